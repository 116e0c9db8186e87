"""Proportions and rates that say what they are out of, as ``evidence`` gives them."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hand_made import SEPTEMBER, months, observations

from scrutinydesk.analysis.conventions import Conventions, Target
from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.periods import Month
from scrutinydesk.reporting.given_evidence import given_evidence

SIZES = [40 + 30 * (at % 4) for at in range(24)]
TOPS = [round(size * (0.5 + 0.05 * (-1) ** at)) for at, size in enumerate(SIZES)]


def told(resources, tops, sizes, unit="percent", per=100, conventions=None):
    measure = replace(
        resources.catalogue["robbery_personal"], id="charged", title="Robberies charged", short="Charged",
        aliases=(), kind=Kind.PROPORTION, unit=unit, decimals=1, polarity=Polarity.UP_GOOD,
    )  # fmt: skip
    with_it = resources.extended(Additions((measure,)))
    values = [per * top / size if size else None for top, size in zip(tops, sizes, strict=True)]
    rows = months("charged", values)
    rows += months("charged", sizes, breakdown="denominator")
    rows += months("charged", tops, breakdown="numerator")
    (found,) = given_evidence(
        observations(rows), [("charged", "lancashire", "")], SEPTEMBER, with_it, conventions or Conventions()
    )
    return {each.figure: each for each in found}


def test_a_proportion_has_the_limits_of_its_latest_months_own_number(resources):
    found = told(resources, TOPS, SIZES)["control_chart"]
    p = sum(TOPS) / sum(SIZES)
    phi = found.more["phases"][-1]["phi"]
    sigma = 100 * math.sqrt(p * (1 - p) / SIZES[-1]) * math.sqrt(max(phi, 1))
    assert found.value == pytest.approx(100 * TOPS[-1] / SIZES[-1])
    assert (found.low, found.high) == pytest.approx((100 * p - 3 * sigma, 100 * p + 3 * sigma))
    assert (found.inputs["count"], found.inputs["out_of"]) == (TOPS[-1], SIZES[-1])
    assert found.method.startswith("p chart")
    assert found.cells


def test_a_rate_has_a_u_chart(resources):
    sizes = [50_000 + 1_000 * (at % 5) for at in range(24)]
    tops = [60 + at % 7 for at in range(24)]
    found = told(resources, tops, sizes, unit="per 1,000", per=1_000)["control_chart"]
    u = sum(tops) / sum(sizes)
    phi = found.more["phases"][-1]["phi"]
    sigma = 1_000 * math.sqrt(u / sizes[-1]) * math.sqrt(max(phi, 1))
    assert (found.low, found.high) == pytest.approx((1_000 * u - 3 * sigma, 1_000 * u + 3 * sigma))
    assert (found.method.partition(" chart")[0], found.inputs["per"]) == ("u", 1_000)


def test_it_is_held_against_a_target_and_no_season_is_taken_out(resources):
    by = Conventions(targets=(Target("charged", "lancashire", 5.0, since=Month.of(2015, 1)),))
    found = told(resources, TOPS, SIZES, conventions=by)
    assert found["control_chart"].more["assurance"]["verdict"]
    assert found["control_chart"].more["assurance"]["target"] == 5
    assert "not adjusted for a season" in found["season"].reason


def test_months_out_of_nothing_are_left_out_and_named(resources):
    tops, sizes = [*TOPS], [*SIZES]
    sizes[4] = tops[4] = 0
    found = told(resources, tops, sizes)["control_chart"]
    assert found.value is not None
    assert found.inputs["points"] == 23
