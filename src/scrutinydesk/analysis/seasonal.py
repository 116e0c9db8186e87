"""Whether a monthly series has a season, and the series without it."""

from __future__ import annotations


class Seasonality:
    """To come."""

    found: bool
    adjusted: tuple[float, ...]
