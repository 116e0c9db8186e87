"""What the figures themselves call for care about, as findings beside those of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.offers import offer_words
from scrutinydesk.reporting.overrides import notes_of, partly_allowed
from scrutinydesk.reporting.phrases import changed_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing


def cautions(evidence: Evidence, standings: Sequence[Standing]) -> tuple[Finding, ...]:
    """Return what a reader of the report should know: breaks crossed, unknown precision, lag.

    Each stands at the first cell that the figure in question comes from.
    """
    broken = {each.measure.id: each for each in reversed(standings) if each.refused}
    partly = partly_allowed(standings)
    found = [
        _break(evidence, each, partly=each.measure.id in partly) for each in reversed(broken.values())
    ]  # of divisions, the first
    noted = {note: each for each in reversed(standings) for note in notes_of((each,), evidence.title)}
    found += [_override(evidence, each, note) for note, each in reversed(noted.items())]
    found += _unknown_precision(evidence, standings)
    found += _late(evidence, standings)
    return tuple(found)


def of_cover(note: str, file_name: str) -> tuple[Finding, ...]:
    """Return what the cover of the workbook asks every reader to know, as a finding."""
    if not note:
        return ()
    return (
        Finding(
            "cover.note",
            Severity.WARNING,
            f"The cover of the workbook says: {note}",
            "It applies to every figure here, and is printed with whatever leaves.",
            "Keep it beside the figures.",
            Place(file_name),
        ),
    )


def _place(evidence: Evidence, standing: Standing) -> Place:
    return evidence.observations.place(standing.rows[-1]) if standing.rows else Place()


def _break(evidence: Evidence, standing: Standing, *, partly: bool) -> Finding:
    advice = " ".join(item.advice for item in standing.breaks)
    words = offer_words(standing)
    where = f" ({evidence.title(standing.area)})" if partly else ""
    return Finding(
        "report.break",
        Severity.WARNING,
        f"{standing.measure.title}{where}: the comparison crosses a break in {changed_in((standing,))}.",
        " ".join(item.effect for item in standing.breaks),
        f"{advice} {numbers.capital(words)}." if words else advice,
        _place(evidence, standing),
    )


def _override(evidence: Evidence, standing: Standing, note: str) -> Finding:
    return Finding(
        "report.override",
        Severity.NOTE,
        note,
        " ".join(item.effect for item in standing.breaks),
        "The note is printed with the figures. Take the override back where its reason no longer holds.",
        _place(evidence, standing),
    )


def _unknown_precision(evidence: Evidence, standings: Sequence[Standing]) -> Iterator[Finding]:
    surveys = [each for each in standings if each.measure.kind == "survey" and not each.surveyed]
    if surveys:
        names = numbers.listed(tuple(each.measure.short for each in surveys))
        yield Finding(
            "report.precision",
            Severity.NOTE,
            f"The number surveyed is not given for {len(surveys)} estimate{'s' if len(surveys) > 1 else ''}.",
            f"Without it nobody can say how precise they are: {names}.",
            "Ask for the number surveyed, or for the interval.",
            _place(evidence, surveys[0]),
        )


def _late(evidence: Evidence, standings: Sequence[Standing]) -> Iterator[Finding]:
    for each in standings:
        found = evidence.comparison(each.measure.id)
        if found is not None and found.window.last < evidence.end:
            first = next((row.change.current for row in found.rows if row.change.current), None)
            rows = first.observations if first else ()
            yield Finding(
                "report.lag",
                Severity.NOTE,
                f"National figures end in {found.window.last.words}.",
                f"Those of the force go to {evidence.end.words}. Sentences and tables that compare "
                "use the earlier month for both.",
                "Do not set a change to one month against a change to another.",
                evidence.observations.place(rows[-1]) if rows else Place(),
            )
            return
