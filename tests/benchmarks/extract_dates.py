"""How fast dates are found, beside `dateparser.search` on the same text in the same run.

    python tests/benchmarks/extract_dates.py [TEXT-FILE]

Prints KB/s and expressions found for both, and the ratio; then the seconds for texts of growing size, whose KB/s shall
stay level (linear), for prose and for hostile runs.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from pathlib import Path

from timeline.extract import find_timexes

DCT = datetime(2025, 4, 17)  # noqa: DTZ001 - dateparser takes a naive base
PARAGRAPH = """\
Officials said on Sunday that the two governments would sign the agreement next month, after three years of talks that
had broken down over the price of water and the rights of the villages along the lower river. The plant, which opened in
June 1998, employs about 1,200 people and supplies a third of the region's cement. "Nobody asked us," said the owner of
a shop beside the gate, who has watched the lorries come and go and does not believe that the road will ever be widened.
Ministers met in Geneva on March 3, 2024; a further round is planned for May 12 at 5 p.m. local time. Prices rose 2.5
percent from a year earlier, the bank reported Thursday, and the union of transport workers said that its members would
not accept less than the drivers of the neighbouring country are paid. Nobody in the valley remembers such a winter. The
road was closed, the school stood empty, and the mayor asked the government for help with the repair of the bridges that
the flood had carried away. Insurance covers only part of it, and the rest must come out of a fund that is nearly empty.
The opposition called the plan a gift to the builders, and demanded that the contracts be published before work begins.

"""
HOSTILE = {"digits": "1", "capitals": "A", "quotes": '"', "brackets": "(", "newlines": "\n", "months": "May "}


def seconds(function, *arguments) -> tuple[float, int]:
    """The time of one call, and how many expressions it found."""
    start = time.perf_counter()
    found = function(*arguments)
    return time.perf_counter() - start, len(found or ())


def compare(text: str) -> None:
    """Print both extractors' figures and the ratio."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": DCT}
    search_dates("on Monday, May 3", languages=["en"], settings=settings)
    find_timexes("on Monday, May 3", DCT.date())
    short = text[:20_000]
    ours, found = seconds(find_timexes, text, DCT.date())
    theirs, hits = seconds(lambda: search_dates(short, languages=["en"], settings=settings))
    rate, slow = len(text) / 1000 / ours, len(short) / 1000 / theirs
    print(f"find_timexes       {rate:9.0f} KB/s  {found} in {len(text)} characters")
    print(f"dateparser.search  {slow:9.0f} KB/s  {hits} in {len(short)} characters")
    print(f"ratio              {rate / slow:9.1f}")


def grow(name: str, unit: str, sizes: tuple[int, ...]) -> None:
    """Print KB/s over growing texts made of one unit."""
    rates = []
    for size in sizes:
        text = unit * (size // len(unit))
        took, _ = seconds(find_timexes, text, DCT.date())
        rates.append(f"{size / 1e6:g} MB {len(text) / 1000 / took:.0f} KB/s")
    print(f"{name:10} " + "   ".join(rates))


def main() -> None:
    """Run the comparison, then the growth."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8") if len(sys.argv) > 1 else PARAGRAPH * 1000
    compare(text)
    grow("prose", PARAGRAPH, (100_000, 1_000_000, 10_000_000))
    for name, unit in HOSTILE.items():
        grow(name, unit, (50_000, 100_000, 200_000))


if __name__ == "__main__":
    main()
