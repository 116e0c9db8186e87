"""Labels at the ends of lines and limits, and how they make room for each other. Qt-free."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.periods import Month
from scrutinydesk.qt.charts.marks import strokes
from scrutinydesk.qt.charts.words import Box, Words, apart, wrapped
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.qt.charts.page import Sheet
    from scrutinydesk.qt.charts.scale import Axis
    from scrutinydesk.reporting.figure import Figure, Line, Panel

GAP = 0.8  # between plot and label, in sizes of body text
MOST_LINES = 3
PEER_RANK = 1
RANKS = {Role.MAIN: 0, Role.PROJECTED: 0, Role.PEER: PEER_RANK, Role.FAINT: 2}
HEAVY = {Role.MAIN, Role.PROJECTED}
FLAG_GAP = 0.1
SPARE = 0.5  # so that what was measured to fit is not wrapped for the last bit of a float
FAR = 0.7  # of a line: a label moved further than this gets a leader


class Leader(NamedTuple):
    """A thin line from a point to its label, where that had to move."""

    x1: float
    y1: float
    x2: float
    y2: float
    ink: str


class Label(NamedTuple):
    """What stands beside ``value``; the lowest rank goes last where room is short."""

    value: float
    month: float
    text: str
    ink: str
    heavy: bool
    rank: int


def printed(figure: Figure, value: float, decimals: int | None = None) -> str:
    """Return a value as the axis and the labels print it."""
    return numbers.level(value, figure.unit, figure.decimals if decimals is None else decimals)


def end_labels(figure: Figure, panel: Panel, *, brief: bool = False) -> list[Label]:
    """Return the labels of a panel, lines first; in brief, comparators without their value."""
    alone = len(figure.panels) > 1 and len(panel.lines) == 1
    projected = any(line.role is Role.PROJECTED for line in panel.lines)
    found = []
    for line, stroke in zip(panel.lines, strokes(panel), strict=True):
        last = last_value(line)
        if last is None:
            continue
        month, value = last
        amount = printed(figure, value)
        text = amount if alone else line.name if amount in line.name else f"{line.name} {amount}"
        if brief and line.role in {Role.PEER, Role.FAINT} and line.name:
            text = line.name
        if projected and line.role is Role.MAIN:
            # It ends before the plot does; beside the projection it would be taken for the year's end.
            text = f"{text}, {Month(month).short}"
        heavy = line.role in HEAVY
        found.append(Label(value, month, text.strip(), stroke.ink(), heavy, RANKS[line.role]))
    if len(figure.panels) > 1:
        return found
    return [*found, *_target_label(panel), *_fan_labels(panel), *_limit_labels(figure, panel)]


def _target_label(panel: Panel) -> Iterator[Label]:
    if panel.target is not None:
        month = max((line.months[-1] for line in panel.lines if line.months), default=0)
        yield Label(panel.target.value, month, panel.target.label, "ink", heavy=False, rank=PEER_RANK)


def _fan_labels(panel: Panel) -> Iterator[Label]:
    if panel.fan is None:
        return
    last = panel.fan.months[-1]
    if panel.fan.label:
        yield Label(panel.fan.high[-1], last, panel.fan.label, "muted", heavy=False, rank=2)
    if panel.fan.methods is not None and panel.fan.methods_label:
        yield Label(panel.fan.methods[0], last, panel.fan.methods_label, "muted", heavy=False, rank=3)


def _limit_labels(figure: Figure, panel: Panel) -> list[Label]:
    if not panel.limits:
        return []
    limits = max(panel.limits, key=lambda each: each.last)
    month = limits.last + 0.5
    mean = f"mean {printed(figure, limits.mean)}"
    if limits.last < max(line.months[-1] for line in panel.lines if line.months):
        # Beside the newest point it would be taken for that point's own.
        until = f"{mean} until {Month(limits.last).short}"
        return [Label(limits.mean, month, until, "muted", heavy=False, rank=2)]
    if "mean" in limits.label.lower():
        return [Label(limits.mean, month, limits.label, "muted", heavy=False, rank=2)]
    between = f"{printed(figure, limits.lower)}–{printed(figure, limits.upper)}"
    upper = limits.label or f"limits {between}"
    return [
        Label(limits.mean, month, mean, "muted", heavy=False, rank=2),
        Label(limits.upper, month, upper, "muted", heavy=False, rank=3),
    ]


def last_value(line: Line) -> tuple[int, float] | None:
    """Return the month and the value of the last point that has one."""
    for month, value in zip(reversed(line.months), reversed(line.values), strict=True):
        if value is not None:
            return month, value
    return None


def room(sheet: Sheet, panel: Panel, most: float) -> float:
    """Return the width that labels need beside a plot, gap included, at most ``most``."""
    found = end_labels(sheet.figure, panel, brief=sheet.narrow or sheet.thrift > 0)
    if not found:
        return 0.0
    gap = GAP * sheet.sizes.body
    lines = [line for label in found for line in _wrapped(sheet, label, most - gap)]
    widths = [sheet.measure(text, sheet.sizes.body, heavy) for text, heavy in lines]
    return min(most, max(widths) + gap + SPARE) if widths else 0.0


def _wrapped(sheet: Sheet, label: Label, width: float) -> list[tuple[str, bool]]:
    size = sheet.sizes.body
    lines = wrapped(label.text, width, size, sheet.measure, heavy=label.heavy, most=MOST_LINES)
    return [(text, label.heavy) for text in lines]


def place(
    sheet: Sheet, panel: Panel, axes: tuple[Axis, Axis], plot: Box, right: float
) -> tuple[list[Words], list[Leader], bool]:
    """Place the labels between the plot and ``right``; tell whether every line has got one."""
    across, up = axes
    gap, line = GAP * sheet.sizes.body, sheet.sizes.line
    found = sorted(
        end_labels(sheet.figure, panel, brief=sheet.narrow or sheet.thrift > 0), key=lambda label: label.rank
    )
    texts = [(label, _wrapped(sheet, label, right - plot.right - gap)) for label in found]
    texts = [(label, lines) for label, lines in texts if lines]
    while texts and sum(len(lines) for _, lines in texts) * line > plot.height + line / 2:
        texts.pop()
    named = sum(label.rank <= PEER_RANK for label, _ in texts)
    whole = named == sum(label.rank <= PEER_RANK for label in found)
    wanted = [up.at(label.value) for label, _ in texts]
    heights = [len(lines) * line for _, lines in texts]
    over = FLAG_GAP if panel.breaks else 0.5  # labels of breaks stand there
    tops = apart(wanted, heights, plot.y - over * line, plot.bottom + line / 2)
    words: list[Words] = []
    leaders: list[Leader] = []
    for (label, lines), y, high, top in zip(texts, wanted, heights, tops, strict=True):
        for n, (text, heavy) in enumerate(lines):
            wide = sheet.measure(text, sheet.sizes.body, heavy)
            box = Box(plot.right + gap, top + n * line, wide, line)
            words.append(Words(box, text, sheet.sizes.body, label.ink, heavy))
        middle = top + high / 2
        if abs(middle - y) > FAR * line:
            start = min(across.at(label.month), plot.right) + gap * 0.35
            leaders.append(Leader(start, y, plot.right + gap * 0.85, middle, label.ink))
    return words, leaders, whole
