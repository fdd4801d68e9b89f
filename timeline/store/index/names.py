"""The names in one field of the entries, with how many entries bear each and every form it is known by."""

from __future__ import annotations

from timeline.store.folding import fold_spaces
from timeline.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Names:
    """(key, name to show, number of entries) of each name that occurs, sorted by key.

    The key of an actor, a place or a tag is its canonical name; that of a source is its id.
    """

    def __init__(
        self,
        counts: Mapping[str, int],
        forms: Mapping[str, Sequence[str]],
        aliases: Mapping[str, Sequence[str]],
    ) -> None:
        """`forms` begin with the name to show and default to the key; `aliases` come on top."""
        self._counts = counts
        self._forms = forms
        self._aliases = aliases
        self._keys = sorted(counts)

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[str, str, int]]:
        return ((key, self.shown(key), self._counts[key]) for key in self._keys)

    def __getitem__(self, at: int) -> tuple[str, str, int]:
        key = self._keys[at]
        return key, self.shown(key), self._counts[key]

    def __contains__(self, key: object) -> bool:
        return key in self._counts

    def count(self, key: str) -> int:
        """How many entries bear the name."""
        return self._counts.get(key, 0)

    def shown(self, key: str) -> str:
        """The name as it is shown."""
        forms = self._forms.get(key)
        return forms[0] if forms else key

    def aliases(self, key: str) -> Iterable[str]:
        """Every form of the name, the one that is shown first."""
        return dict.fromkeys((*(self._forms.get(key) or (key,)), *self._aliases.get(key, ())))

    def match(self, folded: str) -> list[str]:
        """The keys of the names that have this folded text in any form."""
        return [key for key in self._keys if any(folded in fold_spaces(form) for form in self.aliases(key))]
