"""`timeline watch`: what arrives is imported, once it is at rest."""

from timeline.cli import watching
from timeline.cli.watching import arrivals
from timeline.sources import ReadOptions


def looks(monkeypatch, folder, *steps):
    """The arrivals look by look, with a step between two of them; it stops after the last."""
    left = list(steps)

    def wait(*_):
        if left:
            left.pop(0)()
        else:
            done.append(True)

    done = []
    monkeypatch.setattr(watching, "_sleep", wait)
    return list(arrivals(str(folder), ReadOptions(), 1.0, lambda: bool(done)))


def test_a_file_is_taken_when_it_did_not_change_between_two_looks(home, monkeypatch):
    folder = home / "inbox"
    folder.mkdir()
    story = folder / "a.txt"
    found = looks(
        monkeypatch,
        folder,
        lambda: story.write_text("One.", encoding="utf-8"),
        lambda: story.write_text("One and more.", encoding="utf-8"),
        lambda: None,
        lambda: None,
        (folder / "picture.png").touch,
    )
    assert found == [[str(story)]]


def test_a_file_that_changes_later_is_taken_again(home, monkeypatch):
    story = home / "articles" / "note.txt"
    found = looks(
        monkeypatch,
        home / "articles",
        lambda: None,
        lambda: story.write_text("Another story.", encoding="utf-8"),
        lambda: None,
    )
    assert len(found[0]) == 3
    assert found[1] == [str(story)]


def test_once_imports_what_is_there_and_ends(cli):
    result = cli("watch", "articles", "--once", "--db", "a.db")
    assert result.code == 0
    assert "3 new articles" in result.err


def test_what_is_no_folder_is_an_error(cli):
    assert cli("watch", "none", "--db", "a.db").err == "timeline: none: no such folder\n"
