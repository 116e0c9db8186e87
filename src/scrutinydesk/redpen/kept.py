"""What is kept of checked reports from one quarter to the next, as plain values."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from scrutinydesk.redpen.promises import due_in_words, last_day

if TYPE_CHECKING:
    from scrutinydesk.periods import Window


class FindingState(StrEnum):
    """What the officer made of a finding in a report: to be asked as it is, not at all, or in other words."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """A decision about one finding of a report.

    Attributes
    ----------
    reason : str
        Never blank where the finding is dismissed: a ``ValueError``.
    wording : str
        The question in the officer's words; never blank where it is reworded.
    who, when : str
        Name, and ISO date and time; set by the library that keeps it.
    """

    state: FindingState
    reason: str = ""
    wording: str = ""
    who: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        if self.state is FindingState.DISMISSED and not self.reason.strip():
            raise ValueError("a finding is dismissed with a reason")
        if self.state is FindingState.REWORDED and not self.wording.strip():
            raise ValueError("a finding is reworded in words")


class CommitmentState(StrEnum):
    """Whether a promise was seen to be kept, or answered for; said by hand."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise of a kept report, a row of the register.

    Attributes
    ----------
    key : str
        By which its state is kept.
    report : str
        Name of the report that it stands in.
    written : datetime.date or None
        Up to when that report tells.
    place : str
        Where it stands there.
    quote, text : str
        The words of the promise, and the paragraph around them.
    measure : str
        Id of the measure that it is about; empty where there is none.
    due, due_day
        The period by which it is to be done, and the day where one is named; None where none is.
    also_due : tuple of str
        The later dates of the same promise, for a person.
    note : str
        What was said of it.
    who, when : str
        Of the state; empty while it is open and nobody said anything.
    """

    key: str
    report: str
    written: dt.date | None
    place: str
    quote: str
    text: str
    measure: str = ""
    due: Window | None = None
    due_day: dt.date | None = None
    state: CommitmentState = CommitmentState.OPEN
    note: str = ""
    who: str = ""
    when: str = ""
    also_due: tuple[str, ...] = ()

    @property
    def due_by(self) -> dt.date | None:
        """The last day on which it is still kept in time; None where no time is named."""
        return last_day(self.due, self.due_day)

    def state_on(self, day: dt.date) -> str:
        """Return its state as of a day: ``open``, ``due by now`` where its time is over, ``answered``."""
        late = self.due_by is not None and self.due_by < day
        return "due by now" if late and self.state is CommitmentState.OPEN else str(self.state)

    @property
    def due_words(self) -> str:
        """When it falls due: ``4 December 2017``, ``November 2017 and March 2018``; empty for no date."""
        return " and ".join(filter(None, (due_in_words(self.due, self.due_day), *self.also_due)))

    @property
    def promise(self) -> str:
        """The sentence or paragraph that says it, in one line."""
        return " ".join((self.text or self.quote).split())
