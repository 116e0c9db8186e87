"""Changes: ``increase of N (P)``, ``P higher than``, ``from P to P``, ``N compared with N``, ``(+P)``."""

from __future__ import annotations

import re

from scrutinydesk.claims.change_levels import (
    ADVERBS,
    BACK,
    BASE_CURRENT,
    are_alike,
    take_levels,
    take_one_level,
    take_own_tail,
    take_pair,
)
from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft, alike, is_free, named_change, size_role
from scrutinydesk.claims.likewise import likewise
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.two_levels import in_time
from scrutinydesk.claims.vocabulary import (
    DIRECTED,
    DIRECTION,
    LESS,
    LINK,
    MORE,
    NO_DIRECTION,
    TOWARDS,
    WORDS3,
    direction_of,
    rx,
)

_APART = 60
_ONLY_AFTER = re.compile(rf"(?:{MORE}|{LESS})")
_SECOND = rf"(?:{WORDS3}{LINK}(?:{DIRECTION}|of|by|an?)?(?: (?:of|by|in|to))? ?(?P<second>[NPQMT]))?"
_AFTER = (
    rx(
        rf"{ADVERBS},?(?: (?:of|by|between|was|is|being|at|a|an|around|another|further|-|–)){{0,4}}:? ?"
        r"[(-]? ?"
        rf"(?P<first>[NPQMFT]){_SECOND}"
    ),
    rx(
        r" in (?:the )?(?:[a-z&'/-]+ ){1,8}?(?:has been|have been|had been|was|is|were) "
        rf"(?P<first>[NPQM]){_SECOND}"
    ),
    rx(rf"(?: [a-z&'/,D()-]+){{1,12}}? (?:of|by)(?: an?)? ?\(?(?P<first>[NPQMFT]){_SECOND}"),
    rx(rf"(?: [a-z&'/D-]+){{1,8}}? ?\( ?(?P<first>[NPQMFT]){_SECOND}(?: D)? ?\)"),
)
_BEFORE = rx(
    rf"(?P<first>[NPQMFT])(?:{WORDS3} ?\( ?(?:n ?= ?)?(?P<second>[NPQMT]){WORDS3} ?\))?"
    r"(?: (?!and |to |of [a-z]+ (?:support|agree|want|felt|feel|said|say|prefer|oppos|back)|with |from "
    r"|compared |which |that |was |were |is |are |has |have |had )[a-z&'/-]+| D(?= $)){0,4}?"
    r" ?(?:in |of )?$"
)
_AFTER_NOUN = rx(
    rf"(?: [a-z&'/D-]+){{0,9}}?(?: ?\( ?|, (?:or |a |this is )?(?:{DIRECTION} (?:of"
    rf"|by) )?)(?:{DIRECTION} (?:of |by )?)?(?P<second>[NPQMT])"
)
_AT = re.compile(r" at (?:an? |around |about |just |only )?$")
_SAW = re.compile(r" (?:saw|seen?|sees|had|have|has|recorded|record|reported|experienced|showed?|shown) ")
_MOVED = re.compile(
    r"rose|risen|rises|fell|fallen|falls|increased|decreased|dropped|grew|grown|declined|improved|reduced|climbed"
    r"|soared|plunged|plummeted|slumped|jumped|dipped|worsened|deteriorated|surged|gained"
)
_THAN = rx(r" than ")
_MORE_OF_IT = re.compile(rf"{MORE}|{LESS}|{DIRECTION}|additional|extra|a difference|net")
_FROM_TO = rx(
    r"from(?: [a-z'-]+){0,4} (?P<base>[NPMT])(?: ?\([NP]\))?(?: [a-z&'/,()D-]+){0,9}?"
    rf" to {TOWARDS}(?P<current>[NPMT])"
)
_SIGNED_NEXT = rx(r" ?(?:[(/,;|-]|and|or)? ?\(?(?P<second>[NPQ])")
_UP_TO = rx(rf"{DIRECTION} to $")
_ROW = rx(r"[NPM] +[NPM] +$")  # figures of a table that lost its columns: which is the earlier one?
_ZERO = rx(
    r"(?:no (?:overall |real )?change|unchanged|remain(?:s|ed|ing)? (?:the same|static|stable"
    r"|unchanged|level|flat|constant|at)|static)"
    r"(?:[a-z ,'D/&N-]{0,90}?\( ?|(?: at| with| \()*(?: the)? ?)(?P<level>[NP])"
)


def find_changes(sentence: Sentence) -> list[Draft]:
    """Return the changes that a sentence states, in its order of words."""
    shape = sentence.shape
    found = [draft for match in _ZERO.finditer(shape) if (draft := _zero(sentence, match)) is not None]
    for match in DIRECTED.finditer(shape):
        if not NO_DIRECTION.search(shape, max(match.start() - 12, 0), match.end()):
            draft = _directed(sentence, match)
            if draft is not None:
                found += [draft, *likewise(sentence, draft)]
    found += [draft for match in _FROM_TO.finditer(shape) if (draft := _pair(sentence, match)) is not None]
    found += [
        draft for match in BASE_CURRENT.finditer(shape) if (draft := _pair(sentence, match)) is not None
    ]
    found = _joined(sentence, found) + _signed(sentence)
    for draft in found:
        if draft.windows is None:
            in_time(sentence, draft)
    return found


def _joined(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """Put together what two phrases say of one change: ``rose to N in the year, up from N``."""
    found: list[Draft] = []
    for draft in drafts:
        last = found[-1] if found else None
        apart = draft.start - last.end if last else -1
        if last and 0 <= apart <= _APART and _only(last) is Role.CURRENT and _only(draft) is Role.BASE:
            places = last.figures[0][1].at, draft.figures[0][1].at
            if alike(sentence, *places):
                last.figures += draft.figures
                last.end, last.kind = draft.end, ClaimKind.FROM_TO
                last.kind = named_change(last).kind
                continue
        found.append(draft)
    return found


def _only(draft: Draft) -> Role | None:
    return draft.figures[0][0] if len(draft.figures) == 1 else None


def _zero(sentence: Sentence, match: re.Match[str]) -> Draft | None:
    number = sentence.tokens[match.start("level")].number
    # "Remains at one of the lowest levels" is no level.
    if not is_free(sentence, match.start("level")) or (number is not None and number.worded):
        return None
    draft = Draft(ClaimKind.CHANGE_ZERO, match.start(), match.end())
    draft.take(sentence, match.start("level"), Role.CURRENT)
    return draft


def _directed(sentence: Sentence, way: re.Match[str]) -> Draft | None:
    shape, direction = sentence.shape, direction_of(way["way"])
    draft = Draft(ClaimKind.CHANGE, way.start(), way.end(), direction=direction)
    noun_only = _ONLY_AFTER.fullmatch(way["way"]) is not None
    if not noun_only:
        for pattern in _AFTER:
            match = pattern.match(shape, way.end())
            if match and _take_sizes(sentence, draft, match, direction):
                break
    if not draft.figures or _only(draft) in {Role.DIFFERENCE, Role.CURRENT}:
        match = _BEFORE.search(shape[max(way.start() - BACK, 0) : way.start()])
        if match and (not draft.figures or (match["first"] == "P" and not match["second"])):
            _take_before(sentence, draft, match, max(way.start() - BACK, 0), way)
    if not draft.figures and not noun_only:
        take_one_level(sentence, draft, way)
    if draft.figures and _is_loose(sentence, draft, way):
        sentence.used.difference_update(token.at for _, token, _ in draft.figures)
        return None
    take_levels(sentence, draft, way.start())
    return named_change(draft) if draft.figures else None


def _is_loose(sentence: Sentence, draft: Draft, way: re.Match[str]) -> bool:
    """Tell whether "two more" is said of nothing that it is more than."""
    number = draft.figures[0][1].number
    alone = len(draft.figures) == 1 and _ONLY_AFTER.fullmatch(way["way"]) is not None
    return (
        alone
        and number is not None
        and number.worded
        and " than" not in sentence.shape[way.end() : way.end() + 60]
    )


def _take_sizes(sentence: Sentence, draft: Draft, match: re.Match[str], direction: int) -> bool:
    """Take the figures of a change; False where they belong to another claim or change."""
    first, second = match.start("first"), match.start("second")
    if not is_free(sentence, first) or DIRECTED.search(sentence.shape, match.start(), first):
        return False
    number = sentence.tokens[first].number
    if number is not None and number.text.casefold().startswith(("below", "above", "under ")):
        return False  # "dipped below 70%" is a level
    if sentence.shape[first] in "NM" and _AT.search(sentence.shape, match.start(), first):
        draft.take(sentence, first, Role.CURRENT)  # "39% down at 327 offences"
        return True
    draft.take(sentence, first, size_role(sentence.shape[first]), direction)
    if second >= 0 and sentence.shape.startswith(" times", second + 1):
        return True  # "by 47% - 3 times as fast"
    _take_second(sentence, draft, first, second)
    return True


def _take_second(sentence: Sentence, draft: Draft, first: int, second: int) -> None:
    """Take what stands beside the size of a change: the other size, or what it is from and to."""
    if second < 0 or not is_free(sentence, second) or sentence.shape[second] == sentence.shape[first]:
        return
    if sentence.shape[second] in "NM" and _UP_TO.search(sentence.shape, first, second):
        draft.take(sentence, second, Role.CURRENT)  # "up 5%, up to 412"
    elif not take_pair(sentence, draft, second):
        draft.take(sentence, second, size_role(sentence.shape[second]), draft.direction)


def _take_before(
    sentence: Sentence, draft: Draft, match: re.Match[str], base: int, way: re.Match[str]
) -> None:
    shape, direction = sentence.shape, draft.direction
    first = base + match.start("first")
    second = base + match.start("second") if match["second"] else -1
    if not is_free(sentence, first) or DIRECTED.search(shape, first, way.start()):
        return
    if _counts_what_moved(sentence, first, way):
        return
    number = sentence.tokens[first].number
    if shape[first] == "T" and number is not None and number.approx is not Approx.EXACT:
        return  # "answered in under 10 seconds, an improvement"
    draft.take(sentence, first, size_role(shape[first]), direction)
    if second < 0:  # "a 12% increase (148 offences)"
        after = _AFTER_NOUN.match(shape, way.end())
        second = after.start("second") if after else -1
        if after and _THAN.search(after[0]):
            take_pair(sentence, draft, second)  # one alone is what it is more than: "than in 2016 (106)"
            return
        if after and _may_be_level(sentence, after):
            draft.take(sentence, second, Role.VALUE)
            return
    _take_second(sentence, draft, first, second)


def _counts_what_moved(sentence: Sentence, at: int, way: re.Match[str]) -> bool:
    """Tell whether a figure says how many it is that moved, or for how long: ``the N wards rose to N``."""
    if sentence.unit_of_time(at).startswith("long"):
        return True
    between = sentence.shape[at + 1 : way.start()]
    if sentence.shape[at] != "N":
        return False
    return _SAW.search(between) is not None or _MOVED.fullmatch(way["way"]) is not None


def _may_be_level(sentence: Sentence, after: re.Match[str]) -> bool:
    """Tell whether a count may be how many there are, and not how many more: ``12% rise in thefts (948)``."""
    noun = after[0].partition("(")[0].strip()
    at = after.start("second")
    number = sentence.tokens[at].number
    if not noun or "(" not in after[0] or sentence.shape[at] != "N" or number is None or number.signed:
        return False
    return _MORE_OF_IT.search(after[0] + sentence.shape[after.end() : at + 40]) is None


def _signed(sentence: Sentence) -> list[Draft]:
    """Return changes that only a printed sign tells: ``1,382 (+148, +12.0%)``."""
    found: list[Draft] = []
    for token in sentence.free("PQN"):
        number = token.number
        if number is None or not number.signed or token.at in sentence.used:
            continue
        direction = 1 if number.value > 0 else -1 if number.value < 0 else 0
        draft = Draft(ClaimKind.CHANGE, token.at, token.at + 1, direction=direction)
        draft.take(sentence, token.at, size_role(token.letter), direction)
        after = _SIGNED_NEXT.match(sentence.shape, token.at + 1)
        second = sentence.tokens.get(after.start("second")) if after else None
        if second and second.number and second.letter != token.letter and is_free(sentence, second.at):
            draft.take(sentence, second.at, size_role(second.letter), direction)
        if not _ROW.search(sentence.shape, max(token.at - BACK, 0), token.at):
            take_levels(sentence, draft, token.at)
        found.append(named_change(draft))
    return found


def _pair(sentence: Sentence, match: re.Match[str]) -> Draft | None:
    base, current = match.start("base"), match.start("current")
    if not is_free(sentence, base, current) or not are_alike(sentence, match):
        return None
    draft = Draft(ClaimKind.FROM_TO, match.start(), match.end())
    draft.take(sentence, base, Role.BASE)
    draft.take(sentence, current, Role.CURRENT)
    take_own_tail(sentence, draft)
    return named_change(draft)
