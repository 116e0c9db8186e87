"""What one cell says: a number, its marks, a text.

The field's shorthand is read in one place, here, so that every reader of tables agrees about it.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from scrutinydesk.measures.observations import Mark
from scrutinydesk.workbook.grid import CellError, Value
from scrutinydesk.workbook.shown import shown as shown  # noqa: PLC0414  one door for observers


class Kind(StrEnum):
    """What sort of thing stands in a cell."""

    BLANK = "blank"
    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    MARK = "mark"
    TEXT = "text"
    DATE = "date"
    BOOLEAN = "boolean"
    ERROR = "error"


class CellReading(NamedTuple):
    """One cell, interpreted.

    Attributes
    ----------
    number : float or None
        The number without its decoration; percentages 0-100. A whole number is an int.
    marks : tuple of Mark
        Shorthand beside the number or in its place.
    text : str
        The text as it stands, without white space around it; empty for a stored number.
    kind : Kind
    """

    number: float | None
    marks: tuple[Mark, ...]
    text: str
    kind: Kind


BLANK = CellReading(None, (), "", Kind.BLANK)

# The Analysis Function's shorthand first; then what older releases print for the same things.
# ":" and ".." are "not available", "-" stands where there is nothing to count ("not applicable"),
# "*" hides a small number.
_ALONE = {
    "c": Mark.CONFIDENTIAL, "*": Mark.CONFIDENTIAL, "**": Mark.CONFIDENTIAL,
    "x": Mark.NOT_AVAILABLE, "..": Mark.NOT_AVAILABLE, "...": Mark.NOT_AVAILABLE,
    "…": Mark.NOT_AVAILABLE, ":": Mark.NOT_AVAILABLE, "n/a": Mark.NOT_AVAILABLE,
    "na": Mark.NOT_AVAILABLE, "n/k": Mark.NOT_AVAILABLE, "nk": Mark.NOT_AVAILABLE,
    "not available": Mark.NOT_AVAILABLE, "not known": Mark.NOT_AVAILABLE,
    "z": Mark.NOT_APPLICABLE, "-": Mark.NOT_APPLICABLE, "--": Mark.NOT_APPLICABLE,
    "–": Mark.NOT_APPLICABLE, "—": Mark.NOT_APPLICABLE, "−": Mark.NOT_APPLICABLE,
    "not applicable": Mark.NOT_APPLICABLE,
    "low": Mark.LOW, "~": Mark.LOW,
}  # fmt: skip
_BARE = {"c", "x", "z", "low"}  # A bare letter is a label; only in brackets is it a mark.
_MARK = re.compile(r"\[\s*(c|x|z|low|r|p|e|u)\s*\]", re.IGNORECASE)
_NUMBER = re.compile(
    r"""(?P<open>\()?\s*(?P<sign>[-−–+])?\s*(?P<pound>£)?\s*(?P<sign2>[-−–])?\s*
    (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)
    (?P<power>[eE][-+]?\d{1,3})?\s*
    (?P<scale>bn|billion|m|million|k)?\s*(?P<percent>%|per\ cent|percent)?\s*(?P<close>\))?""",
    re.VERBOSE,
)
_SCALES = {"": 1, "k": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_EXACT_DIGITS = 15
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


@lru_cache(maxsize=4096)
def is_percent(number_format: str) -> bool:
    """Tell whether a number format shows a stored 0.13 as 13%."""
    return "%" in number_format and "%" in _LITERAL.sub("", number_format)


@lru_cache(maxsize=4096)
def is_money(number_format: str) -> bool:
    """Tell whether a number format shows pounds."""
    return "£" in number_format


def interpret(value: Value, number_format: str = "General") -> CellReading:
    """Read one cell: ``1,204 [r]`` is 1204, revised; 0.13 shown as 13.0% is 13.0 per cent.

    Examples
    --------
    >>> interpret("1,204 [r]").number
    1204
    >>> interpret(0.13, "0.0%").number
    13.0
    """
    if value is None:
        return BLANK
    if isinstance(value, CellError):
        return CellReading(None, (), str(value), Kind.ERROR)
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, bool):
        return CellReading(None, (), "TRUE" if value else "FALSE", Kind.BOOLEAN)
    if isinstance(value, int | float):
        return _read_number(value, number_format)
    return CellReading(None, (), _iso(value), Kind.DATE)


def _read_number(value: float, number_format: str) -> CellReading:
    if not math.isfinite(value):
        return CellReading(None, (), str(value), Kind.ERROR)
    if is_percent(number_format):
        # The nearest decimal, so that 0.07 is 7.0 and not 7.000000000000001.
        return CellReading(round(value * 100, 12), (), "", Kind.PERCENT)
    return CellReading(value, (), "", Kind.MONEY if is_money(number_format) else Kind.NUMBER)


def _iso(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    return str(value) if isinstance(value, dt.timedelta) else value.isoformat()


@lru_cache(maxsize=65536)
def _read_text(value: str) -> CellReading:
    text = value.replace("\xa0", " ").strip()
    if not text:
        return BLANK
    body = text
    marks: tuple[Mark, ...] = ()
    if "[" in text:
        marks = tuple(dict.fromkeys(Mark(m.lower()) for m in _MARK.findall(text) if m.lower() != "u"))
        body = _MARK.sub("", text).strip()
    if not body and marks:
        return CellReading(None, marks, text, Kind.MARK)
    alone = _ALONE.get(body.lower())
    if alone is not None and body.lower() not in _BARE:
        return CellReading(None, tuple(dict.fromkeys((alone, *marks))), text, Kind.MARK)
    match = _NUMBER.fullmatch(body)
    if match is None:
        return CellReading(None, marks, text, Kind.TEXT)
    return _decorated(match, marks, text)


def _decorated(match: re.Match[str], marks: tuple[Mark, ...], text: str) -> CellReading:
    if bool(match["open"]) != bool(match["close"]):
        return CellReading(None, marks, text, Kind.TEXT)
    digits = match["digits"].replace(",", "") + (match["power"] or "")
    number: float = int(digits) if digits.isdecimal() and len(digits) <= _EXACT_DIGITS else float(digits)
    scale = _SCALES[match["scale"] or ""]
    if scale != 1:
        number = round(number * scale, 6)
        number = int(number) if number == int(number) else number
    if match["open"] or (match["sign"] or "+") != "+" or match["sign2"]:
        number = -number
    if not math.isfinite(number):
        return CellReading(None, marks, text, Kind.TEXT)
    kind = Kind.PERCENT if match["percent"] else Kind.MONEY if match["pound"] else Kind.NUMBER
    return CellReading(number, marks, text, kind)


_NOTE = re.compile(
    r"(?P<label>.*?[^\s\d,\[\(])\s*(?:\[note\s*(?P<named>[\d ,]+)\]"
    r"|[\[\(](?P<bracketed>\d{1,2}(?:\s*,\s*\d{1,2})*)[\]\)]"
    r"|(?P<glued>\d{1,2}(?:\s*,\s*\d{1,2})*),?)",
    re.IGNORECASE | re.DOTALL,
)


def strip_note(label: str, known: Callable[[str], bool]) -> tuple[str, str]:
    """Part a label from the footnote numbers glued to it.

    Parameters
    ----------
    label : str
        Such as ``Lancashire8`` or ``Robbery [note 3]``.
    known : callable
        Tells whether a label is one that the caller knows. A label that is known as it stands
        keeps its digits; digits are parted only where what precedes them is known. ``[note 3]``
        is always a note.

    Examples
    --------
    >>> strip_note("Lancashire8", lambda label: label == "Lancashire")
    ('Lancashire', '8')
    >>> strip_note("Table 8", lambda label: label == "Lancashire")
    ('Table 8', '')
    """
    text = " ".join(label.split())
    match = _NOTE.fullmatch(text)
    if match is None or known(text):
        return text, ""
    bare = match["label"].rstrip()
    if match["named"]:
        return bare, match["named"].replace(" ", "")
    if known(bare):
        return bare, (match["bracketed"] or match["glued"]).replace(" ", "")
    return text, ""
