"""The counts that a report gives of measures, areas and periods, where nothing of them is in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import ClaimKind, Role
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.redpen.doubts import Doubts

if TYPE_CHECKING:
    from scrutinydesk.claims.claim import Claim, Quantity
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.material import Material

_LEVELS = frozenset((ClaimKind.COUNT, ClaimKind.STOCK, ClaimKind.LEVEL))
_NOW = frozenset((Role.VALUE, Role.CURRENT))


@dataclass(frozen=True)
class ToldCounts:
    """Looks counts up; a claim is looked at closely only once its count is asked for."""

    material: Material

    def of(self, measure: str, area: str, window: Window) -> tuple[int, Quantity] | None:
        """Return the claim and the figure that tell a count; None where none does, or several differ."""
        found = self._by_thing.get((measure, area, window), [])
        sure = [each for each in found if not self._doubts.of(self.material.claims[each[0]], None)]
        values = {quantity.value for _, quantity in sure}
        return sure[0] if len(values) == 1 and len(sure) == len(found) else None

    @cached_property
    def _by_thing(self) -> dict[tuple[str, str, Window], list[tuple[int, Quantity]]]:
        found: dict[tuple[str, str, Window], list[tuple[int, Quantity]]] = {}
        for number, claim in enumerate(self.material.claims):
            if claim.measure and claim.area and claim.window and _is_level(claim):
                held = found.setdefault((claim.measure, claim.area, claim.window), [])
                held.append((number, claim.quantities[0]))
        return found

    @cached_property
    def _doubts(self) -> Doubts:
        return Doubts(self.material)


def _is_level(claim: Claim) -> bool:
    if claim.kind not in _LEVELS or len(claim.quantities) != 1 or claim.quantities[0].role not in _NOW:
        return False
    number = claim.quantities[0].number
    exact = number.approx is Approx.EXACT and not number.upto and not number.worded and not number.decimals
    return exact and number.unit is Unit.COUNT and number.value > 0
