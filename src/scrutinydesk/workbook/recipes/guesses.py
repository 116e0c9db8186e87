"""What a label may mean: names and aliases first, then names that are written alike."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from scrutinydesk.measures.areas import AreaKind
from scrutinydesk.measures.names import fold
from scrutinydesk.workbook.recipes.names import total_of
from scrutinydesk.workbook.recipes.profile import known_as
from scrutinydesk.workbook.recipes.recipe import BETWEEN, Guess, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scrutinydesk.measures.resources import Resources

SURE = 0.75  # from which a guess is made without asking
SHOWN = 5  # alternatives at most
LEAST = 0.4
CUT_OFF = 45  # of 100, by the quickest of the three ways in which likeness is told
FUZZY = 600  # labels that are looked up by likeness; more of them are no names
SAME_WORDS = 90  # of 100, from which two names are one with a slip of the pen
UNSURE = 0.8  # of the likeness is left to names that share words: theft from a vehicle is not vehicle crime
_FORCE = {"force", "theforce", "wholeforce", "constabulary", "theconstabulary", "alldivisions", "forcewide"}
ITSELF = "the force itself"
WHOLE = {
    "number", "count", "counts", "total", "all", "volume", "value", "offences", "crimes", "incidents",
    "recorded", "actual", "allpersons", "persons", "people", "estimate", "proportion", "percentage",
    "percent", "figure", "figures", "cases", "n", "no", "monthly", "alloffences",
}  # fmt: skip
_PARTS = {
    "female": ("female", "females", "women", "woman", "f"),
    "male": ("male", "males", "men", "m"),
    "bme": ("bme", "bame", "minorityethnic", "ethnicminority", "blackandminorityethnic"),
    "surveyed": ("numbersurveyed", "respondents", "sample", "samplesize", "base", "basen", "unweightedbase"),
    "lower": ("lower", "lowerlimit", "lower95", "lowerci", "lcl", "lowerconfidencelimit", "from"),
    "upper": ("upper", "upperlimit", "upper95", "upperci", "ucl", "upperconfidencelimit"),
    "rank_national": ("nationalrank", "ranknational", "nationalposition"),
    "rank_msg": ("msgrank", "rankmsg", "msgposition"),
    "rank_region": ("regionrank", "regionalrank", "rankregion"),
}  # fmt: skip
# Columns beside the figures that repeat them in another form.
_CHANGED = r"change|differ|variance|varia|%|per ?cent|\brates?\b|per 1|\brank"
_ASIDE = re.compile(
    _CHANGED + r"|trend|rag\b|average|mean\b|ytd|year to date|target|direction|status|movement|rolling"
    r"|cumulative|share of",
    re.IGNORECASE,
)
_CHANGE = re.compile(_CHANGED, re.IGNORECASE)


def is_aside(label: str, *, alone: bool = False) -> bool:
    """Tell whether a heading names what repeats other figures: a change, a rate, a target.

    ``alone`` it repeats nothing, but a change or a rate is no count all the same.
    """
    return (_CHANGE if alone else _ASIDE).search(label) is not None


class Guesses:
    """Looks labels up in the catalogue and among the areas.

    Parameters
    ----------
    force : str
        Whose divisions are meant by ``East`` and ``West``.
    """

    def __init__(self, resources: Resources, force: str) -> None:
        self.resources, self.force = resources, force
        self._likes: dict[tuple[Role, str], list[Guess]] = {}

    def exact(self, role: Role, label: str) -> Guess | None:
        """Return what goes by this very name, or None."""
        if role is Role.MEASURE:
            return self._measure(label)
        return self._area(label) if role is Role.AREA else self._part(label)

    def best(self, role: Role, label: str, *, fuzzy: bool = True) -> list[Guess]:
        """Return what a label may mean, best first; what goes by its very name is sure."""
        found = self.exact(role, label)
        if found is None and BETWEEN in label and role is not Role.BREAKDOWN:
            found = self._inner(role, label)
        guesses = [found] if found else []
        if fuzzy and role is not Role.BREAKDOWN:
            guesses += self._alike(role, label.rsplit(BETWEEN, maxsplit=1)[-1].casefold())
        once: dict[str, Guess] = {}
        for guess in guesses:
            once.setdefault(guess.target, guess)
        return sorted(once.values(), key=lambda guess: -guess.sureness)[: SHOWN + 1]

    def _measure(self, label: str) -> Guess | None:
        catalogue = self.resources.catalogue
        found = catalogue.find(label)
        if found is None:
            return None
        measure = catalogue[found]
        titled = known_as(label) in {fold(measure.title), fold(measure.short)}
        return Guess(found, 1.0 if titled else 0.97, "its title" if titled else "another name of it")

    def _area(self, label: str) -> Guess | None:
        name = known_as(label)
        if self.is_force(label):
            return Guess(self.force, 0.95, ITSELF)
        if name in self._divisions:
            return Guess(self._divisions[name], 1.0, "a division of the force")
        found = self.resources.areas.find(label)
        if found is None:
            return None
        area = self.resources.areas[found]
        titled = name in {fold(area.title), fold(area.short), fold(area.code)}
        return Guess(found, 1.0 if titled else 0.95, "its name" if titled else "another name of it")

    def is_force(self, label: str) -> bool:
        """Tell whether a label says that it is the force itself, such as ``Force`` or ``Cumbria total``."""
        name, total = known_as(label), total_of(label)
        return name in _FORCE or total in _FORCE or (
            bool(total) and self.resources.areas.find(total) == self.force
        )

    @cached_property
    def national(self) -> frozenset[str]:
        """The measures that the Crime Survey asks after."""
        catalogue = self.resources.catalogue.values()
        return frozenset(each.id for each in catalogue if each.source.startswith("Crime Survey"))

    @cached_property
    def _divisions(self) -> dict[str, str]:
        areas = self.resources.areas
        names: dict[str, str] = {}
        for division in areas.divisions(self.force):
            for name in (areas[division].title, areas[division].short, division):
                names.setdefault(fold(name), division)
        return names

    @staticmethod
    def _part(label: str) -> Guess | None:
        name = known_as(label)
        if name in WHOLE or not name:
            return Guess("", 0.9, "the whole")
        for part, names in _PARTS.items():
            if name == fold(part) or name in names:
                return Guess(part, 0.95, "a name of it")
        return None

    def _inner(self, role: Role, label: str) -> Guess | None:
        """Return what the innermost of several labels names."""
        *outer, inner = label.split(BETWEEN)
        found = self.exact(role, inner)
        if found is None:
            return None
        same = known_as(inner) in map(known_as, outer)
        return found._replace(sureness=0.9 if same else 0.85, why=f"“{inner}”: {found.why}")

    def _alike(self, role: Role, text: str) -> list[Guess]:
        if (role, text) not in self._likes:
            if len(self._likes) >= FUZZY:
                return []
            self._likes[role, text] = self._look_up(role, text)
        return self._likes[role, text]

    def _look_up(self, role: Role, text: str) -> list[Guess]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only where a workbook is mapped

        names = self._measure_names if role is Role.MEASURE else self._area_names
        found: dict[str, Guess] = {}
        for name, _, _ in process.extract(
            text, names.keys(), scorer=fuzz.WRatio, limit=25, score_cutoff=CUT_OFF
        ):
            score = _likeness(text, name) * (0.95 if role is Role.MEASURE else 0.9)
            target = names[name]
            if score >= LEAST and (target not in found or found[target].sureness < score):
                found[target] = Guess(target, round(score, 2), f"written like “{name}”")
        return list(found.values())

    @cached_property
    def _measure_names(self) -> Mapping[str, str]:
        catalogue = self.resources.catalogue.values()
        return _names((each.id, (each.title, each.short, *each.aliases)) for each in catalogue)

    @cached_property
    def _area_names(self) -> Mapping[str, str]:
        """The names of forces, and of the force's own divisions."""
        areas = self.resources.areas
        own = [areas[key] for key in areas.divisions(self.force)]
        others = [area for area in areas.values() if area.kind is not AreaKind.DIVISION]
        return _names((each.id, (each.title, each.short, *each.aliases)) for each in (*own, *others))

    def within(self, text: str) -> Guess | None:
        """Return the measure that is named within a text: the longest name counts."""
        found = self._measure(text)
        if found is not None:
            return found
        for phrase in _phrases(text, 8):
            if len(fold(phrase)) > SHORT and (measure := self.resources.catalogue.find(phrase)):
                return Guess(measure, 0.85, f"“{phrase}” within it")
        return None

    def force_in(self, text: str) -> str:
        """Return the one force that a text names; empty where it names none, or several."""
        areas = self.resources.areas
        found: set[str] = set()
        size = 0
        for phrase in _phrases(text, 4):
            if found and len(phrase.split()) < size:
                break
            force = areas.find(phrase, (AreaKind.FORCE,)) if fold(phrase) not in _FORCE else None
            if force and len(phrase) >= SHORT and not areas[force].special:
                found.add(force)
                size = len(phrase.split())
        return found.pop() if len(found) == 1 else ""


SHORT = 3
# A name with one of these more is the name of something else.
_TURNING = {
    "other", "non", "not", "no", "without", "with", "excluding", "excl", "including", "incl", "all",
    "total", "under", "over", "adult", "adults", "child", "children", "attempted", "male", "female",
    "north", "south", "east", "west", "inner", "outer",
}  # fmt: skip


def _likeness(text: str, name: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415  see above

    sort, words = fuzz.token_sort_ratio(text, name), fuzz.token_set_ratio(text, name)
    score = (0.5 * sort + 0.3 * words + 0.2 * fuzz.WRatio(text, name)) / 100
    differing = set(re.findall(r"\w+", text)) ^ set(re.findall(r"\w+", name))
    if sort >= SAME_WORDS and not differing & _TURNING:
        return score
    return UNSURE * score


def _phrases(text: str, longest: int) -> Iterator[str]:
    """Yield the runs of words of a text, longer ones first."""
    words = re.findall(r"[A-Za-z][A-Za-z'’&-]*", text)[:40]
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _names(items: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for key, forms in items:
        for form in forms:
            names.setdefault(form.casefold(), key)
    return names
