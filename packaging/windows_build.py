"""Builds the Windows setup and the portable folder on Linux, of wheels, Python for Windows, and a launcher.

Started by ``packaging/build-windows``, which makes the environment that it runs in.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import time
import zipfile
from importlib.metadata import Distribution, distributions
from pathlib import Path

import inventory
import windows_prune
import windows_runtime
from app_icon import write_ico, write_side
from staged import BUILD, DIST, ROOT, STAGE, epoch, megabytes, run, sized, stage, version

HERE = ROOT / "packaging" / "windows"
WORK = BUILD / "windows"
NAME = "Scrutiny Desk"
FILE = "scrutiny-desk"
ROOM = 1.1  # beyond its size, what a setup wants to be free
COMPILER = "x86_64-w64-mingw32-gcc"
STARTERS = {"scrutinydesk.exe": ("-mconsole",), "scrutinydesk-window.exe": ("-mwindows", "-DWINDOW")}
SIGN = "SCRUTINYDESK_SIGN"


def main() -> int:
    """Build, and say what was made."""
    parser = argparse.ArgumentParser(description="Build the Windows packages of Scrutiny Desk.")
    parser.add_argument(
        "--runtime", type=Path, help="Python's own embeddable package, python-3.11.N-embed-amd64.zip"
    )
    options = parser.parse_args()
    begun = time.monotonic()
    folder = laid_out(options.runtime)
    DIST.mkdir(exist_ok=True)
    for path in (setup(folder), portable(folder)):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.relative_to(ROOT)}  {megabytes(path.stat().st_size)}  SHA-256 {digest}")
    print(f"Installed: {megabytes(sized(folder))}; built in {time.monotonic() - begun:.0f} s.")
    return 0


def laid_out(package: Path | None) -> Path:
    """Make the folder as it will be installed."""
    stage()
    shutil.rmtree(WORK, ignore_errors=True)
    folder = WORK / NAME
    folder.mkdir(parents=True)
    if package is None:
        number, licence = windows_runtime.carried(WORK, folder)
    else:
        number, licence = windows_runtime.embeddable(package, WORK, folder)
    site = folder / "Lib" / "site-packages"
    wheels = WORK / "wheels"
    windows_runtime.download(ROOT / "requirements.lock", wheels)
    for wheel in sorted(wheels.glob("*.whl")):
        if not wheel.name.startswith(windows_prune.NOT_INSTALLED):
            with zipfile.ZipFile(wheel) as packed:
                packed.extractall(site)
    found = list(distributions(path=[str(site)]))
    python = inventory.Part("CPython", number, f"pkg:generic/cpython@{number}", "PSF-2.0", (licence,))
    inventory.write(folder, [python, microsoft(found), *map(inventory.of_distribution, found)], "windows")
    windows_prune.prune(folder)
    shutil.copytree(STAGE / "scrutinydesk", site / "scrutinydesk")
    compile_all(site)
    (folder / "start.pyc").write_bytes(windows_runtime.compiled(ROOT / "packaging" / "start.py", "start.py"))
    # Where Python looks, and nowhere else: not in the registry, the environment or the officer's folders.
    (folder / "python311._pth").write_text("python311.zip\nDLLs\nLib\\site-packages\n", encoding="ascii")
    starters(folder)
    for path in (*STARTERS, "python3.dll"):
        sign(folder / path)
    date(folder)
    return folder


def microsoft(found: list[Distribution]) -> inventory.Part:
    """Return the C++ runtime of Qt's wheel, which Microsoft lets everyone pass on beside a program."""
    number = next(each.version for each in found if each.metadata["Name"] == "shiboken6")
    name, text = "Microsoft Visual C++ runtime", HERE / "visual-c-runtime.txt"
    return inventory.Part(
        name,
        f"as in shiboken6 {number}",
        "pkg:generic/microsoft-vc-runtime",
        "LicenseRef-MSVC-Redist",
        (text,),
    )


def compile_all(site: Path) -> None:
    """Put bytecode in the place of every module; what Alembic reads as files keeps its source too."""
    for path in sorted(site.rglob("*.py")):
        inside = path.relative_to(site)
        path.with_suffix(".pyc").write_bytes(windows_runtime.compiled(path, str(inside)))
        if "migrations" not in inside.parts:
            path.unlink()


def starters(folder: Path) -> None:
    """Compile the two programs that are started, with icon, version and manifest."""
    numbers = ",".join([*version().split("."), "0"])
    mark = ROOT / "resources" / "icons" / "app.svg"
    write_ico(mark, WORK / "app.ico")
    write_side(mark, WORK / "side.bmp")
    for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
        shutil.copyfile(HERE / name, WORK / name)
    for program, flags in STARTERS.items():
        described = WORK / f"{program}.o"
        run(
            "x86_64-w64-mingw32-windres", f"-DNUMBERS={numbers}", f'-DVERSION=\\"{version()}\\"',
            f'-DPROGRAM=\\"{program}\\"', "launcher.rc", described, cwd=WORK,
        )  # fmt: skip
        run(
            COMPILER, "-municode", "-O2", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp",
            *flags, "-o", folder / program, "launcher.c", described, cwd=WORK,
        )  # fmt: skip


def sign(path: Path) -> None:
    """Sign a file where the builder has said how; see docs/install.md."""
    command = os.environ.get(SIGN)
    if command:
        run("sh", "-c", f'{command} "$1"', "sh", path)


def date(folder: Path) -> None:
    """Give all files the time of the commit, so that the same sources make the same archive."""
    for path in folder.rglob("*"):
        os.utime(path, (epoch(), epoch()))


def setup(folder: Path) -> Path:
    """Make the setup program."""
    path = DIST / f"{FILE}-{version()}-setup.exe"
    taken_away = WORK / "taken-away.nsh"
    taken_away.write_text(uninstalled(folder), encoding="utf-8")
    values = {
        "VERSION": version(), "NUMBERS": f"{version()}.0", "FOLDER": folder, "ICON": WORK / "app.ico",
        "SIDE": WORK / "side.bmp", "OUT": path, "LIST": taken_away, "SIGN": os.environ.get(SIGN, ""),
        "MEGABYTES": round(sized(folder) * ROOM / 1e6),
    }  # fmt: skip
    words = [f"-D{name}={value}" for name, value in values.items()]
    dated = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    run("makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, HERE / "setup.nsi", env=dated)
    return path


def uninstalled(folder: Path) -> str:
    """Return what the uninstaller takes away: what was installed, file by file, and nothing else."""

    def quoted(path: Path) -> str:
        inside = str(path.relative_to(folder)).replace("/", "\\").replace("$", "$$")
        return f'"$INSTDIR\\{inside}"'

    paths = sorted(folder.rglob("*"), reverse=True)  # what is in a folder comes before it
    lines = [f"RMDir {quoted(path)}" if path.is_dir() else f"Delete {quoted(path)}" for path in paths]
    return "\n".join(lines) + "\n"


def portable(folder: Path) -> Path:
    """Make the archive for those who may install nothing."""
    path = DIST / f"{FILE}-{version()}-windows-portable.zip"
    top = f"{NAME} {version()}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9, strict_timestamps=False) as packed:
        for each in sorted(folder.rglob("*")):
            if each.is_file():
                packed.write(each, f"{top}/{each.relative_to(folder)}")
        packed.write(HERE / "README.txt", f"{top}/README.txt")
    return path


if __name__ == "__main__":
    sys.exit(main())
