"""The fraction of the incomplete beta function for large shapes, as an integral.

The continued fraction takes some root of the shapes in turns, hundreds for the counts of a country; the
integral that it stands for takes as many points for any shapes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

# From here on, for both shapes, what is integrated is so near a normal curve that the points do.
LARGE = 30
POINTS = 32
# What is left out of the integral is less than exp of minus this of its largest part.
DEPTH = 60.0


def fractions_of_large(a: Any, b: Any, x: Any) -> Array:
    """Return ``beta_fraction`` of shapes of which both are ``LARGE`` or more: arrays, or numbers for one.

    With ``t = odds / (1 + odds)`` it is ``a`` times the integral of ``(t/x)^a ((1-t)/(1-x))^b`` over the
    logarithm of the odds, from minus infinity to those of ``x``.
    """
    import numpy as np  # noqa: PLC0415  counts of a force do without

    a, b, x = (np.atleast_1d(np.asarray(each, dtype=float))[:, None] for each in (a, b, x))
    at, weight = _points()
    n = a + b
    slope = a - n * x
    far = 2 * DEPTH / (slope + np.sqrt(slope * slope + 2 * DEPTH * n * x * (1 - x)))
    # Of the two ways to write it the one whose parts are the smaller.
    low = x <= 0.5  # noqa: PLR2004  one half
    side, near, shape = np.where(low, -1.0, 1.0), np.where(low, x, 1 - x), np.where(low, -a, b)
    below = far * at
    depth = shape * below - n * np.log1p(near * np.expm1(side * below))
    found: Array = a[:, 0] * far[:, 0] * (np.exp(depth) * weight).sum(axis=1)
    return found


@lru_cache(maxsize=1)
def _points() -> tuple[Array, Array]:
    """Return the points and weights of Gauss and Legendre from 0 to 1."""
    import numpy as np  # noqa: PLC0415  as above

    # The roots of the polynomials are the eigenvalues of their recurrence (Golub and Welsch 1969).
    k = np.arange(1, POINTS)
    beside = k / np.sqrt(4 * k * k - 1.0)
    roots, vectors = np.linalg.eigh(np.diag(beside, 1) + np.diag(beside, -1))
    return (1 + roots) / 2, vectors[0] ** 2
