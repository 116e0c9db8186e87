"""Tables of a subject: casualties, spend, appointments, survey estimates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.money import share_of, spend_base
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.ranks import RANKS, UNKNOWN_MOVE, rank_of
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table
from scrutinydesk.reporting.tables import (
    ABSENT,
    change_cell,
    level_cell,
    percent_cell,
    previous_cell,
    refusal_notes,
    source_line,
)

if TYPE_CHECKING:
    from scrutinydesk.periods import Window
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

GROUPS = (("female", "Female"), ("bme", "BME"))


def casualties(evidence: Evidence, measures: tuple[str, ...]) -> Table | None:
    """Return casualty types by division: 12-month totals, change and per cent."""
    areas = (evidence.force, *evidence.resources.areas.divisions(evidence.force))
    found = [evidence.standing(measure, area) for measure in measures for area in areas]
    standings = [each for each in found if each is not None and each.value is not None]
    if not standings:
        return None
    window = standings[0].window
    columns = (
        Column("type", "Casualties", width=26), Column("area", "Area", width=16),
        Column("current", window.short, Align.RIGHT, 12),
        Column("previous", window.previous.short, Align.RIGHT, 12),
        Column("change", "Change", Align.RIGHT, 9), Column("percent", "%", Align.RIGHT, 9),
        Column("interval", "95% interval", Align.RIGHT, 18),
    )  # fmt: skip
    rows = []
    for each in standings:
        low = "" if each.interval is None else numbers.interval(each.interval.low, each.interval.high)
        cells = (
            Cell(each.measure.short), Cell(_dated(evidence.title(each.area), each, window)),
            level_cell(evidence, each), previous_cell(evidence, each),
            change_cell(evidence, each), percent_cell(evidence, each),
            Cell(low or ABSENT, why=each.id("interval") if low else ""),
        )  # fmt: skip
        rows.append(Row(each.key, cells, Level.TOTAL if each.area == evidence.force else Level.PART))
    title = f"Killed or seriously injured by division: {window.words} compared with {window.previous.words}"
    note = "An interval that includes zero means that chance alone could have made the change."
    notes = (note, *refusal_notes(evidence, standings), *notes_of(standings, evidence.title))
    return Table("casualties", title, columns, tuple(rows), notes, source_line(evidence))


def _dated(name: str, standing: Standing, window: Window) -> str:
    """Return a row's name, with its own window where that is not the one of the heading."""
    return name if standing.window == window else f"{name} ({standing.window.short})"


def spend(evidence: Evidence, measures: tuple[str, ...]) -> Table | None:
    """Return spend with shares and their base."""
    base = spend_base(evidence)
    found = [evidence.standing(measure) for measure in measures]
    standings = [each for each in found if each is not None and each.value is not None]
    if not standings:
        return None
    window = standings[0].window
    rows = []
    for each in standings:
        share = share_of(each, base)
        cell = Cell(ABSENT, note="Not part of the base of the shares.")
        if share is not None:
            cell = Cell(numbers.percent(share), float(share), why=each.id("share"))
        total = each.measure.id in {"spend_frontline", "spend_total"}
        name = _dated(each.measure.title, each, window)
        cells = (Cell(name), level_cell(evidence, each), cell)
        rows.append(Row(each.key, cells, Level.TOTAL if total else Level.ROW))
    columns = (
        Column("measure", "Spend", width=34),
        Column("current", window.short, Align.RIGHT, 14),
        Column("share", "Share", Align.RIGHT, 10),
    )
    notes = ["Operational frontline is the sum of visible and non-visible."]
    if base is not None:
        notes.insert(0, f"Shares are of {numbers.money(base.value)}, {base.words}.")
    title = f"Spend by visibility at {window.words}"
    return Table("spend", title, columns, tuple(rows), tuple(notes), source_line(evidence))


def appointments(evidence: Evidence, measures: tuple[str, ...]) -> Table | None:
    """Return appointments by role, with how many are female and BME."""
    found = [evidence.standing(m) for m in measures if m.startswith("appointments_")]
    standings = [each for each in found if each is not None and each.value is not None]
    if not standings:
        return None
    window = standings[0].window
    rows = []
    for each in standings:
        cells = [Cell(_dated(each.measure.title, each, window)), level_cell(evidence, each)]
        for group, _ in GROUPS:
            cells += _group_cells(evidence, each, group)
        rows.append(Row(each.key, tuple(cells)))
    columns = [Column("role", "Role", width=30), Column("total", "Appointed", Align.RIGHT, 11)]
    for group, heading in GROUPS:
        columns += [
            Column(group, heading, Align.RIGHT, 9),
            Column(f"{group}share", f"{heading} %", Align.RIGHT, 10),
        ]
    note = "Percentages of numbers this small carry wide margins: “Why this number?” shows them."
    title = f"Appointments by role, {window.words}"
    return Table("appointments", title, tuple(columns), tuple(rows), (note,), source_line(evidence))


def _group_cells(evidence: Evidence, whole: Standing, group: str) -> list[Cell]:
    part = evidence.standing(whole.measure.id, whole.area, group)
    if part is None or part.value is None:
        return [Cell(ABSENT, note="Not given."), Cell(ABSENT, note="Not given.")]
    share = numbers.share_of_whole(part.value, whole.value or 0)
    if share is None:
        why = "This is no part of the total." if whole.value else "Nobody was appointed."
        return [level_cell(evidence, part), Cell(ABSENT, note=why)]
    percent = Cell(numbers.percent(share), float(share), why=part.id("share"))
    return [level_cell(evidence, part), percent]


def estimates(evidence: Evidence, measures: tuple[str, ...], key: str) -> Table | None:
    """Return survey estimates, their change in points, and ranks where there are any."""
    found = [evidence.standing(measure) for measure in measures]
    standings = [each for each in found if each is not None and each.value is not None]
    if not standings:
        return None
    kinds = [k for k in RANKS if any(rank_of(evidence, each, k) for each in standings)]
    window = standings[0].window
    columns = (
        Column("question", "Question" if kinds else "Group", width=34),
        Column("current", "Estimate", Align.RIGHT, 10), Column("previous", "Previous", Align.RIGHT, 10),
        Column("change", "Change", Align.RIGHT, 11),
        *[Column(kind, RANKS[kind], Align.RIGHT, 14) for kind in kinds],
    )  # fmt: skip
    rows = []
    for each in standings:
        cells = [
            Cell(_with_window(each, standings[0])), level_cell(evidence, each),
            previous_cell(evidence, each), change_cell(evidence, each),
        ]  # fmt: skip
        rows.append(Row(each.key, tuple(cells + [_rank_cell(evidence, each, k) for k in kinds])))
    notes = ["pp: percentage points."] if any(each.difference is not None for each in standings) else []
    notes += refusal_notes(evidence, standings)
    if not all(each.surveyed for each in standings):
        notes.append("Where the number surveyed is not given, the precision is unknown.")
    notes += notes_of(standings, evidence.title)
    title = f"Survey estimates, {window.words}"
    return Table(f"estimates.{key}", title, columns, tuple(rows), tuple(notes), source_line(evidence))


def _with_window(standing: Standing, first: Standing) -> str:
    if standing.window == first.window:
        return standing.measure.title
    return f"{standing.measure.title} ({standing.window.short})"


def _rank_cell(evidence: Evidence, standing: Standing, kind: str) -> Cell:
    rank = rank_of(evidence, standing, kind)
    if rank is None:
        return Cell(ABSENT, note="Not given.")
    text, note = numbers.ordinal(rank.rank), ""
    rows = [rank.row]
    if rank.previous is not None and rank.earlier is not None:
        text = f"{text} {numbers.arrow(rank.rank, rank.previous)}"
        moved = numbers.capital(numbers.movement(rank.rank, rank.previous))
        note = f"{moved} from {numbers.ordinal(rank.previous)}. {UNKNOWN_MOVE}"
        rows.append(rank.earlier)
    places = evidence.places(tuple(rows))
    return Cell(text, float(rank.rank), why=standing.id(f"rank:{kind}"), places=places, note=note)
