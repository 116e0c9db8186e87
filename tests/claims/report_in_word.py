"""A plain-text report written as a Word document with real headings, numbered lists and tables."""

from __future__ import annotations

from itertools import groupby

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.plain_text import read_plain

LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "(%3)"), ("bullet", "•"))


def _lists(document) -> str:
    """Add a multilevel list of the document's own; return its number."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(LEVELS)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return "77"


def _numbered(paragraph, number: str, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    held = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", str(level)), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        held.append(child)
    properties.append(held)


def _level(passage) -> int | None:
    """Return the depth of a passage that has a number of its own: 5 is 0, 5(f) is 1, 5(f)(ii) is 2."""
    return passage.number.count("(") if passage.number else None


def write_word(text: str, path) -> None:
    document = docx.Document()
    number = _lists(document)
    last = ""
    passages = read_plain(text, "report").passages
    for table, held in groupby(passages, key=lambda each: each.cell.table if each.cell else 0):
        cells = list(held)
        if table:
            rows = max(each.cell.row for each in cells)
            columns = max(each.cell.column for each in cells)
            made = document.add_table(rows, columns)
            for each in cells:
                made.cell(each.cell.row - 1, each.cell.column - 1).text = each.text
            continue
        for passage in cells:
            words = " ".join(passage.text.replace("*", "").split())
            fresh = passage.number != last and passage.number.startswith(("4(f", "4(e")) is False
            last = passage.number
            level = _level(passage)
            heading = passage.kind is PassageKind.HEADING
            style = f"Heading {min(level or 0, 2) + 1}" if heading and level is not None and fresh else None
            paragraph = document.add_paragraph(words, style)
            if passage.kind is PassageKind.ITEM and not fresh:
                _numbered(paragraph, number, 3)
            elif fresh and level is not None and passage.kind in {PassageKind.ITEM, PassageKind.HEADING}:
                _numbered(paragraph, number, level)
    document.save(path)
