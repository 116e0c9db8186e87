"""What a report says will be done by a date: the register of its commitments."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim
from scrutinydesk.periods import Month, Window
from scrutinydesk.redpen.promises import due_in_words, promises

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bNo)[.!?;][\"'”’)]*\s+(?=[\"“‘'(]*[A-Z0-9])")
_LABEL = re.compile(r"^(?:ACTION|AGREED|RESOLVED|DECISION)\s*\d*\s*[:\-–]\s*", re.IGNORECASE)
_BODY = (
    r"(?:[Hh]ead|[Cc]hief|[Dd]irector|[Ss]uperintendent|[Ii]nspector|[Ss]ergeant|[Cc]ommissioner"
    r"|[Cc]onstabulary|[Ff]orce"
    r"|[Tt]eam|[Pp]anel|[Bb]oard|[Oo]ffice|OPCC|PCC|[Dd]epartment|[Cc]ouncil|[Uu]nit|[Pp]artnership"
    r"|[Oo]fficer|[Mm]anager"
    r"|[Ll]ead|[Cc]onstable|[Pp]olice)"
)
_NAME = r"(?:[A-Z][\w'’&/-]*|of|for|and|the|&)"
_WHO = re.compile(
    rf"(?:^|[, ])(?P<who>[Ww]e|(?:[Tt]he |[Oo]ur |[Aa]n? )?"
    rf"(?:(?!the |The )[\w'’&/-]+ ){{0,3}}?{_BODY}(?: {_NAME}){{0,6}})"
    r" (?:will|shall|is|are|has|have|to|plans?|intends?|aims?|would|expects?)\b"
)
_OPENING = 90  # who stands further on is somebody else
_LONGEST = 400
_LATEST = Month.of(9999, 12)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A row of the register.

    Attributes
    ----------
    claim : int
        Index of its claim.
    what : str
        The sentence that says it.
    who : str
        Who is to do it, where the sentence begins with that; empty where it does not.
    due : Window or None
        The month or period by which, or in which; None where the date is too vague to tell.
    due_day : datetime.date or None
        The day, where one is named.
    due_words : str
        When, for a person: ``4 December 2017``, ``January 2018``, or as printed.
    place, line
        Where it stands.
    quote : str
        The words from the promise to its date.
    """

    claim: int
    what: str
    who: str
    due: Window | None
    due_day: dt.date | None
    due_words: str
    place: str
    line: int
    quote: str

    @property
    def last(self) -> dt.date | None:
        """The last day on which it is still kept in time; None where no time is named."""
        return self.due_day or (self.due.last.last_day if self.due else None)


def commitments(claims: Sequence[Claim]) -> tuple[Commitment, ...]:
    """Return the commitments of a report by the date on which they fall due, undated ones last.

    Of several that one sentence makes for one date there is one row.
    """
    rows: dict[tuple[str, Window | None, dt.date | None], Commitment] = {}
    numbers = {claim: number for number, claim in enumerate(claims)}
    for claim in promises(claims):
        row = _row(numbers[claim], claim)
        rows.setdefault((row.what, row.due, row.due_day), row)
    return tuple(sorted(rows.values(), key=_when))


def _row(index: int, claim: Claim) -> Commitment:
    what = _sentence(claim)
    return Commitment(
        index, what, _who(what), claim.due, claim.due_day, due_in_words(claim.due, claim.due_day),
        claim.passage.place, claim.line, " ".join(claim.quote.split()),
    )  # fmt: skip


def _sentence(claim: Claim) -> str:
    text, at = claim.passage.text, claim.start - claim.passage.offset
    ends = [0, *(found.end() for found in _ENDS.finditer(text))]
    start = max(each for each in ends if each <= at)
    end = min((each for each in ends if each > at), default=len(text))
    plain = " ".join(text[start:end].split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0] + " …"


def _who(what: str) -> str:
    """Return who is to do it: a body or an office before a verb; an action's label is no name."""
    plain = _LABEL.sub("", what)
    found = _WHO.match(plain) or _WHO.search(plain, 0, _OPENING)
    return found["who"] if found else ""


def _when(row: Commitment) -> tuple[int, int, int]:
    last = row.due.last if row.due else _LATEST
    # Within its month a day comes before "in the month", which is not late until the month is over.
    day = row.due_day.day if row.due_day else 32
    return last.ordinal, day, row.line
