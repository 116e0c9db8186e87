"""What a claim is known by from one quarter's report to the next."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim


def key_of(claim: Claim) -> str:
    """Return the key of a claim, of 32 hexadecimal digits: its kind, section, and what it says it is of.

    The figures are left out: a link that was put right in one quarter holds in the next, where the same
    sentence has other figures.
    """
    section = claim.passage.number or "/".join(claim.passage.path)
    words = "\x1f".join((claim.kind, section, claim.measure_words, claim.area_words))
    return sha256(words.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:32]
