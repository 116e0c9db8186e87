from __future__ import annotations

import faulthandler
import functools
import os
import sys
import uuid
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

VARIABLE = "SCRUTINYDESK_POSTGRESQL"
PATIENCE = 60_000  # milliseconds; it costs nothing where all goes well
ROOT = Path(__file__).resolve().parents[1]

# How long anything takes says nothing here: the machine may have much else to do.
settings.register_profile("project", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

# Programs that measure; each is run by tests/benchmarks/measure.py in a process of its own.
collect_ignore = ["benchmarks"]

# Before anything imports Qt. A person may still watch the tests by naming a platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the checkout; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference material, ../shared, is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def resources():
    """The catalogue, report, areas and breaks as shipped."""
    from scrutinydesk.measures.resources import load_resources

    return load_resources()


@pytest.fixture(scope="session")
def editions(tmp_path_factory):
    """A function that makes July.xlsx, the demo workbook, and October.xlsx, with some of its months altered.

    It takes by how much each cell is altered, and returns both paths, in a folder of their own.
    """
    import openpyxl

    from scrutinydesk import pipeline

    def make(altered: dict[str, int]) -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp("editions")
        before, after = folder / "July.xlsx", folder / "October.xlsx"
        pipeline.write_demo(before)
        book = openpyxl.load_workbook(before)
        for cell, more in altered.items():
            book["Monthly counts"][cell].value += more
        book.save(after)
        return before, after

    return make


@pytest.fixture(scope="session")
def server() -> str:
    """The address of a PostgreSQL server on which tests make and drop what they need."""
    address = os.environ.get(VARIABLE, "")
    if not address:
        pytest.skip(f"no PostgreSQL server: {VARIABLE} is not set (.ci/run starts one)")
    return address


@pytest.fixture
def schema(server):
    """The address of an empty schema on the server, dropped afterwards."""
    import psycopg

    name = f"desk_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{name}"
        connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path) -> str:
    """Where a library can be begun: a file that is not there yet, or an empty schema."""
    if request.param == "sqlite":
        return str(tmp_path / "library.sqlite")
    return request.getfixturevalue("schema")


@pytest.fixture(scope="session")
def workbook(tmp_path_factory) -> Path:
    """The demo workbook as a file, July.xlsx, to be read only."""
    from scrutinydesk import pipeline

    path = tmp_path_factory.mktemp("quarter") / "July.xlsx"
    pipeline.write_demo(path)
    return path


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory):
    """Keep what the program remembers out of the tester's own folders."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        for name in ("APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(home / name.lower()))
        yield


@pytest.fixture(autouse=True, scope="session")
def _application(_own_home, qapp):
    """Make the application of the windows before any test: what only draws would make one without windows."""


@pytest.fixture
def qtbot(qtbot):
    """pytest-qt's, with a minute in place of five seconds, for a slow or busy machine."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(qtbot, name, functools.partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that no process is left alone with one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test take as long as it asks for: what watches for a standstill within Qt would end it."""
    asked = item.get_closest_marker("timeout")
    if asked is not None and asked.args and asked.args[0] > float(item.config.getini("timeout")):
        faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Take away what a test closed: the next window that is made would dress all that still stands."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def pytest_unconfigure() -> None:
    """Empty the clipboard: the offscreen platform crashes at exit while it holds something."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
