"""A sample of changed digits of the reference report; all of them are measured by ``mutated.py``."""

from __future__ import annotations

import pytest
from mutated import sample

pytestmark = pytest.mark.long


def test_a_changed_digit_that_can_be_noticed_is_caught_and_nothing_else_lights_up(reference_text):
    counted = sample(reference_text, 150)
    assert counted.tried > 30
    assert counted.detectable > 8
    assert not counted.others
    assert counted.caught >= 0.95 * counted.detectable - 1, counted.missed
