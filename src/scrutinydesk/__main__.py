"""``python -m scrutinydesk``: the same as the command ``scrutinydesk``."""

from __future__ import annotations

import sys

from scrutinydesk.command_line import main

if __name__ == "__main__":
    sys.exit(main())
