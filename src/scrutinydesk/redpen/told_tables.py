"""Tables that a checked report gives away, as tables to be shown: hidden ones, and what is promised."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scrutinydesk.redpen.kept import CommitmentState
from scrutinydesk.reporting.kept_words import day, stamp
from scrutinydesk.reporting.table import Cell, Column, Level, Row, Shape, Signal, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.claims.tables import Cell as HiddenCell
    from scrutinydesk.claims.tables import HiddenTable
    from scrutinydesk.redpen.commitments import Promised
    from scrutinydesk.redpen.kept import Commitment

FACT = Signal(Shape.TICK, Tone.IMPROVEMENT, "certain")
RANGE = Signal(Shape.DASH, Tone.COMMON, "within a range")
UNKNOWN = Signal(Shape.CIRCLE, Tone.COMMON, "not known")
OPEN = Signal(Shape.CIRCLE, Tone.COMMON, "Open")
DUE = Signal(Shape.CIRCLE, Tone.COMMON, "Due")
NO_DATE = Signal(Shape.CIRCLE, Tone.COMMON, "No date")
OVERDUE = Signal(Shape.UP, Tone.CONCERN, "Due by now")
ANSWERED = Signal(Shape.TICK, Tone.IMPROVEMENT, "Answered")
THIS = "this"  # keys of rows of the report that is shown begin so
_COMMITMENTS = (
    Column("due", "Due", width=36),
    Column("what", "What is promised"),
    Column("place", "Where", width=18),
    Column("state", "State", width=24),
)


def hidden_as_table(hidden: HiddenTable, at: int) -> Table:
    """Return a hidden table to be shown: certain figures with a tick, ranges and gaps with their signs."""
    columns = (
        Column("row", "", width=64),
        *(Column(f"c{number}", title) for number, title in enumerate(hidden.columns)),
    )
    rows = tuple(
        Row(f"{at}.{number}", (Cell(title, title), *(_cell(each) for each in cells)))
        for number, (title, cells) in enumerate(zip(hidden.rows, hidden.cells, strict=True))
    )
    return Table(f"hidden-{at}", hidden.title, columns, rows, (hidden.note,))


def _cell(cell: HiddenCell) -> Cell:
    signal = FACT if cell.known else UNKNOWN if cell.low is None else RANGE
    return Cell(str(cell), cell.low, signal=signal, note=f"{cell}: {signal.word}")


def commitment_table(
    name: str,
    written: dt.date | None,
    promised: Sequence[Promised],
    kept: Sequence[Commitment],
    today: dt.date,
) -> Table:
    """Return what is promised: in the report that is shown first, then in the other reports that are kept.

    The key of a row is that of the kept commitment, or ``this/`` and the index of the claim.

    Parameters
    ----------
    name, written : str, datetime.date or None
        Of the report that is shown: its file, and up to when it tells.
    promised : sequence of Promised
        What it promises, for as long as it is not kept.
    """
    here = [each for each in kept if (each.report, each.written) == (name, written)]
    others = [each for each in kept if (each.report, each.written) != (name, written)]
    rows = [Row("group-this", (Cell(f"In “{name}”"),), Level.GROUP)]
    if here:
        rows += [_kept_row(each, today) for each in sorted(here, key=_by_due)]
    else:
        rows += [_promised_row(each, today) for each in promised]
    if len(rows) == 1:
        rows.clear()
    for report, when in dict.fromkeys((each.report, each.written) for each in others):
        title = f"In “{report}”, up to {day(when)}" if when else f"In “{report}”"
        rows.append(Row(f"group-{report}-{when}", (Cell(title),), Level.GROUP))
        of_it = [each for each in others if (each.report, each.written) == (report, when)]
        rows += [_kept_row(each, today) for each in sorted(of_it, key=_by_due)]
    return Table("commitments", "Commitments", _COMMITMENTS, tuple(rows))


def _by_due(commitment: Commitment) -> dt.date:
    return commitment.due_by or dt.date.max


def _promised_row(promised: Promised, today: dt.date) -> Row:
    last = promised.last
    due = Cell(promised.due_words or "no date", last.isoformat() if last else None)
    signal = NO_DATE if last is None else OVERDUE if last < today else DUE
    return Row(
        f"{THIS}/{promised.claim}",
        (
            due,
            Cell(_one_line(promised.what)),
            Cell(promised.place, promised.line),
            Cell(signal.word, signal.word, signal=signal),
        ),
    )


def _kept_row(commitment: Commitment, today: dt.date) -> Row:
    last = commitment.due_by
    signal = OPEN
    if commitment.state is CommitmentState.ANSWERED:
        signal = ANSWERED
    elif last is not None and last < today:
        signal = OVERDUE
    said = ", ".join(part for part in (commitment.note, commitment.who, stamp(commitment.when)) if part)
    state = f"{signal.word}: {said}" if said else signal.word
    return Row(
        commitment.key,
        (
            Cell(commitment.due_words or "no date", last.isoformat() if last else None),
            Cell(_one_line(commitment.text or commitment.quote)),
            Cell(commitment.place),
            Cell(state, signal.word, signal=signal),
        ),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
