"""What ./run says where the machine lacks something; on a copy, so that nothing is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys

import pytest

from scrutinydesk.command_arguments import window_parser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts of Linux and macOS")

TOOLS = ("cat", "cksum", "dirname", "env", "id", "sed", "sh", "sort", "uname")


@pytest.fixture
def machine(tmp_path, root):
    """A checkout and a PATH on which there is next to nothing."""
    checkout = tmp_path / "checkout"
    (checkout / "packaging").mkdir(parents=True)
    for name in ("run", "packaging/set-up.sh", "pyproject.toml", "requirements.lock"):
        shutil.copy(root / name, checkout / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, f"{tool} is not on this machine"
        (commands / tool).symlink_to(found)
    return tmp_path


def _command(machine, name, script):
    path = machine / "bin" / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def _run(machine, *words):
    return subprocess.run(
        ["/bin/sh", str(machine / "checkout" / "run"), *words],
        env={"PATH": str(machine / "bin"), "HOME": str(machine)},
        cwd=machine,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_no_python_is_said_with_what_to_install(machine):
    done = _run(machine)
    assert done.returncode == 1
    assert "needs Python 3.11 to 3.14, and none was found" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr


def test_an_old_python_is_none(machine):
    _command(machine, "python3", "exit 1")
    assert "none was found" in _run(machine).stderr


def test_a_python_without_venv_is_said_with_the_exact_package(machine):
    _command(machine, "python3", f'case "$*" in *ensurepip*) exit 1;; esac\nexec "{sys.executable}" "$@"')
    _command(machine, "apt-get", "exit 1")
    done = _run(machine)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert done.returncode == 1
    assert f"sudo apt-get install python{version}-venv" in done.stderr
    assert not (machine / "checkout" / ".venv").exists()


@pytest.fixture
def installed(machine):
    """The same machine, set up already, with this test's Python in place of the environment's."""
    venv = machine / "checkout" / ".venv"
    (venv / "bin").mkdir(parents=True)
    echo = 'case "$*" in *scrutinydesk*) echo "$@"; exit 0;; esac'
    _command(machine, "python", f'{echo}\nexec "{sys.executable}" "$@"')
    shutil.move(machine / "bin" / "python", venv / "bin" / "python")
    script = f'root={machine}/checkout; . "$root/packaging/set-up.sh"; fingerprint requirements.lock'
    fingerprint = subprocess.run(
        ["/bin/sh", "-c", script],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    (venv / "requirements.lock.stamp").write_text(fingerprint, encoding="utf-8")
    return machine


def test_missing_libraries_are_named_with_the_command(installed):
    _command(installed, "ldd", 'echo "	libGL.so.1 => not found"')
    _command(installed, "apt-get", "exit 1")
    done = _run(installed, "--version")
    assert done.returncode == 1
    assert "Qt does not find these system libraries: libGL.so.1\n" in done.stderr
    assert "Install them: sudo apt-get install libgl1 libegl1 " in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("words", [(), ("demo",), ("Quarter 2.xlsx",)])
def test_without_a_display_the_report_is_written_instead(installed, words):
    done = _run(installed, *words)
    source = words[0] if words else "demo"
    assert done.returncode == 0
    assert done.stdout == f"-m scrutinydesk export {source} --out out/\n"
    assert "There is no display here, so no window can be opened." in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--help",), ("export", "a b.xlsx", "--out", "o"), ("template", "t.xlsx"), ("demo", "d.xlsx"),
        ("inspect", "a.xlsx"), ("recipe", "a.xlsx", "--out", "r.toml"), ("compare", "a.xlsx", "b.xlsx"),
    ],
)
def test_commands_go_through_as_they_are(installed, words):
    done = _run(installed, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"-m scrutinydesk {' '.join(words)}\n"


def test_every_command_needs_no_display(root):
    """What the help lists as a command is one to ``run`` too, so that it works where there is no screen."""
    listed = window_parser().format_help().partition("commands:\n")[2].partition("\n\n")[0]
    commands = {line.split()[0] for line in listed.splitlines()} - {"demo", "COMMAND"}
    script = (root / "run").read_text(encoding="utf-8")
    (known,) = re.findall(r"^-\* \| (.*)\) wanted=command", script, re.MULTILINE)
    assert commands == set(known.split(" | "))
