"""Limits of many stretches of months at once, and what the rules say of their points: as one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Any

from typing_extensions import override

from scrutinydesk.analysis.made_later import MadeLater
from scrutinydesk.analysis.point_rules import QUIET, WINDOW, WITHIN_WINDOW, Rule, Verdict
from scrutinydesk.analysis.rows import as_rows
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.xmr import LIMIT_FACTOR, XmR, limits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Places = NDArray[np.int16]
    Flags = NDArray[np.bool_]

Judged = tuple[XmR, Sequence[Verdict]]
# Rules by the number that stands for them while they are worked out.
RULES = (Rule.NONE, Rule.SHIFT, Rule.NEAR_LIMIT, Rule.TREND, Rule.OUTSIDE)
SHIFT, NEAR_LIMIT, TREND, OUTSIDE = 1, 2, 3, 4


def judged_together(
    parts: Sequence[Sequence[float]], ruleset: Ruleset, baseline: int = 0, *, screen: bool = True
) -> list[Judged]:
    """Return what ``xmr`` and ``verdicts`` give of each stretch, in the order given."""
    by_length: dict[int, list[int]] = {}
    for at, part in enumerate(parts):
        by_length.setdefault(len(part), []).append(at)
    found: dict[int, Judged] = {}
    for places in by_length.values():
        values = as_rows([parts[at] for at in places])
        mean, amr = limits(values[:, :baseline] if baseline else values, screen=screen)
        said = verdicts_together(values, mean, amr, ruleset)
        reach, size = LIMIT_FACTOR * amr, min(baseline or len(values[0]), len(values[0]))
        drawn = (each.tolist() for each in (mean, mean - reach, mean + reach, amr))
        made = map(XmR, *drawn, repeat(size))
        found.update(zip(places, zip(made, said, strict=True), strict=True))
    return [found[at] for at in range(len(parts))]


class Verdicts(MadeLater[Verdict]):
    """What the rules say of each value of a stretch.

    Parameters
    ----------
    rule : array
        Places in ``RULES``.
    """

    __slots__ = ("_direction", "_rule", "_run")

    def __init__(self, rule: Places, direction: Places, run: Places) -> None:
        self._rule, self._direction, self._run = rule, direction, run

    @override
    def __len__(self) -> int:
        return len(self._rule)

    @override
    def _made(self, here: int) -> Verdict:
        rule = int(self._rule[here])
        return _verdict(rule, int(self._direction[here]), int(self._run[here])) if rule else QUIET


def verdicts_together(values: Array, mean: Array, amr: Array, ruleset: Ruleset) -> list[Verdicts]:
    """Return what the rules say of each value of each row, by its mean and mean moving range."""
    import numpy as np  # noqa: PLC0415  as above

    mean, reach = mean[:, None], LIMIT_FACTOR * amr[:, None]
    # The two limits within as ``XmR`` has them.
    lower, upper, low, high = mean - reach, mean + reach, mean - reach * 2 / 3, mean + reach * 2 / 3
    rule, direction, run = (np.zeros(values.shape, dtype=np.int16) for _ in range(3))

    def call(where: Flags, what: int, sign: Places, length: Places | int) -> None:
        if not where.any():
            return
        np.putmask(rule, where, what)
        np.putmask(direction, where, sign)
        np.putmask(run, where, length)

    beyond = (values < low) | (values > high)
    out = beyond & ((values < lower) | (values > upper))
    if ruleset.by_point:
        sides = _signs(values, mean)
        position, length = _stretches(sides)
        call((length >= ruleset.shift) & (sides != 0), SHIFT, sides, position)
        call(_two_in_three(beyond & ~out, sides), NEAR_LIMIT, sides, 0)
        _trends(values, ruleset.trend, call)
    call(out, OUTSIDE, np.where(values > upper, np.int16(1), np.int16(-1)), 0)
    return list(map(Verdicts, rule, direction, run))


def _signs(values: Array, other: Array) -> Places:
    import numpy as np  # noqa: PLC0415  as above

    return (values > other).astype(np.int16) - (values < other)


def _stretches(signs: Places) -> tuple[Places, Places]:
    """Return each one's place in its stretch of one sign, from 1, and the length of that stretch."""
    import numpy as np  # noqa: PLC0415  as above

    count = signs.shape[1]
    at = np.arange(count, dtype=np.int16)
    turn = np.ones(signs.shape, dtype=bool)
    turn[:, 1:] = signs[:, 1:] != signs[:, :-1]
    first = np.maximum.accumulate(np.where(turn, at, np.int16(0)), axis=1)
    ends = np.ones(signs.shape, dtype=bool)
    ends[:, :-1] = turn[:, 1:]
    last = np.minimum.accumulate(np.where(ends, at, np.int16(count))[:, ::-1], axis=1)[:, ::-1]
    return at - first + 1, last - first + 1


def _two_in_three(near: Flags, sides: Places) -> Flags:
    import numpy as np  # noqa: PLC0415  as above

    found = np.zeros(near.shape, dtype=bool)
    count = near.shape[1]
    if count < WINDOW or not near.any():
        return found
    windows = [slice(first, count - WINDOW + 1 + first) for first in range(WINDOW)]
    close = near.astype(np.int16)
    enough = np.sum([close[:, each] for each in windows], axis=0) >= WITHIN_WINDOW
    balance: Places = np.sum([sides[:, each] for each in windows], axis=0)
    one_side = np.abs(balance) == WINDOW
    for each in windows:
        found[:, each] |= enough & one_side
    return found & near


def _trends(values: Array, needed: int, call: Any) -> None:
    import numpy as np  # noqa: PLC0415  as above

    steps = _signs(values[:, 1:], values[:, :-1])
    position, length = _stretches(steps)
    long = (length >= needed - 1) & (steps != 0)
    nothing = np.zeros((len(values), 1), dtype=np.int16)
    # A stretch of steps holds the value before the first of them and those after each; where two meet,
    # the later one takes the value between.
    after = np.hstack([nothing.astype(bool), long])
    call(after, TREND, np.hstack([nothing, steps]), np.hstack([nothing, position + 1]))
    before = np.hstack([long, nothing.astype(bool)])
    call(before, TREND, np.hstack([steps, nothing]), np.hstack([position, nothing]))


@lru_cache(maxsize=4096)
def _verdict(what: int, sign: int, length: int) -> Verdict:
    """Return a verdict; thousands of points share a few."""
    return Verdict(RULES[what], sign, length)
