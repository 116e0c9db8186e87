"""Charts without a window: what ``scrutinydesk export`` draws with."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from scrutinydesk import pipeline
from scrutinydesk.export.picture import Picture
from scrutinydesk.qt import theme
from scrutinydesk.qt.charts import device

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Figure

TEXT_WIDTH = 15.92  # cm, of A4 with margins of 2.54 cm


def painter() -> pipeline.Painter:
    """Return what draws the charts of an export; starts Qt, off screen, at the first call."""
    _application()
    theme.install_fonts()
    return pipeline.Painter(picture, device.save_png, device.save_svg)


def picture(figure: Figure) -> Picture:
    """Draw a figure for a document: as wide as the text between the margins."""
    sized = device.fitted(figure)
    svg = device.svg(figure, sized).encode()
    return Picture(device.png(figure, sized), svg, TEXT_WIDTH, TEXT_WIDTH * sized.height / sized.width)


@cache
def _application() -> object:
    """Hold the application object: Qt draws no text after it has gone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication(["scrutinydesk"])
