"""Word documents with all that text can stand in, and reading back what a comment is about."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile

import docx
from docx.oxml.ns import nsdecls
from lxml import etree

from scrutinydesk.claims.document import Document
from scrutinydesk.claims.reading import read_content
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.listing import listed
from scrutinydesk.redpen.queries import Query, queries
from scrutinydesk.redpen.review import ReportFinding, Review, Span

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
SPACES = (
    f"{nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:v='urn:schemas-microsoft-com:vml' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'"
)


def run(text: str, properties: str = "") -> str:
    held = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{held}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


BOX = "<w:txbxContent><w:p><w:r><w:t>In the box: 112 offences.</w:t></w:r></w:p></w:txbxContent>"
# Each holds a figure in its own way; the figures are the words that are asked about.
BODY = {
    "101": paragraph(run("Crime rose by 101 &amp; more.")),
    "10.2%": paragraph(run("Robbery fell by 10"), run(".2%", "<w:b/>"), run(" over the year.")),
    "103": paragraph(
        run("Up "),
        "<w:del w:id='1' w:author='a'><w:r><w:delText>99</w:delText></w:r></w:del>",
        "<w:ins w:id='2' w:author='a'><w:r><w:t>103</w:t></w:r></w:ins>",
        run(" thefts."),
    ),
    "104": paragraph(
        run("See "),
        "<w:hyperlink w:anchor='x'><w:r><w:t xml:space='preserve'>all 104 thefts</w:t></w:r></w:hyperlink>",
        run("."),
    ),
    "105": paragraph(
        run("Total "),
        "<w:fldSimple w:instr=' DOCPROPERTY x '><w:r><w:t>105</w:t></w:r></w:fldSimple>",
        run(" crimes."),
    ),
    "106": paragraph(
        run("Sum "),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> = 100 + 6 </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>106</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        run(" crimes."),
    ),
    "107": paragraph(
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:sdt><w:sdtContent>"
        + run("In a control: 107 burglaries.")
        + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    ),
    "108": f"<w:sdt><w:sdtContent>{paragraph(run('A block.'))}{paragraph(run('With 108 arrests.'))}"
    "</w:sdtContent></w:sdt>",
    "109": paragraph(
        "<w:r><w:rPr><w:i/></w:rPr><w:t>Arson</w:t><w:tab/><w:t>109</w:t><w:br/><w:t>fires</w:t></w:r>"
    ),
    "110": paragraph("<w:r><w:t><![CDATA[There were 110 <raids>.]]></w:t></w:r>"),
    "111": "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
    + "".join(f"<w:tc><w:tcPr/>{paragraph(run(each))}</w:tc>" for each in ("Stalking", "111"))
    + "</w:tr><w:tr>"
    + "".join(f"<w:tc><w:tcPr/>{paragraph(run(each))}</w:tc>" for each in ("Fraud", "9"))
    + "</w:tr></w:tbl>",
    "112": paragraph(
        run("Beside it."),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        "<wp:inline xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'>"
        "<wp:extent cx='1800000' cy='600000'/><wp:docPr id='5' name='Box'/>"
        "<a:graphic xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>"
        "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:cNvSpPr/>"
        "<wps:spPr><a:xfrm><a:off x='0' y='0'/><a:ext cx='1800000' cy='600000'/></a:xfrm>"
        "<a:prstGeom prst='rect'><a:avLst/></a:prstGeom></wps:spPr>"
        f"<wps:txbx>{BOX}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    ),
    "113": paragraph(run("A note"), "<w:r><w:footnoteReference w:id='2'/></w:r>", run(" follows.")),
    "114": paragraph(run("Fires 114, floods 115, thefts 114.")),
    "115": "",
    "116 (11.7%)": paragraph(run("Thefts up 11"), run("6 (11", "<w:i/>"), run(".7%) in a year.")),
    "1181": paragraph(
        run("Rate "), "<m:oMath><m:r><m:t>1181</m:t></m:r></m:oMath>", run(" per head.")
    ),
    "120": paragraph(
        run("See "),
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \\l x </w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t xml:space='preserve'>the 120 </w:t></w:r>"
        "<w:r><w:t>cases</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>",
        run(" there."),
    ),
    "£119": paragraph(run("Costs of £119 &lt;net&gt; \u2013 caf\u00e9.")),
}
NOTES = (
    f"<w:footnotes {SPACES}><w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p>"
    "</w:footnote>"
    f"<w:footnote w:id='2'><w:p><w:r><w:t>Without fraud, 113.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
# Where Word allows no comment inside, all of the anchor is marked.
WHOLE = {
    "110": "There were 110 <raids>.",
    "112": "In the box: 112 offences.",
    "113": "",
    "120": "the 120 cases",
}


def packed(body: str, notes: str = NOTES, *, comments: bool = False, encoding: str = "UTF-8") -> bytes:
    """A .docx of a body, with footnotes, and with a comment of somebody else's where that is wanted."""
    document = docx.Document()
    if comments:
        added = document.add_paragraph("Here stands one already.")
        document.add_comment(added.runs, text="Is this so?", author="A. Reader", initials="AR")
    buffer = io.BytesIO()
    document.save(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                text = content.decode()
                first = text.index("<w:body>") + len("<w:body>")
                old = text[first : text.index("<w:sectPr")] if comments else ""
                text = (
                    f"<?xml version='1.0' encoding='{encoding}' standalone='yes'?>"
                    f"<w:document {SPACES}><w:body>{body}{old}<w:sectPr/></w:body></w:document>"
                )
                content = text.encode(encoding)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                more = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", more.encode())
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                more = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                content = content.replace(b"</Types>", more.encode())
            after.writestr(name, content)
        after.writestr("word/footnotes.xml", notes)
    return out.getvalue()


def replaced(data: bytes, part: str, content: bytes | None) -> bytes:
    """The same package with other content in a part, or without it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, held in parts(data).items():
            if name != part:
                file.writestr(name, held)
            elif content is not None:
                file.writestr(name, content)
    return out.getvalue()


def asked_about(document: Document, words: list[str]) -> tuple[Query, ...]:
    """A query for each of some words, wherever they stand first."""
    findings = []
    for each in words:
        start = document.text.index(each)
        spans = (Span(start, start + len(each)),)
        findings.append(
            ReportFinding("test", Severity.ERROR, f"{each} it says.", spans, f"1 + 1 = {each}")
        )
    return queries(listed(Review(document, (), (), tuple(findings))))


def read(data: bytes) -> Document:
    return read_content(data, "report.docx")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def about(data: bytes) -> dict[str, str]:
    """The text that each comment is about, by the number of the comment."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    begun: set[str] = set()
    found: dict[str, str] = {}
    for each in root.iter():
        number = each.get(f"{W}id")
        if each.tag == f"{W}commentRangeStart":
            begun.add(number)
            found[number] = ""
        elif each.tag == f"{W}commentRangeEnd":
            begun.remove(number)
        elif each.tag.endswith("}t") and not any(
            above.tag.endswith("}Fallback") for above in each.iterancestors()
        ):
            for open_one in begun:
                found[open_one] += each.text or ""
    assert not begun
    return found


def said(data: bytes) -> dict[str, str]:
    """The first words of each comment, by its number."""
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return {
        each.get(f"{W}id"): "".join(next(each.iter(f"{W}p")).itertext()) for each in root.iter(f"{W}comment")
    }


def office(folder, path, form: str) -> None:
    """Convert a file with LibreOffice, whose settings go into the folder as well."""
    program = shutil.which("soffice")
    settings = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [program, settings, "--headless", "--convert-to", form, "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )


def in_office(data: bytes, folder) -> list[tuple[str, str]]:
    """What LibreOffice makes of the comments: the first words of each, and the text that it is about."""
    path = folder / "commented.docx"
    path.write_bytes(data)
    office(folder, path, "fodt")
    root = etree.parse(str(folder / "commented.fodt")).getroot()
    own = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    texts: dict[str, str] = {}
    words: dict[str, str] = {}
    begun: set[str] = set()
    for event, each in etree.iterwalk(root, events=("start", "end")):
        inside = any(above.tag == f"{own}annotation" for above in each.iterancestors())
        if event == "start" and each.tag == f"{own}annotation":
            name = each.get(f"{own}name", f"unnamed {len(words)}")
            lines = each.findall(".//{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p")
            words[name] = "".join(lines[0].itertext()) if lines else ""
            texts[name] = ""
            begun.add(name)
        elif event == "start" and each.tag == f"{own}annotation-end":
            begun.discard(each.get(f"{own}name"))
        piece = each.text if event == "start" else each.tail
        skipped = inside or (event == "start" and each.tag == f"{own}annotation")
        for name in begun:
            texts[name] += "" if skipped else piece or ""
    return [(words[name], texts[name]) for name in words]
