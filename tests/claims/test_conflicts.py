from __future__ import annotations

from itertools import combinations

from casualties import acquisitive, casualties
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from random_reports import reports

from scrutinydesk.claims.conflicts import conflicts
from scrutinydesk.claims.printed import counted, printed
from scrutinydesk.claims.solver import Limits, solve
from scrutinydesk.claims.systems import Statement, added, changed, linear, stated


def test_the_three_statements_of_12_9_per_cent():
    (found,) = conflicts(casualties(all_East="12.9"))
    assert [each.words for each in found.statements] == [
        "all East -36 (12.9%)",
        "adult East -26 (10.5%)",
        "child East -10 (21.3%)",
    ]
    assert [each.words for each in found.relations] == ["the kinds"]
    assert found.minimal
    # Only without the altered one does all the rest of the section fit.
    assert found.cures == ("S02",)
    assert not found.if_truncated


def test_a_true_report_has_no_conflict():
    assert conflicts(casualties()) == ()
    assert conflicts(acquisitive()) == ()
    assert conflicts([]) == ()


def test_the_smallest_of_several_conflicts_is_shown():
    (found,) = conflicts(casualties(adult_South="4.8"))
    assert len(found.statements) == 3
    assert found.cures == ("S07",)


def test_two_faults_are_two_conflicts_each_with_its_own_way_out():
    found = conflicts(casualties(all_East="12.9", child_West="16.0"))
    assert [each.names for each in found] == [("S11",), ("S02", "S06", "S09")]
    assert [each.cures for each in found] == [("S11",), ("S02",)]


def test_what_fits_if_it_was_cut_off_says_so():
    # 36 of 294 is 12.24%, of 295 is 12.20%; a fall of 10 from 47 is 21.28%.
    (found,) = conflicts(casualties(child_East="21.2"))
    assert (found.names, found.if_truncated) == (("S09",), ("S09",))


def test_relations_alone_that_contradict_each_other_name_no_figure():
    wrong = [Statement("r", "", (linear({"x": 1}, 1, None),), relation=True)]
    wrong.append(Statement("s", "", (linear({"x": 1}, None, 0),), relation=True))
    (found,) = conflicts(wrong)
    assert found.statements == ()
    assert [each.name for each in found.relations] == ["r", "s"]


def test_one_fault_in_a_long_chain_of_figures_is_found_where_it_is():
    years = 300
    chain = [changed(f"Y{k:03}", "", (f"year {k:03}", f"year {k + 1:03}"), counted(1)) for k in range(years)]
    chain += [stated(f"at {k:03}", "", f"year {k:03}", counted(100 + k)) for k in range(0, years, 10)]
    assert conflicts(chain) == ()
    chain.append(stated("wrong", "", "year 155", printed("256")))
    (found,) = conflicts(chain)
    assert "wrong" in found.names
    assert found.minimal
    assert len(found.statements) <= 12


@settings(deadline=None, max_examples=60)
@given(st.one_of(reports(), reports(most=60_000, areas=(2, 6))))
def test_true_reports_are_never_accused(report):
    _, statements = report
    assert conflicts(statements) == ()


@settings(deadline=None, max_examples=60)
@given(reports(), st.data())
def test_a_conflict_is_one_and_is_minimal_and_the_same_in_any_order(report, data):
    truth, statements = report
    figures = [each for each in statements if not each.relation]
    assume(figures)
    names = data.draw(st.lists(st.sampled_from(sorted(truth)), min_size=1, max_size=2, unique=True))
    for k, name in enumerate(names):
        off = data.draw(st.sampled_from([-3, -1, 1, 2, 9]))
        assume(truth[name] + off >= 0)
        statements = [*statements, stated(f"wrong {k}", "", name, counted(truth[name] + off))]
    found = conflicts(statements)
    assert conflicts(data.draw(st.permutations(statements))) == found
    for conflict in found:
        assert any(name.startswith("wrong") for name in conflict.names)
        parts = [*conflict.statements, *conflict.relations]
        assert _contradict(parts)
        assert conflict.minimal
        for size in (1, 2):
            for left_out in combinations(parts, size):
                assert not _contradict([each for each in parts if each not in left_out])
    shown = [name for conflict in found for name in conflict.names]
    assert len(shown) == len(set(shown))
    if not found:
        assert not _contradict(statements)


def _contradict(statements):
    return any(each.fits is False for each in solve(statements, Limits(tables=0)))


def test_a_sum_over_two_readings():
    parts = [stated("a", "", "x", printed("12")), stated("b", "", "y", printed("7"))]
    whole = stated("c", "", "all", printed("20"))
    (found,) = conflicts([*parts, whole, added("sum", "", "all", ["x", "y"])])
    assert found.names == ("a", "b", "c")
    assert set(found.cures) == {"a", "b", "c"}
