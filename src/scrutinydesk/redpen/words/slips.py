"""Words that are often taken for others, with the neighbours that give them away."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    r"""A slip.

    Attributes
    ----------
    meant : str
        What is probably meant, with groups of the pattern as ``\1``.
    words : tuple of str
        In small letters; a report with none of them holds no such slip.
    """

    pattern: re.Pattern[str]
    meant: str
    words: tuple[str, ...]


def _slip(pattern: str, meant: str, *words: str) -> Slip:
    return Slip(re.compile(rf"\b{pattern}\b"), meant, words)


_THINGS = (
    r"(?:action|plans?|categor\w+|groups?|units?|elements?|parts?|areas?|sets?|pieces?|phases?|projects?"
    r"|stages?|tasks?"
    r"|items?|sections?)"
)
_DONE = r"(?:provided|given|made|being|required|needed|available|recorded|received|held|completed|offered)"
SLIPS: tuple[Slip, ...] = (
    _slip(
        rf"([Aa]|[Tt]wo|[Tt]hree|[Tt]hese|[Ee]ach) discreet ({_THINGS}(?: {_THINGS})?)",
        r"\1 discrete \2", "discreet",
    ),
    _slip(
        r"most similar (?:group of )?famil(?:y|ies)",
        "most similar group of forces", "similar group of fam", "similar fam",
    ),
    _slip(
        r"([A-Z]\w+|\d{2,4}) with (showed|shows|saw) (a|an|the|no)",
        r"\1 which \2 \3", "with showed", "with shows", "with saw",
    ),
    _slip(
        r"(?:is|are|was|were) (forms|includes|shows|provides) (part|an?|the|to)",
        r"\1 \2", "forms", "includes", "shows", "provides",
    ),
    _slip(
        r"[Tt]here (?:is|are) (?:significant |further |additional |more )?(\w+) (has|have) (?:been|being)",
        r"\1 \2 been",
        "there is", "there are",
    ),
    _slip(r"(has|have|had) being\b(?! (?:a|an|the)\b)", r"\1 been", " being"),
    _slip(r"(is|are|was|were) been", r"\1 being", " been"),
    _slip(
        rf"(?!(?i:user|photo|voter|caller|valid|unique|log|record|vehicle|staff)\b)([A-Za-z]+) id ({_DONE})",
        r"\1 is \2", " id ",
    ),
    _slip(
        r"(could|should|would|must|might) of (been|had|done|made)",
        r"\1 have \2", " of been", " of had", " of done", " of made",
    ),
    _slip(r"([Tt]he|[Aa]n|[Nn]o|[Aa]ny) affect (on|of)", r"\1 effect \2", "affect o"),
    _slip(
        r"(will|may|can|could|would|not) effect (performance|victims|demand|response)",
        r"\1 affect \2", "effect",
    ),
    _slip(
        r"(more|less|fewer|higher|lower|greater|better|worse|rather|larger|smaller) then"
        r" (the|last|in|a|that|our|previous|expected|average|\d[\d,.]*%?)", r"\1 than \2", " then ",
    ),
    _slip(r"([Ii])t['’]s own", r"\1ts own", "it's own", "it’s own"),
    _slip(
        r"(principle|Principle) (officers?|analyst|aim|cause|reasons?|concern|drivers?)",
        r"principal \2", "principle",
    ),
    _slip(r"([Ii])n principal(?=[.,;)]| (?:to|by|and|with)\b)", r"\1n principle", "in principal"),
    _slip(r"(has|have) lead to", r"\1 led to", "lead to"),
    _slip(
        r"(to|will|would|could|not) loose (officers|staff|time|funding|confidence|trust)",
        r"\1 lose \2", "loose",
    ),
    _slip(r"([Pp])ublic order offense(s?)", r"\1ublic order offence\2", "offense"),
    _slip(r"([Cc])ustody suit(s?)", r"\1ustody suite\2", "custody suit"),
    _slip(
        r"(police|trained|deployed|support) personal(?= (?:to|in|on|are|were|have|who|will))",
        r"\1 personnel", "personal",
    ),
    _slip(r"(deal|dealing|dealt) with the (more|most) (\w+ly)", r"\1 with them \2 \3", "with the mo"),
)  # fmt: skip
