"""Two percentages and the points between them: "84.8% and 71.0%; the gap is 13.8 percentage points"."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.closed_texts import Text, is_plain, joined, marked
from scrutinydesk.redpen.sentence_verdicts import Led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.shape import Sentence, Token

_WHY = "The points are those between the two percentages beside them."
_POINTS = r"(?P<points>Q|N(?= points?\b))(?: points?)?"
_END = r"(?= ?(?:$|[.;)]|, (?:and|but|which|while)\b))"
_TELLING = r"(?: (?:lower|higher|below|above|more|less|better|worse|between (?:them|the two)))?"
# A gap, or so many points "by" which two differ, with nothing further that it could be on.
_GAP = re.compile(
    r"(?:\b(?:gap|difference)(?: between (?:them|the two))?(?: (?:is|of|being|stands at|stood at|comes to))+"
    rf"|(?<=[P)]),? by) {_POINTS}{_TELLING}{_END}"
)
_LOWER = re.compile(
    r"\b(?:down|up) from (?P<base>P)\)?(?: [^.;QP]*)?[.;] +(?:that|this|it) (?:is|was|represents) "
    rf"(?:an? (?:fall|rise|drop|increase|decrease|reduction) of )?{_POINTS}(?: (?:lower|higher))?{_END}"
)
_ANY_POINTS = re.compile(r"Q|N points?\b")
_BRACKETS = re.compile(r"\([^()]*\)")
# Words of a third figure, of another time, or of what is no plain difference.
_OTHER = re.compile(
    r"\b(?:margin|confidence interval|averag\w*|mean|median|would|could|might|if|target|expected|forecast"
    r"|project\w*|narrow\w*|wid\w+|closed|change\w*|respectively|each|both|weighted|adjusted|since)\b"
)
_THEN = re.compile(
    r"[DYS]|\b(?:before|earlier|previous\w*|last|prior|preceding|ago|then|had|were|was|formerly|once)\b"
)
# What may stand between the second percentage and the gap, so that it is of no other two.
_NEXT = re.compile(
    r"\)?(?: \([^()]*\))?"
    r"(?: (?:in|for|of|among|at|from|on) [a-z'-]+(?: [a-z'-]+){0,3}?| nationally| overall| elsewhere)?"
    r"\)?[,;:.]?(?: -)? *(?:(?:so|that is|this is|or|giving|leaving|with|making|which is) )?(?:(?:the|an?) )?"
)
_JOINED = re.compile(r"(?:that|this|it|the (?:gap|difference)) ")
_TWO = 2


def said_gaps(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield what two percentages lie apart, where the points between them stand beside them.

    Yields
    ------
    Led
    """
    if "point" not in passage.text:
        return
    texts = [Text(marked(each), each.tokens) for each in said]
    two = [joined(one, other) for one, other in pairwise(texts) if _JOINED.match(other.shape)]
    for text in (*texts, *two):
        found = _read(passage, text)
        if found is not None:
            yield found


def _read(passage: Passage, text: Text) -> Led | None:
    shape = text.shape
    points = [found.start() for found in _ANY_POINTS.finditer(shape)]
    if len(points) != 1 or _OTHER.search(shape):
        return None
    rates = _rates(text)
    match = _GAP.search(shape) or _LOWER.search(shape)
    if match is None or len(rates) != _TWO or match.start("points") != points[0]:
        return None
    dated = "base" in match.re.groupindex
    if max(rates) > points[0] or (dated and rates[1] != match.start("base")):
        return None
    if not dated:
        beside = _NEXT.fullmatch(shape, rates[-1] + 1, match.start())
        if beside is None or _THEN.search(beside[0]) or _THEN.search(shape, match.start()):
            return None
    tokens = [text.tokens[at] for at in (points[0], *rates)]
    if not all(is_plain(each.number) for each in tokens):
        return None
    checked = _checked(tokens)
    return Led(passage, tuple(tokens), checked, _WHY) if checked is not None else None


def _rates(text: Text) -> list[int]:
    """Return where the two percentages stand: those outside brackets, or the only ones within."""
    spans = [found.span() for found in _BRACKETS.finditer(text.shape)]
    rates = [at for at in text.figures if text.letter(at) == "P"]
    outside = [at for at in rates if not any(start < at < end for start, end in spans)]
    return outside or rates


def _checked(tokens: Sequence[Token]) -> Checked | None:
    numbers = [each.number for each in tokens if each.number is not None]
    apart, one, other = (abs(each.value) for each in numbers)
    made = abs(one - other)
    loose = sum((Fraction(1, 2) / Fraction(10) ** each.decimals for each in numbers), Fraction(0))
    high, low = max(one, other), min(one, other)
    working = f"{figure(high)} \N{MINUS SIGN} {figure(low)} = {figure(made)} percentage points"
    working += f", printed {numbers[0].text}"
    if abs(made - apart) <= loose:
        return Checked(Verdict.AGREES, working)
    if made == 0 or apart == 0:
        return None
    said = f"{numbers[1].text} and {numbers[2].text} are {figure(made)} points apart; the report says "
    return Checked(Verdict.DIFFERS, working, said=f"{said}{numbers[0].text}.")
