"""The limits of a funnel plot as a function of size, and the spread between areas that they allow for.

Values are transformed so that their variance hardly depends on them (Spiegelhalter 2005; FunnelPlotR):
square root for rates, arcsine for proportions, logarithm for ratios of two counts.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.analysis.discrete import binomial_quantiles
from scrutinydesk.analysis.incomplete import normal_quantile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TAILS = (0.001, 0.025)
# Added to both counts of a ratio, so that its logarithm exists where the later one is none.
HALF = 0.5
# The exponential of more is no number any longer.
LARGEST = 700.0


class Form(StrEnum):
    """What is drawn: cases per head, a share of all, or a count over the one before it."""

    RATE = "rate"
    PROPORTION = "proportion"
    GROWTH = "growth"

    @property
    def scale(self) -> float:
        """What values are multiplied by: per 1,000, per cent, as they are."""
        return {Form.RATE: 1000.0, Form.PROPORTION: 100.0, Form.GROWTH: 1.0}[self]

    def scores(self, part: Array, whole: Array, sizes: Array, centre: float) -> tuple[Array, Array]:
        """Return each transformed value less that of the centre, and its standard error by chance."""
        import numpy as np  # noqa: PLC0415  late: decision 6

        error = self.error(sizes, centre)
        if self is Form.RATE:
            return np.sqrt(part / (centre * whole)) - 1, error
        if self is Form.PROPORTION:
            return np.arcsin(np.sqrt(part / whole)) - math.asin(math.sqrt(centre)), error
        return np.log((part + HALF) / (whole + HALF)) - math.log(centre), error

    def error(self, sizes: Array, centre: float) -> Array:
        """Return the standard error, by chance, of a transformed value at some sizes."""
        import numpy as np  # noqa: PLC0415  late: decision 6

        if self is Form.RATE:
            return 0.5 / np.sqrt(centre * sizes)
        if self is Form.PROPORTION:
            return 0.5 / np.sqrt(sizes)
        return (1 + centre) / np.sqrt(centre * sizes)

    def back(self, distance: Array, centre: float) -> Array:
        """Return the value whose transformed value lies so far from that of the centre."""
        import numpy as np  # noqa: PLC0415  late: decision 6

        if self is Form.RATE:
            return centre * np.maximum(1 + distance, 0) ** 2
        if self is Form.PROPORTION:
            return np.sin(np.clip(math.asin(math.sqrt(centre)) + distance, 0, math.pi / 2)) ** 2
        return np.exp(np.minimum(math.log(centre) + distance, LARGEST))


@dataclass(frozen=True, slots=True, eq=False)
class Limits:
    """The limits at some sizes, as arrays, in the unit of the funnel; the upper may be infinite."""

    sizes: Array
    low_998: Array
    low_95: Array
    high_95: Array
    high_998: Array


@dataclass(frozen=True, slots=True)
class Shape:
    """What limits depend on: ``centre`` before scaling, ``phi`` 1 and ``tau2`` 0 for chance alone."""

    form: Form
    scale: float
    centre: float
    phi: float
    tau2: float

    def limits(self, sizes: Array) -> Limits:
        """Return the limits: those of chance alone are exact, and wider ones are never inside them.

        A count beyond an exact limit has a probability of at most 2.5% (0.1%) on that side.
        """
        import numpy as np  # noqa: PLC0415  late: decision 6

        sizes = np.asarray(sizes, dtype=float)
        very_low, low, high, very_high = self._exact(sizes)
        if self.phi > 1 or self.tau2:
            error = np.sqrt(self.phi * self.form.error(sizes, self.centre) ** 2 + self.tau2)
            far, near = (-normal_quantile(tail) * error for tail in TAILS)
            very_low = np.minimum(very_low, self.form.back(-far, self.centre))
            low = np.minimum(low, self.form.back(-near, self.centre))
            high = np.maximum(high, self.form.back(near, self.centre))
            very_high = np.maximum(very_high, self.form.back(far, self.centre))
        return Limits(sizes, *(self.scale * each for each in (very_low, low, high, very_high)))

    def _exact(self, sizes: Array) -> tuple[Array, Array, Array, Array]:
        import numpy as np  # noqa: PLC0415  late: decision 6

        # Of two periods' cases together, the later ones are a share.
        share = {Form.RATE: 0.0, Form.PROPORTION: self.centre, Form.GROWTH: self.centre / (1 + self.centre)}
        chance = share[self.form]
        if self.form is not Form.RATE:
            sizes = np.maximum(np.rint(sizes), 1)  # a number of trials is whole
        mean = sizes * (self.centre if self.form is Form.RATE else chance)
        levels = (*TAILS, *(1 - tail for tail in reversed(TAILS)))
        counts = binomial_quantiles(mean, chance, levels)
        # The upper limits are those of the count of what did not happen: one count further out.
        counts[2:] += 1
        counts = np.maximum(counts, 0)
        if self.form is Form.RATE:
            found = counts / sizes
        else:
            found = np.minimum(counts / sizes, 1)
            if self.form is Form.GROWTH:
                with np.errstate(divide="ignore"):
                    found /= 1 - found
        return found[0], found[1], found[2], found[3]


def winsorised(scores: Array, cut: float) -> Array:
    """Return scores with those beyond the quantiles ``cut`` and ``1 - cut`` drawn in to them."""
    import numpy as np  # noqa: PLC0415  late: decision 6

    low, high = np.quantile(scores, (cut, 1 - cut))
    return np.clip(scores, low, high)


def between_areas(scores: Array, error: Array) -> float:
    """Return tau squared by the method of moments (DerSimonian and Laird 1986); 0 if it would be less."""
    weights = error**-2.0
    n = len(scores)
    spare = float(weights.sum() - (weights**2).sum() / weights.sum())
    return max(0.0, (float((scores**2).sum()) - (n - 1)) / spare) if spare > 0 else 0.0
