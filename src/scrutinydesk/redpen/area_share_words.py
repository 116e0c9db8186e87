"""Sentences that say what part of a measure is in a division: "East had 47.1% of all crime"."""

from __future__ import annotations

import re

_WHEN = r"(?:,?[ \n]\(?(?:(?:in|for|during|over|across)[ \n])?(?:the[ \n])?#\)?)?"
_LEAD = r"(?:[-•*–][ ]?)?(?:(?:In|For|During|Over)[ \n](?:the[ \n])?#,?[ \n])?"
_NAME = r"[A-Z][A-Za-z'’-]+(?:[ \n][A-Za-z][A-Za-z'’-]+){0,3}?"
_AREA = rf"(?:the[ \n])?(?P<area>{_NAME})"
_WHAT = r"(?P<what>[A-Za-z][A-Za-z'’ \n()-]*?)"
_HAD = (
    r"(?:had|has|saw|recorded|accounted[ \n]for|accounts[ \n]for|made[ \n]up|makes[ \n]up"
    r"|was[ \n]responsible[ \n]for|represented|represents|contributed)"
)
_IN = (
    r"(?:(?:was|were|is|are)(?:[ \n](?:recorded|committed|seen))?|occurred|occurs|happened|happens"
    r"|took[ \n]place|takes[ \n]place)[ \n]in[ \n]"
)
_JUST = r"(?:(?:just|only|Just|Only)[ \n])?"
_JOIN = r"(?:,?[ \n]and|,)[ \n](?:the[ \n])?"
_TOTAL = (
    r"(?:the[ \n](?:force|county|overall)(?:['’]s)?[ \n]total"
    r"|that[ \n](?:of|for)[ \n]the[ \n](?:force|county)"
    r"|the[ \n]total)"
)
_END = r"[.;]?\s*"
# A date stands as #, the percentage as %, others as ~ and any other number as @.
_FORMS = tuple(
    re.compile(form)
    for form in (
        (
            rf"{_LEAD}{_AREA}[ \n](?:(?:also|therefore|thus|then)[ \n])?{_HAD}"
            rf"[ \n]{_JUST}%[ \n]of[ \n]{_WHAT}"
            rf"{_WHEN}(?:{_JOIN}{_NAME}[ \n]~)*{_END}"
        ),
        (
            rf"{_LEAD}{_NAME}[ \n]{_HAD}[ \n]~[ \n]of[ \n]{_WHAT}{_WHEN}(?:{_JOIN}{_NAME}[ \n]~)*"
            rf"{_JOIN}(?P<area>{_NAME})[ \n]%(?:{_JOIN}{_NAME}[ \n]~)*{_END}"
        ),
        rf"{_LEAD}{_JUST}%[ \n]of[ \n]{_WHAT}{_WHEN}[ \n]{_IN}{_AREA}{_WHEN}{_END}",
        rf"Of[ \n](?:the[ \n](?P<whole>@)[ \n])?{_WHAT}{_WHEN},?[ \n]%[ \n]{_IN}{_AREA}{_WHEN}{_END}",
        rf"{_LEAD}{_AREA}['’]s?[ \n]share[ \n]of[ \n]{_WHAT}{_WHEN}[ \n](?:was|is)[ \n]{_JUST}%{_WHEN}{_END}",
        (
            rf"{_LEAD}[Tt]he[ \n](?:share|proportion)[ \n]of[ \n]{_WHAT}[ \n](?:recorded"
            rf"[ \n]|committed[ \n])?in"
            rf"[ \n]{_AREA}[ \n](?:was|is)[ \n]{_JUST}%{_WHEN}{_END}"
        ),
        rf"{_LEAD}{_AREA},[ \n]with[ \n]{_JUST}%[ \n]of[ \n]{_WHAT}{_WHEN},[ \n][a-z][^#@~]*",
        (
            rf"{_LEAD}{_WHAT}[ \n]in[ \n]{_AREA}[ \n](?:was|is|were|{_HAD})[ \n]{_JUST}%[ \n]of[ \n]{_TOTAL}"
            rf"{_WHEN}{_END}"
        ),
        rf"(?:[-•*–][ ]?)?{_AREA}:[ \n]%[ \n]of[ \n]{_WHAT}{_WHEN}{_END}",
        (
            rf"{_LEAD}[Ii]n[ \n]{_AREA}[ \n]there[ \n]were[ \n]@[ \n](?:recorded"
            rf"[ \n])?(?:crimes|offences),[ \n](?:or[ \n])?%[ \n]of[ \n]{_WHAT}"
            rf"{_WHEN}{_END}"
        ),
        (
            rf"{_LEAD}(?P<part>[A-Za-z][A-Za-z'’ \n()-]*?)"
            rf"[ \n](?:is|was|are|were|formed|forms)[ \n]{_JUST}%[ \n]of"
            rf"[ \n]{_WHAT}{_WHEN}{_END}"
        ),
    )
)
OWN = re.compile(
    r"[ \n](?:in|across|within|for)[ \n](?:(?:all[ \n]of[ \n])?the[ \n](?:county|force(?:[ \n]area)?"
    r"|Constabulary)|(?P<name>[A-Z][A-Za-z ]+))$"
)
CRIMES = re.compile(r"[ \n](?:recorded[ \n])?(?:crimes|offences)(?=[.,;)]| (?:in|were|was)\b)")
_OTHERS = re.compile(r"(?<![#\w])\d[\d,]*(?:\.\d+)?(%)?")


def form_of(shape: str) -> re.Match[str] | None:
    """Return what a sentence says is in which division, or which part of what; None where it says more.

    Parameters
    ----------
    shape : str
        The sentence with its date as # and the percentage as %.
    """
    plain = _OTHERS.sub(lambda found: "~" if found[1] else "@", shape)
    return next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
