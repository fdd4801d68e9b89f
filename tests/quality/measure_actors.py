"""Measure the recognition of names and the merging of aliases on the corpora of ../shared; run by hand.

    python tests/quality/measure_actors.py [--errors 30] [--half tune|check|all] [--model FILE]

For each corpus: head recall (the last word of a gold name lies in a mention), span precision (a mention is exactly a
gold name, "the" apart), strict F1, and how often the kind is right where the span is. Demonyms are left out on both
sides. `--half` splits Wikigold and EWT by document: rules are tuned on one half and checked on the other.
MEANTIME has no names, only mentions with their heads: its nominal mentions are left out, and a mention counts as right
if it lies in a gold mention. `merged` is the share of its mentions that bear the most frequent name of their actor.
`--model` takes another model than the package's: for figures on text that it has not seen, train one with
`scripts/train_actors.py ../shared/corpora --hold-out wikigold:1,ewt:1,meantime:2 --out FILE` and use `--half check`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path

from timeline.extract.actors import find_mentions, identity
from timeline.extract.actors.gazetteer import gazetteer
from timeline.extract.actors.lexicon import CALENDAR, DEPARTMENTS, TITLES
from timeline.models import Mention, Sentence

COUNTRIES = gazetteer().countries
SHARED = Path(__file__).parents[2].parent / "shared"
NO_SPACE_BEFORE = re.compile(r" (?=(?:[.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m)(?: |$))")
KINDS = {
    "PER": {"person"},
    "ORG": {"organisation", "country"},
    "LOC": {"place", "country"},
    "MISC": {"people", "country"},
}


class Text:
    """A document with its sentences and gold spans (start, end, type)."""

    def __init__(self) -> None:
        self.text = ""
        self.sentences: list[Sentence] = []
        self.spans: list[tuple[int, int, str]] = []

    def add(self, words: list[str], tags: list[str]) -> None:
        """Append a sentence, spaced as prose is."""
        start = len(self.text)
        previous = "O"
        for number, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if (
                number
                and not re.fullmatch(r"[.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m|'", word)
                and words[number - 1] not in "([$"
            ):
                self.text += " "
            begin = len(self.text)
            self.text += word
            if tag != "O":
                kind = tag[2:]
                if tag[0] == "I" and previous[2:] == kind:
                    self.spans[-1] = (self.spans[-1][0], len(self.text), kind)
                else:
                    self.spans.append((begin, len(self.text), kind))
            previous = tag
        self.sentences.append(Sentence(start, len(self.text), self.text[start:]))
        self.text += "\n"


def iob_documents(path: Path) -> list[Text]:
    """The documents of an IOB file."""
    documents = [Text()]
    words: list[str] = []
    tags: list[str] = []
    count = 0

    def close() -> None:
        nonlocal words, tags
        if words:
            documents[-1].add(words, tags)
        words, tags = [], []

    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith(("# newdoc", "-DOCSTART-")):
            close()
            documents.append(Text())
        elif line.startswith("#"):
            continue
        elif not line.strip():
            close()
            count += 1
            # Wikigold does not mark its articles: take pieces of about one article's length.
            if path.name == "wikigold.txt" and count % 12 == 0:
                documents.append(Text())
        else:
            fields = line.split()
            words.append(fields[1] if len(fields) > 2 else fields[0])
            tags.append(fields[2] if len(fields) > 2 else fields[1])
    return [document for document in documents if document.sentences]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without "the", honorific or final full stop."""
    match = re.match(r"(?:[Tt]he |(?:Mr|Mrs|Ms|Dr|Gen|Sir)\.? )", text[start:end])
    return start + (match.end() if match else 0), end - (text[end - 1] == "." and end - start > 4)


def score_spans(documents: list[Text], show: Counter[str]) -> Counter[str]:
    """Counts over documents with gold names."""
    count: Counter[str] = Counter()
    for document in documents:
        gold = {trimmed(document.text, s, e): kind for s, e, kind in document.spans if kind in ("PER", "ORG", "LOC")}
        other = {trimmed(document.text, s, e) for s, e, kind in document.spans if kind == "MISC"}
        found = [m for m in find_mentions(document.text, document.sentences) if counts(m)]
        covered = {position for m in found for position in range(m.start, m.end)}
        spans = {trimmed(document.text, m.start, m.end): m for m in found}
        for (start, end), kind in gold.items():
            count["gold"] += 1
            hit = end - 1 in covered
            count["head"] += hit
            count["strict"] += (start, end) in spans
            if not hit:
                show["missed: " + context(document.text, start, end) + " " + kind] += 1
        for span, mention in spans.items():
            count["found"] += 1
            if span in gold:
                count["right"] += 1
                count["kind"] += mention.kind in KINDS[gold[span]]
                if mention.kind not in KINDS[gold[span]]:
                    show[
                        f"kind {mention.kind} for {gold[span]}: "
                        + context(document.text, *span)
                        + f" ({mention.reason})"
                    ] += 1
            else:
                what = "MISC" if span in other else "wrong"
                count[what] += 1
                show[f"{what} {mention.kind}: " + context(document.text, *span) + f" ({mention.reason})"] += 1
    return count


def counts(mention: Mention) -> bool:
    """Whether a mention is a name, not an adjective, a pronoun or a role."""
    refers = "pronoun: " in mention.reason or "role: " in mention.reason
    adjective = mention.reason.startswith("adjective") and mention.reason.removeprefix("adjective: ") not in COUNTRIES
    return not refers and not adjective and mention.kind != "people"


def context(text: str, start: int, end: int) -> str:
    """A span with some words around it."""
    return (text[max(0, start - 35) : start] + "⟦" + text[start:end] + "⟧" + text[end : end + 25]).replace("\n", " ")


def meantime() -> list[tuple[str, list[Sentence], dict[str, list[str]]]]:
    """(text, sentences, actor → mentions) of the Wikinews articles."""
    articles = []
    for path in sorted((SHARED / "corpora" / "meantime-entries").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name[:-4] + "txt").read_text(encoding="utf-8")
        sentences = [Sentence(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n]+", text)]
        articles.append((text, sentences, {record["name"]: record["mentions"] for record in gold["actors_document"]}))
    return articles


TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}


def meantime_texts() -> list[Text]:
    """The Wikinews articles with the shortest gold mention that ends at each head as a name's span."""
    documents = []
    for path in sorted((SHARED / "corpora" / "meantime-entries").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        document = Text()
        document.text = path.with_name(path.name[:-4] + "txt").read_text(encoding="utf-8")
        document.sentences = [Sentence(m.start(), m.end(), m[0]) for m in re.finditer(r"[^\n]+", document.text)]
        spans: dict[int, tuple[int, int, str]] = {}
        for record in gold["actors_document"]:
            for mention in record["mentions"]:
                head = head_of(mention)
                for match in re.finditer(re.escape(mention), document.text) if head else ():
                    span = match.start(), match.start() + head[1], TYPES[record["type"]]
                    spans[span[1]] = max(spans.get(span[1], span), span)
        document.spans = sorted(spans.values())
        documents.append(document)
    return documents


def head_of(mention: str) -> tuple[int, int] | None:
    """The span of the head of a gold mention that is a name: its last word before a comma or a bracket."""
    core = re.split(r",| \(| of the | in ", mention)[0].rstrip(" '")
    last = re.search(r"[\w&.-]+$", core)
    if not last or not last[0][0].isupper() or last[0] in TITLES or last[0] in DEPARTMENTS or last[0] in CALENDAR:
        return None
    return last.start(), last.end()


def score_meantime(show: Counter[str]) -> Counter[str]:
    """Counts over the Wikinews articles."""
    count: Counter[str] = Counter()
    for text, sentences, actors in meantime():
        found = [m for m in find_mentions(text, sentences) if counts(m)]
        gold: list[tuple[int, int, str]] = []
        heads: dict[tuple[int, int], str] = {}
        for name, mentions in actors.items():
            for mention in mentions:
                for match in re.finditer(re.escape(mention), text):
                    gold.append((match.start(), match.end(), name))
                    head = head_of(mention)
                    if head:
                        heads[match.start() + head[0], match.start() + head[1]] = name
        named: dict[str, Counter[str]] = {}
        for (start, end), name in heads.items():
            count["gold"] += 1
            mention = next((m for m in found if m.start <= start and end - 1 <= m.end), None)
            count["head"] += mention is not None
            if mention:
                named.setdefault(name, Counter())[mention.name] += 1
            else:
                show["missed: " + context(text, start, end)] += 1
        for mention in found:
            count["found"] += 1
            right = any(start <= mention.start and mention.end <= end + 1 for start, end, _ in gold)
            count["right"] += right
            if not right:
                show[
                    f"wrong {mention.kind}: " + context(text, mention.start, mention.end) + f" ({mention.reason})"
                ] += 1
        for name, names in named.items():
            count["mentions"] += sum(names.values())
            count["merged"] += names.most_common(1)[0][1]
            if len(names) > 1:
                show[f"unmerged {name}: {dict(names)}"] += 1
    return count


def report(title: str, count: Counter[str]) -> None:
    """One line of figures."""
    recall, precision = count["head"] / count["gold"], count["right"] / count["found"]
    line = f"{title:14} names {count['gold']:5}  head recall {recall:.3f}  span precision {precision:.3f}"
    if count["strict"]:
        strict = 2 * count["right"] / (count["gold"] + count["found"])
        line += f"  strict F1 {strict:.3f}  kind {count['kind'] / count['right']:.3f}"
    if count["mentions"]:
        line += f"  merged {count['merged'] / count['mentions']:.3f}"
    print(line)


def main() -> None:
    """Print the figures, and with --errors what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--only", default="")
    parser.add_argument("--model", type=Path, help="weights to use instead of the package's")
    args = parser.parse_args()
    if args.model:
        weights = json.loads(args.model.read_text(encoding="utf-8"))
        identity.load = lambda: weights
    for name in ("wikigold.txt", "ewt-dev.iob2", "ewt-test.iob2", "meantime"):
        show: Counter[str] = Counter()
        if args.only not in name:
            continue
        if name == "meantime":
            report(name, score_meantime(show))
        else:
            documents = iob_documents(SHARED / "corpora" / "names" / name)
            half = {"tune": documents[::2], "check": documents[1::2], "all": documents}[args.half]
            report(name, score_spans(half, show))
        for line, number in (
            sorted(show.items(), key=lambda pair: pair[0])[:: max(1, len(show) // args.errors)] if args.errors else ()
        ):
            print(f"  {number}× {line}")


if __name__ == "__main__":
    main()
