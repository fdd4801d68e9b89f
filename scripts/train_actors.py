"""Train the model of `timeline.extract.actors` on names in openly licensed corpora.

    python scripts/train_actors.py CORPORA [--hold-out wikigold:1,ewt:1] [--out FILE]

CORPORA holds `names/wikigold.txt` (CC BY 4.0), `names/ewt-*.iob2` (CC BY-SA 4.0) and `meantime-entries/` (CC BY 4.0).
Candidates come from the product's own splitter, so that the model learns on what it will see. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from math import exp, sqrt
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "quality")]

from measure_actors import Text, iob_documents, meantime_texts, trimmed  # noqa: E402  (the path is set above)

from timeline.extract.actors.candidates import Splitter  # noqa: E402
from timeline.extract.actors.features import context_features, name_features  # noqa: E402
from timeline.extract.actors.gazetteer import gazetteer  # noqa: E402
from timeline.extract.actors.kinds import is_numbered  # noqa: E402
from timeline.extract.actors.model import CLASSES, SCALE, pack  # noqa: E402
from timeline.extract.actors.runs import LOWER  # noqa: E402

LABELS = {"PER": 0, "ORG": 1, "LOC": 2}
NOBODY = 3
EPOCHS = 12
RATE = 0.05
DECAY = 2e-4  # L2, applied to the features of the example at hand
# Words of the name itself are hidden from every second example, lest the model learns the corpora's names by heart.
LEXICAL = ("w=", "first=", "last=", "in=")
DROPPED = 0.5
RARE = 2  # a feature seen less often is left out
Example = tuple[list[str], int, float]


def examples(document: Text, weight: float) -> list[Example]:
    """(features, class, weight) of each candidate of a document."""
    names = gazetteer()
    splitter = Splitter(document.text, names, set(LOWER.findall(document.text)))
    for number, sentence in enumerate(document.sentences):
        splitter.read(number, sentence.start, sentence.end)
    exact = {trimmed(document.text, start, end): kind for start, end, kind in document.spans}
    heads = {end - 1: kind for start, end, kind in document.spans}
    found = []
    for candidate in splitter.found:
        if candidate.form not in ("name", "modifier") or is_numbered(candidate, names, document.text):
            continue
        span = trimmed(document.text, candidate.start, candidate.end)
        kind = exact.get(span) or heads.get(span[1] - 1, "")
        features = name_features(candidate.text, candidate.words, names, splitter.lower)
        features += context_features(candidate, document.text, document.sentences[candidate.sentence].start)
        found.append((features, LABELS.get(kind, NOBODY), weight))
    return found


def train(data: list[Example], seed: int = 1) -> dict[str, list[float]]:
    """Logistic regression by AdaGrad."""
    counts = Counter(feature for features, _, _ in data for feature in features)
    data = [([f for f in features if counts[f] >= RARE], label, weight) for features, label, weight in data]
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(CLASSES))
    squares: dict[str, list[float]] = defaultdict(lambda: [1e-6] * len(CLASSES))
    shuffler = random.Random(seed)
    for epoch in range(EPOCHS):
        shuffler.shuffle(data)
        loss = 0.0
        for features, label, weight in data:
            kept = [f for f in features if not f.startswith(LEXICAL) or shuffler.random() > DROPPED]
            loss += update(weights, squares, kept, label, weight)
        print(f"epoch {epoch}: loss {loss / len(data):.4f}")
    return weights


def update(
    weights: dict[str, list[float]], squares: dict[str, list[float]], features: list[str], label: int, weight: float
) -> float:
    """One step; the share of the probability that went to other classes."""
    scores = [sum(weights[f][k] for f in features) for k in range(len(CLASSES))]
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    slopes = [power / total - (k == label) for k, power in enumerate(powers)]
    for feature in features:
        row, square = weights[feature], squares[feature]
        for k, slope in enumerate(slopes):
            gradient = weight * slope + DECAY * row[k]
            square[k] += gradient * gradient
            row[k] -= RATE * gradient / sqrt(square[k])
    return 1 - powers[label] / total


def corpus(folder: Path, hold_out: dict[str, int]) -> list[Example]:
    """All examples, apart from the held-out halves."""
    data: list[Example] = []
    for path in sorted((folder / "names").iterdir()):
        name = "wikigold" if path.name.startswith("wikigold") else "ewt"
        for number, document in enumerate(iob_documents(path)):
            if hold_out.get(name) != number % 2:
                data += examples(document, 1.0 if name == "wikigold" else 0.7)
    for number, document in enumerate(meantime_texts()):
        if hold_out.get("meantime") not in (number % 2, 2):
            data += examples(document, 1.0)
    return data


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--hold-out", default="", help="corpus:half,…; half 2 of meantime is all of it")
    parser.add_argument("--out", type=Path, default=ROOT / "timeline" / "resources" / "actors_model.json")
    args = parser.parse_args()
    hold_out = {part.split(":")[0]: int(part.split(":")[1]) for part in args.hold_out.split(",") if part}
    weights = train(corpus(args.corpora, hold_out))
    packed = {}
    for feature, row in sorted(weights.items()):
        steps = [max(-500, min(500, round(weight * SCALE))) for weight in row]
        if any(abs(step) > 3 for step in steps):
            packed[feature] = pack(steps)
    args.out.write_text(
        json.dumps(packed, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{len(packed)} features, {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
