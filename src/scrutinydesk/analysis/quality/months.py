"""Months that are missing, that stand twice, that stand in no order, and series that stop early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from scrutinydesk.analysis.quality.series import PROPERTIES, Gathered, Key, Series
from scrutinydesk.analysis.quality.wording import count, listed, months, runs_of
from scrutinydesk.findings import Finding, Severity
from scrutinydesk.measures.observations import Observation
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Month, Span

YEAR = 12
# A gap in anything but months is one only where the series is regular: this many steps alike.
FEWEST_STEPS = 5
REGULAR = 0.8
# In a list in no order at all, such as one line a figure, order says nothing.
FEW_STEPS = 3  # fewer are soon in order by chance
DISORDER = 0.2
NAMED_SERIES = 3
# Lower quartile below which a month of none is likely enough, and how many such series are named singly.
SMALL = 5
SPARSE_EACH = 12

Alike = dict[tuple[str, str, Span, tuple[int, ...]], list[Series]]
Sparse = dict[tuple[str, str], list[tuple[Series, tuple[int, ...]]]]


def missing(gathered: Gathered) -> Iterator[Finding]:
    """Yield the months (or quarters, years, dates) without a figure inside a series.

    Series of one sheet that lack the same are one finding: a month that nobody has is one fact. In
    a list of cases a small count has no line where it was none: many of those are one note.

    Yields
    ------
    Finding
        At the cells around the gap.
    """
    common = _common(gathered)
    alike: Alike = {}
    sparse: Sparse = {}
    for key, series in gathered.series.items():
        sheet = series.rows[0].sheet
        everyone, own = _parted(series, common)
        if everyone:
            alike.setdefault((key.source, sheet, key.span, everyone), []).append(series)
        if own and _may_be_none(series):
            sparse.setdefault((key.source, sheet), []).append((series, own))
        elif own:
            alike.setdefault((key.source, sheet, key.span, own), []).append(series)
    yield from _small(gathered, sparse, alike)
    for (_, _, span, absent), found in alike.items():
        yield _missing(gathered, span, absent, found)


def _small(gathered: Gathered, sparse: Sparse, alike: Alike) -> Iterator[Finding]:
    """Yield a note for sheets with many gaps among small counts; a few are gaps like any other."""
    for (source, sheet), found in sparse.items():
        if len(found) > SPARSE_EACH:
            yield _sparse(gathered, [series for series, _ in found])
        else:
            for series, own in found:
                alike.setdefault((source, sheet, series.key.span, own), []).append(series)


def _parted(
    series: Series, common: dict[tuple[str, str, Span], frozenset[int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return what a series lacks with all others of its sheet, and what it lacks alone."""
    if series.key.breakdown in PROPERTIES:
        return (), ()
    absent = _absent(series)
    shared = common.get((series.key.source, series.rows[0].sheet, series.key.span), frozenset())
    return tuple(e for e in absent if e in shared), tuple(e for e in absent if e not in shared)


def _common(gathered: Gathered) -> dict[tuple[str, str, Span], frozenset[int]]:
    """Return the ends between first and last that no series of a sheet has, by kind of window."""
    ends: dict[tuple[str, str, Span], set[int]] = {}
    for key, series in gathered.series.items():
        if key.span is Span.MONTH:
            ends.setdefault((key.source, series.rows[0].sheet, key.span), set()).update(
                row.last for row in series.rows
            )
    return {key: frozenset(range(min(each), max(each) + 1)) - each for key, each in ends.items()}


def _may_be_none(series: Series) -> bool:
    """Tell whether the figures are so small that a month without one may be a month of none."""
    values = sorted(series.values)
    return bool(values) and series.key.span is Span.MONTH and values[len(values) // 4] < SMALL


def _sparse(gathered: Gathered, found: list[Series]) -> Finding:
    names = listed([gathered.name(each.key) for each in found], NAMED_SERIES)
    return Finding(
        "quality.sparse",
        Severity.NOTE,
        f"{count(len(found), 'series')} of small counts have no line for some months ({names}).",
        "In a list a month of none may have no line. It is taken as not known, not as 0: no total over such "
        "a month is worked out.",
        "Ask whether a month without a line means none.",
        gathered.place(found[0].rows[0]),
    )


def _absent(series: Series) -> tuple[int, ...]:
    """Return the ends of windows that are missing between the first and the last."""
    stated = {row.last for row in series.rows}  # a mark in place of a figure is no gap
    ends = sorted(stated)
    if len(ends) <= 1:
        return ()
    step = _step(series.key.span, ends)
    if not step or ends[-1] - ends[0] == step * (len(ends) - 1):
        return ()
    found: list[int] = []
    before = 0
    for one, two in pairwise(ends):
        # Yearly figures that became quarterly lack nothing.
        if two - one > step and (series.key.span is Span.MONTH or before == step):
            found += range(one + step, two, step)
        before = two - one
    return tuple(found)


def _step(span: Span, ends: list[int]) -> int:
    if span is Span.MONTH:
        return 1
    steps = Counter(two - one for one, two in pairwise(ends))
    step, times = steps.most_common(1)[0]
    total = sum(steps.values())
    return step if total >= FEWEST_STEPS and times >= REGULAR * total else 0


def _missing(gathered: Gathered, span: Span, absent: tuple[int, ...], found: list[Series]) -> Finding:
    series = found[0]
    rows = sorted(series.rows, key=lambda row: row.last)
    before = max((row for row in rows if row.last < absent[0]), key=lambda row: row.last)
    after = next(row for row in rows if row.last > absent[0])
    who = gathered.name(series.key)
    if len(found) > 1:
        who = f"{count(len(found), 'series')} ({listed([gathered.name(s.key) for s in found], NAMED_SERIES)})"
    detail = "Nothing is known for these dates, and no change from them."
    if span is Span.MONTH and gathered.is_flow(series.key):
        last = max(row.last for row in rows)
        reached = {end for gap in absent for end in range(gap, min(gap + YEAR, last + 1))}
        detail = f"No total over a missing month is worked out: none of the 12 months to {_ends(reached)}."
    return Finding(
        "quality.missing",
        Severity.WARNING,
        f"{who}: no figure for {months(absent) if span is Span.MONTH else listed(_short(absent))}.",
        detail,
        "Ask the force for the figures; where nothing was recorded, write 0.",
        gathered.place(before, after),
    )


def _short(ends: tuple[int, ...]) -> list[str]:
    return [Month(end).words for end in ends]


def _ends(ordinals: set[int]) -> str:
    return listed([
        Month(a).words if a == b else f"{Month(a).words} up to {Month(b).words}"
        for a, b in runs_of(sorted(ordinals))
    ])  # fmt: skip


def ends_early(gathered: Gathered) -> Iterator[Finding]:
    """Yield the monthly series that stop although most others of their sheet go on."""
    by_sheet: dict[tuple[str, str], list[Series]] = {}
    for series in gathered.monthly:
        if series.held:
            by_sheet.setdefault((series.key.source, series.rows[0].sheet), []).append(series)
    for group in by_sheet.values():
        ends = Counter(max(row.last for row in series.rows) for series in group)
        last, times = max(ends.items(), key=lambda item: (item[1], item[0]))
        if times * 2 <= len(group):
            continue
        early: dict[int, list[Series]] = {}
        for series in group:
            end = max(row.last for row in series.rows)
            if end < last:
                early.setdefault(end, []).append(series)
        for end, stopped in sorted(early.items()):
            names = listed([gathered.name(each.key) for each in stopped], NAMED_SERIES)
            row = next(row for row in stopped[0].rows if row.last == end)
            yield Finding(
                "quality.ends_early",
                Severity.WARNING,
                f"{names}: the last figure is of {Month(end).words}; the others of the sheet go on to "
                f"{Month(last).words}.",
                "What is said of the latest period is without it.",
                "Ask the force whether the figures are late or are no longer given.",
                gathered.place(row),
            )


def repeated(gathered: Gathered) -> Iterator[Finding]:
    """Yield the windows that stand twice on one sheet with the same figure."""
    alike: dict[tuple[str, str, Span, tuple[int, ...]], list[tuple[Series, Observation, Observation]]] = {}
    for key, series in gathered.series.items():
        if len({row.last for row in series.rows}) == len(series.rows):
            continue
        first: dict[tuple[int, int, str], Observation] = {}
        twice: dict[int, tuple[Observation, Observation]] = {}
        for row in series.rows:
            held = first.setdefault((row.first, row.last, row.sheet), row)
            if held is not row and held.value == row.value:
                twice.setdefault(row.last, (held, row))
        if twice:
            end = min(twice)
            group = (key.source, series.rows[0].sheet, key.span, tuple(sorted(twice)))
            alike.setdefault(group, []).append((series, *twice[end]))
    for (_, _, _, ends), found in alike.items():
        series, one, two = found[0]
        who = gathered.name(series.key) if len(found) == 1 else count(len(found), "series")
        yield Finding(
            "quality.repeated",
            Severity.WARNING,
            f"{who}: {listed(_short(ends))} stands twice, with the same figure "
            f"(cells {one.cell} and {two.cell}).",
            "It is used once. The second may be meant for another month, which is then missing.",
            "Correct its heading, or delete it.",
            gathered.place(two),
        )


def out_of_order(gathered: Gathered) -> Iterator[Finding]:
    """Yield the months that stand in the wrong place of a row of months.

    Yields
    ------
    Finding
        One for all series alike; of a sheet on which most series stand in no order, one at all.
    """
    alike: dict[tuple[str, str, int, int], list[tuple[Series, Observation]]] = {}
    orderly: dict[tuple[str, str], int] = {}
    mixed: dict[tuple[str, str], list[Series]] = {}
    for series in gathered.monthly:
        rows = _once(series)
        ends = [row.last for row in rows]
        turns, steps = _turns(ends)
        sheet = (series.key.source, rows[0].sheet)
        if len(turns) > max(1, DISORDER * steps):
            mixed.setdefault(sheet, []).append(series)
            continue
        if steps >= FEW_STEPS:
            orderly[sheet] = orderly.get(sheet, 0) + 1
        if turns:
            at = _odd_one(ends, turns[0])
            group = (*sheet, ends[at], ends[at - 1] if at else -1)
            alike.setdefault(group, []).append((series, rows[at]))
    lists = {sheet: found for sheet, found in mixed.items() if len(found) > orderly.get(sheet, 0)}
    yield from (_in_no_order(gathered, found) for found in lists.values())
    for (source, sheet_name, end, before), out in alike.items():
        if (source, sheet_name) in lists:
            continue
        series, row = out[0]
        who = gathered.name(series.key) if len(out) == 1 else count(len(out), "series")
        after = f"after {Month(before).words}" if before >= 0 else "first"
        yield Finding(
            "quality.out_of_order",
            Severity.WARNING,
            f"{who}: {Month(end).words} stands {after}, out of order.",
            "Figures are taken by their heading. A heading mistyped puts a figure into the wrong month.",
            "Check the heading of the column or row.",
            gathered.place(row),
        )


def _once(series: Series) -> list[Observation]:
    once: dict[int, Observation] = {}
    for row in series.rows:
        once.setdefault(row.last, row)
    return list(once.values())


def _turns(ends: list[int]) -> tuple[list[int], int]:
    """Return where months go against the way of most of them, and how many steps there are."""
    steps = [(n, two - one) for n, (one, two) in enumerate(pairwise(ends), 1)]
    back = sum(step < 0 for _, step in steps)
    backwards = back * 2 > len(steps)  # the newest first
    return [n for n, step in steps if (step > 0) == backwards], len(steps)


def _in_no_order(gathered: Gathered, found: list[Series]) -> Finding:
    return Finding(
        "quality.unordered",
        Severity.NOTE,
        f"The months stand in no order ({count(len(found), 'series')}).",
        "Each figure is taken by the month that its line names: the order does not matter for that. "
        "A month mistyped cannot be told by its place.",
        "",
        gathered.place(found[0].rows[0]),
    )


def _odd_one(ends: list[int], at: int) -> int:
    """Return which of the two that are in the wrong order is the one out of its place."""
    without = ends[: at - 1] + ends[at:]
    steps = [two - one for one, two in pairwise(without[max(0, at - 4) : at + 3])]
    return at - 1 if all(step > 0 for step in steps) or all(step < 0 for step in steps) else at


def disagreeing(gathered: Gathered) -> Iterator[Finding]:
    """Yield the figures that stand in two places of a file and differ.

    The same window under another name (the financial year, the 12 months to March) is the same
    figure. One with fewer decimals agrees with what rounds to it.

    Yields
    ------
    Finding
        One a series, at the second cell.
    """
    first: dict[tuple[str, str, str, str, int, int], Observation] = {}
    said: set[tuple[str, str, str, str]] = set()
    for row in gathered.observations:
        if row.value is None:
            continue
        window = (row.source, row.measure, row.area, row.breakdown, row.first, row.last)
        held = first.setdefault(window, row)
        if held is row or held.value is None or _agree(held.value, row.value):
            continue
        if window[:4] in said:
            continue
        said.add(window[:4])
        key = Key(*window[:4], row.span)
        where = held.cell if held.sheet == row.sheet else f"sheet “{held.sheet}”, {held.cell}"
        yield Finding(
            "quality.disagreement",
            Severity.ERROR,
            f"{gathered.name(key)}, {row.window.words}: {figure(row.value)} here, "
            f"{figure(held.value)} in {where}.",
            "One figure cannot have two values. The one that comes first in the file is used.",
            "Ask the force which is right, and correct the other.",
            gathered.place(row),
        )


def _agree(one: float, two: float) -> bool:
    if one == two:
        return True
    decimals = min(len(repr(value).partition(".")[2].rstrip("0")) for value in (one, two))
    # Whole counts are not rounded figures: 13,320 and 13,320.4 agree, 13,320 and 13,321 do not.
    return abs(one - two) <= 0.5 * 10.0**-decimals * (1 + 1e-9)
