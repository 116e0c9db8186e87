"""Takes out of the Linux folder what is not used, and tells what it needs of the system."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

# Qt's plug-ins that stay: windows under X11 (and under Wayland by way of it), none, our icons, accents typed
# in two steps, and the desktop's own file dialogs.
PLUGINS = {
    "platforms/libqxcb.so", "platforms/libqoffscreen.so",
    "imageformats/libqsvg.so", "iconengines/libqsvgicon.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so", "platformthemes/libqxdgdesktopportal.so",
}  # fmt: skip

# What every Linux desktop has is left to it, and to its security updates: the library, and Debian's package.
SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6", "libc.so.6": "libc6", "libdl.so.2": "libc6", "libm.so.6": "libc6",
    "libpthread.so.0": "libc6", "librt.so.1": "libc6", "libutil.so.1": "libc6", "libresolv.so.2": "libc6",
    "libcrypt.so.1": "libcrypt1", "libgcc_s.so.1": "libgcc-s1", "libstdc++.so.6": "libstdc++6",
    "libz.so.1": "zlib1g", "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0", "libX11.so.6": "libx11-6", "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1", "libxcb-randr.so.0": "libxcb-randr0", "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0", "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1", "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1", "libxcb-glx.so.0": "libxcb-glx0",
    "libxkbcommon.so.0": "libxkbcommon0", "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3", "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6", "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0", "libssl.so.3": "libssl3", "libcrypto.so.3": "libssl3",
    "libzstd.so.1": "libzstd1",
}  # fmt: skip

NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
GLIBC = re.compile(rb"GLIBC_2\.(\d+)\x00")
LIBRARY = re.compile(r"lib[^/]+\.so(\.|$)")


def prune(internal: Path) -> set[str]:
    """Take out plug-ins, translations and libraries without use; return what is needed of the system.

    Parameters
    ----------
    internal : Path
        The folder beside the program.
    """
    qt = internal / "PySide6" / "Qt"
    for plugin in (qt / "plugins").rglob("*.so"):
        if str(plugin.relative_to(qt / "plugins")) not in PLUGINS:
            plugin.unlink()
    for path in (qt / "translations").rglob("*"):
        path.unlink()
    libraries = {path.name: path for path in _libraries(internal)}
    for name in libraries.keys() & SYSTEM.keys():
        libraries.pop(name).unlink()
    needs = _needs([internal.parent / "scrutinydesk", *_files(internal)])
    wanted = _reached(needs, libraries)
    for name, path in libraries.items():
        if name not in wanted:
            path.unlink()
    _sweep(internal)
    return {name for path, names in needs.items() if path.exists() for name in names if name in SYSTEM}


def _libraries(internal: Path) -> list[Path]:
    """Return what may go where nothing asks for it; extension modules are asked for by Python."""
    places = (internal, internal / "PySide6" / "Qt" / "lib")
    found = [path for place in places for path in place.iterdir() if LIBRARY.match(path.name)]
    return [path for path in found if not path.is_symlink()]


def _files(internal: Path) -> list[Path]:
    return [path for path in internal.rglob("*.so*") if path.is_file() and not path.is_symlink()]


def _needs(files: Iterable[Path]) -> dict[Path, set[str]]:
    """Return which libraries each file asks for, by one call of readelf."""
    listed = [str(path) for path in files]
    command, plain = ["readelf", "--dynamic", "--wide", *listed], {**os.environ, "LC_ALL": "C"}
    text = subprocess.run(command, capture_output=True, text=True, check=True, env=plain).stdout
    needs: dict[Path, set[str]] = {}
    names: set[str] = set()
    for line in text.splitlines():
        if line.startswith("File: "):
            names = needs.setdefault(Path(line[6:]), set())
        found = NEEDED.search(line)
        if found is not None:
            names.add(found[1])
    return needs


def _reached(needs: dict[Path, set[str]], libraries: dict[str, Path]) -> set[str]:
    """Return the libraries that something asks for which stays."""
    optional = set(libraries.values())
    todo = {name for path, names in needs.items() if path not in optional for name in names}
    # Python itself is loaded by the program under its name, not asked for in the file.
    todo |= {name for name in libraries if name.startswith("libpython")}
    wanted: set[str] = set()
    while todo:
        name = todo.pop()
        if name in libraries and name not in wanted:
            wanted.add(name)
            todo |= needs.get(libraries[name], set())
    return wanted


def _sweep(internal: Path) -> None:
    """Take away links that lead nowhere, then folders that are empty."""
    for path in internal.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()
    for path in sorted(internal.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink() and not any(path.iterdir()):
            path.rmdir()


def unknown(internal: Path) -> set[str]:
    """Return libraries that are asked for, and are neither inside nor known to be the system's."""
    files = _files(internal)
    inside = {path.name for path in internal.rglob("*.so*")}
    return {name for names in _needs(files).values() for name in names} - inside - SYSTEM.keys()


def glibc(internal: Path) -> str:
    """Return the oldest version of the C library that will do."""
    minors = {int(found) for path in _files(internal) for found in GLIBC.findall(path.read_bytes())}
    return f"2.{max(minors)}"
