from __future__ import annotations

import json
from fractions import Fraction

import pytest
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.change import State
from scrutinydesk.analysis.comparison import Alignment, alignment_of, compare_areas
from scrutinydesk.analysis.intervals import Interval, RateRatio
from scrutinydesk.analysis.ranks import joint, movement, ranks
from scrutinydesk.analysis.shares import proportion, share
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Window

FORCE, COUNTRY, REGION, GROUP = "lancashire", "england-and-wales", "north-west", "lancashire-msg"
AUG17 = SEP17 - 1


def compared(resources, rows, measure="rape"):
    return compare_areas(frame(*rows), resources.catalogue[measure], FORCE, SEP17, resources)


def test_four_areas_from_their_own_totals_at_the_lagging_end(resources):
    rows = monthly("rape", FORCE, [75] * 12 + [90] * 13)
    rows += yearly("rape", COUNTRY, 37250, 47829, AUG17)
    rows += yearly("rape", GROUP, 8087, 11532, AUG17)
    rows += yearly("rape", COUNTRY, 0, 41, AUG17, "forces_up")[:1]
    rows += yearly("rape", COUNTRY, 0, 43, AUG17, "forces_counted")[:1]
    found = compared(resources, rows)
    assert found.window == Window.rolling_12(AUG17)
    assert [each.area for each in found.rows] == [COUNTRY, REGION, GROUP, FORCE]
    assert found.row(COUNTRY).change.difference == 10579
    assert found.row(FORCE).change.current.value == 12 * 90
    assert found.row(REGION).change.state is State.UNAVAILABLE
    assert found.missing == (resources.areas[REGION].title,)
    assert (found.forces_up.k, found.forces_up.n, found.forces_up.stated) == (41, 43, True)


def test_the_force_is_taken_out_of_its_comparator(resources):
    rows = yearly("rape", FORCE, 895, 1092) + yearly("rape", GROUP, 895 + 7192, 1092 + 10440)
    relative = compared(resources, rows).row(GROUP)
    assert relative.relative.ratio == pytest.approx(0.8405214, abs=5e-8)
    assert relative.relative.interval.high == pytest.approx(0.9227522, abs=5e-8)
    assert relative.alignment is Alignment.LOWER


def test_pooled_from_forces(resources):
    forces = resources.areas.forces()
    rows = []
    for number, force in enumerate(forces):
        rows += yearly("rape", force, 100, 100 + (number > 1))
    found = compared(resources, rows)
    country = found.row(COUNTRY)
    assert country.change.current.value == 100 * 43 + 41
    assert country.pooled == forces
    assert not country.change.current.given
    group = found.row(GROUP)
    members = resources.areas.msg(FORCE, SEP17).members
    assert set(group.pooled) == {FORCE, *members}
    assert group.change.previous.value == 100 * (len(members) + 1)
    assert found.forces_up.exceptions == forces[:2]
    assert (found.forces_up.k, found.forces_up.n, found.forces_up.stated) == (41, 43, False)
    assert found.missing == ()


def test_a_pool_with_a_hole_has_no_total(resources):
    names = resources.areas.members(REGION)
    rows = [each for force in names[1:] for each in yearly("rape", force, 100, 110)]
    rows += yearly("rape", COUNTRY, 5000, 6000)
    found = compared(resources, rows)
    assert found.row(REGION).change.current is None
    assert resources.areas[names[0]].short in " ".join(found.missing)
    assert found.forces_up is None


def test_the_files_own_total_stands_before_the_pool(resources):
    rows = [each for force in resources.areas.forces() for each in yearly("rape", force, 10, 11)]
    rows += yearly("rape", COUNTRY, 440, 500)
    row_of_country = compared(resources, rows).row(COUNTRY)
    assert row_of_country.change.current.value == 500
    assert row_of_country.pooled == ()


def test_no_wider_figures(resources):
    found = compared(resources, monthly("hate_crime", FORCE, [80] * 12 + [100] * 12), "hate_crime")
    assert found.window == Window.rolling_12(SEP17)
    assert len(found.missing) == 3
    assert found.row(FORCE).change.difference == 240


@pytest.mark.parametrize(
    ("ratio", "low", "high", "expected"),
    [
        (1.0, 0.96, 1.04, Alignment.IN_LINE),
        (1.02, 1.01, 1.04, Alignment.IN_LINE),
        (1.2, 1.1, 1.3, Alignment.HIGHER),
        (0.8, 0.7, 0.9, Alignment.LOWER),
        (1.0, 0.8, 1.2, Alignment.NOT_CLEAR),
        (1.04, 1.01, 1.07, Alignment.SMALL),
    ],
)
def test_words_for_alignment(ratio, low, high, expected):
    assert alignment_of(RateRatio(ratio, Interval(low, high), 0.1)) is expected


def test_reference_ranks(shared):
    text = (shared / "reference" / "reference_values.json").read_text("utf-8")
    case = json.loads(text)["ranks"]
    assert ranks(case["values"]) == case["higher_is_better"]


def test_ranks_with_ties_and_movement():
    values = {"a": 3.0, "b": 1.0, "c": 3.0, "d": 2.0}
    assert ranks(values) == {"a": 1, "c": 1, "d": 3, "b": 4}
    low = ranks(values, higher_is_better=False)
    assert low == {"b": 1, "d": 2, "a": 3, "c": 3}
    assert (joint(low, "a"), joint(low, "b")) == (True, False)
    assert movement(4, 7) == 3


def test_share_of_spend_leaves_other_spend_out(resources):
    window = Window.financial_year(SEP17)
    amounts = {"spend_visible": 52.5, "spend_total": 133.9, "spend_other": 6.1}
    rows = frame(*(row(name, FORCE, value, window) for name, value in amounts.items()))
    found = share(rows, resources.catalogue["spend_visible"], FORCE, window, resources.catalogue)
    assert found.whole == Fraction("127.8")
    assert found.percent == Fraction(52500, 1278)
    lacking = frame(row("spend_visible", FORCE, 52.5, window))
    assert share(lacking, resources.catalogue["spend_visible"], FORCE, window, resources.catalogue) is None


def test_a_share_of_people():
    found = proportion(6, 51)
    assert found.percent == Fraction(600, 51)
    assert (round(found.interval.low, 1), round(found.interval.high, 1)) == (5.5, 23.4)
    assert proportion(0, 0).percent is None


def test_forces_are_not_counted_as_up_across_a_break(resources):
    rows = [
        each for force in resources.areas.forces() for each in yearly("burglary_residential", force, 100, 120)
    ]
    rows += yearly("burglary_residential", COUNTRY, 4300, 5160)
    found = compare_areas(frame(*rows), resources.catalogue["burglary_residential"], FORCE, SEP17, resources)
    assert found.forces_up is None
    assert {row.area for row in found.refused} == {COUNTRY, FORCE, REGION, GROUP} & {
        r.area for r in found.rows
    }
    assert all(row.change.difference is None and row.relative is None for row in found.rows)
    stated = yearly("burglary_residential", COUNTRY, 20, 30, breakdown="forces_up")
    few = frame(*yearly("burglary_residential", COUNTRY, 4300, 5160), *stated)
    found = compare_areas(few, resources.catalogue["burglary_residential"], FORCE, SEP17, resources)
    assert found.forces_up is None


def test_a_force_with_a_break_of_its_own_is_left_out_of_the_count(resources):
    kent = Break("kent", ("rape",), SEP17 - 5, "New", "New.", "Care.", "", ("kent",))
    own = resources.with_register(BreakRegister((kent,)))
    rows = [each for force in resources.areas.forces() for each in yearly("rape", force, 100, 120)]
    found = compare_areas(frame(*rows), resources.catalogue["rape"], FORCE, SEP17, own)
    assert (found.forces_up.k, found.forces_up.n) == (42, 42)


def test_an_override_lets_areas_be_compared(resources):
    allowed = Override("burglary_residential", "", "burglary-classification", "Recounted.")
    own = resources.with_register(BreakRegister(overrides=(allowed,)))
    rows = [
        *yearly("burglary_residential", FORCE, 5266, 7087),
        *yearly("burglary_residential", COUNTRY, 2e5, 3e5),
    ]
    found = compare_areas(frame(*rows), resources.catalogue["burglary_residential"], FORCE, SEP17, own)
    assert not found.refused
    assert all(row.change.overrides == (allowed,) for row in found.rows if row.change.difference is not None)
    assert found.row(COUNTRY).relative is not None
