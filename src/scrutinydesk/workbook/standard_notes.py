"""What is found wrong or odd while a standard workbook is read, each with its cell."""

from __future__ import annotations

from collections import Counter

from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.workbook.grid import Book, Sheet, column_letters
from scrutinydesk.workbook.standard_layout import Across, Layout

EACH_AT_MOST = 12


class Notes:
    """Collects findings; of one kind on one sheet only the first few are kept one by one."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._findings: list[Finding] = []
        self._count: Counter[tuple[str, str]] = Counter()

    def add(
        self,
        kind: str,
        severity: Severity,
        words: tuple[str, str, str],
        sheet: Sheet | None = None,
        cell: str = "",
    ) -> None:
        """Add a finding; ``words`` are its title, detail and remedy."""
        name = "" if sheet is None else sheet.name
        self._count[kind, name] += 1
        if self._count[kind, name] <= EACH_AT_MOST:
            place = Place(self._book.name, name, cell)
            self._findings.append(Finding(f"standard.{kind}", severity, *words, place))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, with one line for each kind of which there were too many."""
        more = [
            Finding(
                f"standard.{kind}",
                Severity.NOTE,
                f"There are {count - EACH_AT_MOST:,} more findings like this on “{name}”.",
                place=Place(self._book.name, name),
            )
            for (kind, name), count in self._count.items()
            if count > EACH_AT_MOST
        ]
        return (*self._findings, *more)

    def unknown_measure(self, sheet: Sheet, cell: str, label: str, nearest: str) -> None:
        """Tell that a row's label is no measure, and which one it may mean."""
        remedy = f"Did you mean “{nearest}”?" if nearest else "Use a label from the template."
        title = f"“{label}” is not a measure that Scrutiny Desk knows."
        words = (title, "The figures of this row are not used.", remedy)
        self.add("unknown_measure", Severity.WARNING, words, sheet, cell)

    def unknown_area(self, sheet: Sheet, cell: str, label: str, nearest: str) -> None:
        """Tell that a row's area is not known."""
        remedy = f"Did you mean “{nearest}”?" if nearest else "Use an area from the template."
        words = (
            f"“{label}” is not an area that Scrutiny Desk knows."
            if label
            else "The row names no area, and the cover names no force.",
            "The figures of this row are not used.",
            remedy,
        )
        self.add("unknown_area", Severity.WARNING, words, sheet, cell)

    def not_a_number(self, sheet: Sheet, cell: str, text: str) -> None:
        """Tell that a cell that should hold a number holds something else."""
        words = (
            f"“{text[:60]}” is not a number.",
            "The cell is not used.",
            "Write a number, or [x] if it is not available; 1,204 [r] marks a revised figure.",
        )
        self.add("not_a_number", Severity.ERROR, words, sheet, cell)

    def negative(self, sheet: Sheet, cells: str) -> None:
        """Tell that counts are below zero."""
        words = (
            "A count is below zero.",
            "Corrections can do this for a month; a total cannot be below zero.",
            "Check the figure with the force.",
        )
        self.add("negative", Severity.WARNING, words, sheet, cells)

    def share(self, sheet: Sheet, cell: str, value: float) -> None:
        """Tell that a percentage looks like a share of one."""
        words = (
            f"{value:g} may be meant as {value * 100:g}%.",
            "Percentages are read as they stand: 77.4, or 77.4% where the cell is formatted so.",
            "Write the percentage between 0 and 100, or format the cell as a percentage.",
        )
        self.add("share", Severity.WARNING, words, sheet, cell)

    def repeated_period(self, sheet: Sheet, cell: str, words: str, differ: str) -> None:
        """Tell that a second column is headed by a period of an earlier one, and where they differ."""
        text = (
            f"{words} stands above two columns.",
            f"The first of them is used. {differ}",
            "Correct the heading, or delete the column.",
        )
        self.add("repeated_period", Severity.ERROR, text, sheet, cell)

    def repeated_row(self, sheet: Sheet, cell: str, label: str, first: int, differ: str) -> None:
        """Tell that a row states what an earlier one states, and where the two differ."""
        words = (
            f"“{label}” stands here a second time.",
            f"Row {first} is used, this one is not. {differ}",
            "Delete one of the two rows, or correct its measure, area or period.",
        )
        self.add("repeated_row", Severity.ERROR, words, sheet, cell)

    def no_period(self, sheet: Sheet, cell: str, label: str) -> None:
        """Tell that a row does not say when."""
        words = (
            f"“{label}” has figures but no period.",
            "The figures of this row are not used.",
            "Write the last month, such as Sep 2017.",
        )
        self.add("no_period", Severity.ERROR, words, sheet, cell)

    def strange_column(self, sheet: Sheet, column: int, row: int, heading: str) -> None:
        """Tell that a column is not read."""
        letters = column_letters(column + sheet.origin[1])
        words = (
            f"Column {letters}, “{heading[:60]}”, is not read.",
            "Its heading is neither a period nor a column of this table.",
            "Nothing is needed if it holds your own remarks.",
        )
        self.add("strange_column", Severity.NOTE, words, sheet, sheet.address(row, column))

    def unused_sheet(self, sheet: Sheet) -> None:
        """Tell that a sheet is shown in Data only."""
        words = (
            f"The sheet “{sheet.name}” is not one of the standard tables.",
            "It is shown in Data; no figure is taken from it.",
            "To use it, copy its figures into the template.",
        )
        self.add("unused_sheet", Severity.NOTE, words, sheet)

    def no_headings(self, sheet: Sheet, layout: Layout) -> None:
        """Tell that a sheet is called as one of the tables, but that its headings are not there."""
        columns = [f"“{column.heading}”" for column in layout.columns if column.required]
        columns += ["a month in each column"] * (layout.across is Across.MONTHS)
        columns += ["a date in each column"] * (layout.across is Across.DATES)
        why = "It is called as a standard table, but no row holds its headings"
        words = (
            f"No table was found on the sheet “{sheet.name}”.",
            f"{why}: {', '.join(columns)}. No figure is taken from it.",
            "Write the headings as in the template; months as Sep 2017.",
        )
        self.add("no_headings", Severity.ERROR, words, sheet)

    def hidden_sheet(self, sheet: Sheet) -> None:
        """Tell that a hidden sheet holds a table, which is not used."""
        words = (
            f"The hidden sheet “{sheet.name}” holds one of the standard tables.",
            "It can be seen in Data; no figure is taken from a hidden sheet.",
            "Unhide the sheet and save the workbook if its figures are meant to be used.",
        )
        self.add("hidden_sheet", Severity.WARNING, words, sheet)

    def hidden_used(self, sheet: Sheet, cell: str, what: str) -> None:
        """Tell that figures of a hidden row or column are used."""
        words = (
            f"{what} hidden in the workbook, and used.",
            "Someone who looks at the workbook does not see these figures.",
            "Check that they are meant to be used; delete them if not.",
        )
        self.add("hidden_used", Severity.WARNING, words, sheet, cell)

    def gap(self, sheet: Sheet, cell: str, labels: list[str], months: str) -> None:
        """Tell that months are missing inside the series of these rows."""
        first, others = labels[0], len(labels) - 1
        more = f" and {others:,} other row{'s' if others > 1 else ''} have" if others else " has"
        words = (
            f"“{first}”{more} no figure for {months}.",
            "No 12-month total is worked out over a missing month, and no change from it.",
            "Ask the force for the figure, or write 0 if nothing was recorded.",
        )
        self.add("gap", Severity.WARNING, words, sheet, cell)

    def marked(self, sheet: Sheet, cell: str, label: str, months: str, text: str) -> None:
        """Tell that a mark stands in place of a figure inside a series."""
        words = (
            f"“{label}” has “{text}” in place of a figure for {months}.",
            "It is read as not available: no 12-month total is worked out over it.",
            "Ask the force for the figure.",
        )
        self.add("marked", Severity.WARNING, words, sheet, cell)

    def outlier(self, sheet: Sheet, cell: str, label: str, found: tuple[str, float, float]) -> None:
        """Tell that a month lies far from the rest of its row."""
        month, value, middle = found
        words = (
            f"“{label}”: {figure(rounded(value))} in {month}, where {figure(rounded(middle))} is usual.",
            "A nought may be missing or too many; every total over this month has it.",
            "Compare with the source.",
        )
        self.add("outlier", Severity.WARNING, words, sheet, cell)

    def fraction(self, sheet: Sheet, cell: str, value: float) -> None:
        """Tell that a count is not a whole number."""
        words = (
            f"{figure(value)} is not a whole number, and this is a count.",
            "It is used as it stands; no margin of chance is worked out from it.",
            "Check whether an estimate, a rate or an average was entered.",
        )
        self.add("fraction", Severity.WARNING, words, sheet, cell)

    def too_large(self, sheet: Sheet, cell: str, value: float) -> None:
        """Tell that a number is larger than anything that is counted."""
        words = (
            f"{value:.3g} is too large to be a figure of this table.",
            "The cell is not used.",
            "Correct the cell.",
        )
        self.add("too_large", Severity.ERROR, words, sheet, cell)

    def not_a_percentage(self, sheet: Sheet, cell: str, value: float) -> None:
        """Tell that a percentage of people is below 0 or above 100."""
        words = (
            f"{value:g}% cannot be a percentage of people.",
            "A percentage of those surveyed lies between 0 and 100. The cell is not used.",
            "Correct the cell.",
        )
        self.add("not_a_percentage", Severity.ERROR, words, sheet, cell)

    def part_above_whole(self, sheet: Sheet, cell: str, part: str) -> None:
        """Tell that a part of a total is larger than the total."""
        words = (
            f"“{part}” is more than the total of its row.",
            "One of the two is wrong, and the share is not worked out.",
            "Correct the row.",
        )
        self.add("part_above_whole", Severity.ERROR, words, sheet, cell)

    def not_the_sum(self, sheet: Sheet, cell: str, words: str, total: str) -> None:
        """Tell that a 12-month total differs from the months of the same series."""
        text = (
            f"{words}; its months add up to {total}.",
            "Where the months are held they are used; the given figure stands in Data.",
            "Ask the force which is right, and correct the other.",
        )
        self.add("not_the_sum", Severity.ERROR, text, sheet, cell)

    def not_divisions(self, sheet: Sheet, cell: str, words: str, total: str, others: str) -> None:
        """Tell that the divisions do not add up to the force."""
        text = (
            f"{words}; its divisions add up to {total}.",
            f"They differ for this month{others}. Each figure is used as it stands.",
            "Ask the force whether some are counted in no division.",
        )
        self.add("not_divisions", Severity.WARNING, text, sheet, cell)

    def not_a_rank(self, sheet: Sheet, cell: str, text: str) -> None:
        """Tell that a rank is not 1, 2, 3 and so on."""
        words = (f"“{text}” is not a rank.", "The cell is not used.", "Write a whole number; 1 is best.")
        self.add("not_a_rank", Severity.ERROR, words, sheet, cell)

    def outside_figures(self, sheet: Sheet, cell: str, end: str, first: str, last: str) -> None:
        """Tell that the period end on the cover lies outside the months of the workbook."""
        words = (
            f"The period end, {end}, lies outside the monthly figures.",
            f"They run from {first} to {last}. Each figure says the period it is for.",
            "Correct the period end on the cover, or add the months that are missing.",
        )
        self.add("outside_figures", Severity.ERROR, words, sheet, cell)

    def contradiction(self, sheet: Sheet, cell: str, words: str) -> None:
        """Tell that two tables state one figure differently."""
        text = (
            f"{words}, and an earlier table says otherwise.",
            "The figure of the earlier table is used.",
            "Correct one of the two.",
        )
        self.add("contradiction", Severity.ERROR, text, sheet, cell)
