"""Where a library that is a file lies, and where its backups do.

Whether the folder is on this computer matters: SQLite's log needs memory that its users share.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePath

# Folders of other computers, or of the machine around a virtual one.
NETWORK = frozenset({
    "9p", "afp", "afs", "ceph", "cifs", "coda", "davfs", "drvfs", "fuse.ceph", "fuse.cifs", "fuse.davfs2",
    "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs",
    "fuse.vmhgfs-fuse", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb", "smb2",
    "smb3", "smbfs", "vboxsf", "vmhgfs",
})  # fmt: skip
MOUNTS = Path("/proc/self/mounts")
_DRIVE_REMOTE = 4


def backup_folder(path: Path) -> Path:
    """Return the folder of a library's backups, beside it."""
    return path.with_name(f"{path.stem}-backups")


def backups(path: Path) -> list[Path]:
    """Return all backups of a library, newest first."""
    found = [each for each in backup_folder(path).glob("*.sqlite") if each.is_file()]
    return sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name), reverse=True)


def file_uri(path: Path, mode: str) -> str:
    """Return the address by which SQLite opens a whole path, in one of its modes."""
    plain = path.as_posix()
    for sign in "%?#":  # the per cent first
        plain = plain.replace(sign, f"%{ord(sign):02x}")
    # A share begins with two slashes of its own, a drive with none.
    return f"file://{'' if plain.startswith('/') else '/'}{plain}?mode={mode}"


def network_kind(path: Path) -> str:
    """Return what kind of network folder a path lies in; empty where it is on this computer."""
    if sys.platform == "win32":
        return _windows_kind(path)
    try:
        mounts = MOUNTS.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:  # a system without such a list
        return ""
    kind = mounted_kind(path, mounts)
    return kind if kind in NETWORK else ""


def mounted_kind(path: PurePath, mounts: str) -> str:
    """Return the type of the file system that a whole path lies in, by the system's list of mounts."""
    found, longest = "", -1
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004  device, folder, type
            continue
        folder = PurePath(re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), fields[1]))
        # A later mount of the same folder hides the one before.
        if path.is_relative_to(folder) and len(folder.parts) >= longest:
            found, longest = fields[2], len(folder.parts)
    return found


def is_unc(path: str) -> bool:
    r"""Tell whether a Windows path names a server; ``\\?\C:\...`` is a long form of a drive's."""
    plain = path.replace("/", "\\")
    if plain.startswith("\\\\?\\"):
        return plain[4:].upper().startswith("UNC\\")
    return plain.startswith("\\\\") and not plain.startswith("\\\\.\\")


def _windows_kind(path: Path) -> str:
    if is_unc(str(path)):
        return "unc"
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only there

        if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE:
            return "drive"
    return ""
