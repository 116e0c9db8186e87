"""Two figures for one thing: "rose by 219" and elsewhere "there were 215 more", in tables and text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.bare_words import words_in
from scrutinydesk.redpen.doubts import Doubt, Doubts
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding
from scrutinydesk.redpen.slips import is_near, slips_of
from scrutinydesk.redpen.told_bases import base_of
from scrutinydesk.redpen.twice import RESTATED, found_twice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.periods import Month, Window
    from scrutinydesk.redpen.material import Material

_CHANGES = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT, ClaimKind.FROM_TO))
_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.LEVEL))
_NOW = frozenset((Role.VALUE, Role.CURRENT))
# Figures of one report may be drawn on several days, and then both may be right.
_DRAWN = re.compile(
    r"\b(?:extract(?:ed|ion)|refreshed|snapshot|re-?run|restat\w+|reclassif\w+|revis(?:ed|ion)|provisional"
    r"|(?:data|figures) (?:was|were|are|is) (?:taken|drawn|run|pulled|correct))\b",
    re.IGNORECASE,
)
_TABLE = re.compile(r"table\b", re.IGNORECASE)
_REPORTED = re.compile(r"\breport", re.IGNORECASE)
_LONG = 100  # of three digits: of fewer every figure is a slip away
_MOST = 6  # so often nobody repeats a figure; it is a heading or a label
_Span = tuple["Month", "Month"]
_Key = tuple[str, str, str, _Span, "_Span | None"]
# What the words over a table may say without narrowing what it counts.
_OVER = frozenset(
    """table figure selected key main type types kind by district division area breakdown summary crime crimes
    recorded offence offences category categories comparison change year quarter month performance data
    a b c d e outcome measure measures other all""".split()  # noqa: SIM905  words read best as words
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One figure that a claim gives of a thing, with its sign."""

    number: int
    figure: Printed
    unit: str


def reworded(material: Material) -> Found:
    """Return what a report says of one thing with two figures, in whatever words.

    It is an error where nothing is in doubt of either: measure, area and period stand beside both, and no
    word there or in a heading above may narrow them. Where the period was said further up, or figures may
    have been drawn on different days, it is asked.
    """
    certainty = _Certainty(material, Doubts(material))
    judgements: list[Judgement] = []
    findings: list[ReportFinding] = []
    told: set[tuple[int, int]] = set()
    for said in _said(material).values():
        for one, other in _pairs(material, said):
            pair = one.number, other.number
            tabled = material.claims[one.number].passage.cell is not None
            if pair in told or not _differ(one, other, slips=tabled):
                continue
            sure = [certainty.of(number) for number in pair]
            if None in sure:
                continue
            told.add(pair)
            working = _apart(one, other)
            certain = all(sure) and not certainty.drawn and certainty.is_recorded_alike(pair)
            findings.append(found_twice(material, pair, working, _WHY if certain else _MAY_BE, sure=certain))
            judgements += [
                Judgement(number, Verdict.DIFFERS, working, Against.REPORT) for number in pair if certain
            ]
    return Found(tuple(judgements), tuple(findings))


_WHY = "Measure, area and period are the same in both."
_MAY_BE = "Measure and area are the same in both, and it seems the period."


def _pairs(material: Material, said: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    """Yield the figures of prose by twos, and each of them with the one figure that the tables give."""
    spoken = [each for each in said if material.claims[each.number].passage.cell is None]
    printed = [each for each in said if material.claims[each.number].passage.cell is not None]
    yield from combinations((each for each in spoken[:_MOST] if material.claims[each.number].area), 2)
    if len({each.figure.value for each in printed}) == 1:
        yield from ((printed[0], each) for each in spoken[:_MOST])


def _said(material: Material) -> dict[_Key, list[_Said]]:
    """Return the figures of a report by what they are of."""
    found: dict[_Key, list[_Said]] = defaultdict(list)
    for number, claim in enumerate(material.claims):
        if claim.measure and claim.window and (claim.area or not claim.area_words):
            for kind, window, previous, said in _figures(number, claim, claim.window):
                before = (previous.first, previous.last) if previous else None
                thing = (f"{kind} {base_of(claim)}", claim.measure, claim.area)
                found[*thing, (window.first, window.last), before].append(said)
    return found


def _figures(
    number: int, claim: Claim, window: Window
) -> Iterator[tuple[str, Window, Window | None, _Said]]:
    if any(each.number.approx is not Approx.EXACT or each.number.upto for each in claim.quantities):
        return
    previous = claim.previous or window.previous
    for each in claim.quantities:
        count = each.number.unit is Unit.COUNT and not each.number.decimals
        if claim.kind in _CHANGES and each.role is Role.DIFFERENCE and count:
            yield "difference", window, previous, _Said(number, printed_quantity(each), "")
        elif claim.kind in _CHANGES and each.role is Role.PERCENT and each.number.unit is Unit.PERCENT:
            yield "percent", window, previous, _Said(number, printed_percent(each), "%")
        elif claim.kind in _CHANGES and each.role is Role.BASE and count:
            yield "count", previous, None, _Said(number, printed_quantity(each), "")
        elif count and (
            (claim.kind in _CHANGES and each.role is Role.CURRENT)
            or (claim.kind in _LEVELS and each.role in _NOW and len(claim.quantities) == 1)
        ):
            yield "count", window, None, _Said(number, printed_quantity(each), "")


def _differ(one: _Said, other: _Said, *, slips: bool) -> bool:
    """Tell whether two figures cannot be the same, and are so near that the same is meant.

    Parameters
    ----------
    slips : bool
        Whether a slip of the pen is near too: what a table prints is hardly of another thing.
    """
    if one.number == other.number or one.figure.stands_for().meets(other.figure.stands_for()):
        return False
    if is_near(one.figure.value, other.figure.value):
        return True
    long = min(abs(one.figure.value), abs(other.figure.value)) * 10**one.figure.decimals >= _LONG
    return slips and long and any(each.value == other.figure.value for each in slips_of(one.figure))


def _apart(one: _Said, other: _Said) -> str:
    low, high = sorted((abs(each.figure.value), each.figure) for each in (one, other))
    shown = [str(each).lstrip("\N{MINUS SIGN}") + one.unit for _, each in (high, low)]
    return f"{shown[0]} − {shown[1]} = {figure(high[0] - low[0])}, both printed for one thing"


@dataclass
class _Certainty:
    """Tells of claims how sure it is what they are of; what stands above them is looked at once a section."""

    material: Material
    doubts: Doubts
    _lines: dict[tuple[str, ...], int] = field(default_factory=dict)
    _drawn: set[tuple[str, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        passages = self.material.document.passages
        for passage, after in zip_longest(passages, passages[1:]):
            if _DRAWN.search(passage.text):
                self._drawn.add(passage.path)
            ends = passage.text.rstrip(" *\"'”’)")[-1:]
            over_table = after is not None and after.cell is not None
            plain = passage.kind in {PassageKind.HEADING, PassageKind.CELL} or over_table
            if not plain and ends not in {".", ";"}:
                self._lines.setdefault(passage.path, passage.offset)

    @property
    def drawn(self) -> bool:
        """Whether the report speaks of when figures were drawn."""
        return bool(self._drawn)

    def is_recorded_alike(self, numbers: Iterable[int]) -> bool:
        """Tell whether all of some claims count what was reported, or none: that may be more than crimes."""
        sentences = (self.doubts.sentence(self.material.claims[number]) for number in numbers)
        return len({_REPORTED.search(each) is None for each in sentences}) == 1

    def of(self, number: int) -> bool | None:
        """Return whether it is sure what a claim is of; None where it is too much in doubt to ask."""
        claim = self.material.claims[number]
        found = set(self.doubts.of(claim, None))
        if not claim.area and not self.doubts.force and found == {Doubt.AREA}:
            # Of whomever the whole report is of, which is asked.
            return None if self._may_be_of_more(claim) else False
        if not found <= {Doubt.WINDOW} or self._may_be_of_more(claim):
            return None
        if Doubt.WINDOW in found and (claim.passage.cell is not None or not claim.inherited):
            return None
        return not found

    def _may_be_of_more(self, claim: Claim) -> bool:
        """Tell whether words around a claim take it back, narrow it, or say when it was drawn."""
        passage = claim.passage
        if passage.cell is not None:
            over = self.doubts.over_table(claim)
            plain = words_in(over) - words_in(claim.measure_words) <= self.doubts.plain_words | _OVER
            return not plain or RESTATED.search(over) is not None
        # A short line above it may be a heading; and where figures are said to be drawn, the report says why.
        led = self._lines.get(passage.path, passage.offset) >= passage.offset
        known = led and passage.path not in self._drawn
        headed = self.doubts.is_plainly_headed(claim) or _TABLE.match(" ".join(passage.path[-1:]))
        return not (known and headed) or RESTATED.search(self.doubts.sentence(claim)) is not None
