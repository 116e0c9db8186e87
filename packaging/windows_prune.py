"""Takes out of the Windows folder what is not used."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

# Wheels that only other systems, the build, or ways of using a package that are not ours ask for.
NOT_INSTALLED = ("setuptools-", "tzdata-")

QT = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtOpenGL", "QtOpenGLWidgets", "QtTest")
PLUGINS = {
    "platforms/qwindows.dll", "platforms/qoffscreen.dll", "imageformats/qsvg.dll", "iconengines/qsvgicon.dll",
}  # fmt: skip
RUNTIME = {
    "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "msvcp140_codecvt_ids.dll", "vcruntime140.dll",
    "vcruntime140_1.dll",
}  # fmt: skip

# Below site-packages; everywhere: stubs, headers, libraries to link with, programs.
LEFT_OUT = (
    "**/*.pyi", "**/*.lib", "**/*.h", "**/*.pxd", "**/*.pyx", "**/*.c", "**/*.pxi", "**/*.cmake", "**/*.pc",
    "**/*.cpp", "**/*.exe", "**/tests", "**/py.typed", "*.data", "numpy/f2py",
    "numpy/_pyinstaller", "lxml/html", "lxml/isoschematron", "lxml/includes", "lxml/objectify*",
    "alembic/templates", "alembic/testing", "sqlalchemy/testing", "pyqtgraph/examples", "pyqtgraph/opengl",
    "pyqtgraph/console", "pyqtgraph/jupyter", "pyqtgraph/flowchart", "pypdfium2_cli", "mako/ext",
    "mako/testing", "numpy/random/_examples", "numpy/conftest.py", "pandas/conftest.py",
    "pandas/pyproject.toml",
)  # fmt: skip


def prune(folder: Path) -> None:
    """Leave what is used.

    Parameters
    ----------
    folder : Path
        As it will be installed, with all wheels unpacked.
    """
    site = folder / "Lib" / "site-packages"
    for pattern in LEFT_OUT:
        for path in site.glob(pattern):
            _remove(path)
    _qt(site / "PySide6")
    _runtime(folder, site)
    for path in site.glob("*.dist-info"):
        for each in path.iterdir():  # packages ask for their own version there
            if each.name != "METADATA":
                _remove(each)
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def _qt(pyside: Path) -> None:
    keep = {f"{name}.pyd" for name in QT} | {f"Qt6{name.removeprefix('Qt')}.dll" for name in QT}
    keep |= {f"plugins/{name}" for name in PLUGINS} | {"pyside6.abi3.dll"}
    for path in sorted(pyside.rglob("*"), reverse=True):
        inside = path.relative_to(pyside).as_posix()
        if path.is_file() and inside not in keep and path.suffix != ".py":
            path.unlink()
    for name in ("scripts", "QtAsyncio"):
        _remove(pyside / name)
    lost = [name for name in keep if not (pyside / name).exists()]
    if lost:
        sys.exit(f"Qt's wheel does not hold {', '.join(sorted(lost))}")


def _runtime(folder: Path, site: Path) -> None:
    """Lay Microsoft's runtime beside the program, once."""
    source = site / "shiboken6"
    for name in RUNTIME:
        shutil.move(source / name, folder / name)
    for path in source.glob("*.dll"):
        if path.name != "shiboken6.abi3.dll":
            path.unlink()


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
