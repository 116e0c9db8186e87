"""What came of a projection, told beside it; and figures that are held against a projection or a target."""

from __future__ import annotations

import re

_PLANNED = (
    r"(?:project(?:ed|ions?)|forecasts?|forecasted|predict(?:ed|ions?)|expect(?:ed|ations?)|estimate[ds]?"
    r"|anticipated|planned|targets?|budget(?:ed)?|assumed)"
)
_SAID = re.compile(rf"\b{_PLANNED}\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had been|once|originally|initially|previously|earlier|we)[ \n](?:[a-z]+ly[ \n])?"
    r"(?:once[ \n])?(?:been[ \n])?(?:project|forecast|predict|expect|anticipat|estimat)\w*",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:outturns?|actual(?:ly)?|in (?:the event|fact|reality)|turned out|came (?:in|to|out)"
    r"|ended (?:up|at)|proved|transpired|instead|and not|but (?:there )?(?:was|were))\b"
    r"|;[ \n](?:it|there|the (?:figure|number|total|result))[ \n](?:was|were)\b",
    re.IGNORECASE,
)
_WORDS = r"(?:more|fewer|less|higher|lower|above|below|over|under|short)\b"
_COMPARED = re.compile(rf"\b{_WORDS}", re.IGNORECASE)
_ON_PLAN = re.compile(
    rf"\d[\d,.]*%?[ \n](?:[a-z]+[ \n])?{_WORDS}(?:[ \n](?:than|of))?[ \n](?:(?:the|what|was|had|been)[ \n])*"
    rf"{_PLANNED}\b",
    re.IGNORECASE,
)


_IS_ONE = re.compile(
    rf"\b(?:{_PLANNED}|plans?|ceiling|limit|capacity|standard|benchmark|average|norm|establishment)"
    r"(?:[ \n(]+(?:of|was|is|for|at|to|the|a|force|year|its|set))*[ \n(]*$",
    re.IGNORECASE,
)


def is_planned(words: str) -> bool:
    """Tell whether the words that stand before a figure say that it is a plan, a limit or an average."""
    return _IS_ONE.search(words) is not None


def is_answered(sentence: str) -> bool:
    """Tell whether a sentence with a projection that is past says what came of it."""
    past = _PAST.search(sentence) is not None and _CAME.search(sentence) is not None
    return past or _ON_PLAN.search(sentence) is not None


def is_of_a_plan(sentence: str, quote: str) -> bool:
    """Tell whether so many more or fewer are so many more than was planned, and not than a year before.

    Parameters
    ----------
    quote : str
        The words of the claim, of which "fewer" or "above" is one, or comes next.
    """
    if _SAID.search(sentence) is None:
        return False
    behind = re.search(rf"{re.escape(quote)}[ \n](?:[a-z]+[ \n])?{_WORDS}", sentence, re.IGNORECASE)
    return _COMPARED.search(quote) is not None or behind is not None
