from __future__ import annotations

from contextlib import ExitStack

import pytest


@pytest.fixture
def officers(place):
    """Two who have the same library open."""
    from scrutinydesk.library import open_library

    with ExitStack() as stack:
        made = [open_library(place, who) for who in ("Anna", "Ben")]
        for each in made:
            stack.callback(each.close)
        yield made
