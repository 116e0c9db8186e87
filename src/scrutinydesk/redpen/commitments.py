"""What a report says will be done by a date: the register of its commitments."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month
from scrutinydesk.redpen.promises import due_in_words, last_day, promises
from scrutinydesk.redpen.telling_words import telling_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.periods import Window

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
_TELLING = 3  # words that it takes to know a promise again
_LATEST = Month.of(9999, 12)


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise of a report, once however often the report makes it: what a row of the register is of.

    Attributes
    ----------
    claims : tuple of int
        Indices of its claims, the one that tells its date first.
    what : str
        The sentence that says it.
    who : str
        Who is to do it, where the sentence begins with that; empty where it does not.
    due : Window or None
        The month or period by which, or in which; None where the date is too vague to tell. Of several dates
        the first.
    due_day : datetime.date or None
        The day, where one is named.
    also_due : tuple of str
        The later dates of the same promise, for a person.
    places : tuple of str
        Where it stands, the place of ``what`` first.
    line : int
        Of that place.
    quote : str
        The words from the promise to its date.
    """

    claims: tuple[int, ...]
    what: str
    who: str
    due: Window | None
    due_day: dt.date | None
    also_due: tuple[str, ...]
    places: tuple[str, ...]
    line: int
    quote: str

    @property
    def claim(self) -> int:
        """Index of the claim that tells its date."""
        return self.claims[0]

    @property
    def place(self) -> str:
        """All its places: ``4(b)(v), 7(a)``."""
        return ", ".join(self.places)

    @property
    def due_words(self) -> str:
        """When, for a person: ``4 December 2017``, ``November 2017 and March 2018``; empty for no date."""
        return " and ".join(filter(None, (due_in_words(self.due, self.due_day), *self.also_due)))

    @property
    def last(self) -> dt.date | None:
        """The last day on which it is still kept in time; None where no time is named."""
        return last_day(self.due, self.due_day)


def commitments(claims: Sequence[Claim]) -> tuple[Promised, ...]:
    """Return the promises of a report by the date on which they fall due, undated ones last.

    What one sentence promises is one promise, and so is what another sentence says again, for the same date
    and in the same telling words, as a summary does.
    """
    numbers = {id(claim): number for number, claim in enumerate(claims)}
    sentences: dict[tuple[int, str], list[Claim]] = {}
    for claim in promises(claims):
        sentences.setdefault((claim.passage.offset, _sentence(claim)), []).append(claim)
    rows: list[Promised] = []
    for (_, what), held in sentences.items():
        row = _row(what, sorted(held, key=_when), numbers)
        same = next((at for at, each in enumerate(rows) if _is_said_again(each, row)), None)
        if same is None:
            rows.append(row)
        else:
            rows[same] = _joined(rows[same], row)
    return tuple(sorted(rows, key=_order))


def _row(what: str, held: Sequence[Claim], numbers: Mapping[int, int]) -> Promised:
    first = held[0]
    due = due_in_words(first.due, first.due_day)
    later = (due_in_words(each.due, each.due_day) for each in held[1:])
    return Promised(
        tuple(numbers[id(each)] for each in held), what, _who(what), first.due, first.due_day,
        tuple(dict.fromkeys(each for each in later if each and each != due)),
        (first.passage.place,), first.line, " ".join(first.quote.split()),
    )  # fmt: skip


def _is_said_again(one: Promised, other: Promised) -> bool:
    """Tell whether two sentences promise one thing by the same dates, one in words of the other."""
    if one.due_words != other.due_words:
        return False
    if one.what.casefold() == other.what.casefold():
        return True
    words = sorted((telling_words(each.what) for each in (one, other)), key=len)
    return bool(one.due_words) and len(words[0]) >= _TELLING and words[0] <= words[1]


def _joined(one: Promised, other: Promised) -> Promised:
    """Return a promise with what a second sentence adds; the longer sentence tells more."""
    more, less = (one, other) if len(one.what) >= len(other.what) else (other, one)
    places = tuple(dict.fromkeys((*more.places, *less.places)))
    return replace(more, claims=(*more.claims, *less.claims), places=places)


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


def _when(claim: Claim) -> tuple[int, int, int]:
    return _moment(claim.due, claim.due_day, claim.start)


def _order(row: Promised) -> tuple[int, int, int]:
    return _moment(row.due, row.due_day, row.line)


def _moment(due: Window | None, day: dt.date | None, at: int) -> tuple[int, int, int]:
    last = due.last if due else _LATEST
    # Within its month a day comes before "in the month", which is not late until the month is over.
    return last.ordinal, day.day if day else 32, at
