from io import StringIO

from timeline.tui.plain import converse


def talk(explorer, *lines):
    said = StringIO()
    assert converse(explorer, StringIO("".join(f"{line}\n" for line in lines)), said) == 0
    return said.getvalue()


def test_entries_are_read_ten_at_a_time(make_explorer):
    said = talk(make_explorer(), "", "q", "never reached")
    assert "20 of 65" in said
    assert "30 of 65" not in said


def test_a_number_reads_the_sentence_and_why_it_is_dated_so(make_explorer):
    said = talk(make_explorer(), "/sumy", "1")
    assert "1 entry." in said
    assert "Sunday 13 April 2025: Russia strikes Sumy. With Russia, Ukraine, at Sumy" in said
    assert "Dated by the words on Sunday: counted from the dateline" in said


def test_a_wrong_query_is_explained_and_a_date_is_gone_to(make_explorer):
    said = talk(make_explorer(), "/after:blah", ":2025-04-13", ":blah", "a 1", "a 999", "what")
    assert "Not understood" in said
    assert "13 April 2025: Russia strikes Sumy" in said
    assert "blah is no date" in said


def test_nothing_that_is_said_can_be_obeyed_by_a_terminal(make_explorer, library):
    library.texts["5" * 16] = "harmless\x1b]52;c;AAAA\x07\n\x9b31m"
    said = talk(make_explorer(), "a 1")
    assert not set(said) & {"\x1b", "\x07", "\x9b"}


def test_an_interrupt_stops_what_is_said_and_never_quits(make_explorer):
    class Keys(StringIO):
        interrupted = False

        def readline(self):
            if not self.interrupted:
                self.interrupted = True
                raise KeyboardInterrupt
            return super().readline()

    said = StringIO()
    assert converse(make_explorer(), Keys("\nq\n"), said) == 0
    assert "20 of 65" in said.getvalue()
