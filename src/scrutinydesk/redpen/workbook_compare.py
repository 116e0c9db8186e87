"""Printed figures of a claim against values of a workbook: what agrees, what does not, in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Quantity, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Interval, Printed, Reading, point
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Verdict, shown, verdict_on
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.printing import printed_percent

if TYPE_CHECKING:
    from scrutinydesk.redpen.workbook_values import Value

_ORDER = tuple(Verdict)
_PERCENT = frozenset((Role.PERCENT, Role.POINTS))
_SMALL = 20
_ROUND = 1000  # from here on a count that ends in noughts may have been rounded, said or not


_MOVED, _RATE = re.compile(r" = ([+\N{MINUS SIGN}])"), re.compile(r"\([+\N{MINUS SIGN}]([\d.,]+%)\)")
_WAYS = {"+": ", a rise of ", "\N{MINUS SIGN}": ", a fall of "}


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of holding a claim against some values.

    Attributes
    ----------
    verdict : Verdict
    has : str
        What the workbook has: "102,455 to 115,775 = +13,320 (+13.0%)".
    wrong : tuple of Quantity
        The printed figures that do not agree.
    values : tuple of Value
        What they were held against.
    missing : str
        What it takes to check the claim; then there is nothing else.
    """

    verdict: Verdict
    has: str = ""
    wrong: tuple[Quantity, ...] = ()
    values: tuple[Value, ...] = ()
    missing: str = ""

    @property
    def said(self) -> str:
        """The printed figures that do not agree, as the report prints them."""
        return " and ".join(_printed_words(each) for each in self.wrong)

    @property
    def told(self) -> str:
        """What the workbook has, in words without signs: ``797 to 1,012, a rise of 215 (27.0%)``."""
        return _RATE.sub(r"(\1)", _MOVED.sub(lambda found: _WAYS[found[1]], self.has)).replace(" = ", ", ")

    @property
    def working(self) -> str:
        """One line that a person can redo."""
        if not self.has:
            return f"needs {self.missing}"
        return f"workbook: {self.has}" + (f"; printed {self.said}" if self.wrong else "")


def rank(verdict: Verdict) -> int:
    """Return the place of a verdict, the worst first."""
    return _ORDER.index(verdict)


def missing(what: str) -> Compared:
    """Return that something is missing."""
    return Compared(Verdict.CANNOT_BE_CHECKED, missing=what)


def best(found: Iterable[Compared]) -> Compared | None:
    """Return what fits best, the first of equals: a report may have taken either way of counting.

    What comes after one that agrees is not looked at.
    """
    chosen: Compared | None = None
    for each in found:
        if each.verdict is Verdict.AGREES:
            return each
        if chosen is None or _fit(each) < _fit(chosen):
            chosen = each
    return chosen


def _fit(each: Compared) -> tuple[int, int]:
    return -_ORDER.index(each.verdict), len(each.wrong)


def printed_as(quantity: Quantity) -> Printed:
    """Return a quantity as printed; a large count that ends in noughts may be a rounded one."""
    made = printed_percent(quantity)
    value = made.value
    if not made.counted or abs(value) < _ROUND or value.denominator != 1 or value % 100:
        return made
    noughts = len(str(abs(int(value)))) - len(str(abs(int(value))).rstrip("0"))
    half = Fraction(10**noughts, 2)
    span = Interval(value - half, value + half, low_open=True, high_open=True)
    return replace(made, counted=False, span=span)


def held(quantity: Quantity, value: Fraction) -> Verdict:
    """Return what a printed figure is, held against the value that it should have."""
    unsigned = not quantity.direction and not quantity.number.signed
    if unsigned and quantity.role in {Role.DIFFERENCE, *_PERCENT}:
        value = abs(value)
    printed = printed_as(quantity)
    if printed.counted and value.denominator != 1:
        printed = replace(printed, counted=False)  # of officers in full-time equivalents: 11 of 11.02
    return verdict_on(printed, dict.fromkeys(Reading, point(value)))


def comparable(quantity: Quantity, unit: str) -> bool:
    """Tell whether a printed figure counts in the unit of a measure, or says how much that changed."""
    number = quantity.number.unit
    if number is Unit.MONEY:
        return unit.startswith("gbp")
    if quantity.role in _PERCENT:
        return number in {Unit.PERCENT, Unit.POINTS, Unit.FRACTION}
    if unit == "percent":
        return number in {Unit.PERCENT, Unit.POINTS}
    return number is Unit.COUNT and not unit.startswith("gbp")


def telling(quantity: Quantity) -> bool:
    """Tell whether it says something that a figure is what it should be: small ones and bounds often are."""
    number = quantity.number
    bounded = number.low is not None and number.high is not None
    return bounded and (number.decimals > 0 or abs(number.value) >= _SMALL)


def approximate(quantity: Quantity) -> bool:
    """Tell whether words such as "about" say that a figure is none to be held to."""
    return quantity.number.approx in {Approx.ABOUT, Approx.OVER, Approx.UNDER} or quantity.number.worded


def change(quantities: Iterable[Quantity], now: Value, then: Value, *, percent: bool) -> Compared:
    """Hold the figures of a change against its two ends.

    Parameters
    ----------
    percent : bool
        Whether the ends are percentages: what is printed as a change in per cent may be in points.
    """
    rise = now.exact - then.exact
    growth = 100 * rise / then.exact if then.exact else None
    ratio = now.exact / then.exact if then.exact else None
    found: list[tuple[Quantity, Verdict]] = []
    quantities = tuple(quantities)
    # "351, 21.9% above the same quarter of 2016 (288)": a further figure is either end, or the difference.
    told = any(each.role is Role.CURRENT for each in quantities)
    beside = (now.exact, then.exact, rise) if told else (now.exact, rise) if percent else (now.exact,)
    for each in quantities:
        possible = {
            Role.DIFFERENCE: (rise,), Role.POINTS: (rise,), Role.BASE: (then.exact,),
            Role.CURRENT: (now.exact,), Role.VALUE: beside,
            Role.PERCENT: (growth, rise) if percent else (growth,), Role.MULTIPLE: (ratio,),
        }.get(each.role, ())  # fmt: skip
        verdicts = [held(each, value) for value in possible if value is not None]
        if verdicts:
            found.append((each, max(verdicts, key=_ORDER.index)))
    has = _change_words(now, then, growth, [each for each, _ in found], percent=percent)
    return _of(found, has, (then, now))


def level(quantities: Iterable[Quantity], value: Value, words: str = "") -> Compared:
    """Hold printed levels against one value."""
    found = [(each, held(each, value.exact)) for each in quantities]
    return _of(found, f"{words}{_figure(value.exact, [each for each, _ in found])}", (value,))


def share(
    part: Quantity | None, whole: Quantity | None, percent: Quantity | None, values: tuple[Value, Value]
) -> Compared:
    """Hold a part, a whole and a percentage, as far as they are printed, against part and whole."""
    mine, base = values
    rate = 100 * mine.exact / base.exact if base.exact else None
    asked = ((part, mine.exact), (whole, base.exact), (percent, rate))
    found = [(each, held(each, value)) for each, value in asked if each is not None and value is not None]
    decimals = percent.number.decimals if percent is not None else 1
    has = f"{_figure(mine.exact, [part])} of {_figure(base.exact, [whole or part])}"
    if rate is not None:
        has += f" = {shown(rate, decimals)}%"
    return _of(found, has, values)


def together(found: list[Compared]) -> Compared | None:
    """Return several comparisons of one claim as one: its worst verdict, and all that was looked at."""
    known = [each for each in found if not each.missing]
    if not known:
        return found[0] if found else None
    worst = min(known, key=lambda each: rank(each.verdict))
    return Compared(
        worst.verdict,
        ", ".join(dict.fromkeys(each.has for each in known)),
        tuple(quantity for each in known for quantity in each.wrong),
        tuple(value for each in known for value in each.values),
    )


def _of(found: list[tuple[Quantity, Verdict]], has: str, values: tuple[Value, ...]) -> Compared:
    if not found:
        return missing("a figure that the workbook can be held against")
    worst = min((verdict for _, verdict in found), key=_ORDER.index)
    wrong = tuple(each for each, verdict in found if verdict is not Verdict.AGREES)
    return Compared(worst, has, wrong, values)


def _change_words(
    now: Value, then: Value, growth: Fraction | None, printed: list[Quantity], *, percent: bool
) -> str:
    rise = now.exact - then.exact
    ends = f"{_figure(then.exact, printed)} to {_figure(now.exact, printed)}"
    if percent:
        return f"{ends} = {_signed(figure(rise))} percentage points"
    rates = [each.number.decimals for each in printed if each.role in _PERCENT]
    rate = "" if growth is None else f" ({_signed(shown(growth, max(rates, default=1)))}%)"
    return f"{ends} = {_signed(_figure(rise, printed))}{rate}"


def _figure(value: Fraction, printed: Iterable[Quantity | None]) -> str:
    """Return a value as figures; money in millions where the report prints it so."""
    units = [each.number for each in printed if each is not None and each.number.unit is Unit.MONEY]
    if not units:
        return figure(value)
    scale = max(each.scale for each in units)
    tail = {10**6: "m", 10**9: "bn", 10**3: "k"}.get(scale, "")
    return f"£{figure(value / scale)}{tail}"


def _printed_words(quantity: Quantity) -> str:
    """Return a figure as the report prints it, with the sign that its words give it."""
    words = " ".join(quantity.number.text.split())
    return f"\N{MINUS SIGN}{words}" if quantity.direction < 0 and words[:1].isdigit() else words


def _signed(text: str) -> str:
    return text if text.startswith("\N{MINUS SIGN}") or text == "0" else f"+{text}"
