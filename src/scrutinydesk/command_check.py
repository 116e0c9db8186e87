"""``scrutinydesk check``: a constabulary's report checked figure by figure, without a window."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from scrutinydesk.findings import Severity

if TYPE_CHECKING:
    import argparse

    from scrutinydesk.claims.claim import Quantity
    from scrutinydesk.claims.document import Document
    from scrutinydesk.claims.tables import HiddenTable
    from scrutinydesk.findings import Place
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.redpen.listing import ClaimLine, FindingLine, Listing, Quote

NOTHING_WRONG, ERRORS_STAND = 0, 1
FORMAT = 1
STANDARD_INPUT = "-"
WIDTH = 100


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Write what was found to the standard output; return 1 where a finding is an error, otherwise 0.

    Raises
    ------
    ScrutinyError
        The report or the workbook cannot be read.
    """
    from scrutinydesk import reviewing  # noqa: PLC0415  help answers at once
    from scrutinydesk.redpen.listing import listed  # noqa: PLC0415  see above

    document = _document(options.report, progress)
    opened = _opened(options, progress)
    if options.library is None:
        found = listed(reviewing.review_document(document, opened, progress))
    else:
        found = _remembered(options.library, document, opened, progress)
    if options.out is not None:
        from scrutinydesk import exporting_review  # noqa: PLC0415  only where files are wanted

        source = None if options.report == STANDARD_INPUT else Path(options.report)
        head = exporting_review.USUAL._replace(marking=_marking(document, opened))
        exporting_review.write_all(found, options.out, source, head, progress)
    write(found, options.format, sys.stdout)
    return ERRORS_STAND if found.severities[Severity.ERROR] else NOTHING_WRONG


def _document(word: str, progress: Progress) -> Document:
    from scrutinydesk.claims import reading  # noqa: PLC0415  see above

    if word != STANDARD_INPUT:
        return reading.read_document(Path(word), progress)
    content = sys.stdin.buffer.read(reading.MOST_BYTES + 1)
    return reading.read_content(content, reading.STANDARD_INPUT, progress)


def _opened(options: argparse.Namespace, progress: Progress) -> Opened | None:
    if options.workbook is None:
        return None
    from scrutinydesk import command_recipe, pipeline  # noqa: PLC0415  only with a workbook

    word = options.workbook
    if options.recipe is not None:
        return command_recipe.read_by(command_recipe.read_file(options.recipe), word, progress)
    return pipeline.open_workbook(pipeline.DEMO if word == pipeline.DEMO else Path(word), progress)


def _remembered(where: str, document: Document, opened: Opened | None, progress: Progress) -> Listing:
    """Check a report with what a library remembers of it: links, decisions, earlier reports."""
    from scrutinydesk import library  # noqa: PLC0415  SQLAlchemy comes with it
    from scrutinydesk.redpen.listing import listed  # noqa: PLC0415  see above
    from scrutinydesk.remembered import red_pen  # noqa: PLC0415  see above

    with closing(library.open_library(where, make=False)) as held:
        review = red_pen.review_remembered(held, document, opened, progress)
        return listed(review, red_pen.decisions(held, document.name))


def _marking(document: Document, opened: Opened | None) -> str:
    from scrutinydesk import exporting_review  # noqa: PLC0415  see above
    from scrutinydesk.measures.resources import load_resources  # noqa: PLC0415  see above

    return exporting_review.marking_for(document, opened, opened.resources if opened else load_resources())


def write(found: Listing, style: str, out: IO[str]) -> None:
    """Write a review as ``text``, ``json`` or ``csv``."""
    if style == "csv":
        from scrutinydesk.export.review_list import as_csv  # noqa: PLC0415  see above

        out.write(as_csv(found))
    elif style == "json":
        json.dump(as_json(found), out, indent=1, ensure_ascii=False)
        out.write("\n")
    else:
        out.write("\n".join(_text(found)) + "\n")


def _text(found: Listing) -> Iterator[str]:
    from scrutinydesk.redpen.held_against import held_words, remarks  # noqa: PLC0415  see above

    review = found.review
    held = f": {held_words(review, why=False)}" if review.workbook else ""
    yield from _wrapped(f"{review.document.name}{held}", 0)
    for notice in remarks(review):
        yield from _wrapped(f"{notice.severity.capitalize()}: {notice.title} {notice.detail}", 0)
    yield from _counts(found)
    for each in found.findings:
        if not each.dismissed:
            yield ""
            yield from _finding(each)
    yield from _unsure(found)
    for table in found.tables:
        yield ""
        yield from _table(table)
    if found.commitments:
        yield from ("", "Commitments")
    for promise in found.commitments:
        when = promise.due_words or "no date"
        yield from _wrapped(f"{when}: {_placed(promise.place, promise.line)}: “{promise.what}”", 2)


def _unsure(found: Listing) -> Iterator[str]:
    if found.unsure:
        yield from ("", "Not what the workbook has, if they are of what they seem to be; to be looked at")
    for each in found.unsure:
        held = "; ".join(dict.fromkeys(one.working for one in each.judgements if one.cells))
        yield from _wrapped(f"{_placed(each.place, each.claim.line)}: “{each.words}”: {held}", 2)


def _counts(found: Listing) -> Iterator[str]:
    yield found.extent
    for what, counts in (("Statements", found.verdicts.items()), ("Figures", found.of_figures)):
        if verdicts := ", ".join(f"{verdict} {count:,}" for verdict, count in counts):
            yield f"{what}: {verdicts}"
    severities = ", ".join(_many(count, severity) for severity, count in found.severities.items())
    left = len(found.findings) - found.severities.total()
    dismissed = f"; {left:,} dismissed and left out" if left else ""
    yield f"{_many(found.severities.total(), 'finding')}{f': {severities}' if severities else ''}{dismissed}"


def _quote(quote: Quote) -> str:
    return f"{_placed(quote.place, quote.line)}: “{quote.sentence}”"


def _placed(place: str, line: int) -> str:
    words = f"line {line}"
    return place if place.startswith(words) else f"{place}, {words}"


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _finding(each: FindingLine) -> Iterator[str]:
    finding = each.finding
    yield from _wrapped(f"{each.number}. {finding.severity.upper()}  {finding.title}", 0)
    yield from _wrapped(_quote(each.first), 4)
    for other in each.beside:
        yield from _wrapped(other, 4)
    said = (
        ("Working", finding.working),
        ("Why it matters", finding.detail),
        ("To ask", each.question),
        ("Rests on", each.cells),
    )
    for name, text in said:
        if text:
            yield from _wrapped(f"{name}: {text}", 4)


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _table(table: HiddenTable) -> Iterator[str]:
    yield from _wrapped(f"Worked out: {table.title}. {table.note}", 0)
    rows = [("", *table.columns)]
    rows += [(name, *map(str, cells)) for name, cells in zip(table.rows, table.cells, strict=True)]
    wide = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for name, *cells in rows:
        figures = (text.rjust(size) for text, size in zip(cells, wide[1:], strict=True))
        yield "  ".join(("", name.ljust(wide[0]), *figures)).rstrip()


def as_json(found: Listing) -> dict[str, Any]:
    """Return everything as plain values; docs/check-format.md says what each is."""
    from scrutinydesk.redpen.held_against import remarks  # noqa: PLC0415  see above

    review = found.review
    return {
        "format": FORMAT,
        "report": review.document.name,
        "workbook": review.workbook,
        "notices": [
            {"kind": each.kind, "severity": str(each.severity), "title": each.title, "detail": each.detail,
             "remedy": each.remedy}
            for each in remarks(review)
        ],
        "verdicts": dict(found.verdicts),
        "severities": {str(severity): count for severity, count in found.severities.items()},
        "findings": [_finding_values(each) for each in found.findings],
        "claims": [_claim_values(each) for each in found.claims],
        "hidden_tables": [_table_values(each) for each in found.tables],
        "commitments": [
            {"claim": each.claim + 1, "place": each.place, "line": each.line, "quote": each.what,
             "who": each.who, "due": each.due_words, "last_day": each.last.isoformat() if each.last else None}
            for each in found.commitments
        ],
    }  # fmt: skip


def _finding_values(each: FindingLine) -> dict[str, Any]:
    finding = each.finding
    return {
        "id": finding.fingerprint, "kind": finding.kind, "severity": str(finding.severity),
        "title": finding.title, "working": finding.working, "detail": finding.detail,
        "question": each.question, "section": each.first.section, "place": each.first.place,
        "line": each.first.line, "words": each.first.words, "quote": each.first.sentence,
        "beside": [
            {"place": other.place, "line": other.line, "quote": other.sentence} for other in each.quotes[1:]
        ],
        "against": str(finding.against),
        "spans": [[span.start, span.end] for span in finding.spans],
        "claims": [number + 1 for number in finding.claims], "cells": _cells(finding.cells),
        "decision": str(each.decision.state) if each.decision else "",
        "reason": each.decision.reason if each.decision else "",
    }  # fmt: skip


def _claim_values(each: ClaimLine) -> dict[str, Any]:
    from scrutinydesk.export.review_list import period  # noqa: PLC0415  see above

    claim = each.claim
    return {
        "number": each.number, "id": each.key, "kind": str(claim.kind), "place": each.place,
        "line": claim.line, "page": claim.passage.page, "span": [claim.start, claim.end],
        "quote": claim.quote, "figures": [_figure(quantity) for quantity in claim.quantities],
        "measure": claim.measure, "measure_words": claim.measure_words, "area": claim.area,
        "area_words": claim.area_words, "period": period(claim.window), "before": period(claim.previous),
        "verdict": each.verdict, "working": each.working, "missing": each.missing, "against": each.against,
        "cells": _cells(each.cells),
    }  # fmt: skip


def _figure(quantity: Quantity) -> dict[str, Any]:
    number = quantity.number
    return {
        "role": str(quantity.role), "text": number.text, "span": [number.start, number.end],
        "value": str(quantity.value), "unit": str(number.unit), "area": quantity.area,
    }  # fmt: skip


def _cells(places: tuple[Place, ...]) -> list[dict[str, str]]:
    return [{"file": each.source, "sheet": each.sheet, "cell": each.cell} for each in places]


def _table_values(table: HiddenTable) -> dict[str, Any]:
    return {
        "title": table.title, "note": table.note, "tables": table.tables, "rows": list(table.rows),
        "columns": list(table.columns),
        "cells": [
            [{"low": cell.low, "high": cell.high, "values": list(cell.values)} for cell in row]
            for row in table.cells
        ],
    }  # fmt: skip
