"""Names of measures and areas in running text: the longest that fits, in one pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[a-z0-9]+", re.IGNORECASE)


class Named(NamedTuple):
    """A name in a text."""

    start: int
    end: int
    id: str
    words: int


@lru_cache(maxsize=1 << 14)
def _stem(written: str) -> str:
    """Return a word without case and plural."""
    word = written.casefold()
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004  shorter words are no plurals
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004  shorter words are no plurals


def stems(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text without case and plural, with their spans."""
    return [(_stem(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=4)  # measures and areas are looked for in the same text, one after the other
def _stems(text: str) -> tuple[str, ...]:
    return tuple(map(_stem, _WORD.findall(text)))


@lru_cache(maxsize=1 << 13)
def _phrase(name: str) -> tuple[str, ...]:
    return tuple(word for word in map(_stem, _WORD.findall(name)) if word not in _SKIPPED)


_SKIPPED = frozenset(("and", "the", "of"))


@dataclass
class Names:
    """A set of names, each for an id."""

    _phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)

    def add(self, names: Iterable[str], key: str) -> None:
        """Take names for an id; the first to take a name keeps it."""
        for name in names:
            phrase = _phrase(name)
            if phrase:
                held = self._phrases.setdefault(phrase[0], [])
                if all(phrase != other for other, _ in held):
                    held.append((phrase, key))
                    held.sort(key=lambda each: -len(each[0]))

    def find(self, text: str) -> list[Named]:
        """Return the names in a text; within a longer one no shorter is found."""
        named: list[Named] = []
        spans: list[tuple[int, int]] = []
        for first, last, key, size in self._places(_stems(text)):
            spans = spans or [found.span() for found in _WORD.finditer(text)]
            named.append(Named(spans[first][0], spans[last][1], key, size))
        return named

    def counted(self, text: str) -> Counter[str]:
        """Return how often each id is named in a text."""
        return Counter(key for _, _, key, _ in self._places(_stems(text)))

    def _places(self, words: Sequence[str]) -> Iterator[tuple[int, int, str, int]]:
        """Yield the first and last word of each name, its id and how many words tell it."""
        phrases = self._phrases
        if phrases.keys().isdisjoint(words):
            return
        told = [at for at, word in enumerate(words) if word not in _SKIPPED]
        plain = [words[at] for at in told]
        done = 0
        for at, word in enumerate(plain):
            if at < done or word not in phrases:
                continue
            for phrase, key in phrases[word]:
                if tuple(plain[at : at + len(phrase)]) == phrase:
                    done = at + len(phrase)
                    yield told[at], told[done - 1], key, len(phrase)
                    break
