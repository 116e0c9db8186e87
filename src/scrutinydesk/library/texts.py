"""Texts as every database can hold them: any text goes in, the same text comes out."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any

from scrutinydesk.library.errors import LibraryError

# PostgreSQL holds no NUL, neither database half a surrogate pair; a file may bring both. The
# backslash is escaped too, so that an escape is never mistaken for the text itself.
_HARD = re.compile("[\\\\\x00\ud800-\udfff]")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
LONGEST = 16 * 2**20  # characters of one value


def stored(text: str) -> str:
    """Return a text as it goes into the database."""
    if not _HARD.search(text):
        return text
    return _HARD.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def restored(text: str) -> str:
    """Return a text of the database as it was."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def json_stored(value: object) -> str:
    """Return a value as JSON in plain ASCII.

    Raises
    ------
    LibraryError
        It holds what JSON cannot, or is larger or nested deeper than anything the program keeps.
    """
    try:
        text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise LibraryError(
            "This cannot be kept in the library.", f"It holds what no text can state: {error}."
        ) from error
    if len(text) > LONGEST:
        raise LibraryError(
            "This is too large for the library.",
            f"It takes {len(text) / 2**20:,.0f} MB; one thing may take {LONGEST / 2**20:,.0f} MB.",
            "Keep it in parts.",
        )
    return text


def record_value(value: Mapping[str, Any] | None) -> str | None:
    """Return the value of a record as JSON; None stays None.

    Raises
    ------
    TypeError
        A key is no text: JSON would hand back another.
    """
    if value is None:
        return None
    if not all(isinstance(key, str) for key in value):
        raise TypeError("the keys of a record's value are texts")
    return json_stored(dict(value))


def now() -> dt.datetime:
    """Return this moment."""
    return dt.datetime.now(dt.UTC)
