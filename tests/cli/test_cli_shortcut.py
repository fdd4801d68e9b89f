import pytest

from timeline.cli.shortcut import database_of, explore


@pytest.mark.parametrize(
    ("args", "database"),
    [
        ([], ""),
        (["--db", "war.db"], "war.db"),
        (["--db=war.db"], "war.db"),
        (["--db", ""], None),
        (["--db="], None),
        (["--db"], None),
        (["notes"], None),
        (["--db", "war.db", "notes"], None),
        (["--sample"], None),
        (["list"], None),
    ],
)
def test_only_the_explorer_on_a_database_goes_the_short_way(args, database):
    assert database_of(args) == database


def test_without_a_terminal_the_long_way_is_gone(tmp_path):
    assert explore(["--db", str(tmp_path / "new.db")]) is None
    assert not (tmp_path / "new.db").exists()
