"""Sums and differences that one slip of the pen spoils: asked about, and never called wrong."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scrutinydesk.findings import Severity
from scrutinydesk.redpen.near_sums import _WHY as WHY
from scrutinydesk.reviewing import review_report

# With the right figure and one in which digits changed places.
SAID = [
    ("We had 3,214.6 FTE officers, 1,892.4 staff and 187.3 PCSOs, {} altogether.", "5,294.3", "5,249.3"),
    ("It lacks £2.1m now, £4.9m next and £7.8m then, {} over the three years.", "£14.8m", "£18.4m"),
    ("We saved £76.5m and mean to save £14.0m, bringing the total to {}.", "£90.5m", "£95.0m"),
    ("A precept of £162.22 was followed by one of £165.45, an increase of {}.", "£3.23", "£3.32"),
    ("We had 2,897 officers, 2,843.29 FTE, which is {} short of the target of 2,881.", "37.71", "73.71"),
    ("Thefts came to 1,251. Shops had 871, then homes 168, schools {}, farms 73 and boats 27.", "112", "121"),
    ("In the year 268 joined and 225 left. Leavers were {} retired, 74 resigned and 30 moved.", "121", "112"),
    ("Calls: 70,414, 71,020, 70,551 and {} a quarter. That is 281,399 in all.", "69,414", "64,914"),
]  # fmt: skip
OTHERWISE = """
Of the 2,140 children, 309 were girls and 1,831 boys, and 1,381 of them had been there before.
Thefts came to 1,251. Shops had 871, then homes 168 and schools 121.
In the first half there were 570 against 600, and in the second 660 against 600, giving 1,230 against 1,200.
The mine gives 41,000 ounces a year, 50,000 over the first three years, and 99,000 of silver.
There were 120 thefts and 140 assaults, and 4,321 calls in all.
Burglary came to 1,520 and robbery to 1,310. In all 12,830 crimes were recorded.
The debt was 125 mln or 1.90 a share, a loss of 2.78 mln.
""".strip().split("\n")


def asked(text):
    found = review_report(text).findings
    assert Severity.ERROR not in {each.severity for each in found if each.detail == WHY}
    return [each.title for each in found if each.detail == WHY]


@pytest.mark.parametrize(("sentence", "right", "wrong"), SAID)
def test_a_figure_with_two_digits_the_wrong_way_about_is_asked_about(sentence, right, wrong):
    assert not asked(sentence.format(right))
    assert asked(sentence.format(wrong))


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_figures_of_other_things_are_not_asked_about(sentence):
    assert not asked(sentence)


# Both together would be telephone numbers.
COUNTS = st.integers(min_value=100, max_value=99_999).filter(lambda count: count not in {101, 999})


@given(st.lists(COUNTS, min_size=2, max_size=6), st.data())
def test_a_sum_is_not_asked_about_and_one_digit_of_it_is_found(counts, data):
    listed = [f"{each:,} in ward {name}" for each, name in zip(counts, "ABCDEF", strict=False)]
    text = f"There were {', '.join(listed[:-1])} and {listed[-1]}, which makes {{}} thefts together."
    whole = f"{sum(counts):,}"
    assert not asked(text.format(whole))
    places = [at for at, sign in enumerate(whole) if sign.isdigit() and at]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = f"{whole[:at]}{digit}{whole[at + 1 :]}"
    assume(changed != whole and len(changed.replace(",", "").strip("0")) > 3)
    some = [each for many in range(2, len(counts)) for each in combinations(counts, many)]
    assume(int(changed.replace(",", "")) not in {*map(sum, some), *counts})
    found = review_report(text.format(changed)).findings
    assert [each for each in found if changed in each.title or changed in each.working]
