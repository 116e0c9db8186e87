"""Whether a figure that does not fit can be a slip of the pen, or the figures were never of one thing.

What is read wrongly is seldom off by a little: figures that are brought together by mistake differ
wholly. A slip is one digit, two digits the wrong way about, or a few parts in a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from scrutinydesk.claims.mutations import digit_changes
from scrutinydesk.claims.printed import Printed
from scrutinydesk.claims.verdicts import Verdict

NEAR = Fraction(1, 20)
Trial = Callable[[Sequence[Printed]], Verdict]


def is_slip(figures: Sequence[Printed], trial: Trial) -> bool:
    """Return whether one changed figure among some would make them agree.

    Of a figure of one digit every other is a slip away, which tells nothing: it is taken as it is.

    Parameters
    ----------
    trial : callable
        Verdict on the figures in the same order.
    """
    return any(
        trial([*figures[:at], changed, *figures[at + 1 :]]) is Verdict.AGREES
        for at, one in enumerate(figures)
        if len(_digits(one).replace(".", "").lstrip("0")) > 1
        for changed in slips_of(one)
    )


def slips_of(one: Printed) -> Iterator[Printed]:
    """Yield what may have been meant by a figure in which one slip was made.

    Yields
    ------
    Printed
    """
    if one.span is not None:
        return
    text = _digits(one)
    seen = {text}
    for changed in (*digit_changes(text), *_swapped(text)):
        if changed not in seen:
            seen.add(changed)
            value = Fraction(changed) * (-1 if one.value < 0 else 1) / Fraction(10) ** min(one.decimals, 0)
            yield replace(one, value=value, written="")


def _digits(one: Printed) -> str:
    shown = abs(one.value) * Fraction(10) ** min(one.decimals, 0)
    return f"{Decimal(shown.numerator) / shown.denominator:.{max(one.decimals, 0)}f}"


def _swapped(text: str) -> Iterator[str]:
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    for at, after in pairwise(places):
        one, two = text[at], text[after]
        if not (at == 0 and two == "0"):
            yield f"{text[:at]}{two}{text[at + 1 : after]}{one}{text[after + 1 :]}"


def is_near(made: Fraction, shown: Fraction, near: Fraction = NEAR) -> bool:
    """Return whether a computed and a printed value are a few parts in a hundred apart."""
    return abs(made - shown) <= near * max(abs(made), abs(shown))
