"""Words that claim something without a figure: comparisons, trends and caveats; and dated commitments."""

from __future__ import annotations

import re

from scrutinydesk.claims.claim import ClaimKind
from scrutinydesk.claims.drafts import Draft
from scrutinydesk.claims.shape import Sentence, Token
from scrutinydesk.claims.vocabulary import rx

_COMPARISON = rx(
    r"\b(?:in line with|into line with|on a par with|(?:similar|comparable|consistent|identical"
    r"|equal) (?:to|with)|(?:well|just|slightly|significantly|far|broadly)"
    r" (?:above|below|under|over|in line)(?: the)?|(?:above|below|better than|worse than|higher than"
    r"|lower than|outperform\w+|exceed\w*) (?:the |our |its )?"
    r"(?:national|regional|region|msg|most similar|average|england|peer|similar|target)|(?:remaining"
    r"|remains?) (?:well |just )?(?:above|below))\b"
)
_TREND = rx(
    r"\b(?:(?:upwards?|downwards?|rising|falling|increasing|decreasing|declining|improving) (?:trend"
    r"|trajectory|direction)|level(?:ing|ling|led|ed)(?: out| off)?"
    r"|plateau\w*|remain(?:s|ed|ing)? (?:static|stable|steady|flat|consistent|unchanged"
    r"|relatively stable)|latterly remained static|month[- ]on[- ]month (?:reductions?|increases?"
    r"|rises?|falls?)"
    r"|(?:significant )?peaks?(?! of [NP])(?: in)?|fluctuat\w+|continu(?:e|es|ed"
    r"|ing) (?:to )?(?:increase|rise|fall|decrease|decline|reduce|increasing|rising|falling|on an?)"
    r"|not altered significantly|no (?:significant|discernible|real) (?:change|difference)"
    r"|statistically significant|(?:slight|significant|substantial|marginal|small|sharp"
    r"|notable) (?:increases?|decreases?|reductions?|rises?|falls?|drops?)"
    r"|area of growth|stand ?out increase|surge)\b"
)
_CAVEAT = rx(
    r"\b(?:(?:should|must|can|could|may)(?: not|not)(?: therefore| be| directly"
    r"| currently)* (?:be )?(?:compar\w+|relied|used|added|drawn)"
    r"|cannot (?:therefore )?(?:be )?(?:directly )?compar\w+"
    r"|not (?:directly |strictly )?comparable|impossible to (?:use|compare)[a-z ,]{0,60}|(?:treat\w*"
    r"|view\w*|interpret\w*|us\w+|read)(?: [a-z]+){0,3} with (?:some |a degree of |due )?caution"
    r"|caution (?:should|must|is)"
    r"|(?:compar\w+|national|trend|previous)? ?data (?:is|are) not (?:yet |currently )?available"
    r"|no (?:national|comparable|comparative|comparison)? ?(?:data|figures) (?:is "
    r"|are )?(?:currently )?available"
    r"|small numbers?|low (?:numbers|volumes?)|small (?:sample|base)|subject to (?:change|revision"
    r"|validation|confirmation|audit)|provisional|unaudited|not yet (?:validated|available|finalised)"
    r"|should be considered alongside|ceased to survey|chang\w+ (?:in"
    r"|to) (?:the )?(?:classification\w*|recording|counting|definition\w*|methodology)"
    r"|not (?:been )?included in|excludes?)\b"
)
_AHEAD = rx(
    r"\b(?:will(?: not)?|shall|would|action:?|to (?=[a-z]+ [a-z0-9 ,L]{0,70}\bby )|to be|due (?:to|for"
    r"|in|by)|planned|plans? (?:to|for)|scheduled|expected|intend(?:s|ed|ing)?|intention|aim(?:s|ed"
    r"|ing)? (?:to|for)|looking to|going to"
    r"|commenc(?:e|es|ing)|start(?:s|ing)?|begin(?:s|ning)?|open(?:s|ing)?|remains open|launch(?:es"
    r"|ing)?|go(?:es|ing)? live|roll(?:ed)?[ -]?out|timetabled|by the end of|until|no later than"
    r"|deadline|anticipated|propos\w+|schedul\w+|complete(?:d)? by"
    r"|deliver(?:ed|y)? by|in place by|target date|delay\w*|postpon\w+|forthcoming|upcoming|next"
    r"|projecting|forecast|is open|recruitment event)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|went|commenced|began|started|received|attended|ended|ending|ceased|recorded"
    r"|introduced|published|peaked|launched)\b"
)
_REACH = 90


# Each pattern with letters of which some stand in whatever it finds: most sentences hold none of them.
_STATEMENTS = (
    (
        ClaimKind.COMPARISON, _COMPARISON,
        ("line", " par ", "similar", "comparable", "consistent", "identical", "equal", "above", "below",
         "under", "over", "than", "outperform", "exceed"),
    ),
    (
        ClaimKind.TREND, _TREND,
        ("trend", "trajectory", "direction", "level", "plateau", "remain", "month-on", "month on", "peak",
         "fluctuat", "continu", "altered", "significant", "discernible", "real ", "slight", "substantial",
         "marginal", "small", "sharp", "notable", "growth", "stand", "surge"),
    ),
    (
        ClaimKind.CAVEAT, _CAVEAT,
        ("not", "impossible", "caution", "available", "small", "low ", "subject", "provisional", "unaudited",
         "alongside", "ceased", "chang", "exclude"),
    ),
)  # fmt: skip


def find_statements(sentence: Sentence) -> list[Draft]:
    """Return the comparisons, trends and caveats of a sentence."""
    found: list[Draft] = []
    shape = sentence.shape
    for kind, pattern, telling in _STATEMENTS:
        if not any(letters in shape for letters in telling):
            continue
        for match in pattern.finditer(shape):
            words = " ".join(match[0].split())
            found.append(Draft(kind, match.start(), match.end(), words=words))
    return found


def find_commitments(sentence: Sentence, now: int | None) -> list[tuple[Draft, Token]]:
    """Return what a sentence says will happen by or on a date, with the date.

    Parameters
    ----------
    now : int or None
        Ordinal of the month up to which the document reports; a date long before it is no promise.
    """
    found: list[tuple[Draft, Token]] = []
    for token in sentence.tokens.values():
        date = token.date
        if date is None or _is_past(sentence, token, now):
            continue
        start = max(token.at - _REACH, 0)
        clause = sentence.shape[start : token.at + _REACH]
        ahead = list(_AHEAD.finditer(clause))
        if not ahead:
            continue
        first = min(start + ahead[0].start(), token.at)
        found.append((Draft(ClaimKind.COMMITMENT, first, token.at + 1), token))
    return found


def _is_past(sentence: Sentence, token: Token, now: int | None) -> bool:
    date = token.date
    if date is None:
        return True
    if date.window is None:
        return re.match(r"(?:next|coming|following)\b", date.text) is None
    if now is not None and date.window.last.ordinal <= now:
        return True
    before = sentence.shape[max(token.at - 40, 0) : token.at]
    return _PAST.search(before) is not None and not _AHEAD.search(before)
