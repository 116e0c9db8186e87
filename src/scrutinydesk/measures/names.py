"""Folding of names, so that one thing written in many ways is found."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOTE = re.compile(r"[\[(]\s*(?:notes?\s*)?[\d,\s&and]*\d\s*[\])]", re.IGNORECASE)
_BEFORE_BRACKET = re.compile(r"(?<=[a-z]{3})\d+(?=\))", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TRAILING_DIGITS = re.compile(r"[\s\d,*]+$")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return letters and digits only, without case; ``&`` counts as ``and``.

    >>> fold("Devon & Cornwall"), fold("Dyfed-Powys")
    ('devonandcornwall', 'dyfedpowys')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    return "".join(filter(str.isalnum, plain))


@lru_cache(maxsize=65536)
def without_notes(text: str) -> str:
    """Return the text without footnote marks such as ``[note 3]``, ``(2)`` or a trailing ``8,9``.

    >>> without_notes("Greater Manchester [note 3]"), without_notes("Lancashire8")
    ('Greater Manchester', 'Lancashire')
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain[-1:].isalpha() and not _DIGIT.search(plain):
        return plain.strip()  # most have none
    plain = _BEFORE_BRACKET.sub("", _NOTE.sub("", plain))
    return _TRAILING_DIGITS.sub("", plain).strip()
