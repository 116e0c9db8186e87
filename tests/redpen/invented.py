"""Invented reports whose figures are true of a random table, with faults put in at known lines."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction

from invented_tables import tables

from scrutinydesk.numerals import rounded

HEAD = "Performance of Lancashire Constabulary to the 30th September 2017."
IN_YEAR = "The 'In Year Performance' versus the 'Previous 12 Month Period' shows"
WORKERS = ["Police Officer", "Police Community Support Officer", "Police Staff"]
OFFENCES = [
    "Knife crime",
    "Bicycle theft",
    "Shoplifting",
    "Vehicle offences",
    "Criminal damage",
    "Drug offences",
]
TOWNS = ["Northfield", "Southgate", "Eastham", "Westbury", "Midtown"]
SURVEYS = ["Burglary", "Violent Crime", "Hate Incidents"]


def percent(part: int | Fraction, whole: int | Fraction, places: int = 1) -> str:
    return f"{rounded(abs(Fraction(100 * part) / whole), places)}%"


@dataclass
class Invented:
    """A report in the making.

    Attributes
    ----------
    lines : list of str
        Of its text.
    faults : set of int
        The lines, from 1, at which something cannot be right.
    """

    chance: random.Random
    fault_rate: float
    lines: list[str] = field(default_factory=list)
    faults: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    def say(self, line: str) -> None:
        self.lines.append(line)

    def faulty(self) -> bool:
        return self.chance.random() < self.fault_rate

    def fault(self, what: str, ahead: int = 1) -> None:
        self.faults.add(len(self.lines) + ahead)
        self.notes.append(what)

    def other_percent(self, shown: str, *, far: bool = True) -> str:
        """A percentage with another digit, far enough off that nothing prints as it."""
        digits = [at for at, sign in enumerate(shown) if sign.isdigit()]
        at = digits[0] if far else digits[-1]
        digit = self.chance.choice([each for each in "123456789" if each != shown[at]])
        return shown[:at] + digit + shown[at + 1 :]


def invented(seed: int, fault_rate: float) -> Invented:
    """An invented report; with a rate of 0 it is true throughout."""
    report = Invented(random.Random(seed), fault_rate)
    report.say(HEAD)
    report.say("")
    _workforce(report)
    _acquisitive(report)
    _casualties(report)
    _offences(report)
    _towns(report)
    _surveys(report)
    _sentences(report)
    tables(report)
    return report


def _workforce(report: Invented) -> None:
    report.say("4. Workforce")
    report.say("")
    report.say("a) Recruitment")
    report.say("")
    for number, worker in enumerate(WORKERS, start=1):
        whole = report.chance.randint(20, 90)
        part = report.chance.randint(3, whole - 3)
        shown = percent(part, whole)
        if report.faulty():
            report.fault(f"proportion {shown}")
            shown = report.other_percent(shown)
        report.say(
            f"- ({'i' * number}) Between 1 July 2017 and 30 September 2017 there have been {whole} {worker} "
            f"appointments; of this number, {part} ({shown}) are female."
        )
    report.say("")


def _change(before: int, after: int) -> tuple[str, str]:
    return f"{abs(after - before):,}", percent(after - before, before)


def _acquisitive(report: Invented) -> None:
    chance = report.chance
    burglary = chance.randint(4000, 6000), chance.randint(6100, 8000)
    robbery = chance.randint(400, 600), chance.randint(610, 900)
    whole = burglary[0] + robbery[0], burglary[1] + robbery[1]
    size, rate = _change(*whole)
    report.say("5. Tackling Crime")
    report.say("")
    report.say("a) High Impact Acquisitive Crime")
    report.say("")
    if report.faulty():
        report.fault(f"sum of parts {size}")
        size = f"{whole[1] - whole[0] + chance.choice([10, 100, -10, -100]):,}"
    report.say(f"- (i) {IN_YEAR} an increase of {size} crimes ({rate}).")
    report.say(
        "- (ii) The crime categories which fall under High Impact Acquisitive Crime are the following:"
    )
    for name, pair in (("Burglary Dwelling & Residential", burglary), ("Robbery (Personal)", robbery)):
        size, rate = _change(*pair)
        report.say(f" - {name} - Up {size} crimes ({rate})")
    report.say("")


def _casualties(report: Invented) -> None:
    chance = report.chance
    areas = ["East", "South", "West"]
    table = {
        (kind, area): (chance.randint(60, 300), chance.randint(60, 300)) for kind in "ac" for area in areas
    }
    report.say("b) Road Safety - KSIs")
    report.say("")

    def total(kinds: str, held: list[str]) -> tuple[int, int]:
        pairs = [table[kind, area] for kind in kinds for area in held]
        return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)

    def phrase(pair: tuple[int, int]) -> str:
        before, after = pair
        if before == after:
            return f"no change ({after} KSIs)"
        size, rate = _change(before, after)
        return f"{'a reduction' if after < before else 'an increase'} of {rate} ({size} KSIs)"

    def sentence(kinds: str) -> str:
        force = phrase(total(kinds, areas))
        divisions = ", ".join(f"{area} Division has {phrase(total(kinds, [area]))}" for area in areas)
        return f"{force} at The Constabulary level. {divisions}."

    report.say(
        "- (i) The 'In Year Performance' compared to the 'Previous 12 Month Period' shows " + sentence("ac")
    )
    report.say("- (ii) If this is then broken into the two casualty types (Adult or Child) it shows:")
    for kind, name in (("a", "Adult"), ("c", "Child")):
        words = sentence(kind)
        pair = total(kind, areas)
        size, _ = _change(*pair)
        if report.faulty() and pair[0] != pair[1]:
            # Twenty more than the divisions come to: no rounding hides it.
            report.fault("sum of divisions")
            words = words.replace(
                f"({size} KSIs) at The", f"({int(size.replace(',', '')) + 20:,} KSIs) at The", 1
            )
        report.say(f" - {name} Casualty: There has been {words}")
    report.say("")


def _offences(report: Invented) -> None:
    chance = report.chance
    report.say("c) Other offences")
    report.say("")
    for number, name in enumerate(chance.sample(OFFENCES, 4), start=1):
        before, after = chance.randint(300, 4000), chance.randint(300, 4000)
        if before == after:
            after += 7
        way = "increased" if after > before else "decreased"
        shown = percent(after - before, before)
        if report.faulty():
            report.fault(f"change {shown}")
            shown = report.other_percent(shown)
        mark = ["i", "ii", "iii", "iv"][number - 1]
        report.say(f"- ({mark}) {name} {way} by {shown}, from {before:,} to {after:,} offences.")
    report.say("")


def _towns(report: Invented) -> None:
    chance = report.chance
    rows = {town: (chance.randint(100, 900), chance.randint(100, 900)) for town in TOWNS}
    report.say("d) Anti-social behaviour by town")
    report.say("")
    report.say("Town\t2015/16\t2016/17\tChange\t% change")
    totals = [sum(pair[at] for pair in rows.values()) for at in (0, 1)]
    for town, (before, after) in rows.items():
        shown = percent(after - before, before)
        sign = "-" if after < before else ""
        if report.faulty():
            report.fault(f"row {shown}")
            shown = report.other_percent(shown)
        report.say(f"{town}\t{before:,}\t{after:,}\t{after - before:,}\t{sign}{shown}")
    shown = percent(totals[1] - totals[0], totals[0])
    sign = "-" if totals[1] < totals[0] else ""
    report.say(f"Total\t{totals[0]:,}\t{totals[1]:,}\t{totals[1] - totals[0]:,}\t{sign}{shown}")
    report.say("")


def _surveys(report: Invented) -> None:
    chance = report.chance
    report.say("6. Satisfaction")
    report.say("")
    report.say("a) User Satisfaction")
    report.say("")
    for name in SURVEYS:
        before, after = (Fraction(chance.randint(600, 950), 10) for _ in range(2))
        if abs(before - after) < 1:
            after = before - 3
        way = "up" if after > before else "down"
        gap = rounded(abs(after - before), 1)
        unit = " percentage points"
        if report.faulty():
            report.fault("unit")
            unit = "%"
        report.say(
            f" - {name} satisfaction is {way} {gap}{unit} from {rounded(before, 1)}% to {rounded(after, 1)}%."
        )


def _sentences(report: Invented) -> None:
    report.say("7. Other matters")
    report.say("")
    for write in (_two_years, _three_months, _place, _sexes, _year_before, _plan, _flow):
        for _ in range(2):
            write(report)
    report.say("")


def _two_years(report: Invented) -> None:
    chance = report.chance
    before = chance.randint(300, 4000)
    after = before + chance.choice([-1, 1]) * chance.randint(20, 90)
    size, rate = _change(before, after)
    if report.faulty():
        report.fault(f"change of two years {size}")
        size = str(int(size) + chance.choice([10, -10, 100]))
    change = f"a {'rise' if after > before else 'fall'} of {size}"
    what = chance.choice(["warnings", "visits", "referrals"])
    ways = [
        f"There were {before:,} {what} in 2015/16 and {after:,} in 2016/17, {change}.",
        f"There were {after:,} {what} in 2016/17, compared with {before:,} in 2015/16, {change}.",
        f"In 2015/16 there were {before:,} {what} and in 2016/17 there were {after:,}, {change}.",
        f"There were {before:,} {what} last year and {after:,} this year, {change} ({rate}).",
    ]
    report.say(chance.choice(ways))


def _three_months(report: Invented) -> None:
    chance = report.chance
    parts = [chance.randint(100, 999) for _ in range(3)]
    whole = sum(parts)
    if report.faulty():
        report.fault(f"sum of a list {whole}")
        whole += chance.choice([10, -10])
    one, two, three = parts
    ways = [
        f"We made {one} visits in July, {two} in August and {three} in September, {whole:,} in all.",
        f"The three teams made {one}, {two} and {three} visits, a total of {whole:,}.",
        f"There were {one} visits, {two} calls and {three} letters, making {whole:,}.",
    ]
    report.say(chance.choice(ways))


def _place(report: Invented) -> None:
    chance = report.chance
    before, now = chance.sample(range(1, 44), 2)
    moved = abs(before - now)
    if report.faulty():
        report.fault(f"places {moved}")
        moved += 1
    way, change = ("up", "an improvement") if now < before else ("down", "a fall")
    change += f" of {moved} place{'' if moved == 1 else 's'}"
    report.say(f"The force is ranked {_nth(now)} nationally, {way} from {_nth(before)}, {change}.")


def _nth(number: int) -> str:
    tail = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in {11, 12, 13} else "th"
    return f"{number}{tail}"


def _sexes(report: Invented) -> None:
    chance = report.chance
    women = chance.randint(20, 70)
    men = 100 - women + chance.choice([0, 0, -1, 1])
    if report.faulty():
        report.fault(f"sexes {women} {men}")
        men += 4
    report.say(f"Of those who applied, {women}% were women and {men}% men.")


def _year_before(report: Invented) -> None:
    """Two figures, the earlier one in so many words, and what lies between them."""
    chance = report.chance
    before = chance.randint(300, 4000)
    now = before + chance.choice([-1, 1]) * chance.randint(30, before // 3)
    size, rate = _change(before, now)
    way = ("fall", "down", "fewer") if now < before else ("rise", "up", "more")
    at = chance.randrange(4)
    if report.faulty():
        report.fault(f"year before {size} {rate}")
        # Of a size and a rate beside each other one is wrong, never both.
        if at in {1, 2}:
            rate = report.other_percent(rate)
        else:
            size = f"{abs(now - before) + 10:,}"
    what = chance.choice(["warnings", "visits", "referrals"])
    same = "in the same period of the previous year"
    ways = [
        f"Last year there were {before:,} {what}; this year there were {now:,}, a {way[0]} of {size}.",
        f"There were {now:,} {what}, compared with {before:,} {same}, a {way[0]} of {rate}.",
        f"There were {now:,} {what}, against {before:,} a year earlier ({way[1]} {rate}).",
        f"The number of {what} was {now:,}, {size} {way[2]} than last year's {before:,}.",
    ]
    report.say(ways[at])


def _plan(report: Invented) -> None:
    chance = report.chance
    planned = Fraction(chance.randint(200, 999), 10)
    gap = Fraction(chance.randint(11, 99), 10)
    over = chance.random() < 1 / 2
    spent = planned + gap if over else planned - gap
    shown = f"£{rounded(gap, 1)}m"
    if report.faulty():
        report.fault(f"plan {shown}")
        shown = f"£{rounded(gap + 1, 1)}m"
    kind = "overspend" if over else "underspend"
    side = "above" if over else "below"
    spend, budget = f"£{rounded(spent, 1)}m", f"£{rounded(planned, 1)}m"
    ways = [
        f"We spent {spend} against a budget of {budget}, an {kind} of {shown}.",
        f"The budget was {budget}. We spent {spend}, an {kind} of {shown}.",
        f"Spending was {spend}, {shown} {side} the budget of {budget}.",
    ]
    report.say(chance.choice(ways))


def _flow(report: Invented) -> None:
    chance = report.chance
    opening, came, went = chance.randint(1200, 2900), chance.randint(120, 290), chance.randint(120, 290)
    closing = f"{opening + came - went:,}"
    if report.faulty():
        report.fault(f"flow {closing}")
        closing = report.other_percent(closing)
    ended = f"and ended it with {closing}"
    ways = [
        f"We started the year with {opening:,} open cases, received {came}, closed {went} {ended}.",
        f"The force began the year with {opening:,} officers, recruited {came}, lost {went} {ended}.",
    ]
    report.say(chance.choice(ways))
