"""How far a heading reaches: over its merged range, or over the blank cells beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scrutinydesk.workbook.tables.merges import Merges

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Position

_COMPARED = re.compile(r"change|differen|compar|varian|rank|trend|\bvs?\b|[±+-] ?%", re.IGNORECASE)
Level = dict[int, "Position"]  # by column of figures, the cell that names it in one row of headings
FEW = 3


def reached(
    values: NDArray[Any], rows: Sequence[int], columns: Sequence[int], spacers: Sequence[int], merges: Merges
) -> list[Level]:
    """Return, for each row of headings, which cell names each column; columns without one are left out.

    A heading reaches as far as its merged range. In a row without merged ranges it reaches over the
    blank cells at its right, up to an empty column; where it stands at the right end or in the middle
    of columns whose lower headings repeat, over these. In the lowest row each names its own column,
    but a lone one at the left names all.
    """
    made: list[Level] = []
    gaps = set(spacers)
    # A column may have a heading and no figures: its heading reaches no less far.
    wide = [column for column in range(columns[0], columns[-1] + 1) if column not in gaps] if columns else []
    own = []
    for row in rows:
        line = values[row].tolist()
        own.append({column: (row, column) for column in wide if line[column] is not None})
    held = set(columns)
    for at, row in enumerate(rows):
        level: Level = {}
        if merges and any(merges.covers(row, column) for column in columns):
            for column in wide:
                origin = merges.origin(row, column)
                if values[origin] is not None:
                    level[column] = origin
        else:
            lower = own[at + 1 :]
            most = max(map(len, lower), default=0)
            level = own[at]
            if 0 < len(level) < most:
                level = _spread(level, wide, spacers, _names(values, lower, wide))
            elif len(level) == 1 and not most and len(columns) >= FEW and columns[0] in level:
                level = _over_all(level, wide, spacers, own[:at])
        made.append(
            level if level.keys() <= held else {column: at for column, at in level.items() if column in held}
        )
    return made


def _names(values: NDArray[Any], lower: list[Level], columns: Sequence[int]) -> list[Any]:
    """Return the heading of each column in the row beneath that names most."""
    best = max(lower, key=len)
    return [values[best[column]] if column in best else None for column in columns]


def _over_all(level: Level, columns: Sequence[int], spacers: Sequence[int], upper: list[Level]) -> Level:
    """Let a lone heading over the first column name all that nothing above it names otherwise."""
    origin = level[columns[0]]
    if upper and not any(len(other) == len(columns) for other in upper):
        return level
    end = min((spacer for spacer in spacers if spacer > columns[0]), default=columns[-1] + 1)
    return {column: origin for column in columns if column < end}


def _spread(level: Level, columns: Sequence[int], spacers: Sequence[int], names: list[Any]) -> Level:
    centred = _centred(level, columns, names) if columns[0] not in level else None
    if centred is not None:
        return centred
    made: Level = {}
    held: Position | None = None
    gaps = set(spacers)
    for column in range(columns[0], columns[-1] + 1):
        if column in gaps:
            held = None
        held = level.get(column, held)
        if held is not None:
            made[column] = held
    made = {column: made[column] for column in columns if column in made}
    return _trimmed(made, columns, names)


def _centred(level: Level, columns: Sequence[int], names: list[Any]) -> Level | None:
    """Return the reach of headings that stand in the middle or at the right of equally many columns each."""
    count, parts = len(columns), len(level)
    size, rest = divmod(count, parts)
    if rest or size < 2 or None in names:  # noqa: PLR2004
        return None
    if parts == 1:
        middle = columns.index(next(iter(level))) in {(count - 1) // 2, count // 2}
        return dict.fromkeys(columns, next(iter(level.values()))) if middle and count >= FEW else None
    spans = [columns[start : start + size] for start in range(0, count, size)]
    held = [[column for column in span if column in level] for span in spans]
    alike = all(names[start : start + size] == names[:size] for start in range(0, count, size))
    if not alike or any(len(each) != 1 for each in held):
        return None
    return {column: level[each[0]] for span, each in zip(spans, held, strict=True) for column in span}


def _trimmed(made: Level, columns: Sequence[int], names: list[Any]) -> Level:
    """Take from the last heading the columns beyond those that repeat beneath the others."""
    spans: dict[Position, list[int]] = {}
    for at, column in enumerate(columns):
        if column in made:
            spans.setdefault(made[column], []).append(at)
    *others, last = spans.values()
    patterns = {tuple(names[at] for at in each) for each in others}
    if len(patterns) != 1:
        return made
    pattern = patterns.pop()
    if len(last) > len(pattern) and tuple(names[at] for at in last[: len(pattern)]) == pattern:
        beyond = last[len(pattern) :]
        if len(pattern) == 1 and not all(_COMPARED.search(str(names[at])) for at in beyond):
            return made
        extra = {columns[at] for at in beyond}
        return {column: origin for column, origin in made.items() if column not in extra}
    return made
