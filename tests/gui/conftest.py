from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest


def _load(name: str):
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture
def sample():
    """A report made by hand."""
    return _load("sample")


class Calls(list):
    """What the window asked of the core."""


@pytest.fixture
def calls() -> Calls:
    return Calls()


@pytest.fixture
def own_core(calls, sample, tmp_path):
    """A core that writes down what it is asked."""
    from scrutinydesk.export.clip import Clip
    from scrutinydesk.qt.panels.core import Core

    def copy_section(report, section, sub):
        calls.append(("copy", section.number, sub))
        text = " ".join(p.text for s in section.subsections for p in s.paragraphs)
        return Clip(f"<p>{text}</p>", "{\\rtf1 x}", text)

    def export(report, out, numbers, progress):
        calls.append(("export", out, numbers))
        progress.step(0, 1, "Writing")
        path = out / "section.txt"
        path.write_text("written")
        return [path]

    return Core(
        lambda report, edits: edits.applied(report), copy_section, export, lambda value, _f: str(value)
    )


@pytest.fixture
def opener(sample):
    """Opens the sample whatever it is asked to open."""
    return lambda source, progress: sample.SampleOpened()


@pytest.fixture
def desk(qtbot, qapp, tmp_path, own_core, opener):
    """The real window over the sample report, shown and open."""
    from scrutinydesk.qt.app import Desk
    from scrutinydesk.qt.panels.memory import Memory

    made = Desk(Memory(tmp_path / "home"), opener, own_core)
    made.later_checks.timer.timeout.disconnect()  # the sample is no workbook that could be checked
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    qapp.clipboard().clear()


@pytest.fixture
def open_desk(desk, qtbot):
    """The same with the sample open."""
    desk.open("demo")
    qtbot.waitUntil(lambda: desk.opened is not None)
    desk.pages.make_ready()
    return desk
