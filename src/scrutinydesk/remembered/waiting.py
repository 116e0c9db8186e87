"""The officer's words on this computer, for as long as the library cannot take them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk import atomic
from scrutinydesk.errors import ExportError
from scrutinydesk.remembered.edits import Kept
from scrutinydesk.reporting import edits as files
from scrutinydesk.reporting.edits import Edit, Edits

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding


def save(path: Path, before: Kept, edits: Edits) -> None:
    """Write the words, and what the library held when they were written; whole or not at all.

    Raises
    ------
    ExportError
        The file cannot be written.
    """
    content = {
        "version": files.VERSION,
        "edits": [asdict(each) for each in edits],
        "before": [asdict(each) for each in before.edits],
        "versions": dict(before.versions),
    }
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.replace(path, json.dumps(content, ensure_ascii=False, indent=1).encode())
    except OSError as error:
        raise ExportError(
            "Your words could not be kept on this computer either.",
            f"{path.name}: {error.strerror or error}.",
            "Make room on the disk; until then leave the window open.",
        ) from error


def load(path: Path) -> tuple[Kept, Edits, tuple[Finding, ...]] | None:
    """Return what the library held, the words, and what could not be understood; None where none wait.

    Raises ``UnreadableFileError`` where the file is there and cannot be read.
    """
    if not path.exists():
        return None
    edits, faults = files.load(path)
    if faults:
        return Kept(path.stem), edits, faults
    try:
        content = json.loads(path.read_bytes())
        held = {each["paragraph_id"]: Edit(**each) for each in content["before"]}
        versions = {str(key): int(version) for key, version in content["versions"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        # Without what stood before, each paragraph that the library holds otherwise is asked about.
        held, versions = {}, {}
    return Kept(path.stem, Edits(held), versions), edits, ()
