from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.reporting import numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (numbers.plain(13320), "13,320"),
        (numbers.signed(13320), "+13,320"),
        (numbers.signed(-48), "−48"),
        (numbers.signed(0), "0"),
        (numbers.signed(-0.4), "0"),
        (numbers.size(-29.13, 2), "29.13"),
        (numbers.percent(Fraction(100 * 13320, 102455)), "13.0%"),
        (numbers.percent(Fraction(100 * 30, 2867), 2), "1.05%"),
        (numbers.points(-3.9), "−3.9 percentage points"),
        (numbers.points(-1.0), "−1.0 percentage points"),
        (numbers.money(52.5), "£52.5m"),
        (numbers.money(-0.25), "−£0.3m"),
        (numbers.interval(-14.8, 4), "−14.8% to +4.0%"),
        (numbers.quantity(1, "crimes"), "1 crime"),
        (numbers.quantity(1, "calls"), "1 call"),
        (numbers.quantity(2100, "counts"), "2,100"),
        (numbers.quantity(2843.29, "fte", 2), "2,843.29 FTE"),
        (numbers.quantity(77.4, "percent"), "77.4%"),
        (numbers.level(93, "casualties"), "93"),
        (numbers.listed(("a", "b", "c")), "a, b and c"),
        (numbers.listed(()), ""),
    ],
)
def test_wording(text, expected):
    assert text == expected


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (13, "13th"),
        (23, "23rd"),
        (112, "112th"),
    ],
)
def test_ordinals(rank, expected):
    assert numbers.ordinal(rank) == expected


def test_movement_is_up_when_the_rank_gets_smaller():
    assert numbers.movement(15, 23) == "up 8"
    assert numbers.arrow(15, 23) == "▲ 8"
    assert numbers.movement(23, 22) == "down 1"
    assert numbers.arrow(4, 4) == "▬"


def test_small_changes_of_stocks_have_two_decimals():
    assert numbers.percent_decimals("stock", Fraction(100 * 30, 2867)) == 2
    assert numbers.percent_decimals("stock", Fraction(1000, 271)) == 1
    assert numbers.percent_decimals("flow", Fraction(8, 10)) == 1


def test_romans():
    assert [numbers.roman(n) for n in (1, 4, 9, 14, 17)] == ["i", "iv", "ix", "xiv", "xvii"]


@given(st.integers(-(10**9), 10**9))
def test_a_signed_count_reads_back(value):
    text = numbers.signed(value).replace("−", "-").replace(",", "")
    assert int(text) == value
    assert text.startswith("+") == (value > 0)


def test_roman_numbers_up_to_a_hundred():
    known = {4: "iv", 9: "ix", 14: "xiv", 39: "xxxix", 40: "xl", 44: "xliv", 49: "xlix", 90: "xc", 99: "xcix"}
    assert {number: numbers.roman(number) for number in known} == known
