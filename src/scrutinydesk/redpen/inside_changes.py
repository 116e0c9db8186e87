"""What one claim says of a change, against itself: difference, percentage, before and after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change, check_points
from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Printed
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.redpen.fractions_of import check_fraction, signed_points
from scrutinydesk.redpen.plain_forms import are_apart, is_plainly_put
from scrutinydesk.redpen.printing import printed_alike, printed_percent, printed_quantity
from scrutinydesk.redpen.slips import is_near, is_slip

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity

HUNDRED = 100
_TIGHT = 70  # characters from the first to the last figure of a change that are surely of one thing
_UNCOUNTED = re.compile(
    r"[ \u00a0-]*(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|points?|places?"
    r"|per\b|rate|fte|wte|tonnes?|kg|grams?|miles?|litres?)",
    re.IGNORECASE,
)
# "up 120 (5.2% of all crime)" prints no percentage of the change.
_OF_ALL = re.compile(
    r"\s+of\s+(?:all|total|the (?:total|overall|force)|our|its|their|these|those)\b", re.IGNORECASE
)
# "From 77.0% to 74.0%, down 5 points".
_ARE_POINTS = re.compile(r" points?\b(?! (?:on|out of|scale))")
_DIRECTED = re.compile(r"\b(?:fewer|less|more|lower|higher|above|below)\b", re.IGNORECASE)
# Words that say nothing of better and worse.
_WAY = re.compile(
    r"\b(?:up|down|increas\w*|decreas\w*|reduc\w*|ris(?:e|es|en|ing)|rose|fall(?:s|en|ing)?|fell|drop\w*)\b",
    re.IGNORECASE,
)
_SAYS_CHANGE = re.compile(
    r"%|per cent|[(+\u2212\u2191\u2193]|\b(?:more|fewer|less|higher|lower|change\w*|differ\w*|improv\w*"
    r"|deterior\w*|grew|grown|growth)\b|" + _WAY.pattern,
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\b[^;.]{0,40}$", re.IGNORECASE)
# Between the word for a change and its levels: they are of another one.
_OTHER = re.compile(
    r"\b(?:surge|spike|growth|which|but|and|while|whereas|result\w*|lead\w*|caus\w*)\b|" + _WAY.pattern,
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:[ \n][a-z]+ly|[ \n]further|[ \n]again)?[ \n]from[ \n](?:(?:about|around|some|just)[ \n])?\u00a3?",
    re.IGNORECASE,
)
# "May be reduced from 60 to 80": by so much.
_MAY = re.compile(
    r"\b(?:may|might|could|can|will|would|should|must|to)\b(?:[ \n][a-z]+){0,2}[ \n]$", re.IGNORECASE
)
_BACK = 30
_TO = re.compile(r"\bto\b", re.IGNORECASE)
_EACH = re.compile(r"(?:[ \n][a-z]+){0,2}[ \n](?:each|apiece)\b")
_FORCES = 43
_COUNTS_THINGS = re.compile(
    r"\b(?:number of|offences|crimes|incidents|cases|complaints|deaths|casualties|arrests|reports|burglar"
    r"|robber|thefts?|assaults?)",
    re.IGNORECASE,
)
_ROUND = 100
_MANY_TIMES = 20
_ABOUT = Fraction(1, 10)


def check_inside_change(claim: Claim, levels: Claim | None, text: str) -> Checked:
    """Return what comes of a change held against itself.

    Parameters
    ----------
    levels : Claim or None
        The two figures that stand before a change of which they are said: "from 40 to 50. This is ...".
    text : str
        Of the document.
    """
    found = {role: claim.of(role) for role in (Role.DIFFERENCE, Role.PERCENT, Role.BASE, Role.CURRENT)}
    size = found[Role.DIFFERENCE]
    if levels is not None and not found[Role.BASE] and _of_one_unit(size, levels):
        found |= {role: levels.of(role) for role in (Role.BASE, Role.CURRENT)}
    before, after = found[Role.BASE], found[Role.CURRENT]
    if claim.kind is ClaimKind.POINTS:
        return _points(claim, before, after, text)
    percent = found[Role.PERCENT]
    if missing := _missing(size, percent, before, after, text):
        return not_checked(missing)
    if turned := _turned_round(claim, before, after, text):
        return turned
    figures = _signed([found[role] for role in found])
    whole = size is None or _counts(size, text)
    checked = check_change(*figures, whole=whole)
    if checked.verdict is Verdict.AGREES and _is_other_way(size or percent, before, after, claim):
        return not_checked("which way it went: the words say one, and the figures the other")
    if checked.verdict not in {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}:
        return checked
    return _in_doubt(claim, figures, checked, text, whole=whole)


def _missing(
    size: Quantity | None,
    percent: Quantity | None,
    before: Quantity | None,
    after: Quantity | None,
    text: str,
) -> str:
    """Return what keeps the figures of a change from being held together; empty where nothing does."""
    if _mixed(size, before, after):
        return "figures in one unit"
    if percent is not None and _OF_ALL.match(text, percent.number.end):
        return "the percentage of the change; what is printed is part of something else"
    signed = size is not None and percent is not None and size.number.signed and percent.number.signed
    if signed and size and percent and size.number.value * percent.number.value < 0:
        return "which way the signs run"
    return ""


def _of_one_unit(size: Quantity | None, levels: Claim) -> bool:
    base = levels.of(Role.BASE)
    return base is not None and (size is None or size.number.unit is base.number.unit)


def _mixed(*quantities: Quantity | None) -> bool:
    return len({each.number.unit for each in quantities if each is not None}) > 1


def _signed(found: Sequence[Quantity | None]) -> list[Printed | None]:
    """Return the figures with the sign that the levels give the change.

    Words of better and worse say nothing of up and down, so the levels go before them.
    """
    size, percent, before, after = found
    shown = _printed([size, before, after])
    figures = [shown[0], printed_percent(percent) if percent else None, *shown[1:]]
    if figures[2] is not None and figures[3] is not None:
        fell = figures[3].value < figures[2].value
        for at in (0, 1):
            one = figures[at]
            if one is not None and one.value and (one.value < 0) is not fell:
                figures[at] = one.turned()
    return figures


def _printed(found: Sequence[Quantity | None]) -> list[Printed | None]:
    """Return figures as printed; amounts of one unit in that unit, as "£655m" and not 655,000,000."""
    amounts = [each.number for each in found if each is not None and each.number.unit is Unit.MONEY]
    plain = all(each.approx is Approx.EXACT and not each.upto for each in amounts)
    if not amounts or not plain or len({each.scale for each in amounts}) > 1:
        return [printed_quantity(each) if each else None for each in found]
    alike = iter(printed_alike(amounts))
    shown: list[Printed | None] = []
    for each in found:
        one = None if each is None else next(alike)
        wrong_way = one is not None and each is not None and one.value * each.direction < 0
        shown.append(one.turned() if one is not None and wrong_way else one)
    return shown


def _turned_round(
    claim: Claim, before: Quantity | None, after: Quantity | None, text: str
) -> Checked | None:
    """Return that a change is said to go one way, and goes the other: "down 3% from 75 to 78"."""
    if before is None or after is None or claim.passage.cell is not None:
        return None
    start, end = (each.number.start - claim.start for each in (before, after))
    way = _WAY.search(claim.quote)
    if way is None or not 0 < start < end or not _FROM.search(claim.quote[:start]) or not claim.direction:
        return None
    first, last = printed_quantity(before), printed_quantity(after)
    went = _went(first, last)
    if went != -claim.direction or not _TO.search(claim.quote[start:end]):
        return None
    between = claim.quote[way.end() : start]
    # Without a size, only "fell from 500 to 600" says in so many words which way it went.
    sized = any(claim.of(role) for role in (Role.DIFFERENCE, Role.PERCENT, Role.POINTS))
    ahead = claim.passage.text[: claim.start - claim.passage.offset + way.start()]
    at_once = _AT_ONCE.fullmatch(between) and not _MAY.search(ahead, max(len(ahead) - _BACK, 0))
    far = min(first.value, last.value) * 2 < max(first.value, last.value)  # levels of two things
    # "We have fallen from 9 to 12" in a table of forces.
    ranks = max(first.value, last.value) <= _FORCES and not _COUNTS_THINGS.search(claim.passage.text)
    at_once = at_once and not far and not ranks and way[0].casefold() not in {"up", "down"}
    each = _EACH.match(text, after.number.end)  # "reduced from 6 to 8 cells each"
    if each or _OTHER.search(between) or not (sized or at_once):
        return None
    shown = "up" if went > 0 else "down"
    working = f"from {first} to {last} is {shown}, printed as “{way[0].casefold()}”"
    said = f"From {first} to {last} is {shown}; the report says “{way[0].casefold()}”."
    return Checked(Verdict.DIFFERS, working, said=said)


def _is_other_way(
    size: Quantity | None, before: Quantity | None, after: Quantity | None, claim: Claim
) -> bool:
    """Tell whether the words for a change say that it went the other way than its figures do."""
    if size is None or before is None or after is None or not size.direction:
        return False
    went = _went(printed_quantity(before), printed_quantity(after))
    return went == -size.direction and _DIRECTED.search(claim.quote) is not None


def _counts(size: Quantity, text: str) -> bool:
    """Tell whether a difference is of counts, so that before and after are whole numbers."""
    number = size.number
    plain = number.unit is Unit.COUNT and number.approx is Approx.EXACT and number.upto is None
    return (
        plain
        and not number.decimals
        and number.scale == 1
        and not _UNCOUNTED.match(text, number.end, number.end + 16)
    )


def _in_doubt(
    claim: Claim, figures: Sequence[Printed | None], checked: Checked, text: str, *, whole: bool
) -> Checked:
    """Return the verdict on figures that do not fit, after all that would excuse them."""
    if _turns(claim, figures, whole=whole):
        return not_checked("which of the two figures is the earlier one")
    if checked.verdict is Verdict.ONLY_IF_TRUNCATED:
        return checked
    if are_of_two_things(figures) or (claim.passage.cell is None and are_apart(claim, text)):
        return not_checked("figures that are surely of one and the same thing")
    about = any(each.number.approx is Approx.ABOUT for each in claim.quantities)
    loose = as_rounded(figures)
    rounded = loose is not None and check_change(*loose, whole=whole).verdict in _GOOD
    if rounded or (about and _nearly(figures)):
        return not_checked("the figures before they were rounded")
    sure = _is_sure(claim, text)
    # Of a count and a percentage alone every other percentage is a slip away.
    plausible = (any(figures[2:]) or sure) and _plausible(figures, whole=whole)
    if (is_tight(claim) and sure) or plausible:
        return checked
    return not_checked("figures that are surely of one and the same thing")


def _turns(claim: Claim, figures: Sequence[Printed | None], *, whole: bool) -> bool:
    """Tell whether figures fit once the second of two is taken as the earlier one, as the signs have it."""
    size, percent, before, after = figures
    if claim.passage.cell is not None and (before is None) is not (after is None):
        turned = check_change(size, percent, after, before, whole=whole)  # one figure, without a head
    elif before is None or after is None or _went(before, after) == claim.direction:
        return False
    else:
        turned = check_change(_turned(size), _turned(percent), after, before)
    return turned.verdict in _GOOD


_GOOD = {Verdict.AGREES, Verdict.ONLY_IF_TRUNCATED}


def as_rounded(figures: Sequence[Printed | None]) -> list[Printed | None] | None:
    """Return the figures with those that somebody may have rounded taken so; None where there are none."""
    size, percent, before, after = figures
    if before and after and (before.decimals > 0) is not (after.decimals > 0):
        # "From 12 to 12.21 minutes" is of no whole minutes.
        return [size, percent, replace(before, counted=False), replace(after, counted=False)]
    counts = [each for each in figures if each is not None and each.counted]
    # One that happens to be round among others that are not was hardly rounded.
    ends = [each for each in (before, after) if each is not None and each.counted and each.value]
    round_ends = len(ends) > 1 and not any(each.value % _ROUND for each in ends)
    if not round_ends and (not counts or any(each.value % _ROUND for each in counts)):
        return None
    return [None if each is None else loosened(each) for each in figures]


def are_of_two_things(figures: Sequence[Printed | None]) -> bool:
    """Tell whether levels are so far apart, and the size so far from that, that one was in another unit."""
    _, percent, before, after = figures
    if not (percent and before and after and before.value > 0 and after.value > 0):
        return False
    times = max(before.value, after.value) / min(before.value, after.value)
    return times > _MANY_TIMES and abs(percent.value) < HUNDRED


def _nearly(figures: Sequence[Printed | None]) -> bool:
    """Tell whether a change of "about 8.5 to about 22" is about what is said of it."""
    _, percent, before, after = figures
    if not (percent and before and after and before.value):
        return False
    made = HUNDRED * (after.value - before.value) / before.value
    return is_near(made, percent.value, _ABOUT)


def _went(before: Printed, after: Printed) -> int:
    return (after.value > before.value) - (after.value < before.value)


def _turned(one: Printed | None) -> Printed | None:
    return None if one is None else one.turned()


def loosened(one: Printed) -> Printed:
    """Return a count that ends in noughts as rounded to its last figure."""
    if not one.counted or not one.value or one.value % _ROUND:
        return one
    noughts = len(str(abs(int(one.value)))) - len(str(abs(int(one.value))).rstrip("0"))
    return replace(one, counted=False, decimals=-noughts)


def is_tight(claim: Claim) -> bool:
    """Tell whether the figures of a claim stand so close that they are surely of one thing."""
    spans = sorted((each.number.start, each.number.end) for each in claim.quantities)
    if claim.passage.cell is not None:
        return True
    if not _SAYS_CHANGE.search(claim.quote):
        return False
    base = claim.passage.offset
    gaps = (claim.passage.text[one[1] - base : other[0] - base] for one, other in pairwise(spans))
    return spans[-1][1] - spans[0][0] <= _TIGHT and not any(";" in gap or ". " in gap for gap in gaps)


def _is_sure(claim: Claim, text: str) -> bool:
    return claim.passage.cell is not None or is_plainly_put(claim, text)


def is_plausible(claim: Claim, text: str) -> bool:
    """Tell whether the figures of a change are one slip or little away from fitting."""
    roles = (Role.DIFFERENCE, Role.PERCENT, Role.BASE, Role.CURRENT)
    size = claim.of(Role.DIFFERENCE)
    return _plausible(_signed([claim.of(role) for role in roles]), whole=size is None or _counts(size, text))


def _plausible(figures: Sequence[Printed | None], *, whole: bool) -> bool:
    """Tell whether figures of a change that do not fit are one slip or little away from fitting."""
    given = [each for each in figures if each is not None]

    def trial(tried: Sequence[Printed]) -> Verdict:
        rest = iter(tried)
        return check_change(*(None if each is None else next(rest) for each in figures), whole=whole).verdict

    size, percent, before, after = figures
    if before and after and percent and before.value:
        made = HUNDRED * (after.value - before.value) / before.value
        if is_near(made, percent.value):
            return True
    if before and after and size and is_near(after.value - before.value, size.value):
        return True
    # What is open to one side fits too much to be one slip away from anything.
    return all(each.span is None for each in given) and is_slip(given, trial)


def _points(claim: Claim, before: Quantity | None, after: Quantity | None, text: str) -> Checked:
    sizes = (Role.POINTS, Role.PERCENT, Role.VALUE)
    size = next((found for role in sizes if (found := claim.of(role)) is not None), None)
    said = claim.of(Role.DIFFERENCE)
    if size is None and said and _ARE_POINTS.match(text, said.number.end) and not said.number.worded:
        size = replace(said, number=said.number._replace(unit=Unit.POINTS, low=None))
    if before is None or after is None:
        return not_checked("both percentages")
    if _mixed(before, after):
        return not_checked("figures in one unit")
    if turned := _turned_round(claim, before, after, text):
        return turned
    if size is None:
        return not_checked("the change in percentage points")
    if size.number.unit is not Unit.FRACTION:
        return _points_between(claim, size, (before, after), text)
    return check_fraction(size, (before, after), text, sure=is_tight(claim) and _is_sure(claim, text))


def _points_between(claim: Claim, size: Quantity, ends: tuple[Quantity, Quantity], text: str) -> Checked:
    change, first, last = signed_points(size, *ends)
    # Under the head of a column "(points)" stands no unit.
    in_points = size.number.unit is Unit.POINTS or (
        size.role is Role.POINTS and size.number.unit is Unit.COUNT
    )
    checked = check_points(change, first, last, in_points=in_points)
    sure = is_tight(claim) and _is_sure(claim, text)
    if checked.verdict is not Verdict.DIFFERS or sure or _near_points(change, first, last):
        return checked
    return not_checked("figures that are surely of one and the same thing")


def _near_points(change: Printed, first: Printed, last: Printed) -> bool:
    return is_near(Fraction(last.value - first.value), change.value)
