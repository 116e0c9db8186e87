"""The F test of a season in many series that have the same months, and their indices.

Nothing here is left to a library for matrices: it may add in another order for many than for one, and
what is said of a series must not depend on its company.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.many_beta import beta_lowers

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

YEAR = 12
LEVEL = 0.01
# Fewer degrees of freedom say too little of how months of the same name differ.
FEWEST_FREE = 12
# Sums of squares of logarithms below this are rounding: the values are all the same.
NOTHING = 1e-20
Tested = tuple[tuple[float, ...], float | None]


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """What the test needs of the months alone: it is the same for all series of one length.

    Attributes
    ----------
    plain, beyond : array
        Orthonormal columns of trend and levels, and of what is left of these beside the twelve months.
    solve, level : array
        Gives the coefficients of trend and levels from logarithms; their columns.
    calendar : array
        The calendar month of each value, January 0.
    order, begin : array
        Where the values stand by calendar month, and where each month begins among them.
    held : tuple of int
        How many values there are of each.
    """

    plain: np.ndarray[Any, Any]
    beyond: np.ndarray[Any, Any]
    solve: np.ndarray[Any, Any]
    level: np.ndarray[Any, Any]
    calendar: np.ndarray[Any, Any]
    order: np.ndarray[Any, Any]
    begin: np.ndarray[Any, Any]
    held: tuple[int, ...]

    @property
    def free(self) -> int:
        """Degrees of freedom that the months, the trend and the levels leave."""
        return len(self.calendar) - YEAR - int(self.beyond.shape[1])

    def by_month(self, values: Array) -> Array:
        """Return the sum of each row's values of each calendar month."""
        import numpy as np  # noqa: PLC0415  as below

        result: Array = np.add.reduceat(values[:, self.order], self.begin, axis=1)
        return result


@lru_cache(maxsize=128)
def design_of(begin: int, offsets: Sequence[int], cuts: tuple[int, ...]) -> Design:
    """Return the design of months so many after the first, and of phases that begin at these places."""
    import numpy as np  # noqa: PLC0415  the first paint does without

    size = len(offsets)
    when = np.array(offsets, float)
    calendar = (begin + when.astype(int)) % YEAR
    phases = [(np.arange(size) >= cut).astype(float) for cut in cuts]
    level = np.column_stack([(when - when.mean()) / YEAR, *phases])
    months = np.eye(YEAR)[calendar]
    plain = np.column_stack([np.ones(size), level])
    held = np.bincount(calendar, minlength=YEAR)
    solve = np.linalg.pinv(np.column_stack([months, level]))[YEAR:]
    return Design(
        _basis(plain), _basis(level - (months / held) @ (months.T @ level), float(np.abs(level).max())),
        solve, level, calendar, np.argsort(calendar, kind="stable"), held.cumsum() - held,
        tuple(held.tolist()),
    )  # fmt: skip


def _basis(columns: np.ndarray[Any, Any], least: float = 0.0) -> np.ndarray[Any, Any]:
    """Return orthonormal columns that span the same; fewer where some depend on others.

    Parameters
    ----------
    least : float
        The size beside which columns of next to nothing are rounding.
    """
    import numpy as np  # noqa: PLC0415  late: decision 6

    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    return left[:, sizes > max(sizes[0], least) * 1e-10]


def tested(counted: Array, design: Design) -> list[Tested]:
    """Return the indices and the p of the test of each row; None where too little is left to test by.

    Values are above nought. There are indices only where a season is found.
    """
    import numpy as np  # noqa: PLC0415  the first paint does without

    if design.free < FEWEST_FREE:
        return [((), None)] * len(counted)
    logs = np.log(counted)
    logs -= _sums(logs)[:, None] / logs.shape[1]
    whole = _sums(_apart(logs, design.plain) ** 2)
    of_months = design.by_month(logs) / np.array(design.held)
    within = _sums(_apart(logs - of_months[:, design.calendar], design.beyond) ** 2)
    between = YEAR + design.beyond.shape[1] - design.plain.shape[1]
    ps = _ps(whole, within, design.free, between).tolist()
    found = [at for at, p in enumerate(ps) if p < LEVEL]
    indices = dict(zip(found, _indices(counted[found], logs[found], design), strict=True)) if found else {}
    return [(indices.get(at, ()), p) for at, p in enumerate(ps)]


def _sums(values: Array) -> Array:
    """Return the sum of each row: of rows that lie in one piece it is the same whatever their number."""
    import numpy as np  # noqa: PLC0415  as above

    result: Array = np.ascontiguousarray(values).sum(axis=1)
    return result


def _along(values: Array, column: Array) -> Array:
    return _sums(values * column)[:, None]


def _apart(logs: Array, basis: Array) -> Array:
    """Return what is left of each row without its part along some orthonormal columns."""
    rest = logs.copy()
    for column in basis.T:
        rest -= _along(logs, column) * column
    return rest


def _ps(whole: Array, within: Array, free: int, between: int) -> Array:
    import numpy as np  # noqa: PLC0415  as above

    months = whole - within
    differ = (whole > NOTHING) & (months > 0)
    # F's upper tail as an incomplete beta: x = within / whole.
    odds = within[differ] / months[differ]
    found = np.ones(len(whole))
    found[differ] = beta_lowers(np.full(len(odds), free / 2), np.full(len(odds), between / 2), odds)
    return found


def _indices(counted: Array, logs: Array, design: Design) -> list[tuple[float, ...]]:
    import numpy as np  # noqa: PLC0415  as above

    level = np.zeros(logs.shape)
    for column, solve in zip(design.level.T, design.solve, strict=True):
        level += _along(logs, solve) * column
    apart = counted * np.exp(-level)
    of_month = design.by_month(apart) / np.array(design.held)
    return [tuple(row) for row in (of_month / (_sums(of_month)[:, None] / YEAR)).tolist()]
