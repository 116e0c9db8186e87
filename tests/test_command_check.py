"""``scrutinydesk check``: what stands in a report, what cannot be true, and the exit status that says so."""

from __future__ import annotations

import csv
import io
import json

import docx
import openpyxl
import pytest

from scrutinydesk import command_line, exporting_review
from scrutinydesk.errors import ScrutinyError
from scrutinydesk.redpen.figures import extent, figures_of
from scrutinydesk.redpen.listing import listed
from scrutinydesk.reviewing import review_report

WRONG = "16 officers started in July; of this number, 5 (31.36%) are female."
RIGHT = "51 officers were appointed; of this number, 24 (47.1%) are female."
PROMISE = "This report is to 30 September 2017. The next intake of 25 will start on 18th November 2017."


@pytest.fixture
def check(tmp_path, capsys):
    """A function that checks a text and returns the exit status and what was written."""

    def run(text: str, *words: str):
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        status = command_line.main(["check", str(path), *words])
        return status, capsys.readouterr().out

    return run


def test_an_error_that_stands_is_the_exit_status(check):
    status, out = check(f"{RIGHT}\n\n{WRONG}")
    assert status == 1
    assert "1 finding: 1 error" in out
    assert "5 ÷ 16 = 31.25%, printed 31.36%" in out
    assert "line 3: “16 officers started in July; of this number, 5 (31.36%) are female.”" in out


def test_how_much_was_read_is_one_count_everywhere(check, tmp_path):
    text = f"{RIGHT}\n\n{WRONG}\n\n{PROMISE}"
    review = review_report(text)
    said = extent(review)
    assert said == f"{listed(review).verdicts.total()} statements, {len(figures_of(review))} figures"
    _, out = check(text, "--out", str(tmp_path / "out"))
    of_statements = "Statements: differs 1, cannot be checked 1, agrees 1"
    of_figures = "Figures: agrees 3, differs 3, cannot be checked 1"
    assert f"\n{said}\n{of_statements}\n{of_figures}\n" in out
    cover = openpyxl.load_workbook(tmp_path / "out" / "findings.xlsx")["Cover"]
    assert said in {row[1] for row in cover.iter_rows(values_only=True)}


def test_a_report_without_errors_is_nought(check):
    status, out = check(f"{RIGHT}\n\n{PROMISE}")
    assert status == 0
    assert "0 findings" in out
    assert "18 November 2017: line 3: “The next intake of 25" in out
    assert "agrees 1" in out


def test_csv_has_a_line_for_each_finding_claim_and_commitment(check):
    _, out = check(f"{WRONG}\n\n{PROMISE}", "--format", "csv")
    lines = list(csv.DictReader(io.StringIO(out)))
    assert [each["what"] for each in lines].count("finding") == 1
    assert [each["due"] for each in lines if each["what"] == "commitment"] == ["2017-11-18"]
    differs = [each for each in lines if each["verdict"] == "differs"]
    assert [(each["what"], each["line"], each["kind"]) for each in differs] == [("claim", "1", "proportion")]


def test_json_says_where_everything_stands(check):
    text = f"{WRONG}\n\n{PROMISE}"
    _, out = check(text, "--format", "json")
    told = json.loads(out)
    (finding,) = told["findings"]
    start, end = finding["spans"][0]
    assert text[start:end] == finding["words"] == "31.36%"
    claim = told["claims"][finding["claims"][0] - 1]
    assert (claim["verdict"], claim["working"]) == ("differs", "5 ÷ 16 = 31.25%, printed 31.36%")
    for each in claim["figures"]:
        first, last = each["span"]
        assert text[first:last] == each["text"]
    (promise,) = told["commitments"]
    assert promise["last_day"] == "2017-11-18"
    assert told["claims"][promise["claim"] - 1]["kind"] == "commitment"


def test_text_comes_from_the_standard_input(monkeypatch, capsys):
    class Given:
        buffer = io.BytesIO(WRONG.encode())

    monkeypatch.setattr("sys.stdin", Given)
    assert command_line.main(["check", "-"]) == 1
    assert "standard input" in capsys.readouterr().out


def test_a_workbook_is_named(check, workbook):
    status, out = check(RIGHT, "--workbook", str(workbook))
    assert status == 0
    assert "0 of 1 statement held against “July.xlsx”" in out


@pytest.mark.parametrize(
    ("text", "held", "why"),
    [
        ("Lancashire Constabulary\n\n{}", "1 of 1 statement held", ""),
        ("Robbery\n\n{}", "1 of 1 statement held", ""),
        ("Kent and Essex\n\n{}", "0 of 1 statement held", "does not say clearly which force it is of"),
        ("Humberside Police\n\n{}", "0 of 1 statement held", "the report is of Humberside"),
        ("NORTHMARCH POLICE\n\n{}", "0 of 1 statement held", "the report is of Northmarch Police"),
    ],
)
def test_how_many_statements_were_held_against_the_workbook_is_said(check, text, held, why):
    body = "Rape rose from 903 to 1,118 offences in the 12 months to September 2017."
    _, out = check(text.format(body), "--workbook", "demo")
    assert held in out
    words = " ".join(out.split())
    assert ("No statement of the report was held against" in words) is bool(why)
    assert why in words
    assert ("The report names no force." in words) is text.startswith("Robbery")


def test_what_cannot_be_read_is_said_and_nothing_is_written(tmp_path, capsys):
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK\x03\x04 and no more")
    assert command_line.main(["check", str(path)]) == 1
    said = capsys.readouterr()
    assert not said.out
    assert "damaged or incomplete" in said.err
    assert command_line.main(["check", str(tmp_path / "none.txt")]) == 1
    assert "There is no file “none.txt”." in capsys.readouterr().err


def test_a_workbook_in_place_of_a_report_is_called_one(workbook, capsys):
    assert command_line.main(["check", str(workbook)]) == 1
    said = capsys.readouterr().err
    assert "“July.xlsx” is a workbook, not a report." in said
    assert "--workbook" in said


def test_nothing_from_the_standard_input_is_no_file_to_fetch(monkeypatch, capsys):
    class Given:
        buffer = io.BytesIO(b"")

    monkeypatch.setattr("sys.stdin", Given)
    assert command_line.main(["check", "-"]) == 1
    said = capsys.readouterr().err
    assert "Nothing came from the standard input." in said
    assert "Fetch" not in said


def test_a_folder_is_no_report(tmp_path, capsys):
    assert command_line.main(["check", str(tmp_path)]) == 1
    assert "is a folder, not a report" in capsys.readouterr().err


def test_a_format_that_is_none_is_not_understood(check):
    with pytest.raises(SystemExit) as left:
        check(RIGHT, "--format", "html")
    assert left.value.code == 2


def test_twice_the_same_bytes(check):
    text = f"{RIGHT}\n\n{WRONG}\n\n{PROMISE}"
    for style in ("text", "csv", "json"):
        assert check(text, "--format", style) == check(text, "--format", style)


def test_a_text_that_begins_like_a_formula_is_none_in_csv(check):
    _, out = check("=HYPERLINK(1) rose by 5 offences.\n", "--format", "csv")
    quotes = [each["quote"] for each in csv.DictReader(io.StringIO(out))]
    assert not [each for each in quotes if each.startswith("=")]


def test_a_folder_gets_all_that_leaves_the_report(tmp_path, capsys):
    document = docx.Document()
    for text in (WRONG, PROMISE):
        document.add_paragraph(text)
    path = tmp_path / "report.docx"
    document.save(path)
    before = path.read_bytes()
    out = tmp_path / "out"
    assert command_line.main(["check", str(path), "--out", str(out)]) == 1
    names = ["commitments.docx", "findings.csv", "findings.xlsx", "queries.docx", "report with comments.docx"]
    assert sorted(each.name for each in out.iterdir()) == names
    assert path.read_bytes() == before
    (comment,) = docx.Document(str(out / names[-1])).comments
    assert "31.36%" in comment.text


def test_of_a_text_without_findings_the_folder_gets_less(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(RIGHT, encoding="utf-8")
    assert command_line.main(["check", str(path), "--out", str(tmp_path / "out")]) == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["findings.csv", "findings.xlsx"]


def test_the_report_itself_is_never_written_over(tmp_path):
    document = docx.Document()
    document.add_paragraph(WRONG)
    path = tmp_path / "report.docx"
    document.save(path)
    found = listed(review_report(path))
    with pytest.raises(ScrutinyError, match="the report itself") as caught:
        exporting_review.write_commented(found, path, path)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("front", "words", "marking"),
    [
        ("", (), "PROTECTIVE MARKING NOT GIVEN"),
        ("OFFICIAL\n\n", (), "OFFICIAL"),
        ("", ("--workbook", "demo"), "OFFICIAL"),
        ("OFFICIAL – SENSITIVE\n\n", ("--workbook", "demo"), "OFFICIAL – SENSITIVE"),
    ],
)
def test_letters_bear_the_marking_of_the_report_or_of_its_workbook(check, tmp_path, front, words, marking):
    check(f"{front}{WRONG}", "--out", str(tmp_path / "out"), *words)
    letter = docx.Document(str(tmp_path / "out" / "queries.docx"))
    assert letter.sections[0].header.paragraphs[0].text == marking
    cover = openpyxl.load_workbook(tmp_path / "out" / "findings.xlsx")["Cover"]
    told = {row[0]: row[1] for row in cover.iter_rows(values_only=True)}
    assert told["Protective marking"] == ("not given" if marking.endswith("NOT GIVEN") else marking)


def test_why_nothing_was_held_against_the_workbook_is_said_once(check):
    _, out = check(f"Humberside Police\n\n{RIGHT}", "--workbook", "demo")
    assert " ".join(out.split()).count("the report is of Humberside") == 1


def test_what_was_decided_in_the_window_counts_where_its_library_is_named(check, tmp_path, capsys):
    from scrutinydesk.library import open_library
    from scrutinydesk.remembered.red_pen import FindingDecision, FindingState, keep_decision

    second = "Of 41 staff, 27 (68.8%) are female."
    review = review_report(f"{WRONG}\n\n{second}")
    dismissed, reworded = (each.fingerprint for each in review.findings if each.severity == "error")
    where = tmp_path / "library.sqlite"
    held = open_library(where, "A. Officer")
    no = FindingDecision(FindingState.DISMISSED, "As agreed")
    keep_decision(held, "report.txt", dismissed, no)
    keep_decision(held, "report.txt", reworded, FindingDecision(FindingState.REWORDED, wording="Is it 27?"))
    held.close()
    text = f"{WRONG}\n\n{second}"
    status, out = check(text)
    assert (status, ": 2 errors" in out, "dismissed" in out) == (1, True, False)
    status, out = check(text, "--library", str(where))
    assert status == 1
    assert ": 1 error" in out
    assert "; 1 dismissed and left out\n" in out
    assert "the report says 31.36%" not in out
    assert "To ask: Is it 27?" in out
    _, out = check(text, "--library", str(where), "--format", "json")
    found = [each for each in json.loads(out)["findings"] if each["severity"] == "error"]
    told = [(each["decision"], each["reason"]) for each in found]
    assert told == [("dismissed", "As agreed"), ("reworded", "")]
    status, _ = check(WRONG, "--library", str(where))
    assert status == 0
    missing = tmp_path / "no.sqlite"
    assert command_line.main(["check", str(tmp_path / "report.txt"), "--library", str(missing)]) == 1
    assert "no.sqlite" in capsys.readouterr().err


def test_what_is_not_sure_is_listed_with_what_the_workbook_has(check):
    text = "Lancashire Constabulary\n\nHate crime was {} by the end of a busy year to September 2017.\n"
    true, false = (check(text.format(each), "--workbook", "demo") for each in ("1,251", "1,521"))
    assert (true[0], false[0]) == (0, 0)
    assert "Not what the workbook has" not in true[1]
    words = " ".join(false[1].split())
    assert "if they are of what they seem to be" in words
    assert "workbook: 1,251; printed 1,521, if it is of Hate crime, Lancashire" in words
