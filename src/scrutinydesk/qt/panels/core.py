"""What the pages need of the core, handed over by the composition root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from scrutinydesk.export.clip import Clip
    from scrutinydesk.progress import Progress
    from scrutinydesk.reporting.edits import Edits
    from scrutinydesk.reporting.report import Report, Section


@dataclass(frozen=True, slots=True)
class Core:
    """Callables of the pipeline.

    Attributes
    ----------
    with_edits : callable (report, edits) -> Report
    copy_section : callable (report, section, sub-section id or "") -> Clip
    export : callable (report, folder, section numbers, progress) -> paths written
        Runs in a thread; all sections where no number is given.
    shown : callable (value, number format) -> str
        A cell's value as the spreadsheet program prints it.
    """

    with_edits: Callable[[Report, Edits], Report]
    copy_section: Callable[[Report, Section, str], Clip]
    export: Callable[[Report, Path, tuple[str, ...], Progress], Sequence[Path]]
    shown: Callable[[Any, str], str]
