"""Each kind of claim held against the workbook: which values, and which printed figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Window
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.share_parts import is_far_off
from scrutinydesk.redpen.workbook_asked import NO_WINDOW, Asked, lacking
from scrutinydesk.redpen.workbook_compare import Compared
from scrutinydesk.redpen.workbook_ranks import forces_that_rose, place_in_order
from scrutinydesk.redpen.workbook_values import Figures, Value, at, before, pairs

if TYPE_CHECKING:
    from scrutinydesk.measures.catalogue import Measure

_CHANGES = frozenset(
    (ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE, ClaimKind.CHANGE_ZERO, ClaimKind.POINTS, ClaimKind.FROM_TO)
)
_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL, ClaimKind.AMOUNT, ClaimKind.TARGET))
_YEAR = 12
_OTHERWISE = re.compile(r"averag|mean\b|median", re.IGNORECASE)
# The words by which reports name the parts that a workbook may give.
_PARTS = {
    "female": ("female", "females", "women", "woman"),
    "bme": ("bme", "bame", "black and minority ethnic", "minority ethnic", "ethnic minority"),
}
_LEVEL_ROLES = frozenset((Role.VALUE, Role.PERCENT, Role.CURRENT))


def held_against(asked: Asked, figures: Figures) -> Compared:
    """Return what comes of holding a claim against the figures of a file."""
    hold = _HOLD.get(asked.claim.kind)
    if hold is None:
        return compare.missing("what the workbook does not state as such: a rate, a sum or a length of time")
    if asked.claim.kind in _LEVELS | _CHANGES and not all(
        compare.comparable(each, asked.measure.unit) for each in asked.claim.quantities
    ):
        return compare.missing(f"figures in the unit in which {asked.measure.title} is counted")
    return hold(_with_window(asked, figures), figures)


def part_words(measure: Measure) -> tuple[str, ...]:
    """Return the words for all parts of a measure that a workbook may give."""
    return tuple(word for part in measure.breakdowns for word in _names(part))


def _part_told(measure: Measure, text: str) -> str:
    """Return the part of a measure that a text names; empty where it names none."""
    for part in measure.breakdowns:
        if any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in _names(part)):
            return part
    return ""


def _names(part: str) -> tuple[str, ...]:
    return _PARTS.get(part, (part.replace("_", " "),))


def _with_window(asked: Asked, figures: Figures) -> Asked:
    """Take the last value that a file states where a claim tells no period; sums of months have no last."""
    if asked.window is not None or asked.measure.kind is Kind.FLOW:
        return asked
    return replace(asked, window=figures.latest(asked.measure.id, asked.area, asked.breakdown))


def _counted(asked: Asked) -> Iterator[str]:
    """Yield the measure, and the same people counted otherwise: reports give heads and full time in one."""
    yield asked.measure.id
    stem = asked.measure.id.removesuffix("_fte").removesuffix("_headcount")
    if stem != asked.measure.id:
        yield f"{stem}_headcount" if asked.measure.id.endswith("_fte") else f"{stem}_fte"


def _values(asked: Asked, figures: Figures, window: Window) -> tuple[Value, ...]:
    found = (figures.of(each, asked.area, window, asked.breakdown) for each in _counted(asked))
    return tuple(value for each in found for value in each)


def _change(asked: Asked, figures: Figures) -> Compared:
    window = asked.window
    if window is None:
        return compare.missing(NO_WINDOW)
    if asked.previous is None and len(window.months) > _YEAR:
        return compare.missing("which periods are compared: the words are of several years together")
    quantities = list(asked.claim.quantities)
    if asked.claim.kind is ClaimKind.CHANGE_ZERO:
        quantities += [replace(each, role=Role.BASE) for each in quantities if each.role is Role.CURRENT]
    found = compare.best(
        compare.change(quantities, one, other, percent=asked.percent)
        for measure in _counted(asked)
        for earlier in before(asked.measure, window, asked.previous)
        for one, other in pairs(
            figures.of(measure, asked.area, window, asked.breakdown),
            (asked.base or figures).of(measure, asked.area, earlier, asked.breakdown),
        )
    )
    if found is not None:
        return found
    gone = [each for each in (window, asked.previous) if each and not _values(asked, figures, each)]
    if asked.previous is None and not gone:
        gone = [at(asked.measure, window).previous]
    return lacking(asked, gone or [window])


def _level(asked: Asked, figures: Figures) -> Compared:
    if _OTHERWISE.search(asked.claim.words or asked.claim.quote):
        return compare.missing("an average, which the workbook does not state")
    wanted = [each for each in asked.claim.quantities if each.role in _LEVEL_ROLES]
    if asked.window is None:
        return compare.missing(NO_WINDOW)
    if not wanted:
        return compare.missing("a figure that the workbook can be held against")
    values = _values(asked, figures, asked.window)
    if len(wanted) > 1:  # heads and full time, each of which some value must be
        each_of = [compare.best(compare.level([one], value) for value in values) for one in wanted]
        known = [each for each in each_of if each is not None]
        return compare.together(known) or lacking(asked, [asked.window])
    return compare.best(compare.level(wanted, value) for value in values) or lacking(asked, [asked.window])


def _proportion(asked: Asked, figures: Figures) -> Compared:
    claim = asked.claim
    part, whole, percent = claim.of(Role.PART), claim.of(Role.WHOLE), claim.of(Role.PERCENT)
    if asked.percent and part is None:
        return _level(asked, figures)
    named = _part_told(asked.measure, asked.after)
    if asked.window is None:
        return compare.missing(NO_WINDOW)
    if not named:
        return compare.missing("the part that it is, as a column of the workbook")
    found = [
        compare.share(part, whole, percent, (mine, base))
        for mine in figures.of(asked.measure.id, asked.area, asked.window, named)
        for base in figures.of(asked.measure.id, asked.area, asked.window)
    ]
    return compare.best(found) or lacking(asked, [asked.window])


def _amount_share(asked: Asked, figures: Figures) -> Compared:
    """Hold a sum of money, and its share of what the catalogue declares, against the workbook."""
    claim, window = asked.claim, asked.window
    value, percent = claim.of(Role.VALUE), claim.of(Role.PERCENT)
    if window is None:
        return compare.missing(NO_WINDOW)
    mine = figures.of(asked.measure.id, asked.area, window)
    if percent is None:
        return _level(asked, figures)
    terms = asked.measure.share_base or (((asked.measure.parent, 1),) if asked.measure.parent else ())
    known = [(sign, figures.of(name, asked.area, window)) for name, sign in terms]
    if not known or not all(values for _, values in known) or not mine:
        return lacking(asked, [window])
    total = sum((sign * values[0].exact for sign, values in known), Fraction(0))
    rows = tuple(row for _, values in known for row in values[0].rows)
    base = Value(total, mine[0].window, rows)
    return compare.share(value, None, percent, (mine[0], base))


def _share(asked: Asked, figures: Figures) -> Compared:
    """Hold a percentage of a total, or of its change, against the measures that are said to make it up."""
    percent, window = asked.claim.of(Role.PERCENT), asked.window
    if window is None:
        return compare.missing(NO_WINDOW)
    if percent is None or not asked.parts:
        return compare.missing("the measures that make up the share")
    windows = [window]
    if asked.claim.kind is ClaimKind.SHARE_OF_CHANGE:
        windows.append(before(asked.measure, window, asked.previous)[0])
    values = []
    for measures in (asked.parts, (asked.measure.id,)):
        ends = [[figures.of(measure, asked.area, each) for measure in measures] for each in windows]
        if not all(value for end in ends for value in end):
            return lacking(asked, windows)
        firsts = [[value[0] for value in end] for end in ends]
        sums = [sum((value.exact for value in end), Fraction(0)) for end in firsts]
        made = sums[0] - sums[1] if len(sums) > 1 else sums[0]
        values.append(
            Value(made, window, tuple(row for end in firsts for value in end for row in value.rows))
        )
    if is_far_off(asked.claim, values[0], values[1]):
        return compare.missing("the part that the share is of: another would come out")
    return compare.share(None, None, percent, (values[0], values[1]))


def _projection(asked: Asked, figures: Figures) -> Compared:
    year = asked.claim.due
    if year is None:
        return compare.missing("the year that it is about")
    now, then = (_values(asked, figures, each) for each in (year, year.previous))
    if not now:
        return compare.missing(f"the figures of {year.words}, once it is over")
    found = [
        compare.change(asked.claim.quantities, one, other, percent=asked.percent)
        for one, other in pairs(now, then)
    ]
    return compare.best(found) or lacking(asked, [year.previous])


_HOLD: dict[ClaimKind, Callable[[Asked, Figures], Compared]] = {
    **dict.fromkeys(_CHANGES, _change),
    **dict.fromkeys(_LEVELS, _level),
    ClaimKind.PROPORTION: _proportion,
    ClaimKind.AMOUNT_SHARE: _amount_share,
    ClaimKind.MULTIPLE: _change,
    ClaimKind.SHARE: _share,
    ClaimKind.SHARE_OF_CHANGE: _share,
    ClaimKind.RANK: place_in_order,
    ClaimKind.ESTIMATE_RANK: place_in_order,
    ClaimKind.FORCES: forces_that_rose,
    ClaimKind.PROJECTION: _projection,
}
