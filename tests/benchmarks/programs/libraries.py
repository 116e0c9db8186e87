"""Libraries to open, made once and kept in the system's temporary folder."""

from __future__ import annotations

from books import FOLDER

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.library import open_library
from scrutinydesk.library.values import Change, Import
from scrutinydesk.measures.observations import Observation, Observations
from scrutinydesk.periods import Month, Span

QUARTERS, MEASURES, AREAS, MONTHS = 40, 100, 4, 120
START = Month.of(2008, 1).ordinal
SESSION = ("break", "override", "measure", "area", "recipe", "rename", "draft")


def forty() -> str:
    """Return a library of 40 quarters x 100 measures x 4 areas x 120 months, and what was decided."""
    path = FOLDER / "forty-quarters.sqlite"
    if not path.exists():
        FOLDER.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        library = open_library(part, "benchmark")
        for quarter in range(QUARTERS):
            library.add_import(_import(quarter), _observations(quarter))
            library.put_many(_changes(quarter))
        library._home.close()  # no backup
        part.replace(path)
    return str(path)


def empty() -> str:
    """Return a library in which nothing is."""
    path = FOLDER / "empty.sqlite"
    FOLDER.mkdir(exist_ok=True)
    open_library(path, "benchmark").close()
    return str(path)


def opened(path: str) -> int:
    """Open a library as a session does, with all that the window needs; return how much was found."""
    library = open_library(path, "benchmark")
    imports = library.imports()
    found = sum(len(library.records(kind)) for kind in SESSION)
    latest = f"{imports[0].id if imports else 0}/"
    found += len(library.records("edit", latest)) + len(library.records("decision", latest))
    library._home.close()  # what follows is the backup
    return len(imports) + found


def _import(quarter: int) -> Import:
    findings = [
        Finding(
            "months.missing", Severity.WARNING, f"Month {n} is missing.", "Twelve months are not whole.",
            "Ask the constabulary for it.", Place(f"Q{quarter}.xlsx", "Crime", f"C{n}"),
        )
        for n in range(30)
    ]  # fmt: skip
    return Import(
        f"{quarter:064x}", f"Q{quarter}.xlsx", "standard workbook", "lancashire", START + 3 * quarter,
        "Performance report", cover={"marking": "OFFICIAL"}, findings=tuple(findings),
    )  # fmt: skip


def _observations(quarter: int) -> Observations:
    source = f"{quarter:064x}"
    rows = []
    for measure in range(MEASURES):
        for area in range(AREAS):
            for at in range(MONTHS):
                month = START + at + 3 * quarter
                value = 400 + (measure * 37 + area * 11 + month * 7) % 97 + quarter / 7
                cell = f"C{len(rows)}"
                rows.append(
                    Observation(
                        f"measure_{measure}", f"area_{area}", "", month, month, Span.MONTH, value, "crimes",
                        (), "S", cell, "0", source,
                    )
                )  # fmt: skip
    return Observations(tuple(rows), {source: f"Q{quarter}.xlsx"})


def _changes(quarter: int) -> list[Change]:
    number = quarter + 1
    edits = [("edit", f"{number}/5a-{n}", {"text": "Recorded crime rose. " * 20}) for n in range(20)]
    decisions = [("decision", f"{number}/{n:032x}", {"reason": "Known."}) for n in range(15)]
    others = [(kind, f"{kind} {quarter}", {"a": 1}) for kind in SESSION[:5]] if quarter % 8 == 0 else []
    return [Change(kind, key, value, 0, "Made") for kind, key, value in (*edits, *decisions, *others)]
