"""Names that load with their first use."""

import sys
import types

import pytest

from timeline.lazy_names import lazy


@pytest.fixture
def package(monkeypatch):
    made = types.ModuleType("some_package")
    made.__getattr__ = lazy("some_package", {"noun": "home"})
    monkeypatch.setitem(sys.modules, "some_package", made)
    home = types.ModuleType("some_package.home")
    home.noun = object()
    monkeypatch.setitem(sys.modules, "some_package.home", home)
    return made


def test_a_name_comes_from_its_home_and_stays(package):
    assert "noun" not in vars(package)
    assert package.noun is sys.modules["some_package.home"].noun
    assert "noun" in vars(package)


def test_another_name_is_an_error_as_of_any_module(package):
    with pytest.raises(AttributeError, match="module 'some_package' has no attribute 'verb'"):
        _ = package.verb


@pytest.mark.parametrize("room", ["extract", "store", "ingest", "query", "export"])
def test_every_name_that_a_room_offers_is_there(room):
    module = __import__(f"timeline.{room}", fromlist=["__all__"])
    assert all(hasattr(module, name) for name in module.__all__)
