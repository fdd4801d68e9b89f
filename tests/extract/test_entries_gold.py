import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from timeline.extract import extract
from timeline.models import Document

SHARED = Path(__file__).parents[2].parent / "shared"
GOLD = SHARED / "gold"
pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold of ../shared is not here")


def scorer():
    spec = importlib.util.spec_from_file_location("score_entries", SHARED / "tools" / "score_entries.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(path, dct=None):
    document = Document(path.read_text(encoding="utf-8"), dated=dct)
    return [entry.to_json() for entry in extract(document).entries]


def test_entries_of_the_gold_reach_what_is_asked():
    tool = scorer()
    documents = tool.load([GOLD])
    predictions = {name: found(path, date.fromisoformat(gold["dct"])) for name, gold, path, _ in documents}
    figures = tool.score(documents, predictions)
    assert figures["entry_f1"] >= 0.85
    assert figures["interval_accuracy"] >= 0.92
    assert figures["actor_f1"] >= 0.80
    assert figures["trap_hits"] <= 0.04 * figures["traps"]


def test_article_with_its_furniture_gives_all_its_entries_and_no_trap():
    tool = scorer()
    name = "spacewar-2025-04-17"
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    path = GOLD / f"{name}.txt"
    figures = tool.score([(name, gold, path, "")], {name: found(path)})
    assert (figures["matched"], figures["predicted"], figures["trap_hits"]) == (7, 7, 0)
    assert figures["interval_accuracy"] == figures["label_accuracy"] == figures["actor_f1"] == 1
