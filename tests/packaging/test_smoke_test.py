"""The smoke test finds fault with a copy that is not as it should be."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the copies here are shell scripts")


@pytest.fixture
def tried(packaging, tmp_path):
    """Tries a script in the place of the program; returns the exit status and what was said."""

    def run(script):
        program = tmp_path / "copy" / "scrutinydesk"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        done = subprocess.run(
            [sys.executable, packaging / "smoke-test", program.parent],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
            timeout=100,
        )  # fmt: skip
        return done.returncode, done.stdout + done.stderr

    return run


def test_no_copy_is_said(packaging, tmp_path):
    command = [sys.executable, packaging / "smoke-test", tmp_path / "nothing"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "There is no program at" in done.stderr


def test_a_copy_that_does_nothing_fails_everywhere(tried):
    status, said = tried("exit 0")
    assert status == 1
    assert "says its version: FAILED: it says ''" in said
    assert "opens the demonstration: FAILED: demonstration.png is no picture" in said
    assert said.splitlines()[-1] == "FAILED"


def test_a_copy_that_writes_beside_itself_fails(tried):
    status, said = tried('echo x >"$(dirname "$0")/log.txt"')
    assert status == 1
    assert "writes nothing where it is installed: FAILED" in said
    assert "log.txt" in said
