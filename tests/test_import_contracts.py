"""The import contracts hold, and each of them notices the import that it is there to forbid."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

pytest.importorskip("importlinter", reason="import-linter is not installed")

# contract, module that gets a line too many, the line
PLANTED = [
    ("layers", "measures/observations.py", "import scrutinydesk.analysis.intervals"),
    ("layers", "analysis/intervals.py", "import scrutinydesk.workbook.grid"),
    ("layers", "workbook/grid.py", "import scrutinydesk.analysis.intervals"),
    ("layers", "reporting/table.py", "import scrutinydesk.export.text"),
    ("layers", "errors.py", "import scrutinydesk.findings"),
    ("layers", "export/text.py", "import scrutinydesk.pipeline"),
    ("layers", "a_new_module.py", "import scrutinydesk.errors"),
    ("qt-free-core", "reporting/figure.py", "from PySide6.QtGui import QColor"),
    ("qt-free-core", "pipeline.py", "import scrutinydesk.qt.theme"),
    ("one-door-to-qt", "command_line.py", "from PySide6.QtWidgets import QApplication"),
    ("one-door-to-workbooks", "pipeline.py", "import openpyxl"),
    ("one-door-to-workbooks", "qt/app.py", "import python_calamine"),
    ("one-door-to-word", "export/clip.py", "import docx"),
    ("one-door-to-pdf", "claims/pdf_reader.py", "import pypdfium2"),
    ("layers", "claims/document.py", "import scrutinydesk.reporting.table"),
    ("qt-free-core", "claims/grammar.py", "import PySide6.QtCore"),
    ("one-door-to-pyqtgraph", "qt/panels/tabs.py", "import pyqtgraph"),
    ("one-door-to-pandas", "qt/main_window.py", "import pandas"),
    ("one-door-to-pandas", "analysis/intervals.py", "def late():\n    import pandas"),
    ("one-door-to-databases", "pipeline.py", "def late():\n    import sqlalchemy"),
    ("one-door-to-databases", "rollforward.py", "import sqlite3"),
    ("layers", "library/texts.py", "import scrutinydesk.workbook.grid"),
    ("only-in-tests", "analysis/intervals.py", "import scipy.special"),
    ("no-network", "pipeline.py", "import urllib.request"),
    ("shell-layers", "qt/theme.py", "import scrutinydesk.qt.tasks"),
    ("shell-layers", "qt/a_new_module.py", "import scrutinydesk.qt.theme"),
    (
        "no-cycles",
        "measures/areas.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import scrutinydesk.measures.resources",
    ),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory, root: Path) -> Path:
    """A copy of the sources that may be spoilt."""
    folder = tmp_path_factory.mktemp("contracts")
    shutil.copytree(root / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", folder)
    return folder


def _lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-logo", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_contracts_hold(copy):
    done = _lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("contract", "module", "line"), PLANTED)
def test_a_planted_import_is_caught(copy, contract, module, line):
    path = copy / "src" / "scrutinydesk" / module
    before = path.read_text(encoding="utf-8") if path.exists() else None
    assert before is not None or "a_new_module" in module, f"{module} has gone: name another"
    try:
        path.write_text(f"{before or ''}\n\n{line}\n", encoding="utf-8")
        done = _lint(copy, "--contract", contract)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "BROKEN" in done.stdout or "not listed as layers" in done.stdout, done.stdout + done.stderr


def test_every_contract_has_a_planted_import(root):
    config = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    ids = {contract["id"] for contract in config["tool"]["importlinter"]["contracts"]}
    assert ids == {contract for contract, _, _ in PLANTED}
