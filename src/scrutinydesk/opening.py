"""A workbook opened: read, recognised, and its report drafted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.conventions import USUAL, Conventions
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.observations import NOTHING, Observations
from scrutinydesk.measures.resources import Resources, load_resources
from scrutinydesk.periods import Month
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.reporting import build
from scrutinydesk.reporting.disagreements import disagreements
from scrutinydesk.workbook import demo, publications, reading, standard
from scrutinydesk.workbook.assurance import assurance
from scrutinydesk.workbook.observed import Cover, Observed

if TYPE_CHECKING:
    from scrutinydesk.reporting.report import Report
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.recipes import Applied, Recipe

DEMO = "demo"


class Kind(StrEnum):
    """What a workbook was recognised as."""

    STANDARD = "standard workbook"
    PUBLICATION = "public release"
    RECIPE = "mapped workbook"
    UNRECOGNISED = "not recognised"


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook that is open, with everything seen in it.

    Attributes
    ----------
    applied : Applied or None
        What a recipe gave, with its questions, where the workbook was read by one.
    conventions : Conventions
        By which the figures of the report are judged.
    """

    book: Book
    kind: Kind
    observed: Observed
    findings: tuple[Finding, ...]
    report: Report
    resources: Resources
    applied: Applied | None = None
    conventions: Conventions = USUAL

    @property
    def observations(self) -> Observations:
        """The tidy rows."""
        return self.observed.observations


def open_workbook(  # noqa: PLR0913  what is remembered comes by name
    source: Path | str,
    progress: Progress = SILENT,
    resources: Resources | None = None,
    *,
    recipes: Sequence[Recipe] = (),
    recipe: Recipe | None = None,
    earlier: Observations | None = None,
    conventions: Conventions = USUAL,
) -> Opened:
    """Read a workbook, recognise it, and build the report of its latest period.

    Parameters
    ----------
    source : Path or str
        A file, or ``demo`` for the built-in demo workbook.
    recipes : sequence of Recipe
        Those that are remembered: the one that fits reads a workbook whose layout is not known.
    recipe : Recipe, optional
        Reads the workbook, whatever its layout.
    earlier : Observations, optional
        Of an earlier workbook of the same kind: figures that agree speak for a rename.
    conventions : Conventions
        By which the figures are judged.

    Raises ``UnreadableFileError`` where the file cannot be opened and ``CancelledError`` where
    ``progress`` asked to stop; nothing was changed then.
    """
    resources = resources or load_resources()
    path = demo.demo_path() if source == DEMO else Path(source)
    progress.step(0, 3, f"Reading {path.name}")
    read = reading.read(path, progress)
    progress.step(1, 3, "Recognising tables")
    kind, observed, applied = _observe(read.book, resources, _Choice(recipes, recipe, earlier), progress)
    resources = applied.resources if applied else resources
    progress.step(2, 3, "Drafting the report")
    read_well = assurance(read.book, read.findings)
    findings = (*read.findings, *observed.findings, *((read_well,) if read_well else ()))
    opened = drafted(read.book, kind, observed, findings, resources, conventions)
    progress.step(3, 3, "Done")
    return replace(opened, applied=applied)


def drafted(
    book: Book,
    kind: Kind,
    observed: Observed,
    findings: tuple[Finding, ...],
    resources: Resources,
    conventions: Conventions = USUAL,
) -> Opened:
    """Return a workbook of which everything is known, with the report of its latest period."""
    report = _report(book, observed, findings, (resources, conventions), None)
    return Opened(book, kind, observed, findings, report, resources, conventions=conventions)


def look(opened: Opened, period_end: Month | None = None) -> Report:
    """Build the report of an open workbook for a period; the latest where none is given."""
    by = opened.resources, opened.conventions
    return _report(opened.book, opened.observed, opened.findings, by, period_end)


def add_comparison(opened: Opened, source: Path, progress: Progress = SILENT) -> Opened:
    """Join the figures of a public release to an open workbook, for its comparison views.

    The workbook's own figures stand first: where both state the same value, its own is used.

    Raises
    ------
    ScrutinyError
        The file is not a public release that can be recognised.
    """
    other = open_workbook(source, progress, opened.resources)
    if other.kind is not Kind.PUBLICATION:
        raise ScrutinyError(
            f"“{other.book.name}” is not a public release that Scrutiny Desk knows.",
            "Comparison figures come from the police force area tables, the recorded crime open "
            "data and the police workforce tables.",
            "Open it by itself to look at it in the Data tab.",
        )
    observations = opened.observations.joined([other.observations])
    observed = replace(opened.observed, observations=observations)
    end = opened.report.period_end
    differ = disagreements(opened.observations, other.observations, opened.resources, end)
    findings = (*opened.findings, *other.findings, *differ)
    report = _report(opened.book, observed, findings, (opened.resources, opened.conventions), end)
    return replace(opened, observed=observed, findings=findings, report=report)


class _Choice(NamedTuple):
    """The recipes at hand."""

    remembered: Sequence[Recipe]
    given: Recipe | None
    earlier: Observations | None


def _observe(
    book: Book, resources: Resources, choice: _Choice, progress: Progress
) -> tuple[Kind, Observed, Applied | None]:
    if choice.given is None and standard.recognise(book):
        return Kind.STANDARD, standard.observe(book, resources), None
    if choice.given is None and publications.recognise(book):
        return Kind.PUBLICATION, publications.observe(book, resources), None
    applied, faults = _applied(book, resources, choice, progress)
    observed = _untitled(applied.observed) if applied is not None else _unrecognised(book, resources)
    kind = Kind.RECIPE if applied is not None else Kind.UNRECOGNISED
    return kind, replace(observed, findings=(*faults, *observed.findings)), applied


def _untitled(observed: Observed) -> Observed:
    """Return it without the name of its recipe, which is of the quarter in which that was made."""
    return replace(observed, cover=replace(observed.cover, title=""))


def _applied(
    book: Book, resources: Resources, choice: _Choice, progress: Progress
) -> tuple[Applied | None, tuple[Finding, ...]]:
    """Read a workbook by the recipe given, or by the remembered one that fits; None where none does.

    A remembered one that fits and cannot be used must not keep the workbook from opening: it is told of.
    """
    if choice.given is None and not choice.remembered:
        return None, ()
    from scrutinydesk.workbook import recipes  # noqa: PLC0415  not needed for layouts that are known
    from scrutinydesk.workbook.tables import find_tables  # noqa: PLC0415  likewise

    found = find_tables(book, recipes.known_to(resources), progress)
    if choice.given is not None:
        return recipes.apply(choice.given, found, resources, choice.earlier), ()
    left = list(choice.remembered)
    faults: list[Finding] = []
    while (best := recipes.match(left, found)) is not None:
        try:
            return recipes.apply(best.recipe, found, resources, choice.earlier), tuple(faults)
        except ScrutinyError as error:
            faults.append(_unusable(best.recipe.name, error, book.name))
            left.remove(best.recipe)
    return None, tuple(faults)


def _unusable(name: str, error: ScrutinyError, file: str) -> Finding:
    return Finding(
        "recipe.unusable",
        Severity.WARNING,
        f"The recipe “{name}” fits this workbook and cannot be used.",
        error.detail or error.title,
        "Map the workbook again (“Map this workbook”) and keep the recipe under the same name.",
        Place(file),
    )


def _unrecognised(book: Book, resources: Resources) -> Observed:
    finding = Finding(
        "workbook.unrecognised",
        Severity.WARNING,
        "The layout of this workbook is not known.",
        "It is shown as it is in the Data tab; no measure was taken from it.",
        "Map it once (“Map this workbook”), or copy the figures into a standard workbook (File > New "
        "workbook).",
        Place(book.name),
    )
    outline = resources.outline
    force = resources.areas[outline.force]
    # Nothing names a period; today's month stands until a table does.
    now = dt.datetime.now(dt.UTC)
    end = Month.of(now.year, now.month)
    cover = Cover(force.id, force.title, end, "", outline.title, period_given=False)
    return Observed(NOTHING, (finding,), cover, ())


def _report(
    book: Book,
    observed: Observed,
    findings: tuple[Finding, ...],
    by: tuple[Resources, Conventions],
    period_end: Month | None,
) -> Report:
    resources, conventions = by
    return build.build(
        observed.observations,
        observed.cover,
        resources,
        findings,
        period_end=period_end,
        sha256=book.sha256,
        file_name=book.name,
        missing=observed.missing,
        conventions=conventions,
    )
