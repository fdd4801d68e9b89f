"""`timeline check`, `backup` and `log`."""

from timeline.store import open_store


def test_a_sound_database_checks_out(cli):
    cli("add", "articles", "--db", "a.db")
    result = cli("check", "--db", "a.db")
    assert result.code == 0
    assert "of 3 articles can be read" in result.out


def test_damage_is_told_and_repaired_on_demand(cli, home):
    cli("add", "articles", "--db", "a.db")
    cli("add", "--dated", "2025-04-17", "articles/note.txt", "--db", "a.db")
    data = bytearray((home / "a.db").read_bytes())
    data[len(data) // 2] ^= 1
    (home / "a.db").write_bytes(data)
    found = cli("check", "--db", "a.db")
    assert found.code == 1
    assert "damaged" in found.out
    assert "--repair" in found.err
    assert cli("check", "--repair", "--db", "a.db").code in {0, 1}


def test_a_backup_is_a_database_and_overwrites_nothing(cli, home):
    cli("add", "articles", "--db", "a.db")
    assert cli("backup", "b.db", "--db", "a.db").code == 0
    with open_store(home / "b.db", create=False) as copy:
        assert copy.db.table("sources").all()
    again = cli("backup", "b.db", "--db", "a.db")
    assert again.code == 1
    assert "b.db exists already" in again.err


def test_the_log_tells_what_was_done_latest_first(cli, home):
    cli("add", "articles", "--db", "a.db")
    with open_store(home / "a.db") as store:
        entry = store.entry_ids_of(store.db.table("sources").all()[0]["id"])[0]
        store.reject([entry])
        store.undo()
    lines = cli("log", "--db", "a.db").out.splitlines()
    assert "import" in lines[-1]
    assert any("reject" in line and "(undone)" in line for line in lines)
    assert len(cli("log", "-n", "1", "--db", "a.db").out.splitlines()) == 1


def test_without_a_database_each_says_how_to_make_one(cli):
    for command in (["check"], ["backup", "b.db"], ["log"], ["list"], ["stats"]):
        result = cli(*command, "--db", "none.db")
        assert result.code == 1
        assert "there is no database yet" in result.err
