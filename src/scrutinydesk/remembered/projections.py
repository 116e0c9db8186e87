"""Projections in the library, ours and the constabulary's, held against what the year came to."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.projection import projections
from scrutinydesk.analysis.projection_record import ProjectionRecord, records_of
from scrutinydesk.analysis.scorecard import Score, score
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library.errors import ConflictError
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month, Window
from scrutinydesk.remembered.register import resources_of
from scrutinydesk.reporting.method_effect import rows_of

if TYPE_CHECKING:
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened

# One record a report holds all of ours; each of theirs is one, as it was written by hand.
OURS, THEIRS = "projections", "projection"
LIST = "projections"


@dataclass(frozen=True)
class Scorecard:
    """Every projection that is kept, with what became of it.

    Attributes
    ----------
    scores : tuple of Score
        Those with an outturn first, and of these the latest year.
    end : Month or None
        Up to which there are figures; None where there are none.
    versions : mapping of key to int
        Of the constabulary's, as they were seen.
    faults : tuple of Finding
        What could not be read.
    """

    scores: tuple[Score, ...] = ()
    end: Month | None = None
    versions: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()


class Held(NamedTuple):
    """Projections as the library holds them; see ``Scorecard``."""

    records: tuple[ProjectionRecord, ...]
    versions: Mapping[str, int]
    faults: tuple[Finding, ...]


def log(library: Library, opened: Opened, end: Month) -> Record | None:
    """Keep every projection that a report to ``end`` shows; None where it shows none.

    The same report again, or one of a corrected workbook, takes the place of the earlier.
    """
    catalogue = opened.resources.catalogue
    rows = [row for row in rows_of(opened.report) if catalogue[row[0]].kind is Kind.FLOW]
    asked = [(catalogue[measure], area, "") for measure, area in rows]
    found = projections(opened.observations, asked, end, opened.resources)
    made = [
        each.to_dict()
        for projection in found
        for each in records_of(projection.by(opened.conventions.projection))
    ]
    if not made:
        return None
    key = f"{opened.observed.cover.force}/{end}"
    year = Window.financial_year(end).financial_year_name
    what = f"{len(made):,} projections of {year} logged, from figures to {end.words}"
    with suppress(ConflictError):  # a colleague has logged the same report at this moment
        return library.put(OURS, key, {LIST: made}, library.record(OURS, key).version, what)
    return library.record(OURS, key)


def enter(library: Library, item: ProjectionRecord, seen: Scorecard, why: str = "") -> Record:
    """Keep a projection of the constabulary's, or change it.

    Raises ``ConflictError`` where someone has changed it since ``seen`` was looked up.
    """
    ProjectionRecord.from_dict(item.to_dict())
    what = f"The constabulary’s projection of {item.year.financial_year_name}: {item.measure}, {item.area}"
    return library.put(THEIRS, item.key, item.to_dict(), seen.versions.get(item.key, 0), what, why)


def remove(library: Library, item: ProjectionRecord, seen: Scorecard, why: str) -> Record:
    """Take a projection of the constabulary's away."""
    year = item.year.financial_year_name
    what = f"The constabulary’s projection of {year} taken away: {item.measure}, {item.area}"
    return library.put(THEIRS, item.key, None, seen.versions.get(item.key, 0), what, why)


def scorecard(library: Library, opened: Opened | None = None) -> Scorecard:
    """Return every projection against the figures of the open workbook, else of the latest import."""
    kept = held(library)
    found = _figures(library, opened)
    if found is None:
        return Scorecard((), None, kept.versions, kept.faults)
    observations, resources, end = found
    scores = [score(each, observations, resources, end) for each in kept.records]
    scores.sort(key=_order)
    return Scorecard(tuple(scores), end, kept.versions, kept.faults)


def _order(each: Score) -> tuple[bool, int, str, str]:
    record = each.record
    return each.outturn is None, -record.year.last.ordinal, record.measure, record.key


def held(library: Library) -> Held:
    """Return every projection that is kept; what cannot be read is left out and told."""
    found: dict[str, ProjectionRecord] = {}
    versions: dict[str, int] = {}
    faults: list[Finding] = []
    for kind in (OURS, THEIRS):
        for key, record in library.records(kind).items():
            versions |= {key: record.version} if kind == THEIRS else {}
            for value in _values(kind, record):
                try:
                    made = ProjectionRecord.from_dict(value)
                except ScrutinyError as error:
                    faults.append(_fault(key, error))
                else:
                    found[made.key] = made
    return Held(tuple(found.values()), versions, tuple(faults))


def _values(kind: str, record: Record) -> list[object]:
    value = record.value or {}
    listed = value.get(LIST) if kind == OURS else [value]
    return listed if isinstance(listed, list) else [listed]


def _figures(library: Library, opened: Opened | None) -> tuple[Observations, Resources, Month] | None:
    if opened is not None:
        return opened.observations, opened.resources, opened.observed.cover.period_end
    imports = library.imports()
    if not imports:
        return None
    latest = imports[0]
    return library.observations(latest.id), resources_of(library)[0], Month(latest.period_end)


def _fault(key: str, error: ScrutinyError) -> Finding:
    title = f"A kept projection is not used: {error.title}"
    return Finding("projection.unusable", Severity.WARNING, title, error.detail, error.remedy, Place(key))
