from __future__ import annotations

from casualties import DIVISIONS, acquisitive, casualties, unknown

from scrutinydesk.claims.printed import counted, printed
from scrutinydesk.claims.solver import solve
from scrutinydesk.claims.systems import changed, stated
from scrutinydesk.claims.tables import Cell, hidden_table


def casualty_table(kind, statements):
    rows, columns = [*DIVISIONS, "Force"], ["before", "after"]
    unknowns = {(row, column): unknown(kind, row, column) for row in rows for column in columns}
    return hidden_table(kind, rows, columns, unknowns, solve(statements))


def test_the_hidden_table_of_the_casualties():
    table = casualty_table("all", casualties())
    assert [[str(cell) for cell in row] for row in table.cells] == [
        ["294 or 295", "258 or 259"],
        ["247 or 248", "245 or 246"],
        ["273", "263"],
        ["815 or 816", "767 or 768"],
    ]
    assert table.note == "3 tables of whole numbers fit what the report says; 2 of 8 figures are certain."
    child = casualty_table("child", casualties())
    assert child.facts == 8


def test_no_table_is_shown_where_none_fits():
    assert casualty_table("all", casualties(all_East="12.9")) is None


def test_a_range_is_shown_as_one():
    unknowns = {("HIAC", when): f"HIAC {when}" for when in ("before", "after")}
    table = hidden_table("Acquisitive crime", ["HIAC"], ["before", "after"], unknowns, solve(acquisitive()))
    assert [str(cell) for cell in table.cells[0]] == ["5,861 to 5,867", "7,880 to 7,886"]
    assert table.tables == 13


def test_groups_are_put_together_and_gaps_are_not_known():
    solved = solve(
        [
            stated("a", "", "East", counted(12)),
            changed("b", "", ("South before", "South"), counted(13320), printed("13.0")),
            changed("c", "", ("West before", "West"), counted(10)),
        ]
    )
    names = {(row, "now"): row for row in ["East", "South", "West", "North"]}
    table = hidden_table("Areas", ["East", "South", "West", "North", "Sea"], ["now"], names, solved)
    shown = [str(row[0]) for row in table.cells]
    assert shown == ["12", "115,389 to 116,177", "10 or more", "not known", "not known"]
    assert table.tables is None
    assert "1 of 5 figures are certain" in table.note


def test_cells():
    assert str(Cell(3, 9, (3, 5, 9))) == "3, 5 or 9"
    assert not Cell().known
