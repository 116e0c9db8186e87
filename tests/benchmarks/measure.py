"""Print the table of benchmarks: each row a ratio against a named reference, side by side.

Run it from the checkout with the project's Python::

    .venv/bin/python tests/benchmarks/measure.py            # the table
    .venv/bin/python tests/benchmarks/measure.py --readme   # and put it into the README

Each row runs ours and the reference in turn, at least five pairs; the ratio is the median of the
pairs' ratios, so that a machine that slows down slows both.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MARKS = ("<!-- benchmarks -->", "<!-- /benchmarks -->")


@dataclass(frozen=True)
class Result:
    """A measured row: medians of ours and the reference, and of the pairs' ratios."""

    ours: float
    reference: float
    ratio: float


@dataclass(frozen=True)
class Row:
    """What is measured and the most it may be; ``limit`` of a row without reference is absolute."""

    what: str
    reference: str
    limit: float
    unit: str
    run: Callable[[int], Result]


def run_program(name: str, *arguments: str) -> dict[str, float]:
    """Run a program in a process of its own and return what it reports."""
    environment = {**os.environ, "BENCHMARK_START": repr(time.monotonic())}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, str(HERE / "programs" / f"{name}.py"), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        timeout=240,  # a million rows, read a few times
        check=False,
    )
    match = re.search(r"^BENCHMARK (.*)$", done.stdout, re.MULTILINE)
    if match is None:
        message = f"{name} ended with {done.returncode}: {done.stdout}{done.stderr}"
        raise RuntimeError(message)
    return json.loads(match[1])


def pairs(
    ours: tuple[str, ...], reference: tuple[str, ...], figure: str = "seconds"
) -> Callable[[int], Result]:
    """Return a run that starts the two programs in turn and compares one of their figures."""

    def run(count: int) -> Result:
        run_program(*ours), run_program(*reference)  # warm the disk cache
        taken = [
            (run_program(*ours)[figure], run_program(*reference)[figure]) for _ in range(count)
        ]
        return summary(taken)

    return run


def inside(program: str, ours: str, reference: str, *arguments: str) -> Callable[[int], Result]:
    """Return a run of one program that measures both sides itself, in turn."""

    def run(count: int) -> Result:
        figures = run_program(program, str(count), *arguments)
        return Result(figures[ours], figures[reference], figures[f"{ours}/{reference}"])

    return run


def absolute(program: str, figure: str, *arguments: str) -> Callable[[int], Result]:
    """Return a run of one program that reports a figure with no reference."""

    def run(count: int) -> Result:
        value = run_program(program, str(count), *arguments)[figure]
        return Result(value, float("nan"), value)

    return run


def summary(taken: list[tuple[float, float]]) -> Result:
    """Return the medians of pairs of measurements."""
    return Result(
        statistics.median(a for a, _ in taken),
        statistics.median(b for _, b in taken),
        statistics.median(a / b for a, b in taken),
    )


def table(rows: list[Row], count: int) -> str:
    """Measure every row and return the table as Markdown."""
    lines = [
        "| What | Ours | Reference | Ratio | At most |",
        "|---|---:|---|---:|---:|",
    ]
    for row in rows:
        result = row.run(count)
        ours = worded(result.ours, row.unit)
        if result.reference == result.reference:
            reference = f"{row.reference}: {worded(result.reference, row.unit)}"
            ratio, limit = f"{result.ratio:.2f}", f"{row.limit:.1f}"
        else:
            reference, ratio, limit = "–", "–", worded(row.limit, row.unit)
        lines.append(f"| {row.what} | {ours} | {reference} | {ratio} | {limit} |")
        print(lines[-1], "" if result.ratio <= row.limit else "  <-- over", flush=True)
    return "\n".join(lines)


def worded(value: float, unit: str) -> str:
    """Return a figure with its unit; seconds below one as milliseconds."""
    if unit == "s":
        return f"{value:.2f} s" if value >= 1 else f"{1000 * value:.1f} ms"
    return f"{value:,.0f} {unit}"


def write_readme(text: str) -> None:
    """Put the table between the marks of the README."""
    readme = ROOT / "README.md"
    content = readme.read_text(encoding="utf-8")
    before, rest = content.split(MARKS[0], 1)
    after = rest.split(MARKS[1], 1)[1]
    readme.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--pairs", type=int, default=5, help="pairs a row (default: 5)")
    parser.add_argument("--only", default="", help="rows whose text holds this")
    parser.add_argument("--readme", action="store_true", help="put the table into the README")
    options = parser.parse_args()
    sys.path.insert(0, str(HERE))
    from rows import ROWS

    chosen = [row for row in ROWS if options.only.lower() in row.what.lower()]
    text = table(chosen, options.pairs)
    if options.readme:
        write_readme(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
