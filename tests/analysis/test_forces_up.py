from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, row, yearly
from scipy.stats import binomtest

from scrutinydesk.analysis.forces import force_figures
from scrutinydesk.analysis.forces_up import forces_up, forces_up_of, sign_test
from scrutinydesk.analysis.gaps import Gap, Why
from scrutinydesk.measures.break_register import BreakRegister
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Window

WINDOW = Window.rolling_12(SEP17)


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_the_exact_one(up, down):
    expected = binomtest(up, up + down, 0.5).pvalue if up + down else 1.0
    assert sign_test(up, down) == pytest.approx(expected, rel=1e-10)


def test_published_sign_tests():
    assert sign_test(41, 2) == pytest.approx(2e-10, rel=0.1)
    assert sign_test(29, 14) == pytest.approx(0.03, abs=0.002)
    assert sign_test(0, 0) == 1.0
    assert sign_test(10**8, 10**8) == 1.0
    with pytest.raises(ValueError, match="from zero"):
        sign_test(-1, 3)


def test_forces_left_out_are_named_with_the_reason(resources):
    kent = Break("kent", ("rape",), SEP17 - 5, "New", "New.", "Care.", "", ("kent",))
    own = resources.with_register(BreakRegister((kent,)))
    forces = list(resources.areas.forces())
    moved = {"essex": (100, 90), "surrey": (100, 100), "dorset": (0, 5)}
    rows = []
    for force in forces:
        then, now = moved.get(force, (100, 120))
        if force == "cumbria":
            continue
        both = yearly("rape", force, then, now)
        if force == "gwent":
            both = both[:1]
        if force == "durham":
            both[0] = both[0]._replace(value=-4)
        rows += both
    found = forces_up(frame(*rows), own.catalogue["rape"], WINDOW, own)
    assert (found.k, found.n) == (37, 39)
    assert set(found.exceptions) == {"essex", "surrey"}
    assert found.level == ("surrey",)
    assert found.p == pytest.approx(binomtest(37, 38, 0.5).pvalue)
    assert set(found.left_out) == {
        Gap("kent", Why.BREAK),
        Gap("cumbria", Why.MISSING),
        Gap("gwent", Why.MISSING_BEFORE),
        Gap("durham", Why.IMPOSSIBLE),
    }
    assert found.n + len(found.left_out) == 43


def test_a_few_forces_can_be_counted_too(resources):
    rows = [*yearly("rape", "kent", 10, 12), *yearly("rape", "essex", 10, 9)]
    three = ("kent", "essex", "dorset")
    found = force_figures(frame(*rows), resources.catalogue["rape"], WINDOW, resources, three)
    up = forces_up_of(found)
    assert (up.k, up.n, up.exceptions, up.p) == (1, 2, ("essex",), 1.0)
    assert up.left_out == (Gap("dorset", Why.MISSING),)
    # The table beside the others is not made of so few.
    assert forces_up(frame(*rows), resources.catalogue["rape"], WINDOW, resources) is None
    none = forces_up_of(found.among(("dorset",)))
    assert (none.k, none.n, none.p) == (0, 0, 1.0)


def test_a_stated_number_has_its_test(resources):
    country = "england-and-wales"
    rows = [
        row("rape", country, 41, WINDOW, "forces_up"),
        row("rape", country, 43, WINDOW, "forces_counted"),
    ]
    found = forces_up(frame(*rows), resources.catalogue["rape"], WINDOW, resources)
    assert (found.k, found.n, found.stated, found.exceptions) == (41, 43, True, ())
    assert found.p == pytest.approx(binomtest(41, 43, 0.5).pvalue)
