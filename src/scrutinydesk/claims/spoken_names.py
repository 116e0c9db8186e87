"""The names of the measures of the catalogue that mean them in a sentence as well as in a table."""

from __future__ import annotations

import re
from functools import lru_cache

from scrutinydesk.claims.names import Names
from scrutinydesk.measures.catalogue import Measure
from scrutinydesk.measures.resources import Resources

# Words that mean a measure in a table, and anything in a sentence.
_VAGUE = frozenset(
    (
        "respect", "fairly", "visible", "force", "population", "other", "total", "staff", "all",
        "victims", "local", "number", "crimes", "police",
    )
)  # fmt: skip
_SURVEY_NAME = re.compile(
    r"satisf|confiden|experience|\bpolice\b|\btreat|\bunderstand|\bdeal\b|\brelied\b", re.IGNORECASE
)


@lru_cache(maxsize=2)
def measure_names(resources: Resources) -> Names:
    """Return the names by which sentences call measures."""
    names = Names()
    for key, measure in resources.catalogue.items():
        names.add(_spoken(measure), key)
    return names


def _spoken(measure: Measure) -> list[str]:
    """Return the names of a measure that mean it in a sentence as well."""
    names = [measure.title, measure.short, *measure.aliases]
    names += [name.partition(" (")[0] for name in names if name.endswith("(headcount)")]
    if measure.unit != "percent":
        names = [name for name in names if " " in name or name.casefold() not in _VAGUE]
    else:
        names = [name for name in names if len(name.split()) > 1 and _SURVEY_NAME.search(name)]
    return [name for name in names if len(name) > 2]  # noqa: PLR2004  initials say nothing
