"""Where the officer's words are kept: a file a report, where there is no library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.findings import Finding
    from scrutinydesk.reporting.edits import Edits


class Shelf(Protocol):
    """Keeps the edits of one report under its name; a ``ScrutinyError`` where it cannot."""

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report, and what of them could not be understood."""

    def save(self, name: str, edits: Edits) -> None:
        """Keep them; called in a thread, and once more when the window closes."""


class FileShelf:
    """A JSON file a report, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, name: str) -> tuple[Edits, tuple[Finding, ...]]:
        """Return the edits of a report, and what of them could not be understood."""
        from scrutinydesk.reporting import edits as files  # noqa: PLC0415  not before the first paint

        return files.load(self._folder / f"{name}.json")

    def save(self, name: str, edits: Edits) -> None:
        """Keep them, whole or not at all."""
        from scrutinydesk.reporting import edits as files  # noqa: PLC0415  not before the first paint

        files.save(edits, self._folder / f"{name}.json")
