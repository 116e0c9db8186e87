"""What both builds begin with: the program as it is installed, and the time that stands in the files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
STAGE = BUILD / "stage"
DIST = ROOT / "dist"


def version() -> str:
    """Return the version of the program."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def epoch() -> int:
    """Return the time that all files bear: of the last commit, or as ``SOURCE_DATE_EPOCH`` says."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    if named:
        return int(named)
    git = shutil.which("git")
    if git is not None:
        told = subprocess.run(
            [git, "-C", str(ROOT), "log", "-1", "--format=%ct"], capture_output=True, text=True, check=False
        )
        if told.returncode == 0 and told.stdout.strip():
            return int(told.stdout)
    return int((ROOT / "pyproject.toml").stat().st_mtime)


def stage() -> Path:
    """Lay out the package with its resources, and nothing else, and return the folder above it."""
    shutil.rmtree(STAGE, ignore_errors=True)
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    package = STAGE / "scrutinydesk"
    shutil.copytree(ROOT / "src" / "scrutinydesk", package, ignore=left_out)
    shutil.copytree(ROOT / "resources", package / "resources", ignore=left_out)
    return STAGE


def run(*command: str | Path, **more: object) -> None:
    """Run a program of the build; its failure ends the build in its own words."""
    words = [str(word) for word in command]
    done = subprocess.run(words, check=False, **more)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{Path(words[0]).name} failed (exit status {done.returncode}): {' '.join(words)}")


def sized(folder: Path) -> int:
    """Return the size of all files of a folder, in bytes; a link counts as nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def megabytes(size: int) -> str:
    """Return a size as people read it."""
    return f"{size / 1e6:,.1f} MB"
