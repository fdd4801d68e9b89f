import subprocess
import sys

import pytest

HEAVY = {"textual", "dateparser", "trafilatura", "feedparser", "regex", "difflib", "tinydb", "click"}


@pytest.mark.parametrize(
    "module", ["timeline.query.view", "timeline.query.periods", "timeline.export", "timeline.export.table"]
)
def test_reading_and_listing_load_nothing_heavy(module):
    code = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & {name.partition(".")[0] for name in loaded}


def test_every_public_name_of_the_room_is_there():
    import timeline.export
    import timeline.query

    for package in (timeline.query, timeline.export):
        assert all(getattr(package, name) for name in package.__all__)
        with pytest.raises(AttributeError):
            package.no_such_name  # noqa: B018 - the access is what is tested
