"""Cells told briefly: those that stand side by side as a range."""

from __future__ import annotations

import re
from collections.abc import Iterable

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def ranges(cells: Iterable[str]) -> list[str]:
    """Return cells with runs along a row, else down a column, as ``B6:M6``; each is named once.

    What is no single cell comes last, as it stands.
    """
    named = list(dict.fromkeys(cells))
    found = [match for name in named if (match := _CELL.fullmatch(name))]
    places = {(int(match[2]), _number(match[1])) for match in found}
    along = _runs({(row, column): (row, column) for row, column in places})
    alone = [first for first, last in along if first == last]
    down = _runs({(column, row): (row, column) for row, column in alone})
    runs = sorted([run for run in along if run[0] != run[1]] + down)
    return [_said(*run) for run in runs] + [name for name in named if not _CELL.fullmatch(name)]


def _runs(keyed: dict[tuple[int, int], tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return first and last of each run of keys whose second part goes up by one."""
    runs: list[list[tuple[int, int]]] = []
    for line, at in sorted(keyed):
        if runs and runs[-1][-1] == (line, at - 1):
            runs[-1].append((line, at))
        else:
            runs.append([(line, at)])
    return [(keyed[run[0]], keyed[run[-1]]) for run in runs]


def _said(first: tuple[int, int], last: tuple[int, int]) -> str:
    start, end = (f"{_letters(column)}{row}" for row, column in (first, last))
    return start if start == end else f"{start}:{end}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
