"""Two figures and the word for which way they went: "rose to 767 from 815", "fewer: 131 (last year 120)".

A sentence is read from end to end: what moved, the word for it, the two figures and when each was. Where
anything else stands in it the word may be of another thing or another time, and nothing is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.claims.vocabulary import direction_of
from scrutinydesk.redpen.closed_texts import Text, figures_in, is_plain, parts_of, words_of
from scrutinydesk.redpen.direction_words import (
    COUNTED,
    GLUE,
    HEADS,
    LEADING,
    MANY,
    NOT_MOVED,
    PLAIN_LEADS,
    SMALL_WORDS,
    TAIL,
    THINGS,
    TURNS,
    WHEN,
)
from scrutinydesk.redpen.printing import printed_alike
from scrutinydesk.redpen.sentence_verdicts import Led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence
    from scrutinydesk.periods import Window

_WHY = "The figures and the words beside them say that it went different ways."
_LEVELS = frozenset("NMP")
_DIRECTED = re.compile(
    r"(?<![a-z-])(?:ris(?:e|es|en)|rose|increase[sd]?|gr[eo]wn?|grows|growth|climbed|f[ae]ll(?:s|en)?"
    r"|decrease[sd]?|drop(?:s|ped)?|decline[sd]?|reduc(?:es?|ed|tion)|up|down|more|fewer|higher|lower)(?![a-z-])"
)
_FROM = re.compile(r"(?:^|,? ?\(?)\bfrom (?:just |only )?(?:the |last year's )?$")
_TO = re.compile(r",? (?:to|at) (?:just |only )?$")
_AGAINST = re.compile(
    r"(?:when )?(?<![a-z])(?:compar(?:ed|ing) (?:with|to)|against|versus|vs?\.?) ?(?:just |only )?"
    r"(?:the |last year's )?$"
)
_COMPARES = re.compile(r"\b(?:compar(?:ed|ing)|against|versus|vs?)\b|\(")
_LED = re.compile(r"(?:(?P<plain>:| -| \(|,)|,? with|,? at|,? to) ?(?:just |only )?$")
_AFTER = re.compile(rf"(?: [a-z/-]+){{0,3}}?,? ?\(?{WHEN}(?![a-z])")
# Right before the second figure, and of that where it is parted from the first: "767 (last year 815)".
_AHEAD = re.compile(
    rf"(?P<apart>[(,;]|(?<![a-z])(?:with|to|against|vs?\.?|versus|from|than|and))? ?{WHEN}"
    r"(?:'s)?:? ?(?:there (?:were|was) )?\(?$"
)
_COMPARING = re.compile(r"\b(?:compared (?:with|to)|against) (?:the )?$")
_THAN = re.compile(r"\b(?:more|fewer|higher|lower) than\b")
_BOTH = 2  # figures, before and after
_SMALL = 43  # as many forces as there are: what is no more may be a rank
_HOURS = 24
_COUNTED_THINGS = re.compile(
    r"\b(?:number|total) of\b|\bN (?:offences?|crimes?|incidents?|cases|complaints|reports|casualties|deaths"
    r"|arrests|officers|calls|people|collisions|victims|posts|fte|this|last|in D|Y)\b|\((?:in )?N|\bN \("
)
_FAR = 2  # levels that are so many times apart may be of two things


def turned_round(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield the figures of a passage that went the other way than they are said to.

    Yields
    ------
    Led
    """
    for sentence in said:
        count = figures_in(sentence)
        parted = count > _BOTH and ";" in sentence.shape
        if (count != _BOTH and not parted) or _DIRECTED.search(sentence.shape) is None:
            continue
        for text in parts_of(sentence):
            found = _read(passage, text)
            if found is not None:
                yield found
                break


def _read(passage: Passage, text: Text) -> Led | None:
    figures = text.figures
    if len(figures) != _BOTH or not _are_of_one_kind(text, figures):
        return None
    ways = {found[0] for found in _DIRECTED.finditer(text.shape)}
    if len({direction_of(each) for each in ways}) != 1:
        return None
    parts = _Parts(text, *figures)
    sure = parts.sure()
    then = parts.then() if sure is not None else None
    if sure is None or then is None:
        return None
    before, now = (figures if then == figures[0] else figures[::-1])
    tokens = text.tokens[before], text.tokens[now]
    numbers = [each.number for each in tokens if each.number is not None]
    shown = printed_alike(numbers)
    way = direction_of(next(iter(ways)))
    if _may_be_two_things(text, shown) or (shown[1].value > shown[0].value) is (way > 0):
        return None
    checked = _checked(shown, next(iter(ways)))
    return Led(passage, (tokens[1], tokens[0]), checked, _WHY, sure=sure)


def _checked(shown: Sequence[Printed], word: str) -> Checked:
    before, now = shown
    side = "more" if now.value > before.value else "less"
    sign = "%" if before.written.endswith("%") else ""
    what = f"{now}{sign} is {side} than {before}{sign}"
    working = f"{what}, printed as “{word}”"
    said = f"{what}; the report says “{word}”."
    return Checked(Verdict.DIFFERS, working, said=said)


def _are_of_one_kind(text: Text, figures: Sequence[int]) -> bool:
    letters = {text.letter(at) for at in figures}
    plain = all(is_plain(text.tokens[at].number) for at in figures)
    signed = any((number := text.tokens[at].number) and number.signed for at in figures)
    return len(letters) == 1 and letters <= _LEVELS and plain and not signed


def _may_be_two_things(text: Text, shown: Sequence[Printed]) -> bool:
    """Tell whether figures are the same, far apart, or so small that they may be ranks."""
    low, high = sorted(each.value for each in shown)
    if low <= 0 or low == high or low * _FAR < high:
        return True
    if high > _SMALL or not all(each.counted for each in shown):
        return False
    # "Calls fall from 11 to 3": at night, it may be.
    hours = high <= _HOURS and _COUNTED_THINGS.search(text.shape) is None
    return hours or not words_of(text.shape) & COUNTED


class _Parts:
    """A text before, between and behind its two figures."""

    def __init__(self, text: Text, first: int, second: int) -> None:
        self._text = text
        self._at = first, second
        self._lead = text.shape[:first]
        self._between = text.shape[first + 1 : second]
        self._behind = text.shape[second + 1 :].rstrip(" .;")

    def sure(self) -> bool | None:
        """Return whether the word is surely of the two figures; None where it may well not be.

        It may be where figures are compared and the rise is told of beside them: of another time.
        """
        tail = TAIL.fullmatch(self._behind)
        if tail is None or ";" in self._between:
            return None
        led = _FROM.search(self._lead) or _LED.search(self._lead)
        head = self._lead[: led.start()] if led else self._lead
        if not self._is_closed(words_of(head), words_of(tail["what"] or "")):
            return None
        if tail["noun"] or TURNS.search(self._between):
            leads = (self._lead, head) if tail["noun"] else (self._lead,)
            found = any(_is_moved(each.fullmatch(lead)) for each in PLAIN_LEADS for lead in leads)
            return True if found and not _DIRECTED.search(self._lead) else None
        moved = [match for each in HEADS if (match := each.fullmatch(head)) and _is_moved(match)]
        return self._is_told(led, moved) if led is not None and moved else None

    def _is_told(self, led: re.Match[str], heads: Sequence[re.Match[str]]) -> bool | None:
        """Tell whether a word before both figures is surely of them."""
        if self._is_than() or _FROM.search(self._lead) or _FROM.search(self._between):
            return True
        # "Increase: 4% this year (6% last year)" may be how much it rose.
        if self._text.letter(self._at[0]) == "P" and not _TO.search(self._lead):
            return None
        sized = heads[0].groupdict().get("bare")
        if led.groupdict().get("plain"):
            # "Down: 767 against 715" may be against a plan.
            dated = any(kind for kind, _ in self._whens(self._by_words()[0]))
            return dated and not sized
        return False if _COMPARES.search(self._between) and not sized else None

    def _is_closed(self, own: set[str], behind: set[str]) -> bool:
        """Tell whether no word between the figures or behind them is of another thing."""
        found = SMALL_WORDS.match(self._between)
        unit = words_of(found[0]) if found else set()
        # "An increase in reporting: 767 arrests" is no increase in arrests.
        if own - GLUE - NOT_MOVED and not unit <= COUNTED | own:
            unit = set()
        return words_of(self._between) <= GLUE | own | unit and behind <= own | unit | THINGS

    def _is_than(self) -> bool:
        """Tell whether the first figure is said to be more or fewer than the second, whenever they were."""
        return ") than" in self._between or _THAN.search(self._between) is not None

    def then(self) -> int | None:
        """Return which figure is the earlier one; None where words and dates leave that open."""
        if self._is_than():
            return self._at[1]
        words, from_it = self._by_words()
        dated = self._by_dates(words, from_it=from_it)
        if dated is None or (words is not None and words != dated):
            return None
        return self._at[dated]

    def _by_words(self) -> tuple[int | None, bool]:
        """Return the earlier of both figures by the words before them, and whether it went "from" it."""
        if _FROM.search(self._lead):
            return (0 if _TO.search(self._between) else None), True
        if _FROM.search(self._between) or TURNS.search(self._between):
            return 1, True
        ahead = _AHEAD.search(self._between)
        bare = self._between[: ahead.start() + len(ahead["apart"] or "")] if ahead else self._between
        if _AGAINST.search(f"{bare.rstrip()} "):
            return 1, False
        return (0 if _COMPARING.search(self._lead) else None), False

    def _by_dates(self, words: int | None, *, from_it: bool) -> int | None:
        """Return the earlier of both figures by when each was, else by the words; None where that is open."""
        (one, first), (other, second) = self._whens(words)
        kinds = one, other
        if kinds == ("date", "date"):
            unknown = first is None or second is None  # "from 4.6% in March to 4.1% in June"
            return words if unknown and from_it else _earlier(first, second)
        if "then" in kinds:
            return None if "date" in kinds or kinds.count("then") > 1 else kinds.index("then")
        if kinds.count("now") == 1:
            at = 1 - kinds.index("now")
            return at if words == at or kinds[at] == "date" else None
        if kinds == ("", "date") and self._between.endswith(" ("):  # "767 (815 in 2016)"
            return 1
        # Not "in 2016 there were 767, compared with 815".
        fits = "date" not in kinds or from_it or words == kinds.index("date")
        return words if fits and "now" not in kinds else None

    def _whens(self, words: int | None) -> list[tuple[str, Window | None]]:
        """Return of each figure what is said of its time: ``then``, ``now``, ``date`` or nothing."""
        shape, (first, second) = self._text.shape, self._at
        ahead = _AHEAD.search(shape, first + 1, second)
        own = ahead is not None and ahead["apart"] is not None
        after = None if own else _AFTER.match(shape, first + 1, second)
        before = _AHEAD.search(shape, 0, first) or (LEADING.match(shape) if words != 0 else None)
        behind = _AFTER.match(shape, second + 1)
        return [self._kind(after or before), self._kind(ahead if own else behind)]

    def _kind(self, found: re.Match[str] | None) -> tuple[str, Window | None]:
        if found is None:
            return "", None
        if found["date"] is None:
            return ("then" if found["then"] else "now"), None
        date = self._text.tokens[found.start("date")].date
        return "date", date.window if date is not None else None


def _is_moved(found: re.Match[str] | None) -> bool:
    """Tell whether what moved is one thing, and surely moved."""
    if found is None:
        return False
    moved = found.groupdict().get("moved") or ""
    return not words_of(moved) & NOT_MOVED and ("more " not in found[0] or MANY.match(moved) is not None)


def _earlier(first: Window | None, second: Window | None) -> int | None:
    """Return which of two windows of one length is the earlier one."""
    if first is None or second is None or first == second or len(first.months) != len(second.months):
        return None
    return 0 if first < second else 1
