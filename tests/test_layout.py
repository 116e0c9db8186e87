"""What the checkout must hold for installing, for reading and for a lock that names no place."""

from __future__ import annotations

import re
import tomllib

import pytest

LONGEST_MODULE = 400
LOCKS = ["requirements.lock", "requirements-test.lock", "requirements-installer.lock"]


@pytest.fixture(scope="module")
def config(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def _python(root):
    folders = [root / name for name in ("src", "resources", "tests")]
    return [path for folder in folders for path in sorted(folder.rglob("*.py"))]


def test_no_module_is_too_long_to_read(root):
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _python(root)}
    assert len(lengths) > 30
    long = {str(path.relative_to(root)): n for path, n in lengths.items() if n > LONGEST_MODULE}
    assert not long, f"split these by topic: {long}"


def test_no_module_is_a_drawer_for_everything(root):
    drawers = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert not [path for path in _python(root) if path.stem in drawers or path.parent.name in drawers]


def test_every_package_is_installed(root, config):
    source = root / "src"
    found = {".".join(path.parent.relative_to(source).parts) for path in source.rglob("__init__.py")}
    assert set(config["tool"]["setuptools"]["packages"]) == found | {"scrutinydesk.resources"}


def test_every_folder_of_modules_is_a_package(root):
    folders = {path.parent for path in (root / "src" / "scrutinydesk").rglob("*.py")}
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def _pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==([^ ]+)", lock, flags=re.MULTILINE))


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_-]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_no_addresses(root, name):
    lock = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|git\+|--index|--extra-index|--find-links| @ ", lock)
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 10
    assert not [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]


def test_the_locks_hold_what_is_asked_for(root, config):
    run, test, installer = (_pinned((root / name).read_text(encoding="utf-8")) for name in LOCKS)
    asked = {_name(requirement) for requirement in config["project"]["dependencies"]}
    groups = config["dependency-groups"]
    assert asked | {"setuptools"} <= set(run)
    assert {_name(r) for group in ("build", "test", "lint") for r in groups[group]} <= set(test)
    assert {_name(r) for r in groups["installer"]} <= set(installer)
    assert run.items() <= test.items()
    assert run.items() <= installer.items()


def test_what_slows_the_start_or_aborts_is_not_locked(root):
    run = _pinned((root / "requirements.lock").read_text(encoding="utf-8"))
    assert "pyarrow" not in run
    assert (6, 8) <= tuple(map(int, run["pyside6-essentials"].split(".")[:2])) < (6, 12)
