"""Where an installed copy starts: the command line, or a second process of the program's own.

Reading a PDF report takes a second process (``claims.pdf_reader``), and on Linux a third that cleans up
after them. An installed copy has no ``python`` to start, so it starts itself, and what it is started for
stands in the arguments.
"""

from __future__ import annotations

import sys

TRACKER = "from multiprocessing.resource_tracker import main;main("


def second_process(words: list[str]) -> None:
    """Do the work of a process that multiprocessing has started, and end; else do nothing."""
    # Looked at first, so that an ordinary start need not import multiprocessing.
    if words[:1] == ["--multiprocessing-fork"]:
        from multiprocessing.spawn import freeze_support

        freeze_support()
    elif words[-2:-1] == ["-c"] and words[-1].startswith(TRACKER):
        from multiprocessing.resource_tracker import main

        main(int(words[-1].removeprefix(TRACKER).rstrip(")")))
        sys.exit()


sys.frozen = True  # so multiprocessing knows
globals().pop("__file__", None)  # or a second process would look for this file, which is in no folder
second_process(sys.argv[1:])

from scrutinydesk.command_line import main  # noqa: E402  a second process does without

sys.exit(main())
