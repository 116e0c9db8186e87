"""Texts without the characters that no document may hold.

They come with a paste, or with the name of a file; one of them would make a document unreadable.
"""

from __future__ import annotations

import re

# What XML 1.0 does not allow: control characters but tab and line ends, halves of pairs, U+FFFE and U+FFFF.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def allowed(text: str) -> str:
    """Return the text with a space in place of each character that a document may not hold."""
    return _FORBIDDEN.sub(" ", text)
