"""Findings about figures in words: what was found, why it matters, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import rounded
from scrutinydesk.redpen.inside_wholes import no_fraction
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.review import Against, ReportFinding, Span

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.redpen.contradictions import Contradiction
    from scrutinydesk.redpen.labels import Labels

_IN_QUESTION = (Role.PERCENT, Role.POINTS, Role.DIFFERENCE, Role.WHOLE, Role.MOVEMENT, Role.RANK, Role.FORCES)
_LONGEST = 90


def finding_about(number: int, claim: Claim, checked: Checked) -> ReportFinding | None:
    """Return the finding that a verdict on a claim is worth, None where it is right or cannot be checked."""
    if checked.verdict is Verdict.DIFFERS:
        return _finding(number, claim, checked, "arithmetic", _differs(claim))
    if checked.verdict is Verdict.ONLY_IF_TRUNCATED:
        detail = "The figure fits only if it was cut off instead of rounded; the usual rule is to round."
        return _finding(number, claim, checked, "rounding", detail)
    if checked.verdict is Verdict.UNIT:
        return _finding(number, claim, checked, "unit", _UNIT, of_table=Severity.WARNING)
    return None


_UNIT = (
    "The difference between two percentages is in percentage points. Printed with a per cent sign it reads "
    "as a change relative to the first one."
)


def _differs(claim: Claim) -> str:
    percent = claim.of(Role.PERCENT)
    gone = no_fraction(printed_percent(percent)) if percent and claim.kind is ClaimKind.PROPORTION else ""
    return " ".join(filter(None, ("The figures cannot all be right as they are printed.", gone)))


def _finding(
    number: int,
    claim: Claim,
    checked: Checked,
    kind: str,
    detail: str,
    *,
    of_table: Severity = Severity.ERROR,
) -> ReportFinding:
    severity = of_table if claim.passage.cell is not None else Severity.ERROR
    asks = "be given in percentage points" if kind == "unit" else "be checked"
    return ReportFinding(
        kind,
        severity,
        _title(claim, checked),
        _spans_in(claim, checked.working),
        checked.working,
        detail,
        f"Could “{quoted(claim)}” {claim.passage.aside} {asks}? We make it: {checked.working}.",
        claims=(number,),
    )


def _title(claim: Claim, checked: Checked) -> str:
    """Return what is wrong in words that need no sum."""
    if checked.verdict is Verdict.UNIT and (points := _of_points(claim)):
        return points
    return checked.said or f"{checked.working[:1].upper()}{checked.working[1:]}."


def _of_points(claim: Claim) -> str:
    before, after = claim.of(Role.BASE), claim.of(Role.CURRENT)
    change = claim.of(Role.POINTS) or claim.of(Role.PERCENT)
    if not (before and after and change) or after.value == before.value:
        return ""
    moved = after.value - before.value
    places = max(before.number.decimals, after.number.decimals)
    points = "percentage point" if abs(moved) == 1 else "percentage points"
    way = f"{'up' if moved > 0 else 'down'} {rounded(abs(moved), places)} {points}"
    start, end = (rounded(each.value, each.number.decimals) for each in (before, after))
    return f"From {start}% to {end}% is {way}; the report says {rounded(abs(change.value), places)}%."


def contradiction_found(one: Contradiction, labels: Labels) -> ReportFinding:
    """Return the finding that some statements cannot all be true."""
    count = len(one.told)
    working = labels.working(one)
    label = labels.among(each.unknowns[-1].name for each in one.told)
    quotes = "; ".join(f"{label(each.unknowns[-1].name)}: “{quoted(each.claim)}”" for each in one.told)
    shared = labels.shared(each.unknowns[-1].name for each in one.told)
    of = f" ({shared})" if shared else ""
    severity = Severity.ERROR if one.sure else Severity.WARNING
    if count == 1:
        title = f"The figures of one statement cannot all be true{of}: {quotes}."
    elif one.sure:
        title = f"These {count} statements cannot all be true{of}: {quotes}."
    else:
        title = f"If these {count} statements are of the same thing{of}, they cannot all be true: {quotes}."
    places = ", ".join(dict.fromkeys(each.claim.passage.place for each in one.told))
    return ReportFinding(
        "conflict" if one.sure else "conflict_doubt",
        severity,
        title,
        tuple(span for each in one.told for span in spans_of(each.claim)[:1]),
        working,
        "No whole numbers fit all of them together.",
        f"Could these figures ({places}) be checked against each other: {quotes}?",
        Against.REPORT,
        tuple(each.number for each in one.told),
    )


def spans_of(claim: Claim) -> tuple[Span, ...]:
    """Return the figure in question, then the whole claim."""
    whole = Span(claim.start, claim.end)
    figure = _in_question(claim)
    if figure is None:
        return (whole,)
    first = Span(figure.number.start, figure.number.end)
    return (first,) if first == whole else (first, whole)


def _spans_in(claim: Claim, working: str) -> tuple[Span, ...]:
    """Return the same with that figure first which the working ends with: "655 − 612 = 43, printed 53"."""
    said = working.rpartition(", printed ")[2].removesuffix("%").lstrip("−")
    sizes = [each for each in claim.quantities if each.role in _IN_QUESTION]
    found = [each for each in sizes if str(printed_quantity(each)).lstrip("−") == said]
    if ", printed " not in working or len(found) != 1:
        return spans_of(claim)
    first = Span(found[0].number.start, found[0].number.end)
    return tuple(dict.fromkeys((first, Span(claim.start, claim.end))))


def _in_question(claim: Claim) -> Quantity | None:
    return next((found for role in _IN_QUESTION if (found := claim.of(role)) is not None), None)


def quoted(claim: Claim) -> str:
    """Return the words of a claim in one line, cut short where they are long."""
    words = " ".join(claim.quote.split())
    return words if len(words) <= _LONGEST else f"{_whole_words(words[:_LONGEST])} …"


def _whole_words(cut: str) -> str:
    """Return a cut text without the word that the cut went through; the text of one word as it is."""
    return cut.rpartition(" ")[0].rstrip(" ,;:") or cut
