"""Rules that a careful editor would know, each on sentences that it was not made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

ABOVE = "Performance of Durham Constabulary to 31 March 2019.\n\n"


def kinds(text: str, above: str = ABOVE) -> list[str]:
    return [each.kind for each in review_report(above + text).findings]


def of_kind(text: str, kind: str, above: str = ABOVE):
    return [each for each in review_report(above + text).findings if each.kind == kind]


# --- Periods ------------------------------------------------------------------------------------------

LABELS = """\
5. Crime

(i) The ‘{label}’ shows an increase of 4,118 crimes (6.2%).

7. Confidence

(i) The latest results are for {period}.

(ii) Comparing the ‘{label}’, overall confidence is up from 78.3% to 79.8%.
"""


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("In Year Performance", "the 12 months ending December 2018"),
        ("Year to Date", "the year to September 2018"),
        ("Current Year", "the twelve month period ending 31 December 2018"),
    ],
)
def test_one_label_for_periods_with_two_ends(label, period):
    (found,) = of_kind(LABELS.format(label=label, period=period), "window_mismatch")
    assert label in found.title
    assert "March 2019" in found.title


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("In Year Performance", "the 12 months ending March 2019"),
        ("Year to Date", "England and Wales"),
        ("Safer Streets", "the 12 months ending December 2018"),
    ],
)
def test_one_label_for_one_period(label, period):
    assert "window_mismatch" not in kinds(LABELS.format(label=label, period=period))


@pytest.mark.parametrize(
    "said",
    [
        "Results for the first quarter (June 17 to August 17) are out.",
        "In Q2 (May to July) calls rose.",
        "The fourth quarter of the year (December – February) was quiet.",
        "The third quarter (October to November 2018) was busy.",
    ],
)
def test_a_quarter_that_is_none(said):
    assert "quarter" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "Results for the first quarter (April 18 to June 18) are out.",
        "In Q2 (Jul-Sep 2018) calls rose.",
        "The fourth quarter (January – March 2019) was quiet.",
        "The first quarter (January to March) was quiet.",
        "The survey (June 17 to August 17) gives results for the first quarter.",
    ],
)
def test_a_quarter_that_is_one(said):
    assert "quarter" not in kinds(said)


PAST = "Superintendent Hall was appointed on 24 April 2019 and leads the unit."


@pytest.mark.parametrize(
    "said",
    [
        "The campaign will begin in April 2019.",
        "A new rota will start on 8 April 2019.",
        "Forty officers will be deployed in April 2019.",
    ],
)
def test_a_promise_behind_its_date(said):
    assert "tense" in kinds(f"(i) {said}\n\n(ii) {PAST}")


@pytest.mark.parametrize(
    "said",
    [
        "The campaign will begin in May 2019.",
        "A new rota will start on 29 April 2019.",
        "The campaign began in April 2019.",
    ],
)
def test_a_promise_ahead_of_it(said):
    assert "tense" not in kinds(f"(i) {said}\n\n(ii) {PAST}")


@pytest.mark.parametrize(
    "said",
    [
        "We plan to appoint 20 staff in both February and April 2020.",
        "The team held six events in both Darlington and Durham.",
        "There will be 12 new trainees at both Aykley and Peterlee.",
    ],
)
def test_so_many_in_both(said):
    assert "ambiguity" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "We plan to appoint 20 staff each in both February and April 2020.",
        "There were events in both Darlington and Durham.",
        "We plan to appoint 20 staff in February and 20 in April 2020.",
    ],
)
def test_so_many_in_one(said):
    assert "ambiguity" not in kinds(said)


# --- Sources, quotations, pointers --------------------------------------------------------------------


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


# --- Numbering, style, slips --------------------------------------------------------------------------


def lettered(letters: str, sign: str = ")") -> str:
    return "\n\n".join(f"{each}{sign} Heading {each.upper()}\n\nWords of it." for each in letters)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (f"4. Policing\n\n{lettered('abcdf')}", "e"),
        (f"4. Policing\n\n{lettered('abd')}", "c"),
        ("1. First Part\n\nWords.\n\n2. Second Part\n\nWords.\n\n4. Fourth Part\n\nWords.", "3"),
        ("1. Part\n\n(i) One is here.\n\n(ii) Two is here.\n\n(iv) Four is here.", "iii"),
    ],
)
def test_a_number_that_is_left_out(text, missing):
    (found,) = of_kind(text, "numbering")
    assert found.title.endswith(f"there is no {missing}.")


@pytest.mark.parametrize(
    "text",
    [
        f"4. Policing\n\n{lettered('abcdef')}",
        f"4. Policing\n\n{lettered('abc')}\n\n5. Crime\n\n{lettered('ab')}",
        "7. Part\n\n(i) One is here.\n\n(ii) Two is here.\n\n8. Part\n\n(i) One.\n\n(ii) Two.",
        "4. Policing\n\na) Officers and Staff\n\nWords.\n\n7. Later Part\n\nWords.",
    ],
)
def test_numbers_in_order(text):
    assert "numbering" not in kinds(text)


def test_headings_numbered_in_two_styles():
    text = f"4. Policing\n\n{lettered('abc')}\n\n6. People\n\n{lettered('abc', '.')}"
    (found,) = of_kind(text, "numbering")
    assert "Heading A" in found.title


@pytest.mark.parametrize(
    "said",
    [
        "There were 12,410 calls in May and 9870 in June.",
        "Calls fell from 12,410 to 9870.",
        "Shares are 5%, 5.5% and 5.55% of calls.",
    ],
)
def test_figures_in_several_styles(said):
    assert "style" in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "There were 12,410 calls in May 2018 and 9,870 in June 2019.",
        "There were 970 calls in 2018 and 1,020 in 2019.",
        "Shares are 5.0% and 5.5% of calls.",
    ],
)
def test_figures_in_one_style(said):
    assert "style" not in kinds(said)


@pytest.mark.parametrize(
    "said",
    [
        "It is in the the report.",
        "The plan has three discreet phases.",
        "Burglary was higher then last year.",
        "Training has being delivered.",
        "The unit is forms part of the command.",
        "Support id provided to victims.",
        "We could of done more.",
        "The force has it's own drones.",
        "May with showed a fall.",
        "Custody suits are being refurbished.",
        "The principle reasons are known.",
        "We know that in we know that in most cases calls were brief.",
    ],
)
def test_slips(said):
    assert "proofing" in kinds(said), said


@pytest.mark.parametrize(
    "said",
    [
        "It is said that that was known, and he had had a call.",
        "The search was discreet, and a discreet visit was made.",
        "Burglary was higher, then lower.",
        "Being a victim means being afraid.",
        "What the unit is provides no answer.",
        "A user id required by the system was lost.",
        "The force is proud of its own drones; it's owned by the county.",
        "Those that we spoke with showed a willingness to help.",
        "In principle the officers agree, and the principal reasons are known.",
        "The officers in custody suites wear suits.",
        "Day by day the number of calls and the number of visits rose.",
        "Effective change will effect a new way of working.",
        "Officers have lead responsibility for it.",
    ],
)
def test_what_is_no_slip(said):
    assert "proofing" not in kinds(said), of_kind(said, "proofing")


# --- Nothing falls over -------------------------------------------------------------------------------

PARTS = st.sampled_from(
    [
        "in line with the national average",
        "should not be compared with previous data",
        "up 22.0% (450 crimes)",
        "Appendix A",
        "the chart below",
        "first quarter (June to August)",
        "'In Year Performance'",
        "“",
        "”",
        '"',
        "41 forces nationally have an increase",
        "we are projecting an increase of 3.1%",
        "the the",
        "a)",
        "(iv)",
        "4.",
        "\n\n",
        "\t",
        "Burglary",
        "England & Wales",
        "MSG",
        "23rd ↓1",
        "HMIC inspection found that",
        "will start on 4 December 2017.",
        "was held on 30 October 2017.",
        "20 staff in both May and June",
        "%",
        "12M Aug-17",
        "5 (31.3%) of 16",
        "significant increase",
        "remained stable",
        "-",
        "£",
        "2897",
        "2,881",
        "27% of offences",
    ]
)


@given(st.lists(PARTS, max_size=30))
def test_any_words_can_be_checked_and_every_span_lies_in_the_text(parts):
    review = review_report(" ".join(parts) or "-")
    for each in review.findings:
        assert each.title
        assert all(0 <= span.start < span.end <= len(review.document.text) for span in each.spans)
