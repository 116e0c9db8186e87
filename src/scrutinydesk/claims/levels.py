"""Levels and what is said of them: projections, targets, ranks, multiples, peaks, stocks and plain counts."""

from __future__ import annotations

import re
from itertools import chain

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.drafts import Draft, alike, is_free
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.vocabulary import DIRECTION, direction_of, rx

_PROJECTED = rx(
    r"(?:project(?:ed|ing|ions?)|(?:we|they|it|which|models?|force|constabulary) projects?(?= )"
    r"|forecast(?:s|ed|ing)?(?! (?:and|or|but)(?![a-z]))|predict(?:ed|ing|ion|ions|s)?"
    r"|anticipat(?:ed|ing)|estimated to|on course|on track"
    r"|expected to|extrapolat\w+)(?P<between>[a-z0-9 ,'/&D-]{0,110}?)(?P<size>[PNQM])"
    r"(?: ?\( ?(?P<other>[PNQM]))?"
)
_WAY = re.compile(rf"(?<![a-z])(?P<way>{DIRECTION})(?![a-z])")
_TARGET = rx(
    r"(?:target(?:s|ed)?|standard|threshold|ambition|aspiration|service level agreement|sla"
    r"|establishment|benchmark|goal)"
    r"(?: (?:level|strength|figure|time|to|is|was|are|were|remains?|set|currently|being|for|the|of|at"
    r"|a|an|answer(?:ing)?|handling|within|calls?|achieve|reach))*"
    r"(?:[:=(] ?| )(?:of |is |at )?(?P<target>[NPMTQ])(?![a-z])"
    r"|(?P<before>[NPM])(?: (?!against|within|above|below|on |of |over|under|a |the )[a-z-]+)? target(?! of)"
)
_AGAINST = rx(
    r"(?P<value>[NPMT])(?: [a-z&'/,-]+| [DTL]){0,14}?,? ?\(?(?:against|compared (?:to|with)|versus"
    r"|vs\.?|v|which is|above|below|exceed(?:s|ed|ing)"
    r"|achiev(?:es|ed|ing)|meet(?:s|ing)?|missing|short of)[a-z '-]{0,40}$"
)
_RANKED = rx(
    r"(?:rank(?:ed|s|ing|ings)?|place[ds]?|position(?:ed)?|is|are|was|were|be|been|being|remain(?:s"
    r"|ed)?|sits?|currently|now|moved?|from|to|joint|at|in|and|the(?= O (?:lowest|highest|best|worst"
    r"|largest|smallest|most|least)))"
    r"(?: (?:now|currently|joint|in|at|the|as|of|still|ranked|placed))*(?: "
    r"|: ?)(?P<rank>O)(?=(?P<tail>[a-z0-9N ,.()↑↓'&-]{0,60}))"
)
_SUPERLATIVE = rx(
    r"(?P<rank>O)(?=(?P<tail> (?:lowest|highest|best|worst|largest|smallest)[a-z0-9N ,.()↑↓'&-]{0,50}))"
)
# "ranked 8 out of 8": a place written as a plain number.
_PLACED = rx(
    r"(?:rank(?:ed|s|ing)?|placed?|position(?:ed)?)(?: (?:now|currently|joint|number|is|was|as|at|of|in))*"
    r" (?P<rank>N)(?=(?P<tail>(?: out)? of (?:the )?N[a-z0-9N ,.()↑↓'&-]{0,50}))"
)
_NO_RANK = re.compile(
    r" (?:party|parties|class|phase|time|year|quarter|floor|tranche|stage|day|line|aid|world|person"
    r"|week|reading|generation|half|meeting"
    r"|wave|lockdown|direct|point|priority|of these|step|instance|place to|dose|recruit|cohort|intake"
    r"|responder|language|degree|hand|round|ever|month|of its)"
)
_RANK_TAIL = re.compile(
    r"^ ?(?:\(|to |out of|of (?:the )?N|lowest|highest|best|worst|largest|smallest|most|least|national"
    r"|in (?:the|our|its) (?:country|region|msg|most|group|north|south|east|west)"
    r"|place|position|nationally|within|among|amongst|for|when|and|with|compared|,|\.|$|in [a-z]+)"
)
_RANK_OF = re.compile(r"^(?: [a-z]+){0,4}? ?\(?(?:out of|of) (?:the )?(N)")
_RANK_MOVE = re.compile(
    r"^ ?\(?(?P<way>↑|↓|up|down|improv\w+|fall\w*|fell) ?(?:by |from )?(?P<move>[NO])"
    r"(?:(?<=N)(?: places?| positions?)? from (?P<was>O))?"
)
_RANK_WAS = rx(
    r"^[a-z N]{0,30}? ?,? ?(?:compared (?:with|to)|against|up from|down from|from) (?P<was>O)"
    r"(?! (?:place )?to )"
)
# "4th, up from 9th | nationally, a gain of 4 places", "up 4 places | from 9th to 4th".
_PLACES = (
    rf"(?:(?<![a-z]){DIRECTION}(?: (?:of|by))? (?P<move>N) (?:places?|positions?|ranks?)"
    rf"|(?P<moved>N) (?:places?|positions?) (?:higher|lower|better|worse|{DIRECTION}))(?![a-z])"
)
_PLACES_AFTER = rx(
    r"\)?(?: (?!and |but |while )[a-z'-]+){0,6}(?: D)?\)?(?:,| -)? ?\(?(?:(?:an?|this is|which is|or) )*"
    rf"{_PLACES}(?! (?:on|since|than|compared|over|against|this|last|in|for)(?![a-z]))"
)
_PLACES_BEFORE = rx(rf"{_PLACES},? ?\(?$")
_PLACES_WITHIN = rx(_PLACES)
# As in "4th (9th last year)" or "15th (23rd)".
_RANK_BEFORE = rx(
    r"^(?: nationally)? \((?:(?:was|previously|from) )?(?P<was>O)(?:(?: nationally)? (?:in )?D|\))"
)
_RANK_WORDS = frozenset(
    ("rank", "position", "highest", "lowest", "best", "worst", "nationally", "largest", "forces")
)
_MULTIPLE = rx(r"(?P<multiple>X)(?! (?:bcu|check|a |the bcu|crew|click|glaz))")
_PEAK = rx(
    r"(?:peak(?:ed|s|ing)?|highest|lowest|record(?: high| low)?|averag(?:e|ed|es|ing)|mean|median"
    r"|stood|stands?|standing|total(?:l?ed|s|ling)?"
    r"|totall?ing)(?: (?:at|of|in|was|is|were|a|for|month|monthly|figure|level|the|D|being|to))*(?:, "
    r"| ?- ?| | ?: ?)(?P<level>[NPMTR])(?: ?\((?P<other>[NP])(?= [a-z]))?"
)
_STRENGTH = rx(
    r"(?:strength|establishment|headcount|workforce)(?: (?:is|was|stands?|stood|at|of|currently|now"
    r"|are))+ (?P<level>N)(?: [a-z]+)?(?: ?\( ?(?P<other>N)(?= ?(?:fte|full|wte)))?"
)
_AND_MORE = rx(
    r"(?P<one>N)(?: [a-z&'/-]+){0,4} and (?:an? )?(?:additional|further|another) (?P<two>N)(?![a-z])"
)
_STANDING = re.compile(
    r"\b(?:current(?:ly)?|strength|establishment|in post|there (?:are|is)(?! to)|(?:has|have"
    r"|had) (?=[A-Z])|stands? at|at present|as at|workforce"
    r"|remain(?:s|ing)?|caseload|outstanding|(?:now|still) (?:has|have))\b"
)
_TIMED = re.compile(
    r"\b(?:average|mean|median|time[sd]?|wait\w*|answer\w*|respon\w+|attend\w*|took|taking|takes"
    r"|duration|length)\b"
)
_RATE = re.compile(r"\brates?(?: of [a-z ]{1,40})? per L\b|\bfor every L\b")
_RATE_OF = re.compile(r"\brates?(?: (?:in the group|was|is|stands))? (?:of|at) $")
_AVERAGE = re.compile(r"[ -](?:average|mean|period|trend|high|low|plan|strategy|rolling)")
_SMALL, _NEAR = 10, 40


def find_projections(sentence: Sentence) -> list[Draft]:
    """Return what a sentence expects."""
    found: list[Draft] = []
    for match in _PROJECTED.finditer(sentence.shape):
        at = match.start("size")
        if not is_free(sentence, at):
            continue
        ways = [each["way"] for each in _WAY.finditer(match["between"])]
        if not ways and match[0].startswith(("expected", "anticipat", "on ")):
            continue
        direction = direction_of(ways[-1]) if ways else 0
        draft = Draft(ClaimKind.PROJECTION, match.start(), match.end(), direction=direction)
        roles = {"P": Role.PERCENT, "Q": Role.POINTS}
        for place in (at, match.start("other")):
            if place >= 0 and is_free(sentence, place):
                role = roles.get(sentence.shape[place], Role.DIFFERENCE if direction else Role.VALUE)
                draft.take(sentence, place, role, direction)
        found.append(draft)
    return found


def find_targets(sentence: Sentence) -> list[Draft]:
    """Return targets, with the figure that is held against each where one stands before it."""
    found: list[Draft] = []
    for match in _TARGET.finditer(sentence.shape):
        group = "target" if match["target"] else "before"
        at = match.start(group)
        if not is_free(sentence, at):
            continue
        draft = Draft(ClaimKind.TARGET, match.start(), match.end())
        draft.take(sentence, at, Role.TARGET)
        start = max(match.start() - 140, 0)
        value = _AGAINST.search(sentence.shape[start : match.start()])
        place = start + value.start("value") if value else -1
        if place >= 0 and is_free(sentence, place) and alike(sentence, place, at):
            draft.take(sentence, place, Role.VALUE)
        found.append(draft)
    return found


def find_ranks(sentence: Sentence) -> list[Draft]:
    """Return the places in an order that a sentence names, as one claim."""
    draft: Draft | None = None
    patterns = (_RANKED, _SUPERLATIVE, _PLACED)
    for match in chain.from_iterable(pattern.finditer(sentence.shape) for pattern in patterns):
        at, tail = match.start("rank"), match["tail"]
        token = sentence.tokens[at]
        worded = token.number is not None and token.number.worded
        telling = not worded or draft or any(word in sentence.shape for word in _RANK_WORDS)
        if not is_free(sentence, at) or _NO_RANK.match(tail) or not _RANK_TAIL.match(tail) or not telling:
            continue
        draft = draft or Draft(ClaimKind.RANK, match.start(), at + 1)
        was = match[0].startswith("from") or re.search(r"\bfrom\b", match[0][: at - match.start()])
        draft.take(sentence, at, Role.BASE if was else Role.RANK)
        _take_beside_rank(sentence, draft, at + 1)
    if draft is not None and sorted(role for role, _, _ in draft.figures) == [Role.BASE, Role.RANK]:
        _take_places(sentence, draft)
    return [draft] if draft else []


def _take_places(sentence: Sentence, draft: Draft) -> None:
    """Take by how many places a rank has moved, where the places before and after are both named."""
    shape = sentence.shape
    before = max(draft.start - _NEAR, 0)
    tried = (
        (_PLACES_AFTER.match(shape, draft.end), 0),
        (_PLACES_WITHIN.search(shape, draft.start, draft.end), 0),
        (_PLACES_BEFORE.search(shape[before : draft.start]), before),
    )
    for match, offset in tried:
        if match is not None:
            at = offset + match.start("move" if match["move"] else "moved")
            if is_free(sentence, at):
                draft.take(sentence, at, Role.MOVEMENT)
            return


def _take_beside_rank(sentence: Sentence, draft: Draft, at: int) -> None:
    rest = sentence.shape[at : at + 60]
    if (of := _RANK_OF.match(rest)) and is_free(sentence, at + of.start(1)):
        draft.take(sentence, at + of.start(1), Role.OF)
    was = _RANK_WAS.match(rest) or _RANK_BEFORE.match(rest)
    if was and is_free(sentence, at + was.start("was")):
        draft.take(sentence, at + was.start("was"), Role.BASE)
    if (move := _RANK_MOVE.match(rest)) and is_free(sentence, at + move.start("move")):
        moved = move["move"] == "N"
        way = direction_of(move["way"]) if moved and move["way"] in {"↑", "↓", "up", "down"} else 0
        draft.take(sentence, at + move.start("move"), Role.MOVEMENT if moved else Role.BASE, way)
        if move["was"] and not draft.has(Role.BASE) and is_free(sentence, at + move.start("was")):
            draft.take(sentence, at + move.start("was"), Role.BASE)


def find_multiples(sentence: Sentence) -> list[Draft]:
    """Return doublings and their like."""
    found: list[Draft] = []
    for match in _MULTIPLE.finditer(sentence.shape):
        if is_free(sentence, match.start()):
            draft = Draft(ClaimKind.MULTIPLE, match.start(), match.end(), direction=1)
            draft.take(sentence, match.start(), Role.MULTIPLE)
            found.append(draft)
    return found


def find_levels(sentence: Sentence) -> list[Draft]:
    """Return peaks, averages, totals and strengths."""
    found: list[Draft] = []
    for pattern, kind in ((_STRENGTH, ClaimKind.STOCK), (_PEAK, ClaimKind.LEVEL)):
        for match in pattern.finditer(sentence.shape):
            at = match.start("level")
            if not is_free(sentence, at):
                continue
            settled = (
                ClaimKind.DURATION
                if sentence.shape[at] == "T"
                else ClaimKind.RATE
                if sentence.shape[at] == "R"
                else kind
            )
            draft = Draft(settled, match.start(), match.end(), words=match[0].split()[0])
            draft.take(sentence, at, Role.VALUE)
            if match["other"] and is_free(sentence, match.start("other")):
                draft.take(sentence, match.start("other"), Role.VALUE)
            found.append(draft)
    return found


def find_rest(sentence: Sentence) -> list[Draft]:
    """Return every figure that is left as a claim of its own: nothing that a report counts goes unread.

    Small numbers in letters count things only where a sentence says that they are there.
    """
    found: list[Draft] = []
    standing = _STANDING.search(sentence.shape) is not None
    rated, timed = _RATE.search(sentence.shape) is not None, _TIMED.search(sentence.shape) is not None
    for match in _AND_MORE.finditer(sentence.shape):
        if is_free(sentence, match.start("one"), match.start("two")):
            draft = Draft(_counted(standing), match.start(), match.end())
            draft.take(sentence, match.start("one"), Role.VALUE)
            draft.take(sentence, match.start("two"), Role.VALUE)
            found.append(draft)
    for token in sentence.free("NPQMFRT"):
        decimals = token.number is not None and token.number.decimals > 0
        of_rate = rated or (decimals and _RATE_OF.search(sentence.shape, 0, token.at) is not None)
        counted = ClaimKind.RATE if of_rate else _counted(standing)
        kind = _kind(sentence, token, counted, timed=timed)
        if kind is not None:
            draft = Draft(kind, token.at, token.at + 1)
            draft.take(sentence, token.at, Role.PERCENT if token.letter in "PF" else Role.VALUE)
            found.append(draft)
    return found


def _counted(standing: bool) -> ClaimKind:  # noqa: FBT001  what it is called by says what it means
    return ClaimKind.STOCK if standing else ClaimKind.COUNT


def _kind(sentence: Sentence, token: Token, counted: ClaimKind, *, timed: bool) -> ClaimKind | None:
    number = token.number
    if number is None:
        return None
    if token.letter == "T":
        return ClaimKind.DURATION if timed and not _AVERAGE.match(sentence.shape, token.at + 1) else None
    if token.letter == "N":
        small = number.worded and number.value <= _SMALL
        return (
            None
            if small and not _COUNTS.search(sentence.shape[max(token.at - 30, 0) : token.at])
            else counted
        )
    return {
        "P": ClaimKind.PROPORTION,
        "F": ClaimKind.PROPORTION,
        "Q": ClaimKind.POINTS,
        "M": ClaimKind.AMOUNT,
    }.get(token.letter, ClaimKind.RATE)


_COUNTS = re.compile(
    r"(?:there (?:were|was|are|have been|has been|had been)|recorded|saw|seen|received|reported"
    r"|arrest\w+|seiz\w+|made|issued|dealt with"
    r"|total(?: of)?|including|with|charged|recruited|appointed|completed|carried out"
    r"|executed)(?: (?:a|an|the|only|just|further|total|of|another))*[ ]*$"
)
