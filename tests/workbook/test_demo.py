"""The demo workbook holds what the report prints: read back from the file, computed again."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest

from scrutinydesk.numerals import percentage, rounded
from scrutinydesk.periods import Month, Span
from scrutinydesk.workbook import demo, demo_figures, reading, standard
from scrutinydesk.workbook.demo_months import DIVISIONS

SEP_17, AUG_17, JUN_17 = Month.of(2017, 9), Month.of(2017, 8), Month.of(2017, 6)
FORCE = "lancashire"

MEASURES = {
    "Spend by visibility": "",
    "Police officers headcount": "officers_headcount",
    "Police officers FTE": "officers_fte",
    "PCSO headcount": "pcso_headcount",
    "PCSO FTE": "pcso_fte",
    "All crime": "all_crime",
    "Public order": "public_order",
    "All burglary": "burglary_all",
    "Robbery (personal)": "robbery_personal",
    "Rape": "rape",
    "Sexual offences excl rape": "sexual_other",
    "Racially/religiously aggravated offences": "racially_religiously_aggravated",
    "Non-injury assault": "assault_no_injury",
    "Assault less serious injury": "assault_less_serious",
    "Harassment": "harassment",
    "High Impact Acquisitive Crime": "high_impact_acquisitive",
    "Burglary dwelling & residential": "burglary_residential",
    "KSI all": "ksi_all",
    "KSI adult": "ksi_adult",
    "KSI child": "ksi_child",
    "Sexual offences against children under 16": "sexual_under_16",
    "Domestic abuse crime": "domestic_abuse",
    "Hate crime": "hate_crime",
    "Satisfaction burglary": "satisfaction_burglary",
    "Satisfaction violent crime": "satisfaction_violent",
    "Satisfaction hate incidents": "satisfaction_hate",
    "CSEW overall confidence": "confidence_overall",
    "Police can be relied on when needed": "confidence_relied_on",
    "Police would treat you with respect": "confidence_respect",
    "Police would treat you fairly": "confidence_fairly",
    "Police understand local concerns": "confidence_understand",
    "Police deal with local concerns": "confidence_deal",
}
AREAS = {
    "England & Wales": "england-and-wales", "NW Region": "north-west", "MSG": "lancashire-msg",
    "Lancashire": FORCE, "Force": FORCE,
    "East": "lancashire-east", "South": "lancashire-south", "West": "lancashire-west",
}  # fmt: skip
SPEND = {
    "C001": "spend_visible", "C002": "spend_non_visible", "C003": "spend_frontline",
    "C004": "spend_frontline_support", "C005": "spend_business_support", "C006": "spend_other",
    "C007": "spend_total",
}  # fmt: skip
# Measure and part of a proportion; the two errors of the report are errors here as well.
PROPORTIONS = {
    "C011": ("appointments_officer", "female"),
    "C012": ("appointments_officer", "bme"),
    "C013": ("appointments_police_now", "female"),
    "C014": ("pcso_positive_action", "passed"),
    "C015": ("appointments_pcso", "female"),
    "C016": ("appointments_staff", "female"),
    "C017": ("appointments_staff", "bme"),
}
NOT_HELD = {
    "C066": "a projection without a method",
    "C084": "a multiple without a figure",
    "C086": "a projection without a method",
    "C087": "a share whose whole the report does not name",
}


@pytest.fixture(scope="module")
def observed(resources):
    return standard.observe(reading.read(demo.demo_path()).book, resources)


@pytest.fixture(scope="module")
def rows(observed):
    return observed.observations


@pytest.fixture(scope="module")
def claims(shared):
    with (shared / "reference" / "claims.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def year(rows, measure, area, end):
    """12 months to ``end`` out of the months."""
    series = rows.series(measure, area)
    return sum(series[month].value for month in range(end.ordinal - 11, end.ordinal + 1))


def given(rows, measure, area, end, breakdown="", span=Span.ROLLING_12):
    return rows.series(measure, area, breakdown, span)[end.ordinal].value


def assert_change(current, previous, change, printed):
    decimals = len(printed.partition(".")[2])
    assert rounded(current, 2) - rounded(previous, 2) == Decimal(change)
    share = percentage(rounded(current, 2) - rounded(previous, 2), rounded(previous, 2))
    assert share is not None
    assert rounded(abs(share), decimals) == Decimal(printed)


def changes(claim, rows):
    """Current and previous value of a claim of change."""
    measure, area = MEASURES[claim["measure"]], AREAS[claim["geography"]]
    if "Aug-17" in claim["window"]:
        return tuple(given(rows, measure, area, end) for end in (AUG_17, AUG_17 - 12))
    if "30 Sep" in claim["window"]:
        ends = (SEP_17, SEP_17 - 12)
        return tuple(given(rows, measure, area, end, span=Span.DATE) for end in ends)
    return tuple(year(rows, measure, area, end) for end in (SEP_17, SEP_17 - 12))


def check_change(claim, rows):
    change, printed = re.fullmatch(r"([+-][\d.]+); ([\d.]+)%", claim["stated"]).groups()
    assert_change(*changes(claim, rows), change, printed)


def check_spend(claim, rows):
    value = given(rows, SPEND[claim["id"]], FORCE, SEP_17, span=Span.DATE)
    total, other = (
        given(rows, name, FORCE, SEP_17, span=Span.DATE) for name in ("spend_total", "spend_other")
    )
    printed = claim["stated"].split("; ")
    assert rounded(value, 1) == Decimal(printed[0])
    if len(printed) > 1:
        share = percentage(rounded(value, 2), rounded(total, 2) - rounded(other, 2))
        assert rounded(share, 1) == Decimal(printed[1].rstrip("%"))


def check_proportion(claim, rows):
    measure, part = PROPORTIONS[claim["id"]]
    end = SEP_17
    whole = given(rows, measure, FORCE, end, span=Span.QUARTER)
    count = given(rows, measure, FORCE, end, part, Span.QUARTER)
    stated = re.fullmatch(r"(\d+)/(\d+) = ([\d.]+)%", claim["stated"])
    assert (count, whole) == (int(stated[1]), int(stated[2]))
    share = rounded(percentage(int(count), int(whole)), len(stated[3].partition(".")[2]))
    assert (share == Decimal(stated[3])) is (claim["verdict"] == "consistent")


def check_forces(claim, rows):
    measure = MEASURES[claim["measure"]]
    up = given(rows, measure, "england-and-wales", AUG_17, "forces_up")
    counted = given(rows, measure, "england-and-wales", AUG_17, "forces_counted")
    assert (up, counted) == (int(claim["stated"]), 43)


def check_points(claim, rows):
    before, after, points = re.fullmatch(r"([\d.]+) -> ([\d.]+) \(([+-][\d.]+)\)", claim["stated"]).groups()
    measure = MEASURES[claim["measure"]]
    end = JUN_17 if "Jun-17" in claim["window"] else SEP_17
    now, then = given(rows, measure, FORCE, end), given(rows, measure, FORCE, end - 12)
    assert (rounded(then, 1), rounded(now, 1)) == (Decimal(before), Decimal(after))
    assert rounded(now, 1) - rounded(then, 1) == Decimal(points)


def check_ranks(claim, rows):
    estimate, *places = claim["stated"].split("\t")
    measure = MEASURES[claim["measure"]]
    assert rounded(given(rows, measure, FORCE, JUN_17), 1) == Decimal(estimate.rstrip("%"))
    for printed, which in zip(places, ("rank_national", "rank_msg", "rank_region"), strict=True):
        rank, arrow, places_moved = re.fullmatch(r"(\d+) (?:st|nd|rd|th) ([↑↓↔])(\d*)", printed).groups()
        now = given(rows, measure, FORCE, JUN_17, which)
        before = given(rows, measure, FORCE, JUN_17 - 12, which)
        moved = {"↑": 1, "↓": -1, "↔": 0}[arrow] * int(places_moved or 0)
        assert (now, before - now) == (int(rank), moved)


def check_rank(claim, rows):
    msg, region = (
        given(rows, "confidence_overall", FORCE, JUN_17, which) for which in ("rank_msg", "rank_region")
    )
    assert claim["stated"] == f"{msg:g}nd; NW {region:g}rd"


def check_single(claim, rows):
    """Claims that state a number or a few and nothing else."""
    end, date = SEP_17, Span.DATE
    stated = {
        "C008": lambda: [given(rows, "officers_target_fte", FORCE, end, span=date)],
        "C020": lambda: [
            given(rows, "pcso_positive_action", FORCE, end, part, Span.QUARTER)
            for part in ("passed", "withdrew", "unsuccessful", "")
        ],
        "C021": lambda: [
            given(rows, "starters_after_period", FORCE, end + 1, part, Span.MONTH)
            for part in ("", "bme", "female")
        ],
        "C022": lambda: [given(rows, "specials", FORCE, end, span=date)],
        "C023": lambda: [given(rows, "volunteers", FORCE, end, span=date)],
        "C024": lambda: [given(rows, name, FORCE, end, span=date) for name in ("cadets", "junior_cadets")],
        "C068": lambda: [given(rows, "atm_attacks", FORCE, end + 1, span=Span.YEAR_TO_DATE)],
        "C083": lambda: [
            year(rows, "ksi_child", FORCE, SEP_17) - year(rows, "ksi_child", FORCE, SEP_17 - 12),
            year(rows, "ksi_child", FORCE, SEP_17),
        ],
        "C091": lambda: [max(row.value for row in rows.series("domestic_abuse", FORCE).values())],
    }[claim["id"]]()
    assert [Decimal(n) for n in re.findall(r"[\d.]+", claim["stated"])] == stated


def check_share_of_increase(claim, rows):
    """5,811 of 13,320 is 43.6%: the report's 43% is not what it works out to."""
    names = ("assault_no_injury", "assault_less_serious", "harassment", "public_order")
    rise = {
        name: year(rows, name, FORCE, SEP_17) - year(rows, name, FORCE, SEP_17 - 12)
        for name in (*names, "all_crime")
    }
    share = percentage(sum(rise[name] for name in names), rise["all_crime"])
    assert rounded(share, 1) == Decimal("43.6")
    assert claim["verdict"] == "inconsistent"


CHECKS = {
    "change_pct": check_change,
    "amount_share": check_spend,
    "proportion": check_proportion,
    "forces_up": check_forces,
    "diff_pp": check_points,
    "estimate_rank": check_ranks,
    "rank": check_rank,
    "share_of_increase": check_share_of_increase,
    "target": check_single,
    "sum": check_single,
    "count": check_single,
    "stock": check_single,
    "change_zero": check_single,
    "level": check_single,
}


@pytest.mark.parametrize("number", range(1, 103))
def test_every_claim_comes_out_again(number, claims, rows):
    claim = claims[f"C{number:03d}"]
    if claim["id"] in NOT_HELD:
        assert claim["type"] not in CHECKS or claim["verdict"] == "uncheckable"
        return
    CHECKS[claim["type"]](claim, rows)


@pytest.mark.parametrize(
    ("measure", "change", "printed"),
    [
        ("all_crime", 13_320, "13.0"),
        ("public_order", 1_193, "45.1"),
        ("high_impact_acquisitive", 2_019, "34.4"),
        ("burglary_residential", 1_821, "34.6"),
        ("robbery_personal", 198, "33.2"),
        ("rape", 215, "23.8"),
        ("sexual_other", 450, "22.0"),
        ("sexual_under_16", 320, "20.5"),
        ("domestic_abuse", 2_033, "20.6"),
        ("hate_crime", 273, "27.9"),
        ("ksi_all", -48, "5.9"),
        ("ksi_adult", -48, "6.6"),
    ],
)
def test_key_figures_of_the_force(rows, measure, change, printed):
    ends = (SEP_17, SEP_17 - 12)
    assert_change(*(year(rows, measure, FORCE, end) for end in ends), change, printed)


@pytest.mark.parametrize(
    ("measure", "area", "previous", "current"),
    [
        ("ksi_all", "lancashire-west", 273, 263),
        ("ksi_adult", "lancashire-west", 253, 240),
        ("ksi_child", "lancashire-west", 20, 23),
        ("ksi_child", "lancashire-east", 47, 37),
        ("ksi_child", "lancashire-south", 26, 33),
        ("ksi_child", FORCE, 93, 93),
    ],
)
def test_casualties_that_the_percentages_leave_no_choice_about(rows, measure, area, previous, current):
    years = [year(rows, measure, area, end) for end in (SEP_17 - 12, SEP_17)]
    assert years == [previous, current]


def test_strength_and_its_change(rows):
    for measure, previous, current in (
        ("officers_headcount", 2867, 2897),
        ("officers_fte", 2814.16, 2843.29),
        ("pcso_headcount", 271, 281),
        ("pcso_fte", 254.7, 265.72),
    ):
        values = [given(rows, measure, FORCE, end, span=Span.DATE) for end in (SEP_17 - 12, SEP_17)]
        assert values == [previous, current]


@pytest.mark.parametrize(
    "measure",
    ["all_crime", "public_order", "burglary_all", "robbery_personal", "rape", "sexual_other"],
)
def test_months_agree_with_the_national_table(rows, measure):
    for end in (AUG_17, AUG_17 - 12):
        assert year(rows, measure, FORCE, end) == given(rows, measure, FORCE, end)


def test_spend_adds_up(rows):
    held = {name: rounded(given(rows, name, FORCE, SEP_17, span=Span.DATE), 2) for name in demo_figures.SPEND}
    assert held["spend_frontline"] == held["spend_visible"] + held["spend_non_visible"]
    parts = ("frontline", "frontline_support", "business_support", "other")
    assert held["spend_total"] == sum(held[f"spend_{part}"] for part in parts)


def test_the_most_similar_group_and_region_lie_within_the_country(rows):
    for measure in demo_figures.NATIONAL:
        for end in (AUG_17, AUG_17 - 12):
            country, region, group, force = (
                given(rows, measure, area, end) for area in demo_figures.COMPARED
            )
            assert force < min(region, group)
            assert region + group - force < country


@pytest.mark.parametrize("measure", demo_figures.DIVISION_SHARES)
def test_divisions_add_up_to_the_force_in_each_month(rows, measure):
    for month, row in rows.series(measure, FORCE).items():
        parts = [rows.series(measure, area)[month].value for area in DIVISIONS]
        assert sum(parts) == row.value
        assert min(parts) >= 0


def test_casualties_add_up_both_ways(rows):
    for month in rows.series("ksi_all", FORCE):
        at = {
            (kind, area): rows.series(kind, area)[month].value
            for kind in ("ksi_all", "ksi_adult", "ksi_child")
            for area in (FORCE, *DIVISIONS)
        }
        for area in (FORCE, *DIVISIONS):
            assert at["ksi_all", area] == at["ksi_adult", area] + at["ksi_child", area]
        for kind in ("ksi_all", "ksi_adult", "ksi_child"):
            assert at[kind, FORCE] == sum(at[kind, area] for area in DIVISIONS)


def test_parts_of_crime_are_smaller_than_all_crime_in_each_month(rows):
    parts = (
        "assault_no_injury", "assault_less_serious", "harassment", "public_order",
        "burglary_all", "robbery_personal", "rape", "sexual_other",
    )  # fmt: skip
    for month, row in rows.series("all_crime", FORCE).items():
        values = {name: rows.series(name, FORCE)[month].value for name in parts}
        assert sum(values.values()) < row.value
        assert rows.series("burglary_residential", FORCE)[month].value < values["burglary_all"]
        acquisitive = rows.series("high_impact_acquisitive", FORCE)[month].value
        residential = rows.series("burglary_residential", FORCE)[month].value
        assert acquisitive == residential + values["robbery_personal"]
        young = rows.series("sexual_under_16", FORCE)[month].value
        assert young < values["rape"] + values["sexual_other"]


def test_the_months_are_as_the_report_tells_them(rows):
    abuse = {month: row.value for month, row in rows.series("domestic_abuse", FORCE).items()}
    july, august, september = (abuse[SEP_17.ordinal - back] for back in (2, 1, 0))
    assert july == max(abuse.values()) == 1194
    assert july > august > september
    order = rows.series("public_order", FORCE)
    assert order[SEP_17.ordinal].value < order[AUG_17.ordinal].value
    crime = {month: row.value for month, row in rows.series("all_crime", FORCE).items()}
    april = Month.of(2016, 4).ordinal
    before = sum(crime[month] for month in range(april - 18, april)) / 18
    after = sum(crime[month] for month in range(april, april + 18)) / 18
    assert after > 1.15 * before
    assert len(crime) == 48
    health = [year(rows, "mental_health_incidents", FORCE, end) for end in (SEP_17, SEP_17 - 12)]
    assert health[0] == 2 * health[1]
