"""The casualties of a report: changes and percentages by division and by kind, and how they add up."""

from __future__ import annotations

from scrutinydesk.claims.printed import counted, printed
from scrutinydesk.claims.systems import added, changed, stated

DIVISIONS = ["East", "South", "West"]
KINDS = ["adult", "child"]
CHANGES = {
    ("all", "Force"): (-48, "5.9"),
    ("all", "East"): (-36, "12.2"),
    ("all", "South"): (-2, "0.8"),
    ("all", "West"): (-10, "3.7"),
    ("adult", "Force"): (-48, "6.6"),
    ("adult", "East"): (-26, "10.5"),
    ("adult", "South"): (-9, "4.1"),
    ("adult", "West"): (-13, "5.1"),
    ("child", "East"): (-10, "21.3"),
    ("child", "South"): (7, "26.9"),
    ("child", "West"): (3, "15.0"),
}


def unknown(kind, area, when):
    return f"{kind} {area} {when}"


def casualties(**percents):
    """The statements, with other percentages for some: ``casualties(all_East="12.9")``."""
    statements = []
    for number, ((kind, area), (difference, percent)) in enumerate(CHANGES.items(), start=1):
        shown = percents.get(f"{kind}_{area}", percent)
        pair = unknown(kind, area, "before"), unknown(kind, area, "after")
        sign = 1 if difference > 0 else -1
        words = f"{kind} {area} {difference} ({shown}%)"
        statements.append(
            changed(f"S{number:02}", words, pair, counted(difference), printed(shown, sign=sign))
        )
    pair = unknown("child", "Force", "before"), unknown("child", "Force", "after")
    statements += [
        stated("S12", "no change at force level (93 KSIs)", pair[1], counted(93)),
        changed("S13", "no change at force level", pair, counted(0)),
    ]
    for when in ("before", "after"):
        for kind in ["all", *KINDS]:
            parts = [unknown(kind, area, when) for area in DIVISIONS]
            statements.append(
                added(f"divisions {kind} {when}", "the divisions", unknown(kind, "Force", when), parts)
            )
        for area in ["Force", *DIVISIONS]:
            parts = [unknown(kind, area, when) for kind in KINDS]
            statements.append(added(f"kinds {area} {when}", "the kinds", unknown("all", area, when), parts))
    return statements


def acquisitive():
    """High impact acquisitive crime: burglary and robbery."""
    figures = {"HIAC": (2019, "34.4"), "burglary": (1821, "34.6"), "robbery": (198, "33.2")}
    statements = [
        changed(name, name, (f"{name} before", f"{name} after"), counted(difference), printed(percent))
        for name, (difference, percent) in figures.items()
    ]
    for when in ("before", "after"):
        parts = [f"burglary {when}", f"robbery {when}"]
        statements.append(added(f"sum {when}", "burglary and robbery", f"HIAC {when}", parts))
    return statements
