"""What the terminal can do, as the environment tells: colours, letters, and whether a screen can be drawn at all."""

from __future__ import annotations

from timeline.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.tui.looks import Depth

COLOURLESS = ("vt", "xterm-mono", "ansi-m")
MANY = ("256color", "direct", "kitty", "alacritty", "ghostty", "foot", "wezterm")
PLAIN_LOCALES = ("C", "POSIX")


class Surroundings(NamedTuple):
    """Colours of the terminal, whether it knows ASCII alone, whether its cursor can be moved."""

    depth: Depth
    ascii: bool
    addressable: bool


def surroundings(environ: Mapping[str, str], *, ascii_wanted: bool = False) -> Surroundings:
    """What can be told from TERM, COLORTERM, NO_COLOR (no-color.org) and the locale's variables."""
    term = environ.get("TERM", "")
    addressable = term not in ("", "dumb", "unknown")
    return Surroundings(depth_of(environ), ascii_wanted or ascii_only(environ), addressable)


def depth_of(environ: Mapping[str, str]) -> Depth:
    """0, 16 or 256."""
    term = environ.get("TERM", "")
    if environ.get("NO_COLOR") or term.startswith(COLOURLESS):
        return 0
    return 256 if environ.get("COLORTERM") or any(name in term for name in MANY) else 16


def ascii_only(environ: Mapping[str, str]) -> bool:
    """Whether the locale asks for ASCII, in as many words; one that is not set at all says nothing.

    Python itself sets LC_CTYPE to C.UTF-8 where the locale is C (PEP 538), so that value beside a LANG of C means C.
    """
    term = environ.get("TERM", "")
    if term.startswith("vt") and not term.startswith("vte"):
        return True
    if environ.get("LC_ALL"):
        return not_unicode(environ["LC_ALL"])
    ctype, lang = environ.get("LC_CTYPE", ""), environ.get("LANG", "")
    if ctype and not (ctype == "C.UTF-8" and lang in PLAIN_LOCALES):
        return not_unicode(ctype)
    return bool(lang) and not_unicode(lang)


def not_unicode(locale: str) -> bool:
    """Whether a locale's name is without UTF-8."""
    return "utf-8" not in locale.lower() and "utf8" not in locale.lower()
