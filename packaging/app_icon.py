"""The program's icon as Windows wants it: one file with a picture for every size; and the setup's picture."""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
PNG_FROM = 256  # smaller ones as bitmaps, which every program that reads icons understands


SIDE = (164, 314)  # of the picture at the left of the setup's first and last page
NAVY, MARK = QColor("#12436D"), 96


def write_side(svg: Path, path: Path) -> None:
    """Draw the picture of the setup's first and last page: the mark on its own colour."""
    app = QGuiApplication.instance() or QGuiApplication(["icon"])
    image = QImage(*SIDE, QImage.Format.Format_RGB888)
    image.fill(NAVY)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter, QRectF((SIDE[0] - MARK) / 2, (SIDE[0] - MARK) / 2, MARK, MARK))
    painter.end()
    image.save(str(path), "BMP")
    del app


def write_ico(svg: Path, path: Path) -> None:
    """Draw an SVG in every size into an .ico file."""
    app = QGuiApplication.instance() or QGuiApplication(["icon"])
    renderer = QSvgRenderer(str(svg))
    pictures = [_png(renderer, size) if size >= PNG_FROM else _bitmap(renderer, size) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(SIZES))
    at = len(head) + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at)
        at += len(picture)
    path.write_bytes(head + b"".join(pictures))
    del app


def _drawn(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    _drawn(renderer, size).save(buffer, "PNG")
    return bytes(held.data())


def _bitmap(renderer: QSvgRenderer, size: int) -> bytes:
    image = _drawn(renderer, size)
    pixels = bytes(image.constBits())
    rows = [pixels[at : at + 4 * size] for at in range(0, len(pixels), 4 * size)]
    mask = bytes((size + 31) // 32 * 4 * size)  # transparency is in the pixels; this one says nothing
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(pixels) + len(mask), 0, 0, 0, 0)
    return head + b"".join(reversed(rows)) + mask
