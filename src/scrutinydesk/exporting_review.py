"""What leaves a checked report: findings, query letter, register of commitments, commented copy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk import atomic
from scrutinydesk.errors import ExportError
from scrutinydesk.progress import SILENT, Progress

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Document
    from scrutinydesk.measures.resources import Resources
    from scrutinydesk.opening import Opened
    from scrutinydesk.redpen.listing import Listing

OFFICE = "Office of the Police and Crime Commissioner"
ZIP = b"PK"


class Letterhead(NamedTuple):
    """What stands around what is asked.

    Attributes
    ----------
    office : str
        Who asks: signs the letter, and is the author of comments.
    marking : str
        The protective marking; that none was given is said where it is empty.
    notes, chosen : bool
        Whether notes are asked about as well; whether nothing else is than what the officer has chosen.
    when : datetime.datetime or None
        The time that documents bear; now if left out.
    """

    office: str = OFFICE
    marking: str = ""
    notes: bool = False
    chosen: bool = False
    when: dt.datetime | None = None

    @property
    def moment(self) -> dt.datetime:
        """The time in question."""
        return self.when or dt.datetime.now(dt.UTC)


USUAL = Letterhead()


def marking_for(document: Document, opened: Opened | None, resources: Resources) -> str:
    """Return under which marking goes what quotes a report and its workbook; empty where none is given.

    One above OFFICIAL counts before any other; else that of the report, of the workbook, of all workbooks.
    """
    from scrutinydesk.redpen.cover import marking_of  # noqa: PLC0415  see below
    from scrutinydesk.reporting.figures import UNMARKED  # noqa: PLC0415  see below

    given = (marking_of(document), opened.report.marking if opened else "", resources.outline.marking)
    above = (each for each in given if each.upper() not in UNMARKED)
    return next(above, "") or next(filter(None, given), "")


# The imports below wait until something is written: none is needed to read or to look.


def write_xlsx(
    listing: Listing, path: Path, resources: Resources | None = None, head: Letterhead = USUAL
) -> None:
    """Write findings, every figure, tables worked out and commitments as a workbook."""
    from scrutinydesk.export.review_book import write_review  # noqa: PLC0415  see above

    write_review(listing, path, resources, head.when, head.marking)


def write_csv(listing: Listing, path: Path) -> None:
    """Write findings, claims and commitments as a list."""
    from scrutinydesk.export.review_list import as_csv  # noqa: PLC0415  see above

    atomic.write(path, as_csv(listing).encode("utf-8", "replace"))


def write_letter(listing: Listing, path: Path, head: Letterhead = USUAL) -> None:
    """Write the query letter.

    Raises ``ExportError`` where nothing is left to be asked.
    """
    from scrutinydesk.export import word_letter  # noqa: PLC0415  see above
    from scrutinydesk.export.query_letter import letter_of  # noqa: PLC0415  see above

    letter = letter_of(listing, head.office, head.moment.date(), notes=head.notes, chosen=head.chosen)
    word_letter.write_letter(letter, path, head.marking)


def write_register(listing: Listing, path: Path, head: Letterhead = USUAL) -> None:
    """Write what the report promises as a table."""
    from scrutinydesk.export import word_letter  # noqa: PLC0415  see above

    word_letter.write_register(listing.register, path, head.moment.date(), head.marking)


def write_commented(
    listing: Listing, source: Path, path: Path, head: Letterhead = USUAL
) -> None:
    """Write a copy of the report in Word with a comment at each figure that is asked about.

    Raises
    ------
    ScrutinyError
        The report is no .docx, has changed since it was checked, or is to be written over.
    """  # noqa: DOC501  a subclass of it
    from scrutinydesk.claims.reading import file_content  # noqa: PLC0415  see above
    from scrutinydesk.export.comments import commented  # noqa: PLC0415  see above
    from scrutinydesk.redpen.queries import queries  # noqa: PLC0415  see above

    if path.exists() and path.samefile(source):
        raise ExportError(
            f"“{source.name}” is the report itself.",
            "The comments go into a copy; what the constabulary sent stays as it is.",
            "Choose another name.",
        )
    asked = queries(listing, notes=head.notes, chosen=head.chosen)
    content = file_content(source)
    atomic.write(path, commented(content, listing.review.document, asked, head.office, head.moment))


def write_all(
    listing: Listing,
    out: Path,
    source: Path | None = None,
    head: Letterhead = USUAL,
    progress: Progress = SILENT,
) -> list[Path]:
    """Write all of it into a folder, and return the files.

    A letter is left out where there is nothing to ask, a register where nothing is promised, and a commented
    copy where the report is no Word document.

    Parameters
    ----------
    source : Path, optional
        The report, where it is a file.
    """
    from scrutinydesk.redpen.queries import queries  # noqa: PLC0415  see above

    jobs: list[tuple[Path, Callable[[Path], None]]] = [
        (out / "findings.xlsx", partial(write_xlsx, listing, head=head)),
        (out / "findings.csv", partial(write_csv, listing)),
    ]
    if queries(listing, notes=head.notes, chosen=head.chosen):
        jobs.append((out / "queries.docx", partial(write_letter, listing, head=head)))
        if source is not None and is_word(source):
            copy = out / f"{source.stem} with comments.docx"
            jobs.append((copy, partial(write_commented, listing, source, head=head)))
    if listing.commitments:
        jobs.append((out / "commitments.docx", partial(write_register, listing, head=head)))
    atomic.make_folder(out)
    for done, (path, write) in enumerate(jobs):
        progress.step(done, len(jobs), f"Writing {path.name}")
        write(path)
    progress.step(len(jobs), len(jobs), "Done")
    return [path for path, _ in jobs]


def is_word(source: Path) -> bool:
    """Tell whether a report that was read is a Word document: of those, only they are zip archives."""
    with source.open("rb") as file:
        return file.read(len(ZIP)) == ZIP
