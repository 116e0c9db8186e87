"""A report against those of earlier quarters: figures that changed since, and what has gone quiet.

What one report leaves out may stand in it in other words; such findings are notes, worded as questions.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import WORDS_ALONE, Claim, ClaimKind
from scrutinydesk.claims.setting import setting_of
from scrutinydesk.claims.subjects import Subjects
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Window
from scrutinydesk.redpen.doubts import Doubt, Doubts
from scrutinydesk.redpen.ends import End, ends_of
from scrutinydesk.redpen.promises import due_in_words, last_day, promises
from scrutinydesk.redpen.review import Against, Found, ReportFinding, Span
from scrutinydesk.redpen.telling_words import mentioned, telling_words
from scrutinydesk.redpen.workbook_asked import PERCENT
from scrutinydesk.redpen.workbook_compare import change
from scrutinydesk.redpen.workbook_values import Figures, pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.redpen.material import EarlierReport, Material

_MOST = 20  # figures of one period that one is compared with
_HARMLESS = frozenset((Doubt.WINDOW,))
_FIGURED = frozenset(ClaimKind) - WORDS_ALONE


def against_earlier(material: Material) -> Found:
    """Return what has changed, and what is not spoken of any more, since the reports before."""
    if not material.earlier:
        return Found()
    check = _Check(material)
    findings = (
        *check.changed(),
        *check.dropped(material.earlier[0]),
        *check.projected(),
        *check.promised(),
    )
    return Found((), findings)


@dataclass
class _Check:
    material: Material
    _doubts: dict[int, Doubts] = field(default_factory=dict)

    @cached_property
    def _now(self) -> dt.date | None:
        as_at = setting_of(self.material.document, self.material.resources.areas).as_at
        return None if as_at is None else as_at.last_day

    def changed(self) -> Iterator[ReportFinding]:
        """Yield each figure of an earlier period that is not what an earlier report had.

        Yields
        ------
        ReportFinding
        """
        before = [
            (report, number, end)
            for report in self.material.earlier
            for number, claim in enumerate(report.claims)
            for end in ends_of(claim)
        ]
        known: dict[tuple[str, str, Window], list[tuple[EarlierReport, int, End]]] = {}
        for each in before:
            held = known.setdefault(each[2].series, [])
            if len(held) < _MOST:
                held.append(each)
        for number, claim in enumerate(self.material.claims):
            for end in ends_of(claim):
                found = known.get(end.series, ())
                other = next((each for each in found if not end.fits(each[2])), None)
                if other is None or any(end.fits(each[2]) for each in found):
                    continue
                doubts = self._in_doubt(claim, None) | self._in_doubt(other[0].claims[other[1]], other[0])
                if doubts <= _HARMLESS:
                    yield self._changed(number, claim, (end, other), sure=not doubts)

    def _in_doubt(self, claim: Claim, report: EarlierReport | None) -> frozenset[Doubt]:
        key = id(report) if report else 0
        if key not in self._doubts:
            self._doubts[key] = Doubts(
                self.material if report is None else replace(self.material, claims=report.claims)
            )
        return frozenset(self._doubts[key].of(claim, None))

    def _changed(
        self, number: int, claim: Claim, ends: tuple[End, tuple[EarlierReport, int, End]], *, sure: bool
    ) -> ReportFinding:
        end, (report, at, other) = ends
        subject = self._subject(claim, end.window)
        was = report.claims[at]
        return ReportFinding(
            "changed_base",
            Severity.WARNING if sure else Severity.NOTE,
            f"{subject}: {end.words} here, {other.words} in “{report.name}”",
            tuple(Span(each.number.start, each.number.end) for each in claim.quantities),
            f"here “{_flat(claim.quote)}” gives {end.words}; there “{_flat(was.quote)}” gives {other.words}",
            "A figure that is restated changes every comparison with it; the report should say so.",
            f"For {subject}, “{report.name}” gave {other.words} and this report {end.words}. Could the"
            " Constabulary say whether the figure has been restated, and why?",
            Against.EARLIER,
            (number,),
        )

    def dropped(self, report: EarlierReport) -> Iterator[ReportFinding]:
        """Yield each measure that the last report gave figures of and this one does not name.

        Yields
        ------
        ReportFinding
        """
        counted = Counter(
            claim.measure for claim in report.claims if claim.measure and claim.kind in _FIGURED
        )
        held = {claim.measure for claim in self.material.claims}
        named = {
            each.id
            for passage in self.material.document.passages
            for each in self._names.measures_in(passage.text)
        }
        gone = [measure for measure in counted if measure not in held | named]
        if 2 * len(gone) > len(counted):  # a report of another kind, which cannot be held against it so
            return
        for measure in gone:
            claims = [each for each in report.claims if each.measure == measure and each.kind in _FIGURED]
            sure = next((each for each in claims if Doubt.MEASURE not in self._in_doubt(each, report)), None)
            if sure is not None:
                yield self._dropped(report, sure)

    def _dropped(self, report: EarlierReport, claim: Claim) -> ReportFinding:
        title = self.material.resources.catalogue[claim.measure].title
        return ReportFinding(
            "dropped_measure",
            Severity.NOTE,
            f"Is {title} reported on? “{report.name}” did, at {claim.passage.place}; here it is not named",
            (self._where(claim),),
            f"“{report.name}”: “{_flat(claim.quote)}”",
            "A measure that is left out cannot be followed from quarter to quarter.",
            f"“{report.name}” reported on {title}. Could the Constabulary give the figures for this quarter,"
            " or say why they are no longer reported?",
            Against.EARLIER,
        )

    def projected(self) -> Iterator[ReportFinding]:
        """Yield each projection whose year has ended since the last report.

        Yields
        ------
        ReportFinding
        """
        for report, claim in self._fallen_due(ClaimKind.PROJECTION):
            said, year = _flat(claim.quote), claim.due
            if year is None or not claim.measure:
                continue
            told = any(
                each.measure == claim.measure and each.window is not None and each.window.last == year.last
                for each in self.material.claims
            )
            came = self._came_to(claim, year)
            working = f"workbook: {came}" if came else ""
            title = self.material.resources.catalogue[claim.measure].title
            ending = f": it came to {came}" if came else ", and this report has figures of it" if told else ""
            yield ReportFinding(
                "projection_due",
                Severity.NOTE,
                f"“{said}” for {title} in “{report.name}” has come due{ending}",
                (self._where(claim),),
                working,
                "What was projected can be held against what came; the scorecard keeps both.",
                f"“{report.name}” said “{said}” for {title}. Could the Constabulary say how that compares"
                " with the outturn?",
                Against.EARLIER,
            )

    def promised(self) -> Iterator[ReportFinding]:
        """Yield each promise that has fallen due since and of which no paragraph here speaks.

        Yields
        ------
        ReportFinding
        """
        seen: set[str] = set()
        for report, claim in self._fallen_due(ClaimKind.COMMITMENT):
            said = _flat(claim.quote)
            words = telling_words(Doubts.sentence(claim))
            if said in seen or not words or mentioned(words, self.material.document):
                continue
            seen.add(said)
            by = due_in_words(None, last_day(claim.due, claim.due_day))
            yield ReportFinding(
                "promise",
                Severity.NOTE,
                f"Was “{said}” kept? It was due by {by}, and nothing here seems to speak of it",
                (self._where(claim),),
                f"“{report.name}”, {claim.passage.place}: “{_flat(Doubts.sentence(claim))}”",
                "What was promised to the office should be reported on when it is due.",
                f"“{report.name}” said “{said}”. Could the Constabulary say what came of it?",
                Against.EARLIER,
            )

    def _fallen_due(self, kind: ClaimKind) -> Iterator[tuple[EarlierReport, Claim]]:
        """Yield claims of earlier reports that have fallen due between the last report and this one.

        Yields
        ------
        (EarlierReport, Claim)
        """
        last = self.material.earlier[0].written
        if self._now is None or last is None:
            return
        for report in self.material.earlier:
            made = promises(report.claims) if kind is ClaimKind.COMMITMENT else report.claims
            for claim in made:
                due = last_day(claim.due, claim.due_day)
                if claim.kind is kind and due is not None and last < due <= self._now:
                    yield report, claim

    def _came_to(self, claim: Claim, year: Window) -> str:
        book, resources = self.material.workbook, self.material.resources
        if book is None:
            return ""
        figures = Figures(book.observations, resources)
        now, then = (figures.of(claim.measure, claim.area, each) for each in (year, year.previous))
        percent = resources.catalogue[claim.measure].kind in PERCENT
        held = [change(claim.quantities, *each, percent=percent) for each in pairs(now, then)]
        return held[0].told if held else ""

    def _subject(self, claim: Claim, window: Window) -> str:
        resources = self.material.resources
        area = resources.areas[claim.area].title
        return f"{resources.catalogue[claim.measure].title}, {area}, {window.words}"

    def _where(self, claim: Claim) -> Span:
        """Return where this report would speak of a claim of an earlier one: its section, else the start."""
        passages = self.material.document.passages
        same = (each for each in passages if each.number and each.number == claim.passage.number)
        under = (each for each in passages if each.path and each.path[-1:] == claim.passage.path[-1:])
        first = next(same, None) or next(under, None) or next(iter(passages), None)
        return Span(0, 0) if first is None else Span(first.offset, first.end)

    @cached_property
    def _names(self) -> Subjects:
        return Subjects(self.material.resources, "")


def _flat(text: str) -> str:
    return " ".join(text.split())
