import pickle
import typing

import pytest

from timeline.typed import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0

    @property
    def far(self):
        return self.x > 10


class Reference(typing.NamedTuple):
    """A place."""

    x: int
    y: int = 0


def test_a_named_tuple_is_what_typing_makes_of_the_class():
    assert Point(1) == Reference(1) == (1, 0)
    assert Point._fields == Reference._fields
    assert Point._field_defaults == Reference._field_defaults
    assert Point(1)._replace(y=5).y == 5
    assert Point.__doc__ == Reference.__doc__
    assert repr(Point(1)) == "Point(x=1, y=0)"


def test_its_properties_and_its_home_are_kept():
    assert Point(11).far
    assert pickle.loads(pickle.dumps(Point(2, 3))) == (2, 3)


def test_a_field_too_many_or_too_few_is_refused():
    with pytest.raises(TypeError):
        Point()
    with pytest.raises(TypeError):
        Point(1, 2, 3)
