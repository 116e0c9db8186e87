"""The characters of a report as they are laid out: each still where it stands in the text."""

from __future__ import annotations

import re

BREAK, NOTHING, ASTRAL = "\u2028", "\u2060", "�"  # Qt's own new line, and what has no width
# Signs of bold print in text form; where lines part in the midst of a sentence; what is no character.
_OTHERWISE = re.compile("(?<!\\*)\\*\\*(?!\\*)|[\n\f][ \n\f]*[\n\f]|[\n\f]|[\0-\x08\x0b\x0e-\x1f\x7f]")


def as_shown(text: str) -> str:
    """Return a text as it is laid out, with as many characters.

    What takes two units of Qt's text would shift all that follows. Stars around what a text form has in
    bold are not shown, nor is the gap where a page ends in the midst of a paragraph.

    >>> as_shown("**Crime**").replace(NOTHING, "")
    'Crime'
    """
    shown = _OTHERWISE.sub(_other, text)
    if shown.isascii():
        return shown
    return "".join(ASTRAL if each > "\uffff" else each for each in shown)


def as_copied(shown: str) -> str:
    """Return what goes to the clipboard: the words that are seen."""
    return shown.replace(NOTHING, "").replace(BREAK, "\n")


def _other(found: re.Match[str]) -> str:
    text = found[0]
    if text == "\n":
        return BREAK
    if text[0] in "\n\f" and len(text) > 1:
        return " " + NOTHING * (len(text) - 1)
    return NOTHING * len(text)
