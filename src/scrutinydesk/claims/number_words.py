"""Numbers written in letters: ``two``, ``one hundred and twenty``, ``a third``, ``doubling``."""

from __future__ import annotations

from fractions import Fraction

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905  words read best as words
        "sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905  words read best as words
        start=2,
    )
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "  # noqa: SIM905  words read best as words
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
    "halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10,
}  # fmt: skip
MULTIPLES: dict[str, int | Fraction] = {
    "doubled": 2, "doubling": 2, "doubles": 2, "double": 2, "twofold": 2, "twice": 2,
    "trebled": 3, "trebling": 3, "treble": 3, "tripled": 3, "tripling": 3, "triple": 3, "threefold": 3,
    "quadrupled": 4, "fourfold": 4, "tenfold": 10, "halved": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip


def cardinal(words: str) -> int | None:
    """Return the whole number that words stand for, or None.

    >>> cardinal("one hundred and twenty-five"), cardinal("two thousand"), cardinal("and")
    (125, 2000, None)
    """
    total = part = 0
    seen = False
    for word in words.casefold().replace("-", " ").split():
        if word in UNITS:
            part += UNITS[word]
        elif word in TENS:
            part += TENS[word]
        elif word == "dozen":
            part = max(part, 1) * 12
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in SCALES:
            total, part = total + max(part, 1) * SCALES[word], 0
        elif word not in {"and", "a"} or (word == "and" and not seen):
            return None
        seen = True
    return total + part if seen and words.casefold() not in {"a", "and"} else None
