import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutinydesk.errors import ExportError
from scrutinydesk.reporting.edits import Edit, Edits, figures, load, relinked, save
from scrutinydesk.reporting.report import Paragraph, Run

DRAFT = Paragraph(
    "5a.change.all_crime",
    "(i)",
    (
        Run("All crime rose by "),
        Run("13,320", "a/b/change"),
        Run(" ("),
        Run("13.0%", "a/b/percent"),
        Run(") in the 12 months to September 2017."),
    ),
)
WORDS = st.text(string.printable + "éü−£“”", max_size=80)


def edited(text):
    return Edits().with_edit(Edit(DRAFT.id, text, DRAFT.text))


def test_figures_include_dates_and_signs():
    text = "Up 13,320 (13.0%), −48, £52.5m to 30 September 2017, June 2017."
    assert figures(text) == (
        "13,320",
        "13.0%",
        "−48",
        "£52.5",
        "30 September 2017",
        "June 2017",
    )


def test_an_edit_is_shown_and_its_figures_stay_live():
    shown = edited("Crime is up 13,320, that is 13.0%, and we should ask why.").shown(DRAFT)
    assert shown.edited
    assert not shown.stale
    assert shown.drafted == DRAFT.text
    assert [run.figure for run in shown.runs if run.figure] == ["a/b/change", "a/b/percent"]


def test_an_edit_is_stale_when_a_figure_beneath_it_changes():
    fresh = Paragraph(
        DRAFT.id, "(i)", (*DRAFT.runs[:3], Run("13.1%", "a/b/percent"), DRAFT.runs[4])
    )
    assert edited("Mine.").shown(fresh).stale
    reworded = Paragraph(
        DRAFT.id,
        "(i)",
        (Run("Crime grew by 13,320, 13.0%, in the 12 months to September 2017."),),
    )
    assert not edited("Mine.").shown(reworded).stale


def test_a_longer_number_is_not_taken_for_the_figure():
    runs = relinked("There were 113,320 and 13,320.5", (Run("13,320", "x"),))
    assert all(not run.figure for run in runs)


def test_taking_an_edit_back_restores_the_draft():
    edits = edited("Mine.")
    assert edits.without(DRAFT.id).shown(DRAFT) == DRAFT


def test_orphans_are_kept():
    assert [edit.text for edit in edited("Mine.").orphans(["5b.change.public_order"])] == [
        "Mine."
    ]


@given(st.dictionaries(WORDS, st.tuples(WORDS, WORDS), max_size=5))
def test_saved_edits_read_back(tmp_path_factory, texts):
    path = tmp_path_factory.mktemp("edits") / "edits.json"
    edits = Edits({key: Edit(key, text, drafted) for key, (text, drafted) in texts.items()})
    save(edits, path)
    assert load(path) == (edits, ())


@given(WORDS, st.lists(WORDS.filter(bool), max_size=4))
def test_relinking_never_changes_a_letter(text, parts):
    runs = relinked(text, tuple(Run(part, "id") for part in parts))
    assert "".join(run.text for run in runs) == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"version": 2, "edits": []}',
        b'{"version":1,"edits":[{}]}',
    ],
)
def test_a_spoilt_file_is_kept_aside(tmp_path, content):
    path = tmp_path / "edits.json"
    path.write_bytes(content)
    edits, findings = load(path)
    assert not len(edits)
    assert [finding.kind for finding in findings] == ["edits.unreadable"]
    assert (tmp_path / "edits.json.bak").read_bytes() == content
    assert not path.exists()


def test_a_second_spoilt_file_does_not_replace_the_first(tmp_path):
    path = tmp_path / "edits.json"
    for content in (b"one", b"two"):
        path.write_bytes(content)
        load(path)
    assert {each.read_bytes() for each in tmp_path.iterdir()} == {b"one", b"two"}


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "edits.json"
    save(edited("First."), path)

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="could not be saved"):
        save(edited("Second."), path)
    assert json.loads(path.read_text("utf-8"))["edits"][0]["text"] == "First."
    assert [each.name for each in tmp_path.iterdir()] == ["edits.json"]
