"""What went wrong, in the officer's words.

Every error that can reach the officer says what happened (``title``), what it means (``detail``)
and what to do (``remedy``). Faults in data are not errors but findings: see ``findings``.
"""

from __future__ import annotations


class ScrutinyError(Exception):
    """An error that can be shown as it is.

    Parameters
    ----------
    title : str
        What happened, one sentence.
    detail : str
        What it means.
    remedy : str
        What to do about it.
    """

    def __init__(self, title: str, detail: str = "", remedy: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(part for part in (self.title, self.detail, self.remedy) if part)


class UnreadableFileError(ScrutinyError):
    """A file that cannot be opened as a workbook."""


class UnknownMeasureError(ScrutinyError):
    """A measure, area or section id that the resources do not hold."""


class ResourceError(ScrutinyError):
    """A resource file (catalogue, report, areas, breaks, preferences) that cannot be used."""


class ExportError(ScrutinyError):
    """A document or picture that could not be written."""


class CancelledError(ScrutinyError):
    """The officer cancelled; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Cancelled.", "Nothing was changed.")
