import pytest
from shelf import ARTICLE, TODAY, Library, article, many

from timeline.tui.explorer import Explorer


@pytest.fixture
def library():
    text, entries = article()
    return Library([*many(), *entries], {ARTICLE.id: text})


@pytest.fixture
def make_explorer(library):
    def make(width=80, height=24, **options):
        return Explorer(options.pop("store", library), today=TODAY, width=width, height=height, **options)

    return make
