"""The catalogue as shipped, and its faults in plain words."""

from __future__ import annotations

import pytest

from scrutinydesk.errors import ResourceError, UnknownMeasureError
from scrutinydesk.measures.catalogue import Kind, Polarity, catalogue
from scrutinydesk.measures.names import fold

UNITS = {
    "crimes", "casualties", "incidents", "people", "fte", "percent", "gbp_million", "rank",
    "detentions", "reports", "per_1000",
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped(resources):
    return resources.catalogue


def entry(**changes):
    return {"title": "A", "unit": "crimes", "kind": "flow", "polarity": "neutral"} | changes


def made(**measures):
    return catalogue({"text": {"t": "Read with care."}, "source": {"s": "S"}, "measure": measures})


def test_about_seventy_measures_of_the_report_and_those_of_national_tables(shipped):
    sections = [measure.section for measure in shipped.values()]
    assert {section: sections.count(section) for section in "4567"} == {
        "4": 26, "5": 35, "6": 14, "7": 10,
    }  # fmt: skip
    assert sum(measure.subsection == "5g" for measure in shipped.values()) == 21
    assert sections.count("") == 10


def test_units_and_decimals(shipped):
    assert {measure.unit for measure in shipped.values()} <= UNITS
    for measure in shipped.values():
        places = {"percent": 1, "gbp_million": 1, "fte": 2}.get(measure.unit, 0)
        assert measure.decimals == places, measure.id


def test_every_measure_has_a_source_and_a_short_title_that_fits(shipped):
    for measure in shipped.values():
        assert measure.source, measure.id
        assert len(measure.short) <= 26, measure.id
        assert measure.lag_months >= 1, measure.id


def test_each_ambiguous_polarity_says_why(shipped):
    ambiguous = [m for m in shipped.values() if m.polarity is Polarity.AMBIGUOUS]
    assert len(ambiguous) > 10
    assert all(measure.polarity_reason.endswith(".") for measure in ambiguous)


def test_surveys_name_what_their_sheets_hold(shipped):
    surveys = [measure for measure in shipped.values() if measure.kind is Kind.SURVEY]
    assert len(surveys) == 11
    assert all("surveyed" in measure.breakdowns for measure in surveys)
    assert "rank_msg" in shipped["confidence_overall"].breakdowns


@pytest.mark.parametrize(
    ("parent", "parts"),
    [
        ("ksi_all", {"ksi_adult", "ksi_child"}),
        ("high_impact_acquisitive", {"burglary_residential", "robbery_personal"}),
        ("sexual_all", {"rape", "sexual_other"}),
        ("spend_frontline", {"spend_visible", "spend_non_visible"}),
        (
            "spend_total",
            {
                "spend_frontline", "spend_frontline_support", "spend_business_support",
                "spend_other",
            },
        ),
    ],
)  # fmt: skip
def test_additive_parts(shipped, parent, parts):
    assert set(shipped.parts(parent)) == parts


def test_parts_of_a_parent_never_overlap(shipped):
    for measure in shipped.values():
        siblings = set(shipped.parts(measure.parent)) if measure.parent else set()
        assert not siblings & set(measure.overlaps), measure.id


def test_no_sum_of_the_contribution_section_counts_a_crime_twice(shipped):
    group = [measure for measure in shipped.values() if measure.subsection == "5b"]
    assert len(group) == 4
    ids = {measure.id for measure in group}
    assert not any(ids & set(measure.overlaps) for measure in group)


def test_shares_of_spend_leave_other_costs_out(shipped):
    base = (("spend_total", 1), ("spend_other", -1))
    with_base = {measure.id for measure in shipped.values() if measure.share_base == base}
    assert with_base == {
        "spend_visible", "spend_non_visible", "spend_frontline", "spend_frontline_support",
        "spend_business_support",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "measure"),
    [
        ("Public Order", "public_order"),
        ("Public order offences", "public_order"),
        ("PUBLIC  ORDER OFFENCES5", "public_order"),
        ("Other Sexual", "sexual_other"),
        ("Sexual Offences (Excluding Rape)", "sexual_other"),
        ("Burglary Dwelling & Residential", "burglary_residential"),
        ("Residential burglary6,7", "burglary_residential"),
        ("Non-residential  burglary6,7", "burglary_non_residential"),
        ("Total recorded crime (excluding fraud4)", "all_crime"),
        ("All Crime", "all_crime"),
        ("Robbery (Personal)", "robbery_personal"),
        ("Robbery", "robbery_all"),
        ("Burglary", "burglary_all"),
        ("Death or serious injury - unlawful driving5", "death_by_driving"),
        ("Stalking and harassment [note 2]", "stalking_harassment"),
        ("Racially/Religiously Aggravated Offences", "racially_religiously_aggravated"),
        ("Police deal with local concerns", "confidence_deal"),
        ("KSI – Child", "ksi_child"),
        ("Police community support officers", "pcso_fte"),
        ("mental_health_incidents", "mental_health_incidents"),
    ],
)
def test_found_as_others_write_it(shipped, written, measure):
    assert shipped.find(written) == measure


@pytest.mark.parametrize("written", ["", "Lancashire", "12", "Total", "Police officers", "All"])
def test_not_guessed(shipped, written):
    assert shipped.find(written) is None


def test_every_name_finds_its_own_measure(shipped):
    for measure in shipped.values():
        for name in (measure.id, measure.title, measure.short, *measure.aliases):
            assert shipped.find(name) == measure.id, name


def test_no_alias_says_what_another_name_already_says(shipped):
    for measure in shipped.values():
        names = [fold(name) for name in (measure.title, *measure.aliases)]
        assert len(names) == len(set(names)), measure.id


def test_unknown_id_is_an_error_with_words_and_a_mapping_still_behaves(shipped):
    with pytest.raises(UnknownMeasureError, match="nonsense"):
        shipped["nonsense"]
    assert shipped.get("nonsense") is None
    assert "nonsense" not in shipped
    assert next(iter(shipped)) == "spend_visible"


@pytest.mark.parametrize(
    ("measures", "words"),
    [
        ({"a": entry(colour="red")}, ["measure.a", "“colour” is not known", "polarity"]),
        ({"a": {"title": "A"}}, ["measure.a", "“unit” is missing"]),
        ({"a": entry(kind="flows")}, ["measure.a", "“flows”", "flow, stock"]),
        ({"a": entry(decimals="1")}, ["measure.a", "“decimals”", "whole number"]),
        ({"a": entry(decimals=True)}, ["measure.a", "“decimals”", "whole number"]),
        ({"a": entry(aliases="b")}, ["measure.a", "“aliases”", "list"]),
        ({"a": entry(aliases=[1])}, ["measure.a", "“aliases”", "texts"]),
        ({"a": entry(parent="b")}, ["measure.a", "“parent”", "“b”"]),
        ({"a": entry(overlaps=["a"])}, ["measure.a", "“overlaps”", "“a”"]),
        ({"a": entry(share_base=["-b"])}, ["measure.a", "“share_base”", "“b”"]),
        ({"a": entry(caveats=["u"])}, ["[text]", "“u” is missing"]),
        ({"a": entry(source="u")}, ["[source]", "“u” is missing"]),
        ({"a": entry(polarity="ambiguous")}, ["measure.a", "“reason”"]),
        ({"a": entry(), "b": entry(title="B", aliases=["a."])}, ["measure.b", "“a.”", "“a”"]),
        (
            {"a": entry(parent="b"), "b": entry(title="B", parent="a")},
            ["measure.a", "circle"],
        ),
        ({"a": 3}, ["measure.a", "table with keys"]),
        ({}, ["measure", "no table"]),
    ],
)
def test_faults_name_file_table_and_key(measures, words):
    with pytest.raises(ResourceError) as error:
        made(**measures)
    for word in ("catalogue.toml", *words):
        assert word in str(error.value)
    assert error.value.remedy


def test_an_unknown_top_level_table():
    with pytest.raises(ResourceError, match="measures"):
        catalogue({"measures": {}})


def test_standing_words_are_put_in():
    measure = made(a=entry(caveats=["t", "t"], source="s"))["a"]
    assert (measure.caveat, measure.source) == ("Read with care. Read with care.", "S")
