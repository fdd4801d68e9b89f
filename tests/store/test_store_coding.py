import dataclasses
import json
import math
import subprocess
import sys
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store import coding
from timeline.store.coding import FEW, document, names, parse

CHARACTERS = st.characters(codec=None, exclude_categories=())
WHOLE = st.integers(-(2**70), 2**70)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | st.floats() | st.text(CHARACTERS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(CHARACTERS), inner, max_size=4),
    max_leaves=12,
)
DOCS = st.dictionaries(st.text(CHARACTERS), VALUES, max_size=6)


def same(one: object, two: object) -> bool:
    """Equal in value and kind, NaN equal to itself and 1 not to True."""
    return repr(one) == repr(two)


@pytest.fixture(params=["first", "later"])
def reading(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "_loads", coding._first_few)
    if request.param == "later":
        monkeypatch.setattr(coding, "_read", FEW)
        parse(b"{}")
    else:
        monkeypatch.setattr(coding, "_loads", json.loads)


@pytest.mark.usefixtures("reading")
class TestBoth:
    @given(DOCS)
    def test_a_document_is_read_as_the_standard_library_reads_its_own(self, doc: dict[str, object]) -> None:
        raw = document(doc)
        assert same(parse(raw), json.loads(json.dumps(doc)))
        assert same(parse(raw), json.loads(raw))
        assert b"\n" not in raw

    @given(DOCS)
    def test_what_the_standard_library_wrote_is_read(self, doc: dict[str, object]) -> None:
        small = {name: value for name, value in doc.items() if not isinstance(value, int) or abs(value) < 2**63}
        small = {name: value for name, value in small.items() if not isinstance(value, list | dict)}
        assert same(parse(json.dumps(small).encode()), small)

    def test_what_is_no_json_is_an_error(self) -> None:
        for raw in (b"", b"{", b" {", b'{"a":}'):
            with pytest.raises(json.JSONDecodeError):
                parse(raw)


def test_what_orjson_would_change_is_kept() -> None:
    doc = {"nan": math.nan, "far": 2**64, "lone": "\ud800", "pair": (1, 2), "far below": [-(2**63) - 1]}
    assert same(parse(document(doc)), {**doc, "pair": [1, 2]})


@given(st.dictionaries(st.text(CHARACTERS), st.tuples(st.integers(0, 2**40), st.lists(st.text(CHARACTERS)))))
def test_names_of_any_characters_come_back(directory: dict[str, tuple[int, list[str]]]) -> None:
    assert parse(names(directory)) == {name: list(known) for name, known in directory.items()}


def test_keys_that_are_no_texts_become_texts_as_in_json() -> None:
    assert parse(document({1: {None: True}})) == {"1": {"null": True}}  # type: ignore[dict-item]


@dataclasses.dataclass
class Point:
    x: int


@pytest.mark.parametrize("value", [Point(1), uuid.UUID(int=1), {1}, b"x"])
def test_a_value_that_json_does_not_have_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        document({"value": value})


def test_a_few_documents_are_read_without_loading_orjson() -> None:
    code = "import sys\nfrom timeline.store.coding import parse\nparse(b'{}')\nassert 'orjson' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
