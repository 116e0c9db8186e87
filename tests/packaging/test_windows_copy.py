"""The Windows setup that was built, under Wine: installed, tried, taken away. Not yet on Windows itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import pytest
import wine_shims
from staged import DIST, ROOT

from scrutinydesk import __version__

SETUP = DIST / f"scrutiny-desk-{__version__}-setup.exe"
EVERYTHING = """
import importlib, pkgutil, sys
import scrutinydesk
names = [each.name for each in pkgutil.walk_packages(scrutinydesk.__path__, "scrutinydesk.")]
more = ["pandas", "psycopg", "pyqtgraph", "docx", "alembic.script", "sqlalchemy.dialects.postgresql.psycopg"]
for name in [*names, *more]:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names), "modules")
"""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not SETUP.exists(), reason=f"{SETUP.relative_to(ROOT)} is not built here"),
    pytest.mark.skipif(
        shutil.which("x86_64-w64-mingw32-gcc") is None, reason="there is no compiler for the shims"
    ),
    pytest.mark.timeout(1200),
]


@pytest.fixture
def installed(wine):
    """The setup run in silence, with what Wine lacks laid beside; once for all that leave it there."""
    if not (wine.program / "icuuc.dll").exists():
        assert wine.run(SETUP, "/S", timeout=600) == 0
        wine_shims.add(wine.program)
    return wine


def test_the_copy_works(installed, packaging):
    command = [sys.executable, packaging / "smoke-test", installed.program]
    done = subprocess.run(command, env=installed.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_finds_what_it_imports(installed, tmp_path):
    import windows_runtime

    copy = tmp_path / "copy"
    shutil.copytree(installed.program, copy)
    source = tmp_path / "start.py"
    source.write_text(EVERYTHING)
    (copy / "start.pyc").write_bytes(windows_runtime.compiled(source, "start.py"))
    with installed.start(copy / "scrutinydesk.exe") as process:
        out = process.communicate(timeout=300)[0].decode()
    assert process.returncode == 0, out
    assert int(out.split()[0]) > 300


def test_the_uninstaller_leaves_what_the_officer_made(installed):
    for name in wine_shims.NAMES:
        for path in installed.program.rglob(name):
            path.unlink()
    mine = installed.local / "scrutiny-desk" / "notes.txt"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text("the officer's", encoding="utf-8")
    assert installed.run(installed.program / "uninstall.exe", "/S") == 0
    end = time.monotonic() + 120
    while installed.program.exists() and time.monotonic() < end:
        time.sleep(0.5)
    assert not installed.program.exists()
    assert mine.exists()
    assert not [path for path in installed.home.rglob("Scrutiny Desk*") if path.suffix == ".lnk"]
