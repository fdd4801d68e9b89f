"""The import: batches, progress, cancel, failures, and the same outcome with many processes as with one."""

import json
import os
import threading
from io import BytesIO

import pytest

from timeline.ingest import import_paths, outcomes, parallel, sample_articles
from timeline.ingest.count import count
from timeline.ingest.parallel import parallel_outcomes
from timeline.models import Document
from timeline.sources import ReadOptions
from timeline.store import open_store

STORY = (
    "PARIS, April {day}, 2025 (AFP) - Ukrainian representatives met officials in Paris on Thursday, {day} of them.\n"
)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.db") as opened:
        yield opened


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for day in range(1, 29):
        (folder / f"{day:02}.txt").write_text(STORY.format(day=day), encoding="utf-8")
    return folder


def test_articles_are_stored_with_their_text(store, articles):
    summary = import_paths(store, [str(articles)])
    assert (summary.new, summary.known, summary.failed) == (28, 0, [])
    assert summary.entries >= 28
    source = store.db.table("sources").all()[0]["id"]
    assert "Ukrainian representatives" in store.text(source)


def test_importing_again_adds_nothing(store, articles):
    import_paths(store, [str(articles)])
    summary = import_paths(store, [str(articles)])
    assert (summary.new, summary.known, summary.entries) == (0, 28, 0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_known_article_is_not_extracted_again(store, articles, monkeypatch, jobs):
    import_paths(store, [str(articles)])
    monkeypatch.setattr(store, "add", lambda _, **_line: pytest.fail("nothing is to be added"))
    summary = import_paths(store, [str(articles)], jobs=jobs)
    assert (summary.new, summary.known, summary.entries) == (0, 28, 0)


def test_standard_input_and_files_come_together(store, articles):
    summary = import_paths(store, ["-", str(articles / "01.txt")], stdin=BytesIO(STORY.format(day=30).encode()))
    assert summary.new == 2


def test_a_cancelled_import_keeps_what_was_read_and_the_next_one_goes_on(store, articles):
    seen = []
    summary = import_paths(store, [str(articles)], progress=seen.append, cancelled=lambda: len(seen) == 10)
    assert summary.cancelled
    assert summary.new == 10
    assert import_paths(store, [str(articles)]).new == 18


def test_progress_counts_up_to_the_number_known_beforehand(store, articles):
    seen = []
    (articles / "more.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    import_paths(store, [str(articles)], progress=seen.append)
    assert [step.done for step in seen] == list(range(1, 31))
    assert {step.total for step in seen} == {30}
    assert seen[-1].left == 0


def test_one_bad_file_is_one_failure_in_the_summary_and_in_the_ledger(store, articles):
    (articles / "13.txt").write_bytes(b"\0\0")
    summary = import_paths(store, [str(articles)])
    assert [failure.where for failure in summary.failed] == [str(articles / "13.txt")]
    assert summary.new == 27
    assert [failed.where for failed in store.failures()] == [str(articles / "13.txt")]


def test_an_article_that_breaks_the_extraction_is_one_failure(store, articles, monkeypatch):
    import timeline.extract

    real = timeline.extract.extract

    def breaking(document, **keywords):
        if "13 of them" in document.text:
            raise RecursionError("too deep")
        return real(document, **keywords)

    monkeypatch.setattr(timeline.extract, "extract", breaking)
    summary = import_paths(store, [str(articles)])
    assert summary.new == 27
    assert "RecursionError" in summary.failed[0].why


def test_an_article_without_a_date_is_a_warning_with_its_name(store, tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("Rubio met Witkoff in Paris on Sunday.", encoding="utf-8")
    summary = import_paths(store, [str(path)])
    assert summary.new == 1
    assert [notice.where for notice in summary.warnings] == [str(path)]


def test_many_processes_give_what_one_gives_in_the_same_order(articles):
    (articles / "13.txt").write_bytes(b"\0\0")
    (articles / "more.jsonl").write_text(
        "".join(json.dumps({"text": STORY.format(day=day)}) + "\n" for day in range(1, 5)), encoding="utf-8"
    )
    options = ReadOptions()
    assert list(parallel_outcomes([str(articles)], options, 2)) == list(outcomes([str(articles)], options))


class Killer(str):
    """A text that ends the process that unpickles it, as a fault in C code would."""

    __slots__ = ()

    def __reduce__(self):
        return os._exit, (9,)


def test_an_article_that_kills_its_process_is_one_failure_and_costs_no_other(articles, monkeypatch):
    paths = sorted(map(str, articles.iterdir()))[:12]
    killer = parallel.Read("killer.jsonl", Document(text=Killer("x")), ())
    monkeypatch.setattr(parallel, "_items", lambda *_: iter([*paths[:9], killer, *paths[9:]]))
    answers = list(parallel_outcomes(["x"], ReadOptions(), 2))
    assert [answer.where for answer in answers if answer.failure] == ["killer.jsonl"]
    assert [answer.where for answer in answers if answer.extraction] == paths


def endless():
    import re

    return re.match(r"(a+)+b", "a" * 60)


class Stuck(str):
    """A text that keeps whoever looks into it busy in C code, where no interruption is noticed."""

    __slots__ = ()

    def __getitem__(self, _place):
        return sum(range(10**13))


def test_an_article_without_an_end_is_one_failure_and_costs_no_other(articles, monkeypatch):
    import timeline.extract

    real = timeline.extract.extract
    monkeypatch.setattr(
        timeline.extract,
        "extract",
        lambda document, **how: ("13 of them" in document.text and endless()) or real(document, **how),
    )
    (late,) = [each for each in outcomes([str(articles)], ReadOptions(seconds=1)) if each.failure]
    assert late.failure.why == "finding its events took more than 1 seconds (--max-time)"


def test_a_reader_without_an_end_is_one_failure(articles, monkeypatch):
    from timeline.ingest import pipeline

    real = pipeline.read_one

    def reading(path, **how):
        if path.endswith("13.txt"):
            endless()
        yield from real(path, **how)

    monkeypatch.setattr(pipeline, "read_one", reading)
    found = list(outcomes([str(articles)], ReadOptions(seconds=1)))
    assert [each.where for each in found if each.failure] == [str(articles / "13.txt")]
    assert len(found) == 28


def test_a_worker_that_cannot_be_interrupted_is_ended_and_says_so(articles, monkeypatch):
    paths = sorted(map(str, articles.iterdir()))[:12]
    items = [*paths[:9], parallel.Read("stuck.jsonl", Document(text=Stuck("x")), ()), *paths[9:]]
    monkeypatch.setattr(parallel, "_items", lambda *_: iter(items))
    found = list(parallel_outcomes(["x"], ReadOptions(seconds=1), 2))
    assert [str(each.failure) for each in found if each.failure] == [
        "stuck.jsonl: it took more than 1 seconds (--max-time)"
    ]
    assert [each.where for each in found if each.extraction] == paths


def test_in_a_thread_one_job_is_a_worker_as_nothing_there_can_be_interrupted(store, articles, monkeypatch):
    asked = []
    real = parallel.parallel_outcomes
    monkeypatch.setattr(
        parallel, "parallel_outcomes", lambda *these, **how: asked.append(these[2]) or real(*these, **how)
    )
    thread = threading.Thread(target=import_paths, args=(store, [str(articles / "01.txt")]))
    thread.start()
    thread.join()
    assert asked == [1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_warning_names_the_line_or_the_message(store, tmp_path, jobs):
    (tmp_path / "a.jsonl").write_text('{"text": "One met."}\n\n{"text": "Two met."}\n', encoding="utf-8")
    (tmp_path / "b.mbox").write_text(
        "From x Thu Apr 17 12:00:00 2025\nSubject: A\n\nRubio met.\n" * 2, encoding="utf-8"
    )
    summary = import_paths(store, [str(tmp_path / "a.jsonl"), str(tmp_path / "b.mbox")], jobs=jobs)
    names = [notice.where.rpartition("/")[2] for notice in summary.warnings]
    assert names[:3] == ["a.jsonl:1", "a.jsonl:3", "b.mbox:1"]


def test_an_import_of_many_batches_is_one_line_of_the_history(store, articles, monkeypatch):
    from timeline.ingest import importer

    monkeypatch.setattr(importer, "BATCH", 5)
    summary = import_paths(store, [str(articles)])
    (line,) = store.log()
    assert (line.what, line.summary) == ("import", f"28 new articles, {summary.entries} new entries")
    import_paths(store, [str(articles)])
    assert len(list(store.log())) == 1


def test_what_cannot_be_counted_beforehand_is_none(articles, tmp_path):
    assert count([str(articles)], ReadOptions()) == 28
    (articles / "box.mbox").touch()
    assert count([str(articles)], ReadOptions()) is None
    assert count(["-"], ReadOptions()) is None


def test_the_sample_is_there_and_complete():
    names = [path.name for path in sample_articles()]
    assert len(names) >= 12
    assert {path.suffix for path in sample_articles()} >= {".txt", ".md", ".html", ".jsonl"}


def test_an_entry_that_another_article_holds_under_its_id_is_a_warning(store, articles, monkeypatch):
    from timeline.store import Added

    monkeypatch.setattr(store, "add", lambda _, **_line: Added(new=1, collisions=("0123456789abcdef",)))
    summary = import_paths(store, [str(articles / "01.txt")])
    assert [notice.where for notice in summary.warnings] == ["0123456789abcdef"]
