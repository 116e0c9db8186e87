"""What a figure of a report is of, as surely as its words say: only what is surely the same is one unknown.

Two figures are of the same thing where measure, area and window are the same, they stand in one section,
and nothing else is said of either that is not said of both. Any word that is not known to say nothing
("in the north of the county", "of repeat victims") sets a figure apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.names import stems
from scrutinydesk.claims.neutral_words import NEUTRAL

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Document, Passage
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.periods import Window

# Words that say nothing of what is counted, beside those that narrow nothing anywhere.
_MORE = """
    about after almost although any around base beside both break breakdown broken can case changing
    classification classifications combined comes comprise comprised comprising consist consisted
    consisting counted crime criminal cut decline declined difference downward each equate equated
    equating except file further greater half however if incident includes including just kind least
    many marked measure monthly most much nearly no not noted off offence only our out part
    quarterly represent representing respectively result roll section similar since so some split
    standing still sum summary taken they trend type unchanged upward very way we well what where
    whilst whole without yearly yet
    """
_PLAIN = frozenset(word for word, _, _ in stems(f"{NEUTRAL} {_MORE}")) - {"rate", "average"}
_JOINING = frozenset(("from", "against", "with", "without", "not", "no"))
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9*])")
_AFTER_END = re.compile(
    r"[.;:,(\n]|\b(?:and|but|which|while|whilst|compared|from|this|with|when|although|however|to)\b",
    re.IGNORECASE,
)
# "5(e)" of "5(e)(ii)", "4" of "4(ii)": roman numbers are of items, not of sections.
_SUBSECTION = re.compile(r"\d+\((?![ivx]+\))[a-z]+\)|\d+(?:\.\d+)?")
_LEAD = 70
_INTRO = 400


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure is of, but for the window: its unknowns are this in one window or another.

    Attributes
    ----------
    measure : str
        Id of a catalogue measure, or the words where there is none.
    said : frozenset of str
        What else the report says of it, in words that may set it apart.
    """

    section: tuple[str, ...]
    measure: str
    area: str
    said: frozenset[str]


def section_of(passage: Passage) -> tuple[str, ...]:
    """Return the sub-section in which a passage stands: ``5(e)`` of ``5(e)(ii)``."""
    found = _SUBSECTION.match(passage.number)
    return (found[0],) if found else passage.path[:2]


@dataclass
class Sameness:
    """Tells what the claims of a document are of."""

    document: Document
    catalogue: Catalogue
    claims: tuple[Claim, ...]
    _names: dict[str, frozenset[str]] = field(default_factory=dict)
    _said: dict[int, frozenset[str]] = field(default_factory=dict)
    _intro: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._words: dict[int, set[str]] = {}
        for claim in self.claims:
            held = self._words.setdefault(claim.passage.offset, set())
            held.update(_stems(claim.area_words))
        self._heads: dict[tuple[int, int], str] = {}
        intro, number = "", ""
        for passage in self.document.passages:
            if passage.cell is not None and passage.cell.row == 1:
                self._heads[passage.cell.table, passage.cell.column] = passage.text
            if passage.text.rstrip().endswith(":") and passage.kind is not PassageKind.CELL:
                intro, number = passage.text[-_INTRO:], passage.number
            elif passage.kind is not PassageKind.ITEM or passage.number != number:
                intro = ""
            else:
                self._intro[passage.offset] = intro

    def thing(self, claim: Claim) -> Thing | None:
        """Return what a claim is of, None where the report does not say so surely enough."""
        if not claim.measure_words.strip():
            return None
        measure = claim.measure or _measure_of(claim.measure_words)
        if not measure:
            return None
        area = claim.area or " ".join(_stems(claim.area_words))
        return Thing(section_of(claim.passage), measure, area, self._told(claim))

    def _told(self, claim: Claim) -> frozenset[str]:
        key = id(claim)
        if key not in self._said:
            known = self.names(claim.measure) | self._words[claim.passage.offset]
            if not claim.measure:
                known |= frozenset(_stems(claim.measure_words))
            self._said[key] = frozenset(_content(_stems(self._around(claim)), known))
        return self._said[key]

    def _around(self, claim: Claim) -> str:
        """Return the words that may say more of what a claim is of."""
        passage = claim.passage
        if passage.cell is not None:
            head = self._heads.get((passage.cell.table, passage.cell.column), "")
            return f"{claim.measure_words} {head}"
        text, start, end = passage.text, claim.start - passage.offset, claim.end - passage.offset
        ends = [found.end() for found in _SENTENCE.finditer(text, 0, max(start, 0))]
        at = ends[-1] if ends else 0
        colon = text.find(":", 0, _LEAD)
        lead = text[:colon] if 0 <= colon < at else ""
        stop = _AFTER_END.search(text, end)
        after = text[end : stop.start() if stop else len(text)]
        return " ".join((self._intro.get(passage.offset, ""), lead, text[at:end], after))

    def names(self, measure: str) -> frozenset[str]:
        """Return the words in the names of a measure, of what it is part of, and of the other parts."""
        if measure not in self._names:
            found: set[str] = set()
            key = measure
            seen: set[str] = set()
            while key in self.catalogue and key not in seen:
                seen.add(key)
                parent = self.catalogue[key].parent
                for each in (key, *(self.catalogue.parts(parent) if parent else ())):
                    one = self.catalogue[each]
                    found.update(*(_stems(name) for name in (one.title, one.short, *one.aliases)))
                key = parent
            for part in self.catalogue.parts(measure):
                one = self.catalogue[part]
                found.update(*(_stems(name) for name in (one.title, one.short, *one.aliases)))
            self._names[measure] = frozenset(found)
        return self._names[measure]


@lru_cache(maxsize=4096)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(word for word, _, _ in stems(text))


def _measure_of(said: str) -> str:
    """Return the words of a measure that the catalogue lacks: car theft is not theft from cars."""
    words = _stems(said)
    telling = _content(words, frozenset())
    return " ".join(word for word in words if word in telling or word in _JOINING) if telling else ""


def _content(words: Iterable[str], known: frozenset[str] | set[str]) -> set[str]:
    return {
        word
        for word in words
        if word not in _PLAIN and word not in known and not word[0].isdigit() and len(word) > 1
    }


def window_name(window: Window | None) -> str:
    """Return a window as part of the name of an unknown, ordered by time."""
    return "" if window is None else f"{window.last} {window.first}"
