"""How figures are written: separators and decimals that change from one place to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Quantity
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import at_figure, listed

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_PLAIN = re.compile(r"(?<![\d,.])\d{4,}(?![\d,])")
_PARTED = re.compile(r"\d,\d{3}")
_DIGITS = re.compile(r"\d[\d,.]*")
_YEARS = range(1900, 2100)
_KINDS = 3  # of decimals, before it is worth a word
_DECIMALS = {0: "none", 1: "one", 2: "two", 3: "three"}


def written_in_several_ways(reading: Reading) -> Iterator[ReportFinding]:
    """Yield one note where thousands are parted in some figures only, or percentages have many precisions.

    Yields
    ------
    ReportFinding
    """
    figures = [quantity for claim in reading.claims for quantity in claim.quantities]
    plain = [each for each in figures if _is_plain(each)]
    parted = [each for each in figures if _PARTED.search(each.number.text)]
    percents: dict[int, list[Quantity]] = defaultdict(list)
    for each in figures:
        if each.number.unit is Unit.PERCENT and not each.number.worded:
            percents[each.number.decimals].append(each)
    words: list[str] = []
    spans = []
    if plain and parted:
        words.append(f"thousands without a comma ({_digits(plain)}) and with one ({_digits(parted)})")
        spans += [at_figure(each) for each in plain]
    if len(percents) >= _KINDS:
        kinds = listed(_DECIMALS.get(each, str(each)) for each in sorted(percents))
        words.append(f"percentages with {kinds} decimals")
        usual = max(percents, key=lambda each: len(percents[each]))
        spans += [at_figure(held[0]) for each, held in sorted(percents.items()) if each != usual]
    if words:
        yield ReportFinding(
            "style",
            Severity.NOTE,
            f"Figures are written in several ways: {'; '.join(words)}.",
            tuple(dict.fromkeys(spans)),
            detail="Figures written alike are read faster and copied with fewer slips.",
            question="Could figures be written in one style, with one decimal for percentages?",
        )


def _digits(figures: list[Quantity]) -> str:
    """Return the first of some figures as printed, without the words about it."""
    found = _DIGITS.search(figures[0].number.text)
    return found[0] if found else figures[0].number.text


def _is_plain(quantity: Quantity) -> bool:
    found = _PLAIN.search(quantity.number.text)
    counted = quantity.number.unit is Unit.COUNT and not quantity.number.worded
    return found is not None and counted and int(found[0]) not in _YEARS
