"""A projection of the constabulary's, as it is written down by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from scrutinydesk.analysis.kept_entry import LONGEST
from scrutinydesk.analysis.projection_record import NOT_STATED, ProjectionRecord, Source, stated_growth
from scrutinydesk.measures.catalogue import Kind
from scrutinydesk.periods import Span, Window, read_period
from scrutinydesk.qt.panels.break_form import Fault, month_of
from scrutinydesk.qt.panels.look import label
from scrutinydesk.qt.panels.method_forms import SeriesForm, number_of
from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.method_words import number
from scrutinydesk.reporting.scorecard_tables import how as method_words

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = "Ours, logged when its report was kept: it stays as it was made."


class ProjectionForm(SeriesForm):
    """The fields of a ``ProjectionRecord``.

    Attributes
    ----------
    base : callable (measure, area, year) -> float or None
        The total of a financial year, for a projection that is stated as a growth on it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.base: Callable[[str, str, Window], float | None] = lambda _measure, _area, _year: None
        self._breakdown = ""
        self.year = QLineEdit(placeholderText="Financial year, such as 2017/18", maxLength=40)
        self.value = QLineEdit(placeholderText="Its total, or +3.5% on the year before", maxLength=30)
        self.interval = QLineEdit(placeholderText="Such as 12,900 to 13,500; empty where none", maxLength=60)
        self.data_to = QLineEdit(placeholderText="Last month that was known, such as July 2017", maxLength=40)
        self.document = QLineEdit(placeholderText="Where it stands: the paper’s title", maxLength=LONGEST)
        self.how = QLineEdit(placeholderText="How it was made, where that is said", maxLength=LONGEST)
        self.ours = label(OURS, "muted", wrap=True)
        for title, field in (
            ("Year", self.year), ("Projected", self.value), ("Interval", self.interval),
            ("Figures to", self.data_to), ("Document", self.document), ("Method", self.how),
        ):  # fmt: skip
            self.add(title, field)
        self.rows.addRow(label(""), self.ours)
        self.fixed += [self.year, self.data_to, self.document, self.how]

    def offers(self, measure: str) -> bool:
        assert self.resources is not None  # noqa: S101  nothing is offered before
        return self.resources.catalogue[measure].kind is Kind.FLOW

    def fill(self, item: ProjectionRecord | None) -> None:
        ours = item is not None and item.source is Source.OURS
        self.ours.setVisible(ours)
        self._breakdown = item.breakdown if item is not None else ""
        for field in (self.value, self.interval):
            field.setEnabled(not ours)
        texts = ("",) * 6 if item is None else self._written(item)
        fields = (self.year, self.value, self.interval, self.data_to, self.document, self.how)
        for field, text in zip(fields, texts, strict=True):
            field.setText(text)

    def _written(self, item: ProjectionRecord) -> tuple[str, ...]:
        interval = ""
        if item.low is not None and item.high is not None:
            interval = f"{numbers.plain(item.low)} to {numbers.plain(item.high)}"
        assert self.resources is not None  # noqa: S101  they are offered before anything is shown
        ours = item.source is Source.OURS
        value = numbers.plain(item.value) if ours else number(item.value, item.measure, self.resources)
        how = "" if item.method == NOT_STATED else item.method
        how = method_words(item) if ours else how
        return item.year.financial_year_name, value, interval, item.data_to.words, item.document, how

    def began(self, month: str) -> None:
        self.data_to.setText(month)
        self.year.setFocus()

    def made(self) -> ProjectionRecord | Fault:
        """Return what is described, or what is wrong with it."""
        series = self._series()
        if isinstance(series, Fault):
            return series
        year, data_to = year_of(self.year.text()), month_of(self.data_to.text())
        document = self.document.text().strip()
        if year is None:
            return Fault("Write the financial year: 2017/18.", self.year)
        value, bounds = self._value(*series, year), self._bounds()
        fault = next((each for each in (value, bounds) if isinstance(each, Fault)), None)
        if data_to is None and fault is None:
            fault = Fault("Write the last month that was known when it was made: July 2017.", self.data_to)
        if not document and fault is None:
            fault = Fault("Say where it stands, so that anyone can look it up.", self.document)
        if isinstance(value, Fault) or isinstance(bounds, Fault) or data_to is None or fault is not None:
            return fault or Fault("", self)
        return ProjectionRecord(
            *series, self._breakdown, data_to, year, self.how.text().strip() or NOT_STATED, value, *bounds,
            source=Source.CONSTABULARY, document=document,
        )  # fmt: skip

    def _value(self, measure: str, area: str, year: Window) -> float | Fault:
        text = self.value.text().strip()
        value = number_of(text)
        if value is None:
            return Fault("Write the total as a number, 13,200, or as a growth, +3.5%.", self.value)
        if not text.endswith("%"):
            return value
        base = self.base(measure, area, year.previous)
        if base is None:
            before = year.previous.financial_year_name
            words = f"No report that is open has a total of {before} to put {text} on: write the number."
            return Fault(words, self.value)
        return float(round(stated_growth(value, base)))

    def _bounds(self) -> tuple[float | None, float | None] | Fault:
        text = self.interval.text().strip()
        if not text:
            return None, None
        low, _, high = text.replace("–", " to ").partition(" to ")
        found = number_of(low), number_of(high)
        if found[0] is None or found[1] is None or found[0] > found[1]:
            return Fault("Write the interval such as 12,900 to 13,500.", self.interval)
        return found


def year_of(text: str) -> Window | None:
    """Return the financial year that is written; None where none is."""
    window = read_period(text.strip())
    return window if window is not None and window.span is Span.FINANCIAL_YEAR else None
