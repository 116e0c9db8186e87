from __future__ import annotations

import pytest
from casualties import CHANGES, casualties, unknown
from hypothesis import given, settings
from hypothesis import strategies as st
from random_reports import every_table, reports

from scrutinydesk.claims.conflicts import conflicts
from scrutinydesk.claims.mutations import detectable, digit_changes
from scrutinydesk.claims.printed import Printed, counted, printed
from scrutinydesk.claims.systems import Statement, changed, linear, stated


def test_the_changes_of_a_figure():
    assert set(digit_changes("12")) == {f"{k}2" for k in range(2, 10)} | {
        f"1{k}" for k in range(10) if k != 2
    }
    assert "0.8" in set(digit_changes("5.8"))
    assert "0,320" not in set(digit_changes("3,320"))
    assert list(digit_changes("none")) == []


def test_a_figure_without_a_partner_cannot_be_noticed():
    alone = [stated("a", "", "x", counted(12)), stated("b", "", "y", counted(3))]
    found = detectable(alone, stated("a", "", "x", counted(13)))
    assert (found.answer, found.partners) == (False, ())
    with pytest.raises(ValueError, match="no statement is named"):
        detectable(alone, stated("c", "", "x", counted(13)))


def altered(kind, area, text):
    """The statement of a division with another percentage."""
    number, (key, (difference, _)) = next(
        pair for pair in enumerate(CHANGES.items(), start=1) if pair[1][0] == (kind, area)
    )
    pair = unknown(*key, "before"), unknown(*key, "after")
    sign = 1 if difference > 0 else -1
    return changed(f"S{number:02}", "", pair, counted(difference), printed(text, sign=sign))


def test_every_change_of_a_casualty_percentage_that_can_be_noticed_is_caught():
    report = casualties()
    noticed = 0
    for (kind, area), (_, percent) in CHANGES.items():
        for text in list(digit_changes(percent))[::9]:
            wrong = altered(kind, area, text)
            answer = detectable(report, wrong)
            assert answer.answer is not None
            found = conflicts([wrong if each.name == wrong.name else each for each in report])
            assert bool(found) is answer.answer
            if found:
                noticed += 1
                assert len(found) == 1
                assert wrong.name in found[0].names
                assert wrong.name in found[0].cures
    assert noticed > 20


@settings(deadline=None, max_examples=60)
@given(reports(most=4, areas=(2, 2)), st.data())
def test_a_change_is_noticed_exactly_where_trying_all_finds_no_table(report, data):
    truth, statements = report
    parts = [f"{name} {when}" for name in ("area 0", "area 1") for when in "ab"]
    caps = [Statement(f"cap {part}", "", (linear({part: 1}, 0, 5),)) for part in parts]
    name = data.draw(st.sampled_from(sorted(truth)))
    told = stated("told", "", name, counted(truth[name]))
    everything = [*statements, *caps, told]
    shown = Printed(data.draw(st.integers(0, 9)))
    lie = stated("told", "", name, Printed(shown.value, counted=True))
    with_lie = [lie if each is told else each for each in everything]
    possible = next(every_table(with_lie, parts, 5), None) is not None
    assert detectable(everything, lie).answer is (not possible)
    found = conflicts(with_lie)
    assert bool(found) is (not possible)
    for conflict in found:
        assert "told" in conflict.names
