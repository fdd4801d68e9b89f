"""Draw docs/screen.svg, the picture at the top of the README, from the explorer itself on the sample articles.

python scripts/picture.py
"""

import asyncio
import tempfile
from datetime import date
from pathlib import Path

from timeline.ingest import import_paths, sample_articles
from timeline.store import Store, open_store
from timeline.tui.app import TimelineApp
from timeline.tui.explorer import Explorer

SIZE = (110, 30)
PICTURE = Path(__file__).parent.parent / "docs" / "screen.svg"


async def draw(store: Store) -> str:
    """The screen at the strike on Sumy, as SVG."""
    explorer = Explorer(store, today=date(2025, 6, 30), width=SIZE[0], height=SIZE[1])
    app = TimelineApp(explorer)
    async with app.run_test(size=SIZE) as pilot:
        explorer.search("centre of Sumy")
        explorer.searched = ""
        await pilot.press("k", "j")
        await pilot.pause()
        return app.export_screenshot(title="timeline --sample", simplify=True)


def main() -> None:
    """Import the sample into a throwaway database and draw."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "sample.db") as store:
        import_paths(store, [str(path) for path in sample_articles()])
        PICTURE.write_text(asyncio.run(draw(store)), encoding="utf-8")


if __name__ == "__main__":
    main()
