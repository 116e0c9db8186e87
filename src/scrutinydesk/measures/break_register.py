"""The break register of an office: its own breaks, those it took out, and comparisons it allows all the same.

The breaks that the program ships stand unless the register takes them out, or holds one of the same
id. All of it goes to and from plain values (texts and lists), so that a library can keep it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, TypeVar

from scrutinydesk.errors import ResourceError, ScrutinyError
from scrutinydesk.measures.areas import Areas
from scrutinydesk.measures.breaks import Break, Breaks, break_of
from scrutinydesk.measures.entries import Entry
from scrutinydesk.periods import Month

# What is longer than this was not typed by a person.
LONGEST_LINE, LONGEST_TEXT = 200, 4000
MOST = 10_000
LINES = frozenset({"id", "label", "instead", "measure", "area", "break_id", "who", "when"})
Made = TypeVar("Made")


class NoReasonError(ScrutinyError):
    """An override without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "An override needs a reason.",
            "It is printed as a note wherever the comparison goes: every reader is told why it was made.",
            "Say in a sentence why the two periods may be compared.",
        )


@dataclass(frozen=True, slots=True)
class Override:
    """A comparison across a break that the officer allows, with the reason that is printed.

    Attributes
    ----------
    area : str
        The area whose comparison is allowed; empty means all.
    break_id : str
        Of the break that is crossed.
    reason : str
        Never blank: that is a ``NoReasonError``.
    who, when : str
        Name, and date or time in ISO form; empty where not known.
    """

    measure: str
    area: str
    break_id: str
    reason: str
    who: str = ""
    when: str = ""

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise NoReasonError

    @property
    def key(self) -> str:
        """What makes it the same override: measure, area, break."""
        return f"{self.measure}/{self.area}/{self.break_id}"

    def allows(self, item: Break, measure: str, area: str) -> bool:
        """Tell whether it lets this comparison across a break pass."""
        return self.break_id == item.id and self.measure == measure and self.area in {"", area}


class Crossing(NamedTuple):
    """What lies between two periods of a measure that are compared.

    Attributes
    ----------
    breaks : tuple of Break
        Those that stand in the way, by date; where ``overrides`` let the comparison pass, those
        that it crosses.
    overrides : tuple of Override
        One for each break that is crossed; empty where any break stands in the way.
    """

    breaks: tuple[Break, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the periods must not be compared."""
        return bool(self.breaks) and not self.overrides


CLEAR_WAY = Crossing()


@dataclass(frozen=True, slots=True)
class BreakRegister:
    """What an office adds to, changes in and takes out of the shipped breaks, and its overrides.

    Attributes
    ----------
    breaks : tuple of Break
        Its own; one with the id of a shipped break stands in its place. What it says of measures and
        areas that are not here, such as those of another workbook's recipe, waits and does nothing.
    removed : frozenset of str
        Ids of shipped breaks that do not count here. An id that leads nowhere does no harm.
    overrides : tuple of Override
        Of several for the same comparison the last one stands. One for a break, a measure or an
        area that is not there waits and does nothing.
    """

    breaks: tuple[Break, ...] = ()
    removed: frozenset[str] = frozenset()
    overrides: tuple[Override, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.breaks or self.removed or self.overrides)

    def applied(self, shipped: Iterable[Break], areas: Areas) -> Breaks:
        """Return the breaks that count."""
        found = {item.id: item for item in shipped if item.id not in self.removed}
        found |= {item.id: item for item in self.breaks}
        return Breaks(found.values(), areas)

    def crossing(self, breaks: tuple[Break, ...], measure: str, area: str) -> Crossing:
        """Return which of the breaks between two periods stand in the way, and which are overridden."""
        if not breaks:
            return CLEAR_WAY
        passed = [(item, self._override(item, measure, area)) for item in breaks]
        refusing = tuple(item for item, override in passed if override is None)
        if refusing:
            return Crossing(refusing)
        return Crossing(breaks, tuple(override for _, override in passed if override is not None))

    def _override(self, item: Break, measure: str, area: str) -> Override | None:
        found = [each for each in self.overrides if each.allows(item, measure, area)]
        return found[-1] if found else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain values that JSON and TOML can hold."""
        return {
            "breaks": [break_to_dict(item) for item in self.breaks],
            "removed": sorted(self.removed),
            "overrides": [override_to_dict(each) for each in self.overrides],
        }

    @classmethod
    def from_dict(cls, data: object) -> BreakRegister:
        """Return the register from plain values; a ``ResourceError`` that names what is wrong."""
        entry = _Record("register", data)
        found = cls(
            entry.made("breaks", break_from_dict, lambda item: item.id),
            frozenset(entry.texts("removed")),
            entry.made("overrides", override_from_dict, lambda item: item.key),
        )
        entry.done()
        return found


NO_REGISTER = BreakRegister()


def cannot_stand(table: str, what: str) -> ResourceError:
    """Return the error about an entry of the register: which one, and why it cannot stand."""
    return ResourceError(
        "The break register cannot be used as it is.",
        f"In [{table}]: {what}",
        "Correct or remove this entry of the break register.",
    )


class _Record(Entry):
    """An entry of the register, as plain values that were kept somewhere."""

    def __init__(self, name: str, data: object) -> None:
        if not isinstance(data, dict) or not all(type(key) is str for key in data):
            raise cannot_stand(name, "a table with keys is expected here.")
        super().__init__("", name, data)

    def fault(self, what: str) -> ResourceError:
        return cannot_stand(self.name, what)

    def line(self, key: str, default: str | None = None) -> str:
        """Return a text that is not blank, unless nothing at all is its default."""
        text = self.text(key, default)
        if default is None and not text.strip():
            raise self.fault(f"“{key}” must not be blank.")
        most = LONGEST_LINE if key in LINES else LONGEST_TEXT
        if len(text) > most:
            raise self.fault(f"“{key}” is longer than {most:,} characters.")
        return text

    def made(self, key: str, make: Callable[[object], Made], name: Callable[[Made], str]) -> tuple[Made, ...]:
        """Return the things of a list, none twice."""
        values = self._value(key, list, [], "a list")
        if len(values) > MOST:
            raise self.fault(f"“{key}” holds more than {MOST:,} entries.")
        found: dict[str, Made] = {}
        for value in values:
            item = make(value)
            if found.setdefault(name(item), item) is not item:
                raise self.fault(f"“{key}” holds “{name(item)}” twice.")
        return tuple(found.values())


def break_to_dict(item: Break) -> dict[str, Any]:
    """Return a break as plain values: texts, and lists of texts."""
    held = {each.name: getattr(item, each.name) for each in fields(item)}
    return held | {"month": str(item.month), "measures": list(item.measures), "areas": list(item.areas)}


def break_from_dict(data: object) -> Break:
    """Return the break that plain values state; a ``ResourceError`` that names what is wrong."""
    entry = _Record("break", data)
    entry = _Record(f"break.{entry.line('id')}", data)
    for key in ("id", "label", "effect", "advice"):
        entry.line(key)
    for key in ("instead", "source"):
        entry.line(key, "")
    item = break_of(entry.text("id"), entry)
    if not item.measures:
        raise entry.fault("“measures” must name one at least.")
    if not Month.of(1800, 1) <= item.month <= Month.of(2200, 1):
        raise entry.fault(f"“month” is “{item.month}”, which cannot be meant.")
    return item


def override_to_dict(item: Override) -> dict[str, str]:
    """Return an override as plain texts."""
    return {each.name: getattr(item, each.name) for each in fields(item)}


def override_from_dict(data: object) -> Override:
    """Return the override that plain values state; a ``ResourceError`` that names what is wrong.

    One without a reason is a ``NoReasonError``.
    """
    entry = _Record("override", data)
    found = Override(
        measure=entry.line("measure"),
        area=entry.line("area", ""),
        break_id=entry.line("break_id"),
        reason=entry.line("reason", ""),
        who=entry.line("who", ""),
        when=entry.line("when", ""),
    )
    entry.done()
    if found.when and day_of(found.when) is None:
        raise entry.fault(f"“when” is “{found.when}”; it must be a date such as “2017-11-02”.")
    return found


def day_of(when: str) -> dt.date | None:
    """Return the day that a date or a time in ISO form states, or None."""
    try:
        return dt.datetime.fromisoformat(when).date()
    except ValueError:
        return None
