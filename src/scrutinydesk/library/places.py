"""Where a library is: a file, or a database of a server; never said with a password."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from scrutinydesk.library.errors import LibraryError

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
DRIVER = "postgresql+psycopg"
_SHARED = re.compile(
    r"(?:nfs\d?|cifs|smb\w*|fuse\.(?:sshfs|smbnetfs|rclone|gvfsd-fuse)|afs|ncpfs|9p|davfs\d?)"
)
_REMOTE = 4  # what Windows calls a drive on another computer


@dataclass(frozen=True, slots=True)
class Place:
    """One library's place.

    Attributes
    ----------
    url : str
        As SQLAlchemy takes it; it may hold a password and is never shown.
    shown : str
        For people and messages.
    path : Path or None
        Of the file; None for a server.
    """

    url: str
    shown: str
    path: Path | None = None


def place(where: Path | str) -> Place:
    """Return the place of a path, or of an address such as ``postgresql://name@server/scrutiny``.

    Raises
    ------
    LibraryError
        The address cannot be understood, or is of another kind of database.
    """
    text = str(where)
    scheme, separator, rest = text.partition("://")
    if isinstance(where, Path) or not separator or len(scheme) == 1:
        path = Path(text).expanduser().absolute()
        return Place("sqlite:///", str(path), path)
    if scheme not in SCHEMES or not rest.strip("/"):
        raise LibraryError(
            f"“{scheme}://…” is no place for a library.",
            "A library is a file, or a PostgreSQL database.",
            "Give the path of a file, or an address such as postgresql://name@server/database.",
        )
    return Place(f"{DRIVER}://{rest}", f"postgresql://{_without_password(rest)}")


def _without_password(rest: str) -> str:
    """Leave out the password, and what an address may say after a question mark."""
    login, at, server = rest.partition("?")[0].rpartition("@")
    return f"{login.partition(':')[0]}{at}{server}"


def on_network(path: Path) -> bool:
    """Tell whether a file lies on another computer, as far as the system says."""
    if os.name == "nt":
        return _on_remote_drive(path)
    return bool(_SHARED.fullmatch(_file_system(path)))


def _on_remote_drive(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    import ctypes  # noqa: PLC0415  Windows alone

    windows = getattr(ctypes, "windll", None)
    return windows is not None and windows.kernel32.GetDriveTypeW(path.anchor) == _REMOTE


def _file_system(path: Path) -> str:
    """Return the kind of file system that a path lies on; empty where that cannot be found."""
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    real = PurePosixPath(os.path.realpath(path))
    best, kind = -1, ""
    for line in lines:
        parts = line.split()
        if len(parts) < 3:  # noqa: PLR2004  what is mounted, where, as what
            continue
        mounted = PurePosixPath(parts[1].replace("\\040", " "))
        if real.is_relative_to(mounted) and len(mounted.parts) > best:
            best, kind = len(mounted.parts), parts[2]
    return kind
