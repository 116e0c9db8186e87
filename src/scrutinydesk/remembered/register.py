"""The break register in the library: breaks of the office's own, those taken out, comparisons allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrutinydesk.errors import ScrutinyError
from scrutinydesk.findings import Finding, Place, Severity
from scrutinydesk.measures.break_register import (
    BreakRegister,
    Override,
    break_from_dict,
    break_to_dict,
    override_from_dict,
    override_to_dict,
)
from scrutinydesk.measures.resources import load_resources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scrutinydesk.library.store import Library
    from scrutinydesk.library.values import Record
    from scrutinydesk.measures.breaks import Break
    from scrutinydesk.measures.resources import Resources

BREAK, OVERRIDE = "break", "override"
REMOVED = "removed"


def resources_of(library: Library) -> tuple[Resources, tuple[Finding, ...]]:
    """Return catalogue, areas and breaks with the office's register, and what of it could not be used.

    An entry that cannot be read is left out and told: one fault must not take the whole register away.
    """
    register, faults = BreakRegister(), []
    for kind, add in ((BREAK, _with_break), (OVERRIDE, _with_override)):
        for key, record in library.records(kind).items():
            try:
                register = add(register, key, record)
            except ScrutinyError as error:
                faults.append(_fault(key, error))
    return load_resources().with_register(register), tuple(faults)


def _with_break(register: BreakRegister, key: str, record: Record) -> BreakRegister:
    value = record.value or {}
    if value.get(REMOVED):
        return BreakRegister(register.breaks, register.removed | {key}, register.overrides)
    return BreakRegister((*register.breaks, break_from_dict(value)), register.removed, register.overrides)


def _with_override(register: BreakRegister, _key: str, record: Record) -> BreakRegister:
    when = record.when.isoformat(timespec="minutes") if record.when is not None else ""
    value = {**(record.value or {}), "who": record.who, "when": when}
    return BreakRegister(register.breaks, register.removed, (*register.overrides, override_from_dict(value)))


def _fault(key: str, error: ScrutinyError) -> Finding:
    return Finding(
        "register.unusable",
        Severity.WARNING,
        f"An entry of the break register is not used: {error.title}",
        error.detail,
        error.remedy or "Correct it under Tools, Breaks in series.",
        Place(key),
    )


def keep_break(library: Library, item: Break, why: str = "") -> Record:
    """Add a break, or put one in the place of that of its id; a fault in it is an error at once."""
    return _put(
        library, BREAK, item.id, break_to_dict(item), f"Break “{item.label}”, {item.month.words}", why
    )


def remove_break(library: Library, item: Break, why: str) -> Record:
    """Take a break out of use: one of the office's own goes, a shipped one is marked as removed."""
    shipped = any(each.id == item.id for each in load_resources().breaks)
    value = {REMOVED: True} if shipped else None
    return _put(library, BREAK, item.id, value, f"Break “{item.label}” taken out", why)


def restore_break(library: Library, break_id: str, why: str = "") -> Record:
    """Let a shipped break stand as it was shipped."""
    return _put(library, BREAK, break_id, None, f"Break “{break_id}” as it was shipped", why)


def allow(library: Library, override: Override) -> Record:
    """Allow a comparison across a break; its reason goes wherever the figure goes."""
    what = f"Compared across “{override.break_id}”: {override.measure}"
    return _put(library, OVERRIDE, override.key, override_to_dict(override), what, override.reason)


def disallow(library: Library, override: Override, why: str = "") -> Record:
    """Refuse the comparison again."""
    what = f"Not compared across “{override.break_id}” any more: {override.measure}"
    return _put(library, OVERRIDE, override.key, None, what, why)


def _put(
    library: Library, kind: str, key: str, value: Mapping[str, Any] | None, what: str, why: str
) -> Record:
    if value is not None and not value.get(REMOVED):
        check: Callable[[Mapping[str, Any]], object] = (
            break_from_dict if kind == BREAK else override_from_dict
        )
        check(value)
    before = library.record(kind, key)
    return library.put(kind, key, value, before.version, what, why)
