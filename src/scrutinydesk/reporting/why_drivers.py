"""Why: what a part, all parts together, or what is left over is to the change of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.among_words import SHARE_SAYS
from scrutinydesk.reporting.figure_drivers import REST, TOGETHER, Broken, broken_down
from scrutinydesk.reporting.figure_forces import rows_of
from scrutinydesk.reporting.why_parts import explanation

if TYPE_CHECKING:
    from scrutinydesk.analysis.contribution import Amount, Part
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation
    from scrutinydesk.reporting.standing import Standing


class Told(NamedTuple):
    """What is explained: a part, all of them, or what they leave over."""

    shown: Broken
    title: str
    amount: Amount
    parts: tuple[Part, ...]

    @property
    def rest(self) -> bool:
        """Whether it is what is left over."""
        return self.amount is self.shown.found.rest


def driver(evidence: Evidence, whole: Standing, argument: str) -> Explanation | None:
    """Return the explanation of a figure of a part.

    ``argument`` is the part and which figure of it: ``rape:share``; the change where none is named.
    """
    name, _, column = argument.partition(":")
    told = _told(evidence, whole, name)
    if told is None:
        return None
    found = _figures(told, whole).get(column or "change")
    if found is None:
        return None
    text, formula, working = found
    careful = (SHARE_SAYS, told.amount.said)
    changes = (told.shown.found.whole, *(part.change for part in told.parts))
    rows = tuple(dict.fromkeys(row for change in changes for row in rows_of(change)))
    title = f"{whole.measure.title}: {told.title}, {whole.window.words}"
    return explanation(evidence, title, text, (formula, working), rows, tuple(filter(None, careful)))


def _told(evidence: Evidence, whole: Standing, name: str) -> Told | None:
    base, by_area = name.removesuffix("-divisions"), name.endswith("-divisions")
    for shown in broken_down(evidence, whole.measure.id, whole.area):
        parts = {shown.name(part): part for part in shown.found.parts}
        if name in parts:
            return Told(shown, shown.title(evidence, name), parts[name].amount, (parts[name],))
        if base in {REST, TOGETHER} and by_area == shown.by_area:
            amount = shown.found.rest if base == REST else shown.found.together
            title = shown.rest if base == REST else "Together"
            return None if amount is None else Told(shown, title, amount, tuple(parts.values()))
    return None


def _figures(told: Told, whole: Standing) -> dict[str, tuple[str, str, str]]:
    """Return each figure as printed, with its formula and working."""
    amount, places = told.amount, whole.measure.decimals
    change, total = (numbers.signed(each, places) for each in (amount.difference, whole.difference or 0))
    base, before = (numbers.plain(each, places) for each in (amount.base, whole.previous or 0))
    parts = " + ".join(numbers.plain(part.amount.difference, places) for part in told.parts)
    bases = " + ".join(numbers.plain(part.amount.base, places) for part in told.parts)
    found = {"change": (change, "The sum of the changes", f"{parts} = {change}")}
    found["then"] = (base, "The sum a year before", f"{bases} = {base}")
    if told.rest:
        minus = "change of the whole − changes of the parts"
        found["change"] = (change, minus, f"{total} − ({parts}) = {change}")
        found["then"] = (base, "The whole a year before − the parts", f"{before} − ({bases}) = {base}")
    if amount.growth is not None:
        text = numbers.signed_percent(amount.growth)
        found["growth"] = (text, "100 × change ÷ a year before", f"100 × {change} ÷ {base} = {text}")
    if amount.share is not None:
        text = numbers.percent(amount.share)
        found["share"] = (text, "100 × change ÷ change of the whole", f"100 × {change} ÷ {total} = {text}")
    if amount.base_share is not None:
        text = numbers.percent(amount.base_share)
        of = "100 × a year before ÷ the whole a year before"
        found["base"] = (text, of, f"100 × {base} ÷ {before} = {text}")
    if amount.lift is not None and amount.share is not None and amount.base_share is not None:
        text = numbers.plain(amount.lift, 2)
        of = "share of the change ÷ share of the total before"
        shares = f"{numbers.percent(amount.share)} ÷ {numbers.percent(amount.base_share)}"
        found["lift"] = (text, of, f"{shares} = {text}")
    return found
