"""The store as the rest of the house uses it: imports, edits, history, views."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from timeline.models import Entry, Source
from timeline.store import NotFound, NotOurs, ReadOnly, StoreError, UndoRefused, compaction, open_store


def source(number=1, published="2025-04-17"):
    return Source(f"{number:016x}", title=f"Article {number}", path=f"{number}.txt", published=published)


def entry(number, of, **changes):
    fields = {
        "id": f"{number:016x}",
        "start": "2025-04-13",
        "end": "2025-04-13",
        "precision": "day",
        "edtf": "2025-04-13",
        "status": "happened",
        "title": f"Event {number}",
        "actors": ("Russia", "Ukraine"),
        "places": ("Sumy",),
        "sentence": "It happened on Sunday.",
        "span": (0, 22),
        "expression": "on Sunday",
        "expression_span": (12, 21),
        "timex": {"type": "DATE", "value": "2025-04-13"},
        "basis": "Sunday before the dateline",
        "confidence": 0.9,
        "source": of,
    }
    return Entry(**{**fields, **changes})


def article(number=1, count=3, published="2025-04-17", **changes):
    of = source(number, published)
    return of, f"The text of article {number}. " * 5, [entry(number * 100 + i, of, **changes) for i in range(count)]


E1, E2 = f"{100:016x}", f"{101:016x}"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.db") as opened:
        opened.add([article()])
        yield opened


def reopened(store):
    return open_store(store.path)


def test_an_import_survives_reopening_with_text_and_order(store):
    again = reopened(store)
    of, text, entries = article()
    assert again.entry_ids_of(of.id) == [item.id for item in entries]
    assert again.entry(E1) == entries[0]
    assert again.text(of.id) == text
    assert again.source(of.id) == of


def test_adding_the_same_article_again_adds_nothing_and_writes_nothing(store):
    size = store.path.stat().st_size
    added = store.add([article()])
    assert (added.new, added.known, added.entries) == (0, 1, 0)
    assert store.path.stat().st_size == size


def test_the_ledger_knows_an_article_by_text_date_and_extractor(store):
    assert store.known(source().id, "2025-04-17")
    assert not store.known(source().id, "2025-04-18")
    assert not store.known(source(2).id, "2025-04-17")
    store.extractor = "another"
    assert not store.known(source().id, "2025-04-17")


def test_another_date_updates_in_place_what_nobody_edited(store):
    store.edit(E1, title="Mine")
    store.mark([E2])
    added = store.add([article(published="2025-05-01", title="Theirs")])
    assert (added.updated, added.changed, added.entries) == (1, 2, 0)
    assert store.entry(E1).title == "Mine"
    assert store.entry(E1).edited == ("title",)
    assert (store.entry(E2).title, store.entry(E2).marked) == ("Theirs", True)


def test_entries_that_vanished_go_unless_a_person_touched_them(store):
    store.tag([E2], add=["key"])
    added = store.add([article(published="2025-05-01", count=0)])
    assert added.removed == 2
    assert store.entry_ids_of(source().id) == [E2]
    with pytest.raises(NotFound):
        store.entry(E1)


def test_a_text_saved_again_with_other_furniture_keeps_every_entry_in_its_place(store):
    of, text, _ = article(published="2025-05-01")
    store.edit(E1, title="Mine")
    store.edit(E2, title="Mine too")
    moved = entry(100, of, span=(10, 32), expression_span=(22, 31))
    vanished = store.entry(E2)
    new_text = f"Subscribe! {vanished.sentence} {text}"
    store.add([(of, new_text, [moved])])
    assert store.text(of.id) == new_text
    assert (store.entry(E1).title, store.entry(E1).span) == ("Mine", (10, 32))
    kept = store.entry(E2)
    assert new_text[slice(*kept.span)] == kept.sentence == vanished.sentence
    assert new_text[slice(*kept.expression_span)] == kept.expression


def test_an_entry_id_of_another_article_is_noticed_and_kept_out(store):
    of, text, _ = article(2)
    added = store.add([(of, text, [entry(100, of), entry(200, of)])])
    assert added.collisions == (E1,)
    assert store.entry(E1).source.id == source().id
    assert store.entry_ids_of(of.id) == [f"{200:016x}"]


def test_a_failed_article_is_in_the_ledger_until_it_is_imported(store):
    store.fail("2.txt", "not text")
    assert [(item.where, item.why) for item in reopened(store).failures()] == [("2.txt", "not text")]
    store.add([article(2)])
    assert store.failures() == []


@pytest.mark.parametrize(
    ("change", "field", "after"),
    [
        (lambda s: s.edit(E1, title="Mine", actors=["Rubio"]), "title", "Mine"),
        (lambda s: s.edit(E1, start="2025-04-01"), "edtf", "2025-04-01/2025-04-13"),
        (lambda s: s.reject([E1]), "rejected", True),
        (lambda s: s.mark([E1]), "marked", True),
        (lambda s: s.tag([E1, E2], add=["b", "a"]), "tags", ("b", "a")),
        (lambda s: s.merge_alias("Russia", "Russian Federation"), "actors", ("Russian Federation", "Ukraine")),
    ],
)
def test_an_operation_is_undone_and_done_again_in_another_session(store, change, field, after):
    before = store.entry(E1)
    change(store)
    changed = store.entry(E1)
    assert getattr(changed, field) == after
    assert reopened(store).undo().undone
    assert reopened(store).entry(E1) == before
    reopened(store).redo()
    assert reopened(store).entry(E1) == changed


def test_undo_goes_back_step_by_step_and_redo_forth(store):
    for title in ("a", "b", "c"):
        store.edit(E1, title=title)
    titles = []
    for step in (store.undo, store.undo, store.redo, store.undo, store.undo, store.redo, store.redo, store.redo):
        step()
        titles.append(store.entry(E1).title)
    assert titles == ["b", "a", "b", "a", "Event 100", "a", "b", "c"]
    with pytest.raises(UndoRefused):
        store.redo()


def test_a_new_operation_ends_what_could_be_done_again(store):
    store.edit(E1, title="a")
    store.undo()
    store.edit(E1, title="b")
    with pytest.raises(UndoRefused):
        store.redo()
    store.undo()
    store.redo()
    assert store.entry(E1).title == "b"


def test_undo_refuses_where_another_session_changed_the_entry_since(store):
    other = reopened(store)
    store.edit(E1, title="mine")
    other.edit(E1, title="theirs")
    with pytest.raises(UndoRefused, match=r"“theirs” was changed since \(edit"):
        store.undo()
    assert store.entry(E1).title == "theirs"


def test_undo_leaves_another_sessions_work_of_meanwhile_alone(store):
    other = reopened(store)
    store.edit(E1, title="mine")
    other.edit(E2, title="theirs")
    store.undo()
    assert store.entry(E1).title == "Event 100"
    assert store.entry(E2).title == "theirs"


def test_a_merged_name_is_remembered_for_later_imports(store):
    store.merge_alias("Russia", "Kremlin")
    store.merge_alias("Kremlin", "Russian Federation")
    assert store.aliases() == {"Russia": "Russian Federation", "Kremlin": "Russian Federation"}


def test_a_name_of_a_name_is_a_name_of_who_is_meant(store):
    store.merge_alias("Russia", "Kremlin")
    store.merge_alias("Moscow", "Russia")
    assert store.aliases() == {"Russia": "Kremlin", "Moscow": "Kremlin"}


def test_a_merge_can_be_turned_round(store):
    store.merge_alias("Russia", "Kremlin")
    store.merge_alias("Moscow", "Kremlin")
    store.merge_alias("Kremlin", "Russia")
    assert store.aliases() == {"Kremlin": "Russia", "Moscow": "Russia"}
    assert store.entry(E1).actors == ("Russia", "Ukraine")


def test_merging_a_name_writes_no_more_for_many_entries_than_for_one(store):
    store.add([article(number, count=50) for number in range(2, 12)])
    before = store.path.stat().st_size
    store.merge_alias("Russia", "Kremlin")
    assert store.path.stat().st_size - before < 1000
    assert len(store.index.posting("actor", "Kremlin")) == 503


def test_who_was_merged_is_shown_found_and_counted_under_one_name(store):
    store.add([article(2, actors=("Kremlin", "Russia")), article(3, actors=("Kremlin",))])
    store.merge_alias("Russia", "Kremlin")
    index = store.index
    assert {key: count for key, _, count in index.names("actor")} == {"Kremlin": 9, "Ukraine": 3}
    assert index.names("actor").match("russia") == ["Kremlin"]
    assert len(index.posting("actor", "Kremlin")) == len(index.containing("kremlin")) == 9
    assert len(index.containing("kremlin", index.posting("actor", "Ukraine"))) == 3
    row = index.row_of(f"{200:016x}")
    assert index.brief(row).actors == index.entry(row).actors == ("Kremlin",)
    assert store.entry(f"{200:016x}").actors == tuple(index.detail(row).actors) == ("Kremlin",)


def test_what_a_person_says_of_a_surname_comes_before_what_it_looks_like(store):
    store.add([article(2, actors=("Clinton",), kinds={"Clinton": "person"})])
    store.add([article(3, actors=("Hillary Clinton",), kinds={"Hillary Clinton": "person"})])
    assert len(store.index.posting("actor", "Hillary Clinton")) == 6
    store.merge_alias("Clinton", "Bill Clinton")
    assert len(store.index.posting("actor", "Hillary Clinton")) == 3
    assert len(store.index.posting("actor", "Bill Clinton")) == 3


def test_tinydbs_queries_see_the_names_that_are_stored(store):
    from tinydb import Query

    store.add([article(2, actors=("Rubio",), kinds={"Rubio": "person"})])
    store.add([article(3, actors=("Marco Rubio",), kinds={"Marco Rubio": "person"})])
    store.merge_alias("Russia", "Kremlin")
    for name, hits in (("Marco Rubio", 3), ("Rubio", 3), ("Russia", 3), ("Kremlin", 0)):
        wanted = Query().actors.any([name])
        found = store.db.table("entries").search(wanted)
        assert len(found) == hits
        assert found == [doc for doc in store.db.table("entries") if wanted(doc)]


def test_the_log_lists_edits_and_imports_newest_first(store):
    store.edit(E1, title="Mine")
    store.undo()
    log = list(store.log())
    assert [(item.what, item.undone) for item in log] == [("undo", False), ("edit", True), ("import", False)]
    assert "3 new entries" in log[-1].summary
    assert len(list(store.log(limit=1))) == 1


@pytest.mark.parametrize("fields", [{"id": "x"}, {"nothing": 1}, {"start": "soon"}, {"start": "2026-01-01"}])
def test_an_edit_that_makes_no_sense_is_refused_and_changes_nothing(store, fields):
    before = store.entry(E1)
    with pytest.raises(ValueError, match=r"."):
        store.edit(E1, **fields)
    assert store.entry(E1) == before


def test_views_live_with_the_data(store):
    store.save_view("mine", "actor:rubio")
    assert reopened(store).views() == {"mine": "actor:rubio"}
    store.save_view("mine", None)
    assert store.views() == {}


def test_an_open_store_notices_what_another_adds(store):
    other = reopened(store)
    version = other.version
    assert not other.refresh()
    store.add([article(2)])
    assert other.refresh()
    assert other.version > version
    assert other.entry(f"{200:016x}").title == "Event 200"


def test_compaction_keeps_everything_and_drops_what_is_past(store):
    for number in range(60):
        store.edit(E1, title=f"Title {number}")
    store.save_view("v", "q")
    other, size = reopened(store), store.path.stat().st_size
    store.compact()
    assert store.path.stat().st_size < size
    for opened in (store, other, reopened(store)):
        opened.refresh()
        assert opened.entry(E1).title == "Title 59"
        assert opened.text(source().id) == article()[1]
        assert opened.views() == {"v": "q"}
    assert reopened(store).undo().what == "edit"
    assert reopened(store).entry(E1).title == "Title 58"


def test_imports_compact_by_themselves_when_it_pays(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        for day in range(1, 29):
            store.add([article(count=100, published=f"2025-04-{day:02}", sentence=f"On day {day}. " * 30)])
        assert store.path.stat().st_size < 2_500_000  # 28 times as many bytes were written
        assert store.entry(E1).sentence.startswith("On day 28.")
        assert store.path.with_name("a.db.backup").exists()
        assert store.check().ok


@pytest.fixture
def mostly_past(tmp_path, monkeypatch):
    """A database that is large and mostly of the past, for how little it holds."""
    monkeypatch.setattr(compaction, "SMALLEST", 1000)
    monkeypatch.setattr(compaction, "QUICK", 1000)
    path = tmp_path / "a.db"
    with open_store(path) as store:
        store.add([article()])
    with open_store(path) as store:
        for number in range(20):
            store.edit(E1, title=f"{number}" * 400)
            store.save_view("one", f"{number}" * 4000)
    return path


def test_who_edits_a_large_database_does_not_wait_for_its_compaction(mostly_past):
    before = mostly_past.stat().st_size
    with open_store(mostly_past) as store:
        store.mark([E1])
    assert mostly_past.stat().st_size > before


def test_the_end_of_an_import_compacts_a_large_database_that_is_mostly_of_the_past(mostly_past):
    before = mostly_past.stat().st_size
    with open_store(mostly_past) as store, open_store(mostly_past) as other:
        store.add([article(2)])
        store.close()
        assert mostly_past.stat().st_size < before // 2
        assert other.refresh()
        assert other.entry(E1).title == "19" * 400
        other.undo()
        assert other.entry(E1).title == "18" * 400
        assert other.check().ok


def test_a_compaction_that_is_interrupted_leaves_everything_as_it_was(mostly_past, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    store = open_store(mostly_past)
    store.add([article(2)])
    before = mostly_past.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(compaction, "keep_as", interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.close()
    assert mostly_past.read_bytes() == before
    assert {file.name for file in mostly_past.parent.iterdir()} == {"a.db", "a.db.index", "a.db.lock", "a.db.texts"}
    assert reopened(store).check().ok


def test_who_breaks_off_an_import_does_not_wait_for_a_compaction(mostly_past):
    before = mostly_past.stat().st_size
    store = open_store(mostly_past)
    store.add([article(2)])
    store.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert mostly_past.stat().st_size > before


def test_compaction_keeps_mode_and_symbolic_link_and_one_backup(tmp_path):
    real, link = tmp_path / "real.db", tmp_path / "link.db"
    open_store(real).close()
    link.symlink_to(real)
    real.chmod(0o640)
    with open_store(link) as store:
        store.add([article()])
        before = real.read_bytes()
        store.compact()
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.with_name("real.db.backup").read_bytes() == before


def test_a_backup_is_a_whole_database(store, tmp_path):
    store.backup(tmp_path / "copies" / "b.db")
    copy = open_store(tmp_path / "copies" / "b.db")
    assert copy.entry(E1) == store.entry(E1)
    assert copy.text(source().id) == store.text(source().id)


def test_a_backup_overwrites_nothing(store, tmp_path):
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="exists already"):
        store.backup(tmp_path / "mine")
    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


def test_check_is_content_with_a_whole_database(store):
    report = store.check()
    assert report.ok
    assert (report.entries, report.articles) == (3, 1)


def test_check_names_damage_and_repair_sets_the_line_aside(store):
    store.add([article(2)])
    store.path.write_bytes(store.path.read_bytes().replace(b"Event 100", b"Advent 99", 1))
    again = reopened(store)
    assert again.entry(f"{200:016x}").title == "Event 200"
    report = again.check()
    assert not report.ok
    assert "damaged at byte" in report.problems[0]
    assert again.check(repair=True).repaired
    assert (
        b"Event 000" in store.path.with_name("a.db.damaged").read_bytes()
        or b"Event " in store.path.with_name("a.db.damaged").read_bytes()
    )
    assert reopened(store).check().problems == ()
    assert reopened(store).entry(f"{200:016x}").title == "Event 200"


def test_check_names_a_missing_text_and_the_entries_still_show(store):
    store.path.with_name("a.db.texts").unlink()
    again = reopened(store)
    assert again.text(source().id) is None
    assert again.entry(E1).sentence
    assert "Article 1" in again.check().problems[0]
    assert again.check(repair=True).repaired
    again.add([article()])
    assert again.text(source().id) == article()[1]
    assert again.check().ok


def test_check_does_not_name_thousands_of_articles_one_by_one(store):
    store.add([article(number) for number in range(2, 31)])
    store.path.with_name("a.db.texts").unlink()
    problems = store.check().problems
    assert len(problems) == 11
    assert problems[-1].endswith("20 more articles")


def test_what_a_killed_process_left_behind_is_swept_away_a_day_later(store):
    old, new = (store.path.with_name(f".a.db.{name}") for name in ("old", "new"))
    for file in (old, new):
        file.write_bytes(b"half a journal")
    os.utime(old, (0, 0))
    store.compact()
    assert not old.exists()
    assert new.exists()


def test_a_failure_said_again_is_not_written_again(store):
    store.fail("2.txt", "not text")
    size = store.path.stat().st_size
    store.fail("2.txt", "not text")
    assert store.path.stat().st_size == size


def test_a_read_only_database_is_read_and_not_written(store):
    store.path.chmod(0o400)
    opened = open_store(store.path, read_only=True)
    assert opened.entry(E1).title == "Event 100"
    with pytest.raises(ReadOnly):
        opened.edit(E1, title="x")
    with pytest.raises(ReadOnly):
        opened.add([article(2)])


def test_a_missing_database_is_not_created_unasked(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_store(tmp_path / "no.db", create=False)
    assert not list(tmp_path.iterdir())


def test_a_plain_tinydb_file_is_refused_and_kept(tmp_path):
    path = tmp_path / "old.json"
    path.write_text('{"_default": {"1": {"int": 1}}}', encoding="utf-8")
    with pytest.raises(NotOurs):
        open_store(path)
    assert path.read_text(encoding="utf-8") == '{"_default": {"1": {"int": 1}}}'


def test_opening_a_store_loads_neither_tinydb_nor_the_toolkit():
    code = "import sys, timeline.store; print([m for m in ('tinydb','textual','click','asyncio') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
