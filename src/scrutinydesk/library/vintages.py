"""Imports: each file as it was read, with its figures, and one figure through all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, insert, select

from scrutinydesk.library import journaling
from scrutinydesk.library.errors import LibraryCorruptError, LibraryError
from scrutinydesk.library.finding_rows import StoredFindings, findings_stored
from scrutinydesk.library.journaling import Hand, Line
from scrutinydesk.library.packing import Packed, observation, packed, unpacked
from scrutinydesk.library.schema import figures, imports, inserted, records, series, write_many
from scrutinydesk.library.texts import json_stored
from scrutinydesk.library.values import IMPORT, MEETING, Import
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Span
from scrutinydesk.progress import Progress

_TURN = 20_000  # figures between two looks at whether the officer has cancelled
_SUMMARY = "file_name", "sha256", "kind", "force", "period_end", "title", "recipe"


class Prepared(NamedTuple):
    """An import as rows, made before the library is locked."""

    values: dict[str, Any]
    rows: Packed


def prepared(given: Import, observations: Observations) -> Prepared:
    """Return an import as rows."""
    rows = packed(observations)
    values = {name: getattr(given, name) for name in _SUMMARY}
    # What tells one reading of a file from another. Findings are left out, which a later version
    # may word otherwise, and so is the name of the file.
    names = ("kind", "force", "period_end", "recipe")
    reading = [*(values[name] for name in names), dict(given.cover), dict(given.additions)]
    values |= {
        "reading": rows.digest(json.dumps(json.loads(json_stored(reading)), sort_keys=True)),
        "cover": dict(given.cover),
        "additions": dict(given.additions),
        "findings": findings_stored(given.findings),
        "missing": list(given.missing),
        "sources": observations.sources,
        "figures": len(observations),
    }
    return Prepared(values, rows)


def keep(connection: Connection, hand: Hand, new: Prepared, progress: Progress) -> int:
    """Keep an import and return its id: that of the first, if the same was read from the file before."""
    values, rows = new
    twin = imports.c.sha256 == values["sha256"], imports.c.reading == values["reading"]
    known = connection.scalar(select(imports.c.id).where(*twin))
    if known is not None:
        return int(known)
    added = connection.execute(insert(imports).values({**values, "at": hand.when, "who": hand.who}))
    number = inserted(added)
    write_many(connection, series, ((number, *row) for row in rows.series))
    for start in range(0, len(rows.figures), _TURN):
        progress.step(start, len(rows.figures), "Keeping the figures")
        write_many(connection, figures, ((number, *row) for row in rows.figures[start : start + _TURN]))
    summary = {name: values[name] for name in (*_SUMMARY, "figures")}
    what = f"Imported “{values['file_name']}”"
    journaling.write(connection, hand, Line(IMPORT, str(number), what, after=summary))
    return number


def listed(connection: Connection, *wanted: Any) -> tuple[Import, ...]:
    """Return the imports that all of these conditions name, newest first."""
    rows = connection.execute(_with_meeting().where(*wanted).order_by(imports.c.id.desc()))
    return tuple(_import(row) for row in rows)


def figures_of(connection: Connection, import_id: int, where: str) -> Observations:
    """Return the observations of an import, as they were put.

    Raises
    ------
    LibraryError
        There is no such import.
    LibraryCorruptError
        Rows are missing or contradict each other.
    """
    known = connection.execute(
        select(imports.c.sources, imports.c.figures).where(imports.c.id == import_id)
    ).one_or_none()
    if known is None:
        missing = unknown(import_id)
        raise missing
    common = connection.execute(select(*_SERIES).where(series.c.import_id == import_id)).all()
    own = connection.execute(select(*_FIGURE).where(figures.c.import_id == import_id)).all()
    try:
        found = unpacked(common, own, known.sources)
    except (LookupError, ValueError) as error:
        damage = _broken(where, import_id)
        raise damage from error
    if len(found) != known.figures:
        damage = _broken(where, import_id)
        raise damage
    return found


def history(
    connection: Connection, name: tuple[str, str, str, Span], first: int, last: int
) -> tuple[tuple[Import, Observation], ...]:
    """Return one figure as each import states it first, oldest import first."""
    measure, area, breakdown, span = name
    join = and_(figures.c.import_id == series.c.import_id, figures.c.series == series.c.number)
    wanted = (
        select(series.c.import_id, *_FIGURE, *_SERIES)
        .join_from(series, figures, join)
        .where(series.c.measure == measure, series.c.area == area)
        .where(series.c.breakdown == breakdown, series.c.span == str(span))
        .where(figures.c.first == first, figures.c.last == last)
        .order_by(series.c.import_id, figures.c.position)
    )
    stated: dict[int, Observation] = {}
    for import_id, _, *row in connection.execute(wanted):
        own, common = row[: len(_FIGURE) - 1], row[len(_FIGURE) :]
        stated.setdefault(import_id, observation(common, own))
    by_id = {each.id: each for each in listed(connection, imports.c.id.in_(stated))}
    return tuple((by_id[number], stated[number]) for number in sorted(stated))


def before(candidates: Iterable[Import], given: Import) -> Import | None:
    """Return what an import is compared with; see ``Library.previous``."""
    older = [each for each in candidates if each.id != given.id and each.force == given.force]
    earlier = [each for each in older if each.period_end < given.period_end]
    if earlier:
        return max(earlier, key=lambda each: (each.period_end, each.id))
    same = [each for each in older if each.period_end == given.period_end]
    first = [each for each in same if not given.id or each.id < given.id]
    return max(first, key=lambda each: each.id, default=None)


def unknown(import_id: int) -> LibraryError:
    """Return that there is no such import."""
    return LibraryError(
        "This import is not in the library.",
        f"It holds no import number {import_id}.",
        "Open the workbook once more; it is then imported.",
    )


_SERIES = tuple(series.c)[1:]
_FIGURE = tuple(figures.c)[1:]


def _with_meeting() -> Select[Any]:
    meeting = and_(records.c.kind == MEETING, records.c.key == imports.c.id.cast(records.c.key.type))
    return select(imports, records.c.value.label("said"), records.c.version).join_from(
        imports, records, meeting, isouter=True
    )


def _import(row: Row[Any]) -> Import:
    return Import(
        **{name: getattr(row, name) for name in _SUMMARY},
        cover=row.cover,
        additions=row.additions,
        findings=StoredFindings(row.findings),
        missing=tuple(row.missing),
        id=row.id,
        when=row.at,
        who=row.who,
        meeting=(row.said or {}).get("meeting", ""),
        meeting_version=row.version or 0,
        figures=row.figures,
    )


def _broken(where: str, import_id: int) -> LibraryCorruptError:
    return LibraryCorruptError(
        "The library is damaged.",
        f"The figures of import {import_id} in {where} are not whole. Nothing in it was changed.",
        "Open the workbook of that import once more, or restore the library from a backup.",
    )
