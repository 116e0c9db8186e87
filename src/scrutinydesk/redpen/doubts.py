"""How surely a claim was understood: only where nothing is in doubt may the workbook say that it is wrong.

A claim is looked at so closely only once its figures do not agree: most never are.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.claims import neutral_words
from scrutinydesk.claims.claim import Claim, ClaimKind
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.names import Named, stems
from scrutinydesk.claims.setting import setting_of
from scrutinydesk.claims.subjects import Subjects
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span
from scrutinydesk.redpen.bare_words import words_in
from scrutinydesk.redpen.captions import OF_TABLES, is_narrowed_by
from scrutinydesk.redpen.period_beside import is_of_now
from scrutinydesk.redpen.plain_forms import CHANGES
from scrutinydesk.redpen.table_heads import TableHeads
from scrutinydesk.redpen.told_apart import (
    MONTHS_TO,
    is_of_another_head,
    may_be_of_other_months,
    may_be_of_other_things,
)

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Link, Material


class Doubt(StrEnum):
    """What is in doubt, as the words for what is missing."""

    MEASURE = "which measure of the workbook it is"
    SCOPE = "whether it is of all that the workbook counts"
    AREA = "which area it is of"
    WINDOW = "which period it is of"


_LONGEST = 2000  # signs of a sentence; what is longer is none
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)%])[.;][ \n]+(?=[A-Z(‘“'\"])|\n\n")
# An age, or another bound, which is no word.
_BOUND = re.compile(r"\b(?:under|over|aged?|above|below)[ -]\d+s?\b", re.IGNORECASE)
_PARTED = re.compile(r"[,;()\d]")
_OF = re.compile(r"[ \n]+(?:out[ \n]+)?of\b", re.IGNORECASE)
# Something else that is counted along; "and" after a figure or a comma begins something new.
_WITH_BEFORE = re.compile(r"[a-z)][ \n]+(?:and|or|&|plus)[ \n]+(?:the[ \n]+)?$", re.IGNORECASE)
_WITH_AFTER = re.compile(r"[ \n]+(?:and|or|&|plus)[ \n]+[a-z]", re.IGNORECASE)
# "So many a month" are not so many in all.
_EACH = re.compile(r"\b(?:an?|per|each|every) (?:hour|day|week|month|quarter)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|['’]\d\d\b|-\d\d\b|\b\d\d?/\d\d\b")
_IN_YEAR = re.compile(r"in[ -]year performance|previous 12 month", re.IGNORECASE)
# Something is compared with, and where no period was read for it, it may be any.
_COMPARED = re.compile(
    r"\b(?:previous|last|prior|preceding|earlier|same|since|before|against|compar\w+|than|versus|vs?)\b",
    re.IGNORECASE,
)
_NEAR = 40
_EARLIER = r"(?:previous|preceding|prior|last|earlier|before|ago)"
_EARLIER_BEFORE = re.compile(rf"\b{_EARLIER}\b[^.;,()\d]*(?:\d\d?[ \n-]months?)?[^.;,()\d]*$", re.IGNORECASE)
_EARLIER_AFTER = re.compile(rf"(?:[^.;,()\d]|\d\d?(?=[ \n-]months)){{0,24}}\b{_EARLIER}\b", re.IGNORECASE)
AMONG = frozenset((ClaimKind.RANK, ClaimKind.ESTIMATE_RANK, ClaimKind.FORCES))
_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL))
_ENUMERATED = re.compile(r"^\W*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]\s+", re.IGNORECASE)


@dataclass
class Doubts:
    """Looks for doubts in the claims of one report; names are put together when they are first needed."""

    material: Material
    _held: dict[str, Subjects] = field(default_factory=dict)

    def of(self, claim: Claim, link: Link | None, told: Iterable[str] = ()) -> tuple[Doubt, ...]:
        """Return what is in doubt; nothing where the officer has pointed to a cell.

        Parameters
        ----------
        told : iterable of str
            Words that say which part of the measure the claim is of, where that is what it was held against.
        """
        if link is not None and link.cell:
            return ()
        found: list[Doubt] = []
        by_hand = link is not None and bool(link.measure)
        sentence = self.sentence(claim)
        if len(sentence) > _LONGEST and not by_hand:
            return tuple(Doubt)
        if not by_hand and not (self._named(claim, sentence) and self._nearest(claim, sentence)):
            found.append(Doubt.MEASURE)
        if not by_hand and self._narrowed(claim, sentence, told):
            found.append(Doubt.SCOPE)
        if not (link is not None and link.area) and not self._placed(claim):
            found.append(Doubt.AREA)
        if not self._dated(claim, sentence):
            found.append(Doubt.WINDOW)
        return tuple(found)

    @classmethod
    def sentence(cls, claim: Claim) -> str:
        """Return the sentence of a claim; of a cell its own text."""
        passage = claim.passage
        ends = _ends(passage.text)
        end = ends[min(bisect_left(ends, claim.end - passage.offset), len(ends) - 1)]
        return passage.text[cls._start(claim) - passage.offset : end]

    def place(self, claim: Claim) -> tuple[int, int]:
        """Return what tells the sentence of a claim from every other of the document."""
        return id(claim.passage), self._start(claim)

    @staticmethod
    def _start(claim: Claim) -> int:
        """Return where the sentence of a claim begins in the text of the document."""
        passage = claim.passage
        ends = _ends(passage.text)
        before = bisect_right(ends, claim.start - passage.offset) - 1
        return passage.offset + (ends[before] if before >= 0 else 0)

    def _named(self, claim: Claim, sentence: str) -> bool:
        """Tell whether the measure is called by one of its names, in the sentence or over the table."""
        catalogue = self.material.resources.catalogue
        words = _ENUMERATED.sub("", claim.measure_words)
        if not words or claim.measure not in catalogue:
            return False
        over = " ".join(claim.passage.path[-1:])
        if claim.passage.cell is None and claim.measure_words not in f"{sentence} {over}":
            return False
        measure = catalogue[claim.measure]
        said = _stems(words)
        for name in (measure.title, measure.short, *measure.aliases):
            plain = _stems(name.removesuffix(" (headcount)"))
            if plain and plain <= said and said - plain <= _neutral_stems():
                return True
        return False

    def _narrowed(self, claim: Claim, sentence: str, told: Iterable[str]) -> bool:
        """Tell whether a word beside the claim, or over it, may make it one of a part only."""
        own = self._own_words(claim) | words_in(" ".join(told))
        if claim.passage.cell is None:
            beside = set().union(*map(self._said_of, self._beside(claim)))
            if not words_in(sentence) <= self._neutral | own | beside | self._counted(claim):
                return True
            if not told and self._together(claim, sentence):
                return True
            plain = sentence.replace(claim.measure_words, "")
            if _BOUND.search(plain) or _EACH.search(plain) or self._joined(claim, sentence):
                return True
            if claim.kind in _LEVELS and self._is_of_more(claim):
                return True
            if may_be_of_other_things(claim, sentence, self.material.document.text):
                return True
        known = self._neutral | self._headings | own | self._measure_words
        return not _headed(claim.passage.path[-1:]) <= known or self._narrowed_in_table(claim, own)

    def _narrowed_in_table(self, claim: Claim, own: set[str]) -> bool:
        if claim.passage.cell is None:
            return False
        caption, head = self._table_heads.narrowing(claim.passage.cell)
        known = self._neutral | self._headings | own
        if not words_in(head) <= known | self._measure_words | OF_TABLES:
            return True
        return is_narrowed_by(caption, claim.measure, self._subjects(claim.area), known)

    def _is_of_more(self, claim: Claim) -> bool:
        """Tell whether a figure is so many of something: "rose in 11 of the 12 months"."""
        text = self.material.document.text
        return any(_OF.match(text, each.number.end) for each in claim.quantities)

    @staticmethod
    def _joined(claim: Claim, sentence: str) -> bool:
        """Tell whether something else stands with the measure: "officers and PCSOs"."""
        at = sentence.find(claim.measure_words)
        before, after = sentence[: max(at, 0)], sentence[at + len(claim.measure_words) :]
        return bool(claim.measure_words) and bool(_WITH_BEFORE.search(before) or _WITH_AFTER.match(after))

    def is_plainly_headed(self, claim: Claim) -> bool:
        """Tell whether no heading above a claim, the outermost included, says more than its measure."""
        return _headed(claim.passage.path) <= self._neutral | self._headings | self._own_words(claim)

    def _nearest(self, claim: Claim, sentence: str) -> bool:
        """Tell whether no other measure is named between its own name and the end of the claim."""
        if claim.passage.cell is not None:
            return True
        end = claim.end - self._start(claim)
        before = [each for each in self._others(claim, sentence, own=True) if each.start < end]
        return not before or before[-1].id == claim.measure

    def _together(self, claim: Claim, sentence: str) -> bool:
        """Tell whether a measure is named of which no claim here is: the figure may be of both."""
        told = {each.measure for each in self._beside(claim)}
        return any(each.id not in told for each in self._others(claim, sentence))

    def _others(self, claim: Claim, sentence: str, *, own: bool = False) -> list[Named]:
        """Return the measures that a sentence names; the whole of the claim's own counts as a unit in it."""
        catalogue = self.material.resources.catalogue
        parent = catalogue[claim.measure].parent if claim.measure in catalogue else ""
        start = self._start(claim)
        span = range(claim.start - start, claim.end - start)
        return [
            each for each in self._subjects(claim.area).measures_in(sentence)
            if (own or each.id != claim.measure) and not (each.id == parent and each.start in span)
        ]  # fmt: skip

    def _counted(self, claim: Claim) -> set[str]:
        catalogue = self.material.resources.catalogue
        unit = catalogue[claim.measure].unit if claim.measure in catalogue else ""
        return words_in(neutral_words.COUNTED.get(unit, ""))

    def _beside(self, claim: Claim) -> list[Claim]:
        """Return the claims of the same sentence."""
        return self._by_sentence[self.place(claim)]

    @cached_property
    def _by_sentence(self) -> dict[tuple[int, int], list[Claim]]:
        found: dict[tuple[int, int], list[Claim]] = {}
        for each in self.material.claims:
            found.setdefault(self.place(each), []).append(each)
        return found

    @staticmethod
    def _said_of(claim: Claim) -> set[str]:
        return words_in(claim.measure_words) | words_in(claim.area_words)

    def _own_words(self, claim: Claim) -> set[str]:
        resources = self.material.resources
        own = self._said_of(claim)
        catalogue = resources.catalogue
        parent = catalogue[claim.measure].parent if claim.measure in catalogue else ""
        for key in filter(None, (claim.measure, parent)):  # "Adult casualties: ... (48 KSIs)"
            if key in catalogue:
                known = catalogue[key]
                own |= set().union(*map(words_in, (known.title, known.short, *known.aliases)))
        named = {claim.area, self.force} if claim.kind in AMONG else {claim.area}
        for area in (resources.areas[key] for key in named if key in resources.areas):
            for name in (area.title, area.short, *area.aliases):
                own |= words_in(name)
        return own

    def _placed(self, claim: Claim) -> bool:
        """Tell whether the area is one that is known, and no other is spoken of around an unnamed one."""
        if claim.area not in self.material.resources.areas or self.material.assumed:
            return False
        if claim.kind in AMONG:
            return True
        sentence = self.sentence(claim)
        if claim.passage.cell is None and self.names_another_area(claim) and not self._led_by_area(claim):
            return False
        if claim.area_words:  # a heading or a title may be of more than the sentence
            return claim.passage.cell is not None or claim.area_words in sentence
        if claim.area != self.force:
            return False
        until = self._start(claim) - claim.passage.offset + len(sentence)
        around = (*claim.passage.path, claim.passage.text[:until])
        named = {each.id for text in around for each in self._subjects(claim.area).areas_in(text)}
        return named <= {claim.area}

    def _led_by_area(self, claim: Claim) -> bool:
        """Tell whether a figure follows the name of its area, of several: "East has a fall of 12.7%"."""
        text, start = self.material.document.text, self._start(claim)
        first = min(each.number.start for each in claim.quantities)
        at = text.rfind(claim.area_words, start, first) if claim.area_words else -1
        between = text[at + len(claim.area_words) : first]
        return at >= 0 and not _PARTED.search(between) and not self._subjects(claim.area).areas_in(between)

    def _dated(self, claim: Claim, sentence: str) -> bool:
        """Tell whether the period stands beside the claim, with its year."""
        if claim.window is None or claim.inherited:
            return False
        catalogue = self.material.resources.catalogue
        of_before = claim.kind not in CHANGES and self._is_of_before(claim)
        flow = claim.measure in catalogue and catalogue[claim.measure].kind is Kind.FLOW
        if of_before or self._is_of_two(claim, sentence) or self._is_over(claim):
            return False
        if claim.passage.cell is None and may_be_of_other_months(claim, sentence, flow=flow):
            return False
        if claim.passage.cell is not None or _IN_YEAR.search(sentence):
            return True
        dates = find_dates(sentence)
        if not (_YEAR.search(sentence) and is_of_now(claim, sentence, self._start(claim), dates)):
            return False
        said = {claim.window, claim.previous} - {None}
        of_no_other = len({date.window or date.text for date in dates}) <= len(said)
        others = {each.window for each in dates} - said - {None}  # "the same quarter of the previous year"
        return of_no_other or claim.kind in _LEVELS or others <= {claim.window.previous}

    @staticmethod
    def _is_of_two(claim: Claim, sentence: str) -> bool:
        """Tell whether a change is on a period that is not known, though the sentence speaks of one."""
        if claim.previous is not None or claim.kind in _LEVELS or not _COMPARED.search(sentence):
            return False
        said = {each.window for each in find_dates(sentence)}
        return claim.window is None or said != {claim.window, claim.window.previous}

    def is_of_before(self, claim: Claim) -> bool:
        """Tell whether the period that a claim was given is said of something else in its sentence."""
        sentence = self.sentence(claim)
        dates = find_dates(sentence)
        if claim.passage.cell is not None or claim.window not in {each.window for each in dates}:
            return False
        return not is_of_now(claim, sentence, self._start(claim), dates)

    def _is_over(self, claim: Claim) -> bool:
        """Tell whether what stands over a table speaks of other months than its heads."""
        cell, window = claim.passage.cell, claim.window
        if cell is None or window is None:
            return False
        heads = self._table_heads.of(cell)
        over = self._table_heads.over.get(cell.table, "")
        if is_of_another_head(claim, heads, " ".join((over, *heads, self._table_heads.corner(cell.table)))):
            return True
        return window.span is Span.FINANCIAL_YEAR and MONTHS_TO.search(over) is not None

    @cached_property
    def _table_heads(self) -> TableHeads:
        return TableHeads(self.material.document)

    def over_table(self, claim: Claim) -> str:
        """Return the heading and the line over the table of a claim."""
        return self._table_heads.over.get(claim.passage.cell.table, "") if claim.passage.cell else ""

    @property
    def plain_words(self) -> set[str]:
        """The words that narrow nothing, in headings neither."""
        return self._neutral | self._headings | self._measure_words

    def _is_of_before(self, claim: Claim) -> bool:
        """Tell whether words beside a figure say that it is of another period: "(previous year: 9,200)"."""
        text = self.material.document.text
        return any(
            _EARLIER_BEFORE.search(text, max(each.number.start - _NEAR, 0), each.number.start)
            or _EARLIER_AFTER.match(text, each.number.end)
            for each in claim.quantities
        )

    def names_another_area(self, claim: Claim) -> bool:
        """Tell whether the sentence of a claim names an area besides the claim's own."""
        named = {each.id for each in self._subjects(claim.area).areas_in(self.sentence(claim))}
        return bool(named - {claim.area})

    def measures_beside(self, claim: Claim) -> dict[str, str]:
        """Return the other measures that the sentence of a claim names, with the words for each."""
        sentence = self.sentence(claim)
        named = self._others(claim, sentence)
        return {each.id: sentence[each.start : each.end] for each in named}

    @cached_property
    def force(self) -> str:
        """The force that the report is about, as it says itself; empty where it does not."""
        return setting_of(self.material.document, self.material.resources.areas).force

    @cached_property
    def _neutral(self) -> set[str]:
        return words_in(neutral_words.NEUTRAL)

    @cached_property
    def _headings(self) -> set[str]:
        return words_in(neutral_words.HEADING)

    @cached_property
    def _measure_words(self) -> set[str]:
        catalogue = self.material.resources.catalogue
        return set().union(*(words_in(f"{each.title} {each.short}") for each in catalogue.values()))

    def _subjects(self, area: str) -> Subjects:
        force = area if area in self.material.resources.areas else ""  # "MSG" of a force that is not known
        if force not in self._held:
            self._held[force] = Subjects(self.material.resources, force)
        return self._held[force]


@lru_cache(maxsize=1024)
def _ends(text: str) -> tuple[int, ...]:
    """Return where the sentences of a passage end, its own end last."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    return tuple(dict.fromkeys((*ends, len(text))))


def _headed(headings: Iterable[str]) -> set[str]:
    """Return the words of headings that may narrow; a question does not: "How well are victims helped?"."""
    told = (each for each in headings if not each.endswith("?"))
    return set().union(*(words_in(_ENUMERATED.sub("", each)) for each in told))


def _stems(text: str) -> set[str]:
    return {word for word, _, _ in stems(text)}


@cache
def _neutral_stems() -> set[str]:
    return _stems(neutral_words.NEUTRAL)
