from __future__ import annotations

import sys
from pathlib import Path

import pytest

# With importlib mode test modules find no neighbours by themselves; `observing` is one.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def demo(tmp_path_factory, resources):
    """Observations of the demonstration workbook."""
    from scrutinydesk.workbook import demo, reading, standard

    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    demo.write_demo(path, resources)
    return standard.observe(reading.read(path).book, resources).observations
