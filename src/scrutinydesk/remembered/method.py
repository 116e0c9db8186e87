"""How figures are judged, in the library: the office's choices, limits begun anew, targets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from scrutinydesk.analysis.convention_records import (
    choices_from_dict,
    choices_to_dict,
    rebase_from_dict,
    rebase_to_dict,
    target_from_dict,
    target_to_dict,
)
from scrutinydesk.analysis.conventions import USUAL, Conventions, SeriesRebase, Target
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record

METHOD, REBASE, TARGET = "method", "rebase", "target"
OFFICE = "office"
Made = TypeVar("Made")


@dataclass(frozen=True)
class Held:
    """The conventions as the library holds them at one moment.

    Attributes
    ----------
    versions : mapping of (kind, key) to int
        Of each record: what is changed names the version that was seen, so that nothing is written
        over unseen.
    faults : tuple of Finding
        What could not be read, and does not count.
    """

    conventions: Conventions = USUAL
    versions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()

    def version(self, kind: str, key: str) -> int:
        """Return the version of a record that was seen; 0 where none was."""
        return self.versions.get((kind, key), 0)


def held(library: Library) -> Held:
    """Return how the office has its figures judged, and what of it could not be used.

    A record that cannot be read is left out and told: one fault must not take the others away.
    """
    versions: dict[tuple[str, str], int] = {}
    faults: list[Finding] = []

    def read(kind: str, make: Callable[[object, str], Made]) -> tuple[Made, ...]:
        made = []
        for key, record in library.records(kind).items():
            versions[kind, key] = record.version
            try:
                made.append(make(record.value, record.who))
            except ScrutinyError as error:
                faults.append(_fault(f"{kind} {key}", error))
        return tuple(made)

    chosen = read(METHOD, lambda value, _who: choices_from_dict(value))
    conventions = replace(
        chosen[0] if chosen else USUAL,
        rebases=read(REBASE, rebase_from_dict),
        targets=read(TARGET, target_from_dict),
    )
    return Held(conventions, versions, tuple(faults))


def _fault(key: str, error: ScrutinyError) -> Finding:
    return Finding(
        "method.unusable",
        Severity.WARNING,
        f"An entry of how figures are judged is not used: {error.title}",
        error.detail,
        error.remedy,
        Place(key),
    )


def choose(library: Library, chosen: Conventions, seen: Held, why: str = "") -> Record:
    """Keep the choices that hold for every series alike; the usual ones need no record.

    Raises ``ConflictError`` where someone has chosen since ``seen`` was looked up; so do the others.
    """
    value = choices_to_dict(chosen)
    choices_from_dict(value)
    usual = value == choices_to_dict(USUAL)
    what = "How figures are judged: " + ("the usual way again" if usual else "chosen")
    return library.put(METHOD, OFFICE, None if usual else value, seen.version(METHOD, OFFICE), what, why)


def begin_anew(library: Library, item: SeriesRebase, seen: Held) -> Record:
    """Begin the limits of a series anew from a month on; the reason is printed with the chart."""
    what = f"New limits from {item.rebase.month.words}: {item.measure}, {item.area}"
    value = rebase_to_dict(item)
    rebase_from_dict(value)
    return library.put(REBASE, item.key, value, seen.version(REBASE, item.key), what, item.rebase.reason)


def go_on(library: Library, item: SeriesRebase, seen: Held, why: str) -> Record:
    """Let the limits of a series go on over a month at which they were begun anew."""
    what = f"No new limits from {item.rebase.month.words} any more: {item.measure}, {item.area}"
    return library.put(REBASE, item.key, None, seen.version(REBASE, item.key), what, why)


def set_target(library: Library, item: Target, seen: Held, why: str = "") -> Record:
    """Set a target, or change that of the same series and month."""
    since = f" from {item.since.words}" if item.since else ""
    value: dict[str, Any] = target_to_dict(item)
    target_from_dict(value)
    what = f"Target {item.value:g}{since}: {item.measure}, {item.area}"
    return library.put(TARGET, item.key, value, seen.version(TARGET, item.key), what, why)


def remove_target(library: Library, item: Target, seen: Held, why: str) -> Record:
    """Take a target away."""
    what = f"Target {item.value:g} taken away: {item.measure}, {item.area}"
    return library.put(TARGET, item.key, None, seen.version(TARGET, item.key), what, why)
