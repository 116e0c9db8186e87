"""True statements about the demonstration workbook in some fifty wordings, and the same with a false figure.

The figures come from the monthly counts as openpyxl reads them; the words are those in which forces write.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

FIRST = (2013, 10)  # the month of the first column
NAMES = {
    "All crime": ("all crime", "all recorded crime"),
    "Harassment": ("harassment", "harassment offences"),
    "Public order offences": ("public order offences",),
    "High impact acquisitive crime": ("high impact acquisitive crime",),
    "Robbery (personal)": ("personal robbery", "robbery (personal)"),
    "All burglary": ("all burglary",),
    "Rape": ("rape", "rape offences"),
    "Domestic abuse crime": ("domestic abuse crime",),
    "Hate crime": ("hate crime", "hate crimes"),
}
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905  words read best as words
)

# {c} is the figure of now, {b} that of a year before; {m} the last month, {l} that a year before.
YEAR = """
{N} totalled {c} in the 12 months to {m}, {d} {more} than in the previous 12 months ({p}%).
In the year to {m} there were {c} {n} compared with {b} the year before.
{N} {rose} by {p}% in the year ending {m}, from {b} to {c}.
{N} {rose} from {b} in the 12 months to {l} to {c} in the 12 months to {m}.
Over the 12 months to {m}, {n} {rose} {p}% (from {b} to {c}).
{c} {n} were recorded in the 12 months to {m}; in the 12 months to {l} there were {b}.
{N} stood at {c} for the 12 months to {m} against {b} for the 12 months to {l}.
The 12 months to {m} saw {c} {n} ({b} in the 12 months to {l}).
{N} is {p}% {higher} at {c} than the {b} of the 12 months to {l}.
Compared with the 12 months to {l}, {n} {rose} by {d} to {c} in the 12 months to {m}.
{N} ({c}) {rose} by {p}% against the year to {l} ({b}).
With {c} recorded in the year to {m}, {n} {rose} {p}%.
A {p}% {rise} in {n} was seen in the year to {m}.
{N}: {c} (year to {m}), {b} (year to {l}), {sp}%.
{N} {rose} to {c} by {m} over a rolling 12 months, which is {d} {more} than a year earlier.
{N} accounted for {c} offences in the 12 months to {m}.
There has been a {rise} of {d} ({p}%) in {n} to {c} in the 12 months to {m}.
{N} - {c} in the 12 months to {m} (previous 12 months {b}, {sp}%).
{N} has gone {up} by {p}% year on year to {c} (12 months to {m}).
- {N} – {up} {d} ({p}%) at {c} for the rolling 12 months to {m}.
At {c}, {n} was {p}% {higher} in the 12 months to {m} than in the 12 months to {l}.
The number of {n} recorded in the year ending {m} was {c}; this compares with {b} for the year ending {l}.
{N} ({sp}%): {c} in the year to {m}; {b} in the year to {l}.
Recorded {n} {rose} {p}% in the year to {m} and now stands at {c}.
{N} {rose} by {d} offences to {c} in the year to {m}, a {rise} of {p}%.
Year ending {m}: {c} {n}; year ending {l}: {b}.
{N} – 12 months to {m} {c}, 12 months to {l} {b}, change {sd} ({sp}%).
While other categories were stable, {n} {rose} by {p}% to {c} in the 12 months to {m}.
"""
QUARTER = """
In the quarter to {m} there were {c} {n}, {d} {more} than in the same quarter of the previous year.
{N} in {span} numbered {c}, against {b} in {span_l}.
{N} came to {c} in the three months to {m}.
{N} {rose} {p}% on the same quarter last year, to {c} in {span}.
For {span} {n} was {c}, {up} {d} on {span_l}.
"""
MONTH = """
{N} stood at {c} in {m}.
In {m}, {c} {n} were recorded ({b} in {l}).
{m} had {c} {n}, {d} {more} than {l}.
{N} {rose} from {b} in {l} to {c} in {m}, a change of {p}%.
{m} saw {c} {n}, {p}% {more} than {l} ({b}).
The monthly figure for {n} was {c} in {m}.
{N} reached {c} in {m} after {b} in {l}.
"""
FINANCIAL = """
In {f} {n} numbered {c}, {d} {more} than in {g}.
{N} {rose} from {b} in {g} to {c} in {f} ({sp}%).
{f} saw {c} {n} compared with {b} in {g}.
During the financial year {f} there were {c} {n}.
{N} for {f} stands at {c}; the figure for {g} was {b}.
{N}, {f}: {c} ({g}: {b}).
"""
TO_DATE = """
Year to date (April to {m}), {n} {rose} {p}%, from {b} to {c}.
From April to {m}, {c} {n} were recorded, {p}% {more} than the {b} in the same period of {y1}.
{N} {rose} by {d} to {c} in the period April to {m}.
In the six months to {m}, {n} {rose} by {p}% to {c}, compared with {b} in the six months to {l}.
"""
CALENDAR = """
In the calendar year {y} {n} stood at {c}.
There were {c} {n} in the year ending December {y}, {p}% {more} than in the year ending December {y1}.
"""
# Months, and the ends (in months since the first) that fit the words.
KINDS = (
    (YEAR, 12, (48, 45, 42)),
    (QUARTER, 3, (48, 45, 42, 39)),
    (MONTH, 1, tuple(range(14, 49))),
    (FINANCIAL, 12, (42, 30)),
    (TO_DATE, 6, (48, 36)),
    (CALENDAR, 12, (39, 27)),
)


@dataclass(frozen=True)
class Worded:
    """A statement, and the same with a digit of one of its counts changed; empty where none is large."""

    true: str
    false: str
    changed: str


def statements(counts: dict[str, list[int]], seed: int) -> Iterator[Worded]:
    """Yield a statement in each wording.

    Parameters
    ----------
    counts : dict of str to list of int
        By the name of a row, month by month.
    """
    choose = random.Random(seed)
    for wordings, months, ends in KINDS:
        for wording in wordings.strip().split("\n"):
            row = choose.choice(list(counts))
            name, when = choose.choice(NAMES[row]), (months, choose.choice(ends))
            yield _worded(choose, wording, counts[row], name, when)


def _worded(
    choose: random.Random, wording: str, series: list[int], name: str, when: tuple[int, int]
) -> Worded:
    months, end = when
    now, before = sum(series[end - months : end]), sum(series[end - months - 12 : end - 12])
    up = now > before
    share = abs(now - before) * 100 / before
    start, month = _month(end - months), _month(end - 1)
    words = {
        "n": name, "N": name[0].upper() + name[1:], "m": " ".join(month), "y": month[1],
        "l": f"{month[0]} {int(month[1]) - 1}", "y1": str(int(month[1]) - 1),
        "f": f"{int(month[1]) - 1}/{month[1][2:]}", "g": f"{int(month[1]) - 2}/{int(month[1][2:]) - 1}",
        "span": f"{start[0]} to {' '.join(month)}", "span_l": f"{start[0]} to {month[0]} {int(month[1]) - 1}",
        "rose": choose.choice(("rose", "increased", "went up") if up else ("fell", "decreased", "went down")),
        "rise": "rise" if up else "fall", "up": "up" if up else "down", "more": "more" if up else "fewer",
        "higher": "higher" if up else "lower", "p": f"{share:.1f}", "sp": f"{'+' if up else '-'}{share:.1f}",
        "d": f"{abs(now - before):,}", "sd": f"{now - before:+,}",
    }  # fmt: skip
    figures = {"c": f"{now:,}", "b": f"{before:,}"}
    true = wording.format(**words, **figures)
    key = choose.choice([each for each in figures if f"{{{each}}}" in wording] or ["c"])
    at = choose.choice([place for place, sign in enumerate(figures[key]) if sign.isdigit()][1:] or [0])
    figure = figures[key]
    changed = figure[:at] + str((int(figure[at]) + choose.randint(1, 9)) % 10) + figure[at + 1 :]
    false = wording.format(**words, **{**figures, key: changed})
    return Worded(true, "" if false == true or len(figure) < len("100") else false, changed)


def _month(at: int) -> tuple[str, str]:
    year, month = divmod(FIRST[0] * 12 + FIRST[1] - 1 + at, 12)
    return MONTHS[month], str(year)
