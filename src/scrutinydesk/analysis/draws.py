"""What estimates might have been: draws with a fixed seed, the same for an area whoever stands beside it."""

from __future__ import annotations

import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

DRAWS = 5000
SEED = 20171123
# A count of none might have been half a one: Jeffreys' prior for a Poisson mean.
JEFFREYS = 0.5


class Law(StrEnum):
    """How an estimate varies: gamma is for the mean beneath a count."""

    NORMAL = "normal"
    LOG_NORMAL = "log-normal"
    GAMMA = "gamma"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and how it varies.

    Attributes
    ----------
    error : float
        Standard error of the value, or of its logarithm; for a gamma the variance over the mean of the
        count, 1 for a Poisson one.
    unit : float
        Gamma only: what one case adds to the value, such as 1,000 / people.
    """

    value: float
    error: float
    law: Law = Law.NORMAL
    unit: float = 1.0

    @classmethod
    def of_count(cls, count: float, unit: float = 1.0, phi: float = 1.0) -> Estimate:
        """Return the rate that a count gives; ``phi`` above 1 where counts vary beyond chance."""
        return cls(count * unit, max(phi, 1.0), Law.GAMMA, unit)


def drawn(estimates: Mapping[str, Estimate], stream: int = 0) -> Array:
    """Return ``DRAWS`` draws of each estimate, a row a draw; streams are independent of each other.

    Raises
    ------
    ValueError
        If the estimates do not all vary by the same law.
    """
    import numpy as np  # noqa: PLC0415  not needed before the first ranks

    normal = _normals(tuple(estimates), stream)
    value, error, unit = (
        np.array([getattr(each, name) for each in estimates.values()], dtype=np.float32)
        for name in ("value", "error", "unit")
    )
    laws = {each.law for each in estimates.values()}
    if laws == {Law.NORMAL}:
        return value + error * normal
    if laws == {Law.LOG_NORMAL}:
        drawn_logs: Array = value * np.exp(error * normal)
        return drawn_logs
    if laws != {Law.GAMMA}:
        what = "estimates that are held against each other vary by the same law"
        raise ValueError(what)
    # Wilson and Hilferty: the cube root of a gamma is nearly normal. Not cut at zero, so as not to tie.
    shape = (value / unit + JEFFREYS) / error
    third = 1 / (9 * shape)
    root = normal * np.sqrt(third)
    root += 1 - third
    result: Array = root * root
    result *= root  # a power of three takes ten times as long
    result *= unit * error * shape
    return result


@lru_cache(maxsize=8)
def _normals(areas: tuple[str, ...], stream: int) -> Array:
    import numpy as np  # noqa: PLC0415  late: decision 6

    result = np.stack([_normal(area, stream) for area in areas], axis=1)
    result.flags.writeable = False
    return result


@lru_cache(maxsize=256)
def _normal(area: str, stream: int) -> Array:
    import numpy as np  # noqa: PLC0415  late: decision 6

    made = np.random.default_rng((SEED, stream, zlib.crc32(area.encode())))
    return made.standard_normal(DRAWS, dtype=np.float32)


def unchanged(now: Estimate, then: Estimate) -> tuple[Estimate, Estimate]:
    """Return both estimates as they would be if nothing had changed between them, but chance."""
    if now.law is Law.GAMMA:
        cases = now.value / now.unit + then.value / then.unit
        rate = cases / (1 / now.unit + 1 / then.unit)
        return _at(now, rate), _at(then, rate)
    weights = [1 / each.error**2 if each.error else math.inf for each in (now, then)]
    if math.inf in weights:
        middle = now.value if math.isinf(weights[0]) else then.value
    elif now.law is Law.NORMAL:
        middle = (weights[0] * now.value + weights[1] * then.value) / sum(weights)
    else:
        logs = weights[0] * math.log(now.value) + weights[1] * math.log(then.value)
        middle = math.exp(logs / sum(weights))
    return _at(now, middle), _at(then, middle)


def _at(estimate: Estimate, value: float) -> Estimate:
    return Estimate(value, estimate.error, estimate.law, estimate.unit)
