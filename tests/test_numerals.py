"""One rounding rule: half away from zero, computed exactly."""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.numerals import exact, percentage, rounded

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
DECIMALS = st.integers(min_value=-3, max_value=18)


def by_decimal(value: Decimal, decimals: int) -> Decimal:
    wide = Context(prec=2000)
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, wide)


@given(FLOATS, DECIMALS)
def test_float_is_rounded_as_the_decimal_it_is_written_as(value, decimals):
    assert rounded(value, decimals) == by_decimal(Decimal(repr(value)), decimals)


@given(st.integers(), DECIMALS)
def test_whole_number(value, decimals):
    assert rounded(value, decimals) == by_decimal(Decimal(value), decimals)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=8), DECIMALS)
def test_decimal_and_its_fraction_agree(value, decimals):
    assert rounded(value, decimals) == rounded(Fraction(value), decimals)


@given(st.fractions(), DECIMALS)
def test_fraction_is_never_further_than_half_a_step(value, decimals):
    result, step = Fraction(rounded(value, decimals)), Fraction(10) ** -decimals
    assert abs(result - value) <= step / 2
    assert abs(result) >= abs(value) or abs(result - value) < step / 2


@given(st.one_of(FLOATS, st.integers(), st.fractions()), DECIMALS)
def test_result_has_the_places_asked_for_and_no_negative_zero(value, decimals):
    result = rounded(value, decimals)
    assert result.as_tuple().exponent == -decimals
    assert result != 0 or not result.is_signed()


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_rounding_twice_changes_nothing(value, decimals):
    once = rounded(Fraction(value, 7), decimals)
    assert rounded(once, decimals) == once


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (0.5, 0, "1"),
        (-0.5, 0, "-1"),
        (2.675, 2, "2.68"),
        (1.005, 2, "1.01"),
        (-0.04, 1, "0.0"),
        (Fraction(1, 3), 3, "0.333"),
        (Fraction(-1, 30), 1, "0.0"),
        (1250, -2, "1300"),
    ],
)
def test_known_values(value, decimals, printed):
    assert f"{rounded(value, decimals):f}" == printed


def test_reference_values(shared):
    text = (shared / "reference" / "reference_values.json").read_text(encoding="utf-8")
    reference = json.loads(text)["rounding_half_up"]
    for case, printed in reference.items():
        sum_, _, places = case.partition("@")
        if "/" in sum_:
            part, whole = sum_.split("/")
            value = percentage(int(part), int(whole))
        else:
            value = float(sum_)
        decimals = int(places[0]) if places else 1
        assert str(rounded(value, decimals)) == printed, case


def test_numpy_numbers_round_as_python_numbers():
    numpy = pytest.importorskip("numpy")
    assert rounded(numpy.float64(2.675), 2) == Decimal("2.68")
    assert rounded(numpy.int64(1204)) == 1204


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_no_number_is_refused(value):
    with pytest.raises(ValueError, match="cannot be rounded"):
        rounded(value)


def test_exact_reads_a_float_as_it_is_written():
    assert exact(0.1) == Fraction(1, 10)


def test_percentage_of_nothing_is_none():
    assert percentage(3, 0) is None
    assert percentage(13320, 102455) == Fraction(1332000, 102455)
