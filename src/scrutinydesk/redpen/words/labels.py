"""One label for several periods, and quarters that are none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.periods import NAMES, Month
from scrutinydesk.redpen.review import ReportFinding, Span
from scrutinydesk.redpen.words.reading import span_of

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.redpen.words.reading import Reading

_LABEL = re.compile(
    r"['‘\"“](In[ -]Year[^'’\"”]{0,24}|(?:Previous|Current|Last|This|Rolling)[^'’\"”]{0,12}(?:Year|Month"
    r"|Period|Quarter)[^'’\"”]{0,10}"
    r"|Year[- ]to[- ]Date|Performance Year)['’\"”]",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"\b(?:(?:12|twelve)[ -]months?|years?|quarter|period)(?: period)?,? (?:ending|ended|to"
    r"|up to)(?: the)?(?: end of)? ?$",
    re.IGNORECASE,
)
_STANDING = re.compile(r"\b(?:as at|as of|at the end(?: of)?|on)(?: the)?(?: end of)? ?$", re.IGNORECASE)
_BEFORE = 40
_UPWARDS = 3
_FARTHEST = 1_500
_MONTH = "|".join(name[:3] for name in NAMES)
_QUARTER = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth|final|last|1st|2nd|3rd|4th) quarter|(?:quarter"
    r"|Q) ?(?P<figure>[1-4]))"
    r"[^().;]{0,24}\((?P<first>(?:" + _MONTH + r")[a-z]*)[ '’]*(?:\d{2,4})? ?(?:to|-|–|until|through to) ?"
    r"(?P<last>(?:" + _MONTH + r")[a-z]*)[ '’]*(?:\d{2,4})?\)",
    re.IGNORECASE,
)
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": 4,
    "last": 4,
}
_NUMBERS = tuple(name[:3].casefold() for name in NAMES)
_THREE = 3


@dataclass(frozen=True, slots=True)
class _Use:
    """A label as used once: the month with which its figures end, a date or a period, where that is said."""

    label: Span
    passage: Passage
    end: Month | None = None
    standing: bool = False
    said: Span | None = None
    words: str = ""


def one_label_several_periods(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each label in quotation marks that is used of periods with different ends.

    Yields
    ------
    ReportFinding
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    for passage, match in reading.hits(_LABEL, "year", "period", "month", "quarter"):
        name = " ".join(re.split(r"[\s-]+", match[1].casefold()))
        uses[name].append(_use(reading, passage, span_of(passage, match.start(1), match.end(1))))
    told: set[int] = set()
    for held in uses.values():
        usual = reading.setting.as_at
        odd = [
            use for use in held if use.end is not None and use.end != usual and not use.standing and use.said
        ]
        others = [use for use in held if use.end in {None, usual}]
        if odd and others and odd[0].said and odd[0].said.start not in told:
            told.add(odd[0].said.start)
            yield _finding(reading, odd[0], others)


def _use(reading: Reading, passage: Passage, label: Span) -> _Use:
    """Return the use of a label with the period that its passage, or one just before it, names."""
    for each in reversed(reading.near(passage, before=_UPWARDS - 1, after=0)):
        for dated in reading.dates(each):
            if each is passage and abs(passage.offset + dated.start - label.start) > _FARTHEST:
                continue
            before = each.text[max(dated.start - _BEFORE, 0) : dated.start]
            own = _ENDING.search(dated.text.removesuffix(_tail(dated.text)))
            period = own or _ENDING.search(before)
            standing = _STANDING.search(before) if each is passage else None
            if dated.window is not None and (period or standing):
                start = dated.start - (len(before) - period.start() if period and not own else 0)
                said = span_of(each, start, dated.end)
                words = " ".join(each.text[start : dated.end].split())
                return _Use(label, passage, dated.window.last, not period, said, words)
    return _Use(label, passage)


def _tail(text: str) -> str:
    """Return the date at the end of a period as written: what follows its last small word."""
    found = re.search(
        r"(?:ending|ended|to|of|the) (?!.*\b(?:ending|ended|to|of|the) )(.+)$", text, re.IGNORECASE
    )
    return found[1] if found else ""


def _finding(reading: Reading, odd: _Use, others: list[_Use]) -> ReportFinding:
    label = reading.document.text[odd.label.start : odd.label.end]
    at = reading.setting.as_at
    usual = f"figures to {at.words}" if at else "other periods"
    where = ", ".join(dict.fromkeys(use.passage.place for use in others))
    standing = [use for use in others if use.standing]
    dates = f" In {standing[0].passage.place} it is used of a date ({standing[0].words})." if standing else ""
    spans = [odd.said] if odd.said else []
    return ReportFinding(
        "window_mismatch",
        Severity.WARNING,
        f"“{label}” is used here of the {odd.words}, and elsewhere of {usual}.",
        (*spans, odd.label, *(use.label for use in others)),
        detail=f"Elsewhere: {where}.{dates} Figures under one label are read as figures of one period.",
        question=f"Could each use of “{label}” name the period that it covers?",
    )


def quarters_that_are_none(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each numbered quarter whose months are not those of any such quarter.

    Yields
    ------
    ReportFinding
    """
    for passage, match in reading.hits(_QUARTER, "quarter", "q1", "q2", "q3", "q4"):
        number = int(match["figure"]) if match["figure"] else _ORDINALS[match["word"].casefold()]
        first, last = (_NUMBERS.index(match[each][:3].casefold()) + 1 for each in ("first", "last"))
        length = (last - first) % 12 + 1
        financial, calendar = (3 * number) % 12 + 1, 3 * (number - 1) + 1
        if length == _THREE and first in {financial, calendar}:
            continue
        months = f"{NAMES[first - 1]} to {NAMES[last - 1]}"
        what = f"{length} months" if length != _THREE else "no such quarter of a financial or calendar year"
        yield ReportFinding(
            "quarter",
            Severity.NOTE,
            f"“{' '.join(match[0].split())}”: {months} is {what}.",
            (span_of(passage, *match.span()),),
            detail=f"That quarter is {NAMES[financial - 1]} to {NAMES[(financial + 1) % 12]} of a financial"
            " year.",
            question="Could the Constabulary confirm which months the figures cover, and why they begin in"
            f" {NAMES[first - 1]}?",
        )
