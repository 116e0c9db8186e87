"""Imports as rows: written once, read whole, or one figure through all of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, insert, select

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library.packing import observation, packed, unpacked
from scrutinydesk.library.schema import figures, files, imports, records, series, write_many
from scrutinydesk.library.texts import now
from scrutinydesk.library.values import MEETING, Import

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observation, Observations

LARGEST_FILE = 25 * 2**20
SHORT = (
    imports.c.id, imports.c.sha256, imports.c.file_name, imports.c.kind, imports.c.force,
    imports.c.period_end, imports.c.title, imports.c.recipe, imports.c.at, imports.c.who,
    imports.c.figures,
)  # fmt: skip
WHOLE = (*SHORT, imports.c.cover, imports.c.additions, imports.c.findings, imports.c.missing)


def write(connection: Connection, made: Import, observations: Observations, who: str) -> tuple[int, bool]:
    """Write an import; return its id, and whether it is new: the same reading of a file is one import."""
    rows = packed(observations)
    reading = rows.digest(
        made.kind, made.force, made.period_end, made.recipe, dict(made.cover), dict(made.additions)
    )
    same = and_(imports.c.sha256 == made.sha256, imports.c.reading == reading)
    held = connection.execute(select(imports.c.id).where(same)).scalar()
    if held is not None:
        return int(held), False
    adding = (
        insert(imports).values(
            sha256=made.sha256, reading=reading, file_name=made.file_name, kind=made.kind,
            force=made.force, period_end=made.period_end, title=made.title, recipe=made.recipe,
            cover=dict(made.cover), additions=dict(made.additions),
            findings=[_flat(each) for each in made.findings], missing=list(made.missing),
            sources=observations.sources, figures=len(rows.figures), at=now(), who=who,
        ).returning(imports.c.id)
    )  # fmt: skip
    key = int(connection.execute(adding).scalar_one())
    write_many(connection, series, ((key, *row) for row in rows.series))
    write_many(connection, figures, ((key, *row) for row in sorted(rows.figures)))
    return key, True


def write_file(connection: Connection, sha256: str, name: str, content: bytes) -> None:
    """Keep a file, once; one that is very large is left where it lies."""
    if len(content) > LARGEST_FILE:
        return
    if connection.execute(select(files.c.size).where(files.c.sha256 == sha256)).scalar() is None:
        held = zlib.compress(content, 6)
        connection.execute(insert(files).values(sha256=sha256, name=name, size=len(content), content=held))


def file(connection: Connection, sha256: str) -> tuple[str, bytes] | None:
    """Return name and content of a file; None where it was not kept."""
    found = connection.execute(select(files.c.name, files.c.content).where(files.c.sha256 == sha256)).first()
    return None if found is None else (found[0], zlib.decompress(found[1]))


def listed(connection: Connection, force: str | None) -> tuple[Import, ...]:
    """Return the imports, newest first, without what is long."""
    wanted = select(*SHORT).order_by(imports.c.id.desc())
    if force is not None:
        wanted = wanted.where(imports.c.force == force)
    return _with_meetings(connection, [_import(row) for row in connection.execute(wanted)])


def whole(connection: Connection, key: int) -> Import | None:
    """Return an import with everything but its observations; None where there is no such."""
    row = connection.execute(select(*WHOLE).where(imports.c.id == key)).first()
    if row is None:
        return None
    made = replace(
        _import(row), cover=row.cover, additions=row.additions,
        findings=tuple(_finding(each) for each in row.findings), missing=tuple(row.missing),
    )  # fmt: skip
    return _with_meetings(connection, [made])[0]


def observations_of(connection: Connection, key: int) -> Observations | None:
    """Return the observations of an import, equal to those that were put."""
    sources = connection.execute(select(imports.c.sources).where(imports.c.id == key)).scalar()
    if sources is None:
        return None
    common = connection.execute(select(*list(series.c)[1:]).where(series.c.import_id == key)).all()
    rows = connection.execute(select(*list(figures.c)[1:]).where(figures.c.import_id == key)).all()
    return unpacked(common, rows, sources)


def history(
    connection: Connection, line: tuple[str, str, str, str], first: int, last: int
) -> list[tuple[Import, Observation]]:
    """Return one figure as each import states it first, oldest import first."""
    measure, area, breakdown, span = line
    wanted = (
        select(series.c.import_id, *list(series.c)[2:], *list(figures.c)[2:])
        .join(figures, and_(figures.c.import_id == series.c.import_id, figures.c.series == series.c.number))
        .where(
            series.c.measure == measure, series.c.area == area, series.c.breakdown == breakdown,
            series.c.span == span, figures.c.first == first, figures.c.last == last,
        )
        .order_by(series.c.import_id, figures.c.position)
    )  # fmt: skip
    found: dict[int, Observation] = {}
    common = len(series.c) - 2
    for row in connection.execute(wanted):
        parts = tuple(row)
        found.setdefault(parts[0], observation(parts[1 : 1 + common], parts[1 + common :]))
    held = {each.id: each for each in listed(connection, None)}
    return [(held[key], row) for key, row in found.items()]


def _import(row: Any) -> Import:
    return Import(
        row.sha256, row.file_name, row.kind, row.force, row.period_end, row.title, row.recipe,
        id=row.id, when=row.at, who=row.who, figures=row.figures,
    )  # fmt: skip


def _with_meetings(connection: Connection, made: Iterable[Import]) -> tuple[Import, ...]:
    rows = connection.execute(select(records).where(records.c.kind == MEETING)).all()
    said = {row.key: row for row in rows}
    return tuple(
        each
        if (row := said.get(str(each.id))) is None
        else replace(each, meeting=(row.value or {}).get("meeting", ""), meeting_version=row.version)
        for each in made
    )


def _flat(finding: Finding) -> dict[str, Any]:
    return asdict(finding)


def _finding(held: dict[str, Any]) -> Finding:
    place = Place(**held["place"])
    return Finding(
        held["kind"], Severity(held["severity"]), held["title"], held["detail"], held["remedy"], place
    )
