"""Paragraphs that every section uses: a measure's change, its latest month, its comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.numerals import rounded
from scrutinydesk.periods import Month, Span
from scrutinydesk.reporting import numbers, signals
from scrutinydesk.reporting.among_words import LEVEL, VERDICTS, p_value
from scrutinydesk.reporting.comparison_tables import instead_of
from scrutinydesk.reporting.offers import offer_sentences
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.phrases import (
    NOT_COMPARABLE,
    area_words,
    before,
    change_sentence,
    changed_in,
    during,
    moved,
    rate,
    value,
)
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed, sentences

if TYPE_CHECKING:
    from fractions import Fraction

    from scrutinydesk.analysis.comparison import AreaChange, Comparison
    from scrutinydesk.analysis.forces_up import ForcesUp
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

ALL = 100


def change_drafts(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return a paragraph for each measure that has data, and its comparison."""
    drafts: list[Draft] = []
    for measure in outline.measures:
        drafts.append(change_draft(evidence, outline.id, measure))
        drafts += comparison_drafts(evidence, outline.id, measure)
    return drafts


def change_draft(
    evidence: Evidence,
    place: str,
    measure: str,
    subject: str = "",
    *,
    bullet: bool = False,
    brief: bool = False,
) -> Draft:
    """Return the paragraph on one measure of the force; without words if there is no data.

    Where the change is refused, what is offered in its place follows.
    """
    standing = evidence.standing(measure)
    key = f"{place}.change.{measure}"
    if standing is None:
        return Draft(key, (), bullet)
    said = change_sentence(standing, subject, brief=brief)
    bridge = offer_sentences(standing, _told(evidence, place), instead=not brief)
    return Draft(key, sentences(said, bridge, latest_month(evidence, standing)), bullet)


def _told(evidence: Evidence, place: str) -> tuple[str, ...]:
    """Return the measures of a sub-section that have paragraphs of their own."""
    parts = (part for section in evidence.resources.outline.sections for part in section.subsections)
    return next((part.measures for part in parts if part.id == place), ())


def latest_month(evidence: Evidence, standing: Standing) -> Runs:
    """Return a sentence on the last month where it lies outside its control limits."""
    silent = {State.NOT_COMPARABLE, State.TOO_FEW}
    if standing.window.span is not Span.ROLLING_12 or standing.state in silent:
        return ()
    chart = evidence.chart(standing.measure.id, standing.area)
    side = signals.outside(chart)
    if chart is None or not side:
        return ()
    month = Month(standing.window.last.ordinal)
    rows = evidence.monthly(standing.measure.id, standing.area)
    if not rows or rows[-1].last != month.ordinal:
        return ()
    figure = numbers.level(rows[-1].value or 0, standing.measure.unit, standing.measure.decimals)
    return compose(
        f"{month.words}, at {{}}, is {side} {signals.expected(chart)}.",
        Run(figure, standing.id(f"month:{month}")),
    )


def level(standing: Standing, subject: str = "") -> Runs:
    """Return ``393 special constables`` with its date, for lists of strengths."""
    words = subject or standing.measure.title
    return compose(f"{words} {{}} {during(standing.window)}", value(standing))


def comparison_drafts(evidence: Evidence, place: str, measure: str) -> list[Draft]:
    """Return the paragraph on country, region and group, and the bullet on forces that rose."""
    found = evidence.comparison(measure)
    if found is None or not found.rows:
        return []
    key = f"{place}.comparison.{measure}"
    figures = _figures(evidence, found, measure)
    said = sentences(
        figures,
        _broken(evidence, found) or _against(evidence, found),
        said_overrides(*(row.change for row in found.rows)),
    )
    if not said:
        return []
    drafts = [Draft(key, said, lead=_lead(evidence, found))]
    if found.forces_up is not None and found.forces_up.n:
        title = evidence.resources.catalogue[measure].title
        here = f"{measure}/england-and-wales"
        forces = "force" if found.forces_up.n == 1 else "forces"
        drafts.append(
            Draft(
                f"{place}.forces_up.{measure}",
                compose(
                    f"{{}} of {{}} {forces} recorded more in the {found.window.words} than in the "
                    f"{found.window.previous.words} ({_small(title)}){{}}{{}}.",
                    Run(str(found.forces_up.k), f"{here}/forces_up"),
                    Run(str(found.forces_up.n), f"{here}/forces_counted"),
                    *_split(found.forces_up, here),
                ),
                bullet=True,
            )
        )
    return drafts


def _split(up: ForcesUp, here: str) -> tuple[str, Run]:
    """Return whether so many rises are more than chance alone would make, and the test."""
    test = Run(f"(sign test, {p_value(up.p)})", f"{here}/sign_test")
    if up.p >= LEVEL:
        return ", no more uneven a split than chance alone would make ", test
    return ", a more uneven split than chance alone would make ", test


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]


def _figures(evidence: Evidence, found: Comparison, measure: str) -> Runs:
    title = evidence.resources.catalogue[measure].title
    items = [
        _one(evidence, row, measure)
        for row in found.rows
        if row.change.percent is not None and row.change.difference is not None
    ]
    if not items:
        return ()
    return compose(
        f"{title} in the {found.window.words} against the {found.window.previous.words}: "
    ) + listed(tuple(items)) + (Run("."),)  # fmt: skip


def _lead(evidence: Evidence, found: Comparison) -> Runs:
    """Return that national figures end sooner, where they do."""
    behind = evidence.end.ordinal - found.window.last.ordinal
    if not behind:
        return ()
    months = "a month" if behind == 1 else f"{behind} months"
    return compose(
        f"National figures end in {found.window.last.words}, {months} before the end of this report’s period."
    )


def _one(evidence: Evidence, row: AreaChange, measure: str) -> Runs:
    percent, difference = row.change.percent, row.change.difference
    if percent is None or difference is None:
        return ()
    way = "unchanged" if difference == 0 else "up" if difference > 0 else "down"
    area = evidence.resources.areas[row.area]
    if difference == 0:
        return compose(f"{area_words(area)} {way}")
    here = f"{measure}/{evidence.force}"
    return compose(
        f"{area_words(area)} {way} {{}} ({{}})",
        Run(numbers.percent(abs(percent)), f"{here}/peer:{row.area}"),
        Run(numbers.size(difference), f"{here}/peerchange:{row.area}"),
    )


def _broken(evidence: Evidence, found: Comparison) -> Runs:
    """Return that changes cross a break, where they do; then nothing is set beside the others."""
    refused = [row.change for row in found.refused]
    if not refused:
        return ()
    title = evidence.resources.catalogue[found.measure.id].title
    areas = ""
    if len(refused) < len(found.rows):
        areas = f" in {numbers.listed(tuple(_named(evidence, each.area) for each in refused))}"
    said = (
        f"{title}: the changes{areas} of the {found.window.words} on the {found.window.previous.words} are "
        f"not comparable: the series changed in {changed_in(refused)}."
    )
    instead = instead_of(evidence, found)
    return compose(f"{said} {instead} can be compared." if instead else said)


def _against(evidence: Evidence, found: Comparison) -> Runs:
    """Return how the force's growth stands beside each area without it, as the interval allows."""
    own = next((row.change.percent for row in found.rows if row.area == evidence.force), None)
    if own is None:
        return ()
    compared = [row for row in found.rows if row.area != evidence.force and row.change.percent is not None]
    apart = [[row for row in compared if row.mean is mean] for mean in (False, True)]
    return sentences(*(_beside(evidence, rows, own) for rows in apart))


def _beside(evidence: Evidence, rows: list[AreaChange], own: Fraction) -> Runs:
    """Return one sentence of the areas that are all held against in the same way."""
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(_verdict(row, own), []).append(_named(evidence, row.area))
    groups.pop("", None)
    if not groups:
        return ()
    parts = [f"{words} {numbers.listed(tuple(names))}" for words, names in groups.items()]
    tested = any(row.alignment is not None for row in rows)
    what = "the mean of the other forces" if rows[0].mean else "the rest"
    start = f"Beside {what} of each area, the" if tested else "The"
    force = evidence.title(evidence.force)
    return compose(f"{start} change in {force} is {', and '.join(parts)}.")


def _verdict(row: AreaChange, own: Fraction) -> str:
    """Return the words of a standing; where none was worked out, the order of the percentages."""
    if row.alignment is not None:
        return VERDICTS[row.alignment]
    if _lower(own, row.change.percent):
        return "lower than in"
    return "higher than in" if _lower(row.change.percent, own) else ""


def _named(evidence: Evidence, area: str) -> str:
    return area_words(evidence.resources.areas[area])


def _lower(own: Fraction | None, other: Fraction | None) -> bool:
    """Tell whether one change is below another as printed, to one decimal."""
    if own is None or other is None:
        return False
    return rounded(own, 1) < rounded(other, 1)


def contribution_sentence(whole: Standing, parts: list[Standing]) -> Runs:
    """Return what share of a rise the parts make up; empty where it would mislead."""
    total = sum((part.difference or 0 for part in parts), start=0)
    share = numbers.share(total, whole.difference or 0) if whole.difference else None
    same = all(part.window == whole.window for part in parts)
    if share is None or not parts or not same or total <= 0 or (whole.difference or 0) <= 0:
        return ()
    together = Run(numbers.plain(total), whole.id("contribution"))
    if share > ALL:
        more = compose(
            f"Together they rose by {{}} {during(whole.window)}, more than the {{}} by which all crime "
            "rose: other crime fell.",
            together,
            moved(whole),
        )
        return sentences(more, said_overrides(whole, *parts))
    made_up = compose(
        f"Together they make up {{}} of the {{}} additional crimes ({{}}) {during(whole.window)}",
        together,
        moved(whole),
        Run(numbers.percent(share), whole.id("contributionshare")),
    )
    earlier = sum((part.previous or 0 for part in parts), start=0)
    base = numbers.share_of_whole(earlier, whole.previous or 0)
    notes = said_overrides(whole, *parts)
    if base is None:
        return sentences((*made_up, Run(".")), notes)
    start = Run(numbers.percent(base), whole.id("contributionbase"))
    return sentences(made_up + compose("; a year before they were {} of all crime.", start), notes)


def short_change(standing: Standing, subject: str) -> Runs:
    """Return ``East 36 fewer (−12.2%)`` for a list of areas."""
    difference = standing.difference
    if standing.refused:
        return compose(
            f"{subject} {{}} and {{}} before ({{}})",
            value(standing), before(standing), Run(NOT_COMPARABLE, standing.id("change")),
        )  # fmt: skip
    if difference is None:
        return compose(f"{subject} {{}}", value(standing))
    if difference == 0:
        return compose(f"{subject} no change ({{}})", value(standing))
    word = "more" if difference > 0 else "fewer"
    if standing.percent is None or standing.state is State.TOO_FEW:
        return compose(f"{subject} {{}} {word} (to {{}})", moved(standing), value(standing))
    return compose(f"{subject} {{}} {word} ({{}})", moved(standing), rate(standing, sign=True))
