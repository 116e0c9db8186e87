"""A funnel: points about a centre between curves, the own force and what stands out named. Qt-free."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.qt.charts import rows, scale
from scrutinydesk.qt.charts.labels import printed
from scrutinydesk.qt.charts.page import Sheet, foot
from scrutinydesk.qt.charts.shapes import (
    MAIN_INK,
    PEER_INK,
    Area,
    Drawing,
    Place,
    Trace,
    pin,
    rectangle,
    within,
)
from scrutinydesk.qt.charts.words import Box, Words, apart, wrapped
from scrutinydesk.reporting.figure import CurveKind, PointMark, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.reporting.figure import Curve, Panel, Spot

TICK_GAP = 0.7  # in sizes of body text
TICK_ROOM = 2.2  # in lines
MOST_TICKS = 6
# Apart by dash as well as by their labels: the middle unbroken, the nearer limits dashed, the outer dotted.
DASHES = {CurveKind.CENTRE: (), CurveKind.INNER: (5.0, 3.0), CurveKind.OUTER: (1.4, 2.4)}
SPARE = 0.06  # of the spread of the points, above and below
CURVES_SHARE = 0.25  # of that spread, which curves may add to it
LABEL_SHARE = 0.26
# Where a label may stand, from its point: to a side, above or below, and further out with a leader.
SIDES: tuple[tuple[float, float, float], ...] = (
    (1, 0, 1), (-1, 0, 1), (0, -1, 1), (0, 1, 1), (1, -1, 1), (-1, -1, 1), (1, 1, 1), (-1, 1, 1),
    (1, -1, 2.2), (-1, -1, 2.2), (1, 1, 2.2), (-1, 1, 2.2), (0, -1, 2.4), (0, 1, 2.4),
    (1, -1, 3.6), (-1, -1, 3.6), (1, 1, 3.6), (-1, 1, 3.6),
)  # fmt: skip
AWAY = 0.75  # in sizes of body text
PLATE = 0.75  # how much a name hides of the curves beneath it
LABELLED = 1  # up to this thrift the horizontal axis says what it measures
LED = 1.5  # from this far on a leader is drawn


class Funnel(NamedTuple):
    """A funnel laid out."""

    box: Box
    x: scale.Axis
    y: scale.Axis
    drawing: Drawing
    words: tuple[Words, ...]


def arrange(sheet: Sheet, top: float) -> Funnel:
    """Lay the points of the figure's one panel out beneath ``top``."""
    panel, line = sheet.figure.panels[0], sheet.sizes.line
    said, bottom = foot(sheet, top, [])
    labelled = bool(panel.across.label) and sheet.thrift <= LABELLED
    box, y, ticks = _upright(sheet, top, bottom - line * (1.7 + labelled))
    xs = [spot.x for spot in panel.spots] + [each for curve in panel.curves for each in curve.xs]
    x, below = rows.axis(panel.across, xs, box, rows.most_ticks(sheet, box))
    words = [*said, *_value_words(sheet, box, y, ticks)]
    words += rows.tick_words(sheet, x, below, panel.across, box.bottom + line * 0.45)
    if labelled:
        at = max(sheet.sizes.pad, box.x + (box.width - sheet.wide(panel.across.label)) / 2)
        words.append(sheet.say(panel.across.label, at, box.bottom + line * 1.5))
    grid = [Trace(((box.x, y.at(tick)), (box.right, y.at(tick))), "grid") for tick in ticks]
    grid += [Trace(((x.at(tick), box.bottom), (x.at(tick), box.bottom + 3)), "edge") for tick in below]
    curves = [each for curve in panel.curves for each in _curve(curve, x, y)]
    stops = tuple((x.at(spot.x), y.at(spot.y)) for spot in panel.spots)
    pins = tuple(
        pin(place, spot.role, spot.mark, high=spot.y >= _centre(panel, spot.x))
        for spot, place in sorted(zip(panel.spots, stops, strict=True), key=lambda each: _weight(each[0]))
    )
    words += _curve_words(sheet, panel, box, y)
    named, leaders = _name(sheet, panel, (stops, curves), box, [each.box for each in words])
    plates = tuple(
        Area(rectangle(each.box.x, each.box.y, each.box.right, each.box.bottom), "card", PLATE)
        for each in named
    )
    drawing = Drawing((), (*grid, *curves, *leaders), plates, pins, stops)
    return Funnel(box, x, y, drawing, (*words, *named))


def _upright(sheet: Sheet, top: float, bottom: float) -> tuple[Box, scale.Axis, tuple[float, ...]]:
    """Return the rectangle of the points, its value axis and that axis's ticks."""
    panel, line, size = sheet.figure.panels[0], sheet.sizes.line, sheet.sizes.body
    high = max(1.0, bottom - top)
    most = max(1, min(MOST_TICKS, int(high / (TICK_ROOM * line))))
    ticks, span = scale.value_axis(*_heights(panel), most, sheet.figure.decimals)
    decimals = scale.tick_decimals(ticks, sheet.figure.decimals)
    left = max(sheet.wide(printed(sheet.figure, tick, decimals)) for tick in ticks) + TICK_GAP * size
    names = [sheet.wide(curve.name) for curve in panel.curves if curve.name]
    right = min(max(names, default=0.0) + rows.GAP * size * bool(names), LABEL_SHARE * sheet.inner)
    over = line * 0.2
    box = Box(sheet.sizes.pad + left, top + over, max(1.0, sheet.inner - left - right), max(1.0, high - over))
    return box, scale.Axis(*span, box.bottom, box.y), ticks


def _value_words(sheet: Sheet, box: Box, y: scale.Axis, ticks: tuple[float, ...]) -> list[Words]:
    size, line = sheet.sizes.body, sheet.sizes.line
    decimals = scale.tick_decimals(ticks, sheet.figure.decimals)
    found = []
    for tick in ticks:
        text = printed(sheet.figure, tick, decimals)
        found.append(sheet.say(text, box.x - TICK_GAP * size - sheet.wide(text), y.at(tick) - line / 2))
    return found


def _weight(spot: Spot) -> int:
    """Return in what order points are drawn and, the other way round, named."""
    return 2 if spot.role is Role.MAIN else int(spot.mark not in {PointMark.PLAIN, PointMark.PROVISIONAL})


def _heights(panel: Panel) -> tuple[float, float]:
    """Return the span of the points, with curves as far as they do not press the points together."""
    drawn = [each for curve in panel.curves for each in curve.ys]
    ys = [spot.y for spot in panel.spots] or drawn or [0.0, 1.0]
    ys += [each for curve in panel.curves if curve.kind is CurveKind.CENTRE for each in curve.ys]
    low, high = min(ys), max(ys)
    spread = high - low or abs(high) or 1.0
    lowest = max(min(drawn, default=low), low - CURVES_SHARE * spread)
    highest = min(max(drawn, default=high), high + CURVES_SHARE * spread)
    spare = SPARE * spread
    least = 0.0 if low >= 0 else low - spare - CURVES_SHARE * spread
    return max(least, min(low - spare, lowest)), max(high + spare, highest)


def _curve(curve: Curve, x: scale.Axis, y: scale.Axis) -> Iterator[Trace]:
    places = [(x.at(a), y.at(b)) for a, b in zip(curve.xs, curve.ys, strict=True)]
    centre = curve.kind is CurveKind.CENTRE
    for piece in within(places, y.end, y.start):
        yield Trace(piece, "mean", 1.3 if centre else 1.0, DASHES[curve.kind])


def _centre(panel: Panel, x: float) -> float:
    """Return the height of the middle at a place."""
    for curve in panel.curves:
        if curve.kind is CurveKind.CENTRE and curve.ys:
            nearest = min(range(len(curve.xs)), key=lambda at: abs(curve.xs[at] - x))
            return curve.ys[nearest]
    return 0.0


def _curve_words(sheet: Sheet, panel: Panel, box: Box, y: scale.Axis) -> list[Words]:
    """Name curves at their right ends, apart from each other."""
    line, gap = sheet.sizes.line, rows.GAP * sheet.sizes.body
    named = [curve for curve in panel.curves if curve.name and curve.ys and y.low <= curve.ys[-1] <= y.high]
    # Where there is no room for all, the middle goes last.
    order = (CurveKind.CENTRE, CurveKind.INNER, CurveKind.OUTER)
    named.sort(key=lambda curve: order.index(curve.kind))
    room = sheet.width - sheet.sizes.pad - box.right - gap
    texts = [wrapped(curve.name, room, sheet.sizes.body, sheet.measure) for curve in named]
    while sum(map(len, texts)) * line > box.height + line:
        texts.pop()
    ends = [y.at(curve.ys[-1]) for curve in named]
    heights = [len(lines) * line for lines in texts]
    tops = apart(ends[: len(texts)], heights, box.y - line / 2, box.bottom + line / 2)
    return [
        sheet.say(text, box.right + gap, top + at * line)
        for lines, top in zip(texts, tops, strict=True)
        for at, text in enumerate(lines)
    ]


def _name(
    sheet: Sheet,
    panel: Panel,
    drawn: tuple[Sequence[Place], Sequence[Trace]],
    box: Box,
    taken: list[Box],
) -> tuple[list[Words], list[Trace]]:
    """Name the own force and what stands out, where no word and no point is, nor a curve if that can be."""
    size, stops = sheet.sizes.body, drawn[0]
    dots = [Box(x - size * 0.3, y - size * 0.3, size * 0.6, size * 0.6) for x, y in stops]
    words: list[Words] = []
    leaders: list[Trace] = []
    marked = [at for at, spot in enumerate(panel.spots) if _weight(spot)]
    middle = box.y + box.height / 2
    marked.sort(key=lambda at: (-_weight(panel.spots[at]), -abs(stops[at][1] - middle)))
    for at in marked:
        spot, heavy = panel.spots[at], panel.spots[at].role is Role.MAIN
        wide = sheet.measure(spot.label, size, heavy)
        sides = [(side, _beside(stops[at], side, wide, sheet)) for side in SIDES]
        inside = [each for each in sides if _holds(box, each[1]) and not _meets(each[1], taken)]
        clear = [each for each in inside if not _meets(each[1], [*dots[:at], *dots[at + 1 :]])]
        free = [each for each in clear if not any(_crosses(trace, each[1]) for trace in drawn[1])]
        # The own force is named, if need be over other points, though never over other words.
        found = next(iter(free or clear or (inside if heavy else [])), None)
        if found is None:
            continue
        side, where = found
        taken.append(where)
        words.append(Words(where, spot.label, size, "series0" if heavy else "ink", heavy))
        if side[2] > LED:
            leaders.append(_leader(stops[at], where, MAIN_INK if heavy else PEER_INK))
    return words, leaders


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(box.meets(each) for each in others)


def _crosses(trace: Trace, box: Box) -> bool:
    """Tell whether a curve goes through a box; its places are near to each other, or it is level."""
    for one, two in pairwise(trace.places):
        if one[0] < box.right and two[0] > box.x:
            low, high = sorted((one[1], two[1]))
            if low < box.bottom and high > box.y:
                return True
    return False


def _holds(box: Box, other: Box) -> bool:
    return box.x <= other.x and other.right <= box.right and box.y <= other.y and other.bottom <= box.bottom


def _beside(place: Place, side: tuple[float, float, float], wide: float, sheet: Sheet) -> Box:
    across, down, far = side
    away, line = AWAY * sheet.sizes.body * far, sheet.sizes.line
    straight = across == 0 or down == 0
    reach = away if straight else away * 0.75
    x = place[0] + across * reach - (wide if across < 0 else wide / 2 if across == 0 else 0.0)
    y = place[1] + down * reach - (line if down < 0 else line / 2 if down == 0 else 0.0)
    return Box(x, y, wide, line)


def _leader(place: Place, label: Box, ink: str) -> Trace:
    x = min(max(place[0], label.x), label.right)
    y = label.bottom if label.bottom <= place[1] else label.y
    return Trace((place, (x, y)), ink, 0.6)


