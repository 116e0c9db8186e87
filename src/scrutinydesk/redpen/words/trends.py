"""“Significant”, “slight”, “stable”, “upward trend”: words for a change beside the change that is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import Against, ReportFinding
from scrutinydesk.redpen.words.chance import tested
from scrutinydesk.redpen.words.reading import (
    TITLE,
    at_claim,
    in_short,
    section_of,
    sentence,
    sentence_of,
    sentence_span,
    short,
)

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_SIGNIFICANT = re.compile(
    r"\b(?:statistically )?significant(?:ly)? (?:increas\w+|decreas\w+|reduc\w+|ris\w+|rose|fall\w*|fell"
    r"|drops?|chang\w+|higher|lower|up|down)"
    r"|\b(?:increased|decreased|risen|rose|fallen|fell|reduced|dropped|changed) significantly\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|without|nor|neither|n[o']t)\b[^.;,]{0,30}$", re.IGNORECASE)
_STEADY = re.compile(
    r"\b(?:remain\w*|stayed|been|is|are) (?:broadly |relatively |largely |fairly )?(?:stable|static|steady"
    r"|unchanged|flat|level)\b"
    r"|\bno significant change\b|\bnot altered significantly\b",
    re.IGNORECASE,
)
_SLIGHT = re.compile(
    r"\b(?:slight(?:ly)?|small|marginal(?:ly)?|minor|modest(?:ly)?) (?:increas\w+|decreas\w+|reduc\w+|rises?"
    r"|falls?|drops?|up|down)",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"\b(?:upwards?|rising|increasing) (?:trend|trajectory)", re.IGNORECASE)
_DOWNWARD = re.compile(r"\b(?:downwards?|falling|decreasing|declining) (?:trend|trajectory)", re.IGNORECASE)
_QUALIFIED = re.compile(
    r"\b(?:but|however|although|though|despite|until|revers\w+|previous\w*|had been|long[- ]term|historic\w*"
    r"|bucking|against the"
    r"|since|over the (?:last|past)|recent\w*|nation\w*|now|whereas|while|following|after|latter\w*|month)\b",
    re.IGNORECASE,
)
_RECENT = re.compile(
    r"\b(?:last|past|recent) (?:few |two |three |four |six |\d )?(?:months|weeks)\b|\blatterly\b",
    re.IGNORECASE,
)
_LEVELLED = re.compile(
    r"\blevel(?:l?ing|l?ed)(?: out| off)?\b|\bplateau\w*|\bstatic\b|\bstable\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d%|\d\.\d")
_LARGE = re.compile(
    r"^(?:significant|substantial|sharp|notable) (?:increases?|decreases?|reductions?|rises?|falls?|drops?)",
    re.IGNORECASE,
)
_SLIGHT_MOST, _STEADY_MOST = 25, 10
_CHANGES = frozenset((ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE))


def words_for_changes(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding where a word for a change does not fit the figures of its own sentence.

    Yields
    ------
    ReportFinding
    """
    counted = Counter(sentence_span(claim).start for claim in reading.claims if claim.kind in _CHANGES)
    for index, claim in enumerate(reading.claims):
        if claim.kind is not ClaimKind.CHANGE_PERCENT or claim.passage.cell is not None:
            continue
        said = sentence_of(claim)
        alone = counted[sentence_span(claim).start] == 1
        percent = claim.of(Role.PERCENT)
        if alone and percent is not None:
            yield from _significant(reading, index, claim, said)
            yield from _sized(reading, index, claim, said, abs(float(percent.value)))


def _significant(reading: Reading, index: int, claim: Claim, said: str) -> Iterator[ReportFinding]:
    word = _SIGNIFICANT.search(said)
    test = tested(reading, claim) if word and not _NOT.search(said[: word.start()]) else None
    if word is None or test is None or not test.chance:
        return
    yield ReportFinding(
        "significance",
        Severity.WARNING,
        f"“{short(word[0])}”: {test.counts} is within what chance makes.",
        (at_claim(claim),),
        test.working,
        "“Significant” is read as “more than chance”.",
        "Could the report say what makes the change significant, or use another word?",
        Against.REPORT,
        (index,),
    )


def _sized(reading: Reading, index: int, claim: Claim, said: str, size: float) -> Iterator[ReportFinding]:
    slight, steady = _SLIGHT.search(said), _STEADY.search(said)
    word = slight if slight and size >= _SLIGHT_MOST else steady if steady and size >= _STEADY_MOST else None
    test = tested(reading, claim)
    # What chance could have made is no proof that a series has moved.
    chance = test is not None and test.chance
    if word is None or chance or (word is steady and test is None) or _QUALIFIED.search(said):
        return
    yield ReportFinding(
        "trend_words",
        Severity.WARNING,
        f"“{short(word[0])}” stands beside “{short(claim.quote)}”.",
        (at_claim(claim),),
        detail="The word and the figure tell a reader different things.",
        question=f"Could the Constabulary confirm both the figure and the word in “{short(said, 160)}”?",
        against=Against.REPORT,
        claims=(index,),
    )


def trends_the_other_way(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding where a passage speaks of a trend and prints a change the other way.

    Yields
    ------
    ReportFinding
    """
    for index, claim in enumerate(reading.claims):
        if claim.kind is not ClaimKind.TREND or not claim.measure:
            continue
        way = 1 if _UPWARD.search(claim.words) else -1 if _DOWNWARD.search(claim.words) else 0
        if not way or _QUALIFIED.search(_around(claim)):
            continue
        changes = [
            (number, each)
            for number, each in reading.claims_of(claim.passage)
            if each.kind is ClaimKind.CHANGE_PERCENT and each.direction
        ]
        opposite = [
            each for each in changes if each[1].direction == -way and each[1].measure == claim.measure
        ]
        if opposite and len(opposite) == len(changes):
            yield _opposite(index, claim, *opposite[0])


def _around(claim: Claim) -> str:
    """Return the sentence of a claim and the one after it."""
    text, at = claim.passage.text, claim.start - claim.passage.offset
    start, end = sentence(text, at)
    return text[start : sentence(text, end)[1] if end < len(text) else end]


def _opposite(index: int, claim: Claim, number: int, change: Claim) -> ReportFinding:
    return ReportFinding(
        "trend_words",
        Severity.WARNING,
        f"“{short(claim.words)}” stands beside “{short(change.quote)}”.",
        (at_claim(claim), at_claim(change)),
        detail="A trend can turn within the period that is compared; then the report should say so.",
        question=f"Could the Constabulary say over which months the “{short(claim.words)}” is seen?",
        against=Against.REPORT,
        claims=(index, number),
    )


def levelled_without_figures(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each sub-section where a recent levelling out is told without figures.

    Yields
    ------
    ReportFinding
    """
    seen: dict[tuple[str, ...], list[tuple[int, Claim]]] = {}
    for index, claim in enumerate(reading.claims):
        if claim.kind is ClaimKind.TREND and _LEVELLED.search(claim.words):
            said = sentence_of(claim)
            if _RECENT.search(said) and not _FIGURE.search(said):
                seen.setdefault(section_of(claim.passage), []).append((index, claim))
    for held in seen.values():
        yield _without_figures(
            held,
            "Three months of a survey or of a small count level out, rise or fall by chance.",
            "Could the figures of those months be given, and how many they rest on?",
        )


def large_without_figures(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each sub-section that tells of a significant change and prints no figure of it.

    Yields
    ------
    ReportFinding
    """
    held: dict[tuple[str, ...], list[tuple[int, Claim]]] = {}
    for index, claim in enumerate(reading.claims):
        if claim.kind is not ClaimKind.TREND or not _LARGE.match(claim.words) or not claim.measure:
            continue
        said, measured = sentence_of(claim), claim.measure_words.casefold()
        before = said[: said.find(claim.quote)]
        figures = any(
            each.quantities and each.measure == claim.measure
            for passage in reading.near(claim.passage)
            for _, each in reading.claims_of(passage)
        )
        if measured in said.casefold() and not figures and not _NOT.search(before):
            held.setdefault(section_of(claim.passage), []).append((index, claim))
    for claims in held.values():
        yield _without_figures(
            claims,
            "A reader cannot tell how large the change is, nor whether it is more than chance.",
            "Could the figures be given, with those of the year before?",
        )


def _without_figures(claims: list[tuple[int, Claim]], detail: str, question: str) -> ReportFinding:
    return ReportFinding(
        "missing_figures",
        Severity.NOTE,
        f"“{in_short(claims[0][1], TITLE)}” is said without figures.",
        tuple(at_claim(claim) for _, claim in claims),
        detail=detail,
        question=question,
        claims=tuple(index for index, _ in claims),
    )
