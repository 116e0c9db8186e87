"""The page of a chart: its sizes, its title above and its notes below. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts.shapes import Glyph
from scrutinydesk.qt.charts.words import Box, Measure, Words, line_height, shortened, wrapped

if TYPE_CHECKING:
    from scrutinydesk.reporting.figure import Figure

# Of the height left by the title: the plots get at least this, whatever is said under them.
PLOT_SHARE = 0.55
FOOT_LINES = (9, 2, 1, 1)  # by thrift
FOOT_USUAL = 5  # for more a page is made higher
UNDER_LINES = (2, 1, 1, 0)
SOURCE_USUAL, SOURCE_LINES = 2, 8
MOST_THRIFT = 3
MOST_CONCLUDED, CONCLUDED_SHARE = 6, 0.34
NARROW = 32.0  # in sizes of body text
NARROW_TITLE = 1.12
BADGE, BADGE_GAP = 1.4, 1.6  # from a badge's edge to its word, and on to the next, in sizes of body text


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of text and margin, in the units of the page."""

    title: float
    body: float
    pad: float

    @property
    def line(self) -> float:
        """Height of a line of body text."""
        return line_height(self.body)


PAPER = Sizes(title=12, body=9, pad=9)
SCREEN = Sizes(title=15, body=12, pad=14)


class Sheet(NamedTuple):
    """What is to be laid out, on what."""

    figure: Figure
    width: float
    height: float
    measure: Measure
    sizes: Sizes
    thrift: int = 0  # 0 to 3: how much is left out so that the plots keep their height

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return max(1.0, self.width - 2 * self.sizes.pad)

    @property
    def narrow(self) -> bool:
        """Tell whether it is half as wide as a page: titles shrink, labels are brief."""
        return self.width < NARROW * self.sizes.body

    def wide(self, text: str) -> float:
        """Return the width of body text."""
        return self.measure(text, self.sizes.body, False)  # noqa: FBT003 (Callable has no keywords)

    def say(self, text: str, x: float, y: float, ink: str = "muted") -> Words:
        """Return a line of body text, its box's corner at ``x``, ``y``."""
        sizes = self.sizes
        return Words(Box(x, y, self.wide(text), sizes.line), text, sizes.body, ink)


def head(sheet: Sheet) -> tuple[list[Words], list[Glyph], float]:
    """Return title, subtitle and badges, and where they end."""
    sizes, top = sheet.sizes, sheet.sizes.pad
    words: list[Words] = []
    size, lines = (round(sizes.body * NARROW_TITLE), 3) if sheet.narrow else (sizes.title, 2)
    high = line_height(size)
    for text in wrapped(sheet.figure.title, sheet.inner, size, sheet.measure, heavy=True, most=lines):
        wide = sheet.measure(text, size, True)  # noqa: FBT003
        words.append(Words(Box(sizes.pad, top, wide, high), text, size, "ink", heavy=True))
        top += high
    most = UNDER_LINES[sheet.thrift]
    for text in wrapped(sheet.figure.subtitle, sheet.inner, sizes.body, sheet.measure, most=most):
        words.append(sheet.say(text, sizes.pad, top + 1))
        top += sizes.line
    said, glyphs = _badges(sheet, top + sizes.line * 0.25)
    top += sizes.line * 1.35 if glyphs else 0.0
    return words + said, glyphs, top + sizes.line * 0.9


def _badges(sheet: Sheet, top: float) -> tuple[list[Words], list[Glyph]]:
    """Return the badges in a row, form and word each; those that find no room are left to the table."""
    sizes, x = sheet.sizes, sheet.sizes.pad
    size = sizes.body
    words: list[Words] = []
    glyphs: list[Glyph] = []
    for badge in sheet.figure.badges:
        wide = BADGE * sizes.body + sheet.wide(badge.word)
        if glyphs and x + wide > sheet.width - sizes.pad:
            break
        glyphs.append(Glyph((x + size * 0.5, top + sizes.line / 2), badge.shape, badge.tone, size))
        text = shortened(badge.word, sheet.width - sizes.pad - x - BADGE * size, size, sheet.measure)
        words.append(sheet.say(text, x + BADGE * size, top, "ink"))
        x += wide + BADGE_GAP * size
    return words, glyphs


def foot(sheet: Sheet, top: float, unsaid: list[str]) -> tuple[list[Words], float]:
    """Return note and source, and where they begin.

    ``unsaid`` are labels that found no room in a plot.
    """
    sizes = sheet.sizes
    note = " ".join([*(f"{text.rstrip('.')}." for text in unsaid), sheet.figure.note]).strip()
    room = (sheet.height - top - sizes.pad) * (1 - PLOT_SHARE)
    # The source may say why a comparison is allowed: that is not cut while there is room.
    needed = len(wrapped(sheet.figure.source, sheet.inner, sizes.body, sheet.measure, most=SOURCE_LINES))
    more = max(0, needed - SOURCE_USUAL)
    most = min(FOOT_LINES[sheet.thrift] + more, max(0, int(room / sizes.line)))
    source: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    if sheet.figure.source and most:  # before the note: it must be there
        limit = min(SOURCE_USUAL + more, max(1, most - 1))
        # What found no room in the plot must be there too.
        told = " ".join((note, sheet.figure.source)) if unsaid and most == 1 else sheet.figure.source
        source = wrapped(told, sheet.inner, sizes.body, sheet.measure, most=limit)
    if note and most > len(source):
        said = wrapped(note, sheet.inner, sizes.body, sheet.measure, most=most - len(source))
    lines = (*said, *source)
    start = sheet.height - sizes.pad * 0.8 - len(lines) * sizes.line
    words = [sheet.say(text, sizes.pad, start + n * sizes.line) for n, text in enumerate(lines)]
    return words, start - (sizes.line * 0.3 if lines else 0)


def overlong(sheet: Sheet) -> float:
    """Return by how much note and source are higher than the usual foot."""
    texts = (sheet.figure.note, sheet.figure.source)
    most = FOOT_LINES[0]
    lines = sum(len(wrapped(text, sheet.inner, sheet.sizes.body, sheet.measure, most=most)) for text in texts)
    return max(0, min(lines, most) - FOOT_USUAL) * sheet.sizes.line


def beneath(sheet: Sheet) -> tuple[list[Words], float]:
    """Return what can and cannot be concluded, to stand under all else, and its height.

    On a page so low that it would take a third of it, the words have to stand beside the chart.
    """
    sizes = sheet.sizes
    lines = [
        line
        for text in sheet.figure.conclusions
        for line in wrapped(text, sheet.inner, sizes.body, sheet.measure, most=MOST_CONCLUDED)
    ]
    high = (len(lines) + 0.4) * sizes.line if lines else 0.0
    if not lines or high > sheet.height * CONCLUDED_SHARE:
        return [], 0.0
    start = sheet.height - sizes.pad * 0.8 - len(lines) * sizes.line
    return [sheet.say(text, sizes.pad, start + n * sizes.line, "ink") for n, text in enumerate(lines)], high


def message(sheet: Sheet, top: float) -> list[Words]:
    """Return the sentence that stands where there is nothing to draw."""
    why = sheet.figure.empty or "There is nothing to draw."
    room = sheet.height - top - sheet.sizes.pad
    most = max(1, int(room / sheet.sizes.line))
    lines = wrapped(why, sheet.inner * 0.8, sheet.sizes.body, sheet.measure, most=most)
    at = top + max(0.0, (room - len(lines) * sheet.sizes.line) / 2)
    return [
        sheet.say(text, (sheet.width - sheet.wide(text)) / 2, at + n * sheet.sizes.line)
        for n, text in enumerate(lines)
    ]
