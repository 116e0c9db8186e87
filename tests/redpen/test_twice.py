"""Two figures for one thing: the same sentence twice, but for its figures."""

from __future__ import annotations

import pytest

from scrutinydesk.findings import Severity
from scrutinydesk.reviewing import review_report

HEAD = "Lancashire Constabulary\n\n"
ROSE = "Rape rose by {} in the 12 months to September 2017."
WERE = "There were {} rapes in the 12 months to September 2017."


def conflicts(*sentences):
    found = review_report(HEAD + "\n\n".join(sentences) + "\n")
    return [each for each in found.findings if each.kind.startswith("conflict")], found


@pytest.mark.parametrize(
    ("sentence", "one", "other", "working"),
    [
        (ROSE, "219 crimes (24.3%)", "215 crimes (23.8%)", "219 − 215 = 4"),
        (WERE, "1,118", "1,122", "1,122 − 1,118 = 4"),
    ],
)
def test_two_figures_for_one_thing_are_an_error(sentence, one, other, working):
    (finding,), found = conflicts(sentence.format(one), sentence.format(other))
    assert finding.severity is Severity.ERROR
    assert finding.title.startswith("Two figures are given for one thing (Rape, Lancashire, 12 months to Sep")
    assert finding.working.startswith(working)
    marked = [found.document.text[each.start : each.end] for each in finding.spans]
    assert marked == [other.split()[0], one.split()[0]]


@pytest.mark.parametrize(
    "sentences",
    [
        (WERE.format("1,118"), WERE.format("1,118")),
        (WERE.format("1,118"), WERE.format("1,122").replace("2017", "2016")),
        (WERE.format("1,118"), WERE.format("1,122").replace("rapes", "rapes of adults")),
        (WERE.format("1,118"), WERE.format("1,122").replace("rapes", "rapes in Burnley")),
        (WERE.format("1,118"), WERE.format("1,122").replace("There", "In the east there")),
        (WERE.format("1,118"), WERE.format("1,122").replace("rapes", "robberies")),
        (WERE.format("1,118"), "Blackpool", WERE.format("1,122")),
        (WERE.format("1,118"), "In the east of the county:", WERE.format("1,122")),
        (WERE.format("1,118"), "That figure has since been revised.", WERE.format("1,122")),
        (WERE.format("1,118"), WERE.format("1,122").replace("2017.", "2017, as since revised.")),
        (WERE.format("1,118"), WERE.format("2,122")),
        (WERE.format("about 1,100"), WERE.format("1,122")),
        ("There were 1,118 rapes.", "There were 1,122 rapes."),
        (ROSE.format("219 crimes (24.3%)"), ROSE.format("215 crimes (23.8%)").replace("rose", "fell")),
        (ROSE.format("219 crimes (24.3%)"), "Rape rose by 215 crimes (23.8%) against the average."),
    ],
)  # fmt: skip
def test_what_may_be_of_two_things_is_not_accused(sentences):
    assert not conflicts(*sentences)[0]
