"""Months by the conventions of an office: season, rules, new limits, targets, and what is said of them."""

import math
import random
import re
from dataclasses import replace

import pytest
from hand_made import SEPTEMBER, Cover, cells, months, observations, paragraph

from scrutinydesk.analysis.assurance import Assurance
from scrutinydesk.analysis.control import control_chart
from scrutinydesk.analysis.conventions import Conventions, SeriesRebase, Target
from scrutinydesk.analysis.phases import Rebase
from scrutinydesk.analysis.rulesets import Ruleset
from scrutinydesk.analysis.seasonal import seasonality
from scrutinydesk.measures.additions import Additions
from scrutinydesk.measures.catalogue import Kind, Polarity
from scrutinydesk.periods import Month
from scrutinydesk.reporting.build import build
from scrutinydesk.reporting.figure import Mode, Role

KEY = "robbery_personal/lancashire"


def seasonal_values(years=4, level=200.0, last=None):
    chance = random.Random(4)
    values = [
        round(level * (1 + 0.3 * math.cos(2 * math.pi * at / 12)) + chance.gauss(0, 4))
        for at in range(12 * years)
    ]
    return values if last is None else [*values[:-1], last]


def flat(count, level=100, spread=8, seed=1):
    chance = random.Random(seed)
    return [level + chance.randint(-spread, spread) for _ in range(count)]


@pytest.fixture
def made(resources):
    def made(values, by=None, measure="robbery_personal", end=SEPTEMBER, **kwargs):
        rows = observations(months(measure, values, end, **kwargs))
        cover = Cover(period_end=end)
        return build(rows, cover, resources, (), conventions=by or Conventions())

    return made


def figure(report, key=KEY, mode=Mode.MONTHLY):
    return report.figure(key, mode)


def column(table, key):
    at = next(n for n, each in enumerate(table.columns) if each.key == key)
    return [each.cells[at] for each in table.rows]


def test_a_season_is_taken_out_and_the_counts_stand_faintly_behind(made):
    values = seasonal_values()
    shown = figure(made(values))
    main, faint = shown.panels[0].lines
    assert (main.role, faint.role) == (Role.MAIN, Role.FAINT)
    assert list(faint.values) == values
    first = SEPTEMBER - (len(values) - 1)
    dates = [first + at for at in range(len(values))]
    assert list(main.values) == pytest.approx(seasonality(dates, values).adjusted)
    assert "4 years to September 2017" in shown.note
    assert [cell.value for cell in column(shown.table, "value")] == values
    assert [cell.value for cell in column(shown.table, "adjusted")] == pytest.approx(list(main.values))
    assert "with the season taken out" in main.words[-1]
    assert "for the time of year" in shown.title


def test_a_month_that_is_only_high_for_its_season_is_not_called_high(made):
    """December is far above the limits of the counts, and as it is each December."""
    december = Month.of(2016, 12)
    values = seasonal_values()
    values = [*values[3:], *values[:3]]  # the highest month of the year stands last
    at = values.index(max(values[-12:]), len(values) - 12)
    values = values[: at + 1][-36:]
    left = made(values, Conventions(season=False), end=december)
    taken = made(values, end=december)
    assert figure(left).title.endswith("the usual range") or "above" in figure(left).title
    assert figure(taken).title.endswith("December 2016 is within the expected range for the time of year")
    assert "the office leaves it in" in figure(left).note
    assert len(figure(left).panels[0].lines) == 1


def test_a_month_that_is_high_for_its_season_is_said_to_be(made):
    shown = made(seasonal_values(last=330))
    assert figure(shown).title == (
        "Personal robbery: September 2017 is above the expected range for the time of year"
    )
    text = paragraph(shown, "5e.change.robbery_personal")
    assert text.endswith("September 2017, at 330, is above the expected range for the time of year.")
    assert figure(shown).badges[0].word == "Unusually high for the time of year"
    assert cells(shown, KEY)["signal"].text == "Above limit"


@pytest.mark.parametrize("ruleset", list(Ruleset))
def test_every_chart_names_its_rules(made, ruleset):
    values = flat(40)
    by = Conventions(ruleset=ruleset)
    report = made(values, by)
    assert ruleset.words in figure(report).note
    assert report.ruleset == ruleset.label
    assert ruleset.words in report.why(f"{KEY}/signal").working
    dates = [SEPTEMBER - back for back in reversed(range(40))]
    expected = control_chart(dates, values, Polarity.DOWN_GOOD, ruleset=ruleset)
    assert cells(report, KEY)["signal"].text == (expected.word if expected.special else "Within chance")


def test_a_set_of_rules_can_change_what_is_said(made):
    values = [*flat(29, seed=0), 97, 103, 105, 102, 104, 103, 106, 104]
    words = {rules: figure(made(values, Conventions(ruleset=rules))).badges[0].word for rules in Ruleset}
    assert words[Ruleset.MDC_7] == "High for 7 months"
    assert words[Ruleset.EIGHT_SIX] == "Usual variation"


def rebased(values, back, by=None):
    month = SEPTEMBER - back
    rebase = SeriesRebase("robbery_personal", "lancashire", Rebase(month, "A new unit began"))
    return month, Conventions(rebases=(rebase,), **(by or {}))


def test_new_limits_begin_where_the_office_says_and_say_why(made):
    values = [*flat(30, 100), *flat(18, 60)]
    month, by = rebased(values, 17)
    shown = figure(made(values, by))
    panel = shown.panels[0]
    assert [each.first for each in panel.limits] == [(SEPTEMBER - 47).ordinal, month.ordinal]
    assert panel.limits[1].mean == pytest.approx(sum(values[30:]) / 18)
    (line,) = panel.breaks
    assert line.rebased
    assert line.month == month.ordinal
    assert "A new unit began" in line.label
    remark = column(shown.table, "remark")[30].text
    assert "limits begin anew: A new unit began" in remark


def test_a_division_is_not_rebased_with_its_force(made, resources):
    values = flat(30)
    _, by = rebased(values, 12)
    rows = observations(
        months("robbery_personal", values), months("robbery_personal", values, area="lancashire-east")
    )
    report = build(rows, Cover(), resources, (), conventions=by)
    panel = figure(report, mode=Mode.DIVISIONS).panels[0]
    assert len(panel.limits) == 1
    assert not panel.breaks


def test_few_months_have_trial_limits(made):
    shown = figure(made(flat(10)))
    assert len(shown.panels[0].limits) == 1
    assert "Trial limits" in shown.note
    assert "10 months" in shown.note
    assert "trial limits, from 10 months" in column(shown.table, "remark")[0].text
    none = figure(made(flat(7)))
    assert not none.panels[0].limits
    assert none.note == "No limits: the months are too few."
    assert not none.badges


def test_few_months_since_a_break_say_so(made):
    values = flat(30)
    _, by = rebased(values, 4)
    shown = figure(made(values, by))
    assert "Only 5 months" in shown.note
    assert [each.word for each in shown.badges] == ["Too few months to say"]


@pytest.mark.parametrize(
    ("value", "word", "assurance"),
    [
        (150, "Meets its target", Assurance.PASS),
        (50, "Falls short of its target", Assurance.FAIL),
        (101, "Target hit and miss", Assurance.HIT_OR_MISS),
    ],
)
def test_a_target_has_a_line_a_badge_and_words(made, value, word, assurance):
    by = Conventions(targets=(Target("robbery_personal", "lancashire", value, "Police and Crime Plan"),))
    report = made(flat(30), by)
    shown = figure(report)
    assert shown.panels[0].target.value == value
    assert [each.word for each in shown.badges] == ["Usual variation", word]
    assert f"Target {value} crimes a month (Police and Crime Plan): {assurance.words}." in shown.note
    assert cells(report, KEY)["signal"].text == f"Within chance; {word.lower()}"
    assert not figure(made(flat(30))).panels[0].target


def test_no_target_is_judged_where_neither_side_is_good(made):
    by = Conventions(targets=(Target("rape", "lancashire", 300, "Plan"),))
    report = made(flat(30), by, measure="rape")
    shown = figure(report, "rape/lancashire")
    assert len(shown.badges) == 1
    assert "Neither more nor fewer is better" in shown.note


def test_limits_may_rest_on_the_first_months(made):
    values = [*flat(24, 100), *flat(12, 130)]
    shown = figure(made(values, Conventions(baseline=12)))
    assert shown.panels[0].limits[0].mean == pytest.approx(sum(values[:12]) / 12)
    assert "from the first 12 months" in shown.note


@pytest.mark.parametrize("counted", [True, False])
def test_a_proportion_with_what_it_is_out_of_has_limits_by_month(resources, counted):
    measure = replace(
        resources.catalogue["robbery_personal"], id="charged", title="Robberies charged", short="Charged",
        aliases=(), kind=Kind.PROPORTION, unit="percent", decimals=1,
    )  # fmt: skip
    with_it = resources.extended(Additions((measure,)))
    sizes = [40 + 30 * (at % 4) for at in range(24)]
    tops = [round(size * (0.5 + 0.05 * (-1) ** at)) for at, size in enumerate(sizes)]
    values = [100 * top / size for top, size in zip(tops, sizes, strict=True)]
    rows = months("charged", values)
    if counted:
        rows += months("charged", sizes, breakdown="denominator")
        rows += months("charged", tops, breakdown="numerator")
    report = build(observations(rows), Cover(), with_it, ())
    shown = report.figure("charged/lancashire", Mode.MONTHLY)
    if not counted:
        assert len(shown.panels[0].limits) == 1
        assert "moving range" in shown.note
        return
    limits = shown.panels[0].limits
    p = sum(tops) / sum(sizes)
    assert len(limits) == 24
    assert limits[0].mean == pytest.approx(100 * p)
    assert limits[0].upper - limits[0].mean >= 300 * math.sqrt(p * (1 - p) / sizes[0]) - 1e-9
    assert limits[0].upper > limits[3].upper
    assert "p chart" in shown.note
    assert column(shown.table, "upper")[3].value == pytest.approx(limits[3].upper)


def test_stocks_have_no_limits_and_say_why(made):
    report = made(flat(20, 2800), measure="officers_headcount")
    shown = figure(report, "officers_headcount/lancashire")
    assert not shown.panels[0].limits
    assert "carry over" in shown.note


def test_the_overview_counts_signals_beside_those_of_chance(demo_report):
    card = next(each for each in demo_report.overview.headlines if each.title.startswith("Unusual"))
    assert card.figure == "13 of 19"
    assert "by chance alone hardly any would" in card.text
    assert "16 have one, and about 7 would" in card.text


def test_no_word_claims_more_than_its_test(demo_report):
    said = []
    for section in demo_report.sections:
        for each in section.measures.rows:
            for mode in (Mode.MONTHLY, Mode.ROLLING, Mode.PEERS, Mode.DIVISIONS):
                shown = demo_report.figure(each.key, mode)
                said += [shown.title, shown.note, *shown.conclusions]
    for text in said:
        assert not re.search(r"\b(surge|soar|because|caused|due to)", text), text
        assert not re.search(r"(?<!statistically )\bsignifican", text), text
