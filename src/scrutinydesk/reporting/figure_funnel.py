"""Every force by its size, and within what limits chance would keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.funnel import NoFunnel, Position, Spread
from scrutinydesk.analysis.funnel_limits import Form
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.reporting import among_words as words
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Across, Curve, CurveKind, Figure, Panel, PointMark, Role, Spot
from scrutinydesk.reporting.figure_parts import Subject, nothing, source
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.funnel import Funnel, Point
    from scrutinydesk.reporting.among import Among
    from scrutinydesk.reporting.evidence import Evidence

STEPS = 80
PER = " per 1,000"
THOUSAND = 1000
HIGH = frozenset({Position.HIGH, Position.VERY_HIGH})
LOW = frozenset({Position.LOW, Position.VERY_LOW})
OUTER = frozenset({Position.VERY_HIGH, Position.VERY_LOW})
SIDES = {
    Position.WITHIN: "within what its size would lead one to expect",
    Position.HIGH: "somewhat higher than its size would lead one to expect",
    Position.VERY_HIGH: "higher than its size would lead one to expect",
    Position.LOW: "somewhat lower than its size would lead one to expect",
    Position.VERY_LOW: "lower than its size would lead one to expect",
}


def funnel(evidence: Evidence, subject: Subject) -> Figure:
    """Return the funnel plot; of growths where no population is known; or why there is none."""
    measure, found = subject.measure, evidence.among(subject.measure.id)
    why = words.unable(evidence, found, measure.title, subject.area)
    if why or found is None:
        return nothing(subject.id, measure.title, why, measure.unit)
    if found.funnel.reason is not None:
        return nothing(subject.id, measure.title, _none(evidence, found), measure.unit)
    drawn = found.funnel
    title = title_of(evidence, found)
    spots = tuple(_spot(evidence, found, point) for point in drawn.points)
    rows = [row for point in drawn.points for row in found.rows(point.area)]
    return Figure(
        id=subject.id,
        title=title,
        subtitle=f"{measure.title}, {len(spots)} forces, {found.window.words}, {of_what(found)}",
        panels=(
            Panel(
                "",
                (),
                spots=spots,
                curves=_curves(found),
                across=Across(_sizes(found), decimals=0, unit=numbers.COUNTS),
            ),
        ),
        unit="percent" if drawn.form is not Form.RATE else numbers.COUNTS,
        table=_table(evidence, found, subject, title),
        decimals=_decimals(drawn),
        note=" ".join(filter(None, (_note(drawn), words.gaps(evidence, drawn.left_out)))),
        source=source(evidence, rows),
        alt=f"Funnel plot of {len(spots)} forces. {title}. The table gives every value.",
        can=_can(evidence, found),
        cannot=_cannot(evidence, found),
    )


def of_what(found: Among) -> str:
    """Return what is drawn: ``per 1,000 residents (mid-2017)``."""
    if found.funnel.form is Form.RATE:
        return f"per 1,000 residents (mid-{found.figures.populations.year})"
    if found.funnel.form is Form.PROPORTION:
        return "per cent"
    return "change on a year before, per cent"


def value_of(drawn: Funnel, value: float) -> float:
    """Return a value of the funnel as it is drawn: a growth as a change in per cent."""
    return 100 * (value - 1) if drawn.form is Form.GROWTH else value


def worded(drawn: Funnel, value: float) -> str:
    """Return a value of the funnel as printed."""
    if drawn.form is Form.GROWTH:
        return numbers.signed_percent(value_of(drawn, value))
    return (
        numbers.percent(value) if drawn.form is Form.PROPORTION else f"{words.per_thousand(value)}{PER}"
    )


def title_of(evidence: Evidence, found: Among) -> str:
    """Return where the force lies, and how many stand out."""
    drawn, force = found.funnel, evidence.title(evidence.force)
    own, out = drawn.point(evidence.force), sum(point.position in OUTER for point in drawn.points)
    some = (
        f"{out} of {len(drawn.points)} forces stand out"
        if out != 1
        else f"1 of {len(drawn.points)} forces stands out"
    )
    if not out:
        some = f"none of {len(drawn.points)} forces stands out"
    if own is None:
        return f"{found.measure.short}: {some}; there is no figure to place {force}"
    return f"{found.measure.short}: {force} ({worded(drawn, own.value)}) is {SIDES[own.position]}; {some}"


def _none(evidence: Evidence, found: Among) -> str:
    drawn, title = found.funnel, found.measure.title
    if drawn.reason is NoFunnel.OTHER_KIND:
        return f"{title} is no count of cases and no percentage of a number asked: chance sets it no limits."
    gaps = words.gaps(evidence, drawn.left_out)
    return f"There is no funnel of {title}: {drawn.reason}. {gaps}".strip()


def _spot(evidence: Evidence, found: Among, point: Point) -> Spot:
    drawn, own = found.funnel, point.area == evidence.force
    title = evidence.title(point.area)
    return Spot(
        _size(drawn, point.size),
        value_of(drawn, point.value),
        title,
        Role.MAIN if own else Role.PEER,
        _mark(found, point.position),
        f"{title}, {worded(drawn, point.value)}, {_sized(drawn, point.size)}, {point.position}",
        evidence.places(found.rows(point.area)),
    )


def _mark(found: Among, position: Position) -> PointMark:
    """Return how a point beyond the outer limits is marked; those between the two are as any other."""
    polarity = found.measure.polarity
    if position not in OUTER:
        return PointMark.PLAIN
    if polarity not in {Polarity.UP_GOOD, Polarity.DOWN_GOOD}:
        return PointMark.NEUTRAL
    bad = HIGH if polarity is Polarity.DOWN_GOOD else LOW
    return PointMark.CONCERN if position in bad else PointMark.IMPROVEMENT


def _decimals(drawn: Funnel) -> int:
    """Return the decimals of the axis: of rare events those that the values need."""
    return 1 if drawn.centre >= 1 or drawn.form is not Form.RATE else 3


def _size(drawn: Funnel, size: float) -> float:
    return size / THOUSAND if drawn.form is Form.RATE else size


def _sized(drawn: Funnel, size: float) -> str:
    what = {Form.RATE: "residents", Form.PROPORTION: "asked", Form.GROWTH: "in both years together"}
    return f"{numbers.plain(size)} {what[drawn.form]}"


def _sizes(found: Among) -> str:
    unit = numbers.noun(found.measure.unit, 0) or "cases"
    return {
        Form.RATE: f"Residents, thousands (mid-{found.figures.populations.year})",
        Form.PROPORTION: "Number asked",
        Form.GROWTH: numbers.capital(f"{unit} in both years together"),
    }[found.funnel.form]


def _curves(found: Among) -> tuple[Curve, ...]:
    import numpy as np  # noqa: PLC0415  the points needed it already

    drawn = found.funnel
    sizes = [point.size for point in drawn.points]
    low, high = min(sizes) * 0.8, max(sizes) * 1.05
    steps = np.geomspace(low, high, STEPS) if low > 0 else np.linspace(1, high, STEPS)
    limits = drawn.limits(steps)
    xs = tuple(_size(drawn, each) for each in steps.tolist())
    centre = f"All forces {worded(drawn, drawn.centre).removesuffix(PER)}"
    curves = [Curve(centre, (xs[0], xs[-1]), (value_of(drawn, drawn.centre),) * 2)]
    if limits is None:
        return tuple(curves)
    pairs = (
        ("95%", CurveKind.INNER, limits.high_95, limits.low_95),
        ("99.8%", CurveKind.OUTER, limits.high_998, limits.low_998),
    )
    for name, kind, above, below in pairs:
        for label, ys in ((name, above), ("", below)):
            kept = [(x, value_of(drawn, y)) for x, y in zip(xs, ys.tolist(), strict=True) if np.isfinite(y)]
            if len(kept) > 1:
                curves.append(Curve(label, tuple(x for x, _ in kept), tuple(y for _, y in kept), kind))
    return tuple(curves)


def _note(drawn: Funnel) -> str:
    limits = "Curves: limits that chance would cross for 1 in 20 forces (95%) and 1 in 500 (99.8%)."
    if drawn.spread is Spread.CHANCE:
        return f"{limits} Forces differ by no more than chance would make them."
    by = f"φ = {numbers.plain(drawn.phi, 1)}"
    if drawn.spread is Spread.ADDITIVE:
        by = f"τ² = {drawn.tau2:.2g}"
    more = f"Forces differ by more than chance alone (overdispersion, {by}): the limits are widened for it."
    return f"{limits} {more}"


def _can(evidence: Evidence, found: Among) -> tuple[str, ...]:
    drawn, force = found.funnel, evidence.title(evidence.force)
    own = drawn.point(evidence.force)
    said = []
    if own is not None and own.position is not Position.WITHIN:
        said.append(f"{force} is {SIDES[own.position]} ({own.position}).")
    elif own is not None:
        said.append(
            f"Nothing sets {force} apart from other forces, for its size and for how much forces differ."
        )
    far = [point for point in drawn.points if point.position in OUTER and point.area != evidence.force]
    if far:
        names = words.named(tuple(evidence.title(point.area) for point in far))
        said.append(f"Beyond the 99.8% limits: {names}.")
    return tuple(said)


def _cannot(evidence: Evidence, found: Among) -> tuple[str, ...]:
    drawn, force = found.funnel, evidence.title(evidence.force)
    own, said = drawn.point(evidence.force), []
    if own is not None and own.position is Position.WITHIN:
        said.append(f"That {force} is better or worse than the forces around it.")
    near = len([point for point in drawn.points if point.position in {Position.HIGH, Position.LOW}])
    if near:
        said.append(
            "That a force between the two limits is unusual in itself: of so many, some lie there by chance."
        )
    said.append("Why a force stands out: its area, its people and its recording all count.")
    return tuple(said)


def _table(evidence: Evidence, found: Among, subject: Subject, title: str) -> Table:
    drawn = found.funnel
    heading = {Form.RATE: "Per 1,000", Form.PROPORTION: "Per cent", Form.GROWTH: "Change"}[drawn.form]
    columns = (
        Column("force", "Force", width=24), Column("value", heading, Align.RIGHT, 12),
        Column("size", _sizes(found).partition(",")[0].partition(" (")[0], Align.RIGHT, 14),
        Column("z", "Distance (z)", Align.RIGHT, 11), Column("where", "Position", width=22),
    )  # fmt: skip
    rows = []
    for point in sorted(drawn.points, key=lambda each: -each.z):
        why = f"{subject.measure.id}/{found.force}/funnel:{point.area}"
        name = evidence.title(point.area)
        places = evidence.places(found.rows(point.area))
        shown = value_of(drawn, point.value)
        text = worded(drawn, point.value).removesuffix(PER)
        rows.append(
            Row(
                point.area,
                (
                    Cell(name, name),
                    Cell(text, shown, why=why, places=places),
                    Cell(numbers.plain(point.size), point.size),
                    Cell(numbers.signed(point.z, 1), point.z, why=why),
                    Cell(numbers.capital(str(point.position)), point.z),
                ),
            )
        )
    return Table(f"{subject.id}.table", title, columns, tuple(rows))
