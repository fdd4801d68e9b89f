"""A long list of words, of which a text needs few."""

from __future__ import annotations


class Words:
    """Membership in a list of words: sorted, a line each, without blanks.

    Only the words that share a first letter with one asked for are taken apart; all would take longer than an article.
    """

    def __init__(self, text: str) -> None:
        self._text = f"\n{text.strip()}\n"
        self._sections: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        first = word[:1]
        section = self._sections.get(first)
        if section is None:
            section = self._sections[first] = self._section(first)
        return word in section

    def _section(self, first: str) -> frozenset[str]:
        start = self._text.find(f"\n{first}")
        if start < 0 or not first:
            return frozenset()
        end = self._text.index("\n", self._text.rindex(f"\n{first}") + 1)
        return frozenset(self._text[start:end].split())
