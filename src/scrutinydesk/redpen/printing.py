"""Numbers of a claim as figures that the arithmetic takes."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.numbers import Number, Unit
from scrutinydesk.claims.printed import Interval, Printed
from scrutinydesk.claims.qualifiers import Approx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.claims.claim import Quantity

_FIGURE = re.compile(r"\d[\d,.]*")


def printed_number(number: Number, direction: int = 0) -> Printed:
    """Return a number as printed, with the sign that words give it.

    What is approximate ("20+", "about 1,000", a range) stands for the interval that it allows.
    """
    sign = direction or 1
    value = abs(number.value) * sign if direction else number.value
    power = len(str(number.scale)) - 1
    counted = number.low == number.high and number.approx is Approx.EXACT
    span = None
    if number.approx is not Approx.EXACT or number.upto is not None or (number.worded and not counted):
        low, high = number.low, number.high
        if direction < 0:
            low, high = (None if high is None else -abs(high)), (None if low is None else -abs(low))
        span = Interval(low, high)
    return Printed(value, number.decimals - power, counted, span)


def printed_quantity(quantity: Quantity) -> Printed:
    """Return a quantity of a claim as printed."""
    return printed_number(quantity.number, quantity.direction)


def printed_percent(quantity: Quantity) -> Printed:
    """Return a percentage of a claim as printed; "a third" stands for what a person would call so."""
    shown = printed_quantity(quantity)
    if quantity.number.unit is not Unit.FRACTION:
        return shown
    hundred = shown.stands_for().times(100)
    value = shown.value * 100
    written = f"{float(value):.1f}".replace("-", "\N{MINUS SIGN}")
    return replace(shown, value=value, span=hundred, written=written)


def printed_alike(numbers: Sequence[Number]) -> list[Printed]:
    """Return numbers in the unit of the first one's print: 52.5 of ``£52.5m``, and shown as that."""
    places = len(str(numbers[0].scale)) - 1
    shown = [printed_number(each).shifted(-places) for each in numbers]
    return [
        replace(one, written=each.text if each.unit is Unit.MONEY else "")
        for one, each in zip(shown, numbers, strict=True)
    ]


def computed(value: Fraction, decimals: int, like: Printed, *, counted: bool = False) -> Printed:
    """Return a figure that is not printed, shown in the unit of one that is: ``£127.8m``."""
    plain = Printed(value, decimals, counted)
    return replace(plain, written=_FIGURE.sub(str(plain), like.written, count=1)) if like.written else plain
