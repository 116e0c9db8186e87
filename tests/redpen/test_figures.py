"""Every figure of a report once, with the verdict that counts and all that was said of it."""

from __future__ import annotations

from scrutinydesk.claims.verdicts import Verdict
from scrutinydesk.redpen.figures import counted, figures_of, judgements_of, read_as
from scrutinydesk.reviewing import review_report

WRONG = "16 officers started in July; of this number, 5 (31.36%) are female."
RIGHT = "51 officers were appointed; of this number, 24 (47.1%) are female."


def words(review, figure) -> str:
    return review.document.text[figure.start : figure.end]


def test_every_number_of_a_claim_is_a_figure_with_the_verdict_on_the_claim():
    review = review_report(f"{RIGHT}\n\n{WRONG}")
    figures = figures_of(review)
    found = {words(review, each): each.verdict for each in figures}
    assert found["47.1%"] is found["24"] is found["51"] is Verdict.AGREES
    assert found["31.36%"] is Verdict.DIFFERS
    assert [each.start for each in figures] == sorted(each.start for each in figures)
    assert len({(each.start, each.end) for each in figures}) == len(figures)


def test_counts_begin_with_what_agrees_and_end_with_what_is_open():
    review = review_report(f"{RIGHT}\n\n{WRONG}\n\nThere are 393 special constables.")
    counts = counted(figures_of(review))
    assert [verdict for verdict, _ in counts] == [Verdict.AGREES, Verdict.DIFFERS, Verdict.CANNOT_BE_CHECKED]
    assert sum(count for _, count in counts) == len(figures_of(review))


def test_a_figure_that_no_check_said_anything_of_cannot_be_checked_and_is_no_fault():
    review = review_report("There are 393 special constables.")
    (figure,) = figures_of(review)
    assert figure.verdict is Verdict.CANNOT_BE_CHECKED
    assert all(each.verdict is Verdict.CANNOT_BE_CHECKED for each in judgements_of(review, figure))


def test_what_a_claim_was_read_as_is_said_in_words(resources):
    review = review_report("All crime in Lancashire rose by 12.0% in the 12 months to September 2017.")
    said = read_as(review.claims[0], resources)
    assert "All crime" in said
    assert "12 months to September 2017" in said
    assert "_" not in said


def test_a_sum_that_fits_says_nothing_of_the_percentage_beside_a_part():
    table = (
        "District\t2023/24\t2024/25\tChange\tChange %\nHarbour\t9,120\t9,654\t+534\t+5.9\n"
        "Moorland\t4,310\t4,102\t-208\t+4.8\nForce\t13,430\t13,756\t+326\t+2.4\n"
    )
    found = review_report(table)
    verdicts = {found.document.text[each.start : each.end]: each.verdict for each in figures_of(found)}
    assert verdicts["4,102"] is verdicts["4,310"] is verdicts["+5.9"] is Verdict.AGREES
    assert verdicts["+4.8"] is Verdict.CANNOT_BE_CHECKED


def test_a_second_percentage_is_not_ticked_with_the_first():
    table = "Measure\t2022\t2023\t2024\tChange on 2023\tChange on 2022\nArrests\t60\t64\t72\t+12.5%\t+50%\n"
    found = review_report(table)
    verdicts = {found.document.text[each.start : each.end]: each.verdict for each in figures_of(found)}
    assert verdicts["+12.5%"] is Verdict.AGREES
    assert verdicts["+50%"] is not Verdict.AGREES
