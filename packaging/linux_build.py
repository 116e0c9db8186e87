"""Builds the Linux packages: PyInstaller's folder, pruned, as a .deb and as a .tar.xz in ``dist/``.

Started by ``packaging/build-linux``, which makes the environment that it runs in.
"""

from __future__ import annotations

import argparse
import ast
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import time
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

import inventory
import linux_prune
from staged import BUILD, DIST, ROOT, STAGE, epoch, megabytes, run, sized, stage, version

HERE = ROOT / "packaging" / "linux"
WORK = BUILD / "pyinstaller" / "scrutinydesk"  # PyInstaller adds the name of its description
NAME = "scrutiny-desk"
MODE, PROGRAM = 0o644, 0o755

# Debian's packages whose libraries may go in, and what these libraries (not all of their sources) are under.
PERMITTED = {
    "libbz2-1.0": "bzip2-1.0.6", "libffi8": "MIT", "libuuid1": "BSD-3-Clause",
    "liblzma5": "LicenseRef-public-domain",
    "libsqlite3-0": "blessing", "libxcb-cursor0": "X11", "libxcb-icccm4": "X11", "libxcb-image0": "X11",
    "libxcb-keysyms1": "X11", "libxcb-render-util0": "X11", "libxcb-util1": "X11",
}  # fmt: skip


def main() -> int:
    """Build, and say what was made."""
    parser = argparse.ArgumentParser(description="Build the Linux packages of Scrutiny Desk.")
    parser.add_argument("--deb", action="store_true", help="only the .deb, packed lightly")
    options = parser.parse_args()
    begun = time.monotonic()
    folder = frozen()
    internal = folder / "_internal"
    needs = linux_prune.prune(internal)
    lost = linux_prune.unknown(internal)
    if lost:
        sys.exit(f"These libraries are asked for, and are nowhere: {', '.join(sorted(lost))}")
    run("strip", "--strip-debug", *internal.glob("libpython*"), *internal.glob("python3*/lib-dynload/*.so"))
    inventory.write(folder, dict.fromkeys(contents(internal)), "linux")
    DIST.mkdir(exist_ok=True)
    made = [deb(folder, needs, light=options.deb)]
    if not options.deb:
        made.append(tarball(folder))
    for path in made:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.relative_to(ROOT)}  {megabytes(path.stat().st_size)}  SHA-256 {digest}")
    print(f"Installed: {megabytes(sized(folder))}; built in {time.monotonic() - begun:.0f} s.")
    return 0


def frozen() -> Path:
    """Let PyInstaller make the folder; the same sources make the same one."""
    stage()
    target = BUILD / "linux"
    shutil.rmtree(target, ignore_errors=True)
    fixed = {"PYTHONHASHSEED": "1", "PYTHONPATH": str(STAGE), "SOURCE_DATE_EPOCH": str(epoch())}
    fixed["PYTHONDONTWRITEBYTECODE"] = "1"  # or bytecode that names this folder lies among the resources
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", target, "--workpath", WORK.parent, HERE / "scrutinydesk.spec",
        env={**os.environ, **fixed},
    )  # fmt: skip
    return target / "scrutinydesk"


def contents(internal: Path) -> list[inventory.Part]:
    """Return what others made of what is inside."""
    modules = {entry[0].partition(".")[0] for entry in listed("PYZ")[1]}
    collected = [
        (name, Path(source))
        for name, source, kind in listed("COLLECT")[0]
        if kind != "SYMLINK" and (internal / name).exists()
    ]
    site, stdlib = Path(sysconfig.get_path("purelib")), Path(sysconfig.get_path("stdlib"))
    for _, source in collected:
        if source.is_relative_to(site):
            modules.add(source.relative_to(site).parts[0].partition(".")[0].removesuffix("-"))
    made_by = packages_distributions()
    names = {name for module in modules for name in made_by.get(module, ())} - {"scrutinydesk", "pyinstaller"}
    parts = [inventory.of_distribution(distribution(name)) for name in sorted(names)]
    parts.append(bootloader(distribution("pyinstaller")))
    parts.append(inventory.python_itself(stdlib, platform.python_version()))
    for name, source in collected:
        of_system = re.match(r"lib[^/]+\.so", name) and not source.is_relative_to(site)
        if of_system and not name.startswith("libpython"):
            parts.append(of_debian(source))
    return parts


def listed(name: str) -> tuple[list[tuple[str, str, str]], ...]:
    """Return what PyInstaller wrote down of a step."""
    written = (WORK / f"{name}-00.toc").read_text(encoding="utf-8")
    return tuple(ast.literal_eval(written))


def bootloader(found: Distribution) -> inventory.Part:
    """Return PyInstaller's starter, which is in the program: GPL with an exception that lets it be in any."""
    part = inventory.of_distribution(found)
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return inventory.Part("PyInstaller bootloader", part.version, part.purl, licence, part.texts)


def of_debian(library: Path) -> inventory.Part:
    """Return the package of Debian that a library of the system comes from."""
    for path in (library, library.resolve(), Path("/usr") / str(library.resolve()).lstrip("/")):
        told = subprocess.run(["dpkg-query", "-S", str(path)], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            package = told.stdout.partition(":")[0]
            break
    else:
        sys.exit(f"{library} goes into the package, and no package of Debian owns it.")
    number = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    ).stdout.split("\n")[0]
    if package not in PERMITTED:
        sys.exit(f"{package} would go in. Look up its licence and add it to PERMITTED, or leave it out.")
    text = Path("/usr/share/doc") / package / "copyright"
    return inventory.Part(package, number, f"pkg:deb/debian/{package}@{number}", PERMITTED[package], (text,))


def deb(folder: Path, needs: set[str], *, light: bool) -> Path:
    """Make the Debian package."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr" / "lib" / NAME
    shutil.copytree(folder, program, symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "scrutinydesk").symlink_to(f"../lib/{NAME}/scrutinydesk")
    place(HERE / f"{NAME}.desktop", tree / "usr/share/applications" / f"{NAME}.desktop")
    place(ROOT / "resources/icons/app.svg", tree / "usr/share/icons/hicolor/scalable/apps" / f"{NAME}.svg")
    documents = tree / "usr" / "share" / "doc" / NAME
    place(folder / "NOTICES.txt", documents / "copyright")
    control = tree / "DEBIAN"
    control.mkdir()
    running = (HERE / "running.sh").read_text(encoding="utf-8")
    for name in ("preinst", "prerm"):
        text = (HERE / name).read_text(encoding="utf-8").replace("@VERSION@", version())
        (control / name).write_text(text.replace("@RUNNING@", running), encoding="utf-8")
        (control / name).chmod(PROGRAM)
    depends = sorted({linux_prune.SYSTEM[name] for name in needs} - {"libc6"})
    depends.insert(0, f"libc6 (>= {linux_prune.glibc(program / '_internal')})")
    (control / "control").write_text(
        f"Package: {NAME}\nVersion: {version()}\nArchitecture: amd64\nSection: misc\nPriority: optional\n"
        f"Maintainer: Scrutiny Desk <nobody@localhost>\nInstalled-Size: {sized(tree) // 1024}\n"
        f"Depends: {', '.join(depends)}\n"
        "Description: Check, read and use a constabulary's quarterly performance workbook\n"
        " A desktop program for the scrutiny officer of a Police and Crime Commissioner's office.\n"
        " It opens the workbook, checks it, shows it as tables and charts, drafts the text and\n"
        " hands it over to Word. It uses no network.\n",
        encoding="utf-8",
    )
    permissions(tree)
    for earlier in DIST.glob(f"{NAME}_*_amd64.deb"):
        earlier.unlink()
    path = DIST / f"{NAME}_{version()}_amd64.deb"
    packed = ("-Zzstd", "-z3") if light else ("-Zxz", "-z6")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch())}
    command = ("dpkg-deb", *packed, "--root-owner-group", "--build", tree, path)
    run(*command, stdout=subprocess.DEVNULL, env=environment)
    return path


def place(source: Path, target: Path) -> None:
    """Copy a file to where it is installed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def permissions(tree: Path) -> None:
    """Let everyone read everything, and nobody but the owner write, whatever the builder's habits are."""
    for path in tree.rglob("*"):
        if path.is_symlink():
            continue
        programs = path.is_dir() or path.name in {"scrutinydesk", "add-to-menu", "preinst", "prerm"}
        path.chmod(PROGRAM if programs else MODE)
    tree.chmod(PROGRAM)


def tarball(folder: Path) -> Path:
    """Make the archive for those who may install nothing."""
    top = BUILD / "tar" / f"{NAME}-{version()}"
    shutil.rmtree(top.parent, ignore_errors=True)
    shutil.copytree(folder, top, symlinks=True)
    readme = (HERE / "README.txt").read_text(encoding="utf-8")
    glibc = linux_prune.glibc(top / "_internal")
    (top / "README.txt").write_text(readme.format(version=version(), glibc=glibc), encoding="utf-8")
    place(HERE / "add-to-menu", top / "add-to-menu")
    place(HERE / f"{NAME}.desktop", top / "share" / f"{NAME}.desktop")
    place(ROOT / "resources/icons/app.svg", top / "share" / f"{NAME}.svg")
    permissions(top)
    path = DIST / f"{NAME}-{version()}-linux-x86_64.tar.xz"
    run(
        "tar", "--create", "--sort=name", f"--mtime=@{epoch()}", "--owner=0", "--group=0", "--numeric-owner",
        "--directory", top.parent, "--file", path, "--use-compress-program=xz -6 -T0", top.name,
    )  # fmt: skip
    return path


if __name__ == "__main__":
    sys.exit(main())
