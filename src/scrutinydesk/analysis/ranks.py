"""Ranks with ties, and how they moved."""

from __future__ import annotations

from collections.abc import Mapping


def ranks(values: Mapping[str, float], *, higher_is_better: bool = True) -> dict[str, int]:
    """Return competition ranks, 1 for the best; equal values share the better rank (1, 2, 2, 4).

    Ordered from best to worst; ties keep their order.
    """
    ordered = sorted(values, key=lambda key: values[key], reverse=higher_is_better)
    result: dict[str, int] = {}
    for position, key in enumerate(ordered, start=1):
        before = ordered[position - 2] if position > 1 else ""
        tied = position > 1 and values[key] == values[before]
        result[key] = result[before] if tied else position
    return result


def joint(found: Mapping[str, int], key: str) -> bool:
    """Tell whether another shares the rank."""
    return sum(rank == found[key] for rank in found.values()) > 1


def movement(current: int, previous: int) -> int:
    """Return places gained since the previous period; negative is a fall."""
    return previous - current
