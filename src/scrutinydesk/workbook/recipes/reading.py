"""A recipe read from text that anyone may have edited: every fault is named by its key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from typing import Any

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.measures.additions import additions_from_dict
from scrutinydesk.measures.entries import Entry
from scrutinydesk.periods import Span
from scrutinydesk.workbook.recipes.checking import fault
from scrutinydesk.workbook.recipes.recipe import (
    FORMAT,
    Axis,
    Fixed,
    Gaps,
    Outline,
    Recipe,
    RecipeError,
    Role,
    TableRecipe,
    Where,
)
from scrutinydesk.workbook.recipes.when import window_of

LONGEST = 2_000_000  # characters of a recipe
TABLES, LABELS, LENGTH = 500, 20_000, 1000
LARGEST = 1_000_000.0
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")
PERIODS = ("columns", "rows", "both", "title", "none")


class RecipeEntry(Entry):
    """A table of a recipe, read key by key."""

    def fault(self, what: str) -> RecipeError:
        """Return an error about this table."""
        return fault(f"[{self.name}]" if self.name else "", what)

    def mapping(self, key: str, kind: Callable[[RecipeEntry, str, Any], Any]) -> dict[str, Any]:
        """Return a table of labels within this one."""
        child = self.child(key)
        if len(child.table) > LABELS:
            raise self.fault(f"“{key}” has more than {LABELS:,} labels.")
        return {_short(self, key, label): kind(self, label, value) for label, value in child.table.items()}

    def labels(self, key: str) -> tuple[str, ...]:
        """Return a list of labels."""
        texts = self.texts(key)
        if len(texts) > LABELS:
            raise self.fault(f"“{key}” has more than {LABELS:,} labels.")
        return tuple(_short(self, key, text) for text in texts)


def read_recipe(text: str) -> Recipe:
    """Return the recipe that a text holds.

    Whether its measures and areas exist is told when it is applied.

    Raises
    ------
    RecipeError
        It is no TOML, too large, of a later version, or a key is missing, not known or of another
        sort: the message names the key and what is expected there.
    """  # noqa: DOC501  a function makes it
    if len(text) > LONGEST:
        raise fault("", f"it has more than {LONGEST:,} characters.")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise fault("", f"it is not valid TOML: {error}.") from error
    except (RecursionError, ValueError, OverflowError) as error:
        what = "it is not valid TOML: values are nested too deeply, or a number is too long."
        raise fault("", what) from error
    try:
        return _recipe(RecipeEntry("recipe", "", data))
    except RecipeError:
        raise
    except ScrutinyError as error:  # of an addition
        raise fault("", error.detail or error.title, error.remedy) from error


def _recipe(entry: RecipeEntry) -> Recipe:
    number = entry.number("format")
    if number != FORMAT:
        later = number > FORMAT
        raise fault(
            "“format”",
            f"{number} is not a format that this version reads; it reads {FORMAT}.",
            "Use a newer version of the program." if later else "",
        )
    own = {name: entry.table.get(name, {}) for name in ("measure", "area")}
    for name in own:
        entry.child(name)
    additions = additions_from_dict(own, RecipeEntry, "recipe")
    tables = tuple(_table(child) for child in _children(entry, "table"))
    recipe = Recipe(
        _named(entry, "name"), _id(entry, "force", entry.text("force")), tables,
        entry.text("marking", ""), entry.text("note", ""), additions, number,
    )  # fmt: skip
    entry.done()
    names = [table.name for table in tables]
    for name in names:
        if names.count(name) > 1:
            raise entry.fault(f"two tables have the name “{name}”; a name must be unique.")
    return recipe


def _children(entry: RecipeEntry, key: str) -> list[RecipeEntry]:
    children = list(entry.children(key))
    if len(children) > TABLES:
        raise entry.fault(f"there are more than {TABLES} of “{key}”.")
    return children


def _table(entry: RecipeEntry) -> TableRecipe:
    periods = entry.text("periods", "columns")
    if periods not in PERIODS:
        raise entry.fault(f"“periods” is “{periods}”; it must be one of: {', '.join(PERIODS)}.")
    table = TableRecipe(
        name=_named(entry, "name"),
        title=entry.text("title", ""),
        sheet=entry.text("sheet", ""),
        headings=entry.labels("headings"),
        periods=periods,
        axes=tuple(_axis(child) for child in _children(entry, "axis")),
        measures=entry.mapping("measures", _id),
        areas=entry.mapping("areas", _id),
        breakdowns=entry.mapping("breakdowns", _part),
        left_out=entry.labels("left_out"),
        check_only=entry.labels("check_only"),
        renamed=entry.mapping("renamed", _label),
        different=entry.mapping("different", _label_list),
        fixed=_fixed(entry),
        gaps=entry.choice("gaps", Gaps, Gaps.UNKNOWN),
        outline=_outline(entry) if "outline" in entry.table else None,
    )
    entry.done()
    _consistent(entry, table)
    return table


def _consistent(entry: RecipeEntry, table: TableRecipe) -> None:
    known = {*table.measures, *table.areas, *table.breakdowns, *table.left_out, *table.check_only}
    for new, old in table.renamed.items():
        if old not in known:
            raise entry.fault(f"“renamed” leads “{new}” to “{old}”, which is not a label of this table.")
    places = [axis.place for axis in table.axes]
    for axis in table.axes:
        if places.count(axis.place) > 1:
            raise entry.fault(f"two axes stand in the same place ({axis.where} “{axis.heading}”).")


def _axis(entry: RecipeEntry) -> Axis:
    level = entry.number("level", 0)
    axis = Axis(entry.choice("where", Where), entry.choice("role", Role), entry.text("heading", ""), level)
    entry.done()
    if not 0 <= level <= 100:  # noqa: PLR2004  more levels than any table has
        raise entry.fault("“level” counts from 0.")
    return axis


def _fixed(parent: RecipeEntry) -> Fixed:
    entry = parent.child("fixed")
    scale = entry.decimal("scale", 1.0)
    if not 0 < scale <= LARGEST:
        raise entry.fault("“scale” must be a number above 0, such as 100.")
    span, period = entry.text("span", ""), entry.text("period", "")
    spans = [str(each) for each in Span if each is not Span.OTHER]
    if span and span not in spans:
        raise entry.fault(f"“span” is “{span}”; it must be one of: {', '.join(spans)}.")
    if period and window_of(period) is None:
        raise entry.fault(f"“period” is “{period}”; it must be like 2017-09, 2017 or 2016-04/2017-03.")
    ids = (entry.text(name, "") for name in ("measure", "area", "breakdown"))
    measure, area, breakdown = ids
    fixed = Fixed(measure, area, breakdown, entry.text("unit", ""), period, span, scale)
    entry.done()
    return fixed


def _outline(parent: RecipeEntry) -> Outline:
    entry = parent.child("outline")
    outline = Outline(
        entry.text("first"), entry.number("above", 0), entry.number("left", 0), entry.text("below", ""),
        entry.text("beside", ""),
    )  # fmt: skip
    entry.done()
    if not (outline.first and 0 <= outline.above <= 1000 and 0 <= outline.left <= 1000):  # noqa: PLR2004  of any table
        raise entry.fault("“first” must be words; “above” and “left” count rows and columns from 0.")
    return outline


def _named(entry: RecipeEntry, key: str) -> str:
    name = entry.text(key)
    if not name.strip() or len(name) > LENGTH:
        raise entry.fault(f"“{key}” must be a name of at most {LENGTH} characters.")
    return name


def _short(entry: RecipeEntry, key: str, label: str) -> str:
    if len(label) > LENGTH:
        raise entry.fault(f"“{key}” has a label of more than {LENGTH} characters: “{label[:40]}…”.")
    return label


def _id(entry: RecipeEntry, label: str, value: Any) -> str:
    if type(value) is not str or not _ID.fullmatch(value):
        raise entry.fault(f"“{label}” must lead to an id in quotes, such as \"burglary_all\", not {value!r}.")
    return value


def _part(entry: RecipeEntry, label: str, value: Any) -> str:
    return "" if value == "" and type(value) is str else _id(entry, label, value)


def _label(entry: RecipeEntry, label: str, value: Any) -> str:
    if type(value) is not str:
        raise entry.fault(f"“{label}” must lead to a label in quotes, not {value!r}.")
    return value


def _label_list(entry: RecipeEntry, label: str, value: Any) -> tuple[str, ...]:
    if type(value) is not list or not all(type(each) is str for each in value):
        raise entry.fault(f"“{label}” must lead to a list of labels in quotes, not {value!r}.")
    return tuple(value)
