"""Figures of the wrong size: ten, a hundred or a thousand times, the wrong sign, noughts for blanks."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrutinydesk.analysis.quality.series import Gathered, Series, middle
from scrutinydesk.analysis.quality.wording import count, listed
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Month

# A jump is looked for only in a series of this many figures, between figures at least so large: a
# fall from 13 to 1 may be what happened, one from 130 to 13 is a nought lost.
FEWEST = 6
SMALLEST, LARGEST_AT_LEAST = 3.0, 30.0
# The figures next to a single wrong one are as usual, up or down by this factor.
NEIGHBOUR = 2.0
# One figure so many times the middle one (or so small a part) makes a series worth a closer look.
FAR = 3.0
# Neighbours on each side with which a figure is compared.
SIDE = 6
POWERS = (1, 2, 3, -1, -2, -3)
# How far the ratio may be from the power of ten, and how far beyond the usual spread it must be
# (in decimal logarithms and in robust standard deviations).
NEAR, NEAREST_AT_MOST, BEYOND = 0.12, 0.18, 6.0
TO_SIGMA = 1.4826
LEAST_SPREAD = 0.02
# A change of unit: so many figures on each side, and a step this near to the power of ten.
SHIFT_SIDE = 3
STEP_NEAR = 0.25
CERTAIN = 2  # from a hundred times on it is an error, not a question
# A run of noughts is improbable where the usual level would leave one chance in a million.
ZERO_LOG = 14.0
MOSTLY = 0.9
WITHIN = 3.0


@dataclass(frozen=True, slots=True)
class Jump:
    """Figures ``first`` to ``last`` (positions in the series) that are ``10 ** power`` times too large."""

    first: int
    last: int
    power: int
    usual: float


def unit_jumps(gathered: Gathered) -> Iterator[Finding]:
    """Yield the figures, or the stretches of figures, that are a power of ten away from the rest.

    A figure is held against the median of up to six on each side; the ratio must be near 1, 2 or
    3 in decimal logarithms (within three robust standard deviations, of 0.12 to 0.18) and more than
    six of them out, and the figures next to it as usual. A first figure is not judged: much starts
    small. A change of unit from some month on is one finding.

    Yields
    ------
    Finding
        An error from a hundred times on.
    """
    for series in gathered.series.values():
        if gathered.kind(series.key) is Kind.RANK:
            continue
        for jump in jumps(series.values):
            yield _jump(gathered, series, list(series.held.values()), jump)


def jumps(values: Sequence[float]) -> list[Jump]:
    """Return the jumps of a series, oldest first; noughts are passed over."""
    sizes = [abs(value) for value in values if value]
    if len(sizes) < FEWEST or max(sizes) < LARGEST_AT_LEAST:
        return []
    usual = middle(sizes)
    if max(sizes) < FAR * usual and min(sizes) * FAR > usual:
        return []
    at_of = [at for at, value in enumerate(values) if value]
    logs = [math.log10(size) for size in sizes]
    found = []
    shift = _shift(logs)
    if shift is not None:
        at, power = shift
        early = at <= len(logs) - at  # the shorter side is the one in question
        before, after = 10 ** middle(logs[:at]), 10 ** middle(logs[at:])
        found.append(Jump(0, at - 1, -power, after) if early else Jump(at, len(logs) - 1, power, before))
        logs = [each - (power if n >= at else 0) for n, each in enumerate(logs)]
    found += _single(logs)
    moved = (Jump(at_of[each.first], at_of[each.last], each.power, each.usual) for each in found)
    kept = (each for each in moved if each.first != each.last or _alone(values, each))
    return sorted(kept, key=lambda jump: jump.first)


def righted(values: Sequence[float]) -> list[float]:
    """Return the values with each jump taken back by its power of ten."""
    found = list(values)
    for jump in jumps(values):
        for at in range(jump.first, jump.last + 1):
            found[at] /= 10.0**jump.power
    return found


def _alone(values: Sequence[float], jump: Jump) -> bool:
    """Tell whether a figure is not the first, and those next to it are as usual."""
    at = jump.first
    beside = [abs(value) for value in (*values[max(0, at - 1) : at], *values[at + 1 : at + 2])]
    return at > 0 and all(jump.usual / NEIGHBOUR <= each <= jump.usual * NEIGHBOUR for each in beside)


def _power(difference: float, near: float = NEAR) -> int:
    nearest = round(difference)
    return nearest if nearest in POWERS and abs(difference - nearest) <= near else 0


def _large_enough(low: float, high: float) -> bool:
    return min(low, high) >= SMALLEST and max(low, high) >= LARGEST_AT_LEAST


def _shift(logs: list[float]) -> tuple[int, int] | None:
    """Return where, and by which power of ten, all figures jump and stay; None where they do not."""
    best: tuple[float, int, int] | None = None
    for at in range(SHIFT_SIDE, len(logs) - SHIFT_SIDE + 1):
        step = logs[at] - logs[at - 1]
        if abs(step) < 1 - STEP_NEAR:
            continue
        before, after = logs[max(0, at - 2 * SIDE) : at], logs[at : at + 2 * SIDE]
        power = _power(middle(after) - middle(before))
        if not power or abs(step - power) > STEP_NEAR:
            continue
        apart = min(after) > max(before) if power > 0 else max(after) < min(before)
        large = _large_enough(10 ** middle(before), 10 ** middle(after))
        if apart and large and (best is None or abs(step) > best[0]):
            best = abs(step), at, power
    return None if best is None else best[1:]


def _single(logs: list[float]) -> list[Jump]:
    levels = [middle(logs[max(0, at - SIDE) : at] + logs[at + 1 : at + 1 + SIDE]) for at in range(len(logs))]
    apart = [each - level for each, level in zip(logs, levels, strict=True)]
    spread = TO_SIGMA * middle([abs(each) for each in apart])
    found: list[Jump] = []
    for at, difference in enumerate(apart):
        usual = 10 ** levels[at]
        # What chance alone does to a count of this size.
        chance = 1 / (math.log(10) * math.sqrt(usual))
        sigma = max(spread, chance, LEAST_SPREAD)
        power = _power(difference, min(NEAREST_AT_MOST, max(NEAR, 3 * sigma)))
        if power and _large_enough(usual, 10 ** logs[at]) and abs(difference) > BEYOND * sigma:
            found.append(Jump(at, at, power, usual))
    return found


def _jump(gathered: Gathered, series: Series, rows: list[Observation], jump: Jump) -> Finding:
    first, last = rows[jump.first], rows[jump.last]
    times = f"{10 ** abs(jump.power):,}"
    what = f"{times} times" if jump.power > 0 else f"one {_part(abs(jump.power))} of"
    single = first is last
    when = first.window.words if single else f"{first.window.words} to {last.window.words}"
    size = figure(first.value or 0)
    said = f"{size} for {when}" if single else f"the figures for {when}, from {size} on,"
    verb = "is about" if single else "are about"
    usual = figure(float(f"{jump.usual:.3g}"))
    return Finding(
        "quality.unit_jump",
        Severity.ERROR if abs(jump.power) >= CERTAIN else Severity.WARNING,
        f"{gathered.name(series.key)}: {said} {verb} {what} what is usual around it, {usual}.",
        "A nought too many or too few, or another unit, such as thousands. Every total over it is wrong.",
        "Compare with the source, and correct it." if single else "Ask which unit the figures are in.",
        gathered.place(first, last),
    )


def _part(power: int) -> str:
    return ("", "tenth", "hundredth", "thousandth")[power]


def signs(gathered: Gathered) -> Iterator[Finding]:
    """Yield the figures with the other sign than the rest of their series, and counts below zero."""
    for series in gathered.series.values():
        values = series.values
        if not values or min(values) >= 0:
            continue
        below = [row for row in series.held.values() if row.value is not None and row.value < 0]
        above = [value for value in values if value > 0]
        large = above and middle(above) >= LARGEST_AT_LEAST
        if large and len(values) >= FEWEST and len(above) >= MOSTLY * (len(values) - values.count(0)):
            usual = middle(above)
            turned = [row for row in below if usual / WITHIN <= -(row.value or 0) <= usual * WITHIN]
            for row in turned:
                yield _sign(gathered, series, row, usual)
            below = [row for row in below if row not in turned]
        if below and gathered.kind(series.key) in {Kind.FLOW, Kind.STOCK, None}:
            yield _below(gathered, series, below)


def _sign(gathered: Gathered, series: Series, row: Observation, usual: float) -> Finding:
    value = row.value or 0
    return Finding(
        "quality.sign",
        Severity.ERROR,
        f"{gathered.name(series.key)}, {row.window.words}: {figure(value)}, where {figure(usual)} is usual.",
        "The size is as usual and the sign is not: a minus typed by mistake takes it off twice.",
        "Compare with the source, and correct the sign.",
        gathered.place(row),
    )


def _below(gathered: Gathered, series: Series, below: list[Observation]) -> Finding:
    cells = listed([row.cell for row in below])
    what = figure(below[0].value or 0) if len(below) == 1 else f"{len(below):,} figures"
    return Finding(
        "quality.negative",
        Severity.WARNING,
        f"{gathered.name(series.key)}: {what} below zero ({cells}).",
        "Corrections can do this to the count of a month; a total, or people in post, cannot be below zero.",
        "Check with the force.",
        gathered.place(below[0]),
    )


def zeros(gathered: Gathered) -> Iterator[Finding]:
    """Yield the runs of noughts that the usual level of their series makes improbable.

    A run of ``n`` is one where ``n`` times the lower quartile of the twelve figures on each side
    exceeds 14: at that rate chance alone leaves such a run once in a million. Figures that vary more
    than chance are noughts more often, by ``log(phi) / (phi - 1)`` in the exponent (negative
    binomial). Noughts before the first and after the last figure are notes: the measure may not
    have been recorded then.

    Yields
    ------
    Finding
        Series with the same run on one sheet together.
    """
    alike: dict[tuple[str, str, int, int, Severity], list[tuple[Series, list[Observation]]]] = {}
    for series in gathered.monthly:
        values = series.values
        if 0 not in values or gathered.kind(series.key) not in {Kind.FLOW, Kind.STOCK, None}:
            continue
        rows = list(series.held.values())
        for first, last in _zero_runs(values):
            others = sorted(values[max(0, first - 2 * SIDE) : first] + values[last + 1 : last + 1 + 2 * SIDE])
            if len(others) >= FEWEST and (last - first + 1) * _exponent(others) > ZERO_LOG:
                inside = first > 0 and last < len(values) - 1
                severity = Severity.WARNING if inside else Severity.NOTE
                run = rows[first : last + 1]
                group = (series.key.source, run[0].sheet, run[0].last, run[-1].last, severity)
                alike.setdefault(group, []).append((series, run))
    for (_, _, start, end, severity), found in alike.items():
        yield _zero(gathered, found, (start, end), severity)


def _exponent(ordered: Sequence[float]) -> float:
    """Return how improbable a nought among these figures is: minus the logarithm of its probability."""
    mean = sum(ordered) / len(ordered)
    if not mean:
        return 0.0
    phi = sum((value - mean) ** 2 for value in ordered) / len(ordered) / mean
    clusters = math.log(phi) / (phi - 1) if phi > 1 else 1.0
    return ordered[len(ordered) // 4] * clusters


def _zero_runs(values: Sequence[float]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, value in enumerate(values):
        if value == 0:
            if runs and runs[-1][1] == at - 1:
                runs[-1] = runs[-1][0], at
            else:
                runs.append((at, at))
    return runs


def _zero(
    gathered: Gathered,
    found: list[tuple[Series, list[Observation]]],
    ends: tuple[int, int],
    severity: Severity,
) -> Finding:
    series, run = found[0]
    who = gathered.name(series.key)
    if len(found) > 1:
        who = f"{count(len(found), 'series')} ({listed([gathered.name(s.key) for s, _ in found], 3)})"
    start, end = (Month(each).words for each in ends)
    when = start if start == end else f"{start} to {end}"
    usual = middle([value for value in series.values if value > 0])
    told = f", where {figure(usual)} is usual" if len(found) == 1 else ", where other months have figures"
    inside = severity is Severity.WARNING
    return Finding(
        "quality.zeros",
        severity,
        f"{who}: 0 for {when}{told}.",
        "A nought says that nothing happened. Figures that were not supplied would be counted as none."
        if inside
        else "The measure may not have been recorded then: a change from or to these months means nothing.",
        "Ask whether it was nothing, or not supplied; leave the cell blank or write [x] if not supplied.",
        gathered.place(run[0], run[-1]),
    )
