"""Months that lie far outside what their season and their neighbours lead one to expect.

The method, chosen so that it needs no fitting and gives the same answer everywhere: a count is put
on the scale ``2 sqrt(x + 3/8)``, on which chance has a standard deviation of 1 whatever the size
(Anscombe 1948). The level is the median of the twelve nearest months, six on each side but at the
ends of the series; the season, from four whole years on, is the median of what the same month of
other years (three at least) lies above or below its level, each taken from months that stand about
it alike, so that growth does not pass for an odd month at an end.

The spread is 1.4826 times the median of the absolute remainders, but never less than chance, 1; of
months without a season it is that of the remainders before any season was taken off. Towards an
end it grows to that of months held against twelve on one side, which a series that drifts leaves
behind. Counts below ten often come in clusters: there it is also not less than the other months
themselves vary. A month is far out when its remainder is more than six spreads, and a quarter of
what was expected, and ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.quality.levels import righted
from scrutinydesk.analysis.quality.series import Gathered, Series
from scrutinydesk.analysis.quality.wording import count, listed
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

FEWEST = 24
YEAR = 12
SIDE = 6
YEARS_FOR_A_SEASON = 4
SPREADS = 6.0
SHARE = 0.25
COUNT = 10.0
TO_SIGMA = 1.4826
SHIFTED = 3.0 / 8.0
# Below this a count may come in clusters, such as offences of one case recorded together.
SMALL = 10.0
# Together in one month it is one event, such as a lockdown, and one finding.
TOGETHER = 4
# Series that are worked on at once, so that memory does not grow with the file.
BLOCK = 4_000_000
NAMED_SERIES = 4


class Far(NamedTuple):
    """A month far out."""

    series: Series
    row: Observation
    expected: float


def outliers(gathered: Gathered) -> Iterator[Finding]:
    """Yield the months far outside their season; several series in one month are one finding."""
    by_month: dict[tuple[str, str, int, bool], list[Far]] = {}
    for far in _far(gathered):
        up = (far.row.value or 0) > far.expected
        key = (far.row.source, far.row.sheet, far.row.last, up)
        by_month.setdefault(key, []).append(far)
    for (_, _, month, up), found in sorted(by_month.items(), key=lambda item: item[0][:3]):
        if len(found) >= TOGETHER:
            yield _together(gathered, month, found, up=up)
        else:
            for far in found:
                yield _one(gathered, far)


def _far(gathered: Gathered) -> Iterator[Far]:
    """Find far months, all series of the same months at once."""
    alike: dict[tuple[int, ...], list[Series]] = {}
    for series in gathered.monthly:
        if len(series.rows) < FEWEST or gathered.kind(series.key) not in {Kind.FLOW, Kind.STOCK, None}:
            continue
        values = series.values
        # A flat series of few, or one with corrections below zero, has no season to speak of.
        if len(values) >= FEWEST and min(values) >= 0 and max(values) - min(values) > COUNT:
            alike.setdefault(tuple(series.held), []).append(series)
    for ends, group in alike.items():
        block = max(1, BLOCK // (len(ends) * 2 * SIDE))
        for start in range(0, len(group), block):
            yield from _far_of(ends, group[start : start + block])


def _far_of(ends: tuple[int, ...], group: list[Series]) -> Iterator[Far]:
    import numpy as np  # noqa: PLC0415  only where there are months enough

    # A nought too many has a finding of its own, and must not make its neighbours look odd.
    values = np.array([righted(series.values) for series in group], dtype=float)
    expected, far = far_out(values, ends)
    for at, position in np.argwhere(far).tolist():
        series = group[at]
        yield Far(series, series.held[ends[position]], float(expected[at, position]))


def far_out(values: Array, ends: tuple[int, ...]) -> tuple[Array, NDArray[np.bool_]]:
    """Return what was expected, and which values are far from it.

    Parameters
    ----------
    values : ndarray, series x months
        Zero or above, without gaps.
    ends : tuple of int
        Ordinals of the months, ascending; at least 13.
    """
    import numpy as np  # noqa: PLC0415  see above

    scaled = 2 * np.sqrt(values + SHIFTED)
    windows = _windows(len(ends))
    level = np.median(scaled[:, windows], axis=2)
    season, known = _season(scaled, scaled - level, windows, ends)
    rest = scaled - level
    left = rest - season
    spread = np.where(known, _spread(left[:, known]), _spread(rest))
    spread = _towards_the_ends(scaled, spread, ends)
    expected = np.maximum(0.0, (np.maximum(0.0, level + season) / 2) ** 2 - SHIFTED)
    spread = np.where(expected < SMALL, np.maximum(spread, _clustered(values)), spread)
    apart = np.abs(values - expected)
    far = (np.abs(left) > SPREADS * spread) & (apart > SHARE * expected) & (apart > COUNT)
    return expected, far


def _spread(remainders: Array) -> Array:
    import numpy as np  # noqa: PLC0415  see above

    if not remainders.shape[1]:
        return np.ones((len(remainders), 1))
    return np.maximum(1.0, TO_SIGMA * np.median(np.abs(remainders), axis=1, keepdims=True))


def _towards_the_ends(scaled: Array, spread: Array, ends: tuple[int, ...]) -> Array:
    """Return the spread, wider for months whose level leans to one side as they lie nearer an end."""
    import numpy as np  # noqa: PLC0415  see above

    length = len(ends)
    starts = np.arange(length - YEAR + 1)
    about = np.median(scaled[:, starts[:, None] + np.arange(YEAR)[None, :]], axis=2)
    lean = np.maximum(0, SIDE - np.arange(length)) / SIDE
    # Each month against the twelve after it, as at the start of a series; then those before it.
    after = scaled[:, :-YEAR] - about[:, 1:]
    before = scaled[:, YEAR:] - about[:, :-1]
    for leaning, lain, months in ((lean, after, ends[:-YEAR]), (lean[::-1], before, ends[YEAR:])):
        for month in range(YEAR):
            same = np.flatnonzero(np.array(months) % YEAR == month)
            if len(same) >= YEARS_FOR_A_SEASON - 1:
                lain[:, same] -= np.median(lain[:, same], axis=1, keepdims=True)
        spread = spread + np.maximum(0.0, _spread(lain) - spread) * leaning
    return spread


def _clustered(values: Array) -> Array:
    """Return, for each month, how much more the others vary than chance would make them: a factor."""
    import numpy as np  # noqa: PLC0415  see above

    others = values.shape[1] - 1
    mean = (values.sum(axis=1, keepdims=True) - values) / others
    squares = (np.square(values).sum(axis=1, keepdims=True) - np.square(values)) / others
    variance = np.maximum(0.0, squares - np.square(mean))
    return np.asarray(np.sqrt(np.maximum(1.0, variance / np.maximum(mean, 1.0 / others))))


def _windows(length: int) -> NDArray[np.intp]:
    """Return the positions of the twelve nearest months, six on each side where there are."""
    import numpy as np  # noqa: PLC0415  see above

    starts = np.clip(np.arange(length) - SIDE, 0, length - 2 * SIDE - 1)
    windows = starts[:, None] + np.arange(2 * SIDE + 1)[None, :]
    others = windows[windows != np.arange(length)[:, None]]
    return np.asarray(others.reshape(length, 2 * SIDE), dtype=np.intp)


def _season(
    scaled: Array, rest: Array, windows: NDArray[np.intp], ends: tuple[int, ...]
) -> tuple[Array, NDArray[np.bool_]]:
    """Return what the same month of other years lies off its level, and for which months that is known.

    Towards an end of the series the level of a month leans to one side; the other years' levels
    are then taken to lean alike.
    """
    import numpy as np  # noqa: PLC0415  see above

    length = len(ends)
    season, known = np.zeros_like(rest), np.zeros(length, dtype=bool)
    months = np.array(ends) % YEAR
    for position in range(length) if length >= YEARS_FOR_A_SEASON * YEAR else ():
        same = np.flatnonzero(months == months[position])
        others = same[same != position]
        leaning = position < SIDE or position >= length - SIDE
        offsets = windows[position] - position
        if leaning:
            others = others[(others + offsets[0] >= 0) & (others + offsets[-1] < length)]
        if len(others) < YEARS_FOR_A_SEASON - 1:
            continue
        lain = rest[:, others]
        if leaning:
            about = np.median(scaled[:, others[:, None] + offsets[None, :]], axis=2)
            lain = scaled[:, others] - about
        season[:, position] = np.median(lain, axis=1)
        known[position] = True
    return season, known


def _one(gathered: Gathered, far: Far) -> Finding:
    value = far.row.value or 0
    return Finding(
        "quality.outlier",
        Severity.WARNING,
        f"{gathered.name(far.series.key)}: {figure(value)} in {Month(far.row.last).words}, where about "
        f"{_about(far.expected)} would be usual for the season.",
        "Far outside what this month of other years and the months around it show. Every total over it "
        "and every limit of its chart are moved by it.",
        "Ask the force what happened, or correct the figure.",
        gathered.place(far.row),
    )


def _about(value: float) -> str:
    return figure(float(f"{value:.3g}"))


def _together(gathered: Gathered, month: int, found: list[Far], *, up: bool) -> Finding:
    names = listed([gathered.name(far.series.key) for far in found], NAMED_SERIES)
    cells = listed([far.row.cell for far in found], 2 * NAMED_SERIES)
    return Finding(
        "quality.outlier",
        Severity.WARNING,
        f"{Month(month).words}: {count(len(found), 'series')} far {'above' if up else 'below'} their season "
        f"({names}).",
        f"So many at once have one cause: an event, or a fault of the month's data. Cells {cells}.",
        "Ask the force what happened in that month.",
        gathered.place(found[0].row),
    )
