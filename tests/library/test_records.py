"""Records and the journal: nothing is written over unseen, everything can be taken back."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_samples import imported, observations, row, words

from scrutinydesk.library.errors import ConflictError, LibraryError
from scrutinydesk.library.values import Change, Record


def test_a_record_is_kept_changed_and_removed(library):
    first = library.put("edit", "5a-1", {"text": "Crime rose."}, 0, "Edited 5a-1", "clearer")
    assert (first.version, first.who, first.value) == (1, "Anna", {"text": "Crime rose."})
    second = library.put("edit", "5a-1", {"text": "Crime rose a little."}, 1, "Edited 5a-1")
    assert library.records("edit") == {"5a-1": second}
    gone = library.put("edit", "5a-1", None, 2, "Back to the draft")
    assert (gone.value, gone.version) == (None, 3)
    assert library.records("edit") == {}
    assert library.record("edit", "5a-1") == gone
    assert library.record("edit", "5a-2") == Record("edit", "5a-2", None)
    # A version never starts again, so that nobody takes the new record for the old.
    assert library.put("edit", "5a-1", {"text": "New."}, 0, "Edited 5a-1").version == 4


def test_every_change_has_its_line_in_the_journal(library):
    library.put("edit", "1", {"a": 1}, 0, "Made", "because")
    library.put("edit", "1", {"a": 2}, 1, "Changed")
    library.put("break", "1", {"b": 1}, 0, "Another kind")
    library.put("edit", "1", None, 2, "Removed")
    removed, other, changed, made = library.journal()
    assert (made.what, made.why, made.before, made.after) == ("Made", "because", None, {"a": 1})
    assert (changed.before, changed.after) == ({"a": 1}, {"a": 2})
    assert (removed.before, removed.after, removed.who) == ({"a": 2}, None, "Anna")
    assert abs((dt.datetime.now(dt.UTC) - removed.at).total_seconds()) < 60
    assert library.journal(kind="break") == (other,)
    assert library.journal(kind="edit", key="1") == (removed, changed, made)
    assert library.journal(2) == (removed, other)
    assert library.journal(after=other.id) == (removed,)


def test_what_says_the_same_is_no_change(library):
    first = library.put("edit", "1", {"a": 1, "b": 2}, 0, "Made")
    assert library.put("edit", "1", {"b": 2, "a": 1}, 1, "Saved again") == first
    assert library.put("edit", "2", None, 0, "Removed what is not there").version == 0
    assert len(library.journal()) == 1


def test_a_change_on_something_else_is_a_conflict_and_says_whose(library, place, opened):
    mine = library.put("break", "b1", {"month": "2017-04"}, 0, "Added a break")
    theirs = opened(place, "Ben").put("break", "b1", {"month": "2017-05"}, 1, "Moved the break to May")
    with pytest.raises(ConflictError) as caught:
        library.put("break", "b1", {"month": "2017-06"}, mine.version, "Moved it to June")
    assert caught.value.theirs == theirs
    assert caught.value.title == "Ben changed this in the meantime."
    assert "Moved the break to May" in caught.value.detail
    assert library.records("break") == {"b1": theirs}
    assert library.put("break", "b1", {"month": "2017-06"}, theirs.version, "June").version == 3


@pytest.mark.parametrize("expected", [0, 2, 7])
def test_a_record_that_stands_needs_its_version(library, expected):
    library.put("edit", "1", {"a": 1}, 0, "Made")
    with pytest.raises(ConflictError):
        library.put("edit", "1", {"a": 2}, expected, "Changed")
    with pytest.raises(ConflictError):
        library.put("edit", "1", None, expected, "Removed")


def test_a_change_of_what_is_not_there_is_a_conflict(library):
    with pytest.raises(ConflictError, match="no longer there"):
        library.put("edit", "1", {"a": 1}, 1, "Changed")
    made = library.put("edit", "1", {"a": 1}, 0, "Made")
    library.put("edit", "1", None, made.version, "Removed")
    with pytest.raises(ConflictError, match="Anna removed this") as caught:
        library.put("edit", "1", {"a": 2}, made.version, "Changed")
    assert caught.value.theirs.value is None


def test_several_are_kept_all_or_none(library):
    library.put("measure", "stands", {"a": 1}, 0, "Made")
    changes = [
        Change("recipe", "lancs", {"tables": []}, 0, "Mapped"),
        Change("measure", "stands", {"a": 2}, 0, "Made"),
    ]
    with pytest.raises(ConflictError):
        library.put_many(changes)
    assert library.records("recipe") == {}
    assert len(library.journal()) == 1
    kept = library.put_many([changes[0], Change("measure", "new", {"a": 2}, 0, "Made")])
    assert [record.key for record in kept] == ["lancs", "new"]
    assert list(library.records("measure")) == ["new", "stands"]


def test_keys_by_how_they_begin(library):
    for key in ("a/1", "a/2", "A/3", "b/1", "a%", "a\\/4", "é/1"):
        library.put("edit", key, {"k": key}, 0, "Made")
    assert list(library.records("edit", "a/")) == ["a/1", "a/2"]
    assert list(library.records("edit", "A")) == ["A/3"]
    assert list(library.records("edit", "a%")) == ["a%"]
    assert list(library.records("edit", "a\\")) == ["a\\/4"]
    assert list(library.records("edit", "é")) == ["é/1"]
    assert list(library.records("edit")) == sorted(["a/1", "a/2", "A/3", "b/1", "a%", "a\\/4", "é/1"])


def test_undo_and_redo(library):
    made = library.put("edit", "1", {"a": 1}, 0, "Edited 5a-1")
    changed = library.put("edit", "1", {"a": 2}, 1, "Edited 5a-1 again")
    undone = library.undo(changed.entry)
    assert undone.value == {"a": 1}
    line = library.journal(1)[0]
    assert (line.what, line.undoes) == ("Undone: Edited 5a-1 again", changed.entry)
    # The record is again as the first entry left it, though its version has moved on.
    gone = library.undo(made.entry)
    assert gone.value is None
    again = library.undo(gone.entry)
    assert again.value == {"a": 1}
    assert library.journal(1)[0].what == "Done again: Edited 5a-1"
    assert library.undo(undone.entry).value == {"a": 2}
    assert library.undo(library.journal(1)[0].id).value == {"a": 1}
    assert library.journal(1)[0].what == "Undone: Edited 5a-1 again"


def test_undo_of_what_was_changed_since_is_a_conflict(library, place, opened):
    made = library.put("edit", "1", {"a": 1}, 0, "Made")
    opened(place, "Ben").put("edit", "1", {"a": 3}, 1, "Changed by Ben")
    with pytest.raises(ConflictError, match="Ben changed this"):
        library.undo(made.entry)
    assert library.record("edit", "1").value == {"a": 3}


def test_several_are_undone_all_or_none(library):
    one = library.put("edit", "1", {"a": 1}, 0, "Made")
    two = library.put("edit", "2", {"a": 1}, 0, "Made")
    library.put("edit", "1", {"a": 2}, 1, "Changed")
    with pytest.raises(ConflictError):
        library.undo_many([two.entry, one.entry])
    assert library.record("edit", "2").value == {"a": 1}
    undone = library.undo_many([library.journal(1)[0].id, one.entry])
    assert [record.value for record in undone] == [{"a": 1}, None]


def test_an_import_stays(library):
    library.add_import(imported(), observations(row()))
    with pytest.raises(LibraryError, match="cannot be undone"):
        library.undo(library.journal(1)[0].id)
    with pytest.raises(LibraryError, match="cannot be undone"):
        library.undo(999)


@pytest.mark.parametrize(
    "change",
    [("", "1", {}), ("edit", "", {}), ("edit", "k" * 2001, {}), ("import", "1", {}), ("reported", "1", {})],
)
def test_a_record_needs_a_name(library, change):
    with pytest.raises(ValueError, match="record"):
        library.put(*change, 0, "Made")


def test_what_cannot_be_kept_is_refused(library):
    deep = nested = {}
    for _ in range(100_000):
        nested["a"] = {}
        nested = nested["a"]
    for value in (deep, {"a": float("nan")}, {"a": {1}}):
        with pytest.raises(LibraryError, match="cannot be kept"):
            library.put("edit", "1", value, 0, "Made")
    with pytest.raises(LibraryError, match="too large"):
        library.put("edit", "1", {"text": "x" * 2**24}, 0, "Made")
    with pytest.raises(TypeError):
        library.put("edit", "1", {1: 2}, 0, "Made")
    assert library.journal() == ()


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(words, jsons, max_size=4), words.filter(bool), words)
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_comes_back(library, value, key, what):
    key = uuid.uuid4().hex + key
    put = library.put("edit", key, value, 0, what)
    assert put.value == value
    assert library.record("edit", key) == put
    assert library.journal(1)[0].what == what


puts = st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 3), st.sampled_from([0, 0, 0, 1]))
steps = st.lists(puts | st.integers(0, 8), max_size=25)


class Model:
    """The same in a plain dictionary; a step says whether the library has to refuse it."""

    def __init__(self):
        self.stands, self.versions, self.lines = {}, dict.fromkeys("abc", 0), []

    def change(self, key, value, entry):
        if self.stands.get(key) != value:
            self.lines.append((entry(), key, self.stands.get(key), value))
            self.versions[key] += 1
            self.stands[key] = value

    def put(self, library, kind, key, value, stale):
        if stale:
            with pytest.raises(ConflictError):
                library.put(kind, key, value, self.versions[key] + 1, "put")
        else:
            library.put(kind, key, value, self.versions[key], "put")
            self.change(key, value, lambda: library.journal(1)[0].id)

    def undo(self, library, number):
        if number >= len(self.lines):
            return
        entry, key, before, after = self.lines[number]
        if self.stands.get(key) != after:
            with pytest.raises(ConflictError):
                library.undo(entry)
        else:
            library.undo(entry)
            self.change(key, before, lambda: library.journal(1)[0].id)


@given(steps)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_does_what_a_plain_dictionary_does(library, steps):
    kind, model = uuid.uuid4().hex, Model()  # a fresh set of records each time
    for step in steps:
        if isinstance(step, int):
            model.undo(library, step)
        else:
            key, number, stale = step
            model.put(library, kind, key, None if number is None else {"n": number}, stale)
        stands = {key: value for key, value in model.stands.items() if value is not None}
        assert {key: record.value for key, record in library.records(kind).items()} == stands
    assert {key: library.record(kind, key).version for key in "abc"} == model.versions
    told = [(line.id, line.key, line.before, line.after) for line in library.journal(1000, kind)]
    assert told == model.lines[::-1]
