"""What is said where two officers have changed the same paragraph."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.library.values import Record
from scrutinydesk.remembered.edits import Kept, conflict_words, rebased, save
from scrutinydesk.reporting.edits import Edit, Edits

LONG = "All crime rose in the 12 months to June. " * 10
KEYS = st.sampled_from("abc")
WORDS = st.dictionaries(KEYS, st.sampled_from(["one", "two", "three"]), max_size=3)


def theirs(text, key="lancashire-2017-06/5a.change.all_crime"):
    value = None if text is None else {"text": text, "drafted": "d"}
    return Record("edit", key, value, 2, "Anna", dt.datetime(2017, 7, 3, 12, tzinfo=dt.UTC))


def test_both_are_shown_from_where_they_differ():
    title, detail = conflict_words(theirs(f"{LONG}They end so."), Edit("x", f"{LONG}We end otherwise.", "d"))
    assert title == "Anna has changed the same paragraph, in 5 a)."
    assert "They end so.”" in detail
    assert "We end otherwise.”" in detail
    assert LONG not in detail
    assert "(3 July 2017" in detail


def test_drafted_words_are_called_so():
    title, detail = conflict_words(theirs(None, "x/odd"), None)
    assert title == "Anna has changed the same paragraph."
    assert "the drafted words put back. Yours: the drafted words." in detail


def edits(held):
    return Edits({key: Edit(key, text, "d") for key, text in held.items()})


class RefusedError(Exception):
    """Someone changed this one."""


class Shelf:
    """A library of words: what ``save`` puts, refused where the version is another."""

    def __init__(self, held, versions):
        self.held, self.versions = dict(held), dict(versions)

    def put_many(self, changes):
        for each in changes:
            key = each.key.rpartition("/")[2]
            removed = self.held.get(key) is None and not each.expected
            if each.expected != self.versions.get(key, 0) and not removed:
                raise RefusedError(key)
        for each in changes:
            key = each.key.rpartition("/")[2]
            self.held[key] = each.value and each.value["text"]
            self.versions[key] = self.versions.get(key, 0) + 1
        return [
            Record("edit", each.key, each.value, self.versions[each.key.rpartition("/")[2]])
            for each in changes
        ]


@given(WORDS, WORDS, WORDS)
def test_nothing_of_others_is_written_over_or_taken_away(before, mine, now):
    """Whatever three states there are, what both have changed is refused, and all else of both stands."""
    seen = Kept("n", edits(before), dict.fromkeys(before, 1))
    stand = {key: (1 if before.get(key) == now.get(key) else 2) for key in {*before, *now}}
    library = Shelf(now, stand)
    latest = Kept("n", edits(now), {key: stand[key] for key in now})
    ours = {key for key in {*before, *mine} if before.get(key) != mine.get(key)}
    others = {key for key in {*before, *now} if before.get(key) != now.get(key)}
    both = {key for key in ours & others if mine.get(key) != now.get(key)}
    if both:
        with pytest.raises(RefusedError) as caught:
            save(library, *rebased(seen, edits(mine), latest))
        assert caught.value.args[0] in both
        assert library.held == now
        return
    save(library, *rebased(seen, edits(mine), latest))
    for key in {*before, *mine, *now}:
        assert library.held.get(key) == (mine.get(key) if key in ours else now.get(key))
