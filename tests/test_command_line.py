from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from scrutinydesk import __version__, checking, command_line
from scrutinydesk.errors import ScrutinyError


class Calls:
    """Stands where the use cases and the window stand, and keeps what was asked of them."""

    def __init__(self):
        self.made = []
        self.error = None

    def export(self, source, out, *, sections, formats, painter, progress, check):
        assert check is checking.check
        progress.step(1, 2, "Section 5")
        self._note("export", source, out, sections, formats, painter)
        return [out / "section-5.docx", out / "section-5.txt"]

    def write_template(self, path):
        self._note("template", path)
        path.write_bytes(b"template")

    def write_demo(self, path):
        self._note("demo", path)
        path.write_bytes(b"demo")

    def run(self, source, picture, _say):
        self._note("window", source, *([] if picture is None else [picture]))
        return 0

    def _note(self, *what):
        self.made.append(what)
        if self.error is not None:
            raise self.error


@pytest.fixture
def calls(monkeypatch):
    calls = Calls()

    def stand_in(name, **members):
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
        parent, _, child = name.rpartition(".")
        monkeypatch.setattr(sys.modules[parent], child, module, raising=False)

    import scrutinydesk.qt  # noqa: F401

    stand_in(
        "scrutinydesk.pipeline",
        export=calls.export,
        write_template=calls.write_template,
        write_demo=calls.write_demo,
    )
    stand_in("scrutinydesk.qt.app", run=calls.run)
    stand_in("scrutinydesk.qt.headless", painter=lambda: "painter")
    return calls


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ([], None),
        (["demo"], "demo"),
        (["Quarter 2.xlsx"], Path("Quarter 2.xlsx")),
        (["./export"], Path("export")),
        (["./demo"], Path("demo")),
        (["--", "export"], Path("export")),
    ],
)
def test_a_workbook_opens_the_window(calls, words, source):
    assert command_line.main(words) == 0
    assert calls.made == [("window", source)]


def test_a_picture_is_asked_of_the_window(calls, capsys):
    assert command_line.main(["--picture", "demo.png", "demo"]) == 0
    assert calls.made == [("window", "demo", Path("demo.png"))]
    with pytest.raises(SystemExit, match="2"):
        command_line.main(["--picture", "demo.jpg"])
    assert "the name must end in .png: demo.jpg" in capsys.readouterr().err


def test_export_hands_everything_on_and_prints_the_files(calls, capsys, tmp_path):
    words = ["export", "in.xlsx", "--out", str(tmp_path), "--section", "4,5", "--section", "7"]
    assert command_line.main([*words, "--format", "docx,.TXT,docx"]) == 0
    expected = ("export", Path("in.xlsx"), tmp_path, ("4", "5", "7"), ("docx", "txt"), "painter")
    assert calls.made == [expected]
    out, err = capsys.readouterr()
    assert out.splitlines() == [str(tmp_path / "section-5.docx"), str(tmp_path / "section-5.txt")]
    assert not err


def test_export_of_the_demo_writes_all_of_it(calls):
    assert command_line.main(["export", "demo", "--out", "out/"]) == 0
    assert calls.made == [("export", "demo", Path("out"), (), ("docx", "png", "svg", "txt"), "painter")]


def test_text_alone_needs_no_painter(calls):
    assert command_line.main(["export", "demo", "--out", "out/", "--format", "txt"]) == 0
    assert calls.made == [("export", "demo", Path("out"), (), ("txt",), None)]


@pytest.mark.parametrize("command", ["template", "demo"])
def test_a_workbook_is_written_and_never_over_another(calls, capsys, tmp_path, command):
    path = tmp_path / "new.XLSX"
    assert command_line.main([command, str(path)]) == 0
    assert capsys.readouterr().out.strip() == str(path)
    path.write_bytes(b"mine")
    assert command_line.main([command, str(path)]) == 1
    assert path.read_bytes() == b"mine"
    assert "is there already.\nNothing was written.\n" in capsys.readouterr().err
    assert command_line.main([command, str(path), "--replace"]) == 0
    assert path.read_bytes() == command.encode()


def test_a_failure_is_told_in_sentences(calls, capsys):
    calls.error = ScrutinyError("It is locked.", "Another program has it open.", "Close it there.")
    assert command_line.main(["export", "in.xlsx", "--out", "out"]) == 1
    out, err = capsys.readouterr()
    assert err == "It is locked.\nAnother program has it open.\nClose it there.\n"
    assert not out


def test_what_the_system_refuses_is_told_in_sentences(calls, capsys):
    calls.error = PermissionError(13, "Permission denied", "out/section-5.docx")
    assert command_line.main(["export", "in.xlsx", "--out", "out"]) == 1
    err = capsys.readouterr().err
    assert err.startswith("out/section-5.docx could not be read or written.\n")
    assert "The system says: Permission denied." in err
    assert "Traceback" not in err


def test_ctrl_c_stops_without_a_traceback(calls, capsys):
    calls.error = KeyboardInterrupt()
    assert command_line.main(["export", "in.xlsx", "--out", "out"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["export", "in.xlsx"], "--out"),
        (["export", "--out", "out"], "WORKBOOK"),
        (["export", "in.xlsx", "--out", "out", "--format", "docx,pdf"], "not a format: pdf"),
        (["export", "in.xlsx", "--out", "out", "--section", ","], "--section"),
        (["exprot", "in.xlsx", "--out", "out"], "unrecognized arguments"),
        (["template"], "OUT.xlsx"),
        (["template", "out.ods"], "must end in .xlsx"),
        (["one.xlsx", "two.xlsx"], "unrecognized arguments"),
    ],
)
def test_what_is_not_understood_is_status_2(calls, capsys, words, message):
    with pytest.raises(SystemExit) as left:
        command_line.main(words)
    assert left.value.code == 2
    assert message in capsys.readouterr().err
    assert not calls.made


@pytest.mark.parametrize("words", [[], ["export"], ["template"], ["demo"]])
def test_help_shows_an_example(capsys, words):
    with pytest.raises(SystemExit) as left:
        command_line.main([*words, "--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert "example" in out
    assert out.count("scrutinydesk") >= 2


def _process(*words, cwd=None):
    without_screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name not in without_screen},
    )


def test_the_version_as_a_process():
    done = _process("-m", "scrutinydesk", "--version")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"Scrutiny Desk {__version__}", "")


QT_FREE = """
import sys
from scrutinydesk.command_line import main
status = main(sys.argv[1:])
drawn = [name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph")]
sys.exit(f"Qt was imported: {drawn[:3]}" if drawn else status)
"""


@pytest.mark.parametrize("words", [["template", "t.xlsx"], ["demo", "d.xlsx"]])
def test_nothing_drawn_means_no_qt(tmp_path, words):
    done = _process("-c", QT_FREE, *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / words[1]).stat().st_size > 1000


def test_text_is_exported_without_qt(tmp_path):
    words = ["export", "demo", "--out", "out", "--section", "5", "--format", "txt"]
    done = _process("-c", QT_FREE, *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "crime" in (tmp_path / "out" / "section-5.txt").read_text(encoding="utf-8")


def test_charts_are_exported_without_a_screen(tmp_path):
    words = ["export", "demo", "--out", "out", "--section", "5", "--format", "png,svg"]
    done = _process("-m", "scrutinydesk", *words, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    files = [tmp_path / line for line in done.stdout.splitlines()]
    assert {path.suffix for path in files} == {".png", ".svg"}
    assert all(path.stat().st_size > 1000 for path in files)


def test_a_missing_workbook_is_status_1(tmp_path):
    words = ["export", "none.xlsx", "--out", "out", "--format", "txt"]
    done = _process("-m", "scrutinydesk", *words, cwd=tmp_path)
    assert done.returncode == 1
    assert "none.xlsx" in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_while_qt_is_imported_waits_for_it():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
    done = []

    def work():
        with command_line._undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("imported")

    try:
        with pytest.raises(KeyboardInterrupt):
            work()
        assert done == ["imported"]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_a_reader_that_has_had_enough_is_no_fault(tmp_path):
    path = tmp_path / "many.csv"
    rows = "".join(f"Ward {at},{at}\n" for at in range(20_000))
    path.write_text(f"Ward,2021\n{rows}", encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "scrutinydesk", "inspect", str(path), "--format", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stdout.readline().startswith(b"sheet,cell")
        run.stdout.close()
        told = run.stderr.read()
    assert told == b""


def test_errors_that_the_slower_checks_find_are_named_in_what_is_written(tmp_path):
    import openpyxl

    from scrutinydesk import pipeline

    path, out = tmp_path / "pack.xlsx", tmp_path / "out"
    pipeline.write_demo(path)
    book = openpyxl.load_workbook(path)
    book["Monthly counts"]["AH6"].value += 11  # the total of 12 months that is stated no longer holds
    book.save(path)
    words = ["export", str(path), "--out", str(out), "--section", "5", "--format", "txt"]
    assert command_line.main(words) == 0
    said = " ".join((out / "section-5.txt").read_text(encoding="utf-8").split())
    assert "Errors in the workbook that nobody has settled: " in said
    assert "its months add up to" in said
