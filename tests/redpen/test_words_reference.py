"""The reference report: what its words claim against its evidence, as a list of expected findings has it."""

from __future__ import annotations

import csv
import re

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.redpen.commitments import commitments
from scrutinydesk.reviewing import review_report

REPORT = "reference/000_0dc43f1d27393c57.txt"
SEVERITIES = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.NOTE}
OURS = (
    "F04", "F05", "F07", "F08", "F09", "F14", "F17", "F18", "F19", "F20", "F21", "F22", "F26", "F27", "F28",
    "F29", "F30", "F31", "F32", "F33", "F34", "F35",
)  # fmt: skip


@pytest.fixture(scope="module")
def review(shared):
    return review_report(shared / REPORT)


@pytest.fixture(scope="module")
def expected(shared):
    with (shared / "reference/findings.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def covers(review, finding, row) -> bool:
    """Whether a finding is of the kind and severity of a row, and one of its spans meets the words quoted."""
    document = review.document
    if finding.kind != row["kind"] or finding.severity is not SEVERITIES[row["severity"]]:
        return False
    line = int(row["line"])
    for span in finding.spans:
        if document.line_of(span.start) != line:
            continue
        start = document.text.rfind("\n", 0, span.start) + 1
        end = document.text.find("\n", span.end)
        at = document.text.find(row["quote"], start, end if end > 0 else None)
        if 0 <= at < span.end and span.start < at + len(row["quote"]):
            return True
    return False


@pytest.mark.parametrize("name", OURS)
def test_what_was_to_be_found_is_found_at_its_words(review, expected, name):
    row = expected[name]
    near = [
        (str(each.kind), str(each.severity), each.title)
        for each in review.findings
        if any(review.document.line_of(span.start) == int(row["line"]) for span in each.spans)
    ]
    assert any(covers(review, each, row) for each in review.findings), (row, near)


def test_growth_of_rape_has_the_ratios_that_were_recomputed(review):
    (finding,) = [
        each
        for each in review.findings
        if each.kind == "claim_v_table" and review.document.line_of(each.start) == 227
    ]
    assert "= 0.840 (95% interval" in finding.working
    assert "= 0.858 (95% interval" in finding.working


def test_what_is_in_line_is_said_where_all_forces_are_named(review):
    (finding,) = [
        each
        for each in review.findings
        if each.kind == "claim_v_table" and review.document.line_of(each.start) == 141
    ]
    assert finding.title.endswith("It does fit England and Wales (+46.3%).")
    assert "the country”. It does fit England and Wales (+46.3%). Could the" in finding.question


def test_counts_that_stand_nowhere_in_the_report_are_derived_in_the_working(review):
    (finding,) = [
        each
        for each in review.findings
        if each.kind == "claim_v_table" and review.document.line_of(each.start) == 304
    ]
    assert (
        "Lancashire 69 ÷ 14.7% + 69 = 538, England and Wales 7,892 ÷ 18.4% + 7,892 = 50,783"
        in finding.working
    )
    assert "mid-2016" in finding.detail
    for force, people, others, rest, rate in re.findall(
        r"\(([\d,]+) ÷ ([\d,]+) residents\) ÷ \(([\d,]+) ÷ ([\d,]+) residents\) = ([\d.]+)", finding.working
    ):
        cases, lived, elsewhere, there = (
            int(each.replace(",", "")) for each in (force, people, others, rest)
        )
        assert f"{cases / lived / (elsewhere / there):.2f}" == rate


def test_titles_and_questions_are_sentences_and_quotations_end_at_words(review):
    titles = [each.title for each in review.findings]
    assert "The 4 changes listed make up 43.63% of the rise; the report says 43%." in titles
    assert not any(".” is" in each for each in titles)
    questions = " ".join(each.question for each in review.findings)
    assert not re.search(r"\w…|\.”\. Could|[−+] −\d", questions)
    assert "what “chart below” and “offences below” point to?" in questions
    (base,) = [each for each in review.findings if each.title.startswith("The percentages are of £127.8m")]
    assert base.working == "£133.9m − £6.1m = £127.8m; £52.5m ÷ £127.8m = 41.08%, printed 41.1%"


def test_every_ratio_of_growth_can_be_redone_from_the_sum_that_is_shown(review):
    workings = [each.working for each in review.findings if "growth ratio" in each.working]
    counts, factor = r"\((\d[\d,]*) → (\d[\d,]*)\)", r"\(1 ([+−]) ([\d.]+)\)"
    shown = re.compile(rf"{counts}: growth ratio {factor} ÷ {factor} = ([\d.]+) ")
    sums = [found for working in workings for found in shown.findall(working)]
    assert len(sums) == 4
    assert "(1 + 0.448) ÷ (1 + 0.770) = 0.818" in " ".join(workings)
    for before, now, own_sign, own, rest_sign, rest, ratio in sums:
        force, others = (
            1 + (-float(each) if sign == "−" else float(each))
            for sign, each in ((own_sign, own), (rest_sign, rest))
        )
        assert f"{force / others:.3f}" == ratio
        assert others == pytest.approx(int(now.replace(",", "")) / int(before.replace(",", "")), abs=0.0006)


def test_comparisons_that_the_tables_bear_out_agree(review):
    words = {
        review.claims[each.claim].line: str(each.verdict)
        for each in review.judgements
        if review.claims[each.claim].kind == "comparison"
    }
    assert words == {117: "agrees", 141: "differs", 180: "agrees", 227: "differs", 304: "differs"}


def test_none_of_the_changes_of_road_casualties_is_more_than_chance(review):
    (finding,) = [each for each in review.findings if each.kind == "small_numbers"]
    assert finding.working == "26 → 33: 95% interval of the change −26% to +121%"
    assert "all the other 10 changes" in finding.detail


def test_every_finding_asks_a_question_and_says_why(review):
    for each in review.findings:
        assert each.spans, each
        assert each.title, each
        assert each.question.endswith("?") or each.kind in {"arithmetic", "rounding", "unit"}, each
        assert each.detail or each.kind == "proofing", each
        for span in each.spans:
            assert 0 <= span.start < span.end <= len(review.document.text), each


def test_the_register_holds_the_commitments_by_date(review):
    rows = commitments(review.claims)
    dated = [each for each in rows if each.due is not None]
    assert len(dated) >= 15
    ends = [each.due.last for each in dated]
    assert ends == sorted(ends)
    assert {each.due_words for each in rows} >= {"4 December 2017", "24 November 2017", "October 2018"}
    who = {each.due_words: each.who for each in rows}
    assert who["27 November 2017"] == "the Constabulary"
    assert not any("projecting" in each.quote for each in rows)


def test_of_all_that_was_to_be_found_no_more_than_three_are_missing(review, expected):
    missing = [
        name
        for name, row in expected.items()
        if not any(covers(review, each, row) for each in review.findings)
    ]
    assert len(expected) == 35
    assert len(missing) <= 3, missing
