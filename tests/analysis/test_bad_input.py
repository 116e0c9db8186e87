"""Whatever stands in a file, the evidence says what it can, and of the rest which and why it cannot."""

from __future__ import annotations

import json
import math
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row, yearly

from scrutinydesk.analysis.series_evidence import series_of
from scrutinydesk.periods import Span, Window
from scrutinydesk.reporting.given_evidence import given_evidence

FORCE = "lancashire"
YEAR = Window.rolling_12(SEP17)


@cache
def known():
    from scrutinydesk.measures.resources import load_resources

    return load_resources()


def figures(*rows, measure="rape", area=FORCE, breakdown=""):
    """Figures of one series by name."""
    found = given_evidence(frame(*rows), [(measure, area, breakdown)], SEP17, known(), main="f")
    plain(found)
    return {each.figure: each for each in found[0]}


def plain(found):
    """Nothing but finite numbers, and nothing missing without a reason."""
    for told in found:
        for each in told:
            json.dumps([each.inputs, each.more], allow_nan=False)
            for value in (each.value, each.low, each.high, each.p):
                assert value is None or math.isfinite(value)
            if each.value is None and each.figure not in {"change.smallest_real", "season"}:
                assert each.reason, each
            assert each.value is not None or each.verdict or each.reason, each


def reasons(found):
    return {name: each.reason for name, each in found.items()}


def test_too_few_points():
    told = reasons(figures(*monthly("rape", FORCE, [4] * 7)))
    assert told["control_chart"] == "Only 7 months: limits need 8."
    assert told["season"] == "there are fewer than 36 months to test it on."
    assert "no figure for the same" in told["change.percent"] or "There is no" in told["change.percent"]
    assert told["projection"].startswith("April 2016, May 2016")


def test_all_noughts():
    told = figures(*monthly("rape", FORCE, [0] * 48))
    assert told["change.difference"].value == 0
    assert "Fewer than 20 in the two periods together" in told["change.percent"].reason
    assert told["control_chart"].value == told["control_chart"].low == 0
    assert "none at all" in told["season"].reason
    assert "Nothing was counted" in told["projection"].reason


def test_a_negative_correction():
    values = [50] * 47 + [-3]
    told = figures(*monthly("rape", FORCE, values))
    assert told["control_chart"].value == -3
    assert "below nought" in told["season"].reason
    assert told["projection"].reason.startswith("September 2017 is below nought")
    whole = figures(*monthly("rape", FORCE, [1] * 47 + [-40]))
    assert "none below nought" in whole["change.percent"].reason


def test_missing_months():
    told = figures(*monthly("rape", FORCE, [50] * 44 + [None] + [50] * 3))
    assert "June 2017 is missing" in told["projection"].reason
    assert "June 2017" in told["change.difference"].reason or told["change.difference"].value is not None
    assert told["control_chart"].more["missing"] == ["2017-06"]


def test_a_comparator_that_lacks_a_force():
    rows = [*monthly("rape", FORCE, [50] * 36), *monthly("rape", "cumbria", [20] * 36)]
    told = figures(*rows)["compared.growth.north-west"]
    assert told.value == 1
    left = {each["area"]: each["reason"] for each in told.more["left_out"]}
    assert left["cheshire"] == "no figure"
    assert told.more["members"] == ["cumbria"]


def test_no_other_area_and_no_force():
    alone = reasons(figures(*monthly("rape", FORCE, [50] * 36)))
    assert {alone[name] for name in ("compared", "rank.level", "funnel")} == {
        "No other area has a figure for a period for which this force has one."
    }
    region = reasons(figures(*monthly("rape", "north-west", [50] * 36), area="north-west"))
    assert region["rank.level"] == "Forces are held against each other: this is none."
    part = reasons(figures(*monthly("rape", FORCE, [50] * 36, breakdown="female"), breakdown="female"))
    assert "not by a part of it" in part["funnel"]


def test_a_population_that_is_missing():
    rows = []
    for area in known().areas.forces():
        rows += monthly("rape", area, [50] * 36)
    only = [row("population", "cumbria", 500_000, Window.date(SEP17 - 15), unit="people")]
    told = figures(*rows, *only)
    assert told["rank.level"].reason == "No population."
    assert told["population_share"].reason == "No population."
    assert told["compared.rate.north-west"].reason == "No population."
    assert told["rank.growth"].value == 1
    assert (told["forces_up"].value, told["forces_up"].p) == (0, 1.0)


def test_a_survey_whose_size_is_missing():
    rows = yearly("confidence_overall", FORCE, 78.3, 79.8)
    told = figures(*rows, measure="confidence_overall")["change.percent"]
    assert told.reason.startswith("The number surveyed is not given for both periods.")
    assert told.low is None
    assert told.more["needed"] > 1000


def test_a_series_of_one():
    told = reasons(figures(row("rape", FORCE, 7, Window.of_month(SEP17))))
    assert all(told[name] for name in ("change.difference", "control_chart", "projection", "compared"))


def test_counts_of_a_million_billion():
    told = figures(*monthly("rape", FORCE, [10**15 + at for at in range(48)]))
    assert told["change.difference"].value == 144
    assert told["change.percent"].low < 0 < told["change.percent"].high
    assert told["projection"].value > 10**15


def test_fractions():
    told = figures(*monthly("rape", FORCE, [10.5 + at % 3 for at in range(48)]))
    assert told["control_chart"].inputs["actual"] == pytest.approx(12.5)
    # Every third month is high, and so every year: it is a season, and taken out.
    assert told["control_chart"].value == pytest.approx(11.5)
    assert told["change.difference"].value == 0
    halves = figures(*monthly("rape", FORCE, [10.25] * 47 + [11.5]))
    assert "Only whole numbers" in halves["change.percent"].reason


value = st.one_of(
    st.none(), st.just(0), st.integers(0, 300), st.integers(-20, 5), st.floats(-5, 500), st.just(10**15)
)
NAMES = (
    "rape", "all_crime", "public_order", "confidence_overall", "officers_fte", "spend_total", "population",
)  # fmt: skip
AREAS = (
    FORCE, "cumbria", "merseyside", "north-west", "england-and-wales", "lancashire-msg", "lancashire-east",
    "nowhere",
)  # fmt: skip
PARTS = ("", "", "", "female", "surveyed", "lower", "upper", "forces_up", "forces_counted", "rank_national")


@st.composite
def rows(draw):
    found = []
    for _ in range(draw(st.integers(1, 9))):
        measure, area, part = (draw(st.sampled_from(each)) for each in (NAMES, AREAS, PARTS))
        if draw(st.booleans()):
            found += monthly(measure, area, draw(st.lists(value, min_size=1, max_size=48)), breakdown=part)
        else:
            span = draw(st.sampled_from([Span.ROLLING_12, Span.DATE, Span.QUARTER, Span.FINANCIAL_YEAR]))
            window = Window.ending(span, SEP17 - draw(st.integers(0, 14)))
            found += [row(measure, area, draw(value), each, part) for each in (window, window.previous)]
    return found


@given(rows())
@settings(max_examples=60, deadline=None)
def test_any_observations_have_evidence_or_reasons(found):
    observations = frame(*found)
    keys = series_of(observations, known())
    told = given_evidence(observations, keys, SEP17, known(), main="f")
    plain(told)
    assert repr(told) == repr(given_evidence(frame(*found), keys, SEP17, known(), main="f"))
