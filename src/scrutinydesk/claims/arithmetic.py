"""The arithmetic inside one claim about a change: difference, percentage, before and after."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from scrutinydesk.claims.printed import (
    NONE_OR_MORE,
    Interval,
    Printed,
    Reading,
    point,
    total,
    whole_ends,
)
from scrutinydesk.claims.verdicts import (
    Checked,
    Verdict,
    in_words,
    not_checked,
    shown,
    shown_as,
    verdict_on,
    worst,
)
from scrutinydesk.numerals import figure

HUNDRED = 100


@lru_cache(maxsize=4096)
def implied_base(
    difference: Printed, percent: Printed, reading: Reading = Reading.ROUNDED, *, whole: bool = True
) -> Interval | None:
    """Return the values before the change that difference and percentage allow, None where there is none.

    Parameters
    ----------
    difference, percent : Printed
        With their signs: −48 and −5.9.
    reading : Reading
        Of both; a count is never rounded.
    whole : bool
        Whether before and after are counts; full-time equivalents and money are not.
    """
    change, rate = difference.stands_for(reading), percent.stands_for(reading)
    after_is_not_negative = change.times(-1)
    pieces = [_quotient(part, rate_part) for part, rate_part in _by_sign(change, rate)]
    if change.meets(point(0)) and rate.meets(point(0)):
        pieces.append(NONE_OR_MORE)
    hull = _hull(pieces)
    if hull is None:
        return None
    least = Interval(after_is_not_negative.low).both(hull).both(NONE_OR_MORE)
    if whole:
        least = least.whole()
    return None if least.empty else least


def _by_sign(change: Interval, rate: Interval) -> list[tuple[Interval, Interval]]:
    """Return the parts of both above zero, and the mirrored parts below."""
    above = Interval(Fraction(0), None, low_open=True)
    pairs = [(change.both(above), rate.both(above))]
    pairs.append((change.times(-1).both(above), rate.times(-1).both(above)))
    return [pair for pair in pairs if not pair[0].empty and not pair[1].empty]


def _quotient(change: Interval, rate: Interval) -> Interval:
    low = None if change.low is None or rate.high is None else HUNDRED * change.low / rate.high
    high = None if change.high is None or not rate.low else HUNDRED * change.high / rate.low
    low_open = change.low_open or rate.high_open
    return Interval(low, high, low_open, change.high_open or rate.low_open)


def _hull(pieces: list[Interval]) -> Interval | None:
    if not pieces:
        return None
    lows = [(piece.low, piece.low_open) for piece in pieces if piece.low is not None]
    highs = [(piece.high, not piece.high_open) for piece in pieces if piece.high is not None]
    low, low_open = min(lows) if len(lows) == len(pieces) else (None, False)
    high, high_closed = max(highs) if len(highs) == len(pieces) else (None, True)
    return Interval(low, high, low_open, not high_closed)


def implied_current(
    difference: Printed, percent: Printed, reading: Reading = Reading.ROUNDED, *, whole: bool = True
) -> Interval | None:
    """Return the values after the change that difference and percentage allow, None where there is none."""
    base = implied_base(difference, percent, reading, whole=whole)
    if base is None:
        return None
    after = base.plus(difference.stands_for(reading))
    return after.whole() if whole else after


def check_change(
    difference: Printed | None = None,
    percent: Printed | None = None,
    before: Printed | None = None,
    after: Printed | None = None,
    *,
    whole: bool = True,
) -> Checked:
    """Check what is given of a change against the rest: two of the four, or three without a percentage."""
    found = []
    if difference and before and after:
        found.append(_subtraction(difference, before, after))
    if percent:
        found.append(_percentage(difference, percent, before, after, whole=whole))
    return worst(found) if found else not_checked(_missing(difference, before, after))


def _missing(difference: Printed | None, before: Printed | None, after: Printed | None) -> str:
    if difference is None:
        return "the difference or the percentage" if before and after else "figures for both periods"
    return "the percentage, or the figures for both periods"


def _subtraction(difference: Printed, before: Printed, after: Printed) -> Checked:
    possible = {each: after.stands_for(each).minus(before.stands_for(each)) for each in Reading}
    made = shown_as(difference, after.value - before.value)
    working = f"{_less(after, before)} = {made}, printed {difference}"
    verdict, moved = verdict_on(difference, possible), after.value - before.value
    said = in_words(f"From {before} to {after}", moved, difference, verdict, _way(moved))
    return Checked(verdict, working, said=said)


def _way(moved: Fraction, unit: str = "") -> str:
    return f"a {'rise' if moved > 0 else 'fall'} of {{}}{unit}" if moved else "no change"


def _percentage(
    difference: Printed | None,
    percent: Printed,
    before: Printed | None,
    after: Printed | None,
    *,
    whole: bool,
) -> Checked:
    if before and difference:
        return _of_base(difference, percent, before)
    if before and after:
        return _between(percent, before, after)
    if after and difference:
        return _from_after(difference, percent, after)
    if difference:
        return _base_exists(difference, percent, whole=whole)
    return not_checked("the difference, or the figures for both periods")


def _rate(change: Interval, base: Interval) -> Interval | None:
    quotient = change.over(base)
    return None if quotient is None else quotient.times(HUNDRED)


def _judged(
    percent: Printed,
    possible: dict[Reading, Interval | None],
    made: str,
    what: str,
    ends: tuple[Fraction, Fraction],
) -> Checked:
    """Return the verdict on a percentage.

    Parameters
    ----------
    ends : (Fraction, Fraction)
        The change, and what it is a percentage of.
    """
    known = {reading: each for reading, each in possible.items() if each is not None}
    if len(known) < len(possible):
        return not_checked("a base that cannot be zero: nothing is a percentage of zero")
    verdict, (change, base) = verdict_on(percent, known), ends
    around = "{}%" if what.startswith("A ") else _way(change, "%")
    said = in_words(what, HUNDRED * change / base, percent, verdict, around) if base else ""
    return Checked(verdict, f"{made}, printed {percent}%", said=said)


def _of_base(difference: Printed, percent: Printed, before: Printed) -> Checked:
    possible = {r: _rate(difference.stands_for(r), before.stands_for(r)) for r in Reading}
    made = _shown_rate(difference.value, before.value, percent)
    ends = difference.value, before.value
    what = f"{_a_change(difference)} on {before}"
    return _judged(percent, possible, f"{difference} ÷ {before} = {made}", what, ends)


def _between(percent: Printed, before: Printed, after: Printed) -> Checked:
    possible = {}
    for reading in Reading:
        ratio = after.stands_for(reading).over(before.stands_for(reading))
        possible[reading] = None if ratio is None else ratio.minus(point(1)).times(HUNDRED)
    made = _shown_rate(after.value - before.value, before.value, percent)
    ends = after.value - before.value, before.value
    working = f"({_less(after, before)}) ÷ {before} = {made}"
    return _judged(percent, possible, working, f"From {before} to {after}", ends)


def _from_after(difference: Printed, percent: Printed, after: Printed) -> Checked:
    base = after.value - difference.value
    possible = {}
    for reading in Reading:
        start = after.stands_for(reading).minus(difference.stands_for(reading))
        possible[reading] = _rate(difference.stands_for(reading), start)
    made = _shown_rate(difference.value, base, percent)
    working = f"{difference} ÷ ({_less(after, difference)}) = {made}"
    what = f"{_a_change(difference)} to {after}"
    return _judged(percent, possible, working, what, (difference.value, base))


def _less(one: Printed, other: Printed) -> str:
    """Return a difference as a working shows it: what is below zero is added."""
    return f"{one} + {other.turned()}" if other.value < 0 else f"{one} − {other}"


def _shown_rate(change: Fraction, base: Fraction, percent: Printed) -> str:
    return f"{shown(HUNDRED * change / base, percent.decimals)}%" if base else "nothing"


def _a_change(difference: Printed) -> str:
    """Return a change as the beginning of a sentence: ``A rise of 43``."""
    size = difference.turned() if difference.value < 0 else difference
    return f"A {'fall' if difference.value < 0 else 'rise'} of {size}"


def _base_exists(difference: Printed, percent: Printed, *, whole: bool) -> Checked:
    base = implied_base(difference, percent, whole=whole)
    if base is not None:
        return Checked(Verdict.AGREES, f"{difference} is {percent}% of {_range(base)}")
    made = f"{difference} is {percent}% of no {'whole number' if whole else 'figure'}"
    if implied_base(difference, percent, Reading.TRUNCATED, whole=whole) is not None:
        working = f"{made} unless the percentage was cut off, not rounded"
        said = f"{_a_change(difference)} is {_size(percent)}% only if that was cut off, not rounded."
        return Checked(Verdict.ONLY_IF_TRUNCATED, working, said=said)
    of_none = f"{_a_change(difference)} is {_size(percent)}% of no {'whole number' if whole else 'figure'}."
    opposed = f"A change of {difference} and one of {percent}% cannot be the same."
    alike = difference.value * percent.value > 0
    return Checked(
        Verdict.DIFFERS, made + _nearest(difference, percent), said=of_none if alike else opposed
    )


def _size(percent: Printed) -> str:
    return str(percent).lstrip("\N{MINUS SIGN}")


def _nearest(difference: Printed, percent: Printed) -> str:
    """Return what the percentages of the whole numbers next to the base come to."""
    if not percent.value or difference.value * percent.value <= 0:
        return ": one is a rise and the other is not"
    base = HUNDRED * difference.value / percent.value
    near = [number for number in (int(base), int(base) + 1) if number > 0]
    rates = [(figure(n), _shown_rate(difference.value, Fraction(n), percent)) for n in near]
    return ": " + ", ".join(f"{difference} ÷ {n} = {rate}" for n, rate in rates)


def _range(base: Interval) -> str:
    low, high = whole_ends(base)
    if high is None:
        return f"{figure(low or 0)} or more"
    return figure(high) if low == high else f"{figure(low or 0)} to {figure(high)}"


def check_sum(parts: list[Printed], whole: Printed) -> Checked:
    """Check that parts add up to the whole."""
    if not parts:
        return not_checked("the parts")
    possible = {each: total(part.stands_for(each) for part in parts) for each in Reading}
    added = sum((part.value for part in parts), Fraction(0))
    working = f"{' + '.join(str(part) for part in parts)} = {shown_as(whole, added)}, printed {whole}"
    verdict = verdict_on(whole, possible)
    return Checked(verdict, working, said=in_words("The parts", added, whole, verdict, verb="come to"))


def check_points(change: Printed, before: Printed, after: Printed, *, in_points: bool = False) -> Checked:
    """Check a change between two percentages: "down 3.9% from 81.3% to 77.4%".

    Parameters
    ----------
    in_points : bool
        Whether the change is printed as percentage points; as a percentage, it should be of ``before``.
    """
    points = _in_points(_subtraction(change, before, after), change, before, after)
    if in_points or before.value == 0:
        return points
    relative = _between(change, before, after)
    relative = replace(relative, said=relative.said.replace(f"{before} to {after}", f"{before}% to {after}%"))
    if relative.verdict is Verdict.AGREES:
        return relative
    if points.verdict is Verdict.DIFFERS:
        return relative if relative.verdict is Verdict.ONLY_IF_TRUNCATED else points
    if points.verdict is Verdict.ONLY_IF_TRUNCATED:
        return points
    made = shown(HUNDRED * (after.value - before.value) / before.value, change.decimals)
    working = f"{after} − {before} = {change} percentage points; as a percentage of {before} it is {made}%"
    return Checked(Verdict.UNIT, working)


def _in_points(checked: Checked, change: Printed, before: Printed, after: Printed) -> Checked:
    """Return the same with what is wrong said in points: ``From 77.0% to 74.0% is a fall of 3 points``."""
    moved = after.value - before.value
    what = f"From {before}% to {after}%"
    return replace(checked, said=in_words(what, moved, change, checked.verdict, _way(moved, " points")))
