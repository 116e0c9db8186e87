"""Findings of an import as text, read only where someone looks at them.

A list of all imports is needed at every start, and their thousands of findings are not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import overload

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library.texts import json_stored


def findings_stored(findings: Iterable[Finding]) -> str:
    """Return findings as text."""
    return json_stored([
        [
            each.kind, each.severity, each.title, each.detail, each.remedy,
            each.place.source, each.place.sheet, each.place.cell,
        ]
        for each in findings
    ])  # fmt: skip


class StoredFindings(Sequence[Finding]):
    """Findings in order, read from their text at the first look; equal to a tuple of the same."""

    def __init__(self, text: str) -> None:
        self._text: str | None = text
        self._findings: tuple[Finding, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        return self._read()[index]

    def __len__(self) -> int:
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._read() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._read())

    def __repr__(self) -> str:
        return repr(self._read())

    def _read(self) -> tuple[Finding, ...]:
        text = self._text
        if text is not None:
            self._findings = tuple(_finding(*row) for row in json.loads(text))
            self._text = None
        return self._findings


def _finding(  # noqa: PLR0913, PLR0917  as they are stored
    kind: str, severity: str, title: str, detail: str, remedy: str, source: str, sheet: str, cell: str
) -> Finding:
    return Finding(kind, Severity(severity), title, detail, remedy, Place(source, sheet, cell))
