"""Figures come back exactly as they were put: bit for bit, in order, with all that stands beside them."""

from __future__ import annotations

import itertools
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from library_samples import any_observations, by_chance, imported, observations, row

from scrutinydesk.errors import CancelledError
from scrutinydesk.library.errors import LibraryCorruptError, LibraryError
from scrutinydesk.measures.observations import NOTHING, Mark

NUMBERS = itertools.count()


def exact(value):
    """A value that differs where type, sign or one bit differs."""
    return (type(value).__name__, struct.pack("<d", value)) if isinstance(value, float) else repr(value)


def same(found, put):
    assert found.sources == put.sources
    assert len(found) == len(put)
    for one, other in zip(found, put, strict=True):
        assert exact(one.value) == exact(other.value)
        assert one._replace(value=None) == other._replace(value=None)
        assert type(one) is type(other)
        assert [type(mark) for mark in one.marks] == [Mark] * len(other.marks)


@given(any_observations)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_observations_come_back(library, put):
    added = library.add_import(imported(sha256=str(next(NUMBERS))), put)
    assert added.figures == len(put)
    same(library.observations(added.id), put)


def test_an_import_of_many_figures_comes_back(library):
    put = by_chance(1, 12_000)
    same(library.observations(library.add_import(imported(), put).id), put)


def test_nothing_comes_back_as_nothing(library):
    assert library.observations(library.add_import(imported(), NOTHING).id) == NOTHING


def test_an_import_that_is_not_there_is_said(library):
    with pytest.raises(LibraryError, match="no import number 7"):
        library.observations(7)


def test_a_figure_that_has_gone_missing_is_no_smaller_import(library):
    added = library.add_import(imported(), observations(row(), row(cell="C8")))
    with library._home.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM figures WHERE position = 0")
    with pytest.raises(LibraryCorruptError, match="not whole"):
        library.observations(added.id)


def test_a_cancelled_import_leaves_nothing(library):
    class Cancel:
        def step(self, done, total, what):
            if done:
                raise CancelledError

    with pytest.raises(CancelledError):
        library.add_import(imported(), by_chance(1, 20_001), Cancel())
    assert (library.imports(), library.journal()) == ((), ())
    assert library.add_import(imported(), by_chance(1, 50)).figures == 50
