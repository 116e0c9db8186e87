"""How verdicts and severities look: a shape, a colour and a word each, never a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels.check_rows import SIGNS
from scrutinydesk.reporting.table import Shape, Signal, Tone

if TYPE_CHECKING:
    from scrutinydesk.qt.theme import Theme

VERDICTS = {
    Verdict.AGREES: Signal(Shape.TICK, Tone.IMPROVEMENT, str(Verdict.AGREES)),
    Verdict.DIFFERS: Signal(Shape.UP, Tone.CONCERN, str(Verdict.DIFFERS)),
    Verdict.UNIT: Signal(Shape.DOWN, Tone.BLOCKED, str(Verdict.UNIT)),
    Verdict.ONLY_IF_TRUNCATED: Signal(Shape.DASH, Tone.BLOCKED, str(Verdict.ONLY_IF_TRUNCATED)),
    Verdict.CANNOT_BE_CHECKED: Signal(Shape.CIRCLE, Tone.COMMON, str(Verdict.CANNOT_BE_CHECKED)),
}
SEVERITIES: dict[Severity, Signal] = dict(SIGNS)


class Underline(NamedTuple):
    """The line beneath a figure."""

    width: float
    style: Qt.PenStyle
    lifted: bool  # whether its sign stands over it too


UNDERLINES = {
    Verdict.AGREES: Underline(2.0, Qt.PenStyle.SolidLine, lifted=False),
    Verdict.DIFFERS: Underline(3.0, Qt.PenStyle.SolidLine, lifted=True),
    Verdict.UNIT: Underline(2.0, Qt.PenStyle.DashDotLine, lifted=True),
    Verdict.ONLY_IF_TRUNCATED: Underline(2.0, Qt.PenStyle.DashLine, lifted=True),
    Verdict.CANNOT_BE_CHECKED: Underline(1.6, Qt.PenStyle.DotLine, lifted=False),
}


def tint(theme: Theme, verdict: Verdict) -> str:
    """Return the ground of a figure; empty where it has none."""
    _, label, total, *_ = theme.tints
    return {
        Verdict.AGREES: label,
        Verdict.DIFFERS: theme.gap,
        Verdict.UNIT: total,
        Verdict.ONLY_IF_TRUNCATED: total,
    }.get(verdict, "")
