"""What is said of a figure that is not what the workbook has: title, detail, question, cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Place, Severity
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.measures.observations import Mark
from scrutinydesk.redpen.review import Against, ReportFinding, Span

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.workbook_asked import Asked
    from scrutinydesk.redpen.workbook_compare import Compared
    from scrutinydesk.redpen.workbook_values import Figures

_NOT_FINAL = frozenset((Mark.PROVISIONAL, Mark.ESTIMATED))


@dataclass(frozen=True, slots=True)
class Findings:
    """Words findings about the figures of one workbook."""

    figures: Figures
    resources: Resources

    def wrong(self, number: int, asked: Asked, held: Compared, released: str = "") -> ReportFinding:
        """Return that a figure is not the workbook's.

        Parameters
        ----------
        released : str
            Name of the earlier workbook whose figure it is.
        """
        cut = held.verdict is Verdict.ONLY_IF_TRUNCATED
        marked = any(_NOT_FINAL & set(row.marks) for value in held.values for row in value.rows)
        subject = self.subject(asked, held)
        title = f"The report says {held.said}, the workbook has {held.told} for {subject}"
        detail = "The workbook is what the report is drawn from, so one of the two wants correcting."
        question = (
            f"The report gives {held.said} for {subject}, and the workbook {held.told}."
            " Could the Constabulary confirm which is right?"
        )
        if cut:
            title += "; it was cut off, not rounded"
            detail = "Cut off after its last printed figure the value agrees; rounded it does not."
        if released:
            title = f"{title}, after a restatement"
            detail = f"It agrees with the figures of “{released}”: the workbook has been restated since."
            question = (
                f"The report gives {held.said} for {subject}, as “{released}” had it; the latest workbook has"
                f" {held.told}. Could the Constabulary confirm that the restated figures are the right ones?"
            )
        severity = Severity.WARNING if cut or marked or released else Severity.ERROR
        kind = "restated" if released else "workbook_rounding" if cut else "workbook"
        return ReportFinding(
            kind, severity, title, _spans(asked.claim, held), held.working, detail, question,
            Against.WORKBOOK, (number,), self.cells(held),
        )  # fmt: skip

    def misplaced(self, number: int, asked: Asked, held: Compared, place: str) -> ReportFinding:
        """Return a question about a figure that the workbook has for something else."""
        subject = self.subject(asked, held)
        return replace(
            self.wrong(number, asked, held),
            kind="workbook_elsewhere",
            severity=Severity.NOTE,
            title=f"Is “{held.said}” of {subject}? The workbook has it for {place}",
            detail=f"For {subject} it has {held.told}.",
            question=f"Could the Constabulary confirm what “{held.said}” counts, and of which period?",
        )

    def come_due(self, number: int, asked: Asked, held: Compared) -> ReportFinding:
        """Return what a projected year came to."""
        said = " ".join(asked.claim.quote.split())
        return ReportFinding(
            "projection_due",
            Severity.NOTE,
            f"The year of “{said}” is over: it came to {held.told}",
            _spans(asked.claim, held),
            held.working,
            "What was projected can be held against what came.",
            f"The report says “{said}”. Could the Constabulary say how that compares with the outturn?",
            Against.WORKBOOK,
            (number,),
            self.cells(held),
        )

    def subject(self, asked: Asked, held: Compared) -> str:
        """Return what a claim was held against, in words: measure, area, period."""
        window: Window = held.values[-1].window
        area = COUNTRY if asked.claim.kind is ClaimKind.FORCES else asked.area
        title = self.resources.areas[area].title
        return f"{asked.measure.title}, {title}, {window.words}"

    def cells(self, held: Compared) -> tuple[Place, ...]:
        """Return where the values stand that a claim was held against."""
        rows = [row for value in held.values for row in value.rows]
        return self.figures.places(rows)


def _spans(claim: Claim, held: Compared) -> tuple[Span, ...]:
    wrong = held.wrong or claim.quantities
    spans = dict.fromkeys(Span(each.number.start, each.number.end) for each in wrong)
    return tuple(spans)
