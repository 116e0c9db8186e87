"""Headings, numbered paragraphs, captions, pictures, header and footer of the document."""

# ruff: noqa: SLF001  python-docx gives its XML elements underscore names
from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from scrutinydesk import __version__
from scrutinydesk.export import blocks, word_styles
from scrutinydesk.export.allowed import allowed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from scrutinydesk.export.blocks import Heading, Text
    from scrutinydesk.export.picture import Picture
    from scrutinydesk.reporting.figure import Figure
    from scrutinydesk.reporting.report import Report, Section

_W = word_styles.MAIN
_ALT_LIMIT = 250
_PROPERTY_LIMIT = 255


def set_properties(document: Document, report: Report, sections: Sequence[Section]) -> None:
    """Set title, subject and the rest of the document's properties."""
    properties = document.core_properties
    properties.title = _property(report.title)
    properties.subject = _property("; ".join(f"{section.number} {section.title}" for section in sections))
    properties.author = "Scrutiny Desk"
    properties.keywords = _property(f"{report.marking}, {report.force}")
    properties.comments = _property(f"SHA-256 {report.sha256}, {report.file_name}")
    properties.language = "en-GB"
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = now


def _property(text: str) -> str:
    """Return a text as a document property holds it: 255 characters, none that XML forbids."""
    return allowed(text)[:_PROPERTY_LIMIT]


def header_and_footer(document: Document, report: Report) -> None:
    """Put the protective marking at the top and page numbers and data date at the foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415  late: decision 6

    page = document.sections[0]
    head = page.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    head.add_run(allowed(report.marking) or blocks.NO_MARKING).bold = True
    foot = page.footer.paragraphs[0]
    foot.add_run(f"Data to {report.period_end.words} · {allowed(report.file_name)} · ")
    page_numbers(foot)


def page_numbers(foot: Paragraph) -> None:
    """Add ``page 1 of 2``, with fields that Word counts."""
    foot.add_run("page ")
    _field(foot, "PAGE", "1")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES", "1")


def title_block(
    document: Document,
    report: Report,
    sections: Sequence[Section],
    header: Sequence[tuple[str, str]],
) -> None:
    """Write the title, the lines of the report's header and what the document covers."""
    word_styles.styled(document, "Title", allowed(report.title))
    for label, text in header:
        line = document.add_paragraph()
        line.add_run(f"{label} ").bold = True
        line.add_run(allowed(text))
    which = ", ".join(f"{section.number} {section.title}" for section in sections)
    document.add_paragraph(allowed(f"{report.force}. {which}."))
    for text in blocks.to_know(report):
        document.add_paragraph().add_run(text).bold = True


def heading(document: Document, block: Heading) -> None:
    """Add a heading that carries the report's own number or letter."""
    added = word_styles.styled(document, f"Heading {block.level}", block.text)
    level = block.level - 1
    ordinals = {level: block.ordinal, **dict.fromkeys(range(level + 1, 3), 1)}
    numbered(added, level, word_styles.start_list(document, level, ordinals))


def paragraph(document: Document, block: Text) -> None:
    """Add a numbered paragraph, which counts on from the heading above it, or a bullet."""
    style = word_styles.BULLET if block.bullet else word_styles.PARA
    added = word_styles.styled(document, style, block.text)
    if not block.bullet:
        # ``(i)`` counts under a lettered heading; ``a)`` is itself the letter, under a number.
        numbered(added, 2 if block.label.startswith("(") else 1, _current_list(document))


def caption(document: Document, kind: str, number: int, text: str, *, above: bool) -> None:
    """Add ``Table 1: …`` with a field that Word can renumber and the number already in it."""
    added = word_styles.styled(document, "Caption", f"{kind} ")
    added.paragraph_format.keep_with_next = above
    _field(added, f"SEQ {kind} \\* ARABIC", str(number))
    added.add_run(f": {text}")


def picture(document: Document, figure: Figure, drawn: Picture, number: int) -> None:
    """Add a chart inline: SVG where the reader knows it, PNG elsewhere, described."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415  late: decision 6
    from docx.opc.packuri import PackURI  # noqa: PLC0415  late: decision 6
    from docx.opc.part import Part  # noqa: PLC0415  late: decision 6
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6
    from docx.shared import Cm  # noqa: PLC0415  late: decision 6

    holder = document.add_paragraph()
    holder.paragraph_format.keep_with_next = True
    shape = holder.add_run().add_picture(
        io.BytesIO(drawn.png), width=Cm(drawn.width), height=Cm(drawn.height)
    )
    properties = shape._inline.docPr
    properties.set("name", f"Figure {number}")
    properties.set("descr", shortened(figure.alt or figure.title))
    properties.set("title", figure.title)
    if not drawn.svg:
        return
    package = document.part.package
    part = Part(PackURI(f"/word/media/chart{number}.svg"), "image/svg+xml", drawn.svg, package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = next(shape._inline.iter(qn("a:blip")))
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            f" r:embed={quoteattr(relation)}/></a:ext></a:extLst>"
        )
    )


def conclusions(document: Document, figure: Figure) -> None:
    """Say beneath a chart what can and what cannot be concluded from it."""
    for text in figure.conclusions:
        word_styles.styled(document, word_styles.NOTE, allowed(text))


def provenance(document: Document, report: Report) -> None:
    """Close with where every figure came from."""
    document.add_paragraph(
        f"Made by Scrutiny Desk {__version__} from “{allowed(report.file_name)}” "
        f"(SHA-256 {report.sha256 or 'not known'}). Control charts: {report.ruleset}. "
        "Intervals: 95%.",
        style=word_styles.NOTE,
    )


def shortened(text: str) -> str:
    """Return a description of at most 250 characters, cut at a word."""
    return text if len(text) <= _ALT_LIMIT else text[: _ALT_LIMIT - 1].rsplit(" ", 1)[0] + "…"


def numbered(added: Paragraph, level: int, number: int) -> None:
    """Make a paragraph an item of a list; number 0 takes it out of the list of its style."""
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6

    properties = added._p.get_or_add_pPr()
    # The paragraph has only its style yet, so the end is numPr's place in the sequence.
    properties.append(
        parse_xml(f'<w:numPr xmlns:w="{_W}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def _current_list(document: Document) -> int:
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6

    nums = document.part.numbering_part.element.findall(qn("w:num"))
    return int(nums[-1].get(qn("w:numId")))


def _field(added: Paragraph, instruction: str, cached: str) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6

    added._p.append(
        parse_xml(
            f'<w:fldSimple xmlns:w="{_W}" w:instr={quoteattr(f" {instruction} ")}>'
            f"<w:r><w:t>{escape(cached)}</w:t></w:r></w:fldSimple>"
        )
    )
