"""Parts of wholes: ``N (P) of N``, ``makes up P of the rise``, ``one in N``, outcomes that add up."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft, is_free
from scrutinydesk.claims.groups import group_of, is_picked
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.vocabulary import DIRECTION, WORDS6, rx

_FORCES = rx(
    r"(?P<forces>N)(?: (?:out )?of (?:the |all )?(?P<of>N))?(?: other| territorial| police| welsh"
    r"| english)* forces"
    rf"(?P<what>[a-z ,'-]{{0,60}}?(?<![a-z]){DIRECTION}(?![a-z]))?"
)
_NUMBER_OF_FORCES = rx(
    rf"number of (?:police )?forces (?P<what>[a-z &,'-]{{0,60}}?(?<![a-z]){DIRECTION}(?![a-z])"
    r"[a-z ,'-]{0,40}?)(?:: ?| is | was | - | )(?P<forces>N)(?![a-z])"
)
_RANKED = rx(r"O(?: [a-z]+){0,3} (?:out of|of)(?: the| all)? $")
_SHARE = rx(
    r"(?:(?:mak(?:es?|ing)|made) up|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|compris(?:es?|ed"
    r"|ing)|constitut(?:es?|ed|ing)"
    r"|contribut(?:es?|ed|ing)(?: to)?|equat(?:es?|ed|ing) to|responsible for)"
    r"(?: (?:nearly|almost|over|around|just|some|only|the|an?|approximately))* (?P<share>[PF])"
    r"(?: \((?P<part>N)[a-z '-]{0,30}\))? (?:of|in)(?![a-z])(?P<tail>[a-z0-9 ,'&/-]{0,100})"
)
_CHANGE = re.compile(rf"(?<![a-z]){DIRECTION}(?![a-z])")
# "Made up P of all crime, up from P": of the whole, and it moved.
_MOVED = rx(
    rf",? (?:and )?(?:(?:was|were|is|has|have|had) )?(?:been )?{DIRECTION} (?:from|on|to|by)(?![a-z])"
)
_OF_WHOLE = (
    r"(?: (?:out of|(?<!and[ ])of|from|/)(?: (?:the|these|those|our|all|a|total|which|whom|approximately|an"
    r"|estimated|sample|every))*(?: total of)? )"
)
_DID = (
    r" (?:were|was|are|is|had|have|has|involved|related|led|resulted|took|came|received|did|could|said"
    r"|felt)(?![a-z])"
)
_PARTS = (
    rx(
        rf"(?P<share>P)(?: of [a-z&'/ -]{{0,50}}?)?[a-z&'/ -]{{0,30}}? ?\( ?(?P<part>N){WORDS6}(?:"
        rf"{_OF_WHOLE}|/)(?P<whole>N)"
    ),
    rx(
        rf"(?P<part>N){WORDS6}{_OF_WHOLE}(?P<whole>N)(?:[a-z&'/ -]{{0,60}}?(?: ?\( ?|, ?| or |, or "
        rf"| - | = )(?P<share>[PF]))?"
    ),
    rx(
        r"(?P<part>N)(?: [a-z&'/-]+){0,8}, (?:or |which is |that is )?(?P<share>P) of (?:the |all |our )?"
        r"(?P<whole>N)(?=(?: (?!were|was|are|is|had|have|has|did|who|that)[a-z'-]+){0,5} ?(?:[.,;:)]|$))"
    ),
    rx(rf"(?P<share>[PF]){_OF_WHOLE}(?P<whole>N)(?![a-z])"),
    rx(
        r"of (?:the |these |those |all |our )*(?P<whole>N)(?: [a-z&'/-]+){0,8}?, ?(?P<part>N)"
        rf"(?: ?\((?P<share>P)\))?{_DID}"
    ),
    rx(r"(?P<part>N) in (?:every )?(?P<whole>N)(?![a-z])(?: ?\((?P<share>P))?"),
    rx(r"(?P<part>N)(?: [a-z&'/,.-]+| [LDT]){0,9}? ?\( ?(?P<share>[PF])(?= ?\)| of| or)"),
    rx(r"(?P<share>P)(?: of)?(?: [a-z&'/-]+){0,6}? ?\( ?(?P<part>N)(?: [a-z&'/-]+){0,4} ?\)"),
    rx(
        r"(?P<part>N)(?: [a-z&'/-]+){0,6}?,? (?:or|equating to|equivalent to|which is"
        r"|representing)(?: around| approximately)? (?P<share>P)"
    ),
)
_NEXT_PART = rx(rf"(?:,|;| and) (?P<part>N)(?: ?\((?P<share>P)\))?{_DID}")
# "912 (16% of the total)": of a total that stands elsewhere.
_OF_ALL = rx(r" of (?!these|those|them|this|that|which|whom)[a-z]")
_AMONG = rx(r"of (?:this (?:number|total|group|cohort)|which|whom|these|those|them)")
_PICKED = rx(
    r"(?P<whole>N)(?: [a-z&'/-]+){0,6}?[,;:]?(?: of (?:which|whom|these"
    r"|those))? ?,? (?P<one>N) (?:of (?:which|whom|these|those|them) )?"
    r"(?:are|were|is|was|have|had|being)?(?P<rest>[a-z '&/-]{0,60}?(?:,| and) (?P<two>N)[a-z '-]{0,40})?"
)
_OUTCOMES = rx(
    r"(?P<a>N)(?: ?\(P\))? [a-z]+ing(?: [a-z&'/-]+){0,14}?(?:,"
    r"| and) (?P<b>N)(?: ?\(P\))? [a-z]+ing(?: [a-z&'/-]+){0,10}?"
    r"(?:,| and|, and) (?P<c>N)(?: ?\(P\))? [a-z]+ing"
)


def find_forces(sentence: Sentence) -> list[Draft]:
    """Return how many forces see a change, as a sentence counts them."""
    found: list[Draft] = []
    if match := _NUMBER_OF_FORCES.search(sentence.shape):
        draft = Draft(ClaimKind.FORCES, match.start(), match.end(), words=match["what"].strip())
        draft.take(sentence, match.start("forces"), Role.FORCES)
        found.append(draft)
    for match in _FORCES.finditer(sentence.shape):
        if not is_free(sentence, match.start("forces")):
            continue
        if _RANKED.search(sentence.shape, 0, match.start()):
            continue  # "12th out of 43 forces"
        what = match["what"] or ""
        kind = ClaimKind.FORCES if what else ClaimKind.COUNT
        draft = Draft(kind, match.start(), match.end(), words=what.strip())
        draft.take(sentence, match.start("forces"), Role.FORCES)
        if match["of"]:
            draft.take(sentence, match.start("of"), Role.OF)
        found.append(draft)
    return found


def find_shares(sentence: Sentence) -> list[Draft]:
    """Return what part of a total, or of its change, something makes up."""
    found: list[Draft] = []
    for match in _SHARE.finditer(sentence.shape):
        if not is_free(sentence, match.start("share")):
            continue
        changed = _CHANGE.search(_MOVED.split(match["tail"])[0])
        kind = ClaimKind.SHARE_OF_CHANGE if changed else ClaimKind.SHARE
        draft = Draft(kind, match.start(), match.end("tail"))
        draft.take(sentence, match.start("share"), Role.PERCENT)
        if match["part"]:
            draft.take(sentence, match.start("part"), Role.PART)
        found.append(draft)
    return found


def find_outcomes(sentence: Sentence, before: Token | None) -> list[Draft]:
    """Return outcomes that add up to a number named before: ``10 passing, 5 choosing not to and 2 being``.

    Parameters
    ----------
    before : Token or None
        The figure that a sentence before counts.
    """
    match = _OUTCOMES.search(sentence.shape)
    if match is None:
        return []
    draft = Draft(ClaimKind.SUM, match.start(), match.end())
    for group in "abc":
        draft.figures.append((Role.PART, sentence.tokens[match.start(group)], 0))
    sentence.used.update((match.start("b"), match.start("c")))
    whole = _whole(sentence, match.start(), None) or before
    if whole is not None:
        draft.figures.append((Role.WHOLE, whole, 0))
    return [draft]


def find_proportions(sentence: Sentence, before: Token | None) -> list[Draft]:
    """Return parts of wholes with or without their percentage; ``before`` as for outcomes."""
    found: list[Draft] = []
    for pattern in _PARTS:
        for match in pattern.finditer(sentence.shape):
            draft = _proportion(sentence, match, before)
            if draft is not None:
                found += [draft, *_further(sentence, draft)]
    return found + _picked(sentence)


def _further(sentence: Sentence, draft: Draft) -> list[Draft]:
    """Return further parts of the same whole: ``of the eight, three were new, two were old``."""
    found: list[Draft] = []
    whole = next((token for role, token, _ in draft.figures if role is Role.WHOLE), None)
    if whole is None or whole.at > draft.figures[0][1].at:
        return found
    for match in _NEXT_PART.finditer(sentence.shape, draft.end):
        part = sentence.tokens[match.start("part")]
        if is_free(sentence, part.at) and _exceeds(whole, part):
            also = Draft(ClaimKind.PROPORTION, part.at, part.at + 1)
            also.take(sentence, part.at, Role.PART)
            if match["share"] and is_free(sentence, match.start("share")):
                also.take(sentence, match.start("share"), Role.PERCENT)
            also.figures.append((Role.WHOLE, whole, 0))
            found.append(also)
    return found


def _proportion(sentence: Sentence, match: re.Match[str], before: Token | None) -> Draft | None:
    groups = {name: match.start(name) for name, value in match.groupdict().items() if value}
    own = [at for name, at in groups.items() if name != "whole"]
    if not is_free(sentence, *own) or not _plausible(sentence, groups):
        return None
    draft = Draft(ClaimKind.PROPORTION, match.start(), match.end())
    for name, role in (("part", Role.PART), ("share", Role.PERCENT)):
        if name in groups:
            draft.take(sentence, groups[name], role)
    if "whole" in groups:
        draft.take(sentence, groups["whole"], Role.WHOLE)
    elif "part" in groups and not ("share" in groups and _OF_ALL.match(sentence.shape, groups["share"] + 1)):
        whole = _whole_before(sentence, groups, before)
        if whole is not None:
            draft.figures.append((Role.WHOLE, whole, 0))
    return draft


def _whole_before(sentence: Sentence, groups: dict[str, int], before: Token | None) -> Token | None:
    """Return what a part is of where its own words name no whole."""
    part = sentence.tokens[groups["part"]]
    whole = _whole(sentence, part.at, part)
    if whole is None:
        return before if _exceeds(before, part) else None
    sentence.used.add(whole.at)
    first = min(groups.values())
    if is_picked(sentence, first):
        return group_of(sentence, first, part, sentence.tokens.get(groups.get("share", -1)))
    return whole


def _plausible(sentence: Sentence, groups: dict[str, int]) -> bool:
    if "part" in groups and _is_pronoun(sentence, groups["part"]):
        return False
    if "part" not in groups or "whole" not in groups:
        return True
    return _exceeds(sentence.tokens[groups["whole"]], sentence.tokens[groups["part"]], equal=True)


def _is_pronoun(sentence: Sentence, at: int) -> bool:
    """Tell whether a number is the "one" of "had one, or 20 per cent"."""
    number = sentence.tokens[at].number
    worded = number is not None and number.worded and number.value == 1
    return worded and sentence.shape[at + 1 : at + 2] in set(",;.")


def _exceeds(one: Token | None, other: Token, *, equal: bool = False) -> bool:
    if one is None or one.number is None or other.number is None:
        return False
    return one.number.value > other.number.value or (equal and one.number.value == other.number.value)


def _whole(sentence: Sentence, at: int, part: Token | None) -> Token | None:
    """Return what a part is of: the count before ``of this number``, otherwise the largest one before it."""
    among = [match.start() for match in _AMONG.finditer(sentence.shape, 0, at)]
    limit = among[-1] if among else at
    counts = [token for token in sentence.tokens.values() if token.letter == "N" and token.at < limit]
    counts = [token for token in counts if part is None or _exceeds(token, part, equal=bool(among))]
    if not counts:
        return None
    if among:
        return counts[-1] if len(among) == 1 else counts[0]
    return max(counts, key=lambda token: token.number.value if token.number else 0)


def _picked(sentence: Sentence) -> list[Draft]:
    """Return counts with parts named beside them: ``51 applicants, 7 of which are BME and 20 are female``."""
    found: list[Draft] = []
    for match in _PICKED.finditer(sentence.shape):
        groups = [match.start(name) for name in ("whole", "one", "two") if match[name]]
        among = _AMONG.search(match[0])
        if among is None or not is_free(sentence, *groups[:2]):
            continue
        whole, *parts = (sentence.tokens[at] for at in groups)
        if not all(_exceeds(whole, part, equal=True) for part in parts):
            continue
        draft = Draft(ClaimKind.COUNT, match.start(), match.end())
        draft.take(sentence, groups[0], Role.VALUE)
        for at in groups[1:]:
            if is_free(sentence, at):
                draft.take(sentence, at, Role.PART)
        found.append(draft)
    return found
