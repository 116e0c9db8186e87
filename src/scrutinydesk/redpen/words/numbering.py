"""The numbering of the report: numbers left out, and styles that change from section to section."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import Passage, PassageKind
from scrutinydesk.claims.numbering import Marker, bullet_length, marker_of
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import short, span_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_LAST = re.compile(r"\(?([0-9a-z]+)\)?$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_RUN = 2  # so many in order before a gap, so that it is a list at all
_BACK = 20_000
_MOST = 2  # more than so many missing is another list
_STYLES = {"letter)": "a)", "letter.": "a.", "letter()": "(a)"}


def numbering_gaps(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each number that a list leaves out.

    Yields
    ------
    ReportFinding
    """
    runs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for passage, marker in _marked(reading):
        found = _LAST.search(passage.number)
        if found is None or found[1] != marker.text:
            continue
        parent = passage.number[: found.start()]
        place = _place(marker)
        run = runs[parent, marker.style]
        missing = place - run[-1] - 1 if run else 0
        if (
            len(run) >= _RUN
            and _in_order(run)
            and 0 < missing <= _MOST
            and not _stands(reading, passage, marker)
        ):
            yield _gap(passage, marker, run[-1], missing)
        run.append(place)


def mixed_numbering(reading: Reading) -> Iterator[ReportFinding]:
    """Yield one note where lettered headings are printed in two styles.

    Yields
    ------
    ReportFinding
    """
    styles: dict[str, list[tuple[Passage, Marker]]] = defaultdict(list)
    for passage, marker in _marked(reading):
        if passage.kind is PassageKind.HEADING and marker.style in _STYLES:
            styles[marker.style].append((passage, marker))
    if len(styles) < _RUN or min(map(len, styles.values())) < _RUN:
        return
    counted = Counter({style: len(held) for style, held in styles.items()})
    usual, rare = counted.most_common()[0][0], counted.most_common()[-1][0]
    first = styles[rare][0][0]
    yield ReportFinding(
        "numbering",
        Severity.NOTE,
        f"Headings are numbered {_STYLES[rare]} from “{short(first.text)}” on, and {_STYLES[usual]}"
        " elsewhere.",
        tuple(span_of(passage, 0, len(passage.text)) for passage, _ in styles[rare]),
        detail="One style makes a place in the report easy to cite.",
        question="Could the numbering follow one style throughout?",
    )


def _marked(reading: Reading) -> Iterator[tuple[Passage, Marker]]:
    """Yield the passages that have a number of their own, with it as printed."""
    text = reading.document.text
    for passage in reading.prose:
        start = text.rfind("\n", 0, passage.offset) + 1
        before = text[start : passage.offset]
        marker = marker_of(before[bullet_length(before) :]) if before.strip() else None
        if marker is not None:
            yield passage, marker


def _stands(reading: Reading, passage: Passage, marker: Marker) -> bool:
    """Tell whether the number before this one leads a line after all, in a cell or run into another line."""
    before = _written(marker, _place(marker) - 1)
    text = reading.document.text[max(passage.offset - _BACK, 0) : passage.offset]
    return re.search(rf"(?:^|[\n\t]|\s{{2}})[^\w\n]{{0,4}}{re.escape(before)}[.)]", text) is not None


def _place(marker: Marker) -> int:
    text = marker.text.rpartition(".")[2].casefold()
    if text.isdigit():
        return int(text)
    if "roman" in marker.style:
        values = [_ROMAN[each] for each in text]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return sum(-value if value < following else value for value, following in pairs)
    return ord(text[0]) - ord("a") + 1


def _in_order(run: list[int]) -> bool:
    return all(one + 1 == other for one, other in pairwise(run))


def _gap(passage: Passage, marker: Marker, before: int, missing: int) -> ReportFinding:
    words = _written(marker, before + 1)
    if missing > 1:
        words = f"{words} and {_written(marker, before + missing)}"
    return ReportFinding(
        "numbering",
        Severity.NOTE,
        f"The numbering goes from {_written(marker, before)} to {marker.text}: there is no {words}.",
        (span_of(passage, 0, len(passage.text)),),
        detail="A paragraph may have been taken out, or is missing from this copy.",
        question=f"Could the Constabulary confirm that nothing is missing before {passage.number}?",
    )


def _written(marker: Marker, place: int) -> str:
    head = marker.text.rpartition(".")
    if head[2].isdigit():
        return f"{head[0]}{head[1]}{place}"
    if "roman" in marker.style:
        tens, ones = divmod(place, 10)
        return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    return chr(ord("a") + place - 1)
