"""The year's end in a report: the fan, its words, its reasons, and when there is none."""

import random

import pytest
from hand_made import Cover, months, observations, paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.analysis.conventions import Conventions
from scrutinydesk.analysis.intervals import Interval
from scrutinydesk.analysis.projection import project
from scrutinydesk.analysis.year_end import Method
from scrutinydesk.analysis.year_projection import Estimate
from scrutinydesk.periods import Month
from scrutinydesk.reporting import projection_words as words
from scrutinydesk.reporting.build import build
from scrutinydesk.reporting.figure import Mode, Role

KEY = "robbery_personal/lancashire"
SEPTEMBER = Month.of(2017, 9)


def values(count, level=100, seed=3):
    chance = random.Random(seed)
    return [level + chance.randint(-9, 9) for _ in range(count)]


@pytest.fixture
def made(resources):
    def made(series, end=SEPTEMBER, measure="robbery_personal", by=None):
        rows = observations(months(measure, series, end))
        return build(rows, Cover(period_end=end), resources, (), conventions=by or Conventions())

    return made


def year_end(report, key=KEY):
    return report.figure(key, Mode.YEAR_END)


def test_the_fan_is_the_projection(made, resources):
    series = values(66)
    shown = year_end(made(series))
    rows = observations(months("robbery_personal", series))
    measure = resources.catalogue["robbery_personal"]
    found = project(rows, measure, "lancashire", SEPTEMBER, resources)
    best = found.best
    panel = shown.panels[0]
    assert (panel.fan.low[-1], panel.fan.high[-1]) == pytest.approx((best.interval.low, best.interval.high))
    assert panel.fan.methods == (found.spread.low, found.spread.high)
    so_far, ahead, before = panel.lines
    assert so_far.values[-1] == sum(series[-6:])
    assert ahead.role is Role.PROJECTED
    assert ahead.values[0] == so_far.values[-1] == panel.fan.low[0] == panel.fan.high[0]
    assert ahead.values[-1] == pytest.approx(best.value)
    assert before.values[-1] == sum(series[-18:-6])
    assert ahead.months[-1] == Month.of(2018, 3).ordinal
    assert list(ahead.values) == sorted(ahead.values)
    assert "Assumes recording practice unchanged." in shown.note
    for text in ("Data to September 2017", "6 months", "95% interval"):
        assert text in shown.note
    assert f"2016/17 came to {sum(series[-18:-6]):,}" in shown.note


def test_the_title_says_it_in_round_numbers(made):
    shown = year_end(made([600 + each for each in values(66, 30)]))
    assert shown.title.startswith("Personal robbery would end 2017/18 at about 7,")
    assert ", between 7," in shown.title
    assert shown.title.endswith(", if recording does not change")


@settings(deadline=None)
@given(
    value=st.floats(1, 1e6), below=st.floats(0.01, 0.9), above=st.floats(0.01, 3), share=st.floats(0, 1)
)
def test_round_numbers_say_no_more_than_the_interval(resources, value, below, above, share):
    measure = resources.catalogue["robbery_personal"]
    low, high = value * (1 - below), value * (1 + above)
    done = low * share
    estimate = Estimate(Method.RATIO, value, Interval(low, high), 1.0, 0.0, None, "")
    said = words.about(estimate, measure, done)
    middle, least, most = (float(each.replace(",", "")) for each in said)
    room = max((high - low) / 6, 1.0)
    assert abs(middle - value) <= room
    assert abs(least - low) <= room
    assert abs(most - high) <= room
    assert least >= done - 0.5


def test_an_interval_in_words_never_begins_below_what_is_counted(resources):
    measure = resources.catalogue["robbery_personal"]
    estimate = Estimate(Method.RATIO, 1260.0, Interval(1204.0, 1900.0), 1.0, 0.0, None, "")
    assert words.about(estimate, measure, 1204.0).low == "1,204"


def test_a_short_series_has_a_value_and_says_that_its_certainty_is_unknown(made):
    shown = year_end(made(values(18)))
    assert shown.title.endswith("how sure that is cannot be said")
    assert "No interval: " in shown.note
    assert shown.panels[0].fan is None
    assert "How sure the total is." in shown.cannot


@pytest.mark.parametrize(
    ("series", "end", "said"),
    [
        (values(66), Month.of(2017, 3), "2016/17 is complete"),
        (values(6), SEPTEMBER, "There are no monthly figures for 2016/17"),
        ([*values(60), None, *values(5)], SEPTEMBER, "April 2017 is missing"),
        ([*values(60), -4, *values(5)], SEPTEMBER, "below nought"),
        ([0] * 66, SEPTEMBER, "Nothing was counted from April 2016 to September 2017"),
    ],
)
def test_what_cannot_be_projected_says_why(made, series, end, said):
    shown = year_end(made(series, end))
    assert said in shown.empty
    assert not shown.panels


def test_nothing_is_projected_across_a_break(made):
    shown = year_end(made(values(66), measure="burglary_residential"), "burglary_residential/lancashire")
    assert shown.empty.startswith("The series changed in April 2017: it is not projected across that.")


def test_a_stock_is_not_projected(made):
    shown = year_end(made(values(66), measure="officers_headcount"), "officers_headcount/lancashire")
    assert "does not add up" in shown.empty


@pytest.mark.parametrize("method", list(Method))
def test_the_office_may_choose_the_method(made, method):
    report = made(values(78), by=Conventions(projection=method))
    shown = year_end(report)
    assert f"Method: {words.METHODS[method]} (" in shown.note
    assert "came nearest" not in shown.note
    (row,) = [each for each in shown.table.rows if each.level == "total"]
    assert row.key == method
    why = report.why(f"{KEY}/projection")
    assert row.cells[1].text in why.value
    assert why.working.split(". ")[0].endswith(f"= {row.cells[1].text}")


def test_the_method_is_chosen_by_past_years_and_says_so(made):
    shown = year_end(made(values(126)))
    assert "of the methods it came nearest in" in shown.note
    assert len([each for each in shown.table.rows if each.key in set(Method)]) == len(Method)


def test_a_paragraph_is_drafted_for_headlines_only(demo_report):
    ids = [
        each.id
        for section in demo_report.sections
        for sub in section.subsections
        for each in sub.paragraphs
        if ".yearend." in each.id
    ]
    assert ids == [
        "5a.yearend.all_crime", "5f.yearend.ksi_all", "6a.yearend.mental_health_incidents",
        "6b.yearend.rape", "6c.yearend.domestic_abuse", "6d.yearend.hate_crime",
    ]  # fmt: skip
    assert paragraph(demo_report, "5a.yearend.all_crime") == (
        "All crime would end 2017/18 at about 121,000 (95% interval 117,000 to 125,000), if recording does "
        "not change; 2016/17 came to 110,998. This is projected from the 6 months to September 2017 (60,460) "
        "by the last-year ratio: last year’s remaining months, scaled by the growth so far."
    )


def test_a_projection_is_explained_by_its_months(demo_report):
    why = demo_report.why("all_crime/lancashire/projection")
    assert why.working.startswith("60,460 + 55,315 × 60,460 ÷ 55,683 = 120,520.")
    assert "It assumes recording practice unchanged." in why.cautions
    ends = demo_report.why("all_crime/lancashire/projectioninterval")
    assert ends.value == "117,000 to 125,000 (116,539 to 124,502)"
    assert demo_report.why("burglary_residential/lancashire/projection") is None
