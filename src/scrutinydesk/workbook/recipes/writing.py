"""A recipe as a text that a person can read, correct and hand on: TOML with comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.additions import additions_to_dict
from scrutinydesk.workbook.recipes.recipe import NAMING, Fixed, Gaps, Link, Recipe, Role, TableRecipe, Use

if TYPE_CHECKING:
    from scrutinydesk.workbook.recipes.recipe import Outline

HEAD = """\
# A recipe for Scrutiny Desk: how the tables of one workbook are read, quarter after quarter.
# A table is found by its words and its shape, never by its cells.
#
# force         area id;  marking  the protective marking of what is read
# [measure.ID]  measures, and [area.ID] areas, that are in no catalogue: they travel with the recipe
# [[table]]     one table each: title, sheet and headings are hints by which it is found again
#   [[table.axis]]      where labels stand (row, group, column, title, sheet) and what they say
#                       (measure, area, breakdown, left_out); names of several axes are joined by " | "
#   [table.measures]    label = id of a measure;  likewise [table.areas] and [table.breakdowns].
#                       Several labels of one id that stand for the same area are parts that are
#                       added up (counts alone)
#   left_out            labels whose figures are not used;  check_only  totals, held against their parts
#   [table.renamed]     a new label = the label that it stands for
#   [table.different]   a new label = labels that it does not stand for
#   [table.fixed]       what no label says: measure, area, breakdown, unit, period, span, scale
#   gaps                "none" where a list has no line for a count of none; else a missing part is not known
"""
UNSURE = 0.9  # below it a link that was guessed is marked for a second look


def write_recipe(recipe: Recipe, links: Iterable[Link] = ()) -> str:
    """Return a recipe as TOML.

    Parameters
    ----------
    links : iterable of Link
        Of a suggestion: what was not sure enough stands in the text as comments.
    """
    doubts: dict[tuple[str, Role], list[Link]] = {}
    for link in links:
        if link.use is Use.OPEN or (link.use is Use.LINKED and link.sureness < UNSURE):
            doubts.setdefault((link.table, link.role), []).append(link)
    head = {"format": recipe.format, "name": recipe.name, "force": recipe.force}
    head |= {name: value for name in ("marking", "note") if (value := getattr(recipe, name))}
    parts = [HEAD, _dump(head), *([_dump(additions_to_dict(recipe.own))] if recipe.own else [])]
    parts += ["\n".join(filter(None, _table(table, doubts))) for table in recipe.tables]
    return "\n".join(parts)


def _dump(values: Mapping[str, Any]) -> str:
    import tomli_w  # noqa: PLC0415  only where a recipe is written

    return tomli_w.dumps(values)


def _table(table: TableRecipe, doubts: Mapping[tuple[str, Role], list[Link]]) -> Iterator[str]:
    yield _part("[[table]]", _filled(table, ("name", "title", "sheet", "headings")) | _ways(table))
    for axis in table.axes:
        yield _part("[[table.axis]]", _filled(axis, ("where", "role", "heading", "level")))
    yield _part("[table.fixed]", _changed(table.fixed))
    if table.outline is not None:
        yield _part("[table.outline]", {"first": table.outline.first, **_changed(table.outline)})
    for role in NAMING:
        yield _links(table, role, doubts.get((table.name, role), []))
    yield _part("[table.renamed]", table.renamed)
    yield _part("[table.different]", table.different)


def _ways(table: TableRecipe) -> dict[str, Any]:
    gaps = {"gaps": str(table.gaps)} if table.gaps is not Gaps.UNKNOWN else {}
    return {"periods": table.periods, **gaps, **_filled(table, ("left_out", "check_only"))}


def _part(heading: str, values: Mapping[str, Any]) -> str:
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
    return f"{heading}\n{_dump(plain)}" if plain else ""


def _filled(item: object, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of these names that hold something."""
    held = {name: getattr(item, name) for name in names}
    return {name: _text(value) for name, value in held.items() if value}


def _changed(item: Fixed | Outline) -> dict[str, Any]:
    """Return the fields that do not have their usual value."""
    held = {each.name: (getattr(item, each.name), each.default) for each in fields(item)}
    return {name: value for name, (value, usual) in held.items() if value != usual}


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, str) else value


def _links(table: TableRecipe, role: Role, doubts: list[Link]) -> str:
    links = table.links(role)
    if not links and not doubts:
        return ""
    by_label = {link.label: link for link in doubts}
    lines = [f"[table.{role}s]"]
    lines += [_line(label, target) + _doubt(by_label.get(label)) for label, target in links.items()]
    lines += [_open(link) for link in doubts if link.label not in links]
    return "\n".join(lines) + "\n"


def _line(label: str, target: str) -> str:
    return _dump({label: target}).rstrip("\n")


def _doubt(link: Link | None) -> str:
    if link is None:
        return ""
    return f"  # {_percent(link.sureness)} sure{_others(link)}"


def _open(link: Link) -> str:
    best = next((guess for guess in link.alternatives if guess.target), None)
    if best is None:
        return f"# {_line(link.label, '')}  # nothing is like it"
    return f"# {_line(link.label, best.target)}  # {_percent(best.sureness)} sure{_others(link, 1)}"


def _others(link: Link, start: int = 0) -> str:
    others = [guess.target for guess in link.alternatives[start:] if guess.target]
    return f"; or {', '.join(others)}" if others else ""


def _percent(sureness: float) -> str:
    return f"{round(100 * sureness)}%"
