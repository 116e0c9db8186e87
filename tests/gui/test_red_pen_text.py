"""The text of a report: its blocks hold all of it, and only what is in sight is laid out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip

from scrutinydesk.claims.document import CellPlace, Document, Passage, PassageKind
from scrutinydesk.claims.plain_text import read_plain
from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.findings import Severity
from scrutinydesk.qt.panels.red_pen.blocks import BULLET, MOST_CHARACTERS, blocks_of
from scrutinydesk.qt.panels.red_pen.pile import Pile
from scrutinydesk.qt.panels.red_pen.shown_text import as_copied
from scrutinydesk.qt.panels.red_pen.spots import Spots
from scrutinydesk.qt.panels.red_pen.text_choice import moved
from scrutinydesk.qt.panels.red_pen.text_paint import Asked, Marks, paint_block
from scrutinydesk.qt.panels.red_pen.text_view import KEPT, ReportText
from scrutinydesk.qt.panels.red_pen.type_setting import font_of, lay_out
from scrutinydesk.qt.theme import load_theme
from scrutinydesk.redpen.figures import Figure
from scrutinydesk.reviewing import review_report

REPORT = """4. Protecting Local Policing

a) Police Officers

i) There are 51 officers, of whom 24 (47.1%) are female.
ii) 16 Police Now officers started in July; of this number, 5 (31.36%) are female.

- Preston MELA
- Careers fairs

| Area | Crimes |
|------|--------|
| East | 1,204 |
"""


def document_of(*passages: tuple[PassageKind, str, str, CellPlace | None]) -> Document:
    text, found = "", []
    for kind, words, number, cell in passages:
        line = text.count("\n") + 1
        found.append(Passage(words, line, kind, len(text), ("4. Policing",), number, None, cell))
        text += words + "\n"
    return Document("made", text, tuple(found))


passages = st.lists(
    st.tuples(
        st.sampled_from([PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.HEADING, PassageKind.CELL]),
        st.lists(st.sampled_from("ab 1%£é\u2028\t\U0001f600"), min_size=1, max_size=40).map("".join),
        st.sampled_from(["", "4", "4(a)", "4(a)(ii)"]),
        st.builds(CellPlace, st.integers(1, 3), st.integers(1, 3), st.integers(1, 4)),
    ),
    max_size=12,
)


@given(passages)
def test_blocks_hold_every_character_where_it_stands(made):
    made = [
        (kind, words.replace("\n", " "), number, cell if kind is PassageKind.CELL else None)
        for kind, words, number, cell in made
    ]
    document = document_of(*made)
    pieces = [piece for block in blocks_of(document) for piece in block.pieces]
    assert [piece.start for piece in pieces] == [passage.offset for passage in document.passages]
    for piece, passage in zip(pieces, document.passages, strict=True):
        assert len(piece.text) == len(passage.text)
        same = zip(piece.text, passage.text, strict=True)
        assert all(shown == ("\ufffd" if printed > "\uffff" else printed) for shown, printed in same)


@settings(max_examples=30)
@given(st.integers(1, 4 * MOST_CHARACTERS), st.booleans())
def test_a_passage_without_end_is_cut_and_nothing_is_lost(length, spaced):
    text = ("word " * (length // 5 + 1))[:length] if spaced else "7" * length
    blocks = blocks_of(document_of((PassageKind.PARAGRAPH, text, "", None)))
    assert "".join(piece.text for block in blocks for piece in block.pieces) == text
    assert all(len(piece.text) <= MOST_CHARACTERS for block in blocks for piece in block.pieces)
    assert [block.first for block in blocks] == [True] + [False] * (len(blocks) - 1)


def test_numbers_stand_beside_what_they_number_and_bullets_beside_the_rest():
    blocks = blocks_of(read_plain(REPORT, "made"))
    labels = [(block.label, block.pieces[0].text[:8]) for block in blocks if block.label]
    assert labels[:4] == [("4", "Protecti"), ("4(a)", "Police O"), ("(i)", "There ar"), ("(ii)", "16 Polic")]
    assert labels[4:6] == [(BULLET, "Preston "), (BULLET, "Careers ")]


def test_cells_of_a_column_stand_beneath_each_other():
    rows = [block for block in blocks_of(read_plain(REPORT, "made")) if block.kind is PassageKind.CELL]
    assert [[piece.text for piece in row.pieces] for row in rows] == [["Area", "Crimes"], ["East", "1,204"]]
    assert [piece.left for piece in rows[0].pieces] == [piece.left for piece in rows[1].pieces]
    assert rows[0].first
    assert not rows[1].first


@given(st.lists(st.integers(1, 400), min_size=1, max_size=40), st.data())
def test_a_pile_knows_where_each_stands_after_every_change(heights, data):
    pile = Pile(heights)
    for _ in range(4):
        at, height = data.draw(st.integers(0, len(heights) - 1)), data.draw(st.integers(1, 400))
        assert pile.put(at, height) == height - heights[at]
        heights[at] = height
        y = data.draw(st.integers(0, sum(heights) - 1))
        found = pile.at(y)
        assert pile.start(found) == sum(heights[:found]) <= y < pile.start(found) + heights[found]
    assert pile.total == sum(heights)


def test_a_pile_of_nothing_is_no_fault():
    assert Pile().total == 0


@pytest.fixture
def text(qtbot):
    view = ReportText(load_theme("light"))
    qtbot.addWidget(view)
    view.resize(620, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def long_report(count: int = 3_000) -> Document:
    words = "Paragraph {}: there were {} crimes, of which 5 (31.36%) were solved. "
    lines = (words.format(at, at) * (1 + at % 4) for at in range(count))
    return document_of(*((PassageKind.PARAGRAPH, line, "", None) for line in lines))


def test_only_what_is_in_sight_is_laid_out(text, qtbot):
    document = long_report()
    text.show_blocks(blocks_of(document), Marks())
    bar = text.verticalScrollBar()
    for share in (0.2, 0.9, 0.5):
        bar.setValue(round(share * bar.maximum()))
        text.repaint()
    assert 0 < len(text._laid) <= KEPT


def test_a_stretch_is_brought_into_sight_and_is_where_a_click_finds_it(text, qtbot):
    document = long_report()
    text.show_blocks(blocks_of(document), Marks())
    for at in (2_900, 1_500, 3, 1_501):
        passage = document.passages[at]
        start = document.text.index("31.36%", passage.offset)
        text.go_to(start, start + 6)
        first, last = text.in_sight
        assert first <= start < last
        block = text.block_of(start)
        rect = next(text._lay(block).rects(start, start + 6))
        down = text._pile.start(block) - text.verticalScrollBar().value() + 14
        point = QPointF(rect.center().x(), rect.center().y() + down)
        assert 0 <= point.y() <= text.viewport().height()
        with qtbot.waitSignal(text.spot_chosen) as told:
            qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())
        assert start <= told.args[0] < start + 6


def test_the_end_is_the_end_and_a_new_width_keeps_the_place(text, qtbot):
    document = long_report(500)
    text.show_blocks(blocks_of(document), Marks())
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_End)
    assert text.in_sight[1] == len(document.text) - 1
    assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum()
    passage = document.passages[250]
    text.go_to(passage.offset, passage.offset + 4)
    text.resize(480, 400)
    QApplication.processEvents()
    first, last = text.in_sight
    assert first <= passage.offset < last


def test_hovering_says_what_there_is_to_say(text, qtbot):
    document = read_plain(REPORT, "made")
    start = document.text.index("31.36%")
    text.words = lambda offset: "Differs: 5 ÷ 16" if start <= offset < start + 6 else ""
    text.show_blocks(blocks_of(document), Marks())
    rect = next(text._lay(text.block_of(start)).rects(start, start + 6))
    down = text._pile.start(text.block_of(start)) + 14
    place = QPoint(round(rect.center().x()), round(rect.center().y() + down))
    event = QHelpEvent(QEvent.Type.ToolTip, place, text.viewport().mapToGlobal(place))
    QApplication.sendEvent(text.viewport(), event)
    assert QToolTip.text() == "Differs: 5 ÷ 16"
    QToolTip.hideText()


def drawn(document: Document, marks: Marks) -> list[QImage]:
    images = []
    for block in blocks_of(document):
        laid = lay_out(block, 620)
        image = QImage(620, max(1, laid.height + 8), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_block(painter, laid, marks, load_theme("light"), 620)
        painter.end()
        images.append(image)
    return images


def test_every_verdict_is_drawn_otherwise_even_without_colour(qapp):
    document = document_of((PassageKind.PARAGRAPH, "There were 1,204 of them in all.", "", None))
    start = document.text.index("1,204")
    images = {}
    for verdict in Verdict:
        (image,) = drawn(document, Marks.of([Figure(start, start + 5, (0,), verdict)], []))
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        # The shape alone: what is darker than any ground.
        images[verdict] = tuple(
            grey.pixelColor(x, y).lightness() < 160 for y in range(grey.height()) for x in range(60, 240)
        )
    assert len(set(images.values())) == len(Verdict)


def test_a_figure_over_two_lines_is_marked_on_both(qapp):
    words = "word " * 24 + "in line with the rest of the country " + "word " * 20
    document = document_of((PassageKind.PARAGRAPH, words, "", None))
    start = words.index("in line")
    laid = lay_out(blocks_of(document)[0], 300)
    assert len(list(laid.rects(start, start + 36))) >= 2
    drawn(document, Marks.of([], [Asked(start, start + 36, Severity.NOTE)]))


@given(st.dictionaries(st.integers(0, 200), st.integers(1, 12), max_size=20))
def test_a_figure_is_found_by_each_of_its_characters_and_by_no_other(spans):
    figures = [Figure(start, start + long, (0,), Verdict.AGREES) for start, long in sorted(spans.items())]
    spots = Spots(figures)
    for offset in range(220):
        holding = [at for at, each in enumerate(figures) if each.start <= offset < each.end]
        assert spots.figure_at(offset) == (holding[-1] if holding else -1)
    seen, at = [], -1
    for _ in figures:
        at = spots.next_to(at, 1, 0, 0)
        seen.append(at)
    assert seen == list(range(len(figures)))
    assert spots.next_to(0, -1, 0, 0) == (0 if figures else -1)


def test_a_finding_that_is_gone_leaves_the_figure_that_it_began_with():
    figures = [Figure(0, 3, (0,), Verdict.AGREES), Figure(10, 14, (1,), Verdict.DIFFERS)]
    report = review_report("Of the 16 officers, 5 (31.36%) are female, and 3 (18.7%) are not.")
    findings = report.findings
    assert len(findings) > 1
    begins = findings[0].spans[0].start
    before = Spots(figures, findings)
    gone = Spots([Figure(begins, begins + 2, (0,), Verdict.AGREES)], findings[1:])
    assert gone.again(before, -1, 0) == (0, -1)
    assert gone.again(before, -1, 1) == (-1, 0)
    assert Spots(figures).again(before, 1, 0) == (1, -1)
    assert Spots(figures).again(before, -1, -1) == (-1, -1)


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("**Adult Casualty:** down 6.6%", "Adult Casualty: down 6.6%"),
        ("Constabulary**", "Constabulary"),
        ("Other * and 5*6 ***", "Other * and 5*6 ***"),
        ("both\nnational", "both\nnational"),
        ("both\n\n\f\nnational events", "both national events"),
        ("\fnational", "national"),
        ("a\x07b", "ab"),
    ],
)
def test_what_is_no_word_is_not_shown_and_shifts_nothing(printed, seen):
    (block,) = blocks_of(document_of((PassageKind.PARAGRAPH, printed, "", None)))
    shown = block.pieces[0].text
    assert len(shown) == len(printed)
    assert as_copied(shown) == seen
    for word in seen.split():
        assert shown.find(word) == printed.find(word)
    metrics = QFontMetricsF(font_of(block))
    width = metrics.horizontalAdvance(shown.replace("\u2028", ""))
    assert width == pytest.approx(metrics.horizontalAdvance(seen.replace("\n", "")), abs=0.5)


def places(text, *words):
    """Where in the viewport words begin."""
    whole = "".join(piece.text for block in text.blocks for piece in block.pieces)
    assert all(word in whole for word in words)
    found = []
    for word in words:
        piece = next(each for block in text.blocks for each in block.pieces if word in each.text)
        offset = piece.start + piece.text.index(word)
        block = text.block_of(offset)
        rect = next(text._lay(block).rects(offset, offset + 1))
        down = text._pile.start(block) - text.verticalScrollBar().value() + 14
        found.append(QPoint(round(rect.left()), round(rect.center().y()) + down))
    return found


def test_text_is_selected_with_the_mouse_and_copied_as_it_is_seen(text, qtbot, qapp):
    document = read_plain(REPORT.replace("There are", "**There** are"), "made")
    text.show_blocks(blocks_of(document), Marks())
    told = []
    text.spot_chosen.connect(told.append)
    start, end = places(text, "There", "officers started")
    qtbot.mousePress(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(text.viewport(), end)
    qtbot.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert not told  # no figure is chosen
    text.copy(0, 0)
    first = "There are 51 officers, of whom 24 (47.1%) are female."
    assert qapp.clipboard().text() == f"(i) {first}\n(ii) 16 Police Now "
    # Shift and a click select further; a click alone lets go, and chooses what stands there.
    (further,) = places(text, "Careers")
    qtbot.mouseClick(
        text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, pos=further
    )
    text.copy(0, 0)
    assert qapp.clipboard().text().endswith("are female.\n• Preston MELA")
    assert not told
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert told
    assert not text.choice
    qtbot.mouseDClick(text.viewport(), Qt.MouseButton.LeftButton, pos=end)
    text.copy(0, 0)
    assert qapp.clipboard().text() == "officers"


def test_text_is_selected_by_keys(text, qtbot, qapp):
    document = read_plain(REPORT.replace("There are", "**There** are"), "made")
    start = document.text.index("There")
    text.show_blocks(blocks_of(document), Marks(lit=[(start, start + 5)]))
    text.setFocus()
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier

    def copied():
        text.copy(0, 0)
        return qapp.clipboard().text()

    qtbot.keyClick(text, Qt.Key.Key_Right, shift)
    assert copied() == "T"
    qtbot.keyClick(text, Qt.Key.Key_Right, shift | control)
    assert copied() == "There"
    qtbot.keyClick(text, Qt.Key.Key_Right, shift | control)
    assert copied() == "There are"
    qtbot.keyClick(text, Qt.Key.Key_Left, shift)
    assert copied() == "There ar"
    qtbot.keyClick(text, Qt.Key.Key_Down, shift)
    assert copied().startswith("(i) There are 51")
    assert "\n(ii) 16 " in copied()
    qtbot.keyClick(text, Qt.Key.Key_Up, shift)
    assert copied() == "There ar"
    qtbot.keyClick(text, Qt.Key.Key_A, control)
    assert copied() == (
        "4 Protecting Local Policing\n4(a) Police Officers\n(i) There are 51 officers, of whom 24 (47.1%) "
        "are female.\n(ii) 16 Police Now officers started in July; of this number, 5 (31.36%) are female.\n"
        "• Preston MELA\n• Careers fairs\nArea\tCrimes\nEast\t1,204"
    )
    with qtbot.waitSignal(text.step_wanted):
        qtbot.keyClick(text, Qt.Key.Key_Right)
    assert not text.choice


def test_selecting_goes_through_every_character_and_back(text):
    blocks = blocks_of(read_plain(REPORT, "made"))
    seen = [blocks[0].start]
    while (following := moved(blocks, seen[-1], 1, word=False)) != seen[-1]:
        seen.append(following)
    assert seen[-1] == blocks[-1].end
    back = [seen[-1]]
    while (following := moved(blocks, back[-1], -1, word=False)) != back[-1]:
        back.append(following)
    assert back[-1] == blocks[0].start
    ends = {piece.end for block in blocks for piece in block.pieces}
    assert set(back) - ends == set(seen) - ends


def test_a_heading_without_a_number_shows_none():
    text = "2. Crime\n\n1. There were 40 of them.\n\n2. There were 41 of them.\n\nCommentary\n\n3. People\n"
    blocks = blocks_of(read_plain(text, "made"))
    assert [(block.label, block.pieces[0].text) for block in blocks] == [
        ("2", "Crime"), ("1", "There were 40 of them."), ("2", "There were 41 of them."), ("", "Commentary"),
        ("3", "People"),
    ]  # fmt: skip


def test_no_word_in_the_head_of_a_short_column_is_broken(qapp):
    rows = ["District\t12 months to June 2023\t12 months to June 2024\tChange\t% change"]
    rows += ["Great Yarmouth\t11,310\t11,702\t392\t3.5%"]
    head = blocks_of(read_plain("\n".join(rows), "made"))[0]
    for run in lay_out(head, 700).runs:
        starts = [run.layout.lineAt(at).textStart() for at in range(1, run.layout.lineCount())]
        assert all(run.piece.text[at - 1] == " " for at in starts)
