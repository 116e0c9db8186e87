"""Figures as tables write them: read from texts that a spreadsheet does not take for numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.cells import BLANK, CellReading, Kind, interpret
from scrutinydesk.workbook.grid import Value

_SPACES = "\u2009\u202f\u00a0 "
_COMMA = re.compile(rf"[-−–+]?(?:\d{{1,3}}(?:[.'’{_SPACES}]\d{{3}})+|\d+),\d+")
_GROUPED = re.compile(r"[-−–+]?\d{1,3},\d{3}")
_SPACED = re.compile(rf"[-−–+£]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:\.\d+)?")
# Most texts are words, and no number begins with a letter.
_MAY_COUNT = re.compile(r"\s*(?=[^a-z\s]|GBP|EUR)\D*\d", re.IGNORECASE)
_POINT = re.compile(r"\d\.\d")
_NUMERIC = re.compile(r"[-−–+(£€$\d.,%)\s]+")
_TRAILING = re.compile(
    r"(?P<number>.*[\d%)])\s*(?P<mark>\*{1,3}|[†‡#§]|\(?[RPErpe]\)|(?<=\d)\s+[RPErpe]|(?<=\d{3})[RP]|(?<=\d)[rp]|"
    r"[⁰¹²³⁴-⁹]+|\[(?:foot ?)?note[^\]]*\]|[(\[]\d{1,2}[)\]])"
)
_LETTERS = {"r": Mark.REVISED, "p": Mark.PROVISIONAL, "e": Mark.ESTIMATED}
_POINTS = re.compile(
    r"(?P<number>.*\d)\s*(?:p\.?p\.?t?s?|percentage points?|% ?(?:pts?|points?))\.?", re.IGNORECASE
)
_WITHIN = ("±", "+/-")
_CODED = re.compile(r"0\d+")
_MONEY = re.compile(r"(?P<sign>[-−–(]?)\s*(?:€|\$|GBP|EUR)\s*(?P<number>.*)", re.IGNORECASE)
_FEWER = re.compile(r"(?:<|≤|less than|fewer than|under)\s*\d{1,3}", re.IGNORECASE)
# Marks that are letters or words: anywhere but among figures they are labels.
_LONE = {
    "c": Mark.CONFIDENTIAL, "s": Mark.CONFIDENTIAL, "x": Mark.NOT_AVAILABLE, "z": Mark.NOT_APPLICABLE,
    "u": Mark.NOT_AVAILABLE, "low": Mark.LOW, "dna": Mark.NOT_AVAILABLE, "tbc": Mark.NOT_AVAILABLE,
    "nil": Mark.NOT_APPLICABLE, "no data": Mark.NOT_AVAILABLE, "n.a.": Mark.NOT_AVAILABLE,
    "suppressed": Mark.CONFIDENTIAL, "missing": Mark.NOT_AVAILABLE, "unknown": Mark.NOT_AVAILABLE,
    "not collected": Mark.NOT_AVAILABLE, "not recorded": Mark.NOT_AVAILABLE, "+": Mark.NOT_AVAILABLE,
}  # fmt: skip


@lru_cache(maxsize=65536)
def read_text(text: str, *, comma: bool) -> CellReading:
    """Read a text cell as ``interpret`` does, and the numbers of tables further afield.

    These are a decimal comma, where the sheet uses it, thousands parted by spaces, other currencies,
    percentage points, the half of an interval as ±3.1, and a mark or a footnote glued to the end of a
    number. Digits that begin with a nought are a code.
    """
    return _read_number(text, comma=comma) if _MAY_COUNT.match(text) else interpret(text)


def _read_number(text: str, *, comma: bool) -> CellReading:
    bare = text.replace("\xa0", " ").strip()
    if comma and _COMMA.fullmatch(bare):
        reading = interpret(re.sub(rf"[.'’{_SPACES}]", "", bare).replace(",", "."))
        return reading._replace(text=bare)
    if comma and bare.endswith("%") and _COMMA.fullmatch(bare[:-1].strip()):
        return read_text(bare[:-1], comma=True)._replace(kind=Kind.PERCENT, text=bare)
    if _SPACED.fullmatch(bare):
        return interpret(re.sub(rf"[{_SPACES}]", "", bare))._replace(text=bare)
    if _CODED.fullmatch(bare):
        return CellReading(None, (), bare, Kind.TEXT)
    reading = interpret(text)
    if (
        reading.number is None
        and reading.kind is Kind.TEXT
        and (bare[-1:] or "x") not in "abcdfghijklmnoquvwyz"
    ):
        return _decorated(bare, reading, comma=comma)
    return reading


def _decorated(bare: str, reading: CellReading, *, comma: bool) -> CellReading:
    if bare.startswith(_WITHIN):
        inner = read_text(bare.lstrip("±+/- "), comma=comma)
        return inner._replace(text=bare) if inner.number is not None else reading
    if found := _TRAILING.fullmatch(bare):
        inner = read_text(found["number"], comma=comma)
        letter = found["mark"].strip("() ").lower()
        if inner.number is not None:
            more = (_LETTERS[letter],) if letter in _LETTERS else ()
            return inner._replace(marks=(*inner.marks, *more), text=bare)
    if found := _POINTS.fullmatch(bare):
        inner = read_text(found["number"], comma=comma)
        return inner._replace(text=bare) if inner.number is not None else reading
    if found := _MONEY.fullmatch(bare):
        inner = read_text(f"{found['sign']}£{found['number']}", comma=comma)
        return inner._replace(kind=Kind.NUMBER, text=bare) if inner.number is not None else reading
    return reading


def read_cell(value: Value, number_format: str, *, comma: bool) -> CellReading:
    """Read a cell that stands among figures: a lone letter is a mark."""
    if type(value) is not str:
        return interpret(value, number_format)
    reading = read_text(value, comma=comma)
    if reading.number is None and not reading.marks and (mark := lone_mark(value)) is not None:
        return BLANK._replace(marks=(mark,), text=value.strip(), kind=Kind.MARK)
    return reading


def lone_mark(text: str) -> Mark | None:
    """Return what a letter, a word or ``<5`` means in place of a figure; None for any other text."""
    bare = text.strip()
    if _FEWER.fullmatch(bare):
        return Mark.CONFIDENTIAL
    return _LONE.get(bare.casefold())


def writes_commas(texts: Sequence[str], distinct: Iterable[str]) -> bool:
    """Tell whether texts such as ``0,67`` are decimals: some are, and none is written with a point."""
    found = 0
    for text in distinct:
        if "," in text and len(text) < 20 and _NUMERIC.fullmatch(text):  # noqa: PLR2004
            bare = text.strip().removesuffix("%").strip()
            if _COMMA.fullmatch(bare):
                # More than one is enough, be it the same again.
                found += texts.count(text) if found < 2 and not _GROUPED.fullmatch(bare) else 0  # noqa: PLR2004
            elif _POINT.search(bare):
                return False
    return found > 1
