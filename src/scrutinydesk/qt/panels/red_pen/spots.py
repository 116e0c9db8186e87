"""What stands where in a report: its figures, and what the findings are about."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.redpen.figures import Figure
    from scrutinydesk.redpen.review import ReportFinding

NONE = -1


class Spots:
    """Looks up by offset; ``NONE`` is the answer where there is nothing."""

    def __init__(self, figures: Sequence[Figure] = (), findings: Sequence[ReportFinding] = ()) -> None:
        self._figures, self._findings = figures, findings
        self._starts = [figure.start for figure in figures]
        self._longest = max((figure.end - figure.start for figure in figures), default=0)

    def figure_at(self, offset: int) -> int:
        """Return the index of the figure that a character belongs to; of several, that which begins last."""
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and offset - self._starts[at] < self._longest:
            if self._figures[at].end > offset:
                return at
            at -= 1
        return NONE

    def finding_about(self, start: int, end: int, claims: Sequence[int] = ()) -> int:
        """Return the index of the first finding about a stretch of text, else about one of its claims."""
        touched = (
            at for at, each in enumerate(self._findings)
            if any(span.start < end and start < span.end for span in each.spans)
        )  # fmt: skip
        wanted = set(claims)
        about = (at for at, each in enumerate(self._findings) if wanted.intersection(each.claims))
        return next(touched, next(about, NONE))

    def again(self, before: Spots, figure: int, finding: int) -> tuple[int, int]:
        """Return the figure and the finding that were chosen before the same text was checked again.

        A finding that is gone by now leaves the figure that it began with.

        Parameters
        ----------
        before : Spots
            What stood where then.
        figure, finding : int
            What was chosen of it.
        """
        if figure != NONE:
            return self.figure_at(before._figures[figure].start), NONE
        if finding == NONE:
            return NONE, NONE
        chosen = before._findings[finding]
        for at, each in enumerate(self._findings):
            if each.fingerprint == chosen.fingerprint:
                return NONE, at
        return (self.figure_at(chosen.spans[0].start) if chosen.spans else NONE), NONE

    def next_to(self, at: int, way: int, first: int, last: int) -> int:
        """Return the figure after one (1) or before it (-1); beside what is in sight where none is chosen.

        Parameters
        ----------
        first, last : int
            Offsets of what is in sight.
        """
        if at == NONE:
            following = bisect_right(self._starts, first - 1)
            found = following if way > 0 else bisect_right(self._starts, last) - 1
        else:
            found = at + way
        return max(0, min(found, len(self._starts) - 1)) if self._starts else NONE
