"""Labels parted from the footnote numbers, signs and shorthand that cling to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from scrutinydesk.measures.observations import Mark

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"(?P<label>.*\S)\s*(?P<notes>[⁰¹²³⁴⁵⁶⁷⁸⁹](?:[⁰¹²³⁴⁵⁶⁷⁸⁹, ]*[⁰¹²³⁴⁵⁶⁷⁸⁹])?)")
_NAMED = re.compile(r"(?P<label>.*\S)\s*[\[(](?:foot)?notes?:? *(?P<notes>\w[\w, &]*)[\])]", re.IGNORECASE)
_MARKED = re.compile(
    r"(?P<label>.*\S)\s*(?:\[(?P<mark>r|p|e|revised|provisional|estimated)\]|\((?P<word>revised|provisional|estimated|[rp])\))",
    re.IGNORECASE,
)
_STARRED = re.compile(r"(?P<label>.*[^\s*†‡])\s*(?P<notes>[*†‡]+)")
_NUMBERS = r"\d{1,2}(?:, ?\d{1,2})*"
_GLUED = re.compile(rf"(?P<label>.*[a-z)\]%][)\]%]?)(?P<notes>{_NUMBERS}),?")
_SPLIT = re.compile(rf"(?P<label>.*[A-Za-z)])[ ,]+(?P<notes>{_NUMBERS}),?")
_CAPITAL = re.compile(rf"(?P<label>.*[A-Z])(?P<notes>{_NUMBERS}),?")
_BRACKETED = re.compile(rf"(?P<label>.*\S)\s*[\[(](?P<notes>{_NUMBERS})[\])],?")
_INSIDE = re.compile(rf"(?P<label>.*\([^()]*[a-z])(?P<notes>{_NUMBERS})(?P<rest>\))")
_INNER = re.compile(r"(?P<label>.*[a-z])(?P<notes>\d{1,2})(?P<rest> \(.*\))")
_NUMBERED = re.compile(r"\s*[\[(]?(?:note )?(\d{1,2})[.)\]:,]?(?=\s|[A-Z])", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:.*\W)?(?:ward|zone|tier|level|type|band|grade|category|class|phase|stage|schedule|schools?|area|sector|district|"
    r"division|team|group|part|page|table|figure|section|year|quarter|month|week|day|period|age|aged|over|under|to|"
    r"and|or|of|than|least|covid|step|unit|site|key|stage|cohort|wave|round|version|model|no|number|top|first|last|"
    r"code|block|line|row|column|item|dim|sheet|version|priority|objective|aim|beat|borough|region|q|h|fy|m)",
    re.IGNORECASE,
)
_WORDS = {
    "r": Mark.REVISED, "revised": Mark.REVISED, "p": Mark.PROVISIONAL, "provisional": Mark.PROVISIONAL,
    "e": Mark.ESTIMATED, "estimated": Mark.ESTIMATED,
}  # fmt: skip
_DIGITS = frozenset("0123456789")
_ENDS = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹)]*†‡,")
_LONG = 3  # digits of a number that is no footnote
SHORT = 5  # letters of a name to which an unexplained number may cling


class Parted(NamedTuple):
    """A label, and what clung to it."""

    label: str
    notes: str = ""
    marks: tuple[Mark, ...] = ()


def may_cling(label: str) -> bool:
    """Tell whether a label ends in something that may be no part of it."""
    return label[-1:] in _ENDS and not label[-_LONG:].isdecimal()


@dataclass
class Labels:
    """Parts labels from what clings to them.

    A number is parted where the label is known for other reasons, where it stands elsewhere without the
    number, or where the sheet explains the number. Where labels differ in their number alone it is part
    of a name, unless the name is known, or the number glued to it or explained, and no word that counts
    stands before it.

    Attributes
    ----------
    texts : callable
        Returns the texts of the sheet as labels; asked once, and only where a label ends in a number.
    shared : frozenset of str
        Footnotes that another sheet explains for the whole workbook.
    accepts : callable
        Tells whether a label is a name that is known for other reasons: of an area or a measure.
    """

    texts: Callable[[], list[str]]
    shared: frozenset[str]
    accepts: Callable[[str], bool]
    _parted: dict[str, Parted] = field(default_factory=dict)

    @cached_property
    def _known(self) -> set[str]:
        """Return the labels that stand somewhere without a number, or with one that is surely a footnote."""
        known = {text.casefold() for text in self._texts}
        for text in self._texts:
            if text[-1:] in _ENDS and (found := self._surely(text)) is not None:
                known.add(found["label"].rstrip(" ,").casefold())
        return known

    def _surely(self, text: str) -> re.Match[str] | None:
        """Return how a text parts where the number says that it is a note, or is glued and explained."""
        found = _GLUED.fullmatch(text) or _BRACKETED.fullmatch(text)
        return found if found and self._explains(found["notes"]) else _NAMED.fullmatch(text)

    @cached_property
    def _texts(self) -> list[str]:
        return self.texts()

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the footnotes that are explained."""
        return self.shared | footnotes(self._texts)

    @cached_property
    def _series(self) -> dict[str, frozenset[str]]:
        """Return the beginnings of labels that differ in their number alone, with these: Ward 1, Ward 2."""
        seen: dict[str, set[str]] = {}
        for text in self._texts:
            if text[-1:] in _TAILS and (found := _TAIL.fullmatch(text)):
                seen.setdefault(found[1].casefold(), set()).add(found[2])
        return {bare: frozenset(numbers) for bare, numbers in seen.items() if len(numbers) > 1}

    def part(self, label: str) -> Parted:
        """Return a label without what clung to it; as it stands where nothing did."""
        if not may_cling(label):
            return Parted(label)
        found = self._parted.get(label)
        if found is None:
            found = self._parted[label] = self._part(label)
        return found

    def _part(self, label: str) -> Parted:
        if label[-1] in _DIGITS:
            return self._numbered(label)
        if found := _MARKED.fullmatch(label):
            inner = self.part(found["label"])
            mark = _WORDS[(found["mark"] or found["word"]).casefold()]
            return inner._replace(marks=(*inner.marks, mark))
        if (found := _RAISED.fullmatch(label)) and not label.endswith(("m²", "m³")):
            return Parted(found["label"], found["notes"].translate(_SUPERSCRIPT))
        for form in (_NAMED, _STARRED):
            if found := form.fullmatch(label):
                return Parted(self.part(found["label"].rstrip(" ,")).label, found["notes"].strip())
        if found := _INNER.fullmatch(label) or _INSIDE.fullmatch(label):
            return self._inner(label, found)
        return self._numbered(label)

    def _numbered(self, label: str) -> Parted:
        for form, sure in ((_BRACKETED, True), (_GLUED, True), (_SPLIT, False), (_CAPITAL, False)):
            found = form.fullmatch(label)
            if found is not None and self._clings(found, sure=sure, glued=form is _GLUED):
                return Parted(found["label"].rstrip(" ,"), found["notes"].replace(" ", ""))
        return Parted(label)

    def _inner(self, label: str, found: re.Match[str]) -> Parted:
        if self._explains(found["notes"]) and _is_word(found["label"]):
            return Parted(found["label"] + found["rest"], found["notes"])
        return Parted(label)

    def _explains(self, notes: str) -> bool:
        return {number.strip() for number in notes.split(",")} <= self.numbers

    def _clings(self, found: re.Match[str], *, sure: bool, glued: bool) -> bool:
        bare = found["label"].rstrip(" ,")
        if bare.count("(") != bare.count(")"):
            return False
        known = next((name for name in (bare, found.string) if self.accepts(name)), None)
        if known is not None:
            return known == bare  # or the name has a number in it
        notes, counted = found["notes"], _COUNTED.fullmatch(bare) is not None
        series = self._series.get(bare.casefold(), _NONE)
        if series and (counted or ((not sure or series >= _COUNTING) and not self._explains(notes))):
            return False
        if bare.casefold() in self._known:
            return True
        if not _is_word(bare) or (series and not sure):
            return False
        # Where nothing is explained a digit may cling to a name all the same.
        loose = glued and not self.numbers and not series and re.search(rf"[a-z]{{{SHORT},}}\)?$", bare)
        spaced = " " in bare and not counted
        return (bool(loose) and not counted) or ((sure or spaced) and self._explains(notes))


_TAIL = re.compile(r"(.*?)[ (\[]*(\d+)[)\]]?")
_TAILS = frozenset("0123456789)]")
_COUNTING = frozenset("123")
_NONE: frozenset[str] = frozenset()


def _is_word(text: str) -> bool:
    return len(re.findall(r"[A-Za-z]", text)) > len("CO")


def footnotes(lines: Iterable[str]) -> set[str]:
    """Return the numbers of the footnotes among lines of words."""
    return {found[1] for line in lines if (found := _NUMBERED.match(line))}
