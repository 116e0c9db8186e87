"""Words that stand for a multiple or a fraction: "doubling", "more than a third", "nearly halved"."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType

from scrutinydesk.claims.printed import Interval, Printed, Reading
from scrutinydesk.claims.proportions import quotients
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked, shown
from scrutinydesk.numerals import rounded

# How far a word may be from the figure, as a part of it: "a third" is 29.2% to 37.5%, "doubling" 1.75 to
# 2.25 times.
TOLERANCE = Fraction(1, 8)
HUNDRED = 100

MULTIPLES = MappingProxyType(
    {
        "double": Fraction(2),
        "treble": Fraction(3),
        "quadruple": Fraction(4),
        "halve": Fraction(1, 2),
        "half": Fraction(1, 2),
        "third": Fraction(1, 3),
        "quarter": Fraction(1, 4),
        "fifth": Fraction(1, 5),
        "sixth": Fraction(1, 6),
        "tenth": Fraction(1, 10),
        "two thirds": Fraction(2, 3),
        "three quarters": Fraction(3, 4),
    }
)
_FORMS = MappingProxyType(
    {
        "doubled": "double",
        "doubling": "double",
        "doubles": "double",
        "twice": "double",
        "twofold": "double",
        "trebled": "treble",
        "trebling": "treble",
        "triple": "treble",
        "tripled": "treble",
        "tripling": "treble",
        "threefold": "treble",
        "quadrupled": "quadruple",
        "quadrupling": "quadruple",
        "fourfold": "quadruple",
        "halved": "halve",
        "halving": "halve",
        "two-thirds": "two thirds",
        "three-quarters": "three quarters",
        "one third": "third",
        "one-third": "third",
        "one quarter": "quarter",
        "one half": "half",
        "one fifth": "fifth",
    }
)
_ABOVE = frozenset({"more than", "over", "in excess of", "above"})
_JUST_ABOVE = frozenset({"just over", "slightly more than", "a little over", "just above"})
_BELOW = frozenset({"less than", "under", "fewer than", "below"})
_JUST_BELOW = frozenset({"nearly", "almost", "just under", "close to", "just below", "approaching"})


def multiple(words: str) -> Fraction | None:
    """Return what such words as "doubling" or "a third" stand for; None where that is not known."""
    plain = " ".join(words.lower().split())
    plain = plain.removeprefix("a ").removeprefix("the ")
    return MULTIPLES.get(_FORMS.get(plain, plain))


def allowed(value: Fraction, modifier: str = "") -> Interval:
    """Return the values of which a word for ``value`` may be said.

    Parameters
    ----------
    modifier : str
        "more than", "nearly" and the like; any other leaves the tolerance on both sides.
    """
    low, high = value * (1 - TOLERANCE), value * (1 + TOLERANCE)
    said = " ".join(modifier.lower().split())
    if said in _ABOVE:
        return Interval(value)
    if said in _BELOW:
        return Interval(None, value)
    if said in _JUST_ABOVE:
        return Interval(value, high)
    return Interval(low, value) if said in _JUST_BELOW else Interval(low, high)


def check_words(words: str, top: Printed | None, bottom: Printed | None, modifier: str = "") -> Checked:
    """Check a word against two figures: after and before of "doubling", part and whole of "a third"."""
    value = multiple(words)
    if value is None:
        return not_checked("a figure instead of the words")
    if top is None or bottom is None:
        return not_checked("both figures that the words compare")
    possible = quotients(top, bottom)
    if possible is None:
        return not_checked("a divisor that cannot be zero")
    within = allowed(value, modifier)
    said = f"{modifier} {words}".strip()
    working = f"{top} ÷ {bottom} = {_times(top.value / bottom.value)}, said to be “{said}” ({_span(within)})"
    agrees = possible[Reading.ROUNDED].meets(within)
    if agrees:
        return Checked(Verdict.AGREES, working)
    of = "of " if top.value < bottom.value else ""
    made = f"{top} is {_times(top.value / bottom.value)} {of}{bottom}; the report says “{said}”."
    return Checked(Verdict.DIFFERS, working, said=made)


def _times(value: Fraction) -> str:
    if value >= 1:
        return f"{shown(value, 0)} times"
    return f"{rounded(HUNDRED * value, 1)}%"


def _span(within: Interval) -> str:
    if within.low is None and within.high is not None:
        return f"{_times(within.high)} or less"
    if within.high is None and within.low is not None:
        return f"{_times(within.low)} or more"
    return f"{_times(within.low or Fraction(0))} to {_times(within.high or Fraction(0))}"
