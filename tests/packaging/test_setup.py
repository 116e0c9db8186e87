"""The Windows setup's own doing, with a program of a few bytes in place of ours."""

from __future__ import annotations

import shutil
import subprocess
import time

import pytest

COMPILER = "x86_64-w64-mingw32-gcc"
LATER_INSTALLED, IN_USE, NO_SPACE, NOT_WRITTEN, OTHER_FILES = 10, 11, 12, 13, 14
LISTED = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\ScrutinyDesk"
WAITING = """#include <stdio.h>
#include <windows.h>
int main(void) { puts("open"); fflush(stdout); Sleep(600000); return 0; }
"""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("makensis") is None, reason="there is no makensis here"),
    pytest.mark.skipif(shutil.which(COMPILER) is None, reason="there is no compiler for Windows here"),
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="session")
def make(packaging, tmp_path_factory):
    """Makes a setup of a version, which installs a program that waits, and a file with the version in it."""
    import windows_build
    from app_icon import write_ico, write_side

    folder = tmp_path_factory.mktemp("setups")
    (folder / "waiting.c").write_text(WAITING)
    subprocess.run([COMPILER, "-o", folder / "waiting.exe", folder / "waiting.c"], check=True)
    write_ico(packaging.parent / "resources" / "icons" / "app.svg", folder / "app.ico")
    write_side(packaging.parent / "resources" / "icons" / "app.svg", folder / "side.bmp")

    def made(version, megabytes=1, filling=0):
        out = folder / f"{version}-{megabytes}-{filling}.exe"
        content = folder / f"content {version}-{megabytes}-{filling}"
        if out.exists():
            return out
        (content / "Lib" / "deep").mkdir(parents=True)
        for name in ("scrutinydesk.exe", "scrutinydesk-window.exe"):
            shutil.copy(folder / "waiting.exe", content / name)
        (content / "Lib" / "deep" / "version $ größe.txt").write_text(version)
        (content / f"only-{version}.txt").write_text("of this version alone")
        if filling:
            import random

            (content / "filling").write_bytes(random.Random(0).randbytes(filling))
        taken_away = folder / f"{version}.nsh"
        taken_away.write_text(windows_build.uninstalled(content), encoding="utf-8")
        values = {
            "VERSION": version, "NUMBERS": f"{version}.0", "FOLDER": content, "ICON": folder / "app.ico",
            "SIDE": folder / "side.bmp",
            "OUT": out, "MEGABYTES": megabytes, "LIST": taken_away, "SIGN": "",
        }  # fmt: skip
        words = [f"-D{name}={value}" for name, value in values.items()]
        subprocess.run(
            ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *words, packaging / "windows" / "setup.nsi"],
            check=True,
        )
        return out

    return made


@pytest.fixture
def clean(wine):
    """The same Windows with nothing of ours in it."""
    for name in ("Scrutiny Desk", "Scrutiny Desk.new", "Scrutiny Desk.old"):
        shutil.rmtree(wine.local / "Programs" / name, ignore_errors=True)
    for key in (LISTED, r"Software\Scrutiny Desk"):
        wine.run("reg", "delete", f"HKCU\\{key}", "/f")
    return wine


def _installed(wine):
    return {str(path.relative_to(wine.program)) for path in wine.program.rglob("*") if path.is_file()}


def _version(wine):
    return (wine.program / "Lib" / "deep" / "version $ größe.txt").read_text()


def _said(wine):
    found = next(wine.folder.rglob("scrutiny-desk-setup.log"))
    text = found.read_text(encoding="utf-16")
    found.unlink()
    return text


def _until(holds):
    end = time.monotonic() + 180
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


def _leftovers(wine):
    return {path.name for path in (wine.local / "Programs").iterdir()} - {"Scrutiny Desk"}


def test_a_silent_setup_and_a_silent_uninstaller_leave_the_officers_files(clean, make):
    assert clean.run(make("1.0.0"), "/S") == 0
    assert _installed(clean) == {
        "scrutinydesk.exe", "scrutinydesk-window.exe", "Lib/deep/version $ größe.txt", "only-1.0.0.txt",
        "uninstall.exe",
    }  # fmt: skip
    assert clean.registry(LISTED, "DisplayVersion") == "1.0.0"
    assert clean.registry(r"Software\Classes\ScrutinyDesk.Workbook\shell\open\command", "").endswith('"%1"')
    link = next(clean.home.rglob("Scrutiny Desk.lnk"))
    (clean.local / "scrutiny-desk").mkdir(exist_ok=True)
    (clean.local / "scrutiny-desk" / "library.sqlite").write_text("a year of work")
    (clean.program / "Lib" / "my notes.txt").write_text("where they should not be")

    assert clean.run(clean.program / "uninstall.exe", "/S") == 0
    _until(
        lambda: _installed(clean) == {"Lib/my notes.txt"}
    )  # by a copy of itself, which it does not wait for
    assert (clean.local / "scrutiny-desk" / "library.sqlite").read_text() == "a year of work"
    assert not link.exists()
    assert clean.registry(LISTED, "DisplayVersion") == ""


def test_an_upgrade_takes_the_place_of_the_old_copy(clean, make):
    clean.run(make("1.0.0"), "/S")
    assert clean.run(make("1.10.0"), "/S") == 0
    assert _version(clean) == "1.10.0"
    assert "only-1.0.0.txt" not in _installed(clean)
    assert clean.registry(LISTED, "DisplayVersion") == "1.10.0"
    assert not _leftovers(clean)


def test_a_downgrade_is_refused_with_the_reason(clean, make):
    clean.run(make("1.10.0"), "/S")
    assert clean.run(make("1.9.0"), "/S") == LATER_INSTALLED
    assert _version(clean) == "1.10.0"
    assert "Scrutiny Desk 1.10.0 is installed, which is later than 1.9.0. Nothing was changed" in _said(clean)


def test_the_same_version_mends_a_copy(clean, make):
    clean.run(make("1.0.0"), "/S")
    (clean.program / "scrutinydesk.exe").unlink()
    assert clean.run(make("1.0.0"), "/S") == 0
    assert "scrutinydesk.exe" in _installed(clean)


def test_a_copy_that_is_open_is_left_alone(clean, make):
    clean.run(make("1.0.0"), "/S")
    with clean.start(clean.program / "scrutinydesk-window.exe") as process:
        try:
            assert process.stdout.readline().strip() == b"open"
            assert clean.run(make("1.1.0"), "/S") == IN_USE
        finally:
            process.kill()
    assert _version(clean) == "1.0.0"
    assert "Scrutiny Desk is open" in _said(clean)
    assert not _leftovers(clean)


def test_a_setup_that_was_broken_off_is_cleared_up(clean, make):
    clean.run(make("1.0.0"), "/S")
    half = clean.program.with_name("Scrutiny Desk.new")
    half.mkdir()
    (half / "half.txt").write_text("of a setup that was broken off while unpacking")
    assert clean.run(make("1.1.0"), "/S") == 0
    assert _version(clean) == "1.1.0"
    assert "half.txt" not in _installed(clean)
    assert not _leftovers(clean)


def test_a_setup_that_was_broken_off_between_its_last_steps_is_finished(clean, make):
    clean.run(make("1.0.0"), "/S")
    clean.program.rename(clean.program.with_name("Scrutiny Desk.old"))
    assert clean.run(make("1.1.0"), "/S") == 0
    assert _version(clean) == "1.1.0"
    assert not _leftovers(clean)


def test_no_room_is_said_before_anything_is_written(clean, make):
    clean.run(make("1.0.0"), "/S")
    assert clean.run(make("1.1.0", megabytes=90_000_000), "/S") == NO_SPACE
    assert _version(clean) == "1.0.0"
    assert "There is no room for Scrutiny Desk: it takes 90000000 MB" in _said(clean)
    assert not _leftovers(clean)


def test_a_place_that_cannot_be_written_to_is_said(clean, make):
    clean.run(make("1.0.0"), "/S")
    in_the_way = clean.program.with_name("Scrutiny Desk.new")
    in_the_way.write_text("a file where the new copy would be unpacked")
    assert clean.run(make("1.1.0"), "/S") == NOT_WRITTEN
    in_the_way.unlink()
    assert _version(clean) == "1.0.0"
    assert "could not be written" in _said(clean)


def test_a_folder_of_other_files_is_not_taken_over(clean, make):
    place = clean.home / "Papers"
    place.mkdir(exist_ok=True)
    (place / "letter.txt").write_text("dear")
    assert clean.run(make("1.0.0"), "/S", f"/D=C:\\users\\{clean.home.name}\\Papers") == OTHER_FILES
    assert [path.name for path in place.iterdir()] == ["letter.txt"]
    assert "There are other files in" in _said(clean)
