"""The same fact in a table and in the text, with two figures."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Performance of Durham Constabulary to 31 March 2025.\n\n"
TABLE = """\
Table 1: selected crime types

Crime type\t2023/24\t2024/25\tChange\t% change
Knife crime\t441\t386\t-55\t-12.5%
Vehicle crime\t4,480\t3,920\t-560\t-12.5%
Shoplifting\t5,014\t6,105\t+1,091\t+21.8%

"""
# What the text says, wrongly and rightly.
SAID = """\
Knife crime, at {} offences in 2024/25, is at its lowest for six years. | 368 | 386
Shoplifting rose to {} offences in 2024/25. | 6,015 | 6,105
In 2024/25 there were {} vehicle crimes. | 3,290 | 3,920
Vehicle crime fell by {} in 2024/25. | 15.2% | 12.5%
"""
OTHERWISE = """\
Knife crime, at 441 offences in 2023/24, was at its highest.
Knife crime with injury, at 368 offences in 2024/25, is at its lowest.
There were 368 knife crimes in the south of the county in 2024/25.
Knife crime, at about 390 offences in 2024/25, is at its lowest.
The figure for knife crime in 2024/25 was first published as 368 and has since been revised.
Knife crime is expected to come to 368 offences in 2024/25.
In the quarter to March 2025 there were 368 knife crimes.
"""


def told(text: str) -> list:
    return [each for each in review_report(text).findings if each.kind in {"conflict", "conflict_doubt"}]


@pytest.mark.parametrize("line", SAID.splitlines())
@pytest.mark.parametrize("head", [HEAD, ""])
def test_a_figure_of_the_text_is_held_against_the_table(line, head):
    text, fault, right = (each.strip() for each in line.split(" | "))
    assert told(f"{head}{TABLE}{text.format(right)}\n") == []
    (found,) = told(f"{head}{TABLE}{text.format(fault)}\n")
    # Of whom a report is that does not say so is left open, and it is asked.
    assert found.severity is (Severity.ERROR if head else Severity.WARNING)


@pytest.mark.parametrize("line", OTHERWISE.splitlines())
def test_a_figure_of_something_else_is_not(line):
    assert told(f"{HEAD}{TABLE}{line}\n") == []


def test_a_table_of_a_part_is_not_of_the_whole():
    part = TABLE.replace("selected crime types", "repeat offenders under supervision")
    assert told(f"{HEAD}{part}Knife crime, at 368 offences in 2024/25, is at its lowest.\n") == []


def test_tables_that_differ_are_of_two_things():
    both = TABLE + TABLE.replace("386", "383").replace("-55", "-58").replace("-12.5%", "-13.2%", 1)
    assert told(f"{HEAD}{both}Knife crime, at 368 offences in 2024/25, is at its lowest.\n") == []
