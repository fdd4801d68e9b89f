"""Keys typed straight into the application: Pilot waits a while after each."""

from textual.events import Key

CHARACTERS = {
    "slash": "/",
    "colon": ":",
    "ampersand": "&",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "space": " ",
}


def typed(key):
    """The event of a key as the driver makes it."""
    return Key(key, CHARACTERS.get(key, key if len(key) == 1 else None))


async def type_keys(app, *keys):
    """Have keys obeyed, one after the other."""
    for key in keys:
        await app.on_event(typed(key))
