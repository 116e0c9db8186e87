from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.claims.number_lists import with_shared_units
from scrutinydesk.claims.number_words import TENS, UNITS, cardinal
from scrutinydesk.claims.numbers import Unit, find_numbers
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.shape import LETTERS


def only(text: str):
    found = find_numbers(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("13,320 crimes", 13320, Unit.COUNT),
        ("13\u00a0320 crimes", 13320, Unit.COUNT),
        ("(13.0%)", 13, Unit.PERCENT),
        ("3 per cent", 3, Unit.PERCENT),
        ("twenty-five per cent", 25, Unit.PERCENT),
        ("2.3 percentage points", Fraction("2.3"), Unit.POINTS),
        ("1.5pp", Fraction("1.5"), Unit.POINTS),
        ("£52.5m", 52_500_000, Unit.MONEY),
        ("£250k", 250_000, Unit.MONEY),
        ("£1.2 million", 1_200_000, Unit.MONEY),
        ("23 rd", 23, Unit.ORDINAL),
        ("the third of", 3, Unit.ORDINAL),
        ("a third of offences", Fraction(1, 3), Unit.FRACTION),
        ("two-thirds of offences", Fraction(2, 3), Unit.FRACTION),
        ("doubling", 2, Unit.MULTIPLE),
        ("halved", Fraction(1, 2), Unit.MULTIPLE),
        ("three times as many", 3, Unit.MULTIPLE),
        ("68.9 crimes per 1,000 population", Fraction("68.9"), Unit.RATE),
        ("a dozen officers", 12, Unit.COUNT),
        ("-3.9%", Fraction("-3.9"), Unit.PERCENT),
        ("\u22123.9%", Fraction("-3.9"), Unit.PERCENT),
        ("96-97% accuracy", 96, Unit.PERCENT),
    ],
)
def test_a_number_is_read_in_the_form_in_which_it_is_written(text, value, unit):
    number = only(text)
    assert (number.value, number.unit) == (value, unit)


@pytest.mark.parametrize("text", ["S136", "24/7", "10:30", "1,2,3", "4.2.1", "30/09/2017", "1" * 30])
def test_what_names_something_is_no_number(text):
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "approx", "low", "high"),
    [
        ("20+ volunteers", Approx.AT_LEAST, 20, None),
        ("over 60 people", Approx.OVER, 60, None),
        ("just under 90%", Approx.UNDER, None, 90),
        ("about 1,000 reports", Approx.ABOUT, 500, 1500),
        ("Approximately 27%", Approx.ABOUT, Fraction("26.5"), Fraction("27.5")),
        ("1,000 reports", Approx.EXACT, 1000, 1000),
        ("13.0%", Approx.EXACT, Fraction("12.95"), Fraction("13.05")),
        ("£52.5m", Approx.EXACT, 52_450_000, 52_550_000),
    ],
)
def test_the_interval_is_what_the_print_allows(text, approx, low, high):
    number = only(text)
    assert (number.approx, number.low, number.high) == (approx, low, high)


def test_a_range_has_two_ends():
    number = only("cadets aged 16-18 marched")
    assert (number.value, number.upto, number.low, number.high) == (16, 18, 16, 18)


FORMS = {
    "plain": lambda value, decimals: f"{value / 10**decimals:.{decimals}f}",
    "grouped": lambda value, decimals: f"{value / 10**decimals:,.{decimals}f}",
    "spaced": lambda value, decimals: f"{value / 10**decimals:,.{decimals}f}".replace(",", "\u202f"),
}


@given(
    st.integers(0, 10**9),
    st.integers(0, 3),
    st.sampled_from(sorted(FORMS)),
    st.sampled_from(["", "%", " per cent", "pp", "m"]),
)
def test_every_number_is_read_back(value, decimals, form, unit):
    printed = FORMS[form](value, decimals)
    number = only(f"It was {'£' if unit == 'm' else ''}{printed}{unit} in all")
    scale = 10**6 if unit == "m" else 1
    assert number.value == Fraction(value, 10**decimals) * scale
    assert number.decimals == decimals
    assert number.low <= number.value <= number.high


@given(st.integers(1, 999_999))
def test_numbers_in_letters_are_read_back(value):
    assert cardinal(in_letters(value)) == value
    assert only(f"There were {in_letters(value)} officers").value == value


def in_letters(value: int) -> str:
    names = {number: word for word, number in UNITS.items()}
    tens = {number: word for word, number in TENS.items()}
    if value >= 1000:
        rest = value % 1000
        joined = "" if not rest else f" and {in_letters(rest)}" if rest < 100 else f" {in_letters(rest)}"
        return f"{in_letters(value // 1000)} thousand{joined}"
    if value >= 100:
        return f"{names[value // 100]} hundred" + (f" and {in_letters(value % 100)}" if value % 100 else "")
    if value < 20:
        return names[value]
    return tens[value - value % 10] + (f"-{names[value % 10]}" if value % 10 else "")


@given(st.text(max_size=300))
def test_spans_lie_in_the_text_and_apart(text):
    at = 0
    for number in find_numbers(text):
        assert at <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        at = number.end


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("70, 72 and 75%", "PPP"),
        ("of 10 and 15%", "PP"),
        ("between 10 and 15%", "P"),  # a range
        ("10 or 15 per cent", "PP"),
        ("20, 25, or 30 per cent", "PPP"),
        ("2 and 3 percentage points", "QQ"),
        ("48 or 5.9%", "NP"),
        ("48, or 5.9%", "NP"),
        ("12, 15%", "NP"),
        ("1,204 and 15%", "NP"),
        ("12 officers and 15%", "NP"),
        ("£5 and 15%", "MP"),
    ],
)
def test_a_list_shares_the_unit_behind_its_last_number(text, units):
    found = with_shared_units(find_numbers(text), text)
    assert "".join(LETTERS[each.unit] for each in found) == units


def test_a_number_of_a_list_stands_for_what_rounds_to_it():
    first = with_shared_units(find_numbers("70.5, 72 and 75%"), "70.5, 72 and 75%")[0]
    assert (first.low, first.high) == (Fraction("70.45"), Fraction("70.55"))
