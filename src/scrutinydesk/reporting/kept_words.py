"""How moments, imports and decisions of the library are told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month

if TYPE_CHECKING:
    from scrutinydesk.findings import Accepted
    from scrutinydesk.library.values import Import

DECIDED = {"accepted": "Accepted", "resolved": "Resolved"}


def day(date: dt.date) -> str:
    """``3 July 2017``."""
    return f"{date.day} {Month.of(date.year, date.month).words}"


def moment(when: dt.datetime | None) -> str:
    """``3 July 2017, 14:05`` at the officer's own clock; empty where not known."""
    if when is None:
        return ""
    own = when.astimezone()
    return f"{day(own)}, {own:%H:%M}"


def stamp(text: str) -> str:
    """Return an ISO date or time as ``moment`` says it; as it stands where it is neither."""
    try:
        when = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment(when) if when.time() != dt.time() or when.tzinfo is not None else day(when)


def import_line(made: Import) -> str:
    """Name an import by its meeting, else by when: ``July meeting: Quarter 1.xlsx, to June 2017``."""
    facts = f"{made.file_name}, to {Month(made.period_end).words}"
    if made.meeting:
        return f"{made.meeting}: {facts}"
    return f"{facts}, imported {moment(made.when.astimezone())}" if made.when is not None else facts


def decided(decision: Accepted) -> str:
    """Say what was decided, by whom and when: ``Accepted by A. Officer on 3 July 2017, 14:05``."""
    by = f" by {decision.who}" if decision.who else ""
    on = f" on {stamp(decision.when)}" if decision.when else ""
    return f"{DECIDED[decision.decision]}{by}{on}"
