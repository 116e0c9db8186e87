"""Figures as they are kept in cells, labels with what clings to them, and what either means."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

AREAS = ["East", "South", "West", "Central", "Pennine", "North Coast", "Fylde and Wyre"]
MEASURES = [
    "All crime", "Burglary", "Robbery", "Hate crime", "Rape", "Public order", "Theft from the person",
    "Violence with injury", "Possession of weapons",
]  # fmt: skip
KINDS = ["Recorded", "Detected", "Reported online", "Cancelled"]
SEXES = ["Female", "Male"]
MARKS = {
    "[c]": "[c]", "..": "[x]", "-": "[z]", "*": "[c]", "[x]": "[x]", ":": "[x]", "N/A": "[x]", "n/a": "[x]",
    "[z]": "[z]", "[low]": "[low]", "~": "[low]", "z": "[z]", "x": "[x]", "<5": "[c]", "–": "[z]",
}  # fmt: skip
LETTERS = {"z", "x", "<5"}
TITLES = [
    ["Table 1: Offences recorded"], ["Recorded crime, Lancashire"],
    ["Table 2a Outcomes by type", "Experimental statistics"], ["Performance summary"], [],
]  # fmt: skip
NOTES = [
    [], [], ["Source: Lancashire Constabulary"], ["Notes", "Excludes fraud.", "Figures may not add up."],
    ["* see the guide"],
]  # fmt: skip


@dataclass
class Cell:
    """A figure as kept, and what it says; ``shown`` is the number format."""

    kept: object
    value: float | None = None
    marks: str = ""
    shown: str = "General"


def _spaced(value: float) -> str:
    return f"{value:,}".replace(",", " ")


def _comma(value: float) -> str:
    whole, _, rest = f"{value:,.2f}".partition(".")
    return f"{whole.replace(',', '.')},{rest}"


COUNTS = st.integers(0, 180_000)
RATES = st.floats(0, 5000).map(lambda each: round(each, 2))


def _number(draw):
    value = draw(st.one_of(COUNTS, RATES))
    return Cell(value, value, shown=draw(st.sampled_from(["General", "#,##0.0"])))


def _mark(draw, *, letters: bool = False):
    text = draw(st.sampled_from([each for each in MARKS if letters or each not in LETTERS]))
    return Cell(text, None, MARKS[text])


def _percent(draw):
    value = draw(st.integers(0, 1500))
    return Cell(value / 1000, value / 1000, shown="0.0%")


WRITTEN = {
    "blank": (st.none(), Cell),
    "revised": (COUNTS, lambda n: Cell(f"{n:,} [r]", n, "[r]")),
    "provisional": (COUNTS, lambda n: Cell(f"{n:,} (p)", n, "[p]")),
    "negative": (COUNTS.filter(bool), lambda n: Cell(f"({n:,})", -n)),
    "minus": (COUNTS.filter(bool), lambda n: Cell(f"-{n:,}", -n)),
    "pounds": (COUNTS, lambda n: Cell(f"£{n:,}", n)),
    "euro": (COUNTS, lambda n: Cell(f"€{n:,}", n)),
    "text": (COUNTS, lambda n: Cell(f"{n:,} ", n)),
    "padded": (RATES, lambda n: Cell(f" {n}", n)),
    "spaced": (COUNTS, lambda n: Cell(_spaced(n), n)),
    "per cent": (RATES, lambda n: Cell(f"{n}%", n)),
    "points": (RATES, lambda n: Cell(f"{n} pp", n)),
    "noted": (COUNTS, lambda n: Cell(f"{n:,} [note 2]", n)),
    "starred": (COUNTS, lambda n: Cell(f"{n:,}*", n)),
    "thousands": (st.integers(1, 900), lambda n: Cell(f"{n}k", n * 1000)),
}


@dataclass
class Writer:
    """How the figures of a table are kept."""

    draw: object
    style: str

    def first(self) -> Cell:
        """Draw a figure that is a number."""
        return self._by_style() or _number(self.draw)

    def any(self, *, letters: bool) -> Cell:
        """Draw a figure, a mark or nothing; letters are marks only beneath a number."""
        if self.style == "plain":
            return _number(self.draw)
        kind = self.draw(st.sampled_from(["", "", "", "", "mark", "blank"]))
        if kind == "mark":
            return _mark(self.draw, letters=letters)
        if kind:
            return self._written(kind)
        if self.style == "mixed" and (form := self.draw(st.sampled_from(["", "", "", *WRITTEN]))):
            return self._written(form)
        return self.first()

    def _written(self, form: str) -> Cell:
        numbers, write = WRITTEN[form]
        return write(self.draw(numbers))

    def _by_style(self) -> Cell | None:
        if self.style == "percent":
            return _percent(self.draw)
        if self.style == "comma":
            value = self.draw(RATES)
            return Cell(_comma(value), value)
        if self.style == "texts":
            value = self.draw(COUNTS)
            return Cell(f"{value:,}", value)
        return None


STYLES = ["plain", "plain", "marked", "mixed", "percent", "texts"]


@dataclass
class Footnotes:
    """Hands out footnote numbers to labels, and remembers which must be explained."""

    draw: object
    on: bool
    used: set[int] = field(default_factory=set)

    def put(self, label: str) -> str:
        """Return a label, perhaps with a footnote."""
        if not self.on or self.draw(st.integers(0, 3)):
            return label
        number = self.draw(st.integers(1, 4))
        forms = [f"{label}{number}", f"{label} [note {number}]", f"{label}({number})", f"{label} ({number})"]
        forms += [f"{label}*", f"{label}{'¹²³⁴'[number - 1]}", f"{label}{number},{number + 1}"]
        if " " in label:
            forms.append(f"{label} {number}")
        form = self.draw(st.sampled_from(forms))
        self.used |= {number, number + 1} if "," in form else {number}
        return form

    def lines(self) -> list[str]:
        """Return the explanations."""
        return [f"{number}. Words that explain it." for number in range(1, max(self.used, default=0) + 1)]
