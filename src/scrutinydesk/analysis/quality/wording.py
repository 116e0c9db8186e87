"""How the rules list names and months: what they find is read by the officer as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scrutinydesk.periods import Month

NAMED_AT_MOST = 6


def listed(names: Sequence[str], at_most: int = NAMED_AT_MOST) -> str:
    """Return the first few names, and how many more there are."""
    more = len(names) - at_most
    shown = [*names[:at_most], f"{more:,} more"] if more > 0 else list(names)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def months(ordinals: Iterable[int]) -> str:
    """Return months in words, runs of three and more as a range: ``May 2020 to July 2020``."""
    runs = runs_of(sorted(ordinals))
    words: list[str] = []
    for first, last in runs:
        if last - first >= len("ab"):
            words.append(f"{Month(first).words} to {Month(last).words}")
        else:
            words += [Month(each).words for each in range(first, last + 1)]
    return listed(words)


def runs_of(ordinals: Sequence[int]) -> list[tuple[int, int]]:
    """Return the runs of consecutive numbers of an ascending sequence, both ends included."""
    runs: list[tuple[int, int]] = []
    for each in ordinals:
        if runs and each == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], each
        else:
            runs.append((each, each))
    return runs


def count(number: int, noun: str) -> str:
    """``1 series``, ``3 figures``: a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 or noun == 'series' else 's'}"
