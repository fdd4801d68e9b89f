"""Regular expressions that are compiled when they are first used.

Most texts need few of the patterns that a module knows, and compiling them all takes longer than reading an article.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class LazyRegex(Generic[AnyStr]):
    """What `re.compile` would give, but that nothing is compiled before an attribute of it is asked for."""

    def __init__(self, pattern: AnyStr, flags: int | re.RegexFlag) -> None:
        self._pattern: AnyStr = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile, and keep what was asked for: the next use finds it as an attribute of its own."""
        value = getattr(re.compile(self._pattern, self._flags), name)
        self.__dict__[name] = value
        return value


def regex(pattern: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
    """The regular expression, compiled at its first use.

    A mistake in it shows only then, so every one wants a test that uses it.
    """
    return cast("re.Pattern[AnyStr]", LazyRegex(pattern, flags))
