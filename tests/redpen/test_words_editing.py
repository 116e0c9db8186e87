"""Rules that a careful editor would know, each on sentences that it was not made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        f"4. Policing\n\n{lettered('abcd')}\n\nPart\te) Heading E\tx\n\n{lettered('f')}",
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


def test_a_share_of_few_is_quoted_without_the_words_between():
    text = (
        "Of the 37 staff who joined, 22 (59.5%) are women. Of the 12 who left, 5 (41.7%) are women."
        " Of the 16 new officers, 7 (43.8%) are women."
    )
    (found,) = of_kind(text, "small_shares")
    assert found.title.startswith("“5 (41.7%)” is a share of 12: ")


def test_nine_out_of_ten_are_not_ten_people():
    text = (
        "Nine out of ten (90.4%) of those asked knew of it. One in eight (12.3%) calls is abandoned."
        " Three in ten (29.8%) victims could not be traced."
    )
    assert not of_kind(text, "small_shares")


def test_weeks_of_waiting_are_no_cases_that_chance_makes():
    text = "The average wait of victims went from 38 to 29 {}, down nine {} or 24%."
    assert not of_kind(text.format("weeks", "weeks"), "small_numbers")
    counted = "Thefts from victims went from 38 to 29 offences, down nine offences or 24%."
    assert of_kind(counted, "small_numbers")
