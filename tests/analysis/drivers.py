"""The drivers of Great Britain killed or seriously injured, month by month from January 1969."""

from __future__ import annotations

import csv

from scrutinydesk.periods import Month

FIRST, LAST = Month.of(1969, 1), Month.of(1984, 12)


def drivers(shared, column="ksi_drivers"):
    """Return a column as a list, oldest first."""
    path = shared / "reference" / "uk_driver_ksi_monthly_1969_1984.csv"
    with path.open(encoding="utf-8") as lines:
        return [int(row[column]) for row in csv.DictReader(lines)]
