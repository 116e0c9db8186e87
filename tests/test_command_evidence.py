"""``scrutinydesk evidence``: every figure with its test and its cells, or the reason why there is none."""

from __future__ import annotations

import csv
import io
import json

import pytest

from scrutinydesk import command_line

FIGURES = [
    "change.difference", "change.percent", "change.smallest_real", "control_chart", "season",
    "compared.growth.england-and-wales", "compared.growth.north-west", "compared.growth.lancashire-msg",
    "compared.rate.england-and-wales", "compared.rate.north-west", "compared.rate.lancashire-msg",
    "forces_up", "rank.level", "rank.growth", "rank.group", "funnel", "population_share", "projection",
    "contribution", "by_division",
]  # fmt: skip


def told(capsys, *words):
    assert command_line.main(["evidence", *words]) == 0
    return capsys.readouterr().out


def figures(capsys, measure, *more):
    text = told(capsys, "demo", "--measure", measure, "--area", "lancashire", "--format", "json", *more)
    (series,) = json.loads(text)["series"]
    return series["figures"]


def test_every_figure_of_a_series_is_there_in_its_order(capsys):
    assert list(figures(capsys, "rape")) == FIGURES


def test_rape_beside_its_group_is_as_published(capsys):
    found = figures(capsys, "rape")["compared.growth.lancashire-msg"]
    assert found["value"] == pytest.approx(0.84052, abs=5e-6)
    assert (found["low"], found["high"]) == pytest.approx((0.76562, 0.92275), abs=5e-6)
    assert found["verdict"] == "lower"


def test_a_margin_and_a_ruleset_are_taken(capsys):
    usual, wide = figures(capsys, "rape"), figures(capsys, "rape", "--margin", "40", "--ruleset", "MDC-6")
    assert usual["compared.growth.lancashire-msg"]["verdict"] == "lower"
    assert wide["compared.growth.lancashire-msg"]["verdict"] == "in line"
    assert wide["control_chart"]["test"].startswith("Rules: MDC-6")


def test_hate_crime_has_its_share_index(capsys):
    found = figures(capsys, "racially_religiously_aggravated")["population_share"]
    assert round(found["value"]) == 42
    assert found["cells"]


def test_what_drives_all_crime_is_as_in_the_report(capsys):
    found = figures(capsys, "all_crime")
    rest = found["contribution.rest"]
    assert rest["value"] == pytest.approx(41.34, abs=0.01)
    assert all(each["because"] and each["name"] for each in found["contribution"]["more"]["left_out"])


def test_a_figure_has_its_cells_or_its_reason(capsys):
    for line in csv.DictReader(io.StringIO(told(capsys, "demo", "--format", "csv"))):
        given = any(line[name] for name in ("value", "low", "high", "verdict"))
        assert line["cells"] if given and not line["reason"] and "rest" not in line["figure"] else True
        assert given or line["reason"], line


def test_the_csv_has_a_line_a_figure_and_keeps_every_digit(capsys):
    lines = list(csv.DictReader(io.StringIO(told(capsys, "demo", "--area", "lancashire", "--format", "csv"))))
    text = told(capsys, "demo", "--area", "lancashire", "--format", "json")
    series = json.loads(text)["series"]
    assert len(lines) == sum(len(each["figures"]) for each in series)
    held = {(each["measure"], each["breakdown"]): each["figures"] for each in series}
    for line in lines:
        found = held[line["measure"], line["breakdown"]][line["figure"]]
        for name in ("value", "low", "high", "p"):
            assert (float(line[name]) if line[name] else None) == found[name]


def test_the_text_is_for_a_reader(capsys):
    text = told(capsys, "demo", "--measure", "Rape", "--area", "Lancashire")
    lines = [line.strip() for line in text.splitlines()]
    change = "Change on the year before, %, 12 months to September 2017: 23.8 (13.3 to 35.3)"
    assert f"{change}, p below 0.0001: clear: more than chance" in lines
    assert "Projection of 2017/18: 1,231 (1,125 to 1,337): assumes recording practice unchanged" in lines
    assert "by last year’s remaining months, scaled by the growth so far" in lines
    assert "What would be a real change: 820 or fewer is a real fall, 990 or more is a real rise" in lines
    assert "Rank by growth: not given" in lines
    assert "from Monthly counts!AG17:AX17" in lines
    assert "last_year_ratio" not in text
    assert "by as " not in text
    assert "There is no other figure to rank it with." in text


def test_the_text_has_no_name_that_only_a_program_knows(capsys):
    lines = told(capsys, "demo", "--area", "Lancashire").splitlines()
    said = [line for line in lines if line.startswith("  ") and not line.startswith("      ")]
    assert said
    assert not [line for line in said if "_" in line or line[2].islower()]


def test_twice_the_same_bytes(capsys):
    for style in ("text", "csv", "json"):
        assert told(capsys, "demo", "--format", style) == told(capsys, "demo", "--format", style)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--measure", "witchcraft"], "There is no measure “witchcraft”."),
        (["--area", "atlantis"], "There is no area “atlantis”."),
        (["--measure", "rape", "--breakdown", "left"], "“demo.xlsx” has no such series."),
    ],
)
def test_what_is_not_there_is_named(capsys, words, said):
    assert command_line.main(["evidence", "demo", *words]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("margin", ["0", "-1", "nan", "inf", "101", "much"])
def test_a_margin_that_is_none_is_not_understood(capsys, margin):
    with pytest.raises(SystemExit) as left:
        command_line.main(["evidence", "demo", f"--margin={margin}"])
    assert left.value.code == 2
