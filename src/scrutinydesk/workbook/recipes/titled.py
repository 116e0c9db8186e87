"""What the words over a table say of all its figures: per cent, twelve months, whose survey."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import NAMES, Span
from scrutinydesk.workbook.recipes.names import total_of
from scrutinydesk.workbook.recipes.profile import known_as

if TYPE_CHECKING:
    from scrutinydesk.workbook.recipes.figures import Figures
    from scrutinydesk.workbook.recipes.profile import Profile

PERCENT = "percent"
HUNDRED = 100
MOSTLY = 0.9
_PERCENT = re.compile(r"%|\bper ?cent\b|\bpercentages?\b|\bpct\b", re.IGNORECASE)
_SURVEY = re.compile(r"\bsurvey|\bpoll\b|\brespondents\b|\bquestionnaire", re.IGNORECASE)
_NATIONAL = re.compile(r"\bcrime survey\b|\bCSEW\b", re.IGNORECASE)
_BASE = {
    "base", "n", "basen", "unweightedbase", "weightedbase", "sample", "samplesize", "basesize", "respondents",
}  # fmt: skip
_MONTH = "|".join(name[:3] for name in NAMES)
_ROLLING = re.compile(
    r"\brolling (?:12|twelve)\b|\b(?:12|twelve)[ -]months? rolling\b|\brolling (?:year|annual)\b"
    r"|\b(?:(?:12|twelve)[ -]months?|years?) (?:to|ending|ended|up to)\b"
    rf"(?! *(?:the )?(?:end of )?\d)(?! *(?:the )?(?:end of )?(?:{_MONTH})\w* *\W?\d)",
    re.IGNORECASE,
)  # fmt: skip


def is_base(label: str) -> bool:
    """Tell whether a label says how many were asked, such as ``Base (n)``."""
    return known_as(label) in _BASE or total_of(label) in _BASE


def is_percent(profile: Profile, held: Figures, bases: list[bool]) -> bool:
    """Tell whether a table is in per cent: it says so, or its figures show it; and they can be.

    Parameters
    ----------
    bases : list of bool
        For each position in ``held.numbers``, whether it says how many were asked.
    """
    numbers = [
        (at, number)
        for at, (number, base) in enumerate(zip(held.numbers, bases, strict=True))
        if number is not None and not base and held.present.flat[at]
    ]
    if not numbers:
        return False
    shown = sum(at in held.percents for at, _ in numbers)
    fitting = sum(abs(number) <= HUNDRED for _, number in numbers)
    said = any(map(_PERCENT.search, _words(profile))) or shown > MOSTLY * len(numbers)
    return said and fitting >= MOSTLY * len(numbers)


def _words(profile: Profile) -> list[str]:
    """Return what is said of the whole table: title, sheet, headings, and labels that are all the same."""
    once = [labels[0] for labels in profile.axes.values() if len(labels) == 1]
    headings = [heading for _, heading, _ in profile.axes]
    return [profile.table.title, profile.table.sheet.name, *headings, *once]


def kind_of_percent(*words: str) -> Kind:
    """Return the kind of a percentage: an estimate where a survey is named."""
    return Kind.SURVEY if any(map(_SURVEY.search, words)) else Kind.PROPORTION


def is_national(profile: Profile, workbook: str) -> bool:
    """Tell whether anything over a table, or the file's name, names the Crime Survey."""
    labels = (label for each in profile.axes.values() for label in each)
    return any(map(_NATIONAL.search, (*_words(profile), workbook.replace("_", " "), *labels)))


def rolls(profile: Profile) -> bool:
    """Tell whether each month of a table is the last of twelve.

    A title with a month of its own, ``12 months to March 2024``, says what the table spans instead.
    """
    said = (*profile.rows.periods.said, *profile.columns.periods.said)
    spans = {window.span for window in said if window is not None}
    return bool(spans) and spans <= {Span.MONTH, Span.DATE} and bool(_ROLLING.search(profile.table.title))
