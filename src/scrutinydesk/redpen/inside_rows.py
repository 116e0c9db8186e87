"""Whether the rows of a table are read as they are meant: another row or the head of the table shows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.redpen.column_laws import ACTUAL, GAP, PLAN
from scrutinydesk.redpen.grids import as_rounded, rounded_tables
from scrutinydesk.redpen.inside_changes import check_inside_change, is_plausible
from scrutinydesk.redpen.plain_forms import CHANGES

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

_SAYS_CHANGE = re.compile(
    r"chang|differ|varia|increas|decreas|reduc|\+/-|\u00b1|%|percent|per cent|[-\s]v[-s]|compared",
    re.IGNORECASE,
)
_HEAD = 3


class Rows:
    """The rows of the tables of a report, looked at when one of them is in question."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._heads: dict[int, str] | None = None
        self._rows: dict[int, list[Claim]] = {}
        self._rounded: frozenset[int] | None = None

    def as_printed(self, claim: Claim) -> Claim:
        """Return a claim with its whole figures as rounded ones where its table is of money."""
        cell = claim.passage.cell
        if cell is None or claim.kind not in CHANGES:
            return claim
        if self._rounded is None:
            self._rounded = rounded_tables(self._material.document)
        if cell.table not in self._rounded:
            return claim
        held = (replace(each, number=as_rounded(each.number)) for each in claim.quantities)
        return replace(claim, quantities=tuple(held))

    def is_of_plans(self, claim: Claim) -> bool:
        """Tell whether a change in a table is one from a plan: which way is up its column alone says."""
        cell = claim.passage.cell
        if cell is None or claim.kind not in CHANGES:
            return False
        self._look()
        heads = (self._heads or {}).get(cell.table, "")
        return all(pattern.search(heads) for pattern in (PLAN, ACTUAL, GAP))

    def confirm(self, claim: Claim) -> bool:
        """Return whether the figures of a row surely are a change and what it is of, or something else."""
        cell = claim.passage.cell
        if cell is None or claim.kind not in CHANGES or _SAYS_CHANGE.search(claim.passage.text):
            return True
        self._look()
        roles = [each.role for each in claim.quantities]
        others = [each for each in self._rows.get(cell.table, ()) if each.line != claim.line]
        alike = (each for each in others if [one.role for one in each.quantities] == roles)
        text = self._material.document.text
        if others:  # where no row is alike, something of this one was not read
            return any(check_inside_change(each, None, text).verdict is Verdict.AGREES for each in alike)
        return (
            is_plausible(claim, text)
            and _SAYS_CHANGE.search((self._heads or {}).get(cell.table, "")) is not None
        )

    def _look(self) -> None:
        if self._heads is not None:
            return
        self._heads = {}
        for passage in self._material.document.passages:
            if passage.cell is not None and passage.cell.row <= _HEAD:
                self._heads[passage.cell.table] = f"{self._heads.get(passage.cell.table, '')} {passage.text}"
        for claim in self._material.claims:
            if claim.passage.cell is not None and claim.kind in CHANGES:
                self._rows.setdefault(claim.passage.cell.table, []).append(claim)
