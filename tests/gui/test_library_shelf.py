"""The officer's words on their way into the library, past others and past its absence."""

from __future__ import annotations

import pytest

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.library import open_library
from scrutinydesk.library.errors import ConflictError, LibraryGoneError
from scrutinydesk.qt.library_shelf import UNSAVED, LibraryShelf
from scrutinydesk.qt.panels.edit_store import EditStore
from scrutinydesk.qt.remembering import Remembering
from scrutinydesk.remembered import edits as kept_edits
from scrutinydesk.reporting.edits import Edit, Edits

NAME = "lancashire-2017-09"


def words(**by_id):
    return Edits({key: Edit(key, text, "drafted") for key, text in by_id.items()})


class Office:
    """One library; officers with a shelf each, and homes of their own."""

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "library.sqlite"
        self.open = []
        self.libraries = []

    def shelf(self, who, home=""):
        """Return the shelf of an officer, as one run has it."""
        remembering = Remembering(self.folder, str(self.path))
        remembering._open[str(self.path)] = open_library(self.path, who, patience=20.0)
        remembering._known.add(str(self.path))
        self.open.append(remembering)
        home = self.folder / (home or who)
        made = LibraryShelf(remembering.ask, home, lambda: None, lambda name: name.startswith("demo-"))
        made.refresh(NAME)
        return made

    def stands(self):
        library = open_library(self.path, "reader")
        found = kept_edits.load(library, NAME).edits
        library.close()
        return {key: edit.text for key, edit in found.by_id.items()}

    def away(self):
        self.path.rename(self.folder / "elsewhere.sqlite")

    def back(self):
        (self.folder / "elsewhere.sqlite").rename(self.path)


@pytest.fixture
def office(qapp, tmp_path):
    made = Office(tmp_path)
    yield made
    for each in made.open:
        each.close()


def test_what_others_write_elsewhere_comes_with_the_next_save(office):
    anna, ben = office.shelf("Anna"), office.shelf("Ben")
    for shelf in (anna, ben):
        assert not shelf.load(NAME)[0]
    anna.save(NAME, words(a="Anna's"))
    assert ben.save(NAME, words(b="Ben's")) == words(a="Anna's", b="Ben's")
    assert office.stands() == {"a": "Anna's", "b": "Ben's"}


def test_opening_again_takes_nothing_of_others_away(office):
    anna, ben = office.shelf("Anna"), office.shelf("Ben")
    anna.load(NAME)
    ben.load(NAME)
    anna.save(NAME, words(a="Anna's"))
    ben.save(NAME, words(b="Ben's"))
    # Anna types, and opens the workbook again before it is saved: prepared first, saved then, loaded last.
    anna.refresh(NAME)
    anna.save(NAME, words(a="Anna's", c="and more"))
    assert anna.load(NAME)[0] == words(a="Anna's", b="Ben's", c="and more")
    assert office.stands() == {"a": "Anna's", "b": "Ben's", "c": "and more"}


@pytest.mark.parametrize("mine", [True, False])
def test_the_same_paragraph_is_a_conflict_until_it_is_settled(office, mine):
    anna, ben = office.shelf("Anna"), office.shelf("Ben")
    anna.load(NAME)
    ben.load(NAME)
    anna.save(NAME, words(a="Anna's"))
    ours = words(a="Ben's", b="also Ben's")
    for _ in range(2):  # to try again is no answer
        with pytest.raises(ConflictError) as caught:
            ben.save(NAME, ours)
        assert ben.waits(NAME)
        assert office.stands() == {"a": "Anna's"}
    paragraph, theirs = ben.settle(NAME, caught.value.theirs)
    assert (paragraph, theirs.text) == ("a", "Anna's")
    stands = ben.save(NAME, ours if mine else ours.with_edit(theirs))
    assert stands.by_id["a"].text == ("Ben's" if mine else "Anna's")
    assert office.stands() == {"a": "Ben's" if mine else "Anna's", "b": "also Ben's"}
    assert not ben.waits(NAME)
    assert not list((office.folder / "Ben" / UNSAVED).iterdir())


def test_a_paragraph_they_put_back_is_a_conflict_too(office):
    anna = office.shelf("Anna")
    anna.load(NAME)
    anna.save(NAME, words(a="Anna's"))
    ben = office.shelf("Ben")
    assert ben.load(NAME)[0] == words(a="Anna's")
    anna.save(NAME, words())
    with pytest.raises(ConflictError) as caught:
        ben.save(NAME, words(a="Ben's"))
    assert ben.settle(NAME, caught.value.theirs) == ("a", None)
    assert "drafted words put back" in kept_edits.conflict_words(caught.value.theirs, None)[1]
    ben.save(NAME, words(a="Ben's"))
    assert office.stands() == {"a": "Ben's"}


def test_a_conflict_that_was_not_settled_comes_up_again_in_the_next_run(office):
    anna, ben = office.shelf("Anna"), office.shelf("Ben")
    anna.load(NAME)
    ben.load(NAME)
    anna.save(NAME, words(a="Anna's"))
    with pytest.raises(ConflictError):
        ben.save(NAME, words(a="Ben's"))
    again = office.shelf("Ben")
    assert again.load(NAME)[0] == words(a="Ben's")
    assert again.waits(NAME)
    with pytest.raises(ConflictError):
        again.save(NAME, words(a="Ben's"))
    assert office.stands() == {"a": "Anna's"}


def test_words_of_an_absence_are_taken_over_when_the_library_is_back(office):
    anna = office.shelf("Anna")
    anna.load(NAME)
    anna.save(NAME, words(a="before"))
    office.away()
    for _ in range(3):
        with pytest.raises(LibraryGoneError) as caught:
            anna.save(NAME, words(a="before", b="meanwhile"))
        assert "kept on this computer" in caught.value.detail
        assert not office.path.exists()  # no empty one is begun in its place
    office.back()
    anna.save(NAME, words(a="before", b="meanwhile"))
    assert office.stands() == {"a": "before", "b": "meanwhile"}
    assert not anna.waits(NAME)


def test_they_outlive_the_run_and_meet_what_others_wrote(office):
    anna = office.shelf("Anna")
    anna.load(NAME)
    anna.save(NAME, words(a="one", b="two"))
    office.away()
    with pytest.raises(ScrutinyError):
        anna.save(NAME, words(a="one, by Anna", b="two, by Anna"))
    office.back()
    ben = office.shelf("Ben")
    assert ben.load(NAME)[0] == words(a="one", b="two")
    ben.save(NAME, words(a="one", b="two, by Ben", c="three"))
    # The next run: what nobody else touched is taken over, the other is asked about.
    again = office.shelf("Anna")
    found = again.load(NAME)[0]
    assert found == words(a="one, by Anna", b="two, by Anna", c="three")
    with pytest.raises(ConflictError) as caught:
        again.save(NAME, found)
    assert caught.value.theirs.value["text"] == "two, by Ben"
    again.settle(NAME, caught.value.theirs)
    again.save(NAME, found)
    assert office.stands() == {"a": "one, by Anna", "b": "two, by Anna", "c": "three"}


def test_words_typed_before_the_library_was_ever_seen_take_nothing_away(office):
    anna = office.shelf("Anna")
    anna.load(NAME)
    anna.save(NAME, words(a="one", b="two"))
    office.away()

    def gone(work, *, for_demo=None):
        raise LibraryGoneError("The library cannot be reached.")

    blind = LibraryShelf(gone, office.folder / "blind", lambda: None, lambda _name: False)
    assert not blind.load(NAME)[0]
    with pytest.raises(LibraryGoneError):
        blind.save(NAME, words(b="typed over a draft", c="new"))
    office.back()
    again = office.shelf("Anna", "blind")
    found = again.load(NAME)[0]
    assert found == words(a="one", b="typed over a draft", c="new")
    with pytest.raises(ConflictError):
        again.save(NAME, found)


def test_a_file_of_waiting_words_cut_short_is_kept_aside_and_told(office):
    path = office.folder / "Anna" / UNSAVED / f"{NAME}.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"version": 1, "edits": [{"parag')
    found, findings = office.shelf("Anna").load(NAME)
    assert not found
    assert findings[0].kind == "edits.unreadable"
    assert path.with_name(f"{path.name}.bak").exists()


def test_where_even_this_computer_cannot_take_them_it_says_so_and_holds_them(office):
    anna = office.shelf("Anna")
    anna.load(NAME)
    (office.folder / "Anna").mkdir(exist_ok=True)
    (office.folder / "Anna" / UNSAVED).write_text("in the way")
    office.away()
    with pytest.raises(LibraryGoneError) as caught:
        anna.save(NAME, words(a="only here"))
    assert "in this window alone" in caught.value.detail
    assert anna.load(NAME)[0] == words(a="only here")


def test_the_demonstration_and_the_officers_own_words_never_mix(qapp, tmp_path):
    remembering = Remembering(tmp_path)
    shelf = LibraryShelf(remembering.ask, tmp_path, lambda: None, lambda name: name.startswith("demo-"))
    remembering.for_demo = True
    shelf.save(NAME, words(a="own"))
    remembering.for_demo = False
    shelf.save("demo-2017-09", words(a="demo"))
    own, demo = (remembering.library(for_demo=each) for each in (False, True))
    assert kept_edits.load(own, NAME).edits == words(a="own")
    assert kept_edits.load(demo, "demo-2017-09").edits == words(a="demo")
    assert len(own.records("edit")) == len(demo.records("edit")) == 1
    remembering.close()


@pytest.fixture
def quick(monkeypatch):
    from scrutinydesk.qt.panels import edit_store

    monkeypatch.setattr(edit_store, "DELAY_MS", 10)
    monkeypatch.setattr(edit_store, "RETRY_MS", 100)


def test_the_store_tells_of_an_absence_once_and_tries_again_by_itself(office, qtbot, quick):
    store = EditStore(office.shelf("Anna"))
    store.keep_in(NAME)
    failed, regained = [], []
    store.failed.connect(failed.append)
    store.regained.connect(lambda: regained.append(True))
    office.away()
    store.put(Edit("a", "meanwhile", "drafted"))
    qtbot.waitUntil(lambda: bool(failed))
    store.put(Edit("b", "more", "drafted"))
    qtbot.wait(500)
    assert len(failed) == 1
    office.back()
    qtbot.waitUntil(lambda: bool(regained))
    assert office.stands() == {"a": "meanwhile", "b": "more"}


def test_what_others_wrote_is_shown_and_what_is_typed_meanwhile_stays(office, qtbot, quick):
    ben = office.shelf("Ben")
    ben.load(NAME)
    store = EditStore(office.shelf("Anna"))
    store.keep_in(NAME)
    ben.save(NAME, words(b="Ben's", c="also"))
    typed = iter([Edit("c", "typed meanwhile", "drafted")])
    store.taking.connect(lambda: [store.put(each) for each in typed])
    with qtbot.waitSignal(store.taken):
        store.put(Edit("a", "Anna's", "drafted"))
    assert store.edits.by_id["b"].text == "Ben's"
    assert store.edits.by_id["c"].text == "typed meanwhile"
    qtbot.waitUntil(lambda: store.conflict is not None)
    store.answer(mine=False)
    qtbot.waitUntil(lambda: not store._dirty)
    assert office.stands() == {"a": "Anna's", "b": "Ben's", "c": "also"}
    store.answer(mine=True)  # nothing is open any more


def test_closing_while_a_save_is_on_its_way_takes_nothing_of_others_away(office, qapp, quick):
    ben = office.shelf("Ben")
    ben.load(NAME)
    store = EditStore(office.shelf("Anna"))
    store.keep_in(NAME)
    ben.save(NAME, words(b="Ben's"))
    store.put(Edit("a", "Anna's", "drafted"))
    store._save_soon()
    store._task.wait()  # kept, and the window does not know yet
    store.put(Edit("a", "Anna's, at last", "drafted"))
    store.flush()
    assert office.stands() == {"a": "Anna's, at last", "b": "Ben's"}
    assert store.conflict is None
