"""A conflict in one line that a person can add up."""

from __future__ import annotations

from collections.abc import Callable

from scrutinydesk.claims.conflicts import Conflict
from scrutinydesk.claims.solver import Outcome, solve_group
from scrutinydesk.claims.systems import Statement
from scrutinydesk.numerals import figure

Range = tuple[int, int | None]
Sum = tuple[str, list[str]]
Label = Callable[[str], str]


def working(conflict: Conflict, label: Label = str) -> str:
    """Return what each statement of a conflict says by itself, and where that does not go together.

    Parameters
    ----------
    label : callable
        The words for an unknown: "East, adults, before".
    """
    by_name: dict[str, list[Range]] = {}
    for statement in conflict.statements:
        own = _ranges(statement)
        if own is None:
            return f"{statement.words}: no whole numbers fit"
        for name, each in own.items():
            by_name.setdefault(name, []).append(each)
    sums = [_parted(relation) for relation in conflict.relations]
    line = _sum(sums, by_name, label) or _differences(sums, conflict.statements, label)
    return line or _list(conflict, by_name, label)


def _ranges(statement: Statement) -> dict[str, Range] | None:
    """Return what a statement by itself says of its unknowns, None where it contradicts itself."""
    solved = solve_group([statement])
    return None if solved.outcome is Outcome.NONE else solved.ranges


def _list(conflict: Conflict, by_name: dict[str, list[Range]], label: Label) -> str:
    wanted = {name for relation in conflict.relations for name in relation.unknowns} or set(by_name)
    shown = {name: dict.fromkeys(map(_range, by_name[name])) for name in sorted(wanted & set(by_name))}
    return "; ".join(f"{label(name)}: {' against '.join(ranges)}" for name, ranges in shown.items())


def _sum(sums: list[Sum | None], by_name: dict[str, list[Range]], label: Label) -> str:
    """Return the one sum that a conflict is about, if that shows it."""
    if len(sums) != 1 or sums[0] is None:
        return ""
    whole, parts = sums[0]
    if any(len(by_name.get(name, ())) != 1 for name in (whole, *parts)):
        return ""
    ranges = {name: by_name[name][0] for name in (whole, *parts)}
    together = _added([ranges[name] for name in parts])
    if _meet(together, ranges[whole]):
        return ""
    return _line([(ranges[name], label(name)) for name in parts], together, ranges[whole], label(whole))


def _differences(sums: list[Sum | None], statements: tuple[Statement, ...], label: Label) -> str:
    """Return the differences that do not add up, where both periods are sums."""
    if len(sums) != 2 or None in sums:  # noqa: PLR2004  two periods
        return ""
    found = {each.between[1]: change for each in statements if each.between and (change := _change(each))}
    for whole, parts in (each for each in sums if each is not None):
        if whole in found and all(name in found for name in parts):
            together = _added([found[name] for name in parts])
            if not _meet(together, found[whole]):
                shown = [(found[name], label(name)) for name in parts]
                return _line(shown, together, found[whole], f"the change in {label(whole)}")
    return ""


def _change(statement: Statement) -> Range | None:
    """Return the difference, after less before, that a statement prints."""
    before, after = statement.between or ("", "")
    for condition in statement.rounded:
        if condition.low is None or condition.high is None:
            continue
        if dict(condition.terms) == {before: -1, after: 1}:
            return condition.low, condition.high
        if dict(condition.terms) == {before: 1, after: -1}:
            return -condition.high, -condition.low
    return None


def _parted(relation: Statement) -> Sum | None:
    """Return the whole and the parts of a relation that is a sum."""
    (condition, *more) = relation.rounded
    if more or condition.low != 0 or condition.high != 0:
        return None
    for sign in (1, -1):
        parts = [name for name, factor in condition.terms if factor == sign]
        whole = [name for name, factor in condition.terms if factor == -sign]
        if len(whole) == 1 and len(parts) + 1 == len(condition.terms):
            return whole[0], parts
    return None


def _added(ranges: list[Range]) -> Range:
    tops = [high for _, high in ranges if high is not None]
    return sum(low for low, _ in ranges), sum(tops) if len(tops) == len(ranges) else None


def _meet(one: Range, other: Range) -> bool:
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def _line(parts: list[tuple[Range, str]], together: Range, whole: Range, name: str) -> str:
    shown = " + ".join(f"{_range(each)} ({label})" for each, label in parts)
    return f"{shown} = {_range(together)}, but {name} is {_range(whole)}"


def _range(of: Range) -> str:
    low, high = of
    if high is None:
        return f"{figure(low)} or more"
    return figure(low) if low == high else f"{figure(low)} to {figure(high)}"
