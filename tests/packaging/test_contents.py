"""What goes into a package, and what does not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile

import inventory
import linux_prune
import pytest
import windows_build
import windows_prune
import windows_runtime
import wine_shims
from staged import BUILD, DIST, ROOT

WINDOWS = BUILD / "windows" / "Scrutiny Desk"
LINUX = BUILD / "linux" / "scrutinydesk"


def _built(path):
    if not path.exists():
        pytest.skip(f"{path.relative_to(ROOT)} is not built here")
    return path


@pytest.fixture(params=[LINUX, WINDOWS], ids=["linux", "windows"])
def copy(request):
    """A folder as it is installed."""
    return _built(request.param)


# Bill, notices, licences


def _part(folder, **given):
    text = folder / "LICENSE"
    text.write_text("do what you like")
    values = {
        "name": "thing",
        "version": "1.0",
        "purl": "pkg:pypi/thing@1.0",
        "licence": "MIT",
        "texts": (text,),
    }
    return inventory.Part(**{**values, **given})


def test_a_part_without_its_licence_text_is_not_passed_on(tmp_path):
    with pytest.raises(SystemExit, match="No licence text was found for: thing"):
        inventory.write(tmp_path / "out", [_part(tmp_path, texts=())], "linux")


def test_each_part_has_its_place_in_bill_notices_and_licences(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    odd = _part(tmp_path, name="odd", purl="pkg:generic/odd", licence="see its text, please")
    inventory.write(out, [_part(tmp_path), odd], "windows")
    bill = json.loads((out / "sbom.cdx.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert [each["name"] for each in bill["components"]] == ["odd", "thing"]
    assert [each["licenses"] for each in bill["components"]] == [
        [{"license": {"name": "see its text, please"}}], [{"expression": "MIT"}]
    ]  # fmt: skip
    assert bill["dependencies"][0]["dependsOn"] == ["pkg:generic/odd", "pkg:pypi/thing@1.0"]
    notices = (out / "NOTICES.txt").read_text()
    assert "  thing 1.0: MIT\n" in notices
    assert "Lib\\site-packages\\PySide6" in notices
    assert (out / "licences" / "thing-1.0" / "LICENSE").read_text() == "do what you like"


def test_the_same_parts_make_the_same_bill(tmp_path):
    assert inventory.bill([_part(tmp_path)]) == inventory.bill([_part(tmp_path)])


def test_texts_of_one_name_are_all_kept(tmp_path):
    texts = []
    for name in ("a", "b", "b2"):
        folder = tmp_path / name / "licenses" / name[0]
        folder.mkdir(parents=True)
        (folder / "LICENSE").write_text(name)
        texts.append(folder / "LICENSE")
    out = tmp_path / "out"
    out.mkdir()
    inventory.write(out, [_part(tmp_path, texts=tuple(texts))], "linux")
    kept = (out / "licences" / "thing-1.0").iterdir()
    assert sorted(path.read_text() for path in kept) == ["a", "b", "b2"]


def test_a_copy_holds_the_licence_of_all_that_its_bill_names(copy):
    bill = json.loads((copy / "sbom.cdx.json").read_text(encoding="utf-8"))
    names = {f"{each['name']}-{each['version']}" for each in bill["components"]}
    folders = {path.name for path in (copy / "licences").iterdir() if any(path.iterdir())}
    assert {name.replace("/", "-") for name in names} <= folders
    assert len(names) > 20
    for name in ("PySide6_Essentials", "shiboken6", "psycopg"):
        texts = {path.name for path in (copy / "licences").glob(f"{name}-*/*")}
        assert {"LGPL-3", "GPL-3"} <= texts
    assert not any("gpl" in name.lower() for name in names)


def test_what_is_locked_to_run_is_in_the_bill_or_known_to_be_left_out(copy):
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", lock, flags=re.MULTILINE))
    bill = json.loads((copy / "sbom.cdx.json").read_text(encoding="utf-8"))
    inside = {re.sub(r"[-_.]+", "-", each["name"]).lower() for each in bill["components"]}
    assert locked - inside == {"setuptools", "tzdata"}


# What is left out


def test_nothing_of_the_copy_can_reach_a_network_by_qt_and_readline_is_not_inside(copy):
    names = {path.name.lower() for path in copy.rglob("*")}
    assert not [name for name in names if "network" in name and "qt" in name]
    assert not [name for name in names if "readline" in name or "webengine" in name or "qml" in name]
    assert any("qt6core" in name for name in names)


def test_nothing_names_the_computer_that_built_it(copy):
    here = str(ROOT).encode()
    found = [path for path in copy.rglob("*") if path.is_file() and here in path.read_bytes()]
    assert not found


def test_linux_asks_the_system_for_nothing_unknown():
    internal = _built(LINUX) / "_internal"
    assert not linux_prune.unknown(internal)
    plugins = internal / "PySide6" / "Qt" / "plugins"
    assert {str(path.relative_to(plugins)) for path in plugins.rglob("*.so")} == linux_prune.PLUGINS


def test_windows_holds_the_plugins_and_libraries_of_qt_that_are_named():
    qt = _built(WINDOWS) / "Lib" / "site-packages" / "PySide6"
    assert {path.stem for path in qt.glob("*.pyd")} == set(windows_prune.QT)
    assert {path.relative_to(qt / "plugins").as_posix() for path in qt.rglob("plugins/**/*.dll")} == (
        windows_prune.PLUGINS
    )


def test_what_wine_alone_needs_is_no_part_of_the_product():
    sources = [path for path in (ROOT / "packaging").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert len(sources) > 10
    for path in sources:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in (*wine_shims.NAMES, "wine_shims") if name in text], path


def test_no_shim_is_in_the_windows_copy():
    copy = _built(WINDOWS)
    assert not [path for path in copy.rglob("*") if path.name.lower() in wine_shims.NAMES]
    numpy = next(copy.rglob("_multiarray_umath*.pyd")).read_bytes()
    assert wine_shims.MATH in numpy
    assert wine_shims.OURS not in numpy
    for archive in DIST.glob("*-windows-portable.zip"):
        with zipfile.ZipFile(archive) as packed:
            names = {name.rpartition("/")[2].lower() for name in packed.namelist()}
        assert not names & set(wine_shims.NAMES)
        assert "scrutinydesk-window.exe" in names


# The parts of the builds


def test_the_library_of_python_can_be_imported_from_its_archive(tmp_path):
    library = tmp_path / "lib"
    (library / "json").mkdir(parents=True)
    (library / "test").mkdir()
    (library / "json" / "__init__.py").write_text("def loads(text):\n    raise ValueError(text)\n")
    (library / "tkinter.py").write_text("left_out = True\n")
    (library / "test" / "__init__.py").write_text("")
    (library / "turtle.py").write_text("left_out = True\n")
    archive = tmp_path / "python311.zip"
    windows_runtime.library(library, archive)
    with zipfile.ZipFile(archive) as packed:
        assert packed.namelist() == ["json/__init__.pyc", "tkinter.pyc"]
    code = "import sys; sys.path.insert(0, sys.argv[1]); import json; print(json.__file__); json.loads('x')"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, archive], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip().endswith("__init__.pyc")
    assert 'File "json\\__init__.py", line 2, in loads' in done.stderr
    assert str(tmp_path) not in done.stderr.replace(str(archive), "")


def test_an_embeddable_package_is_taken_by_its_own_name_alone(tmp_path):
    with pytest.raises(SystemExit, match=r"is not called python-3\.11\.N-embed-amd64\.zip"):
        windows_runtime.embeddable(tmp_path / "python-3.12.1-embed-amd64.zip", tmp_path, tmp_path)


def test_an_embeddable_package_is_laid_out_without_what_is_not_used(tmp_path):
    package, target = tmp_path / "python-3.11.9-embed-amd64.zip", tmp_path / "out"
    names = (
        "python311.dll", "python3.dll", "python311.zip", "python.exe", "_tkinter.pyd", "_sqlite3.pyd",
        "sqlite3.dll",
        "libcrypto-3.dll", "libffi-8.dll", "LICENSE.txt", "python311._pth",
    )  # fmt: skip
    with zipfile.ZipFile(package, "w") as packed:
        for name in names:
            packed.writestr(name, name)
    target.mkdir()
    number, licence = windows_runtime.embeddable(package, tmp_path / "work", target)
    assert (number, licence.read_text()) == ("3.11.9", "LICENSE.txt")
    assert {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()} == {
        "python311.dll", "python3.dll", "python311.zip", "DLLs/_sqlite3.pyd", "DLLs/sqlite3.dll",
        "DLLs/libcrypto-3.dll", "DLLs/libffi-8.dll",
    }  # fmt: skip


def test_the_uninstaller_takes_away_each_file_before_its_folder(tmp_path):
    (tmp_path / "Lib" / "deep").mkdir(parents=True)
    (tmp_path / "Lib" / "deep" / "a $b.txt").write_text("")
    (tmp_path / "Lib" / "c.txt").write_text("")
    assert windows_build.uninstalled(tmp_path).splitlines() == [
        'Delete "$INSTDIR\\Lib\\deep\\a $$b.txt"',
        'RMDir "$INSTDIR\\Lib\\deep"',
        'Delete "$INSTDIR\\Lib\\c.txt"',
        'RMDir "$INSTDIR\\Lib"',
    ]


def test_the_menu_entry_is_valid(packaging):
    entry = packaging / "linux" / "scrutiny-desk.desktop"
    assert "Exec=scrutinydesk %f\n" in entry.read_text()
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("there is no desktop-file-validate here")
    subprocess.run(["desktop-file-validate", entry], check=True)


def test_an_unpacked_copy_can_be_put_in_the_menu_and_out_again(packaging, tmp_path):
    copy = tmp_path / 'Zoë\'s "programs" 100% $HOME'
    (copy / "share").mkdir(parents=True)
    shutil.copy(packaging / "linux" / "add-to-menu", copy)
    shutil.copy(packaging / "linux" / "scrutiny-desk.desktop", copy / "share")
    (copy / "share" / "scrutiny-desk.svg").write_text("<svg/>")
    environment = {"HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin"}
    subprocess.run([copy / "add-to-menu"], env=environment, check=True, stdout=subprocess.DEVNULL)
    data = tmp_path / "home" / ".local" / "share"
    entry = (data / "applications" / "scrutiny-desk.desktop").read_text()
    path = str(copy / "scrutinydesk").replace("%", "%%")
    for sign in ('"', "$"):
        path = path.replace(sign, f"\\\\{sign}")
    assert f'Exec="{path}" %f\n' in entry
    subprocess.run([copy / "add-to-menu", "--remove"], env=environment, check=True, stdout=subprocess.DEVNULL)
    assert not [path for path in data.rglob("*") if path.is_file() and "scrutiny-desk" in path.name]
