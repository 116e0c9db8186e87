"""Parts that do not add to their total: divisions, categories, months, parts of a breakdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scrutinydesk.analysis.quality.series import PROPERTIES, Gathered, Key
from scrutinydesk.analysis.quality.wording import listed
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import exact, figure
from scrutinydesk.periods import Span

ADDS = frozenset({Kind.FLOW, Kind.STOCK, Kind.MONEY})
CELLS_NAMED = 12
YEAR = 12
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A total and the parts that do not add to it.

    Attributes
    ----------
    difference : Fraction
        The parts together less the total.
    """

    total: Observation
    parts: tuple[Observation, ...]
    difference: Fraction


def divisions(gathered: Gathered) -> Iterator[Finding]:
    """Yield the forces whose divisions add to something else, by measure."""
    areas = gathered.resources.areas
    parents: dict[str, tuple[str, ...]] = {}
    for key in gathered.series:
        if key.area in areas and areas[key.area].kind is AreaKind.DIVISION:
            parent = areas[key.area].parent
            parents.setdefault(parent, areas.divisions(parent))
    for key in list(gathered.series):
        if key.area not in parents or key.breakdown in PROPERTIES or gathered.kind(key) not in ADDS:
            continue
        keys = [key._replace(area=division) for division in parents[key.area]]
        wrong = _wrong(gathered, key, keys)
        if wrong:
            yield _finding(
                gathered,
                "quality.divisions",
                (gathered.name(key), "its divisions"),
                wrong,
                "Ask the force whether some are counted in no division, or in two.",
            )


def categories(gathered: Gathered) -> Iterator[Finding]:
    """Yield the totals to which the parts that the catalogue declares do not add.

    With a part absent, or parts that overlap, only a sum (or a part) above the total is wrong.

    Yields
    ------
    Finding
        An error where the parts exceed the total.
    """
    catalogue = gathered.resources.catalogue
    children: dict[str, list[str]] = {}
    for measure in catalogue.values():
        if measure.parent:
            children.setdefault(measure.parent, []).append(measure.id)
    for key in list(gathered.series):
        if key.measure not in children or key.breakdown in PROPERTIES or gathered.kind(key) not in ADDS:
            continue
        keys = [key._replace(measure=child) for child in children[key.measure]]
        present = [each for each in keys if each in gathered.series]
        groups: list[list[Key]] = [present]
        if _overlap(gathered, present):
            groups = [[each] for each in present]
        for group in groups:
            wrong = _wrong(gathered, key, group, at_most=len(group) < len(keys))
            if wrong:
                names = listed([catalogue[each.measure].title for each in group])
                yield _finding(
                    gathered,
                    "quality.categories",
                    (gathered.name(key), names),
                    wrong,
                    "Ask the force which of the figures is right, and whether a category is missing.",
                )


def _overlap(gathered: Gathered, keys: Sequence[Key]) -> bool:
    catalogue = gathered.resources.catalogue
    names = {key.measure for key in keys}
    return any(names & set(catalogue[name].overlaps) for name in names)


def _wrong(gathered: Gathered, total: Key, parts: Sequence[Key], *, at_most: bool = False) -> list[Wrong]:
    """Return the windows in which the parts do not add to the total, oldest first.

    ``at_most``: parts may be absent, so that only a sum above the total is wrong.
    """
    own = gathered.series[total].held
    held = [gathered.series[key].held for key in parts if key in gathered.series]
    if not held or (len(held) < len(parts) and not at_most):
        return []
    found = []
    for end, row in own.items():
        cells = [each[end] for each in held if end in each and each[end].first == row.first]
        if len(cells) < len(held) or row.value is None:
            continue
        values = [each.value for each in cells if each.value is not None]
        difference = _difference(values, row.value)
        if difference and (difference > 0 or not at_most):
            found.append(Wrong(row, tuple(cells), difference))
    return found


def _difference(parts: Sequence[float], total: float) -> Fraction:
    """Return the sum of the parts less the total; zero where rounding alone can explain it."""
    if all(value == int(value) for value in (*parts, total)):
        return Fraction(sum(map(int, parts)) - int(total))
    difference = sum(map(exact, parts), start=Fraction(0)) - exact(total)
    # Each figure may be off by half of its last decimal.
    slack = sum((HALF * Fraction(1, 10 ** _decimals(value)) for value in (*parts, total)), start=Fraction(0))
    return Fraction(0) if abs(difference) <= slack else difference


def _decimals(value: float) -> int:
    exponent = exact(value).denominator
    decimals = 0
    while exponent > 1 and decimals < len("1234567890123"):
        decimals += 1
        exponent = (exact(value) * 10**decimals).denominator
    return decimals


def _finding(
    gathered: Gathered, kind: str, names: tuple[str, str], wrong: list[Wrong], remedy: str
) -> Finding:
    last = wrong[-1]
    whole, parts = names
    total = last.total.value or 0
    summed = exact(total) + last.difference
    more = "more" if last.difference > 0 else "fewer" if gathered.is_flow(_key(last.total)) else "less"
    verb = "adds" if len(last.parts) == 1 or ("divisions" not in parts and " and " not in parts) else "add"
    adds = f"{parts} {verb} up to {figure(summed)}, {figure(abs(last.difference))} {more}"
    title = f"{whole}: {figure(total)} for {_when(last.total)}; {adds}."
    cells = listed([_cell(last.total, each) for each in last.parts], CELLS_NAMED)
    others = ""
    if len(wrong) > 1:
        net = sum((each.difference for each in wrong[:-1]), start=Fraction(0))
        others = (
            f" {len(wrong) - 1:,} other period{'s differ' if len(wrong) > len('ab') else ' differs'} too, "
            f"by {figure(net)} together, the first {_when(wrong[0].total)} ({wrong[0].total.cell})."
        )
    return Finding(
        kind,
        Severity.ERROR if any(each.difference > 0 for each in wrong) else Severity.WARNING,
        title,
        f"{last.total.cell} is held against {cells}. Each figure is used as it stands.{others}",
        remedy,
        gathered.place(last.total),
    )


def _key(row: Observation) -> Key:
    return Key(row.source, row.measure, row.area, row.breakdown, row.span)


def _when(row: Observation) -> str:
    words = row.window.words
    return f"the {words}" if row.span is Span.ROLLING_12 else words


def _cell(total: Observation, part: Observation) -> str:
    return part.cell if part.sheet == total.sheet else f"sheet “{part.sheet}”, {part.cell}"


def stated_totals(gathered: Gathered) -> Iterator[Finding]:
    """Yield the totals of several months that differ from the months of the same series."""
    for key, series in gathered.series.items():
        months = gathered.series.get(key._replace(span=Span.MONTH))
        several = key.span not in {Span.MONTH, Span.DATE} and key.breakdown not in PROPERTIES
        if months is None or not several or not gathered.is_flow(key):
            continue
        wrong = []
        for row in series.held.values():
            parts = [months.held.get(end) for end in range(row.first, row.last + 1)]
            cells = [each for each in parts if each is not None]
            if len(cells) < len(parts) or row.value is None or len(parts) <= 1:
                continue
            difference = _difference([each.value or 0 for each in cells], row.value)
            if difference:
                wrong.append(Wrong(row, tuple(cells), difference))
        if wrong:
            yield _stated(gathered, key, wrong)


def _stated(gathered: Gathered, key: Key, wrong: list[Wrong]) -> Finding:
    last = wrong[-1]
    total = last.total.value or 0
    summed = exact(total) + last.difference
    values = [each.value or 0 for each in last.parts]
    guess = ""
    if total == values[-1]:
        guess = " It is the figure of the last month: the count may have been taken for a stock."
    elif abs(exact(total) * len(values) - summed) * 2 <= len(values):
        guess = " It is the average of the months: the count may have been taken for a stock."
    more = f" {len(wrong) - 1:,} other totals differ too." if len(wrong) > 1 else ""
    return Finding(
        "quality.total",
        Severity.ERROR,
        f"{gathered.name(key)}: {figure(total)} is given for {_when(last.total)}; its months add up to "
        f"{figure(summed)}, {figure(abs(last.difference))} {'more' if last.difference > 0 else 'fewer'}.",
        f"Cells {last.parts[0].cell} to {last.parts[-1].cell} are the months.{guess}{more} "
        "Where the months are held they are used.",
        "Ask the force which is right, and correct the other.",
        gathered.place(last.total),
    )


def above_whole(gathered: Gathered) -> Iterator[Finding]:
    """Yield the parts of a breakdown that are larger than the whole beside them."""
    for key, series in gathered.series.items():
        whole = gathered.series.get(key._replace(breakdown=""))
        if not key.breakdown or key.breakdown in PROPERTIES or whole is None:
            continue
        if gathered.kind(key) not in ADDS:
            continue
        for end, row in series.held.items():
            of = whole.held.get(end)
            if of is None or of.value is None or row.value is None or row.value <= of.value:
                continue
            yield Finding(
                "quality.above_whole",
                Severity.ERROR,
                f"{gathered.name(key)}, {row.window.words}: {figure(row.value)}, more than the "
                f"{figure(of.value)} of whom they are a part ({_cell(row, of)}).",
                "A part cannot be larger than its whole; the share is not worked out.",
                "Ask the force for both figures.",
                gathered.place(row),
            )
