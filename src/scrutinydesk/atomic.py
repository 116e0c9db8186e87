"""Writing a file whole or not at all: a crash or a full disk leaves the old one as it was."""

from __future__ import annotations

import os
from pathlib import Path

from scrutinydesk.errors import ExportError


def replace(path: Path, content: bytes) -> None:
    """Write beside the file and put it in its place only when all of it is on the disk.

    Raises ``OSError`` where that fails, as in a folder that is not there; nothing is left behind.
    """
    import tempfile  # noqa: PLC0415  dear, and not needed at start-up

    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A temporary file is private; the file itself gets what any new file here gets.
        Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write(path: Path, content: bytes) -> None:
    """Do the same for a file that the officer asked for.

    Raises
    ------
    ExportError
        The folder is missing, the disk is full, or the file is open elsewhere.
    """
    try:
        replace(path, content)
    except OSError as error:
        raise ExportError(
            f"“{path.name}” could not be written.",
            f"The system says: {error.strerror or error}.",
            "Close the file if it is open in another program, or choose another folder.",
        ) from error


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


def _mode(path: Path) -> int:
    """Return the permissions of the file that is replaced, or those a new file would have."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
