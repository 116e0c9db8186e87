"""The wording of numbers: plain functions, the only place where a figure becomes text."""

from __future__ import annotations

from math import isinf
from typing import TYPE_CHECKING

from scrutinydesk.numerals import Number, exact, rounded

if TYPE_CHECKING:
    from fractions import Fraction

MINUS = "\N{MINUS SIGN}"
SINGULAR = {
    "crimes": "crime",
    "casualties": "casualty",
    "incidents": "incident",
    "people": "person",
    "detentions": "detention",
    "reports": "report",
    "applications": "application",
    "calls": "call",
    "forces": "force",
}
COUNTS = "counts"  # of something for which there is no noun: the figure stands alone
# Changes in strength are a few in a thousand; one decimal would print most of them as 1.0%.
SMALL_STOCK_PERCENT = 2
TEENS = range(11, 14)


def plain(value: Number, decimals: int = 0) -> str:
    """``13,320``; the sign, where there is one, is a true minus."""
    if not decimals and isinstance(value, int | float) and value == int(value):
        # Nearly every point of every chart is a whole number: no rounding to be done.
        return f"{int(value):,}".replace("-", MINUS)
    return f"{rounded(value, decimals):,f}".replace("-", MINUS)


def signed(value: Number, decimals: int = 0) -> str:
    """``+13,320``, ``−48`` or ``0``."""
    amount = rounded(value, decimals)
    return plain(value, decimals) if amount <= 0 else f"+{amount:,f}"


def size(value: Number, decimals: int = 0) -> str:
    """Return the number without its sign, for a sentence whose verb carries it."""
    return plain(abs(exact(value)), decimals)


def percent(value: Number, decimals: int = 1) -> str:
    """``13.0%``."""
    return f"{plain(value, decimals)}%"


def signed_percent(value: Number, decimals: int = 1) -> str:
    """``+13.0%``."""
    return f"{signed(value, decimals)}%"


def points(value: Number, decimals: int = 1) -> str:
    """``−3.9 percentage points``."""
    return f"{signed(value, decimals)} percentage points"


def money(value: Number, decimals: int = 1) -> str:
    """``£52.5m``, from millions of pounds."""
    sign = MINUS if rounded(value, decimals) < 0 else ""
    return f"{sign}£{size(value, decimals)}m"


def interval(low: Number, high: Number, unit: str = "%", decimals: int = 1) -> str:
    """``−14.8% to +4.0%``; ``+13.2% or more`` where nothing bounds it above, as from a base of zero."""
    if isinf(high):
        return f"{signed(low, decimals)}{unit} or more"
    return f"{signed(low, decimals)}{unit} to {signed(high, decimals)}{unit}"


def ordinal(rank: int) -> str:
    """``23rd``."""
    last = rank % 10
    ending = "th" if rank % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{rank:,}{ending}"


def movement(rank: int, previous: int) -> str:
    """``up 8``, ``down 1`` or ``no change``; a smaller rank is better."""
    moved = previous - rank
    if moved == 0:
        return "no change"
    return f"up {moved}" if moved > 0 else f"down {-moved}"


def arrow(rank: int, previous: int) -> str:
    """``▲ 8``, ``▼ 1`` or ``▬``: the movement of a rank in a table."""
    moved = previous - rank
    if moved == 0:
        return "▬"
    return f"▲ {moved}" if moved > 0 else f"▼ {-moved}"


def direction(value: Number) -> str:
    """``▲``, ``▼`` or ``▬``: the direction of a change in a table."""
    return "▬" if value == 0 else "▲" if value > 0 else "▼"


def noun(unit: str, value: Number) -> str:
    """Return the unit as a noun that agrees with the number: ``crimes``, ``FTE``, or nothing."""
    if unit in {"percent", "gbp_million", "rank", COUNTS}:
        return ""
    if unit == "fte":
        return "FTE"
    words = unit.replace("_", " ")
    return SINGULAR.get(unit, words) if value in {1, -1} else words


def quantity(value: Number, unit: str, decimals: int = 0) -> str:
    """Return a value with its unit: ``13,320 crimes``, ``£52.5m``, ``77.4%``."""
    if unit == "percent":
        return percent(value, max(decimals, 1))
    if unit == "gbp_million":
        return money(value, max(decimals, 1))
    if unit == "rank":
        return ordinal(int(value))
    return f"{plain(value, decimals)} {noun(unit, value)}".strip()


def level(value: Number, unit: str, decimals: int = 0) -> str:
    """Return a value as a table prints it, the unit only where it is part of the figure."""
    if unit in {"percent", "gbp_million", "rank"}:
        return quantity(value, unit, decimals)
    return plain(value, decimals)


def percent_decimals(kind: str, value: Number) -> int:
    """Decimals of a percentage change: two for a small change in a stock, else one."""
    return 2 if kind == "stock" and 0 < abs(exact(value)) < SMALL_STOCK_PERCENT else 1


def share(part: Number, whole: Number) -> Fraction | None:
    """Return ``100 * part / whole``, or None where the whole is zero."""
    base = exact(whole)
    return None if base == 0 else 100 * exact(part) / base


def share_of_whole(part: Number, whole: Number) -> Fraction | None:
    """Return the share in per cent, or None where the part is no part: below zero or above the whole."""
    return share(part, whole) if whole > 0 and 0 <= part <= whole else None


def listed(words: tuple[str, ...]) -> str:
    """Return ``a``, ``a and b``, ``a, b and c``."""
    if len(words) < len("ab"):
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


_ROMAN = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """``i``, ``ii``, ... as the report numbers its paragraphs."""
    letters, rest = "", number
    for value, numeral in _ROMAN:
        while rest >= value:
            letters, rest = letters + numeral, rest - value
    return letters


def capital(text: str) -> str:
    """Return the text with its first letter large."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """Return the text with its first letter small, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def signed_money(value: Number, decimals: int = 1) -> str:
    """``+£2.5m``, from millions of pounds."""
    return f"{'+' if rounded(value, decimals) > 0 else ''}{money(value, decimals)}"
