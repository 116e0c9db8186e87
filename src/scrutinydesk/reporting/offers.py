"""What is offered in place of a change that is refused: as standings, and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.change import Change, State
from scrutinydesk.analysis.offers import offer
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.phrases import change_sentence, during, value
from scrutinydesk.reporting.runs import Runs, compose, sentences
from scrutinydesk.reporting.standing import LATER, SINCE, Offered, Standing, standing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from scrutinydesk.analysis.totals import Total
    from scrutinydesk.measures.observations import Observations
    from scrutinydesk.measures.resources import Resources

PART = "~"  # between the area of an id and the name of what is offered for it


def offered(
    observations: Observations,
    refused: Change,
    resources: Resources,
    surveyed: Callable[[Change], bool],
) -> Offered | None:
    """Return what can be said in place of a change; None where it was not refused.

    Parameters
    ----------
    surveyed : callable Change -> bool
        Whether the precision of a survey's estimates is known.
    """
    found = offer(observations, refused, resources)
    if found is None:
        return None
    part = f":{refused.breakdown}" if refused.breakdown else ""
    key = f"{refused.measure.id}{part}/{refused.area}"

    def made(each: Change, name: str) -> Standing:
        within = f"{key}{PART}{name.removeprefix(PART)}"
        assert each.current is not None  # noqa: S101  an offer has its figures
        return standing_of(each, each.current.window, surveyed=surveyed(each), within=within)

    return Offered(
        found.start,
        tuple(made(each, each.measure.id) for each in found.instead),
        None if found.since is None else made(_alone(refused, found.since), SINCE),
        None if found.later is None else made(found.later, LATER),
        found.seasonal,
    )


def _alone(refused: Change, since: Total) -> Change:
    """Return a figure with nothing to hold it against."""
    return Change(
        refused.measure, refused.area, refused.breakdown, since, None, None, None, None, None, "", None,
        State.UNAVAILABLE, (), "",
    )  # fmt: skip


def part_of(standing: Standing | None, name: str) -> Standing | None:
    """Return what is offered for a standing by the name that its ids have."""
    found = None if standing is None else standing.offer
    return None if found is None else found.parts.get(name) or found.parts.get(f"{PART}{name}")


def offer_sentences(standing: Standing, told: Collection[str] = (), *, instead: bool = True) -> Runs:
    """Return what can be said of a refused change: each sentence with live figures.

    Parameters
    ----------
    told : collection of str
        Measures whose change is told beside this one, and need only be named.
    instead : bool
        Whether the measures that can be compared are to be named, or have been.
    """
    found = standing.offer
    if found is None:
        return ()
    if found.empty:
        return compose(_nothing(standing, found))
    said: list[Runs] = []
    for each in found.instead if instead else ():
        said.append(compose(f"{each.measure.title} was not affected and can be compared."))
        said.append(() if each.measure.id in told else change_sentence(each))
    if found.since is not None:
        said.append(_since(found.since, found))
    if found.later is not None:
        said.append(change_sentence(found.later, f"Within the new series, {_small(standing.measure.title)}"))
        if found.seasonal:
            said.append(compose("These are different months of the year: some of it may be the season."))
    return sentences(*said)


def _since(since: Standing, found: Offered) -> Runs:
    if since.measure.kind is Kind.FLOW:
        first = found.start.words
        when = f"In {first}" if since.window.first == since.window.last else f"From {since.window.words}"
        one = abs(since.value or 0) == 1
        verb = "was" if one else "were"
        return compose(f"{when}, all after the break, there {verb} {{}}.", value(since, unit=True))
    return compose(f"The figure {during(since.window)}, {{}}, lies after the break alone.", value(since))


def _nothing(standing: Standing, found: Offered) -> str:
    lacking = f"no figure for the months since {found.start.words} alone"
    if standing.measure.kind is not Kind.FLOW:
        lacking = f"no figure for a period wholly since {found.start.words}"
        if standing.window.span is Span.DATE:
            lacking = f"no other figure since {found.start.words}"
    why = f"no measure counts the same on both sides, and there is {lacking}"
    return f"Nothing can be offered instead: {why}."


def _small(title: str) -> str:
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def offer_words(standing: Standing) -> str:
    """Return what is offered in a few words, for a list or a note."""
    found = standing.offer
    if found is None:
        return ""
    parts = []
    if found.instead:
        names = numbers.listed(tuple(each.measure.title for each in found.instead))
        parts.append(f"{names} can be compared")
    if found.later is not None:
        windows = f"{found.later.window.words} with {found.later.earlier.words}"
        parts.append(f"within the new series, {windows}")
    elif found.since is not None:
        parts.append(f"figures since {found.start.words} stand alone")
    return "; ".join(parts) or "nothing else can be compared yet"
