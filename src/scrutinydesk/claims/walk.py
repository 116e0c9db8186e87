"""One walk through a document: drafts become claims of what sentence and place say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scrutinydesk.claims.claim import Claim, ClaimKind, Quantity, Role
from scrutinydesk.claims.comparators import own_comparator
from scrutinydesk.claims.document import Document, DocumentError, Passage, PassageKind
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.levels_before import of_time_before
from scrutinydesk.claims.names import Named
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.recognising import recognised
from scrutinydesk.claims.setting import Setting, periods_of, setting_of
from scrutinydesk.claims.shape import Sentence, Token, sentences
from scrutinydesk.claims.statements import find_commitments
from scrutinydesk.claims.subjects import Looking, Subject, Subjects
from scrutinydesk.claims.times import When, is_of_its_own_time, led_by, says_year_ago, spoken_of, when_of
from scrutinydesk.claims.vocabulary import rx
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.resources import Resources
from scrutinydesk.periods import Window

MOST_FIGURES = 40_000
_CHANGES = frozenset(
    (ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.CHANGE_ZERO, ClaimKind.POINTS, ClaimKind.FROM_TO)
)
_LOOKING = {
    ClaimKind.FORCES: Looking.AFTER, ClaimKind.SHARE: Looking.WHOLE, ClaimKind.SHARE_OF_CHANGE: Looking.WHOLE,
    ClaimKind.POINTS: Looking.LEVELS, ClaimKind.ESTIMATE_RANK: Looking.LEVELS,
    ClaimKind.COUNT: Looking.COUNTED, ClaimKind.STOCK: Looking.COUNTED,
}  # fmt: skip
_PEOPLE = frozenset(("people", "fte"))
_LEVEL_ROLES = frozenset((Role.BASE, Role.CURRENT, Role.VALUE))
_OF_LEVELS = _CHANGES | {ClaimKind.TARGET}
_IN_PERCENT = frozenset((ClaimKind.POINTS, ClaimKind.LEVEL))
_PLACES = frozenset((ClaimKind.RANK, ClaimKind.ESTIMATE_RANK))
_FOLLOWING = _CHANGES | {
    ClaimKind.RANK,
    ClaimKind.LEVEL,
}  # "Lancashire is 2nd", on the line below the confidence that it is of
# Said of a day, or of a time to come.
_OF_A_DAY = frozenset((ClaimKind.STOCK, ClaimKind.PROJECTION, ClaimKind.COMMITMENT, ClaimKind.CAVEAT))
# "Fernley: 78.3%" below "12 months to October 2010:"
_SHORT_LINE = re.compile(r"[^:.;\n]{2,60}: ?[^;\n]{1,24}")
_WERE = re.compile(r"[ \n](?:being|were|was|are|is|of|have|had|has|who|which)\b")
_NEXT = 2
_SUBJECT = 12
_LEADING = 4
_AFTER = 34
_HERE = re.compile(r"[ \n]\(?(here|locally|forcewide|force-wide)\b")
_YEAR_BEFORE = rx(r"\)?,? (?:in |during )?the (?:year|quarter|month) (?:before|earlier)(?![a-z])")
_LAST = rx(r"\)?,? (?:in |during )?(?:the )?(?P<date>D)")
_BEHIND = re.compile(
    r"\)?(?:[ \n][a-z]+){0,2}[ \n](?:in|across|within|throughout)[ \n](?:the[ \n])?"
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

    def __init__(self, document: Document, resources: Resources, unsaid: str = "") -> None:
        self._document = document
        self._resources = resources
        self.setting: Setting = setting_of(document, resources.areas, unsaid)
        self.subjects = Subjects(resources, self.setting.force)
        self._figures = 0
        self._said = When()
        self._last_passage: Passage | None = None
        self._areas_named: list[Named] = []
        self._section: tuple[str, ...] = ()
        self._led = When()
        self._led_of = Subject()
        self._beside: tuple[Passage, Window | None] | None = None
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
        shapes = self.shapes(passage)
        leads = passage.text.rstrip().endswith(":")
        if leads or not _is_listed(passage):
            self._led = led_by(shapes) if leads else When()
            self._led_of = self.subjects.of_lead(passage) if leads else Subject()
        for sentence in shapes:
            if passage.kind is not PassageKind.HEADING or sentence.tokens:
                drafts = recognised(sentence, counted)
                made += [self.claim(sentence, draft) for draft in drafts]
                made += [self._promise(sentence, *each) for each in find_commitments(sentence, self._now)]
            counted = _counted(sentence) or counted
            if periods := spoken_of(sentence):
                if not periods & {self._said.window, self._said.previous, None}:
                    self._said = When()  # since then another has been spoken of
                self._beside = passage, periods.pop() if len(periods) == 1 else None
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
        before = _YEAR_BEFORE.match(sentence.shape, draft.end)
        if before and draft.has(Role.BASE) and when.window and when.previous is None and "year" in before[0]:
            when = replace(when, previous=when.window.previous)
        if draft.kind in _CHANGES and (when.averaged or (before and not draft.has(Role.BASE))):
            measure = Subject()  # what it is compared with is in no workbook, and no other claim has the same
        if measure.id and not self.counts_so(measure.id, quantities, draft.kind):
            measure = Subject(measure.words)
        due = when.window if draft.kind is ClaimKind.PROJECTION else None
        return Claim(
            draft.kind, start, end, self._document.text[start:end], self._document.line_of(start),
            sentence.passage, quantities, draft.direction, measure.words, measure.id, area.words, area.id,
            when.window, when.previous, due,
            words=draft.words, inherited=inherited, assumed=self._assumed(sentence, draft, when),
            assumed_area="" if area.id or area.words else self.setting.assumed_area,
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
        changes = draft.kind in _CHANGES or draft.has(Role.CURRENT)
        how = _LOOKING.get(draft.kind, Looking.SUBJECT if changes else Looking.NEAR)
        counted = [
            token.end + at
            for role, token, _ in draft.figures
            if token.letter == "N" and role in _LEVEL_ROLES and draft.kind in _OF_LEVELS
        ]
        if draft.kind is ClaimKind.PROPORTION and len(draft.figures) == 1:
            ends = [token.end + at for _, token, _ in draft.figures if token.letter == "P"]
            counted = [end for end in ends if not _WERE.match(passage.text, end)]  # not "44% being women"
        where = (span[0] + at, span[1] + at)
        figure = min((token.start + at for _, token, _ in draft.figures), default=where[0])
        found = self.subjects.measure_at(passage, at, where, how=how, counted=counted, figure=figure)
        if found.id:
            self._measured = (passage.path, passage.line, found)
        elif draft.kind in _FOLLOWING and not found.words and not found.other:
            path, line, before = self._measured
            near = path == passage.path and 0 <= passage.line - line <= _NEXT
            if near and before.id and (draft.kind not in _IN_PERCENT or self._in_percent(before.id)):
                return Subject(found.words, before.id)
        if not (found.id or found.words or found.other) and _is_listed(passage):
            return self._led_of
        return found

    def _in_percent(self, measure: str) -> bool:
        return self._resources.catalogue[measure].unit == "percent"

    def counts_so(self, measure: str, quantities: tuple[Quantity, ...], kind: ClaimKind) -> bool:
        """Tell whether figures may be of a measure by their units: there are no pounds of officers."""
        unit = self._resources.catalogue[measure].unit
        if unit.startswith("gbp"):
            return True
        units = {each.number.unit for each in quantities}
        if Unit.MONEY in units or (kind is ClaimKind.LEVEL and unit != "percent" and units == {Unit.PERCENT}):
            return False
        return unit not in _PEOPLE or all(each.number.scale == 1 for each in quantities)

    def _area(
        self, sentence: Sentence, draft: Draft, span: tuple[int, int], quantities: tuple[Quantity, ...]
    ) -> tuple[Subject, tuple[Quantity, ...]]:
        named = self._named_areas(sentence)
        if draft.kind is ClaimKind.FORCES:
            named = [each for each in named if each.id]
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
                or (not each.id and _BEHIND.fullmatch(text, span[1], each.start))
                or (draft.kind not in _PLACES and _beside(text[span[1] : each.end]))
            )
        ]
        before = [each for each in named if each.start < span[0]]
        within = [each for each in named if span[0] <= each.start < span[1]]
        if after and before and _goes_on(text, before[-1].end, span, after[0].start):
            after = []
        chosen = after[0] if after else before[-1] if before else within[0] if within else None
        if here := _HERE.match(text, span[1]):
            return Subject(here[1], self.setting.force), quantities
        if chosen is None:
            return self._area_over(sentence), quantities
        return Subject(text[chosen.start : chosen.end], chosen.id), quantities

    def _area_over(self, sentence: Sentence) -> Subject:
        """Return the area of a sentence that names none: that of the passage, its heading or the document."""
        before = [each for each in self._areas_named if each.start < sentence.start]
        if before and all(not each.id for each in before):
            text = sentence.passage.text
            told = {text[each.start : each.end] for each in before}
            if len(told) == 1 and before[0].start <= _SUBJECT:  # "Fernley's rise is of theft. It is up 5%."
                return Subject(told.pop())
        return self.area_of_headings(sentence.passage)

    def area_of_headings(self, passage: Passage) -> Subject:
        """Return the area that a heading names and hardly more, otherwise that of the document."""
        for heading in reversed(passage.path):
            named = self.subjects.areas_of_heading(heading)
            if len(named) == 1:
                return Subject(heading[named[0].start : named[0].end], named[0].id)
        setting = self.setting
        if setting.area or setting.place:
            return Subject(setting.place, setting.area)
        return Subject("", setting.force)

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

    def _assumed(self, sentence: Sentence, draft: Draft, when: When) -> Window | None:
        """Return the period that a reader takes where none is said."""
        if when.window is not None:
            return None
        if when.averaged or not draft.figures or draft.kind in _OF_A_DAY or is_of_its_own_time(sentence):
            return None
        if self._beside is not None and self._beside[0] is sentence.passage:
            return self._beside[1]
        return self.period_over(sentence.passage)

    def period_over(self, passage: Passage) -> Window | None:
        """Return the period that the nearest heading with one names, otherwise that of the document."""
        for heading in reversed(passage.path):
            if periods := periods_of(heading, self.setting.as_at):
                return periods[0] if len(set(periods)) == 1 else None
        return self.setting.period

    def _when(self, sentence: Sentence, draft: Draft) -> tuple[When, bool]:
        when = own_comparator(sentence, draft) or of_time_before(sentence, draft)
        when = when or when_of(sentence, (draft.start, draft.end), self.setting.as_at)
        if draft.windows is not None:
            when = When(*draft.windows, averaged=when.averaged)
        section = sentence.passage.path[:1]
        if section != self._section:
            self._section, self._said = section, When()
        led = self._led.window
        if when == When() and led and draft.figures and not sentence.dated:
            return self._led, True
        if when == When() and led and draft.figures and says_year_ago(sentence):
            return When(led, led.previous), True
        if draft.kind in _CHANGES and not when.averaged:
            if when.window and when.previous:
                self._said = when
            elif when == When() and (draft.has(Role.BASE) or not _of_last(sentence, draft.end)):
                return self._said, self._said.window is not None
        return when, when.elsewhere


def _is_listed(passage: Passage) -> bool:
    """Tell whether a passage is one of a list that a line before it leads to."""
    text = passage.text
    return passage.kind is PassageKind.ITEM or text[:1].islower() or _SHORT_LINE.fullmatch(text) is not None


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


def _of_last(sentence: Sentence, at: int) -> bool:
    """Tell whether a change is said to be one of last year itself: ``a reduction of 13% last year``."""
    found = _LAST.match(sentence.shape, at)
    date = sentence.tokens[found.start("date")].date if found else None
    return date is not None and date.window is None and date.text.casefold().startswith(("last", "previous"))


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


def _goes_on(text: str, before: int, span: tuple[int, int], after: int) -> bool:
    """Tell whether the next area begins something new: "in East it rose by 35.4%, in South by 23.2%"."""
    return "," in text[span[1] : after] and re.search(r"[,;\d]", text[before : span[0]]) is None
