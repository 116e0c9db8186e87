"""Quotations without a beginning, and inspections that are quoted in part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.redpen.review import ReportFinding
from scrutinydesk.redpen.words.reading import sentence, short, span_of

if TYPE_CHECKING:
    from scrutinydesk.claims.document import Passage
    from scrutinydesk.redpen.words.reading import Reading

_INSPECTION = re.compile(
    r"\b(?:HMIC(?:FRS)?|His Majesty[’']s Inspectorate|Her Majesty[’']s Inspectorate|Ofsted|IOPC"
    r"|ICO)\b[^.\n]{0,60}?"
    r"\b(?:inspection|report|audit|review)\b|\b(?:HMIC(?:FRS)?|inspectors)\b(?= (?:found|said|stated|noted"
    r"|concluded|reported))"
    r"|\b(?:inspectorate|inspection|peer review) (?:report )?(?=found|said|stated|noted|concluded)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“”\"]|\b(?:found|stated|said|noted|concluded) that\b", re.IGNORECASE)
_JUDGED = re.compile(
    r"\b(?:inadequate|requires? improvement|outstanding|adequate|graded?|judge[d]?ments?|judged|rated|rating"
    r"|overall"
    r"|graded as good|area(?:s|\(s\))? for improvement|recommendations?|causes? (?:for|of) concern)\b"
    r"|\bGood\b"
)


def garbled_quotations(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each quotation mark that closes what none has opened.

    Yields
    ------
    ReportFinding
    """
    opened = False
    for passage in reading.prose:
        at, opened = _unopened(passage.text, opened=opened)
        if at is not None and not _inspection_in(passage):
            yield _garbled(passage, at)


def _is_inches(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


def _opens(text: str, at: int, *, opened: bool) -> bool:
    if text[at] != '"':
        return text[at] == "“"
    before = text[at - 1] if at else " "
    return not opened and (before.isspace() or before in "([-–—/‘'")


def _inspection_in(passage: Passage) -> re.Match[str] | None:
    return _INSPECTION.search(passage.text)


def _garbled(passage: Passage, at: int) -> ReportFinding:
    start, _ = sentence(passage.text, max(at - 1, 0))
    return ReportFinding(
        "quotation",
        Severity.NOTE,
        f"A quotation ends here that has no beginning: “… {short(passage.text[max(start, at - 50) : at])}”.",
        (span_of(passage, max(at - 1, 0), at + 1),),
        detail="It cannot be told what is quoted and what is the report's own.",
        question="Could the Constabulary give the passage as its source has it?",
    )


def quoted_in_part(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a finding for each inspection of which a passage is quoted and the judgement is not.

    Yields
    ------
    ReportFinding
    """
    for passage in reading.prose:
        found = _inspection_in(passage) if "nspect" in passage.text or "HMIC" in passage.text else None
        if found is None or not _QUOTED.search(passage.text) or _judged(reading, passage):
            continue
        garbled, _ = _unopened(passage.text)
        extra = (
            " The quotation has no opening mark, so that its beginning cannot be told."
            if garbled is not None
            else ""
        )
        yield ReportFinding(
            "selective_evidence",
            Severity.WARNING,
            f"“{short(found[0])}” is quoted, and its overall judgement is not given.",
            (
                span_of(passage, *found.span()),
                *((span_of(passage, garbled - 1, garbled + 1),) if garbled else ()),
            ),
            detail=f"One sentence of an inspection may be its best or its worst.{extra}",
            question="Could the Constabulary give the inspection's overall judgement and its date beside the"
            " passage that is"
            " quoted?",
        )


def _judged(reading: Reading, passage: Passage) -> bool:
    return any(_JUDGED.search(each.text) for each in reading.near(passage) if _inspection_in(each))


def _unopened(text: str, *, opened: bool = False) -> tuple[int | None, bool]:
    """Return the place of the first mark that closes what none has opened, and whether one is still open.

    A quotation over several paragraphs is open from one to the next; a paragraph without a mark ends it.
    """
    first: int | None = None
    marked = False
    for at, sign in enumerate(text):
        if sign not in '“”"' or _is_inches(text, at):
            continue
        marked = True
        if _opens(text, at, opened=opened):
            opened = True
        elif opened:
            opened = False
        elif first is None:
            first = at
    return first, opened and marked
