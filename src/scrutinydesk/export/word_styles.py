"""The document before anything is in it: page, styles, the one multilevel list, language.

Numbering is one abstract list whose levels are linked to styles: Heading 1 ``1.``, Heading 2
``a)``, Report Para ``(i)``; Report Bullet has a list of its own. Sections are exported alone and
letters may be left out, so each heading starts a list instance with its own number; see ``start_list``.
"""

# ruff: noqa: SLF001  python-docx gives its XML elements underscore names
from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.text.paragraph import Paragraph

ABSTRACT, BULLETS = 77, 78
PARA, BULLET, NOTE = "Report Para", "Report Bullet", "Report Note"
_LEVELS = (
    ("decimal", "%1.", "Heading1", 567, 567),
    ("lowerLetter", "%2)", "Heading2", 567, 567),
    ("lowerRoman", "(%3)", "ReportPara", 851, 567),
)
_BULLET_LEVEL = ("bullet", "•", "ReportBullet", 1247, 340)
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def styled(document: Document, style: str, text: str = "") -> Paragraph:
    """Add a paragraph in a style, by the name it has in Word.

    The style's id goes in directly: python-docx would look through all styles for the default one,
    each time, which is a third of the time of a document.
    """
    added = document.add_paragraph(text)
    added._p.style = style.replace(" ", "")
    return added


def new_document() -> Document:
    """Return an empty A4 document in Arial 12 with the report's styles and list."""
    import docx  # noqa: PLC0415  it costs 0.1 s, and the first view needs none
    from docx.shared import Cm  # noqa: PLC0415  late: decision 6

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.54)
    _language(document)
    _styles(document)
    _list(document)
    return document


def start_list(document: Document, level: int, ordinals: dict[int, int], abstract: int = ABSTRACT) -> int:
    """Add an instance of the list that starts the given levels at the given numbers.

    Returns
    -------
    int
        The ``numId`` for the paragraphs that belong to it.
    """
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6

    numbering = document.part.numbering_part.element
    number = 1000 + len(numbering.findall(f"{{{MAIN}}}num"))
    starts = "".join(
        f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        for at, value in sorted(ordinals.items())
        if at >= level
    )
    numbering.append(
        parse_xml(
            f'<w:num xmlns:w="{MAIN}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
            f"{starts}</w:num>"
        )
    )
    return number


def own_list(document: Document, abstract: int, level: tuple[str, str, str, int, int]) -> int:
    """Add a list of one level: form, text, style or none, indent and hanging; return the number of it."""
    numbering = document.part.numbering_part.element
    # The schema wants every abstractNum before the first num.
    numbering.find(f"{{{MAIN}}}num").addprevious(_abstract(abstract, (level,)))
    return start_list(document, 0, {}, abstract)


def _language(document: Document) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415  late: decision 6
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6

    properties = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    for key in ("w:val", "w:eastAsia"):
        language.set(qn(key), "en-GB")
    language.set(qn("w:bidi"), "ar-SA")
    properties.append(language)


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415  late: decision 6
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6
    from docx.shared import Pt, RGBColor  # noqa: PLC0415  late: decision 6

    styles, ink = document.styles, RGBColor(0x1B, 0x27, 0x33)
    for name in (PARA, BULLET, NOTE):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    sizes = {
        "Normal": (12, 0, 6), "Title": (20, 0, 6), "Heading 1": (16, 18, 6),
        "Heading 2": (13, 14, 4), "Caption": (11, 8, 4), PARA: (12, 0, 6), BULLET: (12, 0, 3),
        NOTE: (10, 2, 4), "Header": (10, 0, 0), "Footer": (10, 0, 0),
    }  # fmt: skip
    for name, (size, before, after) in sizes.items():
        style = styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.font.color.rgb = ink
        style.font.italic = False
        style.font.bold = name in {"Title", "Heading 1", "Heading 2", "Caption"}
        fonts = style.element.rPr.rFonts
        # Headings of the default template name theme fonts, which win over a named one.
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:cs"), "Arial")
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.line_spacing = 1.15
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _list(document: Document) -> None:
    """Make the numbered list and, apart from it, the bullets.

    A bullet before the first ``(i)`` would start the level above it at one, and the paragraph
    would be printed as ``(ii)``: so bullets are no level of the numbered list.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6

    numbering = document.part.numbering_part.element
    first = numbering.find(qn("w:num"))
    for abstract in (_abstract(ABSTRACT, _LEVELS), _abstract(BULLETS, (_BULLET_LEVEL,))):
        # The schema wants every abstractNum before the first num.
        first.addprevious(abstract) if first is not None else numbering.append(abstract)
    base, bullets = start_list(document, 0, {}), start_list(document, 0, {}, BULLETS)
    for at, level in enumerate(_LEVELS):
        _link(document, level[2], at, base)
    _link(document, _BULLET_LEVEL[2], 0, bullets)


def _abstract(number: int, levels: Sequence[tuple[str, str, str, int, int]]) -> Any:
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6

    written = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'{_linked(style)}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for at, (kind, text, style, left, hanging) in enumerate(levels)
    )
    return parse_xml(
        f'<w:abstractNum xmlns:w="{MAIN}" w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{written}</w:abstractNum>'
    )


def _linked(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>' if style else ""


def _link(document: Document, style: str, level: int, number: int) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415  late: decision 6
    from docx.oxml.ns import qn  # noqa: PLC0415  late: decision 6

    element = next(s for s in document.styles.element if s.get(qn("w:styleId")) == style)
    # numPr must stand in its place of the sequence: after keepNext and keepLines.
    element.get_or_add_pPr()._insert_numPr(
        parse_xml(f'<w:numPr xmlns:w="{MAIN}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )
