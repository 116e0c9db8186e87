"""Files that are made to hurt: read within a minute and a gigabyte, or refused in words that help."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.oxml.ns import nsdecls

from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document
from scrutinydesk.errors import ScrutinyError

pytestmark = pytest.mark.long

WORDS = ("the", "force", "recorded", "robbery", "burglary", "in", "crimes", "rose", "fell", "by", "area")
LIMITED = """
import resource, sys, pathlib
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.reading import read_document
from scrutinydesk.errors import ScrutinyError
try:
    print("READ", len(read_claims(read_document(pathlib.Path(sys.argv[1])))))
except ScrutinyError as error:
    print("REFUSED", error.title, error.remedy)
"""


def written(path, body: str):
    """A Word document with a body of our own; random words keep it from shrinking as bombs do."""
    bare = io.BytesIO()
    docx.Document().save(bare)
    with zipfile.ZipFile(bare) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name != "word/document.xml":
                after.writestr(name, before.read(name))
        document = f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>"
        after.writestr("word/document.xml", document)
    return path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def limited(path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout or done.stderr


needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")


@needs_limits
def test_five_thousand_pages_are_refused_in_little_memory(tmp_path):
    chance = random.Random(1)
    body = "".join(paragraph(prose(chance, 500)) for _ in range(5_000))
    assert "too long to be checked" in limited(written(tmp_path / "report.docx", body))


@needs_limits
def test_hundreds_of_pages_are_read_in_little_memory(tmp_path):
    chance = random.Random(2)
    body = "".join(paragraph(f"{prose(chance, 60)} {chance.randint(1, 9999)}.") for _ in range(2_000))
    assert limited(written(tmp_path / "report.docx", body)).startswith("READ")


@pytest.mark.timeout(60)
@pytest.mark.parametrize("parted", [" ", ", ", "\t", "</w:t></w:r></w:p><w:p><w:r><w:t>"])
def test_pages_of_only_digits_are_refused_at_once(tmp_path, parted):
    chance = random.Random(3)
    body = paragraph(parted.join(str(chance.randint(1, 99_999)) for _ in range(130_000)))
    document = read_document(written(tmp_path / "report.docx", body))
    with pytest.raises(ScrutinyError, match="more figures") as caught:
        read_claims(document)
    assert caught.value.remedy


@pytest.mark.timeout(60)
def test_a_figure_of_a_million_digits_is_none(tmp_path):
    document = read_document(written(tmp_path / "report.docx", paragraph("7" * 1_000_000)))
    assert read_claims(document) == ()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("depth", [50, 900])
def test_tables_in_tables_are_read_on_every_level(tmp_path, depth):
    body = paragraph("Robbery rose by 5%.")
    for level in range(depth):
        cell = f"<w:tc>{paragraph(f'Level {level}')}{body}</w:tc><w:tc>{paragraph(str(level + 100))}</w:tc>"
        body = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    document = read_document(written(tmp_path / "report.docx", body))
    shown = [passage.text for passage in document.passages]
    assert shown.count("Level 0 Robbery rose by 5%.") == 1
    assert sum(text.isdigit() for text in shown) == depth


@pytest.mark.timeout(60)
def test_a_table_of_seventy_thousand_figures_is_refused(tmp_path):
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(str(number))}</w:tc>" for number in range(200)) + "</w:tr>"
    document = read_document(written(tmp_path / "report.docx", f"<w:tbl>{row * 350}</w:tbl>"))
    with pytest.raises(ScrutinyError, match="more figures"):
        read_claims(document)
