"""What the officer has chosen, kept in a TOML file; the path is always an argument.

Window geometry and other state of the shell are not preferences and are kept apart by the shell.
A file that cannot be read never stops the program: defaults stand in, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from scrutinydesk import atomic
from scrutinydesk.errors import ResourceError
from scrutinydesk.findings import Finding, Place, Severity

VERSION = 1
RECENT_LIMIT = 10
RULESETS = ("MDC-7",)
UNREADABLE = "preferences.unreadable"  # kind of the finding

# One step a version: the values of version n as version n + 1 names them. A file with no version
# was written by hand and needs no renaming.
UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: dict}


class Theme(StrEnum):
    """Light, dark, or whatever the system shows."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the officer has chosen.

    Attributes
    ----------
    theme : Theme
    ruleset : str
        Rules by which control charts signal; one of ``RULESETS``.
    recent_files : tuple of str
        Whole paths, latest first, at most ``RECENT_LIMIT``, none twice.
    last_open_folder, last_export_folder : str
        Where the file dialogs start; empty where there is none yet.
    library : str
        Path of the library's file, or address of its server; empty for the usual file.
    """

    theme: Theme = Theme.SYSTEM
    ruleset: str = RULESETS[0]
    recent_files: tuple[str, ...] = ()
    last_open_folder: str = ""
    last_export_folder: str = ""
    library: str = ""

    def with_recent(self, path: Path | str) -> Preferences:
        """Return the same with ``path`` as the latest file."""
        latest = str(path)
        others = (other for other in self.recent_files if other != latest)
        return replace(self, recent_files=(latest, *others)[:RECENT_LIMIT])

    def without_recent(self, path: Path | str) -> Preferences:
        """Return the same without a file that is gone."""
        return replace(self, recent_files=tuple(o for o in self.recent_files if o != str(path)))


DEFAULTS = Preferences()


def load(path: Path) -> tuple[Preferences, tuple[Finding, ...]]:
    """Return the preferences of a file, and what was wrong with it.

    A missing file gives the defaults and no finding; a value that cannot be used gives the default
    of that one preference and a finding.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return DEFAULTS, ()
    except (OSError, UnicodeDecodeError) as error:
        return DEFAULTS, (_unreadable(path, error),)
    try:
        return read(text, path.name)
    except (RecursionError, ValueError) as error:
        return DEFAULTS, (_unreadable(path, error),)


def read(text: str, name: str = "") -> tuple[Preferences, tuple[Finding, ...]]:
    """Return the preferences that a TOML text states, and what could not be used.

    Parameters
    ----------
    text : str
    name : str
        Of the file, for the findings.

    Raises ``tomllib.TOMLDecodeError`` for a text that is not TOML.
    """
    import tomllib  # noqa: PLC0415  a first start, which has no file, need not wait for it

    values = tomllib.loads(text)
    version = values.pop("version", 0)
    place = Place(name)
    findings = []
    if type(version) is not int or version < 0:
        version = 0
    if version > VERSION:
        findings.append(_newer(place))
    for step in range(version, VERSION):
        values = UPGRADES[step](values)
    chosen: dict[str, Any] = {}
    for key, accepted in _ACCEPTED.items():
        if key not in values:
            continue
        value = accepted(values[key])
        if value is None:
            findings.append(_unusable(key, place))
        else:
            chosen[key] = value
    return Preferences(**chosen), tuple(findings)


def save(preferences: Preferences, path: Path) -> None:
    """Write the preferences; the file is at all times the old or the new one, whole.

    Raises
    ------
    ResourceError
        The file could not be written; the old one stands.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.replace(path, written(preferences).encode())
    except OSError as error:
        raise ResourceError(
            "Your preferences could not be saved.",
            f"The system says of {path}: {error.strerror or error}.",
            "They hold until you close the program. Check the disk and that you may write to the folder.",
        ) from error


def written(preferences: Preferences) -> str:
    """Return the TOML text of preferences, every key with its value.

    A path that no text file can hold (bytes that are not UTF-8) is left out.
    """
    lines = [f"version = {VERSION}"]
    for field in fields(preferences):
        value = getattr(preferences, field.name)
        lines.append(f"{field.name} = {_toml(value)}")
    return "\n".join(lines) + "\n"


def _toml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(part) for part in value if _is_text(part)) + "]"
    return '"' + "".join(map(_escaped, value if _is_text(value) else "")) + '"'


def _is_text(value: str) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in value)


def _escaped(sign: str) -> str:
    if sign in {'"', "\\"}:
        return "\\" + sign
    return f"\\u{ord(sign):04x}" if sign < " " or sign == "\x7f" else sign


def _theme(value: Any) -> Theme | None:
    return Theme(value) if isinstance(value, str) and value in set(Theme) else None


def _ruleset(value: Any) -> str | None:
    return value if value in RULESETS else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _paths(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        return None
    return tuple(dict.fromkeys(value))[:RECENT_LIMIT]


_ACCEPTED: dict[str, Callable[[Any], Any]] = {
    "theme": _theme,
    "ruleset": _ruleset,
    "recent_files": _paths,
    "last_open_folder": _text,
    "last_export_folder": _text,
    "library": _text,
}


def _unreadable(path: Path, error: Exception) -> Finding:
    return Finding(
        UNREADABLE,
        Severity.WARNING,
        "Your preferences could not be read, so the program starts with its own.",
        f"{path.name}: {error}.",
        "Choose a theme again under View > Theme. The file that could not be read is kept beside the new.",
        Place(path.name),
    )


def _unusable(key: str, place: Place) -> Finding:
    return Finding(
        "preferences.value",
        Severity.NOTE,
        f"The preference “{key}” was not understood and is back to its default.",
        "",
        "Choose it again in the window; the file is then put right.",
        place,
    )


def _newer(place: Place) -> Finding:
    return Finding(
        "preferences.newer",
        Severity.NOTE,
        "Your preferences were saved by a later version of Scrutiny Desk.",
        "What this version knows of them is used; saving here forgets the rest.",
        "",
        place,
    )
