from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.change import change, change_between
from scrutinydesk.analysis.contribution import (
    StepKind,
    Way,
    contribution,
    contribution_of_divisions,
    contribution_of_measures,
)
from scrutinydesk.analysis.overlapping import Because, apart_measures, overlap
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.periods import Window

FORCE = "lancashire"
WINDOW = Window.rolling_12(SEP17)
WINDOWS = (WINDOW, WINDOW.previous)
FOUR = ("assault_no_injury", "assault_less_serious", "harassment", "public_order")
CRIMES = (
    *FOUR, "high_impact_acquisitive", "burglary_residential", "robbery_personal", "burglary_all", "rape",
    "sexual_other", "sexual_under_16", "domestic_abuse", "hate_crime",
)  # fmt: skip


def tenth(value):
    return round(float(value), 1)


def made(resources, whole, **parts):
    """Contributions to all crime of measures made by hand: ``name=(then, now)``."""
    rows = [*yearly("all_crime", FORCE, *whole)]
    for name, pair in parts.items():
        rows += yearly(name, FORCE, *pair)
    names = tuple(parts)
    return contribution_of_measures(
        frame(*rows), resources.catalogue["all_crime"], FORCE, WINDOWS, resources, names
    )


def test_four_offences_of_the_demo(demo, resources):
    """43.6% of the rise from 29.0% of the base."""
    whole = resources.catalogue["all_crime"]
    found = contribution_of_measures(demo, whole, FORCE, WINDOWS, resources, FOUR)
    assert (found.together.difference, found.whole.difference) == (5811, 13320)
    assert tenth(found.together.share) == 43.6
    assert tenth(found.together.base_share) == 29.0
    assert round(float(found.together.lift), 2) == 1.50
    assert tenth(found.rest.growth) == 10.3
    assert [part.change.measure.id for part in found.parts] == [
        "assault_no_injury", "assault_less_serious", "public_order", "harassment",
    ]  # fmt: skip
    assert (found.mixed, found.left_out) == (False, ())


def test_what_nobody_discussed_of_the_demo(demo, resources):
    """36.2% (4,825), with the comparison across the change of burglary allowed."""
    allowed = Override("high_impact_acquisitive", FORCE, "burglary-classification", "Recounted.")
    own = resources.with_register(BreakRegister(overrides=(allowed,)))
    whole = own.catalogue["all_crime"]
    found = contribution_of_measures(demo, whole, FORCE, WINDOWS, own, CRIMES)
    assert {part.change.measure.id for part in found.parts} == {
        *FOUR, "high_impact_acquisitive", "rape", "sexual_other",
    }  # fmt: skip
    assert (found.together.difference, found.rest.difference) == (8495, 4825)
    assert tenth(found.rest.share) == 36.2
    left = {each.name: each for each in found.left_out}
    assert left["burglary_all"].others == ("high_impact_acquisitive",)
    assert left["burglary_residential"].because is Because.BREAK
    assert left["domestic_abuse"].because is Because.OVERLAPS
    assert set(left) == set(CRIMES) - {part.change.measure.id for part in found.parts}


def test_a_part_refused_across_a_break_is_named_and_gives_way(demo, resources):
    whole = resources.catalogue["all_crime"]
    found = contribution_of_measures(demo, whole, FORCE, WINDOWS, resources, CRIMES)
    left = {each.name: each for each in found.left_out}
    assert left["high_impact_acquisitive"].because is Because.BREAK
    assert left["high_impact_acquisitive"].reason
    assert (found.together.difference, found.rest.difference) == (7814, 5506)


def test_the_declared_come_first(demo, resources):
    whole = resources.catalogue["all_crime"]
    found = contribution_of_measures(
        demo, whole, FORCE, WINDOWS, resources, CRIMES, declared=("domestic_abuse", "sexual_under_16")
    )
    assert {part.change.measure.id for part in found.parts} >= {"domestic_abuse"}
    left = {each.name: each.others for each in found.left_out}
    assert left["assault_no_injury"] == ("domestic_abuse",)
    assert left["rape"] == ("domestic_abuse", "sexual_under_16")


def test_divisions_of_the_demo_are_the_whole_rise(demo, resources):
    divisions = set(resources.areas.divisions(FORCE))
    found = contribution_of_divisions(demo, resources.catalogue["ksi_all"], FORCE, WINDOWS, resources)
    assert {part.change.area for part in found.parts} == divisions
    assert found.rest.difference == found.rest.base == 0
    assert found.together.share == 100
    assert found.steps[-1].end == found.whole.current.value
    assert StepKind.REST not in {step.kind for step in found.steps}


def test_rises_and_falls_together_are_said(resources):
    found = made(resources, (1000, 1010), rape=(100, 150), public_order=(200, 160), theft=(300, 305))
    by = {part.change.measure.id: part.amount for part in found.parts}
    assert (by["rape"].way, by["rape"].share, by["rape"].lift) == (Way.MORE_THAN_ALL, None, None)
    assert (by["public_order"].way, by["public_order"].share) == (Way.AGAINST, None)
    assert (by["theft"].way, by["theft"].share) == (Way.WITH, 50)
    assert (by["rape"].said, by["public_order"].said, by["theft"].said) == (
        "It changed by more than the whole: others went the other way.",
        "It went the other way than the whole.", "",
    )  # fmt: skip
    assert found.mixed
    assert (found.rises, found.falls) == (55, -45)
    assert [part.change.measure.id for part in found.parts] == ["rape", "theft", "public_order"]


def test_what_drives_a_fall(resources):
    found = made(resources, (1000, 900), rape=(100, 60), public_order=(200, 210), theft=(300, 300))
    assert [part.change.measure.id for part in found.parts] == ["rape", "theft", "public_order"]
    assert [part.amount.share for part in found.parts] == [40, 0, None]
    assert [part.amount.way for part in found.parts] == [Way.WITH, Way.UNCHANGED, Way.AGAINST]
    assert found.rest.difference == -70
    assert found.parts[0].amount.lift == 4


def test_a_whole_that_did_not_change_has_no_shares(resources):
    found = made(resources, (1000, 1000), rape=(100, 60))
    assert (found.parts[0].amount.share, found.together.share, found.rest.share) == (None, None, None)
    assert "did not change" in found.parts[0].amount.said
    assert found.rest.difference == 40


def test_parts_without_figures_are_named(resources):
    values = [10] * 24
    values[3] = None
    rows = [*yearly("all_crime", FORCE, 1000, 1100), *monthly("rape", FORCE, values)]
    names = ("rape", "theft")
    whole = resources.catalogue["all_crime"]
    found = contribution_of_measures(frame(*rows), whole, FORCE, WINDOWS, resources, names)
    assert [(each.name, each.because) for each in found.left_out] == [
        ("rape", Because.NO_FIGURES), ("theft", Because.NO_FIGURES),
    ]  # fmt: skip
    assert "missing" in found.left_out[0].reason
    assert (found.together.difference, found.rest.share) == (0, 100)
    nothing = contribution_of_measures(frame(), whole, FORCE, WINDOWS, resources, names)
    assert (nothing.together, nothing.steps) == (None, ())
    assert "no figure" in nothing.reason


def test_percentages_have_no_parts(resources):
    rows = frame(*yearly("confidence_overall", FORCE, 78.3, 79.8))
    found = change(rows, resources.catalogue["confidence_overall"], FORCE, SEP17, resources)
    assert "do not add up" in contribution(found, [], resources).reason


def test_other_windows_are_a_mistake(resources):
    rows = frame(
        *monthly("all_crime", FORCE, [10] * 48),
        *monthly("rape", FORCE, [10] * 48),
        row("x", FORCE, 1, WINDOW),
    )
    whole = change(rows, resources.catalogue["all_crime"], FORCE, SEP17, resources)
    part = change(rows, resources.catalogue["rape"], FORCE, SEP17 - 1, resources)
    with pytest.raises(ValueError, match="same two windows"):
        contribution(whole, [part], resources)


def test_families_overlap(resources):
    catalogue = resources.catalogue

    def meet(one, other):
        assert overlap(one, other, catalogue) is overlap(other, one, catalogue)
        return overlap(one, other, catalogue)

    assert meet("rape", "sexual_all")
    assert meet("violence", "harassment")
    assert meet("high_impact_acquisitive", "theft")
    assert meet("domestic_abuse", "homicide")
    assert not meet("rape", "sexual_other")
    assert not meet("shoplifting", "harassment")
    assert not meet("public_order", "rape")


def test_what_is_left_over_by_hand(resources):
    names = ["theft", "burglary_all", "theft", "all_crime", "rape"]
    taken, left = apart_measures(names, "all_crime", resources.catalogue)
    assert taken == ("theft", "rape")
    assert [(each.name, each.because) for each in left] == [
        ("burglary_all", Because.OVERLAPS), ("theft", Because.TWICE), ("all_crime", Because.WHOLE),
    ]  # fmt: skip


names = st.lists(st.sampled_from(["theft", "rape", "public_order", "drug_offences", "weapons"]), unique=True)


@given(names, st.lists(st.integers(0, 10**6), min_size=12, max_size=12))
def test_parts_and_rest_are_always_the_whole(resources, chosen, values):
    pairs = {name: (values[2 * n], values[2 * n + 1]) for n, name in enumerate(chosen)}
    found = made(resources, (values[10], values[11]), **pairs)
    amounts = [part.amount for part in found.parts]
    assert len(amounts) == len(chosen)
    assert sum(each.difference for each in amounts) == found.together.difference
    assert found.together.difference + found.rest.difference == found.whole.difference
    assert found.rises + found.falls == found.whole.difference
    levels = [step for step in found.steps if step.kind is not StepKind.END]
    assert all(a.end == b.begin for a, b in itertools.pairwise(levels))
    assert found.steps[-1].end == levels[-1].end == found.whole.current.value
    for each in (*amounts, found.together, found.rest):
        assert each.share is None or 0 <= each.share <= 100
        assert (each.share is None) == bool(each.said) or each.way is Way.UNCHANGED
        if each.lift is not None:
            assert each.lift == Fraction(each.share, each.base_share)
    if not found.mixed and found.whole.difference:
        assert sum(each.share for each in (*amounts, found.rest)) == 100


def test_the_change_of_a_part_is_that_of_the_change(demo, resources):
    whole = resources.catalogue["all_crime"]
    found = contribution_of_measures(demo, whole, FORCE, WINDOWS, resources, FOUR)
    for part in found.parts:
        assert part.change == change_between(demo, part.change.measure, FORCE, WINDOWS, resources)
