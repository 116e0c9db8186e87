"""Why: shares, contributions, the gap to a target, ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.analysis.intervals import wilson
from scrutinydesk.numerals import exact
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.money import share_of, spend_base
from scrutinydesk.reporting.narrative_crime import contribution_measures
from scrutinydesk.reporting.ranks import RANKS, UNKNOWN_MOVE, rank_of
from scrutinydesk.reporting.why_parts import explanation

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.report import Explanation
    from scrutinydesk.reporting.standing import Standing


CLOSE = (
    "The estimates that are ranked lie close together; a move of several places can happen "
    "with no real change."
)


def _share(evidence: Evidence, standing: Standing, _: str) -> Explanation | None:
    if standing.breakdown:
        return _share_of_people(evidence, standing)
    base = spend_base(evidence)
    share = share_of(standing, base)
    if share is None or base is None or standing.value is None:
        return None
    text = numbers.percent(share)
    rows = (*standing.rows, *(row for term, _ in base.terms for row in term.rows))
    working = f"100 × {numbers.money(standing.value)} ÷ {numbers.money(base.value)} = {text}"
    title = f"{standing.measure.title}: share of spend at {standing.window.words}"
    return explanation(evidence, title, text, (f"100 × spend ÷ {base.words}", working), rows)


def _share_of_people(evidence: Evidence, part: Standing) -> Explanation | None:
    whole = evidence.standing(part.measure.id, part.area)
    if whole is None or not whole.value or part.value is None:
        return None
    share = numbers.share_of_whole(part.value, whole.value)
    if share is None:
        return None
    text = numbers.percent(share)
    working = f"100 × {numbers.plain(part.value)} ÷ {numbers.plain(whole.value)} = {text}"
    low_high = wilson(int(part.value), int(whole.value))
    precise = (
        f"Of {numbers.plain(whole.value)} people: the 95% interval (Wilson) is "
        f"{numbers.percent(100 * low_high.low)} to {numbers.percent(100 * low_high.high)}."
    )
    title = f"{part.measure.title}: {part.breakdown}, {part.window.words}"
    return explanation(
        evidence,
        title,
        text,
        ("100 × part ÷ whole", working),
        (*part.rows, *whole.rows),
        (precise,),
    )


def _base(evidence: Evidence, _: Standing, __: str) -> Explanation | None:
    base = spend_base(evidence)
    if base is None:
        return None
    text = numbers.money(base.value)
    terms = " ".join(
        f"{'+' if sign > 0 else '−'} {numbers.money(term.value or 0)}" for term, sign in base.terms
    ).removeprefix("+ ")
    rows = tuple(row for term, _ in base.terms for row in term.rows)
    title = f"Base of the shares of spend at {base.window.words}"
    return explanation(evidence, title, text, (base.words, f"{terms} = {text}"), rows)


def _gap(evidence: Evidence, strength: Standing, _: str) -> Explanation | None:
    target = evidence.standing("officers_target_fte")
    if target is None or target.value is None or strength.value is None:
        return None
    text = numbers.signed(strength.value - target.value, 2)
    now, aim = numbers.plain(strength.value, 2), numbers.plain(target.value, 2)
    rows = (*strength.rows, *target.rows)
    formula = ("strength − target", f"{now} − {aim} = {text}")
    title = f"Officers against the target on {strength.window.words}"
    return explanation(evidence, title, text, formula, rows)


def _gap_share(evidence: Evidence, strength: Standing, _: str) -> Explanation | None:
    target = evidence.standing("officers_target_fte")
    if target is None or not target.value or strength.value is None:
        return None
    text = numbers.percent(numbers.share(strength.value, target.value) or 0)
    now, aim = numbers.plain(strength.value, 2), numbers.plain(target.value, 2)
    rows = (*strength.rows, *target.rows)
    formula = ("100 × strength ÷ target", f"100 × {now} ÷ {aim} = {text}")
    title = f"Officers as a share of the target on {strength.window.words}"
    return explanation(evidence, title, text, formula, rows)


def _parts(evidence: Evidence) -> list[Standing]:
    outline = next(
        (sub for each in evidence.resources.outline.sections for sub in each.subsections
         if sub.id == "5b"), None,
    )  # fmt: skip
    measures = [] if outline is None else contribution_measures(evidence, outline)
    found = (evidence.standing(measure) for measure in measures)
    return [part for part in found if part is not None and part.difference is not None]


def _contribution(evidence: Evidence, whole: Standing, _: str) -> Explanation:
    parts = _parts(evidence)
    changes = [part.difference or exact(0) for part in parts]
    text = numbers.signed(sum(changes))
    terms = " + ".join(numbers.plain(change) for change in changes)
    formula = ("The sum of the changes of " + _titles(parts), f"{terms} = {text}")
    return _of_parts(evidence, whole, parts, text, formula)


def _contribution_share(evidence: Evidence, whole: Standing, _: str) -> Explanation | None:
    parts = _parts(evidence)
    total = sum((part.difference or exact(0) for part in parts), start=exact(0))
    return _portion(evidence, whole, parts, (total, whole.difference), "change")


def _contribution_base(evidence: Evidence, whole: Standing, _: str) -> Explanation | None:
    parts = _parts(evidence)
    total = sum((part.previous or exact(0) for part in parts), start=exact(0))
    return _portion(evidence, whole, parts, (total, whole.previous), "previous total")


def _portion(
    evidence: Evidence,
    whole: Standing,
    parts: list[Standing],
    amounts: tuple[Fraction, Fraction | None],
    what: str,
) -> Explanation | None:
    total, of = amounts
    if not of:
        return None
    text = numbers.percent(numbers.share(total, of) or 0)
    formula = (
        f"100 × sum of the {what}s of {_titles(parts)} ÷ {what} of {whole.measure.title.lower()}",
        f"100 × {numbers.plain(total)} ÷ {numbers.plain(of)} = {text}",
    )
    return _of_parts(evidence, whole, parts, text, formula)


def _titles(parts: list[Standing]) -> str:
    return numbers.listed(tuple(part.measure.title.lower() for part in parts))


def _of_parts(
    evidence: Evidence,
    whole: Standing,
    parts: list[Standing],
    text: str,
    formula: tuple[str, str],
) -> Explanation:
    rows = tuple(row for each in (whole, *parts) for row in (*each.rows, *each.previous_rows))
    title = f"Contribution to the change in {whole.measure.title.lower()}, {whole.window.words}"
    careful = ("A share of an increase says where it was recorded, not what brought it about.",)
    return explanation(evidence, title, text, formula, rows, careful)


def _rank(evidence: Evidence, standing: Standing, kind: str) -> Explanation | None:
    return _of_rank(evidence, standing, kind, moved=False)


def _movement(evidence: Evidence, standing: Standing, kind: str) -> Explanation | None:
    return _of_rank(evidence, standing, kind, moved=True)


def _of_rank(evidence: Evidence, standing: Standing, kind: str, *, moved: bool) -> Explanation | None:
    rank = rank_of(evidence, standing, kind) if kind in RANKS else None
    if rank is None:
        return None
    text = numbers.ordinal(rank.rank)
    formula = ("As the cell states it.", text)
    rows = [rank.row]
    if rank.previous is not None and rank.earlier is not None:
        rows.append(rank.earlier)
        if moved:
            text = numbers.movement(rank.rank, rank.previous)
            formula = ("previous rank − rank", f"{rank.previous} − {rank.rank}: {text}")
    title = f"{standing.measure.title}: {RANKS[kind].lower()}, {standing.window.words}"
    return explanation(evidence, title, text, formula, tuple(rows), (CLOSE, UNKNOWN_MOVE))


SHARES: dict[str, Callable[[Evidence, Standing, str], Explanation | None]] = {
    "share": _share,
    "base": _base,
    "gap": _gap,
    "gapshare": _gap_share,
    "contribution": _contribution,
    "contributionshare": _contribution_share,
    "contributionbase": _contribution_base,
    "rank": _rank,
    "movement": _movement,
}
