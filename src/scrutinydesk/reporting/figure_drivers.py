"""What drives a change: a waterfall from a year before to now, by offence or by division."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.analysis.change import State
from scrutinydesk.analysis.contribution import Amount, Contribution, Part, Step, StepKind
from scrutinydesk.analysis.overlapping import Because
from scrutinydesk.numerals import exact
from scrutinydesk.reporting import among_words as words
from scrutinydesk.reporting import drivers, numbers
from scrutinydesk.reporting.figure import Bar, BarKind, Figure, Panel
from scrutinydesk.reporting.figure_forces import rows_of
from scrutinydesk.reporting.figure_parts import Subject, nothing, source
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.table import Align, Cell, Column, Level, Row, Table

if TYPE_CHECKING:
    from fractions import Fraction

    from scrutinydesk.reporting.evidence import Evidence

REST = "~rest"
TOGETHER = "~together"
REASONS = {
    Because.OVERLAPS: "counted in others",
    Because.WHOLE: "the whole itself",
    Because.TWICE: "named twice",
    Because.NO_FIGURES: "no figures for both years",
    Because.BREAK: "the series changed",
}
MOST_NAMED_IN_TITLE = 2
UNSURE = frozenset({State.WITHIN, State.TOO_FEW})


class Broken(NamedTuple):
    """A change and what it is made of, by measure or by division."""

    found: Contribution
    by_area: bool

    def name(self, part: Part) -> str:
        """Return the id of a part."""
        return part.change.area if self.by_area else part.change.measure.id

    def title(self, evidence: Evidence, name: str) -> str:
        """Return the title of a part or of what was left out."""
        return evidence.title(name) if self.by_area else evidence.resources.catalogue[name].title

    @property
    def rest(self) -> str:
        """Return what is left over, as a label."""
        return "In no division" if self.by_area else "Not discussed in this report"


def broken_down(evidence: Evidence, measure: str, area: str) -> tuple[Broken, ...]:
    """Return the change of a measure by what the report has within it, and by division."""
    both = (drivers.by_measure(evidence, measure, area), drivers.by_division(evidence, measure, area))
    return tuple(Broken(each, bool(at)) for at, each in enumerate(both) if each is not None)


def waterfall(evidence: Evidence, subject: Subject) -> Figure:
    """Return the waterfall by offence, else by division; both are in the table."""
    measure = subject.measure
    every = broken_down(evidence, measure.id, subject.area)
    told = tuple(each for each in every if each.found.parts)
    if not told:
        return nothing(subject.id, measure.title, _none(evidence, subject, every), measure.unit)
    shown = told[0]
    found = shown.found
    title = title_of(evidence, shown)
    standing = evidence.standing(measure.id, subject.area)
    window = standing.window.words if standing is not None else ""
    changes = (found.whole, *(part.change for part in found.parts))
    noun = numbers.noun(measure.unit, 0)
    said = f"{measure.title}, {evidence.title(subject.area)}, {window} compared with the year before"
    return Figure(
        id=subject.id,
        title=title,
        subtitle=", ".join(filter(None, (said, noun))),
        panels=(Panel("", (), bars=tuple(_bar(evidence, shown, step) for step in found.steps)),),
        unit=measure.unit,
        table=_table(evidence, subject, title, told),
        decimals=measure.decimals,
        note=" ".join(filter(None, (_share(shown), _left_out(evidence, shown)))),
        source=" · ".join(
            filter(
                None,
                (
                    source(evidence, [row for each in changes for row in rows_of(each)]),
                    *notes_of(changes, evidence.title),
                ),
            )
        ),
        alt=f"Waterfall of {measure.title}. {title}. The table gives every part.",
        can=_can(evidence, shown),
        cannot=_cannot(shown),
    )


def _none(evidence: Evidence, subject: Subject, every: tuple[Broken, ...]) -> str:
    title = subject.measure.title
    for each in every:
        if each.found.reason:
            return f"What drives {title} cannot be said: {numbers.uncapital(each.found.reason)}"
        if each.found.left_out:
            return f"No part of {title} has figures for both years."
    return (
        f"{evidence.title(subject.area)} has no parts of {title}, by offence or by division, in the workbook."
    )


def title_of(evidence: Evidence, shown: Broken) -> str:
    """Return what makes up the change, and how much of it is not discussed."""
    found = shown.found
    measure, difference = found.whole.measure, found.whole.difference or exact(0)
    if not difference:
        return f"{measure.title}: no change in all, of {_moves(found)}"
    verb = "rise" if difference > 0 else "fall"
    size = numbers.plain(abs(difference), measure.decimals)
    if found.whole.state in UNSURE:
        return (
            f"{measure.title}: a {verb} of {size}, within normal variation: there may be nothing to explain"
        )
    if found.mixed:
        return f"{measure.title}: a {verb} of {size} in all, of {_moves(found)}"
    first = [part for part in found.parts if part.amount.share][:MOST_NAMED_IN_TITLE]
    titles = [shown.title(evidence, shown.name(part)) for part in first]
    lower = titles if shown.by_area else [*titles[:1], *map(numbers.uncapital, titles[1:])]
    names = numbers.listed(tuple(lower))
    share = sum((part.amount.share or exact(0) for part in first), start=exact(0))
    said = f"{measure.title}: {names} make up {numbers.percent(share)} of the {verb} of {size}"
    if len(first) == 1:
        said = said.replace(" make up ", " makes up ")
    rest = found.rest
    if rest is not None and rest.share:
        left = "lies in no division" if shown.by_area else "is not discussed"
        said += f"; {numbers.percent(rest.share)} {left}"
    return said


def _moves(found: Contribution) -> str:
    decimals = found.whole.measure.decimals
    rises, falls = (numbers.plain(abs(each), decimals) for each in (found.rises, found.falls))
    return f"rises of {rises} and falls of {falls}"


def _bar(evidence: Evidence, shown: Broken, step: Step) -> Bar:
    whole = shown.found.whole
    start, end = float(step.begin), float(step.end)
    decimals = whole.measure.decimals
    if step.kind in {StepKind.START, StepKind.END}:
        total = whole.previous if step.kind is StepKind.START else whole.current
        label = "" if total is None else numbers.capital(total.window.words)
        rows = () if total is None else total.observations
        text = numbers.level(step.end, whole.measure.unit, decimals)
        return Bar(label, text, start, end, BarKind.TOTAL, f"{label}, {text}", evidence.places(rows[:24]))
    difference = step.end - step.begin
    kind = BarKind.UP if difference >= 0 else BarKind.DOWN
    text = numbers.signed(difference, decimals)
    if step.part is None:
        words_ = f"{shown.rest}, {text}{_shared(shown.found.rest)}"
        return Bar(shown.rest, text, start, end, kind, words_)
    name = shown.title(evidence, shown.name(step.part))
    said = f"{name}, {text}{_shared(step.part.amount)}"
    return Bar(name, text, start, end, kind, said, evidence.places(rows_of(step.part.change)[:24]))


def _shared(amount: Amount | None) -> str:
    if amount is None or amount.share is None:
        return ""
    return f", {numbers.percent(amount.share)} of the change"


def _share(shown: Broken) -> str:
    """Return the share of all parts together, beside what they were of the whole before."""
    together = shown.found.together
    if together is None or together.share is None or shown.found.mixed or shown.by_area:
        return ""
    said = f"Together the parts shown make up {numbers.percent(together.share)} of the change"
    if together.base_share is not None:
        said += f", from {numbers.percent(together.base_share)} of the total a year before"
    return f"{said}."


def _left_out(evidence: Evidence, shown: Broken) -> str:
    """Return what is not among the parts, and why; what has no figures is nobody's question."""
    by_why: dict[str, list[str]] = {}
    for each in shown.found.left_out:
        if each.because is not Because.NO_FIGURES or shown.by_area:
            by_why.setdefault(REASONS[each.because], []).append(shown.title(evidence, each.name))
    said = [f"{words.named(tuple(names))} ({why})" for why, names in by_why.items()]
    return f"No parts of their own: {'; '.join(said)}." if said else ""


def _can(evidence: Evidence, shown: Broken) -> tuple[str, ...]:
    found = shown.found
    if found.whole.state in UNSURE:
        return ("What was recorded for each part, and no more.",)
    lifted = [part for part in found.parts if part.amount.lift is not None and part.amount.lift > 1]
    if found.mixed or not lifted:
        return ("Where the change was recorded, part by part.",)
    names = numbers.listed(tuple(shown.title(evidence, shown.name(part)) for part in lifted[:3]))
    return (
        "Where the change was recorded, part by part.",
        f"A larger share of the change than of the total before: {names}.",
    )


def _cannot(shown: Broken) -> tuple[str, ...]:
    whole = shown.found.whole
    said = [f"That {numbers.uncapital(whole.measure.title)} changed at all."] if whole.state in UNSURE else []
    said += ["What brought the change about: a share says where it was recorded, not why."]
    if not shown.by_area and shown.found.rest is not None and shown.found.rest.difference:
        said.append("What lies in the part that is not discussed.")
    return tuple(said)


def _table(evidence: Evidence, subject: Subject, title: str, told: tuple[Broken, ...]) -> Table:
    columns = (
        Column("part", "Part", width=30), Column("then", "A year before", Align.RIGHT, 12),
        Column("change", "Change", Align.RIGHT, 11), Column("growth", "In per cent", Align.RIGHT, 11),
        Column("share", "Share of change", Align.RIGHT, 14),
        Column("base", "Share before", Align.RIGHT, 12), Column("lift", "Lift", Align.RIGHT, 8,
               "Share of the change over the share of the total before: above 1 it drives the change"),
    )  # fmt: skip
    rows = []
    for shown in told:
        if len(told) > 1:
            heading = "By division" if shown.by_area else "By measure"
            rows.append(Row(heading, (Cell(heading, heading),), Level.GROUP))
        for part in shown.found.parts:
            name = shown.name(part)
            rows.append(_row(evidence, subject, (name, shown.title(evidence, name)), part.amount, part))
        if shown.found.together is not None and len(shown.found.parts) > 1:
            rows.append(_row(evidence, subject, (_key(TOGETHER, shown), "Together"), shown.found.together))
        if shown.found.rest is not None and shown.found.rest.difference:
            rows.append(_row(evidence, subject, (_key(REST, shown), shown.rest), shown.found.rest))
    return Table(f"{subject.id}.table", title, columns, tuple(rows), (words.SHARE_SAYS,))


def _key(name: str, shown: Broken) -> str:
    return f"{name}-divisions" if shown.by_area else name


def _row(
    evidence: Evidence, subject: Subject, named: tuple[str, str], amount: Amount, part: Part | None = None
) -> Row:
    name, title = named
    decimals = subject.measure.decimals
    why = f"{subject.key}/driver:{name}"
    places = () if part is None else evidence.places(rows_of(part.change)[:24])

    def cell(column: str, value: Fraction | None, text: str) -> Cell:
        if value is None:
            return Cell("–", note=amount.said)
        return Cell(text, float(value), why=f"{why}:{column}", places=places)

    share, base, lift, growth = amount.share, amount.base_share, amount.lift, amount.growth
    return Row(
        name,
        (
            Cell(title, title),
            cell("then", amount.base, numbers.plain(amount.base, decimals)),
            cell("change", amount.difference, numbers.signed(amount.difference, decimals)),
            cell("growth", growth, numbers.signed_percent(growth or 0)),
            cell("share", share, numbers.percent(share or 0)),
            cell("base", base, numbers.percent(base or 0)),
            cell("lift", lift, numbers.plain(lift or 0, 2)),
        ),
        Level.ROW if part is not None else Level.TOTAL,
    )
