from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))
sys.path.insert(0, str(Path(__file__).parent))

OFFICER = "zoë"


@pytest.fixture(scope="session")
def packaging() -> Path:
    """The folder of what builds."""
    return ROOT / "packaging"


class Wine:
    """A Windows of one's own, with an officer whose name is not ASCII."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ, "WINEPREFIX": str(folder), "USER": OFFICER, "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=", "LC_ALL": "C.UTF-8", "DISPLAY": display,
        }  # fmt: skip
        self.run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")

    @property
    def home(self) -> Path:
        return self.folder / "drive_c" / "users" / OFFICER

    @property
    def local(self) -> Path:
        return self.home / "AppData" / "Local"

    @property
    def program(self) -> Path:
        return self.local / "Programs" / "Scrutiny Desk"

    def start(self, *words: str | Path) -> subprocess.Popen:
        command = ["wine", *map(str, words)]
        return subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def run(self, *words: str | Path, timeout: float = 240) -> int:
        """Run a program until it has ended; return its exit status."""
        with self.start(*words) as process:
            try:
                process.communicate(timeout=timeout)
            finally:
                process.kill()
        return process.returncode

    def registry(self, key: str, name: str) -> str:
        """Return a value of the officer's registry, or nothing."""
        named = ("/v", name) if name else ("/ve",)
        with self.start("reg", "query", f"HKCU\\{key}", *named) as process:
            out = process.communicate(timeout=60)[0].decode("utf-8", "replace")
        return next((line.split("REG_SZ")[1].strip() for line in out.splitlines() if "REG_SZ" in line), "")


@pytest.fixture(scope="session")
def wine(tmp_path_factory):
    """Wine, where it is there."""
    if shutil.which("wine") is None or shutil.which("Xvfb") is None:
        pytest.skip("there is no Wine here, or no Xvfb for its windows")
    read, write = os.pipe()
    # From the first: a Windows that was made without a screen shows no windows later either.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    made = Wine(tmp_path_factory.mktemp("wine") / "prefix", display)
    yield made
    subprocess.run(["wineserver", "--kill"], env=made.environment, check=False)
    server.terminate()
    server.wait()
