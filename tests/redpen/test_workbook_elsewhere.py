"""Figures that do not fit where they stand, but that the workbook has for something else."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance report\n\n"
YEAR = "the 12 months to September 2017"

# Hate crime: 1,251 after 978 and 729; rape: 1,118 after 903 and 757; personal robbery: 794 after 596.
TRUE = f"""
Hate crime was up 27.9% in Lancashire in {YEAR}, from 978.
Hate crime rose 27.9% in Lancashire in {YEAR}, from 978.
Hate crime rose by 273 in Lancashire in {YEAR}, from a total of 978.
KSI casualties in Lancashire were down 5.9% in {YEAR}, from 815.
Personal robbery in Lancashire has increased by 198 in {YEAR} (from 596).
Rape in Lancashire in {YEAR} (1,118) was up on 903.
Rape in Lancashire rose by 215 in {YEAR}, from 903, following a rise of 146, from 757.
Rape in Lancashire rose by 215 in {YEAR} after 146 in the 12 months to September 2016.
All crime in Lancashire was 115,775 in {YEAR} (102,455, 92,395 and 89,372 in the three years before).
Domestic abuse crime in Lancashire stood at 11,902 in {YEAR}; it was 9,869 and, earlier still, 8,318.
Overall confidence in Lancashire was 79.8% in the 12 months to June 2017, from 78.3%.
Lancashire's 13,090 burglaries in {YEAR} are 11.3% of its 115,775 crimes.
In Lancashire, rape made up 1.0% of the 115,775 crimes of {YEAR}.
Hate crime in Lancashire came to 688 in the second half of {YEAR}.
In {YEAR} the first half had 563 hate crimes in Lancashire and the second 688.
All crime in Lancashire in {YEAR} fell by 97 between August and September.
""".strip().split("\n")

# The workbook has the figure, but of what the sentence does not say: it may have been read wrongly here, too.
MISPLACED = [
    ("Hate crime in Lancashire stood at 978 in {}.", "978", "12 months to September 2016"),
    ("There were 688 hate crimes in Lancashire in {}.", "688", "April to September 2017"),
    ("Hate crime in Lancashire stood at 115,775 in {}.", "115,775", "All crime, 12 months to September 2017"),
    ("Hate crime in Lancashire stood at 470 in {}.", "470", "East Division, 12 months to September 2017"),
    ("Hate crime in Lancashire rose by 249 in {}.", "249", "12 months to September 2016 against"),
    ("All burglary in {} and the 12 months to September 2016 was 13,090 and 11,950.", "13,090", YEAR[4:]),
]

OTHERWISE = [
    "Hate crime in Lancashire stood at 987 in {}.",
    "Hate crime in Lancashire rose by 237 in {}.",
    "Hate crime in Lancashire stood at 1,118 in {}.",
    "There were 1,252 hate crimes in Lancashire in {}.",
]


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("sentence", TRUE)
def test_what_is_said_to_be_of_another_time_or_whole_is_not_asked_about(opened, sentence):
    found = review_report(HEAD + sentence, opened)
    assert not found.findings
    assert Verdict.DIFFERS not in {each.verdict for each in found.judgements}


def test_a_base_behind_the_period_belongs_to_its_change(opened):
    (claim,) = review_report(HEAD + TRUE[0], opened).claims
    assert [(str(each.role), each.number.text) for each in claim.quantities] == [
        ("percent", "27.9%"),
        ("base", "978"),
    ]


@pytest.mark.parametrize(("sentence", "said", "place"), MISPLACED)
def test_what_the_workbook_has_for_something_else_is_asked_with_its_place(opened, sentence, said, place):
    review = review_report(HEAD + sentence.format(YEAR), opened)
    (found,) = review.findings
    assert (found.kind, found.severity) == ("workbook_elsewhere", Severity.NOTE)
    assert f"“{said}”" in found.title
    assert f"The workbook has it for {place}" in found.title
    assert found.cells
    held = [each for each in review.judgements if each.against is Against.WORKBOOK]
    assert Verdict.DIFFERS not in {each.verdict for each in held}


@pytest.mark.parametrize("sentence", OTHERWISE)
def test_what_the_workbook_has_nowhere_is_wrong(opened, sentence):
    (found,) = review_report(HEAD + sentence.format(YEAR), opened).findings
    assert (found.kind, found.severity) == ("workbook", Severity.ERROR)


@pytest.mark.parametrize("words", ["the plan of", "its target of", "the forecast of", "capacity (of"])
def test_a_plan_is_not_asked_about(opened, words):
    text = f"Hate crime rose from 978 to 1,251 in {YEAR}, 15% above {words} 1,088{')' * words.count('(')}."
    assert not review_report(HEAD + text, opened).findings
