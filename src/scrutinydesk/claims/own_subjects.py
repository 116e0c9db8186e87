"""Whether a clause says that its figure is of another thing than the measure that was named further up.

``Violence saw a 23% fall, criminal damage fell by 20%``: the second figure is of no violence, though the
catalogue does not know what it is of. Words that are known to say nothing ("there was an overall increase
of") leave what was named before in force; any other word is of something else.
"""

from __future__ import annotations

import re
from functools import cache

from scrutinydesk.claims.names import stems
from scrutinydesk.claims.neutral_words import CRIMES, HEADING, NEUTRAL

_MORE = """
    we our us i he she they them you your his her one ones who whom whose
    commissioner chief inspector panel member members councillor council board committee minister
    noted said says told heard added advised explained highlighted informed outlined stated acknowledged
    welcomed pleased confirmed thanked presented introduced asked concern concerned overview summary
    represent represents represented representing equate equates equated mean means meaning mark marks
    marked amount amounts amounted additional extra net annual monthly quarterly yearly average mean median
    small large big sharp steep slight marked dramatic substantial considerable welcome further another
    such so than too yet still just only even almost around about approximately some any no not more most
    least much very
    trend trends result results way term terms long short part parts respect respectively both each every
    crime crimes offence offences incident incidents case cases people person persons victims
    latest here follow follows include includes including included
    because due since until after before following despite given found find shown seen
    continued continues continue continuing equivalent proportion percentage share rate rates
    estimated estimate estimates statistically provisional locally nationally regionally first second third
    fourth half mid end start of time times date week weekend day days today yesterday ago compare like
    out set against comparison contrast similarly likewise also addition well however therefore thus hence
    target actual volume baseline forecast outturn budget result performance rag status value later score dot
    what where why how can could may might must should would will shall being got get
"""
_PLACES = frozenset(
    """north south east west northern southern eastern western central city county force area region borough
    district ward town village centre division country constabulary uk london wales england scotland rural
    urban locality place total all""".split()  # noqa: SIM905  words read best as words
)
_STARTS = re.compile(
    r"[;:,(][ \n]|\d[\d.,]*%?\)?(?=[ \n,;])|(?<=[ \n])[-–—][ \n]"
    r"|\b(?:and|but|while|whilst|whereas|although|though|however|with|which|where|when)\b",
    re.IGNORECASE,
)
_BOUND = (
    r"compared|comparing|during|from|across|since|over|for|at|on|and|which|with|when|in|between|by|to|than"
    r"|against|was|were|is|are|has|have|had|that|who|but|while|whilst|this|last|per|as|recorded|reported"
    r"|throughout|within|following|due|year|month|quarter|because"
)
_STOPS = rf"(?=[ \n]*(?:[.,;:()?!–—]|\d|£|$)|[ \n]+(?:-|(?:{_BOUND})\b))"
_SMALL = r"[a-z][\w'’-]*"
_THING = re.compile(
    r"\)?(?:[ \n](?:(?:had|has|have)[ \n]been|was|were|is)[ \n](?:seen|recorded|achieved|reported|noted))?"
    r"[ \n]+(?:in|of)[ \n]+(?:the[ \n]+)?"
    rf"(?P<thing>(?:{_SMALL}[ \n/&-]+(?:(?:of|or)[ \n]+)?){{0,6}}?{_SMALL}){_STOPS}"
)
_COUNTED = re.compile(rf"[ \n](?P<thing>(?:{_SMALL}[ \n/&-]+){{0,3}}?{_SMALL})(?:{_STOPS}|(?=[ \n]of\b))")
_REACH = 120
_SEVERAL = re.compile(r"[A-Z][a-z]+s\b(?!['’])")


def is_part(head: str) -> bool:
    """Tell whether the head of a column names a part of what the caption of its table names."""
    return _tells(head.casefold()) and not _is_place(head)


def counts_another(text: str, end: int, name: str) -> bool:
    """Tell whether the words behind a number say what it counts: ``412 warrants were executed``.

    Parameters
    ----------
    name : str
        What was named further up, whose words name nothing else.
    """
    behind = _COUNTED.match(text, end)
    return behind is not None and _tells(behind["thing"], frozenset(word for word, _, _ in stems(name)))


def names_another(text: str, at: int, span: tuple[int, int], after_name: int | None) -> bool:
    """Tell whether the words of the clause of a change name something that was not named before.

    Parameters
    ----------
    at : int
        Where the sentence begins.
    span : (int, int)
        Of the claim.
    after_name : int or None
        Where the name ends that stands further up in the same sentence; otherwise None.
    """
    start, end = span
    begins = max(at, start - _REACH, after_name or 0)
    if after_name is not None:
        starts = [found.end() for found in _STARTS.finditer(text, begins, start)]
        begins = starts[-1] if starts else start  # up to there what was named is still spoken of
    said = text[begins:start]
    if begins == at and _SEVERAL.match(said):  # at the start of a sentence several of a thing are no name
        said = said[0].lower() + said[1:]
    if _tells(said):
        return True
    return names_behind(text, end, len(text))


def names_behind(text: str, end: int, until: int) -> bool:
    """Tell whether words behind a change say what it is of: ``an 11% fall in residential break-ins``."""
    behind = _THING.match(text, end)
    if behind is None or behind.end("thing") > until:
        return False
    return _tells(behind["thing"]) and not _is_place(behind["thing"])


def _tells(words: str, known: frozenset[str] = frozenset()) -> bool:
    return any(word not in known and _says(word, written) for word, written in _written(words))


def _says(word: str, written: str) -> bool:
    """Tell whether a word says what is counted; capital letters are names of people, places and forces."""
    return (
        len(word) > 2  # noqa: PLR2004  shorter ones are little words
        and word not in _plain()
        and not written[0].isdigit()
        and not written.casefold().endswith("ly")
        and (not written[0].isupper() or word in _things())
    )


def _written(words: str) -> list[tuple[str, str]]:
    return [(word, words[start:end]) for word, start, end in stems(words)]


def _is_place(words: str) -> bool:
    return any(word in _PLACES for word, _ in _written(words))


@cache
def neutral_stems() -> frozenset[str]:
    """Return the words that narrow nothing, and those of headings, without case and plural."""
    return frozenset(word for word, _, _ in stems(f"{NEUTRAL} {HEADING}"))


@cache
def _things() -> frozenset[str]:
    return frozenset(word for word, _, _ in stems(CRIMES))


@cache
def _plain() -> frozenset[str]:
    return frozenset(word for word, _, _ in stems(f"{NEUTRAL} {_MORE}"))
