"""The figures behind the demo workbook.

Totals are those of a published performance report to 30 September 2017, or, where it prints only
a change and a percentage, whole numbers that give exactly that change and percentage and fit the
report's other figures. Months are made by ``demo_months`` so that they add up to these totals.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scrutinydesk.periods import Month

FORCE = "lancashire"
END = Month.of(2017, 9)
START = Month.of(2013, 10)
EAST, SOUTH, WEST = "lancashire-east", "lancashire-south", "lancashire-west"
ENGLAND_AND_WALES, NORTH_WEST, GROUP = "england-and-wales", "north-west", "lancashire-msg"


@dataclass(frozen=True, slots=True)
class Series:
    """How the months of one series are made.

    Attributes
    ----------
    previous, current : int
        12 months to September 2016 and to September 2017.
    season : str
        Name of a seasonal pattern.
    shape : str
        Name of a path of the level through the four years.
    spread : float
        Variance of a month as a multiple of a Poisson's.
    fixed : mapping of "yyyy-mm" to count
        Months that other printed figures settle.
    events : mapping of "yyyy-mm" to factor
        Months that stand out.
    """

    previous: int
    current: int
    season: str = "flat"
    shape: str = "ramp"
    spread: float = 2.0
    fixed: dict[str, int] = field(default_factory=dict)
    events: dict[str, float] = field(default_factory=dict)


# September 2015, 2016 and 2017 are settled where a national table prints the 12 months to August
# as well: the two windows differ by just these months.
FORCE_SERIES: dict[str, Series] = {
    "all_crime": Series(
        102_455, 115_775, "summer", "recording", 9.0,
        {"2015-09": 7_764, "2016-09": 8_964, "2017-09": 10_064},
    ),
    "assault_no_injury": Series(9_200, 11_316, "summer", "recording", 3.0),
    "assault_less_serious": Series(13_549, 15_473, "summer", "recording", 3.0),
    "harassment": Series(4_313, 4_891, "flat", "recording", 2.0),
    "public_order": Series(
        2_646, 3_839, "summer", "late_rise", 1.6,
        {"2015-09": 219, "2016-09": 233, "2017-09": 260},
    ),
    "burglary_residential": Series(
        5_266, 7_087, "winter", "reclassified", 2.0, {"2017-09": 672}
    ),
    "robbery_personal": Series(
        596, 794, "winter", "ramp", 1.2, {"2015-09": 34, "2016-09": 54, "2017-09": 78}
    ),
    "burglary_all": Series(
        11_950, 13_090, "winter", "ramp", 3.0,
        {"2015-09": 934, "2016-09": 972, "2017-09": 1_042},
    ),
    "mental_health_incidents": Series(8_420, 16_840, "flat", "doubling", 3.0),
    "s136_detentions": Series(1_012, 1_034, "summer", "ramp", 1.3),
    "rape": Series(
        903, 1_118, "summer", "ramp", 1.3, {"2015-09": 70, "2016-09": 78, "2017-09": 104}
    ),
    "sexual_other": Series(
        2_046, 2_496, "summer", "ramp", 1.6, {"2015-09": 182, "2016-09": 175, "2017-09": 188}
    ),
    "sexual_under_16": Series(1_561, 1_881, "school", "ramp", 1.6),
    "domestic_abuse": Series(
        9_869, 11_902, "summer", "recording", 2.0,
        {"2017-07": 1_194, "2017-08": 1_121, "2017-09": 1_052},
        {"2016-05": 1.12, "2016-12": 1.22, "2017-05": 1.10},
    ),
    "hate_crime": Series(
        978, 1_251, "summer", "ramp", 1.4, {}, {"2016-07": 1.3, "2017-06": 1.2}
    ),
}  # fmt: skip

# Killed or seriously injured, 12 months to September 2016 and to September 2017.
KSI_SERIES: dict[tuple[str, str], Series] = {
    ("ksi_adult", EAST): Series(248, 222, "roads", "ramp", 0.6),
    ("ksi_adult", SOUTH): Series(221, 212, "roads", "ramp", 0.6),
    ("ksi_adult", WEST): Series(253, 240, "roads", "ramp", 0.6),
    ("ksi_child", EAST): Series(47, 37, "school", "ramp", 1.0),
    ("ksi_child", SOUTH): Series(26, 33, "school", "ramp", 1.0),
    ("ksi_child", WEST): Series(20, 23, "school", "ramp", 1.0),
}

# Shares of East, South and West in the force's count: illustrative.
DIVISION_SHARES: dict[str, tuple[float, float, float]] = {
    "all_crime": (0.37, 0.29, 0.34),
    "public_order": (0.39, 0.30, 0.31),
    "burglary_residential": (0.40, 0.31, 0.29),
    "robbery_personal": (0.36, 0.33, 0.31),
    "domestic_abuse": (0.36, 0.28, 0.36),
    "hate_crime": (0.38, 0.36, 0.26),
}

# At 30 September 2016 and 2017; None is not available, and says so.
STOCKS: dict[str, tuple[float | None, float | None]] = {
    "officers_headcount": (2_867, 2_897),
    "officers_fte": (2_814.16, 2_843.29),
    "officers_target_fte": (None, 2_881),
    "pcso_headcount": (271, 281),
    "pcso_fte": (254.70, 265.72),
    "specials": (None, 393),
    "volunteers": (None, 506),
    "cadets": (None, 500),
    "junior_cadets": (None, 70),
    "pcso_vacancies": (None, 32),
}

# First and last month; total, female, BME.
APPOINTMENTS: dict[str, tuple[str, str, int, int | None, int | None, str]] = {
    "appointments_officer": ("2017-07", "2017-09", 51, 24, 6, ""),
    "appointments_pcso": ("2017-07", "2017-09", 12, 2, 0, ""),
    "appointments_staff": ("2017-07", "2017-09", 41, 27, 2, ""),
    "appointments_police_now": ("2017-07", "2017-09", 16, 5, None, "All began in July 2017."),
    "appointments_transferee": ("2017-07", "2017-09", 0, 0, 0, ""),
    "starters_after_period": (
        "2017-10", "2017-10", 51, 20, 7, "Began training after the end of the period.",
    ),
}  # fmt: skip
POSITIVE_ACTION = ("2017-07", "2017-09", 17, 10, 5, 2)

# £ million. The report prints one decimal; these hundredths round to it, add up, and give the
# printed shares, 72.9% among them, which the printed tenths alone would not.
SPEND: dict[str, float] = {
    "spend_visible": 52.52,
    "spend_non_visible": 40.62,
    "spend_frontline": 93.14,
    "spend_frontline_support": 10.40,
    "spend_business_support": 24.26,
    "spend_other": 6.10,
    "spend_total": 133.90,
}

COMPARED = (ENGLAND_AND_WALES, NORTH_WEST, GROUP, FORCE)
FORCES_COUNTED = 43

# 12 months to August 2016 and the rise to August 2017, for the areas of COMPARED; forces up.
NATIONAL: dict[str, tuple[tuple[tuple[int, int], ...], int]] = {
    "all_crime": (
        ((3_953_073, 612_720), (512_302, 136_272), (883_245, 187_247), (101_255, 13_420)), 41,
    ),
    "public_order": (
        ((223_782, 103_611), (28_809, 37_424), (44_547, 33_455), (2_632, 1_180)), 41,
    ),
    "burglary_all": (
        ((402_356, 29_773), (57_960, 7_129), (94_412, 7_175), (11_912, 1_108)), 29,
    ),
    "robbery_personal": (
        ((46_729, 13_645), (4_882, 2_324), (6_840, 1_457), (576, 194)), 42,
    ),
    "rape": (((37_250, 10_579), (4_417, 1_683), (8_087, 3_445), (895, 197)), 41),
    "sexual_other": (
        ((71_649, 14_903), (9_211, 2_699), (16_000, 4_880), (2_053, 430)), 41,
    ),
    "racially_religiously_aggravated": (
        ((42_892, 7_892), (6_084, 1_655), (7_922, 1_925), (469, 69)), 38,
    ),
}  # fmt: skip
NATIONAL_END = Month.of(2017, 8)

# Per cent satisfied, 12 months to September 2016 and to September 2017.
SATISFACTION: dict[str, tuple[float, float]] = {
    "satisfaction_burglary": (81.3, 77.4),
    "satisfaction_violent": (75.5, 71.0),
    "satisfaction_hate": (76.3, 75.3),
}

# 12 months to June 2017: estimate, then rank nationally, in the group, in the region; then the
# same for the earlier period. None is not available.
CSEW_END = Month.of(2017, 6)
Estimate = tuple[float | None, int | None, int | None, int | None]
CONFIDENCE: dict[str, tuple[Estimate, Estimate]] = {
    "confidence_overall": ((79.8, None, 2, 3), (78.3, None, None, None)),
    "confidence_relied_on": ((60.7, 23, 4, 4), (None, 22, 4, 4)),
    "confidence_respect": ((88.8, 15, 2, 1), (None, 23, 3, 2)),
    "confidence_fairly": ((72.6, 9, 1, 2), (None, 10, 1, 2)),
    "confidence_understand": ((73.2, 14, 2, 4), (None, 14, 2, 3)),
    "confidence_deal": ((63.5, 13, 1, 4), (None, 19, 2, 5)),
}

# First month (empty: at a date), last month, value, approximate, note.
OTHER: dict[str, tuple[str, str, int, bool, str]] = {
    "cvit_robbery": ("2017-10", "2017-10", 2, False, "After the end of the period."),
    "atm_attacks": ("2017-01", "2017-10", 26, False, "January to October 2017."),
    "online_reports": ("2017-09", "2017-09", 1_000, True, "About 1,000 in each month."),
    "control_room_applications": (
        "", "2017-09", 169, False, "Received so far; the window closes on 30 November 2017.",
    ),
}  # fmt: skip

FACTS: dict[str, tuple[str, str, int, bool, str]] = {
    "training_coercive_control": ("", "2017-09", 426, False, ""),
    "training_risk_sensible": ("", "2017-09", 108, False, "Weekly training goes on to March 2018."),
    "reporting_centre_people": ("", "2017-09", 60, True, "More than 60."),
    "reporting_centres": ("", "2017-09", 20, True, "More than 20."),
    "reporting_centres_kite_marked": ("", "2017-09", 5, False, ""),
    "hate_panel_members": ("", "2017-09", 12, False, ""),
}
