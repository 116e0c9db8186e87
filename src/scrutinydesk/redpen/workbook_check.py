"""Every claim against the open workbook, with the cells cited.

The workbook says that a claim is wrong only where nothing of the claim is in doubt, or where the officer
linked it by hand; otherwise what does not agree cannot be checked, and a link is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import WORDS_ALONE, Claim, ClaimKind, Role
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.periods import Span as PeriodSpan
from scrutinydesk.periods import Window
from scrutinydesk.redpen import workbook_compare as compare
from scrutinydesk.redpen.doubts import AMONG, Doubt, Doubts
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.redpen.outturns import is_answered, is_planned
from scrutinydesk.redpen.period_beside import is_of_another_period
from scrutinydesk.redpen.plain_forms import CHANGES, is_plainly_put
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding
from scrutinydesk.redpen.share_parts import parts_of_share
from scrutinydesk.redpen.told_bases import SHORT, base_of
from scrutinydesk.redpen.workbook_asked import Asked
from scrutinydesk.redpen.workbook_claims import held_against, part_words
from scrutinydesk.redpen.workbook_compare import Compared
from scrutinydesk.redpen.workbook_elsewhere import elsewhere, is_told
from scrutinydesk.redpen.workbook_findings import Findings
from scrutinydesk.redpen.workbook_questions import Doubtful, Questions
from scrutinydesk.redpen.workbook_values import DATED, Figures, Value, worth
from scrutinydesk.redpen.year_earlier import earlier_window, may_be_of_a_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.redpen.material import Link, Material, Workbook

_WRONG = frozenset((Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED))
_AFTER = 80
_YEAR = 12
_USUAL = (PeriodSpan.ROLLING_12, PeriodSpan.QUARTER, PeriodSpan.MONTH, PeriodSpan.YEAR_TO_DATE)
_NOW = frozenset((Role.CURRENT, Role.VALUE))
_SHARES = frozenset((ClaimKind.SHARE, ClaimKind.SHARE_OF_CHANGE))
_LINK = "link the figure to its cell"


def against_workbook(material: Material) -> Found:
    """Judge every claim that prints a figure; nothing without a workbook."""
    if material.workbook is None:
        return Found()
    check = _Check(material, material.workbook)
    for number, claim in enumerate(material.claims):
        material.heed()
        if claim.kind not in WORDS_ALONE and claim.quantities:
            check.judge(number, claim)
    return Found(tuple(check.judgements), (*check.findings, *check.questions()))


@dataclass
class _Check:
    material: Material
    workbook: Workbook
    judgements: list[Judgement] = field(default_factory=list)
    findings: list[ReportFinding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._figures = Figures(self.workbook.observations, self.material.resources)
        self._doubts = Doubts(self.material)
        self._words = Findings(self._figures, self.material.resources)
        self._questions = Questions(bool(self.material.assumed))

    def judge(self, number: int, claim: Claim) -> None:
        link = self.material.links.get(key_of(claim)) if self.material.links else None
        row = None
        if link is not None and link.cell:
            row = self._figures.at_cell(link.sheet, link.cell)
            if row is None:
                self._cannot(
                    number, f"a figure in cell {link.cell} of sheet “{link.sheet}”: none was read there"
                )
                return
        asked = self._asked(number, claim, link, row)
        if isinstance(asked, str):
            self._cannot(number, asked)
            return
        if link is None and self._is_earlier(number, asked):
            return
        held = self._held(asked, row)
        if claim.window is None and row is None and held.verdict is not Verdict.AGREES:
            held = self._of_any_period(asked, held)
        if held.missing:
            self._cannot(number, held.missing)
        elif held.verdict in _WRONG:
            self._wrong(number, asked, held, link)
        else:
            self._right(number, asked, held, link)

    def _is_earlier(self, number: int, asked: Asked) -> bool:
        """Judge a figure whose time the one beside it tells for certain; return whether it was judged."""
        claim = asked.claim
        before = self.material.claims[number - 1] if number else None
        if may_be_of_a_year(claim):
            self._cannot(number, f"{Doubt.WINDOW}: {_LINK}")
            return True
        window = earlier_window(claim, before, self._figures)
        if window is None:
            return False
        pair = claim.kind is ClaimKind.FROM_TO
        told = replace(asked, previous=window) if pair else replace(asked, window=window, previous=None)
        held = self._held(told, None)
        if held.missing or held.verdict not in {Verdict.AGREES, Verdict.DIFFERS}:
            return False
        if held.verdict is Verdict.AGREES:
            self._right(number, told, held, None)
            return True
        if any(map(compare.approximate, held.wrong)) or self._elsewhere(told, held):
            return False
        self._judged(number, held.verdict, held)
        self.findings.append(self._words.wrong(number, told, held, self._released(told, held)))
        return True

    def questions(self) -> Iterator[ReportFinding]:
        """Yield what is asked once all claims were looked at.

        Yields
        ------
        ReportFinding
        """
        yield from self._questions.findings()

    def _asked(self, number: int, claim: Claim, link: Link | None, row: Observation | None) -> Asked | str:
        """Return what to look up, or what is missing before anything can be."""
        resources, observations = self.material.resources, self.workbook.observations
        measure = row.measure if row else (link.measure if link else "") or claim.measure
        area = row.area if row else (link.area if link else "") or claim.area or claim.assumed_area
        if measure not in resources.catalogue:
            return "a measure of the workbook that it is of: link it to one"
        known = resources.catalogue[measure]
        if measure not in observations.measures:
            return f"figures of {known.title}, which the workbook does not hold"
        if area not in resources.areas:
            return "an area of the workbook that it is of: link it to one"
        window, previous = claim.window or claim.assumed, claim.previous
        if row is not None and (window is None or (claim.inherited and window.last != row.window.last)):
            window, previous = row.window, None
        after = self._after(number, claim)
        breakdown = row.breakdown if row else ""
        force = self._doubts.force if claim.kind in AMONG else ""
        parts = tuple(parts_of_share(claim, self._doubts)) if claim.kind in _SHARES else ()
        return Asked(claim, known, area, window, previous, breakdown, after, parts, force)

    def _held(self, asked: Asked, row: Observation | None) -> Compared:
        held = held_against(asked, self._figures)
        if row is None or not held.missing or row.value is None:
            return held
        value = Value(worth(row), row.window, (row,))
        each_of = [
            compare.level([each], value)
            for each in asked.claim.quantities if compare.comparable(each, row.unit)
        ]  # fmt: skip
        return compare.best(each_of) or held

    def _after(self, number: int, claim: Claim) -> str:
        """Return the words from a claim to the next figure, within its passage."""
        claims = self.material.claims
        after = claims[number + 1] if number + 1 < len(claims) else None
        end = min(claim.passage.end, claim.end + _AFTER)
        if after is not None and after.passage is claim.passage and after.start >= claim.end:
            end = min(end, after.start)
        return self.material.document.text[claim.end : end]

    def _right(self, number: int, asked: Asked, held: Compared, link: Link | None) -> None:
        """Say that a claim agrees; a small figure or a bound may do so by chance, where it is in doubt."""
        told = any(map(compare.telling, asked.claim.quantities))
        doubts = () if told else self._doubts.of(asked.claim, link, self._told(asked))
        if doubts:
            self._cannot(number, f"{' and '.join(doubts)}: {_LINK}")
        else:
            self._judged(number, Verdict.AGREES, held)
            self._questions.agrees(self._doubts.place(asked.claim), asked, held)

    def _told(self, asked: Asked) -> tuple[str, ...]:
        """Return the words that say which part, or which parts, a claim is held against."""
        claim = asked.claim
        if claim.kind is ClaimKind.PROPORTION:
            return part_words(asked.measure)
        if claim.kind in _SHARES:
            return tuple(parts_of_share(claim, self._doubts).values())
        return ()

    def _wrong(self, number: int, asked: Asked, held: Compared, link: Link | None) -> None:
        claim = asked.claim
        if claim.kind is ClaimKind.PROJECTION:
            self._come_due(number, asked, held)
            return
        doubts = self._doubts.of(claim, link, self._told(asked))
        if claim.kind is ClaimKind.PROPORTION and any(each.role is Role.WHOLE for each in held.wrong):
            doubts = (*doubts, Doubt.SCOPE)  # a part of a part
        if asked.previous is None and asked.measure.kind in DATED and not _NOW & {e.role for e in held.wrong}:
            doubts = (*doubts, Doubt.WINDOW)  # a stock may be compared with that of any day
        if claim.kind in CHANGES and claim.passage.cell is None and link is None:
            doubts = (*doubts, *_doubts_of_change(claim, self.material.document.text))
        loose = any(map(compare.approximate, held.wrong)) or any(value.pooled for value in held.values)
        if doubts or loose:
            self._doubtful(number, asked, held, doubts)
            return
        released = self._released(asked, held)
        if link is None and not released and (place := self._elsewhere(asked, held)):
            self._misplaced(number, asked, held, place)
            return
        self._judged(number, held.verdict, held)
        if not _against_itself(claim, held):
            self.findings.append(self._words.wrong(number, asked, held, released))

    def _doubtful(self, number: int, asked: Asked, held: Compared, doubts: tuple[Doubt, ...]) -> None:
        """Say what is in doubt; whether it is asked is told in the end."""
        what = " and ".join(doubts) or "a figure that is exact"
        missing = f"{what}: {_LINK}"
        working = f"{held.working}, if it is of {self._words.subject(asked, held)}"
        self.judgements.append(
            Judgement(
                number, Verdict.CANNOT_BE_CHECKED, working, Against.WORKBOOK, missing, self._words.cells(held)
            )
        )
        claim = asked.claim
        if not held.wrong or _against_itself(claim, held):
            return
        sentence, begins = self._doubts.sentence(claim), self._doubts.place(claim)[1]
        ahead = (sentence[: max(each.number.start - begins, 0)] for each in held.wrong)
        if is_of_another_period(claim, sentence) or any(map(is_planned, ahead)):
            return
        stands = claim.window is None and held.told in sentence
        if stands or self._elsewhere(asked, held):  # "£93m, 73% of £128m" has the right one
            return
        if self._of_another_period(asked) is None:
            others = bool(self._doubts.measures_beside(claim)) or self._doubts.names_another_area(claim)
            finding = self._words.wrong(number, asked, held)
            self._questions.doubt(Doubtful(self._doubts.place(claim), asked, held, doubts, finding, others))

    def _elsewhere(self, asked: Asked, held: Compared) -> str:
        return elsewhere(asked, held, self._figures, self._doubts.measures_beside(asked.claim))

    def _misplaced(self, number: int, asked: Asked, held: Compared, place: str) -> None:
        """Ask about a figure that the workbook has, but of something else."""
        subject = self._words.subject(asked, held)
        missing = f"whether it is of {place}: {_LINK}"
        working = f"{held.working}, if it is of {subject}"
        self.judgements.append(
            Judgement(
                number, Verdict.CANNOT_BE_CHECKED, working, Against.WORKBOOK, missing, self._words.cells(held)
            )
        )
        claim = asked.claim
        sentence = self._doubts.sentence(claim)
        if _against_itself(claim, held) or is_told(claim, held, sentence, self._doubts.place(claim)[1]):
            return
        self.findings.append(self._words.misplaced(number, asked, held, place))

    def _of_any_period(self, asked: Asked, held: Compared) -> Compared:
        """Return what comes of a claim without a period: of the latest one or another, if it agrees there."""
        latest = held_against(replace(asked, window=None), self._figures)
        if held.missing or latest.verdict is Verdict.AGREES:
            return latest
        return self._of_another_period(asked) or held

    def _of_another_period(self, asked: Asked) -> Compared | None:
        """Return the agreement with another period, where there is one: then the figures are of that.

        Tried are the periods of every usual length to the same month, and those a year before or after.
        """
        window = asked.window
        if window is None:
            return None
        usual = () if asked.measure.kind in DATED else (Window.ending(each, window.last) for each in _USUAL)
        later = replace(window, first=window.first + _YEAR, last=window.last + _YEAR)
        for each in (*usual, window.previous, later):
            held = held_against(replace(asked, window=each, previous=None), self._figures)
            if not held.missing and held.verdict is Verdict.AGREES:
                return held
        return None

    def _come_due(self, number: int, asked: Asked, held: Compared) -> None:
        """Note what a projected year came to: that it came out otherwise makes no projection wrong."""
        self.judgements.append(
            Judgement(
                number, Verdict.CANNOT_BE_CHECKED, held.working, Against.WORKBOOK,
                "nothing: a projection is not wrong because the year came out otherwise",
                self._words.cells(held),
            )
        )  # fmt: skip
        if is_answered(self._doubts.sentence(asked.claim)):
            return
        self.findings.append(self._words.come_due(number, asked, held))

    def _released(self, asked: Asked, held: Compared) -> str:
        """Return the name of the earlier workbook with which a claim agrees, or that gave its base."""
        for release in self.workbook.releases:
            figures = Figures(release.observations, self.material.resources)
            for tried in (
                held_against(replace(asked, base=figures), self._figures),
                held_against(asked, figures),
            ):
                if not tried.missing and tried.verdict is Verdict.AGREES and tried.has != held.has:
                    return release.name
        return ""

    def _judged(self, number: int, verdict: Verdict, held: Compared) -> None:
        self.judgements.append(
            Judgement(number, verdict, held.working, Against.WORKBOOK, cells=self._words.cells(held))
        )

    def _cannot(self, number: int, missing: str) -> None:
        self.judgements.append(
            Judgement(number, Verdict.CANNOT_BE_CHECKED, f"needs {missing}", Against.WORKBOOK, missing)
        )


def _doubts_of_change(claim: Claim, text: str) -> Iterator[Doubt]:
    """Yield what is in doubt of a change: on the month before it is not held against the year before."""
    if not is_plainly_put(claim, text):
        yield Doubt.SCOPE
    if base_of(claim) in SHORT:
        yield Doubt.WINDOW


def _against_itself(claim: Claim, held: Compared) -> bool:
    """Tell whether both ends agree, so that the claim contradicts itself: its own check says so."""
    wrong = {each.role for each in held.wrong}
    ends = ({Role.BASE, Role.CURRENT}, {Role.PART, Role.WHOLE})
    said = {each.role for each in claim.quantities}
    return any(both <= said and not both & wrong for both in ends)
