"""An office's conventions to plain values and back; nothing that was kept is trusted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis import convention_records as records
from scrutinydesk.analysis.conventions import USUAL, Conventions, SeriesRebase, Target
from scrutinydesk.analysis.funnel import Spread
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.errors import ResourceError
from scrutinydesk.periods import Month

words = st.text(min_size=1, max_size=40).filter(str.strip)
months = st.builds(Month.of, st.integers(1900, 2100), st.integers(1, 12))
series_rebases = st.builds(
    SeriesRebase, words, words, st.builds(Rebase, months, words), st.sampled_from(["", "surveyed"]), words
)
targets = st.builds(
    Target, words, words, st.floats(-1e9, 1e9), st.sampled_from(["", "Plan, page 4"]),
    st.sampled_from(["", "upper"]), st.none() | months, words,
)  # fmt: skip
conventions = st.builds(
    Conventions,
    st.sampled_from(Ruleset),
    st.just(0) | st.integers(12, 600),
    st.booleans(),
    st.floats(1, 2),
    st.booleans(),
    st.sampled_from(Spread),
    st.floats(0.1, 100),
    st.none() | st.sampled_from(Method),
    st.lists(series_rebases, max_size=3).map(tuple),
    st.lists(targets, max_size=3).map(tuple),
)


@given(conventions)
def test_what_json_gives_back_is_what_was_put(held):
    kept = json.loads(json.dumps(records.conventions_to_dict(held)))
    assert records.conventions_from_dict(kept) == held
    assert records.choices_from_dict(json.loads(json.dumps(records.choices_to_dict(held)))) == held.choices()


@pytest.mark.parametrize(
    "spoil",
    [
        {"ruleset": "MDC-5"}, {"baseline": 11}, {"baseline": -1}, {"baseline": 10**9}, {"season": "yes"},
        {"margin": 0.9}, {"margin": float("nan")}, {"margin": 10**400}, {"mean": 1}, {"spread": ""},
        {"design_effect": 0}, {"design_effect": "1"}, {"projection": "guess"}, {"extra": 1}, {"margin": None},
    ],
)  # fmt: skip
def test_a_choice_that_cannot_be_is_refused_by_its_name(spoil):
    kept = records.choices_to_dict(USUAL) | spoil
    with pytest.raises(ResourceError) as caught:
        records.choices_from_dict(kept)
    assert next(iter(spoil)) in caught.value.detail


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (records.rebase_from_dict, {"measure": "a", "area": "b", "month": "2017-13", "reason": "c"}),
        (records.rebase_from_dict, {"measure": "a", "area": "b", "month": "0000-01", "reason": "c"}),
        (records.rebase_from_dict, {"measure": "a", "area": "b", "month": "2017-04", "reason": " "}),
        (records.rebase_from_dict, {"measure": "a", "area": "b", "month": "2017-04"}),
        (records.rebase_from_dict, []),
        (records.target_from_dict, {"measure": "a", "area": "b", "value": "12"}),
        (records.target_from_dict, {"measure": "", "area": "b", "value": 12}),
        (records.target_from_dict, {"measure": "a", "area": "b", "value": float("inf")}),
        (records.target_from_dict, {"measure": "a", "area": "b", "value": 1, "since": "spring"}),
        (records.conventions_from_dict, {"choices": records.choices_to_dict(USUAL), "rebases": [3]}),
        (records.conventions_from_dict, {"choices": records.choices_to_dict(USUAL), "targets": {}}),
        (records.conventions_from_dict, {}),
        (records.conventions_from_dict, None),
    ],
)
def test_what_cannot_be_read_is_an_error_in_words(read, value):
    with pytest.raises(ResourceError) as caught:
        read(value)
    assert caught.value.title
    assert caught.value.remedy


def test_of_several_targets_the_latest_begun_stands_at_a_month():
    first = Target("m", "a", 5.0, since=Month.of(2016, 4))
    second = Target("m", "a", 4.0, since=Month.of(2017, 4))
    always = Target("m", "a", 9.0)
    held = Conventions(targets=(second, always, first))
    assert held.target_of("m", "a") == second
    assert held.target_of("m", "a", at=Month.of(2017, 3)) == first
    assert held.target_of("m", "a", at=Month.of(2010, 1)) == always
    assert held.target_of("m", "b") is None
