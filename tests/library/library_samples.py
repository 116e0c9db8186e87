"""Observations and imports by chance and by hand, for the tests of the library."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from scrutinydesk.library.values import Import
from scrutinydesk.measures.observations import Mark, Observation, Observations
from scrutinydesk.periods import Month, Span

JULY = Month.of(2026, 6).ordinal

# Any sign at all, also those that a database refuses: NUL and half a surrogate pair.
words = st.text(st.characters(exclude_categories=()), max_size=12)
values = st.one_of(
    st.none(),
    st.integers(),
    st.integers(min_value=-(2**70), max_value=2**70),
    st.floats(),
    st.sampled_from([0.0, -0.0, 3.0, 3, 2**53, 2**53 + 1, float("inf"), float("-inf"), float("nan"), 5e-324]),
)


@st.composite
def rows(draw) -> Observation:
    first = draw(st.integers(0, 40_000))
    return Observation(
        draw(words),
        draw(words),
        draw(words),
        first,
        first + draw(st.integers(0, 24)),
        draw(st.sampled_from(Span)),
        draw(values),
        draw(words),
        tuple(draw(st.lists(st.sampled_from(Mark), max_size=3))),
        draw(words),
        draw(words),
        draw(words),
        draw(words),
        draw(st.just("") | words),
    )


any_observations = st.builds(
    lambda found, sources: Observations(tuple(found), sources),
    st.lists(rows(), max_size=8),
    st.dictionaries(words, words, max_size=3),
)


def row(measure="all_crime", area="lancashire", value=1.0, month=JULY, **more) -> Observation:
    given = {
        "measure": measure, "area": area, "breakdown": "", "first": month, "last": month, "span": Span.MONTH,
        "value": value, "unit": "crimes", "marks": (), "sheet": "Crime", "cell": "C7", "number_format": "0",
        "source": "f" * 64,
    }  # fmt: skip
    return Observation(**{**given, **more})


def observations(*found: Observation, name="Quarter 2.xlsx") -> Observations:
    return Observations(found, {"f" * 64: name})


def imported(sha256="f" * 64, period_end=JULY, force="lancashire", **more) -> Import:
    given = {"file_name": "Quarter 2.xlsx", "kind": "standard workbook", **more}
    return Import(sha256=sha256, period_end=period_end, force=force, **given)


def by_chance(seed: int, count: int) -> Observations:
    """Return as many observations as asked for, the same for the same seed."""
    chance = random.Random(seed)
    found = [
        row(
            f"measure_{n // 60}",
            value=chance.choice([None, chance.randrange(1000), chance.random() * 1000]),
            month=JULY - n % 60,
            cell=f"C{n}",
            source=str(seed),
        )
        for n in range(count)
    ]
    return Observations(tuple(found), {str(seed): f"Workbook {seed}.xlsx"})
