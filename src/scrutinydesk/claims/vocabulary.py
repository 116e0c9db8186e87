"""The words of performance reports that patterns are made of; figures stand in them as capital letters."""

from __future__ import annotations

import re

RISING = (
    r"increas(?:e|es|ed|ing)|up|ris(?:e|es|en|ing)|rose|grew|grown|growth|growing|uplift|improv(?:e|es|ed|ing)"
    r"|(?<!requires[ ])(?<!required[ ])(?<!require[ ])(?<!requiring[ ])(?<!needs[ ])(?<!area[ ]for[ ])"
    r"(?<!areas[ ]for[ ])improvements?"
    r"|gain(?:s|ed)?|climb(?:s|ed|ing)?|jump(?:s|ed)?|surged?|soar(?:s|ed|ing)?|rocket(?:ed|ing)|hikes?|leap(?:s|t|ed)?|upturn|upward(?:s)?|escalat(?:ed|ion)|↑"
)
FALLING = (
    r"decreas(?:e|es|ed|ing)|down|reduc(?:e|es|ed|ing|tions?)"
    r"|(?:fall(?:s|en|ing)?|fell)(?! (?:short|within|into|under|outside|victim))|drop(?:s|ped|ping)?"
    r"|declin(?:e|es|ed|ing)|dip(?:s|ped)?|plunge[sd]?|plummet(?:s|ed|ing)?|slump(?:s|ed)?|shrank|shrunk|deteriorat(?:ed|ion|ing)|worsen(?:ed|ing)?"
    r"|downward|downturn|cuts?(?= (?:to|in|of|by)(?![a-z]))|↓"
)
MORE, LESS = r"more|higher|greater|above", r"fewer|less(?! serious)|lower|below"
DIRECTION = rf"(?:{RISING}|{FALLING})"
_RISING = re.compile(rf"(?:{RISING}|{MORE})")
# "set up", "up to", "made up of": no direction is meant.
NO_DIRECTION = re.compile(
    r"\b(?:set|sets|setting|made|make|makes|making|follow|open|opened|opening|sign|signed|pick|picked"
    r"|speed|build|built|back"
    r"|take|taken|come|coming|catch|step|stepped|scale|scaled|stand|stood|broken?|break|cut|narrowed"
    r"|rundown|trickle|slow(?:ed)?"
    r"|h[au]ng|hanging|g[ia]ve|given|br(?:ing|ought)|grown|h[eo]ld|holding|topped|clear(?:ed|ing)?|wound|look(?:ed)?"
    r"|keep|kept|link(?:ed)?|join(?:ed)?|lined?|summ?(?:ed)?|round(?:ed)?|called|rang|wrapp?(?:ed)?|written"
    r"|speed(?:ing)?|ramp(?:ed)?|warm|clean|close|closed|lock(?:ed)?|shut|turn(?:ed)?|wake"
    r"|end(?:ed)?) (?=(?:up|down)$)|\b(?:operation|police|office) (?=uplift$)"
)


_BLANK = re.compile(r"\\.|\[[^\]]*\]| ")


def rx(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for shapes: each blank in it stands for one to three."""
    return re.compile(_BLANK.sub(lambda found: found[0] if len(found[0]) > 1 else "(?:[ ]{1,3})", pattern))


def direction_of(words: str) -> int:
    """Return +1 for words that say more, -1 for words that say less."""
    return 1 if _RISING.fullmatch(words) else -1


# Up to so many small words, such as the unit of a figure.
WORDS3 = r"(?: [a-z&'/.-]+){0,3}?"
WORDS6 = r"(?: [a-z&'/,.-]+){0,6}?"
LINK = (
    r"(?:,? ?\( ?|,? (?:or|i\.?e\.?|equating to|equivalent to|equal to|which is|which equates to"
    r"|which represents|which was|representing|which amounts to|amounting to|which means|meaning"
    r"|a difference of|this is|this equates to|that is|an overall)(?: (?:an?|around))? |[,;:]? ?[/=] ?"
    r"|, | - )"
)
# Not "violence against the person".
AGAINST = (
    r"(?<!violence[ ])(?<!crimes[ ])(?<!crime[ ])(?<!offences[ ])(?<!abuse[ ])(?<!complaints[ ])"
    r"(?<!allegations[ ])against"
)
COMPARED = (
    rf"(?<![a-z-])(?:(?:when )?compar(?:ed|ing|es|e|ison)(?: (?:to|with|against))?|{AGAINST}|versus|vs?\.?"
    r"|-v-|as opposed to|relative to|than|on)"
)
# What may stand before the second figure of "from 12 to just over 20".
TOWARDS = (
    r"(?:(?:an?|the|just|around|about|over|under|nearly|almost|some|only|approximately|more|less|fewer|than"
    r"|total|of|roughly|well|above|below|now|currently|at|least|around|circa|average) ){0,4}"
)
# "230 of them more than once" are no more than before.
DIRECTED = re.compile(
    rf"(?<![a-z-])(?P<way>{DIRECTION}|{MORE}|{LESS})(?![a-z-])(?! than (?:once|twice|X|N times)(?![a-z]))"
)
