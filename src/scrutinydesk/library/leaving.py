"""As reported: words and tables as they left the office, byte for byte."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from scrutinydesk.library import journaling, vintages
from scrutinydesk.library.errors import LibraryCorruptError, LibraryError
from scrutinydesk.library.journaling import Hand, Line
from scrutinydesk.library.schema import imports, inserted, reported, reported_parts
from scrutinydesk.library.values import REPORTED, Reported

LARGEST = 200 * 2**20  # bytes of all parts


def keep(
    connection: Connection,
    hand: Hand,
    import_id: int,
    about: Mapping[str, Any],
    parts: Mapping[str, bytes],
) -> Reported:
    """Keep what left.

    Parameters
    ----------
    about : mapping
        ``label``, ``on``, ``edits`` and ``program``, as in ``Reported``.

    Raises
    ------
    LibraryError
        There is no such import, or the parts are too large.
    """
    if connection.scalar(select(imports.c.id).where(imports.c.id == import_id)) is None:
        missing = vintages.unknown(import_id)
        raise missing
    size = sum(map(len, parts.values()))
    if size > LARGEST:
        raise LibraryError(
            "This is too large for the library.",
            f"The parts take {size / 2**20:,.0f} MB; {LARGEST / 2**20:,.0f} MB is the most.",
            "Leave out pictures, or keep the report in two parts.",
        )
    label, on, edits, program = (about[name] for name in ("label", "on", "edits", "program"))
    row = {
        "import_id": import_id, "label": label, "reported_on": on, "edits": dict(edits), "program": program,
        "at": hand.when, "who": hand.who,
    }  # fmt: skip
    number = inserted(connection.execute(insert(reported).values(row)))
    sums = {name: sha256(content).hexdigest() for name, content in parts.items()}
    rows = [
        {"reported_id": number, "position": at, "name": name, "sha256": sums[name], "content": content}
        for at, (name, content) in enumerate(parts.items())
    ]
    if rows:
        connection.execute(insert(reported_parts), rows)
    summary = {"label": label, "on": on.isoformat(), "import": import_id, "program": program, "parts": sums}
    line = Line(REPORTED, str(number), f"Kept as reported: {label}", after=summary)
    journaling.write(connection, hand, line)
    return Reported(number, import_id, label, on, sums, dict(edits), program, hand.who, hand.when)


def listed(connection: Connection) -> tuple[Reported, ...]:
    """Return all that left, newest first, without the content of the parts."""
    sums: dict[int, dict[str, str]] = {}
    named = select(reported_parts.c.reported_id, reported_parts.c.name, reported_parts.c.sha256).order_by(
        reported_parts.c.reported_id, reported_parts.c.position
    )
    for number, name, digest in connection.execute(named):
        sums.setdefault(number, {})[name] = digest
    return tuple(
        Reported(
            row.id, row.import_id, row.label, row.reported_on, sums.get(row.id, {}), row.edits,
            row.program, row.who, row.at,
        )
        for row in connection.execute(select(reported).order_by(reported.c.id.desc()))
    )  # fmt: skip


def parts_of(connection: Connection, reported_id: int, where: str) -> dict[str, bytes]:
    """Return the parts, each the same bytes that were kept.

    Raises
    ------
    LibraryError
        Nothing left under this number.
    LibraryCorruptError
        A part is not what it was.
    """
    if connection.scalar(select(reported.c.id).where(reported.c.id == reported_id)) is None:
        raise LibraryError(
            "This report is not in the library.",
            f"It holds no report number {reported_id}.",
            "Choose one from the list of what was reported.",
        )
    found = {}
    wanted = select(reported_parts).where(reported_parts.c.reported_id == reported_id)
    for row in connection.execute(wanted.order_by(reported_parts.c.position)):
        content = bytes(row.content)
        if sha256(content).hexdigest() != row.sha256:
            raise LibraryCorruptError(
                "The library is damaged.",
                f"The part “{row.name}” in {where} is not what was kept: its check sum differs.",
                "Restore the library from a backup, or look for the document where it was sent.",
            )
        found[row.name] = content
    return found
