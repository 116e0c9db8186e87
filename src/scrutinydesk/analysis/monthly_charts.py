"""Control charts of many monthly series at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.control import ControlChart, Series, drawn
from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.analysis.many_points import judged_together
from scrutinydesk.analysis.seasonal import Asked, seasonalities
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

ONLY_COUNTS = "Control charts are drawn of what is counted month by month; this is not."
NO_MONTHS = "The file gives no months."


class Charted(NamedTuple):
    """The chart of one series, or why there is none."""

    chart: ControlChart | None
    reason: str = ""


def charts(
    observations: Observations,
    keys: Sequence[tuple[str, str, str]],
    end: Month,
    resources: Resources,
    conventions: Conventions = USUAL,
) -> list[Charted]:
    """Return the charts of series, each a measure, an area and a breakdown, of their months up to ``end``."""
    reasons: dict[int, Charted] = {}
    found: dict[int, Series] = {}
    for at, key in enumerate(keys):
        series = _series(observations, key, end, resources, conventions)
        if isinstance(series, Charted):
            reasons[at] = series
        else:
            found[at] = series
    several = list(found.values())
    if conventions.season:
        seasons = seasonalities([Asked(*each[:2], each.breaks, each.rebases) for each in several])
        several = [each._replace(season=season) for each, season in zip(several, seasons, strict=True)]
    parts = [part for each in several for part in each.parts]
    judged = iter(judged_together(parts, conventions.ruleset, conventions.baseline))
    charted = [drawn(each, conventions.ruleset, lambda _: next(judged)) for each in several]
    told = dict(zip(found, map(Charted, charted), strict=True))
    return [reasons.get(at) or told[at] for at in range(len(keys))]


def _series(
    observations: Observations,
    key: tuple[str, str, str],
    end: Month,
    resources: Resources,
    conventions: Conventions,
) -> Series | Charted:
    measure = resources.catalogue[key[0]]
    if measure.kind is not Kind.FLOW:
        return Charted(None, ONLY_COUNTS)
    known = observations.months(*key).until(end.ordinal)
    if not known.ordinals:
        return Charted(None, NO_MONTHS)
    months = months_of(known.ordinals)
    breaks = resources.breaks.affecting(key[0], months[0], months[-1], key[1])
    return Series(months, known.values, measure.polarity, breaks, conventions.rebases_of(*key))


@lru_cache(maxsize=64)
def months_of(ordinals: tuple[int, ...]) -> tuple[Month, ...]:
    """Return months; nearly all series of a report have the same."""
    return tuple(map(Month, ordinals))
