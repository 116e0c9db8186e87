"""Charts as files, pictures and pages, all by the one painter."""

from __future__ import annotations

import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from shiboken6 import delete

from scrutinydesk import atomic
from scrutinydesk.errors import ExportError
from scrutinydesk.qt.charts.layout import needed
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.qt.charts.painter import measure, paint
from scrutinydesk.qt.theme import FAMILY, Theme, load_theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintDevice

    from scrutinydesk.reporting.figure import Figure

POINTS = 72
SCREEN_DPI = 96
INCH = 0.0254
# Where Inter is not installed, faces no wider than it: labels keep clear of each other.
FALLBACK = f"{FAMILY}, Arial, 'Liberation Sans', Helvetica, sans-serif"
MOST_HIGH = 2900  # 24.5 cm at 300 dpi: a page between its margins
# zlib level 1 or 2: a chart compresses well at any level, and level 6 takes several times as long.
PNG_QUALITY = 70


class Picture(NamedTuple):
    """Pixels, dots an inch where it is placed, and how much larger than 9 point the text is."""

    width: int
    height: int
    dpi: float
    enlarged: float = 1.0

    @property
    def scale(self) -> float:
        """Pixels to a point of the layout."""
        return self.dpi / POINTS * self.enlarged


WORD = Picture(1890, 1063, 300)  # 16.0 by 9.0 cm
HALF = Picture(921, 709, 300)  # 7.8 by 6.0 cm
SLIDE = Picture(1920, 1080, 144, 2.0)  # 33.87 by 19.05 cm, text of 18 point


def fitted(figure: Figure, picture: Picture = WORD) -> Picture:
    """Return the picture as high as a figure of many rows needs, so that it shows them all."""
    sheet = Sheet(figure, picture.width / picture.scale, picture.height / picture.scale, measure, PAPER)
    return picture._replace(height=min(MOST_HIGH, round(needed(sheet) * picture.scale)))


@contextmanager
def _painting(on: QPaintDevice) -> Iterator[QPainter]:
    """Paint and end, whatever happens: a device destroyed while painted on ends the process."""
    painter = QPainter(on)
    try:
        yield painter
    finally:
        painter.end()


def render(figure: Figure, picture: Picture | None = None, theme: Theme | None = None) -> QImage:
    """Return a figure as a picture that knows its resolution, title, description and source.

    Where no picture is named, it is as wide as a page of text and as high as it needs.
    """
    picture = picture or fitted(figure)
    image = QImage(picture.width, picture.height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(picture.dpi / INCH))
    image.setDotsPerMeterY(round(picture.dpi / INCH))
    rect = QRectF(0, 0, picture.width, picture.height)
    with _painting(image) as painter:
        paint(painter, rect, figure, theme or load_theme("light"), scale=picture.scale)
    said = {"Title": figure.title, "Description": figure.alt or figure.empty, "Source": figure.source}
    for key, text in said.items():
        if text:
            image.setText(key, text)
    return image


def image(figure: Figure, width: int, height: int, ratio: float = 1.0, theme: Theme | None = None) -> QImage:
    """Return a figure as it would be seen on a screen of ``ratio`` dots to a pixel."""
    pixels = round(width * ratio), round(height * ratio)
    return render(figure, Picture(*pixels, SCREEN_DPI * ratio), theme)


def png(figure: Figure, picture: Picture | None = None, theme: Theme | None = None) -> bytes:
    """Return a figure as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    render(figure, picture, theme).save(buffer, "PNG", PNG_QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def save_png(
    figure: Figure,
    path: Path,
    size: tuple[int, int] | None = None,
    dpi: float = WORD.dpi,
    theme: Theme | None = None,
) -> None:
    """Write a figure as a PNG file; a size of 1920 by 1080 is taken for a slide."""
    picture = None if size is None else SLIDE if size == SLIDE[:2] else Picture(*size, dpi)
    atomic.write(path, png(figure, picture, theme))


def svg(figure: Figure, picture: Picture | None = None, theme: Theme | None = None) -> str:
    """Return a figure as SVG with real text, title and description.

    Raises
    ------
    ExportError
        There is no room for temporary files.
    """
    picture = picture or fitted(figure)
    text = ""
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "chart.svg"
            _draw_svg(figure, path, picture, theme or load_theme("light"))
            text = path.read_text("utf-8")
        error = None
    except OSError as caught:
        error = caught
    # Qt does not tell when it could not write all.
    if error or not text.rstrip().endswith("</svg>"):
        raise ExportError(
            "A chart could not be drawn for the export.",
            f"The folder for temporary files has no room, or cannot be written to. {error or ''}".rstrip(),
            "Make room on the disk, and export again.",
        ) from error
    text = text.replace("<svg ", '<svg role="img" ', 1)
    return re.sub(rf'font-family="\'?{FAMILY}[^"]*"', f'font-family="{FALLBACK}"', text)


def _draw_svg(figure: Figure, path: Path, picture: Picture, theme: Theme) -> None:
    # To a device made here, Qt would write with two of its locks held while it waits for Python;
    # the window's thread may have Python and wait for those locks: both stand still for ever.
    made = QSvgGenerator()
    made.setFileName(str(path))
    rect = QRectF(0, 0, picture.width / picture.scale, picture.height / picture.scale)
    made.setResolution(round(picture.dpi))
    made.setSize(QSize(picture.width, picture.height))
    made.setViewBox(rect)
    made.setTitle(figure.title)
    badges = (f"{badge.word}." for badge in figure.badges)
    parts = (figure.alt or figure.empty, *badges, figure.note, figure.source, *figure.conclusions)
    made.setDescription(" ".join(filter(None, parts)))
    with _painting(made) as painter:
        paint(painter, rect, figure, theme)
    delete(made)  # closes the file


def save_svg(figure: Figure, path: Path, picture: Picture | None = None, theme: Theme | None = None) -> None:
    """Write a figure as an SVG file."""
    atomic.write(path, svg(figure, picture, theme).encode("utf-8"))


def save_pdf(
    figure: Figure, path: Path, picture: Picture | None = None, theme: Theme | None = None
) -> None:
    """Write a figure as a PDF page of its own size."""
    picture = picture or fitted(figure)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setTitle(figure.title)
    made.setResolution(round(picture.dpi))
    inches = QSizeF(picture.width / picture.dpi, picture.height / picture.dpi)
    made.setPageSize(QPageSize(inches, QPageSize.Unit.Inch))
    made.setPageMargins(QMarginsF())
    rect = QRectF(0, 0, picture.width, picture.height)
    with _painting(made) as painter:
        paint(painter, rect, figure, theme or load_theme("light"), scale=picture.scale)
    atomic.write(path, bytes(buffer.data().data()))
