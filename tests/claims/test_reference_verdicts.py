"""Every figure of the reference report with the verdict that a person came to."""

from __future__ import annotations

import csv
import re

import pytest
from casualties import acquisitive, casualties

from scrutinydesk.claims.arithmetic import check_change, check_points, implied_base, implied_current
from scrutinydesk.claims.printed import counted, printed, whole_ends
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.solver import solve
from scrutinydesk.claims.verdicts import Verdict


@pytest.fixture(scope="module")
def claims(shared):
    with (shared / "reference" / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def change_of(row):
    """Difference and percentage; a figure with decimals is no count."""
    difference, percent = (part.strip() for part in row["stated"].split(";"))
    sign = -1 if difference.startswith("-") else 1
    number = difference.lstrip("+-")
    shown = printed(number, sign=sign)
    whole = "." not in number
    return counted(sign * int(number)) if whole else shown, printed(percent.rstrip("%"), sign=sign), whole


def ends(text):
    low, _, high = text.partition("..")
    return int(low), int(high or low)


def test_every_change_of_the_report_agrees(claims):
    rows = [row for row in claims if row["type"] == "change_pct"]
    assert len(rows) > 50
    for row in rows:
        difference, percent, whole = change_of(row)
        found = check_change(difference, percent, whole=whole)
        assert found.verdict is Verdict.AGREES, (row["id"], found)
        low = whole_ends(implied_base(difference, percent, whole=whole))[0]
        assert low <= float(row["implied_base"].split("..")[0])


def test_the_implied_bases_and_currents(claims):
    solved = {}
    for each in solve([*casualties(), *acquisitive()]):
        solved |= each.ranges
    narrowed = {"Burglary dwelling & residential": "burglary", "Robbery (personal)": "robbery"}
    narrowed["High Impact Acquisitive Crime"] = "HIAC"
    tried = 0
    for row in claims:
        if row["type"] != "change_pct" or "." in row["stated"].split(";")[0]:
            continue
        difference, percent, _ = change_of(row)
        wanted = ends(row["implied_base"]), ends(row["implied_current"])
        own = implied_base(difference, percent), implied_current(difference, percent)
        own = tuple(whole_ends(each) for each in own)
        if row["measure"].startswith("KSI"):
            name = f"{row['measure'].split()[1]} {row['geography']}"
        elif row["measure"] in narrowed and row["geography"] == "Lancashire" and "Sep" in row["window"]:
            name = narrowed[row["measure"]]
        else:
            # Headcounts are printed beside the change, and narrower than it tells.
            headcount = row["section"].startswith("4")
            assert headcount or own == wanted, row["id"]
            tried += not headcount
            continue
        assert (solved[f"{name} before"], solved[f"{name} after"]) == wanted, row["id"]
        assert own[0][0] <= wanted[0][0] <= wanted[0][1] <= own[0][1]
        tried += 1
    assert tried > 45


def test_the_proportions_of_the_report(claims):
    verdicts = {}
    for row in claims:
        found = re.fullmatch(r"([0-9]+)/([0-9]+) = ([0-9.]+)%", row["stated"])
        if found:
            part, whole, percent = found.groups()
            verdict = check_share([counted(int(part))], counted(int(whole)), printed(percent)).verdict
            verdicts[row["id"]] = verdict
            assert (verdict is Verdict.AGREES) is (row["verdict"] == "consistent")
    assert len(verdicts) == 7
    assert verdicts["C013"] is Verdict.DIFFERS
    assert verdicts["C016"] is Verdict.ONLY_IF_TRUNCATED


def test_the_points_of_the_report_are_a_matter_of_unit(claims):
    rows = [row for row in claims if row["type"] == "diff_pp"]
    assert len(rows) == 4
    for row in rows:
        found = re.fullmatch(r"([0-9.]+) -> ([0-9.]+) \(([-+0-9.]+)\)", row["stated"])
        before, after, change = found.groups()
        found = check_points(printed(change), printed(before), printed(after))
        assert found.verdict is Verdict.UNIT


def test_the_spending_of_the_report(claims):
    stated = [row["stated"] for row in claims if row["type"] == "amount_share"]
    rows = [found.groups() for text in stated if (found := re.fullmatch(r"([0-9.]+); ([0-9.]+)%", text))]
    assert len(rows) == 5
    for amount, percent in rows:
        assert check_share([printed(amount)], printed("127.8"), printed(percent)).verdict is Verdict.AGREES
