from fake_store import FakeStore, make_entry

from timeline.query import nearby


def index_of(size):
    return FakeStore([make_entry(f"{at:016x}", f"{1000 + at:04}-01-01") for at in range(size)]).index


def test_a_small_index_is_not_worth_a_look_at_a_part_of_it():
    assert list(nearby.around(index_of(8), 3)) == []
    assert list(nearby.onward(index_of(8), 3, forward=True)) == []


def test_stretches_lie_around_a_row_and_end_with_the_index(monkeypatch):
    monkeypatch.setattr(nearby, "DISTANCES", (2, 3, 100))
    found = [list(rows) for rows in nearby.around(index_of(12), 1)]
    assert found == [[0, 1, 2], [0, 1, 2, 3]]


def test_what_lies_onward_begins_at_the_row_or_ends_in_it(monkeypatch):
    monkeypatch.setattr(nearby, "DISTANCES", (2,))
    index = index_of(12)
    assert [list(rows) for rows in nearby.onward(index, 5, forward=True)] == [[5, 6, 7]]
    assert [list(rows) for rows in nearby.onward(index, 5, forward=False)] == [[3, 4, 5]]


def test_behind_the_end_comes_the_beginning_and_the_other_way_round(monkeypatch):
    monkeypatch.setattr(nearby, "DISTANCES", (2,))
    index = index_of(12)
    assert [list(rows) for rows in nearby.onward(index, 11, forward=True)] == [[11], [0, 1]]
    assert [list(rows) for rows in nearby.onward(index, 12, forward=True)] == [[], [0, 1]]
    assert [list(rows) for rows in nearby.onward(index, -1, forward=False)] == [[], [10, 11]]
