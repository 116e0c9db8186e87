"""``scrutinydesk check`` on what nobody sends in good faith: bounded time and memory, and words for it.

Each runs in a process of its own, which may take 1.5 GB and no more.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
import zlib

import docx
import pytest

pytestmark = pytest.mark.long

pytest.importorskip("resource", reason="memory can be limited on Unix only")

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (3 << 29, 3 << 29));"
    "from scrutinydesk.command_line import main; sys.exit(main(sys.argv[1:]))"
)
SECONDS = 60


def check(path, *words: str) -> subprocess.CompletedProcess:
    """Check a file in a process that is ended when it takes too long or too much."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, "check", str(path), *words],
        capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip


def word(path, pieces) -> None:
    """Write a .docx whose text is made piece by piece."""
    plain = io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name != "word/document.xml":
                after.writestr(name, before.read(name))
        with after.open("word/document.xml", "w", force_zip64=True) as file:
            file.write(f"<w:document {W}><w:body>".encode())
            for piece in pieces:
                file.write(piece.encode())
            file.write(b"</w:body></w:document>")


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def refused(done: subprocess.CompletedProcess, words: str) -> None:
    """See that nothing was written but what is wrong, what it means and what to do."""
    assert done.returncode == 1
    assert not done.stdout
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 3
    assert "Traceback" not in done.stderr


def test_five_thousand_pages(tmp_path):
    path = tmp_path / "report.docx"
    page = "".join(
        paragraph(f"Burglary in district {at} rose by 5 offences, which is in line with others. " * 4)
        for at in range(12)
    )
    word(path, (page for _ in range(5000)))
    refused(check(path), "too long to be checked")


def test_a_zip_bomb(tmp_path):
    path = tmp_path / "report.docx"
    word(path, (" " * (1 << 20) for _ in range(600)))
    refused(check(path), "fill the computer's memory")


def test_a_pdf_bomb(tmp_path):
    engine = zlib.compressobj(9)
    packed = b"".join([*(engine.compress(bytes(1 << 20)) for _ in range(800)), engine.flush()])
    head = f"%PDF-1.7\n1 0 obj\n<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n"
    path = tmp_path / "report.pdf"
    path.write_bytes(head.encode() + packed + b"\nendstream\nendobj\n")
    refused(check(path), "fill the computer's memory")


def test_tables_nested_fifty_deep(tmp_path):
    inner = paragraph("Robbery rose by 5%.")
    for _ in range(50):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    path = tmp_path / "report.docx"
    word(path, [inner])
    done = check(path)
    assert done.returncode == 0, done.stderr
    assert "1 statement, 1 figure\n" in done.stdout


@pytest.mark.parametrize("sign", ["", " ", ", "])
def test_a_page_of_nothing_but_digits(tmp_path, sign):
    path = tmp_path / "report.txt"
    path.write_text("\n".join(sign.join(str(at * row % 10) for at in range(80)) for row in range(60)))
    done = check(path)
    assert done.returncode == 0, done.stderr
    assert "0 errors" not in done.stdout
    assert ": error" not in done.stdout


def test_millions_of_figures(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(" ".join(str(at % 1000) for at in range(1_500_000)))
    refused(check(path), "more figures than can be checked")


@pytest.mark.parametrize("name", ["report.docx", "report.pdf", "report.txt"])
def test_noise(tmp_path, name):
    path = tmp_path / name
    start = {"report.docx": b"PK\x03\x04", "report.pdf": b"%PDF-1.7\n", "report.txt": b""}[name]
    path.write_bytes(start + bytes((at * 7919) % 251 for at in range(200_000)))
    done = check(path)
    assert done.returncode == 1
    assert not done.stdout
    assert "Traceback" not in done.stderr
