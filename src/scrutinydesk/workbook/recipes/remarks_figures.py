"""What is said of the figures of a table that was found: those that cannot be used, and odd ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrutinydesk.findings import Severity
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.workbook.grid import Visibility
from scrutinydesk.workbook.recipes.names import Stands
from scrutinydesk.workbook.recipes.recipe import Role
from scrutinydesk.workbook.recipes.remarks import MAP, Remarks, Words, listed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from scrutinydesk.workbook.recipes.profile import Profile
    from scrutinydesk.workbook.recipes.standing import Standing
    from scrutinydesk.workbook.recipes.sums import Added
    from scrutinydesk.workbook.recipes.taking import Taken
    from scrutinydesk.workbook.recipes.totals import Wrong

_SHARES = {Kind.SURVEY, Kind.PROPORTION}
WHOLE = 1.0000001
HUNDRED = 100


def remark_on(remarks: Remarks, taken: Taken, added: Added, wrong: list[Wrong]) -> None:
    """Say what is to be said of the figures of a table."""
    standing = taken.standing
    _figures(remarks, standing)
    _sums(remarks, standing, added)
    _totals(remarks, standing, wrong)
    _shares(remarks, taken)
    _hidden(remarks, standing.profile)


def _figures(remarks: Remarks, standing: Standing) -> None:
    never = standing.when == 0
    timeless = standing.figures.present & (standing.stands == Stands.LINKED) & never if never.any() else never
    if timeless.any():
        words = Words(
            f"“{standing.recipe.name}”: {int(timeless.sum()):,} figures state no period.",
            "They are not used, because nobody can tell of when they are.",
            f"{MAP} and leave them out, or give the period of the table.",
        )
        remarks.add("no_period", Severity.WARNING, words, *remarks.at(standing, timeless))
    if standing.figures.whole:
        return
    strange = standing.figures.present & ~standing.figures.stated
    if strange.any():
        words = Words(
            f"“{standing.recipe.name}”: {int(strange.sum()):,} cells hold signs that are not known.",
            "They stand where figures are expected, and are not used.",
            "Ask the force what they mean; “[c]”, “[x]”, “[z]” and the like are understood.",
        )
        remarks.add("sign_unknown", Severity.NOTE, words, *remarks.at(standing, strange))


def _sums(remarks: Remarks, standing: Standing, added: Added) -> None:
    sheet = standing.profile.table.sheet.name
    titles = standing.resources
    for measure, cell in added.refused.items():
        words = Words(
            f"{titles.catalogue[measure].title}: several labels lead to it, but it cannot be added.",
            "Only counts of a period add up; a number at a date, a share or a rank does not.",
            f"{MAP} and link one label alone.",
        )
        remarks.add("sum_refused", Severity.ERROR, words, sheet, cell)
    by_area: dict[str, list[tuple[tuple[str, str, str], int]]] = {}
    for key, lacking in added.lacking.items():
        by_area.setdefault(key[1], []).append((key, len(lacking)))
    for area, keys in by_area.items():
        key = keys[0][0]
        window, parts, cell = added.lacking[key][0]
        number = sum(each for _, each in keys)
        were = "figure was" if number == 1 else "figures were"
        words = Words(
            f"{titles.areas[area].title}: {number:,} {were} not worked out, because a part is missing.",
            f"Such as {titles.catalogue[key[0]].title}, {window.words}, without {listed(parts)}. A sum of "
            "the rest would be too small.",
            "Ask the force for the missing figures. Where a list has no line for a count of none, say so "
            "in “Map this workbook”, beneath the labels.",
        )
        remarks.add("sum_incomplete", Severity.WARNING, words, sheet, cell)
    if added.twice:
        words = Words(
            f"“{standing.recipe.name}”: {len(added.twice):,} parts of sums stand twice for one period.",
            "The first of each is used.",
            "Correct the label or the period of the second, or delete it.",
        )
        remarks.add("part_twice", Severity.WARNING, words, sheet, added.twice[0])


def _totals(remarks: Remarks, standing: Standing, wrong: list[Wrong]) -> None:
    by_label: dict[str, list[Wrong]] = {}
    for each in wrong:
        by_label.setdefault(each.label, []).append(each)
    for label, found in by_label.items():
        first = found[0]
        more = f" So with {len(found) - 1:,} more." if len(found) > 1 else ""
        words = Words(
            f"“{label}” is {_figure(first.stated)}; its parts add to {_figure(first.sum)}.",
            f"The difference is {_figure(first.stated - first.sum)}.{more} A part is wrong or is not in "
            "the table, or the total is.",
            "Ask the force which is right.",
        )
        sheet = standing.profile.table.sheet.name
        remarks.add("total", Severity.WARNING, words, sheet, standing.address(first.at))


def _shares(remarks: Remarks, taken: Taken) -> None:
    """Remark on percentages that look like shares of one, which is not for a program to decide."""
    standing = taken.standing
    percent = _percent(standing) if standing.recipe.fixed.scale == 1 else None
    if percent is None:
        return
    values = standing.figures.values
    small = standing.used & percent & (abs(values) < 1) & (values != 0)
    small.ravel()[list(standing.figures.percents)] = False
    if not small.any():
        return
    whole = standing.used & percent & (abs(values) > WHOLE)
    words = Words(
        f"“{standing.recipe.name}”: {int(small.sum()):,} percentages are below 1, such as "
        f"{_figure(float(values[small][0]))}.",
        "They are taken as they stand: 0.67 is 0.67%."
        + ("" if whole.any() else " All of the table are like that, so that they may be shares of one."),
        f"If 0.67 means 67%: {MAP}, More…, and say that the figures are × 100.",
    )
    remarks.add("share", Severity.WARNING, words, *remarks.at(standing, small))


def beyond_scale(remarks: Remarks, standing: Standing, mask: NDArray[np.bool_]) -> None:
    """Say that shares of one were expected and something else is there."""
    value = _figure(float(standing.figures.values[mask][0]) / standing.recipe.fixed.scale)
    words = Words(
        f"“{standing.recipe.name}”: {int(mask.sum()):,} figures are above 1, such as {value}, where "
        "shares of one were expected.",
        "They are not used. The table may give percentages from 0 to 100 now.",
        f"If it does: {MAP}, More…, and say that the figures are as they stand.",
    )
    remarks.add("scale", Severity.ERROR, words, *remarks.at(standing, mask))


def _hidden(remarks: Remarks, profile: Profile) -> None:
    sheet = profile.table.sheet
    rows = len(sheet.hidden_rows & set(profile.table.data_rows)) if sheet.hidden_rows else 0
    columns = len(sheet.hidden_columns & set(profile.table.value_columns))
    if sheet.visibility is not Visibility.VISIBLE:
        what = "is on a hidden sheet"
    elif rows or columns:
        what = f"has {rows:,} hidden rows and {columns:,} hidden columns"
    else:
        return
    words = Words(
        f"“{profile.table.title}” {what}.",
        "The figures are used all the same; whoever opens the file does not see them.",
        "Ask the force whether they are meant to be there.",
    )
    remarks.add("hidden", Severity.NOTE, words, sheet.name, profile.table.range)


def of_another_unit(remarks: Remarks, standing: Standing) -> NDArray[np.bool_] | None:
    """Return the cells that show a per cent sign though something else is measured; None where none does.

    They are remarked upon.
    """
    import numpy as np  # noqa: PLC0415  late, as the readers are

    if not standing.figures.percents:
        return None
    meaning = standing.meanings[Role.MEASURE]
    counted = [bool(each) and standing.unit(each) not in _PERCENT for each in meaning.ids]
    plain = [each not in _PERCENT_PARTS for each in standing.meanings[Role.BREAKDOWN].ids]
    mask = np.array(counted)[standing.target(Role.MEASURE)] & np.array(plain)[standing.target(Role.BREAKDOWN)]
    shown = np.zeros(standing.used.size, bool)
    shown[list(standing.figures.percents)] = True
    found: NDArray[np.bool_] = standing.used & mask & shown.reshape(standing.used.shape)
    if not found.any():
        return None
    words = Words(
        f"“{standing.recipe.name}”: {int(found.sum()):,} figures show a per cent sign where something is "
        "counted.",
        "They are not used: a percentage is no count. The labels may be of another table than was thought.",
        f"{MAP} and leave them out, or link them to a measure in per cent.",
    )
    remarks.add("unit", Severity.ERROR, words, *remarks.at(standing, found))
    return found


_PERCENT = {"percent", "percentage_points"}
_PERCENT_PARTS = {"lower", "upper"}


def out_of_scale(standing: Standing) -> NDArray[np.bool_] | None:
    """Return the percentages beyond 100 of a table whose figures are shares of one; None of any other."""
    percent = _percent(standing) if standing.recipe.fixed.scale == HUNDRED else None
    if percent is None:
        return None
    mask = standing.used & percent & (abs(standing.figures.values) > HUNDRED * WHOLE)
    mask.ravel()[list(standing.figures.percents)] = False
    return mask


def _percent(standing: Standing) -> NDArray[np.bool_] | None:
    """Tell which cells are of a percentage; None where none is."""
    import numpy as np  # noqa: PLC0415  late, as the readers are

    catalogue = standing.resources.catalogue
    unit = standing.recipe.fixed.unit
    if not any(kind in standing.kinds for kind in _SHARES):
        return None
    ids = standing.meanings[Role.MEASURE].ids
    found = [
        kind in _SHARES and (unit or catalogue[each].unit) == "percent"
        for each, kind in zip(ids, standing.kinds, strict=True)
    ]
    if not any(found):
        return None
    plain = ["surveyed" not in each and "rank" not in each for each in standing.meanings[Role.BREAKDOWN].ids]
    whole = np.array(found)[standing.target(Role.MEASURE)] & np.array(plain)[standing.target(Role.BREAKDOWN)]
    mask: NDArray[np.bool_] = np.broadcast_to(whole, standing.figures.present.shape)
    return mask


def _figure(value: float) -> str:
    return figure(rounded(value, 2))

