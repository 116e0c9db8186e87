"""What part of a measure is in a division, "East had 47.1% of all crime", against the counts of both.

A sentence is read from end to end, so that the percentage can only be of what it says; the counts are those
of the workbook, or of the report where they stand right before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.dates import find_dates
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.setting import setting_of
from scrutinydesk.claims.subjects import Subjects
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.claims.whole_crime import ALL_CRIME
from scrutinydesk.findings import Severity
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.periods import Span as PeriodSpan
from scrutinydesk.periods import Window
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.area_share_words import CRIMES, OWN, form_of
from scrutinydesk.redpen.doubts import Doubts
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span
from scrutinydesk.redpen.slips import is_near, is_slip
from scrutinydesk.redpen.told_counts import ToldCounts
from scrutinydesk.redpen.wording import quoted
from scrutinydesk.redpen.workbook_values import Figures, Value

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.redpen.material import Material
    from scrutinydesk.redpen.workbook_compare import Compared

_KINDS = frozenset((ClaimKind.PROPORTION, ClaimKind.SHARE))
_NEAR = Fraction(1, 10)
_USUAL = (PeriodSpan.ROLLING_12, PeriodSpan.QUARTER, PeriodSpan.MONTH, PeriodSpan.YEAR_TO_DATE)
_WHOLE = re.compile(r"Of[ \n]the[ \n](\d[\d,]*)")
_COUNTED = frozenset(("crimes", "recorded crimes", "offences", "recorded offences"))
_LEFT_OUT = re.compile(r"\b(?:exclud\w+|except\w*|excl|without|other than|apart from|includ\w+|and|or)\b")
_LEADING = re.compile(r"^(?:the[ \n](?:force|Constabulary|county)['’]s|the|its|our)[ \n]")


@dataclass(frozen=True, slots=True)
class _Shared:
    """What part of a measure another one, or that of a division, is; without a window where none is said."""

    percent: Quantity
    measure: str
    part: str
    area: str
    window: Window | None


def shares_of_areas(material: Material) -> Found:
    """Judge what part of a measure is said to be in a division of the force."""
    check = _Check(material)
    for number, claim in enumerate(material.claims):
        if _is_bare(claim):
            material.heed()
            check.judge(number, claim)
    return Found(tuple(check.judgements), tuple(check.findings))


def _is_bare(claim: Claim) -> bool:
    if claim.kind not in _KINDS or claim.passage.cell is not None or len(claim.quantities) != 1:
        return False
    number = claim.quantities[0].number
    exact = number.approx is Approx.EXACT and not number.upto and not number.worded and not number.signed
    return exact and number.unit is Unit.PERCENT


class _Check:
    def __init__(self, material: Material) -> None:
        self.judgements: list[Judgement] = []
        self.findings: list[ReportFinding] = []
        self._material = material
        self._force = setting_of(material.document, material.resources.areas).force or material.assumed
        self._subjects = Subjects(material.resources, self._force)
        self._counts = ToldCounts(material)
        workbook = material.workbook
        self._figures = Figures(workbook.observations, material.resources) if workbook is not None else None

    def judge(self, number: int, claim: Claim) -> None:
        found = self._read(claim)
        if found is None:
            return
        if self._beside(number, claim, found):
            return
        window = found.window or claim.window or claim.assumed
        held = self._held(found, self._figures, window) if window is not None and self._figures else None
        if held is None or window is None or self._figures is None:
            self._told(number, claim, found)
            return
        if held.verdict is Verdict.AGREES:
            cells = self._figures.places(row for value in held.values for row in value.rows)
            self.judgements.append(
                Judgement(number, Verdict.AGREES, held.working, Against.WORKBOOK, cells=cells)
            )
        elif held.verdict is Verdict.DIFFERS:
            self._differs(number, found, held, window)

    def _read(self, claim: Claim) -> _Shared | None:
        """Return what a sentence says is in a division; None where it says anything else."""
        sentence = Doubts.sentence(claim)
        percent = claim.quantities[0]
        start = claim.passage.text.find(sentence) + claim.passage.offset
        dates = find_dates(sentence)
        marks = [(each.start, each.end, "#") for each in dates]
        marks.append((percent.number.start - start, percent.number.end - start, "%"))
        shape, at = "", 0
        for first, last, sign in sorted(marks):
            shape += sentence[at:first] + sign
            at = last
        shape += sentence[at:]
        found = form_of(shape)
        if found is None or len(dates) > 1:
            return None
        whole = found.groupdict().get("whole") is not None
        counted = whole and found["what"] in _COUNTED
        measure = ALL_CRIME if counted else self._measure(found["what"])
        named = found.groupdict().get("part")
        part = self._measure(named) if named else measure
        area = self._force if named else self._area(found["area"])
        if not (measure and part and area) or (dates and dates[0].window is None):
            return None
        if named and not self._is_part(part, measure):
            return None
        window = dates[0].window if dates else None
        if whole and not self._is_whole(sentence, measure, window):
            return None
        return _Shared(percent, measure, part, area, window)

    def _is_whole(self, sentence: str, measure: str, window: Window | None) -> bool:
        """Tell whether the count that a share is said to be of is the workbook's: "of the 115,775 crimes"."""
        said = _WHOLE.search(sentence)
        if said is None or window is None or self._figures is None:
            return False
        count = int(said[1].replace(",", ""))
        return any(value.exact == count for value in self._figures.of(measure, self._force, window))

    def _is_part(self, part: str, measure: str) -> bool:
        """Tell whether one measure is a part of another."""
        one, whole = (self._material.resources.catalogue[key] for key in (part, measure))
        crimes = measure == ALL_CRIME and one.unit == whole.unit and one.kind is whole.kind
        return part != measure and (one.parent == measure or crimes)

    def _measure(self, what: str) -> str:
        """Return the measure that words name from end to end; empty where they say more."""
        if _LEFT_OUT.search(what):
            return ""
        own = OWN.search(what)
        if own is not None:
            areas = self._material.resources.areas
            if own["name"] and areas.find(own["name"].strip()) != self._force:
                return ""
            what = what[: own.start()]
        plain = " ".join(_LEADING.sub("", what).split())
        find = self._material.resources.catalogue.find
        return find(plain) or find(plain.removeprefix("all ")) or ""

    def _area(self, words: str) -> str:
        areas = self._material.resources.areas
        key = self._subjects.area_called(" ".join(words.split()))
        division = key in areas and areas[key].kind is AreaKind.DIVISION and areas[key].parent == self._force
        return key if division else ""

    def _held(self, found: _Shared, figures: Figures, window: Window) -> Compared | None:
        """Return what comes of the counts of division and force in the workbook, the best of them."""
        bases = [*figures.of(found.measure, self._force, window), *self._divisions(found, figures, window)]
        return compare.best(
            compare.share(None, None, found.percent, (mine, base))
            for mine in figures.of(found.part, found.area, window)
            for base in bases
            if not mine.pooled and not base.pooled and mine.exact <= base.exact
        )

    def _divisions(self, found: _Shared, figures: Figures, window: Window) -> list[Value]:
        """Return what all divisions come to, where that is not the force's: what has no place is left out."""
        areas = self._material.resources.areas.items()
        own = [key for key, area in areas if area.kind is AreaKind.DIVISION and area.parent == self._force]
        held = [figures.of(found.measure, each, window) for each in own]
        if found.area == self._force or not held or not all(held):
            return []
        rows = tuple(row for values in held for row in values[0].rows)
        return [Value(sum((values[0].exact for values in held), Fraction(0)), window, rows)]

    def _differs(self, number: int, found: _Shared, held: Compared, window: Window) -> None:
        """Say that the workbook has another share, or ask where no period stands beside it."""
        if self._figures is None:
            return
        sure = found.window is not None
        if not sure and self._fits_elsewhere(found, self._figures, window):
            return
        resources = self._material.resources
        subject = f"{resources.catalogue[found.part].title}, {resources.areas[found.area].title}"
        subject = f"{subject}, {window.words}"
        cells = self._figures.places(row for value in held.values for row in value.rows)
        said = held.said
        title = f"The report says {said}, the workbook has {held.told} for {subject}"
        if sure:
            self.judgements.append(
                Judgement(number, Verdict.DIFFERS, held.working, Against.WORKBOOK, cells=cells)
            )
        self.findings.append(
            ReportFinding(
                "workbook" if sure else "workbook_period",
                Severity.ERROR if sure else Severity.NOTE,
                title if sure else f"Is “{said}” of {subject}? The workbook has {held.told}",
                (_span(found.percent),),
                held.working,
                "The workbook has the count of the part and that of the whole.",
                f"The report gives {said} for the share of {subject}, and the workbook {held.told}."
                " Could the Constabulary confirm which is right?",
                Against.WORKBOOK,
                (number,),
                cells,
            )
        )

    def _fits_elsewhere(self, found: _Shared, figures: Figures, window: Window) -> bool:
        """Tell whether the share is right for another usual period to the same month."""
        usual = (Window.ending(each, window.last) for each in _USUAL)
        tried = (self._held(found, figures, each) for each in (*usual, window.previous))
        return any(held is not None and held.verdict is Verdict.AGREES for held in tried)

    def _beside(self, number: int, claim: Claim, found: _Shared) -> bool:
        """Judge a share by the count and the whole that stand right before it; return whether they do."""
        before = self._material.claims[number - 1] if number else None
        if before is None or before.passage is not claim.passage or found.part != found.measure:
            return False
        part, whole = before.of(Role.PART), before.of(Role.WHOLE) or before.of(Role.VALUE)
        if part is None or whole is None or before.of(Role.PERCENT) is not None or found.window is not None:
            return False
        if before.area != found.area or not self._is_of(whole, before, found.measure):
            return False
        return self._summed((number, number - 1), claim, found, (part, whole))

    def _told(self, number: int, claim: Claim, found: _Shared) -> None:
        """Judge a share by the counts that the report gives for the same period, wherever they stand."""
        if found.window is None:
            return
        part = self._counts.of(found.part, found.area, found.window)
        whole = self._counts.of(found.measure, self._force, found.window)
        if part is not None and whole is not None:
            self._summed((number, part[0], whole[0]), claim, found, (part[1], whole[1]))

    def _summed(
        self, numbers: tuple[int, ...], claim: Claim, found: _Shared, counts: tuple[Quantity, Quantity]
    ) -> bool:
        """Judge a share by two counts; return whether they are surely those that it is of."""
        number = numbers[0]
        figures = [*map(printed_quantity, counts), printed_percent(found.percent)]
        checked = check_share(figures[:1], figures[1], figures[2])
        likely = is_slip(figures, lambda tried: check_share([tried[0]], tried[1], tried[2]).verdict)
        if checked.verdict is Verdict.DIFFERS:
            if not likely and not is_near(100 * figures[0].value / figures[1].value, figures[2].value, _NEAR):
                return False
            quote = f"“{quoted(claim)}” {claim.passage.aside}"
            self.findings.append(
                ReportFinding(
                    "arithmetic",
                    Severity.ERROR,
                    checked.said,
                    (_span(found.percent), *map(_span, counts)),
                    checked.working,
                    "The report gives the count and the whole.",
                    f"Could {quote} be checked? We make it: {checked.working}.",
                    Against.REPORT,
                    numbers,
                )
            )
        elif checked.verdict is not Verdict.AGREES:
            return False
        self.judgements.append(Judgement(number, checked.verdict, checked.working, Against.REPORT))
        return True

    def _is_of(self, whole: Quantity, before: Claim, measure: str) -> bool:
        """Tell whether a whole is of a measure: "crimes" and no others are all crime."""
        if before.measure:
            return before.measure == measure
        text = self._material.document.text
        return measure == ALL_CRIME and CRIMES.match(text, whole.number.end) is not None


def _span(quantity: Quantity) -> Span:
    return Span(quantity.number.start, quantity.number.end)
