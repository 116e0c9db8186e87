"""Describe a measure that is in no catalogue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from scrutinydesk.measures.additions import OTHER
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.qt.panels.mapping.forms import CHANGE, CREATE, OwnForm, named, place_of, taken
from scrutinydesk.reporting.numbers import COUNTS
from scrutinydesk.workbook.recipes import editing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from scrutinydesk.measures.catalogue import Measure
    from scrutinydesk.measures.report import Outline
    from scrutinydesk.qt.panels.mapping.forms import Beside

UNITS = (
    ("crimes", "crimes"), ("incidents", "incidents"), ("casualties", "casualties"), ("people", "people"),
    ("fte", "full-time equivalents"), ("percent", "per cent"), ("gbp_million", "£ million"),
    ("detentions", "detentions"), ("reports", "reports"), ("calls", "calls"),
    (COUNTS, "something else that is counted"),
)  # fmt: skip
KINDS = (
    (Kind.FLOW, "a count over time: months may be added"),
    (Kind.STOCK, "a number on a date: never added"),
    (Kind.PROPORTION, "a percentage"),
    (Kind.SURVEY, "an estimate from a survey"),
    (Kind.MONEY, "money"),
)
POLARITIES = (
    (Polarity.NEUTRAL, "neither up nor down"),
    (Polarity.DOWN_GOOD, "down"),
    (Polarity.UP_GOOD, "up"),
)
AMBIGUOUS = (Polarity.AMBIGUOUS, "it depends")
NO_SECTION = "Other measures (at the end of section 5)"
SHORT = 24  # letters of a short title, as the narrow columns of tables have room for
TRAILING = ",:;-–(/ "
MOST_DECIMALS = 3


def short_of(title: str, find: Callable[[str], str | None]) -> str:
    """Return a title cut at a word; the whole title where something goes by that already."""
    words, short = title.split(), ""
    for word in words:
        longer = f"{short} {word}".strip()
        if len(longer) > SHORT:
            break
        short = longer
    short = short.rstrip(TRAILING) or " ".join(words)[:SHORT].strip()
    return short if find(short) is None else title


class MeasureForm(OwnForm):
    """The short title follows the title until it is written by hand.

    Parameters
    ----------
    title : str
        The label that it is made for.
    held : Measure, optional
        One that is to be changed.
    """

    def __init__(self, title: str, beside: Beside, parent: QWidget, held: Measure | None = None) -> None:
        super().__init__("Change measure" if held else "New measure", parent, CHANGE if held else CREATE)
        self._beside, self._held = beside, held
        self._find = beside.resources.catalogue.find
        first = held or replace(editing.own_measure(title, ()), short=short_of(title, self._find))
        self.name, self.short = QLineEdit(first.title), QLineEdit(first.short)
        self.unit = _box(_with(UNITS, (first.unit, first.unit.replace("_", " "))), first.unit)
        self.kind = _box(KINDS, first.kind)
        polarities = (*POLARITIES, AMBIGUOUS) if first.polarity is Polarity.AMBIGUOUS else POLARITIES
        self.good = _box(polarities, first.polarity)
        most = max(MOST_DECIMALS, first.decimals)
        self.decimals = _box([(at, str(at)) for at in range(most + 1)], first.decimals)
        self.section = _box(_sections(beside.resources.outline), first.subsection)
        for words, field in (
            ("&Title", self.name), ("S&hort title", self.short), ("&Unit", self.unit), ("It &is", self.kind),
            ("&Good is", self.good), ("&Decimals", self.decimals), ("&Section", self.section),
        ):  # fmt: skip
            self.ask(words, field)
        if first.short in {first.title, short_of(first.title, self._find)}:
            self.name.textEdited.connect(self._follow)
        self.ready(self._measure)

    def _follow(self, title: str) -> None:
        if not self.short.isModified():
            self.short.setText(short_of(title, self._find))

    def _measure(self) -> Measure:
        catalogue, held = self._beside.resources.catalogue, self._held
        called = named(self.name, "measure")
        short = " ".join(self.short.text().split()) or called
        place = place_of(called, self._find, held.id if held else "", self._beside.spare)
        for name, remedy in ((called, ""), (short, "Give it another short title.")):
            if (other := self._find(name)) not in {None, place}:
                raise taken(name, catalogue[str(other)].title, *([remedy] if remedy else []))
        base = held or editing.own_measure(called, tuple(catalogue))
        section = self.section.currentData()
        made = replace(
            base, id=place or base.id, title=called, short=short, unit=self.unit.currentData(),
            # What Qt keeps of an enumeration of words is the word.
            kind=Kind(self.kind.currentData()), polarity=Polarity(self.good.currentData()),
            decimals=self.decimals.currentData(), section=section[:1], subsection=section,
        )  # fmt: skip
        self._beside.fits(made)
        return made


def _box(options: Iterable[tuple[object, str]], chosen: object) -> QComboBox:
    box = QComboBox()
    for key, words in options:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box


def _with(options: tuple[tuple[str, str], ...], one: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """Return options with another, as of a recipe that was written by hand."""
    return options if one[0] in dict(options) else (*options, one)


def _sections(outline: Outline) -> list[tuple[str, str]]:
    """Return the sub-sections of the report; that for others is the one for what has none."""
    return [
        ("", NO_SECTION),
        *(
            (sub.id, f"{part.number} {sub.label} {sub.title}")
            for part in outline.sections
            for sub in part.subsections
            if sub.title != OTHER
        ),
    ]
