"""Findings as questions to the constabulary: which are asked, in which order, under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrutinydesk.claims.document import aside
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.listing import MOST_BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scrutinydesk.redpen.listing import FindingLine, Listing

USUAL = {
    Severity.ERROR: "Could the Constabulary confirm the figures?",
    Severity.WARNING: "Could the Constabulary say more about this?",
    Severity.NOTE: "Would the Constabulary wish to look at this again?",
}
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WITHIN = re.compile(r"(?:, (?:table after )?item [^,]+)?(?:, page \d+)?$")
_NO_HEADING = re.compile(r"(?:line|page|item) \d|table after ")
# "4(b)(viii)", "2.1", "(A)", "iv"; what is longer and has no digit is a heading.
_NUMBER = re.compile(
    r"(?:\d{1,3}[a-z]?|\([0-9A-Za-z]{1,5}\)|[A-Za-z]|[ivx]+|[IVX]+)(?:\.?\d+|\.|\(\w+\))*(?=,|$)"
)
_ALONE = re.compile(r"^\((\w+)\)(?=,|$)")
_AGAIN = re.compile(r", (?:where|given that) [^?]*\?$")
_SAYS = "The report says “"
_PRINTED = re.compile(r", printed (\S+)$")


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the constabulary.

    Attributes
    ----------
    number : int
        From 1; the same in the letter and in the commented copy.
    """

    number: int
    line: FindingLine

    @property
    def question(self) -> str:
        """The question, as the officer worded it where that was done; else without what is said above it."""
        line = self.line
        if line.decision is not None and line.decision.wording:
            return line.question
        return self._brief(line.question) if line.question else USUAL[line.finding.severity]

    @property
    def found(self) -> str:
        """What was found, where the question does not say it."""
        title = self.line.finding.title
        return "" if title.rstrip(".") in self.question else self._placed(title)

    @property
    def working(self) -> str:
        """The working, without those steps whose figures the question or what was found has already."""
        line, said = self.line.finding.working, f"{self.question} {self.line.finding.title}"
        if line.rstrip(".") in said:
            return ""
        printed = _PRINTED.search(line)
        if printed and _has_figures_of(printed[1], said):
            line = line[: printed.start()]
        return "; ".join(step for step in line.split("; ") if not _has_figures_of(step, said))

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said beneath the words of the report, a paragraph each; the question comes last."""
        line, working = self.line, f"Working: {self.working}" if self.working else ""
        found = " ".join(filter(None, (self.found, working)))
        return (
            *((found,) if found else ()),
            *self._beside(),
            *((f"Workbook: {line.cells}",) if line.cells else ()),
            self.question,
        )

    def _beside(self) -> list[str]:
        """Return the other sentences that it rests on, as the list of findings has them."""
        others = self.line.quotes[1:]
        shown = others[:MOST_BESIDE]
        told = [f"Beside it, {in_words(each.place)}: “{each.sentence}”" for each in shown]
        known = {each.place for each in shown}
        if more := [each for each in dict.fromkeys(one.place for one in others) if each not in known]:
            told.append(f"Also in {_all(more)}.")
        return told

    def _brief(self, question: str) -> str:
        """Return a question without the words, the place and the figures that stand above it."""
        first, finding = self.line.first, self.line.finding
        title, working = finding.title, finding.working
        start, end = question.rfind("Could the Constabulary"), question.rfind("?") + 1
        if _has_figures_of(question[end:], f"{title} {working}"):
            question = question[:end] or question
        said = f"{first.sentence} {title}"
        if question.startswith(_SAYS) and _figures(question[: max(start, 0)]) <= _figures(said):
            question = question[max(start, 0) :]
        clause = _AGAIN.search(question)
        if clause and _has_figures_of(clause[0], title):
            question = f"{question[: clause.start()]}?"
        head, colon, quotes = question.partition(": ")
        if colon and head.count("“") == head.count("”") and quotes.removesuffix("?") in title:
            question = f"{head}?"
        about = re.match(rf"Could (the figures of )?“(.+?)” {re.escape(aside(first.place))}", question)
        if about and _signs(about[2].removesuffix("…")) in _signs(said):
            question = f"Could {'these figures' if about[1] else 'this'}{question[about.end() :]}"
        return self._placed(question.replace(f" {aside(first.place)}", ""))

    def _placed(self, text: str) -> str:
        """Return a text with its places in words instead of in brackets within brackets."""
        places = sorted({each.place for each in self.line.quotes}, key=len, reverse=True)
        one = "|".join(map(re.escape, places))
        within = re.compile(rf" \(((?:{one})(?:, (?:{one}))*)\)")
        each = re.compile(one)
        return within.sub(lambda found: f" in {_all(each.findall(found[1]))}", text)


def in_words(place: str) -> str:
    """Return a place as a letter names it: ``section 4(b), page 3``, ``“Staff”``, ``line 7``."""
    if _NUMBER.match(place):
        return f"section {_ALONE.sub(lambda found: found[1], place)}"
    if _NO_HEADING.match(place):
        return place
    within = _WITHIN.search(place)
    heading = place[: within.start()] if within else place
    return f"“{heading}”{place[len(heading) :]}"


def _all(places: Iterable[str]) -> str:
    """Return places in a row: ``sections 4 and 5(a)``."""
    told = [in_words(each) for each in dict.fromkeys(places)]
    if len(told) > 1 and all(each.startswith("section ") for each in told):
        told = [each.removeprefix("section ") for each in told]
        told[0] = f"sections {told[0]}"
    return " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))


def _figures(text: str) -> set[str]:
    return set(_FIGURE.findall(text))


def _has_figures_of(text: str, said: str) -> bool:
    """Tell whether a text has figures, and all of them were said."""
    return bool(_figures(text)) and _figures(text) <= _figures(said)


def _signs(text: str) -> str:
    """Return a text without its spaces and the lines between cells."""
    return re.sub(r"[\s|]+", "", text)


def queries(listing: Listing, *, notes: bool = False, chosen: bool = False) -> tuple[Query, ...]:
    """Return what is asked: errors first, then what may mislead, in the order of the report.

    A finding that the officer has chosen to ask about is asked in any case.

    Parameters
    ----------
    notes : bool
        Whether notes are asked about as well.
    chosen : bool
        Whether nothing else is asked than what the officer has chosen.
    """
    usual = [] if chosen else [each for each in Severity if notes or each is not Severity.NOTE]
    asked = [
        each
        for each in listing.findings
        if not each.dismissed and (each.decision is not None or each.finding.severity in usual)
    ]
    order = tuple(Severity)
    asked.sort(key=lambda each: (order.index(each.finding.severity), each.finding.start))
    return tuple(Query(number, each) for number, each in enumerate(asked, start=1))
