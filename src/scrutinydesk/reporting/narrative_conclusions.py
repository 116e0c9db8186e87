"""What can and what cannot be concluded from the changes of a sub-section.

The pair closes a sub-section, after the Department for Transport's practice in its casualty
statistics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.overrides import said_overrides
from scrutinydesk.reporting.phrases import changed_in
from scrutinydesk.reporting.runs import Draft, compose, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

UNSURE = {State.WITHIN, State.TOO_FEW}
TESTED = {Kind.FLOW, Kind.SURVEY}


def conclusions(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return the pair, or nothing where no change was looked at."""
    found = [evidence.standing(measure) for measure in outline.measures]
    standings = [
        each
        for each in found
        if each is not None
        and each.measure.kind in TESTED
        and (each.refused or each.difference is not None)
    ]
    cannot = _cannot(standings)
    if not standings or not cannot:
        return []
    can = compose(f"What we can conclude: {_can(standings)}.")
    return [
        Draft(f"{outline.id}.can", sentences(can, said_overrides(*standings))),
        Draft(f"{outline.id}.cannot", compose(f"What we cannot conclude: {'; '.join(cannot)}.")),
    ]


def _can(standings: list[Standing]) -> str:
    clear = [each for each in standings if each.state is State.CLEAR and each.difference]
    rises = _names(each for each in clear if (each.difference or 0) > 0)
    falls = _names(each for each in clear if (each.difference or 0) < 0)
    counted = all(each.measure.kind is Kind.FLOW for each in clear)
    as_recorded = ", as recorded," if counted else ""
    verbs = ((rises, "rose"), (falls, "fell"))
    parts = [f"{names}{as_recorded} {verb}" for names, verb in verbs if names]
    if parts:
        return f"{' and '.join(parts)} by more than chance alone would explain"
    if any(each.state in UNSURE for each in standings):
        return "no change from the year before stands out from normal year-to-year variation"
    return "what was reported for each period, and no more"


def _cannot(standings: list[Standing]) -> list[str]:
    clear = [each for each in standings if each.state is State.CLEAR]
    unsure = _names(each for each in standings if each.state in UNSURE and each.difference)
    refused = [each for each in standings if each.refused]
    unknown = _names(each for each in standings if each.state is State.PRECISION_UNKNOWN)
    doubtful = _names(e for e in clear if e.measure.polarity is Polarity.AMBIGUOUS)
    said = []
    if unsure:
        said.append(f"that {unsure} changed at all")
    if refused:
        said.append(f"how {_names(refused)} changed, as the series changed in {changed_in(refused)}")
    if unknown:
        said.append(f"that {unknown} changed, as the precision is not known")
    if doubtful:
        said.append(f"whether more took place or more was reported and recorded ({doubtful})")
    if clear:
        said.append("why any of this changed")
    return said


def _names(standings: Iterable[Standing]) -> str:
    return numbers.listed(tuple(numbers.uncapital(each.measure.title) for each in standings))
