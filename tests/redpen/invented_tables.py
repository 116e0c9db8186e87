"""Tables of invented reports: money, posts, rates and months, with faults put in at known lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invented import Invented

HEADINGS = ["Pay", "Non-pay", "Premises", "Transport", "Supplies"]
GROUPS = ["Officers", "Staff", "Specials", "Volunteers"]
DISTRICTS = ["Northfield", "Southgate", "Eastham", "Westbury"]
COUNTED = ["Emergency calls", "Complaints", "Warnings", "Visits"]
MONTHS = {
    "Quarter": ["Jan", "Feb", "Mar"],
    "Half year": ["Apr", "May", "Jun", "Jul", "Aug", "Sep"],
    "Year": ["Q1", "Q2", "Q3", "Q4"],
}


def tables(report: Invented) -> None:
    report.say("8. Tables")
    report.say("")
    for write in (_budget, _posts, _rates, _months):
        write(report)


def _swapped(shown: str) -> str:
    """A figure with two digits the wrong way about; the same where all of them are alike."""
    places = [at for at, sign in enumerate(shown) if sign.isdigit()]
    for at, after in pairwise(places):
        if shown[at] != shown[after] and shown[after] != "0":
            middle = shown[at + 1 : after]
            return f"{shown[:at]}{shown[after]}{middle}{shown[at]}{shown[after + 1 :]}"
    return shown


def _put_wrong(report: Invented, what: str, shown: str, *, ever: bool = True) -> str:
    wrong = _swapped(shown)
    if not ever or wrong == shown or not report.faulty():
        return shown
    report.fault(f"{what} {shown}")
    return wrong


def _budget(report: Invented) -> None:
    """What was planned and spent, in thousands that were rounded after they were taken apart."""
    chance = report.chance
    report.say("Revenue by heading, £000")
    report.say("")
    heads = chance.choice(["Budget\tActual\tVariance", "Annual budget\tForecast outturn\tVariance"])
    report.say(f"Heading\t{heads}")
    wrong = False
    for name in HEADINGS:
        planned = chance.randint(3_000_000, 90_000_000)
        spent = planned + chance.choice([-1, 1]) * chance.randint(200_000, 900_000)
        gap = _put_wrong(report, "variance", f"{(spent - planned) / 1000:.0f}", ever=not wrong)
        wrong = wrong or gap != f"{(spent - planned) / 1000:.0f}"
        report.say(f"{name}\t{planned / 1000:,.0f}\t{spent / 1000:,.0f}\t{gap}")
    report.say("")


def _posts(report: Invented) -> None:
    chance = report.chance
    report.say("Posts in the year")
    report.say("")
    heads = chance.choice(["Opening\tJoiners\tLeavers\tClosing", "At start\tNew recruits\tLeft\tAt end"])
    report.say(f"Group\t{heads}")
    wrong = False
    for name in GROUPS:
        opening, came, went = chance.randint(300, 3000), chance.randint(20, 290), chance.randint(20, 290)
        shown = f"{opening + came - went:,}"
        closing = _put_wrong(report, "closing", shown, ever=not wrong)
        wrong = wrong or closing != shown
        report.say(f"{name}\t{opening:,}\t{came}\t{went}\t{closing}")
    report.say("")


def _rates(report: Invented) -> None:
    chance = report.chance
    report.say("Offences for each thousand")
    report.say("")
    report.say("District\tOffences\tPopulation\tOffences per 1,000 population")
    wrong = False
    for name in DISTRICTS:
        people, offences = chance.randint(40_000, 400_000), chance.randint(2000, 9000)
        shown = f"{offences / people * 1000:.2f}"
        rate = _put_wrong(report, "rate", shown, ever=not wrong)
        wrong = wrong or rate != shown
        report.say(f"{name}\t{offences:,}\t{people:,}\t{rate}")
    report.say("")


def _months(report: Invented) -> None:
    chance = report.chance
    report.say("What came in")
    report.say("")
    whole = chance.choice(list(MONTHS))
    report.say("\t".join(["Measure", *MONTHS[whole], whole]))
    wrong = False
    for name in COUNTED:
        parts = [chance.randint(500, 5000) for _ in MONTHS[whole]]
        shown = f"{sum(parts):,}"
        total = _put_wrong(report, "months", shown, ever=not wrong)
        wrong = wrong or total != shown
        report.say("\t".join([name, *(f"{each:,}" for each in parts), total]))
    report.say("")
