"""The first tab: what changed most, what is unusual, what cannot be compared, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.control import ControlChart
from scrutinydesk.analysis.false_signals import false_signals
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import rounded
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.overrides import notes_of
from scrutinydesk.reporting.overview_lists import (
    before_relying,
    changed_most,
    how_compares,
    to_fill_in,
)
from scrutinydesk.reporting.phrases import NOT_COMPARABLE, changed_in, during
from scrutinydesk.reporting.report import Headline, Link, Overview
from scrutinydesk.reporting.table import Level

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Section
    from scrutinydesk.reporting.standing import Standing

QUARTER = 3


def overview(
    evidence: Evidence,
    sections: tuple[Section, ...],
    findings: tuple[Finding, ...],
    missing: tuple[str, ...] | None,
) -> Overview:
    """Return the overview of a report; of an empty workbook, what to fill in."""
    standings = row_standings(evidence, sections)
    own = [each for each in standings if each.area == evidence.force]
    looked_for = missing is not None and bool(own)
    lacking = missing or (() if looked_for else _lacking(evidence))
    if not standings:
        headline = Headline(
            "Nothing to show yet",
            "0 measures",
            "This workbook holds no figures of "
            f"{evidence.resources.areas[evidence.force].title} that are recognised.",
        )
        return Overview((headline,), (to_fill_in(lacking), before_relying(evidence, (), findings)))
    what = "measures" if len(own) == len(standings) else "series"
    headlines = (
        _first(evidence, own) if own else _of_divisions(evidence, standings),
        _unusual(evidence, standings, what),
        _not_comparable(standings),
        *((_missing(lacking, findings),) if own else ()),
    )
    lists = [changed_most(evidence, standings)]
    if own:
        lists.append(how_compares(evidence, own))
    lists.append(before_relying(evidence, tuple(standings), findings))
    if lacking and own:
        lists.append(to_fill_in(lacking))
    return Overview(headlines, tuple(lists))


def row_standings(evidence: Evidence, sections: tuple[Section, ...]) -> list[Standing]:
    """Return the rows of measures: the force's, or of the divisions where there is none of the force."""
    keys = [
        row.key.split("/") for section in sections for row in section.measures.rows if row.level is Level.ROW
    ]
    found = [evidence.standing(key[0], key[1]) for key in keys]
    return [standing for standing in found if standing is not None]


def _of_divisions(evidence: Evidence, parts: list[Standing]) -> Headline:
    """Return the card that stands first where nothing is known of the force as a whole."""
    measures, areas = {each.measure.id for each in parts}, {each.area for each in parts}
    return Headline(
        "By division",
        f"{len(measures)} {'measure' if len(measures) == 1 else 'measures'}",
        f"The figures are of {len(areas)} divisions of {evidence.title(evidence.force)}; there are none of "
        "the force as a whole, and none is added up: divisions may be missing.",
        link_of(parts[0]),
    )


def _lacking(evidence: Evidence) -> tuple[str, ...]:
    """Return, for each sub-section without any figures, a sentence that says so."""
    lines = []
    for section in evidence.resources.outline.sections:
        for sub in section.subsections:
            absent = [m for m in sub.measures if evidence.standing(m) is None]
            if sub.measures and not sub.optional and len(absent) == len(sub.measures):
                lines.append(f"{sub.id} {sub.title}: no figures yet.")
    return tuple(lines)


def link_of(standing: Standing) -> Link:
    """Return the link to a row of its section."""
    return Link(section=standing.measure.section, row=standing.key)


def _first(evidence: Evidence, standings: list[Standing]) -> Headline:
    """Return the card of all crime, or of the first measure with a change."""
    by_id = {each.measure.id: each for each in standings}
    first = by_id.get("all_crime") or next(
        (each for each in standings if each.percent is not None), standings[0]
    )
    link = link_of(first)
    if first.refused:
        amount = numbers.plain(first.value or 0, first.measure.decimals)
        text = f"{amount} {during(first.window)}: {NOT_COMPARABLE} with the year before."
        return Headline(first.measure.title, "–", text, link)
    if first.value is None or first.percent is None or first.difference is None:
        amount = numbers.quantity(first.value or 0, first.measure.unit, first.measure.decimals)
        return Headline(first.measure.title, amount, first.window.words, link)
    decimals = numbers.percent_decimals(first.measure.kind, first.percent)
    more = "more" if first.difference > 0 else "fewer"
    text = (
        f"{numbers.plain(first.value, first.measure.decimals)} {during(first.window)}, "
        f"{numbers.size(first.difference, first.measure.decimals)} {more} than a year before."
    )
    text = " ".join(filter(None, (text, _beside(evidence, first), *notes_of((first,)))))
    return Headline(first.measure.title, numbers.signed_percent(first.percent, decimals), text, link)


def _beside(evidence: Evidence, first: Standing) -> str:
    found = evidence.comparison(first.measure.id)
    changes = {} if found is None else {row.area: row.change.percent for row in found.rows}
    own, wide = changes.get(evidence.force), changes.get("england-and-wales")
    if found is None or own is None or wide is None:
        return ""
    return (
        f"To {found.window.last.words}: {numbers.signed_percent(own)}, "
        f"and {numbers.signed_percent(wide)} in England and Wales."
    )


def _unusual(evidence: Evidence, standings: list[Standing], what: str = "measures") -> Headline:
    """Return the card of signals: how many there are, and how many chance alone would give."""
    found = [(each, evidence.chart(each.measure.id, each.area)) for each in standings]
    charted = [
        (each, chart)
        for each, chart in found
        if chart is not None and evidence.end.ordinal - chart.last.month.ordinal < QUARTER
    ]
    title = "Unusual in the latest month"
    if not charted:
        return Headline(title, "–", "There are not enough months to say what is usual.")
    odd = [each for each, chart in charted if chart.special]
    ever = sum(chart.special or any(each.special for each in chart.states) for _, chart in charted)
    chance = false_signals(chart for _, chart in charted if isinstance(chart, ControlChart))
    text = f"{what} have a signal; by chance alone {_about(chance.latest)} would."
    text += f" In any of their months {ever} have one, and {_about(chance.anywhere)} would."
    text = text if chance.charts else f"{what} have a signal."
    return Headline(title, f"{len(odd)} of {len(charted)}", text, link_of(odd[0]) if odd else Link())


def _about(expected: float) -> str:
    count = rounded(expected)
    return f"about {count}" if count else "hardly any"


def _not_comparable(standings: list[Standing]) -> Headline:
    refused = {each.measure.id: each for each in reversed(standings) if each.refused}
    blocked = [*reversed(refused.values())]  # of the divisions of a measure, the first
    if not blocked:
        crossed = sum(bool(each.overrides) for each in standings)
        text = "No comparison crosses a known break"
        text += f", but for {crossed} that you allow with a reason." if crossed else "."
        return Headline("Cannot be compared", "0", text)
    names = numbers.listed(tuple(_small(each) for each in blocked[:2]))
    rest = len(blocked) - len(blocked[:2])
    more = f" and {rest} more" if rest else ""
    verb = "crosses" if len(blocked) == 1 else "cross"
    text = f"{names}{more} {verb} a break in {changed_in(blocked)}."
    if rest:
        text = text.replace(" and ", ", ", 1)
    return Headline("Cannot be compared", str(len(blocked)), numbers.capital(text), link_of(blocked[0]))


def _small(standing: Standing) -> str:
    short = standing.measure.short
    return short if short[1:2].isupper() else short[:1].lower() + short[1:]


def _missing(lacking: tuple[str, ...], findings: tuple[Finding, ...]) -> Headline:
    errors = sum(each.severity is Severity.ERROR for each in findings)
    if lacking:
        count = len(lacking)
        text = f"{'part has' if count == 1 else 'parts have'} no figures yet. First: {lacking[0]}"
        return Headline("Missing", str(count), text)
    if errors:
        first = next(n for n, each in enumerate(findings) if each.severity is Severity.ERROR)
        text = "figures are wrong or missing in the workbook: see Checks."
        return Headline("Errors found", str(errors), text, Link(finding=first))
    return Headline("Missing", "0", "Every table of the workbook has figures.")
