"""Where figures come from: wider figures without a source, and sources and measures under several names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import WORDS_ALONE, Claim
from scrutinydesk.claims.names import stems
from scrutinydesk.claims.own_subjects import counts_another
from scrutinydesk.findings import Severity
from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.redpen.review import ReportFinding, Span
from scrutinydesk.redpen.words.reading import at_claim, listed, section_of, sentence_of, short, span_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.words.reading import Reading

_SOURCE = re.compile(
    r"\b(?:sources?|data|dataset|survey\w*|taken from|published|publication|bulletin|ons|home office|hmic\w*"
    r"|iquanta|police\.uk"
    r"|statistics|csew|nomis|dashboards?|according to|forcesight|returns?|digital crime)\b",
    re.IGNORECASE,
)
# One sentence, often at the beginning, may give the source of all wider figures.
_TOLD_ONCE = re.compile(
    r"\b(?:national|regional|england|msg|comparative|comparator|all) [^.\n]{0,40}?(?:figures|data"
    r"|statistics)\b[^.\n]{0,40}?"
    r"\b(?:from|source\w*|published|release\w*)\b|\bsources?:",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:the|our|from|in|using|via|of)\s+((?:[A-Z][\w&-]*\s+){1,4})(file|database|dataset|dashboard|portal"
    r"|tool|bulletin|return)\b"
)
_WIDER = frozenset((AreaKind.COUNTRY, AreaKind.REGION, AreaKind.MSG))
_GENERIC = frozenset(
    [
        "offence",
        "crime",
        "number",
        "recorded",
        "figure",
        "total",
        "level",
        "of",
        "the",
        "in",
        "a",
        "and",
        "force",
        "constabulary",
        "police",
    ]
)
_SET = re.compile(
    r"\b(?:national(?:ly)?|statutory|home office)[ -](?:[a-z]+[ -]){0,2}(?:targets?|standards?|thresholds?"
    r"|benchmarks?|service levels?|guidelines?|requirements?|ambitions?|expectations?)\b[^\d.;]*\d[\d.,]*%?$",
    re.IGNORECASE,
)
_NEAR = 60
# Where a definition has changed, the two names are of two things.
_REDEFINED = re.compile(
    r"\b(?:definitions?|redefin\w+|reclassif\w+|renamed|formerly|as (?:it )?was|replac\w+"
    r"|(?:now|previously|then|once|so)[ -](?:called|known)|under the (?:old|new|former|present))\b",
    re.IGNORECASE,
)
_SEVERAL = 2
_SHORTENED = re.compile(r"\b[A-Z]{2,}\b")


def missing_sources(reading: Reading) -> Iterator[ReportFinding]:
    """Yield one note where figures of wider areas stand in sub-sections that name no source.

    Yields
    ------
    ReportFinding
    """
    bare: dict[tuple[str, ...], list[tuple[int, Claim]]] = defaultdict(list)
    for index, claim in enumerate(reading.claims):
        # A table pasted by itself stands under no heading, and its source beside it on the page.
        told = claim.kind not in WORDS_ALONE and claim.quantities and claim.passage.path
        if told and _is_wider(reading, claim) and not _is_set(claim):
            bare[section_of(claim.passage)].append((index, claim))
    held = [
        each
        for claims in bare.values()
        if not _SOURCE.search(reading.section_text(claims[0][1].passage))
        for each in claims
    ]
    if not held or _TOLD_ONCE.search(reading.document.text):
        return
    first = held[0][1]
    more = f" and {len(held) - 1} more" if len(held) > 1 else ""
    yield ReportFinding(
        "source",
        Severity.NOTE,
        f"“{short(first.quote)}”{more}: no source is named for figures of a wider area.",
        tuple(at_claim(claim) for _, claim in held),
        detail="With the source and its date the figures can be looked up, and it is clear which release they"
        " are of.",
        question="Could the source of the national and regional figures be named, with the date of its"
        " release?",
        claims=tuple(index for index, _ in held),
    )


def _is_set(claim: Claim) -> bool:
    """Tell whether a figure is set for all forces, and not counted: "the national target is 90%"."""
    text, start = claim.passage.text, claim.passage.offset
    spans = ((each.number.start - start, each.number.end - start) for each in claim.quantities)
    return any(_SET.search(text[max(first - _NEAR, 0) : last]) for first, last in spans)


def _is_wider(reading: Reading, claim: Claim) -> bool:
    areas = reading.material.resources.areas
    named = {claim.area, *(each.area for each in claim.quantities)}
    return any(area in areas and areas[area].kind in _WIDER for area in named)


def sources_by_several_names(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each source that goes by two names: one with a word more in front.

    Yields
    ------
    ReportFinding
    """
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for passage, match in reading.hits(
        _NAMED, "file", "database", "dataset", "dashboard", "portal", "tool", "bulletin", "return"
    ):
        words = match[1].split()
        name = f"{' '.join(words)} {match[2]}"
        found[f"{words[-1]} {match[2]}"][name].append(span_of(passage, match.start(1), match.end(2)))
    for names in found.values():
        if len(names) < _SEVERAL:
            continue
        rare = min(names, key=lambda name: len(names[name]))
        others = [name for name in names if name != rare]
        yield ReportFinding(
            "naming",
            Severity.NOTE,
            f"A source is called “{rare}” here, and {listed(f'“{each}”' for each in others)} elsewhere.",
            (*names[rare], *(names[each][0] for each in others)),
            detail="A reader cannot tell whether these are one source or two.",
            question=f"Could the Constabulary confirm that “{rare}” and “{others[0]}” are the same source?",
        )


def measures_by_several_names(reading: Reading) -> Iterator[ReportFinding]:
    """Yield a note for each measure whose figures are printed under names with no more in common.

    Only names that the catalogue itself knows for the measure count, so that no two measures are
    taken for one; and no abbreviations, such as KSI.

    Yields
    ------
    ReportFinding
    """
    catalogue = reading.material.resources.catalogue
    names: dict[str, dict[frozenset[str], list[tuple[int, Claim]]]] = defaultdict(lambda: defaultdict(list))
    for index, claim in enumerate(reading.claims):
        if claim.measure and claim.quantities and catalogue.find(claim.measure_words) == claim.measure:
            words = frozenset(word for word, _, _ in stems(claim.measure_words)) - _GENERIC
            if _is_of_another(claim):
                continue
            if words and not _SHORTENED.search(claim.measure_words):
                names[claim.measure][words].append((index, claim))
    for held in names.values():
        usual = max(held, key=lambda each: (len(held[each]), sorted(each)))
        other = next((each for each in held if not each <= usual and not usual <= each), None)
        if other is not None and not any(map(_is_redefined, (*held[other], *held[usual]))):
            yield _renamed(held[other], held[usual])


def _is_of_another(claim: Claim) -> bool:
    """Tell whether a name goes on, and is of something else: "domestic violence protection notices"."""
    text, name = claim.passage.text, claim.measure_words
    at = text.find(name)
    return at >= 0 and counts_another(text, at + len(name), name)


def _is_redefined(told: tuple[int, Claim]) -> bool:
    return _REDEFINED.search(sentence_of(told[1])) is not None


def _renamed(rare: list[tuple[int, Claim]], usual: list[tuple[int, Claim]]) -> ReportFinding:
    one, other = _name(rare[0][1]), _name(usual[0][1])
    return ReportFinding(
        "naming",
        Severity.NOTE,
        f"“{one}” and “{other}” seem to be one measure under two names.",
        tuple(at_claim(claim) for _, claim in (*rare[:1], *usual[:1])),
        detail="Figures under two names are read as figures of two measures.",
        question=f"Could the Constabulary confirm whether “{one}” and “{other}” are the same, and use one"
        " name?",
        claims=tuple(index for index, _ in (*rare, *usual)),
    )


def _name(claim: Claim) -> str:
    words = short(claim.measure_words)
    return f"{words})" if words.count("(") > words.count(")") else words
