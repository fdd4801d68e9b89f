"""The explorer beside lnav, less and VisiData: `python tests/benchmarks/explorer.py DATABASE [SMALL_DATABASE]`.

The peers get the same rows, a text line each. All are run in turn in one go on an idle machine and the ratios are what
counts. Databases come from `generate.py`; the small one (of 1,000 entries) is for how memory grows.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from terminal import Terminal

from timeline.query import run
from timeline.store import open_store

TURNS = 5
LEAST_LINE = 60  # bytes
DOWNS, PAGES, TYPED = 200, 30, "north"
TIMELINE = [sys.executable, "-m", "timeline", "--db"]
FLOORS = {
    "python -c": [sys.executable, "-c", "print('floor')"],
    "python -I -c": [sys.executable, "-I", "-c", "print('floor')"],
}
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    BINDINGS = [("down", "down", "")]
    def compose(self):
        yield Static("bare")
    def action_down(self):
        self.query_one(Static).update("moved")
Bare().run()
"""


def dump(database, to):
    """The rows as text; the words that the first one has for certain."""
    with open_store(database, read_only=True) as store, to.open("w", encoding="utf-8") as file:
        view = run("", store)
        for brief in view.briefs():
            names = f"{', '.join(brief.actors)} · {', '.join(brief.places)}"
            file.write(f"{brief.start or '----------'} {brief.title}  {names}\n")
        return view.brief(0).title.split()[0], len(view)


def start(argv, pattern):
    """Milliseconds to the first data."""
    with Terminal(argv) as terminal:
        return terminal.until(pattern)


def ready(argv, pattern):
    """Milliseconds until a key that was typed at the first sight of the program has changed what is to be seen."""
    with Terminal(argv) as terminal:
        terminal.until(pattern)
        before = len(terminal.raw)
        os.write(terminal.master, terminal.key("Down"))
        while not terminal.text(before).strip():
            terminal.read(0.01)
        return (time.perf_counter() - terminal.started) * 1000


def keys(argv, pattern, name, count, prepare=()):
    """(milliseconds, bytes) of each press of a key."""
    with Terminal(argv) as terminal:
        terminal.until(pattern)
        terminal.settle(quiet=0.5)
        for key in prepare:
            terminal.press(key)
        return [terminal.press(name) for _ in range(count)]


def scrolled(presses):
    """Those presses that were answered with a line at least; lnav leaves many without an answer for a while."""
    return [(taken, size) for taken, size in presses if size >= LEAST_LINE]


def rest(terminal, seconds):
    """Let time pass; lnav is never quiet for longer than a second."""
    ends = time.perf_counter() + seconds
    while (left := ends - time.perf_counter()) > 0:
        terminal.read(left)


def memories(argv, pattern, search):
    """PSS at rest, at the end, after a search."""
    with Terminal(argv) as terminal:
        terminal.until(pattern)
        rest(terminal, 2.0)
        out = [terminal.memory()]
        terminal.press("G", quiet=0.5)
        out.append(terminal.memory())
        for key in search:
            terminal.press(key, quiet=0.3)
        return [*out, terminal.memory()]


def typing(argv, pattern, opener, quiet):
    """Milliseconds of each letter typed into the picker or the query bar, to the last change before it is quiet."""
    with Terminal(argv) as terminal:
        terminal.until(pattern)
        terminal.settle(quiet=0.5)
        terminal.press(opener)
        return [terminal.press(letter, quiet)[0] or 0.0 for letter in TYPED]


def held(argv, pattern, config):
    """Milliseconds from the last of 60 Downs at 30 a second to the settled screen, over a slow line."""
    line = [sys.executable, str(Path(__file__).with_name("terminal.py")), *argv]
    with Terminal(line, env={"TIMELINE_CONFIG": config}) as terminal:
        terminal.until(pattern)
        terminal.settle(quiet=1.5)
        for _ in range(30):
            os.write(terminal.master, terminal.key("Down"))
        terminal.settle(quiet=1.5)
        return terminal.hold("Down", 60, quiet=1.0)


def idle(argv, pattern, seconds=10):
    """(bytes, per cent of a CPU) while nothing happens."""
    with Terminal(argv) as terminal:
        terminal.until(pattern)
        terminal.settle(quiet=1.0)
        before, used = len(terminal.raw), terminal.cpu()
        rest(terminal, seconds)
        return len(terminal.raw) - before, (terminal.cpu() - used) / seconds * 100


def median(values):
    return statistics.median(value for value in values if value is not None)


def tail(values):
    return sorted(value for value in values if value is not None)[int(len(values) * 0.95) - 1]


def row(what, ours, peer="", ratio="", goal=""):
    print(f"{what:44} {ours:>14} {peer:>14} {ratio:>7} {goal:>10}", flush=True)


def compare(what, ours, peer, goal, digits=1):
    row(what, f"{ours:,.{digits}f}", f"{peer:,.{digits}f}", f"{ours / peer:.2f}" if peer else "", goal)


def measure(database, small, folder):
    lines = folder / "rows.txt"
    word, count = dump(database, lines)
    million = count > 500_000
    ours, lnav = [*TIMELINE, str(database)], ["lnav", str(lines)]
    peers = {"less": ["less", str(lines)], "vd": ["vd", str(lines)]}
    print(f"{count:,} entries, 120x40\n")
    row("", "timeline", "peer", "ratio", "goal")

    starts = {"ours": ours, "lnav": lnav, **peers, **FLOORS}
    firsts = {name: [] for name in starts}
    for _ in range(TURNS):
        for name, argv in starts.items():
            firsts[name].append(start(argv, "floor" if name in FLOORS else word))
    for name in FLOORS:
        row(f"the interpreter alone ({name}), ms", f"{median(firsts[name]):.1f}")
    for name in ("lnav", *peers):
        goal = ("≤ 0.06" if million else "≤ 0.20") if name == "lnav" else ""
        compare(f"first data, ms (peer: {name})", median(firsts["ours"]), median(firsts[name]), goal)

    bare = [sys.executable, "-c", BARE]
    pairs = [(ready(ours, word), ready(bare, "bare")) for _ in range(TURNS)]
    compare(
        "ready for keys, ms (peer: bare Textual)", median(p[0] for p in pairs), median(p[1] for p in pairs), "≤ 1.1"
    )

    down, peer = keys(ours, word, "Down", DOWNS), scrolled(keys(lnav, word, "Down", DOWNS))
    base = median(taken for taken, _ in peer)
    compare("one line down, settled, median ms", median(t for t, _ in down), base, "≤ 5", 2)
    compare("   95th percentile (peer: lnav's median)", tail([t for t, _ in down]), base, "≤ 12", 2)
    line = median(size for _, size in peer)
    compare("   bytes, detail open", median(size for _, size in down[60:]), line, "≤ 4", 0)
    closed = keys(ours, word, "Down", 100, prepare=["Tab"])
    compare("   bytes, detail closed", median(size for _, size in closed[50:]), line, "≤ 1.5", 0)
    down, peer = keys(ours, word, "PageDown", PAGES), scrolled(keys(lnav, word, "PageDown", PAGES))
    compare("PageDown, settled, ms", median(t for t, _ in down), median(t for t, _ in peer), "≤ 4", 2)

    stock, lean = folder / "stock.toml", folder / "lean.toml"
    stock.write_text('[explorer]\ndrawing = "stock"\n', encoding="utf-8")
    lean.write_text("", encoding="utf-8")
    compare(
        "held Down over a slow line, ms (peer: stock)",
        held(ours, word, str(lean)),
        held(ours, word, str(stock)),
        "≤ 0.1",
    )

    for opener, quiet, what in (
        ("f", 1.0, "a letter in the actor picker, ms"),
        ("F", 0.15, "a letter in the query bar, to the list, ms"),
        ("F", 2.0, "   to the count, after a pause"),
    ):
        goal = "" if quiet > 1 else "≤ 100 ms" if million else "≤ 30 ms"
        row(what, f"{max(typing(ours, word, opener, quiet)):.1f}", goal=goal)
    for what, mine, theirs in zip(
        ("at rest", "at the end", "after a search"),
        memories(ours, word, ["/", *"treaty", "\r"]),
        memories(lnav, word, ["/", *"treaty", "\r"]),
        strict=True,
    ):
        compare(f"PSS {what}, MiB", mine, theirs, "≤ 0.4" if million else "≤ 0.7")
    if small:
        compare(
            "PSS (peer: 1,000 entries)", memories(ours, word, [])[0], memories([*TIMELINE, small], "·", [])[0], "≤ 1.15"
        )
    size, share = idle(ours, word)
    row("idle: bytes; per cent of a CPU", f"{size}; {share:.2f}", goal="0; < 0.5")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        measure(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "", Path(temporary))
