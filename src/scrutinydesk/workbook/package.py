"""Opening a file safely: its bytes, once, with what they are and their SHA-256."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.errors import UnreadableFileError
from scrutinydesk.workbook import sniffing
from scrutinydesk.workbook.archive import Archive, protected

if TYPE_CHECKING:
    from pathlib import Path

    from scrutinydesk.progress import Progress

FILE_BYTES = 256 << 20
_CHUNK = 8 << 20
_OFFICE = {"word": "a Word document", "ppt": "a PowerPoint presentation", "visio": "a drawing"}


@dataclass(frozen=True, slots=True)
class Package:
    """A file as read, all at once: whatever happens to it afterwards, every reader sees the same.

    Attributes
    ----------
    kind : str
        As ``Book.format``.
    archive : Archive or None
        Where the file is a zip archive.
    """

    path: Path
    data: bytes
    sha256: str
    kind: str
    archive: Archive | None = None


def open_package(path: Path, progress: Progress) -> Package:
    """Read the bytes of a workbook and tell what they are.

    Raises
    ------
    UnreadableFileError
        The file is gone, locked, empty, too large, protected, damaged or no workbook.
    """  # noqa: DOC501  functions make the errors
    name = path.name
    try:
        data, digest = _bytes(path, progress)
    except FileNotFoundError as error:
        raise _gone(path) from error
    except (PermissionError, BlockingIOError) as error:
        raise _locked(name) from error
    except (OSError, ValueError) as error:
        raise UnreadableFileError(
            f"“{name}” could not be read.",
            str(error),
            "Copy the file to this computer and open the copy.",
        ) from error
    kind, archive = _kind(data, name)
    return Package(path, data, digest, kind, archive)


def _bytes(path: Path, progress: Progress) -> tuple[bytes, str]:
    """Read the file in pieces; its size is checked before anything is read."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise _not_a_file(path.name or str(path), "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise _not_a_file(path.name, "it is not an ordinary file")
    if found.st_size > FILE_BYTES:
        raise _too_large(path.name, found.st_size)
    if found.st_size == 0:
        raise UnreadableFileError(
            f"“{path.name}” is empty.",
            "The file has no content at all; a download or a copy may have failed.",
            "Fetch the file again.",
        )
    digest = hashlib.sha256()
    pieces: list[bytes] = []
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            pieces.append(piece)
            progress.step(len(pieces) * _CHUNK, found.st_size, "Reading the file")
            if len(pieces) * _CHUNK > FILE_BYTES + _CHUNK:
                raise _too_large(path.name, FILE_BYTES)
        after = os.fstat(file.fileno())
    data = b"".join(pieces)
    if (after.st_size, after.st_mtime_ns) != (found.st_size, found.st_mtime_ns) or len(data) != found.st_size:
        raise UnreadableFileError(
            f"“{path.name}” changed while it was being read.",
            "Another program is writing to it, so what was read may be half old and half new.",
            "Wait until it is saved, then open it again.",
        )
    return data, digest.hexdigest()


def _kind(data: bytes, name: str) -> tuple[str, Archive | None]:
    if data.startswith(sniffing.ZIP):
        archive = Archive(data, name)
        return _zip_kind(archive, name), archive
    if data.startswith(sniffing.OLE):
        kind = sniffing.ole_content(data)
        if kind == "encrypted":
            raise protected(name)
    else:
        kind = sniffing.known_other(data[:64]) or sniffing.text_content(data)
    if kind not in {"xls", "csv"}:
        raise _not_a_workbook(name, kind)
    return kind, None


def _zip_kind(archive: Archive, name: str) -> str:
    names = archive.names
    if "content.xml" in archive:
        return _ods_kind(archive, name)
    if any(part.startswith("xl/") and part.endswith(".bin") and "workbook" in part for part in names):
        return "xlsb"
    if any(part.startswith("xl/") or part.endswith("workbook.xml") for part in names):
        types = "[content_types].xml"
        macros = types in archive and b"macroEnabled" in archive.read(types)
        return "xlsm" if macros else "xlsx"
    for folder, words in _OFFICE.items():
        if any(part.startswith(f"{folder}/") for part in names):
            raise _not_a_workbook(name, words)
    if "[content_types].xml" in archive or "_rels/.rels" in archive:
        raise archive.damaged("the part that lists its sheets is missing")
    raise _not_a_workbook(name, "a zip archive")


def _ods_kind(archive: Archive, name: str) -> str:
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive else b""
    if b"encryption-data" in manifest:
        raise protected(name)
    kind = archive.read("mimetype")[:100] if "mimetype" in archive else b"spreadsheet"
    if b"spreadsheet" not in kind:
        raise _not_a_workbook(name, "an OpenDocument file, but no spreadsheet")
    return "ods"


def _gone(path: Path) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{path.name}” is not there any more.",
        f"There is no file {path}.",
        "It may have been moved, renamed or deleted, or a drive may not be connected.",
    )


def _locked(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}” may not be read.",
        "Another program holds it, or you have no permission to read it.",
        "Close it in the other program, or copy it to a folder of your own and open the copy.",
    )


def _not_a_file(name: str, why: str) -> UnreadableFileError:
    return UnreadableFileError(f"“{name}” is not a workbook: {why}.", "", "Choose a workbook or a CSV file.")


def _not_a_workbook(name: str, what: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}” is not a workbook.",
        f"Its content is that of {what}, whatever its name says.",
        "Choose an Excel or OpenDocument workbook (.xlsx, .xlsm, .xls, .xlsb, .ods) or a CSV "
        "file. A spreadsheet program may be able to open it and save it as .xlsx.",
    )


def _too_large(name: str, size: int) -> UnreadableFileError:
    return UnreadableFileError(
        f"“{name}” is too large to open.",
        f"It has {size / (1 << 20):,.0f} MB; up to {FILE_BYTES >> 20} MB can be opened.",
        "Save the sheets that you need as a workbook of their own.",
    )
