"""Published monthly counts mapped in the window, and the next file that opens by itself."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from mapping_page import PATIENCE, choose, choose_rows, map_it, open_in, settle, use_it, values
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from scrutinydesk.findings import Finding
from scrutinydesk.workbook.recipes import Role, Use

MONTHLY = Path(__file__).parents[3] / "shared" / "data" / "monthly"
REAL = pytest.mark.skipif(
    not MONTHLY.is_dir(), reason="the reference material, ../shared, is not beside this checkout"
)


def everything_new(page, qtbot) -> None:
    waiting = [each.name for each in page.draft.said(page.steps.table) if each.use is Use.OPEN]
    for role in (Role.AREA, Role.MEASURE):
        labels = [label for kind, label in waiting if kind is role]
        if len(labels) > 1:
            choose_rows(page, *labels)
            choose(page, qtbot, "for each")
        elif labels:
            choose_rows(page, *labels)
            choose(page, qtbot, "New")
            page.linking.form.buttons.accepted.emit()


@REAL
@pytest.mark.parametrize(
    "name", ["lancashire_month_type_wide.csv", "lancashire_month_type_district_long.csv"]
)
def test_published_monthly_counts_are_mapped_and_open_by_themselves(desk, qtbot, tmp_path, name):
    """The rows in another order, two more months, and one label written otherwise: one question."""
    source = MONTHLY / name
    open_in(desk, qtbot, source)
    page = map_it(desk, qtbot)
    everything_new(page, qtbot)
    use_it(desk, qtbot, page)
    before = values(desk.opened.observations)
    qtbot.waitUntil(lambda: bool(gaps(desk)), timeout=PATIENCE)  # the slower checks wait until it rests
    for month in ("June 2020", "August 2020", "September 2020"):
        assert month in gaps(desk)[0].title
    target = next_quarter(source, tmp_path / "next.csv")
    open_in(desk, qtbot, target)
    questions = desk.opened.applied.questions
    assert [(each.old, each.new) for each in questions] == [("Shoplifting", "Theft from shops")]
    qtbot.mouseClick(desk.kept.mapper.card.yes, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.opened.applied.questions, timeout=PATIENCE)
    settle(desk, qtbot)
    after = values(desk.opened.observations)
    assert before.items() <= after.items()
    assert len(after) > len(before)
    assert QApplication.activeModalWidget() is None


def next_quarter(source: Path, target: Path) -> Path:
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    head, body = (_wide if "wide" in source.name else _long)(rows)
    random.Random(5).shuffle(body)
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *body])
    return target


def gaps(desk) -> list[Finding]:
    return [finding for finding in desk.pages.checks.findings if finding.kind == "quality.missing"]


def _renamed(row: list[str]) -> list[str]:
    return ["Theft from shops" if cell == "Shoplifting" else cell for cell in row]


def _wide(rows):
    head, *body = rows
    assert head[-1] == "2022-10"
    return [*head, "2022-11", "2022-12"], [[*_renamed(row), row[-1], row[-2]] for row in body]


def _long(rows):
    head, *body = rows
    month = head.index("Month") if "Month" in head else 0
    last = max(row[month] for row in body)
    more = [
        [*row[:month], later, *row[month + 1 :]]
        for later in ("2022-11", "2022-12")
        for row in body
        if row[month] == last
    ]
    return head, [_renamed(row) for row in (*body, *more)]
