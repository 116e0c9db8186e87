"""Numbers in every form in which reports write them, each with the interval that its print allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from scrutinydesk.claims import number_words as letters
from scrutinydesk.claims.qualifiers import Approx, qualified

_LONGEST = 18  # digits; more is an account or a barcode, and no figure of a report
_PART = Fraction(1, 20)  # "a third" is what a person would call a third


class Unit(StrEnum):
    """What a number counts in."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "percentage points"
    MONEY = "pounds"
    ORDINAL = "ordinal"
    MULTIPLE = "times"
    FRACTION = "fraction"
    RATE = "rate"


class Number(NamedTuple):
    """A number as written: a tuple, for there are thousands, and a frozen class takes three times as long.

    Attributes
    ----------
    start, end : int
        Its span in the text, with sign, unit and the word that makes it approximate.
    value : Fraction
        Exact, in whole units: pounds for ``£52.5m``, 0.05 per person for a rate of 50 ``per`` 1,000 is not
        computed (the value is 50). With its printed sign.
    decimals : int
        As printed, before any million.
    scale : int
        1,000,000 for ``£52.5m``; otherwise 1.
    low, high : Fraction or None
        The closed interval of values that are so printed; None is no bound. A count is itself alone.
    signed : bool
        Whether a sign is printed.
    upto : Fraction or None
        The other end of a range.
    per : int
        1,000 of ``per 1,000``; otherwise 0.
    worded : bool
        Whether it is written in letters.
    """

    start: int
    end: int
    text: str
    value: Fraction
    decimals: int
    unit: Unit
    low: Fraction | None
    high: Fraction | None
    scale: int = 1
    approx: Approx = Approx.EXACT
    signed: bool = False
    upto: Fraction | None = None
    per: int = 0
    worded: bool = False

    def moved(self, origin: int) -> Number:
        """Return the number with its span counted from further up."""
        return self._replace(start=origin + self.start, end=origin + self.end)

    @property
    def printed(self) -> Fraction:
        """The value in the unit of the print: 52.5 of ``£52.5m``."""
        return self.value / self.scale


_GROUPS = ",\u00a0\u2009\u202f"
_UNGROUPED = str.maketrans("", "", _GROUPS)
_RUN = re.compile(rf"\d[\d.{_GROUPS}]*")
_FIGURE = re.compile(rf"(?:\d{{1,3}}(?:[{_GROUPS}]\d{{3}})+|\d+)(?:\.\d+)?")
_BEFORE = re.compile(
    r"(?<!\w)(?<!\d[.,/:\u2013-])(?<![A-Za-z]-)(?P<sign>(?:[+±\u2212\u2013-](?![ ])|(?:^"
    r"|(?<=[(\t]))[+\u2212\u2013-][ ])?)(?P<money>[£$€]?)[ ]?(?P<point>\.?)$"
)
_GAP = r"[ \u00a0\u2009\u202f\n]?"
_POINTS = (
    rf"(?P<points>(?:%|per{_GAP}cent(?:age)?)[ \u00a0-]?(?:points?|pts?)\b|percentage[ \n-]points?\b"
    r"|p\.?p\.?(?:ts?)?\b|ppts?\b|% ?pts?\b)"
)
_PERCENT = rf"(?P<percent>[%\uff05\u066a]|per{_GAP}cent\b|percent\b|pct\b)"
_SECONDS = r"[ ]?\d\d?[ ]?s(?:ecs?|econds?)?\b"
_SUFFIX = re.compile(
    rf"(?:(?P<th>[ \u00a0]?(?:st|nd|rd|th)\b)|{_GAP}-?{_POINTS}|{_GAP}{_PERCENT}|(?P<plus>\+)"
    r"|(?P<times>[ \n-]?(?:fold\b|times\b(?=[ \n](?:higher|lower|more|less|greater"
    r"|larger|smaller|bigger|faster|slower|quicker|shorter|longer|as|the|that|its|their|worse|better"
    r"|likelier)\b))|x\b)"
    rf"|{_GAP}(?P<scale>(?:million|billion|thousand)s?|mn|mln|bn|bln|m(?!{_SECONDS})|k)\b(?!\u00b2))?"
    r"(?:[ \n](?:[a-z-]+[ \n]){0,4}?"
    r"(?:per|/|for[ ]every)[ \u00a0]?(?P<base>1,?000,?000|100,?000|10,?000|1,?000|100|thousand)\b)?",
    re.IGNORECASE,
)
# "23mins" and "7m 25s" are times, of which a sentence makes more.
_LEAD = 8
_BETWEEN = re.compile(r"[Bb]etween[ \n]")
_NEXT = re.compile(
    rf"(?!(?:seconds?|secs?|minutes?|mins?|m(?={_SECONDS})|hours?|hrs?|h(?=[ ]?\d\d?[ ]?m))(?![a-z]))[\w/:%]"
    r"|[.,]\d",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"[ ]?[-\u2013\u2014][ ]?£?(?P<figure>\d[\d{_GROUPS}]*(?:\.\d+)?)(?![\w/])[ ]?+(?P<percent>%|per cent)?+"
    r"(?P<scale>m\b)?+(?!(?:[ ]\w+)?[ ]?(?:fewer|more|less|higher|lower|below|above|down|up)\b)"
)
_CARDINALS = "|".join(
    sorted((*letters.UNITS, *letters.TENS, "dozen", *letters.SCALES), key=len, reverse=True)
)
_PARTS = "|".join(sorted(letters.FRACTIONS, key=len, reverse=True))
_OF = r"(?=[ \n](?:of|in|more|fewer|less|increase|decrease|reduction|rise|drop|the)\b)"
_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<top>an?|one|two|three|four|five|seven|nine)[ \n-](?P<part>{_PARTS})(?:{_OF}"
    rf"|(?<=by a third)|(?<=by a quarter)|(?<=by half)|(?<=by two thirds)|(?<=by two-thirds)"
    rf"|(?=[ ]\(\d)|(?<!(?:two|our)[ -]quarters)(?P<closed>(?=[.,;:)]|$)))"
    rf"|(?P<half>half)(?:(?=[ \n](?:of|the)\b)|(?<=by half))"
    rf"|(?P<times>two|three|four|five|six|seven|eight|nine|ten)[ -](?:times|fold)\b(?![ \n](?:a|per"
    rf"|each|every|in)\b)"
    rf"|(?P<multiple>{'|'.join(letters.MULTIPLES)})"
    rf"|(?P<cardinal>(?:a[ ](?=dozen|hundred|thousand|million))?(?:{_CARDINALS})"
    rf"(?:[ \n-](?:and[ \n])?(?:{_CARDINALS})){{0,8}})"
    rf"|(?P<ordinal>{'|'.join(letters.ORDINALS)}))(?![\w-])"
    rf"(?:[ \n]{_POINTS}|[ \n]{_PERCENT})?",
    re.IGNORECASE,
)
# Whatever a number in letters may begin with: literals alone are found faster than patterns.
_BEGINS = re.compile(
    "|".join(
        sorted(
            (
                *letters.UNITS, *letters.TENS, *letters.SCALES, *letters.ORDINALS, *letters.MULTIPLES,
                "a ", "a\n", "a-", "an ", "an\n", "an-", "half", "dozen",
            ),
            key=len,
            reverse=True,
        )
    )
)  # fmt: skip
_SCALES = {"m": 10**6, "mn": 10**6, "mln": 10**6, "bln": 10**9, "k": 1000, "bn": 10**9} | letters.SCALES


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in its order; none overlaps another.

    Digits that are part of a word (``S136``), of a date or time, or of more than eighteen digits are none.
    """
    runs = (_of_digits(run, text) for run in _RUN.finditer(text))
    written = _joined(text, [number for number in runs if number is not None])
    worded = [number for match in _word_matches(text) if (number := _of_words(match, text)) is not None]
    if not worded:
        return _apart(written)
    # Of two that begin together the longer one is read.
    return _apart(sorted((*written, *worded), key=lambda number: (number.start, -number.end)))


def _joined(text: str, numbers: list[Number]) -> list[Number]:
    """Make one number of the two ends of what lies between them: ``between 120 and 140``."""
    if _BETWEEN.search(text) is None:
        return numbers
    found: list[Number] = []
    for number in numbers:
        last = found[-1] if found else None
        if last is not None and _is_between(text, last, number):
            found[-1] = last._replace(
                end=number.end, text=text[last.start : number.end], unit=number.unit, upto=number.value,
                high=number.high,
            )  # fmt: skip
        else:
            found.append(number)
    return found


def _is_between(text: str, one: Number, other: Number) -> bool:
    alike = one.unit is other.unit or (one.unit is Unit.COUNT and other.unit is Unit.PERCENT)
    said = text[one.end : other.start].split() == ["and"]
    return (
        said and alike and one.upto is None and one.value < other.value and one.scale == other.scale
        and _BETWEEN.fullmatch(text, max(one.start - _LEAD, 0), one.start) is not None
    )  # fmt: skip


def _word_matches(text: str) -> Iterator[re.Match[str]]:
    lowered = text.lower()
    at = 0
    for begun in _BEGINS.finditer(lowered if len(lowered) == len(text) else text):
        if begun.start() >= at and (match := _WORDS.match(text, begun.start())):
            yield match
            at = match.end()


def _apart(numbers: list[Number]) -> tuple[Number, ...]:
    kept: list[Number] = []
    for number in numbers:
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _of_digits(run: re.Match[str], text: str) -> Number | None:
    figure = run[0].rstrip("." + _GROUPS)
    first = run.start()
    before = _BEFORE.search(text, max(first - 4, 0), first)
    if before is None or figure == "000" or len(figure) > _LONGEST + 8 or not _FIGURE.fullmatch(figure):
        return None
    after = _SUFFIX.match(text, first + len(figure))
    end = after.end() if after else first + len(figure)
    if end == first + len(figure) and _NEXT.match(text, end):
        return None
    plain = _plain(figure)
    if before["point"]:
        plain = f"0.{plain}"
    if after is None or sum(map(str.isdigit, plain)) > _LONGEST or plain.count(".") > 1:
        return None
    return _number(_Written(text, before, plain, after, end))


@dataclass(slots=True)
class _Written:
    text: str
    before: re.Match[str]
    plain: str
    after: re.Match[str]
    end: int


def _number(written: _Written) -> Number:
    before, after, text = written.before, written.after, written.text
    decimals = len(written.plain.partition(".")[2])
    scale, unit, per = _scale(after["scale"]), _unit(after, money=bool(before["money"])), _per(after["base"])
    value = Fraction(int(written.plain.replace(".", "")) * scale, 10**decimals)
    start = before.start() if before["sign"] or before["money"] else before.start("point")
    sign = before["sign"].strip()
    ranged = None if unit is Unit.ORDINAL or per else _range(written, unit)
    upto, end = ranged or (None, written.end)
    if upto is not None and unit is Unit.COUNT and "%" in text[written.end : end]:
        unit = Unit.PERCENT  # "96-97%"
    start, approx = (start, Approx.EXACT) if sign else qualified(text, start, end)
    if after["plus"]:
        approx = Approx.AT_LEAST
    if sign and sign in "-\u2212\u2013":
        value = -value
    low, high = interval(value, decimals, scale, unit, approx)
    if upto is not None:
        high = interval(upto, decimals, scale, unit, approx)[1]
    return Number(
        start, end, text[start:end], value, decimals, Unit.RATE if per else unit,
        low, high, scale, approx, bool(sign), upto, per,
    )  # fmt: skip


def _plain(figure: str) -> str:
    return figure if figure.isdecimal() else figure.translate(_UNGROUPED)


def _range(written: _Written, unit: Unit) -> tuple[Fraction, int] | None:
    """Return the other end of a range that begins with a number, and where it stops."""
    found = _RANGE.match(written.text, written.end)
    if not found or len(found["figure"]) > _LONGEST:
        return None
    other = (unit is Unit.PERCENT) != bool(found["percent"])
    if other and (unit is not Unit.COUNT or written.after["scale"]):
        return None
    upto = Fraction(_plain(found["figure"])) * _scale(found["scale"] or written.after["scale"])
    return (upto, found.end()) if upto > Fraction(written.plain) else None


def _of_words(match: re.Match[str], text: str) -> Number | None:
    ordinal = match["closed"] is not None and match["top"].casefold() in {"a", "an"}
    worded = None if ordinal else _worded(match)  # "a third, in the east"
    if worded is None:
        return None
    value, unit = worded
    if match["points"]:
        unit = Unit.POINTS
    elif match["percent"]:
        unit = Unit.PERCENT
    start, approx = qualified(text, match.start(), match.end())
    low, high = interval(value, 0, 1, unit, approx)
    return Number(
        start, match.end(), text[start : match.end()], value, 0, unit, low, high, 1, approx, worded=True
    )


def _worded(match: re.Match[str]) -> tuple[Fraction, Unit] | None:
    if match["part"] or match["half"]:
        part = letters.FRACTIONS[(match["part"] or match["half"]).casefold()]
        return Fraction(letters.UNITS.get((match["top"] or "").casefold(), 1), part), Unit.FRACTION
    if match["multiple"]:
        return Fraction(1) * letters.MULTIPLES[match["multiple"].casefold()], Unit.MULTIPLE
    if match["times"]:
        return Fraction(letters.UNITS[match["times"].casefold()]), Unit.MULTIPLE
    if match["ordinal"]:
        return Fraction(letters.ORDINALS[match["ordinal"].casefold()]), Unit.ORDINAL
    if match["cardinal"].casefold() in letters.SCALES:
        return None  # "for every million journeys"
    value = letters.cardinal(match["cardinal"].replace("\n", " "))
    return None if value is None else (Fraction(value), Unit.COUNT)


def _unit(after: re.Match[str], *, money: bool) -> Unit:
    if after["points"]:
        return Unit.POINTS
    if after["percent"]:
        return Unit.PERCENT
    if after["times"]:
        return Unit.MULTIPLE
    if money:
        return Unit.MONEY
    return Unit.ORDINAL if after["th"] else Unit.COUNT


_LEAST = frozenset((Approx.AT_LEAST, Approx.OVER))


@cache
def _scale(word: str | None) -> int:
    return _SCALES[word.casefold().removesuffix("s")] if word else 1


def _per(base: str | None) -> int:
    return 0 if base is None else 1000 if base.casefold() == "thousand" else int(base.replace(",", ""))


def interval(
    value: Fraction, decimals: int, scale: int, unit: Unit, approx: Approx
) -> tuple[Fraction | None, Fraction | None]:
    """Return the closed interval of the values that are printed so.

    A plain count and a place in an order are themselves; a rounded count (``about 1,000``) may be
    off by half of its last digit that is not nought.
    """
    whole = decimals == 0 and scale == 1
    if approx is not Approx.EXACT and approx is not Approx.ABOUT:
        return (value, None) if approx in _LEAST else (None, value)
    if whole and approx is Approx.EXACT and (unit is Unit.COUNT or unit is Unit.ORDINAL):
        return value, value
    if unit is Unit.FRACTION:
        return value - _PART, value + _PART
    step, parts = scale, 10**decimals
    if approx is Approx.ABOUT and whole and value:
        while value.numerator % (10 * step) == 0:
            step *= 10
    middle = 2 * parts * value.numerator // value.denominator  # in halves of a step
    return Fraction(middle - step, 2 * parts), Fraction(middle + step, 2 * parts)
