"""One walk through a document: drafts become claims of what sentence and place say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scrutinydesk.claims.claim import Claim, ClaimKind, Quantity, Role
from scrutinydesk.claims.document import Document, DocumentError, Passage, PassageKind
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.names import Named
from scrutinydesk.claims.recognising import recognised
from scrutinydesk.claims.setting import Setting, setting_of
from scrutinydesk.claims.shape import Sentence, Token, sentences
from scrutinydesk.claims.statements import find_commitments
from scrutinydesk.claims.subjects import Looking, Subject, Subjects
from scrutinydesk.claims.times import When, when_of
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.resources import Resources

MOST_FIGURES = 40_000
_CHANGES = frozenset(
    (ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE_ZERO, ClaimKind.POINTS, ClaimKind.FROM_TO)
)
_LOOKING = {
    ClaimKind.FORCES: Looking.AFTER, ClaimKind.SHARE: Looking.WHOLE, ClaimKind.SHARE_OF_CHANGE: Looking.WHOLE,
    ClaimKind.POINTS: Looking.LEVELS, ClaimKind.ESTIMATE_RANK: Looking.LEVELS,
}  # fmt: skip
_PLACES = frozenset((ClaimKind.RANK, ClaimKind.ESTIMATE_RANK))
_FOLLOWING = _CHANGES | {
    ClaimKind.RANK,
    ClaimKind.LEVEL,
}  # "Lancashire is 2nd", on the line below the confidence that it is of
_NEXT = 2
_LEADING = 4
_AFTER = 34
_HERE = re.compile(r"[ \n]\(?(here|locally|forcewide|force-wide)\b")
_PLACE = re.compile(
    r"\)?(?:[ \n][a-z]+){0,2}[ \n](?:in|across|within|throughout)[ \n](?:the[ \n])?"
    r"(?P<place>(?!(?:Q\d|Quarter|Year|FY|Force|Constabulary|Police|Operation|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Phase|Tier|Group|Category)\b)"
    r"[A-Z][a-z][\w'’-]*(?:[ ](?:(?:and|of|upon|on|the|under|le|with)[ ]|& )?[A-Z][a-z][\w'’-]*){0,3})"
    r"(?![\w'’/-])"
)


def too_many_figures(name: str) -> DocumentError:
    """Return the error for a document with more figures than any report has."""
    return DocumentError(
        f"“{name}” holds more figures than can be checked.",
        f"It has more than {MOST_FIGURES:,}; a quarterly report has some hundreds.",
        "Save the pages that matter as a document of their own and check that.",
    )


class Reading:
    """One walk through a document; what was said stays known for what follows."""

    def __init__(self, document: Document, resources: Resources) -> None:
        self._document = document
        self._resources = resources
        self.setting: Setting = setting_of(document, resources.areas)
        self.subjects = Subjects(resources, self.setting.force)
        self._figures = 0
        self._said = When()
        self._last_passage: Passage | None = None
        self._areas_named: list[Named] = []
        self._section: tuple[str, ...] = ()
        self._measured: tuple[tuple[str, ...], int, Subject] = ((), 0, Subject())

    def shapes(self, passage: Passage) -> list[Sentence]:
        """Return the sentences of a passage, counting their figures.

        Raises
        ------
        DocumentError
            More figures have been seen than any report has.
        """  # noqa: DOC501  a function makes it
        found = list(sentences(passage, self.setting.as_at))
        self._figures += sum(len(sentence.tokens) for sentence in found)
        if self._figures > MOST_FIGURES:
            raise too_many_figures(self._document.name)
        return found

    def of_passage(self, passage: Passage) -> Iterator[Claim]:
        """Yield the claims of a passage.

        Yields
        ------
        Claim
        """
        made: list[Claim] = []
        counted: Token | None = None
        for sentence in self.shapes(passage):
            if passage.kind is not PassageKind.HEADING or sentence.tokens:
                drafts = recognised(sentence, counted)
                made += [self.claim(sentence, draft) for draft in drafts]
                made += [self._promise(sentence, *each) for each in find_commitments(sentence, self._now)]
            counted = _counted(sentence) or counted
        yield from _with_strengths(sorted(made, key=lambda claim: (claim.start, claim.end)))

    @property
    def _now(self) -> int | None:
        return self.setting.as_at.ordinal if self.setting.as_at else None

    def _promise(self, sentence: Sentence, draft: Draft, token: Token) -> Claim:
        claim = self.claim(sentence, draft)
        date = token.date
        return replace(
            claim,
            due=date.window if date else None,
            due_day=date.day if date else None,
            window=None,
            previous=None,
        )

    def claim(self, sentence: Sentence, draft: Draft) -> Claim:
        """Return the claim of a draft, with what its sentence and place say that it is of."""
        start, end = sentence.document_span(draft.start, _closed(sentence.shape, draft.start, draft.end))
        base = sentence.passage.offset + sentence.start
        span = (start - base, end - base)
        quantities = quantities_of(draft)
        measure = self._measure(sentence, draft, span)
        area, quantities = self._area(sentence, draft, span, quantities)
        when, inherited = self._when(sentence, draft)
        if when.averaged and draft.kind in _CHANGES:
            measure = Subject(measure.words)  # what it is compared with is in no workbook
        due = when.window if draft.kind is ClaimKind.PROJECTION else None
        return Claim(
            draft.kind, start, end, self._document.text[start:end], self._document.line_of(start),
            sentence.passage, quantities, draft.direction, measure.words, measure.id, area.words, area.id,
            when.window, when.previous, due,
            words=draft.words, inherited=inherited,
        )  # fmt: skip

    def spanning(self, claim: Claim, start: int, end: int) -> Claim:
        """Return a claim with another span."""
        return replace(claim, start=start, end=end, quote=self._document.text[start:end])

    def _measure(self, sentence: Sentence, draft: Draft, span: tuple[int, int]) -> Subject:
        passage, at = sentence.passage, sentence.start
        if draft.what is not None:
            start, end = map(sentence.text_offset, draft.what)
            said = sentence.text[start:end].strip()
            return Subject(said, self.subjects.measure_of_words(said))
        how = _LOOKING.get(draft.kind, Looking.SUBJECT if draft.kind in _CHANGES else Looking.NEAR)
        found = self.subjects.measure_at(passage, at, (span[0] + at, span[1] + at), how=how)
        if found.id:
            self._measured = (passage.path, passage.line, found)
        elif draft.kind in _FOLLOWING and not found.words:
            path, line, before = self._measured
            if path == passage.path and 0 <= passage.line - line <= _NEXT:
                return Subject(found.words, before.id)
        return found

    def _area(
        self, sentence: Sentence, draft: Draft, span: tuple[int, int], quantities: tuple[Quantity, ...]
    ) -> tuple[Subject, tuple[Quantity, ...]]:
        named = self._named_areas(sentence)
        if draft.kind in _PLACES:
            named = [each for each in named if not self._is_force(each.id)]
            base = sentence.passage.offset + sentence.start
            quantities = tuple(
                replace(each, area=_nearest_before(named, each.number.start - base)) for each in quantities
            )
        text = sentence.text
        after = [
            each
            for each in named
            if span[1] <= each.start <= span[1] + _AFTER
            and (
                _leads(text[span[1] : each.start])
                or (draft.kind not in _PLACES and _beside(text[span[1] : each.end]))
            )
        ]
        before = [each for each in named if each.start < span[0]]
        within = [each for each in named if span[0] <= each.start < span[1]]
        chosen = after[0] if after else before[-1] if before else within[0] if within else None
        if here := _HERE.match(text, span[1]):
            return Subject(here[1], self.setting.force), quantities
        if not after and draft.kind is not ClaimKind.FORCES and (place := self._elsewhere(sentence, span[1])):
            return Subject(place), quantities
        if chosen is None:
            return Subject("", self.setting.force), quantities
        return Subject(text[chosen.start : chosen.end], chosen.id), quantities

    def _elsewhere(self, sentence: Sentence, at: int) -> str:
        """Return the place that is named behind a claim and that nobody here knows; empty for none."""
        found = _PLACE.match(sentence.text, at)
        if found is None:
            return ""
        start, end = found.span("place")
        held = [*self._named_areas(sentence), *self.subjects.measures_in(sentence.text)]
        return "" if any(each.start < end and start < each.end for each in held) else found["place"]

    def _named_areas(self, sentence: Sentence) -> list[Named]:
        """Return the areas of a sentence; names are looked for once a passage."""
        if self._last_passage is not sentence.passage:
            self._last_passage = sentence.passage
            self._areas_named = self.subjects.areas_in(sentence.passage.text)
        start, end = sentence.start, sentence.start + len(sentence.text)
        return [
            Named(each.start - start, each.end - start, each.id, each.words)
            for each in self._areas_named
            if start <= each.start < end
        ]

    def _is_force(self, key: str) -> bool:
        areas = self._resources.areas
        return key in areas and areas[key].kind is AreaKind.FORCE

    def _when(self, sentence: Sentence, draft: Draft) -> tuple[When, bool]:
        when = when_of(sentence, (draft.start, draft.end), self.setting.as_at)
        if draft.windows is not None:
            when = When(*draft.windows, averaged=when.averaged)
        section = sentence.passage.path[:1]
        if section != self._section:
            self._section, self._said = section, When()
        if draft.kind in _CHANGES and not when.averaged:
            if when.window and when.previous:
                self._said = when
            elif when == When():
                return self._said, self._said.window is not None
        return when, when.elsewhere


def quantities_of(draft: Draft) -> tuple[Quantity, ...]:
    """Return the figures of a draft with their spans in the document."""
    found: list[Quantity] = []
    for role, token, direction in draft.figures:
        number = token.number
        if number is not None:
            found.append(Quantity(role, number.moved(token.origin), direction))
    return tuple(found)


def _closed(shape: str, start: int, end: int) -> int:
    """Return the end of a claim with the bracket closed that it opens, and the unit in it."""
    if shape.count("(", start, end) <= shape.count(")", start, end):
        return end
    at = shape.find(")", end, end + _AFTER)
    return at + 1 if at >= 0 and "(" not in shape[end:at] else end


def _beside(words: str) -> bool:
    """Tell whether the words behind a claim are where it holds: ``2% regionally``."""
    return re.fullmatch(r" ?\(?(?:nationally|regionally)", words) is not None


def _leads(between: str) -> bool:
    words = between.strip(" ()%.,").split()
    return (
        bool(words)
        and words[0].casefold() in {"at", "in", "across", "within", "for", "throughout"}
        and len(words) <= _LEADING
    )


def _nearest_before(named: list[Named], at: int) -> str:
    held = [each.id for each in named if each.start < at]
    return held[-1] if held else ""


def _counted(sentence: Sentence) -> Token | None:
    counts = [token for token in sentence.tokens.values() if token.letter == "N" and token.number]
    return max(counts, key=lambda token: token.number.value if token.number else 0) if counts else None


def _with_strengths(claims: list[Claim]) -> list[Claim]:
    """Give changes of strength the level that the same passage states, in heads or full-time equivalents."""
    stocks = [claim for claim in claims if claim.kind is ClaimKind.STOCK and len(claim.quantities) > 1]
    if not stocks:
        return claims
    heads, full_time = stocks[-1].quantities[:2]
    found: list[Claim] = []
    for claim in claims:
        difference = claim.of(Role.DIFFERENCE)
        if claim.kind is ClaimKind.CHANGE_PERCENT and difference and not claim.of(Role.CURRENT):
            level = full_time if difference.number.decimals else heads
            current = replace(level, role=Role.CURRENT)
            claim = replace(claim, quantities=(*claim.quantities, current))  # noqa: PLW2901  the claim with what was found for it
        found.append(claim)
    return found
