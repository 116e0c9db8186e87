"""A chart to PNG at 300 dpi and to SVG, beside matplotlib drawing the same lines and limits."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from clock import report
from PySide6.QtWidgets import QApplication
from side_by_side import compare, figures

from scrutinydesk import pipeline
from scrutinydesk.qt import headless
from scrutinydesk.reporting.figure import Figure, Mode

PAIRS = int(sys.argv[1])
app = QApplication.instance() or QApplication(sys.argv)
figure = pipeline.open_workbook("demo").report.figure("all_crime/lancashire", Mode.MONTHLY)
folder = Path(tempfile.mkdtemp())
painter = headless.painter()


def by_matplotlib(figure: Figure, path: Path) -> None:
    """Draw what the figure holds: lines with points, limits, breaks, title, labels."""
    drawn, axes = plt.subplots(figsize=(6.3, 3.54))
    for panel in figure.panels:
        for line in panel.lines:
            axes.plot(line.months, line.values, marker="o", markersize=3, label=line.name)
            axes.annotate(line.name, (line.months[-1], line.values[-1] or 0))
        for limits in panel.limits:
            span = (limits.first, limits.last)
            axes.fill_between(span, limits.lower, limits.upper, alpha=0.2)
            axes.plot(span, (limits.mean, limits.mean), "--")
        for each in panel.breaks:
            axes.axvline(each.month, linestyle="--")
            axes.text(each.month, axes.get_ylim()[1], each.label)
    axes.set_title(figure.title, loc="left")
    axes.grid(axis="y", alpha=0.3)
    drawn.text(0.01, 0.01, figure.source, fontsize=7)
    drawn.savefig(path, dpi=300)
    plt.close(drawn)


png = compare(
    lambda: painter.png(figure, folder / "a.png"),
    lambda: by_matplotlib(figure, folder / "b.png"),
    PAIRS,
)
svg = compare(
    lambda: painter.svg(figure, folder / "a.svg"),
    lambda: by_matplotlib(figure, folder / "b.svg"),
    PAIRS,
)
report(**figures("png", "png by matplotlib", png), **figures("svg", "svg by matplotlib", svg))
