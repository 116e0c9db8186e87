"""Words for a trend against the open workbook: what its months of this year and the last come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.findings import Place, Severity
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.redpen.review import Against, ReportFinding
from scrutinydesk.redpen.words.reading import at_claim, in_short, sentence_of, short

if TYPE_CHECKING:
    from scrutinydesk.analysis.change import Change
    from scrutinydesk.redpen.words.reading import Reading

_UPWARD = re.compile(r"\b(?:upwards?|rising|increasing) (?:trend|trajectory)|\barea of growth", re.IGNORECASE)
_DOWNWARD = re.compile(r"\b(?:downwards?|falling|decreasing|declining) (?:trend|trajectory)", re.IGNORECASE)
_STEADY = re.compile(
    r"\b(?:remain\w*|been) (?:relatively )?(?:stable|static|steady|flat|unchanged)\b"
    r"|\bnot altered significantly\b",
    re.IGNORECASE,
)
# Words for another stretch of time than the year, or for another place.
_OTHERWISE = re.compile(
    r"\b(?:but|however|although|until|had been|long[- ]term|since|over the (?:last|past)|recent\w*|latter\w*"
    r"|nation\w*"
    r"|region\w*|month\w*|weeks?|quarters?|now|previous\w*|before|years)\b",
    re.IGNORECASE,
)
_STEADY_MOST = 10


def trends_in_workbook(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each trend that the 12 months of the workbook do not bear out.

    Yields
    ------
    ReportFinding
    """
    workbook = reading.material.workbook
    if workbook is None or reading.setting.as_at is None:
        return
    for index, claim in enumerate(reading.claims):
        way = _way(claim)
        if way is None or _OTHERWISE.search(sentence_of(claim)):
            continue
        change = _change(reading, claim)
        if change is not None and _contradicts(change, way):
            yield _finding(reading, index, claim, change)


def _way(claim: Claim) -> int | None:
    """Return +1, -1 or 0 (steady) for what a claim says of a year; None where it says nothing of that."""
    if claim.kind is not ClaimKind.TREND or not claim.measure:
        return None
    if claim.measure_words.casefold() not in sentence_of(claim).casefold():
        return None
    for pattern, way in ((_UPWARD, 1), (_DOWNWARD, -1), (_STEADY, 0)):
        if pattern.search(claim.words):
            return way
    return None


def _change(reading: Reading, claim: Claim) -> Change | None:
    """Return the change of 12 months in the workbook; None unless chance is ruled out."""
    from scrutinydesk.analysis.change import State, change  # noqa: PLC0415  only with a workbook

    measure, end, workbook = reading.measure(claim), reading.setting.as_at, reading.material.workbook
    if measure is None or end is None or workbook is None or claim.area != reading.setting.force:
        return None
    found = change(workbook.observations, measure, claim.area, end, reading.material.resources)
    return found if found.state is State.CLEAR else None


def _contradicts(change: Change, way: int) -> bool:
    percent = change.percent
    if percent is None:
        return False
    return abs(percent) >= _STEADY_MOST if way == 0 else percent * way < 0


def _finding(reading: Reading, index: int, claim: Claim, change: Change) -> ReportFinding:
    workbook = reading.material.workbook
    sources = workbook.observations.sources if workbook else {}
    totals = [each for each in (change.previous, change.current) if each is not None]
    counts = " to ".join(figure(each.value) for each in totals)
    percent = f"{rounded(change.percent or 0, 1):+,f}%".replace("-", "\N{MINUS SIGN}")
    return ReportFinding(
        "trend_v_workbook",
        Severity.WARNING,
        f"“{short(claim.words)}” does not fit the workbook, where 12 months went from {counts} ({percent}).",
        (at_claim(claim),),
        f"workbook: {counts}, {percent}",
        "The change is more than chance makes. The report may mean another period.",
        f"The report says “{in_short(claim)}”. Could the Constabulary say over which months?",
        Against.WORKBOOK,
        (index,),
        tuple(
            Place(sources.get(row.source, ""), row.sheet, row.cell)
            for each in totals
            for row in each.observations
        ),
    )
