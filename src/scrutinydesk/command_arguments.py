"""What can be written on the command line, and the help that says so."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrutinydesk import __version__

DEMO = "demo"
REPORT = ("docx", "png", "svg", "txt")
FORMATS = (*REPORT, "csv")
RULESETS = ("MDC-7", "MDC-6", "8/6", "Anhoej")
MOST_MARGIN = 100

EXAMPLES = """\
commands:
  export WORKBOOK --out DIR   write a report, or sections of it, as Word, pictures and text
  recipe FILE --out R.toml    write a first recipe for a workbook in a layout of its own, to be corrected
  inspect FILE                list the tables that any workbook holds, and what became of each cell
  compare EARLIER LATER       list what was restated, renamed, dropped or added between two workbooks
  check REPORT                check the constabulary's report, figure by figure
  evidence FILE               give every figure's change, chart, comparison and projection, with its test
  template OUT.xlsx           write an empty standard workbook with instructions
  demo OUT.xlsx               write the demonstration workbook
  COMMAND --help              what a command takes

Where a window is open already, a workbook opens in that one.
The word demo stands for the built-in demonstration workbook wherever a workbook is asked for.
To open a file that is named like a command, write its folder too: ./export

examples:
  scrutinydesk                          open the window
  scrutinydesk "Quarter 2.xlsx"         open the window on a workbook
  scrutinydesk demo                     open the window on the demonstration
  scrutinydesk export demo --out out/   write the demonstration's report without a window
  scrutinydesk --picture demo.png demo  see without a person whether an installed copy works

exit status:
  0  done    1  the work failed; the message says why    2  the command was not understood
  Of check, 1 is also the status where a finding is an error.
"""

EXPORT_EXAMPLES = """\
examples:
  scrutinydesk export demo --out out/
  scrutinydesk export "Quarter 2.xlsx" --out out/ --section 5
  scrutinydesk export "Quarter 2.xlsx" --out out/ --section 5,7 --format docx,txt
  scrutinydesk export figures.xlsx --recipe figures.toml --format csv --out out/

csv writes observations.csv: measure, area, breakdown, period, value, unit, marks, sheet and cell of
every figure. With a recipe, what was not found or not used is told on the standard error output.
"""


COMPARE_EXAMPLES = """\
examples:
  scrutinydesk compare "Quarter 1.xlsx" "Quarter 2.xlsx"
  scrutinydesk compare "Quarter 1.xlsx" "Quarter 2.xlsx" --format csv > changes.csv
  scrutinydesk compare june.csv july.csv --recipe boroughs.toml
"""


def window_parser() -> argparse.ArgumentParser:
    """Return the parser of ``scrutinydesk [WORKBOOK]``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk",
        usage="scrutinydesk [--picture OUT.png] [WORKBOOK]\n       scrutinydesk COMMAND ...",
        description="Check, read and use a constabulary's quarterly performance workbook.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("workbook", metavar="WORKBOOK", nargs="?", help="the workbook to open in the window")
    parser.add_argument(
        "--picture", metavar="OUT.png", type=_png,
        help="save a picture of the window once it shows the workbook, and close it",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"Scrutiny Desk {__version__}")
    return parser


def export_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk export``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk export",
        description="Write a report, or sections of it, as Word, pictures and text, without a window.",
        epilog=EXPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("workbook", metavar="WORKBOOK", help="the workbook to read, or demo")
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help="folder to write to; made where it is missing"
    )
    parser.add_argument(
        "--section", metavar="NUMBER", type=_listed, action="extend", default=[],
        help="only these sections: 5, or 4,5; all where left out",
    )  # fmt: skip
    parser.add_argument(
        "--format", metavar="NAMES", type=_formats, default=REPORT, dest="formats",
        help=f"some of {','.join(FORMATS)}; {','.join(REPORT)} where left out",
    )  # fmt: skip
    parser.add_argument(
        "--recipe", metavar="R.toml", type=Path, help="read the workbook by this recipe, whatever its layout"
    )
    return parser


RECIPE_EXAMPLES = """\
examples:
  scrutinydesk recipe figures.xlsx --out figures.toml
  scrutinydesk recipe boroughs.csv --out boroughs.toml --create
  scrutinydesk export figures.xlsx --recipe figures.toml --format csv --out out/

What is not sure stands in the recipe as comments, with the likeliest first.
"""


def recipe_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk recipe``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk recipe",
        description="Write a first recipe for a workbook in a layout of its own: which table says what, and "
        "which measure or area each label most likely is.",
        epilog=RECIPE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("workbook", metavar="FILE", help="the workbook to read, or demo")
    parser.add_argument("--out", metavar="R.toml", type=Path, required=True, help="the file to write")
    parser.add_argument(
        "--create",
        action="store_true",
        help="make a measure or an area of each label that is not in the catalogue",
    )
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    return parser


INSPECT_EXAMPLES = """\
examples:
  scrutinydesk inspect "Quarter 2.xlsx"
  scrutinydesk inspect "Quarter 2.xlsx" --format csv > figures.csv
  scrutinydesk inspect counts.csv --format json

csv has a line for each numeric cell of each table: labels joined by " | ", the period as a month
2017-09, a year 2017, or first/last month, the value as the cell holds it.
"""


def inspect_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk inspect``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk inspect",
        description="List the tables found in any workbook: headings, labels, periods, marks, notes, and "
        "what became of every cell.",
        epilog=INSPECT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("workbook", metavar="FILE", help="the workbook to read, or demo")
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="how it is written (default: text)"
    )
    return parser


def compare_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk compare``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk compare",
        description="Compare two workbooks: figures restated, new, renamed, dropped or redefined, and the "
        "bridge from each 12-month figure reported to the one of now.",
        epilog=COMPARE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("earlier", metavar="EARLIER", help="the workbook as it was, or demo")
    parser.add_argument("later", metavar="LATER", help="the workbook as it is")
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="how it is written (default: text)"
    )
    parser.add_argument(
        "--recipe",
        metavar="R.toml",
        type=Path,
        help="read both workbooks by this recipe, whatever their layout",
    )
    parser.add_argument("--since", metavar="WHEN", default="", help="when the earlier were reported: July")
    return parser


EVIDENCE_EXAMPLES = """\
examples:
  scrutinydesk evidence demo --measure rape --area lancashire
  scrutinydesk evidence "Quarter 2.xlsx" --format json > evidence.json
  scrutinydesk evidence "Quarter 2.xlsx" --add areas.ods --ruleset MDC-6 --margin 3 --format csv

Each figure comes with interval, test, verdict, method, inputs and cells, or with the reason why it cannot
be given. docs/evidence-format.md says what stands where in json.
"""


def evidence_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk evidence``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk evidence",
        description="Give what changed, what is unusual, how it compares and where it is heading, series by "
        "series, with the tests that it rests on.",
        epilog=EVIDENCE_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("workbook", metavar="FILE", help="the workbook to read, or demo")
    for name in ("measure", "area"):
        parser.add_argument(
            f"--{name}", metavar="NAMES", type=_listed, action="extend", default=[],
            help="only these, by id or title, with commas between; all where left out",
        )  # fmt: skip
    parser.add_argument(
        "--breakdown", metavar="PART", help="only this part of a measure: female; '' for the whole"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="how it is written (default: text)"
    )
    parser.add_argument("--recipe", metavar="R.toml", type=Path, help="read the workbook by this recipe")
    parser.add_argument(
        "--add", metavar="RELEASE", type=Path, action="append", default=[],
        help="a public release with the figures of other forces; may be given again",
    )  # fmt: skip
    parser.add_argument(
        "--ruleset", choices=RULESETS, help="the rules of control charts (default: MDC-7)"
    )
    parser.add_argument(
        "--margin", metavar="PERCENT", type=_margin,
        help="growths and rates that differ by less are in line (default: 5)",
    )  # fmt: skip
    return parser


CHECK_EXAMPLES = """\
examples:
  scrutinydesk check "Performance report.docx"
  scrutinydesk check "Performance report.pdf" --workbook "Quarter 2.xlsx"
  scrutinydesk check report.txt --format json > review.json
  scrutinydesk check "Performance report.docx" --out queries/
  scrutinydesk check - < report.txt

Reads .docx, .pdf and plain text. csv has a line for each finding, claim and commitment; docs/check-format.md
says what stands where in json.

exit status:
  0  no finding is an error    1  one is, or the work failed; the message then says why
"""


def check_parser() -> argparse.ArgumentParser:
    """Return the parser of what follows ``scrutinydesk check``."""
    parser = argparse.ArgumentParser(
        prog="scrutinydesk check",
        description="Find every figure of a constabulary's report and check it against itself, the rest of "
        "the report and a workbook; list what to ask about, with the working.",
        epilog=CHECK_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("report", metavar="REPORT", help="the report to read; - for the standard input")
    parser.add_argument("--workbook", metavar="W", help="a workbook to hold the figures against, or demo")
    parser.add_argument("--recipe", metavar="R.toml", type=Path, help="read the workbook by this recipe")
    parser.add_argument(
        "--library", metavar="L",
        help="heed what was decided in the window: findings dismissed or reworded, links, earlier reports; "
        "Tools, Library there says where L is. Without it every finding stands",
    )  # fmt: skip
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="how it is written (default: text)"
    )
    parser.add_argument(
        "--out", metavar="DIR", type=Path,
        help="also write findings.xlsx, findings.csv, queries.docx, commitments.docx and, of a .docx, a copy "
        "with comments into this folder",
    )  # fmt: skip
    return parser


def _margin(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 < value <= MOST_MARGIN:
        raise argparse.ArgumentTypeError(f"a margin is above 0 and at most {MOST_MARGIN} per cent: {text}")
    return value


def writing_parser(command: str) -> argparse.ArgumentParser:
    """Return the parser of what follows ``template`` or ``demo``."""
    template = command == "template"
    what = "an empty standard workbook with instructions" if template else "the demonstration workbook"
    parser = argparse.ArgumentParser(
        prog=f"scrutinydesk {command}",
        description=f"Write {what}.",
        epilog=f"example:\n  scrutinydesk {command} {command}.xlsx",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("out", metavar="OUT.xlsx", type=_xlsx, help="the file to write")
    parser.add_argument("--replace", action="store_true", help="write over a file that is there")
    return parser


def _listed(text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise argparse.ArgumentTypeError("expected one or more names with commas between them")
    return words


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(word.lower().lstrip(".") for word in _listed(text)))
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        message = f"not a format: {', '.join(unknown)} (choose from {', '.join(FORMATS)})"
        raise argparse.ArgumentTypeError(message)
    return names


def _png(text: str) -> Path:
    if not text.lower().endswith(".png"):
        raise argparse.ArgumentTypeError(f"the name must end in .png: {text}")
    return Path(text)


def _xlsx(text: str) -> Path:
    if not text.lower().endswith(".xlsx"):
        raise argparse.ArgumentTypeError(f"the name must end in .xlsx: {text}")
    return Path(text)
