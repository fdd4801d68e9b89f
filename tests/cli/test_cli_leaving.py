"""How the process ends: at once, with its output written and its threads done."""

import subprocess
import sys

ENDING = """
import sys, threading, time
from timeline.cli.streams import leave
def late():
    time.sleep(0.2)
    print("late")
if {thread}:
    threading.Thread(target=late).start()
sys.stdout.write("out\\n")
sys.stderr.write("err\\n")
leave(3)
"""


def ended(*, thread):
    return subprocess.run([sys.executable, "-c", ENDING.format(thread=thread)], capture_output=True, encoding="utf-8")


def test_what_was_written_is_out_when_the_process_ends():
    done = ended(thread=False)
    assert (done.returncode, done.stdout, done.stderr) == (3, "out\n", "err\n")


def test_a_thread_that_still_works_is_waited_for():
    done = ended(thread=True)
    assert (done.returncode, done.stdout) == (3, "out\nlate\n")
