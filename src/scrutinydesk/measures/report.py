"""The outline of the office's report: sections, headings, numbering and standing words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from scrutinydesk.errors import ResourceError
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.entries import Entry, UnknownIdError, fault, only_tables

FILE = "report.toml"
_BLANKS = ("{force}", "{period_end}", "{commissioner}", "{meeting}")
_BLANK = re.compile(r"\{(force|period_end|commissioner|meeting)\}")


class Numbering(StrEnum):
    """How paragraphs of a sub-section are labelled."""

    ROMAN = "(i)"
    BULLET = "•"
    NONE = ""


@dataclass(frozen=True, slots=True)
class OutlineSubSection:
    """A lettered part of a section.

    Attributes
    ----------
    id : str
        ``5a``.
    label : str
        As printed: ``a)`` or ``a.``.
    measures : tuple of str
        In the order of the table.
    areas : mapping of measure id to tuple of AreaKind
        Kinds of area for which rows are shown; a measure that is not in it has the force alone.
    numbering : Numbering
        Labels of the paragraphs.
    optional : bool
        Whether the workbook may leave it empty without that being called missing.
    """

    id: str
    label: str
    title: str
    measures: tuple[str, ...]
    areas: Mapping[str, tuple[AreaKind, ...]] = field(default_factory=dict)
    numbering: Numbering = Numbering.ROMAN
    optional: bool = False


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A numbered section of the report: one tab."""

    number: str
    title: str
    tab: str
    subsections: tuple[OutlineSubSection, ...]


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A section with standing words: before the measured ones, or after them.

    ``rows`` holds the lines of a two-column table; ``text`` paragraphs, each with its label.
    Words in braces (``{force}``, ``{period_end}``, ...) are for ``Outline.filled``.
    """

    number: str
    title: str
    text: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole report, without its figures.

    Attributes
    ----------
    header : tuple of (label, text)
        The block at the top; an empty text is for the officer to fill in.
    current, previous : str
        The report's own words for the two periods compared.
    """

    title: str
    force: str
    marking: str
    current: str
    previous: str
    header: tuple[tuple[str, str], ...]
    before: tuple[Boilerplate, ...]
    sections: tuple[OutlineSection, ...]
    after: tuple[Boilerplate, ...]
    commissioner: str = ""
    meeting: str = ""

    def filled(self, text: str, force: str, period_end: str) -> str:
        """Return a standing text with ``{force}``, ``{period_end}`` and the like put in."""
        names = {
            "force": force,
            "period_end": period_end,
            "commissioner": self.commissioner,
            "meeting": self.meeting,
        }
        return _BLANK.sub(lambda found: names[found[1]], text)

    def section(self, number: str) -> OutlineSection:
        """Return the section of this number.

        Raises
        ------
        UnknownIdError
            If the outline has no such section.
        """
        for section in self.sections:
            if section.number == number:
                return section
        raise UnknownIdError(f"There is no section “{number}”.", f"{FILE} does not hold it.")

    def subsection_of(self, measure: str) -> OutlineSubSection | None:
        """Return the sub-section that lists the measure, or None."""
        for section in self.sections:
            for subsection in section.subsections:
                if measure in subsection.measures:
                    return subsection
        return None


def _pairs(entry: Entry, key: str, left: str, right: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for child in entry.children(key):
        text = child.text(right, "")
        if unknown := set(re.findall(r"[{}]", _BLANK.sub("", text))):
            raise child.fault(f"“{right}” holds {min(unknown)} that is no {', '.join(_BLANKS)}.")
        pairs.append((child.text(left, ""), text))
        child.done()
    return tuple(pairs)


def _area_kinds(entry: Entry, measures: tuple[str, ...]) -> dict[str, tuple[AreaKind, ...]]:
    child = entry.child("areas")
    result = {}
    for measure in child.keys():  # noqa: SIM118  an Entry is no mapping
        if measure not in measures:
            raise child.fault(f"“{measure}” is not among the measures of this sub-section.")
        try:
            result[measure] = tuple(AreaKind(kind) for kind in child.texts(measure))
        except ValueError as error:
            raise child.fault(f"{error}: one of {', '.join(AreaKind)} is meant.") from error
    return result


def _subsection(entry: Entry) -> OutlineSubSection:
    measures = entry.texts("measures")
    part = OutlineSubSection(
        id=entry.text("id"),
        label=entry.text("label"),
        title=entry.text("title"),
        measures=measures,
        areas=_area_kinds(entry, measures),
        numbering=entry.choice("numbering", Numbering, Numbering.ROMAN),
        optional=entry.truth("optional"),
    )
    entry.done()
    return part


def _section(entry: Entry) -> OutlineSection:
    number = entry.text("number")
    section = OutlineSection(
        number=number,
        title=entry.text("title"),
        tab=entry.text("tab"),
        subsections=tuple(_subsection(child) for child in entry.children("subsection")),
    )
    entry.done()
    for part in section.subsections:
        if not part.id.startswith(number):
            raise entry.fault(f"the sub-section id “{part.id}” must begin with “{number}”.")
    return section


def _boilerplate(entry: Entry) -> Boilerplate:
    result = Boilerplate(
        number=entry.text("number"),
        title=entry.text("title"),
        text=_pairs(entry, "paragraph", "label", "text"),
        rows=_pairs(entry, "row", "heading", "text"),
    )
    entry.done()
    return result


def _check(sections: tuple[OutlineSection, ...], catalogue: Mapping[str, Any]) -> None:
    seen: set[str] = set()
    for section in sections:
        for part in section.subsections:
            for measure in part.measures:
                if measure not in catalogue:
                    what = f"sub-section “{part.id}” names the measure “{measure}”: unknown."
                    raise fault(FILE, "section", what)
                if measure in seen:
                    what = f"the measure “{measure}” stands in two places."
                    raise fault(FILE, "section", what)
                if catalogue[measure].subsection != part.id:
                    what = (
                        f"the measure “{measure}” stands under “{part.id}”, but catalogue.toml "
                        f"puts it under “{catalogue[measure].subsection}”."
                    )
                    raise fault(FILE, "section", what)
                seen.add(measure)


def outline(data: Mapping[str, Any], catalogue: Mapping[str, Any]) -> Outline:
    """Return the outline that the parsed file declares.

    It is a ``ResourceError`` if a key is unknown or missing, or a measure is unknown, stands
    twice, or stands under another sub-section than the catalogue says.
    """
    only_tables(FILE, data, ("report", "before", "section", "after"))
    head = Entry(FILE, "report", data.get("report", {}))
    whole = Entry(FILE, "", data)
    result = Outline(
        title=head.text("title"),
        force=head.text("force"),
        marking=head.text("marking", ""),
        current=head.text("current"),
        previous=head.text("previous"),
        header=_pairs(head, "header", "label", "text"),
        before=tuple(_boilerplate(child) for child in whole.children("before")),
        sections=tuple(_section(child) for child in whole.children("section")),
        after=tuple(_boilerplate(child) for child in whole.children("after")),
        commissioner=head.text("commissioner", "Police and Crime Commissioner"),
        meeting=head.text("meeting", ""),
    )
    head.done()
    _check(result.sections, catalogue)
    return result


def unknown_force(force: str) -> ResourceError:
    """Return the error for a report about a force that areas.toml does not hold."""
    return fault(FILE, "report", f"“force” is “{force}”, which areas.toml does not hold.")
