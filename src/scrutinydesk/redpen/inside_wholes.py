"""Parts and wholes of one claim against each other: ``24 (47.1%) of 51``, outcomes that add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_sum
from scrutinydesk.claims.claim import Claim, Role
from scrutinydesk.claims.numbers import Unit, find_numbers
from scrutinydesk.claims.proportions import check_count_exists, check_share, grim_counts
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.redpen.inside_changes import loosened
from scrutinydesk.redpen.printing import printed_number, printed_percent, printed_quantity
from scrutinydesk.redpen.slips import is_near, is_slip
from scrutinydesk.redpen.spoken_ratios import is_spoken_ratio, rounds_to

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.claims.printed import Printed

HUNDRED = 100
_SMALLEST = 60  # wholes up to which it is worth saying that none of them gives a percentage
_MOST_ASKED = 10_000
# And not "of the": a county has a north of its own in the sentence of the whole.
_AMONG = re.compile(
    r"\b(?:[Oo]f|[Oo]ut of|[Aa]mong|[Aa]mongst|[Ff]rom) (?:(?:all )?(?:these|those|them|which|whom)"
    r"|(?:this|that|their) (?:number|total|group|cohort|figure|intake|sample))\b"
    r"|\bOf the (?:number|total|group|cohort|intake|sample)\b",
)
_THESE = re.compile(r"\bof (?:this (?:number|total)|which|whom|these|those|them)\b[,: ]{0,3}$", re.IGNORECASE)
# And not "an increase of 200 calls".
_OF_THESE = re.compile(r"\b(?:Of|Out of|From) (?:the |these |those |all |a total of )?$")
_LISTED = re.compile(
    r"(?:(?: [a-z]+){0,4},|(?: [a-z]+){1,4})"
    r"(?: (?:and )?\d[\d,]* \(\d[\d.]*%\)[a-z ]{1,40}?(?:,| and))* (?:and )?"
)
_PART_OF_THEM = re.compile(r"(?: \([^()]{1,12}\))? of (?:which|whom|these|those|them)\b")
# "Were answered", and not "were additional", which may be that many more than before.
_CLOSED = re.compile(
    r" \(\d+(?:\.\d+)?%\) (?!(?:of|in|more|fewer|less|extra|additional|further|higher|lower|up|down)\b)"
    r"[a-z]+\b"
    r"(?! (?:more|fewer|less|extra|additional|further|higher|lower|greater|up|down)\b)"
)
# "... of which 66 (19.0%) were hurt, compared with 53 (16.7%) the year before": those are of another whole.
_ELSEWHERE = re.compile(
    r"\b(?:compared|against|versus|vs|while|whereas|previously|up from|down from)\b|;", re.IGNORECASE
)
_AGO = re.compile(
    r"[^.;]{0,40}\b(?:(?:a|the) year (?:before|earlier|ago)|last year|(?:the )?previous)\b"
    r"|[^.;,]{0,16}\) of \d",
    re.IGNORECASE,
)
_PARALLEL = re.compile(r"\d[\d,]* ?\(\d[\d.]*%\)")
_FIGURED = re.compile(r"\d|[.;] ")
_OF_A_YEAR = re.compile(r"\b(?:in|since|of|by|from)[ \n]1[5-9]\d\d$")
_YEARS = range(1900, 2100)
_OF = re.compile(r"\b(?:of|in|from)\b|/", re.IGNORECASE)


def check_inside_proportion(
    claim: Claim, text: str, beside: Sequence[Quantity] = (), *, supported: bool = False
) -> Checked:
    """Return what comes of a part, its whole and its percentage held against each other.

    Parameters
    ----------
    beside : sequence of Quantity
        Other figures before it in the passage, of which one may be the whole that is meant.
    supported : bool
        Whether another claim shows that the part is of this whole.
    """
    part, whole, percent = claim.of(Role.PART), claim.of(Role.WHOLE), claim.of(Role.PERCENT)
    if whole is None and part is not None and percent is not None:
        return _more_than_all(claim, part, printed_percent(percent), text)
    if whole is None or percent is None:
        return not_checked("the whole that it is a part of" if percent else "the percentage")
    if part is None:
        return _count(printed_percent(percent), whole)
    figures = [printed_quantity(part), printed_quantity(whole), printed_percent(percent)]
    checked = _share(figures)
    if checked.verdict is Verdict.AGREES:
        return checked
    missing = _of_something_else(part, whole, figures[2].value, text)
    if missing or checked.verdict is not Verdict.DIFFERS:
        return not_checked(missing) if missing else checked
    return _in_doubt(figures, checked, beside, tied=supported or _tied(part, whole, text))


def _of_something_else(part: Quantity, whole: Quantity, percent: Fraction, text: str) -> str:
    """Return what is not sure of a part and a whole that do not fit; empty where words leave no doubt."""
    worded = part.number.worded and whole.number.worded
    ratio = is_spoken_ratio(part, whole, text) and rounds_to(percent, part.value, whole.value)
    if worded or ratio:
        return "how exact the words are: “nine out of ten (90.4%)” is rounded"
    if _OF_A_YEAR.search(text, max(part.number.start - 8, 0), part.number.end):
        return "whether it is a year"
    if whole.number.decimals and whole.number.unit is Unit.COUNT:
        return "a whole that is counted"
    between = text[whole.number.end : part.number.start]
    among = list(_AMONG.finditer(between))
    between = between[among[-1].end() :] if among else between
    ahead = whole.number.end < part.number.start
    another = ahead and (_ELSEWHERE.search(between) or _AGO.match(text, part.number.end))
    return "the whole that it is a part of" if another else ""


def _in_doubt(
    figures: Sequence[Printed], checked: Checked, beside: Sequence[Quantity], *, tied: bool
) -> Checked:
    """Return the verdict on a part that is another percentage of its whole, if that surely is its whole."""
    part, whole, percent = figures
    for each in beside:
        if _share([part, printed_quantity(each), percent]).verdict is Verdict.AGREES:
            return not_checked("in so many words what it is a part of")
    if tied or is_near(HUNDRED * part.value / whole.value, percent.value):
        return checked
    return not_checked(f"what {part} is a part of")


def _more_than_all(claim: Claim, part: Quantity, percent: Printed, text: str) -> Checked:
    """Return what comes of a part that words tie to a smaller whole: "41 ...; of this number, 72"."""
    among = _THESE.search(text, claim.passage.offset, part.number.start)
    before = [] if among is None else find_numbers(text[claim.passage.offset : among.start()])
    counts = [each for each in before if each.unit is Unit.COUNT and each.value not in _YEARS]
    missing = not_checked("the whole that it is a part of")
    if not counts or percent.span is not None:
        return missing
    figures = [printed_quantity(part), printed_number(counts[-1]), percent]
    if figures[1].value >= figures[0].value or not is_slip(figures, _rounded_or_cut):
        return missing
    return Checked(Verdict.DIFFERS, f"{figures[0]} is more than the {figures[1]} that it is of")


def _rounded_or_cut(figures: Sequence[Printed]) -> Verdict:
    verdict = _share(figures).verdict
    return Verdict.AGREES if verdict is Verdict.ONLY_IF_TRUNCATED else verdict


def _share(figures: Sequence[Printed]) -> Checked:
    part, whole, percent = figures
    return check_share([part], whole, percent)


def _count(percent: Printed, whole: Quantity) -> Checked:
    number = whole.number
    if percent.span is not None:  # "half of the 400" is as many as it says
        return not_checked("the count that it stands for")
    if number.low != number.high or number.decimals or not 0 < number.value <= _MOST_ASKED:
        return not_checked("the count that the percentage stands for")
    found = check_count_exists(percent, int(number.value))
    if found.verdict is Verdict.AGREES:
        return found
    # The answers of a survey may be weighted, and then no count needs to come to the percentage.
    return not_checked("the count that the percentage stands for")


def _tied(part: Quantity, whole: Quantity, text: str) -> bool:
    """Tell whether words say that the part is of this whole."""
    if whole.number.start > part.number.start:
        return _OF.search(text, part.number.end, whole.number.start) is not None
    between = text[whole.number.end : part.number.start]
    # "Of the 200 searches, 90 (40%) led to an outcome", and not "90 (40%) more".
    before = text[max(whole.number.start - 12, 0) : whole.number.start]
    if _OF_THESE.search(before) and _LISTED.fullmatch(between) and _CLOSED.match(text, part.number.end):
        return True
    among = list(_AMONG.finditer(between))
    # "912, of whom 33 died, 480 (9%)": of whom is said of the 33 alone; not so of "33 (4%) and 480 (9%)".
    alone = not among or _FIGURED.search(_PARALLEL.sub("", between[among[-1].end() :])) is not None
    return not alone or _PART_OF_THEM.match(text, part.number.end) is not None


def check_inside_sum(claim: Claim, *, supported: bool = False) -> Checked:
    """Return what comes of outcomes that should add up to a number named beside them; as for proportions."""
    parts = [printed_quantity(each) for each in claim.quantities if each.role is Role.PART]
    whole = claim.of(Role.WHOLE)
    if whole is None:
        return not_checked("how many there are in all")
    figures = [printed_quantity(whole), *parts]
    checked = _added(figures)
    if checked.verdict is Verdict.AGREES:
        return checked
    if _may_be_rounded(parts) and _added([loosened(each) for each in figures]).verdict is Verdict.AGREES:
        return not_checked("the figures before they were rounded")
    made = sum((each.value for each in parts), Fraction(0))
    near = abs(made - figures[0].value) <= max(Fraction(1), figures[0].value / 10)
    certain = checked.verdict is not Verdict.DIFFERS or near or supported
    if certain or is_slip(figures, lambda tried: _added(tried).verdict):
        return checked
    return not_checked("how many there are in all")


def _may_be_rounded(parts: Sequence[Printed]) -> bool:
    return not any(each.value % HUNDRED for each in parts if each.counted)


def _added(figures: Sequence[Printed]) -> Checked:
    whole, *parts = figures
    return check_sum(parts, whole)


def no_fraction(percent: Printed) -> str:
    """Return that no small whole gives a percentage at all, where that is so; else nothing."""
    if percent.span is not None or percent.decimals <= 0:
        return ""
    if any(grim_counts(percent, n) for n in range(1, _SMALLEST + 1)):
        return ""
    return f"No part of any whole up to {_SMALLEST} comes to {percent}%."
