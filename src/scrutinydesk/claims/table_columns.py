"""The columns of tables: what their heads say that their figures are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.number_lists import with_unit
from scrutinydesk.claims.numbers import Number, Unit
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.periods import Window

FIGURES = frozenset("NPQMOXR")
_CHANGE = re.compile(
    r"chang|diff|varian|\+ ?/ ?-|±|\bvar\b|movement|increase|decrease|reduction|numeric|percentage"
    r"|inc/dec|growth|volume$|\bpp\b|% ?(?:pt|point)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?<!within )(?<!against )(?<!met )(?<!meeting )(?<!of )(?<!on )(?<!below )(?<!above )(?<!from )(?<!to )"
    r"(?:target|standard|threshold|ambition|budget)(?! (?:met|hit|achieved|missed))",
    re.IGNORECASE,
)
_VARIANCE = re.compile(r"varian|differ", re.IGNORECASE)  # from a budget
EARLIER = re.compile(r"previous|last|prior|earlier|baseline|before|base\b|was\b", re.IGNORECASE)
RATE = re.compile(r"\brates?\b|\bper 1", re.IGNORECASE)
_RATES = re.compile(r"\brates?[ \n](?:[a-z]+[ \n]){0,3}per[ \n]1|\bper[ \n]1,?0", re.IGNORECASE)
_SHARE = re.compile(r"^ ?%|%$|\(%\)|% of\b|\bper ?cent of\b|\bproportion of\b", re.IGNORECASE)
_COUNTS = re.compile(r"\b(?:number|count|total)\b", re.IGNORECASE)
# What the rows of a table are, where they are places.
AREAS = re.compile(
    r"(?:(?:police|policing|local|council|local authority|crime|geographic(?:al)?) )*(?:area|district"
    r"|borough|ward|parish|force(?: area)?|division|bcu|lpa|region|neighbourhood|town|locality|county|csp"
    r"|place|station|sector|lgd|constabulary|city|unitary authority|local authority|partnership)(?:s|ies)?"
    r"(?: name)?",
    re.IGNORECASE,
)
_PLACES = re.compile(r"position|rank|place|quartile", re.IGNORECASE)


class Use(Enum):
    """What a column holds."""

    LABEL = "label"
    LEVEL = "level"
    CHANGE = "change"
    TARGET = "target"
    RANK = "rank"


@dataclass
class Column:
    """A column, as its head describes it.

    Attributes
    ----------
    sure : bool
        Whether the length of its window is in no doubt.
    """

    head: str
    use: Use
    window: Window | None
    earlier: bool
    sure: bool = True

    @property
    def letter(self) -> str:
        """The letter of plain figures in it, where its head says in what unit they are."""
        if self.use is not Use.LEVEL or _COUNTS.search(self.head):
            return ""
        return "P" if _SHARE.search(self.head) else "R" if RATE.search(self.head) else ""


@dataclass
class Cell:
    """A cell with a figure: its one sentence, its column and the figure where it is alone."""

    sentence: Sentence
    column: Column
    number: int

    @property
    def letters(self) -> str:
        """The letters of its figures, as in shapes; the head may say the unit of a plain one."""
        said = "".join(token.letter for token in self.sentence.tokens.values() if token.letter in FIGURES)
        return self.column.letter if said == "N" and self.column.letter else said

    def number_of(self, token: Token) -> Number | None:
        """Return the number of a figure, in the unit that the head says."""
        plain = token.letter == "N" and token.number is not None and self.letters == "P"
        return with_unit(token.number, Unit.PERCENT) if plain and token.number else token.number


def use_of(head: str) -> Use:
    """Return what a column holds, as its head says."""
    if _TARGET.search(head) and not _VARIANCE.search(head):
        return Use.TARGET
    if _CHANGE.search(head):
        return Use.CHANGE
    return Use.RANK if _PLACES.search(head) else Use.LEVEL


LEVELS = {
    "N": ClaimKind.COUNT, "P": ClaimKind.LEVEL, "M": ClaimKind.AMOUNT, "Q": ClaimKind.POINTS,
    "X": ClaimKind.MULTIPLE, "R": ClaimKind.RATE, "O": ClaimKind.RANK,
}  # fmt: skip


def is_alone(shapes: Sequence[Sentence]) -> bool:
    """Tell whether a cell holds a figure and hardly a word."""
    return sum(map(str.isalpha, "".join(shape.shape for shape in shapes))) < 4  # noqa: PLR2004  a unit at most, such as “pp”


def is_worded(sentence: Sentence) -> bool:
    """Tell whether a cell says more than a figure with its unit."""
    words = len(re.findall(r"[a-z]{2,}", sentence.shape))
    return words > 2 or sentence.shape.strip().startswith(("up ", "down "))  # noqa: PLR2004  more than a heading of two words


def is_change(cell: Cell) -> bool:
    """Tell whether a figure is a change: it has a sign or an arrow."""
    number = next((token.number for token in cell.sentence.tokens.values() if token.number), None)
    return (number is not None and number.signed) or arrow(cell.sentence.shape) != 0


def are_changes(cells: Sequence[Cell]) -> bool:
    """Tell whether the figures of a row are changes of several things: "Rape +146, hate crime +249"."""
    if not all(cell.column.use is Use.CHANGE or is_change(cell) for cell in cells):
        return False
    plain = any("+" in cell.sentence.text or arrow(cell.sentence.shape) for cell in cells)
    return plain and len({size_of(cell) for cell in cells}) < len(cells)


def is_spend(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is of an amount of money, with its share or without."""
    letters = [cell.letters for cell in cells]
    shares = all(cell.column.use is Use.LEVEL for cell in cells)
    return shares and letters in (["M", "P"], ["M"])


def is_rate(cell: Cell, over: str) -> bool:
    """Tell whether a figure is a rate by its head or, with decimals, by what stands over its table."""
    if RATE.search(cell.column.head):
        return True
    number = next((token.number for token in cell.sentence.tokens.values() if token.number), None)
    return number is not None and number.decimals > 0 and _RATES.search(over) is not None


def arrow(shape: str) -> int:
    """Return the direction that an arrow or a word gives: +1, -1 or 0."""
    return 1 if "↑" in shape or "up " in shape else -1 if "↓" in shape or "down " in shape else 0


def size_of(cell: Cell) -> Role:
    """Return what the figure of a column of changes is."""
    if cell.letters == "Q" or re.search(r"\bpp\b|point|% ?pts?\b", cell.column.head, re.IGNORECASE):
        return Role.POINTS
    relative = cell.letters == "P" or ("%" in cell.column.head or "percent" in cell.column.head.casefold())
    return Role.PERCENT if relative else Role.DIFFERENCE


def lateness(cell: Cell) -> tuple[int, bool]:
    """Return what orders levels by the end of their period."""
    window = cell.column.window
    return (window.last.ordinal if window else 0, not cell.column.earlier)


def ordered(pair: Sequence[Cell]) -> list[Role]:
    """Return which of two levels is the base: the earlier one, as their heads say, otherwise the first."""
    if len(pair) < 2:  # noqa: PLR2004  no pair
        return [Role.CURRENT] * len(pair)
    one, other = pair[0].column, pair[1].column
    if one.window and other.window:
        swapped = one.window.last > other.window.last
    else:
        swapped = other.earlier and not one.earlier
    return [Role.CURRENT, Role.BASE] if swapped else [Role.BASE, Role.CURRENT]


def kind_of(taken: Sequence[tuple[Role, Cell]]) -> ClaimKind:
    """Return the kind of claim that cells make by their roles."""
    roles = {role for role, _ in taken}
    levels = {cell.letters for role, cell in taken if role in {Role.BASE, Role.CURRENT}}
    if Role.POINTS in roles or levels == {"P"}:
        return ClaimKind.POINTS
    if Role.PERCENT in roles:
        return ClaimKind.CHANGE_PERCENT
    return ClaimKind.TARGET if roles <= {Role.VALUE, Role.TARGET} else ClaimKind.CHANGE
