"""How an import goes, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from timeline.sources import Failure, Notice

KEPT = 100  # failures and warnings of one import that stay in memory, of however many
T = TypeVar("T")


class First(list[T]):
    """The first KEPT of many; `total` is how many there were."""

    total: int = 0

    def take(self, item: T) -> None:
        """Count one more, and keep it while there are few."""
        self.total += 1
        if len(self) < KEPT:
            self.append(item)


@dataclass(frozen=True, slots=True)
class Progress:
    """An import under way.

    `done` articles of `total` (None where the number can't be known beforehand), `failed` among them, `entries` found
    so far, `where` the last one came from, `seconds` since the start.
    """

    done: int
    total: int | None
    failed: int
    entries: int
    where: str
    seconds: float

    @property
    def rate(self) -> float:
        """Articles per second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at this rate; None where that is unknown."""
        if self.total is None or not self.done or self.total < self.done:
            return None
        return (self.total - self.done) / self.rate if self.rate else None


@dataclass(slots=True)
class Summary:
    """What an import came to: articles `new`, `known` already and `updated`, `entries` added or changed.

    `failed` counts what could not be read and `warnings` what was read with a reservation, and both hold the first of
    them; `cancelled` says that it was stopped before the end.
    """

    new: int = 0
    known: int = 0
    updated: int = 0
    entries: int = 0
    failed: First[Failure] = field(default_factory=First)
    warnings: First[Notice] = field(default_factory=First)
    cancelled: bool = False
