"""Lines that are headings, however they are written, and short lines that are none."""

from __future__ import annotations

import pytest

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.measures.resources import load_resources

HEADINGS = """
Rape
Domestic abuse
Hate crime
Public order
Killed or seriously injured
Stop and search
Hate crime by division
Burglary – Residential
How effective is the force at protecting those who are vulnerable?
Is crime going up?
""".strip().split("\n")
OTHERS = """
Yours sincerely
There were no arrests
We will report back
Crime is up
Report agreed
and of these
Rape rose by 5% in the year.
A member asked how many officers there were, and what they cost. What did the force do?
What did the 12 officers do?
""".strip().split("\n")


def kind_of(line):
    document = read_pasted(f"Southmere Police\n\nA paragraph stands here.\n\n{line}\n\nAnother.\n")
    (found,) = (each for each in document.passages if each.text == line)
    return found.kind


@pytest.mark.parametrize("line", HEADINGS)
def test_a_name_or_a_question_by_itself_is_a_heading(line):
    assert kind_of(line) is PassageKind.HEADING


@pytest.mark.parametrize("line", OTHERS)
def test_a_short_sentence_is_no_heading(line):
    assert kind_of(line) is not PassageKind.HEADING


def test_a_figure_is_of_the_measure_of_its_own_heading():
    text = "Rape\n\nThere were 1,118 in the year.\n\nHate crime\n\nThis rose by 27.9% to 1,251 in the year.\n"
    claims = read_claims(read_pasted(f"Lancashire Constabulary\n\n{text}"), load_resources())
    assert [claim.measure for claim in claims] == ["rape", "hate_crime"]


def test_a_period_is_carried_no_further_than_to_the_next():
    text = (
        "Lancashire Constabulary\n\nPerformance\n\n"
        "All crime rose by 3.4% in the year to September 2015 compared with the year to September 2014.\n\n"
        "{}Public order offences had gone up by 1,193 (45.1%).\n"
    )
    another = "There were 794 robberies in the year to September 2017.\n\n"
    for between, carried in (("", True), (another, False)):
        claims = read_claims(read_pasted(text.format(between)), load_resources())
        assert claims[-1].inherited is carried
