"""What views of all forces share in words: verdicts, who is left out, how rare by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.beside import Basis
from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.phrases import area_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.analysis.beside import Beside
    from scrutinydesk.analysis.gaps import Gap
    from scrutinydesk.reporting.among import Among
    from scrutinydesk.reporting.evidence import Evidence

# “In line” is said only where the whole interval lies within the margin (statistics: 5.5).
VERDICTS = {
    Alignment.LOWER: "lower than in",
    Alignment.HIGHER: "higher than in",
    Alignment.IN_LINE: "in line with",
    Alignment.NOT_CLEAR: "not clearly different from that of",
    Alignment.SMALL: "different by only a little from that of",
}
ADD = "Add a public release with File > Add comparison."
# The same of a force itself, in a title.
BESIDE = {
    Alignment.LOWER: "lower than",
    Alignment.HIGHER: "higher than",
    Alignment.IN_LINE: "in line with",
    Alignment.NOT_CLEAR: "not clearly different from",
    Alignment.SMALL: "only a little different from",
}
SHARE_SAYS = "A share of a change says where it was recorded, not what brought it about."
NO_DIVISIONS = "Divisions are not set beside other forces: choose the row of the force."
MOST_NAMED = 6
# Below it a split of rises and falls is called more than chance.
LEVEL = 0.05
SMALLEST_P = 0.001
HUNDRED = 100
TENTH = 0.1


def area_of(evidence: Evidence, area: str) -> str:
    """Return an area as it stands in a sentence."""
    return area_words(evidence.resources.areas[area])


def others(evidence: Evidence, found: Beside) -> str:
    """Return what a force is held against: ``the rest of England and Wales``."""
    area = area_of(evidence, found.area)
    if found.basis is Basis.MEAN:
        return f"the mean of the other forces of {area}"
    return area if found.basis is Basis.WITH_FORCE else f"the rest of {area}"


def p_value(p: float) -> str:
    """``p = 0.03``, ``p < 0.001``."""
    return f"p < {SMALLEST_P}" if p < SMALLEST_P else f"p = {numbers.plain(p, 3 if p < TENTH else 2)}"


def of_a_hundred(chance: float) -> str:
    """Return a probability for people: ``31 times in 100``, ``less than once in 1,000``."""
    if chance < SMALLEST_P:
        return "less than once in 1,000"
    times = round(chance * HUNDRED)
    if times < 1:
        return "less than once in 100"
    return "once in 100" if times == 1 else f"{times} times in 100"


def gaps(evidence: Evidence, found: Iterable[Gap], start: str = "Left out") -> str:
    """``Left out: City of London (too few residents for a rate).`` Empty without any."""
    by_why: dict[str, list[str]] = {}
    for gap in found:
        by_why.setdefault(gap.why, []).append(evidence.title(gap.area))
    said = [f"{named(tuple(areas))} ({why})" for why, areas in by_why.items()]
    return f"{start}: {'; '.join(said)}." if said else ""


def named(titles: tuple[str, ...]) -> str:
    """Return the titles; where they are many, some of them and how many more."""
    if len(titles) <= MOST_NAMED:
        return numbers.listed(titles)
    return f"{', '.join(titles[: MOST_NAMED - 1])} and {len(titles) - MOST_NAMED + 1} more"


def unable(evidence: Evidence, found: Among | None, title: str, area: str) -> str:
    """Return why there is no view of all forces; empty where there is one."""
    if area != evidence.force:
        return NO_DIVISIONS
    if found is None or not found.several:
        return f"There are no figures of {title} for other forces. {ADD}"
    return ""


def per_thousand(value: float) -> str:
    """Return a rate with as many decimals as its size needs: ``27.90``, ``0.012``."""
    return numbers.plain(value, 2 if value >= 1 or not value else 3 if value >= TENTH else 4)


def measured(found: Among) -> str:
    """``per cent``, or ``percentage points``."""
    return "percentage points" if found.in_points else "per cent"


def amount(found: Among, value: float) -> str:
    """Return a change with its sign and unit, for a narrow column."""
    return f"{numbers.signed(value, 1)} pp" if found.in_points else numbers.signed_percent(value)


def span(found: Among, low: float, high: float) -> str:
    """Return an interval of a change."""
    return numbers.interval(low, high, " pp" if found.in_points else "%")
