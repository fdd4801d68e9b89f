"""The linear mode: questions and answers, a line each, for screen readers and the simplest terminals.

Nothing is drawn over, nothing is told by colour or place; every line stands for itself when read aloud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from timeline.query import QueryError
from timeline.query.periods import full
from timeline.safetext import safe, safe_lines
from timeline.tui.draw.entries import day_of, mod_of, who
from timeline.tui.draw.header import plural

if TYPE_CHECKING:
    from timeline.tui.explorer import Explorer

PAGE = 10
HELP = (
    "Enter: the next ten. A number: that entry and its sentence. a NUMBER: its whole article. "
    "/QUERY: filter, / alone: no filter. :DATE: go to a date. q: quit."
)


def converse(explorer: Explorer, heard: TextIO, said: TextIO) -> int:
    """Answer lines of `heard` on `said` until the person quits or there are no more; gives the exit code."""
    talk = Talk(explorer, said)
    talk.say(f"{counted(explorer)} {HELP}")
    talk.page()
    while True:
        try:
            said.write("? ")
            said.flush()
            line = heard.readline()
            if not line or line.strip() in ("q", "Q", "quit"):
                return 0
            talk.answer(line.strip())
        except KeyboardInterrupt:  # stops what is being said, and never quits
            said.write("\n")
            talk.say("q quits.")


def counted(explorer: Explorer) -> str:
    """How many entries the list has."""
    count = len(explorer.view)
    return f"{count:,} {plural(count, 'entry', 'entries')}."


class Talk:
    """What is said in answer to each line."""

    def __init__(self, explorer: Explorer, said: TextIO) -> None:
        self.explorer = explorer
        self.said = said
        self.next = 0

    def say(self, text: str) -> None:
        """One line."""
        self.said.write(safe(text) + "\n")

    def page(self) -> None:
        """The next ten entries, each with its number, date and title."""
        view = self.explorer.view
        last = min(self.next + PAGE, len(view))
        for at in range(self.next, last):
            self.say(f"{at + 1}. {self.line(at)}")
        self.say("End of the list." if last == len(view) else f"{last} of {len(view)}. Enter for more.")
        self.next = last

    def line(self, at: int) -> str:
        """An entry in a line: when, what, who."""
        brief = self.explorer.brief(at)
        when = full(day_of(brief.start), day_of(brief.end), brief.precision, mod=mod_of(brief))
        status = "" if brief.status == "happened" else f"{brief.status}: "
        people = who(brief).replace(" · ", ", at ")
        return f"{when}: {status}{brief.title}" + (f". With {people}" if people else "")

    def answer(self, line: str) -> None:
        """Do what a line asks for."""
        if not line:
            self.page()
        elif line.startswith("/"):
            self.filter(line[1:])
        elif line.startswith(":"):
            self.go(line[1:])
        elif line.isdecimal() and 1 <= int(line) <= len(self.explorer.view):
            self.detail(int(line) - 1)
        elif line[:2] == "a " and line[2:].strip().isdecimal():
            self.article(int(line[2:]) - 1)
        else:
            self.say(HELP)

    def filter(self, query: str) -> None:
        """Narrow the list to a query and read its beginning."""
        try:
            self.explorer.set_query(query.strip())
        except QueryError as error:
            self.say(f"Not understood: {error}.")
            return
        self.next = 0
        self.say(counted(self.explorer))
        self.page()

    def go(self, words: str) -> None:
        """Go on reading from a date."""
        if self.explorer.go_words(words):
            self.next = self.explorer.cursor
            self.page()
        else:
            self.say(f"{words} is no date that is understood.")

    def detail(self, at: int) -> None:
        """An entry with its sentence, the words that gave the date and why, and its source."""
        entry = self.explorer.view.entry(at)
        self.say(self.line(at))
        self.say(f"The sentence: {entry.sentence}")
        self.say(f"Dated by the words {entry.expression}: {entry.why}.")
        self.say(
            f"From {entry.source.title or entry.source.path or 'an article'}, {entry.source.published or 'undated'}."
        )

    def article(self, at: int) -> None:
        """The whole text behind an entry."""
        if not 0 <= at < len(self.explorer.view):
            self.say("There is no such number.")
            return
        entry = self.explorer.view.entry(at)
        for line in safe_lines(self.explorer.store.text(entry.source.id) or entry.sentence):
            self.said.write(line + "\n")
