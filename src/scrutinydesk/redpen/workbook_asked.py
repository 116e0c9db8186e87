"""A claim with what it is of, as it is looked up in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.workbook_values import at

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.workbook_compare import Compared
    from scrutinydesk.redpen.workbook_values import Figures

PERCENT = frozenset((Kind.SURVEY, Kind.PROPORTION))
NO_WINDOW = "the period that it is of"


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with what it is of, as read or put right by hand.

    Attributes
    ----------
    after : str
        The words between this claim and the next, which may say of which part it is.
    parts : tuple of str
        Measures that a claim about a share of this one names.
    force : str
        The one that the report is about.
    base : Figures or None
        The file from which the earlier end of a change is taken, where that is another.
    """

    claim: Claim
    measure: Measure
    area: str
    window: Window | None
    previous: Window | None
    breakdown: str = ""
    after: str = ""
    parts: tuple[str, ...] = ()
    force: str = ""
    base: Figures | None = None

    @property
    def percent(self) -> bool:
        """Whether the measure itself is a percentage."""
        return self.measure.kind in PERCENT


def lacking(asked: Asked, windows: list[Window]) -> Compared:
    """Return that the workbook has no figures for some periods."""
    words = " and ".join(dict.fromkeys(at(asked.measure, each).words for each in windows))
    return compare.missing(f"figures of {asked.measure.title} for {words} in the workbook")
