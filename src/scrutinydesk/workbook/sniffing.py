"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
_TEXT_SAMPLE = 65536
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|head|body)\b", re.IGNORECASE)

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
)


def known_other(head: bytes) -> str:
    """Return what a file is that is certainly no workbook, in words; empty if not known."""
    return next((words for magic, words in _MAGIC if head.startswith(magic)), "")


def ole_content(data: bytes) -> str:
    """Return ``xls``, ``encrypted``, or words for what else an OLE file holds."""
    # Names of streams stand in the directory as UTF-16; the directory has no fixed place.
    found = {name for name in _STREAMS if (name.encode("utf-16-le") + b"\0\0") in data}
    if "EncryptedPackage" in found:
        return "encrypted"
    if found & {"Workbook", "Book"}:
        return "xls"
    return next((_STREAMS[name] for name in _STREAMS if name in found), "an Office file")


_STREAMS = {
    "EncryptedPackage": "",
    "Workbook": "",
    "Book": "",
    "WordDocument": "a Word document",
    "PowerPoint Document": "a PowerPoint presentation",
    "__properties_version1.0": "an e-mail message",
}


def text_content(data: bytes) -> str:
    """Return ``csv`` for text that may hold a table, otherwise words for what it is."""
    head = data[:_TEXT_SAMPLE]
    if encoding_of(data) == "":
        return "a file of binary data"
    plain = head.replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    if _HTML.search(plain[:2048]):
        return "a web page"
    if plain.startswith(b"<"):
        excel = b"Excel.Sheet" in plain or b"office:spreadsheet" in plain
        return "an XML spreadsheet of an old kind" if excel else "an XML file"
    if plain.startswith(b"{") and b'":' in plain:
        return "a JSON file"
    return "csv"


def encoding_of(data: bytes) -> str:
    """Return the encoding of text, empty where the bytes are not text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:_TEXT_SAMPLE]
    if b"\0" in head:
        # UTF-16 without its mark: every other byte of plain English is nought.
        odd, even = head[1::2].count(0), head[::2].count(0)
        if odd > len(head) * 0.3 and even < odd / 10:
            return "utf-16-le"
        return "utf-16-be" if even > len(head) * 0.3 and odd < even / 10 else ""
    controls = sum(head.count(byte) for byte in range(32) if byte not in {9, 10, 12, 13, 26, 27})
    if controls > len(head) * 0.005:
        return ""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
