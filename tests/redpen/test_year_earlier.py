"""Figures whose time another one beside them tells: "114 in September 2017, 91 in the September before"."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary: performance report\n\n"
FALSE = """\
There were 1,118 rapes in the 12 months to September 2017 and 930 in the 12 months before.
Hate crime stood at 1,251 in the 12 months to September 2017, up from 987 a year earlier.
Hate crime stood at 1,251 in the 12 months to September 2017 (989 a year earlier).
All burglary: 13,090 in the 12 months to September 2017; the year before it was 11,590.
There were 114 hate crimes in September 2017; the September before there were 19.
There were 114 hate crimes in September 2017, against 81 in the September before.
There were 114 hate crimes in September 2017, compared with 81 in the same month of the year before.
There were 104 rapes in September 2017, compared with 87 in the same month of the previous year.
All burglary stood at 1,042 in September 2017; in the same month of the year before it was 927.
Rape: 1,118 in the 12 months to September 2017 (year before: 930).
Public order offences: 3,839 in the year to September 2017, 2,464 a year before.
In the quarter to September 2017 there were 985 public order offences, 796 in the same quarter of the year before.
Personal robbery rose to 794 in the 12 months to September 2017, from 569 in the 12 months before.
The 1,118 rapes of the 12 months to September 2017 compare with 930 in the year before.
"""  # noqa: E501  a sentence a line
# Right, or of another thing, another place or another length of time.
TRUE = """\
There were 1,118 rapes in the 12 months to September 2017 and 903 in the 12 months before.
In July 2017 there were 129 hate crimes, in August 108 and in September 114.
Hate crime stood at 1,251 in the 12 months to September 2017, up from 978 a year earlier.
Hate crime stood at 1,251 in the 12 months to September 2017 (978 a year earlier).
All burglary: 13,090 in the 12 months to September 2017; the year before it was 11,950.
There were 114 hate crimes in September 2017; the September before there were 91.
There were 114 hate crimes in September 2017, against 91 in the September before.
There were 114 hate crimes in September 2017, compared with 91 in the same month of the year before.
There were 104 rapes in September 2017, compared with 78 in the same month of the previous year.
All burglary stood at 1,042 in September 2017; in the same month of the year before it was 972.
Rape: 1,118 in the 12 months to September 2017 (year before: 903).
Public order offences: 3,839 in the year to September 2017, 2,646 a year before.
There were 985 public order offences in the quarter to September 2017, 769 in the same quarter of the year before.
In September 2017 there were 114 hate crimes and 104 rapes; the year before there were 91 and 78.
There were 114 hate crimes in September 2017, up from 108 the month before.
There were 114 hate crimes in September 2017, up from 108 in the month before and 91 a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, of which 400 were recorded a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, and 810 were motivated by race a year earlier.
Hate crime stood at 1,251 in the 12 months to September 2017, 470 of it in East Division; a year earlier it was 372.
Hate crime stood at 1,251 in the 12 months to September 2017 in Lancashire and 900 a year earlier in Cumbria.
Personal robbery rose to 794 in the 12 months to September 2017, from 596 in the 12 months before.
Personal robbery stood at 794 in the 12 months to September 2017, 198 more than a year earlier.
Personal robbery stood at 794 in the 12 months to September 2017, 33.2% up on the year before.
The 1,118 rapes of the 12 months to September 2017 compare with 903 in the year before.
There were 104 rapes in September 2017, 114 in August and 102 in July.
In July 2017 there were 102 rapes, in August 114, in September 104.
In September 2017 there were 114 hate crimes, and in August 108.
There were 129 hate crimes in July 2017, 108 in August, 114 in September.
Hate crime: July 2017 129, August 108, September 114.
There were 351 hate crimes in July to September 2017, 337 in the three months before.
There were 1,251 hate crimes in the 12 months to September 2017 and 372 victims a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, 372 motivated by race a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, against 900 in Cumbria a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, with 372 a year earlier in East Division.
There were 1,251 hate crimes in the 12 months to September 2017; the target was 372 a year earlier.
There were 1,251 hate crimes in the 12 months to September 2017, and the year before that 978.
There were 1,118 rapes in the 12 months to September 2017, against about 900 a year earlier.
There were 1,118 rapes in the 12 months to September 2017 and over 900 a year earlier.
There were 320 rapes in the quarter to September 2017, against 903 in the year before.
There were 104 rapes in September 2017, against 903 in the year before.
There were 104 rapes in September 2017, against 114 in the previous month.
There were 3,839 public order offences in the 12 months to September 2017, compared with 2,646 in the same period of the previous year.
In September 2017 public order offences stood at 260, against 233 a year earlier.
In the quarter to September 2017 there were 985 public order offences, compared with 769 in the same quarter a year earlier.
"""  # noqa: E501  a sentence a line


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.mark.parametrize("line", FALSE.splitlines())
def test_an_earlier_figure_that_the_workbook_denies_is_an_error(opened, line):
    (found,) = review_report(HEAD + line, opened).findings
    assert found.severity is Severity.ERROR
    assert found.cells


@pytest.mark.parametrize("line", TRUE.splitlines())
def test_what_is_right_or_of_another_thing_is_left_alone(opened, line):
    assert not review_report(HEAD + line, opened).findings
