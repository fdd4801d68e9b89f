"""What typed code needs of `typing` at run time, without loading it.

`typing` takes ten milliseconds with the regular expressions that it loads, as long as all else that draws a first page.
Modules on the way to that page take these names from here; for the type checker they are `typing`'s own.
"""

from __future__ import annotations

__all__ = ["TYPE_CHECKING", "Any", "Literal", "NamedTuple", "cast", "dataclass_transform"]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any, Literal, NamedTuple, cast, dataclass_transform
else:
    from collections import namedtuple

    Any = object
    ITS_OWN = {"__module__", "__qualname__", "__annotations__"}  # what `namedtuple` sets itself

    class Named(type):
        """Makes a named tuple of a class that lists its fields."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body.get("__annotations__", {})
            defaults = [body.pop(field) for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])  # noqa: PYI024 - this is what makes that one
            for key in body.keys() - ITS_OWN:
                setattr(made, key, body[key])
            return made

    class NamedTuple(metaclass=Named):
        """As `typing.NamedTuple`."""

    class Literal:
        """As `typing.Literal`; what is made of it is the values themselves."""

        def __class_getitem__(cls, values):
            return values

    def cast(_kind, value):
        """As `typing.cast`."""
        return value

    def dataclass_transform(**_how):
        """As `typing.dataclass_transform`."""
        return lambda cls: cls
