"""Puts what is copied on the clipboard, in every form that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from scrutinydesk.export.clip import Clip


def put(clip: Clip) -> None:
    """Put a ``Clip`` on the clipboard, for word processors and for plain text."""
    data = QMimeData()
    data.setText(clip.plain)
    data.setHtml(clip.html)
    for kind in ("text/rtf", "application/rtf"):
        data.setData(kind, clip.rtf.encode("ascii", "replace"))
    QGuiApplication.clipboard().setMimeData(data)
