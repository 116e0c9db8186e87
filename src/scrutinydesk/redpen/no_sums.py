"""What adds up to no total though nothing is wrong: what there is at a time, and people counted once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.redpen.column_laws import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scrutinydesk.redpen.grids import Grid

_PEOPLE = (
    r"people|persons?|victims?|suspects?|offenders?|perpetrators?|nominals?|detainees?|arrestees?|complainants?"
    r"|individuals?|child(?:ren)?|callers?|users?|famil(?:y|ies)|households?|names?|unique|distinct"
)
# What there is at a time, or may be the same one in several months, does not add up over a year.
_AT_ONE_TIME = re.compile(
    rf"\b(?:{_PEOPLE}|open|outstanding|ongoing|live|active|caseload|workload|backlog|waiting"
    r"|strength|headcount|establishment|officers?|staff|pcsos?|constables?|volunteers?|fte|wte|vacanc\w+|stock|balance"
    r"|reserves?|population|custody|detained|cumulative|to date|end of|at month|held|in post|employed|score"
    r"|index|age|forecast|as at|(?:on|in) hand|(?:year|quarter|month)[ -]end)\b"
    r"|^\W*(?:days|hours|minutes|seconds)\b|\((?:days|hours|hrs|minutes|mins|seconds|secs)\)",
    re.IGNORECASE,
)
_PLACES = (
    r"propert(?:y|ies)|premises|address(?:es)?|locations?|venues?|hot ?spots?"
    r"|organised crime groups?|ocgs?|gangs?"
)
_ONCE = re.compile(
    rf"^\W*(?:(?:number|total|no\.?) (?:of )?)?(?:[a-z-]+ )?(?:{_PEOPLE}|{_PLACES})\b|\b(?:shared|joint)\b",
    re.IGNORECASE,
)
# "Victims" of an age or a sex are no other's too; "crimes with victims" are crimes.
_APART = re.compile(
    r"\b(?:fe)?males?\b|\b(?:wo)?men\b|\badults?\b|\bchild(?:ren)?\b|\byouths?\b|\bunder\b|\bover\b|\baged?\b|\d"
    r"|\b(?:white|black|asian|mixed|boys?|girls?|juveniles?|yes|no)\b",
    re.IGNORECASE,
)
_FEW = 3


def is_at_one_time(grid: Grid, column: int, rows: Sequence[int]) -> bool:
    """Tell whether a column of months or quarters is of what there is at a time: of no flow.

    Parameters
    ----------
    rows : sequence of int
        Of the months or quarters.
    """
    head = grid.heads.get(column, "")
    return is_of_one_time(head) or any(_follow(grid, rows, *pair) for pair in _pairs(grid, column))


def is_of_one_time(head: str) -> bool:
    """Tell whether a head or label is of what there is at a time."""
    return any(pattern.search(head) for pattern in (_AT_ONE_TIME, OPENING, CLOSING))


def _pairs(grid: Grid, column: int) -> list[tuple[int, int]]:
    others = [each for each in grid.columns if each != column]
    return [*((column, each) for each in others), *((each, column) for each in others)]


def _follow(grid: Grid, rows: Sequence[int], first: int, last: int) -> bool:
    """Tell whether one column begins in each row with what the other had in the row before."""
    held = [(grid.figures.get((row, first)), grid.figures.get((row, last))) for row in rows]
    found = [(one.number.value, other.number.value) for one, other in held if one and other]
    if len(found) != len(rows) or len(rows) < _FEW or len({one for one, _ in found}) == 1:
        return False
    return all(ended == begun for (_, ended), (begun, _) in pairwise(found))


def may_count_once(head: str, labels: Sequence[str], whole: Fraction, parts: Sequence[Fraction]) -> bool:
    """Tell whether a total may be of people or places that are counted in several parts, and once in it.

    Parameters
    ----------
    labels : sequence of str
        Of the parts.
    """
    apart = sum(_APART.search(label) is not None for label in labels)
    return (
        _ONCE.search(head) is not None and 2 * apart < len(labels) and max(parts) <= whole < sum(parts)
    )
