"""Caveats that the report itself breaks: what may not be compared, compared all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against, ReportFinding
from scrutinydesk.redpen.words.reading import (
    around,
    at_claim,
    section_of,
    sentence,
    sentence_of,
    sentence_span,
    short,
)

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_FORBIDS = re.compile(
    r"\b(?:(?:should|must|can|could|may) ?not (?:therefore |directly |currently |be )*compar\w+"
    r"|not (?:be )?(?:directly |strictly )?(?:compared|comparable)"
    r"|impossible to (?:use [a-z ]{0,40}compar\w+|compare))\b",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"\b(?:previous|earlier|prior|last year\w*|past|before|over time|across time|historic\w*"
    r"|year[- ]on[- ]year"
    r"|time series|trends?|(?:last|previous) (?:year|quarter|period)|older)\b",
    re.IGNORECASE,
)
_BETWEEN_PLACES = re.compile(
    r"\b(?:(?:other|between|with|across) (?:forces|areas|regions|divisions|districts|constabularies)"
    r"|nationally"
    r"|national (?:data|figures|rates?)|most similar|each other|one another)\b",
    re.IGNORECASE,
)
_CAREFUL = re.compile(
    r"\bcaution|\bnot (?:directly |strictly )?compar|\bindicative|\billustrative", re.IGNORECASE
)
_CHANGES = frozenset((ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE, ClaimKind.POINTS, ClaimKind.FROM_TO))
_SHORT_TERM = re.compile(
    r"\b(?:(?:last|previous|preceding) (?:quarter|month)|month on month|quarter on quarter|since)\b",
    re.IGNORECASE,
)
_NO_LONGER = re.compile(r"\b(?:until|no longer|now be)\b", re.IGNORECASE)
_SURVEY = re.compile(r"\b(?:survey\w*|respondents?|satisfaction|confidence)\b", re.IGNORECASE)
_NEXT_LINES = 3
_FARTHEST = 20_000  # characters, some seven pages
_WHOLE = re.compile(
    r"\b(?:the|this|these|all|any|survey) (?:survey )?(?:data|figures|results)\b"
    r"(?! (?:for|on|of|from|relating|in relation|about|in)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a caveat is about.

    Attributes
    ----------
    since : int or None
        Ordinal of the month from which figures are of another kind, where one is said.
    named : frozenset of str
        Measures that it names; without any it may speak of all the data here.
    of_survey : bool
        Whether it stands in text about a survey.
    """

    caveat: Claim
    said: str
    since: int | None
    named: frozenset[str]
    of_survey: bool

    def covers(self, change: Claim) -> bool:
        """Tell whether the caveat is about a change: of its measures, or of all the data here."""
        if section_of(change.passage) != section_of(self.caveat.passage):
            return False
        before = change.previous
        if self.since is not None and before is not None and before.first.ordinal >= self.since:
            return False
        if self.named:
            return change.measure in self.named
        # What is said of answers to a survey is not said of crimes.
        alike = change.kind is ClaimKind.POINTS or not self.of_survey
        return alike and _is_close(self.caveat, change) and _WHOLE.search(self.said) is not None


def broken_caveats(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each caveat against comparing over time that figures of its sub-section break.

    Yields
    ------
    ReportFinding
    """
    seen: set[tuple[int, int]] = set()
    careful: dict[int, bool] = {}
    for index, claim in enumerate(reading.claims):
        if claim.kind is not ClaimKind.CAVEAT or not _FORBIDS.search(claim.quote):
            continue
        text, at = claim.passage.text, claim.start - claim.passage.offset
        start, end = sentence(text, at)
        said = text[start:end]
        place = (claim.passage.offset, start)
        if place in seen or not _OVER_TIME.search(said) or _NO_LONGER.search(said):
            continue
        if _BETWEEN_PLACES.search(text[at:end]):
            continue
        seen.add(place)
        scope = _Scope(claim, said, _since(said), _named(reading, claim, said), _is_of_survey(claim))
        broken = [each for each in _changes(reading, claim, careful) if scope.covers(each[1])]
        if broken:
            yield _finding(index, claim, said, broken)


def _changes(reading: Reading, caveat: Claim, careful: dict[int, bool]) -> Iterator[tuple[int, Claim]]:
    """Yield the changes that the caveat's sub-section prints, unless their own sentence is as careful."""
    for passage in reading.near(caveat.passage):
        for index, claim in reading.claims_of(passage):
            if claim.kind not in _CHANGES or abs(claim.start - caveat.start) > _FARTHEST:
                continue
            if index not in careful:
                said = sentence_of(claim)
                careful[index] = bool(_CAREFUL.search(said) or _SHORT_TERM.search(said))
            if not careful[index] and _compares(claim):
                yield index, claim


def _compares(claim: Claim) -> bool:
    """Tell whether a claim compares over time: it has a base, an earlier period or a percentage."""
    of_time = claim.previous is not None or claim.of(Role.BASE) is not None
    return of_time or (claim.of(Role.PERCENT) is not None and bool(claim.direction))


def _is_of_survey(caveat: Claim) -> bool:
    return _SURVEY.search(around(caveat)) is not None


def _is_close(caveat: Claim, change: Claim) -> bool:
    """Tell whether a caveat about "the data" reaches a change: in its section, or in the next lines."""
    if section_of(caveat.passage):
        return True
    return abs(change.line - caveat.line) <= _NEXT_LINES


def _since(said: str) -> int | None:
    """Return the month from which the caveat says that figures are of another kind, if it says one."""
    from scrutinydesk.claims.dates import find_dates  # noqa: PLC0415  only where a caveat is broken

    windows = [each.window for each in find_dates(said) if each.window is not None]
    return windows[0].first.ordinal if len(windows) == 1 else None


def _named(reading: Reading, caveat: Claim, said: str) -> frozenset[str]:
    """Return the measures that a caveat is about: those it names, and those of their breaks."""
    catalogue, breaks = reading.material.resources.catalogue, reading.material.resources.breaks
    named = {
        claim.measure
        for _, claim in reading.claims_of(caveat.passage)
        if abs(claim.start - caveat.start) <= len(said)
        and claim.measure in catalogue
        and claim.measure_words
        and claim.measure_words in said
    }
    for each in breaks:
        if named.intersection(each.measures):
            named.update(each.measures)
    return frozenset(named)


def _finding(index: int, caveat: Claim, said: str, broken: list[tuple[int, Claim]]) -> ReportFinding:
    first = broken[0][1]
    count = "a change" if len(broken) == 1 else f"{len(broken)} changes"
    places = ", ".join(dict.fromkeys(claim.passage.place for _, claim in broken))
    return ReportFinding(
        "caveat_breach",
        Severity.ERROR,
        f"The report says “{short(caveat.quote)}” and gives {count} all the same ({places}):"
        f" “{short(first.quote)}”.",
        (sentence_span(caveat), *(at_claim(claim) for _, claim in broken)),
        "",
        f"The caveat reads: “{short(said, 240)}”. Either it does not hold, or the changes should not be"
        " given.",
        "Could the Constabulary confirm whether these periods can be compared, and if they cannot, give the"
        " latest figures"
        " alone?",
        Against.REPORT,
        (index, *(number for number, _ in broken)),
    )
