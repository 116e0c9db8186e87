from __future__ import annotations

import sys
from pathlib import Path

import pytest

# With importlib mode test modules find no neighbours by themselves; `observing` is one.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def desk(qtbot, qapp, tmp_path):
    """The window on a small laptop's screen, with nothing remembered yet."""
    from scrutinydesk.qt.app import Desk
    from scrutinydesk.qt.panels.memory import Memory

    made = Desk(Memory(tmp_path / "home"))
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    yield made
    made.window.close()
    qapp.clipboard().clear()
