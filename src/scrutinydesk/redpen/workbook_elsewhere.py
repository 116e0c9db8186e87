"""Whether the workbook has a figure that does not fit elsewhere: of another period, measure or area.

Such a figure is rather of what the workbook has it for than wrong, so it is asked about: “up 27.9% in the 12
months to September 2017, from 978” has the 978 of the year before. It may also have been taken from the wrong
cell, and then the officer sees from which.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Role
from scrutinydesk.periods import Span, Window
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.plain_forms import CHANGES
from scrutinydesk.redpen.workbook_claims import held_against
from scrutinydesk.redpen.workbook_values import DATED, at, pounds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from fractions import Fraction

    from scrutinydesk.claims.claim import Claim, Quantity
    from scrutinydesk.redpen.workbook_asked import Asked
    from scrutinydesk.redpen.workbook_compare import Compared
    from scrutinydesk.redpen.workbook_values import Figures

_YEAR, _HALF, _QUARTER = 12, 6, 3
_USUAL = (Span.ROLLING_12, Span.QUARTER, Span.MONTH, Span.YEAR_TO_DATE, Span.FINANCIAL_YEAR)
_SURE, _LARGE = 100, 10_000  # a smaller count is by chance what something else is
# Words beside a figure that say themselves that it is of another time, of a part of the time, or of a whole.
_BEFORE_IT = re.compile(
    r"\b(?:from|than|against|after|following|compar\w+|versus|earlier|previous\w*|prior|preceding|before"
    r"|it was|had been|half|second|quarter|between|total)\b|\blast year['’]s\b"
    r"|\b(?:on|of) (?:(?:the|its|all) )?$",
    re.IGNORECASE,
)
_BEHIND_IT = re.compile(
    r"\b(?:before|earlier|ago|previous\w*|prior|preceding|half|second|first|final|quarter|between)\b",
    re.IGNORECASE,
)
_BEFORE_CUT, _BEHIND_CUT = re.compile(r"[\d.;:(]"), re.compile(r"[\d.,;:)]")
_BRACKETS = re.compile(r"\([^()]*\)")
_LEVELS = frozenset((Role.VALUE, Role.CURRENT, Role.BASE, Role.WHOLE, Role.DIFFERENCE))


def elsewhere(asked: Asked, held: Compared, figures: Figures, named: Collection[str] = ()) -> str:
    """Return of what the figures are that do not fit, in words; empty where the workbook has them nowhere.

    Parameters
    ----------
    held : Compared
        What came of holding the claim against the workbook: not all of it agrees.
    named : collection of str
        Measures that the words around the claim name.
    """
    window = asked.window
    if window is None or not held.wrong:
        return ""
    if asked.claim.kind in CHANGES and any(map(compare.telling, held.wrong)):
        for now, then in _changes(asked, window):
            other = held_against(replace(asked, window=now, previous=then), figures)
            if not other.missing and not other.wrong:
                return f"{now.words} against {then.words}"
    found = [_of(each, asked, window, figures, named) for each in held.wrong]
    return " and ".join(dict.fromkeys(found)) if all(found) else ""


def is_told(claim: Claim, held: Compared, sentence: str, start: int) -> bool:
    """Tell whether the words around the figures that do not fit say that they are of something else.

    Parameters
    ----------
    start : int
        Where the sentence begins in the text of the document.
    """
    return claim.passage.cell is None and all(
        _is_told(sentence, each.number.start - start, each.number.end - start) for each in held.wrong
    )


def _is_told(sentence: str, start: int, end: int) -> bool:
    for bracket in _BRACKETS.finditer(sentence):
        if bracket.start() < start < bracket.end():
            return (_BEFORE_IT.search(bracket[0]) or _BEHIND_IT.search(bracket[0])) is not None
    cuts = [each.end() for each in _BEFORE_CUT.finditer(sentence, 0, start)]
    cut = _BEHIND_CUT.search(sentence, end)
    ahead = _BEFORE_IT.search(sentence[cuts[-1] if cuts else 0 : start])
    return (ahead or _BEHIND_IT.search(sentence, end, cut.start() if cut else len(sentence))) is not None


def _changes(asked: Asked, window: Window) -> Iterator[tuple[Window, Window]]:
    """Yield pairs of periods that a change may be between."""
    yield from _by_years(window)
    if asked.measure.kind in DATED:
        return
    for each in _periods(window):
        yield each, _moved(each, -_YEAR)
        yield each, _moved(each, -len(each.months))


def _by_years(window: Window) -> Iterator[tuple[Window, Window]]:
    for year in (1, 2, 3):
        yield window, _moved(window, -year * _YEAR)
    yield _moved(window, -_YEAR), _moved(window, -2 * _YEAR)


def _of(
    quantity: Quantity, asked: Asked, window: Window, figures: Figures, named: Collection[str]
) -> str:
    value = abs(quantity.value)
    levels = _LEVELS | {Role.PERCENT, Role.POINTS} if asked.percent else _LEVELS
    if quantity.role not in levels or not compare.comparable(quantity, asked.measure.unit):
        return ""
    sure = compare.telling(quantity) and not asked.percent and value >= _SURE * pounds(asked.measure.unit)
    further = _periods(window) if sure and asked.measure.kind not in DATED else []
    if asked.percent:
        further = [_moved(window, -_QUARTER), _moved(window, -_HALF)]  # of a survey that is told each quarter
    own = dict(_own(asked, [*further, *_years(window)], figures))
    if sure or value not in own:
        own |= dict(_risen(asked, list(_changes(asked, window) if sure else _by_years(window)), figures))
    if value in own:
        return own[value]
    return _of_another(value, asked, window, figures, named) if sure else ""


def _own(asked: Asked, windows: Iterable[Window], figures: Figures) -> Iterator[tuple[Fraction, str]]:
    """Yield values of the same measure and area for other periods."""
    for each in windows:
        for value in figures.of(asked.measure.id, asked.area, each, asked.breakdown):
            yield abs(value.exact), value.window.words


def _risen(
    asked: Asked, pairs: Iterable[tuple[Window, Window]], figures: Figures
) -> Iterator[tuple[Fraction, str]]:
    """Yield by how much the same changed from one period to another."""
    for now, then in pairs:
        ends = [figures.of(asked.measure.id, asked.area, each, asked.breakdown) for each in (now, then)]
        if all(ends):
            words = f"{at(asked.measure, now).words} against {at(asked.measure, then).words}"
            yield abs(ends[0][0].exact - ends[1][0].exact), words


def _periods(window: Window) -> list[Window]:
    """Return the periods of other lengths to the same month, and those that lie in a year or just before."""
    ending = [Window.ending(each, window.last) for each in _USUAL]
    half = Window(window.last - (_HALF - 1), window.last, Span.OTHER)
    within = [half, *(_moved(half, -_HALF * each) for each in (1, 2))]
    moved = [_moved(window, each) for each in (-_QUARTER, -_HALF, -_QUARTER - _HALF)]
    return list(dict.fromkeys((*ending, *within, *moved)))


def _years(window: Window) -> list[Window]:
    return [_moved(window, each * _YEAR) for each in (-1, 1, -2, -3)]


def _of_another(
    value: Fraction, asked: Asked, window: Window, figures: Figures, named: Collection[str]
) -> str:
    """Return which other measure of the area, or which other area of the measure, has a value then.

    Of measures that nothing names only large values tell anything: there are many.
    """
    resources, observations = figures.resources, figures.observations
    for measure in sorted(observations.measures if value >= _LARGE else named):
        found = figures.of(measure, asked.area, window) if measure in resources.catalogue else ()
        if any(abs(each.exact) == value for each in found):
            return f"{resources.catalogue[measure].title}, {window.words}"
    for area in sorted(observations.areas(asked.measure.id)):
        found = figures.of(asked.measure.id, area, window, asked.breakdown)
        if area in resources.areas and any(abs(each.exact) == value for each in found):
            return f"{resources.areas[area].title}, {window.words}"
    return ""


def _moved(window: Window, months: int) -> Window:
    return replace(window, first=window.first + months, last=window.last + months)
