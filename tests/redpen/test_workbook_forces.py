"""Places in an order and forces that rose, where the workbook holds every force."""

from __future__ import annotations

import pytest

from scrutinydesk.analysis.conventions import USUAL
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Window
from scrutinydesk.redpen.material import Material, Workbook
from scrutinydesk.redpen.workbook_check import against_workbook

HEAD = "Lancashire Constabulary: performance to September 2017\n\n"
NOW = Window.rolling_12(Month.of(2017, 9))


def row(measure, area, window, value, unit, at):
    return Observation(
        measure, area, "", window.first.ordinal, window.last.ordinal, window.span, value, unit, (), "Forces",
        f"B{at}", "0", "x",
    )  # fmt: skip


def checked(text, resources, rows):
    document = read_pasted(HEAD + text)
    book = Workbook("All forces.xlsx", Observations(tuple(rows), {"x": "All forces.xlsx"}), USUAL)
    found = against_workbook(Material(document, read_claims(document, resources), resources, book))
    return [each.verdict for each in found.judgements], found.findings


@pytest.fixture
def rape(resources):
    """Counts of rape in every force: more than before in all but the first three."""
    rows = []
    for at, force in enumerate(resources.areas.forces()):
        rows += [
            row("rape", force, NOW, 500 + at, "crimes", 2 * at + 1),
            row("rape", force, NOW.previous, 500 + at + (5 if at < 3 else -5), "crimes", 2 * at + 2),
        ]
    return rows


def test_forces_that_rose_are_counted_where_the_workbook_holds_every_one(resources, rape):
    count = len(resources.areas.forces())
    text = (
        f"{count - 3} of the {count} forces recorded an increase in rape in the 12 months to September 2017."
    )
    assert checked(text, resources, rape) == ([Verdict.AGREES], ())
    wrong = text.replace(f"{count - 3} of", f"{count - 1} of")
    verdicts, [finding] = checked(wrong, resources, rape)
    assert verdicts == [Verdict.DIFFERS]
    assert f"the workbook has {count - 3}, of {count}" in finding.title


def test_they_are_not_where_one_is_missing(resources, rape):
    text = "12 forces recorded an increase in rape in the 12 months to September 2017."
    assert checked(text, resources, rape[:-1])[0] == [Verdict.CANNOT_BE_CHECKED]


def confidence(resources, own):
    return [
        row("confidence_overall", force, NOW, {"lancashire": own}.get(force, 60 + at / 10), "percent", at + 1)
        for at, force in enumerate(resources.areas.forces())
    ]  # fmt: skip


def test_a_place_is_worked_out_of_the_figures_of_every_force(resources):
    text = (
        "Lancashire is ranked 2nd nationally for overall confidence in the police in the 12 months to"
        " September 2017."
    )
    best = confidence(resources, 90.0)
    second = [each._replace(value=95.0) if each.area == "kent" else each for each in best]
    assert checked(text, resources, second)[0] == [Verdict.AGREES]
    assert Verdict.AGREES not in checked(text, resources, best)[0]
    assert checked(text, resources, second[1:])[0] == [Verdict.CANNOT_BE_CHECKED]
