"""Runs of text on pages, put together to paragraphs, columns and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from scrutinydesk.claims.building import Piece
from scrutinydesk.claims.document import CellPlace, PassageKind
from scrutinydesk.claims.numbering import bullet_length, marker_of
from scrutinydesk.claims.pdf_pages import SOFT_HYPHEN, Run

_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\uf0b7": "•",
        "\u00a0": " ",
    }
)
_MARK = re.compile(
    r"(?:[•\u2022\u25aa\u25cf\u25cb\u2023\uf0a7o–-]|\(?[a-z]{1,5}[.)]|\(?\d{1,2}(?:\.\d{1,2})*[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+|[A-Z][.)])$"
)
_NOTE = re.compile(r"\d{1,2}")
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(r"[^A-Za-z]*|.*\bpage\b.*", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_ENDED = re.compile(r"[.:;!?][\"'”’)]*$")
_COLUMN_LINES = 8
_COLUMN_LENGTH = 25
_EDGE_LINES = 3
_WORD_GAP, _GAPS, _ALIKE = 3.0, 3, 0.2  # of a line that is set to full width
_FEWEST_LINES = 3
_REPEATED = 3
_PAGES_SHARE = 0.5


@dataclass
class _Line:
    """Runs on one height that read as one line; ``left`` is where its marker stands."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    page: int

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


_Cells = list[list[_Line]]


@dataclass
class Layout:
    """The pages as they come; ``left_out`` are the running heads and feet that were found."""

    left_out: list[str] = field(default_factory=list)
    _pages: list[list[_Line]] = field(default_factory=list)

    def page(self, number: int, runs: Sequence[Run]) -> None:
        """Take the runs of a page in the order in which they are drawn."""
        lines: list[_Line] = []
        for run in runs:
            text = run.text.translate(_LIGATURES).strip(" ")
            if not text:
                continue
            last = lines[-1] if lines else None
            beside = (
                last is not None
                and abs(last.middle - run.middle) < 0.5 * run.size
                and run.left >= last.right - run.size
            )
            if (
                last is not None
                and beside
                and _MARK.match(last.text)
                and run.left - last.right < 5 * run.size
            ):
                last.text, last.right = f"{last.text} {text}", run.right
            elif beside and last and _is_note(last, run.left, text):
                last.text, last.right = f"[{last.text}] {text}", run.right
            else:
                lines.append(_Line(text, run.left, run.right, run.bottom, run.top, run.size, number))
        self._pages.append(list(_justified(lines)))

    def pieces(self) -> list[Piece]:
        """Return paragraphs and cells in reading order."""
        self._drop_running_heads()
        groups = [group for lines in self._pages for group in _groups(lines)]
        words = Counter(
            found[0].casefold()
            for lines in self._pages
            for line in lines
            for found in _WORD.finditer(line.text)
        )
        return list(_Pieces(words).of(_apart(groups)))

    def _drop_running_heads(self) -> None:
        seen: Counter[tuple[str, int]] = Counter()
        edges: list[list[tuple[tuple[str, int], _Line]]] = []
        for lines in self._pages:
            ordered = sorted(lines, key=lambda line: -line.middle)
            depth = 1 if len(self._pages) < _REPEATED else _EDGE_LINES
            outer = [*ordered[:depth], *ordered[depth:][-depth:]]
            held = [((_standing(line.text), round(line.middle / 4)), line) for line in outer]
            seen.update(list(dict.fromkeys(key for key, _ in held)))
            edges.append(held)
        enough = max(min(_REPEATED, max(len(self._pages), 2)), _PAGES_SHARE * len(self._pages))
        for number, held in enumerate(edges):
            dropped = {id(line) for key, line in held if seen[key] >= enough}
            if dropped:
                self._pages[number] = [line for line in self._pages[number] if id(line) not in dropped]
        self.left_out = list(dict.fromkeys(key[0] for key, count in seen.items() if count >= enough))


def _is_note(mark: _Line, left: float, text: str) -> bool:
    """Tell whether a figure is the mark of a note that begins right behind it, and no cell of a table."""
    words = text[:1].isupper() and len(text) >= _COLUMN_LENGTH
    return words and _NOTE.fullmatch(mark.text) is not None and left - mark.right < 1.5 * mark.size


def _justified(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield lines, with words that only the setting of a line to full width drove apart put together."""
    row: list[_Line] = []
    for line in lines:
        last = row[-1] if row else None
        beside = last is not None and abs(last.middle - line.middle) < 0.2 * line.size
        if last is not None and not (beside and 0 < line.left - last.right < _WORD_GAP * line.size):
            yield from _together(row)
            row = []
        row.append(line)
    yield from _together(row)


def _together(row: Sequence[_Line]) -> Iterator[_Line]:
    """Yield runs beside each other as one line, where the gaps between them are all alike."""
    gaps = [other.left - one.right for one, other in pairwise(row)]
    words = sum(any(map(str.isalpha, line.text)) for line in row)
    if len(gaps) < _GAPS or max(gaps) - min(gaps) > _ALIKE * row[0].size or 2 * words < len(row):
        yield from row
        return
    text = " ".join(line.text for line in row)
    bottom, top = min(line.bottom for line in row), max(line.top for line in row)
    yield _Line(text, row[0].left, row[-1].right, bottom, top, row[0].size, row[0].page)


def _standing(text: str) -> str:
    """Return what a line says on every page: of a page number everything but the number."""
    return _DIGITS.sub("#", text) if _FOLIO.fullmatch(text) else text


def _groups(lines: Sequence[_Line]) -> Iterator[_Cells]:
    """Yield blocks of lines, and rows of cells: what is drawn beside it to the right is a cell."""
    cells: _Cells = []
    for line in lines:
        if not cells:
            cells = [[line]]
            continue
        held = cells[-1]
        beside = [each for each in held if each.middle <= line.middle + 0.6 * line.size]
        higher = line.middle > held[-1].bottom - 0.3 * line.size
        if beside and higher and line.left >= max(each.right for each in beside) - 0.2 * line.size:
            above = len(held) - len(beside)
            if above and len(cells) == 1:
                yield [held[:above]]
                cells = [held[above:]]
            cells.append([line])
        elif _goes_on(cells, line):
            held.append(line)
        else:
            yield cells
            cells = [[line]]
    if cells:
        yield cells


def _goes_on(cells: _Cells, line: _Line) -> bool:
    """Tell whether a line stands beneath the last one of a cell, in its column."""
    last = cells[-1][-1]
    beneath = last.middle > line.middle and last.bottom - line.top < 0.9 * line.size
    if len(cells) == 1:
        return beneath
    over = min(each.left for each in cells[-1])
    return beneath and line.left >= over - line.size and line.left > cells[-2][0].right - 0.5 * line.size


def _apart(groups: Sequence[_Cells]) -> Iterator[_Cells]:
    """Yield groups with columns of text in reading order, one after the other."""
    at = 0
    while at < len(groups):
        cells = groups[at]
        rows = [groups[at - 1], cells] if at else [cells]
        alone = not any(
            len(one) > 1 and len(other) > 1 and _same_table(one, other)
            for one, other in pairwise([*rows, *groups[at + 1 : at + 2]])
        )
        if len(cells) > 1 and (
            any(len(cell) > _COLUMN_LINES for cell in cells) or (alone and _are_columns(cells))
        ):
            yield from ([cell] for cell in cells)
            at += 1
            continue
        end = at
        while end < len(groups) and _is_pair_of_text(groups[end]):
            end += 1
        if end - at >= 4:  # noqa: PLR2004  two columns that are drawn line by line
            for column in range(2):
                yield [[line for pair in groups[at:end] for line in pair[column]]]
            at = end
            continue
        yield cells
        at += 1


def _are_columns(cells: _Cells) -> bool:
    """Tell whether what stands side by side is text of some lines each, and so no row of a table."""
    return all(
        len(cell) >= _FEWEST_LINES and sum(len(line.text) for line in cell) >= _COLUMN_LENGTH * len(cell)
        for cell in cells
    )


def _is_pair_of_text(cells: _Cells) -> bool:
    return len(cells) == 2 and all(len(cell) == 1 and len(cell[0].text) >= _COLUMN_LENGTH for cell in cells)  # noqa: PLR2004  a pair


class _Pieces:
    def __init__(self, words: Counter[str]) -> None:
        self._words = words
        self._tables = 0

    def of(self, groups: Iterator[_Cells]) -> Iterator[Piece]:
        waiting: Piece | None = None  # the next page may go on with it
        for piece in self._all(groups):
            if waiting and piece.kind is None and _continues(waiting, piece):
                waiting.text = self._joined(waiting.text, piece.text)
                continue
            if waiting:
                yield waiting
            waiting = piece
        if waiting:
            yield waiting

    def _all(self, groups: Iterator[_Cells]) -> Iterator[Piece]:
        rows: list[_Cells] = []
        for cells in groups:
            if rows and (len(cells) == 1 or not _same_table(rows[-1], cells)):
                yield from self._table(rows)
                rows = []
            if len(cells) > 1:
                rows.append(cells)
            else:
                yield from self._paragraphs(cells[0])
        if rows:
            yield from self._table(rows)

    def _paragraphs(self, lines: Sequence[_Line]) -> Iterator[Piece]:
        edge = max(line.right for line in lines)
        width = edge - min(line.left for line in lines)
        text, last = "", lines[0]
        pitch = _pitch(lines)
        for line in lines:
            wide = last.middle - line.middle > 1.25 * pitch and _ENDED.search(last.text)
            if text and (wide or _is_new(last, line, edge - 0.2 * width)):
                yield Piece(text, page=last.page)
                text = ""
            text = self._joined(text, line.text) if text else line.text
            last = line
        if text:
            yield Piece(text, page=last.page)

    def _joined(self, before: str, after: str) -> str:
        """Join two lines; a word broken between them is made whole as the document writes it elsewhere."""
        if not before.endswith((SOFT_HYPHEN, "-")) or not after[:1].islower():
            return f"{before.replace(SOFT_HYPHEN, '-')} {after}"
        stem = before.rstrip(SOFT_HYPHEN + "-")
        start = re.search(r"[A-Za-z-]*$", stem)
        rest = re.match(r"[A-Za-z-]+", after)
        first = start[0] if start else ""
        second = rest[0] if rest else ""
        hyphened = self._words[f"{first}-{second}".casefold()]
        whole = self._words[f"{first}{second}".casefold()]
        keep = not first or hyphened > whole or (before.endswith("-") and not whole and len(first) < 3)  # noqa: PLR2004  one or two letters are no half of a word
        return f"{stem}-{after}" if keep else f"{stem}{after}"

    def _table(self, rows: Sequence[_Cells]) -> Iterator[Piece]:
        self._tables += 1
        columns = _columns(rows)
        for number, row in enumerate(rows, start=1):
            joined = False
            for cell in row:
                text = cell[0].text
                for line in cell[1:]:
                    text = self._joined(text, line.text)
                place = CellPlace(self._tables, number, _column_of(cell, columns))
                yield Piece(
                    text.replace(SOFT_HYPHEN, "-"),
                    PassageKind.CELL,
                    page=cell[0].page,
                    cell=place,
                    joined=joined,
                )
                joined = True


def _pitch(lines: Sequence[_Line]) -> float:
    """Return how far apart most lines of a text stand."""
    steps = sorted(one.middle - other.middle for one, other in pairwise(lines) if one.middle > other.middle)
    return steps[len(steps) // 3] if len(steps) > 2 else 0.0 if not steps else steps[0]  # noqa: PLR2004  few lines


def _is_new(last: _Line, line: _Line, full: float) -> bool:
    """Tell whether a line begins a paragraph: by its gap, size or marker, or the short line before it."""
    pitch = last.middle - line.middle
    if pitch > 1.9 * line.size or pitch < 0 or abs(last.size - line.size) > 0.1 * line.size:
        return True
    if bullet_length(line.text) or (marker_of(line.text) and (_ENDED.search(last.text) or last.right < full)):
        return True
    return last.right < full and (_ENDED.search(last.text) is not None or line.text[:1].isupper())


def _continues(paragraph: Piece, piece: Piece) -> bool:
    """Tell whether a paragraph goes on over the end of a page or column."""
    return (
        paragraph.kind is None
        and not _ENDED.search(paragraph.text)
        and (piece.text[:1].islower() or piece.text[:1] == "(")
        and len(paragraph.text) > _COLUMN_LENGTH
        and not bullet_length(piece.text)
        and not marker_of(piece.text)
    )


def _same_table(one: _Cells, other: _Cells) -> bool:
    last, first = one[0][-1], other[0][0]
    if last.page != first.page:
        return len(one) == len(other)
    lowest = min(cell[-1].bottom for cell in one)
    return lowest - max(cell[0].top for cell in other) < 2.5 * first.size


def _columns(rows: Sequence[_Cells]) -> list[tuple[float, float]]:
    """Return the extents of the columns of a table, as its rows with most cells show them."""
    columns: list[tuple[float, float]] = []
    for row in sorted(rows, key=lambda each: -len(each)):
        for cell in row:
            left, right = min(line.left for line in cell), max(line.right for line in cell)
            over = [number for number, (first, last) in enumerate(columns) if left < last and first < right]
            if not over:
                columns.append((left, right))
            elif len(over) == 1:
                first, last = columns[over[0]]
                columns[over[0]] = (min(first, left), max(last, right))
    return sorted(columns)


def _column_of(cell: Sequence[_Line], columns: Sequence[tuple[float, float]]) -> int:
    left, right = min(line.left for line in cell), max(line.right for line in cell)
    overlaps = [
        (min(right, last) - max(left, first), -number)
        for number, (first, last) in enumerate(columns, start=1)
    ]
    return -max(overlaps)[1] if overlaps else 1
