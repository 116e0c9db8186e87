"""Findings as lines: the sentence around them, their place, and what was decided."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.kept import FindingDecision, FindingState
from scrutinydesk.redpen.listing import MOST_BESIDE, listed
from scrutinydesk.redpen.quoting import LONGEST, quoted
from scrutinydesk.redpen.review import ReportFinding, Review, Span
from scrutinydesk.reviewing import review_report

WRONG = "16 officers started in July; of this number, 5 (31.36%) are female."


def quote(text: str, words: str) -> str:
    start = text.index(words)
    return quoted(read_pasted(text), start, start + len(words))


def test_the_sentence_is_quoted_and_no_more():
    text = "Crime rose by 5%. Robbery fell by 3 (2.1%). There was more, e.g. at No. 5."
    assert quote(text, "2.1%") == "Robbery fell by 3 (2.1%)."
    assert quote(text, "5%") == "Crime rose by 5%."
    assert quote(text, "more") == "There was more, e.g. at No. 5."


def test_of_a_cell_the_row_is_quoted():
    assert quote("Spend\t£m\t%\nVisible\t£52.5m\t41.1%", "41.1%") == "Visible | £52.5m | 41.1%"


def test_a_long_sentence_is_cut_at_words():
    text = "word " * 100 + "rose by 31% in the year " + "word " * 100
    told = quote(text, "31%")
    assert told.startswith("… word")
    assert told.endswith("word …")
    assert "rose by 31% in the year" in told
    assert len(told) <= LONGEST + 4


@given(st.text("ab. \t\n5%A", min_size=1, max_size=900), st.data())
def test_a_quote_is_never_long_and_holds_what_is_short(text, data):
    document = read_pasted(text)
    start = data.draw(st.integers(0, max(len(document.text) - 1, 0)))
    end = data.draw(st.integers(start, min(start + 20, len(document.text))))
    told = quoted(document, start, end)
    assert len(told) <= LONGEST + 4 + 2 * text.count("\t")
    if "\n" not in document.text[start:end] and document.passage_at(start):
        assert " ".join(document.text[start:end].replace("\t", " | ").split()) in told


def test_decisions_are_those_of_the_finding():
    review = review_report(WRONG)
    key = review.findings[0].fingerprint
    found = listed(review, {key: FindingDecision(FindingState.DISMISSED, "A slip of ours.")})
    assert found.findings[0].dismissed
    assert found.severities[Severity.ERROR] == 0
    found = listed(review, {key: FindingDecision(FindingState.REWORDED, wording="Is it 31.3%?")})
    assert (found.findings[0].question, found.findings[0].dismissed) == ("Is it 31.3%?", False)


def test_commitments_come_by_their_date():
    text = (
        "This report is to 30 September 2017. The second phase will start in October 2018. The next intake "
        "will start on 18th November 2017. The third will start in January 2018."
    )
    found = listed(review_report(text)).commitments
    assert [each.last for each in found] == [
        dt.date(2017, 11, 18), dt.date(2018, 1, 31), dt.date(2018, 10, 31),
    ]  # fmt: skip
    assert [each.due_words for each in found] == ["18 November 2017", "January 2018", "October 2018"]


REPORT = "Performance to 30 September 2017\n\n"


def promised(*paragraphs):
    return listed(review_report(REPORT + "\n\n".join(paragraphs))).commitments


def test_what_one_sentence_promises_stands_once_with_all_its_dates():
    (row,) = promised(
        "The drilling will continue until after Christmas for the next few months, and the next phase will "
        "start in March 2018."
    )
    assert row.due_words == "December 2017 and March 2018"
    assert len(row.claims) >= 2
    (row,) = promised("We are looking to appoint 20 operators in both February and April 2018.")
    assert row.due_words == "February 2018 and April 2018"
    assert row.last == dt.date(2018, 2, 28)


def test_a_promise_that_the_summary_makes_too_stands_once_with_its_places():
    (row,) = promised(
        "1. Summary",
        "The fifth speed camera will go live on 24th November 2017.",
        "2. Roads",
        "The rollout of average speed cameras goes on: the fifth camera will go live on 24th November 2017.",
    )
    assert row.place == "2, 1"
    assert row.what.startswith("The rollout")
    assert len(row.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        "The sixth speed camera in Burnley will go live on 24th November 2017.",
        "Recruitment of police constables will start on 24th November 2017.",
        "The fifth speed camera will go live on 25th November 2017.",
        "All will be live on 24th November 2017.",
    ],
)
def test_another_promise_stands_by_itself(other):
    camera = "The fifth average speed camera in Preston will go live on 24th November 2017."
    assert len(promised(camera, other)) == 2


def test_of_many_places_beside_it_the_first_are_quoted_and_the_rest_named():
    text = "\n".join(f"({number}) Point {number} is {number}%." for number in range(1, 8))
    document = read_pasted(text)
    spans = tuple(Span(each.offset, each.end) for each in document.passages)
    (line,) = listed(Review(document, (), (), (ReportFinding("test", Severity.NOTE, "So.", spans),))).findings
    assert len(line.beside) == MOST_BESIDE + 1
    assert line.beside[0].startswith("Beside it, ")
    assert line.beside[-1] == "Also in 5, 6, 7." or line.beside[-1].startswith("Also in ")


def test_words_that_are_themselves_too_long_are_cut_at_a_word():
    text = "categories " * 60
    told = quoted(read_pasted(text), 0, len(text.rstrip()))
    assert told.endswith("categories …")
    assert LONGEST - 12 <= len(told) <= LONGEST + 2


def test_a_document_of_one_paragraph_is_quoted_in_no_time():
    text = "Robbery rose by 5 offences over the year. " * 20_000
    document = read_pasted(text)
    start = time.process_time()
    told = {quoted(document, at, at + 1) for at in range(16, len(text), len(text) // 1000)}
    assert time.process_time() - start < 5
    assert "Robbery rose by 5 offences over the year." in told
