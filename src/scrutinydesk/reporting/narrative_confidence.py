"""Confidence: satisfaction of victims, and the Crime Survey with its ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import State
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.offers import offer_sentences
from scrutinydesk.reporting.phrases import area_words, change_sentence, during, named, value
from scrutinydesk.reporting.ranks import RANKS, Rank, rank_of
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing


NATIONAL = "Crime Survey for England and Wales"


def satisfaction(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return what broke the series, and each group of victims in percentage points."""
    found = [evidence.standing(measure) for measure in outline.measures]
    standings = [each for each in found if each is not None and each.value is not None]
    drafts = [Draft(f"{outline.id}.break", _breaks(standings))]
    for each in standings:
        said = sentences(change_sentence(each, _subject(each), brief=True), _offered(each))
        if each.difference is None and not each.refused:
            said = sentences(said, compose("There is no earlier figure to compare it with."))
        drafts.append(Draft(f"{outline.id}.change.{each.measure.id}", said, bullet=True))
    return drafts


def _subject(standing: Standing) -> str:
    """Return ``Satisfaction of burglary victims`` for a title such as ``Satisfaction: burglary``."""
    title = standing.measure.title
    _, colon, group = title.partition(": ")
    return f"Satisfaction with the whole experience ({group})" if colon else title


def _breaks(standings: list[Standing]) -> Runs:
    """Return what changed, once for all; and where nothing is offered for any of them, that."""
    refused = [each for each in standings if each.refused]
    seen = {item.id: item for each in refused for item in each.breaks}
    if not seen:
        return ()
    why = Run(" ".join(f"{item.effect} {item.advice}" for item in seen.values()))
    alone = all(each.offer is not None and each.offer.empty for each in refused)
    return sentences((why,), offer_sentences(refused[0]) if alone else ())


def _offered(standing: Standing) -> Runs:
    found = standing.offer
    return offer_sentences(standing) if found is not None and not found.empty else ()


def confidence(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return overall confidence, then each question with its ranks."""
    found = [evidence.standing(measure) for measure in outline.measures]
    standings = [each for each in found if each is not None and each.value is not None]
    if not standings:
        return []
    national = [each for each in standings if each.measure.source.startswith(NATIONAL)]
    own = [each for each in standings if each not in national]
    drafts = []
    if national:
        drafts.append(Draft(f"{outline.id}.period", _period(evidence, national[0]), bullet=True))
    if own:
        drafts.append(Draft(f"{outline.id}.own", _own(own, alone=not national), bullet=True))
    for each in standings:
        said = sentences(
            change_sentence(each, _question(each)), offer_sentences(each), rank_sentence(evidence, each)
        )
        if each.difference is None and not each.refused:
            said = _level_and_ranks(evidence, each)
        drafts.append(Draft(f"{outline.id}.change.{each.measure.id}", said, bullet=True))
    if any(rank_of(evidence, each, kind) for each in standings for kind in RANKS):
        caution = (
            "Ranks follow from estimates that lie close together: a move of several places can "
            "happen with no real change."
        )
        drafts.append(Draft(f"{outline.id}.ranks", compose(caution), bullet=True))
    return drafts


def _question(standing: Standing) -> str:
    title = standing.measure.title
    return title if standing.state is State.UNAVAILABLE else f"“{title}”"


def _period(evidence: Evidence, standing: Standing) -> Runs:
    text = f"The {NATIONAL} gives these figures for {named(standing.window)}"
    if standing.window.last < evidence.end:
        text += f", which ends before this report’s period ({evidence.end.words})"
    return compose(f"{text}.")


def _own(standings: list[Standing], *, alone: bool) -> Runs:
    """Return that figures are of the force's own, which the national survey does not give."""
    if alone:
        return (Run(f"The force’s own figures, not those of the {NATIONAL}."),)
    names = tuple((Run(f"“{each.measure.title}”"),) for each in standings)
    return (*listed(names), Run(f": the force’s own figures, not those of the {NATIONAL}."))


def _level_and_ranks(evidence: Evidence, standing: Standing) -> Runs:
    ranks = rank_sentence(evidence, standing, start="it is")
    start = compose(f"“{standing.measure.title}”: {{}} {during(standing.window)}", value(standing))
    return (*start, Run("; "), *ranks) if ranks else (*start, Run("."))


def rank_sentence(evidence: Evidence, standing: Standing, start: str = "It is") -> Runs:
    """Return ``It is 23rd nationally (down 1), 4th in the most similar group (no change)``."""
    items = []
    for kind in RANKS:
        rank = rank_of(evidence, standing, kind)
        if rank is not None:
            items.append(_rank(evidence, standing, kind, rank))
    return compose(f"{start} ") + listed(tuple(items)) + (Run("."),) if items else ()


def _rank(evidence: Evidence, standing: Standing, kind: str, rank: Rank) -> Runs:
    areas = evidence.resources.areas
    region = areas.region_of(standing.area)
    where = {
        "national": "nationally",
        "msg": "in its most similar group",
        "region": f"in {area_words(areas[region])}" if region in areas else "in its region",
    }[kind]
    figure = Run(numbers.ordinal(rank.rank), standing.id(f"rank:{kind}"))
    if rank.previous is None:
        return compose(f"{{}} {where}", figure)
    movement = numbers.movement(rank.rank, rank.previous)
    return compose(f"{{}} {where} ({{}})", figure, Run(movement, standing.id(f"movement:{kind}")))
