"""``scrutinydesk evidence``: what changed, what is unusual, how it compares, without a window."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.export.delimited import guarded, plain

if TYPE_CHECKING:
    import argparse

    from scrutinydesk.analysis.conventions import Conventions
    from scrutinydesk.analysis.series_evidence import Key
    from scrutinydesk.opening import Opened
    from scrutinydesk.progress import Progress
    from scrutinydesk.reporting.given import Given

COLUMNS = (
    "measure", "area", "breakdown", "figure", "value", "low", "high", "test", "p", "verdict", "method",
    "inputs", "cells", "reason",
)  # fmt: skip
DONE = 0
FORMAT = 1


class Told(NamedTuple):
    """A series with its figures."""

    key: Key
    figures: tuple[Given, ...]


def run(options: argparse.Namespace, progress: Progress) -> int:
    """Write the evidence to the standard output, and return the exit status.

    Raises
    ------
    ScrutinyError
        A file cannot be opened, no figure was recognised in it, or it has no such series.
    """
    from scrutinydesk.reporting.given_evidence import given_evidence  # noqa: PLC0415  help answers at once

    opened = _opened(options, progress)
    conventions = _conventions(options)
    keys = _asked(opened, options)
    found = given_evidence(
        opened.observations, keys, opened.report.period_end, opened.resources, conventions, opened.book.sha256
    )
    told = [Told(key, figures) for key, figures in zip(keys, found, strict=True)]
    write(opened, conventions, told, options.format, sys.stdout)
    return DONE


def write(
    opened: Opened, conventions: Conventions, told: Sequence[Told], style: str, out: IO[str]
) -> None:
    """Write evidence as ``text``, ``json`` or ``csv``."""
    if style == "csv":
        out.write(as_csv(told))
    elif style == "json":
        json.dump(as_json(opened, conventions, told), out, indent=1, ensure_ascii=False, allow_nan=False)
        out.write("\n")
    else:
        out.write(as_text(opened, conventions, told))


def _opened(options: argparse.Namespace, progress: Progress) -> Opened:
    from scrutinydesk import command_recipe, pipeline  # noqa: PLC0415  see above

    if options.recipe is not None:
        recipe = command_recipe.read_file(options.recipe)
        opened = command_recipe.read_by(recipe, options.workbook, progress)
    else:
        word = options.workbook
        opened = pipeline.open_workbook(pipeline.DEMO if word == pipeline.DEMO else Path(word), progress)
    for path in options.add:
        opened = pipeline.add_comparison(opened, path, progress)
    if len(opened.observations):
        return opened
    raise ScrutinyError(
        f"No figure was recognised in “{opened.book.name}”.",
        "There is nothing to give evidence of.",
        "Take a standard workbook or a public release, or map the workbook first and add --recipe R.toml.",
    )


def _conventions(options: argparse.Namespace) -> Conventions:
    from scrutinydesk.analysis.conventions import USUAL  # noqa: PLC0415  see above
    from scrutinydesk.analysis.rulesets import Ruleset  # noqa: PLC0415  see above

    found = USUAL if options.ruleset is None else replace(USUAL, ruleset=Ruleset(options.ruleset))
    return found if options.margin is None else replace(found, margin=1 + options.margin / 100)


def _asked(opened: Opened, options: argparse.Namespace) -> list[Key]:
    """Return the series asked for, in the order of the file.

    Raises
    ------
    ScrutinyError
        There is none.
    """
    from scrutinydesk.analysis.series_evidence import series_of  # noqa: PLC0415  see above

    resources = opened.resources
    keys = series_of(opened.observations, resources)
    measures = _named(options.measure, resources.catalogue, resources.catalogue.find, "measure")
    areas = _named(options.area, resources.areas, resources.areas.find, "area")
    found = [
        key
        for key in keys
        if (not measures or key[0] in measures)
        and (not areas or key[1] in areas)
        and (options.breakdown is None or key[2] == options.breakdown)
    ]
    if found:
        return found
    raise ScrutinyError(
        f"“{opened.book.name}” has no such series.",
        "No measure, area and breakdown of it fits all that was asked for.",
        "Leave one of them out; --format csv then lists what there is.",
    )


def _named(
    words: Sequence[str], known: Collection[str], find: Callable[[str], str | None], what: str
) -> frozenset[str]:
    found = {word: word if word in known else find(word) for word in words}
    unknown = [word for word, name in found.items() if name is None]
    if unknown:
        raise ScrutinyError(
            f"There is no {what} “{unknown[0]}”.",
            "Nothing was written.",
            f"Give its id or its title; scrutinydesk evidence FILE --format csv lists each {what} of a file.",
        )
    return frozenset(name for name in found.values() if name is not None)


def as_json(opened: Opened, conventions: Conventions, told: Sequence[Told]) -> dict[str, Any]:
    """Return everything as plain values; docs/evidence-format.md says what each is."""
    resources = opened.resources
    return {
        "format": FORMAT,
        "file": opened.book.name,
        "sha256": opened.book.sha256,
        "files": list(opened.observations.sources.values()),
        "period_end": str(opened.report.period_end),
        "conventions": {
            "ruleset": str(conventions.ruleset), "baseline": conventions.baseline,
            "season": conventions.season, "margin": conventions.margin, "mean": conventions.mean,
            "spread": str(conventions.spread), "design_effect": conventions.design_effect,
            "projection": None if conventions.projection is None else str(conventions.projection),
        },
        "series": [
            {
                "measure": measure, "title": resources.catalogue[measure].title,
                "unit": resources.catalogue[measure].unit, "kind": str(resources.catalogue[measure].kind),
                "area": area, "area_title": resources.areas[area].title if area in resources.areas else area,
                "breakdown": breakdown,
                "figures": {each.figure: _without_name(each) for each in figures},
            }
            for (measure, area, breakdown), figures in told
        ],
    }  # fmt: skip


def _without_name(each: Given) -> dict[str, Any]:
    held = asdict(each)
    del held["figure"]
    return held


def as_csv(told: Sequence[Told]) -> str:
    """Return one line a figure."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_line(key, each) for key, figures in told for each in figures)
    return out.getvalue()


def _line(key: Key, each: Given) -> Iterator[str]:
    numbers = (_number(value) for value in (each.value, each.low, each.high))
    inputs = "; ".join(f"{name}={_text(value)}" for name, value in each.inputs.items() if value is not None)
    line = (
        *key, each.figure, *numbers, each.test, _number(each.p), each.verdict, each.method, inputs,
        "; ".join(each.cells), each.reason,
    )  # fmt: skip
    # A number that is negative is no formula; every text may be taken for one.
    return (text if at in _NUMBERS else guarded(text) for at, text in enumerate(line))


_NUMBERS = frozenset(COLUMNS.index(name) for name in ("value", "low", "high", "p"))


def _number(value: float | None) -> str:
    return "" if value is None else plain(value)


def _text(value: object) -> str:
    return plain(value) if isinstance(value, int | float) else str(value)


def as_text(opened: Opened, conventions: Conventions, told: Sequence[Told]) -> str:
    """Return the figures to be read by a person, a line or two each."""
    from scrutinydesk.reporting.given_words import read_given  # noqa: PLC0415  see above

    resources = opened.resources
    titles = {key: each.title for key, each in resources.catalogue.items()}
    titles |= {key: each.title for key, each in resources.areas.items()}
    parts = [f"{opened.book.name}, {opened.report.period_end.words}. {conventions.ruleset.words}"]
    for (measure, area, breakdown), figures in told:
        where = resources.areas[area].title if area in resources.areas else area
        head = ", ".join(each for each in (resources.catalogue[measure].title, where, breakdown) if each)
        parts.append("\n".join([head, *(line for each in figures for line in read_given(each, titles))]))
    return "\n\n".join(parts) + "\n"
