"""What a recogniser finds in a sentence, before it is known what it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.shape import Sentence, Token

if TYPE_CHECKING:
    from scrutinydesk.periods import Window


@dataclass
class Draft:
    """A claim in the making; its span is one of the shape.

    Attributes
    ----------
    figures : list of (Role, Token, int)
        With the direction that words give each.
    words : str
        What makes it a comparison, trend or caveat.
    what : (int, int) or None
        Where the shape says what it is of, if the pattern tells; otherwise that is looked for around it.
    windows : (Window, Window) or None
        The period and the one before, where each of its figures has its date.
    """

    kind: ClaimKind
    start: int
    end: int
    figures: list[tuple[Role, Token, int]] = field(default_factory=list)
    direction: int = 0
    words: str = ""
    what: tuple[int, int] | None = None
    windows: tuple[Window, Window] | None = None

    def take(self, sentence: Sentence, at: int, role: Role, direction: int = 0) -> None:
        """Add the figure that stands at a place of the shape and mark it as used."""
        self.figures.append((role, sentence.tokens[at], direction))
        sentence.used.add(at)
        self.start, self.end = min(self.start, at), max(self.end, at + 1)

    def has(self, role: Role) -> bool:
        """Tell whether a figure has this role."""
        return any(each[0] is role for each in self.figures)


def is_free(sentence: Sentence, *places: int) -> bool:
    """Tell whether no claim holds any figure at some places of the shape yet."""
    return not any(at in sentence.used for at in places)


def alike(sentence: Sentence, one: int, other: int) -> bool:
    """Tell whether two figures are of a kind and so may be held against each other."""
    if sentence.shape[one] != sentence.shape[other]:
        return False
    return sentence.unit_of_time(one) == sentence.unit_of_time(other)


def size_role(letter: str) -> Role:
    """Return what a figure of a change is, by its letter in the shape of a sentence."""
    return {"P": Role.PERCENT, "F": Role.PERCENT, "Q": Role.POINTS}.get(letter, Role.DIFFERENCE)


def named_change(draft: Draft) -> Draft:
    """Give a change the kind that its figures make it."""
    letters = {role: token.letter for role, token, _ in draft.figures}
    levels = {letters.get(Role.BASE), letters.get(Role.CURRENT)} - {None}
    if Role.POINTS in letters or levels == {"P"}:
        draft.kind = ClaimKind.POINTS
    elif Role.PERCENT in letters:
        draft.kind = ClaimKind.CHANGE_PERCENT
    elif Role.DIFFERENCE not in letters:
        timed = levels == {"T"}
        level = ClaimKind.DURATION if timed else ClaimKind.LEVEL
        draft.kind = ClaimKind.FROM_TO if Role.BASE in letters else level
    return draft
