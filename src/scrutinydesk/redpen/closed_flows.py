"""Sentences that say what there was, came, went and is; and those of a count, people and a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.redpen.closed_texts import Text, is_plain, joined, marked
from scrutinydesk.redpen.column_laws import flow_of, rate_of
from scrutinydesk.redpen.printing import printed_number
from scrutinydesk.redpen.sentence_verdicts import Led
from scrutinydesk.redpen.slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence, Token

_FIGURES = frozenset("NMPQFXORT")
_MOST_SENTENCES, _MOST_FIGURES = 4, 6
_BACK, _AHEAD = 60, 40
_SPAN = r"(?:the |this )?(?:year|quarter|month|period|half[- ]year)"
_OPENING = re.compile(
    rf"(?:\b(?:opened|started|began)(?: {_SPAN})? (?:at|with)|\bbrought forward(?:[a-z ]*:)?"
    rf"|\bopening [a-z ]{{1,20}}(?: of"
    rf"| was|:)|\b(?:at|on) (?:the start of {_SPAN}|D)(?:,? there were| was| were|:|,)"
    rf"|\bat the start(?: of {_SPAN})?"
    r"(?: was| were|:|,)) $"
)
_OPEN_AFTER = re.compile(
    rf" (?:[a-z]+ )?(?:open|outstanding|in post|ongoing) (?:at|on) (?:D|the start of {_SPAN})"
)
_CLOSING = re.compile(
    rf"(?:\bclosing [a-z ]{{1,20}}(?: of| was|:)|\bleaving|\bended (?:it|{_SPAN})? ?(?:at|with)"
    rf"|\bat the end(?: of {_SPAN})?"
    r"(?: was| were|:|,)|\bcarried forward(?:[a-z ]*:)?|\bgiving (?:a total of|us)) $"
)
_CAME = (
    re.compile(
        r"\b(?:receiv(?:ed|ing)|recruited|opened|took on|gained|new [a-z]+:|received:|opened:|joiners:"
        r"|joined by) $"
    ),
    re.compile(
        r" (?:(?:new|more|people|officers?|staff|cases|complaints) ){0,2}"
        r"(?:joined|were (?:recruited|received|opened))\b"
    ),
)
_WENT = (
    re.compile(r"\b(?:closed|closing|finalised|lost|resolved|completed|closed:|leavers:|finalised:) $"),
    re.compile(
        r" (?:(?:people|officers?|staff|cases|complaints) ){0,2}(?:left|retired|resigned|were (?:closed"
        r"|finalised|resolved))\b"
    ),
)
_PEOPLE_BEFORE = re.compile(r"\bpopulation(?: (?:of|is|was)|:|,)?(?: (?:about|some))? ?$")
_PEOPLE_AFTER = re.compile(r" (?P<what>people|residents|inhabitants|households|population)\b")
_OF_PEOPLE = frozenset("population residents people inhabitants head in and for over".split())  # noqa: SIM905  words read best as words
_COUNTED_AFTER = re.compile(r" (?P<what>[a-z]+)")
_RATED = re.compile(r" ?(?P<what>[a-z]+)?")
_NOT = re.compile(
    r"\b(?:average|mean|median|a month|a week|a day|a quarter|annual\w*|monthly|quarterly|last|previous"
    r"|earlier|before|ago"
    r"|compared|against|than|from|national\w*|region\w*|while|whereas|but|of which|of these|excluding|aged?"
    r"|women|men"
    r"|children|adults|target|if|would|could)\b"
)
_TIMES = (3, 4, 6, 12)  # a rate of a year beside the count of a part of it


def led_figures(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield what flows and rates in a passage come to, where it is sure what each figure is.

    Yields
    ------
    Led
    """
    texts = [Text(marked(each), each.tokens) for each in said]
    for text in texts:
        if (rate := _rate(passage, text)) is not None:
            yield rate
    told: set[int] = set()
    for at, first in enumerate(texts):
        text = first
        for other in chain((None,), texts[at + 1 : at + _MOST_SENTENCES]):
            text = text if other is None else joined(text, other)
            if len(text.figures) > _MOST_FIGURES:
                break
            found = _flow(passage, text)
            if found is not None and found.tokens[0].start not in told:
                told.add(found.tokens[0].start)
                yield found


def _figures(text: Text) -> list[int]:
    return [at for at in text.figures if text.letter(at) in _FIGURES]


def _judged(
    passage: Passage, tokens: Sequence[Token], judge: Callable[[Sequence[Printed]], Checked], why: str
) -> Led | None:
    printed = [printed_number(each.number) for each in tokens if each.number is not None]
    checked = judge(printed)
    slip = checked.verdict is Verdict.DIFFERS and is_slip(printed, lambda tried: judge(tried).verdict)
    return Led(passage, tuple(tokens), checked, why) if slip or checked.verdict is Verdict.AGREES else None


# What there was, came, went and is.


def _flow(passage: Passage, text: Text) -> Led | None:
    figures = _figures(text)
    if not 4 <= len(figures) <= _MOST_FIGURES or any(text.letter(at) != "N" for at in figures):  # noqa: PLR2004  all there is to say
        return None
    parts = [_part(text.shape, at) for at in figures]
    if not all(parts) or [parts.count(each) for each in ("opening", "closing")] != [1, 1]:
        return None
    if not {"came", "went"} <= set(parts) or not all(is_plain(text.tokens[at].number) for at in figures):
        return None
    by = dict(zip(figures, parts, strict=True))
    moved = [at for at in figures if by[at] in {"came", "went"}]
    (closing,) = (at for at in figures if by[at] == "closing")
    (opening,) = (at for at in figures if by[at] == "opening")
    order = [closing, opening, *moved]
    signs = tuple(1 if by[at] == "came" else -1 for at in moved)
    why = "What there was at first, with what came and without what went, is what there is in the end."
    return _judged(passage, [text.tokens[at] for at in order], lambda found: flow_of(found, signs), why)


def _part(shape: str, at: int) -> str:
    """Return what a count is in a flow; empty where that is not said, or twice."""
    before = max(at - _BACK, 0)
    found = []
    if _OPENING.search(shape, before, at) or (
        _OPEN_AFTER.match(shape, at + 1) and not _CLOSING.search(shape, before, at)
    ):
        found.append("opening")
    if _CLOSING.search(shape, before, at):
        found.append("closing")
    for name, (ahead, behind) in (("came", _CAME), ("went", _WENT)):
        if ahead.search(shape, before, at) or behind.match(shape, at + 1, at + 1 + _AHEAD):
            found.append(name)
    return found[0] if len(found) == 1 else ""


# A count, how many people, and so many for each thousand of them.


def _rate(passage: Passage, text: Text) -> Led | None:
    figures, shape = _figures(text), text.shape
    counts = [at for at in figures if text.letter(at) == "N"]
    rates = [at for at in figures if text.letter(at) == "R"]
    if (len(counts), len(rates), len(figures)) != (2, 1, 3) or _NOT.search(shape):
        return None
    rate = text.tokens[rates[0]].number
    if rate is None or not rate.per or not all(is_plain(text.tokens[at].number) for at in figures):
        return None
    rated = _RATED.match(shape, rates[0] + 1)
    what = rated["what"] if rated else ""
    people = [at for at in counts if _is_of(shape, at, what or "")]
    if len(people) != 1:
        return None
    count = next(at for at in counts if at != people[0])
    why = "The rate is of the two figures beside it."
    many = rate.per
    found = _judged(
        passage,
        [text.tokens[at] for at in (rates[0], count, people[0])],
        lambda printed: rate_of(printed, many),
        why,
    )
    return None if found is not None and _may_be_of_a_part(found, many) else found


def _is_of(shape: str, at: int, what: str) -> bool:
    """Tell whether a count is that of the people, or of whatever else a rate is said to be of."""
    after = _PEOPLE_AFTER.match(shape, at + 1)
    told = after is not None and after["what"] != "households"
    if told or _PEOPLE_BEFORE.search(shape, max(at - _BACK, 0), at):
        return not what or what in _OF_PEOPLE
    counted = _COUNTED_AFTER.match(shape, at + 1)
    return bool(what) and counted is not None and counted["what"].rstrip("s") == what.rstrip("s")


def _may_be_of_a_part(found: Led, many: int) -> bool:
    """Tell whether a rate may be one of a whole year, and the count of a part of it."""
    rate, count, people = (printed_number(each.number) for each in found.tokens if each.number is not None)
    if found.checked.verdict is Verdict.AGREES or not rate.value:
        return False
    times = rate.value / (count.value / people.value * many)
    return any(abs(times / each - 1) < 1 / 25 for each in _TIMES)
