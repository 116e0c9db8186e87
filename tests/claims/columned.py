"""A report as an office lays it out: columns, running head and foot, merged heads, a footnote."""

from __future__ import annotations

COLUMNS = tuple(
    """\
Burglary fell by 8.4% compared with the same period last year, with 212 fewer offences recorded in all.
Robbery offences are up 3.1 per cent on last year, from 1,204 to 1,241, and 12.6% of them were solved.
Knife crime decreased from 612 to 548 offences (-10.5%), and 96 people were arrested for it in the year.
The average response time to immediate incidents was 9 minutes 32 seconds, against a target of 10 minutes.
Anti-social behaviour incidents reduced by 2,310 to 18,455. Domestic abuse was 18% of all recorded crime.
""".splitlines()
)
SHORT = tuple(
    """\
Officers spent £4.5 million on overtime, £0.3m more than budgeted. The budget is forecast to underspend.
Of the 1,212 victims surveyed, 907 (74.8%) were satisfied with the service that they had in the year.
The number of people killed or seriously injured fell by almost 10%, from 402 to 363. Of these, 58 walked.
""".splitlines()
)
ROWS = (
    ("Burglary", "3,204", "2,950", "-254", "-7.9%"),
    ("Robbery", "611", "702", "+91", "+14.9%"),
    ("Hate crime", "1,040", "1,188", "+148", "+14.2%"),
)
_NAMES = " ".join(
    f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for key, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
_STYLES = """
<office:styles><style:style style:name="Standard" style:family="paragraph">
<style:paragraph-properties fo:margin-bottom="0.2cm" fo:text-align="justify"/>
<style:text-properties fo:font-size="10pt"/></style:style></office:styles>
<office:automatic-styles><style:style style:name="Two" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:header><text:p>Durham Constabulary performance report 2018/19</text:p></style:header>
<style:footer><text:p>Version 1.2, page <text:page-number>1</text:page-number> of
 <text:page-count>1</text:page-count>, telephone 01632 960 123</text:p></style:footer>
</style:master-page></office:master-styles>
"""
_NOTE = (
    '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>Figures exclude 112 crimes that were cancelled.</text:p></text:note-body>"
    "</text:note>"
)


def _paragraph(words: str) -> str:
    return f'<text:p text:style-name="Standard">{words}</text:p>'


def _heading(words: str) -> str:
    return f'<text:h text:outline-level="1">{words}</text:h>'


def _section(name: str, paragraphs) -> str:
    held = "".join(map(_paragraph, paragraphs))
    return f'<text:section text:style-name="Two" text:name="{name}">{held}</text:section>'


def _cell(words: str, merged: str = "") -> str:
    return f"<table:table-cell{merged}>{_paragraph(words)}</table:table-cell>"


def _table() -> str:
    covered = "<table:covered-table-cell/>"
    two = ' table:number-columns-spanned="2"'
    heads = _cell("Offence", ' table:number-rows-spanned="2"') + _cell("Recorded", two) + covered
    heads += _cell("Change", two) + covered
    under = covered + "".join(map(_cell, ("2017/18", "2018/19", "Number", "%")))
    rows = [heads, under, *("".join(map(_cell, row)) for row in ROWS)]
    held = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    columns = '<table:table-column table:number-columns-repeated="5"/>'
    return f'<table:table table:name="T">{columns}{held}</table:table>'


def laid_out(times: int) -> str:
    """Return the report as a flat document of LibreOffice, with its columns so many times over."""
    body = (
        _heading("Durham Constabulary: performance to 31 March 2019")
        + _paragraph(f"Recorded crime rose by 6.2% (4,118 offences) in the year ending March 2019.{_NOTE}")
        + _heading("Crime")
        + _section("S1", COLUMNS * times)
        + _heading("Recorded crime by offence")
        + _table()
        + _paragraph("There were 3,012 officers in post against an establishment of 3,050.")
        + _heading("Finance")
        + _section("S2", SHORT)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMES} office:version="1.2"'
        f' office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
