"""Marks put between the bytes of a Word document: nothing is written anew but what a mark divides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.export.run_places import START_TAG

if TYPE_CHECKING:
    from scrutinydesk.export.run_places import Run, Spot

_CHARACTER = re.compile(r"&[^;]*;|\r\n|.", re.DOTALL)
_PRESERVED = b' xml:space="preserve"'


@dataclass(frozen=True, slots=True)
class Cut:
    """A place for a mark, with what to write before and after it where it divides a run.

    Attributes
    ----------
    preserve : int
        Where the text that it divides must be told to keep its blanks; -1 for nowhere.
    """

    at: int
    before: bytes = b""
    after: bytes = b""
    preserve: int = -1


def cut(content: bytes, spot: Spot, run: Run, offset: int, *, ending: bool) -> Cut:
    """Return the place in front of a character of an element's text, or behind its last one.

    Parameters
    ----------
    ending : bool
        Whether what is marked ends there: where a run cannot be divided all of it is marked.
    """
    if not (run is spot.run and spot.direct and run.divisible):
        return Cut(run.end if ending else run.start)
    inside = _byte(content, spot, offset) if spot.text else None
    if inside is None or inside in {spot.inner, spot.inner_end}:
        behind = ending if inside is None else inside != spot.inner or (ending and offset > 0)
        return _between(run, spot.end if behind else spot.start)
    tag = START_TAG.match(content, spot.start)
    opening = tag[0] if tag else b"<w:t>"
    preserve = -1
    if b"xml:space" not in opening:
        preserve = spot.inner - 1
        opening = opening[:-1] + _PRESERVED + b">"
    closing = content[spot.inner_end : spot.end]
    return Cut(inside, closing + _closing(run), _opening(run) + opening, preserve)


def _between(run: Run, at: int) -> Cut:
    if at == run.children[0][0]:
        return Cut(run.start)
    if at == run.children[-1][1]:
        return Cut(run.end)
    return Cut(at, _closing(run), _opening(run))


def _opening(run: Run) -> bytes:
    return run.opening + run.properties


def _closing(run: Run) -> bytes:
    return b"</" + run.name + b">"


def _byte(content: bytes, spot: Spot, offset: int) -> int | None:
    """Return the byte at which a character of an element begins; None where something stands between them."""
    raw = content[spot.inner : spot.inner_end]
    if b"<" in raw:
        return None
    at = spot.inner
    for number, character in enumerate(_characters(raw.decode())):
        if number == offset:
            return at
        at += len(character.encode())
    return at


def _characters(raw: str) -> Iterator[str]:
    return (found[0] for found in _CHARACTER.finditer(raw))


def marked(content: bytes, marks: dict[Cut, tuple[list[bytes], list[bytes]]]) -> bytes:
    """Return a part with marks put in: at each cut those that end there, then those that begin."""
    pieces = [(place, _PRESERVED) for place in {each.preserve for each in marks} if place >= 0]
    for each, (ends, starts) in marks.items():
        pieces += [(each.at, each.before + b"".join((*ends, *starts)) + each.after)]
    done, at = [], 0
    for place, written in sorted(pieces, key=lambda piece: piece[0]):
        done += [content[at:place], written]
        at = place
    return b"".join([*done, content[at:]])
