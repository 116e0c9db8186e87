"""Changes: ``increase of N (P)``, ``P higher than``, ``from P to P``, ``N compared with N``, ``(+P)``."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft, alike, is_free, named_change, size_role
from scrutinydesk.claims.likewise import likewise
from scrutinydesk.claims.numbers import Approx
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.two_levels import in_time, take_earlier
from scrutinydesk.claims.vocabulary import (
    AGAINST,
    COMPARED,
    DIRECTED,
    DIRECTION,
    LESS,
    LINK,
    MORE,
    NO_DIRECTION,
    WORDS3,
    direction_of,
    rx,
)

_BACK = 110
_APART = 60
_ONLY_AFTER = re.compile(rf"(?:{MORE}|{LESS})")
_SECOND = rf"(?:{WORDS3}{LINK}(?:{DIRECTION}|of|by|an?)?(?: (?:of|by|in|to))? ?(?P<second>[NPQMT]))?"
_ADVERBS = r"(?: [a-z]+ly| further| overall| again| year on year| year-on-year| D){0,3}"
_AFTER = (
    rx(
        rf"{_ADVERBS}(?: (?:of|by|was|is|being|at|a|an|around|another|further|-|–)){{0,4}}:? ?[(-]? ?"
        rf"(?P<first>[NPQMFT]){_SECOND}"
    ),
    rx(rf"(?: [a-z&'/,D()-]+){{1,12}}? (?:of|by)(?: an?)? ?\(?(?P<first>[NPQMFT]){_SECOND}"),
    rx(rf"(?: [a-z&'/D-]+){{1,8}}? ?\( ?(?P<first>[NPQMFT]){_SECOND} ?\)"),
)
_BEFORE = rx(
    rf"(?P<first>[NPQMFT])(?:{WORDS3} ?\( ?(?:n ?= ?)?(?P<second>[NPQMT]){WORDS3} ?\))?(?: (?!and |to "
    r"|with |from |compared |which |that |was |were |is |are |has |have |had )[a-z&'/-]+){0,4}?"
    r" ?(?:in |of )?$"
)
_AFTER_NOUN = rx(
    rf"(?: [a-z&'/D-]+){{0,9}}?(?: ?\( ?|, (?:or |a |this is )?(?:{DIRECTION} (?:of"
    rf"|by) )?)(?:{DIRECTION} (?:of |by )?)?(?P<second>[NPQMT])"
)
_MORE_OF_IT = re.compile(rf"{MORE}|{LESS}|{DIRECTION}|additional|extra|a difference|net")
_TO_FROM = rx(
    r"[a-z ,()D&'-]{0,90}?[ (-](?:to|at) (?P<current>[NPMT])(?: [a-z]+){0,4},? from (?P<base>[NPMT])(?![a-z])"
)
_TO = rx(rf"{_ADVERBS} to (?:an? |around )?(?P<current>[NPQMT])")
_FROM = rx(
    r"[a-z&'/,)D -]{0,60}?[ (]from(?: [a-z'-]+){0,4} (?P<base>[NPMT])(?: ?\([NP]\))?"
    r"(?: [a-z&'/,()D-]+){0,9}? ?(?:to|->|-) ?(?:[a-z]+ ){0,3}(?P<current>[NPMT])"
)
_FROM_ONLY = rx(
    rf"\)?,?{WORDS3} (?:from|on) (?:the )?(?:[a-z'-]+ ){{0,5}}(?:D(?:'s)? )?(?:[a-z'-]+ ){{0,3}}"
    r"(?P<base>[NPM]"
    rf")(?![a-z])"
)
_THAN = rx(
    rf"\)?[,;]?(?: [a-z&'/D-]+){{0,8}}? ?\(?{COMPARED}(?: the| a)?(?:(?: (?!- )[a-z&'/-]+| D){{0,9}}?"
    rf"(?: (?!-)| \()(?:of |was |were |had |figure |total )?|[ ])(?P<base>[NPM])"
)
_CURRENT = rx(
    r"(?P<current>[NPM])(?: [a-z&'/-]+| D| \([a-z]{2,8}\)){0,11}?(?:,| -|:| ?\(|\)?,?"
    r" (?:which|this|that|and|is|was|are|were))*"
    r"(?: (?:is|was|which|represents|representing|this|an?|equates|to|has|have|and|being|shows"
    r"|showing|showed|or|of|it|had|reflecting|reflects|marking)){0,5} ?(?:an? )?(?:[a-z]+ly )?$"
)
# "Of 200 calls, 90 (40%) more" is no change that leads to 200.
_WHOLE = re.compile(r"(?:^|[.,;:(] ?|and )of (?:the |these |those |all |our )*$")
_COMPARED_WITH = rx(r"compar(?:es|ed|ing) (?:with|to)(?: [a-z]+){0,2} $")
_TO_CURRENT = rx(
    r" ?\)?(?: (?:D|year-on-year|year on year|over the same period|in the same period|over the year))?"
    r",? ?\(?(?:to|at) (?:an? |around |just over )?(?:total of )?(?P<current>[NPM])(?![a-z])"
)
_BASE_CURRENT = rx(
    r"(?P<current>[NPMT]),?(?: [a-z&'/,D\"-]+){0,12}? ?\(?(?:(?:when )?compared (?:to|with|against)|versus"
    rf"|vs\.?|-v-|v|as opposed to|{AGAINST})(?: (?!target|a target|the target|- )[a-z&'/-]+| D){{0,9}}?"
    r" (?P<base>[NPMT])(?![a-z])"
)
_FROM_TO = rx(
    r"from(?: [a-z'-]+){0,4} (?P<base>[NPMT])(?: ?\([NP]\))?(?: [a-z&'/,()D-]+){0,9}? to (?:[a-z]+ ){0,3"
    r"}(?P<current>[NPMT])"
)
_LONG_TIMES = frozenset("dwny")  # "reduced to 12 months" is a sentence, and no level
_FROM_WAS = rx(r"(?: [a-z]+ly)? from (?:the |a )?(?:[a-z'-]+ ){0,5}(?P<base>[NPM])(?![a-z])(?! to)")
_WITHIN = rx(r"(?P<base>[NPM])(?: [a-z&'-]+){0,4} to (?P<current>[NPM])")
_TAIL = rx(
    rf"(?: [a-z&'/-]+){{0,6}}?(?: D)? ?(?:\(|, | - )(?:(?:an?|this is|which is|representing"
    rf"|a total)+ )*(?:{DIRECTION} (?:of |by )?)?(?P<size>[NPQ])(?![a-z]|,? ?(?:and |or )?P)"
)
_SIGNED_NEXT = rx(r" ?(?:[(/,;|-]|and|or)? ?\(?(?P<second>[NPQ])")
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
        draft for match in _BASE_CURRENT.finditer(shape) if (draft := _pair(sentence, match)) is not None
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
    if not is_free(sentence, match.start("level")):
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
    if not draft.figures or _only(draft) is Role.DIFFERENCE:
        match = _BEFORE.search(shape[max(way.start() - _BACK, 0) : way.start()])
        if match and (not draft.figures or (match["first"] == "P" and not match["second"])):
            _take_before(sentence, draft, match, max(way.start() - _BACK, 0), way)
    if not draft.figures and not noun_only:
        _take_one_level(sentence, draft, way)
    if draft.figures and _is_loose(sentence, draft, way):
        sentence.used.difference_update(token.at for _, token, _ in draft.figures)
        return None
    _take_levels(sentence, draft, way.start())
    return named_change(draft) if draft.figures else None


def _take_one_level(sentence: Sentence, draft: Draft, way: re.Match[str]) -> None:
    """Take the level that a change leads to, or comes from, where no size is said."""
    if _FROM.match(sentence.shape, way.end()):
        return
    for pattern, role in ((_TO, Role.CURRENT), (_FROM_WAS, Role.BASE)):
        match = pattern.match(sentence.shape, way.end())
        if match and is_free(sentence, match.start(1)):
            if sentence.unit_of_time(match.start(1)) not in _LONG_TIMES:
                draft.take(sentence, match.start(1), role)
            return


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
    draft.take(sentence, first, size_role(sentence.shape[first]), direction)
    if second >= 0 and sentence.shape.startswith(" times", second + 1):
        return True  # "by 47% - 3 times as fast"
    if second >= 0 and is_free(sentence, second) and sentence.shape[second] != sentence.shape[first]:
        pair = _WITHIN.match(sentence.shape, second)  # "6.7% (3,935 offences to 4,199)"
        if pair and _alike(sentence, pair):
            draft.take(sentence, pair.start("base"), Role.BASE)
            draft.take(sentence, pair.start("current"), Role.CURRENT)
        else:
            draft.take(sentence, second, size_role(sentence.shape[second]), direction)
    return True


def _take_before(
    sentence: Sentence, draft: Draft, match: re.Match[str], base: int, way: re.Match[str]
) -> None:
    shape, direction = sentence.shape, draft.direction
    first = base + match.start("first")
    second = base + match.start("second") if match["second"] else -1
    if not is_free(sentence, first) or DIRECTED.search(shape, first, way.start()):
        return
    number = sentence.tokens[first].number
    if shape[first] == "T" and number is not None and number.approx is not Approx.EXACT:
        return  # "answered in under 10 seconds, an improvement"
    draft.take(sentence, first, size_role(shape[first]), direction)
    if second < 0:  # "a 12% increase (148 offences)"
        after = _AFTER_NOUN.match(shape, way.end())
        second = after.start("second") if after else -1
        if after and _may_be_level(sentence, after):
            draft.take(sentence, second, Role.VALUE)
            return
    if second >= 0 and is_free(sentence, second) and shape[second] != shape[first]:
        draft.take(sentence, second, size_role(shape[second]), direction)


def _may_be_level(sentence: Sentence, after: re.Match[str]) -> bool:
    """Tell whether a count may be how many there are, and not how many more: ``12% rise in thefts (948)``."""
    noun = after[0].partition("(")[0].strip()
    at = after.start("second")
    number = sentence.tokens[at].number
    if not noun or "(" not in after[0] or sentence.shape[at] != "N" or number is None or number.signed:
        return False
    return _MORE_OF_IT.search(after[0] + sentence.shape[after.end() : at + 40]) is None


def _take_levels(sentence: Sentence, draft: Draft, way: int) -> None:
    """Take the levels beside a change: from what to what, or what it is now, and what it is compared with."""
    shape, at = sentence.shape, draft.end
    match = _FROM.match(shape, at) or _TO_FROM.match(shape, at)
    if match and is_free(sentence, match.start("base"), match.start("current")) and _alike(sentence, match):
        draft.take(sentence, match.start("base"), Role.BASE)
        draft.take(sentence, match.start("current"), Role.CURRENT)
        _take_tail(sentence, draft)
        return
    if not draft.figures:
        return
    _take_current(sentence, draft, way)
    levels = {token.letter for role, token, _ in draft.figures if role is Role.CURRENT}
    for pattern in (_FROM_ONLY, _THAN):
        match = pattern.match(shape, draft.end)
        if match and is_free(sentence, match.start("base")) and (not levels or match["base"] in levels):
            if _is_worded(sentence, match.start("base")):
                return
            if match["base"] != "P" or levels or draft.has(Role.POINTS):
                draft.take(sentence, match.start("base"), Role.BASE)
            return


def _is_worded(sentence: Sentence, at: int) -> bool:
    number = sentence.tokens[at].number
    return number is not None and number.worded


def _take_current(sentence: Sentence, draft: Draft, way: int) -> None:
    shape = sentence.shape
    if draft.has(Role.CURRENT):
        return
    after = _TO_CURRENT.match(shape, draft.end)
    if after and is_free(sentence, after.start("current")):
        draft.take(sentence, after.start("current"), Role.CURRENT)
        return
    begun = min(way, draft.start)
    start = max(begun - _BACK, 0)
    match = _CURRENT.search(shape[start:begun])
    at = start + match.start("current") if match else -1
    if match and is_free(sentence, at) and not _is_worded(sentence, at) and not _WHOLE.search(shape, 0, at):
        sizes = {token.letter for _, token, _ in draft.figures}
        if shape[at] != "P" or "Q" in sizes or "P" in sizes:
            _take_compared(sentence, draft, start, at)
    take_earlier(sentence, draft, begun)


def _take_compared(sentence: Sentence, draft: Draft, start: int, at: int) -> None:
    """Take the level before a change; one that another is compared with is the base of both."""
    pair = next(
        (each for each in _BASE_CURRENT.finditer(sentence.shape, start) if each.start("base") == at), None
    )
    if pair and is_free(sentence, pair.start("current")) and _alike(sentence, pair):
        draft.take(sentence, at, Role.BASE)
        draft.take(sentence, pair.start("current"), Role.CURRENT)
    else:
        compared = _COMPARED_WITH.search(sentence.shape, max(at - _BACK, 0), at)
        draft.take(sentence, at, Role.BASE if compared else Role.CURRENT)


def _take_tail(sentence: Sentence, draft: Draft) -> None:
    """Take the size of a change that stands behind its levels: ``from 612 to 548 (-10.5%)``."""
    match = _TAIL.match(sentence.shape, draft.end)
    held = {
        token.letter
        for role, token, _ in draft.figures
        if role in {Role.DIFFERENCE, Role.PERCENT, Role.POINTS}
    }
    if not match or not is_free(sentence, match.start("size")) or match["size"] in held:
        return
    first, last = (
        next(token for role, token, _ in draft.figures if role is each) for each in (Role.BASE, Role.CURRENT)
    )
    way = draft.direction
    if not way and first.number and last.number:
        way = 1 if last.number.value > first.number.value else -1
    number = sentence.tokens[match.start("size")].number
    if number is not None and number.signed:
        way = 1 if number.value > 0 else -1
    if found := DIRECTED.search(match[0]):
        way = direction_of(found["way"])
    draft.take(sentence, match.start("size"), size_role(match["size"]), way)
    draft.direction = draft.direction or way


def _alike(sentence: Sentence, match: re.Match[str]) -> bool:
    return alike(sentence, match.start("base"), match.start("current"))


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
        _take_levels(sentence, draft, token.at)
        found.append(named_change(draft))
    return found


def _pair(sentence: Sentence, match: re.Match[str]) -> Draft | None:
    base, current = match.start("base"), match.start("current")
    if not is_free(sentence, base, current) or not _alike(sentence, match):
        return None
    draft = Draft(ClaimKind.FROM_TO, match.start(), match.end())
    draft.take(sentence, base, Role.BASE)
    draft.take(sentence, current, Role.CURRENT)
    _take_tail(sentence, draft)
    return named_change(draft)
