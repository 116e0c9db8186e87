"""One thing written in many ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.measures.names import fold, without_notes


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Lancashire8", "Lancashire"),
        ("Lancashire 8", "Lancashire"),
        ("North West 7,8", "North West"),
        ("Greater Manchester [note 3]", "Greater Manchester"),
        ("Greater Manchester8,9", "Greater Manchester"),
        ("Fraud (4)", "Fraud"),
        ("Homicide\u00b9", "Homicide"),
        ("Total (excluding fraud)", "Total (excluding fraud)"),
        ("Robbery (personal)", "Robbery (personal)"),
    ],
)
def test_footnote_marks(written, bare):
    assert without_notes(written) == bare


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
