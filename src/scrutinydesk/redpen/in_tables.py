"""The tables of a report: their totals, and what their percentages are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.verdicts import Checked, Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.redpen.column_rules import Ruled, ruled
from scrutinydesk.redpen.grids import Figure, Grid, grids
from scrutinydesk.redpen.inside import agrees_inside
from scrutinydesk.redpen.inside_rows import Rows
from scrutinydesk.redpen.printing import computed, printed_alike, printed_number
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding, Span
from scrutinydesk.redpen.table_shares import Shares, shares_of
from scrutinydesk.redpen.table_totals import Summed, sums_of

if TYPE_CHECKING:
    from scrutinydesk.redpen.material import Material

_FAULTS = {Verdict.DIFFERS: "arithmetic", Verdict.ONLY_IF_TRUNCATED: "rounding"}
_FEW = 4


def table_figures(material: Material) -> Found:
    """Judge the totals and the percentages of each table."""
    held = _Held(material)
    for grid in grids(material.document):
        material.heed()
        for summed in sums_of(grid, material.resources.catalogue):
            held.take_sum(grid, summed)
        for shares in shares_of(grid, material.resources.catalogue):
            held.take_shares(grid, shares)
        for each in ruled(grid):
            held.take_ruled(grid, each, material)
    return Found(tuple(held.judgements), tuple(held.findings))


class _Held:
    def __init__(self, material: Material) -> None:
        self.judgements: list[Judgement] = []
        self.findings: list[ReportFinding] = []
        self._claims: dict[int, list[int]] = {}
        self._wrong: set[int] = set()
        self._rows = Rows(material)
        for number, claim in enumerate(material.claims):
            for quantity in claim.quantities if claim.passage.cell else ():
                self._claims.setdefault(quantity.number.start, []).append(number)

    def _of(self, figures: Iterable[Figure]) -> tuple[int, ...]:
        found = (number for each in figures for number in self._claims.get(each.start, ()))
        return tuple(dict.fromkeys(found))

    def _judge(self, figures: Sequence[Figure], checked: Checked, *beside: Figure) -> None:
        """Judge the claims of some figures; of those beside them, in the same claim, it says as much."""
        starts = tuple(each.start for each in (*figures, *beside))
        self.judgements += [
            Judgement(
                number, checked.verdict, checked.working, Against.REPORT, checked.missing, figures=starts
            )
            for number in self._of(figures)
        ]

    def take_sum(self, grid: Grid, summed: Summed) -> None:
        """Judge a total; of its parts nothing is known if it is wrong."""
        if summed.once:
            self._ask_of_people(grid, summed)
            return
        if summed.sure:
            self._judge([summed.whole], summed.checked)
        if summed.checked.verdict is Verdict.AGREES:
            self._judge(summed.parts, summed.checked)
            return
        self._wrong.add(summed.whole.start)
        label = _label(grid, summed.whole)
        self._find(
            summed.checked,
            (summed.whole, *summed.parts),
            f"{label}: {_in_small(summed.checked)}",
            f"The parts of “{label}” do not add up to what is printed.",
            f"Could “{label}” and its parts {grid.first.aside} be checked? {summed.checked.working}.",
            sure=summed.sure,
        )

    def _ask_of_people(self, grid: Grid, summed: Summed) -> None:
        """Ask about a total of people that is less than the sum of its parts."""
        label = _label(grid, summed.whole)
        figures = (summed.whole, *summed.parts)
        self.findings.append(
            ReportFinding(
                "counted_once",
                Severity.NOTE,
                f"{label}: {_in_small(summed.checked)}",
                tuple(Span(each.start, each.end) for each in figures),
                summed.checked.working,
                "Who or what is counted in several parts may count once in all; the table does not say.",
                f"Could “{label}” {grid.first.aside} be said to count each of them once, or be checked?",
                Against.REPORT,
                self._of(figures),
            )
        )

    def take_shares(self, grid: Grid, shares: Shares) -> None:
        """Judge percentages; where they are of something else than the total that is printed, say so."""
        for each in shares.shares:
            self._judge([each.percent], each.checked, each.part)
            if each.checked.verdict in _FAULTS:
                self._wrong.add(each.percent.start)
                label = _label(grid, each.part)
                self._find(
                    each.checked,
                    (each.percent, each.part),
                    f"{label}: {_in_small(each.checked)}",
                    f"Most of the other percentages of the table are of {shares.base}; this one is not.",
                    f"Could the percentage of “{label}” {grid.first.aside} be checked? "
                    f"{each.checked.working}.",
                )
        if shares.total is not None:
            self.findings.append(self._other_base(grid, shares, shares.total))

    def take_ruled(self, grid: Grid, one: Ruled, material: Material) -> None:
        """Judge a figure that others of its row lead to; what is known to be wrong is not told twice."""
        figures = (one.result, *one.of)
        if one.checked.verdict is Verdict.AGREES:
            self._judge(figures, one.checked)
            return
        if not self._wrong.isdisjoint(each.start for each in figures):
            return
        if not all(self._agrees_inside(number, material) for number in self._of(figures)):
            return
        if one.sure:
            self._judge([one.result], one.checked)
        label = _label(grid, one.result)
        self._find(
            one.checked,
            figures,
            f"{label}: {_in_small(one.checked)}",
            one.why,
            f"Could “{label}” {grid.first.aside} be checked? We make it: {one.checked.working}.",
            sure=one.sure,
        )

    def _agrees_inside(self, number: int, material: Material) -> bool:
        return self._rows.is_of_plans(material.claims[number]) or agrees_inside(number, material)

    def _find(
        self,
        checked: Checked,
        figures: tuple[Figure, ...],
        title: str,
        detail: str,
        question: str,
        *,
        sure: bool = True,
    ) -> None:
        self.findings.append(
            ReportFinding(
                _FAULTS[checked.verdict],
                Severity.ERROR if sure else Severity.WARNING,
                title,
                tuple(Span(each.start, each.end) for each in figures),
                checked.working,
                detail,
                question,
                Against.REPORT,
                self._of(figures),
            )
        )

    def _other_base(self, grid: Grid, shares: Shares, total: Figure) -> ReportFinding:
        of_total = "; ".join(_of_total(grid, shares, total))
        left = f" (without {' and '.join(shares.without)})" if shares.without else ""
        return ReportFinding(
            "denominator",
            Severity.WARNING,
            f"The percentages are of {shares.base}{left}, not of the total of {total.number.text}.",
            (
                Span(total.start, total.end),
                *(Span(each.percent.start, each.percent.end) for each in shares.shares),
            ),
            _of_base(shares, total),
            f"The table does not say what its percentages are of. Of {total.number.text}: {of_total}.",
            f"Could the table {grid.first.aside} say that its percentages are of {shares.base}{left}?",
            Against.REPORT,
            self._of([total, *(each.percent for each in shares.shares)]),
        )


def _in_small(checked: Checked) -> str:
    """Return what is wrong as the rest of a sentence."""
    return f"{checked.said[:1].lower()}{checked.said[1:]}" or f"{checked.working}."


def _label(grid: Grid, figure: Figure) -> str:
    return grid.labels.get(figure.row, "").strip(" *") or grid.heads.get(figure.column, "") or "The figure"


def _of_base(shares: Shares, total: Figure) -> str:
    """Return what leads from the printed total to the base, and a percentage of it."""
    first = shares.shares[0]
    whole = printed_alike([first.part.number, total.number])[1]
    gap = computed(abs(whole.value - shares.base.value), shares.base.decimals, shares.base)
    sign = "−" if whole.value >= shares.base.value else "+"
    return f"{whole} {sign} {gap} = {shares.base}; {first.checked.working}"


def _of_total(grid: Grid, shares: Shares, total: Figure) -> Iterator[str]:
    for each in shares.shares[:_FEW]:
        part, whole = printed_alike([each.part.number, total.number])
        found = check_share([part], whole, printed_number(each.percent.number))
        yield f"{_label(grid, each.part)} {found.working.partition(' = ')[2].partition(',')[0]}"
