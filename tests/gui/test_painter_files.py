"""Charts as files: resolution, words for those who cannot see them, real text, what is drawn."""

from __future__ import annotations

import re
import struct
import sys
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from scrutinydesk.errors import ExportError
from scrutinydesk.qt.charts import device
from scrutinydesk.qt.charts.forms import paint_shape
from scrutinydesk.qt.charts.layout import arrange
from scrutinydesk.qt.charts.page import PAPER, Sheet
from scrutinydesk.qt.charts.painter import measure, paint
from scrutinydesk.qt.charts.spark import paint_signal, paint_spark
from scrutinydesk.qt.theme import font, load_theme
from scrutinydesk.reporting.table import Shape, Signal, Tone

sys.path.insert(0, str(Path(__file__).parent))
import charts_samples as samples

EVERY = pytest.mark.parametrize("name", samples.ALL)
pytestmark = pytest.mark.usefixtures("qapp")


def chunks(content):
    at = 8
    while at < len(content):
        (size,) = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        at += size + 12


@EVERY
def test_a_png_knows_its_size_resolution_and_words(name, tmp_path):
    figure, path = samples.ALL[name](), tmp_path / "chart.png"
    device.save_png(figure, path)
    found = list(chunks(path.read_bytes()))
    header = next(data for kind, data in found if kind == b"IHDR")
    assert struct.unpack(">II", header[:8]) == (1890, 1063)
    physical = next(data for kind, data in found if kind == b"pHYs")
    assert struct.unpack(">IIB", physical) == (11811, 11811, 1)
    texts = b" ".join(data for kind, data in found if kind in {b"tEXt", b"zTXt", b"iTXt"})
    assert b"Title" in texts
    assert QImage(str(path)).text("Title") == figure.title
    assert QImage(str(path)).text("Source") == figure.source


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_no_device_made_here_is_connected_to_by_qt(kind, tmp_path, monkeypatch):
    """Qt would hold locks and wait for Python, while the window holds Python and waits for them."""
    told = []

    class Heard(QBuffer):
        def connectNotify(self, signal):
            told.append(signal)

        disconnectNotify = connectNotify  # noqa: N815  Qt's name

    monkeypatch.setattr(device, "QBuffer", Heard)
    path = tmp_path / f"chart.{kind}"
    getattr(device, f"save_{kind}")(samples.monthly(), path)
    assert path.stat().st_size > 1000
    assert not told


def test_an_svg_that_does_not_fit_on_the_disk_is_told(monkeypatch):
    monkeypatch.setattr(device, "_draw_svg", lambda _figure, path, *_: path.write_text("<svg><g>"))
    with pytest.raises(ExportError, match="could not be drawn"):
        device.svg(samples.monthly())


def test_a_slide_has_text_of_twice_the_size(tmp_path):
    path = tmp_path / "slide.png"
    device.save_png(samples.monthly(), path, size=(1920, 1080))
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1920, 1080)
    assert PAPER.body * device.SLIDE.enlarged >= 18
    # Placed on a slide of 13.33 inches, 1920 pixels are 144 an inch.
    assert image.dotsPerMeterX() == round(144 / 0.0254)


@EVERY
def test_an_svg_has_text_title_and_description_and_no_bitmap(name):
    figure = samples.ALL[name]()
    text = device.svg(figure)
    root = fromstring(text)
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == figure.title
    assert (figure.alt or figure.empty) in root.findtext(f"{space}desc")
    said = " ".join("".join(each.itertext()) for each in root.iter(f"{space}text"))
    for word in (figure.title.split()[0], *figure.empty.split()[:1]):
        assert word in said
    assert not list(root.iter(f"{space}image"))
    assert "Arial" in text
    assert QSvgRenderer(QByteArray(text.encode())).isValid()


def test_an_svg_is_as_large_as_the_png():
    root = fromstring(device.svg(samples.monthly()))
    wide, high = (float(re.sub("[a-z]", "", root.get(key))) for key in ("width", "height"))
    assert wide == pytest.approx(160.0, abs=0.1)
    assert high == pytest.approx(90.0, abs=0.1)


def test_a_pdf_is_written(tmp_path):
    device.save_pdf(samples.monthly(), tmp_path / "chart.pdf")
    content = (tmp_path / "chart.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Subtype /Image" not in content


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(ExportError) as caught:
        device.save_png(samples.empty(), tmp_path / "none" / "chart.png")
    assert "chart.png" in caught.value.title
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["light", "dark"])
def test_points_are_drawn_where_their_values_are(name):
    figure, theme = samples.peers(), load_theme(name)
    width, height = device.WORD.width / device.WORD.scale, device.WORD.height / device.WORD.scale
    plot = arrange(Sheet(figure, width, height, measure, PAPER)).plots[0]
    image = device.render(figure, theme=theme)
    line, scale = figure.panels[0].lines[0], device.WORD.scale
    for at in (0, 7, 23, 40):
        x, y = plot.x.at(line.months[at]) * scale, plot.y.at(line.values[at]) * scale
        near = {
            image.pixelColor(round(x) + dx, round(y) + dy).name() for dx in (0, 1, 2) for dy in (-2, 0, 2)
        }
        assert theme.series[0].lower() in near


@EVERY
def test_the_words_fit_in_the_real_font(name):
    for wide, high in ((453.6, 255.1), (221.0, 170.2)):
        for words in arrange(Sheet(samples.ALL[name](), wide, high, measure, PAPER)).words:
            assert words.box.x >= 0
            assert words.box.right <= wide
            assert words.box.bottom <= high


def canvas():
    image = QImage(160, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(font())
    return image, painter


def dark_columns(image):
    return {
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))
    }


def test_a_sparkline_leaves_its_gap_open():
    image, painter = canvas()
    values = (1.0, 2.0, 3.0, None, None, None, None, 2.0, 4.0, 3.0)
    paint_spark(painter, QRectF(0, 0, 160, 24), values, load_theme("light"))
    painter.end()
    drawn = dark_columns(image)
    assert min(drawn) < 6
    assert max(drawn) > 150
    assert not drawn & set(range(45, 110))


def test_a_stretch_across_a_break_is_hatched_and_nothing_else():
    def drawn(figure):
        image = QImage(720, 405, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        layout = paint(painter, QRectF(0, 0, 720, 405), figure, load_theme("light"))
        painter.end()
        return image, layout.plots[0]

    figure = samples.mixed()
    plain = replace(figure, panels=(replace(figure.panels[0], mixed=()),))
    (hatched, plot), (bare, _) = drawn(figure), drawn(plain)
    differing = [
        (x, y) for x in range(720) for y in range(405) if hatched.pixel(x, y) != bare.pixel(x, y)
    ]
    (each,) = figure.panels[0].mixed
    left, right = plot.x.at(each.first - 0.5), plot.x.at(each.last + 0.5)
    across = [x for x, _ in differing]
    assert left - 1.5 <= min(across) <= left + 5
    assert right - 5 <= max(across) <= right + 1.5
    assert all(plot.box.y - 1.5 <= y <= plot.box.bottom + 1.5 for _, y in differing)
    # Lines, not a block: most of the ground stays as it was.
    assert len(differing) < 0.6 * (right - left) * plot.box.height


def test_signals_differ_in_form_without_their_colour():
    pictures = set()
    for shape in Shape:
        image, painter = canvas()
        paint_shape(painter, QPointF(12, 12), shape, "#000000")
        painter.end()
        pictures.add(zlib.crc32(bytes(image.constBits())))
    assert len(pictures) == len(Shape)


def test_a_signal_has_its_word():
    image, painter = canvas()
    signal = Signal(Shape.UP, Tone.CONCERN, "Above limit")
    paint_signal(painter, QRectF(0, 0, 160, 24), signal, load_theme("light"))
    painter.end()
    assert image.pixelColor(11, 12).name().upper() == load_theme("light").concern
    assert dark_columns(image) & set(range(60, 90))
