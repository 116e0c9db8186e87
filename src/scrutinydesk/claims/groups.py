"""Which group a part is of, "400 men and 100 women, 30 (30%) of whom": the nearest one, or none for sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.vocabulary import rx

_PICKED = rx(
    r"[NPF](?:,? ?(?:or |\( ?)?[NPF](?: ?\))?)?,? of (?:which|whom|these|those|them)(?![a-z])"
    r"(?P<rest>[a-z ]*)"
)
# "Of those who did": a group that no figure before it counts.
_DESCRIBED = rx(r" (?:who|whose|that|which|with|without|in|from|aged|not)(?![a-z])")
_HUNDRED = 100


def is_picked(sentence: Sentence, at: int) -> bool:
    """Tell whether a figure is of a group that a word behind it points back to: ``30 (30%) of whom``."""
    return _PICKED.match(sentence.shape, at) is not None


def group_of(sentence: Sentence, at: int, part: Token, share: Token | None) -> Token | None:
    """Return the group that a part is picked out of; None where another one fits its percentage instead.

    Parameters
    ----------
    at : int
        Where the first of the part's figures stands in the shape.
    """
    found = _PICKED.match(sentence.shape, at)
    counts = [token for token in sentence.tokens.values() if token.letter == "N" and token.at < at]
    counts = [token for token in sorted(counts, key=lambda each: each.at) if _value(token) >= _value(part)]
    if not counts or (found and _DESCRIBED.match(found["rest"])):
        return None
    nearest = counts[-1]
    if share is None or _fits(part, share, _value(nearest)):
        return nearest
    every = [token for token in sentence.tokens.values() if token.letter == "N" and token.at < at]
    values = [_value(token) for token in sorted(every, key=lambda each: each.at)]
    return None if any(_fits(part, share, each) for each in _made(values)) else nearest


def _made(values: Sequence[Fraction]) -> Iterator[Fraction]:
    """Yield the groups before a part, those that lie side by side together, and what two of them leave."""
    for first, last in combinations(range(len(values) + 1), 2):
        yield sum(values[first:last], Fraction(0))
    for one, other in combinations(values, 2):
        yield abs(one - other)


def _fits(part: Token, share: Token, whole: Fraction) -> bool:
    if share.number is None or not whole:
        return False
    said, decimals = _value(share), share.number.decimals
    if share.letter != "P":
        said, decimals = said * _HUNDRED, -1
    return abs(_HUNDRED * _value(part) / whole - said) <= Fraction(1, 1) / Fraction(10) ** decimals


def _value(token: Token) -> Fraction:
    return abs(Fraction(token.number.value)) if token.number is not None else Fraction(0)
