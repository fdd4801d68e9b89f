"""Entries, and an article that some of them come from, for the tests of the explorer."""

from datetime import date, timedelta

from fake_store import FakeStore, make_entry

from timeline.models import Source

TODAY = date(2025, 4, 17)
ARTICLE = Source("a" * 16, "US urges France to take the lead", "us.txt", None, "2025-04-17", "AFP")
PARAGRAPH = "Nothing of note was said in this paragraph, which is here to be scrolled past by whoever reads on. "
SENTENCES = (
    ("Russia struck the city of Sumy on Sunday, killing at least 35 people.", "on Sunday", "2025-04-13"),
    ("Ministers met in Paris on Thursday to talk about a ceasefire.", "on Thursday", "2025-04-17"),
    ("The two sides will meet again next week in London.", "next week", "2025-04-21"),
)


def article():
    """An article's text and its entries."""
    text, entries = "WASHINGTON, April 17 (AFP) -\n\n", []
    for at, (sentence, words, day) in enumerate(SENTENCES):
        text += PARAGRAPH * 12 + "\n\n"
        start, inside = len(text), sentence.index(words)
        fields = {
            "sentence": sentence,
            "span": (start, start + len(sentence)),
            "expression": words,
            "expression_span": (start + inside, start + inside + len(words)),
            "basis": "counted from the dateline, Thu 2025-04-17",
            "source": ARTICLE,
        }
        extra = [
            {"title": "Russia strikes Sumy", "actors": ("Russia", "Ukraine"), "places": ("Sumy",)},
            {"title": "Ministers meet in Paris", "actors": ("Marco Rubio", "Steve Witkoff"), "places": ("Paris",)},
            {"title": "Sides to meet again", "end": "2025-04-27", "precision": "week", "status": "scheduled"},
        ][at]
        entries.append(make_entry(f"art{at}", day, **{**fields, **extra}))
        text += sentence + "\n\n"
    return text, entries


def many(count=60):
    """Entries over half a year, with an approximate month and one without a date."""
    days = [date(2025, 1, 1).toordinal() + 3 * at for at in range(count)]
    out = [
        make_entry(f"e{at:03}", date.fromordinal(day).isoformat(), actors=("Marco Rubio",) if at % 3 else ("France",))
        for at, day in enumerate(days)
    ]
    out.append(make_entry("month", "2025-04-01", "2025-04-30", precision="month", title="NATO agrees a pathway"))
    out.append(make_entry("tray", title="Nobody knows when"))
    return out


REPORTERS = [Source(f"{at:016x}", f"Article {at}", f"{at}.txt", None, "2025-04-17") for at in range(4)]


def reports(days=30, each=3):
    """A strike a day that some articles report, and each of them something else."""
    out = []
    for day in range(days):
        when = (date(2025, 1, 1) + timedelta(day)).isoformat()
        for at in range(each):
            name, fields = f"{day:02}{at}", {"source": REPORTERS[at], "actors": ("Russia",)}
            out.append(make_entry(f"a{name}", when, title="Russia strikes Sumy again", span=(0, 1), **fields))
            out.append(make_entry(f"b{name}", when, title=f"Number {name} resigns", span=(2, 3), **fields))
    return out


class Library(FakeStore):
    """The fake store of the queries, with the articles behind its entries."""

    def __init__(self, entries, texts=None):
        super().__init__(entries)
        self.texts = texts or {}

    def refresh(self):
        return False

    def text(self, source_id):
        return self.texts.get(source_id)

    def entries(self, ids):
        return [entry for entry_id in ids for entry in self.index.list if entry.id == entry_id]

    def entry_ids_of(self, source_id):
        found = (entry for entry in self.index.list if entry.source.id == source_id)
        return [entry.id for entry in sorted(found, key=lambda entry: entry.span)]
