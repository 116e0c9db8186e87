"""The files that were imported, once each: to look at a report of years ago with its cells."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from scrutinydesk.library.schema import files

if TYPE_CHECKING:
    from sqlalchemy import Connection

LARGEST = 25 * 2**20  # bytes; a larger file stays where it lies


def keep(connection: Connection, sha256: str, name: str, content: bytes) -> None:
    """Keep a file; one that is there already, or very large, is not kept."""
    if len(content) > LARGEST:
        return
    if connection.execute(select(files.c.name).where(files.c.sha256 == sha256)).first() is None:
        held = zlib.compress(content)
        connection.execute(insert(files).values(sha256=sha256, name=name, content=held))


def of(connection: Connection, sha256: str) -> tuple[str, bytes] | None:
    """Return name and content of a file; None where it was not kept."""
    found = connection.execute(select(files.c.name, files.c.content).where(files.c.sha256 == sha256)).first()
    return None if found is None else (found[0], zlib.decompress(found[1]))
