"""A recipe: how one constabulary's workbook is read, and what came of reading it so.

Nothing here names a cell: tables are known by their words and their shape, so that the recipe holds
next quarter too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.measures.additions import Additions

FORMAT = 1
BETWEEN = " | "  # joins the labels of several axes that make one name together


class RecipeError(ScrutinyError):
    """A recipe that cannot be used; it says which key is wrong and what is expected there."""


class Role(StrEnum):
    """What the labels of an axis say."""

    MEASURE = "measure"
    AREA = "area"
    BREAKDOWN = "breakdown"
    LEFT_OUT = "left_out"  # they do not matter


NAMING = (Role.MEASURE, Role.AREA, Role.BREAKDOWN)


class Where(StrEnum):
    """Where the labels of an axis stand."""

    ROW = "row"  # a column of labels
    GROUP = "group"  # headings between the rows
    COLUMN = "column"  # a level of the headings above the figures
    TITLE = "title"
    SHEET = "sheet"  # the name of the sheet


SAID_ONCE = (Where.TITLE, Where.SHEET)  # one label for the whole table


@dataclass(frozen=True, slots=True)
class Axis:
    """Labels of a table, and what they say.

    Attributes
    ----------
    heading : str
        Of a column of labels, as it stands above it; empty where it has none, and for other axes.
    level : int
        Which of several alike, from 0: label columns of the same heading from the left, group
        headings and levels of column headings from the outermost. Levels that only say when are
        not counted.
    """

    where: Where
    role: Role
    heading: str = ""
    level: int = 0

    @property
    def place(self) -> tuple[Where, str, int]:
        """Where it stands, whatever its role."""
        return self.where, self.heading, self.level


class Gaps(StrEnum):
    """What it means that a part of a sum has no line for a period."""

    UNKNOWN = "unknown"  # the sum is not known either
    NONE = "none"  # in a list, a count of none has no line


@dataclass(frozen=True, slots=True)
class Fixed:
    """What no label says.

    Attributes
    ----------
    measure, area, breakdown : str
        Ids, for a table that has no such axis.
    unit : str
        In place of the measure's own.
    period : str
        Of a table that states none: ``2017-09``, ``2017``, or first and last month with a stroke.
    span : str
        A ``periods.Span`` that ends with each month or date of the table: ``rolling_12`` where the
        headings name only the last month of twelve.
    scale : float
        By which every figure is multiplied: 100 where shares are kept as 0.67, 1000 for thousands.
    """

    measure: str = ""
    area: str = ""
    breakdown: str = ""
    unit: str = ""
    period: str = ""
    span: str = ""
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A table as the officer drew it, by the words at its edges.

    Attributes
    ----------
    first : str
        The first words in it, row by row, that are no period.
    above, left : int
        Rows and columns from its upper and left edges to these words.
    below : str
        The first words beneath it, where it ends; empty where it ends with the sheet.
    beside : str
        The first words at the right of its uppermost rows, where it ends; empty where it ends with the
        sheet.
    """

    first: str
    above: int = 0
    left: int = 0
    below: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class TableRecipe:
    """How one table is found again and read.

    Attributes
    ----------
    name : str
        What it is called in the recipe; unique there.
    title, sheet : str
        As last seen; hints, not conditions.
    headings : tuple of str
        Of the label columns, left to right, as last seen.
    periods : str
        Where the periods stand: ``columns``, ``rows``, ``both``, ``title`` or ``none``.
    axes : tuple of Axis
        Several of one role make a name together, in this order, joined by `` | ``.
    measures, areas, breakdowns : mapping of label to id
        Several labels of one id that ever stand for one area and breakdown are parts that are added,
        for flows alone. An empty id of a breakdown is the whole.
    left_out : tuple of str
        Labels that are known and deliberately not used.
    check_only : tuple of str
        Labels of totals that are not used but held against the sum of their parts.
    renamed : mapping of label to label
        A label, and the one of the recipe that it stands for now.
    different : mapping of label to tuple of str
        A label, and those of the recipe that it was said not to be.
    """

    name: str
    title: str = ""
    sheet: str = ""
    headings: tuple[str, ...] = ()
    periods: str = "columns"
    axes: tuple[Axis, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    breakdowns: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    check_only: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    different: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fixed: Fixed = Fixed()
    gaps: Gaps = Gaps.UNKNOWN
    outline: Outline | None = None

    def links(self, role: Role) -> Mapping[str, str]:
        """Return the labels of a role and their ids."""
        if role is Role.MEASURE:
            return self.measures
        if role is Role.AREA:
            return self.areas
        return self.breakdowns if role is Role.BREAKDOWN else {}

    def of_role(self, role: Role) -> tuple[Axis, ...]:
        """Return the axes that make the names of a role."""
        return tuple(axis for axis in self.axes if axis.role is role)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a workbook is read.

    Attributes
    ----------
    force : str
        Area id.
    marking : str
        Protective marking of what is read; empty where none is given.
    own : Additions
        Measures and areas that are in no catalogue: they travel with the recipe.
    """

    name: str
    force: str
    tables: tuple[TableRecipe, ...] = ()
    marking: str = ""
    note: str = ""
    own: Additions = field(default_factory=Additions)
    format: int = FORMAT

    def table(self, name: str) -> TableRecipe:
        """Return the table of that name; KeyError where there is none."""
        for table in self.tables:
            if table.name == name:
                return table
        raise KeyError(name)


class Guess(NamedTuple):
    """What a label may mean."""

    target: str
    sureness: float
    why: str


class Use(StrEnum):
    """What becomes of a label."""

    LINKED = "linked"
    LEFT_OUT = "left out"
    CHECK_ONLY = "check only"
    OPEN = "open"  # nobody has said yet: its figures are not used, and a finding says so


@dataclass(frozen=True, slots=True)
class Link:
    """What a label was taken for, and how surely.

    Attributes
    ----------
    table : str
        Name of the ``TableRecipe``.
    label : str
        Of all axes of the role, joined by `` | ``.
    target : str
        Id; empty where ``use`` is not ``LINKED``, and for the whole of a breakdown.
    alternatives : tuple of Guess
        Best first, without the target.
    cells : int
        How many figures stand under the label.
    whole_of : str
        Label of the measure of which this is the force's own total, where nobody has said yet what that is.
    """

    table: str
    role: Role
    label: str
    target: str
    use: Use
    sureness: float
    alternatives: tuple[Guess, ...] = ()
    why: str = ""
    cells: int = 0
    whole_of: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A recipe as a first guess.

    Attributes
    ----------
    links : tuple of Link
        One for each label of each table, in the order in which they stand.
    tables : mapping of table recipe's name to ``FoundTable.id``
    force_named : bool
        Whether something in the workbook names the force; otherwise the office's own is guessed.
    """

    recipe: Recipe
    links: tuple[Link, ...]
    tables: Mapping[str, str]
    force_named: bool


class Asked(StrEnum):
    """What a question is about."""

    RENAMED = "renamed"  # a label is gone and another is there
    TITLE = "title"  # a title, or sheet's name, that names the figures is gone and another is there


@dataclass(frozen=True, slots=True)
class Question:
    """Whether something that is new is what is gone.

    Attributes
    ----------
    table : str
        Name of the ``TableRecipe``.
    old, new : str
        Labels.
    target : str
        Id that the old label leads to.
    sureness : float
        0 to 1.
    why : str
        What speaks for it.
    used : bool
        Whether the old label's figures were used; otherwise it was left out, or for checking alone.
    """

    kind: Asked
    table: str
    role: Role
    old: str
    new: str
    target: str
    sureness: float
    why: str = ""
    used: bool = True


class CellUse(StrEnum):
    """What became of a cell with a figure, or with a mark in place of one."""

    USED = "used"
    ADDED = "added up"  # a part of a sum
    CHECKED = "totals, for checking alone"
    LEFT_OUT = "left out by decision"
    NOT_USED = "not used"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table of the recipe was found.

    Attributes
    ----------
    table : str
        Name of the ``TableRecipe``.
    found : str
        ``FoundTable.id``; empty where it was not found.
    fit : float
        How well it fits, 0 to 1; of the nearest candidate where none was taken.
    nearest : str
        ``FoundTable.id`` of that candidate.
    """

    table: str
    found: str
    fit: float
    nearest: str = ""
