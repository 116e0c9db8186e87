"""What the heads of columns say that their figures have to do with each other, and the arithmetic of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from itertools import islice, permutations
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_change
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.printed import Interval, Printed, Reading
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.verdicts import Checked, Verdict, in_words, not_checked, shown_as, verdict_on

if TYPE_CHECKING:
    from scrutinydesk.redpen.grids import Figure

Judge = Callable[[Sequence[Printed]], Checked]
_AMOUNTS = frozenset((Unit.COUNT, Unit.MONEY))
PLAN = re.compile(
    r"\bbudget|\bplan(?:ned)?\b|\bestablishment\b|\btarget\b|\bprofile\b|\ballocat", re.IGNORECASE
)
ACTUAL = re.compile(
    r"\bactuals?\b|\bout-?turn\b|\bspen[dt]\b|\bexpenditure\b|\bforecast|\bprojected\b|\bstrength\b"
    r"|\bin post\b",
    re.IGNORECASE,
)
GAP = re.compile(
    r"\bvarian|\bvar\b|\bover\b|\bunder\b|\b(?:over|under)-?spend|\bvacan|\bshortfall\b|\bdifference\b"
    r"|\bsurplus\b",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"\bopening\b|\bstart of\b|\bat (?:the )?start\b|\bbrought forward\b|\bb/?f(?:wd)?\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    r"\bclosing\b|\bend of\b|\bat (?:the )?end\b|\bcarried forward\b|\bc/?f(?:wd)?\b|\bremaining\b",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\bjoin|\bstarters?\b|\brecruit|\bnew\b|\breceived\b|\badd(?:ed|itions)\b|\bin\b|\barriv|\bincoming\b"
    r"|\bappoint|\bopened\b",
    re.IGNORECASE,
)
_WENT = re.compile(
    r"\bleav|\bleft\b|\bclosed\b|\bfinali[sz]ed\b|\bcompleted\b|\bresolved\b|\bdisposed\b|\bremoved\b"
    r"|\bout\b|\bretire|\bresign|\bdeparted?\b|\bconcluded\b|\bdismiss",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: (?:20)?\d\d)?\W*$|\b[A-Z][a-z]{2,8} (?:20)\d\d\W*$"
)
_PER = re.compile(
    r"\bper (?P<many>1,?000,?000|100,?000|10,?000|1,?000|100|million)\b(?P<what>[a-z ]*)", re.IGNORECASE
)
_PEOPLE = re.compile(r"\bpopulation\b|\bresidents\b|\bpeople\b|\binhabitants\b|\bhouseholds\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"chang|differ|varia|increas|decreas|reduc|\+ ?/ ?-|±|trend|movement|rank|target", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]{4,}", re.IGNORECASE)
_MOST_COLUMNS, _MOST_RULES = 8, 24
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Rule:
    """Which columns lead to which, the result first.

    Attributes
    ----------
    named : bool
        Whether the heads leave no doubt of that, so that one row that fits is enough.
    alone : bool
        Whether even the one row of a table is asked about.
    """

    columns: tuple[int, ...]
    judge: Judge
    why: str
    named: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A table, or the same with its rows as columns."""

    heads: Mapping[int, str]
    cells: Mapping[tuple[int, int], Figure]

    def amounts(self) -> list[int]:
        return [column for column in self.columns() if self.unit(column) in _AMOUNTS]

    def columns(self) -> list[int]:
        return sorted({column for _, column in self.cells})

    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    def unit(self, column: int) -> Unit | None:
        units = {each.number.unit for (_, at), each in self.cells.items() if at == column}
        return units.pop() if len(units) == 1 else None

    def head(self, column: int) -> str:
        return self.heads.get(column, "")

    def named(self, pattern: re.Pattern[str], among: Sequence[int]) -> list[int]:
        return [column for column in among if pattern.search(self.head(column))]


def laws_of(view: View) -> Iterator[list[Rule]]:
    """Yield what the heads of a table say, each kind by itself.

    Yields
    ------
    list of Rule
    """
    for law in (_gaps, _flows, _rates, _shares):
        yield list(islice(law(view), _MOST_RULES))


# What is planned, what it came to, and how far they are apart.


def _gaps(view: View) -> Iterator[Rule]:
    columns = view.columns()
    gaps = view.named(GAP, columns)
    plans = [each for each in view.named(PLAN, columns) if each not in gaps]
    actuals = [each for each in view.named(ACTUAL, columns) if each not in gaps and each not in plans]
    for gap in gaps:
        for plan in plans:
            for actual in actuals:
                units = view.unit(plan), view.unit(actual), view.unit(gap)
                if units[0] is not units[1] or units[0] is None:
                    continue
                named = len(plans) == 1 and len(actuals) == 1
                if units[2] is Unit.PERCENT and units[0] in _AMOUNTS:
                    yield Rule((gap, plan, actual), _relative, _GAPS, named=named, alone=True)
                elif units[2] is units[0] and "%" not in view.head(gap):
                    yield Rule((gap, plan, actual), _gap, _GAPS, named=named, alone=True)


_GAPS = "By the heads of the table this is how far the two figures beside it are apart."


def _gap(figures: Sequence[Printed]) -> Checked:
    """Judge how far two figures are apart; which way is up, tables of money do not agree on."""
    gap, plan, actual = (_loose(each) for each in figures)
    apart = plan if abs(plan.value) > abs(actual.value) else actual
    other = actual if apart is plan else plan
    possible = {each: _size(apart.stands_for(each).minus(other.stands_for(each))) for each in Reading}
    size = _positive(gap)
    made = abs(apart.value - other.value)
    verdict = verdict_on(size, possible)
    minus = f"+ {other.turned()}" if other.value < 0 else f"− {other}"
    working = f"{apart} {minus} = {shown_as(apart, apart.value - other.value)}, printed {gap}"
    said = in_words(f"Between {plan} and {actual}", made, size, verdict, "a gap of {}", "there is")
    return Checked(_plain(verdict), working, said=said)


def _relative(figures: Sequence[Printed]) -> Checked:
    percent, plan, actual = figures
    wrong_way = (percent.value < 0) is not (actual.value < plan.value)
    return check_change(None, percent.turned() if wrong_way else percent, _loose(plan), _loose(actual))


def _loose(one: Printed) -> Printed:
    """Return a figure as rounded: amounts in thousands are no counts."""
    return replace(one, counted=False)


def _positive(one: Printed) -> Printed:
    return one.turned() if one.value < 0 else one


def _size(of: Interval) -> Interval:
    """Return the sizes of values, without their signs."""
    low, high = of.low or Fraction(0), of.high or Fraction(0)
    if low >= 0:
        return of
    return of.times(-1) if high <= 0 else Interval(Fraction(0), max(-low, high))


def _plain(verdict: Verdict) -> Verdict:
    """Return a verdict; that a difference was cut off is nothing that anybody does on purpose."""
    return Verdict.CANNOT_BE_CHECKED if verdict is Verdict.ONLY_IF_TRUNCATED else verdict


# What there was, what came, what went, and what there is.


def _flows(view: View) -> Iterator[Rule]:
    columns = view.amounts()
    opening, closing = view.named(OPENING, columns), view.named(CLOSING, columns)
    dated = [column for column in columns if _DAY.search(view.head(column))]
    if not opening and not closing and len(dated) == 2:  # noqa: PLR2004  two days
        opening, closing = dated[:1], dated[1:]
    if len(opening) != 1 or len(closing) != 1 or opening == closing:
        return
    between = [column for column in columns if opening[0] < column < closing[0]]
    ways = {column: _way(view.head(column)) for column in between}
    if len(between) < 2 or not all(ways.values()) or len(set(ways.values())) < 2:  # noqa: PLR2004  in and out
        return
    signs = tuple(ways.values())
    columns = [closing[0], opening[0], *between]
    yield Rule(tuple(columns), partial(flow_of, signs=signs), _FLOWS, named=True, alone=True)


_FLOWS = "What there was at first, with what came and without what went, is what there is in the end."


def _way(head: str) -> int:
    came, went = _CAME.search(head) is not None, _WENT.search(head) is not None
    return 0 if came is went else 1 if came else -1


def flow_of(figures: Sequence[Printed], signs: Sequence[int]) -> Checked:
    """Return what comes of a closing figure held against the opening one and what came and went."""
    closing, opening, *moved = figures
    terms = [opening]
    for each, sign in zip(moved, signs, strict=True):
        # Of what went the minus may be printed or not; "Change in hours −2.0" went, whatever it is called.
        terms.append(each if sign > 0 else _positive(each).turned())
    possible = {}
    for reading in Reading:
        total = terms[0].stands_for(reading)
        for each in terms[1:]:
            total = total.plus(each.stands_for(reading))
        possible[reading] = total
    made = sum((each.value for each in terms), Fraction(0))
    verdict = verdict_on(closing, possible)
    added = "".join(f" {'+' if each.value >= 0 else '−'} {str(each).lstrip(_MINUS)}" for each in terms[1:])
    working = f"{opening}{added} = {shown_as(closing, made)}, printed {closing}"
    said = in_words(f"{opening} with what came and went", made, closing, verdict)
    return Checked(_plain(verdict), working, said=said)


_MINUS = "\N{MINUS SIGN}"


# So many for each thousand.


def _rates(view: View) -> Iterator[Rule]:
    amounts = view.amounts()
    rates = [column for column in amounts if _PER.search(view.head(column))]
    counts = [column for column in amounts if column not in rates and not GAP.search(view.head(column))]
    for rate in rates:
        per = _PER.search(view.head(rate))
        if per is None or len(counts) > _MOST_COLUMNS:
            continue
        many = _many(per["many"])
        for count, people in permutations(counts, 2):
            told = _PEOPLE.search(view.head(people)) or _shared(view.head(people), per["what"])
            named = told is not None and len(counts) == 2  # noqa: PLR2004  the count and what it is of
            if told:
                yield Rule((rate, count, people), partial(rate_of, many=many), _RATES, named=named)


_RATES = "By the heads of the table this is the rate of the figures beside it."


def _many(words: str) -> int:
    return 1_000_000 if words.casefold() == "million" else int(words.replace(",", ""))


def _shared(head: str, what: str) -> str | None:
    words = {each.casefold().rstrip("s") for each in _WORD.findall(what)}
    return next((each for each in _WORD.findall(head) if each.casefold().rstrip("s") in words), None)


def rate_of(figures: Sequence[Printed], many: int) -> Checked:
    """Return what comes of a rate held against a count and what it is of: 2.9 of 4,210 and 1,460,000."""
    rate, count, people = _loose(figures[0]), figures[1], _rounded(figures[2])
    if people.value <= 0 or count.value < 0:
        return not_checked("a number of people")
    possible = {}
    for reading in Reading:
        quotient = count.stands_for(reading).over(people.stands_for(reading))
        if quotient is None:
            return not_checked("a number of people")
        possible[reading] = quotient.times(many)
    made = count.value / people.value * many
    verdict = verdict_on(rate, possible)
    working = f"{count} ÷ {people} × {many:,} = {shown_as(rate, made)}, printed {rate}"
    said = in_words(f"{count} of {people}", made, rate, verdict, f"{{}} per {many:,}")
    return Checked(_plain(verdict), working, said=said)


def _rounded(people: Printed) -> Printed:
    """Return a population as rounded to its last figure that is not nought, but not wildly."""
    text = str(abs(int(people.value)))
    noughts = len(text) - len(text.rstrip("0"))
    while noughts and 10 ** (noughts + 1) > abs(people.value):
        noughts -= 1
    return replace(people, counted=False, decimals=-noughts) if noughts and not people.decimals else people


# A percentage beside the two figures that it is of.


def _shares(view: View) -> Iterator[Rule]:
    amounts = view.amounts()
    if len(amounts) > _MOST_COLUMNS:
        return
    for percent in (column for column in view.columns() if view.unit(column) is Unit.PERCENT):
        head = view.head(percent)
        if not _CHANGE.search(head) and not GAP.search(head):
            for part, whole in permutations(amounts, 2):
                if _shared(view.head(part), head):
                    yield Rule((percent, part, whole), _share, _SHARES)


_SHARES = "In the other rows the percentage is of these two figures."


def _share(figures: Sequence[Printed]) -> Checked:
    percent, part, whole = figures
    if whole.value <= 0 or percent.value in {0, HUNDRED}:
        return not_checked("a part of it")
    return check_share([part], whole, percent)
