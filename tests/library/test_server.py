"""A library on a PostgreSQL server, and everything that can happen on the way to it."""

from __future__ import annotations

import uuid

import psycopg
import pytest
from library_samples import by_chance, imported
from sqlalchemy.engine import make_url

from scrutinydesk.library import open_library
from scrutinydesk.library.errors import (
    LibraryBusyError,
    LibraryError,
    LibraryFullError,
    LibraryGoneError,
    LibraryReadOnlyError,
    LibraryRefusedError,
    NotALibraryError,
)
from scrutinydesk.library.server import is_address, shown


def changed(address, **parts) -> str:
    return make_url(address).set(**parts).render_as_string(hide_password=False)


def said(error) -> str:
    """What the officer reads; each fault says all three, and no password."""
    fault = error.value
    assert fault.title
    assert fault.detail
    assert fault.remedy
    return str(fault)


@pytest.fixture
def run(schema):
    """A function that runs SQL in the schema of the test, as someone else."""
    with psycopg.connect(schema, autocommit=True) as connection:
        yield connection.execute


@pytest.fixture
def role(server):
    """A user of the server who has a password and nothing else."""
    name, password = f"officer_{uuid.uuid4().hex[:8]}", "hush:4@ever/#"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN PASSWORD '{password}'")
        yield name, password
        connection.execute(f"DROP OWNED BY {name}")
        connection.execute(f"DROP ROLE {name}")


def test_where_is_shown_without_the_password(schema, opened):
    library = opened(schema)
    url = make_url(schema)
    assert library.where.startswith(f"postgresql://{url.username}@{url.host}")
    assert url.password not in library.where
    secret = make_url("postgresql+psycopg://anna:hush@db/desk?password=hush&sslpassword=hush&sslmode=require")
    assert shown(secret) == "postgresql://anna@db/desk?sslmode=require"


@pytest.mark.parametrize(
    ("where", "address"),
    [
        ("postgresql://db/desk", True),
        ("postgres://db/desk", True),
        ("postgresql+psycopg://db/desk", True),
        ("PostgreSQL://db/desk", True),
        ("/home/anna/postgresql/library.sqlite", False),
        ("postgresql", False),
        ("library.sqlite", False),
    ],
)
def test_what_is_an_address(where, address):
    assert is_address(where) is address


@pytest.mark.parametrize("address", ["postgresql://anna:hush@db:port/desk", "postgresql://anna:hu@sh:x@@:/"])
def test_an_address_that_is_not_understood_is_said_without_repeating_it(address):
    with pytest.raises(LibraryRefusedError) as error:
        open_library(address, patience=1)
    assert "hush" not in said(error)
    assert error.value.__context__ is None
    assert "%40" in error.value.remedy


def test_a_wrong_password_is_said_and_not_shown(server, role):
    name, password = role
    with pytest.raises(LibraryRefusedError) as error:
        open_library(changed(server, username=name, password=f"wrong-{password}"), patience=20)
    assert "password authentication failed" in said(error)
    assert password not in said(error)


def test_a_database_that_is_not_there_is_said(server):
    with pytest.raises(LibraryRefusedError) as error:
        open_library(changed(server, database="no_such_database"), patience=20)
    assert "no_such_database" in said(error)


@pytest.mark.parametrize("parts", [{"host": "no-such-host.invalid"}, {"host": "127.0.0.1", "port": 1}])
def test_a_server_that_cannot_be_reached_is_said(server, parts):
    with pytest.raises(LibraryGoneError) as error:
        open_library(changed(server, **parts), patience=2)
    assert "Check the network and the address" in said(error)


def test_one_who_may_not_make_tables_is_told_so(server, role):
    name, password = role
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA s_{name}")
        try:
            connection.execute(f"GRANT USAGE ON SCHEMA s_{name} TO {name}")
            address = changed(server, username=name, password=password)
            where = f"{address}{'&' if '?' in address else '?'}options=-csearch_path%3Ds_{name}"
            with pytest.raises(LibraryReadOnlyError) as error:
                open_library(where, patience=20)
            assert password not in said(error)
        finally:
            connection.execute(f"DROP SCHEMA s_{name}")


def test_tables_of_another_program_are_left_alone(schema, run):
    run("CREATE TABLE journal (note text)")
    with pytest.raises(NotALibraryError) as error:
        open_library(schema, patience=20)
    assert "journal" in said(error)
    tables = run("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
    assert tables.fetchall() == [("journal",)]


def test_other_tables_do_not_matter(schema, run, opened):
    run("CREATE TABLE accounts (note text)")
    assert opened(schema).imports() == ()


def test_a_database_that_cannot_hold_every_letter_is_refused(server):
    name = f"desk_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        how = "ENCODING LATIN1 TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
        connection.execute(f"CREATE DATABASE {name} {how}")
        try:
            with pytest.raises(LibraryError, match="every letter") as error:
                open_library(changed(server, database=name), patience=20)
            assert "encoding UTF8" in said(error)
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def named(schema):
    """The address of the test's schema, its connections with a name of their own."""
    return f"{schema}&application_name=desk_{uuid.uuid4().hex}"


@pytest.fixture
def end(named, run):
    """A function that ends all connections of the library, as a server does that goes down."""
    name = make_url(named).query["application_name"]
    found = "FROM pg_stat_activity WHERE application_name = %s"
    return lambda: run(f"SELECT pg_terminate_backend(pid, 5000) {found}", [name]).fetchall()


def test_a_server_that_was_away_in_between_is_not_noticed(named, end, opened):
    library = opened(named)
    library.put("edit", "1", {"a": 1}, 0, "Made")
    assert end() == [(True,)]
    assert library.record("edit", "1").value == {"a": 1}
    assert end() == [(True,)]
    assert library.put("edit", "1", {"a": 2}, 1, "Changed").version == 2


def test_a_server_that_is_lost_in_the_middle_keeps_nothing(named, end, opened):
    library = opened(named)

    class Lose:
        def step(self, done, total, what):
            assert end() == [(True,)]

    with pytest.raises(LibraryGoneError) as error:
        library.add_import(imported(), by_chance(1, 500), Lose())
    assert "whole or not at all" in said(error)
    assert library.imports() == ()
    assert library.add_import(imported(), by_chance(1, 500)).figures == 500


def test_a_full_disk_of_the_server_is_said_and_nothing_is_kept(schema, run, opened):
    library = opened(schema)
    run("CREATE FUNCTION no_room() RETURNS trigger AS $$ BEGIN RAISE disk_full; END $$ LANGUAGE plpgsql")
    run("CREATE TRIGGER no_room BEFORE INSERT ON records FOR EACH ROW EXECUTE FUNCTION no_room()")
    with pytest.raises(LibraryFullError) as error:
        library.put("edit", "1", {"a": 1}, 0, "Made")
    assert "Make room" in said(error)
    assert library.journal() == ()
    run("DROP TRIGGER no_room ON records")
    assert library.put("edit", "1", {"a": 1}, 0, "Made").version == 1


def test_a_server_that_lets_nobody_write_is_said_and_can_still_be_read(schema, opened):
    opened(schema).put("edit", "1", {"a": 1}, 0, "Made")
    library = opened(f"{schema}%20-cdefault_transaction_read_only%3Don")
    assert library.record("edit", "1").value == {"a": 1}
    with pytest.raises(LibraryReadOnlyError):
        library.put("edit", "1", {"a": 2}, 1, "Changed")


def test_too_many_at_once_are_told_to_wait(server, role):
    name, password = role
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {name} CONNECTION LIMIT 0")
    with pytest.raises(LibraryBusyError):
        open_library(changed(server, username=name, password=password), patience=20)


def test_what_waits_for_ever_is_ended(schema, opened):
    with opened(schema, patience=0.4)._reading() as connection:
        wanted = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "TimeZone")
        shown_by = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in wanted}
    assert shown_by == {
        "lock_timeout": "400ms",
        "statement_timeout": "2min",
        "idle_in_transaction_session_timeout": "2min",
        "TimeZone": "UTC",
    }


def test_a_server_makes_its_own_backups(schema, opened):
    assert opened(schema).back_up() is None


def test_a_fault_that_nobody_thought_of_is_still_worded(schema, run, opened):
    library = opened(schema)
    run("DROP TABLE reported_parts")
    with pytest.raises(LibraryError) as error:
        library.reported()
    assert "reported_parts" in said(error)
