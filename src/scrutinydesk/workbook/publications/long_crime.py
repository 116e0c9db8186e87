"""Recorded crime in long form: a row a period, a force and an offence.

Two editions are known: twelve-month totals by offence, and quarters by offence code. Both leave
totals to the reader; here offences are added to their groups, forces to England and Wales.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.names import fold
from scrutinydesk.periods import Month, Window, read_period
from scrutinydesk.workbook.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrutinydesk.workbook.grid import Sheet
    from scrutinydesk.workbook.publications.gathered import Gathered

COUNTRY = "england-and-wales"
_ROLES = {
    "period": ("12monthsending", "yearending"),
    "year": ("financialyear",),
    "quarter": ("financialquarter",),
    "force": ("pfa", "forcename", "policeforcearea", "force"),
    "offence": ("offence", "offencesubgroup"),
    "group": ("offencegroup",),
    "count": (
        "rollingyeartotalnumberofoffences", "numberofoffences", "forceoffences", "offences",
    ),
}  # fmt: skip
# Groups to which an offence of the long file adds, beside its own measure.
_GROUPS = {
    "homicide": ("violence",),
    "violence_with_injury": ("violence",),
    "violence_without_injury": ("violence",),
    "stalking_harassment": ("violence",),
    "death_by_driving": ("violence",),
    "rape": ("sexual_all",),
    "sexual_other": ("sexual_all",),
    "robbery_personal": ("robbery_all",),
    "robbery_business": ("robbery_all",),
    "burglary_residential": ("burglary_all", "theft"),
    "burglary_non_residential": ("burglary_all", "theft"),
    "vehicle_offences": ("theft",),
    "theft_person": ("theft",),
    "bicycle_theft": ("theft",),
    "shoplifting": ("theft",),
    "theft_other": ("theft",),
}
_VEHICLE = {"theftfromavehicle", "theftofamotorvehicle", "vehicleinterference"}
_ARSON = {"arson", "criminaldamage"}
_DRUGS = {"possessionofdrugs", "traffickingofdrugs"}
_FRAUD = re.compile(r"fraud|cifas|uk finance", re.I)


def matches(sheet: Sheet) -> bool:
    """Tell whether the first row names a period, a force, an offence and a count."""
    columns = _columns(sheet)
    period = "period" in columns or {"year", "quarter"} <= columns.keys()
    return period and {"force", "offence", "count"} <= columns.keys()


def observe(gathered: Gathered, sheet: Sheet) -> None:
    """Add offences up by force and period; fraud recorded elsewhere is left out, and said."""
    columns = _columns(sheet)
    totals: dict[tuple[Window, str, str], float] = defaultdict(float)
    extent: dict[tuple[Window, str], list[int]] = {}
    negative: list[int] = []
    for row, window, area, measures, count in _records(gathered, sheet, columns):
        if count < 0:
            negative.append(row)
        span = extent.setdefault((window, area), [row, row])
        span[1] = row
        for measure in measures:
            totals[window, area, measure] += count
    _add_totals(gathered, sheet, columns, totals, extent)
    if "quarter" in columns:
        _add_years(gathered, sheet, columns, totals, extent)
    _note_negative(gathered, sheet, columns, negative)


def _records(
    gathered: Gathered, sheet: Sheet, columns: dict[str, int]
) -> Iterator[tuple[int, Window, str, tuple[str, ...], float]]:
    windows: dict[Any, Window | None] = {}
    areas: dict[Any, str | None] = {}
    offences: dict[Any, tuple[str, ...]] = {}
    values = sheet.values
    for row in range(1, sheet.shape[0]):
        when = tuple(values[row, columns[key]] for key in ("period", "year", "quarter") if key in columns)
        if when not in windows:
            windows[when] = _window(when)
        force, offence = values[row, columns["force"]], values[row, columns["offence"]]
        if force not in areas:
            areas[force] = gathered.resources.areas.find(str(force or ""))
        group = values[row, columns["group"]] if "group" in columns else ""
        if (group, offence) not in offences:
            offences[group, offence] = _measures(gathered, str(group or ""), str(offence or ""))
        window, area, measures = windows[when], areas[force], offences[group, offence]
        count = values[row, columns["count"]]
        if window is None or not isinstance(count, int | float):
            gathered.unused(sheet, "rows without a period or a count", when, row, 0)
        elif area is None:
            gathered.unused(sheet, "bodies that are not police forces", force, row, columns["force"])
        elif not measures:
            gathered.unused(sheet, "offences", offence, row, columns["offence"])
        else:
            yield row, window, area, measures, count


def _add_totals(
    gathered: Gathered,
    sheet: Sheet,
    columns: dict[str, int],
    totals: dict[tuple[Window, str, str], float],
    extent: dict[tuple[Window, str], list[int]],
) -> None:
    national: dict[tuple[Window, str], float] = defaultdict(float)
    whole: dict[Window, list[int]] = {}
    for (window, area, measure), value in totals.items():
        first, last = extent[window, area]
        gathered.add(measure, area, window, value, sheet.name, _range(sheet, columns, first, last))
        national[window, measure] += value
        block = whole.setdefault(window, [first, last])
        block[:] = min(block[0], first), max(block[1], last)
    for (window, measure), value in national.items():
        cells = _range(sheet, columns, *whole[window])
        gathered.add(measure, COUNTRY, window, value, sheet.name, cells)


def _add_years(
    gathered: Gathered,
    sheet: Sheet,
    columns: dict[str, int],
    totals: dict[tuple[Window, str, str], float],
    extent: dict[tuple[Window, str], list[int]],
) -> None:
    """Add four quarters that follow each other to the twelve months they make."""
    years: dict[tuple[Window, str, str], float] = {}
    spans: dict[tuple[Window, str], list[int]] = {}
    ends = sorted({window.last for window, _, _ in totals})
    for end in ends:
        quarters = [Window.quarter(end - 3 * step) for step in range(4)]
        if not {quarter.last for quarter in quarters} <= set(ends):
            continue
        year = Window.rolling_12(end)
        for _, area, measure in [key for key in totals if key[0] == quarters[0]]:
            years[year, area, measure] = sum(
                totals.get((quarter, area, measure), 0.0) for quarter in quarters
            )
            rows = [extent[quarter, area] for quarter in quarters if (quarter, area) in extent]
            spans[year, area] = [min(r[0] for r in rows), max(r[1] for r in rows)]
    _add_totals(gathered, sheet, columns, years, spans)


def _measures(gathered: Gathered, group: str, offence: str) -> tuple[str, ...]:
    if _FRAUD.search(offence) or _FRAUD.search(group):
        return ()
    folded = fold(offence)
    if folded in _VEHICLE:
        own: str | None = "vehicle_offences"
    elif folded in _ARSON:
        own = "criminal_damage_arson"
    elif folded in _DRUGS:
        own = "drug_offences"
    else:
        own = gathered.resources.catalogue.find(offence)
    if folded in {"domesticburglary", "nondomesticburglary"}:
        # Until March 2017; the break register knows that the new classes differ.
        own = "burglary_residential" if folded.startswith("d") else "burglary_non_residential"
    measures = ("all_crime",) if own is None else (own, *_GROUPS.get(own, ()), "all_crime")
    return tuple(dict.fromkeys(measures))


def _window(when: tuple[Any, ...]) -> Window | None:
    if len(when) == 1:
        value = when[0]
        if isinstance(value, str) and (match := re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", value)):
            # One edition prints 30-12-2017 for the end of December: the month is what counts.
            return Window.rolling_12(Month.of(int(match[3]), int(match[2])))
        if isinstance(value, dt.date):
            return Window.rolling_12(Month.of(value.year, value.month))
        period = read_period(value)
        return None if period is None else Window.rolling_12(period.last)
    year, quarter = str(when[0]), str(when[1]).removesuffix(".0")
    if not re.fullmatch(r"\d{4}.\d\d", year) or quarter not in {"1", "2", "3", "4"}:
        return None
    return Window.quarter(Month.of(int(year[:4]), 4) + 3 * int(quarter) - 1)


def _columns(sheet: Sheet) -> dict[str, int]:
    found: dict[str, int] = {}
    if not sheet.shape[0]:
        return found
    folded = {
        fold(value): column
        for column in range(sheet.shape[1])
        if isinstance(value := sheet.value(0, column), str)
    }
    for role, names in _ROLES.items():
        # The finer heading wins where a file has both: offence sub-group over offence.
        for name in reversed(names):
            if name in folded:
                found[role] = folded[name]
                break
    return found


def _range(sheet: Sheet, columns: dict[str, int], first: int, last: int) -> str:
    letters = column_letters(columns["count"] + sheet.origin[1])
    return f"{letters}{first + sheet.origin[0] + 1}:{letters}{last + sheet.origin[0] + 1}"


def _note_negative(gathered: Gathered, sheet: Sheet, columns: dict[str, int], rows: list[int]) -> None:
    if rows:
        gathered.findings.append(
            Finding(
                "publication.negative",
                Severity.NOTE,
                f"{len(rows)} counts are negative.",
                "More offences were cancelled or moved in that quarter than were recorded. They "
                "are added as they stand.",
                "Nothing; be careful with small counts of one quarter.",
                Place(gathered.book.name, sheet.name, sheet.address(rows[0], columns["count"])),
            )
        )
