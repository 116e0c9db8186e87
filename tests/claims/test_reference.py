"""The reference report: its 102 claims with line, kind and values, in each format that carries it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from fractions import Fraction

import pytest

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document
from scrutinydesk.redpen.implied import base_of

REPORT = "reference/000_0dc43f1d27393c57.txt"
_FIGURE = re.compile(r"\d[\d,]*\.?\d*")


@pytest.fixture(scope="module")
def document(shared):
    return read_document(shared / REPORT)


@pytest.fixture(scope="module")
def claims(document):
    return read_claims(document)


@pytest.fixture(scope="module")
def expected(shared):
    with (shared / "reference/claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(row) -> list[Fraction]:
    """The figures that a row of claims.csv states, without signs."""
    stated = row["stated"]
    if row["type"] == "change_zero":
        stated = stated.removeprefix("0;")  # "no change": the nought is in words
    found = _FIGURE.findall(stated)
    if row["type"] == "rank":
        found = _FIGURE.findall(stated.replace("NW", ""))
    return [Fraction(each.replace(",", "")) for each in found]


def fits(row, claim) -> bool:
    have = Counter(abs(quantity.number.printed) for quantity in claim.quantities)
    return claim.line == int(row["line"]) and claim.kind == row["type"] and not Counter(figures(row)) - have


def matched(expected, claims) -> tuple[dict[str, object], list[str]]:
    """Claims by id of the row that they fit, and for each row that none fits what its line has."""
    left, by_id, missing = list(claims), {}, []
    for row in expected:
        claim = next((each for each in left if fits(row, each)), None)
        if claim is None:
            has = [(str(each.kind), each.quote[:50]) for each in claims if each.line == int(row["line"])]
            missing.append(f"{row['id']} | line {row['line']} | {row['type']} | {row['stated']} | {has}")
        else:
            left.remove(claim)
            by_id[row["id"]] = claim
    return by_id, missing


def test_every_claim_is_found_with_its_line_kind_and_values(expected, claims):
    _, missing = matched(expected, claims)
    assert not missing, "\n" + "\n".join(missing)


def test_signs_are_those_of_the_words(expected, claims):
    by_id, _ = matched(expected, claims)
    for row in expected:
        if row["type"] == "change_pct":
            sign = -1 if row["stated"].startswith("-") else 1
            assert by_id[row["id"]].direction == sign, row


def test_implied_bases_hold_those_that_were_recomputed(expected, claims):
    by_id, _ = matched(expected, claims)
    checked = 0
    for row in expected:
        claim = by_id[row["id"]]
        if row["implied_base"]:
            low, _, high = row["implied_base"].partition("..")
            ours = base_of(claim)
            # Those of the table are narrower where other claims narrow them.
            assert ours.low <= Fraction(low) <= Fraction(high or low) <= ours.high, row
            checked += 1
    assert checked == sum(bool(row["implied_base"]) for row in expected)


@pytest.mark.parametrize(
    ("claim", "measure", "area", "window"),
    [
        ("C010", "officers_fte", "lancashire", "Sep 2017"),
        ("C025", "all_crime", "lancashire", "12m to Sep 2017"),
        ("C027", "all_crime", "north-west", "12m to Aug 2017"),
        ("C037", "burglary_all", "lancashire", "12m to Aug 2017"),
        ("C044", "rape", "lancashire-msg", "12m to Aug 2017"),
        ("C050", "racially_religiously_aggravated", "england-and-wales", "12m to Aug 2017"),
        ("C066", "public_order", "lancashire", "2017/18"),
        ("C077", "ksi_adult", "lancashire-east", "12m to Sep 2017"),
        ("C081", "ksi_child", "lancashire-south", "12m to Sep 2017"),
        ("C089", "sexual_under_16", "lancashire", "12m to Sep 2017"),
        ("C091", "domestic_abuse", "lancashire", "Jul 2017"),
        ("C093", "satisfaction_burglary", "lancashire", None),
        ("C097", "confidence_overall", "lancashire-msg", None),
        ("C101", "confidence_understand", "lancashire", None),
    ],
)
def test_claims_are_linked_with_measure_area_and_window(expected, claims, claim, measure, area, window):
    found = matched(expected, claims)[0][claim]
    shown = found.window.short if found.window else None
    assert (found.measure, found.area) == (measure, area)
    assert window is None or shown == window


def test_ranks_carry_area_and_movement(expected, claims):
    found = matched(expected, claims)[0]["C101"]
    ranks = [
        (quantity.area, int(quantity.value)) for quantity in found.quantities if quantity.role is Role.RANK
    ]
    assert ranks == [("england-and-wales", 14), ("lancashire-msg", 2), ("north-west", 4)]
    assert [int(quantity.value) for quantity in found.quantities if quantity.role is Role.MOVEMENT] == [-1]


def test_places_are_those_of_the_numbering(document, claims):
    places = {claim.line: claim.passage.number for claim in claims}
    assert (places[57], places[203], places[226], places[359]) == (
        "4(b)(viii)",
        "5(f)(iii)",
        "6(b)(i)",
        "7(b)",
    )


def test_at_least_fifteen_commitments_have_a_date(claims):
    dated = [claim for claim in claims if claim.kind is ClaimKind.COMMITMENT and claim.due]
    shown = [f"{claim.line}: {claim.quote}" for claim in dated]
    assert len({claim.line for claim in dated}) >= 15, "\n".join(shown)
    days = {claim.due_day.isoformat() for claim in dated if claim.due_day}
    assert {"2017-12-04", "2017-11-24", "2017-11-27", "2017-11-18"} <= days


def test_words_without_figures_are_claims_too(claims):
    by_kind = {kind: {claim.line for claim in claims if claim.kind is kind} for kind in ClaimKind}
    assert {141, 180, 227, 304} <= by_kind[ClaimKind.COMPARISON]
    assert {170, 205, 344} <= by_kind[ClaimKind.CAVEAT]
    assert {117, 128, 273, 350} <= by_kind[ClaimKind.TREND]


def test_spans_are_those_of_the_text(document, claims):
    for claim in claims:
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.line_of(claim.start) == claim.line
        for quantity in claim.quantities:
            assert document.text[quantity.number.start : quantity.number.end] == quantity.number.text


def told(claims) -> Counter:
    return Counter(
        (
            claim.kind,
            tuple((each.role, each.number.printed, each.direction) for each in claim.quantities),
            claim.measure,
            claim.area,
            claim.window,
        )
        for claim in claims
    )


def test_the_same_report_in_word_gives_the_same_claims(document, claims, tmp_path):
    from report_in_word import write_word

    write_word(document.text, tmp_path / "report.docx")
    assert told(read_claims(read_document(tmp_path / "report.docx"))) == told(claims)
