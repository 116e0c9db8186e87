"""Texts in the manner of other police bodies: their figures are found, in the right kind and role."""

from __future__ import annotations

import re
from fractions import Fraction

import genre
import pytest

from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.plain_text import read_plain

ROLES = {
    "D": "difference", "p": "percent", "pp": "points", "b": "base", "c": "current", "n": "part",
    "w": "whole", "v": "value", "t": "target", "r": "rank", "m": "movement", "f": "forces", "of": "of",
    "x": "multiple",
}  # fmt: skip
ABOVE = "Performance of Durham Constabulary to 31 March 2019.\n\n"


def missing(claims, wanted: str) -> list[str]:
    return [
        want.strip() for want in wanted.split("|") if not any(fits(claim, want.split()) for claim in claims)
    ]


def fits(claim, want: list[str]) -> bool:
    have = {(str(each.role), each.value / each.number.scale) for each in claim.quantities}
    figures = {
        (ROLES[role], Fraction(value)) for role, _, value in (each.partition("=") for each in want[1:])
    }
    return claim.kind == want[0] and figures <= have


def shown(claims) -> str:
    return "\n".join(
        f"{claim.kind} {claim.quote!r} {[(str(each.role), str(each.value)) for each in claim.quantities]}"
        for claim in claims
    )


@pytest.mark.parametrize(
    "line", [*genre.NARRATIVE.splitlines(), *genre.BULLETINS.splitlines(), *genre.MINUTES.splitlines()]
)
def test_a_sentence_of_another_force_is_read(line):
    text, wanted = line.split(" => ")
    claims = [claim for claim in read_claims(read_plain(ABOVE + text, "text")) if claim.line == 3]
    assert not missing(claims, wanted), shown(claims)


@pytest.mark.parametrize("line", genre.NO_CLAIMS.splitlines())
def test_what_counts_nothing_is_no_claim(line):
    claims = [claim for claim in read_claims(read_plain(ABOVE + line, "text")) if claim.line == 3]
    assert not [claim for claim in claims if claim.quantities], shown(claims)


@pytest.mark.parametrize("line", genre.SETTINGS.splitlines())
def test_a_claim_is_of_what_its_text_says(line):
    text, wanted = line.split(" => ")
    title, _, rest = text.partition(". ")
    claim = read_claims(read_plain(f"{title}\n\n{rest}" if rest else text, "text"))[-1]
    windows = [window.short if window else "-" for window in (claim.window, claim.previous)]
    assert [claim.measure or "-", claim.area or "-", *windows] == wanted.split(" | "), shown([claim])


def test_a_line_that_leads_to_a_list_says_when_its_items_hold():
    item = "• there were 15 incidents compared to 18 in the previous year."
    text = f"Security report\n\nDuring 1 April 2018 to 31 March 2019:\n\n{item}\n"
    claim = read_claims(read_plain(text, "text"))[-1]
    assert (claim.window.short, claim.previous.short, claim.inherited) == ("2018/19", "2017/18", True)


def test_a_line_with_two_days_leads_to_figures_of_the_later_against_the_earlier():
    lead = "Officers as of September 30 2024, and the change on September 30 2023:"
    text = f"Police officers\n\nIn 2010 there were many.\n\n{lead}\n\n- Kent 3,338, down 33 (down 1.0%)\n"
    claim = read_claims(read_plain(text, "text"))[-1]
    assert (claim.window.short, claim.previous.short, claim.inherited) == ("Sep 2024", "Sep 2023", True)


def test_a_line_that_leads_to_a_list_says_what_its_items_count():
    text = "Forces\n\nThis is the number of robberies in 2019/20:\n\n- Kent 3,338, down 33 (down 1.0%)\n"
    claim = read_claims(read_plain(text, "text"))[-1]
    assert (claim.measure, claim.area, claim.inherited) == ("robbery_all", "kent", True)


def test_a_title_may_be_of_a_district_that_is_a_letter():
    claim = read_claims(read_plain("PSNI C District Police Report\n\nTheft rose by 5%.\n", "text"))[-1]
    assert (claim.area, claim.area_words) == ("", "C District")


def test_the_year_of_a_title_is_assumed_of_what_says_none():
    claim = read_claims(read_plain("Road casualties 2019\n\nCasualties rose by 5%.\n", "text"))[-1]
    assert (claim.window, claim.assumed.short) == (None, "12m to Dec 2019")


def test_items_that_lost_their_stops_stay_apart():
    lines = (
        "• robbery rose by 3%",
        "• knife crime rose by 7 per cent between the year ending March 2018 and the year ending March 2019",
        "A total of 1,204 offences were recorded in the county last year.",
    )
    assert [passage.text.lstrip("• ") for passage in read_plain("\n".join(lines), "text").passages] == [
        line.lstrip("• ") for line in lines
    ]


def test_cells_that_are_empty_are_no_signs():
    text = "Complaints\n\nNorth - - 1,661 1,456 1,365\nSouth 198 264 243 211 285\n"
    claims = read_claims(read_plain(text, "table"))
    assert {claim.kind for claim in claims} == {"count"}, shown(claims)


def test_tables_of_other_forces_are_read():
    lines = genre.TABLES.splitlines()
    text = "\n".join(re.sub(r" => [^\t]*", "", line) for line in lines)
    claims = read_claims(read_plain(text, "table"))
    for number, line in enumerate(lines, start=1):
        if wanted := re.search(r" => ([^\t]*)", line):
            here = [claim for claim in claims if claim.line == number]
            assert not missing(here, wanted[1]), shown(here)


def test_rows_that_lost_their_columns_are_read():
    text = "Recorded crime\n\nKent  98,400 95,153 - 3,247 - 3.3%\nDurham 45,100 47,250 + 2,150 + 4.8%\n"
    claims = read_claims(read_plain(text, "slide"))
    assert not missing(
        claims, "change_pct b=98400 c=95153 D=-3247 p=-3.3 | change_pct b=45100 c=47250 D=2150 p=4.8"
    ), shown(claims)


def test_rows_of_two_figures_that_lost_their_columns_are_read():
    text = "Budget\n\nPlan 2022/23 2023/24\nPay £92.3m £99.9m\nCars £8.2m £6.9m\nTotal £100.5m £106.8m\n"
    found = [
        (claim.quote, claim.measure_words, claim.window and claim.window.short)
        for claim in read_claims(read_plain(text, "slide"))
    ]
    assert found[2:4] == [("Cars £8.2m", "Cars", "2022/23"), ("Cars £8.2m £6.9m", "Cars", "2023/24")]


def test_a_column_of_a_part_is_of_no_whole():
    text = "Police officers in post\n\nWomen\tMen\tTotal\n14\t34\t48\n"
    found = {claim.quote: claim.measure for claim in read_claims(read_plain(text, "table"))}
    assert found == {"14": "", "14\t34": "", "14\t34\t48": "officers_headcount"}


def test_heads_that_lost_their_columns_say_when_figures_are_of():
    heads = "Apr-Dec 2006 Apr-Dec 2005 Difference % Change Apr-Dec 2006 Apr-Dec 2005"
    rows = "Robbery 34,386 33,550 +836 +2.5% 13.7% 12.1%\nArson [1] 129 131 -2 -1.5% N/A N/A\n"
    text = f"Crime\n\n{heads}\n{rows}"
    claims = read_claims(read_plain(text, "slide"))
    assert not missing(claims, "change_pct b=33550 c=34386 D=836 p=2.5 | change_pct b=131 c=129 D=-2 p=-1.5")
    windows = [(claim.window.short, claim.previous.short) for claim in claims if claim.kind == "change_pct"]
    assert windows == [("Apr to Dec 2006", "Apr to Dec 2005")] * 2


def test_the_last_head_may_be_in_any_words_and_a_dash_is_no_label():
    head = "Force 2007-08 2008-09 2009-10 Rate per 10,000 population, 2009-10"
    text = f"Complaints\n\n{head}\nNorth 198 264 243 9.6\nSouth - - 163 10.6\n"
    claims = read_claims(read_plain(text, "slide"))
    found = [(claim.kind, claim.area_words, claim.window.short) for claim in claims]
    assert {claim.measure_words for claim in claims} == {"Complaints"}
    assert found[3:] == [
        ("rate", "North", "2009/10"),
        ("count", "South", "2009/10"),
        ("rate", "South", "2009/10"),
    ]


def test_the_same_text_gives_the_same_claims():
    document = read_plain(genre.NARRATIVE + genre.MINUTES, "text")
    assert read_claims(document) == read_claims(document)


def test_no_figure_belongs_to_two_changes():
    claims = read_claims(read_plain(genre.NARRATIVE, "text"))
    held = [
        each.number.start for claim in claims if claim.kind.startswith("change") for each in claim.quantities
    ]
    assert len(held) == len(set(held))
