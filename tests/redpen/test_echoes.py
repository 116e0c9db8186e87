"""Figures of the text that are one of a table with two digits the wrong way about."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

TABLE = """\
Report to 31 March 2025.

District\t2023/24\t2024/25\tChange
Harbour\t9,120\t9,654\t534
Moorland\t4,310\t4,102\t-208
City\t17,845\t18,230\t385
Force\t31,275\t31,986\t711

"""


def asked(text: str) -> list:
    wrong = (Severity.ERROR, Severity.WARNING)
    return [each for each in review_report(TABLE + text).findings if each.severity in wrong]


def test_two_digits_that_changed_places_are_asked_about():
    assert asked("Moorland recorded 4,102 crimes in the year to March 2025, and 61 involved a knife.\n") == []
    (found,) = asked("Moorland recorded 4,012 crimes in the year to March 2025, and 61 involved a knife.\n")
    assert found.severity is Severity.WARNING
    assert found.working == "4,012 in the text, 4,102 in the table"
    assert "Moorland" in found.title


@pytest.mark.parametrize(
    "text",
    [
        "Harbour recorded 4,012 crimes.",  # another row
        "Moorland recorded 4,003 crimes in the calendar year.",  # no slip of two digits
        "Moorland recorded 4,012 crimes, as first published; this has been revised.",
        "Moorland recorded about 4,012 crimes.",
        "Moorland recorded 4,012 crimes in all. Of 4,012 it solved a tenth.",  # said twice, so meant
        "There were 4,012 visits.",
    ],
)
def test_others_are_left_alone(text):
    assert asked(f"{text}\n") == []
