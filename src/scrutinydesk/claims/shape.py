"""Sentences with their figures as single capital letters, so that short patterns can read them.

``An increase of 13,320 crimes (13.0%).`` has the shape ``an increase of N crimes (P).``
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from scrutinydesk.claims.dates import Dated, find_dates
from scrutinydesk.claims.document import Passage
from scrutinydesk.claims.number_lists import with_shared_units
from scrutinydesk.claims.numbers import Number, Unit, find_numbers
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.periods import Month

LETTERS = {
    Unit.COUNT: "N", Unit.PERCENT: "P", Unit.POINTS: "Q", Unit.MONEY: "M",
    Unit.ORDINAL: "O", Unit.MULTIPLE: "X", Unit.FRACTION: "F", Unit.RATE: "R",
}  # fmt: skip
LONGEST = 1_500
_ENDS = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\bNo.)(?<!\b[Ee]\.[Gg].)(?<!\bapprox.)(?<!\bi\.e.)(?<!\bvs.)(?<!\b[Ee]xt.)"
    r"[\"'”’)]*[ \n]+(?=[\"'“‘(]*[A-Z0-9*])"
)
# Also the second of two, as in "groups 1 to 5", and what is in brackets, as in "section 12(1)".
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:sections?|phase|appendix|item|pages?|para(?:graph)?s?|fig(?:ure)?|table|chart|slide|no\.?"
    r"|number|tier|grade|band|version(?: ?:)?|form|articles?|annex|priority|objective|strand"
    r"|(?<!this )category|class|recommendations?|action|ref|module|stage|agenda item|point|aged?|ages"
    r"|aged between|age of|protocol|pledge|key stage|part"
    r"|schedule|groups?|per|for[ ]every|regulations?|rules?|clauses?|chapter|quartiles?|deciles?"
    r"|ext(?:ension)?\.?|room"
    r"|floor|unit|plot|suite|junction|gate|platform|(?:reference|request|ref)(?: no\.?| number)?:|no:"
    r"|isbn:?|urn:?|crn:?|ref:?|tel:?)[ \n]|#|\bs\.[ ]?)"
    r"(?:\d+[a-z]?(?:\.\d+)*(?:\([\da-z]{1,4}\))*"
    r"(?:,?[ \n](?:to|and|or|&|of)[ \n]|[ ]?[-–][ ]?)|\d+[a-z]?\()*$"
    r"|\b(?:sections|articles|paragraphs|regulations|schedules|clauses|recommendations)[ ][\d(), andor]*$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"[+(0](?<![\d.,£].)[\d() -]{8,18}\d(?![\d%]|[.,]\d)")
_DIALLED = re.compile(r"(?:\+44|\(?0\d)")
_ADDRESS = re.compile(
    r"[A-Za-z]?[ ](?:[A-Z][a-z'’]+[ ]){1,3}(?:Road|Street|Avenue|Lane|Drive|Close|Way|Square|House|Court"
    r"|Crescent|Terrace|Gardens|Parade)\b"
)
_LABEL_AFTER = re.compile(
    r"[ -]?(?:year[ -]olds?|years? (?:old|of age)|and (?:over|under)\b(?! [a-z]+ing)|s\b|[a-z]?/\d|\.\d+\."
    r"|[ ]?(?:am|pm|hrs)\b)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"[ -]?years?(?:[ -]olds?\b|[ \n](?:old|of[ \n]age|(?:or|and)[ \n](?:older|over|under|younger|above))\b)",
    re.IGNORECASE,
)
# The year of a law or a census is no period.
_LAW = re.compile(
    r"\b(?:Acts?|Orders?|Regulations?|Rules|Bill|Directive|Convention|Census)[ \n](?:of[ \n])?$"
)
_CENSUS = re.compile(r"[ \n][Cc]ensus\b")
# "(PSNI)" behind a name: in a shape the word alone, so that patterns read on.
_INITIALS = re.compile(r"(?<= )\((?=[A-Z][A-Za-z&/]{1,7}\))([A-Za-z&/]*[A-Z][A-Za-z&/]*[A-Z][A-Za-z&/]*)\)")
_PERIOD = re.compile(r"\b[Pp]eriod[ \n]$")  # of an office's year
_PERIODS = 13
_NOTED = re.compile(r"\[\d{1,2}\]")  # the mark of a footnote
_OF_AGE = re.compile(
    r"\b(?:children|child|people|persons|those|victims|girls|boys|adults|males|females|aged)[ \n]$",
    re.IGNORECASE,
)
_OLDEST = 90
_BACK = 30
_DIGITS_OF_A_TELEPHONE = 9
_AGES = frozenset((10, 12, 13, 14, 16, 18, 21, 25, 60, 65))
_THING = re.compile(r"[ \n][A-Za-z]")
# How far off an estimate may be is no figure of its own, and never how far anything moved.
_MARGIN_BEFORE = re.compile(
    r"(?:±|\+ ?/? ?[-\u2212\u2013]|\bplus[ -]or[ -]minus|\b(?:margins? of error|error margins?"
    r"|confidence (?:intervals?|limits?)|(?:sampling|standard) errors?)"
    r"(?: (?:of|is|was|are|being|at|about|around|up to|approximately)){0,3}:?)[ \n]?[(]?$",
    re.IGNORECASE,
)
_MARGIN_AFTER = re.compile(
    r"[ \n-](?:margin of error|error margin|confidence (?:interval|limit)s?|either (?:way|side))\b",
    re.IGNORECASE,
)
_MARGIN_BACK = 50
_SIGNED = "+-±\u2212\u2013"
_HOURS = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
_CLOCK_AFTER = re.compile(
    r"[ ]?(?:(?:to|until|and|[-\u2013])[ ]?(?:0\d{3}\b|\d{4}(?=[ ]?(?:hours|hrs|h|local time|GMT|BST)\b))"
    r"|(?:hours|hrs|h|local time|GMT|BST)\b)"
)
_CLOCK_BEFORE = re.compile(r"\b0\d{3}[ ]?(?:to|until|and|[-\u2013])[ ]?$")
# "101 homicides" are so many; "101 calls" come to a number.
_COUNTED = re.compile(
    r"[ \n](?!(?:calls?|callers?|services?|numbers?|lines?|contacts?|operators?|handlers?|systems?|demands?"
    r"|emergenc|waits?|waiting|times|was|is|has|performance|abandon|answer|respon|levels|volumes|figures"
    r"|phones?|telephones?|non|queues?|centres?|staff|users?|messages?|requests?|enquir|text)\w*\b)"
    r"(?:[a-z-]+[ \n]){0,2}?[a-z]{3,}(?<!s)s\b|,?[ ]\(?(?:up|down)[ ](?:by[ ])?\d"
)
_EMERGENCY = frozenset((999, 101, 111, 112))
_CALLS = re.compile(
    r"\b(?:call|caller|dial|ring|rang|phone|telephon|emergenc|contact|abandon|answer|handl|operator|service|wait"
    r"|queue|demand|system|line|number|performance|respon|control room)"
    r"|(?<![\d,.])(?:999\b.*(?<![\d,.])101\b|101\b.*(?<![\d,.])999\b)|^\W*(?:999|101|111|112)\b",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"[ \n-]?(?P<unit>seconds?|secs?|minutes?|mins?|m(?=[ ]?\d\d?[ ]?s)|hours?|hrs?|h(?=[ ]?\d\d?[ ]?m))"
    r"(?![a-z])"
    r"(?:,?[ ]?(?:and )?(?P<more>\d{1,2})[ -]?(?P<small>seconds?|secs?|s|minutes?|mins?|m)\b)?"
    r"|[ \n-](?P<days>(?:(?:calendar|working|financial|consecutive|successive|further|full)[ ])?"
    r"(?:day|week|fortnight|month|year|night|decade)s?)\b",
    re.IGNORECASE,
)
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‘’`´‚", "'"), **dict.fromkeys("“”„", '"'), **dict.fromkeys("‐‑‒–—−", "-"),  # noqa: RUF001  signs that look like others, made alike
        **dict.fromkeys("\u00a0\u2009\u202f\n\t\r*", " "),
        **dict.fromkeys("▲⬆⇧△", "↑"), **dict.fromkeys("▼⬇⇩▽", "↓"),
    }
)  # fmt: skip


class Token(NamedTuple):
    """A figure or date in a sentence; ``at`` is where its letter stands in the shape.

    ``start`` and ``end`` are counted in the sentence, which begins at ``origin`` in the document.
    """

    letter: str
    at: int
    start: int
    end: int
    origin: int
    number: Number | None = None
    date: Dated | None = None


@dataclass
class Sentence:
    """A sentence of a passage.

    Attributes
    ----------
    start : int
        Its offset in the passage.
    shape : str
        The text in small letters, quotes, dashes and blanks alike, figures as capital letters: N count,
        P percent, Q points, M money, O ordinal, X times, F fraction, R rate, T time, D date, L label.
    used : set of int
        Places in the shape of the figures that belong to a claim.
    """

    passage: Passage
    text: str
    start: int
    shape: str
    tokens: dict[int, Token]
    used: set[int] = field(default_factory=set)

    @cached_property
    def _steps(self) -> tuple[list[int], list[int]]:
        shape_at, text_at = [0], [0]
        for token in self.tokens.values():
            shape_at += [token.at, token.at + 1]
            text_at += [token.start, token.end]
        return shape_at, text_at

    @cached_property
    def dated(self) -> tuple[Token, ...]:
        """The dates and periods."""
        return tuple(token for token in self.tokens.values() if token.date is not None)

    def text_offset(self, at: int) -> int:
        """Return the offset in the sentence of what stands at ``at`` in the shape."""
        shape_at, text_at = self._steps
        step = bisect_right(shape_at, at) - 1
        return text_at[step] + at - shape_at[step]

    def document_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the document of a span of the shape."""
        base = self.passage.offset + self.start
        last = self.tokens.get(end - 1)
        stop = last.end if last else self.text_offset(end)
        return base + self.text_offset(start), base + stop

    def unit_of_time(self, at: int) -> str:
        """Return the unit of a time: ``m`` of minutes, ``long mo`` of months; empty for what is none."""
        token = self.tokens[at]
        found = _TIME.search(self.text, token.start, token.end + 1) if token.letter == "T" else None
        if found is None:
            return ""
        if found["unit"]:
            return found["unit"][0].casefold()
        return f"long {found['days'].split()[-1][:2].casefold()}"

    def free(self, letters: str = "NPQMOXFR") -> list[Token]:
        """Return the figures that no claim holds yet, of some letters."""
        return [token for at, token in self.tokens.items() if token.letter in letters and at not in self.used]


def sentences(passage: Passage, as_at: Month | None) -> Iterator[Sentence]:
    """Yield the sentences of a passage, those of more than 1,500 characters in pieces.

    Yields
    ------
    Sentence
    """
    text = passage.text
    for start, end in _spans(text):
        yield _sentence(passage, text[start:end], start, as_at)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in _ENDS.finditer(text):
        yield from _pieces(text, at, found.end())
        at = found.end()
    if at < len(text):
        yield from _pieces(text, at, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut + 1 if cut > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _sentence(passage: Passage, text: str, start: int, as_at: Month | None) -> Sentence:
    found = _found(text, as_at) if any(map(str.isdigit, text)) or len(text) > 3 else ()  # noqa: PLR2004  the shortest date has four signs
    plain = text.translate(_SIGNS)
    if "(" in plain:
        plain = _INITIALS.sub(r" \1 ", plain)
    lowered = plain.lower()
    if len(lowered) != len(plain):
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in plain)
    parts: list[str] = []
    tokens: dict[int, Token] = {}
    at = size = 0
    for letter, first, last, number, date in found:
        parts.append(lowered[at:first])
        size += first - at
        parts.append(letter)
        tokens[size] = Token(letter, size, first, last, passage.offset + start, number, date)
        size, at = size + 1, last
    parts.append(lowered[at:])
    return Sentence(passage, text, start, "".join(parts), tokens)


_Found = tuple[str, int, int, Number | None, Dated | None]


@lru_cache(maxsize=4096)  # several checks look at the same sentences
def _found(text: str, as_at: Month | None) -> tuple[_Found, ...]:
    dates = find_dates(text, as_at)
    found: list[_Found] = [
        ("L", date.start, date.end, None, None)
        if _is_of_law(date, text)
        else ("D", date.start, date.end, None, date)
        for date in dates
    ]
    edges = [date.start for date in dates]
    end = -1
    dialled = _telephones(text)
    for number in with_shared_units(find_numbers(text), text):
        near = bisect_right(edges, number.end - 1) - 1
        if number.start < end or (near >= 0 and dates[near].end > number.start):
            continue
        if any(first <= number.start < last for first, last in dialled):
            continue
        letter, end = _letter(number, text)
        after = bisect_right(edges, number.start)
        if after < len(edges) and end > edges[after]:
            end = number.end  # "5 | months September 2017"
        elif letter == "T":
            number = _timed(number, text, end)  # noqa: PLW2901  with its minutes and seconds
        found.append((letter, number.start, end, number, None))
    return tuple(sorted(found, key=lambda each: each[1]))


def _is_of_law(date: Dated, text: str) -> bool:
    """Tell whether a year is that of a law or a census: the Terrorism Act 2000."""
    if len(date.text) != 4 or not date.text.isdigit():  # noqa: PLR2004  digits of a year
        return False
    before = _LAW.search(text, max(date.start - 24, 0), date.start)
    return before is not None or _CENSUS.match(text, date.end) is not None


def _telephones(text: str) -> list[tuple[int, int]]:
    found = (match for match in _TELEPHONE.finditer(text) if _DIALLED.match(match[0]))
    return [match.span() for match in found if sum(map(str.isdigit, match[0])) >= _DIGITS_OF_A_TELEPHONE]


def _timed(number: Number, text: str, end: int) -> Number:
    """Return a time of two units as one number of the larger: 9 minutes 30 seconds are 9.5."""
    found = _TIME.match(text, number.end)
    if found is None or not found["more"] or number.low != number.high or number.low is None:
        return number
    value = number.value + Fraction(int(found["more"]), 60)
    return number._replace(end=end, text=text[number.start : end], value=value, low=value, high=value)


def _letter(number: Number, text: str) -> tuple[str, int]:
    """Return the letter of a number and where it ends; a number that names something is a label."""
    if number.unit is not Unit.COUNT or _is_margin(number, text):
        return "L" if _is_margin(number, text) else LETTERS[number.unit], number.end
    if timed := _TIME.match(text, number.end):
        return ("L", number.end) if _AGED.match(text, number.end) else ("T", timed.end())
    # In a cell of a table, or in brackets as the size of a change.
    alone = text.strip() == number.text or text[max(number.start - 1, 0) : number.start] == "("
    counted = alone or _COUNTED.match(text, number.end) or not _CALLS.search(text)
    emergency = number.value in _EMERGENCY and not counted
    if (
        emergency
        or (number.value <= _PERIODS and _PERIOD.search(text, max(number.start - _BACK, 0), number.start))
        or _NOTED.match(text, max(number.start - 1, 0))
        or _LABEL_AFTER.match(text, number.end)
        or _LABEL_BEFORE.search(text, max(number.start - _BACK, 0), number.start)
        or _ADDRESS.match(text, number.end)
        or _is_clock(number, text)
        or (number.text[:1] == "0" and number.text[1:2].isdigit())
    ):
        return "L", number.end
    bounded = number.approx in {Approx.UNDER, Approx.OVER} and number.value <= _OLDEST
    if bounded and number.value in _AGES and not _THING.match(text, number.end):
        return "L", number.end
    if bounded and _OF_AGE.search(text, max(number.start - 12, 0), number.start):
        return "L", number.end
    return "N", number.end


def _is_clock(number: Number, text: str) -> bool:
    """Tell whether a number is a time of day: ``1700 to 2100 hours``, ``2300 to 0300``."""
    if not _HOURS.fullmatch(number.text):
        return False
    return _CLOCK_AFTER.match(text, number.end) is not None or _CLOCK_BEFORE.search(
        text, max(number.start - _BACK, 0), number.start
    ) is not None


def _is_margin(number: Number, text: str) -> bool:
    """Tell whether a number says how far off another may be: ``74.2% (±2.1 percentage points)``."""
    sign = number.start + (number.text[:1] in _SIGNED)
    before = _MARGIN_BEFORE.search(text, max(sign - _MARGIN_BACK, 0), sign)
    return before is not None or _MARGIN_AFTER.match(text, number.end) is not None
