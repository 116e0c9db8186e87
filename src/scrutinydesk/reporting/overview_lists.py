"""The lists of the overview, each line a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.analysis.comparison import Alignment
from scrutinydesk.findings import Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import rounded
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.offers import offer_words
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.phrases import changed_in
from scrutinydesk.reporting.ranks import rank_of
from scrutinydesk.reporting.report import Link, OverviewItem, OverviewList
from scrutinydesk.reporting.signals import toned
from scrutinydesk.reporting.table import Shape, Signal, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrutinydesk.findings import Finding
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

MOST = 8
# A change of a handful of people is not what changed most, however clear.
CHANGES = {Kind.FLOW}
COMPARED = Signal(Shape.CIRCLE, Tone.NEUTRAL, "Compared")
IN_LINE = Signal(Shape.TICK, Tone.NEUTRAL, "In line")
VERDICTS = {
    Alignment.LOWER: "lower",
    Alignment.HIGHER: "higher",
    Alignment.IN_LINE: "in line",
    Alignment.NOT_CLEAR: "not clear",
    Alignment.SMALL: "little apart",
}
SHAPES = {
    Severity.ERROR: Signal(Shape.UP, Tone.CONCERN, "Error"),
    Severity.WARNING: Signal(Shape.UP, Tone.CONCERN, "Warning"),
    Severity.NOTE: Signal(Shape.CIRCLE, Tone.COMMON, "Note"),
}


def _link(standing: Standing) -> Link:
    return Link(section=standing.measure.section, row=standing.key)


def changed_most(evidence: Evidence, standings: Sequence[Standing]) -> OverviewList:
    """Return the clear changes, largest first; then nothing that chance could have made."""
    clear = [
        each
        for each in standings
        if each.state is State.CLEAR and each.percent is not None and each.measure.kind in CHANGES
    ]
    clear.sort(key=lambda each: (-abs(each.percent or 0), each.measure.id))
    items = tuple(_changed(evidence, each) for each in clear[:MOST])
    rest = len(clear) - len(items)
    subtitle = f"clear changes only; {rest} more in the tabs" if rest > 0 else "clear changes only"
    empty = "No measure changed by more than chance alone could have made it."
    return OverviewList("What changed most", subtitle, items, empty)


def _changed(evidence: Evidence, standing: Standing) -> OverviewItem:
    percent = standing.percent or 0
    detail = f"{standing.window.words} against the year before"
    found = standing.interval
    if found is not None:
        low, high = sorted((abs(found.low), abs(found.high)))
        word = "more" if percent > 0 else "fewer"
        detail = f"{numbers.plain(low)}% to {numbers.plain(high)}% {word} than a year before"
    detail = ". ".join((detail, *notes_of((standing,))))
    title = standing.measure.short
    if standing.area != evidence.force:
        title = f"{title}, {evidence.title(standing.area)}"
    return OverviewItem(
        toned(standing, "Clear rise" if percent > 0 else "Clear fall"),
        title,
        detail,
        numbers.signed_percent(percent),
        _link(standing),
    )


def how_compares(evidence: Evidence, standings: Sequence[Standing]) -> OverviewList:
    """Return the force's changes beside those of its most similar group or country, and ranks."""
    items = []
    for each in standings:
        item = _compared(evidence, each) or _ranked(evidence, each)
        if item is not None:
            items.append(item)
    name = evidence.title(evidence.force)
    return OverviewList(
        f"How {name} compares",
        "change over a year, beside its group",
        tuple(items[:MOST]),
        "No figures of other forces are held. Add a public release to compare.",
    )


def _compared(evidence: Evidence, standing: Standing) -> OverviewItem | None:
    found = evidence.comparison(standing.measure.id)
    changes = {} if found is None else {row.area: row.change.percent for row in found.rows}
    own = changes.pop(evidence.force, None)
    for area in (f"{evidence.force}-msg", "england-and-wales"):
        other = changes.get(area)
        if own is None or other is None or found is None:
            continue
        place = "the most similar group" if area.endswith("-msg") else evidence.title(area)
        row = found.row(area)
        verdict = None if row is None else row.alignment
        notes = notes_of(each.change for each in (found.row(evidence.force), row) if each is not None)
        detail = (
            f"{numbers.signed_percent(own)} against {numbers.signed_percent(other)} in {place}, "
            f"{found.window.short}"
        )
        by_eye = Alignment.HIGHER if rounded(own, 1) > rounded(other, 1) else Alignment.LOWER
        return OverviewItem(
            IN_LINE if verdict is Alignment.IN_LINE else COMPARED,
            standing.measure.short,
            ". ".join((detail, *notes)),
            VERDICTS[verdict or by_eye],
            _link(standing),
        )
    return None


def _ranked(evidence: Evidence, standing: Standing) -> OverviewItem | None:
    rank = rank_of(evidence, standing, "national") or rank_of(evidence, standing, "msg")
    if rank is None:
        return None
    place = "in its group" if rank.row.breakdown == "rank_msg" else "nationally"
    moved = "" if rank.previous is None else f", {numbers.movement(rank.rank, rank.previous)}"
    return OverviewItem(
        Signal(Shape.CIRCLE, Tone.NEUTRAL, "Rank"),
        standing.measure.short,
        f"{numbers.percent(standing.value or 0)} {place}{moved}, {standing.window.short}",
        numbers.ordinal(rank.rank),
        _link(standing),
    )


def before_relying(
    evidence: Evidence, standings: Sequence[Standing], findings: Sequence[Finding]
) -> OverviewList:
    """Return breaks that comparisons cross, late national figures, and findings."""
    items = [_crossing(each) for each in standings if each.refused]
    items += [_allowed(each, note) for each in standings for note in notes_of((each,))]
    unknown = [each for each in standings if each.state is State.PRECISION_UNKNOWN]
    if unknown:
        items.append(
            OverviewItem(
                Signal(Shape.CIRCLE, Tone.COMMON, "Note"),
                f"Number surveyed not given: {len(unknown)} estimate{'s' if len(unknown) > 1 else ''}",
                "their precision is unknown",
                "note",
                _link(unknown[0]),
            )
        )
    items += _late(evidence, standings)
    order = list(Severity)
    # What the figures themselves call for stands above already, each with its own link.
    of_reader = [pair for pair in enumerate(findings) if not pair[1].kind.startswith("report.")]
    numbered = sorted(of_reader, key=lambda pair: (order.index(pair[1].severity), pair[0]))
    for number, each in numbered[: max(MOST - len(items), 3)]:
        place = str(each.place) if each.place.sheet or each.place.source else each.detail
        link = Link(finding=number, place=each.place)
        items.append(OverviewItem(SHAPES[each.severity], _headline(each), place, "open", link))
    return OverviewList(
        "Before you rely on it", "", tuple(items), "Nothing was found that needs a second look."
    )


def _headline(finding: Finding) -> str:
    """Return the title without the table that it begins with: the line beneath says where it stands."""
    _, named, rest = finding.title.partition("”: ")
    told = named and finding.place.sheet and finding.title.startswith("“")
    return numbers.capital(rest) if told else finding.title


def _crossing(standing: Standing) -> OverviewItem:
    words = offer_words(standing)
    return OverviewItem(
        Signal(Shape.DASH, Tone.BLOCKED, "Not comparable"),
        f"{standing.measure.short}: crosses a break",
        f"series changed in {changed_in((standing,))}{f'; {words}' if words else ''}",
        "open",
        _link(standing),
    )


def _allowed(standing: Standing, note: str) -> OverviewItem:
    title = f"{standing.measure.short}: compared across a break"
    return OverviewItem(
        Signal(Shape.CIRCLE, Tone.COMMON, "Note"), title, note, "note", _link(standing)
    )  # fmt: skip


def _late(evidence: Evidence, standings: Sequence[Standing]) -> list[OverviewItem]:
    for each in standings:
        found = evidence.comparison(each.measure.id)
        behind = 0 if found is None else evidence.end.ordinal - found.window.last.ordinal
        if found is not None and behind > 0:
            months = "one month" if behind == 1 else f"{behind} months"
            return [
                OverviewItem(
                    Signal(Shape.CIRCLE, Tone.COMMON, "Note"),
                    f"National figures end in {found.window.last.words}",
                    f"{months} before the local ones",
                    "note",
                    _link(each),
                )
            ]
    return []


def to_fill_in(lacking: Sequence[str]) -> OverviewList:
    """Return what the workbook still lacks."""
    signal = Signal(Shape.DASH, Tone.COMMON, "To fill in")
    items = []
    for text in lacking:
        title, colon, detail = text.partition(": ")
        items.append(OverviewItem(signal, title, numbers.capital(detail) if colon else "", "to do", Link()))
    return OverviewList("To fill in", "", tuple(items), "Every table has figures.")
