"""The words of sentences that say which way two figures went, and of what may stand beside them."""

from __future__ import annotations

import re
from functools import cache

from scrutinydesk.redpen.closed_texts import words_of

_VERB = (
    r"(?:rose|risen|rises|increased|increases|grew|grown|grows|climbed|gone up|went up|goes up|fell|fallen"
    r"|falls|decreased|decreases|dropped|drops|declined|declines|reduced|gone down|went down|goes down)"
)
_NOUN = r"(?:rise|increase|growth|fall|decrease|drop|decline|reduction)"
_ADVERB = (
    r"(?:slightly|significantly|sharply|markedly|marginally|considerably|steadily|substantially|also|now)"
)
_SIZED = r"(?:small|slight|significant|sharp|marked|large|further|big|modest|substantial|marginal|welcome)"
_MOVED = r"(?P<moved>[a-zL][a-z'&/ ,()-]*?)"
_THIS = r" this (?:year|quarter|period|month)"
_IN_MOVED = rf"(?: (?:in|of) (?:the number of )?{_MOVED})?"
_THERE = r"(?:there (?:were|have been) |we (?:recorded|had|saw) )?"
_WERE, _VERBS = r"(?:were|have been)", r"(?:recorded|reported|seen|received|made|logged)"
_SPAN = r"(?:year|quarter|period|month)"
NOW = rf"(?:this {_SPAN}|the (?:current|latest) {_SPAN}|now|currently)"
THEN = (
    rf"(?:(?:the )?(?:S|(?:same|corresponding|equivalent) (?:{_SPAN}|point|time))(?: (?:of|in|for))? )?"
    r"(?:the )?(?:Y|(?:last|previous|prior) year|a year (?:before|earlier|ago|previously)|year before)"
)
WHEN = rf"(?:(?:in|for|during|of|over|at|as at) )?(?:(?P<then>{THEN})|(?P<now>{NOW})|(?:the )?(?P<date>D))"
_TIME = r"(?:(?:in|for|during|over) )?(?:the )?(?:[DY]|this year|this quarter),? "
LEADING = re.compile(rf"(?:[-•*–] ?)?{WHEN},? ")
_LEAD = rf"(?:[-•*–] ?)?(?:{_TIME})?(?:overall,? )?"
_BEING = r"(?:is|are|was|were|stands|stood|has been|have been)"
_SAW = (
    r"(?:there (?:was|were|has been|have been)|(?:we|this) (?:saw|have seen|recorded|is|was|had)"
    r"|(?P<owner>[a-z][a-z'&/ -]*?),? ?(?:saw|shows?|showed|has seen|have seen|recorded|experienced|:))"
)
# What stands before the figures where the word for the change does: "burglary fell", "an increase in rape".
HEADS = tuple(
    re.compile(_LEAD + each)
    for each in (
        rf"{_MOVED} (?:(?:has|have|had|was|were|been|is|are|{_ADVERB}) )*{_VERB}(?: {_ADVERB})?",
        rf"{_MOVED} (?:continues?|continued) to (?:rise|fall|reduce|increase|decrease|grow|drop|decline)",
        rf"{_MOVED} {_BEING} (?:{_ADVERB} )?(?:higher|lower|up|down)(?:{_THIS}| (?:on|than) (?:in )?Y)?",
        rf"(?:{_MOVED}:? )?(?P<bare>up|down|increase|decrease)",
        rf"(?:{_SAW} (?:an? |the )?|an? |the )(?:{_SIZED} )?{_NOUN}{_IN_MOVED}",
        rf"{_THERE}(?:more|fewer) {_MOVED}(?: {_WERE} {_VERBS})?(?: this {_SPAN})?",
        rf"{_THERE}(?:more|fewer) {_MOVED} (?:{_WERE} recorded )?(?:in )?(?:this {_SPAN}|D|Y)",
        rf"{_MOVED} {_BEING} (?:higher|lower) (?:in )?(?:this {_SPAN}|D|Y)",
    )
)
# And where it stands between or behind them.
PLAIN_LEADS = tuple(
    re.compile(_LEAD + each)
    for each in (
        r"(?:there (?:were|have been) |we (?:recorded|had|saw) |this is )?(?:just |only )?",
        rf"{_MOVED}(?:,? (?:{_BEING}|totall?ed|numbered)(?: at)?|:| \(| -) ?(?:just |only )?",
        rf"{_MOVED} (?:went|moved|changed|has gone|have gone)(?: from)? ?",
        r"(?:compared (?:with|to)|against)(?: the)? ?",
    )
)
TURNS = re.compile(
    rf"(?:^|[ ,(-])(?:(?:up|down) (?:from|on)|(?:more|fewer|higher|lower) than"
    rf"|(?:an?|the) (?:{_SIZED} )?{_NOUN} (?:from|on)) (?:just |only )?(?:the |last year's )?$"
)
_DONE = rf"(?: (?:{_WERE} )?{_VERBS})?"
TAIL = re.compile(
    rf"(?P<what>(?: [a-z]+){{0,2}}?){_DONE}(?:,? ?\(?{WHEN}\)?)?{_DONE}"
    rf"(?:,? (?:over|in|during|between) (?:the|these|both) (?:(?:same|two|12[- ]month) )?{_SPAN}s?)?\)?"
    rf"(?P<noun>, (?:so |which is )?an? (?:{_SIZED} )?{_NOUN})?"
)
SMALL_WORDS = re.compile(
    r"(?: [a-z/-]+){0,3}?(?= ?[,(]|$| (?:in|this|last|compared|were|recorded|from|to|up|down|more))"
)


@cache
def words(text: str) -> frozenset[str]:
    """Return the words of a text without plural."""
    return frozenset(words_of(text))


COUNTED = words(
    "offences crimes incidents cases complaints reports casualties arrests officers calls people collisions"
    " deaths posts fte burglary burglaries robbery robberies theft thefts assault assaults rape rapes arson"
    " victims searches vacancies damage ksi violence"
)
# "More violent offences" may be those that are more violent.
MANY = re.compile(
    r"(?:[a-z-]+(?<!ou)(?<!s)s(?![a-z])|(?:hate|sexual|domestic|drugs?|knife|vehicle|residential|personal"
    r"|public"
    r"|people|missing|reported|recorded|crime|theft|violence|stop|child)\b)"
)
GLUE = words(
    " a an the of in for during over to from by at than with against compared compare versus vs v and"
    " there was"
    " were is are recorded reported seen received made logged this last same previous corresponding"
    " equivalent"
    " year quarter month period current now just only figure up down more fewer higher lower on rise increase"
    " growth fall decrease drop decline reduction when it small slight significant sharp marked large further"
    " modest substantial marginal ago before earlier previously y s d n m p"
) | COUNTED
THINGS = COUNTED - words("people officers victims posts calls")
# Words by which something else moved, was meant, or nothing did.
NOT_MOVED = words(
    "after again against age aged all although among any as average aim aims because before below beyond"
    " budget but can cannot cap consecutive could daily despite due each either every except excluding"
    " expect expected following forecast half harm how if indicate instead last led less level limit little"
    " maximum may meant might minimum month monthly must neither net never nil no nor not only pace per place"
    " plan planned position previous projected quarterly range rank ranking rather reverse reversed risk"
    " seen should since slow slowed so speed target than that then though threshold today trend under unless"
    " until week weekly what when where whereas whether which while who whose why will with within without"
    " would yearly yet yesterday tier rate rates rise rises rising rose increase increased increases"
    " increasing grow growing grew fall falls falling fell decrease decreases decreasing decreased drop drops"
    " dropping decline declines declining reduce reduced reduces reducing reduction higher lower fewer"
    " greater"
    " up down smaller bigger larger further upward downward by to at asked said table league score index"
    " percentile quartile band grade nationally quarter quarters months weeks year years"
)
