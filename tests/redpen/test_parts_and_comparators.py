"""True sentences that name half of a joint measure, or compare with two periods, and false ones."""

from __future__ import annotations

import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\nPerformance in the 12 months to 30 September 2017\n\n"

# 767 people were killed or seriously injured.
HALVES = """
In the year to Sep 2017, 767 people were killed or seriously injured: 34 killed and 733 seriously injured.
767 people were killed or seriously injured in the year to Sep 2017 (34 killed, 733 seriously injured).
People killed or seriously injured in the year to Sep 2017: 767 (killed: 34; seriously injured: 733).
People killed or seriously injured, year to Sep 2017: 767 = 34 killed + 733 seriously injured.
In the year to Sep 2017 767 people were killed or seriously injured - 34 were killed, 733 seriously injured.
Of the 767 people killed or seriously injured in the year to Sep 2017, 34 were killed.
In the year to Sep 2017 the number killed was 34, seriously injured 733, killed or seriously injured 767.
767 people (34 killed) were killed or seriously injured in the year to Sep 2017, 733 seriously injured.
Killed or seriously injured fell by 48 in the year to Sep 2017: 3 fewer killed, 45 fewer seriously injured.
767 were killed or seriously injured in the year to Sep 2017; 733 were seriously injured in that year.
Killed or seriously injured in the year to Sep 2017: 767. Killed: 34. Seriously injured: 733.
The seriously injured numbered 733 and the killed or seriously injured 767 in the year to Sep 2017.
Stalking and harassment came to 4,891 in the year to Sep 2017: 1,200 stalking and 3,691 harassment.
""".strip().split("\n")
WHOLES = [
    "In the 12 months to September 2017 {} people were killed or seriously injured.",
    "People killed or seriously injured: {} in the 12 months to September 2017.",
    "People killed and seriously injured on the roads numbered {} in the 12 months to September 2017.",
    "In the 12 months to September 2017 {} people were killed or seriously injured: 34 killed.",
]


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


def accused(text, opened):
    found = review_report(HEAD + text, opened)
    assert found.claims
    wrong = {each.verdict for each in found.judgements} & {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}
    return [each.title for each in found.findings if each.severity is not Severity.NOTE] + sorted(wrong)


@pytest.mark.parametrize("sentence", HALVES)
def test_a_half_of_a_joint_measure_is_not_the_whole(opened, sentence):
    assert not accused(sentence, opened)


@pytest.mark.parametrize("sentence", WHOLES)
def test_the_whole_of_a_joint_measure_is_held_against_the_workbook(opened, sentence):
    assert not accused(sentence.format(767), opened)
    assert any("776" in title for title in accused(sentence.format(776), opened))
