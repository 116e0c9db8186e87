"""What a report claims: a kind, its quantities by role, what they are of, where and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from scrutinydesk.claims.document import Passage
from scrutinydesk.claims.numbers import Number
from scrutinydesk.periods import Window


class ClaimKind(StrEnum):
    """What is claimed; the last four are words without a figure of their own."""

    CHANGE_PERCENT = "change_pct"
    CHANGE = "change"
    CHANGE_ZERO = "change_zero"
    POINTS = "diff_pp"
    FROM_TO = "from_to"
    COUNT = "count"
    STOCK = "stock"
    LEVEL = "level"
    PROPORTION = "proportion"
    SUM = "sum"
    AMOUNT = "amount"
    AMOUNT_SHARE = "amount_share"
    RATE = "rate"
    DURATION = "duration"
    RANK = "rank"
    ESTIMATE_RANK = "estimate_rank"
    FORCES = "forces_up"
    SHARE_OF_CHANGE = "share_of_increase"
    SHARE = "share"
    PROJECTION = "projection"
    MULTIPLE = "multiple"
    TARGET = "target"
    COMPARISON = "comparison"
    TREND = "trend"
    CAVEAT = "caveat"
    COMMITMENT = "commitment"


WORDS_ALONE = frozenset((ClaimKind.COMPARISON, ClaimKind.TREND, ClaimKind.CAVEAT, ClaimKind.COMMITMENT))


class Role(StrEnum):
    """What a quantity is in its claim."""

    DIFFERENCE = "difference"
    PERCENT = "percent"
    POINTS = "points"
    BASE = "base"
    CURRENT = "current"
    PART = "part"
    WHOLE = "whole"
    VALUE = "value"
    TARGET = "target"
    RANK = "rank"
    MOVEMENT = "movement"
    FORCES = "forces"
    OF = "of"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a claim; its span is counted in the text of the document.

    Attributes
    ----------
    direction : int
        -1 of a reduction, +1 of an increase, said in words, by an arrow or a sign; otherwise 0.
    area : str
        Area id, where one claim names several; empty for that of the claim.
    """

    role: Role
    number: Number
    direction: int = 0
    area: str = ""

    @property
    def value(self) -> Fraction:
        """The value with the sign that the words give it."""
        return abs(self.number.value) * self.direction if self.direction else self.number.value


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes
    ----------
    start, end, quote
        Its span in the text of the document, and the words there.
    line : int
        Of the text form, from 1.
    direction : int
        As of the quantities: +1, -1, 0.
    measure_words, measure : str
        What is measured, as the report says it, and the id of a catalogue measure, empty where none fits.
    area_words, area : str
        The same of the area; where none is said, the area that the report is about.
    window, previous : Window or None
        The period and the one that it is compared with.
    inherited : bool
        Whether they were said further up and not beside the claim.
    due : Window or None
        When a commitment or projection falls due; ``due_day`` where a day is named.
    words : str
        Of a comparison, trend or caveat the words that make it one.
    """

    kind: ClaimKind
    start: int
    end: int
    quote: str
    line: int
    passage: Passage
    quantities: tuple[Quantity, ...] = ()
    direction: int = 0
    measure_words: str = ""
    measure: str = ""
    area_words: str = ""
    area: str = ""
    window: Window | None = None
    previous: Window | None = None
    due: Window | None = None
    due_day: dt.date | None = None
    words: str = ""
    inherited: bool = False

    def of(self, role: Role) -> Quantity | None:
        """Return the first quantity of a role, if there is one."""
        return next((quantity for quantity in self.quantities if quantity.role is role), None)

    @property
    def implied_base(self) -> tuple[Fraction, Fraction | None] | None:
        """The least and the greatest base that the printed figures allow; None where they say nothing of it.

        Of counts they are whole numbers. The greatest is None where the percentage may be nought.
        """
        if (base := self.of(Role.BASE)) is not None:
            return base.number.value, base.number.value
        difference, current = self.of(Role.DIFFERENCE), self.of(Role.CURRENT)
        if difference is None:
            unchanged = current is not None and self.kind is ClaimKind.CHANGE_ZERO
            return (current.number.value, current.number.value) if current and unchanged else None
        if current is not None:
            base_value = current.number.value - difference.value
            return base_value, base_value
        percent = self.of(Role.PERCENT)
        if percent is None or difference.number.decimals or not difference.number.value:
            return None
        return _base_range(difference.number, percent.number)

    @property
    def implied_current(self) -> tuple[Fraction, Fraction | None] | None:
        """The least and the greatest current value that the printed figures allow."""
        if (current := self.of(Role.CURRENT)) is not None:
            return current.number.value, current.number.value
        base, difference = self.implied_base, self.of(Role.DIFFERENCE)
        if base is None or difference is None:
            return None
        low, high = base
        return low + difference.value, None if high is None else high + difference.value


def _base_range(difference: Number, percent: Number) -> tuple[Fraction, Fraction | None] | None:
    """Return the whole bases B with ``100 * |D| / B`` in the interval that the percentage stands for."""
    if percent.low is None or percent.high is None:
        return None
    low, high = sorted((abs(percent.low), abs(percent.high)))
    low = Fraction(0) if percent.low <= 0 <= percent.high else low
    if not high:
        return None
    rise = 100 * abs(difference.value)
    return Fraction(ceil(rise / high)), Fraction(floor(rise / low)) if low else None
