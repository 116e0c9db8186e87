"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from scrutinydesk.errors import ExportError


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
