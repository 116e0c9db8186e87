"""Sentences as shapes in which earlier periods have signs of their own, and what brackets hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.names import stems
from scrutinydesk.claims.numbers import Number
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.shape import sentences

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.shape import Sentence, Token

_FIGURES = frozenset("NMPQFXORT")
# "Last year" is Y here, "the same quarter" S.
PAST = re.compile(r"\b(?:last|previous|prior|preceding)\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:same|corresponding|equivalent)\b", re.IGNORECASE)
THEN = (
    r"(?:(?:in|for|during|of|over|from) )?(?:the |a )?(?:(?:S|(?:same|corresponding|equivalent) [a-z]+)"
    r" (?:of |in |for )?(?:the )?)?(?:Y|last year|previous year|year (?:before|ago|earlier|previously))"
)
_BRACKETS = re.compile(r"\b(?:brackets?|parenthes[ei]s)\b")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, or two that follow each other, with its figures by their place."""

    shape: str
    tokens: dict[int, Token]

    @property
    def figures(self) -> list[int]:
        return sorted(at for at, token in self.tokens.items() if token.letter in _FIGURES)

    def letter(self, at: int) -> str:
        return self.tokens[at].letter


class Brackets:
    """Whether figures in brackets are said to be of the year before, here and in what follows."""

    def __init__(self) -> None:
        self.hold = False
        self._path: tuple[str, ...] = ()

    def enter(self, passage: Passage) -> None:
        """Take note of what a passage says; a new heading ends what was said above it."""
        if passage.path != self._path:
            self.hold, self._path = False, passage.path
        if passage.cell is None and _BRACKETS.search(passage.text):
            self.hold = any(_BRACKETS.search(each.shape) and _then(each) for each in sentences(passage, None))


def _then(sentence: Sentence) -> bool:
    return re.search(THEN, marked(sentence)) is not None


def figures_in(sentence: Sentence) -> int:
    """Return how many figures a sentence has."""
    return sum(token.letter in _FIGURES for token in sentence.tokens.values())


def marked(sentence: Sentence) -> str:
    """Return the shape with its dates that are earlier ones by their words as Y."""
    signs = list(sentence.shape)
    for token in sentence.dated:
        text = token.date.text if token.date else ""
        signs[token.at] = "Y" if PAST.search(text) else "S" if _SAME.search(text) else "D"
    return "".join(signs)


def parts_of(sentence: Sentence) -> Iterator[Text]:
    """Yield a sentence, then what semicolons part it into.

    Yields
    ------
    Text
    """
    shape = marked(sentence)
    whole = Text(shape, sentence.tokens)
    yield whole
    if ";" not in shape:
        return
    at = 0
    for part in shape.split(";"):
        end = at + len(part)
        tokens = {place - at: token for place, token in sentence.tokens.items() if at <= place < end}
        yield Text(part, tokens)
        at = end + 1


def joined(one: Text, other: Text) -> Text:
    """Return two sentences that follow each other as one."""
    shift = len(one.shape) + 1
    moved = {at + shift: token for at, token in other.tokens.items()}
    return Text(f"{one.shape} {other.shape}", {**one.tokens, **moved})


def is_plain(number: Number | None) -> bool:
    """Tell whether a number is exact and in figures."""
    return number is not None and number.approx is Approx.EXACT and number.upto is None and not number.worded


def words_of(shape: str) -> set[str]:
    """Return the words of a shape without case and plural."""
    return {word for word, _, _ in stems(shape) if not word[0].isdigit()}
