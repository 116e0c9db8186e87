"""Where an installed copy starts: the command line, or a second process of the program's own.

Reading a PDF report takes a second process (``claims.pdf_reader``). An installed copy has no
``python`` to start, so it starts itself, and what it is started for stands in the arguments.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    sys.frozen = True  # so multiprocessing knows; PyInstaller says it too
    # Looked at first, so that an ordinary start need not import multiprocessing.
    if any(word in sys.argv[1:] for word in ("--multiprocessing-fork", "-c")):
        from multiprocessing import freeze_support

        freeze_support()
    from scrutinydesk.command_line import main

    sys.exit(main())
