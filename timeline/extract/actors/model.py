"""The trained part: how likely a name is a person's, an organisation's, a place's, or nobody's.

A multinomial logistic regression over the string features of `features`, trained by `scripts/train_actors.py` on the
corpora that `timeline/resources/NOTICE.md` names. A feature's four weights lie in one integer, so that adding them up
takes one addition a feature.
"""

from __future__ import annotations

import json
from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING

from timeline.extract.actors.resources import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CLASSES = ("person", "organisation", "place", "nobody")
SCALE = 64.0  # steps of a weight; weights are kept between -500 and 500 steps
FIELD = 20  # bits a class: thousands of features add up without overflow
HALF, MASK = 1 << (FIELD - 1), (1 << FIELD) - 1


def pack(weights: Sequence[int]) -> int:
    """Four signed weights in one integer."""
    return sum(weight << (FIELD * place) for place, weight in enumerate(weights))


def unpack(packed: int) -> list[int]:
    """The four weights, or sums of weights, of `pack`."""
    weights = []
    for _ in CLASSES:
        weight = ((packed + HALF) & MASK) - HALF
        weights.append(weight)
        packed = (packed - weight) >> FIELD
    return weights


@lru_cache(maxsize=1)
def load() -> dict[str, int]:
    """Feature → packed weights; a few milliseconds, once a process."""
    weights: dict[str, int] = json.loads(read("actors_model.json"))
    return weights


def score(weights: dict[str, int], features: Iterable[str]) -> int:
    """The packed sum of the features' weights; unknown features weigh nothing."""
    get = weights.get
    return sum([get(feature, 0) for feature in features])


def probabilities(weights: Iterable[float]) -> list[float]:
    """One probability a class, in the order of `CLASSES`."""
    scores = [weight / SCALE for weight in weights]
    top = max(scores)
    powers = [exp(value - top) for value in scores]
    total = sum(powers)
    return [power / total for power in powers]
