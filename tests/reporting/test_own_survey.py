"""A local survey in the section on confidence: it is not presented as the Crime Survey."""

from __future__ import annotations

import pytest

from scrutinydesk import checking, pipeline
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.reading import read
from scrutinydesk.workbook.recipes import Role, editing, known_to, suggest
from scrutinydesk.workbook.tables import find_tables

SAYS = "The Crime Survey for England and Wales gives these figures"
NATIONAL, LOCAL = "Overall confidence in the police", "Feel safe after {dark}"


def _narrative(path, names):
    lines = ["Per cent agreeing (Crime Survey and our own),,", ",,", "Question,Sep 2020,Sep 2021"]
    lines += [f"{name},71.2,{72.5 + at}" for at, name in enumerate(names)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    resources = load_resources()
    suggestion = suggest(find_tables(read(path).book, known_to(resources)), resources)
    recipe, table = suggestion.recipe, suggestion.recipe.tables[0].name
    if LOCAL in names:
        own = editing.own_measure(
            LOCAL, resources.catalogue, unit="percent", kind=Kind.SURVEY, decimals=1, subsection="7b"
        )
        recipe = editing.linked(editing.with_measure(recipe, own), table, Role.MEASURE, LOCAL, own.id)
    report = checking.check(pipeline.open_workbook(path, recipe=recipe)).report
    (part,) = (part for section in report.sections for part in section.subsections if part.id == "7b")
    return " ".join(paragraph.text for paragraph in part.paragraphs)


@pytest.mark.parametrize(
    ("names", "national", "own"),
    [([NATIONAL], True, ""), ([LOCAL], False, "The force’s own figures, not those of the Crime Survey"),
     ([NATIONAL, LOCAL], True, "“Feel safe after {dark}”: the force’s own figures, not those of the Crime")],
)  # fmt: skip
def test_only_its_own_figures_are_said_to_be_of_the_crime_survey(tmp_path, names, national, own):
    said = _narrative(tmp_path / "survey.csv", names)
    assert (SAYS in said) is national
    assert ("own figures" in said) is bool(own)
    assert own in said
