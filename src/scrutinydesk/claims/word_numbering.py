"""The numbers that Word draws in front of list items and headings, and which styles are headings."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

_LEVELS = 9
_NONE = "0"
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST = 3_999


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False


@dataclass
class _Style:
    based_on: str = ""
    number: str = ""
    level: int | None = None
    outline: int | None = None


def local(tag: str) -> str:
    """Return the name of an element without its namespace: documents in Strict form have another."""
    return tag.rpartition("}")[2]


def attribute(element: ET.Element, name: str) -> str:
    """Return an attribute by its local name; empty where there is none."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if local(child.tag) == name)


def _value(element: ET.Element, name: str) -> str:
    return next((attribute(child, "val") for child in _children(element, name)), "")


def _whole(text: str, missing: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else missing  # noqa: PLR2004  longer numbers are no count of Word’s


@dataclass
class WordNumbering:
    """The list definitions and paragraph styles of a document, with the counters of its lists."""

    _abstract: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    _styles: dict[str, _Style] = field(default_factory=dict)
    _counters: dict[str, list[int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def read_numbering(self, root: ET.Element) -> None:
        """Take the list definitions of the numbering part."""
        for abstract in _children(root, "abstractNum"):
            levels = {}
            for level in _children(abstract, "lvl"):
                place = _whole(attribute(level, "ilvl"), 0)
                start = _whole(_value(level, "start"), 1)
                form = _value(level, "numFmt") or "decimal"
                levels[place] = _Level(start, form, _value(level, "lvlText"), any(_children(level, "isLgl")))
            self._abstract[attribute(abstract, "abstractNumId")] = levels
        for number in _children(root, "num"):
            key = attribute(number, "numId")
            self._numbers[key] = _value(number, "abstractNumId")
            for override in _children(number, "lvlOverride"):
                if start_at := _value(override, "startOverride"):
                    place = _whole(attribute(override, "ilvl"), 0)
                    self._overrides.setdefault(key, {})[place] = _whole(start_at, 1)

    def read_styles(self, root: ET.Element) -> None:
        """Take the paragraph styles: what they are based on, their list and their place in the outline."""
        for style in _children(root, "style"):
            held = _Style(_value(style, "basedOn"))
            if found := _HEADING.match(_value(style, "name")):
                held.outline = int(found[1]) - 1
            for properties in _children(style, "pPr"):
                if outline := _value(properties, "outlineLvl"):
                    held.outline = _whole(outline, _LEVELS)
                for numbered in _children(properties, "numPr"):
                    held.number = _value(numbered, "numId")
                    held.level = _whole(_value(numbered, "ilvl"), 0)
            self._styles[attribute(style, "styleId")] = held

    def heading_level(self, style: str, outline: str) -> int:
        """Return the level of a heading, from 1; 0 for a paragraph that is none."""
        own = _whole(outline, _LEVELS) if outline else None
        for held in self._chain(style):
            own = held.outline if own is None else own
        return own + 1 if own is not None and own < _LEVELS else 0

    def _chain(self, style: str) -> Iterator[_Style]:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = self._styles[style].based_on

    def marker(self, style: str, number: str, level: str) -> str:
        """Return what Word draws in front of the next paragraph of a list: ``(ii)``; empty for none."""
        place = _whole(level, 0)
        if not number:
            for held in self._chain(style):
                if held.number:
                    number, place = held.number, held.level or 0
                    break
        levels = self._abstract.get(self._numbers.get(number, ""), {})
        if not number or number == _NONE or place not in levels:
            return ""
        return self._drawn(number, place, levels)

    def _drawn(self, number: str, place: int, levels: dict[int, _Level]) -> str:
        counters = self._counters.setdefault(self._numbers[number], [0] * (_LEVELS + 1))
        self._begin(number, counters)
        level = levels[place]
        counters[place] = counters[place] + 1 if counters[place] else level.start
        for deeper in range(place + 1, _LEVELS):
            counters[deeper] = 0
        for above in range(place):
            counters[above] = counters[above] or levels.get(above, _Level()).start
        if level.form in {"bullet", "none"}:
            return "•" if level.form == "bullet" else ""

        def counter(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            form = "decimal" if level.legal else levels.get(at, _Level()).form
            return written(counters[at], form)

        return _PLACE.sub(counter, level.text[:40]).strip()

    def _begin(self, number: str, counters: list[int]) -> None:
        """Start a list anew where its number says so, when it is first used."""
        if number not in self._begun:
            self._begun.add(number)
            for place, start in self._overrides.get(number, {}).items():
                if place < _LEVELS:
                    counters[place] = start - 1 if start > 1 else 0


def written(value: int, form: str) -> str:
    """Return a counter in a form of lists.

    >>> written(4, "lowerRoman"), written(28, "lowerLetter"), written(3, "ordinal")
    ('iv', 'bb', '3')
    """
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 9)
        return letter.upper() if form.startswith("upper") else letter
    if form in {"lowerRoman", "upperRoman"} and value <= _LARGEST:
        roman = ""
        for size, signs in _ROMAN:
            while value >= size:
                roman, value = roman + signs, value - size
        return roman.upper() if form.startswith("upper") else roman
    return str(value)
