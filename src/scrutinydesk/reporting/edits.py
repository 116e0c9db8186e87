"""The officer's own words in place of drafted ones, kept through every new look at the data.

An edit is bound to its paragraph and to the text that was drafted when it was made. When a
fresh draft states other figures, the edit still stands and is marked as stale.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.errors import ExportError, UnreadableFileError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.periods import NAMES
from scrutinydesk.reporting.report import Paragraph, Report, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION = 1
DATE = rf"(?:\d{{1,2}} )?(?:{'|'.join(NAMES)})(?: \d{{4}})?"
FIGURE = re.compile(rf"{DATE}|[-+\N{{MINUS SIGN}}]?£?\d[\d,]*(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Edit:
    """One paragraph in the officer's words.

    Attributes
    ----------
    drafted : str
        The text that was drafted when the edit was made.
    """

    paragraph_id: str
    text: str
    drafted: str


def figures(text: str) -> tuple[str, ...]:
    """Return the figures and dates that a text states, in order."""
    return tuple(match.group().rstrip(",") for match in FIGURE.finditer(text))


@dataclass(frozen=True)
class Edits:
    """All edits of a report, by paragraph; a change gives a new one."""

    by_id: Mapping[str, Edit] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self.by_id.values())

    def with_edit(self, edit: Edit) -> Edits:
        """Return these with one added or replaced."""
        return Edits({**self.by_id, edit.paragraph_id: edit})

    def without(self, paragraph_id: str) -> Edits:
        """Return these without one, so that the drafted text stands again."""
        return Edits({key: edit for key, edit in self.by_id.items() if key != paragraph_id})

    def shown(self, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph as the officer left it."""
        edit = self.by_id.get(paragraph.id)
        if edit is None:
            return paragraph
        drafted = paragraph.drafted or paragraph.text
        runs = paragraph.runs if not paragraph.edited else (Run(drafted),)
        return replace(
            paragraph,
            runs=relinked(edit.text, runs),
            edited=True,
            stale=figures(edit.drafted) != figures(drafted),
            drafted=drafted,
        )

    def applied(self, report: Report) -> Report:
        """Return the report with the officer's words in it; tables and charts are untouched."""
        sections = tuple(
            replace(
                section,
                subsections=tuple(
                    replace(sub, paragraphs=tuple(self.shown(each) for each in sub.paragraphs))
                    for sub in section.subsections
                ),
            )
            for section in report.sections
        )
        return replace(report, sections=sections)

    def orphans(self, paragraph_ids: Iterable[str]) -> tuple[Edit, ...]:
        """Return edits of paragraphs that are no longer drafted; they are kept."""
        known = frozenset(paragraph_ids)
        return tuple(edit for edit in self if edit.paragraph_id not in known)


def relinked(text: str, drafted: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return edited text as runs, each drafted figure that still stands in it marked again."""
    runs: list[Run] = []
    done = 0
    for run in drafted:
        if not run.figure or not run.text:
            continue
        whole = re.compile(rf"(?<![\d.,]){re.escape(run.text)}(?![\d%]|[.,]\d)")
        match = whole.search(text, done)
        if match is None:
            continue
        if match.start() > done:
            runs.append(Run(text[done : match.start()]))
        runs.append(Run(match.group(), run.figure))
        done = match.end()
    if done < len(text) or not runs:
        runs.append(Run(text[done:]))
    return tuple(runs)


def save(edits: Edits, path: Path) -> None:
    """Write the edits whole or not at all: a crash leaves the file as it was.

    Raises
    ------
    ExportError
        If the file cannot be written.
    """
    content = {"version": VERSION, "edits": [asdict(edit) for edit in edits]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.replace(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise ExportError(
            "Your edits could not be saved.",
            f"{path.name}: {error.strerror or error}.",
            "Check that the disk is not full and that the folder can be written to.",
        ) from error


def load(path: Path) -> tuple[Edits, tuple[Finding, ...]]:
    """Read the edits; a file that makes no sense is kept aside and said, never overwritten.

    Raises
    ------
    UnreadableFileError
        If the file is there and cannot be read at all.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Edits(), ()
    except OSError as error:
        raise UnreadableFileError(
            "The saved edits could not be read.",
            f"{path.name}: {error.strerror or error}.",
            "Close other programs that use the file, then open the report again.",
        ) from error
    try:
        return Edits({edit.paragraph_id: edit for edit in _parsed(raw)}), ()
    except (ValueError, TypeError, KeyError, RecursionError):
        aside = _aside(path)
        path.replace(aside)
        return Edits(), (
            Finding(
                "edits.unreadable",
                Severity.WARNING,
                "The saved edits could not be understood",
                "The text is shown as drafted. The file was kept and nothing in it was changed.",
                f"Your words can be copied from “{aside.name}”.",
                Place(source=aside.name),
            ),
        )


def _parsed(raw: bytes) -> list[Edit]:
    content = json.loads(raw.decode("utf-8"))
    if content["version"] != VERSION:
        raise ValueError(content["version"])
    edits = [Edit(each["paragraph_id"], each["text"], each["drafted"]) for each in content["edits"]]
    if not all(isinstance(part, str) for edit in edits for part in asdict(edit).values()):
        raise TypeError(edits)
    return edits


def _aside(path: Path) -> Path:
    """Return a name that is not taken, beside the file."""
    number = 0
    while True:
        aside = path.with_name(f"{path.name}.bak" if not number else f"{path.name}.{number}.bak")
        if not aside.exists():
            return aside
        number += 1
