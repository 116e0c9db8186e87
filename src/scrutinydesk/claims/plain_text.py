"""Plain text, from a file or pasted: paragraphs over several lines, lists, tables by tabs, bars or gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scrutinydesk.claims.building import Piece, built
from scrutinydesk.claims.document import CellPlace, Document, PassageKind
from scrutinydesk.claims.numbering import bullet_length, marker_of
from scrutinydesk.claims.plain_heads import heads_of
from scrutinydesk.findings import Finding

_LONG = 60
_WRAPPED = 40
_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b]")
_CELLS = re.compile(r"[^\t]+")
_BARRED = re.compile(r"[^|]+")
_SPACED = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s|:+=_-]+")
_LONGEST_ROW = 400
_AMOUNT = (
    r"(?:~|N/A|n/a|(?:[+\u2212\u2013-] ?)?£?(?:\d{1,3}(?:,\d{3})+|(?!0\d)\d{1,12})(?:\.\d{1,4})?%?)"
)
_NAME = r"[A-Za-z][A-Za-z&'’()/, -]{0,60}?(?: ?(?:\[\d{1,2}\]|\*{1,3}))?"
_ROW = re.compile(rf"[ ]*(?P<label>{_NAME})?(?P<figures>(?:(?:[ ]+|^){_AMOUNT}){{3,14}})[ ]*$")
_CELL = re.compile(_AMOUNT)
# Two figures behind a name are a row only among others that are written so.
_SUM = rf"(?:{_AMOUNT}(?:m|k|bn)?)"
_PAIR = re.compile(
    rf"[ ]*(?P<label>[A-Za-z][A-Za-z&'’()/*, –-]{{0,60}}?)(?P<figures>(?:[ ]+{_SUM}){{2}})[ ]*$"
)
_PAIR_CELL = re.compile(_SUM)
_FEW = 3
# A number, a tab and a paragraph: the number of an item as word processors copy it.
_MARKER = r"[ ]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,3}[.)]?|[•·▪●○o-])"
_NUMBERED = re.compile(rf"{_MARKER}\t+[^\t]{{20,}}$")
_MARKED = re.compile(rf"{_MARKER}[ ]{{3,}}\S(?!.*[ ]{{3}})")
# Two dashes side by side in a row of figures: cells that are empty, and no sign.
_DASH = r"[\u2212\u2013-]"
_EMPTY = re.compile(rf"(?<=[ ]){_DASH}(?=[ ]{_DASH}[ ])|(?<={_DASH}[ ]){_DASH}(?=[ ])")
_ENDED = re.compile(r"[.:;!?][\"'”’)\]*]*$")
_FIGURE = re.compile(r"\d")
_ENDS_A_ROW = frozenset("0123456789mkn%")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    page: int | None

    @property
    def bare(self) -> str:
        return self.text.strip()


def read_plain(text: str, name: str, notices: tuple[Finding, ...] = ()) -> Document:
    """Return a document of plain text; its text form is the text, with one kind of line end.

    A form feed begins a new page, as in what other programs make of a PDF.

    Raises
    ------
    DocumentError
        It is longer than can be checked.
    """
    text = _NEWLINES.sub("\n", text.removeprefix("\ufeff")).replace("\0", " ")
    return built(name, text, list(_Pieces(text).all()), notices)


def _lines(text: str) -> Iterator[_Line]:
    page = 1 if "\f" in text else None
    at = 0
    for row in text.split("\n"):
        feeds = row.count("\f")
        if page is not None:
            page += feeds
        skip = row.rfind("\f") + 1
        yield _Line(at + skip, row[skip:], page)
        at += len(row) + 1


class _Pieces:
    def __init__(self, text: str) -> None:
        self._lines = list(_lines(text))
        self._text = text
        self._table = self._row = self._block = self._widest = 0
        self._in_table = False
        self._rows = dict(_paired(self._lines))
        self._rows |= _headed(self._lines, self._rows)

    def all(self) -> Iterator[Piece]:
        open_piece: _Open | None = None
        for number, line in enumerate(self._lines):
            cells = self._rows.get(number) or _cells_of(line)
            if cells is None and open_piece and open_piece.takes(line):
                open_piece.add(line)
                continue
            if not line.bare:
                if open_piece:
                    open_piece.blanks += 1
                self._in_table = False
                continue
            if open_piece:
                yield open_piece.piece(self._text)
                open_piece = None
            if cells is None:
                self._in_table = False
                open_piece = _Open(line, self._width(number))
            else:
                yield from self._cells(line, cells)
        if open_piece:
            yield open_piece.piece(self._text)

    def _width(self, number: int) -> int:
        """Return the length of the longest line around one, up to the next blank lines."""
        if number >= self._block:
            end = number
            while end < len(self._lines) and self._lines[end].bare:
                end += 1
            self._block = end
            self._widest = max((len(line.text.rstrip()) for line in self._lines[number:end]), default=0)
        return self._widest

    def _cells(self, line: _Line, cells: list[tuple[int, int, int]]) -> Iterator[Piece]:
        if not self._in_table:
            self._table, self._row, self._in_table = self._table + 1, 0, True
        self._row += 1
        for column, start, end in cells:
            place = CellPlace(self._table, self._row, column)
            text = line.text[start:end]
            yield Piece(text, PassageKind.CELL, page=line.page, cell=place, start=line.start + start)


@dataclass(slots=True)
class _Open:
    """A paragraph that the next line may go on."""

    first: _Line
    width: int
    last: _Line | None = None
    blanks: int = 0

    @property
    def bulleted(self) -> bool:
        return bullet_length(self.first.bare) > 0

    @property
    def _end(self) -> _Line:
        return self.last or self.first

    def takes(self, line: _Line) -> bool:
        """Tell whether a line goes on where this one stops: in the midst of a sentence."""
        bare, before = line.bare, self._end.bare
        if not bare or self.blanks > 1 or _ENDED.search(before) or _begins_anew(bare):
            return False
        small = bare[0].islower()
        if not small and (self._would_fit(bare) or (self.bulleted and line.text[:1].isupper())):
            return False
        if self.blanks:
            return small and len(before) >= _LONG
        return len(before) >= _LONG or (
            len(before) >= _WRAPPED and (small or _FIGURE.match(bare) is not None)
        )

    def _would_fit(self, bare: str) -> bool:
        """Tell whether the next word had room on the line before, which then ended for another reason."""
        word = bare.split(" ", 1)[0]
        return len(self._end.text.rstrip()) + 1 + len(word) < self.width

    def add(self, line: _Line) -> None:
        self.last, self.blanks = line, 0

    def piece(self, text: str) -> Piece:
        lead = len(self.first.text) - len(self.first.text.lstrip())
        start = self.first.start + lead
        end = self._end.start + len(self._end.text.rstrip())
        return Piece(text[start:end], page=self.first.page, start=start)


def _begins_anew(bare: str) -> bool:
    return bullet_length(bare) > 0 or marker_of(bare) is not None or bare.startswith("**")


_Cells = list[tuple[int, int, int]]


def _paired(lines: list[_Line]) -> Iterator[tuple[int, _Cells]]:
    """Yield the cells of rows of two figures, of which three or more stand together."""
    run: list[tuple[int, _Cells]] = []
    for number, line in enumerate([*lines, _Line(0, "", None)]):
        row = _PAIR.match(line.text) if line.text[-1:] in _ENDS_A_ROW else None
        if row is not None and "\t" not in line.text:
            run.append((number, _row_of(row, _PAIR_CELL)))
            continue
        if len(run) >= _FEW:
            yield from run
        run = []


def _headed(lines: list[_Line], rows: Mapping[int, _Cells]) -> dict[int, _Cells]:
    """Return the cells of the lines over rows that lost their columns, where they are as many heads."""
    found: dict[int, _Cells] = {}
    for number, line in enumerate(lines[:-1]):
        after = lines[number + 1].text
        if "\t" in after or after[-1:] not in _ENDS_A_ROW or not line.bare or number in rows:
            continue
        cells = rows.get(number + 1)
        if cells is None and (row := _ROW.match(_EMPTY.sub("~", after))):
            cells = _row_of(row)
        heads = None if cells is None else heads_of(line.text, cells[-1][0] - 1)
        if heads is not None:
            found[number] = heads
    return found


def _cells_of(line: _Line) -> list[tuple[int, int, int]] | None:
    """Return column, start and end of the cells of a line, or None where it is none of a table."""
    text = line.text
    if "\t" in text.rstrip():
        return None if _NUMBERED.match(text) else _parted(text, "\t", _CELLS)
    if text.count("|") > 1:
        if _RULE.fullmatch(text):
            return []
        return _parted(text, "|", _BARRED)
    if len(text) <= _LONGEST_ROW and (row := _ROW.match(_EMPTY.sub("~", text))) and (found := _row_of(row)):
        return found
    return _apart(text) if "   " in text.strip() and not _MARKED.match(text) else None


def _apart(text: str) -> list[tuple[int, int, int]] | None:
    """Return the cells of a line that blanks part, or None where none but the first has a figure."""
    wide = list(_merged([match.span() for match in _SPACED.finditer(text)]))
    if len(wide) > 1 and any(_FIGURE.search(text[start:end]) for start, end in wide[1:]):
        return [(number, start, end) for number, (start, end) in enumerate(wide, start=1)]
    return None


def _row_of(row: re.Match[str], cell: re.Pattern[str] = _CELL) -> list[tuple[int, int, int]]:
    """Return the cells of a line of a name and figures, as slides lose their columns when copied."""
    found: list[tuple[int, int, int]] = []
    label = row["label"]
    if label and label.strip():
        found.append((1, row.start("label"), row.start("label") + len(label.rstrip())))
    start = row.start("figures")
    figures = [match.span() for match in cell.finditer(row["figures"])]
    found += [(number, start + first, start + last) for number, (first, last) in enumerate(figures, start=2)]
    return found


def _parted(text: str, mark: str, cell: re.Pattern[str]) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    edge = 0 if mark == "\t" or not text.lstrip().startswith(mark) else 1
    column, counted = 1 - edge, 0
    for match in cell.finditer(text):
        column += text.count(mark, counted, match.start())
        counted = match.start()
        inner = match[0].strip()
        if inner:
            start = match.start() + match[0].index(inner)
            found.append((column, start, start + len(inner)))
    return found


def _merged(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join what only two blanks part: a column stands further off."""
    start, end = spans[0]
    for later, stop in spans[1:]:
        if later - end > 2:  # noqa: PLR2004  as the docstring says
            yield start, end
            start = later
        end = stop
    yield start, end
