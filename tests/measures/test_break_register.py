"""The break register: own breaks, shipped ones taken out, overrides, and their plain values."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.errors import ResourceError, ScrutinyError
from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.break_register import (
    BreakRegister,
    NoReasonError,
    Override,
    break_from_dict,
    break_to_dict,
    override_from_dict,
    override_to_dict,
)
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month
from scrutinydesk.workbook.recipes.editing import own_division, own_measure

APRIL = Month.of(2017, 4)
SPAN = (APRIL - 12, APRIL + 5)
SHIPPED = "burglary-classification"
OWN = Break("counting", ("all_crime",), Month.of(2016, 11), "New system", "It changed.", "Take care.", "")
WHY = "Recounted under the old rules."


def override(**changes):
    given = {
        "measure": "burglary_residential", "area": "", "break_id": SHIPPED, "reason": WHY,
        "who": "A. Officer",
        "when": "2017-11-02T10:15:00+00:00",
    }  # fmt: skip
    return Override(**given | changes)


def test_the_shipped_breaks_stand_unless_removed_or_replaced(resources):
    crossed = resources.breaks.affecting("burglary_residential", *SPAN)
    assert [item.id for item in crossed] == [SHIPPED]
    own = resources.with_register(BreakRegister((OWN,)))
    assert {item.id for item in own.breaks} == {OWN.id, *(item.id for item in resources.breaks)}
    assert own.breaks.affecting("all_crime", *SPAN) == (OWN,)
    removed = resources.with_register(BreakRegister(removed=frozenset({SHIPPED, "long gone"})))
    assert removed.breaks.affecting("burglary_residential", *SPAN) == ()
    assert len(removed.breaks) == len(resources.breaks) - 1
    later = Break(**break_fields(crossed[0]) | {"month": Month.of(2017, 7)})
    replaced = resources.with_register(BreakRegister((later,)))
    assert replaced.breaks.affecting("burglary_residential", *SPAN) == (later,)
    assert len(replaced.breaks) == len(resources.breaks)
    # An own break of an id that was taken out is the office's own.
    both = resources.with_register(BreakRegister((later,), frozenset({SHIPPED})))
    assert both.breaks.affecting("burglary_residential", *SPAN) == (later,)


def break_fields(item):
    return {name: getattr(item, name) for name in Break.__dataclass_fields__}


def test_nothing_of_the_resources_is_changed(resources):
    before = tuple(resources.breaks)
    own = resources.with_register(BreakRegister((OWN,)))
    assert tuple(resources.breaks) == before
    assert not resources.register
    assert own.catalogue is resources.catalogue
    assert own.outline is resources.outline
    # Another register stands in place of the first, not on top of it.
    again = own.with_register(BreakRegister(overrides=(override(),)))
    assert tuple(again.breaks) == before
    assert again.register.overrides == (override(),)


def test_a_break_without_an_override_refuses(resources):
    found = resources.crossing("burglary_residential", *SPAN, "lancashire")
    assert found.refused
    assert [item.id for item in found.breaks] == [SHIPPED]
    clear = resources.crossing("burglary_all", *SPAN, "lancashire")
    assert (clear.refused, clear.breaks, clear.overrides) == (False, (), ())


@pytest.mark.parametrize(
    ("changes", "area", "refused"),
    [
        ({}, "lancashire", False),
        ({}, "england-and-wales", False),
        ({"area": "lancashire"}, "lancashire", False),
        ({"area": "lancashire"}, "england-and-wales", True),
        ({"area": "kent"}, "lancashire", True),
        ({"measure": "high_impact_acquisitive"}, "lancashire", True),
        ({"break_id": "victim-surveys"}, "lancashire", True),
        ({"break_id": "gone"}, "lancashire", True),
    ],
)
def test_an_override_allows_just_its_own_comparison(resources, changes, area, refused):
    allowing = resources.with_register(BreakRegister(overrides=(override(**changes),)))
    found = allowing.crossing("burglary_residential", *SPAN, area)
    assert found.refused is refused
    assert found.overrides == (() if refused else (override(**changes),))
    assert [item.id for item in found.breaks] == [SHIPPED]


def test_each_break_that_is_crossed_needs_its_override(resources):
    second = Break("sheds", ("burglary_residential",), APRIL + 2, "Sheds", "Sheds out.", "Take care.", "")
    one = BreakRegister((second,), overrides=(override(),))
    found = resources.with_register(one).crossing("burglary_residential", *SPAN)
    assert (found.refused, [item.id for item in found.breaks]) == (True, ["sheds"])
    both = BreakRegister((second,), overrides=(override(), override(break_id="sheds")))
    found = resources.with_register(both).crossing("burglary_residential", *SPAN)
    assert (found.refused, len(found.breaks), len(found.overrides)) == (False, 2, 2)


def test_of_two_overrides_the_last_stands(resources):
    register = BreakRegister(overrides=(override(), override(reason="Better.")))
    found = resources.with_register(register).crossing("burglary_residential", *SPAN)
    assert found.overrides[0].reason == "Better."


@pytest.mark.parametrize("reason", ["", "  ", "\n\t"])
def test_an_override_without_a_reason_is_refused(reason):
    with pytest.raises(NoReasonError) as error:
        override(reason=reason)
    assert error.value.remedy
    with pytest.raises(NoReasonError):
        override_from_dict(override_to_dict(override()) | {"reason": reason})


def test_what_is_said_of_another_workbooks_measures_and_areas_waits(resources):
    """An officer's own are known where their recipe is; a break of them must not take the register away."""
    items = (
        Break("a", ("drones", "rape"), APRIL, "L", "E.", "A.", "nix"),
        Break("b", ("rape",), APRIL, "L", "E.", "A.", "", ("atlantis",)),
    )
    register = BreakRegister(items, overrides=(override(measure="drones"), override(area="atlantis")))
    waiting = resources.with_register(register)
    assert waiting.crossing("rape", *SPAN, "kent").breaks == items[:1]
    own = Additions(
        (own_measure("Drones", ()),), (replace(own_division("Atlantis", "kent", ()), id="atlantis"),)
    )
    for known in (waiting.extended(own), resources.extended(own).with_register(register)):
        assert known.crossing("drones", *SPAN).refused
        assert [item.id for item in known.crossing("rape", *SPAN, "atlantis").breaks] == ["a", "b"]


def test_another_register_takes_the_place_of_that_beneath_additions(resources):
    own = Additions((own_measure("Drones", ()),))
    before = resources.with_register(BreakRegister((OWN,))).extended(own)
    assert OWN.id in {item.id for item in before.breaks}
    after = before.with_register(BreakRegister())
    assert OWN.id not in {item.id for item in after.breaks}
    assert "drones" in after.catalogue


@pytest.mark.parametrize(
    ("areas", "area", "touched"),
    [
        ((), "lancashire-east", True),
        (("lancashire",), "lancashire", True),
        (("lancashire",), "lancashire-east", True),
        (("lancashire",), "kent", False),
        (("lancashire",), "lancashire-msg", False),
        (("lancashire",), "north-west", False),
        (("lancashire-east",), "lancashire", False),
        (("north-west",), "lancashire-east", True),
        (("north-west",), "cumbria", True),
        (("england-and-wales",), "lancashire", True),
        (("lancashire",), "", False),
        (("lancashire",), "nowhere", False),
    ],
)
def test_what_lies_within_an_area_is_touched_with_it(resources, areas, area, touched):
    item = Break("b", ("all_crime",), APRIL, "L", "E.", "A.", "", areas)
    found = resources.with_register(BreakRegister((item,))).breaks.affecting("all_crime", *SPAN, area)
    assert bool(found) is touched


def test_plain_values_come_back(resources):
    register = BreakRegister(
        (*tuple(resources.breaks), OWN), frozenset({"a", "b"}), (override(), override(area="kent", when=""))
    )
    plain = register.to_dict()
    assert BreakRegister.from_dict(json.loads(json.dumps(plain))) == register
    assert BreakRegister.from_dict({}) == BreakRegister()


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60).filter(str.strip)


@given(
    item=st.builds(
        Break,
        WORDS,
        st.lists(WORDS, min_size=1, max_size=3).map(tuple),
        st.integers(Month.of(1800, 1).ordinal, Month.of(2200, 1).ordinal).map(Month),
        WORDS, WORDS, WORDS, WORDS | st.just(""), st.lists(WORDS, max_size=3).map(tuple), WORDS | st.just(""),
    )
)  # fmt: skip
def test_any_break_comes_back(item):
    assert break_from_dict(json.loads(json.dumps(break_to_dict(item)))) == item


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
KEYS = ["id", "measures", "month", "label", "effect", "advice", "instead", "areas", "source"]
GOOD = break_to_dict(OWN)


@given(data=ANYTHING, key=st.sampled_from([*KEYS, "breaks", "removed", "overrides"]), value=ANYTHING)
def test_nonsense_is_a_fault_that_can_be_shown(data, key, value):
    for make, given_ in (
        (break_from_dict, data),
        (break_from_dict, GOOD | {key: value}),
        (override_from_dict, data),
        (BreakRegister.from_dict, data),
        (BreakRegister.from_dict, {key: value}),
    ):
        said = ScrutinyError("None.", "Nothing.", "Nothing.")
        try:
            make(given_)
        except ScrutinyError as error:
            said = error
        assert said.title
        assert said.detail
        assert said.remedy


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"label": None}, ["“label” must be a text"]),
        ({"label": " "}, ["“label” must not be blank"]),
        ({"label": "x" * 201}, ["“label” is longer than 200"]),
        ({"effect": "x" * 4001}, ["“effect” is longer than 4,000"]),
        ({"measures": []}, ["“measures” must name one"]),
        ({"measures": "all_crime"}, ["“measures” must be a list"]),
        ({"month": "2017"}, ["“month” is “2017”"]),
        ({"month": "0001-01"}, ["“month” is “0001-01”"]),
        ({"colour": "red"}, ["“colour” is not known"]),
    ],
)
def test_faults_name_entry_and_key(change, words):
    with pytest.raises(ResourceError) as error:
        break_from_dict(GOOD | change)
    for word in ("[break.counting]", *words):
        assert word in str(error.value)


def test_faults_of_the_whole(resources):
    with pytest.raises(ResourceError, match="twice"):
        BreakRegister.from_dict({"breaks": [GOOD, GOOD]})
    with pytest.raises(ResourceError, match="more than"):
        BreakRegister.from_dict({"overrides": [{}] * 10_001})
    with pytest.raises(ResourceError, match="“when”"):
        override_from_dict(override_to_dict(override()) | {"when": "yesterday"})
