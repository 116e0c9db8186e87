"""Where the library is, and how it stands: for the officer, who is never shown a password."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.findings import Finding
    from scrutinydesk.library.store import Library

SCHEMES = ("postgresql://", "postgresql+psycopg://", "postgres://")
TRIED_S = 5.0
_LOGIN = re.compile(
    r"(?P<scheme>[A-Za-z+]+://)(?P<name>[^:@/?]*)(?::(?P<password>[^/?]*))?@(?P<rest>[^@]*)", re.DOTALL
)
_PLAIN = re.compile(r"[A-Za-z0-9_.~-]")


@dataclass(frozen=True, slots=True)
class LibraryState:
    """How a library stands.

    Attributes
    ----------
    where : str
        For people; without a password.
    server : bool
        Whether it is on a server rather than in a file.
    changed : datetime or None
        When something was last noted in its journal; None where nothing was.
    backup : datetime or None
        When the file was last backed up; None for a server, and where it never was.
    notices : tuple of Finding
        What to know of it.
    """

    where: str
    who: str
    server: bool
    imports: int
    changed: dt.datetime | None = None
    backup: dt.datetime | None = None
    notices: tuple[Finding, ...] = ()


def state(library: Library, where: Path | str) -> LibraryState:
    """Return how an open library stands; ``where`` is what it was opened by."""
    server = is_server(str(where))
    last = library.journal(1)
    return LibraryState(
        library.where, library.who, server, len(library.imports()), last[0].at if last else None,
        None if server else _backed_up(Path(where)), tuple(library.notices),
    )  # fmt: skip


def tried(where: str) -> LibraryState:
    """Open a library, look how it stands, and close it; one that is not there is begun.

    Raises a ``LibraryError`` where it cannot be used.
    """
    from scrutinydesk.library import open_library  # noqa: PLC0415  SQLAlchemy costs 0.25 s

    library = open_library(where, patience=TRIED_S)
    try:
        return state(library, where)
    finally:
        library.close()


def is_server(where: str) -> bool:
    """Tell whether this is the address of a server rather than the path of a file."""
    return where.strip().lower().startswith(SCHEMES)


def without_password(address: str) -> tuple[str, str]:
    """Part an address from the password in it, if there is one."""
    found = _LOGIN.fullmatch(address.strip())
    if found is None or not found["password"]:
        return address.strip(), ""
    return f"{found['scheme']}{found['name']}@{found['rest']}", _unquoted(found["password"])


def with_password(address: str, password: str) -> str:
    """Put a password into an address that names a user."""
    found = _LOGIN.fullmatch(address.strip())
    if found is None or not password:
        return address.strip()
    return f"{found['scheme']}{found['name']}:{_quoted(password)}@{found['rest']}"


def _backed_up(path: Path) -> dt.datetime | None:
    from scrutinydesk.library.places import backups  # noqa: PLC0415  with the first library

    found = backups(path.expanduser().absolute())
    return dt.datetime.fromtimestamp(found[0].stat().st_mtime, dt.UTC) if found else None


def _quoted(text: str) -> str:
    signs = (chr(each) for each in text.encode())
    return "".join(sign if _PLAIN.fullmatch(sign) else f"%{ord(sign):02X}" for sign in signs)


def _unquoted(text: str) -> str:
    parts = re.sub(r"%([0-9A-Fa-f]{2})", lambda found: chr(int(found[1], 16)), text)
    try:
        return parts.encode("latin-1").decode()
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text
