"""Names of measures and areas in running text: the longest that fits, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[a-z0-9]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text."""

    start: int
    end: int
    id: str
    words: int


def stems(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text without case and plural, with their spans; ``&`` counts as ``and``."""
    plain = text.replace("&", "and")
    if len(plain) != len(text):  # spans must stay those of the text
        plain = text
    return [(_stem(found[0].casefold()), found.start(), found.end()) for found in _WORD.finditer(plain)]


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004  shorter words are no plurals
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004  shorter words are no plurals


_SKIPPED = frozenset(("and", "the", "of"))


@dataclass
class Names:
    """A set of names, each for an id."""

    _phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, names: Iterable[str], key: str) -> None:
        """Take names for an id; the first to take a name keeps it."""
        for name in names:
            phrase = tuple(word for word, _, _ in stems(name) if word not in _SKIPPED)
            if phrase:
                held = self._phrases.setdefault(phrase[0], [])
                if all(phrase != other for other, _ in held):
                    held.append((phrase, key))
                    held.sort(key=lambda each: -len(each[0]))

    def find(self, text: str) -> list[Named]:
        """Return the names in a text; within a longer one no shorter is found."""
        words = [each for each in stems(text) if each[0] not in _SKIPPED]
        found: list[Named] = []
        at = 0
        while at < len(words):
            hit = next(
                (
                    (phrase, key)
                    for phrase, key in self._phrases.get(words[at][0], ())
                    if len(phrase) <= len(words) - at
                    and all(part == words[at + step][0] for step, part in enumerate(phrase))
                ),
                None,
            )
            if hit is None:
                at += 1
                continue
            last = at + len(hit[0]) - 1
            found.append(Named(words[at][1], words[last][2], hit[1], len(hit[0])))
            at = last + 1
        return found
