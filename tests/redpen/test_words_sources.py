"""Sources, quotations and pointers, each rule on sentences that it was not made from."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

ABOVE = "Performance of Durham Constabulary to 31 March 2019.\n\n"


def kinds(text: str, above: str = ABOVE) -> list[str]:
    return [each.kind for each in review_report(above + text).findings]


def of_kind(text: str, kind: str, above: str = ABOVE):
    return [each for each in review_report(above + text).findings if each.kind == kind]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ForceSight file", "ONS ForceSight file"),
        ("Qlik dashboard", "Force Qlik dashboard"),
        ("Stats19 database", "DfT Stats19 database"),
    ],
)
def test_a_source_under_two_names(one, other):
    assert "naming" in kinds(f"The data are from the {one}.\n\nThe figures in the {other} show it.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ForceSight file", "ForceSight file"),
        ("Qlik dashboard", "Niche database"),
        ("Stats19 database", "case file"),
    ],
)
def test_sources_under_their_names(one, other):
    assert "naming" not in kinds(f"The data are from the {one}.\n\nThe figures in the {other} show it.")


NAMED = """\
6. Vulnerability

a) Sexual offences

(i) {one} are up 22.0% (450 crimes).

(ii) {other} are up 20.9% (430 crimes).
"""


def test_one_measure_under_two_names():
    text = NAMED.format(one="Sexual Offences (Excluding Rape)", other="Other Sexual offences")
    (found,) = of_kind(text, "naming")
    assert "two names" in found.title


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Other sexual offences", "Other Sexual Offences"),
        ("Domestic abuse crimes", "Hate crimes"),
        ("Public order offences", "Public Order"),
    ],
)
def test_measures_under_their_names(one, other):
    assert "naming" not in kinds(NAMED.format(one=one, other=other))


@pytest.mark.parametrize(
    "said",
    [
        "The recent HMIC Crime Data Integrity Inspection found that “officers understood their duties”.",
        "HMICFRS found that “the force has made progress in how it answers calls” this year.",
        'The inspection found that "victims are kept informed" in most cases.',
    ],
)
def test_an_inspection_quoted_in_part(said):
    (found,) = of_kind(said, "selective_evidence")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "said",
    [
        "The HMIC inspection graded the force as inadequate and found that “calls were missed”.",
        "The HMICFRS inspection will take place in May.",
        "HMICFRS found that “the force has made progress”; its overall judgement was requires improvement.",
        "Officers carried out an inspection of the “Safe House” in May.",
    ],
)
def test_an_inspection_with_its_judgement_or_without_a_quotation(said):
    assert "selective_evidence" not in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "A victim told us that the officer was kind and stayed until my mother came” (survey, 2018).",
        'The letter said we are grateful for the swift response of all involved" and asked for a copy.',
        "The chair said the service was first class.” He thanked the team.",
    ],
)
def test_a_quotation_without_a_beginning(said):
    assert "quotation" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "A victim told us that “the officer was kind” (survey, 2018).",
        'The letter said "we are grateful" and asked for a copy of the "report".',
        "“The first paragraph of what was said goes on.\n\n“The second closes it.”",
        'A 24" screen was bought.',
        "It's the officers' own 'Safe Drive' scheme.",
    ],
)
def test_a_quotation_that_is_whole(said):
    assert "quotation" not in kinds(said)


POINTERS = """\
5. Crime

a) Public order

Public Order Offences – The Constabulary

{above}

(i) {said}

b) Robbery

(i) Robbery is dealt with elsewhere.
"""


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("", "As can be seen from the chart below, recording has improved."),
        ("- Assault\n- Harassment", "The offences listed below make up most of the increase."),
        ("Area\tCrimes\nNorth\t120", "The table below gives the areas."),
    ],
)
def test_a_pointer_below_at_the_end_of_its_section(above, said):
    assert "cross_reference" in kinds(POINTERS.format(above=above, said=said))


@pytest.mark.parametrize(
    ("above", "said"),
    [
        ("", "As can be seen from the chart above, recording has improved."),
        ("", "The table below gives the areas.\n\nArea\tCrimes\nNorth\t120"),
        ("", "The offences below make up most of it:\n\n- Assault\n- Harassment"),
        ("", "Performance is below that of last year."),
    ],
)
def test_a_pointer_to_what_is_there(above, said):
    assert "cross_reference" not in kinds(POINTERS.format(above=above, said=said))


@pytest.mark.parametrize("name", ["Appendix A", "Appendix 2", "Annex C"])
def test_an_appendix_that_is_only_named(name):
    found = of_kind(f"9. Attachments\n\nThe figures are in {name}.", "missing")
    assert [each.title.startswith(name) for each in found] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "The figures are in Appendix A.\n\nAppendix A – Figures\n\nAll crime rose from 120 to 130.",
        "There is no appendix to this report.",
        "The appendices are sent apart.",
    ],
)
def test_an_appendix_that_is_there(said):
    assert "missing" not in kinds(said)


SOURCED = """\
5. Crime

a) Burglary

(i) {said}

Burglary

\tEngland & Wales\tDurham
12M Feb-19 -v- 12M Feb-18\tUp 10.0% (40,000 Crimes)\tUp 10.1% (606 Crimes)
"""


@pytest.mark.parametrize(
    "said", ["Burglary rose.", "The force is doing well.", "See the table for the areas."]
)
def test_figures_of_the_country_without_a_source(said):
    assert "source" in kinds(SOURCED.format(said=said))


@pytest.mark.parametrize(
    "said",
    ["Source: Home Office, April 2019.", "The data are from iQuanta.", "Figures published by the ONS."],
)
def test_figures_of_the_country_with_one(said):
    assert "source" not in kinds(SOURCED.format(said=said))
