"""Local policing: spend, officers and PCSOs, appointments, citizens in policing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scrutinydesk.reporting import numbers
from scrutinydesk.reporting.money import share_of, spend_base
from scrutinydesk.reporting.narrative_change import change_draft, level
from scrutinydesk.reporting.offers import offer_sentences
from scrutinydesk.reporting.phrases import change_sentence, during, value
from scrutinydesk.reporting.report import Run
from scrutinydesk.reporting.runs import Draft, Runs, compose, listed, sentences

if TYPE_CHECKING:
    from scrutinydesk.measures.report import OutlineSubSection
    from scrutinydesk.reporting.evidence import Evidence
    from scrutinydesk.reporting.standing import Standing

# What the report calls people of each role; the verb agrees with the number.
ROLES = {
    "appointments_officer": ("police officer", "police officers"),
    "appointments_transferee": ("transferee officer", "transferee officers"),
    "appointments_police_now": ("Police Now officer", "Police Now officers"),
    "appointments_pcso": ("PCSO", "PCSOs"),
    "appointments_staff": ("member of police staff", "members of police staff"),
}
PCSOS = "Police community support officers (PCSOs)"
SPELT, SHORT = "a Black or minority ethnic (BME) background", "a BME background"
GROUPS = {"female": "female", "bme": f"from {SPELT}"}
OUTCOMES = {
    "passed": "passed the interview",
    "withdrew": "chose not to go on",
    "unsuccessful": "did not succeed",
}


def spend(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return what was spent on the front line, with the base of the percentages."""
    base = spend_base(evidence)
    items = []
    for measure, words in (
        ("spend_visible", "visible front line"),
        ("spend_non_visible", "non-visible front line"),
        ("spend_frontline", "the operational front line together"),
        ("spend_frontline_support", "frontline support"),
        ("spend_business_support", "business support"),
    ):
        standing = evidence.standing(measure)
        share = None if standing is None else share_of(standing, base)
        if standing is not None and share is not None:
            percent = Run(numbers.percent(share), standing.id("share"))
            items.append(compose(f"{words} {{}} ({{}})", value(standing), percent))
    if not items or base is None:
        return []
    first = compose(f"Spend at {base.window.words}: ") + listed(tuple(items)) + (Run("."),)
    stated = compose(
        "The percentages are of {}, " + base.words + ".",
        Run(numbers.money(base.value), f"spend_total/{evidence.force}/base"),
    )
    drafts = [Draft(f"{outline.id}.spend", first), Draft(f"{outline.id}.spend.base", stated)]
    total, other = evidence.standing("spend_total"), evidence.standing("spend_other")
    if total is not None and other is not None:
        drafts[1] = Draft(
            drafts[1].id,
            sentences(
                stated,
                compose(
                    "Total spend is {}, of which other costs are {}.",
                    value(total),
                    value(other),
                ),
            ),
        )
    return drafts


def workforce(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return strength, target, appointments and recruitment."""
    place = outline.id
    drafts = [
        change_draft(evidence, place, "officers_headcount", "Police officers by headcount"),
        change_draft(evidence, place, "officers_fte", "Police officers in full-time equivalents (FTE)"),
        _target(evidence, place),
        *[_appointments(evidence, place, measure) for measure in ROLES if measure[-4:] != "pcso"],
        change_draft(evidence, place, "pcso_headcount", f"{PCSOS} by headcount"),
        change_draft(evidence, place, "pcso_fte", "PCSOs in FTE"),
        _positive_action(evidence, place),
        _appointments(evidence, place, "appointments_pcso"),
        _starters(evidence, place),
    ]
    recruitment = ("pcso_vacancies", "control_room_applications")
    drafts += [change_draft(evidence, place, measure) for measure in recruitment]
    known = {draft.id for draft in drafts}
    rest = [change_draft(evidence, place, m) for m in outline.measures if _generic(m)]
    return _spelt_once([*drafts, *(draft for draft in rest if draft.id not in known)])


def _spelt_once(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with BME spelt out where it is first used, and not again."""
    spelt = False
    result = []
    for draft in drafts:
        runs = []
        for run in draft.runs:
            text = run.text.replace(SPELT, SHORT) if spelt else run.text
            spelt = spelt or SPELT in text
            runs.append(Run(text, run.figure))
        result.append(replace(draft, runs=tuple(runs)))
    return result


def _generic(measure: str) -> bool:
    special = {"officers_target_fte", "pcso_positive_action", "starters_after_period"}
    return measure not in special and measure not in ROLES


def _target(evidence: Evidence, place: str) -> Draft:
    key = f"{place}.target"
    target, strength = (
        evidence.standing("officers_target_fte"),
        evidence.standing("officers_fte"),
    )
    if not target or not strength or not target.value or strength.value is None:
        return Draft(key, ())
    gap = strength.value - target.value
    side = "below" if gap < 0 else "above"
    met = numbers.share(strength.value, target.value) or 0
    return Draft(
        key,
        compose(
            f"The target is {{}} FTE officers. Strength is {{}} FTE {side} it ({{}} of the target) "
            f"{during(strength.window)}.",
            Run(numbers.plain(target.value), target.id("current")),
            Run(numbers.size(gap, 2), strength.id("gap")),
            Run(numbers.percent(met), strength.id("gapshare")),
        ),
    )


def _appointments(evidence: Evidence, place: str, measure: str) -> Draft:
    key = f"{place}.change.{measure}"
    standing = evidence.standing(measure)
    if standing is None or standing.value is None:
        return Draft(key, ())
    one, many = ROLES[measure]
    when = during(standing.window)
    if standing.value == 0:
        nobody = Run("No", standing.id("current"))
        return Draft(key, compose(f"{{}} {many} were appointed {when}.", nobody))
    verb = f"{one} was" if standing.value == 1 else f"{many} were"
    first = f"{{}} {verb} appointed {when}"
    shares = [_share(evidence, standing, group, words) for group, words in GROUPS.items()]
    said = [share for share in shares if share]
    if not said:
        return Draft(key, compose(f"{first}.", value(standing)))
    return Draft(key, compose(f"{first}: ", value(standing)) + listed(tuple(said)) + (Run("."),))


def _share(evidence: Evidence, whole: Standing, group: str, words: str) -> Runs:
    part = evidence.standing(whole.measure.id, whole.area, group)
    if part is None or part.value is None or not whole.value or part.window != whole.window:
        return ()
    if part.value == 0:
        return compose(f"{{}} {words}", Run("none", part.id("current")))
    share = numbers.share_of_whole(part.value, whole.value)
    if share is None:
        return compose(f"{{}} {words}", value(part))
    return compose(f"{{}} ({{}}) {words}", value(part), Run(numbers.percent(share), part.id("share")))


def _outcomes(evidence: Evidence, whole: Standing) -> Runs:
    parts = (_share(evidence, whole, group, words) for group, words in OUTCOMES.items())
    return listed(tuple(part for part in parts if part))


def _positive_action(evidence: Evidence, place: str) -> Draft:
    key, standing = f"{place}.positive_action", evidence.standing("pcso_positive_action")
    if standing is None or standing.value is None:
        return Draft(key, ())
    when = during(standing.window)
    start = f"Positive action supported {{}} PCSO applicants {when}"
    outcomes = _outcomes(evidence, standing)
    if not outcomes:
        return Draft(key, compose(f"{start}.", value(standing)))
    return Draft(key, compose(f"{start}: ", value(standing)) + outcomes + (Run("."),))


def _starters(evidence: Evidence, place: str) -> Draft:
    key, standing = f"{place}.starters", evidence.standing("starters_after_period")
    if standing is None or standing.value is None:
        return Draft(key, ())
    late = standing.window.first > evidence.end
    start = "After the period, " if late else ""
    shares = [_share(evidence, standing, group, words) for group, words in GROUPS.items()]
    said = listed(tuple(share for share in shares if share))
    text = compose(f"{start}{{}} people started {during(standing.window)}", value(standing))
    return Draft(key, text + ((Run(": "), *said, Run(".")) if said else (Run("."),)))


def citizens(evidence: Evidence, outline: OutlineSubSection) -> list[Draft]:
    """Return specials, volunteers and cadets: a sentence each, or one list without changes."""
    drafts = []
    for measure in outline.measures:
        standing = evidence.standing(measure)
        if standing is None:
            continue
        said = change_sentence(standing)
        if standing.refused:
            said = sentences(said, offer_sentences(standing))
        elif standing.difference is None:
            said = sentences(
                (*level(standing, f"{standing.measure.title}:"), Run(".")),
                compose("The workbook gives no earlier figure to compare it with."),
            )
        drafts.append(Draft(f"{outline.id}.change.{measure}", said))
    return drafts
