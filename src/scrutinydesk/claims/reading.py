"""Opening a report: which reader a file needs is told from its bytes."""

from __future__ import annotations

from pathlib import Path

from scrutinydesk.claims.document import Document, DocumentError
from scrutinydesk.claims.plain_text import read_plain
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.progress import SILENT, Progress
from scrutinydesk.workbook import sniffing

MOST_BYTES = 128 << 20
PASTED = "pasted text"
STANDARD_INPUT = "standard input"


def read_pasted(text: str) -> Document:
    """Return the document of a text from the clipboard.

    Raises
    ------
    DocumentError
        It is longer than can be checked.
    """
    return read_plain(text, PASTED)


def read_document(path: Path, progress: Progress = SILENT) -> Document:
    """Return the report in a file: .docx, .pdf or plain text.

    Raises
    ------
    ScrutinyError
        The file cannot be read, is none of these, or is too long.
    """
    return read_content(file_content(path), path.name, progress)


def read_content(data: bytes, name: str, progress: Progress = SILENT) -> Document:
    """Return the report in the content of a file.

    Raises
    ------
    ScrutinyError
        It is empty, cannot be read, is no report, or is too long.
    """  # noqa: DOC501  subclasses of it
    if len(data) > MOST_BYTES:
        raise _too_large(name, len(data))
    if not data.strip():
        raise _empty(name)
    progress.step(0, 1, "Reading the report")
    if data.startswith(sniffing.ZIP):
        from scrutinydesk.claims.word_reader import read_word  # noqa: PLC0415  only where one is read

        return read_word(data, name)
    if b"%PDF-" in data[:1024]:
        from scrutinydesk.claims.pdf_reader import read_pdf  # noqa: PLC0415  only where one is read

        return read_pdf(data, name, progress)
    return _plain(data, name)


def file_content(path: Path) -> bytes:
    """Return what is in the file of a report.

    Raises
    ------
    DocumentError
        It cannot be read, or is too large.
    """  # noqa: DOC501  a function makes it
    try:
        if not path.is_file():
            raise _no_file(path)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _too_large(path.name, size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” could not be read.",
            str(error),
            "It may have been moved, or another program holds it; copy it to this computer and open the"
            " copy.",
        ) from error


def _no_file(path: Path) -> DocumentError:
    if path.is_dir():
        return DocumentError(
            f"“{path.name}” is a folder, not a report.",
            "A report is one file.",
            "Choose the Word document, PDF or text in it.",
        )
    if path.exists():
        return DocumentError(
            f"“{path.name}” could not be read.", "It is no ordinary file.", "Choose a document or a text."
        )
    return DocumentError(
        f"There is no file “{path.name}”.",
        f"Nothing of that name is in the folder {path.absolute().parent}.",
        "Check the name and the folder; it may have been moved. On the command line a name with blanks needs"
        " quotation marks.",
    )


def _empty(name: str) -> DocumentError:
    if name == STANDARD_INPUT:
        return DocumentError(
            "Nothing came from the standard input.",
            "“-” reads the report from there, and it held no words.",
            "Send the text of the report to the command, or give the name of its file instead of “-”.",
        )
    return DocumentError(f"“{name}” is empty.", "The file has no content at all.", "Fetch the file again.")


def _too_large(name: str, size: int) -> DocumentError:
    return DocumentError(
        f"“{name}” is too large to open.",
        f"It has {size >> 20:,} MB; up to {MOST_BYTES >> 20} MB can be opened.",
        "Save it without its pictures, or save the pages that matter as a document of their own.",
    )


def _plain(data: bytes, name: str) -> Document:
    other = sniffing.known_other(data[:64]) or ("an old Office file" if data.startswith(sniffing.OLE) else "")
    content = other or sniffing.text_content(data)
    encoding = sniffing.encoding_of(data)
    if other or not encoding or content not in {"csv", "a JSON file"}:
        raise DocumentError(
            f"“{name}” is no report that can be read.",
            f"Its content is that of {content}, whatever its name says.",
            "Choose a Word document (.docx), a PDF or plain text. A word processor may be able to save "
            "it as .docx.",
        )
    text = data.decode(encoding, errors="replace")
    notices: tuple[Finding, ...] = ()
    if "\ufffd" in text:
        notices = (
            Finding(
                "report.encoding",
                Severity.WARNING,
                "Some characters of the text could not be read.",
                f"They do not fit its encoding ({encoding}); each stands as \ufffd.",
                "Save the text as UTF-8 and open it again.",
                Place(name),
            ),
        )
    return read_plain(text, name, notices)
