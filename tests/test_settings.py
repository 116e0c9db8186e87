from __future__ import annotations

import os
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk import settings
from scrutinydesk.errors import ResourceError
from scrutinydesk.settings import DEFAULTS, Preferences, Theme

# Everything that a path or a name can be as text, quotes, backslashes and control characters included.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))

PREFERENCES = st.builds(
    Preferences,
    theme=st.sampled_from(Theme),
    recent_files=st.lists(TEXT, unique=True, max_size=settings.RECENT_LIMIT).map(tuple),
    last_open_folder=TEXT,
    last_export_folder=TEXT,
)


@given(PREFERENCES)
def test_what_is_written_reads_back(preferences):
    assert settings.read(settings.written(preferences)) == (preferences, ())


def test_what_is_saved_loads_again(tmp_path):
    path = tmp_path / "new folder" / "preferences.toml"
    preferences = Preferences(theme=Theme.DARK, recent_files=("C:\\Quarter \"2\".xlsx", "/home/ü.ods"))
    settings.save(preferences, path)
    settings.save(preferences, path)
    assert settings.load(path) == (preferences, ())
    assert [entry.name for entry in path.parent.iterdir()] == ["preferences.toml"]


def test_every_preference_is_written_and_read():
    names = {field.name for field in fields(Preferences)}
    assert set(tomllib.loads(settings.written(DEFAULTS))) == names | {"version"}
    assert set(settings._ACCEPTED) == names


def test_a_missing_file_is_the_first_start(tmp_path):
    assert settings.load(tmp_path / "none.toml") == (DEFAULTS, ())


@pytest.mark.parametrize(
    "content",
    [b"theme = ", b"\xff\xfe\x00", b"theme = 'dark'\ntheme = 'light'", b"[" * 5000, b"when = 2017-13-45"],
)
def test_a_file_that_is_not_toml_gives_defaults_and_says_so(tmp_path, content):
    path = tmp_path / "preferences.toml"
    path.write_bytes(content)
    preferences, findings = settings.load(path)
    assert preferences == DEFAULTS
    assert [finding.kind for finding in findings] == ["preferences.unreadable"]
    assert path.read_bytes() == content


def test_a_folder_in_its_place_gives_defaults_and_says_so(tmp_path):
    preferences, findings = settings.load(tmp_path)
    assert preferences == DEFAULTS
    assert [finding.kind for finding in findings] == ["preferences.unreadable"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("theme = 'pink'", "theme"),
        ("theme = 3", "theme"),
        ("ruleset = ['MDC-7']", "ruleset"),
        ("recent_files = 'one.xlsx'", "recent_files"),
        ("recent_files = [1]", "recent_files"),
        ("last_export_folder = true", "last_export_folder"),
    ],
)
def test_one_bad_value_leaves_the_others(line, key):
    preferences, findings = settings.read(f"version = 1\nlast_open_folder = '/kept'\n{line}")
    assert preferences == Preferences(last_open_folder="/kept")
    assert [finding.kind for finding in findings] == ["preferences.value"]
    assert f"“{key}”" in findings[0].title


@pytest.mark.parametrize("version", ["", "version = 0\n", "version = 'x'\n", "version = -3\n"])
def test_an_unversioned_file_is_upgraded(version):
    assert settings.read(version + "theme = 'dark'") == (Preferences(theme=Theme.DARK), ())


def test_each_version_has_its_upgrade(monkeypatch):
    assert set(settings.UPGRADES) == set(range(settings.VERSION))
    monkeypatch.setattr(settings, "VERSION", 2)
    monkeypatch.setattr(settings, "UPGRADES", {0: dict, 1: lambda old: {"theme": old["colours"]}})
    assert settings.read("version = 1\ncolours = 'dark'")[0].theme is Theme.DARK


def test_a_later_version_is_used_as_far_as_it_is_known():
    preferences, findings = settings.read("version = 99\ntheme = 'light'\nfrom_the_future = 1")
    assert preferences.theme is Theme.LIGHT
    assert [finding.kind for finding in findings] == ["preferences.newer"]


def test_recent_files_are_few_unlike_and_latest_first():
    preferences = DEFAULTS
    for number in range(settings.RECENT_LIMIT + 3):
        preferences = preferences.with_recent(Path(f"{number}.xlsx"))
    preferences = preferences.with_recent("5.xlsx")
    assert preferences.recent_files[:2] == ("5.xlsx", "12.xlsx")
    assert len(preferences.recent_files) == len(set(preferences.recent_files)) == settings.RECENT_LIMIT
    assert "5.xlsx" not in preferences.without_recent(Path("5.xlsx")).recent_files


def test_a_path_that_is_no_text_is_left_out():
    preferences = Preferences(recent_files=("a\udcff.xlsx", "b.xlsx"), last_open_folder="\udcff")
    assert settings.read(settings.written(preferences)) == (Preferences(recent_files=("b.xlsx",)), ())


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "preferences.toml"
    settings.save(DEFAULTS, path)
    before = path.read_bytes()

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ResourceError, match="could not be saved"):
        settings.save(Preferences(theme=Theme.DARK), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
