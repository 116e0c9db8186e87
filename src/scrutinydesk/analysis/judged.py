"""What a control chart says as a whole, whichever way its limits were found."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from scrutinydesk.analysis.points import PointState, Variation, meaning
from scrutinydesk.analysis.runs import Runs
from scrutinydesk.measures.catalogue import Polarity


class Judged:
    """A chart whose points have been judged by rules; base of the kinds of charts."""

    __slots__ = ()
    polarity: Polarity

    @property
    @abstractmethod
    def states(self) -> Sequence[PointState]:
        """What each point says, oldest first."""

    @property
    @abstractmethod
    def runs(self) -> Runs | None:
        """What Anhøj's rules say of the latest phase; None by other rulesets and without limits."""

    @property
    def last(self) -> PointState:
        """The latest point."""
        return self.states[-1]

    @property
    def by_runs(self) -> bool:
        """Whether the latest phase meets a rule for whole series, and its latest point none."""
        return self.runs is not None and self.runs.signal and not self.last.special

    @property
    def special(self) -> bool:
        """Whether the latest point meets a rule, or the latest phase one for whole series."""
        return self.last.special or self.by_runs

    @property
    def variation(self) -> Variation:
        """What the chart as a whole says: the latest point, or else the runs of its phase."""
        return meaning(self.direction, self.polarity) if self.by_runs else self.last.variation

    @property
    def direction(self) -> int:
        """1 for high or rising, -1 for low or falling, 0 for neither."""
        return self.runs.side if self.by_runs and self.runs is not None else self.last.direction

    @property
    def word(self) -> str:
        """A few words for the latest point: ``Above limit``, ``High for 8 months``."""
        if self.by_runs and self.runs is not None:
            return "Long run" if self.runs.too_long else "Too few crossings"
        return self.last.word
