"""The demo workbook: a published report's totals, with illustrative months beneath them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.periods import Month
from scrutinydesk.workbook import demo_figures as figures
from scrutinydesk.workbook import standard_layouts as layouts
from scrutinydesk.workbook.demo_months import (
    DIVISIONS,
    Counts,
    division_months,
    force_months,
    ksi_months,
)
from scrutinydesk.workbook.demo_words import ABOUT, COVER_NOTE, NOTES, REMARKS, TITLE
from scrutinydesk.workbook.filling import (
    area_labels,
    date_headings,
    filled,
    month_cell,
    month_headings,
    unit_words,
)
from scrutinydesk.workbook.standard_layout import Layout, Role
from scrutinydesk.workbook.template import GLOSSARY
from scrutinydesk.workbook.writing import Front, write_book
from scrutinydesk.workbook.writing_cells import Shown
from scrutinydesk.workbook.writing_tables import Filled

if TYPE_CHECKING:
    from scrutinydesk.measures.resources import Resources

FILE = "demo.xlsx"
NOT_AVAILABLE = "[x]"
NOT_APPLICABLE = "[z]"
DECIMALS = {"gbp_million": "#,##0.00", "fte": "#,##0.00", "percent": "0.0"}

Row = dict[str, object]


def demo_path() -> Path:
    """Return where the built-in demo workbook lies."""
    from importlib import resources  # noqa: PLC0415  only where the demo is asked for

    return Path(str(resources.files("scrutinydesk.resources") / FILE))


def write_demo(path: Path, resources: Resources) -> None:
    """Write the demo workbook; the same cells each time."""
    made = _Maker(resources)
    tables = [
        *made.across(), made.stocks(), made.appointments(), made.positive_action(), made.spend(),
        made.national(), made.satisfaction(), made.confidence(),
        made.counts(layouts.OTHER, figures.OTHER), made.counts(layouts.FACTS, figures.FACTS),
    ]  # fmt: skip
    day = figures.END.last_day
    cover = (
        ("Title", TITLE),
        ("Force", "Lancashire Constabulary"),
        ("Period end", dt.datetime(day.year, day.month, day.day)),  # noqa: DTZ001  a date in a cell
        ("Protective marking", "OFFICIAL"),
        ("Note", COVER_NOTE),
    )
    write_book(path, Front(cover, ABOUT, (*NOTES, *GLOSSARY), {}), tables)


def _month(text: str) -> Month | None:
    return Month.of(int(text[:4]), int(text[5:])) if text else None


def _known(value: float | None, number_format: str = "#,##0") -> object:
    return NOT_AVAILABLE if value is None else Shown(value, number_format)


class _Maker:
    """Makes the tables, sharing labels and months."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._areas = area_labels(resources)
        self._months = month_headings(figures.START, figures.END)

    def _row(self, layout: Layout, measure: str, area: str = "", note: str = "") -> Row:
        label = next(text for text, key in layout.labels.items() if key == measure)
        row: Row = {layout.measure_column.heading: label}
        if area:
            row["Area"] = self._areas[area]
        if any(column.heading == "Unit" for column in layout.columns):
            row["Unit"] = unit_words(self._resources, measure)
        note = note or REMARKS.get((layout.id, measure), "")
        if note and not area:
            row["Note"] = note
        return row

    def across(self) -> list[Filled]:
        """Return the tables with months across."""
        force, ksi = force_months(), ksi_months()
        parts = division_months(force)

        def table(layout: Layout, counts: Mapping[tuple[str, str], Counts]) -> Filled:
            rows = []
            for measure in layout.labels.values():
                for (made, area), months in counts.items():
                    if made == measure:
                        shown = "" if layout is layouts.MONTHLY else area
                        row = self._row(layout, measure, shown)
                        row.update(zip(self._months, (Shown(n) for n in months), strict=True))
                        rows.append(row)
            return filled(layout, rows, self._months)

        whole = {(measure, figures.FORCE): months for measure, months in force.items()}
        places = (figures.FORCE, *DIVISIONS)
        casualties = {
            (kind, area): ksi[kind, area] for kind in layouts.KSI.labels.values() for area in places
        }
        return [
            table(layouts.MONTHLY, whole),
            table(layouts.DIVISIONS, parts),
            table(layouts.KSI, casualties),
        ]

    def stocks(self) -> Filled:
        """Return strengths at two dates."""
        headings = date_headings(figures.END - 12, figures.END)
        rows = []
        for measure, values in figures.STOCKS.items():
            unit = str(self._resources.catalogue[measure].unit)
            row = self._row(layouts.STOCKS, measure)
            shown = (_known(value, DECIMALS.get(unit, "#,##0")) for value in values)
            row.update(zip(headings, shown, strict=True))
            rows.append(row)
        return filled(layouts.STOCKS, rows, headings)

    def spend(self) -> Filled:
        """Return spend at the period end."""
        headings = date_headings(figures.END)
        rows = []
        for measure, value in figures.SPEND.items():
            row = self._row(layouts.SPEND, measure)
            row[headings[0]] = Shown(value, DECIMALS["gbp_million"])
            rows.append(row)
        return filled(layouts.SPEND, rows, headings)

    def appointments(self) -> Filled:
        """Return appointments by role."""
        rows = []
        for measure, (first, last, total, female, bme, note) in figures.APPOINTMENTS.items():
            row = self._row(layouts.APPOINTMENTS, measure, note=note)
            row |= {"First month": month_cell(_month(first)), "Last month": month_cell(_month(last))}
            row |= {"Total": Shown(total), "Female": _known(female), "BME": _known(bme)}
            rows.append(row)
        return filled(layouts.APPOINTMENTS, rows)

    def positive_action(self) -> Filled:
        """Return outcomes of positive action."""
        layout = layouts.POSITIVE_ACTION
        first, last, *counts = figures.POSITIVE_ACTION
        row = self._row(layout, "pcso_positive_action")
        row |= {"First month": month_cell(_month(first)), "Last month": month_cell(_month(last))}
        headings = [column.heading for column in layout.columns if column.role is Role.VALUE]
        row.update(zip(headings, map(Shown, counts), strict=True))
        return filled(layout, [row])

    def national(self) -> Filled:
        """Return the comparison with the country, the region and the group."""
        rows = []
        end = month_cell(figures.NATIONAL_END)
        for measure, (pairs, forces_up) in figures.NATIONAL.items():
            for area, (previous, rise) in zip(figures.COMPARED, pairs, strict=True):
                row = self._row(layouts.NATIONAL, measure, area)
                country = area == figures.ENGLAND_AND_WALES
                row |= {
                    "12 months to": end,
                    "Previous 12 months": Shown(previous),
                    "Latest 12 months": Shown(previous + rise),
                    "Forces with an increase": Shown(forces_up) if country else NOT_APPLICABLE,
                    "Forces counted": Shown(figures.FORCES_COUNTED) if country else NOT_APPLICABLE,
                }
                rows.append(row)
        return filled(layouts.NATIONAL, rows)

    def _survey_row(self, layout: Layout, measure: str, end: Month, value: float | None) -> Row:
        row = self._row(layout, measure)
        row |= {"First month": month_cell(end - 11), "Last month": month_cell(end)}
        for column in layout.columns:
            if column.role is Role.VALUE:
                row[column.heading] = NOT_AVAILABLE
        row["Percentage"] = _known(value, DECIMALS["percent"])
        return row

    def satisfaction(self) -> Filled:
        """Return victim satisfaction, this year and last."""
        layout = layouts.SATISFACTION
        rows = []
        for measure, (previous, current) in figures.SATISFACTION.items():
            rows.append(self._survey_row(layout, measure, figures.END, current))
            rows.append(self._survey_row(layout, measure, figures.END - 12, previous))
        new = self._survey_row(layout, "satisfaction_domestic_abuse", Month.of(2017, 8), None)
        new["First month"] = month_cell(Month.of(2017, 6))
        return filled(layout, [*rows, new])

    def confidence(self) -> Filled:
        """Return the Crime Survey's estimates and ranks, this year and last."""
        layout = layouts.CONFIDENCE
        rows = []
        for measure, both in figures.CONFIDENCE.items():
            for back, (value, national, group, region) in zip((0, 12), both, strict=True):
                row = self._survey_row(layout, measure, figures.CSEW_END - back, value)
                row |= {
                    "National rank": _known(national),
                    "MSG rank": _known(group),
                    "Region rank": _known(region),
                }
                if back:
                    row.pop("Note", None)
                rows.append(row)
        return filled(layout, rows)

    def counts(self, layout: Layout, figures_of: Mapping[str, tuple[str, str, int, bool, str]]) -> Filled:
        """Return counts over other periods, or facts."""
        rows = []
        for measure, (first, last, value, approximate, note) in figures_of.items():
            row = self._row(layout, measure, note=note)
            row |= {"First month": month_cell(_month(first)), "Last month": month_cell(_month(last))}
            row["Value"] = f"{value:,} [e]" if approximate else Shown(value)
            rows.append(row)
        return filled(layout, rows)
