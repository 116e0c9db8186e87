"""Files that are broken, protected or meant to harm: opened, or refused with a reason and a remedy.

Each is read in a process of its own that may take 10 seconds of the processor and 1 GB, and no more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.workbook.reading import read

pytestmark = pytest.mark.long

# Imports once, then reads each file in a child forked for it, whose time and memory begin anew.
PROBE = """
import json, os, resource, sys, time
from pathlib import Path
import scrutinydesk.workbook.assembly
from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.workbook.reading import read

def probe(path):
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    start = time.process_time()
    try:
        book = read(path).book
        said = {"opened": True, "cells": sum(sheet.values.size for sheet in book.sheets)}
    except UnreadableFileError as error:
        said = {"opened": False, "title": error.title, "detail": error.detail, "remedy": error.remedy}
    said["seconds"] = time.process_time() - start
    # Not ru_maxrss: that begins with what the parent had.
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    said["mb"] = int(peak.split()[1]) / 1024
    return said

for line in sys.stdin:
    if not (child := os.fork()):
        print(json.dumps(probe(Path(json.loads(line)))), flush=True)
        os._exit(0)
    if status := os.waitpid(child, 0)[1]:
        print(json.dumps({"ended": os.waitstatus_to_exitcode(status)}), flush=True)
"""
Probe = Callable[[Path], dict]
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = sorted(
    path
    for folder in ("bad-files", "awkward", "public-releases", "monthly", "lookups")
    for path in (SHARED / folder).glob("*")
    if path.is_file()
)


@pytest.fixture(scope="module", name="probe")
def _probe() -> Iterator[Probe]:
    with subprocess.Popen(
        [sys.executable, "-c", PROBE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def probe(path: Path) -> dict:
            process.stdin.write(json.dumps(str(path)) + "\n")
            process.stdin.flush()
            said = json.loads(process.stdout.readline())
            assert "ended" not in said, said
            assert said["seconds"] < 10
            assert said["mb"] < 1024
            if not said["opened"]:
                assert path.name in said["title"]
                assert said["detail"]
                assert said["remedy"]
            return said

        yield probe


@pytest.mark.skipif(not FILES, reason="the reference material, ../shared, is not beside this checkout")
@pytest.mark.parametrize("path", FILES or [Path("none")], ids=lambda path: path.name)
def test_every_file_at_hand(path: Path, probe: Probe) -> None:
    said = probe(path)
    if path.parent.name != "bad-files":
        assert said["opened"], said


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def plain(tmp_path: Path) -> dict[str, bytes]:
    book = openpyxl.Workbook()
    book.active.append(["Area", "Count"])
    book.active.append(["Lancashire", 128435])
    book.save(tmp_path / "plain.xlsx")
    return parts(tmp_path / "plain.xlsx")


def packed(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"
ENTITY = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", SHEET])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_bomb(tmp_path: Path, plain: dict[str, bytes], part: str, encoding: str) -> None:
    body = plain.get(part, b"<sst/>").decode()
    body = body[body.index("?>") + 2 :] if body.startswith("<?xml") else body
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    plain[part] = (head + ENTITY.decode() + body).encode(encoding)
    with pytest.raises(UnreadableFileError, match="no workbook needs"):
        read(packed(tmp_path / "bomb.xlsx", plain))


def test_zip_bomb(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain[SHEET] = b" " * (200 << 20)
    with pytest.raises(UnreadableFileError, match="fill the computer's memory"):
        read(packed(tmp_path / "bomb.xlsx", plain))


def test_part_that_is_larger_than_the_directory_says(tmp_path: Path, plain: dict[str, bytes]) -> None:
    said = plain[SHEET]
    plain[SHEET] = said + b" " * 5_000_000
    path = packed(tmp_path / "liar.xlsx", plain)
    data = bytearray(path.read_bytes())
    # The central directory: signature, …, CRC at 16, packed size at 20, size at 24, name at 46.
    at = next(
        i for i in range(len(data))
        if data[i : i + 4] == b"PK\x01\x02" and data[i + 46 :].startswith(SHEET.encode())
    )  # fmt: skip
    data[at + 16 : at + 20] = zlib.crc32(said).to_bytes(4, "little")
    data[at + 24 : at + 28] = len(said).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError):
        read(path)


def test_too_many_parts(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain |= {f"xl/media/{number}.png": b"" for number in range(10_001)}
    with pytest.raises(UnreadableFileError):
        read(packed(tmp_path / "many.xlsx", plain))


@pytest.mark.parametrize("kept", [10, 1000, 3000, -30])
def test_truncated(tmp_path: Path, plain: dict[str, bytes], kept: int) -> None:
    path = packed(tmp_path / "short.xlsx", plain)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(path)


def test_damaged_inside(tmp_path: Path, plain: dict[str, bytes]) -> None:
    path = packed(tmp_path / "hurt.xlsx", plain)
    data = path.read_bytes()
    at = data.index(SHEET.encode()) + len(SHEET) + 60
    path.write_bytes(data[:at] + bytes(20) + data[at + 20 :])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n" + bytes(200), "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (b"<!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(9), "Word"),
        (bytes(range(256)) * 40, "binary"),
        (b'{"a": [1, 2]}', "JSON"),
    ],
)
@pytest.mark.parametrize("name", ["report.xlsx", "report.csv", "report.xls"])
def test_not_a_workbook(tmp_path: Path, content: bytes, what: str, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path / name)
    assert what in caught.value.detail
    assert caught.value.remedy


def test_word_document(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    docx.Document().save(tmp_path / "report.xlsx")
    with pytest.raises(UnreadableFileError) as caught:
        read(tmp_path / "report.xlsx")
    assert "Word" in caught.value.detail


def test_encrypted(tmp_path: Path) -> None:
    stream = "EncryptedPackage".encode("utf-16-le") + bytes(64)
    (tmp_path / "secret.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + stream)
    with pytest.raises(UnreadableFileError, match="password"):
        read(tmp_path / "secret.xlsx")


def test_two_gigabytes_are_refused_unread(tmp_path: Path, probe: Probe) -> None:
    path = tmp_path / "huge.xlsx"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    said = probe(path)
    assert not said["opened"]
    assert said["mb"] < 200


def test_folder_and_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="not a workbook"):
        read(tmp_path)
    (tmp_path / "empty.csv").touch()
    with pytest.raises(UnreadableFileError, match="empty"):
        read(tmp_path / "empty.csv")


def test_locked(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"PK\x03\x04")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFileError, match="may not be read"):
        read(path)


def test_changed_while_reading(tmp_path: Path) -> None:
    path = tmp_path / "moving.csv"
    path.write_bytes(b"a,b\n1,2\n")

    class Writer:
        def step(self, done: int, total: int, what: str) -> None:
            if path.stat().st_size < 10:
                path.write_bytes(b"a,b\n1,2\n3,4\n")

    with pytest.raises(UnreadableFileError, match="changed while"):
        read(path, Writer())


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_of(rows: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def test_cells_without_addresses(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain[SHEET] = sheet_of("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    values = read(packed(tmp_path / "bare.xlsx", plain)).book.sheets[0].values.tolist()
    assert values == [[1, None, 3], [4, None, None]]


def test_addresses_beyond_the_sheet(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain[SHEET] = sheet_of(
        '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ1"><v>2</v></c></row>'
        '<row r="99999999"><c r="A99999999"><v>3</v></c></row>'
    )
    assert read(packed(tmp_path / "far.xlsx", plain)).book.sheets[0].values.tolist() == [[1]]


def test_nested_deeply(tmp_path: Path, plain: dict[str, bytes], probe: Probe) -> None:
    # Varied, so that it is not refused for its ratio.
    nested = "".join(f"<a{number % 977}>" for number in range(300_000))
    plain[SHEET] = sheet_of(nested)
    assert probe(packed(tmp_path / "deep.xlsx", plain))["seconds"] < 10


def test_number_with_a_comma_and_a_style_that_is_missing(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain[SHEET] = sheet_of('<row r="1"><c r="A1" s="99"><v>1,234.5</v></c><c r="B1"><v>2</v></c></row>')
    sheet = read(packed(tmp_path / "odd.xlsx", plain)).book.sheets[0]
    assert sheet.values.tolist() == [["1,234.5", 2]]


def test_names_in_another_case(tmp_path: Path, plain: dict[str, bytes]) -> None:
    plain["xl\\Worksheets\\Sheet1.xml"] = plain.pop(SHEET)
    assert read(packed(tmp_path / "case.xlsx", plain)).book.sheets[0].value(1, 1) == 128435


def test_strict_open_xml(tmp_path: Path, plain: dict[str, bytes]) -> None:
    pairs = (
        (MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    for name, content in plain.items():
        changed = content
        for old, new in pairs:
            changed = changed.replace(old, new)
        plain[name] = changed
    reading = read(packed(tmp_path / "strict.xlsx", plain))
    assert reading.book.sheets[0].value(1, 1) == 128435
    assert any(finding.kind == "reader.values_only" for finding in reading.findings)


def test_one_long_text_in_very_many_cells(tmp_path: Path, plain: dict[str, bytes], probe: Probe) -> None:
    text = "x" * 1_000_000
    plain["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'.encode()
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5001))
    plain[SHEET] = sheet_of(rows)
    assert probe(packed(tmp_path / "long.xlsx", plain))["opened"]


def test_ods_that_repeats_without_end(tmp_path: Path, probe: Probe) -> None:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<d xmlns:office="{office}:office:1.0" xmlns:table="{office}:table:1.0"'
        f' xmlns:text="{office}:text:1.0"><table:table table:name="s">'
        '<table:table-row table:number-rows-repeated="99999999">'
        '<table:table-cell table:number-columns-repeated="9999" office:value-type="string">'
        "<text:p>X</text:p></table:table-cell></table:table-row></table:table></d>"
    )
    members = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content.encode(),
    }
    assert not probe(packed(tmp_path / "endless.ods", members))["opened"]


def test_nothing_is_written_to_the_file(tmp_path: Path, plain: dict[str, bytes]) -> None:
    path = packed(tmp_path / "kept.xlsx", plain)
    before = path.read_bytes(), path.stat().st_mtime_ns
    read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("kept")] == ["kept.xlsx"]
