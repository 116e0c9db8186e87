"""Two who write at once: nobody's change is lost, nobody waits for ever, and a conflict is said."""

from __future__ import annotations

import sqlite3
import threading
from typing import NamedTuple

import pytest
from library_samples import by_chance, imported, observations, row
from library_writers import begin, count

from scrutinydesk.library.errors import LibraryBusyError

TIMES = 40


def together(nurseries, target, *arguments):
    """Run the same in as many processes as there are arguments, and return what each said."""
    used = nurseries[: len(arguments)]
    for nursery, each in zip(used, arguments, strict=True):
        nursery.start(target, *each)
    assert [nursery.ended() for nursery in used] == [0] * len(used)
    return [nursery.said() for nursery in used]


@pytest.mark.timeout(60)
def test_two_processes_lose_no_update(place, opened, nurseries, tmp_path_factory):
    library = opened(place)
    meeting = [str(tmp_path_factory.mktemp("meeting")), 2]
    [ben], [carol] = together(
        nurseries, count, (place, "Ben", meeting, TIMES), (place, "Carol", meeting, TIMES)
    )
    said = ben, carol
    assert library.record("shared", "counter").value == {"n": 2 * TIMES}
    assert library.record("shared", "counter").version == 2 * TIMES
    assert len(library.records("own")) == 2 * TIMES
    # The same file imported by both is one import.
    assert [each.id for each in library.imports()] == [said[0][2]] == [said[1][2]]
    journal = library.journal(1000)
    counted = [line.after["n"] for line in reversed(journal) if line.kind == "shared"]
    assert counted == list(range(1, 2 * TIMES + 1))
    assert {line.who for line in journal if line.kind == "shared"} == {"Ben", "Carol"}
    assert sum(each[1] for each in said) > 0, "they never met, so nothing was tested"


@pytest.mark.timeout(60)
def test_three_processes_begin_the_same_library(place, nurseries, tmp_path_factory):
    for attempt in range(3):
        where = place if place.startswith("postgresql") else place.replace("library.", f"library{attempt}.")
        meeting = [str(tmp_path_factory.mktemp("meeting")), 3]
        names = [f"{name} {attempt}" for name in ("Anna", "Ben", "Carol")]
        said = together(nurseries, begin, *((where, name, meeting) for name in names))
        assert said == [[["begun", 1]]] * 3


def test_a_library_is_begun_while_someone_else_writes_into_its_file(tmp_path, opened):
    path = tmp_path / "library.sqlite"
    path.touch()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = threading.Timer(0.3, other.rollback)
    later.start()
    assert opened(str(path)).records("own") == {}
    later.join()
    other.close()


def test_a_library_that_is_begun_while_another_looks_is_no_database_of_another_program(tmp_path, opened):
    path = tmp_path / "library.sqlite"
    path.touch()
    begun = []
    looker = opened(str(tmp_path / "another.sqlite"))

    class Slow:
        """Answers, and then lets someone else begin the library."""

        def __init__(self):
            self.connection = sqlite3.connect(path, isolation_level=None)

        def execute(self, statement):
            found = self.connection.execute(statement)
            if "application_id" in statement:
                found = Answer(found.fetchone())
                begun.append(threading.Thread(target=opened, args=(str(path),)))
                begun[0].start()
                begun[0].join(0.5)
            return found

    class Answer(NamedTuple):
        row: tuple

        def fetchone(self):
            return self.row

    slow = Slow()
    assert looker._home._version(slow) is None
    begun[0].join()
    assert opened(str(path)).records("own") == {}
    slow.connection.close()


def test_threads_of_one_window(library):
    failed = []

    def work(name):
        try:
            for number in range(15):
                library.put("own", f"{name} {number}", {"n": number}, 0, "Own")
                added = library.add_import(imported(f"{name} {number}"), by_chance(number, 50))
                assert library.observations(added.id) == by_chance(number, 50)
                assert library.imports()
                library.journal(5)
        except Exception as error:  # noqa: BLE001  told in the thread of the test
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    assert not failed
    assert len(library.records("own")) == len(library.imports()) == 60


def test_a_lock_that_stays_is_said_and_the_same_can_be_tried_again(place, opened):
    holder, library = opened(place), opened(place, patience=0.3)
    with holder._writing() as connection:
        connection.exec_driver_sql("UPDATE records SET version = 1")
        with pytest.raises(LibraryBusyError, match="in use by someone else"):
            library.put("edit", "1", {"a": 1}, 0, "Made")
        assert library.records("edit") == {}, "who only reads need not wait"
    assert library.put("edit", "1", {"a": 1}, 0, "Made").version == 1


def test_a_long_import_of_another_is_seen_whole_or_not_at_all(place, opened):
    writer, reader = opened(place), opened(place, "Ben")
    seen = []

    class Look:
        def step(self, done, total, what):
            seen.append(reader.imports())

    writer.add_import(imported(), observations(*[row(cell=f"C{n}") for n in range(20_005)]), Look())
    assert seen == [(), ()]
    assert reader.imports()[0].figures == 20_005
