"""Text put together from plain words and live figures."""

from __future__ import annotations

from dataclasses import dataclass

from scrutinydesk.reporting.report import Run

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph before it is numbered.

    ``lead`` is a sentence that opens the paragraph unless one before it has already said so.
    """

    id: str
    runs: Runs
    bullet: bool = False
    lead: Runs = ()


def compose(template: str, *parts: Run | str) -> Runs:
    """Return the template as runs, each ``{}`` filled with the next part."""
    pieces = template.split("{}")
    runs = [Run(pieces[0])] if pieces[0] else []
    for part, piece in zip(parts, pieces[1:], strict=True):
        if part:
            runs.append(Run(part) if isinstance(part, str) else part)
        if piece:
            runs.append(Run(piece))
    return tuple(runs)


def joined(runs: Runs) -> Runs:
    """Return the runs with neighbours of plain text made one."""
    result: list[Run] = []
    for run in runs:
        if result and not run.figure and not result[-1].figure:
            result[-1] = Run(result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)


def sentences(*parts: Runs) -> Runs:
    """Return sentences as one paragraph, a space between them; empty ones are left out."""
    runs: list[Run] = []
    for part in parts:
        if part and runs:
            runs.append(Run(" "))
        runs.extend(part)
    return joined(tuple(runs))


def listed(items: tuple[Runs, ...]) -> Runs:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    runs: list[Run] = []
    for number, item in enumerate(items):
        if number:
            runs.append(Run(" and " if number == len(items) - 1 else ", "))
        runs.extend(item)
    return tuple(runs)
