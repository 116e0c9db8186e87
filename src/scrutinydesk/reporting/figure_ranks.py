"""Where each force ranks, how far each rank can be trusted, and whether the own one moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.rank_ranges import LEVEL, NoRange
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.reporting import among_words as words
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.figure import Across, Dot, Figure, Panel, Role
from scrutinydesk.reporting.figure_parts import Subject, nothing, source
from scrutinydesk.reporting.ranks import RANKS, rank_of
from scrutinydesk.reporting.table import Align, Cell, Column, Row, Table

if TYPE_CHECKING:
    from scrutinydesk.analysis.rank_ranges import Movement, Ranked
    from scrutinydesk.analysis.ranking import Ranking
    from scrutinydesk.reporting.among import Among
    from scrutinydesk.reporting.evidence import Evidence

DRAWN = (
    "Whiskers: where 95 of 100 draws by chance alone put each force; years differ by more than chance, so "
    "that ranks are less sure than that."
)
SIZED = frozenset({Kind.STOCK, Kind.MONEY})
NO_RANGES = {
    NoRange.NO_NUMBER: "How sure the ranks are cannot be said: the number asked is not given for all forces.",
    NoRange.ALONE: "",
    NoRange.STATED: "",
}


def ranks(evidence: Evidence, subject: Subject) -> Figure:
    """Return the rank strip; where only the rank is stated, or nothing, why there is none."""
    measure, found = subject.measure, evidence.among(subject.measure.id)
    why = words.unable(evidence, found, measure.title, subject.area)
    if not why and measure.kind in SIZED:
        why = f"{measure.title} grows with the size of a force: a rank by it would say how large each is."
    if why or found is None:
        return nothing(subject.id, measure.title, _stated(evidence, subject) or why, measure.unit)
    ranking = found.ranking
    if len(ranking.rows) < len("ab"):
        gaps = words.gaps(evidence, ranking.left_out)
        why = f"There are no two forces to rank by {measure.title}. {gaps}".strip()
        return nothing(subject.id, measure.title, why, measure.unit)
    dots = {row.area: _dot(evidence, found, row) for row in ranking.rows}
    n = len(dots)
    title = title_of(evidence, found)
    return Figure(
        id=subject.id,
        title=title,
        subtitle=f"{measure.title}, {found.window.words}, {by_what(found)}, {order(found)}",
        panels=(
            Panel(
                "",
                (),
                dots=tuple(dots.values()),
                across=Across(
                    f"Rank of {n} forces, {order(found)}", 1, n, reverse=ranking.directed, unit="rank"
                ),
            ),
        ),
        unit="rank",
        table=_table(found, subject, title, dots),
        note=" ".join(filter(None, (movement(evidence, found), _note(ranking),
                                    words.gaps(evidence, ranking.left_out)))),
        source=source(evidence, [row for each in ranking.rows for row in found.rows(each.area)]),
        alt=f"Rank strip of {n} forces. {title}. The table gives every rank.",
        can=_can(evidence, found),
        cannot=_cannot(evidence, found),
    )  # fmt: skip


def _stated(evidence: Evidence, subject: Subject) -> str:
    """Return the ranks that the workbook states without the figures of the others."""
    standing = evidence.standing(subject.measure.id, subject.area) if subject.area == evidence.force else None
    if standing is None:
        return ""
    found = {kind: rank_of(evidence, standing, kind) for kind in RANKS}
    said = [f"{RANKS[kind].lower()} {numbers.ordinal(rank.rank)}" for kind, rank in found.items() if rank]
    if not said:
        return ""
    return (
        f"The workbook states ranks without the figures of the other forces ({', '.join(said)}): how sure "
        f"they are, and whether a move is more than chance, cannot be said. {words.ADD}"
    )


def by_what(found: Among) -> str:
    """Return what the rank is by: ``per 1,000 residents (mid-2016)``."""
    if found.by_growth:
        return "by change on a year before"
    if found.measure.kind is Kind.FLOW:
        return f"per 1,000 residents (mid-{found.figures.populations.year})"
    return "by level"


def order(found: Among) -> str:
    """Return what the first rank is."""
    best = "1st is highest" if found.ranking.higher_is_better else "1st is lowest"
    return f"{best} and best" if found.ranking.directed else best


def ranked_words(row: Ranked) -> str:
    """``13th of 42 (plausibly 6th to 24th)``, ``joint 3rd of 42``."""
    start = f"{'joint ' if row.joint else ''}{numbers.ordinal(row.rank)}"
    start = start if row.n is None else f"{start} of {row.n}"
    if row.low is None or row.high is None:
        return start
    if row.low == row.high:
        return f"{start} (chance would hardly move it)"
    return f"{start} (plausibly {numbers.ordinal(row.low)} to {numbers.ordinal(row.high)})"


def title_of(evidence: Evidence, found: Among) -> str:
    """Return where the force ranks, and how far that can be trusted."""
    name, force = found.measure.short, evidence.title(evidence.force)
    row = found.ranking.row(evidence.force)
    if row is None:
        return f"{name}: {len(found.ranking.rows)} forces ranked, without {force}"
    start = f"{name}: {force} ranks {'joint ' if row.joint else ''}{numbers.ordinal(row.rank)} of {row.n}"
    start += f" ({order(found)})"
    if row.low is None or row.high is None:
        return f"{start}; how sure that is cannot be said"
    if row.low == row.high:
        return f"{start}, and chance would hardly move it"
    return f"{start}, and plausibly anywhere from {numbers.ordinal(row.low)} to {numbers.ordinal(row.high)}"


def movement(evidence: Evidence, found: Among) -> str:
    """Return how the force's rank moved, and whether that is more than chance would do."""
    moved = found.ranking.movement
    if moved is None:
        why = {gap.area: gap.why for gap in found.ranking.moves}.get(evidence.force)
        return f"Whether it moved cannot be said: {why}." if why is not None else ""
    before = f"A year before it was {numbers.ordinal(moved.previous)}"
    if moved.n != len(found.ranking.rows):
        before += f" (now {numbers.ordinal(moved.rank)} among the {moved.n} with figures for both years)"
    if not moved.places:
        return f"{before}: no movement."
    if moved.chance is None:
        return f"{before}: whether that is a move cannot be said, as the precision is not known."
    often = words.of_a_hundred(moved.chance)
    if moved.arrow:
        return f"{before}: so large a move would come about {often} by chance."
    return f"{before}: so small a move would come about {often} by chance, so none is shown."


def arrow(found: Among) -> str:
    """``▲ 3``, where chance does not explain the movement; else nothing."""
    moved: Movement | None = found.ranking.movement
    return numbers.arrow(moved.rank, moved.previous) if moved is not None and moved.arrow else ""


def level(found: Among, row: Ranked) -> str:
    """Return what a force is ranked by, as printed."""
    if found.by_growth:
        return numbers.signed_percent(100 * (row.value - 1))
    if found.measure.kind is Kind.FLOW:
        return f"{words.per_thousand(row.value)} per 1,000"
    return numbers.level(row.value, found.measure.unit, found.measure.decimals)


def _dot(evidence: Evidence, found: Among, row: Ranked) -> Dot:
    own, title = row.area == evidence.force, evidence.title(row.area)
    moved = arrow(found) if own else ""
    said = [f"{title}, {ranked_words(row)}, {level(found, row)}"]
    if moved:
        said.append(f"moved {numbers.movement(*_places(found))}")
    return Dot(
        title,
        row.rank,
        row.low,
        row.high,
        f"{'=' if row.joint else ''}{numbers.ordinal(row.rank)}{f' {moved}' if moved else ''}",
        Role.MAIN if own else Role.PEER,
        words=", ".join(said),
        places=evidence.places(found.rows(row.area)),
    )


def _places(found: Among) -> tuple[int, int]:
    moved = found.ranking.movement
    return (0, 0) if moved is None else (moved.rank, moved.previous)


def _note(ranking: Ranking) -> str:
    reason = ranking.rows[0].reason
    return DRAWN if reason is None else NO_RANGES[reason]


def _can(evidence: Evidence, found: Among) -> tuple[str, ...]:
    row, force = found.ranking.row(evidence.force), evidence.title(evidence.force)
    if row is None or row.n is None or row.low is None or row.high is None:
        return ("The order of the figures as they were reported, and no more.",)
    said = []
    best, worst = ("better", "worse") if found.ranking.directed else ("higher", "lower")
    if 2 * row.high <= row.n:
        said.append(f"{force} is in the {best} half of the {row.n} forces, allowing for chance.")
    elif 2 * row.low > row.n + 1:
        said.append(f"{force} is in the {worst} half of the {row.n} forces, allowing for chance.")
    else:
        said.append(
            f"{force} is somewhere from {numbers.ordinal(row.low)} to {numbers.ordinal(row.high)} of {row.n}."
        )
    if (moved := found.ranking.movement) is not None and moved.arrow:
        said.append(
            f"It moved {numbers.movement(moved.rank, moved.previous)}, by more than chance alone would."
        )
    return tuple(said)


def _cannot(evidence: Evidence, found: Among) -> tuple[str, ...]:
    said, row = [], found.ranking.row(evidence.force)
    if row is not None and row.low != row.high:
        said.append(f"That {evidence.title(evidence.force)} differs from forces within its plausible ranks.")
    moved = found.ranking.movement
    if moved is not None and moved.places and not moved.arrow:
        more = f"chance makes such a move more often than {words.of_a_hundred(LEVEL)}"
        said.append(f"That it moved: {more}." if moved.chance is not None else "That it moved.")
    if found.measure.polarity in {Polarity.AMBIGUOUS, Polarity.NEUTRAL}:
        said.append("Which rank is the better one.")
    if not said or found.measure.kind is Kind.FLOW:
        said.append(
            "That a rank shows how well a force works: places differ in much else, and so does recording."
        )
    return tuple(said)


def _table(found: Among, subject: Subject, title: str, dots: dict[str, Dot]) -> Table:
    columns = (
        Column("force", "Force", width=24), Column("rank", "Rank", Align.RIGHT, 8),
        Column("range", "Plausibly", Align.RIGHT, 16), Column("value", "By", Align.RIGHT, 18),
    )  # fmt: skip
    rows = []
    for ranked in found.ranking.rows:
        dot, why = dots[ranked.area], f"{subject.measure.id}/{found.force}/place:{ranked.area}"
        known = ranked.low is not None and ranked.high is not None
        span = f"{numbers.ordinal(ranked.low or 0)} to {numbers.ordinal(ranked.high or 0)}" if known else "–"
        rows.append(
            Row(
                ranked.area,
                (
                    Cell(dot.label, dot.label),
                    Cell(dot.text, float(ranked.rank), why=why, places=dot.places),
                    Cell(span, ranked.low, why=why if known else ""),
                    Cell(level(found, ranked), ranked.value, why=why, places=dot.places),
                ),
            )
        )
    return Table(f"{subject.id}.table", title, columns, tuple(rows))
