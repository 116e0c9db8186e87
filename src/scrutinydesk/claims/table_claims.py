"""Claims of tables: each cell is read with what the head of its column and the label of its row say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Quantity, Role
from scrutinydesk.claims.dates import DateKind, find_dates
from scrutinydesk.claims.document import Passage, PassageKind
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.own_subjects import is_part
from scrutinydesk.claims.recognising import recognised
from scrutinydesk.claims.table_columns import (
    AREAS,
    EARLIER,
    FIGURES,
    LEVELS,
    Cell,
    Column,
    Use,
    are_changes,
    arrow,
    is_alone,
    is_change,
    is_rate,
    is_spend,
    is_worded,
    kind_of,
    lateness,
    ordered,
    size_of,
    use_of,
)
from scrutinydesk.claims.table_periods import Ending, ending_of, period_over, without
from scrutinydesk.claims.times import When, when_of
from scrutinydesk.periods import Window

if TYPE_CHECKING:
    from scrutinydesk.claims.walk import Reading

_MOVE = re.compile(r"(?P<rank>O) ?\(?(?P<way>[↑↓+-]|up|down)? ?(?P<move>N)?")
_BY = re.compile(r" by (?:police )?(?:division|force|type|month|quarter|year)s?$", re.IGNORECASE)
_MOST_HEAD = 3


def table_claims(reading: Reading, cells: Sequence[Passage], before: Passage | None) -> Iterator[Claim]:
    """Yield the claims of a table, row by row.

    Parameters
    ----------
    before : Passage or None
        What stands over the table.

    Yields
    ------
    Claim
    """
    yield from _Table(reading, cells, before).claims()


class _Table:
    def __init__(self, reading: Reading, cells: Sequence[Passage], before: Passage | None) -> None:
        self._reading = reading
        self._before = before
        self._rows: dict[int, list[Passage]] = {}
        for cell in cells:
            if cell.cell:
                self._rows.setdefault(cell.cell.row, []).append(cell)
        self._shapes = {id(cell): reading.shapes(cell) for cell in cells}
        self._head = self._head_rows()
        self._columns: dict[int, Column] = {}
        self.period = period_over(before, reading.setting.as_at)
        self.ending = self._ending()
        self.caption = self._measure_over()

    def _figures(self, cell: Passage) -> str:
        return "".join(
            token.letter
            for shape in self._shapes[id(cell)]
            for token in shape.tokens.values()
            if token.letter in FIGURES
        )

    def _head_rows(self) -> list[list[Passage]]:
        head: list[list[Passage]] = []
        for row in list(self._rows.values())[:_MOST_HEAD]:
            figured = sum(bool(self._figures(cell)) for cell in row)
            if figured and (head or figured * 2 > len(row) - 1):
                break
            head.append(row)
        return head if len(head) < len(self._rows) else []

    def _head_words(self, column: int) -> str:
        said = [cell.text for row in self._head for cell in row if cell.cell and cell.cell.column == column]
        if len(self._head) > 1:  # a head over several columns holds until the next
            for row in self._head[:-1]:
                left = [cell for cell in row if cell.cell and cell.cell.column <= column]
                if left and left[-1].text not in said and left[-1].cell and left[-1].cell.column > 1:
                    said.insert(0, left[-1].text)
        return " ".join(said)

    def _column(self, number: int) -> Column:
        held = self._columns.get(number)
        if held is None:
            head = self._head_words(number)
            window, sure = self.ending.of_column(head, self.period)
            held = Column(head, use_of(head), window, EARLIER.search(head) is not None, sure)
            self._columns[number] = held
        return held

    @property
    def _corner(self) -> str:
        corner = (cell.text for row in self._head for cell in row if cell.cell and cell.cell.column == 1)
        return next(corner, "")

    @property
    def _path(self) -> tuple[str, ...]:
        return next((row[0].path for row in self._rows.values()), ())

    def _ending(self) -> Ending:
        heads = [cell.text for row in self._head for cell in row]
        heads += [row[0].text for row in self._rows.values()]
        over = [*([self._before.text] if self._before else []), *self._path[-1:]]
        return ending_of(self._corner, over, heads, self.period, self._reading.setting.as_at)

    def _measure_over(self) -> tuple[str, str]:
        """Return the words and id of the measure that the corner, the caption or the headings name."""
        subjects, corner, path = self._reading.subjects, self._corner, self._path
        candidates = [corner] if corner and not self.of_areas else []
        if self._before is not None and self._before.kind is PassageKind.HEADING:
            candidates.append(_BY.sub("", self._before.text))
        elif self._before is not None:
            named = subjects.measures_in(self._before.text)
            if named:
                told = max(named, key=lambda each: (each.words, each.start))
                candidates.append(self._before.text[told.start : told.end])
        candidates += reversed(path)
        for words in candidates:
            if key := subjects.measure_of_label(words):
                return words, key
        return (candidates[0] if candidates else ""), ""

    def claims(self) -> Iterator[Claim]:
        for row in list(self._rows.values())[len(self._head) :]:
            yield from _Row(self._reading, self, row).claims()

    def cells(self, row: Sequence[Passage]) -> tuple[str, list[Cell]]:
        """Return the label of a row and its cells with figures."""
        label: list[str] = []
        cells: list[Cell] = []
        for cell in row:
            number = cell.cell.column if cell.cell else 0
            column = self._column(number)
            if not self._figures(cell) or (
                not cells
                and not label
                and number == 1
                and len(row) > 1
                and not is_alone(self._shapes[id(cell)])
            ):
                said = number == 1 or any(map(str.isalpha, cell.text))  # and not a dash
                if said and all(each.column.use is Use.RANK for each in cells):
                    label.append(cell.text)
                continue
            cells += [Cell(shape, column, number) for shape in self._shapes[id(cell)] if shape.tokens]
        return " ".join(label), cells

    @property
    def window(self) -> Window | None:
        """The period that the head says of the whole table."""
        return self._columns[1].window if 1 in self._columns else self._column(1).window

    @property
    def of_areas(self) -> bool:
        """Whether its rows are places, as the head of the first column says."""
        return any(
            AREAS.fullmatch(cell.text.strip()) for row in self._head for cell in row
            if cell.cell and cell.cell.column == 1
        )  # fmt: skip

    def is_rate(self, cell: Cell) -> bool:
        """Tell whether a figure is a rate, as its column or what stands over the table says."""
        return is_rate(cell, self._before.text if self._before else "")


class _Row:
    """A row of a table: what its label says holds for all its cells."""

    def __init__(self, reading: Reading, table: _Table, row: Sequence[Passage]) -> None:
        self._reading = reading
        self._table = table
        self._label, self._cells = table.cells(row)
        self._row = row
        subjects = reading.subjects
        dates = [date for date in find_dates(self._label, reading.setting.as_at) if date.window]
        told = [date for date in dates if date.kind is not DateKind.RELATIVE]
        self._when = self._label_when(row) if told else When()
        self._over = dates[0].window if dates and not told else table.window
        areas = subjects.areas_in(self._label) if self._label else []
        self._area = (self._label[areas[0].start : areas[0].end], areas[0].id) if areas else ("", "")
        placed = bool(self._label) and not dates and table.of_areas
        if placed and not areas:
            self._area = self._label, subjects.area_called(self._label)
        bare = without(self._label, dates)
        key = "" if placed else subjects.measure_of_label(bare)
        percent = not any(cell.letters in {"N", "M"} for cell in self._cells)
        if not key and not dates and percent and not placed:
            key = subjects.measure_of_label(self._label, percent=True) if self._label else ""
        if key and not percent and subjects.resources.catalogue[key].unit == "percent":
            key = ""  # of crimes, and not of how content the victims are
        said = bool(key) or not (dates or areas or placed or not self._label)
        self._measure = (bare or self._label, key) if said else table.caption

    def _label_when(self, row: Sequence[Passage]) -> When:
        for shape in self._reading.shapes(row[0]):
            when = when_of(shape, (0, 1), self._reading.setting.as_at)
            if when.window:
                return when
        return When()

    def claims(self) -> Iterator[Claim]:
        if not self._cells:
            return
        if any("O" in cell.letters for cell in self._cells):
            yield self._ranks()
            return
        plain: list[Cell] = []
        for cell in self._cells:
            if len(cell.letters) == 1 and not is_worded(cell.sentence):
                plain.append(cell)
            else:
                yield from self._spoken(cell)
        yield from self._plain(plain)

    def _spoken(self, cell: Cell) -> Iterator[Claim]:
        """Yield the claims of a cell that says a thing in words: ``Up 15.5% (612,720 crimes)``."""
        for draft in recognised(cell.sentence):
            yield self._placed(self._reading.claim(cell.sentence, draft), cell)

    def _placed(self, claim: Claim, cell: Cell) -> Claim:
        """Return a claim with the area, window and measure of its row and column."""
        area = self._head_area(cell.column)
        own = claim.area_words and claim.area_words in cell.sentence.text
        words, key = claim.area_words, claim.area
        if area[1] or area[0]:
            words, key = area
        elif self._area[0] and not own:
            words, key = self._area
        told, head = self._when.window or cell.column.window, cell.column.head
        window, sure = self._table.ending.of(told, head, self._label)
        sure = sure and (cell.column.sure or self._when.window is not None)
        window = window or claim.window or self._over
        previous = self._when.previous if self._when.window else claim.previous
        previous, _ = self._table.ending.of(previous, head, self._label)
        inherited = not sure or (window is None and self._table.period is not None)
        measure = self._measure if self._measure[0] else (claim.measure_words, claim.measure)
        if measure == self._table.caption and self._is_part(cell.column):
            named = self._reading.subjects.measure_of_label(cell.column.head)
            if named or not (self._area[0] and cell.column.letter):  # a rate is of what the caption names
                measure = (cell.column.head, named)
        if measure[1] and not self._reading.counts_so(measure[1], claim.quantities, claim.kind):
            measure = (measure[0], "")
        return replace(
            claim, area_words=words, area=key, window=window or self._table.period, previous=previous,
            measure_words=measure[0], measure=measure[1],
            inherited=inherited,
        )  # fmt: skip

    def _is_part(self, column: Column) -> bool:
        """Tell whether a column holds a part of what the caption of the table names, such as women."""
        if column.use is not Use.LEVEL or column.window or self._head_area(column)[1]:
            return False
        return is_part(column.head)

    def _head_area(self, column: Column) -> tuple[str, str]:
        named = self._reading.subjects.areas_in(column.head)
        if not named:
            found = self._reading.subjects.area_called(column.head)
            return (column.head, found) if found else ("", "")
        return column.head[named[0].start : named[0].end], named[0].id

    def _whole(self, kind: ClaimKind, cells: Sequence[tuple[Role, Cell]]) -> Claim:
        """Return one claim of several cells of the row, its label included in its span."""
        first = cells[0][1]
        draft = Draft(kind, 0, len(first.sentence.shape))
        for role, cell in cells:
            for token in cell.sentence.tokens.values():
                number = cell.number_of(token)
                if token.letter in FIGURES and number is not None:
                    value = number.value
                    signed = role in {Role.DIFFERENCE, Role.PERCENT, Role.POINTS} and number.signed
                    way = (
                        (value > 0) - (value < 0)
                        if signed
                        else arrow(cell.sentence.shape)
                        if role is not Role.VALUE
                        else 0
                    )
                    draft.figures.append((role, token._replace(number=number), way))
        draft.direction = next((way for _, _, way in draft.figures if way), 0)
        held = dict(reversed(cells))
        now = held.get(Role.CURRENT) or held.get(Role.VALUE) or first
        claim = self._placed(self._reading.claim(first.sentence, draft), now)
        earlier = held[Role.BASE].column.window if Role.BASE in held else None
        before, _ = self._table.ending.of(earlier, self._label)
        if before is not None and claim.window not in {None, before} and claim.previous is None:
            claim = replace(claim, previous=before)
        start = min([self._row[0].offset, *(quantity.number.start for quantity in claim.quantities)])
        end = max(quantity.number.end for quantity in claim.quantities)
        return self._reading.spanning(claim, start, end)

    def _ranks(self) -> Claim:
        quantities: list[Quantity] = []
        claim = self._whole(ClaimKind.ESTIMATE_RANK, [(Role.VALUE, cell) for cell in self._cells])
        numbers = {quantity.number.start: quantity for quantity in claim.quantities}
        for cell in self._cells:
            area = self._head_area(cell.column)[1]
            match = _MOVE.search(cell.sentence.shape)
            for token in cell.sentence.tokens.values():
                quantity = numbers.get(token.origin + token.number.start) if token.number else None
                if quantity is None:
                    continue
                role, way = Role.VALUE, 0
                if match and token.at == match.start("rank"):
                    role = Role.RANK
                elif match and match["move"] and token.at == match.start("move"):
                    role, way = Role.MOVEMENT, 1 if match["way"] in {"↑", "+", "up"} else -1
                quantities.append(
                    replace(quantity, role=role, direction=way, area=area if role is not Role.VALUE else "")
                )
        return replace(claim, quantities=tuple(quantities))

    def _plain(self, cells: Sequence[Cell]) -> Iterator[Claim]:
        """Yield the claims of cells with a figure each: levels, and the changes between them."""
        if is_spend(cells):
            roles = {"M": Role.VALUE, "P": Role.PERCENT}
            yield self._whole(
                ClaimKind.AMOUNT_SHARE,
                [(roles[cell.letters], cell) for cell in cells if cell.letters in roles],
            )
            return
        levels: list[Cell] = []
        changes: list[Cell] = []
        if are_changes(cells):
            for size in ((size_of(cell), cell) for cell in cells):
                yield self._whole(kind_of([size]), [size])
            return
        for cell in cells:
            if cell.column.use is Use.CHANGE or (is_change(cell) and levels):
                changes.append(cell)
                continue
            if changes:
                yield from self._group(levels, changes)
                levels, changes = [], []
            levels.append(cell)
        yield from self._group(levels, changes)

    def _group(self, levels: Sequence[Cell], changes: Sequence[Cell]) -> Iterator[Claim]:
        targets = [cell for cell in levels if cell.column.use is Use.TARGET]
        plain = [cell for cell in levels if cell.column.use is not Use.TARGET]
        taken: list[tuple[Role, Cell]] = []
        if changes:
            bare = [cell for cell in plain if not cell.column.letter] or plain  # not "% of all"
            pair = [cell for cell in bare if cell.letters == bare[-1].letters][-2:]
            taken = list(zip(ordered(pair), pair, strict=True))
            taken += [(size_of(cell), cell) for cell in changes]
            plain = [cell for cell in plain if cell not in pair]
        elif targets and plain:
            latest = max(plain, key=lateness)
            taken, plain = [(Role.VALUE, latest)], [cell for cell in plain if cell is not latest]
        taken += [(Role.TARGET, cell) for cell in targets]
        yield from self._shares(plain)
        if taken:
            yield self._whole(kind_of(taken), taken)

    def _shares(self, cells: Sequence[Cell]) -> Iterator[Claim]:
        """Yield levels one by one, a count with the percentage beside it as one."""
        skip = False
        for at, cell in enumerate(cells):
            if skip:
                skip = False
                continue
            follows = cells[at + 1] if at + 1 < len(cells) else None
            beside = (
                follows is not None
                and (cell.letters, follows.letters) == ("N", "P")
                and "%" in follows.column.head
            )
            if beside and follows is not None and follows.number == cell.number + 1:
                yield self._whole(ClaimKind.PROPORTION, [(Role.PART, cell), (Role.PERCENT, follows)])
                skip = True
            else:
                placed = cell.letters == "N" and cell.column.use is Use.RANK
                kind, role = (ClaimKind.RANK, Role.RANK) if placed else (LEVELS[cell.letters], Role.VALUE)
                if kind is ClaimKind.COUNT and self._table.is_rate(cell):
                    kind = ClaimKind.RATE
                yield self._whole(kind, [(role, cell)])
