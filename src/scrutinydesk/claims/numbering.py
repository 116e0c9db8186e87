"""The numbers in front of headings and items, and where they put a passage: ``5(f)(ii)``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_MARKER = re.compile(
    r"(?P<open>\(?)(?:(?P<decimal>\d{1,2}(?:\.\d{1,3}){0,4})|(?P<letters>[a-z]|[ivxl]{2,6}|[A-Z]))"
    r"(?P<close>[.)]{1,2}|(?=[ \t]))(?=[ \t]|$|\*)"
)
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
BULLETS = "-–—•·▪●○◦‣*>\uf0b7\uf0a7"
PLAIN = "decimal0"  # 1., 2., 3.
RUNNING = "item"  # the style of numbers that go on beneath numbered headings
_BULLET = re.compile(rf"[{re.escape(BULLETS)}o](?:[ \t]+|(?=\())")


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number: its style, such as ``(roman)``, and its text without brackets and stops."""

    style: str
    text: str
    length: int


def bullet_length(text: str) -> int:
    """Return how many characters a bullet at the start takes; 0 where there is none."""
    found = _BULLET.match(text)
    return found.end() if found else 0


def marker_of(text: str) -> Marker | None:
    """Return the number at the start of a text, or None.

    A number without a stop or bracket counts only if it has parts, as ``4.2`` has.
    """
    found = _MARKER.match(text)
    if not found or (found["open"] and not found["close"].endswith(")")):
        return None
    decimal, letters = found["decimal"], found["letters"]
    if decimal:
        parted = "." in decimal
        if not found["close"] and not parted:
            return None
        depth = decimal.count(".") if parted else 0
        style = f"decimal{depth}" if not found["open"] and found["close"] != ")" else "(decimal)"
        return Marker(style, decimal, found.end())
    if not found["close"]:
        return None
    kind = "roman" if _ROMAN.fullmatch(letters) else "letter"
    closed = found["open"] + found["close"]
    return Marker(f"{kind}{closed}", letters, found.end())


def colliding(markers: Iterable[tuple[Marker, bool]]) -> bool:
    """Tell whether items are numbered 1., 2., 3. for themselves, so that a number says no place.

    They are where a number of theirs comes twice, or is that of a heading as well.

    Parameters
    ----------
    markers : iterable of (Marker, bool)
        In the order of the document, each with whether it is of a heading.
    """
    headings: set[str] = set()
    items: set[str] = set()
    twice = False
    for marker, heading in markers:
        if marker.style == PLAIN:
            twice = twice or (not heading and marker.text in items)
            (headings if heading else items).add(marker.text)
    return twice or bool(headings & items)


@dataclass
class Numbering:
    """The markers that are open while a document is walked through, outermost first."""

    _stack: list[Marker] = field(default_factory=list)

    def enter(self, marker: Marker) -> int:
        """Put a marker in its place and return its depth, from 0.

        ``(i)`` is the letter after ``(h)`` and otherwise the Roman one.
        """
        marker = self._settled(marker)
        for depth, held in enumerate(self._stack):
            if held.style == marker.style:
                del self._stack[depth:]
                break
        else:
            if marker.style.startswith("decimal"):
                self._drop_deeper(int(marker.style[-1]))
        self._stack.append(marker)
        return len(self._stack) - 1

    def _settled(self, marker: Marker) -> Marker:
        if not marker.style.startswith("roman"):
            return marker
        lettered = marker.style.replace("roman", "letter")
        before = next((held for held in reversed(self._stack) if held.style == lettered), None)
        following = before is not None and chr(ord(before.text[-1]) + 1) == marker.text
        roman_open = any(held.style == marker.style for held in self._stack)
        if following and not (roman_open and marker.text != "i"):
            return Marker(lettered, marker.text, marker.length)
        first = marker.text == "i" or roman_open or len(marker.text) > 1
        return marker if first else Marker(lettered, marker.text, marker.length)

    def _drop_deeper(self, depth: int) -> None:
        for at, held in enumerate(self._stack):
            if not held.style.startswith("decimal") or int(held.style[-1]) >= depth:
                del self._stack[at:]
                return

    def leave(self, depth: int) -> None:
        """Forget all markers from a depth on."""
        del self._stack[depth:]

    @property
    def words(self) -> str:
        """Where the walk is: ``5(f)(ii)``, ``4.2(a)``, ``1, item 3``."""
        words = ""
        for marker in self._stack:
            if marker.style == RUNNING:
                words = f"{words}, {RUNNING} {marker.text}" if words else f"{RUNNING} {marker.text}"
            else:
                decimal = marker.style.startswith("decimal")
                words = marker.text if decimal else f"{words}({marker.text})"
        return words
