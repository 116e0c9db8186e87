"""A report as the rules for words look at it: passages of prose, sections, sentences, claims by passage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.claims.dates import Dated, find_dates
from scrutinydesk.claims.document import Passage
from scrutinydesk.claims.setting import Setting, setting_of
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.redpen.review import Span

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim, Quantity
    from scrutinydesk.claims.document import Document
    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.redpen.material import Material

_NUMBERED = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[A-Z])[.)]\s")
_SENTENCE_ENDS = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bNo)[.!?][\"'”’)]*\s+(?=[\"“‘'(]*[A-Z0-9])")
# The most similar group of a force whose group the resources do not hold.
UNKNOWN_GROUP = "msg"
# What is no sentence after so many characters is a list, or no prose at all.
_LONGEST = 1_500
_QUOTED = 160
# Characters of a quotation in a title.
TITLE = 70
# So many passages of a sub-section on either side belong together; without headings a report is one section.
NEAR = 60


class Reading:
    """What the rules share: each part is worked out once, when a rule first asks for it."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.document: Document = material.document
        self.claims: tuple[Claim, ...] = material.claims
        self._dates: dict[int, tuple[Dated, ...]] = {}

    @cached_property
    def setting(self) -> Setting:
        """The month up to which the report tells, and its force."""
        return setting_of(self.document, self.material.resources.areas)

    @cached_property
    def lowered(self) -> str:
        """The text in small letters: whether a rule has anything to look for at all."""
        return self.document.text.casefold()

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Passages that are no cells of tables."""
        return tuple(each for each in self.document.passages if each.cell is None)

    @cached_property
    def _lowered_prose(self) -> tuple[tuple[Passage, str], ...]:
        return tuple((each, f" {each.text.casefold()} ") for each in self.prose)

    @cached_property
    def _claims_of(self) -> dict[int, list[tuple[int, Claim]]]:
        found: dict[int, list[tuple[int, Claim]]] = defaultdict(list)
        for number, claim in enumerate(self.claims):
            found[claim.passage.offset].append((number, claim))
        return found

    def claims_of(self, passage: Passage) -> list[tuple[int, Claim]]:
        """Return the claims of a passage with their indices."""
        return self._claims_of.get(passage.offset, [])

    @cached_property
    def _sections(self) -> dict[tuple[str, ...], list[Passage]]:
        found: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        for passage in self.document.passages:
            found[section_of(passage)].append(passage)
        return found

    def section(self, passage: Passage) -> list[Passage]:
        """Return the passages of the sub-section in which one stands."""
        return self._sections[section_of(passage)]

    def near(self, passage: Passage, before: int = NEAR, after: int = NEAR) -> list[Passage]:
        """Return the passages about one that stand in its sub-section, with it, in order."""
        at = bisect_right(self._offsets, passage.offset) - 1
        about = self.document.passages[max(at - before, 0) : at + after + 1]
        section = section_of(passage)
        return [each for each in about if section_of(each) == section]

    def following(self, passage: Passage, most: int) -> tuple[Passage, ...]:
        """Return the passages after one, so many at most."""
        at = bisect_right(self._offsets, passage.offset)
        return self.document.passages[at : at + most]

    @cached_property
    def _offsets(self) -> list[int]:
        return [each.offset for each in self.document.passages]

    def section_text(self, passage: Passage) -> str:
        """Return the text of the sub-section of a passage, its headings among it."""
        return "\n".join((*passage.path, *(each.text for each in self.section(passage))))

    def measure(self, claim: Claim) -> Measure | None:
        """Return the catalogue's measure of a claim, if it is linked to one."""
        return self.material.resources.catalogue.get(claim.measure)

    def dates(self, passage: Passage) -> tuple[Dated, ...]:
        """Return the dates and periods that a passage names."""
        if passage.offset not in self._dates:
            self._dates[passage.offset] = find_dates(passage.text)
        return self._dates[passage.offset]

    def hits(self, pattern: re.Pattern[str], *words: str) -> Iterator[tuple[Passage, re.Match[str]]]:
        """Yield what a pattern finds in prose.

        Parameters
        ----------
        *words : str
            In small letters; a passage with none of them is not searched.

        Yields
        ------
        tuple of Passage and re.Match
        """
        if words and not any(word in self.lowered for word in words):
            return
        for passage, lowered in self._lowered_prose:
            if words and not any(word in lowered for word in words):
                continue
            for match in pattern.finditer(passage.text):
                yield passage, match


def section_of(passage: Passage) -> tuple[str, ...]:
    """Return the numbered headings that a passage stands under; all of them where none has a number."""
    numbered = tuple(each for each in passage.path if _NUMBERED.match(each))
    return numbered or passage.path


def sentence(text: str, at: int) -> tuple[int, int]:
    """Return the span of the sentence of a text that holds a character."""
    ends = _ends(text)
    number = bisect_right(ends, at)
    start = ends[number - 1] if number else 0
    end = ends[number] if number < len(ends) else len(text)
    return max(start, at - _LONGEST), min(end, at + _LONGEST)


@lru_cache(maxsize=256)
def _ends(text: str) -> tuple[int, ...]:
    return tuple(found.end() for found in _SENTENCE_ENDS.finditer(text))


def sentence_of(claim: Claim) -> str:
    """Return the sentence in which a claim begins."""
    text, at = claim.passage.text, claim.start - claim.passage.offset
    start, end = sentence(text, at)
    return text[start:end]


def around(claim: Claim) -> str:
    """Return the paragraph of a claim; of a very long one what stands about the claim."""
    at = claim.start - claim.passage.offset
    return claim.passage.text[max(at - _LONGEST, 0) : at + _LONGEST]


def sentence_span(claim: Claim) -> Span:
    """Return the span of the sentence in which a claim begins."""
    text, at = claim.passage.text, claim.start - claim.passage.offset
    start, end = sentence(text, at)
    return span_of(claim.passage, start, start + len(text[start:end].rstrip()))


def span_of(passage: Passage, start: int, end: int) -> Span:
    """Return the span in the document of a stretch of a passage."""
    return Span(passage.offset + start, passage.offset + end)


def at_claim(claim: Claim) -> Span:
    """Return the span of a claim."""
    return Span(claim.start, claim.end)


def at_figure(quantity: Quantity) -> Span:
    """Return the span of a figure."""
    return Span(quantity.number.start, quantity.number.end)


def short(text: str, most: int = TITLE) -> str:
    """Return text in one line for a title, cut at a word where it is long."""
    plain = " ".join(text.replace("**", "").split())
    if len(plain) <= most:
        return plain
    return plain[:most].rpartition(" ")[0] + " …"


def in_short(claim: Claim, most: int = _QUOTED) -> str:
    """Return the sentence of a claim for a quotation within another: cut where long, no full stop."""
    return short(sentence_of(claim), most).rstrip(".")


def listed(words: Iterable[str]) -> str:
    """Return words as a sentence lists them: ``a, b and c``, each once."""
    each = list(dict.fromkeys(words))
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else "".join(each)


def title_of(reading: Reading, area: str) -> str:
    """Return how a sentence names an area."""
    areas = reading.material.resources.areas
    if area == UNKNOWN_GROUP or (area in areas and areas[area].kind is AreaKind.MSG):
        return "the most similar group"
    if area not in areas:
        return area
    kind = areas[area].kind
    return f"the {areas[area].title}" if kind is AreaKind.REGION else areas[area].title
