"""Ranks of one claim against each other, and forces that are counted."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import Claim, Role
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.measures.areas import COUNTRY
from scrutinydesk.numerals import figure

# More police forces are not in England and Wales, the British Transport Police among them.
MOST_FORCES = 44
_NATIONAL = "nationally"
_SHARED = re.compile(r"\b(?:joint|jointly|equal|tied|shar(?:e|ed|ing))\b|=", re.IGNORECASE)
_BESIDE = 30
# "..., an improvement of eight places, and 1st in the region, up from 2nd": of two ranks.
_AND_AT = re.compile(r"\b(?:and|while|but)\b[^.;]*\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:up|climb\w*|rose|risen|rise|improv\w*|better|gain\w*|higher)\b", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:down|dropp?\w*|slipp?\w*|fell|fallen|fall|worse\w*|deteriorat\w*|lost|lower|declin\w*)\b",
    re.IGNORECASE,
)


def check_inside_ranks(claim: Claim, text: str) -> Checked:
    """Return what comes of ranks: within a region or group no place is behind that in the country."""
    ranks = [each for each in claim.quantities if each.role is Role.RANK]
    national = next((each for each in ranks if each.area == COUNTRY), None)
    for each in ranks:
        if national is None or each.area in {"", COUNTRY}:
            continue
        if each.number.value > national.number.value and claim.passage.cell is not None:
            here, there = each.number.text.replace(" ", ""), national.number.text.replace(" ", "")
            working = f"{here} among some of the forces cannot be {there} among all of them"
            return Checked(Verdict.DIFFERS, working)
    of = "" if claim.of(Role.OF) else "how many forces are ranked, and "
    return _moved(claim, text) or not_checked(f"{of}the figures of each")


def _moved(claim: Claim, text: str) -> Checked | None:
    """Return what comes of a rank before and now held against the places between them.

    A shared place may be counted from either end of those who share it.
    """
    ranks = [each for each in claim.quantities if each.role is Role.RANK]
    before, move = claim.of(Role.BASE), claim.of(Role.MOVEMENT)
    if len(ranks) != 1 or before is None or move is None or claim.passage.cell is not None:
        return None
    numbers = [each.number for each in (before, *ranks, move)]
    exact = all(each.approx is Approx.EXACT and not each.upto for each in numbers)
    if not exact or _SHARED.search(text, max(claim.start - _BESIDE, 0), claim.end + _BESIDE):
        return None
    if _AND_AT.search(text, min(each.start for each in numbers), max(each.start for each in numbers)):
        return None
    went = (ranks[0].number.value > before.number.value) - (ranks[0].number.value < before.number.value)
    ways = {way for way, words in ((-1, _UP), (1, _DOWN)) if words.search(claim.quote)}
    if ways and went not in ways:
        return not_checked("which end of the ranks is the first")
    high, low = sorted((before.number.value, ranks[0].number.value), reverse=True)
    made = high - low
    shown = figure(abs(move.number.value))
    working = f"{figure(high)} − {figure(low)} = {figure(made)} places, printed {shown}"
    if made == abs(move.number.value):
        return Checked(Verdict.AGREES, working)
    way = f"From {before.number.text} to {ranks[0].number.text}"
    said = f"{way} is {figure(made)} place{'' if made == 1 else 's'}; the report says {shown}."
    return Checked(Verdict.DIFFERS, working, said=said)


def check_inside_forces(claim: Claim) -> Checked:
    """Return what comes of a count of forces."""
    forces, of = claim.of(Role.FORCES), claim.of(Role.OF)
    if forces is None:
        return not_checked("the figures of each force")
    if of is not None and forces.number.value > of.number.value:
        shown = f"{forces.number.text} of {of.number.text}"
        return Checked(Verdict.DIFFERS, f"{shown}: there cannot be more than all")
    if forces.number.value > MOST_FORCES and _NATIONAL in claim.quote.casefold():
        working = f"{forces.number.text} forces; England and Wales have {MOST_FORCES} at the most"
        return Checked(Verdict.DIFFERS, working)
    return not_checked("the figures of each force")
