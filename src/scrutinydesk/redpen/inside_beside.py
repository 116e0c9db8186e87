"""Claims with the figures right beside them: "doubled, from 410 to 1,230", "of which £3m (75%)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.multiples import check_words, multiple
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Checked, Verdict, not_checked
from scrutinydesk.redpen.printing import printed_alike, printed_percent, printed_quantity

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Quantity

_LOOSE = Fraction(1, 4)  # of what a word of speech may be off before it is wrong
_QUALIFIED = re.compile(
    r"(?:than|over|nearly|almost|about|around|just|approximately|roughly|not|to|virtually|practically|under"
    r"|close|effectively|have|would|could|may|might|should|if|was|were)\s+$",
    re.IGNORECASE,
)
_WHICH = re.compile(r",? of which (?:the )?$")
_OF_THE = re.compile(r"\bOf (?:the |our |this )?$")
_SPENT = re.compile(r"(?: [a-z]+){0,4}, ")


def check_multiple(claim: Claim, after: Claim | None, text: str) -> Checked:
    """Return what comes of "doubled" held against the two figures that follow it at once."""
    missing = not_checked("the figures for both periods")
    word = claim.of(Role.MULTIPLE)
    if word is None or after is None or after.kind is not ClaimKind.FROM_TO or after.passage != claim.passage:
        return missing
    before, now = after.of(Role.BASE), after.of(Role.CURRENT)
    said = word.number.text
    value = multiple(said)
    plain = text[word.number.end : after.start].strip() in {"", ","} and after.quote.startswith("from")
    if not plain or value is None or before is None or now is None or before.value <= 0 or now.value <= 0:
        return missing
    if _QUALIFIED.search(text, max(word.number.start - 20, 0), word.number.start) or not _counts(before, now):
        return missing
    checked = check_words(said, printed_quantity(now), printed_quantity(before))
    loose = value * (1 - _LOOSE) <= now.value / before.value <= value * (1 + _LOOSE)
    return missing if checked.verdict is Verdict.DIFFERS and loose else checked


def check_of_which(claim: Claim, before: Sequence[Claim], text: str) -> Checked:
    """Return what comes of a percentage of amounts: "£396.9m, of which £317.5m (75%) is pay"."""
    missing = not_checked("the whole that it is a part of")
    percent = claim.of(Role.PERCENT)
    amounts = [each.of(Role.VALUE) for each in before if each.kind is ClaimKind.AMOUNT]
    if percent is None or len(amounts) != 2 or percent.number.signed:  # noqa: PLR2004  part and whole
        return missing
    whole, part = amounts
    if whole is None or part is None or not _counts(whole, part, unit=Unit.MONEY):
        return missing
    between = text[whole.number.end : part.number.start], text[part.number.end : percent.number.start]
    before_it = text[max(whole.number.start - 10, 0) : whole.number.start]
    named = _WHICH.fullmatch(between[0]) or (_OF_THE.search(before_it) and _SPENT.fullmatch(between[0]))
    beside = named and between[1] == " (" and text[percent.number.end :][:1] == ")"
    if not beside or part.value > whole.value:
        return missing
    if whole.number.scale != part.number.scale:
        return missing
    of, these = printed_alike([whole.number, part.number])
    return check_share([these], of, printed_percent(percent))


def _counts(*found: Quantity, unit: Unit = Unit.COUNT) -> bool:
    numbers = [each.number for each in found]
    return all(each.unit is unit and each.approx is Approx.EXACT and each.upto is None for each in numbers)
