"""The police workforce open data table: a row a year, force, sex, rank and worker type."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scrutinydesk.measures.names import fold
from scrutinydesk.periods import Month, Window
from scrutinydesk.workbook.grid import column_letters

if TYPE_CHECKING:
    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.publications.gathered import Gathered

MARCH = 3
_TOP = 10
# Labels change case between years; specials and volunteers have no full-time equivalent.
_TYPES = {
    "policeofficer": ("officers_headcount", "officers_fte"),
    "policecommunitysupportofficer": ("pcso_headcount", "pcso_fte"),
    "policestaff": ("staff_headcount", "staff_fte"),
    "designatedofficer": (None, "designated_officers_fte"),
    "trafficwarden": (None, "traffic_wardens_fte"),
    "specialconstable": ("specials", None),
    "policesupportvolunteer": ("volunteers", None),
}
_NEEDED = ("forcename", "sex", "workertype", "totalheadcount", "totalfte")


def matches(sheet: Sheet) -> bool:
    """Tell whether a row near the top has the table's headings."""
    return _header(sheet) is not None


def observe(gathered: Gathered, sheet: Sheet) -> None:
    """Add up by year, force and worker type; headcount also for women."""
    header = _header(sheet)
    if header is None:
        return
    top, columns = header
    totals: dict[tuple[Window, str, str, str], float] = defaultdict(float)
    extent: dict[tuple[Window, str], list[int]] = {}
    values = sheet.values
    areas: dict[Any, str | None] = {}
    for row in range(top + 1, sheet.shape[0]):
        year, force = values[row, columns["year"]], values[row, columns["forcename"]]
        if force not in areas:
            areas[force] = gathered.resources.areas.find(str(force or ""))
        area, window = areas[force], _window(year)
        kinds = _TYPES.get(fold(str(values[row, columns["workertype"]] or "")))
        if area is None or window is None or kinds is None:
            gathered.unused(sheet, "rows of a force, year or worker type not known", force, row, 0)
            continue
        extent.setdefault((window, area), [row, row])[1] = row
        heads = values[row, columns["totalheadcount"]]
        _count(totals, window, area, kinds[0], "", heads)
        if fold(str(values[row, columns["sex"]])) == "female":
            _count(totals, window, area, kinds[0], "female", heads)
        _count(totals, window, area, kinds[1], "", values[row, columns["totalfte"]])
    _add(gathered, sheet, columns, totals, extent)


def _count(
    totals: dict[tuple[Window, str, str, str], float],
    window: Window,
    area: str,
    measure: str | None,
    breakdown: str,
    value: Any,
) -> None:
    if measure is not None and isinstance(value, int | float):
        totals[window, area, measure, breakdown] += value


def _add(
    gathered: Gathered,
    sheet: Sheet,
    columns: dict[str, int],
    totals: dict[tuple[Window, str, str, str], float],
    extent: dict[tuple[Window, str], list[int]],
) -> None:
    forces = set(gathered.resources.areas.forces())
    national: dict[tuple[Window, str, str], float] = defaultdict(float)
    blocks: dict[Window, list[int]] = {}
    for (window, area, measure, breakdown), value in totals.items():
        first, last = extent[window, area]
        heads = "totalfte" if measure.endswith("_fte") else "totalheadcount"
        cells = _range(sheet, columns[heads], first, last)
        # Thousands of hundredths: the sum is exact to two places, the float is not.
        whole = round(value, 4)
        gathered.add(measure, area, window, whole, sheet.name, cells, breakdown=breakdown)
        block = blocks.setdefault(window, [first, last])
        block[:] = min(block[0], first), max(block[1], last)
        if area in forces:
            national[window, measure, breakdown] += value
    for (window, measure, breakdown), value in national.items():
        heads = "totalfte" if measure.endswith("_fte") else "totalheadcount"
        cells = _range(sheet, columns[heads], *blocks[window])
        gathered.add(
            measure, "england-and-wales", window, round(value, 4), sheet.name, cells,
            breakdown=breakdown,
        )  # fmt: skip


def _header(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    for row in range(min(sheet.shape[0], _TOP)):
        folded = {
            fold(value): column
            for column in range(sheet.shape[1])
            if isinstance(value := sheet.value(row, column), str)
        }
        year = next((column for name, column in folded.items() if name.startswith("asat31march")), None)
        if year is not None and all(name in folded for name in _NEEDED):
            return row, {"year": year, **{name: folded[name] for name in _NEEDED}}
    return None


def _window(year: Any) -> Window | None:
    try:
        return Window.date(Month.of(int(year), MARCH))
    except (TypeError, ValueError):
        return None


def _range(sheet: Sheet, column: int, first: int, last: int) -> str:
    letters = column_letters(column + sheet.origin[1])
    return f"{letters}{first + sheet.origin[0] + 1}:{letters}{last + sheet.origin[0] + 1}"
