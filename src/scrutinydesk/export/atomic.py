"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from scrutinydesk.errors import ExportError


def make_folder(folder: Path) -> None:
    """Make a folder for exports where there is none.

    Raises
    ------
    ExportError
        It cannot be made there, or a file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"The folder “{folder.name}” could not be made.",
            f"The system says: {error.strerror or error}.",
            "Choose another folder, or one that you may write to.",
        ) from error


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that a crash leaves either the old file or the new one.

    Raises
    ------
    ExportError
        The folder is missing, the disk is full, or the file is open elsewhere.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the file itself gets what any new file here gets.
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        msg = f"“{path.name}” could not be written."
        raise ExportError(
            msg,
            f"The system says: {error.strerror or error}.",
            "Close the file if it is open in another program, or choose another folder.",
        ) from error


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file would have."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
