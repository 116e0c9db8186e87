"""The sheets of the standard workbook, each declared once.

Template, demo and reader share these declarations: what a sheet is called, which columns it has,
which row labels stand for which measures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a column holds."""

    MEASURE = "measure"
    AREA = "area"
    FIRST = "first"
    LAST = "last"
    VALUE = "value"
    NOTE = "note"


class Across(StrEnum):
    """What, if anything, runs across the sheet, one column each."""

    NOTHING = ""
    MONTHS = "months"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes
    ----------
    heading : str
        As the template prints it.
    words : tuple of str
        Other headings that mean the same.
    breakdown : str
        Of a value column: which part or property of the measure it states.
    unit : str
        Of a value column; empty is the measure's own.
    earlier : bool
        The value belongs to the same window one year before.
    required : bool
        Without this column the sheet is not this table.
    number_format : str
        How the template shows its numbers.
    """

    heading: str
    role: Role
    words: tuple[str, ...] = ()
    breakdown: str = ""
    unit: str = ""
    earlier: bool = False
    required: bool = True
    width: int = 16
    number_format: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet of the standard workbook.

    Attributes
    ----------
    sheet, title : str
        Name of the sheet and the title in A1; either tells the table when it is read.
    about : str
        Second line: what the table holds, and in what unit.
    how : str
        Third line: how to fill it in.
    labels : mapping of row label to measure id
        The rows that the template offers, in order; labels of this sheet come before those of the
        catalogue.
    ask : str
        The sentence that asks for what is missing.
    """

    id: str
    sheet: str
    title: str
    about: str
    how: str
    columns: tuple[Column, ...]
    labels: Mapping[str, str]
    ask: str
    across: Across = Across.NOTHING
    words: tuple[str, ...] = field(default=())

    @property
    def measure_column(self) -> Column:
        """The column whose cells name the measure."""
        return next(column for column in self.columns if column.role is Role.MEASURE)


_FOLD = re.compile(r"[^a-z0-9%£]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return a text without case, punctuation and ``[note 1]``, for comparing labels."""
    bare = re.sub(r"\[note[^\]]*\]", " ", text.lower()).replace("&", " and ")
    return _FOLD.sub(" ", bare).strip()


COVER = "Cover"
CONTENTS = "Contents"
NOTES = "Notes"
LISTS = "Lists"
FRONT_MATTER = frozenset({"cover", "cover sheet", "contents", "notes", "lists"})

COVER_FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "report title"),
    "force": ("force", "police force", "constabulary", "force name"),
    "period_end": ("period end", "period ending", "period ended", "data to", "as at"),
    "marking": ("protective marking", "marking", "classification", "security classification"),
    "note": ("note", "status", "status of the data"),
}

MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE")
