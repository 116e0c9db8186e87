"""Parts of a whole in words: "of 120, 70 were in East and the remaining 60 in West", "214: 131 closed".

Parts that are said to be all of it come to the whole. Parts of which nothing is two at once come to no more.
Of any other list it is asked at most: things may be counted twice, or not all be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.arithmetic import check_sum
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.closed_texts import Text, figures_in, is_plain, joined, marked, words_of
from scrutinydesk.redpen.printing import printed_number
from scrutinydesk.redpen.sentence_verdicts import Led
from scrutinydesk.redpen.slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scrutinydesk.claims.document import Passage
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.claims.shape import Sentence

_WHY = "The parts are said to be all of the whole."
_WHY_APART = "Nothing is in two of the parts, so that together they are no more than the whole."
_WHY_ASKED = "The parts do not come to the whole; some may be counted twice, or not be told."
_MOST_FIGURES, _FEWEST = 14, 3
_VERBS = r"(?:recorded|received|reported|made|logged|appointed|arrested|seen|held|completed|carried out)"
_NOUN = (
    r"(?: (?!(?:in|on|at|for|from|with|to|by|fell|rose|was|had|of)(?![a-z]))[a-z'/&-]+){0,5}?"
    rf"(?:(?: were| have been| was)? {_VERBS})?"
)
_WHEN = r"(?: (?:in|for|during|over) (?:the )?(?:D|Y|year|quarter|month|period))?"
_LED = re.compile(
    r"(?P<lead>[^A-Z]*?)(?P<of>(?<![a-z])(?:out )?of )?(?P<all>(?<![a-z])all )?"
    r"(?:(?:the|our|its|these|those|a|total|of|(?:year|quarter|month)'s) )*"
)
_FROM_WHOLE = re.compile(
    rf"{_NOUN}{_WHEN}(?:(?P<colon>: ?| - ?| \(|,? with )|(?P<which>(?:[.,;])? \(?of (?:which|whom|these|those"
    r"|them),? )|(?P<comma>,? ))(?:just |only )?"
)
_OF_THESE = re.compile(r"of (?:these|those|them)\b")
_SEPARATED = re.compile(r"(?:,|;|,? and|\.)(?: the (?:other|remaining|rest,?|remainder,?))? $")
_THE_REST = re.compile(r"\bthe (?:other|remaining|rest,?|remainder,?) $")
_TO_OTHERS = re.compile(r"(?:to|of|on|for|in|with|from) the (?:other|remaining) $")
_SHARE = re.compile(r" ?\(P\)")
_WILL = r"(?:will|would|were|was|are|is|have|has|had|can|could|should|may|might|did|do|remain)"
_OTHER_THING = re.compile(rf" (?!{_WILL}\b|not\b|of\b|in\b)(?P<noun>[a-z]+)(?: [a-z]+)?? {_WILL}\b")
_AMONG = re.compile(r" (?:of (?:which|whom|these|those|them)) ?")
_BEING = r"(?:,? (?:were|was|are|is|have been|came|occurred|happened|took place|of|by|still|now))*"
_PLACE = re.compile(
    rf"{_BEING}(?: of them)?(?: (?:recorded|reported|committed))? (?:in|from) (?:the )?"
    r"(?P<what>north|south|east|west|central)(?: (?:division|area|of the (?:county|force|city)))?"
)
_DATED = re.compile(rf"{_BEING} in D")
_OPEN = "open|ongoing|outstanding|unresolved|pending|being investigated"
_SETS = tuple(
    re.compile(
        rf"{_BEING}(?: the)? (?:(?P<a>{one})|(?P<b>{other}))(?: (?:officers|staff|casualties|victims))?"
    )
    for one, other in (
        ("women|female", "men|male"),
        ("girls", "boys"),
        ("adults", "children|juveniles"),
    )
)
# What is closed may have come in before, unless it is said to be of the whole.
_OUTCOMES = tuple(
    re.compile(rf"{_BEING}(?: the)? (?:(?P<a>{one})|(?P<b>{other}))")
    for one, other in (
        (_OPEN, "closed|resolved|finalised|complete|completed|dealt with"),
        ("successful", "unsuccessful"),
        ("solved", "unsolved"),
        ("upheld", "not upheld"),
    )
)
_PEOPLE = re.compile(
    r"\b(?:officers?|staff|pcsos?|volunteers?|people|persons?|men|women|children|adults?|victims?"
    r"|offenders?|suspects?|specials?|members?|recruits?|applicants?|pupils?|students?|residents?)\b"
)
# Words by which a list is of more, of less, or of several things.
_NOT = re.compile(
    r"\b(?:compar\w+|against|than|last|previous\w*|before|earlier|ago|up|down|increas\w*|decreas\w*|rise\w*"
    r"|rose|fall\w*|fell|more|fewer|less|both|also|some|average\w*|mean|median|each|every|per|rates?"
    r"|further|additional\w*|while|whereas|includ\w+|among|amongst|such as|mainly|mostly|chiefly"
    r"|example|e\.g|notably|particular\w*|respectively|repeat\w*|once|twice|again|several|multiple|either|or"
    r"|except|excluding|target|capacity|led|leading|leaving|part|top|largest|biggest|days?|nights?|hours"
    r"|times|net|up to|initially|originally|later|then|after\w*|because|as)\b"
)
# What there is at a time is counted again a month later.
_STANDING = re.compile(
    r"\b(?:outstanding|open|live|active|ongoing|current|stock|held|remain\w*|backlog|custody|waiting"
    r"|queues?|registered|on the books|in post|prisoners?|tagged)\b"
)
_OTHER = re.compile(r" other(?! than)(?: [a-z]+){1,2}")
_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Said:
    """A whole and its parts.

    Attributes
    ----------
    all : bool
        Whether the parts are said to be all of it.
    apart : bool
        Whether nothing can be in two of the parts.
    listed : bool
        Whether they follow as a list, "120: 70 and 50".
    """

    places: tuple[int, ...]
    all: bool
    apart: bool
    listed: bool


def said_parts(passage: Passage, said: Sequence[Sentence]) -> Iterator[Led]:
    """Yield what the parts of a whole come to, where it is sure that they are its parts.

    Yields
    ------
    Led
    """
    for at, sentence in enumerate(said):
        before = said[at - 1] if at and _OF_THESE.match(sentence.shape) else None
        count = figures_in(sentence) + (figures_in(before) if before is not None else 0)
        if not _FEWEST <= count <= _MOST_FIGURES:
            continue
        text = Text(marked(sentence), sentence.tokens)
        if before is not None:
            text = joined(Text(marked(before), before.tokens), text)
        found = _read(text)
        led = _judged(passage, text, found) if found is not None else None
        if led is not None:
            yield led


def _read(text: Text) -> _Said | None:
    """Return the whole and the parts that a text says; None where anything else is in it."""
    counts = [at for at in text.figures if text.letter(at) == "N"]
    shape = text.shape
    past = "Y" in shape or "S" in shape
    if len(counts) < _FEWEST or past or not _is_plain(text, counts) or _NOT.search(shape):
        return None
    whole, first = counts[:2]
    lead, after = _LED.fullmatch(shape[:whole]), _FROM_WHOLE.fullmatch(shape, whole + 1, first)
    parts = _parts(shape, counts[1:])
    if lead is None or after is None or parts is None:
        return None
    whats, rest = parts
    # "The remaining 30 places will be filled": of places, and not of the recruits.
    other = _OTHER_THING.match(whats[-1]) if rest else None
    if other is not None and not words_of(other["noun"]) <= words_of(shape[whole:first]):
        return None
    of = lead["of"] is not None or after["which"] is not None
    listed = after["colon"] is not None
    people = _PEOPLE.search(shape, whole, first) is not None
    apart = _are_apart(text, counts[1:], whats, people=people) or (of and _are_of_sets(whats, _OUTCOMES))
    if not (of or listed) and not (after["comma"] == ", " and (apart or rest)):
        return None
    return _Said(tuple(counts), rest or (lead["all"] is not None and listed and not of), apart, listed)


def _is_plain(text: Text, counts: Sequence[int]) -> bool:
    """Tell whether there are exact counts, and percentages behind the first of them at most."""
    shares = [at for at in text.figures if text.letter(at) == "P"]
    if len(counts) + len(shares) != len(text.figures) or any(at < counts[0] for at in shares):
        return False
    return all(is_plain(text.tokens[at].number) for at in counts)


def _parts(shape: str, at: Sequence[int]) -> tuple[list[str], bool] | None:
    """Return what each part is, and whether the last is the rest of the whole; None where that is open."""
    whats: list[str] = []
    rest = False
    for number, place in enumerate(at):
        last = number == len(at) - 1
        what = shape[place + 1 : len(shape) if last else at[number + 1]]
        if last:
            what = what.rstrip(" .;)")
        else:
            found = _SEPARATED.search(what)
            if found is None:
                return None
            rest = _THE_REST.search(what) is not None
            if (rest and number + 2 < len(at)) or _TO_OTHERS.search(what):
                return None
            what = what[: found.start()]
        what = _SHARE.sub("", what, count=1)
        what = what if number else _AMONG.sub(" ", what, count=1)
        if re.search(r"[;:(]|\. |\bof (?:wh|th(?:e[ms]|ose))|(?<=[a-z]),", what):
            return None
        whats.append(what.rstrip())
    return whats, rest or _OTHER.fullmatch(whats[-1]) is not None


def _are_apart(text: Text, at: Sequence[int], whats: Sequence[str], *, people: bool) -> bool:
    """Tell whether parts are of different places, months or kinds, of which nothing is two at once."""
    # "70 were in East and 60 in West": the verb stands once.
    places = [place["what"] for what in whats if (place := _PLACE.fullmatch(what))]
    if len(places) == len(whats):
        return len(set(places)) == len(places) and not people
    if all(_DATED.fullmatch(what) for what in whats):
        return not people and not _STANDING.search(text.shape) and _are_of_a_year(text, at)
    return _are_of_sets(whats, _SETS)


def _are_of_sets(whats: Sequence[str], sets: Sequence[re.Pattern[str]]) -> bool:
    """Tell whether each part is another kind of one set."""
    for kinds in sets:
        told = [kind.lastgroup for what in whats if (kind := kinds.fullmatch(what))]
        if len(told) == len(whats):
            return len(set(told)) == len(told)
    return False


def _are_of_a_year(text: Text, at: Sequence[int]) -> bool:
    """Tell whether the dates behind some figures are different months of a year."""
    starts = [text.shape.index("D", place) for place in at]
    # "129 in July 2017, 108 in August": the whole is of one of them.
    if any(token.date is not None and token.at not in starts for token in text.tokens.values()):
        return False
    dates = [text.tokens[start].date for start in starts]
    windows = {each.window for each in dates if each is not None and each.window is not None}
    months = {month.ordinal for window in windows for month in window.months}
    if not months:  # "in July", whichever year that is
        return len({each.text for each in dates if each is not None}) == len(at)
    within = max(months) - min(months) < _YEAR
    return within and len(windows) == len(at) and len(months) == sum(len(each.months) for each in windows)


def _judged(passage: Passage, text: Text, said: _Said) -> Led | None:
    tokens = tuple(text.tokens[at] for at in said.places)
    whole, *parts = [printed_number(each.number) for each in tokens if each.number is not None]
    made = sum((each.value for each in parts), Fraction(0))
    if made == whole.value:
        sure = said.all or said.apart
        return Led(passage, tokens, check_sum(parts, whole), _WHY) if sure else None
    near = abs(made - whole.value) <= max(Fraction(1), whole.value / 10)
    likely = near or is_slip([whole, *parts], _added)
    working = f"{' + '.join(map(str, parts))} = {figure(made)}, printed {whole}"
    if said.apart and made > whole.value and not said.all:
        what = f"The parts come to {figure(made)}, more than the {whole} that they are of."
        return Led(passage, tokens, Checked(Verdict.DIFFERS, working, said=what), _WHY_APART)
    what = f"The parts come to {figure(made)}; the report says {whole}."
    checked = Checked(Verdict.DIFFERS, working, said=what)
    if said.all:
        return Led(passage, tokens, checked, _WHY) if likely else None
    # Two may be the largest of many.
    asked = said.listed and likely and (len(parts) >= _FEWEST or made > whole.value or said.apart)
    return Led(passage, tokens, checked, _WHY_ASKED, sure=False) if asked else None


def _added(figures: Sequence[Printed]) -> Verdict:
    whole, *parts = figures
    return check_sum(parts, whole).verdict
