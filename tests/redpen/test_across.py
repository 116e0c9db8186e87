"""The figures of a report against each other."""

from __future__ import annotations

from time import process_time

import pytest

from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.redpen.checks import review
from scrutinydesk.redpen.material import Material
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Performance of Lancashire Constabulary to the 30th September 2017.\n\n5. Tackling Crime\n\n"
IN_YEAR = "The 'In Year Performance' versus the 'Previous 12 Month Period' shows"
ACQUISITIVE = (
    HEAD
    + "e) High Impact Acquisitive Crime\n\n"
    + f"- (i) {IN_YEAR} an increase of {{}} crimes (34.4%).\n"
    + "- (ii) The crime categories which {} High Impact Acquisitive Crime are the following:\n"
    + " - Burglary Dwelling & Residential - Up {} crimes (34.6%)\n"
    + " - Robbery (Personal) – Up 198 crimes (33.2%)\n"
)


def across(text):
    """Kinds, severities and workings of what was found against the rest of the report."""
    found = review_report(text)
    return [(e.kind, e.severity, e.working) for e in found.findings if e.against is Against.REPORT]


def test_the_reference_report_contradicts_itself_nowhere(reference):
    assert "conflict" not in {each.kind for each in reference.findings}
    assert "conflict_doubt" not in {each.kind for each in reference.findings}


def test_the_hidden_tables_of_the_casualties(reference):
    table = next(each for each in reference.tables if "killed" in each.title)
    assert table.tables == 3
    shown = {row: [str(cell) for cell in cells] for row, cells in zip(table.rows, table.cells, strict=True)}
    before, after = "12 months to September 2016", "12 months to September 2017"
    assert table.columns == ("East", "South", "West", "Lancashire")
    assert shown[f"People killed or seriously injured, {before}"][2] == "273"
    assert shown[f"Adults killed or seriously injured, {after}"] == [
        "221 or 222", "212 or 213", "240", "674 or 675",
    ]  # fmt: skip
    assert shown[f"Children killed or seriously injured, {before}"] == ["47", "26", "20", "93"]
    assert shown[f"Children killed or seriously injured, {after}"] == ["37", "33", "23", "93"]


def test_a_base_is_narrowed_by_what_it_is_made_up_of(reference):
    table = next(each for each in reference.tables if "acquisitive" in each.title)
    assert [str(cell) for cell in table.cells[0]] == ["5,861 to 5,867", "7,880 to 7,886"]
    line = next(number for number, claim in enumerate(reference.claims) if "2,019" in claim.quote)
    workings = [each.working for each in reference.judged(line) if each.against is Against.REPORT]
    assert workings == ["with the other figures: 5,861 to 5,867 before, 7,880 to 7,886 after"]


def test_the_fewest_statements_that_conflict_are_named(reference_text):
    found = review_report(reference_text.replace("12.2%", "12.9%"))
    (conflict,) = (each for each in found.findings if each.kind == "conflict")
    assert conflict.severity is Severity.ERROR
    quotes = {" ".join(found.claims[number].quote.split()) for number in conflict.claims}
    assert quotes == {
        "reduction of 12.9% (36 KSIs)",
        "reduction of 10.5% (26 KSIs)",
        "reduction of 21.3% (10 KSIs)",
    }
    assert {found.document.text[one.start : one.end] for one in conflict.spans} == {"12.9%", "10.5%", "21.3%"}
    differs = [
        each
        for each in found.judgements
        if each.verdict is Verdict.DIFFERS
        and each.against is Against.REPORT
        and found.claims[each.claim].quantities
    ]
    assert [found.claims[each.claim].quote for each in differs] == ["reduction of 12.9% (36 KSIs)"]


def test_parts_that_are_said_to_make_up_a_whole_must_add_up():
    assert not across(ACQUISITIVE.format("2,019", "fall under", "1,821"))
    (found,) = across(ACQUISITIVE.format("2,091", "fall under", "1,821"))
    assert found[:2] == ("conflict", Severity.ERROR)
    assert found[2].startswith("1,821 + 198 = 2,019, printed 2,091")


def test_parts_that_nobody_says_are_all_of_them_are_only_asked_about():
    (found,) = across(ACQUISITIVE.format("2,091", "are in", "1,821"))
    assert found[:2] == ("conflict_doubt", Severity.WARNING)


def test_parts_with_others_beside_them_are_not_accused():
    # Another force may count vehicle crime among them as well, and say so or not.
    vehicles = ACQUISITIVE + " - Vehicle crime – Up 1,625 crimes (21.2%)\n"
    assert not across(vehicles.format("3,644", "fall under", "1,821"))
    assert not across(ACQUISITIVE.format("3,644", "are in", "1,821"))
    (found,) = across(ACQUISITIVE.format("3,644", "fall under", "1,821"))
    assert found[:2] == ("conflict_doubt", Severity.WARNING)


@pytest.mark.parametrize(
    "second",
    [
        "All crime in the north of the county shows an increase of 13,330 crimes (13.0%).",
        "All crime against repeat victims shows an increase of 13,330 crimes (13.0%).",
        "All crime shows an increase of 9,412 crimes (31.0%).",
        "All crime in Blackpool District shows an increase of 13,330 crimes (13.0%).",
    ],
)
def test_what_may_be_of_something_else_is_not_accused(second):
    text = (
        HEAD
        + f"a) Number of Crimes\n\n- (i) All crime {IN_YEAR} an increase of 13,320 crimes (13.0%).\n"
        + f"- (ii) {second}\n"
    )
    assert not across(text)


def test_the_same_figure_said_twice_is_the_same():
    text = HEAD + (
        f"b) Public order\n\n- (i) {IN_YEAR} an increase of 1,193 crimes (45.1%) for public order.\n"
        "- (ii) Public order offences are up 1,139 crimes (43.1%).\n"
    )
    assert not across(text.replace("1,139 crimes (43.1%)", "1,193 crimes (45.1%)"))
    (found,) = across(text.replace("(43.1%)", "(45.1%)"))
    assert found[0].startswith("conflict")


def test_a_part_is_no_more_than_its_whole():
    table = (
        "All crime\tEngland & Wales\tNW Region\tLancashire\n"
        "12M Aug-17 -v- 12M Aug-16\tUp 10.0% ({} Crimes)\tUp 10.0% (1,000 Crimes)\tUp 10.0% (500 Crimes)\n"
    )
    assert not across(HEAD + "a) All crime\n\n" + table.format("5,000"))
    (found,) = across(HEAD + "a) All crime\n\n" + table.format("500"))
    assert found[0] == "conflict"
    averages = table.replace("England & Wales", "England & Wales average").replace(
        "NW Region", "NW Region average"
    )
    assert not across(HEAD + "a) All crime\n\n" + averages.format("500"))


def test_time_grows_with_length_and_no_faster(reference_text):
    resources = load_resources()
    body = reference_text[reference_text.index("5. ") :]
    times = []
    for copies in (2, 8):
        document = read_pasted(body * copies)
        material = Material(document, read_claims(document, resources), resources)
        started = process_time()
        review(material)
        times.append(process_time() - started)
    assert times[1] < 12 * times[0] + 0.5
