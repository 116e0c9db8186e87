from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

# With importlib mode test modules find no neighbours by themselves.
sys.path.insert(0, str(Path(__file__).parent))



@pytest.fixture
def opened():
    """A function that opens libraries, which are closed after the test."""
    from scrutinydesk.library import open_library
    from scrutinydesk.library.errors import LibraryError

    libraries = []

    def open_one(where, who="Anna", **options):
        options.setdefault("patience", 20.0)
        libraries.append(open_library(where, who, **options))
        return libraries[-1]

    yield open_one
    for each in libraries:
        # Tests damage files, take them away and fill disks: then there is no backup at the end.
        with contextlib.suppress(LibraryError):
            each.close()


@pytest.fixture
def library(place, opened):
    """An empty library."""
    return opened(place)


@pytest.fixture(scope="session")
def nurseries(tmp_path_factory):
    """Three nurseries, from which children are forked."""
    if not hasattr(os, "fork"):
        pytest.skip("the processes of this test are forked")
    from library_writers import Nursery

    folder = tmp_path_factory.mktemp("said")
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(Nursery(folder)) for _ in range(3)]
