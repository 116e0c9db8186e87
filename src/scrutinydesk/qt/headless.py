"""Charts without a window: what ``scrutinydesk export`` draws with."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtGui import QGuiApplication

from scrutinydesk import pipeline
from scrutinydesk.qt import theme
from scrutinydesk.qt.charts import painter as charts


def painter() -> pipeline.Painter:
    """Return what draws the charts of an export; starts Qt, off screen, at the first call."""
    _application()
    theme.install_fonts()
    return pipeline.Painter(charts.picture, charts.save_png, charts.save_svg)


@cache
def _application() -> object:
    """Hold the application object: Qt draws no text after it has gone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication.instance() or QGuiApplication(["scrutinydesk"])
