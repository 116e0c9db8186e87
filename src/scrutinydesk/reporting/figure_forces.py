"""The change of a measure in every force, beside that of the country without the force."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import IN_POINTS, State
from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.reporting import among_words as words
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Across, Dot, Figure, Panel, Reference, Role
from scrutinydesk.reporting.figure_parts import Subject, nothing, source
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.beside import Beside
    from scrutinydesk.analysis.change import Change
    from scrutinydesk.analysis.forces_up import ForcesUp
    from scrutinydesk.measures.observations import Observation
    from scrutinydesk.reporting.among import Among
    from scrutinydesk.reporting.evidence import Evidence

WORDS = {
    State.NOT_COMPARABLE: "not comparable",
    State.UNAVAILABLE: "no earlier figure",
}
NO_PERCENT = "none before"
EQUAL = "If rises and falls were equally likely"


def forces(evidence: Evidence, subject: Subject) -> Figure:
    """Return the dot plot; where only their number is stated, or nothing, why there is none."""
    measure, found = subject.measure, evidence.among(subject.measure.id)
    why = words.unable(evidence, found, measure.title, subject.area)
    if why or found is None:
        return nothing(subject.id, measure.title, _stated(evidence, subject) or why, measure.unit)
    dots = _dots(evidence, found)
    if sum(dot.value is not None for dot in dots.values()) < len("ab"):
        why = f"There are no two forces of which the change of {measure.title} can be given."
        return nothing(subject.id, measure.title, why, measure.unit)
    beside = found.beside()
    title = title_of(evidence, found, beside)
    changes = tuple(found.changes.values())
    rows = [row for each in found.figures.figures.values() for row in each.now.observations]
    return Figure(
        id=subject.id,
        title=title,
        subtitle=(
            f"{measure.title}, change in {words.measured(found)}, {found.window.words} on the year before"
        ),
        panels=(
            Panel(
                "",
                (),
                dots=tuple(dots.values()),
                reference=_reference(evidence, found, beside),
                across=Across(
                    f"Change on a year before, {words.measured(found)}",
                    decimals=1,
                    unit="" if found.in_points else "percent",
                ),
            ),
        ),
        unit="percent",
        table=_table(found, subject, title, dots),
        decimals=1,
        note=" ".join(filter(None, (sign_test(found.up), _exceptions(evidence, found.up), _drawn(found)))),
        source=" · ".join(filter(None, (source(evidence, rows), *notes_of(changes, evidence.title)))),
        alt=f"Dot plot of the changes of {found.up.n} forces. {title}. The table gives every value.",
        can=_can(evidence, found, beside),
        cannot=_cannot(evidence, found, beside),
    )


def _stated(evidence: Evidence, subject: Subject) -> str:
    """Return what the workbook says of forces that it does not hold."""
    compared = evidence.comparison(subject.measure.id) if subject.area == evidence.force else None
    up = None if compared is None else compared.forces_up
    if compared is None or up is None or not up.stated or not up.n:
        return ""
    return (
        f"The workbook says that {up.k} of {numbers.quantity(up.n, 'forces')} recorded more in the "
        f"{compared.window.words} than a year before, and not which. {sign_test(up)} {words.ADD}"
    )


def title_of(evidence: Evidence, found: Among, beside: Beside) -> str:
    """Return how many rose, and how the force's own change stands to the rest of the country."""
    up = found.up
    every = numbers.quantity(up.n, "forces")
    start = f"{found.measure.short}: higher than a year before in {up.k} of {every}"
    own = found.changes.get(evidence.force)
    value = None if own is None else value_of(own)
    if value is None:
        return start
    force, rest = evidence.title(evidence.force), words.others(evidence, beside)
    said = f"{force} ({words.amount(found, value)})"
    if beside.alignment is None:
        return f"{start}; {said} cannot be held against {rest}"
    return f"{start}; {said} is {words.BESIDE[beside.alignment]} {rest}"


def value_of(change: Change) -> float | None:
    """Return a change as it is drawn: per cent, or points of a percentage."""
    taken = change.difference if change.measure.kind in IN_POINTS else change.percent
    return None if taken is None else float(taken)


def _dots(evidence: Evidence, found: Among) -> dict[str, Dot]:
    """Return a row for each force, the highest change first, those without one last."""
    values = {area: value_of(change) for area, change in found.changes.items()}
    known = sorted((area for area in values if values[area] is not None), key=lambda area: -_of(values, area))
    dots = {}
    for place, area in enumerate(known, start=1):
        change, title = found.changes[area], evidence.title(area)
        low, high = _ends(change)
        ends = "no interval" if low is None or high is None else words.span(found, low, high)
        text = words.amount(found, _of(values, area))
        dots[area] = Dot(
            title, values[area], low, high, text,
            Role.MAIN if area == evidence.force else Role.PEER,
            words=f"{title}, {text} ({ends}), {numbers.ordinal(place)} highest of {len(known)}",
            places=evidence.places(rows_of(change)),
        )  # fmt: skip
    lost = [(area, _lost(found.changes[area])) for area in values if values[area] is None]
    lost += [(gap.area, gap.why) for gap in found.figures.missing]
    for area, why in lost:
        role = Role.MAIN if area == evidence.force else Role.FAINT
        title = evidence.title(area)
        dots[area] = Dot(title, None, text=why, role=role, words=f"{title}: {why}")
    return dots


def _of(values: dict[str, float | None], area: str) -> float:
    return values[area] or 0.0


def _ends(change: Change) -> tuple[float | None, float | None]:
    found = change.interval
    if found is None or not (isfinite(found.low) and isfinite(found.high)):
        return None, None
    return found.low, found.high


def _lost(change: Change) -> str:
    return WORDS.get(change.state, NO_PERCENT)


def rows_of(change: Change) -> tuple[Observation, ...]:
    """Return the cells of both periods of a change."""
    both = (change.current, change.previous)
    return tuple(row for each in both if each is not None for row in each.observations)


def _reference(evidence: Evidence, found: Among, beside: Beside) -> Reference | None:
    """Return the rest of the country, with the growths that count as in line with it."""
    if beside.other is None or found.in_points or not beside.other:
        return None
    value, margin = 100 * (beside.other - 1), beside.terms.margin
    label = f"{numbers.capital(words.others(evidence, beside))} {numbers.signed_percent(value)}"
    return Reference(value, label, 100 * (beside.other / margin - 1), 100 * (beside.other * margin - 1))


def sign_test(up: ForcesUp) -> str:
    """Return what the sign test says of rises and falls."""
    level = f", {len(up.level)} without change left aside" if up.level else ""
    test = f"(sign test{level}, {words.p_value(up.p)})"
    if up.p < words.LEVEL:
        often = words.of_a_hundred(up.p)
        return f"{EQUAL}, so uneven a split would come about {often} {test}."
    return f"{EQUAL}, such a split would be nothing unusual {test}."


def _exceptions(evidence: Evidence, up: ForcesUp) -> str:
    """Return who did not rise, or who did where these are the fewer, and who was not counted."""
    titles = tuple(evidence.title(area) for area in up.exceptions)
    said = f"Not higher: {words.named(titles)}." if 0 < len(titles) <= max(1, up.k) else ""
    return " ".join(filter(None, (said, words.gaps(evidence, up.left_out, "Not counted"))))


def _drawn(found: Among) -> str:
    margin = numbers.plain(100 * (found.terms.margin - 1), 1).removesuffix(".0")
    band = (
        ""
        if found.in_points
        else f" Band: growth within {margin}% of the reference, which counts as in line."
    )
    tested = any(change.interval is not None for change in found.changes.values())
    return f"Whiskers: 95% intervals.{band}" if tested else "Figures are counted in full: no intervals."


def _can(evidence: Evidence, found: Among, beside: Beside) -> tuple[str, ...]:
    said, up, title = [], found.up, found.measure.title
    if up.p < words.LEVEL:
        way = "more" if 2 * up.k > up.n else "fewer"
        said.append(f"{title}, as recorded, rose in {way} forces than chance alone would explain.")
    force, rest = evidence.title(evidence.force), words.others(evidence, beside)
    if beside.alignment in {Alignment.HIGHER, Alignment.LOWER, Alignment.IN_LINE}:
        verdict = words.VERDICTS[beside.alignment]
        said.append(
            f"The change in {force} is {verdict} {rest}, beyond what chance alone would explain."
            if beside.alignment is not Alignment.IN_LINE
            else f"The change in {force} is {verdict} {rest}, within the margin that the office has set."
        )
    return tuple(said) or ("What each force reported for both periods, and no more.",)


def _cannot(evidence: Evidence, found: Among, beside: Beside) -> tuple[str, ...]:
    said, force = [], evidence.title(evidence.force)
    rest = words.others(evidence, beside)
    if found.up.p >= words.LEVEL:
        said.append("That rises outnumber falls, or the other way round, by more than chance.")
    if beside.alignment in {Alignment.NOT_CLEAR, Alignment.SMALL}:
        said.append(f"That {force} and {rest} differ by an amount that matters.")
    if beside.alignment is None and beside.reason is not None:
        said.append(f"How {force} stands to {rest}: {beside.reason}.")
    if found.measure.polarity is Polarity.AMBIGUOUS:
        said.append("Whether more took place or more was reported and recorded.")
    said.append("Why any of these changed, or that forces rose for one reason.")
    return tuple(said)


def _table(found: Among, subject: Subject, title: str, dots: dict[str, Dot]) -> Table:
    columns = (
        Column("force", "Force", width=24), Column("then", "A year before", Align.RIGHT, 12),
        Column("now", "Now", Align.RIGHT, 12), Column("change", "Change", Align.RIGHT, 11),
        Column("interval", "95% interval", Align.RIGHT, 20),
    )  # fmt: skip
    measure, rows = subject.measure, []
    for area, dot in dots.items():
        change = found.changes.get(area)
        why = f"{measure.id}/{found.force}/growth:{area}" if dot.value is not None else ""
        cells = [Cell(dot.label, dot.label)]
        for each in (None, None) if change is None else (change.previous, change.current):
            text = "–" if each is None else numbers.level(each.value, measure.unit, measure.decimals)
            cells.append(Cell(text, None if each is None else float(each.value)))
        cells.append(Cell(dot.text, dot.value, why=why, places=dot.places))
        ends = "–" if dot.low is None or dot.high is None else words.span(found, dot.low, dot.high)
        cells.append(Cell(ends, dot.low, why=why if dot.low is not None else ""))
        rows.append(Row(area, tuple(cells)))
    return Table(f"{subject.id}.table", title, columns, tuple(rows))
