"""Badges of a chart: whether its latest figure is unusual, and whether its target will be met."""

from __future__ import annotations

from scrutinydesk.reporting.table import Shape, Signal, Tone

USUAL = Signal(Shape.CIRCLE, Tone.COMMON, "Usual variation")
HIT_AND_MISS = Signal(Shape.ASTRIDE, Tone.COMMON, "Target hit and miss")


def variation(tone: Tone, word: str = "", *, up: bool) -> Signal:
    """Return the badge of figures that are unusually high or low; ``USUAL`` is that of those that are not.

    Parameters
    ----------
    tone : Tone
        Concern, improvement, or neutral where neither direction is better.
    word : str
        In place of the usual one.
    up : bool
        They are higher than usual.
    """
    return Signal(
        Shape.UP if up else Shape.DOWN, tone, word or ("Unusually high" if up else "Unusually low")
    )


def assurance(word: str = "", *, meets: bool, above: bool) -> Signal:
    """Return the badge of a target that is consistently met or missed; else there is ``HIT_AND_MISS``.

    Parameters
    ----------
    word : str
        In place of the usual one.
    meets : bool
    above : bool
        The figures keep above the target: which side is the better one is for the measure to say.
    """
    return Signal(
        Shape.OVER if above else Shape.UNDER,
        Tone.IMPROVEMENT if meets else Tone.CONCERN,
        word or ("Meets its target" if meets else "Falls short of its target"),
    )
