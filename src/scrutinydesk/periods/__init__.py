"""Months, quarters, financial years and the windows that reports compare; and how people write them."""

from scrutinydesk.periods.windows import APRIL, NAMES, Month, Span, Window, financial_year_start
from scrutinydesk.periods.written import read_period

__all__ = ["APRIL", "NAMES", "Month", "Span", "Window", "financial_year_start", "read_period"]
