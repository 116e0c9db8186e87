"""What the officer decides about a checked report, handed to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.qt.main_window import MainWindow
    from scrutinydesk.qt.panels.red_pen.preparing import Shown
    from scrutinydesk.qt.remembering import Remembering
    from scrutinydesk.redpen.kept import Commitment, CommitmentState, FindingDecision
    from scrutinydesk.redpen.material import Link
    from scrutinydesk.remembered.stated_projections import Entered


class ReportDecisions:
    """Each can be undone; the page shows it once the library has it.

    Parameters
    ----------
    shown : callable () -> Shown or None
        The report that is decided about.
    """

    def __init__(
        self, window: MainWindow, remembering: Remembering, shown: Callable[[], Shown | None]
    ) -> None:
        self._window, self._remembering, self._shown = window, remembering, shown

    def decide(self, at: int, decision: FindingDecision | None) -> None:
        """Keep a decision about a finding; None opens it again."""
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  not before the first paint

        shown = self._shown()
        if shown is None or not 0 <= at < len(shown.review.findings):
            return
        finding, name, seen = shown.review.findings[at], shown.review.document.name, shown.known.decisions
        self._remembering.decide(
            "Keeping the decision",
            lambda library: red_pen.keep_decision(
                library, name, finding.fingerprint, decision, seen, finding.title
            ),
        )

    def ask_link(self, claims: tuple[int, ...]) -> None:
        """Ask what one of some claims is of, and keep the answer."""
        from scrutinydesk.qt.panels.red_pen.link_dialog import LinkDialog  # noqa: PLC0415  see above

        shown = self._shown()
        if shown is not None:
            dialog = LinkDialog(shown, claims, self._window)
            dialog.keep_wanted.connect(lambda claim, link: self._link(shown, claim, link))
            dialog.open()

    def _link(self, shown: Shown, at: int, link: Link | None) -> None:
        from scrutinydesk.redpen.keys import key_of  # noqa: PLC0415  see above
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        claim = shown.review.claims[at]
        self._remembering.decide(
            "Keeping the link", lambda library: red_pen.keep_link(library, key_of(claim), link, claim.quote)
        )

    def keep(self) -> None:
        """Keep the report, so that next quarter’s is held against it."""
        from scrutinydesk.qt.panels.red_pen.telling import kept_words  # noqa: PLC0415  see above
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        shown = self._shown()
        if shown is None:
            return
        review, opened, written = shown.review, shown.opened, shown.known.written
        came: list[Entered] = []

        def keep(library: Library) -> Record:
            kept = red_pen.keep_report(library, review, written, opened)
            came.append(kept.projections)
            return kept.record

        task = self._remembering.decide("Keeping the report", keep)
        task.succeeded.connect(
            lambda _: self._window.banner.show_news(
                f"“{review.document.name}” is kept.", kept_words(came[0].records, came[0].left_out)
            )
        )

    def answer(self, commitment: Commitment, state: CommitmentState, note: str) -> None:
        """Keep what became of a promise."""
        from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

        self._remembering.decide(
            "Keeping the answer",
            lambda library: red_pen.answer_commitment(library, commitment, state, note),
        )
