"""Where the officer's words are kept: a file a report, where there is no library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

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


class FileShelf:
    """A JSON file a report, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report, and what of them could not be understood."""
        from scrutinydesk.reporting import edits as files  # noqa: PLC0415  not before the first paint

        return files.load(self._folder / f"{name}.json")

    def save(self, name: str, edits: Edits) -> Edits:
        """Keep them, whole or not at all."""
        from scrutinydesk.reporting import edits as files  # noqa: PLC0415  not before the first paint

        files.save(edits, self._folder / f"{name}.json")
        return edits

    def unseen(self, name: str, paragraphs: Iterable[str]) -> None:
        """Do nothing: nobody else writes to the file."""

    def waits(self, name: str) -> bool:  # noqa: ARG002  of the protocol
        """Say no: a file is always its place."""
        return False

    def settle(self, name: str, theirs: Record) -> tuple[str, Edit | None]:
        """Fail: nobody else writes to the file."""
        raise NotImplementedError
