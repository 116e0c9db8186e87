"""Sentences about a change, worded by what the evidence carries.

Each number is a run with the id that ``Report.why`` explains. The words follow the state of the
change: nothing is called a change that chance alone could have made, and nothing is compared
across a break without saying so.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import FEWEST_TOGETHER, State
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.measures.observations import Mark
from scrutinydesk.periods import Span, Window
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Runs, compose, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.analysis.change import Change
    from scrutinydesk.measures.areas import Area
    from scrutinydesk.reporting.standing import Standing

NOT_COMPARABLE = "not comparable"


def during(window: Window) -> str:
    """``in the 12 months to September 2017``, ``on 30 September 2017``, ``in October 2017``."""
    if window.span is Span.ROLLING_12:
        return f"in the {window.words}"
    if window.span is Span.DATE:
        return f"on {window.words}"
    if window.first == window.last or window.span is Span.FINANCIAL_YEAR:
        return f"in {window.words}"
    return f"from {window.words}"


def named(window: Window) -> str:
    """Return a window as a noun: ``the 12 months to September 2017``, ``2016/17 (year to ...)``."""
    return f"the {window.words}" if window.span is Span.ROLLING_12 else window.words


def area_words(area: Area) -> str:
    """Return an area as it stands in a sentence."""
    if area.kind is AreaKind.MSG:
        return "the most similar group"
    if area.kind is AreaKind.REGION and area.title.split()[0] in {
        "North",
        "South",
        "East",
        "West",
    }:
        return f"the {area.title}"
    return area.title


def value(standing: Standing, *, unit: bool = False) -> Run:
    """Return the figure of the latest window; ``about`` where its cell is marked as estimated."""
    amount = standing.value or Fraction(0)
    word = numbers.quantity if unit else numbers.level
    text = word(amount, standing.measure.unit, standing.measure.decimals)
    about = "about " if any(Mark.ESTIMATED in row.marks for row in standing.rows) else ""
    return Run(f"{about}{text}", standing.id("current"))


def before(standing: Standing) -> Run:
    """Return the figure of the window a year before."""
    amount = standing.previous or 0
    text = numbers.level(amount, standing.measure.unit, standing.measure.decimals)
    return Run(text, standing.id("previous"))


def moved(standing: Standing, *, unit: bool = False) -> Run:
    """Return the size of the difference, without its sign; points for a survey."""
    amount = abs(standing.difference or Fraction(0))
    measure = standing.measure
    if measure.unit == "percent":
        return Run(numbers.points(amount).lstrip("+"), standing.id("change"))
    if measure.unit == "gbp_million":
        return Run(numbers.money(amount), standing.id("change"))
    text = numbers.plain(amount, measure.decimals)
    noun = numbers.noun(measure.unit, amount) if unit else ""
    return Run(f"{text} {noun}".strip(), standing.id("change"))


def rate(standing: Standing, *, sign: bool = False) -> Run:
    """Return the change in per cent."""
    amount = standing.percent or Fraction(0)
    decimals = numbers.percent_decimals(standing.measure.kind, amount)
    if sign:
        return Run(numbers.signed_percent(amount, decimals), standing.id("percent"))
    return Run(numbers.percent(abs(amount), decimals), standing.id("percent"))


def spread(standing: Standing) -> Run:
    """Return the 95% interval of the change."""
    found = standing.interval
    if found is None:
        return Run("")
    if standing.measure.kind is Kind.SURVEY:
        text = f"{numbers.interval(found.low, found.high, unit='')} percentage points"
    else:
        text = numbers.interval(found.low, found.high)
    return Run(text, standing.id("interval"))


def rose(difference: Fraction) -> str:
    """``rose`` or ``fell``."""
    return "rose" if difference > 0 else "fell"


def more(difference: Fraction, unit: str) -> str:
    """``more``, ``fewer`` or ``less``, as goes with the unit."""
    if difference > 0:
        return "more"
    return "less" if unit in {"gbp_million", "percent", "fte"} else "fewer"


def subject_of(standing: Standing, subject: str = "") -> str:
    """Return what the sentence is about, its first letter large."""
    return numbers.capital(subject or standing.measure.title)


def change_sentence(standing: Standing, subject: str = "", *, brief: bool = False) -> Runs:
    """Return the sentence about a change that its evidence allows.

    Where an override lets it cross a break, its reason follows.

    ``brief``: a break has been explained just before, and is only named.
    """
    words = subject_of(standing, subject)
    if standing.value is None:
        return ()
    if standing.refused:
        return _refused(standing, words, brief=brief)
    if standing.state is State.UNAVAILABLE or standing.difference is None:
        return _level_only(standing, words)
    said = _survey(standing, words) if standing.measure.kind is Kind.SURVEY else _comparable(standing, words)
    return sentences(said, said_overrides(standing))


def _comparable(standing: Standing, words: str) -> Runs:
    if standing.difference == 0:
        return _unchanged(standing, words)
    if standing.state is State.TOO_FEW or standing.percent is None:
        return _too_few(standing, words)
    if standing.state is State.WITHIN:
        return _within(standing, words)
    return _clear(standing, words)


def _unchanged(standing: Standing, words: str) -> Runs:
    return compose(
        f"{words}: no change. There were {{}} {during(standing.window)}, the same as "
        f"{during(standing.earlier)}.",
        value(standing, unit=True),
    )


def _too_few(standing: Standing, words: str) -> Runs:
    start = standing.previous or 0
    why = "The numbers are too small for a percentage."
    if start < 0 or (start == 0 and (standing.value or 0) >= FEWEST_TOGETHER):
        why = f"There is no percentage change from {'zero' if start == 0 else 'below zero'}."
    return compose(
        f"{words}: {{}} {during(standing.window)} and {{}} {during(standing.earlier)}. {why}",
        value(standing, unit=True),
        before(standing),
    )


def _clear(standing: Standing, words: str) -> Runs:
    difference = standing.difference or Fraction(0)
    now, then = during(standing.window), during(standing.earlier)
    if standing.window.span is Span.DATE:
        way = "up" if difference > 0 else "down"
        return compose(
            f"{words}: {{}} {now}, {way} {{}} ({{}}) from {{}} {then}.",
            value(standing, unit=True), moved(standing), rate(standing), before(standing),
        )  # fmt: skip
    return compose(
        f"{words} {rose(difference)} by {{}} ({{}}) {now} compared with "
        f"{named(standing.earlier)}, from {{}} to {{}}.",
        moved(standing, unit=True), rate(standing), before(standing), value(standing),
    )  # fmt: skip


def _within(standing: Standing, words: str) -> Runs:
    difference = standing.difference or Fraction(0)
    usual = "year-to-year" if standing.earlier == standing.window.previous else "month-to-month"
    now, then = during(standing.window), during(standing.earlier)
    return compose(
        f"{words}: {{}} {now}, {{}} {more(difference, standing.measure.unit)} ({{}}) than {then}. "
        f"This is within normal {usual} variation (95% interval {{}}).",
        value(standing, unit=True), moved(standing), rate(standing, sign=True), spread(standing),
    )  # fmt: skip


def _refused(standing: Standing, words: str, *, brief: bool) -> Runs:
    """Return both figures, and that they are not to be compared."""
    now, then = during(standing.window), during(standing.earlier)
    both = compose(f"{words}: {{}} {now} and {{}} {then}.", value(standing, unit=True), before(standing))
    refusal = Run(NOT_COMPARABLE, standing.id("change"))
    if brief and standing.breaks:
        why = compose(f"The two are {{}}: the series changed in {changed_in((standing,))}.", refusal)
    else:
        why = sentences(compose("The two are {}.", refusal), break_sentence(standing))
    return sentences(both, why, precision(standing) if standing.measure.kind is Kind.SURVEY else ())


def changed_in(refused: Iterable[Change | Standing]) -> str:
    """Return the months in which series changed, by date: ``April 2017 and June 2018``."""
    months = sorted({item.month for each in refused for item in each.breaks})
    return numbers.listed(tuple(month.words for month in months))


def break_sentence(standing: Standing) -> Runs:
    """Return why two periods cannot be compared, and what to do instead, in the register's own words."""
    reasons = [f"{item.effect} {item.advice}" for item in standing.breaks] or [standing.reason]
    return (Run(" ".join(reasons)),) if any(reasons) else ()


def _survey(standing: Standing, words: str) -> Runs:
    difference = standing.difference or Fraction(0)
    now, then = during(standing.window), during(standing.earlier)
    if difference == 0:
        start = compose(f"{words} is reported as {{}} {now}, the same as {then}.", value(standing))
    else:
        way = "up" if difference > 0 else "down"
        start = compose(
            f"{words} is reported as {{}} {now}, {way} {{}} from {{}} {then}.",
            value(standing), moved(standing), before(standing),
        )  # fmt: skip
    if standing.state is State.WITHIN:
        return sentences(start, compose(
            "This is within the survey's margin of error (95% interval {}).", spread(standing)
        ))  # fmt: skip
    return sentences(start, precision(standing))


def precision(standing: Standing) -> Runs:
    """Return what is known of the precision of a survey's change."""
    if standing.interval is not None:
        return compose("The 95% interval of the difference is {}.", spread(standing))
    if standing.surveyed:
        return ()
    return compose("The number surveyed is not given, so the precision is unknown.")


def _level_only(standing: Standing, words: str) -> Runs:
    said = compose(f"{words}: {{}} {during(standing.window)}.", value(standing, unit=True))
    return sentences(said, compose(standing.reason)) if standing.incomplete else said
