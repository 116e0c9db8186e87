"""Sentences whose few figures can only be two levels and what lies between them, in whatever order.

"Last year there were 704 burglaries; this year there were 613, a drop of 91" has no other figure, one of
them is said to be of the year before, and no word between the first and the last is of another thing. Which
is the earlier one, the direction confirms: read the other way about, a drop would be a rise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scrutinydesk.claims.names import stems
from scrutinydesk.claims.vocabulary import DIRECTED, DIRECTION, LESS, MORE, NO_DIRECTION, direction_of
from scrutinydesk.redpen.closed_texts import PAST, THEN, Text, is_plain, joined, parts_of, words_of

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.shape import Sentence, Token

_LEVELS = frozenset("NM")
_OF_THEN = (
    re.compile(
        rf"(?<![a-z]){THEN}(?:'s)?(?: (?:figure|total|number|level|count))?(?: (?:of|was|were|it was"
        rf"|there were|there was"
        r"|we had|we recorded)|:|,)? ?\(?$"
    ),
    re.compile(
        r"\b(?:compar(?:ed|es|ing) (?:with|to)|against|versus|vs\.?|from|than|on|having been|previously)"
        rf"(?: (?:the|a|just|only))?(?: (?:figure|total|number) of)?(?: {THEN}'s)? ?\(?$"
    ),
)
_THEN_AFTER = re.compile(
    r" ?(?:[a-z'-]+ )??(?:(?!than|from|on|over|against|with|to|down|up|more|fewer|less|higher"
    r"|lower)[a-z'-]+ ){0,3}?"
    rf"\(?{THEN}(?![a-z]| ?:? ?[NM])"
)
# "48 more than in the previous year: 767" is no figure of that year.
_MORE_THAN_THEN = re.compile(rf"\b(?:than|on) {THEN}: ?$")
_PLANNED = re.compile(
    r"(?:\b(?:budget|establishment|target|plan|allocation|provision)(?: (?:strength|figure|number|total))?"
    r"(?: (?:for|in) (?:the |this )?(?:year|quarter|period|D))?(?: (?:is|was|of|at|set at|stood at"
    r"|stands at)|:)"
    r"|\b(?:budgeted|planned) (?:at|for|to be)|\bplanned) (?:only |just )?$"
)
_WAYS = (
    (
        re.compile(
            r"\boverspen[dt]\b|\bover (?:the |its )?budget\b|(?<=[NMP)] )over\b|\bsurplus\b|\bexceed"
        ),
        1,
    ),
    (
        re.compile(
            r"\bunderspen[dt]\b|\bunder (?:the |its )?budget\b|(?<=[NMP)] )under\b|\bshort of\b|\bvacan(?:t"
            r"|cy|cies)\b"
            r"|\bshortfall\b"
        ),
        -1,
    ),
)
_MOVES = re.compile(rf"(?<![a-z-]){DIRECTION}(?![a-z-])")
_NOUNS = r"(?:overspend|underspend|surplus|shortfall|saving|gap)"
_SIZE_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?:{DIRECTION}(?: (?:is|was))?|{_NOUNS})(?: (?:of|by))?(?: (?:an?|just|only|some))? ?\(?"
    r"|\bexceed(?:s|ed|ing) (?:the |its |our )?[a-z ]{0,20}[NM] by )$"
)
_SIZE_AFTER = re.compile(
    r"(?: (?:offences?|crimes?|incidents?|officers?|posts?|fte|people|cases|calls))?(?: ?\(P\))?"
    rf" (?:{MORE}|{LESS}|over|under|short of|vacan(?:t|cy|cies)|better|worse)(?![a-z])"
)
# What makes figures of another kind, or others than are printed.
_NOT = re.compile(
    r"\b(?:averag\w*|mean|median|rates?|per|each|every|estimat\w*|scor\w+|of which|of these|of those|of them"
    r"|of whom|among|between|rounded|would|could|should|might|may|if|points?|places?|percentage|excluding"
    r"|except|adjusted|restated|revised|aim\w*|forecast to|expected|project\w+|ratio|index|share|proportion"
    r"|out of|(?:year|month|quarter|week)[ -](?:on|over|by)[ -](?:year|month|quarter|week)|annual\w*|since"
    r"|cumulative|like[- ]for[- ]like|real terms|seasonal\w*|adjusting)\b"
)
_PART = re.compile(r"[NM] of (?:the |these |those |all |our |its )*[NM]\b")
_YEAR_BEFORE = re.compile(r"\b(?:last|previous|the|a) year\b")
_GLUE = """
    a an the this that these those it its there their which who and or was were is are be been being has have
    had having of in on at for to from by as than over with against compared compare compares comparing versus
    vs v so then now still just only also again overall total totals figure figures number numbers
    level same previous prior preceding last current earlier before ago year years month months quarter period
    corresponding equivalent recorded reported seen received made logged registered
    means mean meaning represents represent representing equates equivalent equating amounts marks reflecting
    showing shows shown giving leaving i.e ie e
    offence offences crime crimes incident incidents case cases
    rise rises rose risen rising fall falls fell fallen falling increase increases increased decrease
    decreases decreased reduction reduced drop drops dropped decline declined growth grew grown up down more
    fewer less higher lower above below under change
    small slight significant further net we
    y s d n m p
    """
_OF_PLANS = """
    budget budgeted establishment target plan planned allocation provision overspend underspend overspent
    underspent forecast exceed exceeds exceeded exceeding
    spend spent spending outturn actual cost costs came come post posts vacancy vacancies vacant short surplus
    shortfall strength variance i.e ie fte officer officers staff overtime pay force
    """
_LAST_WORDS = re.compile(
    r"\)?(?: (?:offences?|crimes?|incidents?|cases|more|fewer|less|lower|higher|overall|vacancies|posts"
    r"|vacant"
    r"|(?:over|under|above|below)(?: (?:the |its )?(?:budget|establishment|target|strength))?"
    r"|than planned"
    rf"|(?:on|than|over|from|more than|fewer than|less than|higher than|lower than) {THEN}))*\)?(?:[.;,:)]|$"
    rf"| -)"
)
_OF_ITS_OWN = re.compile(
    r"\)?(?: (?:more|fewer|less|higher|lower|up|down|better|worse|offences|crimes))*"
    r" (?:on|over|than|from|since|against|compared (?:with|to)) (?!(?:the )?[NM]\b)"
)
_BEGINS = re.compile(r"(?:this|that|it|the|we|which|of this|spending|spend) ")
_MISSED_BY = re.compile(
    r"(?: ?\([P]\))?(?: (?:over|under|above|below|short of)|(?: (?:more|less|fewer|higher"
    r"|lower)(?: officers)? than))"
    r" (?:the |its |our |a )?(?:[a-z]+ )?(?:budget|establishment|target|plan|allocation|provision)\b"
)
_TO_LEVEL = re.compile(r"\)?(?: \([NMP]\))?(?: [a-z]+){0,3} (?:to|at)(?: [a-z]+){0,3} [NM]\b")
_FROM = re.compile(r"\b(?:from|than|having been|was)(?: [a-z']+){0,4} ?$")
_IN_BRACKETS = re.compile(r"(?<=[NM] \()[NM](?=\))")
_NOUN = re.compile(
    r"(?: \([NM]\))?((?: (?!(?:and|but|which|while|with|in|at|on|for|of|by|to|from|than|was|were|is|are|has"
    r"|had|have"
    r"|compared|against)(?![a-z]))[a-z'/-]+){0,4})"
)
_MARK = re.compile(r"[.,;)]")
_FULL_TIME = re.compile(r"\b(?:FTE|WTE|full[- ]time equivalent|establishment|strength)", re.IGNORECASE)
_BACK, _NEAR = 60, 200


@dataclass(frozen=True, slots=True)
class Closed:
    """The figures of a sentence, each by what it is.

    Attributes
    ----------
    way : int
        Which way the words say that it went.
    planned : bool
        Whether it is held against a plan or a budget, and not an earlier figure.
    dated : bool
        Whether a period is named that is no earlier one by its words alone.
    """

    passage: Passage
    before: Token
    after: Token
    size: Token | None
    percent: Token | None
    way: int
    planned: bool
    dated: bool

    @property
    def rounded(self) -> bool:
        """Whether whole figures may be rounded ones, as posts in full time are."""
        start = min(each.origin + each.start for each in self.tokens) - self.passage.offset
        end = start + _NEAR
        return self.planned or _FULL_TIME.search(self.passage.text, max(start - _NEAR, 0), end) is not None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All its figures."""
        held = (self.before, self.after, self.size, self.percent)
        return tuple(each for each in held if each is not None)


def closed_sentences(passage: Passage, said: Sequence[Sentence], *, brackets: bool) -> Iterator[Closed]:
    """Yield the sentences of a passage whose figures are surely two levels and a change.

    Parameters
    ----------
    brackets : bool
        Whether figures in brackets are those of the year before.

    Yields
    ------
    Closed
    """
    before: Text | None = None
    for sentence in said:
        for text in parts_of(sentence):
            found = _Reader(text, brackets=brackets).read(passage)
            lone = before is not None and len(before.figures) == 1 and _BEGINS.match(text.shape)
            if found is None and before is not None and lone:
                found = _Reader(joined(before, text), brackets=brackets).read(passage)
            before = text
            if found is not None:
                yield found
                break


_COMPARED = re.compile(r"\b(?:than|from|compar\w+|against|below|above)\b|\bon (?:the|last|a)\b")


def _is_on_two(shape: str, first: int, last: int) -> bool:
    """Tell whether each of two changes says what it is on."""
    return bool(_COMPARED.search(shape, first, last) and _COMPARED.search(shape, last))


class _Reader:
    """Reads what each figure of a text is."""

    def __init__(self, text: Text, *, brackets: bool) -> None:
        self._text = text
        self._brackets = brackets
        self._figures = text.figures
        self._levels = [at for at in self._figures if text.letter(at) in _LEVELS]
        self._percents = [at for at in self._figures if text.letter(at) == "P"]

    def read(self, passage: Passage) -> Closed | None:
        """Return what each figure is, None where that is not sure."""
        if not self._may_be_closed():
            return None
        shape = self._text.shape
        sizes = [at for at in self._levels if _is_size(shape, at)]
        ends = [at for at in self._levels if at not in sizes]
        planned = [at for at in ends if _PLANNED.search(shape, max(at - _BACK, 0), at)]
        then = planned or [at for at in ends if _is_then(shape, at, brackets=self._brackets)]
        changes = [*sizes, *self._percents]
        if len(ends) != 2 or len(then) != 1 or not changes:  # noqa: PLR2004  before and after
            return None
        # Each of two changes may be on another level: "96 fewer than last quarter and 12% fewer than ...".
        if sizes and self._percents and _is_on_two(shape, min(changes), max(changes)):
            return None
        way = _way(self._text)
        sure = self._is_on_plan(planned[0], changes) if planned else self._is_on_then(then[0], changes)
        if not (way and sure and _is_closed(self._text, self._figures, planned=bool(planned))):
            return None
        (after,) = (at for at in ends if at != then[0])
        size, percent = (self._text.tokens[held[0]] if held else None for held in (sizes, self._percents))
        tokens = self._text.tokens
        return Closed(
            passage, tokens[then[0]], tokens[after], size, percent, way, bool(planned), "D" in shape
        )

    def _may_be_closed(self) -> bool:
        """Tell whether there are two levels of a kind, and one size or a percentage or both, and no more."""
        levels, percents, text = self._levels, self._percents, self._text
        counts = len(levels), len(percents)
        if counts not in {(2, 1), (3, 0), (3, 1)} or sum(counts) != len(self._figures):
            return False
        said = " ".join((text.shape, *(token.date.text for token in text.tokens.values() if token.date)))
        if len({text.letter(at) for at in levels}) > 1 or _NOT.search(said) or _PART.search(text.shape):
            return False
        return all(is_plain(text.tokens[at].number) for at in self._figures)

    def _is_on_plan(self, plan: int, changes: Sequence[int]) -> bool:
        """Tell whether a plan was missed by what is said behind it, or right before: "3% over the budget"."""
        shape = self._text.shape
        if re.search(THEN, shape) or _MOVES.search(shape, self._figures[0]):
            return False  # "£1.84m, above the budget of £1.60m, rose by 4%"
        first = min(changes)
        return first > plan or _MISSED_BY.match(shape, first + 1) is not None

    def _is_on_then(self, then: int, changes: Sequence[int]) -> bool:
        """Tell whether a change is on the level that is named, and that one surely the earlier one.

        "Fell by 38 to 801, against 1,248 a year ago" leaves open what it fell from.
        """
        if _is_dated_twice(self._text):
            return False
        shape = self._text.shape
        from_it = _FROM.search(shape, max(then - _BACK, 0), then) is not None
        return from_it or not any(at < then and _TO_LEVEL.match(shape, at + 1) for at in changes)


def _is_dated_twice(text: Text) -> bool:
    """Tell whether "last year" stands beside a year by its number, and it is not said which came first."""
    dates = [token.date.text.casefold() for token in text.tokens.values() if token.date]
    return any(each.startswith("last") for each in dates) and any(not PAST.search(each) for each in dates)


def _is_size(shape: str, at: int) -> bool:
    before = _SIZE_BEFORE.search(shape, max(at - _BACK, 0), at) is not None
    return before or _SIZE_AFTER.match(shape, at + 1) is not None


def _is_then(shape: str, at: int, *, brackets: bool) -> bool:
    if brackets and any(found.start() == at for found in _IN_BRACKETS.finditer(shape)):
        return True
    told = any(pattern.search(shape, max(at - _BACK, 0), at) for pattern in _OF_THEN)
    if told and not _MORE_THAN_THEN.search(shape, max(at - _BACK, 0), at):
        return True
    return _THEN_AFTER.match(shape, at + 1) is not None


def _way(text: Text) -> int:
    """Return the one direction that all words and signs of a text say; 0 where they say none or several."""
    shape = text.shape
    ways = {
        direction_of(found["way"])
        for found in DIRECTED.finditer(shape)
        if not NO_DIRECTION.search(shape, max(found.start() - 12, 0), found.end())
    }
    ways |= {way for pattern, way in _WAYS if pattern.search(shape)}
    for at in text.figures:
        number = text.tokens[at].number
        if number is not None and number.signed and number.value:
            ways.add(1 if number.value > 0 else -1)
    return ways.pop() if len(ways) == 1 else 0


def _is_closed(text: Text, figures: Sequence[int], *, planned: bool) -> bool:
    """Tell whether between the first and the last figure, and behind it, nothing is said of another thing."""
    shape, first, last = text.shape, figures[0], figures[-1]
    changes = [at for at in figures if text.letter(at) == "P" or _is_size(shape, at)]
    tail = _LAST_WORDS.match(shape, last + 1)
    if last in changes and tail is None:
        return False
    level = next(at for at in figures if text.letter(at) in _LEVELS)
    noun = _NOUN.match(shape, level + 1)
    known = words_of(shape[:first]) | _glue(planned=planned) | (words_of(noun[1]) if noun else set())
    stop = tail.end() if tail else _stop(shape, last)
    if not words_of(shape[first:stop]) <= known:
        return False
    # So much lower than in the previous quarter, beside the figure of last year, is on neither of them.
    spans = _spans(text)
    own = spans != {"year"} and any(at != last and _OF_ITS_OWN.match(shape, at + 1) for at in changes)
    return planned or (len(spans) <= 1 and not own)


def _stop(shape: str, at: int) -> int:
    found = _MARK.search(shape, at + 1)
    return found.start() if found else len(shape)


def _spans(text: Text) -> set[str]:
    """Return how long the earlier periods are that a text names: ``year``, ``quarter``."""
    dates = (token.date.text for token in text.tokens.values() if token.date and PAST.search(token.date.text))
    found = {date.casefold().split()[-1] for date in dates}
    return found | ({"year"} if _YEAR_BEFORE.search(text.shape) else set())


@cache
def _glue(*, planned: bool) -> frozenset[str]:
    return frozenset(word for word, _, _ in stems(f"{_GLUE} {_OF_PLANS if planned else ''}"))
