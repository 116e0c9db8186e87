"""The levels beside a change: ``from P to P``, ``to N``, ``compared with N``, and its size behind them."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import Role
from scrutinydesk.claims.drafts import Draft, alike, is_free, size_role
from scrutinydesk.claims.several_pairs import (
    is_behind_another,
    is_of_another_clause,
    is_of_parts,
    is_of_the_whole,
    own_pair,
)
from scrutinydesk.claims.shape import Sentence
from scrutinydesk.claims.two_levels import take_earlier
from scrutinydesk.claims.vocabulary import (
    AGAINST,
    COMPARED,
    DIRECTED,
    DIRECTION,
    LESS,
    MORE,
    TOWARDS,
    WORDS3,
    direction_of,
    rx,
)

BACK = 110
ADVERBS = r"(?: [a-z]+ly| further| overall| again| year on year| year-on-year| D){0,3}"
_TO_FROM = rx(
    r"[a-z ,()D&'-]{0,90}?[ (-](?:to|at) (?P<current>[NPMT])(?: [a-z]+){0,4},? from (?P<base>[NPMT])(?![a-z])"
)
_TO = rx(rf"{ADVERBS} to (?:an? |around )?(?P<current>[NPQMT])")
_FROM = rx(
    r"[a-z&'/,)D -]{0,60}?[ (]from(?: [a-z'-]+){0,4} (?P<base>[NPMT])(?: ?\([NP]\))?"
    rf"(?: [a-z&'/,()D-]+){{0,9}}? ?(?:to|->|-) ?{TOWARDS}(?P<current>[NPMT])"
)
_FROM_ONLY = rx(
    rf"\)?,?{WORDS3} (?:from|on) (?:the )?(?:(?!to )[a-z'-]+ ){{0,5}}(?:D(?:'s)? )?(?:[a-z'-]+ ){{0,3}}"
    r"(?P<base>[NPMT])(?![a-z])"
)
# "Up 27.9% in the 12 months to September 2017, from 978", and nothing further.
_FROM_AFTER = rx(
    r"\)?,?(?: [a-z&'/L-]+){0,7} D(?: [a-z'-]+){0,3}(?:,| ?\()? ?from (?:(?:the|a) )?(?:[a-z'-]+ ){0,3}"
    r"(?P<base>[NPMT])(?= ?(?:$|[.,;:)]))"
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
    r" ?\)?(?: (?:D|year-on-year|year on year|over the same period|in the same period|over the year"
    r"|(?:from|on) (?:a|the) (?:year|quarter|month) (?:earlier|before|ago)|on the year))?"
    rf",? ?\(?(?:{DIRECTION} )?(?:to|at) (?:an? |around |just over )?(?:total of )?"
    r"(?P<current>[NPM])(?![a-z])"
)
BASE_CURRENT = rx(
    r"(?P<current>[NPMT]),?(?: [a-z&'/,DL\"-]+){0,12}? ?\(?(?:(?:when )?compared (?:to|with|against)|versus"
    rf"|vs\.?|-v-|v|as opposed to|{AGAINST})(?: (?!target|a target|the target|- )[a-z&'/-]+| D){{0,9}}?"
    r" (?P<base>[NPMT])(?![a-z])"
)
_FROM_WAS = rx(r"(?: [a-z]+ly)? from (?:the |a )?(?:[a-z'-]+ ){0,5}(?P<base>[NPM])(?![a-z])(?! to)")
_WITHIN = rx(r"(?P<base>[NPM])(?: [a-z&'-]+){0,4} to (?P<current>[NPM])")
_TAIL = rx(
    rf"(?: [a-z&'/-]+){{0,6}}?(?: D)? ?(?:\(|, | - )(?:(?:an?|this is|which is|representing"
    rf"|a total)+ )*(?:{DIRECTION} (?:of |by )?)?(?P<size>[NPQ])"
    r"(?![a-z]|,? ?(?:and |or )?P| (?:of|were|was|are|is|had|have|said)(?![a-z]))"
    r"(?: [a-z'-]+){0,2}(?: ?[(,] ?(?:or )?(?P<second>[NPQ])(?= ?[),.;]|$))?"
)
# "From 400 to 440, 12% below the plan": so much from something else than the level before.
_COMPARES = rx(
    r"(?: (?:percentage )?points?)?(?: (?!(?:in|or|and|from|to|of|by)(?![a-z]))[a-z'-]+){0,2}?"
    r" (?:(?:higher|lower|more|fewer|less|greater|better|worse|up|down|above|below|over|under)"
    r"(?: than| on| against| compared (?:with|to))?|short of|ahead of|behind|off|on|than|against|since"
    r"|compared (?:with|to)|in excess of)(?![a-z-])"
)
_A_YEAR_AGO = rx(
    r"(?: (?:in|at|over|during|for|that|those))*(?: (?:the|a|this|its|same))*"
    r"(?: (?:year|quarter|month|period|figure|level|total|number)s?(?: (?:in|of|for))?(?: the)?)*"
    r"(?: (?P<date>D)(?!'?[a-z])| (?:previous|last|prior|preceding|earlier) (?:year|quarter|month|period)"
    r"|(?<=year) (?:before(?! last)|earlier|ago))(?! [NPM])"
)
_DATE_BEFORE = rx(r"(?P<date>D)(?: (?:of|was|were|had|at|figure))?:? ?$")
_DATED = 16
_PAST = re.compile(r"previous|prior|preceding|last", re.IGNORECASE)
_THOUGH = re.compile(r"\b(?:but|though|although|while|whilst|whereas|despite|however)\b")
_CLOSED = rx(r" ?(?:[.,;:)]|$)")
_SIZE_BEHIND = rx(
    rf"(?: ?\([NPQM]\))?(?: (?:offences|crimes|incidents|people|places))? (?:{DIRECTION}|{MORE}|{LESS})"
    r"(?: (?:than|on|the|in|for|during|over)(?![a-z]))"
)
_OF_ANOTHER = rx(r"\b(?:above|below|than|on|against|compared (?:with|to))(?: (?:the|our|its|their|of|a))* $")
_SIZE_BEFORE = rx(rf"(?<![a-z])(?:and (?:[a-z]+ )?|{DIRECTION} )by $")
_RANGED = rx(r" ?(?:to|-|and) ?[NPM](?![a-z])")


def take_one_level(sentence: Sentence, draft: Draft, way: re.Match[str]) -> None:
    """Take the level that a change leads to, or comes from, where no size is said."""
    if _FROM.match(sentence.shape, way.end()):
        return
    for pattern, role in ((_TO, Role.CURRENT), (_FROM_WAS, Role.BASE)):
        match = pattern.match(sentence.shape, way.end())
        if match and is_free(sentence, match.start(1)):
            # "Reduced to 12 months" is a sentence, and no level.
            if not sentence.unit_of_time(match.start(1)).startswith("long"):
                draft.take(sentence, match.start(1), role)
            return


def take_pair(sentence: Sentence, draft: Draft, at: int) -> bool:
    """Take two levels beside a size: ``6.7% (3,935 offences to 4,199)``, ``12% (214 against 191)``."""
    pair = BASE_CURRENT.match(sentence.shape, at)
    if sentence.shape[:at].rstrip(" ").endswith("("):  # and not "by 1.7% or 49 offences to 2,931"
        pair = _WITHIN.match(sentence.shape, at) or pair
    places = (pair.start("base"), pair.start("current")) if pair else ()
    if pair is None or not are_alike(sentence, pair) or not is_free(sentence, *places):
        return False
    for place, role in zip(places, (Role.BASE, Role.CURRENT), strict=True):
        draft.take(sentence, place, role)
    return True


def take_levels(sentence: Sentence, draft: Draft, way: int) -> None:
    """Take the levels beside a change: from what to what, or what it is now, and what it is compared with."""
    shape, at = sentence.shape, draft.end
    match = _FROM.match(shape, at) or _TO_FROM.match(shape, at)
    base = match.start("base") if match else -1
    another = match is not None and _turns_away(shape, at, base, draft.direction)
    if match and (is_behind_another(sentence, draft, base) or is_of_another_clause(shape, at, base)):
        match = None
    if match and is_of_the_whole(sentence, draft, base):
        return
    free = match is not None and is_free(sentence, base, match.start("current"))
    if match and free and not another and are_alike(sentence, match):
        draft.take(sentence, base, Role.BASE)
        draft.take(sentence, match.start("current"), Role.CURRENT)
        take_own_tail(sentence, draft)
        return
    if draft.figures and not any(is_of_parts(sentence, at) for at in _sizes(draft)):
        _take_behind(sentence, draft)
        _take_current(sentence, draft, way)
        _take_base(sentence, draft)


def _take_behind(sentence: Sentence, draft: Draft) -> None:
    """Take the pair that a size stands right behind: ``went from N to N, down P``."""
    if set(_sizes(draft)) != {token.at for _, token, _ in draft.figures}:
        return
    places = own_pair(sentence, draft)
    if places and is_free(sentence, *places):
        for place, role in zip(places, (Role.BASE, Role.CURRENT), strict=True):
            draft.take(sentence, place, role)


def _sizes(draft: Draft) -> list[int]:
    return [token.at for role, token, _ in draft.figures if role not in {Role.BASE, Role.CURRENT}]


def take_own_tail(sentence: Sentence, draft: Draft) -> None:
    """Take the size that stands behind the levels of a change, unless it may be of more or less than that."""
    match = _TAIL.match(sentence.shape, draft.end)
    if match is None or not is_of_parts(sentence, match.start("size")):
        take_tail(sentence, draft)


def _take_base(sentence: Sentence, draft: Draft) -> None:
    """Take the one level behind a change, which is the one that it is from."""
    shape = sentence.shape
    levels = draft.has(Role.CURRENT)
    for pattern in (_FROM_ONLY, _FROM_AFTER, _THAN):
        match = pattern.match(shape, draft.end)
        if match is None:
            continue
        at = match.start("base")
        if _RANGED.match(shape, at + 1) or _is_worded(sentence, at):
            return  # "on the 110 to 127 of last year"
        if _SIZE_BEHIND.match(shape, at + 1) or _SIZE_BEFORE.search(shape, draft.end, at):
            return  # "than in the year before and 22 lower than in ...": another change
        fits = _as_levels(sentence, draft, at) if levels else match["base"] != "T"
        if not fits or not is_free(sentence, at):
            continue
        if match["base"] != "P" or levels or draft.has(Role.POINTS):
            draft.take(sentence, at, Role.BASE)
            if {role for role, _, _ in draft.figures} == {Role.BASE, Role.CURRENT}:
                take_own_tail(sentence, draft)
        return


def _turns_away(shape: str, at: int, to: int, direction: int) -> bool:
    """Tell whether words lead on to another change: ``has fallen by P, though it has risen from N to N``."""
    ways = [direction_of(each["way"]) for each in DIRECTED.finditer(shape, at, to)]
    return -direction in ways or _THOUGH.search(shape, at, to) is not None


def _as_levels(sentence: Sentence, draft: Draft, at: int) -> bool:
    """Tell whether a figure is of a kind with the level that a change leads to."""
    return any(alike(sentence, token.at, at) for role, token, _ in draft.figures if role is Role.CURRENT)


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
    start = max(begun - BACK, 0)
    match = _CURRENT.search(shape[start:begun])
    at = start + match.start("current") if match else -1
    between = shape[at + 1 : begun].strip() if match else ""
    if between == "and" or (between.endswith(" and") and _OF_ANOTHER.search(shape, 0, at)):
        return  # "6.1 higher than their 73.1 and 11.6 lower than the 90.8", "above the 497 of 2023 and 24%"
    if match and is_free(sentence, at) and not _is_worded(sentence, at) and not _WHOLE.search(shape, 0, at):
        sizes = {token.letter for _, token, _ in draft.figures}
        if shape[at] != "P" or "Q" in sizes or "P" in sizes:
            _take_compared(sentence, draft, start, at)
    take_earlier(sentence, draft, begun)


def _take_compared(sentence: Sentence, draft: Draft, start: int, at: int) -> None:
    """Take the level before a change; one that another is compared with is the base of both."""
    pair = next(
        (each for each in BASE_CURRENT.finditer(sentence.shape, start) if each.start("base") == at), None
    )
    behind = max(token.at for _, token, _ in draft.figures) + 1
    if pair and _is_on_another(sentence, draft, behind):
        return
    if pair and is_free(sentence, pair.start("current")) and are_alike(sentence, pair):
        draft.take(sentence, at, Role.BASE)
        draft.take(sentence, pair.start("current"), Role.CURRENT)
    else:
        compared = _COMPARED_WITH.search(sentence.shape, max(at - BACK, 0), at)
        earlier = compared or _is_of_before(sentence, at)
        draft.take(sentence, at, Role.BASE if earlier else Role.CURRENT)


def _is_of_before(sentence: Sentence, at: int) -> bool:
    """Tell whether the date just before a level says that it is the earlier one: ``previous year 20``."""
    told = _DATE_BEFORE.search(sentence.shape, max(at - _DATED, 0), at)
    date = sentence.tokens[told.start("date")].date if told else None
    return date is not None and _PAST.search(date.text) is not None


def take_tail(sentence: Sentence, draft: Draft) -> None:
    """Take the size of a change that stands behind its levels: ``from 612 to 548 (-10.5%)``."""
    match = _TAIL.match(sentence.shape, draft.end)
    held = {
        token.letter
        for role, token, _ in draft.figures
        if role in {Role.DIFFERENCE, Role.PERCENT, Role.POINTS}
    }
    if not match or not is_free(sentence, match.start("size")) or match["size"] in held:
        return
    bracketed = "(" in sentence.shape[draft.end : match.start("size")]
    if not bracketed and _is_on_another(sentence, draft, match.end("size")):
        return
    way = draft.direction or _way_of_levels(draft)
    number = sentence.tokens[match.start("size")].number
    signed = number is not None and number.signed
    closed = _CLOSED.match(sentence.shape, match.end("size")) is not None
    told = signed or "(" in match[0] or DIRECTED.search(match[0]) is not None
    if not told and (match["size"] == "N" or not closed):
        return  # "from 40 to 38, 36 in 2017" is the next of several levels, ", 58 people" something else
    if number is not None and signed:
        way = 1 if number.value > 0 else -1
    if found := DIRECTED.search(match[0]):
        way = direction_of(found["way"])
    for group in ("size", "second"):
        at = match.start(group)
        if at >= 0 and is_free(sentence, at) and sentence.shape[at] not in held:
            draft.take(sentence, at, size_role(sentence.shape[at]), way)
            held.add(sentence.shape[at])
    draft.direction = draft.direction or way


def _way_of_levels(draft: Draft) -> int:
    """Return which way it goes from the level before to the one now."""
    numbers = {role: token.number for role, token, _ in draft.figures}
    first, last = numbers[Role.BASE], numbers[Role.CURRENT]
    if first is None or last is None:
        return 0
    return 1 if last.value > first.value else -1


def _is_on_another(sentence: Sentence, draft: Draft, at: int) -> bool:
    """Tell whether a size is said to be on something else than the level that comes before."""
    found = _COMPARES.match(sentence.shape, at)
    if found is None or _CLOSED.match(sentence.shape, found.end()):
        return False
    year = _A_YEAR_AGO.match(sentence.shape, found.end())
    if year is None:
        return True
    date = sentence.tokens[year.start("date")].date if year["date"] else None
    if date is None or _PAST.search(date.text):
        return False
    told = (each.date for each in sentence.dated if each.date and draft.start <= each.at < draft.end)
    return date.window not in {each.window for each in told}


def are_alike(sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether what a match has as base and as current are figures of a kind."""
    return alike(sentence, match.start("base"), match.start("current"))
