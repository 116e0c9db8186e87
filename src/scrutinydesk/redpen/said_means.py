"""So many in a year and so many a month: "150 in the year, 12.0 a month on average"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.printed import Interval, Printed, Reading
from scrutinydesk.claims.verdicts import Checked, Verdict, shown, verdict_on
from scrutinydesk.numerals import figure
from scrutinydesk.periods import Span
from scrutinydesk.redpen.closed_texts import Text, figures_in, is_plain, parts_of
from scrutinydesk.redpen.printing import printed_number
from scrutinydesk.redpen.sentence_verdicts import Led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.shape import Sentence
    from scrutinydesk.periods import Window

_WHY = "The mean is of the count beside it."
_MEANT = re.compile(
    r"\b(?:(?:a|per|each|every) (?:day|week|month|quarter)|(?:daily|weekly|monthly|quarterly))\b"
)
_UNITS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_NOUN = r"(?: (?!(?:in|on|at|for|from|with|to|by|fell|rose|was|had|of|and|but)(?![a-z]))[a-z'/&-]+){0,6}?"
_OVER = (
    r"(?:(?:in|for|during|over) (?:the )?(?:(?:whole|full|past|last) )?"
    r"(?P<span>year|quarter|12[- ]months?|D|Y)(?: as a whole)?)"
)
_START = r"(?:[-•*–] ?)?"
_LEAD = (
    rf"{_START}(?P<lead>(?:(?!\b(?:each|every|per|average|the average)\b)[a-z':,-]+ )*?)"
)
_A = r"(?:a|per|each|every) (?P<unit>day|week|month|quarter)"
_ON_AVERAGE = r"(?: on average)?"
_MEAN = (
    r"(?:(?:an? (?:overall |mean )?(?:average|mean)(?: of)?|averaging|on average|at an average of) "
    rf"(?P<mean>N) {_A}"
    rf"|(?P<plain>N) (?:a|per) (?P<each>day|week|month|quarter){_ON_AVERAGE}"
    r"|an? (?P<adverb>daily|weekly|monthly|quarterly) (?:average|mean) of (?P<after>N))"
)
_SO = (
    r"(?:,| -|:|;)? ?\(?"
    r"(?:(?:or|which is|which was|that is|this is|i\.e\.|equating to|equivalent to|giving|means?) )?"
)
_FORMS = (
    re.compile(rf"{_LEAD}(?P<count>N){_NOUN} {_OVER}{_SO}{_MEAN}\)?"),
    re.compile(rf"{_START}{_OVER.replace('span', 'when')},? {_LEAD}(?P<count>N){_NOUN}{_SO}{_MEAN}\)?"),
    re.compile(
        rf"{_START}(?:on average,? (?:there were |we recorded )?|(?:there (?:was|were) )?an average of )"
        rf"(?P<mean>N){_NOUN} {_A}(?: (?:were|was) recorded)?(?: {_OVER.replace('span', 'when')})?,? "
        rf"(?:or )?(?P<count>N)(?: {_OVER}| in all| in total| altogether)"
    ),
)
"""Each is a sentence from end to end."""
_NEAR = Fraction(1, 4)
_YEAR, _QUARTER = 12, 3
_SPANS = {"year": _YEAR, "quarter": _QUARTER}
_MONTH = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_DAYS_OF_YEAR = 365
_LEAP = 2015, 2016
_WORKED = Fraction(2, 3)  # of all days, where some were not worked
_MONTHS_OF = {"month": 1, "quarter": _QUARTER}


def said_means(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield what counts come to for each month, week or day, where their mean stands beside them.

    Yields
    ------
    Led
    """
    for sentence in said:
        if figures_in(sentence) < 2 or _MEANT.search(sentence.shape) is None:  # noqa: PLR2004  as below
            continue
        for text in parts_of(sentence):
            found = _read(passage, text) if len(text.figures) == 2 else None  # noqa: PLR2004  a count and its mean
            if found is not None:
                yield found
                break


def _read(passage: Passage, text: Text) -> Led | None:
    shape = text.shape.rstrip(" .;")
    found = next(filter(None, (form.fullmatch(shape) for form in _FORMS)), None)
    if found is None or not all(is_plain(text.tokens[at].number) for at in text.figures):
        return None
    groups = found.groupdict()
    mean = next(name for name in ("mean", "plain", "after") if groups.get(name))
    tokens = text.tokens[found.start(mean)], text.tokens[found.start("count")]
    shown_mean, count = (printed_number(each.number) for each in tokens if each.number is not None)
    unit = groups.get("unit") or groups.get("each") or _UNITS[groups["adverb"]]
    named = "when" if groups.get("when") else "span"
    if not groups.get(named):
        return None
    date = text.tokens.get(found.end(named) - 1)
    window = date.date.window if date is not None and date.date is not None else None
    over = date.date.text if date is not None and date.date is not None else groups[named]
    time = _of_window(window) if window is not None else _of_words(over.casefold())
    checked = _checked(shown_mean, count, unit, time) if time is not None else None
    return Led(passage, tokens, checked, _WHY) if checked is not None else None


@dataclass(frozen=True, slots=True)
class _Time:
    """How long something was counted.

    Attributes
    ----------
    days : tuple of int
        The fewest and the most that it may have.
    running : bool
        Whether it may not be over, so that means are of the months so far.
    """

    months: int
    days: tuple[int, int]
    running: bool

    def of(self, unit: str) -> tuple[Fraction, Fraction]:
        """Return the fewest and the most units in it."""
        if unit in _MONTHS_OF:
            return (Fraction(self.months, _MONTHS_OF[unit]),) * 2
        least, most = self.days
        if unit == "week":
            return Fraction(least // 7), Fraction(most, 7)
        return Fraction(least), Fraction(most)


def _of_window(window: Window) -> _Time:
    days = sum(each.last_day.day for each in window.months)
    months = len(window.months)
    return _Time(months, (days, days), running=months == _YEAR and window.span is not Span.ROLLING_12)


def _of_words(words: str) -> _Time | None:
    if words in _MONTH:
        least, most = (calendar.monthrange(year, _MONTH[words])[1] for year in _LEAP)
        return _Time(1, (least, most), running=False)
    if re.search(r"\b12[- ]months?$|\byear$", words):
        return _Time(_YEAR, (_DAYS_OF_YEAR, _DAYS_OF_YEAR + 1), running=words == "year")
    return _Time(_QUARTER, (90, 92), running=True) if words == "quarter" else None


def _checked(mean: Printed, count: Printed, unit: str, time: _Time) -> Checked | None:
    """Return what comes of a count and its mean, None where another stretch of time may be meant."""
    least, most = time.of(unit)
    if most < 1:
        return None
    mean = replace(mean, counted=False)
    possible = Interval(count.value / most, count.value / least)
    verdict = verdict_on(mean, dict.fromkeys(Reading, possible))
    made = count.value / most
    divided = f"{count} ÷ {figure(most)}" if most == least else f"{count} in {figure(least)} or so {unit}s"
    working = f"{divided} = {shown(made, mean.decimals)}, printed {mean}"
    if verdict is not Verdict.DIFFERS:
        return Checked(verdict, working) if verdict is Verdict.AGREES else None
    if abs(made - mean.value) > _NEAR * made or (time.running and _is_of_fewer(mean, count, unit, time)):
        return None
    # Where not all days were worked, there were more on each.
    worked = Interval(possible.low, count.value / (least * _WORKED))
    if unit == "day" and worked.meets(mean.stands_for()):
        return None
    said = f"{count} is {shown(made, mean.decimals)} a {unit}; the report says {mean}."
    return Checked(Verdict.DIFFERS, working, said=said)


def _is_of_fewer(mean: Printed, count: Printed, unit: str, time: _Time) -> bool:
    """Tell whether a mean may be that of the months so far."""
    if unit != "month":
        return mean.value * time.of(unit)[0] > count.value
    each_of = (count.value / so_far for so_far in range(1, time.months))
    return any(mean.stands_for().meets(Interval(each, each)) for each in each_of)
