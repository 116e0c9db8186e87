"""``scrutinydesk compare``: two workbooks held against each other, without a window."""

from __future__ import annotations

import csv
import io
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.export.delimited import guarded

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from scrutinydesk.measures.observations import Observation, Observations
    from scrutinydesk.periods import Month
    from scrutinydesk.pipeline import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.reporting.table import Table
    from scrutinydesk.rollforward import RollForward

HEADINGS = (
    "change", "measure", "area", "breakdown", "period", "old", "new", "difference",
    "old_sheet", "old_cell", "new_sheet", "new_cell",
)  # fmt: skip
CELLS_WIDE = 44
DONE = 0


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Compare, write to the standard output, and return the exit status.

    Raises
    ------
    ScrutinyError
        A file cannot be opened, or no figure was recognised in it.
    """
    from scrutinydesk import command_recipe, pipeline  # noqa: PLC0415  help answers at once
    from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  late: decision 6
    from scrutinydesk.rollforward import roll_forward  # noqa: PLC0415  late: decision 6

    resources = load_resources()
    if options.recipe is not None:
        recipe = command_recipe.read_file(options.recipe)
        earlier = _recognised(command_recipe.read_by(recipe, options.earlier, progress))
        later = command_recipe.read_by(recipe, options.later, progress, earlier.observations)
        later, resources = _recognised(later), later.resources
    else:
        words = options.earlier, options.later
        sources = (pipeline.DEMO if word == pipeline.DEMO else Path(word) for word in words)
        earlier, later = (_recognised(pipeline.open_workbook(each, progress, resources)) for each in sources)
    found = roll_forward(
        earlier.observations,
        later.observations,
        resources,
        ends=_ends(earlier, later),
        since=options.since or f"“{earlier.book.name}”",
    )
    write = {"text": as_text, "json": as_json, "csv": as_csv}[options.format]
    sys.stdout.write(write(found, options.since or ""))
    return DONE


def _recognised(opened: Opened) -> Opened:
    if len(opened.observations):
        return opened
    raise ScrutinyError(
        f"No figure was recognised in “{opened.book.name}”.",
        "There is nothing to compare.",
        "Compare standard workbooks or public releases, or map the workbook first and compare with --recipe.",
    )


def _ends(earlier: Opened, later: Opened) -> tuple[Month, Month] | None:
    """Return the period ends of the covers, where both name one."""
    covers = earlier.observed.cover, later.observed.cover
    if all(cover.period_given for cover in covers) and covers[0].period_end <= covers[1].period_end:
        return covers[0].period_end, covers[1].period_end
    return None


def as_text(found: RollForward, _since: str = "") -> str:
    """Return sentences, then the tables of what changed and of the bridges."""
    parts = ["\n".join(found.sentences)]
    parts += [_aligned(table) for table in found.tables if table.rows]
    unbridged = [found.bridge_sentence(each) for each in found.unbridged if each.missing or each.units]
    if unbridged:
        parts.append("\n".join(unbridged))
    return "\n\n".join(parts) + "\n"


def _aligned(table: Table) -> str:
    cells = [[column.heading for column in table.columns]]
    cells += [[cell.text for cell in row.cells] for row in table.rows]
    wide = [min(CELLS_WIDE, max(len(line[n]) for line in cells)) for n in range(len(table.columns))]
    lines = [table.title, ""]
    for line in cells:
        padded = [
            text.rjust(size) if column.align == "right" else text.ljust(size)
            for text, size, column in zip(line, wide, table.columns, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    lines += [f"Note: {note}" for note in table.notes]
    return "\n".join(lines)


def as_json(found: RollForward, _since: str = "") -> str:
    """Return everything as one JSON object; differences are exact decimals."""
    from scrutinydesk.reporting import bridges  # noqa: PLC0415  see above

    rolled = found.rolled
    data = {
        "files": [list(each.sources.values()) for each in found.files],
        "period_ends": [str(end) for end in found.ends],
        "compared": rolled.compared,
        "sentences": list(found.sentences),
        "restated": [_pair(found, *each) for each in rolled.restated],
        "supplied": [_pair(found, *each) for each in rolled.supplied],
        "withdrawn": [_pair(found, *each) for each in rolled.withdrawn],
        "new_figures": len(rolled.added),
        "lost_figures": [_one(found.files[0], row) for row in rolled.lost],
        "measures_new": list(rolled.measures_new),
        "measures_dropped": list(rolled.measures_dropped),
        "series_new": [list(line) for line in rolled.series_new],
        "series_dropped": [list(line) for line in rolled.series_dropped],
        "renamed": [
            {"earlier": each.earlier, "later": each.later, "common": each.common, "same": each.same}
            for each in rolled.renames
        ],
        "redefined": [
            {"sort": str(each.sort), "measure": each.measure, "area": each.area, "breakdown": each.breakdown,
             "times": each.times, "figures": [_one(found.files[1], new) for _, new in each.rows]}
            for each in rolled.redefinitions
        ],
        "bridges": [
            {"measure": each.measure, "area": each.area, "breakdown": each.breakdown,
             "before": each.before.words, "after": each.after.words,
             "start": _number(each.start),
             "steps": [{"step": str(step.kind), "amount": _number(step.amount)} for step in each.steps],
             "end": _number(each.end),
             "limits": [*map(str, each.limits), *bridges.breaks_of(each, found.resources)]}
            for each in found.bridges
        ],
        "not_bridged": [
            {"measure": each.measure, "area": each.area, "breakdown": each.breakdown,
             "window": each.window.words, "missing": [str(month) for month in each.missing],
             "units": list(each.units),
             "file": "later" if each.later else "earlier"}
            for each in found.unbridged
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _number(value: Fraction | float | None) -> float | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _one(file: Observations, row: Observation) -> dict[str, Any]:
    return {
        "measure": row.measure, "area": row.area, "breakdown": row.breakdown, "period": row.window.words,
        "value": _number(row.value), "file": file.sources.get(row.source, ""), "sheet": row.sheet,
        "cell": row.cell,
    }  # fmt: skip


def _pair(found: RollForward, old: Observation, new: Observation) -> dict[str, Any]:
    from scrutinydesk.analysis.rollforward import Restated  # noqa: PLC0415  see above

    one, two = _one(found.files[0], old), _one(found.files[1], new)
    same = {key: two[key] for key in ("measure", "area", "breakdown", "period")}
    where = ("file", "sheet", "cell")
    return {
        **same,
        "old": one["value"],
        "new": two["value"],
        "difference": _number(Restated(old, new).difference),
        "old_marks": [str(mark) for mark in old.marks],
        "new_marks": [str(mark) for mark in new.marks],
        "old_place": {key: one[key] for key in where},
        "new_place": {key: two[key] for key in where},
    }


def as_csv(found: RollForward, _since: str = "") -> str:
    """Return one line a change, then the steps of all bridges."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(map(_guarded, _lines(found)))
    return out.getvalue()


def _lines(found: RollForward) -> Iterator[tuple[object, ...]]:
    rolled = found.rolled
    for change in ("restated", "supplied", "withdrawn"):
        for old, new in getattr(rolled, change):
            difference = None if None in {old.value, new.value} else _number(_difference(old, new))
            yield (change, *new[:3], new.window.words, _number(old.value), _number(new.value), difference,
                   old.sheet, old.cell, new.sheet, new.cell)  # fmt: skip
    for row in rolled.added:
        yield "new", *row[:3], row.window.words, None, _number(row.value), None, "", "", row.sheet, row.cell
    for row in rolled.lost:
        yield "lost", *row[:3], row.window.words, _number(row.value), None, None, row.sheet, row.cell, "", ""
    for rename in rolled.renames:
        yield ("renamed", rename.later, "", "", "", rename.earlier, rename.later, None,
               rename.old.sheet, rename.old.cell, rename.new.sheet, rename.new.cell)  # fmt: skip
    for name in rolled.measures_dropped:
        yield ("measure dropped", name, *[""] * 10)
    for name in rolled.measures_new:
        yield ("measure new", name, *[""] * 10)
    yield from _bridge_lines(found)


def _bridge_lines(found: RollForward) -> Iterator[tuple[object, ...]]:
    for each in found.bridges:
        line = each.measure, each.area, each.breakdown
        yield ("bridge start", *line, each.before.words, None, _number(each.start), *[""] * 5)
        for step in each.steps:
            yield (f"bridge {step.kind}", *line, "", None, None, _number(step.amount), *[""] * 4)
        yield ("bridge end", *line, each.after.words, None, _number(each.end), *[""] * 5)


def _difference(old: Observation, new: Observation) -> Fraction | None:
    from scrutinydesk.analysis.rollforward import Restated  # noqa: PLC0415  see above

    return Restated(old, new).difference


def _guarded(line: tuple[object, ...]) -> list[object]:
    return [guarded(each) if isinstance(each, str) else each for each in line]
