"""Where a force stands among others, as plain figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from scrutinydesk.analysis.beside import Quantity
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.given import Cells, Given, ends, open_ended, plain, sentences

if TYPE_CHECKING:
    from scrutinydesk.analysis.across import Across
    from scrutinydesk.analysis.beside import Beside
    from scrutinydesk.analysis.gaps import Gap
    from scrutinydesk.analysis.ranking import Ranking
    from scrutinydesk.analysis.series_evidence import SeriesEvidence

NAMES = ("compared", "forces_up", "rank.level", "rank.growth", "rank.group", "funnel", "population_share")
NOT_TOLD = "The figures of too few forces are here, and the file does not state the number that rose."
NO_GROUP = "No most similar group of this force is known for the period."
NOT_RANKED = "This force has no figure that could be ranked."
NOT_DRAWN = "This force is not in the funnel."


def across_given(found: SeriesEvidence, cells: Cells) -> Iterator[Given]:
    """Return comparisons, forces up, ranks, the place in the funnel and the share of population."""
    across = found.across
    if across is None:
        yield from (Given(name, reason=found.not_across) for name in NAMES)
        return
    yield from (_beside(each, across, cells) for each in across.beside)
    yield _up(across, cells)
    for name, ranking in (("level", across.level), ("growth", across.growth), ("group", across.group)):
        yield _rank(f"rank.{name}", ranking, across, cells)
    yield _funnel(across, cells)
    yield _share(across, cells)


def _gaps(gaps: Iterable[Gap]) -> list[dict[str, str]]:
    return [{"area": gap.area, "reason": str(gap.why)} for gap in gaps]


def _cells(across: Across, areas: Iterable[str], cells: Cells, *, then: bool = True) -> tuple[str, ...]:
    figures = [across.figures.figures[area] for area in areas if area in across.figures.figures]
    return cells.of(*(each.now for each in figures), *(each.then for each in figures if then))


def _why(why: object) -> str:
    return "" if why is None else f"{str(why)[:1].upper()}{str(why)[1:]}."


def _beside(each: Beside, across: Across, cells: Cells) -> Given:
    name = {Quantity.GROWTH: "growth", Quantity.RATE: "rate", Quantity.PERCENT: "percent"}[each.quantity]
    ratio = each.ratio
    interval = each.difference if ratio is None else ratio.interval
    value: float | None = None if ratio is None else ratio.ratio
    if ratio is None and each.own is not None and each.other is not None:
        counted = name != "percent"
        value = each.own - each.other if not counted else (each.own / each.other if each.other else None)
    margin = f"margin {each.terms.points:g} points" if name == "percent" else f"margin {each.terms.margin:g}"
    return Given(
        f"compared.{name}.{each.area}", plain(value), *ends(interval),
        test="the same in both" if ratio is not None else "", p=None if ratio is None else plain(ratio.p),
        verdict="" if each.alignment is None else str(each.alignment),
        method=f"{each.quantity}, against {each.basis}; {margin}",
        inputs={"force": plain(each.own), "other": plain(each.other), "window": across.window.words},
        cells=_cells(across, (each.force, *each.members), cells), reason=_why(each.reason),
        more={
            "unit": "percentage points" if name == "percent" else "ratio", "members": list(each.members),
            "left_out": _gaps(each.left_out), "population_year": each.population_year,
            "phi": [plain(phi) for phi in each.terms.phi],
        },
    )  # fmt: skip


def _up(across: Across, cells: Cells) -> Given:
    up = across.up
    if up is None:
        return Given("forces_up", reason=NOT_TOLD, more={"left_out": _gaps(across.figures.missing)})
    beneath = cells.of(*across.stated_up) if up.stated else _cells(across, across.figures.figures, cells)
    return Given(
        "forces_up", up.k, test="sign test: as many falls as rises", p=plain(up.p),
        verdict=f"{up.k} of {numbers.quantity(up.n, 'forces')} rose",
        method="as the file states it" if up.stated else "counted from the figures of each force",
        inputs={"forces": up.n, "window": across.window.words}, cells=beneath,
        more={
            "exceptions": list(up.exceptions), "level": list(up.level), "left_out": _gaps(up.left_out),
            "stated": up.stated,
        },
    )  # fmt: skip


def _rank(name: str, ranking: Ranking | None, across: Across, cells: Cells) -> Given:
    if ranking is None:
        return Given(name, reason=NO_GROUP)
    row = ranking.row(across.force)
    gaps = {gap.area: gap.why for gap in ranking.left_out}
    more: dict[str, Any] = {
        "left_out": _gaps(ranking.left_out), "first_is_best": ranking.directed,
        "first_is_highest": ranking.higher_is_better,
    }  # fmt: skip
    if row is None:
        why = gaps.get(across.force)
        return Given(name, reason=NOT_RANKED if why is None else _why(why), more=more)
    move = ranking.movement
    more["joint"] = row.joint
    more["movement"] = None if move is None else {
        "rank": move.rank, "before": move.previous, "of": move.n, "places": move.places,
        "chance": plain(move.chance), "shown": move.arrow,
    }  # fmt: skip
    areas = [each.area for each in ranking.rows]
    return Given(
        name, row.rank, row.low, row.high, verdict="" if row.n is None else f"{row.rank} of {row.n}",
        method="plausible range from 5,000 draws", inputs={"value": plain(row.value), "of": row.n},
        cells=_cells(across, areas, cells, then=name == "rank.growth"), reason=_why(row.reason), more=more,
    )  # fmt: skip


def _funnel(across: Across, cells: Cells) -> Given:
    funnel = across.funnel
    more: dict[str, Any] = {
        "form": str(funnel.form), "spread": str(funnel.spread), "phi": plain(funnel.phi),
        "tau2": plain(funnel.tau2), "left_out": _gaps(funnel.left_out),
        "outside": [{"area": each.area, "position": str(each.position)} for each in funnel.outside],
    }  # fmt: skip
    point = funnel.point(across.force)
    if point is None:
        gaps = {gap.area: gap.why for gap in funnel.left_out}
        reason = funnel.reason or gaps.get(across.force)
        return Given("funnel", reason=NOT_DRAWN if reason is None else _why(reason), more=more)
    import numpy as np  # noqa: PLC0415  only where there is a funnel

    limits = funnel.limits(np.array([point.size]))
    low, high = (None, None) if limits is None else (limits.low_95[0].item(), limits.high_95[0].item())
    return Given(
        "funnel", plain(point.value), plain(low), plain(high), test="distance from the centre, z",
        verdict=str(point.position), method=f"funnel plot, {funnel.spread}",
        inputs={"centre": plain(funnel.centre), "size": plain(point.size), "z": plain(point.z)},
        cells=_cells(across, [each.area for each in funnel.points], cells, then=False), more=more,
    )  # fmt: skip


def _share(across: Across, cells: Cells) -> Given:
    found = across.share
    return Given(
        "population_share", plain(found.index), *ends(found.interval),
        verdict="" if found.alignment is None else str(found.alignment),
        method="share of cases over share of people, 100 where both are the same",
        inputs={
            "count": plain(found.count), "whole": plain(found.whole), "people": found.people,
            "all_people": found.people_whole, "population_year": found.population_year,
        },
        cells=_cells(across, (found.force, *found.members), cells, then=False),
        reason=sentences(_why(found.reason), open_ended(found.interval)),
        more={
            "share": plain(found.share), "of_people": plain(found.of_people), "members": list(found.members),
            "left_out": _gaps(found.left_out),
        },
    )  # fmt: skip
