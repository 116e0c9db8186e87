"""How figures are judged, told: each choice in two lines, and limits and targets set by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.false_signal_rates import RATES, RULESETS
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.projection_words import METHODS
from scrutinydesk.reporting.register_tables import area_titles, measure_titles
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.conventions import SeriesRebase, Target
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Month

BASELINES = (12, 18, 24, 36, 48, 60)
YEARS = 24  # months of the charts of pure chance that the rulesets are told by


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of an office.

    Attributes
    ----------
    key : str
        Field of ``Conventions``.
    options : tuple of (value, words)
        Empty where a number is written.
    """

    key: str
    title: str
    explained: str
    options: tuple[tuple[Any, str], ...] = ()

    def words(self, value: Any) -> str:
        """Return a value in words."""
        return next((said for each, said in self.options if each == value), str(value))


CHOICES = (
    Choice(
        "ruleset",
        "Rules of control charts",
        "Which patterns of months are called a signal. Rules that call more find a change sooner, and "
        "more often call one where there is none.",
        tuple((each, each.label) for each in Ruleset),
    ),
    Choice(
        "baseline",
        "Limits rest on",
        "All months let the limits follow the series; its first months hold it against how it was then. "
        "A phase begins with the series, at a break, or where limits are begun anew.",
        ((0, "all months of a phase"), *((each, f"its first {each} months") for each in BASELINES)),
    ),
    Choice(
        "season",
        "Season",
        "Where the same months of the year are alike beyond chance (p under 1%), each is set against its "
        "usual share of the year. Left in, a usual summer may signal.",
        ((True, "taken out where it is found"), (False, "left in")),
    ),
    Choice(
        "margin",
        "In line within",
        "Growth that surely lies within so many per cent of a comparator’s is called in line with it. "
        "It is a margin, not a test.",
    ),
    Choice(
        "mean",
        "Average of a group",
        "Put together, cases over people, a large force weighs more than a small one. As the mean of its "
        "forces, each counts the same.",
        ((False, "figures put together (pooled)"), (True, "mean of the forces’ rates")),
    ),
    Choice(
        "spread",
        "Spread in funnels",
        "Forces differ by more than chance. Limits that are widened by how much they do let only those "
        "beyond the usual spread stand out.",
        (
            (Spread.MULTIPLICATIVE, "limits widened in proportion (φ)"),
            (Spread.ADDITIVE, "spread between forces added (τ²)"),
            (Spread.CHANCE, "chance alone"),
        ),
    ),
    Choice(
        "design_effect",
        "Design effect of surveys",
        "By how much clusters and weights widen what a survey knows: 1 for a simple sample. It is used "
        "where a survey gives the number asked and no interval.",
    ),
    Choice(
        "projection",
        "Projection of the year",
        "By default each measure takes the method that was nearest at the same month of its past years. "
        "One method for all is simpler to tell, and often further off.",
        ((None, "each measure’s best in past years"), *METHODS.items()),
    ),
)
BY_KEY = {each.key: each for each in CHOICES}


def ruleset_words(ruleset: Ruleset) -> str:
    """Say what a ruleset calls, and how often it does so where nothing changes."""
    said = ruleset.words.partition("(")[2].rpartition(")")[0]
    anywhere, _last = RATES[YEARS][RULESETS.index(str(ruleset))]
    return (
        f"{ruleset.label}: {said}. Of 100 charts of {YEARS} months of pure chance "
        f"{numbers.plain(100 * anywhere)} signal somewhere."
    )


REBASES = (
    Column("measure", "Measure", width=24),
    Column("area", "Area", width=16),
    Column("month", "New limits from", width=15),
    Column("reason", "Because"),
    Column("who", "By whom", width=16),
)
TARGETS = (
    Column("measure", "Measure", width=24),
    Column("area", "Area", width=16),
    Column("value", "Target", Align.RIGHT, 10),
    Column("side", "Good is", width=12),
    Column("since", "From", width=14),
    Column("source", "Stands in"),
    Column("who", "By whom", width=16),
)
SIDES = {Polarity.UP_GOOD: "at or above it", Polarity.DOWN_GOOD: "at or below it"}
NO_SIDE = "neither side"


def rebase_table(found: Iterable[SeriesRebase], resources: Resources) -> Table:
    """Return limits begun anew, a row each; its key is that of the rebase."""
    rows = tuple(
        Row(
            each.key,
            (
                _named(measure_titles([each.measure], resources), each.breakdown),
                _named(area_titles([each.area], resources)),
                Cell(each.rebase.month.words, float(each.rebase.month.ordinal)),
                Cell(each.rebase.reason, each.rebase.reason),
                Cell(each.who, each.who),
            ),
        )
        for each in found
    )
    return Table("method.rebases", "Limits begun anew", REBASES, rows)


def target_table(found: Iterable[Target], resources: Resources) -> Table:
    """Return targets, a row each; its key is that of the target."""
    rows = tuple(
        Row(
            each.key,
            (
                _named(measure_titles([each.measure], resources), each.breakdown),
                _named(area_titles([each.area], resources)),
                Cell(number(each.value, each.measure, resources), each.value),
                Cell(side(each.measure, resources)),
                Cell(each.since.words if each.since else "always", _ordinal(each.since)),
                Cell(each.source, each.source),
                Cell(each.who, each.who),
            ),
        )
        for each in found
    )
    return Table("method.targets", "Targets", TARGETS, rows)


def side(measure: str, resources: Resources) -> str:
    """Return on which side of a target is good, by the measure's polarity."""
    known = measure in resources.catalogue
    return SIDES.get(resources.catalogue[measure].polarity, NO_SIDE) if known else NO_SIDE


def number(value: float, measure: str, resources: Resources) -> str:
    """Return a value of a measure; more decimals than its own where it has them."""
    known = resources.catalogue.get(measure)
    own = known.decimals if known else 0
    decimals = next((each for each in range(own, 4) if round(value, each) == value), max(own, 3))
    said = numbers.plain(value, decimals)
    return f"{said}%" if known is not None and known.unit == "percent" else said


def _ordinal(month: Month | None) -> float | None:
    return float(month.ordinal) if month is not None else None


def _named(titles: list[str], breakdown: str = "") -> Cell:
    said = ", ".join(titles) + (f" ({breakdown})" if breakdown else "")
    return Cell(said, said)
