import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.store.bits import Bits
from timeline.store.rows import Order, RowSet

SIZE = 5000


@st.composite
def bits(draw):
    """A set in one of its three forms, with what it holds."""
    form = draw(st.sampled_from(["range", "list", "bits"]))
    if form == "range":
        start, stop = sorted(draw(st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))))
        return Bits(SIZE, range(start, stop)), set(range(start, stop))
    members = draw(st.sets(st.integers(0, SIZE - 1), max_size=200))
    if draw(st.booleans()):
        members |= set(range(draw(st.integers(0, SIZE)), SIZE, draw(st.integers(1, 7))))
    if form == "list":
        return Bits(SIZE, sorted(members)), members
    return Bits(SIZE, bits=sum(1 << row for row in members)), members


@given(bits(), bits())
def test_bits_join_like_sets(one, other):
    (one, a), (other, b) = one, other
    for joined, expected in ((one & other, a & b), (one | other, a | b), (one - other, a - b)):
        assert list(joined) == sorted(expected)
        assert len(joined) == len(expected)
        assert bool(joined) == bool(expected)


@given(bits(), st.integers(0, SIZE))
def test_bits_find_their_members(pair, row):
    found, members = pair
    ordered = sorted(members)
    assert (row in found) == (row in members)
    assert found.rank(row) == sum(member < row for member in members)
    if members:
        k = row % len(members)
        assert found.select(k) == ordered[k]
        assert list(found.iter_from(k)) == ordered[k:]


@st.composite
def orders(draw):
    """An order, with what stands at each row: ("base", n) or ("added", n)."""
    size = draw(st.integers(0, 60))
    gone = sorted(draw(st.sets(st.integers(0, size - 1), max_size=size))) if size else []
    points = sorted(draw(st.lists(st.integers(0, size), max_size=20)))
    keyed = [((row, 1, 0), ("base", row)) for row in range(size) if row not in gone]
    keyed += [((point, 0, at), ("added", at)) for at, point in enumerate(points)]
    return Order(size, gone, points), [who for _, who in sorted(keyed)]


@st.composite
def row_sets(draw):
    order, who = draw(orders())

    def some():
        chosen = draw(st.sets(st.sampled_from(range(len(who))))) if who else set()
        return order.pick(chosen), chosen

    return order, who, some(), some()


@given(row_sets())
def test_row_sets_answer_like_sets_of_ranks(given_sets):
    order, who, (one, a), (other, b) = given_sets
    rows = range(len(who))
    assert order.rows == len(who)
    for joined, expected in ((one & other, a & b), (one | other, a | b), (one - other, a - b), (~one, {*rows} - a)):
        ordered = sorted(expected)
        assert list(joined) == ordered
        assert len(joined) == len(ordered)
        assert [joined.select(k) for k in range(len(ordered))] == ordered
        assert [row in joined for row in rows] == [row in expected for row in rows]
        assert [joined.rank(row) for row in (*rows, len(who) + 5)] == [
            sum(member < row for member in expected) for row in (*rows, len(who) + 5)
        ]
        assert [list(joined.iter_from(k)) for k in range(len(ordered))] == [ordered[k:] for k in range(len(ordered))]
        assert joined[1:4] == ordered[1:4]


@given(orders())
def test_a_row_leads_back_to_what_stands_there(pair):
    order, who = pair
    for row, (kind, at) in enumerate(who):
        base, added, is_added = order.split(row)
        assert (kind, at) == (("added", added) if is_added else ("base", base))
        assert kind == "added" or order.of_base(at) == row


def test_there_is_no_row_beyond_the_last():
    rows = RowSet(Order(10), Bits(10, [3]), Bits(0, []))
    with pytest.raises(IndexError):
        rows.select(1)
    with pytest.raises(IndexError):
        Bits(10, bits=8).select(1)
