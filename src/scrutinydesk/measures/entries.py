"""Reading of resource files that people edit by hand: every fault named by file, table and key."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Self, TypeVar

from scrutinydesk.errors import ResourceError, ScrutinyError, UnknownMeasureError

Choice = TypeVar("Choice", bound=StrEnum)
# Makes the error about a table of a file, or about a thing added to it: which, and what is wrong.
Fault = Callable[[str, str], ScrutinyError]


class UnknownIdError(UnknownMeasureError, KeyError):
    """An id that a resource does not hold; a KeyError too, as mappings promise."""


def fault(file: str, table: str, what: str, remedy: str = "") -> ResourceError:
    """Return the error that names the file and the table within it."""
    where = f"{file}, [{table}]" if table else file
    return ResourceError(
        f"The resource file {file} cannot be used.",
        f"In {where}: {what}",
        remedy or f"Correct {file} in the resources folder and start again.",
    )


def parse(path: Path) -> dict[str, Any]:
    """Return the parsed file; a ``ResourceError`` if it is missing, not text, or not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise fault(path.name, "", f"it cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise fault(path.name, "", "it is not text in UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise fault(path.name, "", f"it is not valid TOML: {error}.") from error


class Entry:
    """One table of a file, read key by key; ``done`` complains about keys nobody read."""

    def __init__(self, file: str, name: str, table: object) -> None:
        self.file = file
        self.name = name
        if not isinstance(table, dict):
            raise self.fault("a table with keys is expected here.")
        self.table: dict[str, Any] = table
        self._read: set[str] = set()

    def fault(self, what: str) -> ScrutinyError:
        """Return an error about this table."""
        return fault(self.file, self.name, what)

    def _value(self, key: str, kind: type, default: Any, what: str) -> Any:
        self._read.add(key)
        if key not in self.table:
            if default is None:
                raise self.fault(f"the key “{key}” is missing.")
            return default
        value = self.table[key]
        if type(value) is not kind:
            raise self.fault(f"“{key}” must be {what}, not {value!r}.")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default the key must be there."""
        return str(self._value(key, str, default, "a text in quotes"))

    def number(self, key: str, default: int | None = None) -> int:
        """Return a whole number."""
        return int(self._value(key, int, default, "a whole number"))

    def decimal(self, key: str, default: float | None = None) -> float:
        """Return a number, whole or not."""
        whole = type(self.table.get(key)) is int
        return float(self._value(key, int if whole else float, default, "a number"))

    def truth(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        return bool(self._value(key, bool, default, "true or false"))

    def texts(self, key: str, default: tuple[str, ...] | None = ()) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self._value(key, list, None if default is None else list(default), "a list")
        if not all(type(value) is str for value in values):
            raise self.fault(f"“{key}” must be a list of texts in quotes.")
        return tuple(values)

    def choice(self, key: str, kinds: type[Choice], default: Choice | None = None) -> Choice:
        """Return a member of an enumeration, written by its value."""
        value = self.text(key, default)
        try:
            return kinds(value)
        except ValueError as error:
            allowed = ", ".join(kinds)
            raise self.fault(f"“{key}” is “{value}”; it must be one of: {allowed}.") from error

    def child(self, key: str) -> Self:
        """Return a table within this one; empty if it is not there."""
        self._read.add(key)
        return type(self)(self.file, f"{self.name}.{key}".lstrip("."), self.table.get(key, {}))

    def children(self, key: str) -> Iterator[Self]:
        """Yield the tables of a list of tables, in file order."""
        self._read.add(key)
        tables = self.table.get(key, [])
        if not isinstance(tables, list):
            raise self.fault(f"“{key}” must be a list of tables.")
        for number, table in enumerate(tables, start=1):
            yield type(self)(self.file, f"{self.name}.{key} number {number}".lstrip("."), table)

    def keys(self) -> tuple[str, ...]:
        """Return all keys, in file order."""
        return tuple(self.table)

    def done(self) -> None:
        """Complain about the first key that nothing has read."""
        for key in self.table:
            if key not in self._read:
                known = ", ".join(sorted(self._read))
                raise self.fault(f"the key “{key}” is not known here; known are: {known}.")


def entries(file: str, data: Mapping[str, Any], table: str) -> Iterator[tuple[str, Entry]]:
    """Yield ``(id, entry)`` for each table ``[table.id]`` in file order."""
    tables = data.get(table)
    if not isinstance(tables, dict) or not tables:
        raise fault(file, table, f"there is no table [{table}.…] in the file.")
    for key, value in tables.items():
        yield key, Entry(file, f"{table}.{key}", value)


def only_tables(file: str, data: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Complain about top-level names that are not in ``known``."""
    for key in data:
        if key not in known:
            raise fault(file, key, f"it is not known here; known are: {', '.join(known)}.")
