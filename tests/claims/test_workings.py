from __future__ import annotations

from casualties import casualties

from scrutinydesk.claims.conflicts import conflicts
from scrutinydesk.claims.printed import counted, printed
from scrutinydesk.claims.systems import added, changed, nested, stated
from scrutinydesk.claims.workings import working


def of(statements):
    (found,) = conflicts(statements)
    return working(found, lambda name: name.removesuffix(" before"))


def test_the_working_of_12_9_per_cent_can_be_added_up():
    assert of(casualties(all_East="12.9")) == (
        "247 to 248 (adult East) + 47 (child East) = 294 to 295, but all East is 278 to 280"
    )


def test_a_statement_that_contradicts_itself():
    assert of(casualties(child_West="16.0")) == "child West 3 (16.0%): no whole numbers fit"


def test_an_area_greater_than_what_it_is_part_of():
    statements = [
        stated("force", "", "Lancashire", counted(120)),
        stated("region", "", "North West", printed("119")),
        nested("part", "", "Lancashire", "North West"),
    ]
    assert of(statements) == "Lancashire: 120; North West: 119"


def test_the_same_figure_twice():
    statements = [stated("a", "", "volunteers", counted(506)), stated("b", "", "volunteers", counted(560))]
    assert of(statements) == "volunteers: 506 against 560"


def test_differences_that_do_not_add_up():
    names = {"East": -36, "West": -10, "all": -47}
    statements = [
        changed(k, "", (f"{k} before", f"{k} after"), counted(number)) for k, number in names.items()
    ]
    statements += [
        added(when, "", f"all {when}", [f"East {when}", f"West {when}"]) for when in ("before", "after")
    ]
    assert of(statements) == ("−36 (East after) + −10 (West after) = −46, but the change in all after is −47")
