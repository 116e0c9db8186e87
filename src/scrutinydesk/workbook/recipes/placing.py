"""Which table of a workbook is which of a recipe, by words and shape; and which recipe a workbook wants."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scrutinydesk.measures.names import fold
from scrutinydesk.workbook.recipes.drawing import with_outlines
from scrutinydesk.workbook.recipes.profile import Profile, Sought, profiles
from scrutinydesk.workbook.recipes.recipe import Placed, Recipe

if TYPE_CHECKING:
    from scrutinydesk.workbook.tables.found import Found

FITS = 0.5  # below it a table is not the one of the recipe
SURELY = 0.9
MOST_PAIRS = 20_000
MATCHES = 0.6  # below it a recipe is not one for the workbook
APART = 0.02  # what is less ahead of another recipe is in doubt


@dataclass(frozen=True)
class Pairing:
    """A table of a recipe, the found one that it is, and how well that fits.

    Attributes
    ----------
    here : Profile or None
        None where it was not found; then ``fit`` and ``nearest`` tell of the best candidate.
    """

    sought: Sought
    here: Profile | None
    fit: float
    nearest: Profile | None

    @property
    def placed(self) -> Placed:
        """The same, as a value for others."""
        found = self.here.table.id if self.here else ""
        nearest = self.nearest.table.id if self.nearest else ""
        return Placed(self.sought.recipe.name, found, round(self.fit, 3), nearest)


def pairings(recipe: Recipe, here: tuple[Profile, ...]) -> tuple[Pairing, ...]:
    """Find each table of a recipe among those of a workbook; none is taken twice."""
    sought = [Sought(table) for table in recipe.tables]
    sure = _plainly(sought, here)
    left = [number for number in range(len(sought)) if number not in sure]
    free = [profile for profile in here if id(profile) not in {id(each) for each, _ in sure.values()}]
    fits = sorted(
        (
            (profile.fit(sought[number]), -number, -at)
            for number, at, profile in _pairs(sought, left, free)
        ),
        reverse=True,
    )
    taken: set[int] = set()
    nearest: dict[int, tuple[float, Profile]] = {}
    for fit, minus, at in fits:
        number, profile = -minus, free[-at]
        nearest.setdefault(number, (fit, profile))
        if fit >= FITS and number not in sure and -at not in taken:
            taken.add(-at)
            sure[number] = profile, fit
    return tuple(
        Pairing(each, *sure[number], None)
        if number in sure
        else Pairing(each, None, *nearest.get(number, (0.0, None)))
        for number, each in enumerate(sought)
    )


def _plainly(sought: list[Sought], here: tuple[Profile, ...]) -> dict[int, tuple[Profile, float]]:
    """Pair what has the same title, sheet and place of periods, and fits: the usual case, looked at first."""

    def key(title: str, sheet: str, periods: str) -> tuple[str, str, str]:
        return fold(title), fold(sheet), periods

    by_key: defaultdict[tuple[str, str, str], list[Profile]] = defaultdict(list)
    for profile in here:
        by_key[key(profile.title, profile.table.sheet.name, profile.table.periods)].append(profile)
    keys = [key(each.title, each.recipe.sheet, each.recipe.periods) for each in sought]
    times = Counter(keys)
    sure = {}
    for number, (each, name) in enumerate(zip(sought, keys, strict=True)):
        same = by_key.get(name, [])
        if len(same) == 1 and times[name] == 1 and (fit := same[0].fit(each)) >= SURELY:
            sure[number] = same[0], fit
    return sure


def _pairs(
    sought: list[Sought], left: list[int], free: list[Profile]
) -> Iterable[tuple[int, int, Profile]]:
    few = len(left) * len(free) <= MOST_PAIRS
    for number in left:
        for at, profile in enumerate(free):
            if few or fold(profile.title) == fold(sought[number].title):
                yield number, at, profile


def like(pairs: tuple[Pairing, ...], here: tuple[Profile, ...]) -> dict[str, str]:
    """Return the tables of a workbook that are in no pair, and that of the recipe which each is like."""
    taken = {id(pair.here) for pair in pairs}
    left = [profile for profile in here if id(profile) not in taken]
    if len(left) * len(pairs) > MOST_PAIRS:
        return {}
    found = {}
    for profile in left:
        fits = ((profile.fit(each.sought), each.sought.recipe.name) for each in pairs)
        fit, name = max(fits, default=(0.0, ""))
        if fit >= FITS:
            found[profile.table.id] = name
    return found


class Match(NamedTuple):
    """A recipe and how well it fits a workbook, 0 to 1."""

    recipe: Recipe
    fit: float


def match(recipes: Iterable[Recipe], found: Found) -> Match | None:
    """Return the recipe that a workbook wants; None where none fits, or two as well as each other."""
    here = profiles(found)
    fits = sorted(
        (Match(recipe, fit_of(recipe, _drawn(recipe, found, here))) for recipe in recipes),
        key=lambda each: each.fit,
        reverse=True,
    )
    best = next(iter(fits), None)
    if best is None or best.fit < MATCHES:
        return None
    same = [each for each in fits[1:] if best.fit - each.fit < APART and each.recipe != best.recipe]
    return None if same else best


def _drawn(recipe: Recipe, found: Found, here: tuple[Profile, ...]) -> tuple[Profile, ...]:
    if not any(table.outline for table in recipe.tables):
        return here
    return profiles(with_outlines(found, recipe))


def fit_of(recipe: Recipe, here: tuple[Profile, ...]) -> float:
    """Return how well a recipe fits: how much of it is found and, a little, how much of the file it reads."""
    if not recipe.tables or not here:
        return 0.0
    pairs = pairings(recipe, here)
    weights = [1 + len(pair.sought.recipe.measures) + len(pair.sought.recipe.areas) for pair in pairs]
    fits = [pair.fit if pair.here else 0.0 for pair in pairs]
    mean = sum(weight * fit for weight, fit in zip(weights, fits, strict=True)) / sum(weights)
    read = sum(_size(pair.here) for pair in pairs if pair.here)
    return 0.85 * mean + 0.15 * read / max(1, sum(map(_size, here)))


def _size(profile: Profile) -> int:
    return len(profile.table.data_rows) * len(profile.table.value_columns)
