"""What keeps the officer's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.findings import Finding
    from scrutinydesk.library.values import Record
    from scrutinydesk.reporting.edits import Edit, Edits


class Shelf(Protocol):
    """Keeps the edits of one report under its name; a ``ScrutinyError`` where it cannot."""

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report, and what of them could not be understood."""

    def save(self, name: str, edits: Edits) -> Edits:
        """Keep them, and return those that stand; called in a thread, and when the window closes."""

    def unseen(self, name: str, paragraphs: Iterable[str]) -> None:
        """Know that some of what ``save`` returned last was not looked at."""

    def waits(self, name: str) -> bool:
        """Tell whether there are words that could not be kept in their place yet."""

    def settle(self, name: str, theirs: Record) -> tuple[str, Edit | None]:
        """Know someone else's version of a paragraph; return its id and their words."""

