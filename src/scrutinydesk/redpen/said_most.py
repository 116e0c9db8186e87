"""Words for how large a part is, with its figures beside: "more than half (93 of 214)", "most (43%)".

Half is half, but "most" and "the majority" are said of the largest part too, and a figure in brackets may be
that of another year: those are asked about.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Checked, Verdict, shown
from scrutinydesk.redpen.closed_texts import Text, figures_in, is_plain, marked, words_of
from scrutinydesk.redpen.printing import printed_number
from scrutinydesk.redpen.sentence_verdicts import Led

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.numbers import Number
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence

_WHY = "The words say how large the part is, and the figures beside them say otherwise."
_START = r"(?:[-•*–] ?)?(?:only )?(?:overall,? |in total,? |in (?:the )?[DY],? )?"
# What is left of "more than half" where a bracket follows it: no figure is read there.
_WORD = (
    r"(?P<word>F|(?:more than|over|just over|well over|fewer than|less than|under|just under) half"
    r"|(?:the|a) (?:vast |large |great |overwhelming |small |clear )?(?:majority|minority)|most)"
)
_NOUN = r"(?:[a-z'/-]+ ){0,3}?[a-z'/-]+s|[a-z]+"
_OF = r"(?:the |our |all |its |these |those )*"
_TWO = r"(?P<part>N) (?:out )?of (?:the |all |our )*(?P<whole>N)"
_THEN = r"(?: [^A-Z()]*)?"
_FORMS = (
    # "Half of the victims (120 of 400) withdrew", "most victims, 120 of 400, withdrew".
    re.compile(
        rf"{_START}{_WORD}(?: of)? {_OF}(?P<noun>{_NOUN})(?: \(|, ){_TWO}(?P<also> [a-z]+)?[),]{_THEN}"
    ),
    # "Over half (12 of 45) of the actions are late".
    re.compile(rf"{_START}{_WORD}(?P<noun>) \({_TWO}(?P<also>)\) (?:of |[a-z]+s ){_THEN}"),
    # "120 of the 400 victims, more than half, withdrew"; "... were upheld, a majority".
    re.compile(rf"{_START}{_TWO}(?P<noun> [a-z ]+?)(?P<also>)(?:, | \()(?:or )?{_WORD}(?:[,)]{_THEN})?"),
    # "Of the 214 complaints, most (93) were upheld".
    re.compile(
        rf"{_START}of {_OF}(?P<whole>N)(?P<noun> [a-z ]+?)(?P<also>),? {_WORD}(?:, | \()(?P<part>N)[,)]"
        rf"{_THEN}"
    ),
)
_ASKED = (
    # "Half of the 400 victims (120) withdrew".
    re.compile(rf"{_START}{_WORD} of {_OF}(?P<whole>N) (?P<noun>[a-z ]+?) \((?P<part>N)\){_THEN}"),
    # "Most complaints (43%) were upheld", "most complaints were upheld (43%)".
    re.compile(
        rf"{_START}{_WORD}(?:(?: of)? {_OF}(?P<noun>[a-z][a-z' -]*?))? \((?P<part>P)\){_THEN}"
    ),
)
_SAID = re.compile(r"F|\b(?:most|majority|minority|half)\b")
_MANY = re.compile(r"most (?:of\b|\(|[a-z'/-]+(?<!ou)(?<!s)s\b)|most$|most,")
_NOT = re.compile(
    r"\b(?:at most|last|previous|before|compared|against|than(?! (?:a |half))|target|up to|may|might|could"
    r"|would|should|one|per|each|every|further|additional|another|but|although|while|whereas|nor|not|never|rise"
    r"|increase|reduction|fall)\b"
)
_BOUND = re.compile(r"(?:at (?:most|least)|up to)\b")
_COUNTS = range(1, 4)  # of the word, the part and the whole
_HALF = Fraction(50)
_CLEARLY, _LITTLE = 10, 1
"""Percentage points by which what is said without a bound, or with one, has to be off."""


def said_most(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield words for the size of a part that its figures belie.

    Yields
    ------
    Led
    """
    for sentence in said:
        if figures_in(sentence) not in _COUNTS or _SAID.search(sentence.shape) is None:
            continue
        found = _read(passage, Text(marked(sentence), sentence.tokens))
        if found is not None:
            yield found


def _read(passage: Passage, text: Text) -> Led | None:
    shape = text.shape.rstrip(" .;")
    if _NOT.search(shape):
        return None
    found = next(filter(None, (form.fullmatch(shape) for form in _FORMS)), None)
    sure = found is not None
    found = found or next(filter(None, (form.fullmatch(shape) for form in _ASKED)), None)
    if found is None or not _is_closed(text, found):
        return None
    word = found["word"]
    if word == "most" and _MANY.match(shape, found.start("word")) is None:
        return None
    whole = found.groupdict().get("whole")
    tokens = [text.tokens[found.start(name)] for name in ("part", "whole") if name == "part" or whole]
    figures = [printed_number(each.number) for each in tokens if each.number is not None]
    fraction = text.tokens[found.start("word")].number if word == "F" else None
    percent = 100 * figures[0].value / figures[1].value if whole else figures[0].value
    absurd = whole and not 0 < figures[0].value <= figures[1].value
    if absurd or not _belies(word, fraction, percent, 0 if whole else _LITTLE):
        return None
    words = " ".join(fraction.text.casefold().split()) if fraction is not None else word
    if _BOUND.match(words):
        return None
    sure = (sure or whole is None) and "ority" not in word and word != "most"
    return Led(passage, tuple(tokens), _checked(figures, percent, words), _WHY, sure=sure)


def _is_closed(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a text has no other figures, exact ones, and both counts are of one thing."""
    own = {found.start(name) for name in ("part", "whole", "word") if found.groupdict().get(name)}
    others = any(at not in own for at in text.figures)
    counts = [found.start(name) for name in ("part", "whole") if found.groupdict().get(name)]
    exact = all(is_plain(text.tokens[at].number) for at in counts)
    also = words_of(found.groupdict().get("also") or "")
    return not others and exact and also <= words_of(found["noun"] or "")


def _belies(word: str, fraction: Number | None, percent: Fraction, little: int) -> bool:
    """Tell whether a percentage is surely not what a word says; it may be off by a little where rounded."""
    if fraction is None:
        above = re.match(r"most|more|over|just over|well over|(?:the|a) .*majority", word) is not None
        return percent < _HALF - little if above else percent > _HALF + little
    said = 100 * fraction.value
    if fraction.approx is Approx.OVER:
        return percent < said - little
    if fraction.approx is Approx.UNDER:
        return percent > said + little
    return abs(percent - said) > max(Fraction(_CLEARLY), said / 4)


def _checked(figures: Sequence[Printed], percent: Fraction, words: str) -> Checked:
    made = f"{shown(percent, 0)}%"
    if len(figures) == 1:
        return Checked(Verdict.DIFFERS, f"{made}, printed “{words}”", said=f"Beside “{words}” stands {made}.")
    said = f"{figures[0]} of {figures[1]} is {made}; the report says “{words}”."
    working = f"{figures[0]} ÷ {figures[1]} = {made}, printed “{words}”"
    return Checked(Verdict.DIFFERS, working, said=said)
