"""Names that words beside them narrow: ``car theft`` and ``thefts from cars`` are not all theft."""

from __future__ import annotations

import re

from scrutinydesk.claims.names import Named

_LONGEST_WORD = 20
_LONGEST_HEAD = 50
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([A-Za-z][a-z-]*)[ \n]$")
# "arrests for robbery" and "victims of robbery" are no robberies.
_OF_OTHER = re.compile(
    r"((?<![\w'’-])[a-z]+|^[A-Z][a-z]+|(?<=[.:] )[A-Z][a-z]+)[ \n]"
    r"(?:for|of|about|following|in anticipation of|in relation to|relat(?:ing|ed) to|linked to)[ \n]"
    r"(?:(?:recorded|reported|alleged|suspected|an?|the|all)[ \n])*$"
)
_SAME = frozenset(
    """
    number numbers volume volumes level levels rate rates total totals count counts crime crimes offence
    offences incident incidents case cases report reports type types category categories form forms kind
    kinds act acts instance instances increase increases rise rises fall falls reduction reductions decrease
    decreases drop growth trend trends figure figures recording proportion percentage share all most some
    half many majority cent third thirds quarter spike surge part parts result results performance accounted
    except responsible ranked rank target position average none out one two three and but or data
    allegations element range prevalence extent risk use strength headcount area areas because instead ahead
    """.split()  # noqa: SIM905  words read best as words
)
_GENERIC = re.compile(r"(?:crimes?|offences)[ \n]", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:[ \n]offences|[ \n]crimes)?[ \n]"
    r"(?:(?:from|against|involving|with)[ \n](?:an?[ \n])?|of[ \n](?=[a-z]+s\b))[A-Za-z]{3,}"
)
_AND_OTHER = re.compile(r"(?:[ \n](?:offences|crimes))?,?[ \n](?:and|or)[ \n](?:all[ \n])?other[ \n]")
# Of which kind it is, however it is written: "Serious Youth Violence", "Disability hate crime".
_KIND = re.compile(
    r"\b((?:youth|gang|rural|alcohol|street|teenage|elderly|attempted|aggravated|distraction|race|racial|racist"
    r"|religious|religion|faith|disability|transgender|identity|orientation|homophobic|transphobic"
    r"|islamophobic|antisemitic|non-domestic|commercial|cyber|online"
    r"|cyclists|motorcyclists|pedestrians|riders|drivers|passengers|occupants)[ \n])$",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b[Oo]ther[ \n]$")
# Before a measure these say nothing of which part of it is meant.
_PLAIN = frozenset(
    """
    a an and or the of in on for to by as at from with than that this these all any both each no our its
    their his her recorded reported total overall police number numbers volume level levels rate rates crime
    crimes offences including such like while whilst whereas but however was were is are be been has have had
    also where when if which who increased decreased reduced fell rose reducing increasing tackling reduce
    tackle recording reporting preventing prevent per about regarding concerning into against between fewer
    more less most some many few other adult child children annual monthly quarterly national regional local
    million billion thousand hundred include includes
    combined said saw see seen shows show not only mostly mainly namely v vs versus down up
    """.split()  # noqa: SIM905  words read best as words
)


def unless_narrowed(text: str, named: Named) -> Named:
    """Return a name in a text; one of one word that is narrowed with all of its words, and without its id."""
    head = _OF_OTHER.search(text, max(named.start - _LONGEST_HEAD, 0), named.start)
    if head is not None and head[1].casefold() not in _SAME and not head[1].endswith(("ed", "ing", "ly")):
        return Named(head.start(1), named.end, "", named.words)
    generic = _GENERIC.match(text, named.start) is not None  # "knife crimes recorded"
    other = _OTHER.search(text, max(named.start - _LONGEST_WORD, 0), named.start)
    if other or _AND_OTHER.match(text, named.end):
        return Named(named.start, named.end, "", named.words)  # of "rapes and other sexual offences" neither
    kind = _KIND.search(text, max(named.start - _LONGEST_WORD, 0), named.start)
    if kind is not None:
        return Named(kind.start(1), named.end, "", named.words)
    if named.words > 1 and not generic:
        return named
    before = _WORD_BEFORE.search(text, max(named.start - _LONGEST_WORD, 0), named.start)
    if before is not None and (before[1].casefold() in _PLAIN or before[1][0].isupper()):
        before = None
    after = _AFTER.match(text, named.end)
    if before is None and after is None:
        return named
    start, end = before.start(1) if before else named.start, after.end() if after else named.end
    return Named(start, end, "", named.words)
