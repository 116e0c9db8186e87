"""What a claim is of: the measure and the area that the words around it name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from operator import attrgetter

from scrutinydesk.claims.document import Passage
from scrutinydesk.claims.joint_names import half_named, halves_of
from scrutinydesk.claims.listed_subjects import is_example, is_more_of, joint, listed_item, respective
from scrutinydesk.claims.names import Named, Names, stems
from scrutinydesk.claims.narrowing import unless_narrowed
from scrutinydesk.claims.own_subjects import counts_another, names_another, names_behind, neutral_stems
from scrutinydesk.claims.places import ENDS_AS_PLACE, find_local, find_places, is_left_out
from scrutinydesk.claims.spoken_names import measure_names
from scrutinydesk.claims.whole_crime import ALL_CRIME, all_crime_in
from scrutinydesk.measures.areas import COUNTRY, MSG_SUFFIX, AreaKind
from scrutinydesk.measures.resources import Resources

_OWN = ("the constabulary", "constabulary", "force level", "forcewide", "force wide", "the force")
_MSG = ("msg", "most similar group", "most similar forces", "most similar group forces", "msf", "msg average")
_NATIONAL = ("national", "nationally", "england and wales", "e&w", "across the country", "country")
_LIKE = 87  # of 100: "Violence against a person" is "Violence against the person"
_PEOPLE = frozenset(("people", "fte"))
# Words that the names of several surveys share.
_OF_ANY_SURVEY = frozenset(
    """crime crimes incident incidents victim victims satisfaction satisfied confidence overall whole
    experience survey surveys service police levels level with from that their""".split()  # noqa: SIM905  words read best as words
)
_FTE = re.compile(r"\b(?:fte|full[ -]time equivalents?|wte)\b", re.IGNORECASE)
_HEADS = re.compile(r"\bhead ?count\b", re.IGNORECASE)
_SURVEYED = re.compile(
    r"\b(?:satisf\w+|confiden\w+|whole experience|survey\w*|respondents?|perception\w*)\b", re.IGNORECASE
)
_OF_IT = re.compile(r"\)?[ \n]in[ \n](?:the[ \n])?(?:number[ \n]of[ \n])?(?:recorded[ \n])?[\"“]?")
_GROUPS = frozenset(("burglary_all",))
_FIGURE = 8  # characters of one, which tell that a name before it is a place
_NEAR, _SUBJECT, _MOST_NAMES = 60, 14, 100
# Behind these words a sentence speaks of another thing.
_ANOTHER = re.compile(
    r"[;:]|\.[ \n]|,[ \n](?!(?:in|of|for|to|with)\b)|\b(?:while|whereas|whilst|but|although|however)\b",
    re.IGNORECASE,
)


# "Fernley City", "Hampden District"
_BARE_PLACE = re.compile(rf"(?:[A-Z][\w'’-]+ (?:(?:and|&|of) )?){{1,4}}{ENDS_AS_PLACE}")


class Looking(Enum):
    """Where the measure of a claim is looked for first, and what it may be."""

    NEAR = "near"
    COUNTED = "counted things"
    SUBJECT = "subject"
    AFTER = "after"
    WHOLE = "whole"
    LEVELS = "levels of a survey"


@dataclass(frozen=True, slots=True)
class Subject:
    """The words for a measure or area and its id; both empty where none is said.

    Attributes
    ----------
    other : bool
        Whether something else than what was named before is said, of which nothing is known.
    """

    words: str = ""
    id: str = ""
    other: bool = False


@dataclass
class Subjects:
    """The names of the catalogue and of areas, as sentences about one force use them."""

    resources: Resources
    force: str
    _last: Passage | None = None
    _named: list[Named] = field(default_factory=list)
    _measures: Names = field(default_factory=Names)
    _areas: Names = field(default_factory=Names)

    def __post_init__(self) -> None:
        self._measures = measure_names(self.resources)
        self._add_areas()
        self._like = lru_cache(maxsize=4096)(self._likest)
        self._choices = lru_cache(maxsize=2)(self._titles)
        self._of_heading = lru_cache(maxsize=4096)(self._measures.find)
        self.areas_of_heading = lru_cache(maxsize=4096)(self._areas_of_heading)
        self._is_plain = lru_cache(maxsize=4096)(self._says_little)

    def _add_areas(self) -> None:
        areas = self.resources.areas
        own = self.force + MSG_SUFFIX
        if self.force:
            self._areas.add(_OWN, self.force)
        for key, area in areas.items():
            if area.parent == self.force and area.kind is AreaKind.DIVISION:
                self._areas.add((name for name in (area.title, *area.aliases) if " " in name), key)
        self._areas.add(_MSG, own if own in areas else "msg")
        self._areas.add(_NATIONAL, COUNTRY)
        for key, area in areas.items():
            if area.kind is AreaKind.FORCE:
                names = (area.title, *area.aliases)
                self._areas.add((name for name in names if name.casefold() not in {"force", "city"}), key)
        self._add_regions()

    def _add_regions(self) -> None:
        areas = self.resources.areas
        for key, area in areas.items():
            if area.kind is AreaKind.REGION:
                names = (area.title, *area.aliases)
                regions = (name if name.casefold().endswith("region") else f"{name} region" for name in names)
                self._areas.add(regions, key)
                self._areas.add((name for name in names if " " in name), key)
        # Of a force that is not known, the region is at least another area than the force.
        region = areas.region_of(self.force) if self.force else "region"
        self._areas.add(("region", "regional", "regionally"), region)

    def measures_in(self, text: str) -> list[Named]:
        """Return the measures that a text names."""
        return self._measures.find(text)

    def areas_in(self, text: str) -> list[Named]:
        """Return the areas that a text names; a place that the resources lack has no id."""
        found = [each for each in self._areas.find(text) if not is_left_out(text, each.start)]
        local = [each for each in find_local(text) if not _overlaps(each, found)]
        named = sorted([*found, *local], key=lambda each: each.start) if local else found
        places = find_places(text)
        if not places:
            return named
        held = [*named, *self.measures_in(text)]
        apart = [each for each in places if not _overlaps(each, held)]
        return sorted([*named, *apart], key=lambda each: each.start) if apart else named

    def area_called(self, label: str) -> str:
        """Return the area of which a label is the name; "East" is a division of the force, and no region."""
        areas = self.resources.areas
        name = label.strip().casefold()
        for key, area in areas.items():
            own = bool(self.force) and area.parent == self.force and area.kind is AreaKind.DIVISION
            if own and name in {each.casefold() for each in (area.title, area.short, *area.aliases)}:
                return key
        found = areas.find(label) or ""
        bare = " " not in name and bool(found) and areas[found].kind is AreaKind.REGION
        return "" if bare else found

    def _areas_of_heading(self, heading: str) -> list[Named]:
        """Return the areas of a heading that says hardly more than a name: ``Fernley City``."""
        named = [each for each in self.areas_in(heading) if not each.id or each.id in self.resources.areas]
        if not named:
            bare = heading.rpartition(". ")[2].strip()
            named = [Named(heading.find(bare), len(heading), "", 1)] if _BARE_PLACE.fullmatch(bare) else []
        return named if _is_plain_beside(heading, named) else []

    def measure_of_label(self, label: str, *, percent: bool = False) -> str:
        """Return the measure that the label of a row or a heading names, exactly or very nearly."""
        exact = self.resources.catalogue.find(label)
        if exact and (not percent or self.resources.catalogue[exact].unit == "percent"):
            return exact
        inside = self._of_heading(label)
        if inside and not percent:
            return max(inside, key=lambda each: each.words).id
        return self._like(label, percent)

    def measure_of_words(self, words: str) -> str:
        """Return the measure that a few words of a sentence name; empty where they name another thing."""
        named = [unless_narrowed(words, each) for each in self.measures_in(words)]
        return named[0].id if len(named) == 1 else ""

    def _likest(self, label: str, percent: bool) -> str:  # noqa: FBT001  a key of the cache
        from rapidfuzz import fuzz, process  # noqa: PLC0415  late, as all that is heavy

        if len(label) < 4 or len(label) > 120:  # noqa: PLR2004  too short or too long for a name
            return ""
        names, keys = self._choices(percent)
        hit = process.extractOne(
            label.casefold(),
            names,
            scorer=fuzz.token_sort_ratio,
            score_cutoff=_LIKE,
        )
        return keys[hit[2]] if hit else ""

    def _titles(self, percent: bool) -> tuple[list[str], list[str]]:  # noqa: FBT001  a key of the cache
        """Return the names of measures and their ids beside them."""
        named = [
            (name.casefold(), key)
            for key, measure in self.resources.catalogue.items()
            if not percent or measure.unit == "percent"
            for name in (measure.title, *measure.aliases)
        ]
        return [name for name, _ in named], [key for _, key in named]

    def measure_at(
        self,
        passage: Passage,
        at: int,
        span: tuple[int, int],
        *,
        how: Looking,
        counted: Sequence[int] = (),
        figure: int = 0,
    ) -> Subject:
        """Return the measure of a claim: named in it, before it in its passage, or over it.

        Parameters
        ----------
        at : int
            Where the sentence of the claim begins in the passage.
        span : (int, int)
            Of the claim in the passage.
        counted : sequence of int
            Where the counts of a change end in the passage: behind them stands what they are of.
        figure : int
            Where its first figure begins.
        """
        text = passage.text
        chosen = self._chosen(passage, at, span, how)
        if item := listed_item(text, at, figure):
            chosen = self._in_item(passage, item, figure, chosen)
            if chosen is None:
                return Subject(item.removesuffix("(").strip(), other=True)
        told = chosen is not None and chosen.start >= at
        if self._of_another(text, at, span, chosen, how) or (
            not told and any(counts_another(text, end, _said(chosen, text)) for end in counted)
        ):
            behind = [each for each in self._in_passage(passage) if 0 <= each.start - span[1] <= 1]
            if how is not Looking.COUNTED or not behind:
                return Subject(other=True)
            chosen = behind[0]  # "12 robberies and 15 rapes"
        if chosen is not None and told and (words := joint(text, self._in_passage(passage), chosen, span[0])):
            one = respective(text, self._in_passage(passage), chosen, figure)
            return Subject(text[one.start : one.end], one.id) if one else Subject(words)
        if chosen is None:
            chosen, text = self._over(passage)
        words = text[chosen.start : chosen.end] if chosen else ""
        key = chosen.id if chosen else ""
        if how is Looking.LEVELS:
            own = words if told else passage.text[at : span[0]].strip(" -–:*")[:60]
            key = self._surveyed(passage, own, key)
        found = Subject(words, self._counted(key, passage.text, (span[0], span[1], at)))
        return self._whole(found, passage, figure)

    def _whole(self, subject: Subject, passage: Passage, figure: int) -> Subject:
        """Return a measure, unless words beside the figure name one half of a joint name of it."""
        measure = self.resources.catalogue.get(subject.id)
        half = half_named(halves_of(measure), passage.text, figure) if measure else ""
        return Subject(half, other=True) if half else subject

    def _in_item(self, passage: Passage, item: str, figure: int, chosen: Named | None) -> Named | None:
        """Return the measure that one of a list names, the one chosen if it is a place, otherwise None."""
        text, first = passage.text, figure - len(item)
        named = [each for each in self._in_passage(passage) if first <= each.start < figure]
        if named and all(word in neutral_stems() for word, _, _ in stems(text[named[-1].end : figure])):
            return named[-1]
        placed = any(each.end > first for each in self.areas_in(text[: figure + _FIGURE]))
        return (chosen or Named(figure, figure, "", 0)) if placed else None

    def of_lead(self, passage: Passage) -> Subject:
        """Return the one measure that a line names which leads on to others."""
        named = self._in_passage(passage)
        keys = {each.id for each in named}
        text = passage.text
        return Subject(text[named[0].start : named[0].end], named[0].id) if len(keys) == 1 else Subject()

    def _of_another(
        self, text: str, at: int, span: tuple[int, int], chosen: Named | None, how: Looking
    ) -> bool:
        """Tell whether a claim says that it is of something else than what was named further up."""
        if chosen is not None and chosen.end > span[0]:
            return how is Looking.SUBJECT and names_behind(text, span[1], chosen.start)
        if how is Looking.COUNTED:
            return chosen is not None and counts_another(text, span[1], _said(chosen, text))
        if how is not Looking.SUBJECT:
            return False
        return names_another(text, at, span, chosen.end if chosen and chosen.start >= at else None)

    def _chosen(self, passage: Passage, at: int, span: tuple[int, int], how: Looking) -> Named | None:
        """Return the nearest name, those before the claim and in it first; a part goes before its whole."""
        start, end = span
        text = passage.text
        named = self._in_passage(passage)
        first, last = (bisect_left(named, place, key=attrgetter("start")) for place in span)
        within, after = named[first:last], named[last : last + 1]
        near = named[max(first - _MOST_NAMES, 0) : first]
        before = [each for each in near if each.end <= start and not is_example(text, each, at, start)]
        if how is Looking.WHOLE and within:
            return within[-1]
        if after and (how is Looking.AFTER or (how is Looking.SUBJECT and is_more_of(text, span, after[0]))):
            return after[0]
        near_after = after[0] if after and after[0].start <= end + _NEAR else None
        if near_after and _ANOTHER.search(passage.text, end, near_after.start):
            near_after = None
        if near_after and not within and _OF_IT.fullmatch(passage.text, end, near_after.start):
            return near_after
        chosen = near_after
        if within:
            chosen = within[0]
        elif before and (before[-1].start >= at or near_after is None):
            chosen = before[-1]
        subject = how is Looking.SUBJECT or text[:start].endswith("(")
        itself = subject and chosen is not None and start - _SUBJECT <= chosen.end <= start
        if chosen is None or itself:  # "theft fell" is said of theft, not of a part that was named before
            return chosen
        return self._part_of(chosen, before)

    def _part_of(self, chosen: Named, before: list[Named]) -> Named:
        """Return the part that the passage named before its whole: ``Adult casualties: ... (48 KSIs)``."""
        catalogue = self.resources.catalogue
        parts = [each for each in before if each.id and catalogue[each.id].parent == chosen.id]
        return parts[-1] if parts else chosen

    def _in_passage(self, passage: Passage) -> list[Named]:
        if self._last is not passage:
            named = self.measures_in(passage.text)
            if _SURVEYED.search(passage.text):  # "burglary" is then a group of victims
                named = [each for each in named if each.words > 1 or each.id not in _GROUPS]
            named = sorted([*named, *self._of_all_crime(passage, named)], key=lambda each: each.start)
            self._last, self._named = passage, [unless_narrowed(passage.text, each) for each in named]
        return self._named

    def _of_all_crime(self, passage: Passage, named: list[Named]) -> list[Named]:
        """Return where a passage speaks of all crime in words that elsewhere may mean a part of it."""
        heading = passage.path[-1] if passage.path else ""
        return all_crime_in(passage.text, named, counted=not heading or self._is_plain(heading))

    def _says_little(self, heading: str) -> bool:
        """Tell whether a heading names hardly more than a place and a time, or all crime."""
        if _is_plain_beside(heading, self.areas_in(heading)):
            return True
        return [each.id for each in self._of_heading(heading)] == [ALL_CRIME]

    def _over(self, passage: Passage) -> tuple[Named | None, str]:
        for heading in reversed(passage.path):
            found = self._of_heading(heading)
            if found:
                return max(found, key=lambda each: each.words), heading
        return None, ""

    def _surveyed(self, passage: Passage, words: str, key: str) -> str:
        catalogue = self.resources.catalogue
        if key and catalogue[key].unit == "percent":
            return key
        over = " ".join((*passage.path, passage.text[:200]))
        topic = "satisfaction" if "satisf" in over.casefold() or "whole experience" in over.casefold() else ""
        if not _SURVEYED.search(over):
            return ""
        like = self._like(f"{words} {topic}".strip(), True)  # noqa: FBT003  a percentage is asked for
        return like or self._topical(words, topic)

    def _topical(self, words: str, topic: str) -> str:
        """Return the survey measure that shares the telling words of a group, such as ``violent``."""
        told = _telling(words) - _OF_ANY_SURVEY
        for key, measure in self.resources.catalogue.items():
            surveyed = measure.unit == "percent" and topic and topic in measure.title.casefold()
            if surveyed and told & _telling(measure.title):
                return key
        return ""

    def _counted(self, key: str, text: str, span: tuple[int, int, int]) -> str:
        """Return the measure in heads or in full-time equivalents, as the words around the claim count."""
        catalogue = self.resources.catalogue
        if not key or catalogue[key].unit not in _PEOPLE:
            return key
        near = text[max(span[0] - 60, span[2]) : span[1] + 30]
        stem = key.removesuffix("_fte").removesuffix("_headcount")
        if _FTE.search(near) and not _HEADS.search(near) and f"{stem}_fte" in catalogue:
            return f"{stem}_fte"
        if _HEADS.search(near) and f"{stem}_headcount" in catalogue:
            return f"{stem}_headcount"
        return key


def _is_plain_beside(heading: str, named: Sequence[Named]) -> bool:
    """Tell whether a heading says hardly more than some names in it, and when."""
    for each in reversed(named):
        heading = heading[: each.start] + heading[each.end :]
    return all(word in neutral_stems() for word, _, _ in stems(heading) if not word.isdigit())


def _overlaps(named: Named, others: Sequence[Named]) -> bool:
    return any(other.start < named.end and named.start < other.end for other in others)


def _said(chosen: Named | None, text: str) -> str:
    return text[chosen.start : chosen.end] if chosen is not None else ""


def _telling(words: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Za-z]{4,}", words)}
