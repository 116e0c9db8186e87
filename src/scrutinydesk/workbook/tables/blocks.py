"""Rows that repeat block by block, each block beneath a row of figures that names it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

FAR = 1000  # blanks
_PART_OF = re.compile(r"\W*of which\b", re.IGNORECASE)
MOST = 5000  # rows that are looked at
FEW = 2  # rows of a block, and blocks, from which they are told from a name that comes twice


def block_heads(labels: Sequence[str]) -> list[str]:
    """Return for each row the label of the row that heads its block; all empty where there are no blocks.

    ``Adults``, ``Robbery``, ``Arson``, ``Children``, ``Robbery``, ``Arson`` are two blocks: each begins
    with a label that comes nowhere else, and the same labels follow. A row that heads a block, and one
    that stands by itself such as a total, has none.
    """
    heads = [""] * len(labels)
    if len(set(labels)) == len(labels):
        return heads
    counts = Counter(labels)
    starts = [at for at, label in enumerate(labels) if counts[label] == 1]
    if not starts or starts[0] != 0:
        return heads
    blocks = list(itertools.pairwise([*starts, len(labels)]))
    beneath = [tuple(labels[start + 1 : end]) for start, end in blocks]
    held = [each for each in beneath if each]
    if len(held) < FEW or len(set(held)) > 1 or len(held[0]) < FEW or "" in held[0]:
        return heads
    for start, end in blocks:
        heads[start + 1 : end] = [labels[start]] * (end - start - 1)
    return heads


def indented_heads(cells: Sequence[Any]) -> list[str]:
    """Return for each label the nearest above it that is less indented by blanks; empty for the outermost.

    What begins with ``of which`` is set in further than anything. All are empty where that does not tell
    labels apart that are alike.
    """
    none = [""] * len(cells)
    heads: list[str] = []
    above: list[tuple[int, str]] = []
    for cell in cells:
        text = str(cell) if cell is not None else ""
        indent = len(text) - len(text.lstrip()) + FAR * bool(_PART_OF.match(text))
        while above and above[-1][0] >= indent:
            above.pop()
        heads.append(above[-1][1] if above else "")
        above.append((indent, text.strip()))
    labels = [str(cell).strip() for cell in cells]
    alike = len(set(labels)) < len(labels)
    return heads if alike and len(set(zip(heads, labels, strict=True))) == len(labels) else none


def spread(fine: Sequence[Any], sparse: list[Any]) -> list[Any]:
    """Return labels of which one stands somewhere beside each block of rows, written beside all of these.

    ``fine`` are the labels that come again in each block. Labels are returned as they stand where no
    blocks are, or more or fewer than one label for each.
    """
    if len(fine) > MOST:
        return sparse
    size = len(set(fine))
    count, rest = divmod(len(fine), max(size, 1))
    if rest or count < FEW or size < FEW or None in fine:
        return sparse
    if any(fine[at] != fine[at % size] for at in range(len(fine))):
        return sparse
    blocks = [sparse[start : start + size] for start in range(0, len(fine), size)]
    held = [[label for label in block if label is not None] for block in blocks]
    if any(len(each) != 1 for each in held):
        return sparse
    return [each[0] for each in held for _ in range(size)]
