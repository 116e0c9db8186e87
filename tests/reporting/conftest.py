import sys
from pathlib import Path

import pytest

from scrutinydesk.reporting.build import build

# With importlib mode test modules find no neighbours by themselves; `hand_made` is one.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def demo(tmp_path_factory, resources):
    from scrutinydesk.workbook import demo, reading, standard

    path = tmp_path_factory.mktemp("demo") / "demo.xlsx"
    demo.write_demo(path, resources)
    read = reading.read(path)
    return read.book, standard.observe(read.book, resources)


@pytest.fixture(scope="session")
def demo_report(demo, resources):
    book, seen = demo
    return build(
        seen.observations,
        seen.cover,
        resources,
        seen.findings,
        sha256=book.sha256,
        file_name=book.name,
        missing=seen.missing,
    )
