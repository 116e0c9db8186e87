"""Python for Windows, laid out on Linux: from its own embeddable package, or from a wheel that carries it."""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path

from staged import ROOT, run

# panda3d's wheel for Windows carries Python's files as the Python Software Foundation signed them. The lock
# names the wheel's digest; that of the library itself is looked at once more. docs/install.md says how it was
# verified.
CARRIER = ROOT / "packaging" / "windows" / "runtime.lock"
CARRIED = "3.11.7"
DIGEST = "5ecda62f6fd2822355c560412f6d90be46a7f763f0ffeec9854177904632ac2d"
MINOR = "3.11"

UNCHECKED = 0b01  # bytecode with the digest of its source, which nobody need look at
FUNCTIONS = 1000  # python311.dll has more than this

# No window toolkit, no sounds. psycopg asks for Python's ssl, and for nothing that it could reach.
LEFT_OUT = {"_tkinter.pyd", "_msi.pyd", "winsound.pyd"}
WITH = {"libcrypto-3.dll", "libffi-8.dll", "libssl-3.dll", "sqlite3.dll"}
LIBRARY_LEFT_OUT = {
    "site-packages", "lib-dynload", "test", "idlelib", "tkinter", "turtledemo", "turtle.py", "lib2to3",
    "ensurepip", "distutils", "pydoc_data", "venv", "curses", "__phello__", "wsgiref", "xmlrpc", "msilib",
    "__pycache__",
}  # fmt: skip


def carried(work: Path, target: Path) -> tuple[str, Path]:
    """Lay out the runtime that the wheel carries, with the library of the Python at work.

    Returns
    -------
    str
        Python's version.
    Path
        Its licence.
    """
    if platform.python_version() != CARRIED:
        sys.exit(
            f"The Windows build takes the library of the Python that runs it, so it needs Python {CARRIED}; "
            f"this is {platform.python_version()}.\nTake build/venv away and name another Python with "
            f"PYTHON=/path/to/python{MINOR}; or give Python's own embeddable package with --runtime FILE.zip"
        )
    download(CARRIER, work)
    files = work / "carried"
    with zipfile.ZipFile(next(work.glob("panda3d-*.whl"))) as wheel:
        wheel.extractall(files, [name for name in wheel.namelist() if name.startswith("deploy_libs/")])
    files = files / "deploy_libs"
    found = hashlib.sha256((files / "python311.dll").read_bytes()).hexdigest()
    if found != DIGEST:
        sys.exit(f"python311.dll is not the one that was verified: SHA-256 {found}")
    binaries(files, target)
    forwarder(target)
    stdlib = Path(sysconfig.get_path("stdlib"))
    library(stdlib, target / "python311.zip")
    return CARRIED, stdlib / "LICENSE.txt"


def embeddable(package: Path, work: Path, target: Path) -> tuple[str, Path]:
    """Lay out Python's own embeddable package; see ``carried``."""
    named = re.fullmatch(r"python-(3\.11\.\d+)-embed-amd64\.zip", package.name)
    if named is None:
        sys.exit(f"{package.name} is not called python-{MINOR}.N-embed-amd64.zip, as its makers call it.")
    files = work / "embeddable"
    with zipfile.ZipFile(package) as packed:
        packed.extractall(files)
    binaries(files, target)
    shutil.copyfile(files / "python3.dll", target / "python3.dll")
    shutil.copyfile(files / "python311.zip", target / "python311.zip")
    return named[1], files / "LICENSE.txt"


def binaries(files: Path, target: Path) -> None:
    """Copy the library and the extension modules that are used."""
    shutil.copyfile(files / "python311.dll", target / "python311.dll")
    place = target / "DLLs"
    place.mkdir()
    for path in files.iterdir():
        if path.name in WITH or (path.suffix == ".pyd" and path.name not in LEFT_OUT):
            shutil.copyfile(path, place / path.name)


def forwarder(target: Path) -> None:
    """Make python3.dll, which hands every call to python311.dll: wheels for any Python 3 ask for it."""
    command = ["x86_64-w64-mingw32-objdump", "--private-headers", str(target / "python311.dll")]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = re.findall(r"^\s*\[\s*\d+\].*?\s(_?Py\w+)$", told, re.MULTILINE)
    if len(names) < FUNCTIONS:
        sys.exit(f"Only {len(names)} functions of Python were found.")
    definition = target / "python3.def"
    definition.write_text(
        "EXPORTS\n" + "".join(f"{name} = python311.{name}\n" for name in names), encoding="ascii"
    )
    run(
        "x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,--entry=0", "-Wl,--no-insert-timestamp", "-s",
        "-o", target / "python3.dll", definition,
    )  # fmt: skip
    definition.unlink()


def library(stdlib: Path, path: Path) -> None:
    """Pack the modules of Python's library that are used; unpacked they would be hundreds of files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for source in modules(stdlib):
            inside = source.relative_to(stdlib)
            entry = zipfile.ZipInfo(str(inside.with_suffix(".pyc")))
            packed.writestr(entry, compiled(source, str(inside)))


def modules(stdlib: Path) -> Iterator[Path]:
    """Yield the files, in the same order every time."""
    for path in sorted(stdlib.rglob("*.py")):
        parts = path.relative_to(stdlib).parts
        built_for_linux = parts[0].startswith(("_sysconfigdata", "config-", "_pyrepl"))
        if not LIBRARY_LEFT_OUT.intersection(parts) and not built_for_linux:
            yield path


def compiled(source: Path, name: str) -> bytes:
    """Return the bytecode of a module; it names its source by ``name``, not by a path of this computer."""
    content = source.read_bytes()
    code = compile(content, name.replace("/", "\\"), "exec", dont_inherit=True, optimize=0)
    # Python looks for no source where the bytecode says that it need not be checked.
    head = importlib.util.MAGIC_NUMBER + UNCHECKED.to_bytes(4, "little")
    return head + importlib.util.source_hash(content) + marshal.dumps(code)


def download(lock: Path, place: Path) -> None:
    """Fetch the wheels for Windows that a lock lists, each held against its digest."""
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
        "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64", "--python-version", MINOR,
        "--dest", place, "-r", lock,
    )  # fmt: skip
