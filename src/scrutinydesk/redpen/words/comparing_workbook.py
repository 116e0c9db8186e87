"""Comparisons in words against the open workbook, where the report itself prints no figures for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Place, Severity
from scrutinydesk.numerals import rounded
from scrutinydesk.redpen.review import Against, Judgement, ReportFinding
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
    working = f"workbook, {found.window.short}: " + "; ".join(_told(reading, row) for row in (own, *rows))
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


def _told(reading: Reading, row: AreaChange) -> str:
    percent = row.change.percent
    change = (
        "no percentage" if percent is None else f"{rounded(percent, 1):+,f}%".replace("-", "\N{MINUS SIGN}")
    )
    if row.relative is None:
        return f"{title_of(reading, row.area)} {change}"
    low, high = row.relative.interval.low, row.relative.interval.high
    ratio = f"growth ratio {row.relative.ratio:.3f} (95% interval {low:.3f} to {high:.3f})"
    return f"{title_of(reading, row.area)} {change}, {ratio}"


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
