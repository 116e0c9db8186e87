"""Imports of the library told, latest first, and what was given to others of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month
from scrutinydesk.reporting.kept_words import day, moment
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.library.values import Import, Reported

COLUMNS = (
    Column("to", "To", width=13),
    Column("file", "File"),
    Column("meeting", "Meeting", width=22),
    Column("when", "Imported", width=17),
    Column("given", "As reported", Align.RIGHT, 9),
)
_TITLE = re.compile(r"^(?P<title>\S.*)\n=+$", re.MULTILINE)


def table(imports: Iterable[Import], reported: Iterable[Reported], open_id: int = 0) -> Table:
    """Return imports, a row each with its id as key; that of the open report stands out."""
    given = Counter(each.import_id for each in reported)
    rows = []
    for made in imports:
        count = given[made.id]
        name = f"{made.file_name} (open now)" if made.id == open_id else made.file_name
        when = made.when.astimezone() if made.when else None
        who = f"{moment(when)}, {made.who}; {made.figures:,} figures; {made.kind}"
        rows.append(
            Row(
                str(made.id),
                (
                    Cell(Month(made.period_end).words, float(made.period_end)),
                    Cell(name, made.file_name, note=who),
                    Cell(made.meeting, made.meeting),
                    Cell(moment(when) if when else "", when.timestamp() if when else None, note=who),
                    Cell(f"{count:,}" if count else "", count or None),
                ),
                Level.TOTAL if made.id == open_id else Level.ROW,
            )
        )
    return Table("imports", "Imports", COLUMNS, tuple(rows))


def version_line(each: Reported) -> str:
    """Name a report as given: ``Scrutiny meeting, 20 July 2017 (kept by A. Officer)``."""
    return f"{each.label}, {day(each.on)} (kept by {each.who})"


def part_titles(parts: Mapping[str, bytes]) -> Sequence[str]:
    """Return what the parts of a report are called: by their first heading, else by name."""
    return [_title(name, content) for name, content in parts.items()]


def _title(name: str, content: bytes) -> str:
    found = _TITLE.search(content.decode("utf-8", "replace"))
    return found["title"] if found else name.rpartition(".")[0].replace("-", " ").capitalize()
