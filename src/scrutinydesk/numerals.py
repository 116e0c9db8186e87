"""Exact decimals and the one rounding rule: half away from zero, as Excel does."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction


def exact(value: Number) -> Fraction:
    """Return the value as the fraction that its shortest decimal form stands for.

    A float read from a cell stands for the decimal a person typed: 0.1 is one tenth.
    """
    if isinstance(value, float):
        return Fraction(repr(value))
    return Fraction(value)


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """Round half away from zero to ``decimals`` places, computed exactly."""
    fraction = exact(value)
    scaled = abs(fraction) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    result = Decimal(whole).scaleb(-decimals)
    return -result if fraction < 0 and whole else result


def percentage(part: Number, whole: Number) -> Fraction | None:
    """Return ``100 * part / whole`` exactly, or None where the whole is zero."""
    base = exact(whole)
    return None if base == 0 else 100 * exact(part) / base
