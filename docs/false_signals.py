# ruff: noqa: INP001  a script, not a module
"""Counts how often control charts signal where nothing has changed, and how often a season is found.

    .venv/bin/python docs/false_signals.py

writes the tables between two marks of ``docs/statistics.md`` and the module
``src/scrutinydesk/analysis/false_signal_rates.py``. All come out the same each time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from scipy.stats import kruskal

from scrutinydesk.analysis.control import Rebase, xmr
from scrutinydesk.analysis.point_rules import Rule, verdicts
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.runs import runs
from scrutinydesk.analysis.season_design import LEVEL as LEVEL_OF_TEST
from scrutinydesk.analysis.seasonal import seasonality
from scrutinydesk.periods import Month

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "statistics.md"
MODULE = ROOT / "src" / "scrutinydesk" / "analysis" / "false_signal_rates.py"
BEGIN, END = "<!-- written by docs/false_signals.py -->", "<!-- as far as here -->"
SEED = 20_171_102
CHARTS, CHARTS_OF_RATES = 4_000, 10_000
LEVEL = 100
SWING = 0.15
YEAR = 12
THREE_YEARS = 36
LENGTHS = (*range(8, 61), 72, 84, 96, 120, 180, 240)
Series = list[float]
Draw = np.random.Generator


def level(draw: Draw, n: int) -> Series:
    """Return months of chance alone."""
    return [float(value) for value in draw.poisson(LEVEL, n)]


def rolling(draw: Draw, n: int) -> Series:
    """Return sums over twelve months, each a month on, of chance alone."""
    return [float(value) for value in np.convolve(draw.poisson(LEVEL, n + YEAR - 1), np.ones(YEAR), "valid")]


def season(draw: Draw, n: int) -> Series:
    """Return months that rise and fall with the year, and chance."""
    wave = 1 + SWING * np.sin(2 * np.pi * np.arange(n) / YEAR)
    return [float(value) for value in draw.poisson(LEVEL * wave)]


def always(draw: Draw, n: int) -> Series:
    """Return such months over the indices of the three years before them, tested or not."""
    values = season(draw, THREE_YEARS + n)
    years = np.array(values[:THREE_YEARS]).reshape(-1, YEAR)
    indices = years.mean(axis=0) / years.mean()
    return [value / float(indices[k % YEAR]) for k, value in enumerate(values[THREE_YEARS:])]


def before(draw: Draw, n: int) -> Series:
    """Return such months as the program adjusts them by the three years before, if it finds a season."""
    values = season(draw, THREE_YEARS + n)
    months = [Month.of(2010, 1) + k for k in range(len(values))]
    rebase = Rebase(months[THREE_YEARS], "a new beginning")
    return list(seasonality(months, values, rebases=[rebase]).adjusted[THREE_YEARS:])


def itself(draw: Draw, n: int) -> Series:
    """Return such months as the program adjusts them by themselves, if it finds a season."""
    values = season(draw, n)
    return list(seasonality([Month.of(2010, 1) + k for k in range(n)], values).adjusted)


def falsely(draw: Draw, n: int) -> Series:
    """Return months of chance alone, adjusted where the program finds a season by mistake."""
    values = level(draw, n)
    return list(seasonality([Month.of(2010, 1) + k for k in range(n)], values).adjusted)


SCENES: tuple[tuple[str, Callable[[Draw, int], Series], int], ...] = (
    ("24 months", level, 24),
    ("36 months", level, 36),
    ("60 months", level, 60),
    ("24 sums over 12 months", rolling, 24),
    ("36 months with a season of ±15%", season, 36),
    ("the same, over the indices of the three years before", always, 36),
    ("the same, adjusted by the program by the three years before", before, 36),
    ("the same, adjusted by the program by the 36 months themselves", itself, 36),
    ("60 months with that season, adjusted by the program by themselves", itself, 60),
    ("36 months without a season, tested for one", falsely, 36),
)


def waves(swing: float, phi: float = 1.0) -> Callable[[Draw, int], Series]:
    """Return what draws months with a season of this size, their variance phi times the mean."""

    def drawn(draw: Draw, n: int) -> Series:
        mean = LEVEL * (1 + swing * np.sin(2 * np.pi * np.arange(n) / YEAR))
        shape = mean / (phi - 1) if phi > 1 else None
        values = draw.poisson(mean if shape is None else draw.gamma(shape, phi - 1))
        return [float(value) for value in values]

    return drawn


def growing(draw: Draw, n: int) -> Series:
    """Return months that grow by a fifth a year."""
    return [float(value) for value in draw.poisson(LEVEL * 1.2 ** (np.arange(n) / YEAR))]


def drifting(draw: Draw, n: int) -> Series:
    """Return months whose level wanders by 6% a month."""
    return [float(value) for value in draw.poisson(3 * LEVEL * np.exp(np.cumsum(draw.normal(0, 0.06, n))))]


def lasting(draw: Draw, n: int) -> Series:
    """Return months of which half of a deviation lasts into the next."""
    wander = draw.normal(0, 0.1, n)
    for k in range(1, n):
        wander[k] += wander[k - 1] / 2
    return [float(value) for value in draw.poisson(3 * LEVEL * np.exp(wander))]


SEASONS: tuple[tuple[str, Callable[[Draw, int], Series]], ...] = (
    ("none", level),
    ("none, variance five times the mean", waves(0, 5)),
    ("none, growth of 20% a year", growing),
    ("none, the level wanders by 6% a month", drifting),
    ("none, half of a deviation lasts into the next month", lasting),
    ("±10%", waves(0.10)),
    ("±15%", waves(0.15)),
    ("±15%, variance five times the mean", waves(0.15, 5)),
)


def found(scene: Callable[[Draw, int], Series], n: int, charts: int, seed: int = SEED) -> tuple[float, float]:
    """Return the share of series in which a season is found, by the program and by Kruskal and Wallis."""
    draw = np.random.default_rng([seed, n])
    months = [Month.of(2010, 1) + k for k in range(n)]
    ours = theirs = 0
    for _ in range(charts):
        values = scene(draw, n)
        ours += seasonality(months, values).found
        line = np.polynomial.Polynomial.fit(range(n), values, 1)
        rest = values - line(np.arange(n))
        theirs += kruskal(*(rest[month::YEAR] for month in range(YEAR))).pvalue < LEVEL_OF_TEST
    return ours / charts, theirs / charts


def signals(values: Series, ruleset: Ruleset) -> tuple[bool, bool]:
    """Tell whether the chart of a phase has a signal anywhere, and whether it has one at its end."""
    said = verdicts(values, xmr(values), ruleset)
    whole = not ruleset.by_point and runs(values).signal
    return whole or any(each.rule is not Rule.NONE for each in said), whole or said[-1].rule is not Rule.NONE


def shares(
    scene: Callable[[Draw, int], Series], n: int, charts: int, seed: int = SEED
) -> dict[Ruleset, tuple[float, float]]:
    """Return for each ruleset the shares of charts with a signal anywhere, and at the end."""
    draw = np.random.default_rng([seed, n])
    counts = {ruleset: [0, 0] for ruleset in Ruleset}
    for _ in range(charts):
        values = scene(draw, n)
        for ruleset, count in counts.items():
            anywhere, latest = signals(values, ruleset)
            count[0] += anywhere
            count[1] += latest
    return {ruleset: (a / charts, b / charts) for ruleset, (a, b) in counts.items()}


def table() -> Iterator[str]:
    """Yield the lines of the table in the page."""
    rulesets = list(Ruleset)
    yield (
        f"Charts with a signal anywhere (in the latest month), of {CHARTS:,} each; "
        f"Poisson with {LEVEL} a month, and nothing has changed:"
    )
    yield ""
    yield f"| | {' | '.join(each.label for each in rulesets)} |"
    yield f"|---|{'---:|' * len(rulesets)}"
    for title, scene, n in SCENES:
        counted = shares(scene, n, CHARTS)
        cells = (f"{100 * counted[each][0]:.1f}% ({100 * counted[each][1]:.1f}%)" for each in rulesets)
        yield f"| {title} | {' | '.join(cells)} |"


def seasons() -> Iterator[str]:
    """Yield the lines of the table of seasons found."""
    lengths = (36, 60, 120)
    yield (
        f"Series in which a season is found at p < {LEVEL_OF_TEST}, of {CHARTS:,} each "
        "(in brackets: by Kruskal and Wallis' test on the months less a straight line):"
    )
    yield ""
    yield f"| season | {' | '.join(f'{n} months' for n in lengths)} |"
    yield f"|---|{'---:|' * len(lengths)}"
    for title, scene in SEASONS:
        both = (found(scene, n, CHARTS) for n in lengths)
        yield f"| {title} | {' | '.join(f'{100 * a:.1f}% ({100 * b:.1f}%)' for a, b in both)} |"


def module() -> Iterator[str]:
    """Yield the lines of the module."""
    yield '"""Shares of control charts that signal where nothing has changed.'
    yield ""
    yield f"From {CHARTS_OF_RATES:,} charts of each length, Poisson with {LEVEL} a month; written by"
    yield "``docs/false_signals.py``."
    yield '"""'
    yield ""
    yield "from __future__ import annotations"
    yield ""
    yield "# Points of the phase: shares with a signal anywhere and at its latest point, by ruleset."
    yield f"RULESETS = ({', '.join(repr(each.value) for each in Ruleset)})".replace("'", '"')
    yield "RATES: dict[int, tuple[tuple[float, float], ...]] = {"
    for n in LENGTHS:
        counted = shares(level, n, CHARTS_OF_RATES)
        cells = ", ".join(f"({a:.4f}, {b:.4f})" for a, b in counted.values())
        yield f"    {n}: ({cells}),"
    yield "}"


def main() -> None:
    """Write both."""
    rates, tables = list(module()), ["", *table(), "", *seasons(), ""]
    MODULE.write_text("\n".join(rates) + "\n", encoding="utf-8")
    head, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    _, tail = rest.split(END)
    PAGE.write_text("\n".join([head + BEGIN, *tables, END + tail]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
