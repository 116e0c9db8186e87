"""How many changed digits of the reference report are caught, and whether anything else lights up.

Run by hand for every digit of every figure that has a partner (some thousand reviews, half an hour or so),
or for a sample, every so many-th from one of them on:

    .venv/bin/python tests/redpen/mutated.py ../shared/reference/000_0dc43f1d27393c57.txt [every [from]]

A change can be noticed at all where nothing that the rest of the report leaves possible prints as the changed
figure: of statements of counts ``mutations.detectable`` says so, of proportions, points and sums their
arithmetic, of tables their totals and shares. Everything else has no partner, and counts as tried only.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from scrutinydesk.claims.arithmetic import check_change, check_points, check_sum
from scrutinydesk.claims.claim import WORDS_ALONE, Claim, ClaimKind, Role
from scrutinydesk.claims.grammar import read_claims
from scrutinydesk.claims.mutations import detectable, digit_changes
from scrutinydesk.claims.numbers import find_numbers
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.reading import read_pasted
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.measures.resources import load_resources
from scrutinydesk.redpen.checks import CHECKS
from scrutinydesk.redpen.held import held_together
from scrutinydesk.redpen.material import Material
from scrutinydesk.redpen.printing import printed_quantity
from scrutinydesk.redpen.told import told

OF_FIGURES = [check for _, check in CHECKS if check.__module__.rpartition(".")[2] in {
    "inside", "in_tables", "more_than_all", "across", "twice", "reworded", "shares_of_change",
    "windows_apart", "definitions", "odd_figures",
}]  # fmt: skip
WRONG = {Verdict.DIFFERS, Verdict.ONLY_IF_TRUNCATED}


@dataclass(frozen=True)
class Mutation:
    claim: int
    start: int
    end: int
    text: str


@dataclass
class Counted:
    tried: int = 0
    detectable: int = 0
    caught: int = 0
    missed: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        share = 100 * self.caught / self.detectable if self.detectable else 100.0
        return (
            f"{self.tried} changed digits, {self.detectable} of which can be noticed at all, "
            f"{self.caught} caught ({share:.1f}%); {len(self.others)} lit up elsewhere"
        )


class Mutated:
    """A report whose digits are changed one at a time."""

    def __init__(self, text: str) -> None:
        self.resources = load_resources()
        self.text, self.material = self._read(text)
        self.held = held_together(self.material)
        statements = [each.statement for each in self.held.told.values()]
        self.statements = [*statements, *(each.statement for each in self.held.relations.values())]
        self.found = self._found(self.material)
        verdicts: dict[int, set[Verdict]] = {}
        for check in OF_FIGURES:
            for judgement in check(self.material).judgements:
                verdicts.setdefault(judgement.claim, set()).add(judgement.verdict)
        # What contradicts something already can hide a change.
        self.consistent = {
            number
            for number, claim in enumerate(self.material.claims)
            if claim.kind not in WORDS_ALONE and not verdicts.get(number, set()) & WRONG
        }

    def _read(self, text: str) -> tuple[str, Material]:
        document = read_pasted(text)
        return document.text, Material(document, read_claims(document, self.resources), self.resources)

    @staticmethod
    def _found(material: Material) -> dict[tuple[str, str], tuple[int, ...]]:
        findings = [each for check in OF_FIGURES for each in check(material).findings]
        return {(each.kind, each.title): each.claims for each in findings}

    def mutations(self) -> Iterator[Mutation]:
        """Yield every changed digit of every figure of a consistent claim, each once."""
        seen: set[tuple[int, str]] = set()
        for number in sorted(self.consistent):
            for quantity in self.material.claims[number].quantities:
                start, end = quantity.number.start, quantity.number.end
                for changed in () if quantity.number.worded else digit_changes(self.text[start:end]):
                    if (start, changed) not in seen:
                        seen.add((start, changed))
                        yield Mutation(number, start, end, changed)

    def try_out(self, mutation: Mutation, counted: Counted) -> None:
        """Review the report with one digit changed."""
        text = self.text[: mutation.start] + mutation.text + self.text[mutation.end :]
        _, material = self._read(text)
        fresh = {key: claims for key, claims in self._found(material).items() if key not in self.found}
        at = {
            number
            for number, claim in enumerate(material.claims)
            if any(each.number.start <= mutation.start < each.number.end for each in claim.quantities)
        }
        here = any(at.intersection(claims) for claims in fresh.values())
        counted.tried += 1
        shown = f"{self.text[mutation.start : mutation.end]} -> {mutation.text}, line " + str(
            self.material.claims[mutation.claim].line
        )
        can_be = self._can_be_noticed(mutation, material)
        counted.detectable += can_be
        counted.caught += can_be and here
        if can_be and not here:
            counted.missed.append(shown)
        counted.others += [
            f"{shown}: {title}" for (_, title), claims in fresh.items() if not at.intersection(claims)
        ]

    def _can_be_noticed(self, mutation: Mutation, material: Material) -> bool:
        """Return whether arithmetic alone shows that the changed figure cannot be right.

        Neither how the changed text is read nor how sure the checks are of what belongs together counts here.
        """
        changed = _changed(self.material.claims[mutation.claim], mutation)
        if changed is None:
            return False
        name = f"{mutation.claim:06}"
        if name in self.held.told:
            before = self.held.told[name]
            after = told(mutation.claim, changed, before.unknowns[-1].thing)
            if after is not None:
                return bool(detectable(self.statements, after.about(before.unknowns).statement).answer)
        if changed.passage.cell is not None:
            check = next(each for each in OF_FIGURES if each.__module__.endswith("in_tables"))
            return any(each.verdict in WRONG for each in check(material).judgements)
        return _contradicts_itself(changed)


def _changed(claim: Claim, mutation: Mutation) -> Claim | None:
    """Return a claim with one figure changed."""
    numbers = find_numbers(mutation.text)
    if len(numbers) != 1:
        return None
    moved = numbers[0]._replace(start=mutation.start, end=mutation.end)
    quantities = tuple(
        replace(each, number=moved) if each.number.start == mutation.start else each
        for each in claim.quantities
    )
    return replace(claim, quantities=quantities)


def _contradicts_itself(claim: Claim) -> bool:
    """Return whether the figures of a claim cannot go together, by arithmetic only."""
    of = {role: claim.of(role) for role in Role}
    figures = {role: printed_quantity(each) for role, each in of.items() if each is not None}
    parts = [printed_quantity(each) for each in claim.quantities if each.role is Role.PART]
    if claim.kind is ClaimKind.PROPORTION and {Role.PART, Role.WHOLE, Role.PERCENT} <= set(figures):
        checked = check_share(parts, figures[Role.WHOLE], figures[Role.PERCENT])
    elif claim.kind is ClaimKind.SUM and Role.WHOLE in figures:
        checked = check_sum(parts, figures[Role.WHOLE])
    elif claim.kind is ClaimKind.POINTS and {Role.PERCENT, Role.BASE, Role.CURRENT} <= set(figures):
        checked = check_points(figures[Role.PERCENT], figures[Role.BASE], figures[Role.CURRENT])
    elif claim.kind is ClaimKind.CHANGE_PERCENT:
        roles = (Role.DIFFERENCE, Role.PERCENT, Role.BASE, Role.CURRENT)
        size = of[Role.DIFFERENCE]
        whole = size is None or not size.number.decimals
        checked = check_change(*(figures.get(role) for role in roles), whole=whole)
    else:
        return False
    return checked.verdict in WRONG


def sample(text: str, every: int, first: int = 0) -> Counted:
    """Return what comes of every so many-th changed digit of a report, from one of them on."""
    report, counted = Mutated(text), Counted()
    chosen = list(report.mutations())
    random.Random(1).shuffle(chosen)
    for mutation in chosen[first::every]:
        report.try_out(mutation, counted)
    return counted


if __name__ == "__main__":
    steps = [int(each) for each in sys.argv[2:]] or [1]
    result = sample(Path(sys.argv[1]).read_text(encoding="utf-8"), *steps)
    print(result, *result.missed, *result.others, sep="\n")  # noqa: T201  a program
