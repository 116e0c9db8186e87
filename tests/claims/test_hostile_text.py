"""Text that nobody would write: it is read in bounded time, or refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutinydesk.claims import walk
from scrutinydesk.claims.document import MOST_CHARACTERS
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.numbers import find_numbers
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.claims.shape import sentences
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.periods import Month
from scrutinydesk.reviewing import review_report

PIECES = [
    "1",
    "12 ",
    "up by 5% ",
    "increase of ",
    "from 5 to ",
    "5 of which ",
    "(",
    "is 2nd ",
    "£",
    " ",
    "police ",
    "one ",
    "a ",
    "- ",
    "|",
    "\t",
    ".",
]


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.", ",", "£", " ", "-", "(", "increase ", "police ", "\n", "a "]
)
def test_a_million_of_the_same_sign_are_read(piece):
    text = piece * (1_000_000 // len(piece))
    assert len(find_numbers(text[:100_000])) == 0
    assert read_claims(read_pasted(text)) == ()


@pytest.mark.timeout(300)
@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3), st.integers(200, 2_000))
def test_nothing_that_is_repeated_takes_long(pieces, times):
    read_claims(read_pasted("".join(pieces) * times))


@given(
    st.lists(
        st.sampled_from(
            [*PIECES, "crimes ", "in 2017 ", "target of ", "forces ", "compared with ", "\n", "Lancashire "]
        ),
        max_size=40,
    )
)
def test_every_span_lies_in_the_text(pieces):
    document = read_pasted("".join(pieces))
    for claim in read_claims(document):
        assert 0 <= claim.start < claim.end <= len(document.text)
        assert document.text[claim.start : claim.end] == claim.quote
        for quantity in claim.quantities:
            number = quantity.number
            assert document.text[number.start : number.end] == number.text


_SPOKEN = """
    two three five 5 9 12 12.5% £3m 1,204 1st 40 minutes 5 years months weeks ending to ended from between
    and March May 2017 30th June 1888 2017/18 Q2 quarter last year previous the increase decreased by more
    than half a third doubled times greater as great in of the Lancashire burglary ( ) , . ; - % per cent
    points compared with average 101 calls answered within 10 seconds target 90% 3rd of 43 forces aged 18
    section 5 0300 123 4567 ± about over under & : up down no change
    """
WORDS = _SPOKEN.split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=30))
def test_each_figure_of_a_shape_has_its_letter(words):
    for passage in read_pasted(" ".join(words)).passages:
        for sentence in sentences(passage, Month.of(2018, 3)):
            letters = {at: sign for at, sign in enumerate(sentence.shape) if sign.isupper()}
            assert letters == {at: token.letter for at, token in sentence.tokens.items()}
            ends = [0]
            for token in sentence.tokens.values():
                assert ends[-1] <= token.start < token.end
                ends.append(token.end)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=60))
def test_any_order_of_words_can_be_checked(words):
    review_report(" ".join(words))


@pytest.mark.timeout(60)
def test_many_sums_that_are_not_right_are_tried_in_time():
    """Each is held against all that stands before it; it took a third of a second for each."""
    listed = " and ".join(f"{number} of the thefts" for number in (1_234, 5_871, 9_346, 2_781, 8_105))
    review_report(f"There were {listed} and 71,939 in all. " * 300)


def test_more_figures_than_a_report_has_are_refused(monkeypatch):
    monkeypatch.setattr(walk, "MOST_FIGURES", 100)
    with pytest.raises(ScrutinyError, match="more figures"):
        read_claims(read_pasted("There were 5 crimes. " * 200))


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(ScrutinyError, match="too long"):
        read_pasted("word " * (MOST_CHARACTERS // 5 + 1))
