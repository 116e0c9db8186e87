"""Random true tables and the report that prints them; every table that fits, by trying all."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from scrutinydesk.claims.printed import Printed, counted
from scrutinydesk.claims.systems import added, changed, nested, shared, stated
from scrutinydesk.numerals import rounded


def as_printed(value, places):
    return Printed(Fraction(rounded(value, places)), places)


@st.composite
def reports(draw, most=12, areas=(2, 3)):
    """A table of areas by two periods with its total, and statements that are true of it, in any order."""
    names = [f"area {k}" for k in range(draw(st.integers(*areas)))]
    truth = {(name, when): draw(st.integers(0, most)) for name in names for when in "ab"}
    for when in "ab":
        truth["all", when] = sum(truth[name, when] for name in names)
    truth = {f"{name} {when}": value for (name, when), value in truth.items()}
    statements = [
        added(f"sum {when}", "the areas", f"all {when}", [f"{name} {when}" for name in names])
        for when in "ab"
    ]
    for k, name in enumerate([*names, "all"]):
        statements += draw(said(f"S{k}", name, truth))
    if draw(st.booleans()):
        inner, outer = f"{names[0]} a", "all a"
        statements.append(nested("nested", "part of all", inner, outer))
    return truth, draw(st.permutations(statements))


@st.composite
def said(draw, label, name, truth):
    before, after = f"{name} a", f"{name} b"
    places = draw(st.integers(0, 1))
    difference = truth[after] - truth[before]
    percent = as_printed(Fraction(100 * difference, truth[before]), places) if truth[before] else None
    of_all = as_printed(Fraction(100 * truth[before], truth["all a"]), places) if truth["all a"] else None
    possible = [
        changed(f"{label} difference", "", (before, after), counted(difference)),
        stated(f"{label} count", "", after, counted(truth[after])),
        stated(f"{label} about", "", before, as_printed(Fraction(truth[before]), -1)),
    ]
    if percent is not None:
        possible.append(changed(f"{label} percent", "", (before, after), None, percent))
        possible.append(changed(f"{label} both", "", (before, after), counted(difference), percent))
    if of_all is not None and name != "all":
        possible.append(shared(f"{label} share", "", {before: 1}, {"all a": 1}, of_all))
    return draw(st.lists(st.sampled_from(possible), max_size=3, unique_by=lambda each: each.name))


def holds(statement, values, *, cut=False):
    """Whether a statement is true of values, straight from its conditions."""
    for condition in (statement.truncated or statement.rounded) if cut else statement.rounded:
        total = sum(factor * values[name] for name, factor in condition.terms)
        if condition.low is not None and total < condition.low:
            return False
        if condition.high is not None and total > condition.high:
            return False
    return True


def every_table(statements, parts, most):
    """All tables up to ``most`` that fit: each way of filling the parts, their sums being the totals."""
    names = sorted({name for statement in statements for name in statement.unknowns})
    for values in product(range(most + 1), repeat=len(parts)):
        table = dict(zip(parts, values, strict=True))
        for when in "ab":
            table[f"all {when}"] = sum(table[name] for name in parts if name.endswith(when))
        if all(holds(statement, table) for statement in statements):
            yield tuple(table[name] for name in names)
