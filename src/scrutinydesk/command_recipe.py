"""``scrutinydesk recipe`` and ``export --recipe``: workbooks of any layout, without a window."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.command_arguments import DEMO
from scrutinydesk.errors import ExportError, ScrutinyError, UnreadableFileError
from scrutinydesk.measures.names import fold
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook.recipes.recipe import Asked, Question, Role, Use

if TYPE_CHECKING:
    import argparse

    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.pipeline import Opened, Painter
    from scrutinydesk.progress import Progress
    from scrutinydesk.workbook.recipes import Recipe, Suggestion
    from scrutinydesk.workbook.recipes.recipe import Link

LARGEST = 8_000_000  # bytes of a recipe's file


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Write the recipe that is suggested for a workbook; return the exit status.

    Raises
    ------
    ExportError
        The file is there already.
    ScrutinyError
        The workbook cannot be read, or holds no table.
    """
    from scrutinydesk.workbook import demo  # noqa: PLC0415  readers are heavy
    from scrutinydesk.workbook.reading import read  # noqa: PLC0415  readers are heavy
    from scrutinydesk.workbook.recipes import known_to, suggest, write_recipe  # noqa: PLC0415  likewise
    from scrutinydesk.workbook.tables import find_tables  # noqa: PLC0415  likewise

    if options.out.exists() and not options.replace:
        raise ExportError(
            f"{options.out} is there already.",
            "Nothing was written.",
            "Choose another name, or add --replace to write over it.",
        )
    path = demo.demo_path() if options.workbook == DEMO else Path(options.workbook)
    resources = load_resources()
    found = find_tables(read(path, progress).book, known_to(resources), progress)
    suggestion = suggest(found, resources)
    if options.create:
        suggestion = created(suggestion, resources)
    if not suggestion.recipe.tables:
        raise ScrutinyError(
            f"No table was found in “{path.name}”.",
            "There is nothing that a recipe could read.",
            "Look at what the program sees in it: scrutinydesk inspect FILE.",
        )
    text = write_recipe(suggestion.recipe, suggestion.links)
    atomic.write(options.out, text.encode("utf-8", "replace"))
    sys.stdout.write(f"{options.out}\n")
    _tell("\n".join(_summary(suggestion)))
    return 0


def created(suggestion: Suggestion, resources: Resources) -> Suggestion:
    """Return a suggestion with measures and areas made of the labels of which nothing was known."""
    from scrutinydesk.workbook.recipes import editing  # noqa: PLC0415  readers are heavy

    recipe = suggestion.recipe
    for table in recipe.tables:
        unknown = [
            (link.role, link.label)
            for link in suggestion.links
            if link.table == table.name and link.use is Use.OPEN and link.label
        ]
        recipe = editing.own_for_each(recipe, table.name, unknown, resources.extended(recipe.own))
        for link in suggestion.links:
            own = recipe.table(table.name).measures.get(link.whole_of) if link.whole_of else None
            if link.table == table.name and own:
                recipe = editing.linked(recipe, table.name, link.role, link.label, own)
    made = {
        (table.name, role, fold(label)): target
        for table in recipe.tables
        for role in (Role.MEASURE, Role.AREA, Role.BREAKDOWN)
        for label, target in table.links(role).items()
    }
    links = tuple(
        _made(link, made.get(key))
        if (link.use is Use.OPEN and link.label) or (link.whole_of and key in made)
        else link
        for link in suggestion.links
        for key in [(link.table, link.role, fold(link.label))]
    )
    return replace(suggestion, recipe=recipe, links=links)


def _made(link: Link, target: str | None) -> Link:
    """Return the link of a label of which something was made: that is no guess. None: it was left out."""
    use = Use.LEFT_OUT if target is None else Use.LINKED
    return replace(link, use=use, target=target or "", sureness=1.0, alternatives=(), why="made of the label")


def _summary(suggestion: Suggestion) -> list[str]:
    tables, links = suggestion.recipe.tables, suggestion.links
    settled = [link for link in links if link.use is not Use.OPEN]
    lines = [f"{_many(len(tables), 'table')}, {len(settled):,} of {_many(len(links), 'label')} understood."]
    if len(settled) < len(links):
        lines.append("The others stand in the recipe as comments: link them, or leave them out.")
    if not suggestion.force_named:
        lines.append(f"Nothing in the workbook names a force; “{suggestion.recipe.force}” is a guess.")
    return lines


def export(options: argparse.Namespace, painter: Painter | None, progress: Progress) -> list[Path]:
    """Read a workbook by a recipe and write what was asked for; return the files written.

    What was not found or not used goes to the standard error output.

    Raises
    ------
    ScrutinyError
        A file cannot be read, the recipe cannot be used, or none of its tables was found.
    """
    from scrutinydesk import checking, pipeline  # noqa: PLC0415  help answers at once

    recipe = read_file(options.recipe)
    opened = checking.check(read_by(recipe, options.workbook, progress), progress)
    sections, formats = tuple(options.section), options.formats
    return pipeline.export_opened(opened, options.out, sections, formats, painter, progress)


def read_by(
    recipe: Recipe, word: str, progress: Progress, earlier: Observations | None = None
) -> Opened:
    """Open a workbook by a recipe; what was not found or not used goes to the standard error output.

    Parameters
    ----------
    word : str
        The file, or ``demo``.
    earlier : Observations, optional
        Of an earlier workbook: figures that agree speak for a rename.

    Raises
    ------
    ScrutinyError
        The file cannot be read, or none of the recipe's tables is in it.
    """
    from scrutinydesk import pipeline  # noqa: PLC0415  help answers at once

    source = DEMO if word == DEMO else Path(word)
    opened = pipeline.open_workbook(source, progress, recipe=recipe, earlier=earlier)
    _explain(opened)
    if opened.applied is None or not opened.applied.found:
        raise ScrutinyError(
            f"No table of the recipe “{recipe.name}” was found in “{opened.book.name}”.",
            "None of its figures was read. Nothing was written.",
            "Check that it is the recipe for this workbook, or make a new one: scrutinydesk recipe FILE.",
        )
    return opened


def read_file(path: Path) -> Recipe:
    """Return the recipe that a file holds.

    Raises
    ------
    UnreadableFileError
        It is no text, or far too large for a recipe.
    """
    from scrutinydesk.workbook.recipes import read_recipe  # noqa: PLC0415  see above

    if path.stat().st_size > LARGEST:
        what = "It is far larger than a recipe."
    else:
        try:
            return read_recipe(path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError:
            what = "It is not text in UTF-8."
    raise UnreadableFileError(
        f"“{path.name}” is not a recipe.", what, "Choose a file that was written as a recipe (.toml)."
    )


def _explain(opened: Opened) -> None:
    """Say in plain words what was not found, not used, or is to be decided."""
    if opened.applied is None:
        return
    lines = []
    for finding in opened.applied.observed.findings:
        place = f" ({finding.place.sheet}, {finding.place.cell})" if finding.place.cell else ""
        lines.append(f"{finding.title}{place} {finding.detail}")
    lines += map(_asked, opened.applied.questions)
    _tell("\n".join(lines))


def _asked(question: Question) -> str:
    what = "title" if question.kind is Asked.TITLE else f"label of {_ROLES.get(question.role, 'a part')}"
    return (
        f"“{question.old}” is gone and “{question.new}” is new: is it the same {what}? If so, write under "
        f"[table.renamed] of “{question.table}”: \"{question.new}\" = \"{question.old}\". Until then its "
        "figures are not used."
    )


_ROLES = {Role.MEASURE: "a measure", Role.AREA: "an area"}


def _tell(text: str) -> None:
    if text and sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
