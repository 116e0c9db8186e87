# ruff: noqa: INP001  a script, not a module
"""Takes the screenshots of *Check a report*, from the real application on a report and the demo workbook.

    .venv/bin/python docs/screenshots_check.py [FOLDER [REPORT]]

checks a report, decides on two of its findings, and writes pictures of the text with its findings, of a
figure that agrees, of the hidden tables, of the commitments and of a link by hand into
``docs/screenshots``, for every size and theme. Without a report of your own it checks one written here,
about the figures of the demo.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from screenshots import open_demo, run, settle, shown
from screenshots_mapping import take, until

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.qt.app import Desk
from scrutinydesk.qt.panels.red_pen.page import COMMITMENTS, HIDDEN, TEXT

NAME = "Performance report, September 2017.txt"
REPORT = """Lancashire Constabulary

Performance report to 30 September 2017

4. Protecting Local Policing

a) Police officers and staff

i) Between 1 July 2017 and 30 September 2017 there have been 51 officer appointments; of this number, 24 (47.1%) are female and 6 (11.8%) are from a BME background.
ii) 16 officers began direct entry training in July 2017; of this number, 5 (31.36%) are female.
iii) There have been 41 staff appointments; of this number, 27 (65.8%) are female and 2 (4.9%) are from a BME background.
iv) A recruitment event will take place at headquarters on 1st November, and the next intake of 25 special constables will start on 18th November.
v) The new public contact module will go live on 4th December.

5. Tackling Crime and Re-Offending

a) Number of crimes recorded

i) The 12 months to September 2017 are compared with the 12 months to September 2016. All crime has risen in line with the rest of the region.

| Period | England and Wales | North West | Lancashire |
|--------|-------------------|------------|------------|
| 12 months to September 2017 against September 2016 | Up 13.0% (549,880 crimes) | Up 21.6% (101,404 crimes) | Up 13.0% (13,320 crimes) |

ii) 41 forces nationally have an increase in all crime.

b) Road safety – KSIs

i) The 'In Year Performance' compared to the 'Previous 12 Month Period' shows a reduction of 6.0% (48 KSIs). East Division has a reduction of 12.7% (38 KSIs), South Division a reduction of 2.5% (6 KSIs) and West Division a reduction of 1.5% (4 KSIs).
ii) Adult Casualty: there has been a reduction of 6.7% (47 KSIs). East Division has a reduction of 13.1% (34 KSIs), South Division a reduction of 2.0% (4 KSIs) and West Division a reduction of 3.8% (9 KSIs).
iii) Child Casualty: there has been a reduction of 1.0% (1 KSI). East Division has a reduction of 10.0% (4 KSIs), South Division a reduction of 5.0% (2 KSIs) and West Division an increase of 25.0% (5 KSIs).

6. Confidence

a) User satisfaction

i) Burglary: down 3.9% from 81.3% to 77.4%.
ii) Violent crime: down 4.5 percentage points from 75.5% to 71.0%.
"""  # noqa: E501  each line is a paragraph of it


def checked(desk: Desk, path: Path) -> None:
    """Check a report and wait for it."""
    desk.reviewer.check(path)
    until(lambda: desk.settled and desk.reviewer.shown is not None)
    settle(600)


def decide(desk: Desk) -> None:
    """Ask about the first finding, and dismiss another."""
    detail = desk.reviewer.page.reading.detail
    findings = desk.reviewer.page.reading.findings
    for count, act in enumerate((detail.accept, detail.dismiss), start=1):
        findings.list.step(1)
        detail.reason.setText("" if act is detail.accept else "They cut off, as agreed in 2016")
        act.click()
        until(lambda count=count: len(desk.reviewer.shown.known.decisions) == count)
    settle(600)


def figure_with(desk: Desk, verdict: Verdict) -> None:
    """Choose the first figure with that verdict."""
    figures = desk.reviewer.shown.figures
    at = next((at for at, each in enumerate(figures) if each.verdict is verdict), 0)
    desk.reviewer.page.reading.choose_figure(at)
    settle(400)


def pictures(folder: Path, home: Path) -> int:
    """Take them, one after the other."""
    path = Path(sys.argv[2]) if len(sys.argv) > 2 else home / NAME  # noqa: PLR2004  of the command line
    if not path.exists():
        path.write_text(REPORT, encoding="utf-8")
    desk = shown(home / "settings")
    open_demo(desk)
    checked(desk, path)
    page = desk.reviewer.page
    page.reading.findings.list.step(1)
    settle(400)
    count = take(desk, folder, "check")
    decide(desk)
    figure_with(desk, Verdict.AGREES)
    count += take(desk, folder, "check-figure")
    page.show_view(HIDDEN)
    settle(400)
    count += take(desk, folder, "check-hidden")
    page.show_view(COMMITMENTS)
    settle(400)
    count += take(desk, folder, "check-commitments")
    page.show_view(TEXT)
    desk.set_theme("light")
    settle(1000)
    page.reading.detail.link.click()
    settle(400)
    dialog = QApplication.activeModalWidget()
    dialog.grab().save(str(folder / "check-link.png"))
    dialog.reject()
    desk.window.close()
    return count + 1


if __name__ == "__main__":
    raise SystemExit(run(pictures, sys.argv[1:]))
