"""Comparisons in words against the open workbook, where the report itself prints no figures for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Place, Severity
from scrutinydesk.redpen.review import Against, Judgement, ReportFinding
from scrutinydesk.redpen.words.growth import percent_of, ratio_working, signed
from scrutinydesk.redpen.words.reading import at_claim, in_short, listed, short, title_of

if TYPE_CHECKING:
    from scrutinydesk.analysis.comparison import AreaChange, Comparison
    from scrutinydesk.redpen.material import Workbook
    from scrutinydesk.redpen.words.reading import Reading

# National figures lag the local ones, so that the workbook may tell of a month or two earlier.
_LAG = 3


def compared_in_workbook(
    reading: Reading, index: int, claim: Claim, areas: tuple[str, ...]
) -> tuple[Judgement, list[ReportFinding]] | None:
    """Return the verdict of the workbook on "in line with"; None where it has no figures for it.

    Growth of the force over that of the rest of each area, as the comparison of areas in the report of
    the product has it, with the margin of the office.
    """
    from scrutinydesk.analysis.comparison import Alignment  # noqa: PLC0415  only with a workbook

    workbook = reading.material.workbook
    found = _comparison(reading, workbook, claim) if workbook is not None else None
    if workbook is None or found is None:
        return None
    rows = [row for row in found.rows if row.area in areas and row.alignment is not None]
    own = found.row(found.force)
    if own is None or not rows:
        return None
    apart = [row for row in rows if row.alignment in {Alignment.HIGHER, Alignment.LOWER}]
    working = f"workbook, {found.window.short}: " + "; ".join(
        (_of_force(reading, own), *(_of_rest(reading, own, row) for row in rows))
    )
    cells = tuple(dict.fromkeys(place for row in (own, *apart) for place in _cells(workbook, row)))
    if not apart:
        return Judgement(index, Verdict.AGREES, working, Against.WORKBOOK), []
    return (
        Judgement(index, Verdict.DIFFERS, working, Against.WORKBOOK, cells=cells),
        [_finding(reading, index, claim, apart, working, cells)],
    )


def _comparison(reading: Reading, workbook: Workbook, claim: Claim) -> Comparison | None:
    from scrutinydesk.analysis.comparison import compare_areas  # noqa: PLC0415  only with a workbook

    measure, force, end = reading.measure(claim), reading.setting.force, reading.setting.as_at
    if measure is None or not force or end is None:
        return None
    resources, margin = reading.material.resources, workbook.conventions.margin
    found = compare_areas(workbook.observations, measure, force, end, resources, margin)
    return found if end.ordinal - found.window.last.ordinal <= _LAG else None


def _of_force(reading: Reading, own: AreaChange) -> str:
    name, counts = title_of(reading, own.area), _counts(own)
    if counts is None:
        return f"{name} no percentage"
    return f"{name} {signed(percent_of(counts), 1)} ({counts[0]:,} → {counts[1]:,})"


def _of_rest(reading: Reading, own: AreaChange, row: AreaChange) -> str:
    """Return what the rest of an area did, and how the force's growth compares, to be redone."""
    name, ours, whole = title_of(reading, row.area), _counts(own), _counts(row)
    if row.relative is None or ours is None or whole is None:
        return f"{name} has no figures to compare"
    rest = whole[0] - ours[0], whole[1] - ours[1]
    return ratio_working(percent_of(ours), f"the rest of {name}", rest, row.relative.interval)


def _counts(row: AreaChange) -> tuple[int, int] | None:
    """Return the counts before and now; None without them, or where there were none before."""
    before, now = row.change.previous, row.change.current
    if before is None or now is None or not before.value:
        return None
    return round(before.value), round(now.value)


def _cells(workbook: Workbook, row: AreaChange) -> list[Place]:
    totals = (row.change.previous, row.change.current)
    rows = [each for total in totals if total is not None for each in total.observations]
    return [Place(workbook.observations.sources.get(each.source, ""), each.sheet, each.cell) for each in rows]


def _finding(
    reading: Reading,
    index: int,
    claim: Claim,
    apart: list[AreaChange],
    working: str,
    cells: tuple[Place, ...],
) -> ReportFinding:
    beside = listed(title_of(reading, row.area) for row in apart)
    return ReportFinding(
        "claim_v_workbook",
        Severity.WARNING,
        f"“{short(claim.words)}” does not fit the workbook: growth differs from that of {beside}.",
        (at_claim(claim),),
        working,
        "The force is taken out of each wider area first, and the workbook's latest period for which it has"
        " wider"
        " figures is compared, which may not be the report's.",
        f"The report says “{in_short(claim)}”. Could the Constabulary say which figures that rests on?",
        Against.WORKBOOK,
        (index,),
        cells,
    )
