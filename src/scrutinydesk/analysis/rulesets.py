"""The sets of rules by which a control chart can be read; the office chooses one."""

from __future__ import annotations

from enum import StrEnum


class Ruleset(StrEnum):
    """A set of rules; the value is its name in settings.

    All of them call a point beyond a limit. All but ``ANHOEJ`` also call two of three near one
    limit, and judge points; ``ANHOEJ`` judges the series (``runs``).
    """

    MDC_7 = "MDC-7"
    MDC_6 = "MDC-6"
    EIGHT_SIX = "8/6"
    ANHOEJ = "Anhoej"

    @property
    def label(self) -> str:
        """Its name for people."""
        return "Anhøj" if self is Ruleset.ANHOEJ else self.value

    @property
    def words(self) -> str:
        """One line, to print under a chart."""
        if self is Ruleset.ANHOEJ:
            said = "beyond a limit; a run about the median that is too long, or too few crossings of it"
        else:
            said = (
                f"beyond a limit; {self.trend} in a row rising or falling; two of three near one limit; "
                f"{self.shift} in a row on one side of the mean"
            )
        return f"Rules: {self.label} ({said})."

    @property
    def by_point(self) -> bool:
        """Whether trends, shifts and neighbours near a limit are called, point by point."""
        return self is not Ruleset.ANHOEJ

    @property
    def trend(self) -> int:
        """Values in a row, the first included, that make a trend."""
        return _LENGTHS[self][0]

    @property
    def shift(self) -> int:
        """Values in a row on one side of the mean that make a shift."""
        return _LENGTHS[self][1]


_LENGTHS = {
    Ruleset.MDC_7: (7, 7),
    Ruleset.MDC_6: (6, 6),
    Ruleset.EIGHT_SIX: (6, 8),
    Ruleset.ANHOEJ: (0, 0),
}
