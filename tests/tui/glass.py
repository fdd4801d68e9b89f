"""A terminal of glass: just enough of one to see what the explorer's bytes show. It refuses what it does not know."""

import re

from timeline.safetext import width

TOKEN = re.compile(
    r"\x1b\[(?P<private>[<=>?]?)(?P<args>[\d;:]*)(?P<middle>[ -/]*)(?P<final>[@-~])"
    r"|\x1b\](?P<osc>[^\x07\x1b]*)(?:\x07|\x1b\\)|\x1bP(?P<dcs>.*?)\x1b\\|\x1b(?P<short>[78M=>])|(?P<text>[^\x1b])",
    re.DOTALL,
)
EMPTY = (" ", "")


class Glass:
    def __init__(self, columns, lines):
        self.columns, self.lines = columns, lines
        self.cells = [[EMPTY] * columns for _ in range(lines)]
        self.x = self.y = 0
        self.top, self.bottom = 0, lines - 1
        self.codes = ""
        self.modes, self.strings, self.queries = set(), [], []

    def feed(self, text):
        at = 0
        while at < len(text):
            match = TOKEN.match(text, at)
            assert match, f"not understood: {text[at : at + 20]!r}"
            at = match.end()
            if match["text"] is not None:
                self._character(match["text"])
            elif match["final"]:
                self._control(match)
            elif match["short"] == "M":
                self._back() if self.y == self.top else self._go(self.y - 1, self.x)
            elif match["short"] is None:
                self.strings.append(match[0])

    def rows(self):
        return [[(char, self._shown(char, codes)) for char, codes in row] for row in self.cells]

    def text(self):
        return ["".join(char for char, _ in row).rstrip() for row in self.cells]

    @staticmethod
    def _shown(char, codes):
        return codes if char.strip() else ";".join(code for code in codes.split(";") if code in ("4", "7"))

    def _character(self, char):
        if char == "\r":
            self.x = 0
        elif char == "\n":
            self._forward() if self.y == self.bottom else self._go(self.y + 1, self.x)
        else:
            assert char.isprintable(), f"a control reached the terminal: {char!r}"
            self._put(char)

    def _put(self, char):
        size = width(char)
        if size == 0:
            if self.x:
                at = self.x - 1 - (self.cells[self.y][self.x - 1][0] == "")
                base, codes = self.cells[self.y][at]
                self.cells[self.y][at] = (base + char, codes)
            return
        at = min(self.x, self.columns - size)
        self.cells[self.y][at : at + size] = [(char, self.codes)] + [("", self.codes)] * (size - 1)
        self.x = min(at + size, self.columns)

    def _control(self, match):
        numbers = [int(part or 0) for part in match["args"].replace(":", ";").split(";")]
        first = numbers[0]
        final = match["final"]
        if match["private"] or match["middle"]:
            if final in "hl":
                (self.modes.add if final == "h" else self.modes.discard)(first)
            else:
                self.queries.append(match[0])
        elif final == "m":
            self._colour(match["args"])
        elif final == "H":
            self._go(max(first, 1) - 1, max(numbers[1] if len(numbers) > 1 else 1, 1) - 1)
        elif final == "C":
            self._go(self.y, self.x + max(first, 1))
        elif final == "K":
            start = 0 if first == 2 else self.x
            self.cells[self.y][start:] = [EMPTY] * (self.columns - start)
        elif final == "J":
            assert first == 2
            self.cells = [[EMPTY] * self.columns for _ in range(self.lines)]
        elif final == "r":
            self.top, self.bottom = (first - 1, numbers[1] - 1) if match["args"] else (0, self.lines - 1)
            self._go(0, 0)
        else:
            assert final in "nc", f"not understood: {match[0]!r}"
            self.queries.append(match[0])

    def _colour(self, args):
        for part in re.findall(r"[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+", args or "0"):
            own = self.codes.split(";") if self.codes else []
            if part == "0":
                self.codes = ""
            elif part not in ("39", "49"):
                self.codes = ";".join([*own, part])

    def _go(self, y, x):
        self.y, self.x = min(max(y, 0), self.lines - 1), min(max(x, 0), self.columns - 1)

    def _forward(self):
        del self.cells[self.top]
        self.cells.insert(self.bottom, [EMPTY] * self.columns)

    def _back(self):
        del self.cells[self.bottom]
        self.cells.insert(self.top, [EMPTY] * self.columns)
