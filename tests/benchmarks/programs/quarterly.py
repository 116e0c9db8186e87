"""A quarterly workbook from path to observations, beside pandas reading it with openpyxl."""

from __future__ import annotations

import sys

import pandas as pd
from books import quarterly
from clock import report
from side_by_side import compare, figures

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook import reading, standard

path, resources = quarterly(), load_resources()


def ours() -> None:
    read = reading.read(path)
    observed = standard.observe(read.book, resources)
    if len(observed.observations) < 12 * 58 * 38:
        message = f"only {len(observed.observations)} observations: {observed.findings[:3]}"
        raise RuntimeError(message)


measured = compare(
    ours, lambda: pd.read_excel(path, sheet_name=None, engine="openpyxl"), int(sys.argv[1])
)
report(**figures("ours", "pandas", measured))
