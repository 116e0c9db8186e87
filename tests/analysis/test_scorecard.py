from __future__ import annotations

import json

import pytest
from drivers import LAST, drivers
from hypothesis import given
from hypothesis import strategies as st
from observing import SEP17, frame, monthly, row

from scrutinydesk.analysis.projection import project
from scrutinydesk.analysis.projection_record import ProjectionRecord, Source, records_of, stated_growth
from scrutinydesk.analysis.scorecard import Verdict, against, by_method, due, score
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.errors import ResourceError
from scrutinydesk.measures.break_register import BreakRegister, Override
from scrutinydesk.measures.breaks import Break
from scrutinydesk.periods import Month, Window

FORCE = "lancashire"
MARCH = Month.of(2018, 3)
YEAR = Window.financial_year(MARCH)
OF = ProjectionRecord("ksi_all", FORCE, "", SEP17, YEAR, "last_year_ratio", 130.0, 110.0, 150.0, 1.2)


def ending(total, n=30):
    """Months that end with a financial year of this total."""
    return frame(*monthly("ksi_all", FORCE, [10] * (n - 12) + [total - 110] + [10] * 11, MARCH))


def test_drivers_projected_each_september_and_scored(resources, shared):
    """All of the log is kept as plain values, read back, and scored when the years are over."""
    ksi = resources.catalogue["ksi_all"]
    rows = frame(*monthly("ksi_all", FORCE, drivers(shared), LAST))
    kept = []
    for year in range(1974, 1984):
        found = project(rows, ksi, FORCE, Month.of(year, 9), resources)
        kept += [each.to_dict() for each in records_of(found)]
    records = [ProjectionRecord.from_dict(each) for each in json.loads(json.dumps(kept))]
    assert len({each.key for each in records}) == len(records)
    scores = [score(each, rows, resources, LAST) for each in records]
    told = by_method(scores)
    assert {method for _, method in told} == set(Method)
    ratio = told[Source.OURS, Method.RATIO]
    assert (ratio.years, ratio.inside, ratio.intervals) == (10, 10, 10)
    assert round(ratio.error, 1) == 2.4
    one = next(each for each in scores if each.record.data_to == Month.of(1981, 9))
    assert (one.outturn.value, one.record.method) == (19032, Method.RATIO)
    assert one.error == pytest.approx(368.223, abs=5e-4)
    assert one.inside is True


def test_theirs_is_scored_by_the_same_measure(resources):
    """A growth of 35.9% on 100 of last year, without an interval."""
    theirs = ProjectionRecord(
        "ksi_all", FORCE, "", SEP17, YEAR, "not stated", stated_growth(35.9, 100), source=Source.CONSTABULARY
    )
    scores = [score(each, ending(150), resources, MARCH) for each in (OF, theirs)]
    assert [each.inside for each in scores] == [True, None]
    assert scores[1].percent == pytest.approx(100 * (135.9 / 150 - 1))
    told = by_method(scores)
    assert told[Source.CONSTABULARY, "not stated"].error == pytest.approx(9.4)
    assert told[Source.CONSTABULARY, "not stated"].intervals == 0
    assert told[Source.OURS, "last_year_ratio"].bias == pytest.approx(-100 * 20 / 150)


def test_what_has_come_due():
    next_year = ProjectionRecord("ksi_all", FORCE, "", SEP17, Window.financial_year(MARCH + 12), "x", 1.0)
    records = [OF, next_year]
    assert due(records, MARCH - 1) == ()
    assert due(records, MARCH) == due(records, MARCH + 5) == (OF,)
    assert due(records, MARCH + 5, before=MARCH) == ()
    assert due(records, MARCH + 12, before=MARCH) == (next_year,)


def test_what_cannot_be_scored_says_why(resources):
    early = score(OF, ending(120), resources, SEP17)
    assert (early.verdict, early.error) == (Verdict.NOT_DUE, None)
    values = [10] * 30
    values[-3] = None
    holed = score(OF, frame(*monthly("ksi_all", FORCE, values, MARCH)), resources, MARCH)
    assert (holed.verdict, holed.reason) == (
        Verdict.NO_OUTTURN, "There is no total for 2017/18: January 2018 is missing.",
    )  # fmt: skip
    assert "no figure for 2017/18" in score(OF, frame(), resources, MARCH).reason
    unknown = ProjectionRecord("gone", FORCE, "", SEP17, YEAR, "x", 1.0)
    assert "no measure" in score(unknown, frame(), resources, MARCH).reason
    assert by_method([early, holed]) == {}


def test_a_stated_total_is_an_outturn(resources):
    found = score(OF, frame(row("ksi_all", FORCE, 140, YEAR)), resources, MARCH)
    assert (found.outturn.given, found.error, found.inside) == (True, -10, True)


def test_an_outturn_counted_otherwise_is_no_outturn(resources):
    item = Break("step", ("ksi_all",), Month.of(2018, 1), "Step", "It changed.", "Take care.", "")
    own = resources.with_register(BreakRegister((item,)))
    found = score(OF, ending(150), own, MARCH)
    assert (found.verdict, found.error, found.reason) == (
        Verdict.NOT_COMPARABLE, None, "It changed. Take care.",
    )  # fmt: skip
    allowed = Override("ksi_all", FORCE, "step", "Recounted.")
    crossed = resources.with_register(BreakRegister((item,), overrides=(allowed,)))
    found = score(OF, ending(150), crossed, MARCH)
    assert (found.verdict, found.error, found.breaks) == (Verdict.SCORED, -20, (item,))


def test_an_outturn_of_none_has_no_percentage():
    found = against(OF, 0)
    assert (found.error, found.percent, found.inside) == (130.0, None, False)
    assert by_method([found]) == {}


numbers = st.floats(-1e12, 1e12)
texts = st.text(max_size=30).filter(str.strip)


@given(
    st.builds(
        ProjectionRecord,
        texts, st.text(max_size=20), st.text(max_size=20),
        st.integers(1800 * 12, 2200 * 12).map(Month),
        st.integers(1800 * 12, 2200 * 12).map(lambda at: Window.financial_year(Month(at))),
        st.one_of(texts, st.sampled_from(Method)), numbers,
        phi=st.none() | st.floats(1, 100), source=st.sampled_from(Source), shown=st.booleans(),
    ),
    st.none() | st.lists(numbers, min_size=2, max_size=2),
)  # fmt: skip
def test_a_record_comes_back_as_it_was_kept(record, ends):
    from dataclasses import replace

    if ends:
        record = replace(record, low=min(ends), high=max(ends))
    assert ProjectionRecord.from_dict(json.loads(json.dumps(record.to_dict()))) == record


@pytest.mark.parametrize(
    "change",
    [
        {"measure": " "}, {"measure": 3}, {"data_to": "2017-13"}, {"data_to": "September"},
        {"year": "2017/19"}, {"year": "2017"}, {"value": "many"}, {"value": float("nan")},
        {"value": 10**400}, {"low": None}, {"low": 200.0}, {"source": "rumour"}, {"more": 1},
        {"area": "x" * 300},
    ],
)  # fmt: skip
def test_a_record_that_was_tampered_with_is_refused(change):
    data = {**OF.to_dict(), **change}
    if change == {"low": None}:
        del data["low"]
    with pytest.raises(ResourceError) as told:
        ProjectionRecord.from_dict(data)
    assert told.value.detail
    with pytest.raises(ResourceError):
        ProjectionRecord.from_dict(["not", "a", "table"])


@given(numbers, st.floats(1, 1e12))
def test_errors_are_in_per_cent_of_the_outturn(value, actual):
    from dataclasses import replace

    found = against(replace(OF, value=value, low=value - 1, high=value + 1), actual)
    assert found.percent == pytest.approx(100 * (value - actual) / actual)
    assert found.inside is (value - 1 <= actual <= value + 1)
