"""What goes on the clipboard for Word: HTML, RTF and plain text of the same blocks.

Numbering is written out as text, so that it survives a paste into any document, whatever lists
that document has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from scrutinydesk.export.blocks import Block, Chart, Heading, Tabled, Text, without_sparks
from scrutinydesk.export.text import as_text, cell_texts, plain
from scrutinydesk.reporting.table import Align, Level, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FONT = "font-family:Arial,sans-serif"
_SIGNED = 1 << 15  # RTF prints a UTF-16 unit as a signed 16-bit number
_SIDE = {Align.LEFT: "left", Align.RIGHT: "right", Align.CENTRE: "center"}
_CELL = "border:1px solid #bfc7cf;padding:3pt 6pt"


@dataclass(frozen=True, slots=True)
class Clip:
    """One content in three forms; the program that pastes takes the richest that it knows."""

    html: str
    rtf: str
    plain: str


def of_blocks(blocks: Iterable[Block]) -> Clip:
    """Return headings, paragraphs, tables and chart descriptions for the clipboard."""
    ready = tuple(blocks)
    return Clip(_document("".join(map(_html, ready))), _rtf_document(ready), plain(ready))


def of_table(table: Table, row_keys: Sequence[str] = ()) -> Clip:
    """Return a table, or the rows named, for the clipboard; plain text is tab-separated, notes below."""
    table = without_sparks(table)
    rows = tuple(row for row in table.rows if not row_keys or row.key in row_keys)
    chosen = replace(table, rows=rows)
    lines = ["\t".join(column.heading for column in table.columns)]
    lines += ["\t".join(map(as_text, cell_texts(chosen, row))) for row in rows]
    lines += ["", *map(as_text, table.notes)] if table.notes else []
    return Clip(
        _document(_html_table(chosen)),
        _rtf_document((Tabled(chosen),)),
        "\n".join(lines) + "\n",
    )


def _document(body: str) -> str:
    return f'<html lang="en-GB"><head><meta charset="utf-8"></head><body>{body}</body></html>'


def _html(block: Block) -> str:
    match block:
        case Heading():
            tag = f"h{block.level}"
            return f'<{tag} style="{_FONT}">{escape(block.label)} {escape(block.text)}</{tag}>'
        case Text():
            indent = (
                "margin-left:36pt;text-indent:-18pt"
                if block.bullet
                else ("margin-left:28pt;text-indent:-28pt")
            )
            return (
                f'<p style="{_FONT};font-size:12pt;{indent}">{escape(block.label)}&#9;'
                f"{escape(block.text)}</p>"
            )
        case Tabled():
            return _html_table(block.table)
        case Chart():
            texts = (f"[Chart: {block.figure.title}]", *block.figure.conclusions)
            return "".join(f'<p style="{_FONT};font-size:11pt">{escape(text)}</p>' for text in texts)


def _html_table(table: Table) -> str:
    heads = "".join(
        f'<th scope="col" style="{_CELL};background:#e8edf2;text-align:{_SIDE[column.align]}">'
        f"{escape(column.heading)}</th>"
        for column in table.columns
    )
    rows = []
    for row in table.rows:
        texts = cell_texts(table, row)
        if row.level is Level.GROUP:
            rows.append(
                f'<tr><th scope="rowgroup" colspan="{len(table.columns)}" '
                f'style="{_CELL};text-align:left">{escape(texts[0])}</th></tr>'
            )
            continue
        cells = "".join(
            f'<td style="{_CELL};text-align:{_SIDE[column.align]}">{escape(text)}</td>'
            for column, text in zip(table.columns, texts, strict=True)
        )
        rows.append(f"<tr>{cells}</tr>")
    notes = "".join(f'<p style="{_FONT};font-size:10pt">{escape(note)}</p>' for note in table.notes)
    return (
        f'<p style="{_FONT};font-size:11pt"><b>{escape(table.title)}</b></p>'
        f'<table style="border-collapse:collapse;{_FONT};font-size:11pt">'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{notes}"
    )


def _rtf_document(blocks: Sequence[Block]) -> str:
    # \stylesheet gives Word the names of its own heading styles to join the text to.
    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0\deflang2057{\fonttbl{\f0\fswiss Arial;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}"
        r"{\s2\outlinelevel1 heading 2;}}"
        "\n"
    )
    return head + "\n".join(map(_rtf, blocks)) + "\n}"


def _rtf(block: Block) -> str:
    match block:
        case Heading():
            size = 32 if block.level == 1 else 26
            return (
                rf"\pard\plain\s{block.level}\outlinelevel{block.level - 1}\sb240\sa80\keepn"
                rf"\f0\fs{size}\b {rtf_text(f'{block.label} {block.text}')}\b0\par"
            )
        case Text():
            indent = r"\li720\fi-360" if block.bullet else r"\li567\fi-567"
            return (
                rf"\pard\plain\s0\sa120{indent}\f0\fs24 "
                rf"{rtf_text(block.label)}\tab {rtf_text(block.text)}\par"
            )
        case Tabled():
            return _rtf_table(block.table)
        case Chart():
            texts = (f"[Chart: {block.figure.title}]", *block.figure.conclusions)
            return "\n".join(rf"\pard\plain\s0\sa120\f0\fs22 {rtf_text(text)}\par" for text in texts)


def _rtf_table(table: Table) -> str:
    widths = [max(column.width, len(column.heading), 8) for column in table.columns]
    total, edges, position = sum(widths), [], 0
    for width in widths:
        position += round(9026 * width / total)
        edges.append(position)
    lines = [rf"\pard\plain\s0\sb120\keepn\f0\fs22\b {rtf_text(table.title)}\b0\par"]
    header = tuple(column.heading for column in table.columns)
    lines.append(_rtf_row(table, header, edges, header=True))
    for row in table.rows:
        texts = cell_texts(table, row)
        lines.append(_rtf_row(table, texts, edges if len(texts) > 1 else edges[-1:], header=False))
    lines += [rf"\pard\plain\s0\f0\fs20 {rtf_text(note)}\par" for note in table.notes]
    return "\n".join([*lines, r"\pard\par"])


def _rtf_row(table: Table, texts: Sequence[str], edges: Sequence[int], *, header: bool) -> str:
    border = r"\clbrdrt\brdrs\brdrw5\clbrdrl\brdrs\brdrw5\clbrdrb\brdrs\brdrw5\clbrdrr\brdrs\brdrw5"
    cells = "".join(rf"{border}\cellx{edge}" for edge in edges)
    bold, plain_again = (r"\b", r"\b0") if header or len(texts) < len(table.columns) else ("", "")
    sides = {Align.RIGHT: r"\qr", Align.CENTRE: r"\qc", Align.LEFT: r"\ql"}
    body = "".join(
        rf"\pard\intbl{sides[column.align]}\f0\fs22{bold} {rtf_text(text)}{plain_again}\cell"
        for column, text in zip(table.columns, texts, strict=False)
    )
    repeat = r"\trhdr" if header else ""
    return rf"\trowd\trgaph80{repeat}{cells}{body}\row"


def rtf_text(text: str) -> str:
    r"""Return the text escaped for RTF; characters beyond ASCII as ``\uN?`` in UTF-16 units."""
    out = []
    for char in text:
        if char in "\\{}":
            out.append("\\" + char)
        elif char == "\n":
            out.append(r"\line ")
        elif char.isascii():
            out.append(char)
        else:
            units = char.encode("utf-16-le")
            for low, high in zip(units[::2], units[1::2], strict=True):
                code = low + 256 * high
                out.append(rf"\u{code - 2 * _SIGNED if code >= _SIGNED else code}?")
    return "".join(out)
