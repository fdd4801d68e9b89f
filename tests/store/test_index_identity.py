import pytest

from timeline.store.index import Index
from timeline.store.index.identity import surnames
from timeline.store.journal import Journal


@pytest.fixture
def index_of(tmp_path):
    """An index over entries that bear actors: [{name: kind}] to Index."""

    def make(*bearers):
        journal = Journal(tmp_path / "a.db")
        docs = {
            number: {
                "id": f"{number:016x}",
                "start": "2025-04-17",
                "end": "2025-04-17",
                "title": "",
                "sentence": "",
                "actors": list(kinds),
                "kinds": kinds,
                "source": {"id": "s"},
            }
            for number, kinds in enumerate(bearers, 1)
        }
        journal.append({"entries": docs}, {})
        return Index.open(journal)

    return make


def test_a_bare_surname_joins_the_only_full_name_that_ends_in_it():
    assert surnames(["Marco Rubio", "Rubio", "Steve Witkoff"]) == {"Rubio": "Marco Rubio"}


def test_a_surname_that_two_persons_bear_joins_none():
    assert surnames(["Bill Clinton", "Hillary Clinton", "Clinton"]) == {}


def test_names_match_without_case_and_accents():
    assert surnames(["Emmanuel MACRÓN", "Macron"]) == {"Macron": "Emmanuel MACRÓN"}


def test_the_entries_of_a_full_name_include_those_of_its_surname_alone(index_of):
    index = index_of({"Marco Rubio": "person"}, {"Rubio": "person"}, {"Steve Witkoff": "person"})
    assert list(index.posting("actor", "Marco Rubio")) == [0, 1]
    names = index.names("actor")
    assert {key: count for key, _, count in names} == {"Marco Rubio": 2, "Steve Witkoff": 1}
    assert list(names.aliases("Marco Rubio")) == ["Marco Rubio", "Rubio"]


def test_a_second_bearer_parts_the_name_again(index_of):
    index = index_of({"Bill Clinton": "person"}, {"Clinton": "person"}, {"Hillary Clinton": "person"})
    assert list(index.posting("actor", "Bill Clinton")) == [0]
    assert "Clinton" in index.names("actor")


def test_who_is_who_is_worked_out_again_only_where_somebody_came(index_of, monkeypatch):
    index = index_of({"Bill Clinton": "person"}, {"Clinton": "person"})
    assert list(index.posting("actor", "Bill Clinton")) == [0, 1]
    seen = []
    monkeypatch.setattr("timeline.store.index.identity.surnames", lambda names: seen.append(names) or surnames(names))
    for number, name, worked_out in ((7, "Clinton", False), (8, "Hillary Clinton", True)):
        entry = {**index.document(0), "actors": [name], "kinds": {name: "person"}}
        index.journal.append({"entries": {number: entry}}, {})
        index.refresh()
        assert len(index.posting("actor", "Bill Clinton")) == (1 if worked_out else 3)
        assert bool(seen) == worked_out


def test_a_country_is_no_surname_of_a_company(index_of):
    index = index_of({"Air France": "organisation"}, {"France": "country"})
    assert {key for key, _, _ in index.names("actor")} == {"Air France", "France"}
