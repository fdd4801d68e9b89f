"""Folders: which files, in which order, and no way around for ever."""

from pathlib import Path

from timeline.sources.folder import walk
from timeline.sources.nouns import ReadOptions


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Words.", encoding="utf-8")


def found(root: Path, **options) -> list[str]:
    return [str(Path(path).relative_to(root)) for path in walk(str(root), ReadOptions(**options))]


def test_files_come_in_order_of_their_names_and_folders_after_them(tmp_path):
    make(tmp_path, "b.txt", "a.md", "sub/c.html", "sub/deeper/d.jsonl", "picture.png", "e.txt.gz")
    assert found(tmp_path) == ["a.md", "b.txt", "e.txt.gz", "sub/c.html", "sub/deeper/d.jsonl"]


def test_hidden_files_and_folders_are_read_only_on_request(tmp_path):
    make(tmp_path, ".a.txt", ".git/b.txt", "c.txt")
    assert found(tmp_path) == ["c.txt"]
    assert found(tmp_path, hidden=True) == [".a.txt", "c.txt", ".git/b.txt"]


def test_patterns_include_and_exclude_by_name_and_by_path(tmp_path):
    make(tmp_path, "a.txt", "b.log", "drafts/c.txt", "sub/d.txt")
    assert found(tmp_path, include=("*.log",)) == ["b.log"]
    assert found(tmp_path, exclude=("drafts",)) == ["a.txt", "sub/d.txt"]
    assert found(tmp_path, exclude=("sub/*.txt", "a.*")) == ["drafts/c.txt"]


def test_a_loop_of_links_ends(tmp_path):
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    assert found(tmp_path) == ["sub/a.txt"]


def test_a_linked_folder_is_read(tmp_path):
    make(tmp_path, "elsewhere/a.txt", "articles/b.txt")
    (tmp_path / "articles" / "more").symlink_to(tmp_path / "elsewhere")
    assert found(tmp_path / "articles") == ["b.txt", "more/a.txt"]


def test_what_a_browser_saves_beside_a_page_is_left_out(tmp_path):
    make(tmp_path, "Page.html", "Page_files/frame.html", "other_files/a.txt")
    assert found(tmp_path) == ["Page.html", "other_files/a.txt"]
