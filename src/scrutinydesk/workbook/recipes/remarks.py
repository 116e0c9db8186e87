"""What is said of a workbook that a recipe read: what was not found, and every figure that was not used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import NAMING, Role
from scrutinydesk.workbook.tables.found import Fate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.recipes.lines import Place as AxisPlace
    from scrutinydesk.workbook.recipes.placing import Pairing
    from scrutinydesk.workbook.recipes.recipe import Question
    from scrutinydesk.workbook.recipes.standing import Standing
    from scrutinydesk.workbook.tables.found import Found

NAMED = 6  # of a longer list
MAP = "Open “Map this workbook”"
WHOLE = 1.0000001
HUNDRED = 100


class Words(NamedTuple):
    """Title, detail and remedy of a finding."""

    title: str
    detail: str
    remedy: str


class Remarks:
    """Findings about the tables of one workbook."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.findings: list[Finding] = []

    def add(
        self, kind: str, severity: Severity, words: Words, sheet: str = "", cell: str = ""
    ) -> None:
        """Add a finding: title, detail and remedy."""
        place = Place(self._source, sheet, cell)
        self.findings.append(Finding(f"recipe.{kind}", severity, *words, place))

    def missing_table(self, pairing: Pairing) -> None:
        """Say that a table of the recipe is not there, what was looked for, and what came nearest."""
        recipe = pairing.sought.recipe
        labels = [*recipe.measures, *recipe.areas]
        looked = [f"the title “{recipe.title}”"] if recipe.title else []
        looked += [f"labels such as {listed(filter(None, labels))}"] if any(labels) else []
        near = ""
        if pairing.nearest is not None:
            table = pairing.nearest.table
            near = (
                f" The nearest is “{table.title}”, {table.range} on sheet “{table.sheet.name}”: "
                f"{round(HUNDRED * pairing.fit)}% alike."
            )
        words = Words(
            f"The table “{recipe.name}” of the recipe was not found.",
            f"Looked for: {' and '.join(looked) or 'its shape'}.{near} Its measures have no figures now.",
            f"{MAP} and outline the table, or take it out of the recipe.",
        )
        self.add("table_missing", Severity.ERROR, words)

    def labels(self, standing: Standing, asked: tuple[Question, ...]) -> None:
        """Say which labels of a table that was found are gone or new, but for those that are asked about."""
        self._axes(standing)
        self._labels(standing, asked)

    def kept(self, standing: Standing, same: Mapping[str, str]) -> None:
        """Say which totals go by a new name, and that they are held against their parts as before."""
        for new, old in same.items():
            words = Words(
                f"“{standing.recipe.name}”: the total “{old}” is called “{new}” now.",
                "It is not used but held against its parts, as before.",
                f"{MAP} if it is something else.",
            )
            table = standing.profile.table
            self.add("total_renamed", Severity.NOTE, words, table.sheet.name, table.range)

    @staticmethod
    def at(standing: Standing, mask: NDArray[np.bool_]) -> tuple[str, str]:
        """Return sheet and cell of the first of some cells."""
        return standing.profile.table.sheet.name, standing.first(mask)

    def _axes(self, standing: Standing) -> None:
        sheet = standing.profile.table.sheet.name
        for axis in standing.lost:
            name = f"“{axis.heading}”" if axis.heading else f"of the {axis.where}s"
            words = Words(
                f"“{standing.recipe.name}”: the labels {name} are not there any more.",
                f"They said which {axis.role} a figure is of. Figures that need them are not used.",
                f"{MAP} and say where the labels stand now.",
            )
            self.add("axis_missing", Severity.ERROR, words, sheet, standing.profile.table.range)
        held = {axis.place for axis in standing.recipe.axes}
        for place in standing.profile.strange(standing.axes):
            if place in held:
                continue
            labels = listed(standing.profile.axes[place])
            words = Words(
                f"“{standing.recipe.name}” has labels that the recipe does not know{_heading(place)}.",
                f"They are {labels}, and say nothing to the recipe.",
                f"{MAP} if figures of one row or column now mean less than they did.",
            )
            self.add("axis_new", Severity.WARNING, words, sheet, standing.profile.table.range)

    def clashing(self, standing: Standing, mask: NDArray[np.bool_], places: tuple[AxisPlace, ...]) -> None:
        """Say that figures differ only in labels which the recipe does not know."""
        words = Words(
            f"“{standing.recipe.name}”: {int(mask.sum()):,} figures stand for the same thing, but for labels "
            f"that the recipe does not know{_heading(places[0])}.",
            "Nobody can tell which of them is meant, so that none is used.",
            f"{MAP} and say what these labels are.",
        )
        self.add("axis_clash", Severity.ERROR, words, *self.at(standing, mask))

    def _labels(self, standing: Standing, asked: tuple[Question, ...]) -> None:
        present = standing.figures.present
        for role in NAMING:
            old = {question.old for question in asked if question.role is role}
            gone = [label for label in standing.gone(role) if label not in old]
            if gone:
                words = Words(
                    f"“{standing.recipe.name}”: {listed(gone)} {_are(gone)} not there any more.",
                    f"The recipe reads {'them' if len(gone) > 1 else 'it'} as {role}: no figure now.",
                    "Ask the force whether it is still counted, or link the label that took its place.",
                )
                table = standing.profile.table
                self.add("label_missing", Severity.WARNING, words, table.sheet.name, table.range)
            fresh = standing.fresh(role)
            named = standing.names[role]
            for label in [label for label in fresh if not label]:
                mask = present & (standing.stands == Stands.OPEN) & (named.codes == named.labels.index(label))
                if mask.any():
                    self._nameless(standing, role, mask)
            self._fresh(standing, role, [label for label in fresh if label])

    def _nameless(self, standing: Standing, role: Role, mask: NDArray[np.bool_]) -> None:
        words = Words(
            f"“{standing.recipe.name}”: {int(mask.sum()):,} figures have no label for their {role}.",
            "They are not used.",
            f"{MAP} and say what they are of, or leave them out.",
        )
        self.add("label_none", Severity.WARNING, words, *self.at(standing, mask))

    def _fresh(self, standing: Standing, role: Role, fresh: list[str]) -> None:
        if not fresh:
            return
        named, new = standing.names[role], set(fresh)
        numbers = [number for number, label in enumerate(named.labels) if label in new]
        mask = standing.figures.present & _isin(named.codes, numbers) & (standing.stands == Stands.OPEN)
        if not mask.any():
            return
        words = Words(
            f"“{standing.recipe.name}”: {listed(fresh)} {_are(fresh)} not in the recipe.",
            f"{int(mask.sum()):,} figures are not used, because nobody has said which {role} they are of.",
            f"{MAP} and link the label, or leave it out.",
        )
        self.add("label_new", Severity.WARNING, words, *self.at(standing, mask))

    def unused(self, found: Found, placed: set[str], like: Mapping[str, str]) -> None:
        """Name the tables that the recipe does not know, and the figures outside any table.

        ``like`` holds the table of the recipe that an unknown one is like.
        """
        for sheet in found.sheets:
            for table in sheet.tables:
                if table.id in placed:
                    continue
                same = like.get(table.id)
                words = Words(
                    f"The table “{table.title}” ({table.range}) was not used.",
                    f"It is like “{same}” of the recipe, which was found elsewhere."
                    if same
                    else "The recipe has no such table.",
                    f"{MAP} if its figures are wanted.",
                )
                severity = Severity.WARNING if same else Severity.NOTE
                self.add("table_unused", severity, words, sheet.sheet.name, table.range)
            self._loose(sheet.sheet, sheet.fates)

    def _loose(self, sheet: Sheet, fates: NDArray[np.uint8]) -> None:
        import numpy as np  # noqa: PLC0415  late, as the readers are

        loose = np.flatnonzero(fates == int(Fate.UNUSED))
        if len(loose):
            first = sheet.address(*map(int, np.unravel_index(loose[0], fates.shape)))
            words = Words(
                f"{len(loose):,} cells with figures stand in no table.",
                "They are not used.",
                "Look at them in the Data tab.",
            )
            self.add("cells_unused", Severity.NOTE, words, sheet.name, first)


def _isin(codes: NDArray[np.intp], numbers: list[int]) -> NDArray[np.bool_]:
    import numpy as np  # noqa: PLC0415  late, as the readers are

    return np.isin(codes, numbers)


def _heading(place: AxisPlace) -> str:
    return f", under “{place[1]}”" if place[1] else ""


def _are(labels: list[str]) -> str:
    return "are" if len(labels) > 1 else "is"


def listed(labels: Iterable[str]) -> str:
    """Return labels in quotes, the first few of many."""
    every = list(labels)
    named = [f"“{label}”" for label in every[:NAMED]]
    if len(every) > NAMED:
        return f"{', '.join(named)} and {len(every) - NAMED:,} more"
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}" if named else ""
