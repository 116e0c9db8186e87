from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scrutinydesk.claims.arithmetic import (
    check_change,
    check_points,
    check_sum,
    implied_base,
    implied_current,
)
from scrutinydesk.claims.multiples import allowed, check_words, multiple
from scrutinydesk.claims.printed import Interval, Printed, Reading, counted, printed, whole_ends
from scrutinydesk.claims.proportions import check_count_exists, check_share, grim_counts
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.numerals import rounded

AGREES, DIFFERS, CUT = Verdict.AGREES, Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED
UNIT, OPEN = Verdict.UNIT, Verdict.CANNOT_BE_CHECKED

decimals = st.integers(0, 3)
counts = st.integers(1, 100_000)


@pytest.fixture(scope="module")
def reference(shared):
    return json.loads((shared / "reference" / "reference_values.json").read_text("utf-8"))


def as_printed(value, places):
    """The figure a careful writer prints."""
    return Printed(Fraction(rounded(value, places)), places)


def cut(value, places):
    """The figure a writer prints who drops what follows."""
    scaled = value * 10**places
    whole = abs(scaled.numerator) // scaled.denominator
    return Printed(Fraction(whole if value > 0 else -whole, 10**places), places)


def pct(text, sign=1):
    return printed(text, sign=sign)


@pytest.mark.parametrize("text", ["31.36", "13,320", "0.0", "−5.9", "-5.9", "1,234.50"])
def test_a_figure_is_printed_as_it_was_read(text):
    assert str(printed(text)) == text.replace("-", "−")


@pytest.mark.parametrize("text", ["", "12,34", "1e9", "½", ".5", "5.", "1 000", "٣", "9" * 40, "nan"])
def test_what_is_no_figure_is_refused(text):
    with pytest.raises(ValueError, match="not a printed figure"):
        printed(text)


@settings(deadline=None)
@given(st.fractions(-1000, 1000, max_denominator=5000), decimals)
def test_a_value_is_among_those_its_print_stands_for(value, places):
    near = as_printed(value, places).stands_for()
    assert near.low <= value <= near.high
    far = cut(value, places).stands_for(Reading.TRUNCATED)
    assert far.meets(Interval(value, value))


def test_the_implied_bases_of_the_reference(reference):
    for row in reference["implied_base"]:
        base = implied_base(counted(row["D"]), pct(row["p"]))
        assert whole_ends(base) == tuple(row["base"])
        fallen = implied_base(counted(-row["D"]), pct(row["p"], -1))
        assert whole_ends(fallen) == tuple(row["base"])


def test_grim_of_the_reference(reference):
    for text, n, possible in reference["grim_percent"]:
        assert bool(grim_counts(pct(text), n)) is possible


@pytest.mark.parametrize(
    ("first", "n", "items", "scale", "expected"),
    [
        ("5.19", 28, 1, 1, "FFTFFFTFFFTF"),
        ("0.150", 120, 3, 1, "TFFTFFTFTF"),
        ("6", 50, 1, 100, "TFTFTFTFTFT"),
    ],
)
def test_grim_of_the_published_series(first, n, items, scale, expected):
    start = printed(first)
    for k, letter in enumerate(expected):
        shown = Printed(start.value + k * start.step, start.decimals)
        assert bool(grim_counts(shown, n, items, scale)) is (letter == "T"), shown


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(1, 3), decimals, st.data())
def test_grim_finds_each_count_and_only_those(n, items, places, data):
    whole = data.draw(st.integers(0, n * items))
    shown = as_printed(Fraction(100 * whole, n * items), places)
    values = [Fraction(100 * k, n * items) for k in range(n * items + 1)]
    by_hand = [k for k, value in enumerate(values) if abs(value - shown.value) <= shown.step / 2]
    found = grim_counts(shown, n, items)
    assert list(found) == by_hand
    assert whole in found


SHARES = [
    ([5], 16, "31.36", DIFFERS, "5 ÷ 16 = 31.25%, printed 31.36%"),
    ([27], 41, "65.8", CUT, "27 ÷ 41 = 65.854%, printed 65.8%"),
    ([24], 51, "47.1", AGREES, "24 ÷ 51 = 47.059%, printed 47.1%"),
    ([6], 51, "11.8", AGREES, "6 ÷ 51 = 11.765%, printed 11.8%"),
    ([10], 17, "59", AGREES, "10 ÷ 17 = 58.82%, printed 59%"),
    (
        [2116, 1924, 578, 1193],
        13320,
        "43",
        CUT,
        "(2,116 + 1,924 + 578 + 1,193 = 5,811) ÷ 13,320 = 43.63%, printed 43%",
    ),
    ([2116, 1924, 578, 1193], 13420, "43", AGREES, None),
]


@pytest.mark.parametrize(("parts", "whole", "percent", "verdict", "working"), SHARES)
def test_shares_of_the_report(parts, whole, percent, verdict, working):
    found = check_share([counted(n) for n in parts], counted(whole), pct(percent))
    assert found.verdict is verdict
    if working:
        assert found.working == working


SPENT = [("52.5", "41.1"), ("40.6", "31.8"), ("93.1", "72.9"), ("10.4", "8.1"), ("24.3", "19.0")]


@pytest.mark.parametrize(("millions", "percent"), SPENT)
def test_spending_is_of_the_total_less_other(millions, percent):
    assert check_share([printed(millions)], printed("127.8"), pct(percent)).verdict is AGREES
    assert check_share([printed(millions)], printed("133.9"), pct(percent)).verdict is DIFFERS


def test_72_8_would_do_as_well():
    assert check_share([printed("93.1")], printed("127.8"), pct("72.8")).verdict is AGREES


def test_sums():
    assert check_sum([printed("52.5"), printed("40.6")], printed("93.1")).verdict is AGREES
    found = check_sum([counted(10), counted(5), counted(2)], counted(18))
    assert (found.verdict, found.working) == (DIFFERS, "10 + 5 + 2 = 17, printed 18")
    thirds = [pct("33.3")] * 3
    assert check_sum(thirds, pct("100.0")).verdict is AGREES
    assert check_sum([], counted(3)).verdict is OPEN


CHANGES = [
    ((30, "1.05", 2867, 2897), AGREES),
    ((30, "1.05", None, 2897), AGREES),
    ((30, "1.15", None, 2897), DIFFERS),
    ((30, "1.05", None, None), AGREES),
    ((None, "1.05", 2867, 2897), AGREES),
    ((None, "1.14", 2867, 2897), DIFFERS),
    ((31, "1.05", 2867, 2897), DIFFERS),
    ((30, None, 2867, 2897), AGREES),
    ((30, None, None, 2897), OPEN),
    ((None, "1.05", None, 2897), OPEN),
    ((None, None, 2867, 2897), OPEN),
    ((10, "21.3", None, None), AGREES),
    ((10, "21.5", None, None), DIFFERS),
    ((10, "-21.3", None, None), DIFFERS),
    ((0, "0.0", None, None), AGREES),
    ((0, "1.0", None, None), DIFFERS),
    ((5, "100", 0, 5), OPEN),
    ((-50, "-120", None, None), DIFFERS),
]


@pytest.mark.parametrize(("given_of", "verdict"), CHANGES)
def test_changes(given_of, verdict):
    difference, percent, before, after = given_of
    found = check_change(
        None if difference is None else counted(difference),
        None if percent is None else pct(percent),
        None if before is None else counted(before),
        None if after is None else counted(after),
    )
    assert found.verdict is verdict
    assert found.working
    assert bool(found.missing) is (verdict is OPEN)


def test_the_working_of_a_change_can_be_redone():
    found = check_change(counted(10), pct("21.5"))
    assert found.working == "10 is 21.5% of no whole number: 10 ÷ 46 = 21.739%, 10 ÷ 47 = 21.277%"
    assert check_change(counted(13320), pct("13.0")).working == "13,320 is 13.0% of 102,069 to 102,857"


def test_full_time_equivalents_are_no_whole_numbers():
    found = check_change(printed("29.13"), pct("1.04"), after=printed("2843.29"), whole=False)
    assert found.verdict is AGREES
    assert check_change(printed("11.02"), pct("4.3"), whole=False).verdict is AGREES


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [("−3.9", "81.3", "77.4"), ("−4.5", "75.5", "71.0"), ("−1.0", "76.3", "75.3"), ("1.5", "78.3", "79.8")],
)
def test_points_printed_as_a_percentage(change, before, after):
    found = check_points(printed(change), printed(before), printed(after))
    assert found.verdict is UNIT
    assert "percentage points" in found.working
    assert check_points(printed(change), printed(before), printed(after), in_points=True).verdict is AGREES


def test_a_relative_change_of_percentages_is_no_fault():
    assert check_points(printed("−4.8"), printed("81.3"), printed("77.4")).verdict is AGREES
    assert check_points(printed("−2.1"), printed("81.3"), printed("77.4")).verdict is DIFFERS
    # Both figures are rounded, so that their difference may be a tenth out.
    assert check_points(printed("−3.8"), printed("81.3"), printed("77.4"), in_points=True).verdict is AGREES


@pytest.mark.parametrize(
    ("words", "modifier", "top", "bottom", "verdict"),
    [
        ("doubling", "", 200, 100, AGREES),
        ("doubled", "", 230, 100, DIFFERS),
        ("doubled", "more than", 230, 100, AGREES),
        ("doubled", "nearly", 190, 100, AGREES),
        ("doubled", "nearly", 150, 100, DIFFERS),
        ("a third", "", 33, 100, AGREES),
        ("a third", "", 40, 100, DIFFERS),
        ("a third", "less than", 10, 100, AGREES),
        ("Three-quarters", "just over", 76, 100, AGREES),
        ("halved", "", 52, 100, AGREES),
        ("surging", "", 52, 100, OPEN),
    ],
)
def test_words(words, modifier, top, bottom, verdict):
    assert check_words(words, counted(top), counted(bottom), modifier).verdict is verdict


def test_words_without_figures_say_what_is_missing():
    assert check_words("doubling", None, counted(3)).missing
    assert multiple("a  Third") == Fraction(1, 3)
    assert allowed(Fraction(2)) == Interval(Fraction(7, 4), Fraction(9, 4))


@settings(deadline=None)
@given(counts, counts, decimals)
def test_a_true_change_is_never_doubted(before, after, places):
    difference = counted(after - before)
    percent = as_printed(Fraction(100 * (after - before), before), places)
    base = implied_base(difference, percent)
    low, high = whole_ends(base)
    assert low <= before
    assert high is None or before <= high
    current = whole_ends(implied_current(difference, percent))
    assert current[0] <= after
    for arguments in (
        (difference, percent, counted(before), counted(after)),
        (difference, percent, None, counted(after)),
        (difference, percent, None, None),
        (None, percent, counted(before), counted(after)),
    ):
        assert check_change(*arguments).verdict in {AGREES, OPEN}
    if low is not None and high is not None and high - low < 300:
        # Against trying each base by hand, a little beyond both ends.
        tried = [
            b
            for b in range(max(1, low - 5, before - after), high + 6)
            if abs(Fraction(100 * (after - before), b) - percent.value) <= percent.step / 2
        ]
        assert [b for b in range(low, high + 1) if b > 0] == tried


@settings(deadline=None)
@given(st.integers(0, 3_000), st.integers(1, 3_000), decimals)
def test_a_true_share_is_never_doubted(part, whole, places):
    assume(part <= whole)
    value = Fraction(100 * part, whole)
    assert check_share([counted(part)], counted(whole), as_printed(value, places)).verdict is AGREES
    assert check_share([counted(-part)], counted(-whole), as_printed(value, places)).verdict is AGREES
    assert check_share([counted(part)], counted(whole), cut(value, places)).verdict in {AGREES, CUT}
    assert check_count_exists(as_printed(value, places), whole).verdict is AGREES
    assert check_count_exists(cut(value, places), whole).verdict in {AGREES, CUT}


@settings(deadline=None)
@given(st.integers(2, 59), st.data())
def test_a_changed_digit_of_a_share_is_caught(whole, data):
    part = data.draw(st.integers(0, whole))
    true = as_printed(Fraction(100 * part, whole), 1)
    off = data.draw(st.sampled_from([k for k in range(-90, 91) if abs(k) >= 2]))
    wrong = Printed(true.value + Fraction(off, 10), 1)
    assert check_share([counted(part)], counted(whole), wrong).verdict is DIFFERS


@settings(deadline=None)
@given(st.lists(st.fractions(-100, 100, max_denominator=900), min_size=1, max_size=8), decimals)
def test_a_true_sum_is_never_doubted(values, places):
    parts = [as_printed(value, places) for value in values]
    assert check_sum(parts, as_printed(sum(values), places)).verdict is AGREES
    cut_parts = [cut(value, places) for value in values]
    assert check_sum(cut_parts, cut(sum(values), places)).verdict in {AGREES, CUT}


@settings(deadline=None)
@given(st.fractions(1, 100, max_denominator=900), st.fractions(1, 100, max_denominator=900), decimals)
def test_a_true_difference_in_points_is_never_doubted(before, after, places):
    change = as_printed(after - before, places)
    figures = as_printed(before, places), as_printed(after, places)
    assert check_points(change, *figures, in_points=True).verdict is AGREES
    assert check_points(change, *figures).verdict in {AGREES, UNIT}
    assert check_change(change, None, *figures, whole=False).verdict is AGREES


def test_figures_that_words_widen():
    more = Printed(Fraction(20), span=Interval(Fraction(20)), written="20+")
    about = Printed(Fraction(1000), span=Interval(Fraction(950), Fraction(1050)), written="about 1,000")
    assert check_share([counted(5)], more, pct("25")).verdict is AGREES
    assert check_share([counted(5)], more, pct("26")).verdict is DIFFERS
    found = check_change(counted(100), pct("10"), about)
    assert (found.verdict, found.working) == (AGREES, "100 ÷ about 1,000 = 10%, printed 10%")
    assert check_change(counted(100), pct("12"), about).verdict is DIFFERS
    assert more.turned().stands_for() == Interval(None, Fraction(-20))
    assert about.shifted(2).stands_for() == Interval(Fraction(95_000), Fraction(105_000))


def test_what_would_print_as_more_was_not_cut_off():
    assert check_share([counted(44)], counted(100), pct("43")).verdict is DIFFERS
    assert check_share([counted(439)], counted(1000), pct("43")).verdict is CUT
    assert check_change(counted(-44), pct("43", -1), counted(100)).verdict is DIFFERS


def test_a_figure_below_zero_is_added_where_a_working_takes_it_off():
    told = check_change(pct("323", -1), pct("11.0", -1), None, pct("2,617")).working
    assert told == "−323 ÷ (2,617 + 323) = −10.986%, printed −11.0%"
    assert check_change(pct("43"), None, pct("612"), pct("655")).working == "655 − 612 = 43, printed 43"
