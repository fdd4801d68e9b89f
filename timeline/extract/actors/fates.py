"""What befalls a person where a name stands, which tells whom later pronouns mean: an office, or death."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.lazy_regex import regex

if TYPE_CHECKING:
    from timeline.models import Mention

REACH = 60  # characters before a name that are looked at
# "named Gen. X", "elected the lawyer X": not "was named".
APPOINTING = regex(
    r"(?<!was )(?<!were )(?<!been )(?<!is )\b(?:named|names|appointed|appoints|elected|elects|chose|chooses|picked"
    r"|picks|nominated|nominates|proclaimed|promoted)(?: (?:the|their|its|his|her))?(?: [\w.-]+){0,3} $"
)
# What is told of who was just named to an office.
OFFICE = regex(
    r" (?:will|would|is|was|had|has|succeeds|succeeded|replaces|replaced|takes|took|served|joined|joins|resigned)\b"
)
DEATH = regex(
    r"(?:['’]s)?(?: own)? death\b| (?:had |has )?died\b"
    r"| (?:was|were|had been) (?:killed|assassinated|executed|murdered)\b"
)


def is_appointed(text: str, floor: int, mention: Mention) -> bool:
    """Whether the words before a mention, back to `floor`, name the person to an office or elect him."""
    return APPOINTING.search(text, max(floor, mention.start - REACH), mention.start) is not None


def dies(text: str, mention: Mention) -> bool:
    """Whether the words behind a mention tell of the person's death."""
    return DEATH.match(text, mention.end) is not None


def holds_office(text: str, position: int) -> bool:
    """Whether what follows a pronoun that ends here is told of a new holder of an office."""
    return OFFICE.match(text, position) is not None
