"""Figures of the text that are one of a table with two digits the wrong way about: 4,102, and 4,012."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scrutinydesk.claims.numbers import Number, Unit
from scrutinydesk.claims.shape import sentences
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.closed_texts import is_plain
from scrutinydesk.redpen.grids import grids
from scrutinydesk.redpen.review import Against, Found, ReportFinding, Span
from scrutinydesk.redpen.table_totals import is_total
from scrutinydesk.redpen.twice import RESTATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.redpen.grids import Figure
    from scrutinydesk.redpen.material import Material

_LONG = 1000  # of fewer digits too many figures are like each other
_LABEL = re.compile(r"[A-Za-z][A-Za-z' &-]{3,40}")
_NUMBER = re.compile(r"\d[\d,]*\d")
_MOST_CELLS, _MOST_ALIKE, _MOST_FIGURES = 4000, 20, 2
_Row = tuple[str, "Figure", str]


def echoes(material: Material) -> Found:
    """Ask about figures of the text that are a slip of the pen away from one of a row that they name.

    A figure that the report prints more than once is meant so, and one that is like two cells is like none.
    """
    cells = list(_cells(material))
    if not cells or len(cells) > _MOST_CELLS:
        return Found()
    by_digits: dict[str, list[_Row]] = {}
    for cell in cells:
        by_digits.setdefault(_sorted(cell[1].number), []).append(cell)
    often = Counter(_NUMBER.findall(material.document.text))
    claims = {each.number.start: at for at, one in enumerate(material.claims) for each in one.quantities}
    found: list[ReportFinding] = []
    by_digits = {digits: held for digits, held in by_digits.items() if len(held) <= _MOST_ALIKE}
    for passage, said, number in _figures(material, by_digits):
        like = [
            each
            for each in by_digits.get(_sorted(number), ())
            if _are_swapped(number, each[1].number) and _names(said, each[0])
        ]
        if len(like) == 1 and often[number.text] == 1:
            starts = like[0][1].start, number.start
            held = tuple(claims[start] for start in starts if start in claims)
            found.append(_asked(passage, number, like[0], held))
    return Found((), tuple(found))


def _names(said: str, label: str) -> bool:
    return re.search(rf"\b{re.escape(label)}s?\b", said, re.IGNORECASE) is not None


def _cells(material: Material) -> Iterator[_Row]:
    for grid in grids(material.document):
        for (row, _), figure in grid.figures.items():
            label = grid.labels.get(row, "").strip(" *")
            number = figure.number
            counted = number.unit is Unit.COUNT and not number.decimals and abs(number.value) >= _LONG
            if counted and _LABEL.fullmatch(label) and not is_total(label):
                yield label, figure, grid.first.aside


def _figures(
    material: Material, by_digits: Mapping[str, object]
) -> Iterator[tuple[Passage, str, Number]]:
    """Yield the counts of prose that have the digits of a cell, with the sentence and passage of each."""
    for passage in material.document.passages:
        digits = ("".join(sorted(each.replace(",", ""))) for each in _NUMBER.findall(passage.text))
        if passage.cell is not None or not any(each in by_digits for each in digits):
            continue
        material.heed()
        for sentence in sentences(passage, None):
            figures = [token for token in sentence.tokens.values() if token.number is not None]
            # Several figures of a sentence bear each other out: a slip in one would show there.
            if len(figures) > _MOST_FIGURES or RESTATED.search(sentence.text):
                continue
            for token in figures:
                number = token.number
                if token.letter == "N" and number is not None and is_plain(number) and not number.decimals:
                    yield passage, sentence.text, number.moved(token.origin)


def _sorted(number: Number) -> str:
    return "".join(sorted(str(abs(int(number.value)))))


def _are_swapped(one: Number, other: Number) -> bool:
    """Tell whether two numbers differ by two digits next to each other that have changed places."""
    first, second = (str(abs(int(each.value))) for each in (one, other))
    apart = [at for at, (left, right) in enumerate(zip(first, second, strict=True)) if left != right]
    return len(apart) == 2 and apart[1] == apart[0] + 1  # noqa: PLR2004  two digits


def _asked(passage: Passage, number: Number, like: _Row, claims: tuple[int, ...]) -> ReportFinding:
    label, figure, where = like
    return ReportFinding(
        "conflict_doubt",
        Severity.WARNING,
        f"The text gives {number.text} for {label}, the table {figure.number.text}: two digits are swapped.",
        (Span(number.start, number.end), Span(figure.start, figure.end)),
        f"{number.text} in the text, {figure.number.text} in the table",
        "Figures of two things are hardly ever so alike.",
        f"Could the Constabulary confirm which is right for {label}: {number.text} {passage.aside} or "
        f"{figure.number.text} {where}?",
        Against.REPORT,
        claims,
    )
