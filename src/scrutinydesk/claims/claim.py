"""What a report claims: a kind, its quantities by role, what they are of, where and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

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
    assumed : Window or None
        Of a claim without a period the one that a reader would take: that of the sentence before it, of the
        heading, or of the document. It may be another, so that nothing may be called wrong by it.
    assumed_area : str
        The same of the area: an id, where none is said and the document is of no force.
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
    assumed: Window | None = None
    assumed_area: str = ""

    def of(self, role: Role) -> Quantity | None:
        """Return the first quantity of a role, if there is one."""
        return next((quantity for quantity in self.quantities if quantity.role is role), None)
