"""Workbooks with what is remembered of them: opened by it, kept as vintages, compared with the one before."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutinydesk import opening
from scrutinydesk.analysis.convention_records import conventions_from_dict, conventions_to_dict
from scrutinydesk.analysis.conventions import USUAL
from scrutinydesk.library.values import Import
from scrutinydesk.measures.additions import additions_from_dict, additions_to_dict
from scrutinydesk.measures.break_register import BreakRegister
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.opening import Kind, Opened
from scrutinydesk.periods import Month
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.remembered import method, projections
from scrutinydesk.remembered.recipes import key_of, recipes
from scrutinydesk.remembered.register import resources_of
from scrutinydesk.rollforward import RollForward, roll_forward
from scrutinydesk.workbook.observed import Cover, Observed

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.workbook.grid import Book
    from scrutinydesk.workbook.recipes import Recipe

RENAME, NOT = "rename", "not"
LARGEST = 25 * 2**20  # bytes of a file that is kept with its import


@dataclass(frozen=True)
class Remembered:
    """An open workbook, and what the library knows of the one before.

    Attributes
    ----------
    imported : Import
        This workbook in the library.
    earlier : Import or None
        The one it is compared with; None where there is none.
    rolled : RollForward or None
        What became of the figures since.
    """

    opened: Opened
    imported: Import
    earlier: Import | None = None
    rolled: RollForward | None = None


def open_workbook(
    library: Library, source: Path | str, progress: Progress = SILENT, recipe: Recipe | None = None
) -> Opened:
    """Open a workbook with all that is remembered.

    That is breaks, how figures are judged, recipes, and the figures of the time before.
    """
    resources, faults = resources_of(library)
    judged = method.held(library)
    held, unreadable = recipes(library)
    opened = opening.open_workbook(
        source, progress, resources, recipes=tuple(held.values()), recipe=recipe,
        earlier=_figures_before(library, recipe or None), conventions=judged.conventions,
    )  # fmt: skip
    unread = projections.held(library).faults
    return _with_findings(opened, (*faults, *judged.faults, *unreadable, *unread))


def _figures_before(library: Library, recipe: Recipe | None) -> Observations | None:
    """Return the figures of the latest import that a recipe has read, as evidence for renames."""
    name = key_of(recipe.name) if recipe is not None else None
    for each in library.imports():
        if each.recipe and name in {None, each.recipe}:
            return library.observations(each.id)
    return None


def _with_findings(opened: Opened, more: tuple[Finding, ...]) -> Opened:
    if not more:
        return opened
    changed = replace(opened, findings=(*opened.findings, *more))
    return replace(changed, report=opening.look(changed, opened.report.period_end))


def remember(library: Library, opened: Opened, progress: Progress = SILENT) -> Remembered:
    """Keep an open workbook as a vintage, with the projections it shows; compare it with the one before."""
    progress.step(0, 2, "Keeping the figures")
    cover = opened.observed.cover
    recipe = opened.applied.recipe if opened.applied is not None else None
    made = Import(
        sha256=opened.book.sha256,
        file_name=opened.book.name,
        kind=str(opened.kind),
        force=cover.force,
        period_end=cover.period_end.ordinal,
        title=opened.report.title,
        recipe=key_of(recipe.name) if recipe is not None else "",
        cover=_cover_to_dict(cover),
        additions=_additions(opened),
        findings=opened.findings,
        missing=opened.observed.missing,
    )
    imported = library.add_import(made, opened.observations, progress, _content(opened.book))
    projections.log(library, opened, cover.period_end)
    progress.step(1, 2, "Comparing with the time before")
    return compared(library, Remembered(opened, imported), library.previous(imported))


def recalled(library: Library, opened: Opened, key: int) -> Remembered:
    """Return an import that was opened again, compared with the one before it; nothing is kept anew."""
    imported = library.imported(key)
    return compared(library, Remembered(opened, imported), library.previous(imported))


def compared(library: Library, remembered: Remembered, earlier: Import | None) -> Remembered:
    """Compare an open workbook with an earlier import; with none where that is None."""
    if earlier is None:
        return replace(remembered, earlier=None, rolled=None)
    opened = remembered.opened
    rolled = roll_forward(
        library.observations(earlier.id),
        opened.observations,
        opened.resources,
        ends=(Month(earlier.period_end), Month(remembered.imported.period_end)),
        since=since(earlier),
        confirmed=renames(library),
        denied=denied(library),
    )
    return replace(remembered, earlier=earlier, rolled=rolled)


def reworded(library: Library, remembered: Remembered) -> Remembered:
    """Return an open workbook with its report by the breaks and the conventions of now.

    The same one where they are the same.
    """
    opened = remembered.opened
    register = resources_of(library)[0].register
    conventions = method.held(library).conventions
    if register == opened.resources.register and conventions == opened.conventions:
        return remembered
    resources = opened.resources.with_register(register)
    changed = replace(opened, resources=resources, conventions=conventions)
    report = opening.look(changed, opened.report.period_end)
    return replace(remembered, opened=replace(changed, report=report))


def since(imported: Import) -> str:
    """Return when the figures of an import were said, in words."""
    if imported.meeting:
        return imported.meeting
    when = imported.when.astimezone() if imported.when is not None else None
    return f"“{imported.file_name}”" + (f" of {when.day} {when:%B %Y}" if when is not None else "")


def renames(library: Library) -> dict[str, str]:
    """Return the measures whose change of name was confirmed: the earlier id and the later."""
    held = library.records(RENAME)
    return {old: new for old, record in held.items() if (new := str((record.value or {}).get("new", "")))}


def denied(library: Library) -> frozenset[tuple[str, str]]:
    """Return the pairs of earlier and later id of which it was said that they are not the same measure."""
    held = library.records(RENAME)
    return frozenset((old, new) for old, record in held.items() for new in (record.value or {}).get(NOT, ()))


def confirm_rename(library: Library, old: str, new: str, *, same: bool) -> Record:
    """Remember that a measure goes by another id now, or that it does not: neither is asked again."""
    what = f"“{old}” is now “{new}”" if same else f"“{old}” and “{new}” are not the same"
    before = library.record(RENAME, old)
    others = [each for each in (before.value or {}).get(NOT, ()) if each != new]
    value = {"new": new, NOT: others} if same else {"new": "", NOT: [*others, new]}
    return library.put(RENAME, old, value, before.version, what)


def reopened(library: Library, key: int) -> Opened:
    """Open an earlier import again, as it stood: its figures, and its cells where the file was kept."""
    held = library.imported(key)
    resources = load_resources().with_register(BreakRegister.from_dict(held.additions.get("register", {})))
    if own := held.additions.get("own"):
        resources = resources.extended(additions_from_dict(own))
    findings, cover = tuple(held.findings), _cover_from_dict(held.cover)
    observed = Observed(library.observations(key), findings, cover, tuple(held.missing))
    book = _book(library, held)
    judged = held.additions.get("conventions")
    conventions = USUAL if judged is None else conventions_from_dict(judged)
    return opening.drafted(book, Kind(held.kind), observed, findings, resources, conventions)


def _additions(opened: Opened) -> dict[str, Any]:
    """Return what besides its figures a report rests on.

    The usual conventions are left out: what was imported before there were others is the same import.
    """
    recipe = opened.applied.recipe if opened.applied is not None else None
    found: dict[str, Any] = {
        "own": additions_to_dict(recipe.own) if recipe is not None else {},
        "register": opened.resources.register.to_dict(),
    }
    if opened.conventions != USUAL:
        found["conventions"] = conventions_to_dict(opened.conventions)
    return found


def _content(book: Book) -> bytes | None:
    """Return a file's bytes where it still is what was read, and not very large."""
    path = Path(book.path)
    try:
        if path.stat().st_size > LARGEST:
            return None
        content = path.read_bytes()
    except OSError:
        return None
    return content if sha256(content).hexdigest() == book.sha256 else None


def _book(library: Library, held: Import) -> Book:
    from scrutinydesk.workbook import reading  # noqa: PLC0415  the readers are heavy
    from scrutinydesk.workbook.grid import Book  # noqa: PLC0415  late: decision 6

    kept = library.file(held.sha256)
    if kept is None:
        return Book(held.file_name, "", held.sha256, "", ())
    name, content = kept
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        return replace(reading.read(path).book, path="")


def _cover_to_dict(cover: Cover) -> dict[str, Any]:
    return {
        "force": cover.force, "force_title": cover.force_title, "period_end": cover.period_end.ordinal,
        "marking": cover.marking, "title": cover.title, "period_given": cover.period_given,
        "note": cover.note,
    }  # fmt: skip


def _cover_from_dict(held: Mapping[str, Any]) -> Cover:
    return Cover(**{**held, "period_end": Month(held["period_end"])})
