from __future__ import annotations

import math
import re
import runpy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.analysis.control import Rebase, Ruleset, control_chart
from scrutinydesk.analysis.false_signal_rates import RATES, RULESETS
from scrutinydesk.analysis.false_signals import false_signals, rate
from scrutinydesk.measures.catalogue import Polarity
from scrutinydesk.periods import Month

START = Month.of(2014, 1)
FEW = 400


@pytest.fixture(scope="module")
def script(root):
    return runpy.run_path(str(root / "docs" / "false_signals.py"))


@pytest.fixture(scope="module")
def printed(root, script):
    """The tables of the page: the first share of each cell, by title."""
    page = (root / "docs" / "statistics.md").read_text(encoding="utf-8")
    part = page.split(script["BEGIN"])[1].split(script["END"])[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if "%)" in line]
    return {title: [float(re.match(r"[\d.]+", cell)[0]) / 100 for cell in cells] for title, *cells in rows}


def near(counted, share, charts):
    """Whether a share counted on few charts is one that another share would give."""
    return abs(counted - share) <= 4.5 * math.sqrt(max(share * (1 - share), 0.01) / charts)


def test_the_page_says_what_the_simulation_gives(script, printed):
    assert list(printed) == [title for title, *_ in (*script["SCENES"], *script["SEASONS"])]
    for title, scene, n in script["SCENES"]:
        found = script["shares"](scene, n, FEW, seed=1)
        for (ruleset, (anywhere, _)), share in zip(found.items(), printed[title], strict=True):
            assert near(anywhere, share, FEW), (title, ruleset, anywhere, share)


def test_the_page_says_how_often_a_season_is_found(script, printed):
    for title, scene in script["SEASONS"]:
        ours, _ = script["found"](scene, 36, 100, seed=1)
        assert near(ours, printed[title][0], 100), (title, ours)


def test_reference_shares(printed):
    """Hold what was counted against the design's own 4,000 charts: 17, 30, 98, 88 and 28 per cent."""
    rows = list(printed)
    for row, share in ((0, 0.17), (1, 0.30), (3, 0.98), (4, 0.88), (5, 0.28)):
        assert printed[rows[row]][0] == pytest.approx(share, abs=0.017)


@pytest.mark.parametrize("n", [12, 24, 36])
def test_the_rates_are_those_of_charts_as_the_program_makes_them(n):
    draw = np.random.default_rng(5)
    months = [START + k for k in range(n)]
    for ruleset in Ruleset:
        charts = [
            control_chart(months, draw.poisson(100, n).tolist(), Polarity.NEUTRAL, ruleset=ruleset)
            for _ in range(FEW)
        ]
        expected = rate(ruleset, n)
        some = sum(any(p.special for p in c.points) or (c.runs is not None and c.runs.signal) for c in charts)
        assert near(some / FEW, expected.anywhere, FEW)
        assert near(sum(c.special for c in charts) / FEW, expected.latest, FEW)


def test_the_simulation_does_not_depend_on_what_ran_before(script):
    one = script["shares"](script["level"], 12, 30)
    script["shares"](script["season"], 12, 5)
    assert script["shares"](script["level"], 12, 30) == one
    other = script["shares"](script["level"], 12, 30, seed=2)
    assert set(other) == set(one)


@given(st.sampled_from(list(Ruleset)), st.integers(0, 1000))
def test_rates_between_and_beyond_the_lengths_of_the_table(ruleset, n):
    found = rate(ruleset, n)
    if n < 8:
        assert found is None
        return
    assert 0 < found.anywhere < 1
    assert 0 < found.latest < 0.12
    column = RULESETS.index(ruleset.value)
    if n in RATES:
        assert found == RATES[n][column]
    elif n <= max(RATES):
        around = [
            RATES[max(k for k in RATES if k < n)][column],
            RATES[min(k for k in RATES if k > n)][column],
        ]
        for part in (0, 1):
            ends = sorted(end[part] for end in around)
            assert ends[0] <= found[part] <= ends[1]
    else:
        assert found.anywhere > RATES[max(RATES)][column][0]


def chart(n, **more):
    values = [100 + 7 * (k % 3) for k in range(n)]
    return control_chart([START + k for k in range(n)], values, Polarity.NEUTRAL, **more)


def test_a_pack_of_charts():
    found = false_signals([chart(24) for _ in range(40)])
    assert found.charts == 40
    assert found.anywhere == pytest.approx(40 * RATES[24][0][0])
    assert found.latest == pytest.approx(40 * RATES[24][0][1])
    assert 7 < found.anywhere < 8
    assert "10,000 simulated charts" in found.source


def test_phases_are_charts_of_their_own():
    found = false_signals([chart(40, rebases=[Rebase(START + 24, "so")])])
    one, two = RATES[24][0][0], RATES[16][0][0]
    assert found.anywhere == pytest.approx(1 - (1 - one) * (1 - two))
    assert found.latest == pytest.approx(RATES[16][0][1])
    short = false_signals([chart(30, rebases=[Rebase(START + 24, "so")])])
    assert (short.charts, short.anywhere, short.latest) == (1, pytest.approx(one), 0)


def test_what_the_table_does_not_know_is_left_out():
    found = false_signals([chart(5), chart(36, baseline=12), chart(36)])
    assert (found.charts, found.left_out) == (1, 2)
    assert false_signals([]).charts == 0
