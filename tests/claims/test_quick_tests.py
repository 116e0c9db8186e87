"""Tests that spare the patterns a sentence: none of them may spare a sentence that a pattern would read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.claims import dates, listed_sums, numbers, qualifiers, statements, times
from scrutinydesk.claims.document import Passage, PassageKind
from scrutinydesk.claims.shape import sentences


@pytest.mark.parametrize(("kind", "pattern", "telling"), statements._STATEMENTS)
@given(data=st.data())
def test_whatever_a_statement_matches_holds_its_telling_letters(kind, pattern, telling, data):
    words = data.draw(st.from_regex(pattern, fullmatch=True))
    assert any(letters in words for letters in telling), words


@given(st.from_regex(re.compile(dates._PATTERN.pattern, re.ASCII), fullmatch=True))
def test_whatever_is_a_date_begins_as_dates_do(words):
    assert dates._BEGINS.match(words)
    assert not dates._NO_DATE.match(words)


@given(st.from_regex(re.compile(numbers._WORDS.pattern, re.ASCII | re.IGNORECASE), fullmatch=True))
def test_whatever_is_a_number_in_letters_begins_as_they_do(words):
    assert numbers._BEGINS.match(words.lower())


@pytest.mark.parametrize("approx", list(qualifiers._QUALIFIERS))
@given(data=st.data())
def test_whatever_qualifies_a_number_ends_with_a_last_word(approx, data):
    words = data.draw(st.from_regex(re.compile(qualifiers._QUALIFIERS[approx], re.ASCII), fullmatch=True))
    assert words.endswith(qualifiers._LAST_WORDS)


@given(st.from_regex(times._AVERAGED, fullmatch=True))
def test_whatever_is_an_average_holds_its_word(words):
    assert any(word in words for word in times._AVERAGES)


@pytest.mark.parametrize(
    "words",
    [
        ", making 9", ", giving 9", ", which makes 9", " come to 9", ", a  total of 9", ", 9 in  all",
        ", 9 all told", ", 9 combined", ", together 9",
    ],
)  # fmt: skip
def test_whatever_adds_up_a_list_holds_a_telling_word(words):
    (sentence,) = sentences(Passage(f"We saw 2, 3 and 4 thefts{words}.", 1, PassageKind.PARAGRAPH, 0), None)
    assert listed_sums.find_listed(sentence)
