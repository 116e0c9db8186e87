"""Most similar groups: which forces a force is compared with, and when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scrutinydesk.measures.entries import Entry
from scrutinydesk.periods import Month

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Membership:
    """The members of a force's most similar group in a range of months.

    Attributes
    ----------
    members : tuple of str
        Area ids, without the force itself; a group need not be mutual.
    first, last : Month
        Both included.
    inferred : bool
        True where no published list stood behind it; then it must be shown as such.
    note : str
        How it was inferred, or where it was published.
    """

    force: str
    members: tuple[str, ...]
    first: Month
    last: Month
    inferred: bool
    note: str


def month(entry: Entry, key: str) -> Month:
    """Return the month that a key states as ``2017-04``; all else is a ``ResourceError``."""
    text = entry.text(key)
    if found := _MONTH.fullmatch(text):
        return Month.of(int(found[1]), int(found[2]))
    raise entry.fault(f"“{key}” is “{text}”; it must be a month such as “2017-04”.")


def membership(entry: Entry, force: str, known: Mapping[str, object]) -> Membership:
    """Return one dated membership of ``force``.

    It is a ``ResourceError`` if a member is unknown or is the force itself, or if the months run
    backwards.
    """
    result = Membership(
        force=force,
        members=entry.texts("members", None),
        first=month(entry, "first"),
        last=month(entry, "last"),
        inferred=entry.truth("inferred"),
        note=entry.text("note", ""),
    )
    entry.done()
    for member in result.members:
        if member not in known or member == force:
            raise entry.fault(f"“members” names “{member}”, which is not another force.")
    if len(set(result.members)) != len(result.members):
        raise entry.fault("“members” names a force twice.")
    if result.last < result.first:
        raise entry.fault("“last” lies before “first”.")
    return result
