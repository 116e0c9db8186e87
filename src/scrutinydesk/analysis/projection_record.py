"""A projection as it is kept, ours or the constabulary's: plain values that a library can hold."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.kept_entry import KeptEntry
from scrutinydesk.periods import Month, Window

if TYPE_CHECKING:
    from scrutinydesk.analysis.year_projection import Projection

NOT_STATED = "not stated"


class Source(StrEnum):
    """Whose projection it is."""

    OURS = "ours"
    CONSTABULARY = "constabulary"


@dataclass(frozen=True, slots=True)
class ProjectionRecord:
    """What was projected, when, how and by whom.

    Attributes
    ----------
    data_to : Month
        The last month that was known.
    year : Window
        The financial year that it is about.
    method : str
        A ``Method`` of ours; of the constabulary's what it says of it.
    value : float
        The year's total.
    low, high : float or None
        The 95% interval; both or neither.
    shown : bool
        Whether it was the one shown, of the several methods of one projection.
    document : str
        Where it stands, of one that is not ours.
    """

    measure: str
    area: str
    breakdown: str
    data_to: Month
    year: Window
    method: str
    value: float
    low: float | None = None
    high: float | None = None
    phi: float | None = None
    source: Source = Source.OURS
    shown: bool = True
    document: str = ""

    @property
    def key(self) -> str:
        """What makes it the same projection, made again from the same months or corrected ones."""
        named = (self.measure, self.area, self.breakdown, self.year.financial_year_name)
        said = (self.document,) if self.document else ()
        return "/".join((*named, str(self.data_to), self.source, self.method, *said))

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that JSON and TOML can hold; what is not known is left out."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        held |= {"data_to": str(self.data_to), "year": self.year.financial_year_name}
        held |= {"source": str(self.source), "method": str(self.method)}
        held |= {"document": self.document or None}
        return {name: value for name, value in held.items() if value is not None}

    @classmethod
    def from_dict(cls, data: object) -> ProjectionRecord:
        """Return the record that plain values state; a ``ResourceError`` that names what is wrong."""
        entry = _Kept("", "projection", data)
        low, high = entry.figure("low"), entry.figure("high")
        if (low is None) is not (high is None) or (low is not None and high is not None and low > high):
            raise entry.fault("“low” and “high” must be both there, and in this order.")
        found = cls(
            measure=entry.line("measure"),
            area=entry.line("area", ""),
            breakdown=entry.line("breakdown", ""),
            data_to=entry.month("data_to"),
            year=entry.financial_year("year"),
            method=entry.line("method"),
            value=entry.sure("value"),
            low=low,
            high=high,
            phi=entry.figure("phi"),
            source=entry.choice("source", Source),
            shown=entry.truth("shown", default=True),
            document=entry.line("document", ""),
        )
        entry.done()
        return found


class _Kept(KeptEntry):
    TITLE = "A kept projection cannot be read."
    REMEDY = "It is left out of the scorecard; log the projection again to have it there."


def records_of(projection: Projection) -> tuple[ProjectionRecord, ...]:
    """Return a projection of ours as records, one a method; none where there is no projection."""
    return tuple(
        ProjectionRecord(
            projection.measure.id, projection.area, projection.breakdown, projection.end, projection.year,
            each.method, each.value,
            None if each.interval is None else each.interval.low,
            None if each.interval is None else each.interval.high,
            projection.phi, Source.OURS, each.method is projection.method,
        )
        for each in projection.estimates if each.value is not None
    )  # fmt: skip


def stated_growth(percent: float, base: float) -> float:
    """Return the total that a projection stated as a growth in per cent comes to, on last year's total."""
    return base * (1 + percent / 100)
