"""Exact decimals and the one rounding rule: half away from zero, as Excel does."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction

# Room for any float written out in full (some 770 digits), so that quantize never loses or refuses.
_WIDE = Context(prec=1200, rounding=ROUND_HALF_UP)
_MINUS = "\N{MINUS SIGN}"
_MOST_DECIMALS = 6
_STEPS = tuple(Decimal(1).scaleb(-decimals) for decimals in range(16))


def exact(value: Number) -> Fraction:
    """Return the value as the fraction that its shortest decimal form stands for.

    A float read from a cell stands for the decimal a person typed: 0.1 is one tenth.
    """
    if isinstance(value, float):
        return Fraction(repr(float(value)))  # a numpy float is a float with another repr
    return Fraction(value)


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Round half away from zero to ``decimals`` places, computed exactly; zero has no sign.

    Raises
    ------
    ValueError
        For a value that is not a number, or infinite.
    """
    if isinstance(value, Fraction):
        return _of_fraction(value, decimals)
    if isinstance(value, float):
        number = Decimal(repr(float(value)))
    else:
        # int() also accepts the integers of numpy, which Decimal does not.
        number = value if isinstance(value, Decimal) else Decimal(int(value))
    if not number.is_finite():
        raise ValueError(f"{value} cannot be rounded")
    step = _STEPS[decimals] if 0 <= decimals < len(_STEPS) else Decimal(1).scaleb(-decimals)
    result = number.quantize(step, ROUND_HALF_UP, _WIDE)
    return result if result else result.copy_abs()


def _of_fraction(value: Fraction, decimals: int) -> Decimal:
    top, bottom = abs(value.numerator), value.denominator
    if decimals >= 0:
        top *= 10**decimals
    else:
        bottom *= 10**-decimals
    whole = (2 * top + bottom) // (2 * bottom)
    result = Decimal(whole).scaleb(-decimals, _WIDE)
    return result.copy_negate() if value < 0 and whole else result  # unary minus would shorten it


def percentage(part: Number, whole: Number) -> Fraction | None:
    """Return ``100 * part / whole`` exactly, or None where the whole is zero."""
    if isinstance(part, int) and isinstance(whole, int):
        return Fraction(100 * part, whole) if whole else None
    base = exact(whole)
    return None if base == 0 else 100 * exact(part) / base


def figure(value: Number) -> str:
    """Return a figure with as many decimals as it has: ``13,320``, ``−4.25``."""
    if isinstance(value, float):
        exact = Decimal(f"{float(value):.12g}")  # what a sum of halves and tenths leaves behind is no figure
    elif isinstance(value, Fraction):
        exact = rounded(value, _MOST_DECIMALS)
    else:
        exact = Decimal(value)
    whole = exact.to_integral_value()
    return f"{whole if whole == exact else exact.normalize():,f}".replace("-", _MINUS)
