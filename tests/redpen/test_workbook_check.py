"""Reports held against the demonstration workbook, whose figures are read here with openpyxl alone."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import openpyxl
import pytest

from scrutinydesk import opening
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.periods import Month
from scrutinydesk.redpen.keys import key_of
from scrutinydesk.redpen.material import Link, Release
from scrutinydesk.redpen.review import Against
from scrutinydesk.reviewing import read_pasted, review_document, review_report

HEAD = "Lancashire Constabulary: performance to September 2017\n\n"
# What reports call the rows of the sheet of monthly counts.
NAMES = {
    "All crime": "All crime",
    "Harassment": "Harassment",
    "Public order offences": "Public order offences",
    "High impact acquisitive crime": "High impact acquisitive crime",
    "Robbery (personal)": "Robbery (personal)",
    "All burglary": "All burglary",
    "Rape": "Rape",
    "Domestic abuse crime": "Domestic abuse crime",
    "Hate crime": "Hate crime",
}
SEPTEMBER = Month.of(2017, 9)


@pytest.fixture(scope="module")
def opened(workbook):
    return opening.open_workbook(workbook)


@pytest.fixture(scope="module")
def months(workbook) -> dict[str, dict[int, int]]:
    """Counts by row and ordinal of the month."""
    sheet = openpyxl.load_workbook(workbook, read_only=True)["Monthly counts"]
    _, _, _, _, head, *rows = sheet.iter_rows(values_only=True)
    first = Month.of(2013, 10).ordinal
    assert (head[2], head[49]) == ("Oct 2013", "Sep 2017")
    return {row[0]: {first + at: row[2 + at] for at in range(48)} for row in rows if row[0] in NAMES}


def over(series: dict[int, int], end: Month, count: int) -> int:
    return sum(series[end.ordinal - at] for at in range(count))


def percent(value: Fraction, decimals: int = 1) -> str:
    step = Decimal(1).scaleb(-decimals)
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.copy_abs().quantize(step, ROUND_HALF_UP))


def against(review):
    """Return verdicts by the workbook alone, and its findings."""
    verdicts = [each.verdict for each in review.judgements if each.against is Against.WORKBOOK]
    return verdicts, [each for each in review.findings if each.against is Against.WORKBOOK]


def check(text, opened, **known):
    return review_document(read_pasted(HEAD + text), opened, **known)


def test_every_verdict_cites_its_cells_and_can_be_redone(opened):
    review = check("All crime rose by 13,320 crimes (13.9%) in the 12 months to September 2017.", opened)
    [verdict], [finding] = against(review)
    assert verdict is Verdict.DIFFERS
    assert (finding.kind, finding.severity) == ("workbook", Severity.ERROR)
    assert finding.working == "workbook: 102,455 to 115,775 = +13,320 (+13.001%); printed 13.9%"
    assert [(each.sheet, each.cell) for each in finding.cells] == [("Monthly counts", "AA6:AX6")]
    assert review.document.text[finding.spans[0].start : finding.spans[0].end] == "13.9%"
    assert "Could the Constabulary confirm" in finding.question


TEMPLATES = (
    "{name} {rose} by {d} ({p}%) in the {count} months to {end} against the {count} months to {before}.",
    "There was {an} of {d} ({p}%) in {name} in the {count} months to {end}.",
    "{name} {rose} from {b} to {c} in the {count} months to {end}.",
    "{name}: {b} in the {count} months to {before} and {c} in the {count} months to {end}, {an} of {p}%.",
)


def sentence(rng: random.Random, months, name: str) -> tuple[str, dict[str, str]]:
    """Return a template with figures computed here, and those that may be altered."""
    end = SEPTEMBER - rng.randrange(0, 12)
    now, then = over(months[name], end, 12), over(months[name], end - 12, 12)
    figures = {
        "d": f"{abs(now - then):,}",
        "p": percent(Fraction(100 * (now - then), then)),
        "b": f"{then:,}",
        "c": f"{now:,}",
    }
    words = {
        "name": NAMES[name], "rose": "rose" if now >= then else "fell", "count": "12",
        "an": "an increase" if now >= then else "a reduction", "end": end.words, "before": (end - 12).words,
    }  # fmt: skip
    template = rng.choice(TEMPLATES)
    used = {key: value for key, value in figures.items() if f"{{{key}}}" in template}
    return template.format(**words, **{key: f"<{key}>" for key in figures}), used


def filled(template: str, figures: dict[str, str]) -> str:
    for key, value in figures.items():
        template = template.replace(f"<{key}>", value)
    return template


def altered(rng: random.Random, figure: str) -> str:
    """Change one digit; not into a leading nought."""
    at = rng.choice([n for n, sign in enumerate(figure) if sign.isdigit()])
    low = 1 if at == 0 else 0
    digit = rng.choice([each for each in range(low, 10) if str(each) != figure[at]])
    changed = f"{figure[:at]}{digit}{figure[at + 1 :]}"
    # A count that ends in noughts may have been rounded: it is not held to its last figures.
    return altered(rng, figure) if changed.endswith("00") else changed


@pytest.mark.parametrize("seed", range(25))
def test_faults_planted_in_a_report_are_found_and_no_others(opened, months, seed):
    rng = random.Random(seed)
    lines, faulty = [], set()
    for number in range(12):
        template, figures = sentence(rng, months, rng.choice(list(NAMES)))
        if rng.random() < 0.3:
            key = rng.choice(list(figures))
            figures[key] = altered(rng, figures[key])
            faulty.add(number)
        lines.append(filled(template, figures))
    text = "\n\n".join(lines)
    review = check(text, opened)
    found = [each for each in against(review)[1] if each.severity is not Severity.NOTE]
    at = {HEAD.count("\n") + 1 + 2 * number: number for number in range(12)}
    lit = {at[review.document.line_of(each.start)] for each in found}
    assert lit <= faulty, [each.title for each in found]
    # Whatever claims the grammar made of a faulty line and had figures of is caught.
    for number in faulty - lit:
        line = HEAD.count("\n") + 1 + 2 * number
        verdicts = {
            each.verdict for each in review.judgements
            if each.against is Against.WORKBOOK and review.claims[each.claim].line == line
        }  # fmt: skip
        assert verdicts != {Verdict.AGREES}, lines[number]


def test_most_planted_faults_are_errors_not_only_doubts(opened, months):
    rng = random.Random(7)
    caught = 0
    for _ in range(100):
        template, figures = sentence(rng, months, rng.choice(list(NAMES)))
        key = rng.choice(list(figures))
        figures[key] = altered(rng, figures[key])
        verdicts, _ = against(check(filled(template, figures), opened))
        caught += Verdict.DIFFERS in verdicts
    assert caught >= 95


def test_the_month_of_a_figure_is_not_that_of_the_one_before(opened, months):
    now, then = (months["Hate crime"][Month.of(year, 7).ordinal] for year in (2017, 2016))
    right, wrong = (
        against(check(f"Hate crime in July 2017 was {each}, compared with {then} in July 2016.", opened))
        for each in (now, now + 1)
    )
    assert (right[0], [each.severity for each in wrong[1]]) == ([Verdict.AGREES], [Severity.ERROR])


def test_the_period_of_a_figure_is_not_that_of_the_one_before(opened, months):
    now, then = (over(months["All crime"], Month.of(year, 3), 12) for year in (2017, 2016))
    rise = percent(Fraction(100 * (now - then), then))
    right, wrong = (
        against(check(f"In 2016/17 there were {now:,} recorded crimes, up {each}% on 2015/16.", opened))
        for each in (rise, "8.0")
    )
    assert (right[0], [each.severity for each in wrong[1]]) == ([Verdict.AGREES], [Severity.ERROR])


@pytest.mark.parametrize(
    "text",
    [
        # Of a part, or of more than the workbook counts.
        "Robbery involving knives rose by 100 crimes (12.0%) in the 12 months to September 2017.",
        "In Preston, all crime rose by 5 crimes (0.5%) in the 12 months to September 2017.",
        "All crime in Chorley District rose by 5 crimes (0.5%) in the 12 months to September 2017.",
        "Burglary and robbery rose by 300 crimes (3.0%) in the 12 months to September 2017.",
        "Repeat domestic abuse crime rose by 300 crimes (3.0%) in the 12 months to September 2017.",
        "There were 12 rapes of children recorded in the 12 months to September 2017.",
        # Of another period than is nearest, or of none.
        "All crime rose by 1,234 crimes (1.2%) since April 2016.",
        "All crime rose by 1,234 crimes (1.2%).",
        "All crime rose by 1,234 crimes (1.2%) in September.",
        "All crime is up 7.0% in September 2017 compared with the average of three years.",
        "All crime rose by 300 crimes (1.0%) in the 12 months to September 2017 on the previous quarter.",
        "Burglary satisfaction was 77.4% in the 12 months to September 2017, up 0.5 points on last quarter.",
        "As at 30 September 2017 there were 2,897 police officers (headcount), up by 12.",
        "Overall confidence was 79.8% in the 12 months to June 2017, up on the 78.3% of a year earlier.",
        "Assault without injury, 12 months to September 2017: 11,316 (previous 12 months: 9,200).",
        # Of two measures, or of forces that fell, or of some of them.
        "In the 12 months to September 2017 rape and other sexual offences rose by 665 crimes (22.5%).",
        "2 forces recorded a decrease in all crime in the 12 months to August 2017.",
        "4 of the 5 forces in the North West region recorded an increase in rape in the year to August 2017.",
        # Not exact.
        "All crime rose by about 12,000 crimes in the 12 months to September 2017.",
        "Rape has doubled in the 12 months to September 2017.",
        # What a workbook does not state.
        "All crime stood at 79.2 per 1,000 residents in the 12 months to September 2017.",
        "Investigations of rape took 129 days on average in the 12 months to September 2017.",
    ],
)
def test_where_anything_is_in_doubt_the_workbook_accuses_nobody(opened, text):
    verdicts, findings = against(check(text, opened))
    assert Verdict.DIFFERS not in verdicts
    assert Verdict.ONLY_IF_TRUNCATED not in verdicts
    assert all(each.severity is Severity.NOTE for each in findings)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Fly-tipping rose by 20 cases (4.0%) in the 12 months to September 2017.", "a measure"),
        ("All crime rose by 100 crimes (4.0%) in the 12 months to September 2011.", "12 months to September"),
        ("All crime rose by 100 crimes (4.0%).", "the period"),
        (
            "Possession of weapons rose by 100 crimes (4.0%) in the 12 months to September 2017.",
            "does not hold",
        ),
        ("Rape in Kent rose by 100 crimes (4.0%) in the 12 months to September 2017.", "Rape"),
    ],
)
def test_what_cannot_be_checked_says_what_is_missing(opened, text, missing):
    review = check(text, opened)
    [judged] = [each for each in review.judgements if each.against is Against.WORKBOOK]
    assert judged.verdict is Verdict.CANNOT_BE_CHECKED
    assert missing in judged.missing


@pytest.mark.parametrize(
    "text",
    [
        "There were 115,775 crimes recorded in the 12 months to September 2017.",
        "All crime rose by about 13,000 crimes in the 12 months to September 2017.",
        "Rape made up 1.0% of all crime in the 12 months to September 2017.",
        "Public order offences make up 9% of the increase in all crime in the 12 months to September 2017.",
        "As at 30 September 2017 there were 2,897 police officers (headcount).",
        "Domestic abuse crime peaked at 1,194 in July 2017.",
        "41 forces nationally had an increase in all crime in the 12 months to August 2017.",
    ],
)
def test_what_agrees_in_its_own_way_agrees(opened, text):
    verdicts, findings = against(check(text, opened))
    assert verdicts == [Verdict.AGREES]
    assert findings == []


def test_a_division_is_held_against_its_own_row(opened, workbook):
    sheet = openpyxl.load_workbook(workbook, read_only=True)["Divisions"]
    row = next(row for row in sheet.iter_rows(values_only=True) if row[:2] == ("All crime", "East Division"))
    now, then = sum(row[39:51]), sum(row[27:39])
    good = f"All crime in East Division rose from {then:,} to {now:,} in the 12 months to September 2017."
    assert against(check(good, opened)) == ([Verdict.AGREES], [])
    verdicts, [finding] = against(check(good.replace(f"{now:,}", f"{now + 90:,}"), opened))
    assert verdicts == [Verdict.DIFFERS]
    assert finding.cells[0].sheet == "Divisions"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("24 (47.1%) were female", "27 (52.9%) were female"),
        ("6 (11.8%) were from a BME background", "8 (15.7%) were from a BME background"),
    ],
)
def test_a_part_is_held_against_its_own_column(opened, right, wrong):
    text = "In July to September 2017 there were 51 police officer appointments; of this number, {}."
    assert against(check(text.format(right), opened)) == ([Verdict.AGREES], [])
    verdicts, [finding] = against(check(text.format(wrong), opened))
    assert verdicts == [Verdict.DIFFERS]
    assert {each.sheet for each in finding.cells} == {"Appointments"}
    # A part of a part is no column of the workbook.
    assert Verdict.DIFFERS not in against(check(text.format(wrong).replace("51", "40"), opened))[0]


def test_levels_of_a_survey_are_held_against_their_estimates(opened):
    text = (
        "Satisfaction of victims of burglary went from 81.3% to {} in the 12 months to September 2017"
        " compared with the 12 months to September 2016."
    )
    assert Verdict.AGREES in against(check(text.format("77.4%"), opened))[0]
    assert Verdict.AGREES not in against(check(text.format("74.7%"), opened))[0]


def test_a_figure_cut_off_and_not_rounded_is_told_apart(opened):
    # 215 of 903 is 23.81%, which is rounded to 23.8% and to 24%; cut off it is 23%.
    verdicts, [finding] = against(
        check("Rape rose by 215 crimes (23%) in the 12 months to September 2017.", opened)
    )
    assert verdicts == [Verdict.ONLY_IF_TRUNCATED]
    assert (finding.kind, finding.severity) == ("workbook_rounding", Severity.WARNING)


def test_a_period_that_is_inherited_asks_and_does_not_accuse(opened):
    compared = "in the 12 months to September 2017 compared with the 12 months to September 2016"
    text = f"All crime rose by 13,320 crimes (13.0%) {compared}.\n\nRape rose by 251 crimes (27.8%).\n"
    review = check(text, opened)
    verdicts, findings = against(review)
    assert verdicts == [Verdict.AGREES, Verdict.CANNOT_BE_CHECKED]
    assert [(each.kind, each.severity) for each in findings] == [("workbook_period", Severity.NOTE)]
    assert findings[0].title.startswith(
        "Is “251 and 27.8%” of Rape, Lancashire, 12 months to September 2017?"
    )


def linked(text, opened, link):
    review = check(text, opened)
    [claim] = review.claims
    return against(check(text, opened, links={key_of(claim): link}))


def test_a_link_by_hand_is_believed(opened):
    text = "Reports to us rose by 300 (3.0%) in the 12 months to September 2017."
    assert against(check(text, opened))[0] == [Verdict.CANNOT_BE_CHECKED]
    verdicts, [finding] = linked(text, opened, Link(measure="domestic_abuse"))
    assert verdicts == [Verdict.DIFFERS]
    assert "Domestic abuse crime" in finding.title
    right = "Reports to us rose by 2,033 (20.6%) in the 12 months to September 2017."
    assert linked(right, opened, Link(measure="domestic_abuse")) == ([Verdict.AGREES], [])
    assert linked(right, opened, Link(measure="domestic_abuse", area="lancashire-east"))[0] == [
        Verdict.DIFFERS
    ]


def test_a_figure_linked_to_a_cell_is_held_against_that_cell(opened):
    text = "A total of 52 starters were welcomed."
    assert linked(text, opened, Link(sheet="Appointments", cell="D6"))[0] == [Verdict.DIFFERS]
    right = "A total of 51 starters were welcomed."
    assert linked(right, opened, Link(sheet="Appointments", cell="$d$6")) == ([Verdict.AGREES], [])
    verdicts, findings = linked(right, opened, Link(sheet="Appointments", cell="A1"))
    assert (verdicts, findings) == ([Verdict.CANNOT_BE_CHECKED], [])


def test_what_agrees_with_an_earlier_workbook_is_a_restatement_and_no_error(opened, tmp_path, workbook):
    book = openpyxl.load_workbook(workbook)
    sheet = book["Monthly counts"]
    sheet["AA6"].value -= 100  # October 2015, in the earlier twelve months
    book.save(tmp_path / "July.xlsx")
    before = opening.open_workbook(tmp_path / "July.xlsx").observations
    now, then = 115_775, 102_455 - 100
    text = (
        f"All crime rose from {then:,} to {now:,}, an increase of {now - then:,} "
        f"({percent(Fraction(100 * (now - then), then))}%) in the 12 months to September 2017."
    )
    verdicts, [finding] = against(check(text, opened))
    assert Verdict.DIFFERS in verdicts
    assert finding.severity is Severity.ERROR
    _, [finding] = against(check(text, opened, releases=(Release("July.xlsx", before),)))
    assert (finding.kind, finding.severity) == ("restated", Severity.WARNING)
    assert "July.xlsx" in finding.detail


def test_without_a_workbook_nothing_is_said_of_one():
    assert against(review_report(HEAD + "All crime rose by 13,320 crimes (13.0%).")) == ([], [])
