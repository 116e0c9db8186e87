"""Each rule finds what was planted, at its cell, and nothing in clean figures."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from monthly_files import load

from scrutinydesk import pipeline
from scrutinydesk.analysis.quality import EACH_AT_MOST, quality
from scrutinydesk.findings import Severity
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.periods import Month, Span, Window
from scrutinydesk.workbook.grid import address

RESOURCES = load_resources()
END = Month.of(2017, 9)
START = Month.of(2013, 10)
FORCE = "lancashire"
DIVISIONS = ("lancashire-east", "lancashire-south", "lancashire-west")


def frame(rows):
    return Observations(tuple(rows), {"f": "made.xlsx"})


def series(measure, values, area=FORCE, line=5, span=Span.MONTH, first=START, **other):
    """One value a column from C on, on a row of the sheet; None leaves the cell blank."""
    rows = []
    for n, value in enumerate(values):
        if value is not None:
            month = (first + n).ordinal
            rows.append(
                Observation(
                    measure, area, other.get("breakdown", ""), month, month, span, float(value), "crimes", (),
                    other.get("sheet", "S"), address(line, 2 + n), "0", "f",
                )
            )  # fmt: skip
    return rows


def stated(measure, value, window, cell, area=FORCE, unit="crimes", **other):
    first, last = window.first.ordinal, window.last.ordinal
    return Observation(
        measure, area, other.get("breakdown", ""), first, last, window.span, float(value), unit, (),
        other.get("sheet", "T"), cell, "0", "f",
    )  # fmt: skip


def found(rows, kind=None):
    every = quality(frame(rows), RESOURCES)
    return [each for each in every if kind is None or each.kind == kind]


def usual(level, count=48):
    """Figures with a season and small, deterministic differences from month to month."""
    return [
        round(level * (1 + 0.12 * math.sin(n / 12 * 2 * math.pi) + 0.03 * ((n * 7) % 5 - 2)))
        for n in range(count)
    ]


def test_clean_figures_have_no_findings():
    rows = series("burglary_all", usual(800))
    rows += series("violence", usual(2500), line=6)
    assert found(rows) == []


def test_the_demo_workbook_has_none():
    opened = pipeline.open_workbook("demo")
    assert quality(opened.observations, opened.resources) == ()


@st.composite
def clean(draw, levels=(30, 200, 1000, 9000)):
    """Counts that vary by chance and season only, in divisions that add up to the force."""
    seed = draw(st.integers(0, 2**32 - 1))
    level = draw(st.sampled_from(levels))
    count = draw(st.integers(13, 60))
    import numpy as np

    rng = np.random.default_rng(seed)
    season = 1 + 0.15 * np.sin(np.arange(count) / 12 * 2 * np.pi + draw(st.floats(0, 6)))
    parts = [rng.poisson(level * season) for _ in DIVISIONS]
    rows = series("burglary_all", sum(parts))
    for n, (area, part) in enumerate(zip(DIVISIONS, parts, strict=True)):
        rows += series("burglary_all", part, area=area, line=6 + n)
    return rows


def first_last(rows):
    ends = [row.last for row in rows]
    return min(ends), max(ends)


@settings(max_examples=60, deadline=None)
@given(clean())
def test_a_random_clean_frame_has_no_findings(rows):
    assert found(rows) == []


@settings(max_examples=60, deadline=None)
@given(clean(), st.data())
def test_a_missing_month_is_found_and_nothing_else(rows, data):
    first, last = first_last(rows)
    gone = data.draw(st.integers(first + 1, last - 1))
    area = data.draw(st.sampled_from([FORCE, *DIVISIONS]))
    kept = [row for row in rows if not (row.last == gone and row.area == area)]
    [finding] = found(kept)
    assert finding.kind == "quality.missing"
    assert Month(gone).words in finding.title
    column, line = gone - first + 2, [FORCE, *DIVISIONS].index(area) + 5
    assert finding.place.cell == f"{address(line, column - 1)}:{address(line, column + 1)}"


@settings(max_examples=60, deadline=None)
@given(clean(levels=(200, 1000, 9000)), st.data())
def test_a_lost_or_added_nought_is_found_at_its_cell(rows, data):
    first, last = first_last(rows)
    month = data.draw(st.integers(first + 1, last))
    power = data.draw(st.sampled_from([10, 100, 1000]))
    at = next(n for n, row in enumerate(rows) if row.area == FORCE and row.last == month)
    spoilt = [*rows[:at], rows[at]._replace(value=rows[at].value * power), *rows[at + 1 :]]
    findings = found(spoilt)
    jump = [each for each in findings if each.kind == "quality.unit_jump"]
    assert [each.place.cell for each in jump] == [rows[at].cell]
    assert f"about {power:,} times" in jump[0].title
    # The divisions no longer add to it: that is true as well.
    assert {each.kind for each in findings} == {"quality.unit_jump", "quality.divisions"}


@settings(max_examples=60, deadline=None)
@given(clean(), st.data())
def test_a_turned_sign_is_found_at_its_cell(rows, data):
    first, last = first_last(rows)
    month = data.draw(st.integers(first, last))
    at = next(n for n, row in enumerate(rows) if row.area == FORCE and row.last == month)
    spoilt = [*rows[:at], rows[at]._replace(value=-rows[at].value), *rows[at + 1 :]]
    findings = [each for each in found(spoilt) if each.kind != "quality.divisions"]
    assert [(each.kind, each.place.cell) for each in findings] == [("quality.sign", rows[at].cell)]


@settings(max_examples=60, deadline=None)
@given(clean(), st.data())
def test_divisions_that_do_not_add_up_are_found_with_the_difference_and_all_cells(rows, data):
    first, last = first_last(rows)
    month = data.draw(st.integers(first, last))
    more = data.draw(st.integers(1, 9))
    area = data.draw(st.sampled_from(DIVISIONS))
    at = next(n for n, row in enumerate(rows) if row.area == area and row.last == month)
    spoilt = [*rows[:at], rows[at]._replace(value=rows[at].value + more), *rows[at + 1 :]]
    [finding] = found(spoilt)
    assert (finding.kind, finding.severity) == ("quality.divisions", Severity.ERROR)
    column = month - first + 2
    assert finding.place.cell == address(5, column)
    assert f", {more} more" in finding.title
    assert all(address(line, column) in finding.detail for line in (5, 6, 7, 8))


def test_a_change_of_unit_is_one_finding():
    values = usual(800)
    values[30:] = [value / 1000 * 100000 for value in values[30:]]
    [finding] = found(series("burglary_all", values), "quality.unit_jump")
    assert finding.place.cell == f"{address(5, 32)}:{address(5, 49)}"
    assert "100 times" in finding.title
    assert finding.severity is Severity.ERROR


def test_a_run_of_noughts():
    values = usual(60)
    values[20:23] = [0, 0, 0]
    [finding] = found(series("burglary_all", values))
    assert (finding.kind, finding.place.cell) == ("quality.zeros", f"{address(5, 22)}:{address(5, 24)}")
    assert "June 2015 to August 2015" in finding.title


def test_noughts_among_small_counts_are_usual():
    assert found(series("murder", [0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 3] * 4)) == []


def test_an_outlier_against_the_season_but_not_the_season():
    values = [round(300 * (1.6 if n % 12 == 0 else 1)) + n % 5 for n in range(72)]
    assert found(series("burglary_all", values, first=Month.of(2011, 10))) == []
    values[40] = 520  # as high as an October, in February
    [finding] = found(series("burglary_all", values, first=Month.of(2011, 10)))
    assert (finding.kind, finding.place.cell) == ("quality.outlier", address(5, 42))


def test_a_month_that_stands_twice():
    rows = series("burglary_all", usual(800))
    again = rows[10]._replace(cell="AZ6")
    [finding] = found([*rows, again])
    assert (finding.kind, finding.place.cell) == ("quality.repeated", "AZ6")
    assert "August 2014" in finding.title
    [finding] = found([*rows, again._replace(value=1.0)])
    assert (finding.kind, finding.place.cell, finding.severity) == (
        "quality.disagreement", "AZ6", Severity.ERROR,
    )  # fmt: skip


def test_a_month_out_of_its_place():
    rows = series("burglary_all", usual(800))
    moved = [*rows[:10], rows[20], *rows[10:20], *rows[21:]]
    [finding] = found(moved, "quality.out_of_order")
    assert finding.place.cell == rows[20].cell
    assert found([*reversed(rows)]) == []  # the newest first is an order too


def test_series_that_stop_early():
    rows = [row for n in range(5) for row in series(f"m{n}", usual(800), line=5 + n)]
    short = [row for row in rows if row.measure != "m3" or row.last < END.ordinal - 1]
    [finding] = found(short)
    assert (finding.kind, finding.place.cell) == ("quality.ends_early", address(8, 2 + 45))


def test_categories_that_exceed_their_total():
    rows = [
        stated("ksi_all", 60, Window.quarter(END), "B2", unit="casualties"),
        stated("fatal", 12, Window.quarter(END), "B3", unit="casualties"),
    ]
    parts = [key for key, m in RESOURCES.catalogue.items() if m.parent == "ksi_all"]
    rows = rows[:1] + [
        stated(part, 40, Window.quarter(END), f"B{n}", unit="casualties") for n, part in enumerate(parts, 3)
    ]
    [finding] = found(rows)
    assert (finding.kind, finding.place.cell) == ("quality.categories", "B2")
    assert f"{40 * len(parts)}, {40 * len(parts) - 60} more" in finding.title


def test_a_total_that_its_months_do_not_make():
    values = usual(800)
    months = series("burglary_all", values)
    right = stated("burglary_all", sum(values[-12:]), Window.rolling_12(END), "C3")
    assert found([*months, right]) == []
    [finding] = found([*months, right._replace(value=right.value + 5)])
    assert (finding.kind, finding.place.cell) == ("quality.total", "C3")
    [finding] = found([*months, right._replace(value=float(values[-1]))])
    assert "taken for a stock" in finding.detail


def test_the_same_figure_rounded_does_not_disagree():
    one = stated("officers_fte", 2884.21, Window.date(END), "B2", unit="fte")
    two = stated("officers_fte", 2884, Window.date(END), "B9", unit="fte", sheet="U")
    assert found([one, two]) == []
    [finding] = found([one, two._replace(value=2885.0)])
    assert (finding.kind, finding.place.sheet, finding.place.cell) == ("quality.disagreement", "U", "B9")


def stock():
    return next(key for key, measure in RESOURCES.catalogue.items() if measure.kind == "stock")


def test_a_stock_that_was_added_up():
    name = stock()
    dates = [stated(name, 2900 + n, Window.date(END - (11 - n)), f"B{n + 2}", unit="fte") for n in range(12)]
    total = stated(name, sum(row.value for row in dates), Window.rolling_12(END), "C3", unit="fte")
    [finding] = found([*dates, total])
    assert (finding.kind, finding.place.cell) == ("quality.stock_as_flow", "C3")
    assert finding.severity is Severity.ERROR


def test_counts_at_dates():
    rows = series("burglary_all", usual(800)[:4], span=Span.DATE)
    [finding] = found(rows)
    assert finding.kind == "quality.flow_as_stock"
    assert found(rows[:1]) == []  # one figure to date


def test_running_totals_of_the_year():
    values, total = [], 0
    for n in range(30):
        month = (Month.of(2015, 4) + n).month
        total = 0 if month == 4 else total
        total += 70 + n % 9
        values.append(total)
    kinds = {each.kind for each in found(series("burglary_all", values, first=Month.of(2015, 4)))}
    assert "quality.running_total" in kinds


def percentages(values):
    name = next(key for key, m in RESOURCES.catalogue.items() if m.unit == "percent" and m.kind == "survey")
    return [
        stated(name, value, Window.rolling_12(END - 3 * n), f"B{n + 2}", unit="percent")
        for n, value in enumerate(values)
    ]


def test_shares_of_one_among_percentages():
    assert found(percentages([77.4, 76.1, 78.0, 75.5])) == []
    [finding] = found(percentages([77.4, 0.761, 78.0, 75.5]))
    assert (finding.kind, finding.place.cell) == ("quality.share", "B3")
    assert "76.1%" in finding.detail
    [finding] = found(percentages([0.774, 0.761, 0.78]))
    assert (finding.kind, finding.place.cell) == ("quality.share", "B4")  # the oldest comes first
    assert [each.kind for each in found(percentages([77.4, 176.0, 78.0]))] == ["quality.above_hundred"]


def test_a_part_larger_than_its_whole():
    whole = stated("officer_appointments", 30, Window.quarter(END), "B2", unit="people")
    part = stated("officer_appointments", 31, Window.quarter(END), "C2", unit="people", breakdown="female")
    if "officer_appointments" not in RESOURCES.catalogue:
        name = next(k for k, m in RESOURCES.catalogue.items() if m.breakdowns == ("female", "bme"))
        whole, part = whole._replace(measure=name), part._replace(measure=name)
    [finding] = found([whole, part])
    assert (finding.kind, finding.place.cell) == ("quality.above_whole", "C2")


def test_only_the_first_few_of_a_kind_are_named_one_by_one():
    rows = []
    for n in range(30):
        values = usual(800 + n)
        values[20 + n % 3] *= 10
        rows += series(f"m{n}", values, line=5 + n)
    jumps = found(rows, "quality.unit_jump")
    assert len(jumps) == EACH_AT_MOST + 1
    assert "18 more" in jumps[-1].title


def test_the_missing_months_of_2020_are_named_once_with_what_they_spoil(shared):
    [finding] = quality(load(shared, "wide"), RESOURCES)
    assert finding.kind == "quality.missing"
    assert "14 series" in finding.title
    assert "June 2020, August 2020 and September 2020" in finding.title
    assert "12 months to June 2020 up to August 2021" in finding.detail
    assert finding.place.cell == "G2:H2"


def test_no_total_is_computed_across_the_missing_months(shared):
    from scrutinydesk.analysis.bridge import Unbridged, bridge

    observations = load(shared, "wide")
    line = ("Burglary", "", "")
    for month in range(Month.of(2020, 11).ordinal, Month.of(2021, 9).ordinal):
        made = bridge(observations, observations, line, (Month(month), Month(month)))
        whole = month >= Month.of(2021, 9).ordinal
        assert isinstance(made, Unbridged) is not whole
        assert made.missing
    made = bridge(observations, observations, line, (Month.of(2021, 9), Month.of(2021, 12)))
    assert made.start == sum([811, 788, 755, 706, 592, 681, 599, 595, 571, 635, 668, 684])


# Measured when the thresholds were chosen; see docs/statistics.md.
@pytest.mark.parametrize(
    ("which", "most"), [("wide", 0), ("long", 4), ("historical", 40), ("recent", 24), ("other", 16)]
)
def test_real_monthly_files_give_few_warnings(shared, which, most):
    findings = quality(load(shared, which), RESOURCES)
    sizes = ("quality.unit_jump", "quality.outlier", "quality.sign")
    assert sum(each.kind in sizes for each in findings) <= most
    assert not [each for each in findings if each.severity is Severity.ERROR]


def test_real_events_are_found(shared):
    """The disorder of August 2011 in Croydon, and thefts from the person that stopped in April 2020."""
    from scrutinydesk.analysis.quality.seasons import _far
    from scrutinydesk.analysis.quality.series import gather

    far = {
        (each.row.measure.partition(" | ")[2], each.row.area, each.row.last)
        for each in _far(gather(load(shared, "historical"), RESOURCES))
    }
    august = Month.of(2011, 8).ordinal
    assert ("BURGLARY BUSINESS AND COMMUNITY", "Croydon", august) in far


@pytest.mark.parametrize(
    "name", ["policeforceareatablesyearendingmarch2018v2.xlsx", "prc-pfa-201718_new.csv"]
)
def test_public_releases_have_no_errors(shared, name):
    opened = pipeline.open_workbook(shared / "data" / "public-releases" / name)
    findings = quality(opened.observations, opened.resources)
    assert not [each for each in findings if each.severity is Severity.ERROR]
