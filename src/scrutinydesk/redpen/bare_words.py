"""The words of a text as they are told apart: in small letters and without plural."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*", re.IGNORECASE)


def words_in(text: str) -> set[str]:
    """Return the words of a text in small letters and without plural."""
    return {_singular(word.casefold()) for word in _WORD.findall(text)}


def _singular(word: str) -> str:
    plain = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").removesuffix("'s")
    return plain.removesuffix("s") if len(plain) > 3 and not plain.endswith("ss") else plain  # noqa: PLR2004  shorter words are no plurals
