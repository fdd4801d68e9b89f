"""The configuration file: what may be set, what is set, and where that came from.

TOML (https://toml.io) in the user's configuration directory, or where `TIMELINE_CONFIG` says. Every option has a
default, so that the file may be absent; a mistake in it is named, never passed over.
"""

from __future__ import annotations

import os
import sys
from types import MappingProxyType

from timeline.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENVIRONMENT = "TIMELINE_CONFIG"
Value = bool | int | str | list[str]


class ConfigError(Exception):
    """A mistake in the configuration file; `str` says where it stands and what would be right."""


class Option(NamedTuple):
    """One option: `table.name`, its default, what it does, the values it may have where they are few, the least one."""

    name: str
    default: Value
    doc: str
    choices: tuple[str, ...] = ()
    least: int = 0

    def accept(self, value: object) -> Value:
        """The value, if it is one that this option may have.

        Raises:
            ConfigError: with what it should be.
        """
        kind = type(self.default)
        if type(value) is not kind or (kind is list and not all(isinstance(part, str) for part in _listed(value))):
            raise ConfigError(f"{self.name} is {_KINDS[kind]}, not {value!r}")
        if self.choices and value not in self.choices:
            raise ConfigError(f"{self.name} is one of {', '.join(self.choices)}, not {value!r}")
        if isinstance(value, int) and value < self.least:
            raise ConfigError(f"{self.name} can't be below {self.least}")
        return value


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


_KINDS = {bool: "true or false", int: "a whole number", str: "a text in quotes", list: "a list of texts"}

OPTIONS = (
    Option("database", "", "The database, unless --db or TIMELINE_DB names one; empty is the usual place."),
    Option("import.jobs", 0, "Processes that read articles; 0 chooses by their number and the cores."),
    Option("import.include", [], "Glob patterns: in folders, only files that match one are read."),
    Option("import.exclude", [], "Glob patterns: in folders, files and folders that match one are left out."),
    Option("import.hidden", False, "Whether hidden files and folders are read."),  # noqa: FBT003
    Option("import.max_size", 4, "The largest text of an article, in megabytes.", least=1),
    Option("import.max_time", 60, "The longest that an article may take, in seconds.", least=1),
    Option("list.format", "table", "How `timeline list` prints when --format says nothing."),
    Option("explorer.zoom", "auto", "The headings of the list at the start.", ("auto", "day", "week", "month", "year")),
    Option("explorer.histogram", True, "Whether the histogram is shown at the start."),  # noqa: FBT003
    Option("explorer.mouse", False, "Whether the mouse is used; without it the terminal selects text as usual."),  # noqa: FBT003
    Option("explorer.theme", "terminal", "The colours.", ("terminal", "light", "contrast")),
    Option("explorer.ascii", False, "Draw with ASCII characters alone."),  # noqa: FBT003
    Option("explorer.remember", True, "Whether what was typed and chosen is remembered for the next time."),  # noqa: FBT003
    Option("explorer.plain", False, "Open in the linear mode for screen readers, as --plain does."),  # noqa: FBT003
    Option(
        "explorer.drawing", "auto", "Send only what changed on the screen (lean), or what the toolkit sends (stock).",
        ("auto", "lean", "stock"),
    ),
)  # fmt: skip
KNOWN = {option.name: option for option in OPTIONS}
KEYS = "keys"  # the table of keys: action = "key" or ["key", "other key"]; the explorer knows the actions


class Config(NamedTuple):
    """What is in force: `values` that the file sets, `keys` by action, and the file's `path`."""

    path: str
    values: Mapping[str, Value] = MappingProxyType({})
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def get(self, name: str) -> Any:
        """The value of an option, as `table.name`: the file's or the default."""
        return self.values.get(name, KNOWN[name].default)

    def origin(self, name: str) -> str:
        """Where the value of an option came from."""
        return self.path if name in self.values else "default"


def config_path() -> str:
    """Where the configuration file is or would be."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return os.path.expanduser(named)
    if sys.platform == "linux":  # as platformdirs has it, without the 5 ms of loading that
        base = os.environ.get("XDG_CONFIG_HOME", "").strip()
        return os.path.join(os.path.expanduser(base or "~/.config"), "timeline", "config.toml")
    import platformdirs  # noqa: PLC0415  on other systems the places are others

    return os.path.join(platformdirs.user_config_dir("timeline"), "config.toml")


def load(path: str | Path | None = None) -> Config:
    """Read the configuration file; without one, everything is at its default.

    Raises:
        ConfigError: where it can't be read, is no TOML, or sets what there is not.
    """
    path = os.fspath(path or config_path())
    try:
        with open(path, "rb") as file:
            data = file.read()
    except FileNotFoundError:
        return Config(path)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    try:
        tables = _parsed(data)
        keys = {action: _keys(action, value) for action, value in _table(tables.pop(KEYS, {}), KEYS).items()}
        return Config(path, dict(_flat(tables)), keys)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error


def _parsed(data: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  5 ms that a person without a file does not pay

    try:
        return tomllib.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError("not UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"not TOML: {error}") from error


def _table(value: object, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{name} is a table: write [{name}] on a line and what belongs to it below")
    return value


def _flat(tables: dict[str, Any]) -> list[tuple[str, Value]]:
    pairs: list[tuple[str, object]] = []
    for name, value in tables.items():
        pairs += (
            [(f"{name}.{key}", inner) for key, inner in value.items()] if isinstance(value, dict) else [(name, value)]
        )
    return [(name, _known(name).accept(value)) for name, value in pairs]


def _known(name: str) -> Option:
    if name in KNOWN:
        return KNOWN[name]
    from difflib import get_close_matches  # noqa: PLC0415  only for mistakes

    near = get_close_matches(name, KNOWN, n=1)
    raise ConfigError(f"there is no option {name}" + (f", but {near[0]}" if near else ""))


def _keys(action: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise ConfigError(f"keys.{action} is a key in quotes, or a list of them")
    return tuple(keys)
