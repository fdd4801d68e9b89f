"""Tells the main text of a page from its furniture: menus, other stories' headlines, notices, credits, datelines.

The rule works on paragraphs (a line, or a block of hard-wrapped lines). A paragraph is prose when it reads like
sentences; what does not is furniture. It began as "at least eight words, ends like a sentence, no legal or promotional
phrase", which loses one Wikinews paragraph in twenty-four: short sentences, and long ones that end in a colon or a
comma, so both are let in where the paragraph has the shape of a sentence.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from timeline.extract.dateline import is_dateline
from timeline.lazy_regex import regex

Kind = Literal["prose", "heading", "dateline", "furniture"]

BLOCK = regex(r"[^\n\r]+(?:\r?\n(?![^\S\n]*(?:\r?\n|$))[^\n\r]+)*")
LINE = regex(r"[^\n\r]+")
WRAP_WIDTH = 120  # a line longer than this was not wrapped by hand
# What may follow a sentence: mark-up of wire services ("&QL;", "&UR;"), reference marks, a photographer's credit.
TAIL = regex(r"(?:\s*(?:&\w{1,6};|\[\d{1,3}\]|\*|\([^()]*(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit)[^()]*\)))+$")
SENTENCE_END = regex(r"[.!?…](?:[\"'”’»)\]]|'')*$")
LOOSE_END = regex(r"(?:[:;,—–]|--)$")
# Notices, wherever they stand in a paragraph's head. Plain strings throughout: a pattern of so many alternatives takes
# longer to compile than a short article takes to read.
NOTICES = tuple(
    "all rights reserved|copyright|©|(c) 19|(c) 20|terms of use|terms of service|privacy policy|we use cookies"
    "|use of cookies|accept cookies|cookie policy|prior written consent|prior written permission|may not be published"
    "|may not be reproduced|may not be copied|intellectual property rights owned|originally published|first published"
    "|originally posted".split("|")
)
# How prompts and credits begin: furniture also where they are sentences.
PROMPTS = tuple(
    "advertis|sponsored|subscribe|sign up|log in|login|sign in|click here|click to|click on|by clicking|read more"
    "|read also|read next|read full|read the full|see also|follow us|share this|share on|tweet this|email this"
    "|e-mail this|email us|your email|your e-mail|newsletter|thank you for|print this|download the app|download our"
    "|get the latest|get our|get the app|join us|join our|support us|support our|donate|skip to|back to top|loading"
    "|getty images|shutterstock|editor's note|editors' note|note to editors|note to readers|additional reporting by"
    "|reporting by|editing by|writing by|contact us|contact the author|contact the reporter|file photo|file -|file –"
    "|file —|copyright|http://|https://|www.|last updated|updated on|updated at|updated:|published on|published at"
    "|published:|posted on|posted at|posted:|last modified|photo by|photo:|photos by|photos:|image:|images:|picture:"
    "|video:|watch:|listen:|credit:|tags:|topics:|topic:|keywords:|sources:|source:|correction:|filed under".split("|")
)
# How rubrics begin: furniture unless a sentence follows.
RUBRICS = tuple(
    "related|more on|more from|more news|more stories|more about|most read|most popular|most viewed|trending"
    "|recommended|latest news|latest stories|latest headlines|breaking news|categor|home|menu|search"
    "|comment|next article|next page|next story"
    "|previous article|previous page|previous story|tweet|share|updated|published|posted".split("|")
)
BYLINE = regex(
    r"^\W*(?:by|from|von|par|por)\s+[A-Z][\w.'’-]+(?:\s+(?:[A-Z][\w.'’-]*|and|und|et|y|of|for|,|in|the|[|/])){0,12}\W*$"
)
CLOSES_TAIL = (";", "]", "*", ")")  # what a tail ends in: without one, none has to be looked for
FILE_PHOTO = regex(r"\bfile (?:photo|picture|image|pic)\b|^FILE\b|\bfile\)\s*$", re.IGNORECASE)
# Words that finite prose cannot do without and that headlines leave out: their share tells a long unfinished
# sentence from a headline. A few of each language that the extractor knows.
FUNCTION_WORDS = frozenset(
    "the a an is are was were be been has have had will would that which who this these his her its their"
    " they he she it der die das ist war und nicht les des est était une qui dans que los las una por con"
    " para что это был была не на який що було та".split()
)
MARKS = " \t*#>|-–—•·\"'“‘[(»"
EDGES = MARKS + ",;:"
OPENERS = "\"'“‘«„`([¿¡"


class Paragraph(NamedTuple):
    """A paragraph of the text by its half-open span, and what it is."""

    start: int
    end: int
    kind: Kind


def paragraphs(text: str) -> list[Paragraph]:
    """Every non-empty paragraph of `text` in order, each told prose from furniture; linear in the text."""
    spans = [span for block in BLOCK.finditer(text) for span in _lines(text, block.start(), block.end())]
    kinds: list[Kind] = [_kind(text[start:end]) for start, end in spans]
    _settle_loose(text, spans, kinds)
    return [Paragraph(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a block: one where its lines were wrapped by hand, else one a line."""
    if not _is_broken(text, start, end):
        return [_trim(text, start, end)]
    spans = [match.span() for match in LINE.finditer(text, start, end)]
    if len(spans) > 1 and max(stop - begin for begin, stop in spans) <= WRAP_WIDTH:
        goes_on = sum(text[begin:stop].lstrip()[:1].islower() for begin, stop in spans[1:])
        if goes_on * 3 >= len(spans) - 1:
            return [_trim(text, start, end)]
    return [span for span in (_trim(text, *span) for span in spans) if span[0] < span[1]]


def _is_broken(text: str, start: int, end: int) -> bool:
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _kind(paragraph: str) -> Kind:
    """What a paragraph is by itself; 'heading' stands for whatever has no sentence's shape."""
    if len(paragraph) < 200 and is_dateline(paragraph):
        return "dateline"
    head = paragraph[:400]
    low = head.lower().replace("’", "'")
    opening = low.lstrip(MARKS)
    if (opening.startswith(PROMPTS) and not _is_long_prose(paragraph)) or _is_notice(head, low):
        return "furniture"
    if BYLINE.match(head) or ("file" in low and FILE_PHOTO.search(head)):
        return "furniture"
    if SENTENCE_END.search(_without_tail(paragraph[-120:])) and not paragraph.lstrip(OPENERS)[:1].islower():
        words, lower = _words(head)
        if lower >= max(2, words // 4) and words >= 3:
            return "prose" if words >= 6 or not opening.startswith(RUBRICS) else "furniture"
    return "furniture" if opening.startswith(RUBRICS) else "heading"


def _without_tail(text: str) -> str:
    return TAIL.sub("", text) if text.endswith(CLOSES_TAIL) else text


def _words(text: str) -> tuple[int, int]:
    """How many words there are, and how many of them without a capital."""
    first = [piece.lstrip(OPENERS)[:1] for piece in text.split()]
    words = sum(map(str.isalpha, first))
    return words, words - sum(map(str.isupper, first))


def _is_long_prose(paragraph: str) -> bool:
    """A paragraph of sentences that happens to begin with a word of the menus ("Comments by the minister ...")."""
    return len(paragraph) > 250 and len(re.findall(r"[.!?]\s+[A-Z\"“]", paragraph)) >= 1


def _is_notice(head: str, low: str) -> bool:
    """A legal notice; a long sentence with "copyright" in lower case is prose about it."""
    if not any(phrase in low for phrase in NOTICES):
        return False
    about = "copyright" in head and "Copyright" not in head and "rights reserved" not in low and "©" not in head
    return not (about and len(head) > 80)


def _settle_loose(text: str, spans: list[tuple[int, int]], kinds: list[Kind]) -> None:
    """Lets in unfinished sentences between prose; what is left of the headings after the first prose is furniture."""
    last_prose = max((i for i, kind in enumerate(kinds) if kind == "prose"), default=-1)
    seen_prose = False
    for i, kind in enumerate(kinds):
        if kind == "prose":
            seen_prose = True
        elif kind == "heading":
            near_prose = (seen_prose and i < last_prose) or (i < last_prose and kinds[i + 1] == "prose")
            if near_prose and _is_unfinished(text[slice(*spans[i])]):
                kinds[i] = "prose"
                seen_prose = True
            elif seen_prose:
                kinds[i] = "furniture"


def _is_unfinished(paragraph: str) -> bool:
    """A long line that breaks off like a sentence, with the small words that headlines leave out."""
    body = _without_tail(paragraph)
    words, lower = _words(body[:400])
    small = sum(word.strip(EDGES) in FUNCTION_WORDS for word in body[:400].lower().split())
    if LOOSE_END.search(body):
        return words >= 8 and small >= 1 and lower * 5 >= words * 2
    return words >= 14 and small >= 2 and lower * 2 >= words


def headline(text: str, parts: list[Paragraph]) -> str:
    """The longest heading before the first prose, "" if there is none.

    The longest is the story's where a site's name or a rubric stands above it.
    """
    found = ""
    for part in parts:
        if part.kind == "prose":
            break
        if part.kind == "heading":
            line = " ".join(text[part.start : part.end].lstrip("#*=- ").split())
            if len(line.split()) > len(found.split()):
                found = line
    return found if len(found) <= 300 else ""
