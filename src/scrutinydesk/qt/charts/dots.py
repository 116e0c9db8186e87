"""A dot plot: a row a force, all on one scale; rows that find no room are thinned out. Qt-free."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import rows
from scrutinydesk.qt.charts.marks import Form
from scrutinydesk.qt.charts.rows import Frame
from scrutinydesk.qt.charts.scale import Axis
from scrutinydesk.qt.charts.shapes import (
    MAIN_INK,
    PEER_INK,
    SMALL,
    Area,
    Drawing,
    Pin,
    Place,
    Trace,
    pin,
    rectangle,
)
from scrutinydesk.qt.charts.words import Box, Words
from scrutinydesk.reporting.figure import PointMark, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.qt.charts.page import Sheet
    from scrutinydesk.reporting.figure import Dot, Panel

REACH = 0.3  # of the spread of the dots: a whisker further out than this is cut off at the edge
CAP = 0.16  # half the height of a whisker's end, in sizes of body text
OWN_WHISKER, WHISKER = 1.9, 0.9


class Dotted(NamedTuple):
    """A dot plot laid out; ``whole`` where every row is shown, or as many as are enough."""

    box: Box
    x: Axis
    y: Axis
    drawing: Drawing
    words: tuple[Words, ...]
    whole: bool


def arrange(sheet: Sheet, top: float) -> Dotted:
    """Lay the dots of the figure's one panel out beneath ``top``."""
    panel = sheet.figure.panels[0]
    dots, line = panel.dots, sheet.sizes.line
    frame = framed(sheet, top)
    shown = rows.thinned(len(dots), rows.capacity(frame), [*wanted(dots)])
    frame = rows.pitched(frame, len(shown))
    x, ticks = rows.axis(panel.across, _values(panel), frame.box, rows.most_ticks(sheet, frame.box))
    words = [*frame.said, *rows.tick_words(sheet, x, ticks, panel.across, frame.box.bottom + line * 0.35)]
    words += _axis_label(sheet, panel, frame.box, words)
    areas, traces = _ground(frame, panel, x, ticks)
    words += _reference_words(frame, panel, x)
    stops: dict[int, Place] = {}
    pins: list[Pin] = []
    for row, members in enumerate(shown):
        words += _row_words(frame, row, [dots[at] for at in members])
        for at in members:
            dot = dots[at]
            # Without a figure the cursor stands at what is said instead of one.
            across = sheet.width - sheet.sizes.pad - sheet.wide(dot.text) / 2
            place = (x.at(dot.value) if dot.value is not None else across, frame.middle(row))
            stops[at] = place
            if len(members) > 1:
                pins += [] if dot.value is None else [Pin(place, Form.CIRCLE, PEER_INK, SMALL)]
                continue
            areas += _own_ground(frame, row, dot)
            traces += _whisker(frame, dot, x, place[1])
            pins += [] if dot.value is None else [pin(place, dot.role, dot.mark, high=_beyond(panel, dot))]
    drawing = Drawing(
        tuple(areas), tuple(traces), (), tuple(pins), tuple(stops[at] for at in range(len(dots)))
    )
    least = min(rows.FEWEST, len(dots))
    enough = len(shown) == len(dots) or (sheet.thrift > 0 and len(shown) >= least)
    y = Axis(0, max(1, len(shown)), frame.box.y, frame.box.bottom)
    return Dotted(frame.box, x, y, drawing, tuple(words), enough)


def framed(sheet: Sheet, top: float) -> Frame:
    """Return the frame of the dots before its rows are in it."""
    panel, line = sheet.figure.panels[0], sheet.sizes.line
    over = line * (1.15 if panel.reference is not None else 0.2)
    names, texts = zip(*((dot.label, dot.text) for dot in panel.dots), strict=True)
    return rows.frame(sheet, top, names, texts, (over, line * (1.5 + _labelled(sheet, panel))))


def _labelled(sheet: Sheet, panel: Panel) -> bool:
    return bool(panel.across.label) and sheet.thrift == 0


def wanted(dots: Sequence[Dot]) -> Iterator[int]:
    """Yield rows by how much they matter: the own one, the ends and extremes, then whom they are beside."""
    own = [at for at, dot in enumerate(dots) if dot.role is Role.MAIN]
    given = [at for at, dot in enumerate(dots) if dot.value is not None]
    extreme = sorted(given, key=lambda at: dots[at].value or 0.0)
    yield from own
    yield from (0, len(dots) - 1, *extreme[:1], *extreme[-1:])
    for away in range(1, len(dots)):
        yield from chain.from_iterable((at - away, at + away) for at in own)
        yield from (away, len(dots) - 1 - away)


def _values(panel: Panel) -> list[float]:
    """Return what the scale must hold: dots and reference, and whiskers unless they reach far out."""
    found = [dot.value for dot in panel.dots if dot.value is not None]
    if panel.reference is not None:
        each = panel.reference
        found += [value for value in (each.value, each.low, each.high) if value is not None]
    if not found:
        return []
    low, high = min(found), max(found)
    reach = REACH * (high - low)
    ends = [end for dot in panel.dots for end in (dot.low, dot.high) if end is not None]
    own = [dot for dot in panel.dots if dot.role is Role.MAIN]
    whole = [end for dot in own for end in (dot.low, dot.high) if end is not None]
    return [low, high, *whole, *(min(max(end, low - reach), high + reach) for end in ends)]


def _ground(
    frame: Frame, panel: Panel, x: Axis, ticks: tuple[float, ...]
) -> tuple[list[Area], list[Trace]]:
    box, areas = frame.box, list[Area]()
    traces = [Trace(((x.at(tick), box.y), (x.at(tick), box.bottom)), "grid") for tick in ticks]
    each = panel.reference
    if each is None:
        return areas, traces
    if each.low is not None and each.high is not None:
        areas.append(Area(rectangle(x.at(each.low), box.y, x.at(each.high), box.bottom), "band"))
    at = x.at(each.value)
    traces.append(Trace(((at, box.y - frame.sheet.sizes.line * 0.15), (at, box.bottom)), "mean", 1.1))
    return areas, traces


def _reference_words(frame: Frame, panel: Panel, x: Axis) -> list[Words]:
    if panel.reference is None or not panel.reference.label:
        return []
    sheet = frame.sheet
    wide = sheet.wide(panel.reference.label)
    furthest = sheet.width - sheet.sizes.pad - wide
    left = min(max(x.at(panel.reference.value) - wide / 2, sheet.sizes.pad), furthest)
    return [sheet.say(panel.reference.label, left, frame.box.y - sheet.sizes.line * 1.15)]


def _axis_label(sheet: Sheet, panel: Panel, box: Box, said: Sequence[Words]) -> list[Words]:
    """Say what the axis measures: under its ticks, or before them where there is room for that only."""
    if not panel.across.label:
        return []
    wide = sheet.wide(panel.across.label)
    if not _labelled(sheet, panel):
        beside = sheet.say(panel.across.label, sheet.sizes.pad, box.bottom + sheet.sizes.line * 0.35)
        free = beside.box.right < sheet.width - sheet.sizes.pad
        return [beside] if free and not any(beside.box.meets(each.box, -4) for each in said) else []
    x = max(sheet.sizes.pad, min(box.x + (box.width - wide) / 2, sheet.width - sheet.sizes.pad - wide))
    return [sheet.say(panel.across.label, x, box.bottom + sheet.sizes.line * 1.4)]


def _row_words(frame: Frame, row: int, dots: list[Dot]) -> list[Words]:
    if len(dots) > 1:
        return frame.name(row, f"… {len(dots)} more", "muted")
    dot = dots[0]
    own = dot.role is Role.MAIN
    ink = "series0" if own else "muted" if dot.value is None else "ink"
    found = frame.name(row, dot.label, ink, heavy=own)
    return [*found, frame.text(row, dot.text, ink, heavy=own)] if dot.text else found


def _own_ground(frame: Frame, row: int, dot: Dot) -> list[Area]:
    if dot.role is not Role.MAIN:
        return []
    top, sheet = frame.middle(row) - frame.pitch / 2, frame.sheet
    edge = sheet.sizes.pad * 0.4
    return [Area(rectangle(edge, top, sheet.width - edge, top + frame.pitch), "selection", 0.55)]


def _whisker(frame: Frame, dot: Dot, x: Axis, y: float) -> Iterator[Trace]:
    if dot.value is None or dot.low is None or dot.high is None:
        return
    own = dot.role is Role.MAIN
    toned = dot.mark not in {PointMark.PLAIN, PointMark.PROVISIONAL}
    ink = str(dot.mark) if toned else MAIN_INK if own else PEER_INK
    width = OWN_WHISKER if own else WHISKER
    ends = [x.at(max(min(each, x.high), x.low)) for each in (dot.low, dot.high)]
    yield Trace(((ends[0], y), (ends[1], y)), ink, width)
    cap = CAP * frame.sheet.sizes.body
    for end, value in zip(ends, (dot.low, dot.high), strict=True):
        # One that is cut off at the edge ends in an arrow instead.
        lean = 0.0 if x.low <= value <= x.high else cap if end <= frame.box.x + 1 else -cap
        yield Trace(((end + lean, y - cap), (end, y), (end + lean, y + cap)), ink, width)


def _beyond(panel: Panel, dot: Dot) -> bool:
    return dot.value is not None and (panel.reference is None or dot.value >= panel.reference.value)
