"""Percentages that are parts of one whole, and come to more than all of it: "55% men and 48% women"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure
from scrutinydesk.redpen.printing import printed_percent
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

HUNDRED = 100
# Answers and kinds of which nobody and nothing is two at once.
_SETS = tuple(
    re.compile(rf"(?:{words})\b", re.IGNORECASE)
    for words in (
        r"(?P<a>m[ae]n|males?|boys?)|(?P<b>wom[ae]n|females?|girls?)|(?P<c>non-binary|not known|unknown)",
        r"(?P<a>positive|favourable)|(?P<b>negative|unfavourable)|(?P<c>neutral|mixed|neither)",
        r"(?P<a>(?:very )?satisfied)|(?P<b>(?:very )?dissatisfied)|(?P<c>neither|neutral|not sure)",
        r"(?P<a>yes)|(?P<b>no)|(?P<c>don['’]t know|not sure)",
        r"(?P<a>adults?)|(?P<b>child(?:ren)?|juveniles?)",
    )
)  # fmt: skip
_LED = re.compile(r" ((?:were|are|was|is|being|said) )?[\"'“‘]?", re.IGNORECASE)
_JOIN = re.compile(r"[\"'”’]?(?:,? and|,|;|,? while|,? with) $", re.IGNORECASE)
_CLOSED = re.compile(r"[\"'”’]?\)?(?:[.;,:]|$|\n)")
_WHOLE = re.compile(
    r"\b(?:of (?:the|these|those|all|our|which|whom|them)\b|of [a-z]+s,|(?:victims|offenders|suspects"
    r"|applicants|recruits|officers|staff|respondents|complainants|casualties|starters|leavers|people)"
    r" (?:were|are|was|is)$|(?:workforce|intake|cohort|sample) (?:was|is)$)",
    re.IGNORECASE,
)
# Where an answer may be given twice, more than all is no wonder.
_SEVERAL = re.compile(
    r"more than one|multiple|that appl(?:y|ied)|\bboth\b|could choose|each of", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_FEWEST = 2


def more_than_all(material: Material) -> Found:
    """Return percentages of one whole that come to more than it, whatever their rounding.

    That all are parts of one whole has to be said ("were", "of the victims"); where it is not ("Confidence:
    55% women, 48% men") they may be rates, and nothing is said of them.
    """
    judgements: list[Judgement] = []
    findings: list[ReportFinding] = []
    text = material.document.text
    for held in _groups(material):
        numbers = _parts(material, held, text)
        claims = [material.claims[number] for number in numbers]
        shown = [printed_percent(each.quantities[0]) for each in claims]
        least = sum((each.stands_for().low or Fraction(0) for each in shown), Fraction(0))
        made = sum((each.value for each in shown), Fraction(0))
        if least <= HUNDRED:
            continue
        working = f"{' + '.join(f'{each}%' for each in shown)} = {figure(made)}%, more than 100%"
        findings.append(_finding(numbers, claims, figure(made), working))
        judgements += [Judgement(each, Verdict.DIFFERS, working, Against.REPORT) for each in numbers]
    return Found(tuple(judgements), tuple(findings))


def _groups(material: Material) -> Iterator[list[int]]:
    """Yield the percentages that stand side by side with nothing but a kind between, two or more of them."""
    text = material.document.text
    held: list[int] = []
    for number, claim in enumerate(material.claims):
        bare = _is_bare(claim)
        if not (bare and held and _follows(material.claims[held[-1]], claim, text)):
            if len(held) >= _FEWEST:
                yield held
            held = []
        held += [number] if bare else []
    if len(held) >= _FEWEST:
        yield held


def _is_bare(claim: Claim) -> bool:
    if claim.kind is not ClaimKind.PROPORTION or claim.passage.cell is not None or len(claim.quantities) != 1:
        return False
    one = claim.quantities[0]
    number = one.number
    exact = number.approx is Approx.EXACT and not number.upto and not number.worded and not number.signed
    return one.role is Role.PERCENT and number.unit is Unit.PERCENT and exact


def _follows(last: Claim, claim: Claim, text: str) -> bool:
    """Tell whether nothing but a kind and "and" or a comma stands between two percentages."""
    if last.passage != claim.passage:
        return False
    between = text[last.end : claim.start]
    return any(_kind(each, between, _JOIN) for each in _SETS)


def _kind(kinds: re.Pattern[str], words: str, then: re.Pattern[str]) -> str:
    """Return which of some kinds follows a percentage, by a letter; empty where something else does."""
    led = _LED.match(words)
    found = kinds.match(words, led.end()) if led else None
    return (found.lastgroup or "") if found and then.match(words, found.end()) else ""


def _parts(material: Material, numbers: Sequence[int], text: str) -> list[int]:
    """Return those of some percentages, from the first on, that are of one whole in so many words.

    They are of different kinds of one set; nothing where that is not certain.
    """
    claims = [material.claims[number] for number in numbers]
    last = claims[-1]
    ends = [*(each.start for each in claims[1:]), last.passage.offset + len(last.passage.text)]
    behind = [text[each.end : end] for each, end in zip(claims, ends, strict=True)]
    led = _LED.match(behind[0])
    if _SEVERAL.search(last.passage.text):
        return []
    if not (led and led[1]) and not _WHOLE.search(_before(claims[0], text)):
        return []
    for kinds in _SETS:
        found = [_kind(kinds, words, _CLOSED if words is behind[-1] else _JOIN) for words in behind]
        count = found.index("") if "" in found else len(found)
        if len(set(found[:count])) == count and {"a", "b"} <= set(found[:count]):
            return list(numbers[:count])
    return []


def _before(claim: Claim, text: str) -> str:
    """Return the words of a sentence before a claim."""
    before = text[claim.passage.offset : claim.start]
    ends = [found.end() for found in _SENTENCE.finditer(before)]
    return before[ends[-1] if ends else 0 :].rstrip()


def _finding(numbers: Sequence[int], claims: Sequence[Claim], made: str, working: str) -> ReportFinding:
    first, last = claims[0], claims[-1]
    after = last.end - first.passage.offset
    closed = _CLOSED.search(first.passage.text, after)
    words = first.passage.text[first.start - first.passage.offset : closed.start() if closed else after]
    quote = f"“{' '.join(words.split())}”"
    return ReportFinding(
        "arithmetic",
        Severity.ERROR,
        f"The parts of one whole cannot come to {made}%: {quote}.",
        tuple(Span(each.quantities[0].number.start, each.quantities[0].number.end) for each in claims),
        working,
        "Each is counted once, so that all together are no more than 100%, however they are rounded.",
        f"Could {quote} {first.passage.aside} be checked? Together that is {made}%.",
        Against.REPORT,
        tuple(numbers),
    )
