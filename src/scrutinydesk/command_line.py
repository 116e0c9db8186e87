"""The command line: the window, or the same work without one.

Nothing here draws: Qt is imported by the window, and by ``export`` only when a picture is asked for.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from scrutinydesk.command_arguments import (
    DEMO,
    check_parser,
    compare_parser,
    evidence_parser,
    export_parser,
    inspect_parser,
    recipe_parser,
    window_parser,
    writing_parser,
)
from scrutinydesk.errors import ExportError, ScrutinyError

if TYPE_CHECKING:
    from scrutinydesk import pipeline

DONE, FAILED, INTERRUPTED = 0, 1, 130
class TerminalProgress:
    """Progress as one line on a terminal, written over as the work goes on."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._width = 0

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far the work is; silent where the output is not a terminal."""
        if not self._shown:
            return
        line = f"{done} of {total}: {what}" if total else what
        sys.stderr.write(f"\r{line.ljust(self._width)}")
        sys.stderr.flush()
        self._width = len(line)

    def clear(self) -> None:
        """Take the line away, so that what follows starts on a clean one."""
        if self._shown and self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            self._width = 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status.

    Help, the version and a command that is not understood leave by argparse's SystemExit (0, 0, 2).

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows the program's name; those of this process where left out.
    """
    _write_what_the_terminal_can_show()
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser, run = _parser_for(words)
    try:
        return run(parser.parse_args(words))
    except ScrutinyError as error:
        _explain(error)
    except BrokenPipeError:
        # Whoever read along has had enough; what is left must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _explain(_in_plain_words(error))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    return FAILED


def _parser_for(words: list[str]) -> tuple[argparse.ArgumentParser, Callable[[argparse.Namespace], int]]:
    """Choose by the first word, and take it off where it is a command.

    ``demo`` alone is a workbook to open; with a file behind it, a command.
    """
    commands: dict[str, Callable[[argparse.Namespace], int]] = {
        "export": _export,
        "inspect": partial(_in_module, "command_inspect"),
        "check": partial(_in_module, "command_check"),
        "compare": partial(_in_module, "command_compare"),
        "evidence": partial(_in_module, "command_evidence"),
        "recipe": partial(_in_module, "command_recipe"),
        "template": _template,
        DEMO: _demo,
    }
    if not words or words[0] not in commands or words == [DEMO]:
        return window_parser(), _window
    command = words.pop(0)
    parsers = {
        "export": export_parser,
        "inspect": inspect_parser,
        "check": check_parser,
        "compare": compare_parser,
        "evidence": evidence_parser,
        "recipe": recipe_parser,
    }
    parser = parsers[command]() if command in parsers else writing_parser(command)
    return parser, commands[command]


def _source(word: str) -> str | Path:
    return DEMO if word == DEMO else Path(word)


# The imports below wait until a command needs them: help, and a mistyped command, answer at once.


def _window(options: argparse.Namespace) -> int:
    # No cyclic garbage is made before the window is painted, and looking for it takes time; the
    # loop's first turn looks again.
    gc.disable()
    from scrutinydesk.qt.app import run  # noqa: PLC0415  Qt, only for the window

    source = None if options.workbook is None else _source(options.workbook)
    return run(source, options.picture, partial(print, flush=True))


def _export(options: argparse.Namespace) -> int:
    from scrutinydesk import checking, pipeline  # noqa: PLC0415  see above

    progress = TerminalProgress()
    try:
        painter = _painter(options.formats)
        if options.recipe is not None:
            written = import_module("scrutinydesk.command_recipe").export(options, painter, progress)
        else:
            written = pipeline.export(
                _source(options.workbook),
                options.out,
                sections=tuple(options.section),
                formats=options.formats,
                painter=painter,
                progress=progress,
                check=checking.check,
            )
    finally:
        progress.clear()
    for path in written:
        print(path)
    return DONE


def _in_module(name: str, options: argparse.Namespace) -> int:
    """Run a command that has a module of its own."""
    module = import_module(f"scrutinydesk.{name}")
    progress = TerminalProgress()
    try:
        return int(module.run(options, progress))
    finally:
        progress.clear()


def _painter(formats: Sequence[str]) -> pipeline.Painter | None:
    """Return what draws the charts, or None where text alone is asked for and Qt can stay away."""
    if set(formats) <= {"txt", "csv"}:
        return None
    with _undisturbed():
        from scrutinydesk.qt.headless import painter  # noqa: PLC0415  Qt, only for pictures

    return painter()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl+C until the work within is done: Qt aborts the process if its import is broken off."""
    pressed = False

    def remember(_number: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True

    if threading.current_thread() is not threading.main_thread():
        yield  # Only the main thread may set a handler, and only it is interrupted.
        return
    before = signal.signal(signal.SIGINT, remember)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _template(options: argparse.Namespace) -> int:
    from scrutinydesk import pipeline  # noqa: PLC0415  see above

    return _write(pipeline.write_template, options)


def _demo(options: argparse.Namespace) -> int:
    from scrutinydesk import pipeline  # noqa: PLC0415  see above

    return _write(pipeline.write_demo, options)


def _write(write: Callable[[Path], object], options: argparse.Namespace) -> int:
    if options.out.exists() and not options.replace:
        raise ExportError(
            f"{options.out} is there already.",
            "Nothing was written.",
            "Choose another name, or add --replace to write over it.",
        )
    write(options.out)
    print(options.out)
    return DONE


def _in_plain_words(error: OSError) -> ScrutinyError:
    what = error.filename or "A file"
    return ExportError(
        f"{what} could not be read or written.",
        f"The system says: {error.strerror or error}.",
        "Check that the folder exists, that you may write to it and that no other program has the file open.",
    )


def _explain(error: ScrutinyError) -> None:
    for part in (error.title, error.detail, error.remedy):
        if part:
            print(part, file=sys.stderr)


def _write_what_the_terminal_can_show() -> None:
    """Let a terminal that lacks a sign show a question mark rather than end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
