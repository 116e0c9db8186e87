"""What the changes that a report names make up of the change in all: printed as a share, or left unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from scrutinydesk.claims.claim import Claim, ClaimKind, Role
from scrutinydesk.claims.document import PassageKind
from scrutinydesk.claims.numbers import Unit
from scrutinydesk.claims.proportions import check_share
from scrutinydesk.claims.qualifiers import Approx
from scrutinydesk.claims.verdicts import Checked, Verdict, shown
from scrutinydesk.findings import Severity
from scrutinydesk.numerals import figure, rounded
from scrutinydesk.redpen.printing import printed_percent, printed_quantity
from scrutinydesk.redpen.review import Against, Found, Judgement, ReportFinding
from scrutinydesk.redpen.sameness import section_of
from scrutinydesk.redpen.slips import is_near
from scrutinydesk.redpen.wording import quoted, spans_of

if TYPE_CHECKING:
    from scrutinydesk.claims.printed import Printed
    from scrutinydesk.measures.catalogue import Catalogue
    from scrutinydesk.periods import Window
    from scrutinydesk.redpen.material import Material

HUNDRED = 100
ALL_CRIME = "all_crime"
_LISTED = re.compile(
    r"\b(?:below|above|following|listed|these|combined|together|collectively)\b", re.IGNORECASE
)
_BEFORE = 160
_FEWEST = 2
_NAMED = 3  # changes that are named before it is worth saying what they leave unsaid
_UNSAID = Fraction(1, 10)
_CHANGES = frozenset((ClaimKind.CHANGE, ClaimKind.CHANGE_PERCENT))

# Numbers of claims by section, area and number of the item.
_Lists = dict[tuple[tuple[str, ...], str], dict[str, list[int]]]


def shares_of_changes(material: Material) -> Found:
    """Judge printed shares of a change by the list they are of; say how much of it nobody names."""
    sized = {number: claim for number, claim in enumerate(material.claims) if _is_sized(claim)}
    lists = _lists(sized)
    judgements: list[Judgement] = []
    findings: list[ReportFinding] = []
    for number, claim in enumerate(material.claims):
        if claim.kind is ClaimKind.SHARE_OF_CHANGE and (told := _Share.of(number, material, sized, lists)):
            judgements += told.judgement()
            findings += told.finding()
    findings += _coverage(material, sized)
    return Found(tuple(judgements), tuple(findings))


def _is_sized(claim: Claim) -> bool:
    size = claim.of(Role.DIFFERENCE)
    if claim.kind not in _CHANGES or size is None or not claim.measure or not claim.direction:
        return False
    number = size.number
    return number.unit is Unit.COUNT and number.approx is Approx.EXACT and not number.decimals


def _size(claim: Claim) -> Printed:
    size = claim.of(Role.DIFFERENCE)
    if size is None:
        raise ValueError("a change without a size")
    return printed_quantity(size)


class _Share:
    """A printed share with the list of changes that it is of, and the change in all."""

    def __init__(self, number: int, parts: Sequence[int], wholes: Sequence[int], material: Material) -> None:
        self.number, self.parts, self.wholes = number, parts, wholes
        self.material = material
        claims = material.claims
        self.claim = claim = claims[number]
        percent = claim.of(Role.PERCENT) or claim.quantities[0]
        self.percent = printed_percent(percent)
        self.sizes = [_size(claims[part]) for part in parts]
        self.checked = self._against(wholes[0])
        made = (
            HUNDRED * sum((each.value for each in self.sizes), Fraction(0)) / _size(claims[wholes[0]]).value
        )
        close = abs(made - self.percent.value) <= 2 * self.percent.step
        near = close or is_near(made, self.percent.value)
        self.sure = self.checked.verdict is not Verdict.DIFFERS or near

    @classmethod
    def of(cls, number: int, material: Material, sized: Mapping[int, Claim], lists: _Lists) -> _Share | None:
        """Return a share with what it is of, None where the report does not say that in so many words."""
        claim = material.claims[number]
        start = max(claim.start - _BEFORE, claim.passage.offset)
        if claim.of(Role.PERCENT) is None or not _LISTED.search(material.document.text, start, claim.end):
            return None
        parts = _list_of(claim, sized, lists, material.resources.catalogue)
        windows = {sized[part].window for part in parts}
        bases = {_before(sized[part]) for part in parts}
        held = [
            key for key, each in sized.items() if each.measure == claim.measure and each.area == claim.area
        ]
        wholes = [
            key for key in held if {sized[key].window} == windows and {_before(sized[key])} == bases
        ]
        others = [key for key in held if {sized[key].window} != windows]
        if len(parts) < _FEWEST or not wholes or any(sized[part].measure == claim.measure for part in parts):
            return None
        if len({_size(sized[key]).value for key in wholes}) > 1:
            return None
        return cls(number, parts, [*wholes[:1], *others], material)

    def _against(self, whole: int) -> Checked:
        return check_share(self.sizes, _size(self.material.claims[whole]), self.percent)

    def judgement(self) -> Iterator[Judgement]:
        """Yield the verdict, if it is certain what the share is of."""
        if self.sure:
            yield Judgement(self.number, self.checked.verdict, self.checked.working, Against.REPORT)

    def finding(self) -> Iterator[ReportFinding]:
        """Yield the finding, if the share does not fit."""
        if self.checked.verdict is Verdict.AGREES:
            return
        claims = self.material.claims
        mixed = [whole for whole in self.wholes[1:] if self._against(whole).verdict is Verdict.AGREES]
        detail = "The share fits only if it was cut off instead of rounded."
        if self.checked.verdict is Verdict.DIFFERS:
            detail = "The changes that are listed do not make up that share of the change in all."
        for whole in mixed[:1]:
            other = claims[whole]
            when = other.window.words if other.window else "another period"
            detail += f" It fits {_size(other)}, the change in the {when}: the periods may have been mixed."
        working = self.checked.working
        yield ReportFinding(
            "arithmetic" if self.sure else "arithmetic_doubt",
            Severity.ERROR if self.sure else Severity.WARNING,
            self._title(),
            (*spans_of(self.claim), *(span for each in self.parts for span in spans_of(claims[each])[-1:])),
            working,
            detail,
            f"Could “{quoted(self.claim)}” {self.claim.passage.aside} be checked? We make it: {working}.",
            Against.REPORT,
            (self.number, *self.parts, self.wholes[0]),
        )

    def _title(self) -> str:
        whole = _size(self.material.claims[self.wholes[0]]).value
        share = HUNDRED * sum((each.value for each in self.sizes), Fraction(0)) / whole
        change = "rise" if whole > 0 else "fall"
        made = shown(share, self.percent.decimals)
        told = f"make up {made}% of the {change}; the report says {self.percent}%."
        many = f"{len(self.sizes)} changes listed"
        return f"The {many} {told}" if self.sure else f"If the share is of the {many}, they {told}"


def _lists(sized: Mapping[int, Claim]) -> _Lists:
    """Return the lists of changes by section, area and number of the item that they stand under."""
    found: _Lists = {}
    for number, each in sized.items():
        passage = each.passage
        if passage.kind is PassageKind.ITEM:
            place = section_of(passage), each.area
            found.setdefault(place, {}).setdefault(passage.number, []).append(number)
    return found


def _list_of(claim: Claim, sized: Mapping[int, Claim], lists: _Lists, catalogue: Catalogue) -> list[int]:
    """Return the one list of changes in the section of a claim; none if there are several, or it overlaps."""
    held = lists.get((section_of(claim.passage), claim.area), {})
    found = [each for each in held.values() if len(each) >= _FEWEST]
    if len(found) != 1:
        return []
    measures = [sized[number].measure for number in found[0]]
    named = set(measures)
    overlaps = any(
        named.intersection(catalogue[key].overlaps) or _within(key, named, catalogue)
        for key in named
        if key in catalogue
    )
    return [] if overlaps or len(named) < len(measures) else found[0]


def _within(measure: str, held: Iterable[str], catalogue: Catalogue) -> bool:
    """Tell whether a measure is part of one of some others."""
    above = set()
    key = catalogue[measure].parent if measure in catalogue else ""
    while key in catalogue and key not in above:
        above.add(key)
        key = catalogue[key].parent
    return not above.isdisjoint(held)


# "A third of the rise, 4,983 of 13,320, was in the east."
_OF_A_WHOLE = re.compile(r",? (?:out )?of (?:the |all )?[\d(]")


def _coverage(material: Material, sized: Mapping[int, Claim]) -> Iterator[ReportFinding]:
    """Yield how much of the change in all crime the changes that are named leave unsaid."""
    catalogue, text = material.resources.catalogue, material.document.text
    done: set[tuple[str, object]] = set()
    for number, claim in sized.items():
        key = claim.area, claim.window
        of_all = claim.measure == ALL_CRIME and claim.window is not None and claim.passage.cell is None
        if not of_all or claim.inherited or key in done or _OF_A_WHOLE.match(text, claim.end):
            continue
        done.add(key)
        parts = _apart(claim, sized, catalogue)
        whole = _size(claim)
        named = sum((_size(sized[part]).value for part in parts), Fraction(0))
        rest = whole.value - named
        if len(parts) < _NAMED or not whole.value or not _UNSAID <= rest / whole.value < 1:
            continue
        share = rounded(HUNDRED * rest / whole.value, 1)
        more = "rise" if whole.value > 0 else "fall"
        sizes = [_size(sized[part]) for part in parts]
        working = f"{whole} − ({' + '.join(map(str, sizes))} = {figure(named)}) = {figure(rest)}"
        yield ReportFinding(
            "coverage",
            Severity.WARNING,
            f"The {more} of {figure(abs(whole.value))} crimes is not all accounted for: {figure(abs(rest))} "
            f"({share}%) are in offences whose change the report does not give.",
            spans_of(claim),
            working,
            "The changes that are added are of offences that do not overlap.",
            f"Could the Constabulary say which offences make up the other {figure(abs(rest))} of the {more}?",
            Against.REPORT,
            (number, *parts),
        )


def _apart(claim: Claim, sized: Mapping[int, Claim], catalogue: Catalogue) -> list[int]:
    """Return changes of the same area and window, of crimes that none of the others counts too."""
    first: dict[str, int] = {}
    for number, each in sized.items():
        same = each.area == claim.area and each.window == claim.window and _before(each) == _before(claim)
        known = each.measure in catalogue and catalogue[each.measure].unit == "crimes"
        if same and known and each.measure != claim.measure:
            first.setdefault(each.measure, number)
    held = {key for key in first if not _within(key, first, catalogue)}
    while held:
        shared = {key: sum(_overlap(key, other, catalogue) for other in held) for key in held}
        most = max(sorted(held), key=lambda key: shared[key])
        if not shared[most]:
            break
        held.remove(most)
    return sorted(first[key] for key in held)


def _before(claim: Claim) -> Window | None:
    """Return the period that a change is on: the one before, where none is named."""
    return claim.previous or (claim.window.previous if claim.window else None)


def _overlap(one: str, other: str, catalogue: Catalogue) -> bool:
    return one != other and (other in catalogue[one].overlaps or one in catalogue[other].overlaps)
