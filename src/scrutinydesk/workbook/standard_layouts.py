"""The tables of the standard workbook, in the order of its sheets.

Long because it is a list: one declaration a sheet, and nothing else.
"""

from __future__ import annotations

from scrutinydesk.workbook.standard_layout import Across, Column, Layout, Role

_NOTE = Column("Note", Role.NOTE, ("notes", "comment", "comments", "source"), required=False, width=40)
_UNIT = Column("Unit", Role.NOTE, ("units",), required=False, width=12)
_FIRST = Column("First month", Role.FIRST, ("from", "start", "first"), required=False)
_LAST = Column("Last month", Role.LAST, ("to", "end", "last", "period end", "12 months to", "period"))


def _measure(heading: str, *words: str, width: int = 44) -> Column:
    return Column(heading, Role.MEASURE, words, width=width)


def _area(*, required: bool = True) -> Column:
    words = ("division", "force", "police force area", "place", "geography")
    return Column("Area", Role.AREA, words, required=required, width=26)


def _value(heading: str, *words: str, breakdown: str = "", unit: str = "") -> Column:
    return Column(heading, Role.VALUE, words, breakdown, unit, required=False)


_TOTAL = _value("Total", "number", "appointments", "value", "count")
_MONTHS_HOW = (
    "One row a measure, one column a month. Write a month as Sep 2017 or as a date; "
    "leave months that are not known blank."
)

_CRIME = {
    "All crime": "all_crime",
    "Assault without injury": "assault_no_injury",
    "Assault with less serious injury": "assault_less_serious",
    "Harassment": "harassment",
    "Public order offences": "public_order",
    "High impact acquisitive crime": "high_impact_acquisitive",
    "Burglary (dwelling, then residential)": "burglary_residential",
    "Robbery (personal)": "robbery_personal",
    "All burglary": "burglary_all",
    "Incidents with a mental health marker": "mental_health_incidents",
    "Detentions under section 136": "s136_detentions",
    "Rape": "rape",
    "Sexual offences excluding rape": "sexual_other",
    "Sexual offences against children under 16": "sexual_under_16",
    "Domestic abuse crime": "domestic_abuse",
    "Hate crime": "hate_crime",
}

MONTHLY = Layout(
    id="monthly",
    sheet="Monthly counts",
    title="Monthly counts for the force",
    about="Crimes, incidents and detentions recorded in each month, whole force.",
    how=_MONTHS_HOW,
    columns=(_measure("Measure", "offence", "crime type", "indicator"), _UNIT),
    labels=_CRIME,
    ask="enter at least 24 months of each measure, 36 or more if you have them",
    across=Across.MONTHS,
    words=("monthly", "monthly data", "monthly crime", "force monthly"),
)

DIVISIONS = Layout(
    id="divisions",
    sheet="Divisions",
    title="Monthly counts by division",
    about="Crimes recorded in each month, by division. The divisions add up to the force.",
    how=_MONTHS_HOW,
    columns=(_measure("Measure", "offence", "crime type", "indicator"), _area(), _UNIT),
    labels={
        label: _CRIME[label]
        for label in (
            "All crime", "Public order offences", "Burglary (dwelling, then residential)",
            "Robbery (personal)", "Domestic abuse crime", "Hate crime",
        )
    },
    ask="enter the months of each measure for every division",
    across=Across.MONTHS,
    words=("by division", "divisional", "division monthly"),
)  # fmt: skip

KSI = Layout(
    id="ksi",
    sheet="Road casualties",
    title="People killed or seriously injured on the roads, by division and casualty type",
    about="Casualties in each month. Adults and children add up to all; divisions to the force.",
    how=_MONTHS_HOW,
    columns=(_measure("Casualty type", "casualty", "type", "measure", width=20), _area(), _UNIT),
    labels={"All": "ksi_all", "Adult": "ksi_adult", "Child": "ksi_child"},
    ask="enter the months for the force and each division, all, adult and child",
    across=Across.MONTHS,
    words=("ksi", "ksis", "road safety", "killed or seriously injured"),
)

STOCKS = Layout(
    id="stocks",
    sheet="Workforce and citizens",
    title="Strength at the end of the period and a year earlier",
    about="Headcount, full-time equivalents (FTE) and volunteers at a date.",
    how="One row a measure, one column a date, such as 30 Sep 2017. Give the date a year earlier too.",
    columns=(_measure("Measure", "indicator"), _UNIT, _NOTE),
    labels={
        "Police officers, headcount": "officers_headcount",
        "Police officers, FTE": "officers_fte",
        "Police officers, target FTE": "officers_target_fte",
        "PCSOs, headcount": "pcso_headcount",
        "PCSOs, FTE": "pcso_fte",
        "Special constables": "specials",
        "Volunteers": "volunteers",
        "Cadets": "cadets",
        "Junior cadets": "junior_cadets",
        "PCSO vacancies": "pcso_vacancies",
    },
    ask="enter the strength at the end of the period and at the same date a year earlier",
    across=Across.DATES,
    words=("workforce", "strength", "stocks", "establishment"),
)

APPOINTMENTS = Layout(
    id="appointments",
    sheet="Appointments",
    title="Appointments and starters, by role",
    about="People who joined in the period; of them female, and from a Black or minority ethnic background.",
    how="One row a role. Write [x] where a number is not available.",
    columns=(
        _measure("Role", "measure", "post"), _FIRST, _LAST, _TOTAL,
        _value("Female", "women", breakdown="female"),
        _value("BME", "ethnic minority", "minority ethnic", breakdown="bme"), _NOTE,
    ),
    labels={
        "Police officers": "appointments_officer",
        "PCSOs": "appointments_pcso",
        "Police staff": "appointments_staff",
        "Police Now officers": "appointments_police_now",
        "Transferee officers": "appointments_transferee",
        "Starters after the period": "starters_after_period",
    },
    ask="enter the number appointed to each role in the quarter",
    words=("recruitment",),
)  # fmt: skip

POSITIVE_ACTION = Layout(
    id="positive_action",
    sheet="Positive action",
    title="Outcomes of positive action support",
    about="Applicants supported, and how far they came.",
    how="One row a programme. The outcomes add up to the total.",
    columns=(
        _measure("Programme", "measure", "role"), _FIRST, _LAST, _TOTAL,
        _value("Passed interview", "passed", breakdown="passed"),
        _value("Chose not to go on", "withdrew", breakdown="withdrew"),
        _value("Unsuccessful", "failed", breakdown="unsuccessful"), _NOTE,
    ),
    labels={"PCSO applicants": "pcso_positive_action"},
    ask="enter the applicants supported and their outcomes",
    words=("positive action outcomes",),
)  # fmt: skip

SPEND = Layout(
    id="spend",
    sheet="Spend",
    title="Spend by visibility",
    about="£ million at a date. Operational frontline is the sum of visible and non-visible.",
    how="One row a category, one column a date, such as 30 Sep 2017. Shares are worked out by the program.",
    columns=(_measure("Category", "measure", "spend"), _UNIT, _NOTE),
    labels={
        "Visible": "spend_visible",
        "Non-visible": "spend_non_visible",
        "Operational frontline": "spend_frontline",
        "Frontline support": "spend_frontline_support",
        "Business support": "spend_business_support",
        "Other": "spend_other",
        "Total": "spend_total",
    },
    ask="enter the spend in each category at the end of the period",
    across=Across.DATES,
    words=("spend by category", "finance", "budget"),
)

NATIONAL = Layout(
    id="national",
    sheet="National comparison",
    title="National comparison: recorded crime in 12 months, by area",
    about="Counts in the 12 months to the date given and in the 12 months before.",
    how="One row for each measure and area. Give the forces with an increase, and how many were "
    "counted, once: in the England and Wales row.",
    columns=(
        _measure("Measure", "offence", "crime type"), _area(),
        Column("12 months to", Role.LAST, ("period end", "last month", "year to", "year ending"), width=16),
        Column("Previous 12 months", Role.VALUE, ("previous", "previous count"), earlier=True, width=22),
        Column("Latest 12 months", Role.VALUE, ("current", "current count", "latest"), width=20),
        _value("Forces with an increase", "forces up", breakdown="forces_up", unit="count"),
        _value("Forces counted", "number of forces", breakdown="forces_counted", unit="count"), _NOTE,
    ),
    labels={
        "All crime": "all_crime",
        "Public order offences": "public_order",
        "All burglary": "burglary_all",
        "Robbery (personal)": "robbery_personal",
        "Rape": "rape",
        "Sexual offences excluding rape": "sexual_other",
        "Racially or religiously aggravated offences": "racially_religiously_aggravated",
    },
    ask="enter both years for England and Wales, the region, the most similar group and the force",
    words=("national", "comparison", "national comparisons", "forcesight"),
)  # fmt: skip


def _survey(*words: str) -> tuple[Column, ...]:
    def of(heading: str, breakdown: str, *also: str, unit: str = "", decimals: int = 0) -> Column:
        shown = "0." + "0" * decimals if decimals else "#,##0"
        return Column(heading, Role.VALUE, also, breakdown, unit, required=False, number_format=shown)

    return (
        _measure("Question", "group", "measure", "survey", *words), _FIRST, _LAST,
        of("Percentage", "", "estimate", "%", "per cent", "satisfied", decimals=1),
        of("Number surveyed", "surveyed", "respondents", "sample", "n", "base", unit="people"),
        of("Lower 95% limit", "lower", "lower", "lower limit", "lower ci", decimals=1),
        of("Upper 95% limit", "upper", "upper", "upper limit", "upper ci", decimals=1),
    )  # fmt: skip


def _rank(heading: str, breakdown: str, *words: str) -> Column:
    return _value(heading, *words, breakdown=breakdown, unit="rank")


SATISFACTION = Layout(
    id="satisfaction",
    sheet="Satisfaction",
    title="Victim satisfaction with the whole experience",
    about="Percentage satisfied, with the number surveyed and the 95% interval.",
    how="Two rows a survey: this period and the one a year earlier. Without the number surveyed "
    "no change can be called real.",
    columns=(*_survey(), _NOTE),
    labels={
        "Burglary victims": "satisfaction_burglary",
        "Violent crime victims": "satisfaction_violent",
        "Hate incident victims": "satisfaction_hate",
        "Domestic abuse victims": "satisfaction_domestic_abuse",
    },
    ask="enter the percentage satisfied and the number surveyed, this period and a year earlier",
    words=("user satisfaction", "victim satisfaction"),
)

CONFIDENCE = Layout(
    id="confidence",
    sheet="Confidence",
    title="Public confidence: Crime Survey for England and Wales",
    about="Percentage who agree, with interval, number surveyed, and rank among all forces, the "
    "most similar group (MSG) and the region.",
    how="Two rows a question: this period and the one that ranks are compared with. 1 is best.",
    columns=(
        *_survey(),
        _rank("National rank", "rank_national", "national position", "rank national"),
        _rank("MSG rank", "rank_msg", "msg", "most similar group rank"),
        _rank("Region rank", "rank_region", "region", "regional rank", "north west region"),
        _NOTE,
    ),
    labels={
        "Overall confidence": "confidence_overall",
        "Police can be relied on when needed": "confidence_relied_on",
        "Police would treat you with respect": "confidence_respect",
        "Police would treat you fairly": "confidence_fairly",
        "Police understand local concerns": "confidence_understand",
        "Police deal with local concerns": "confidence_deal",
    },
    ask="enter the estimates, intervals and ranks from the Crime Survey",
    words=("csew", "public confidence", "perceptions"),
)

_COUNTS = (
    _measure("Measure", "fact", "indicator"), _FIRST, _LAST,
    _value("Value", "number", "count", "total"), _NOTE,
)  # fmt: skip

OTHER = Layout(
    id="other",
    sheet="Other counts",
    title="Counts over other periods",
    about="Counts whose period is not a run of months, such as offences since January.",
    how="Leave First month blank for a figure at a date. Mark an approximate figure with [e].",
    columns=_COUNTS,
    labels={
        "Robberies of cash in transit": "cvit_robbery",
        "Attacks on cash machines": "atm_attacks",
        "Online reports": "online_reports",
        "Control room applications": "control_room_applications",
    },
    ask="enter the counts that the report mentions in passing",
    words=("other",),
)

FACTS = Layout(
    id="facts",
    sheet="Facts register",
    title="Facts register",
    about="Figures quoted in the text: training, reporting centres, panel members.",
    how="Leave First month blank for a figure at a date. Mark “over 60” as 60 [e].",
    columns=_COUNTS,
    labels={
        "Trained in coercive control": "training_coercive_control",
        "Trained in risk-sensible practice": "training_risk_sensible",
        "People trained in hate incident reporting centres": "reporting_centre_people",
        "Hate incident reporting centres": "reporting_centres",
        "Reporting centres with the kite mark": "reporting_centres_kite_marked",
        "Members of the hate crime panel": "hate_panel_members",
    },
    ask="enter the figures that the text quotes",
    words=("facts",),
)

LAYOUTS = (
    MONTHLY, DIVISIONS, KSI, STOCKS, APPOINTMENTS, POSITIVE_ACTION, SPEND,
    NATIONAL, SATISFACTION, CONFIDENCE, OTHER, FACTS,
)  # fmt: skip
