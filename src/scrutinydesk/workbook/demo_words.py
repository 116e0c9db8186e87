"""What the demo workbook says about itself."""

from __future__ import annotations

TITLE = "Performance report to 30 September 2017 (demonstration)"

COVER_NOTE = (
    "For demonstration only. The months are illustrative and were made by Scrutiny Desk; "
    "the totals are those of a published report. Do not quote a month from this workbook."
)

ABOUT = (
    (
        "Totals, changes and percentages are those printed in Lancashire Constabulary’s published "
        "performance report to 30 September 2017. Where the report prints only a change and a "
        "percentage, a whole number was chosen that gives both."
    ),
    (
        "Months, and all figures for divisions other than road casualties, are illustrative. They "
        "have the seasons and the scatter of such series, and they add up exactly to the printed "
        "12-month totals; the years before October 2015 are invented."
    ),
    (
        "Figures for mental health and all burglary were not printed as totals for the 12 months to "
        "September 2017 and are illustrative throughout."
    ),
    "The file was made by a program and contains no personal information.",
)

NOTES: tuple[tuple[str, str], ...] = (
    (
        "Illustrative months",
        (
            "Every monthly figure was made by Scrutiny Desk so that 12 of them give the printed "
            "total. They are not what was recorded in that month, except domestic abuse in July 2017."
        ),
    ),
    (
        "Burglary",
        (
            "On 1 April 2017 dwelling burglary became residential burglary, which includes sheds and "
            "garages. The two are not comparable; all burglary is."
        ),
    ),
    (
        "Victim surveys",
        (
            "The satisfaction surveys were changed on 1 April 2017. Estimates from before and after "
            "are not comparable. The report does not give the number surveyed."
        ),
    ),
    (
        "Recording of crime",
        (
            "Recording practice improved from the spring of 2016. Part of the rise in public order "
            "and lower-level violence is a rise in recording."
        ),
    ),
    (
        "National figures",
        (
            "The comparison covers the 12 months to August 2017; the force’s own figures run to "
            "September. Counts fit the printed changes and percentages, and Lancashire’s agree with "
            "the months of this workbook. The report does not say how many forces were counted: "
            "the 43 territorial forces are taken."
        ),
    ),
    (
        "Racially or religiously aggravated",
        "These offences are defined nationally. Hate crime, as the force counts it, is wider.",
    ),
    (
        "Crime Survey ranks",
        (
            "The earlier ranks were worked out from the arrows of the report, which does not say "
            "when they refer to; they stand at the 12 months to June 2016."
        ),
    ),
    (
        "Spend",
        (
            "Shares leave out Other (the commissioner’s office, capital financing, pensions and "
            "national functions): they are parts of £127.8 million, not of £133.9 million. The "
            "report prints tenths of a million; the hundredths here are illustrative."
        ),
    ),
    (
        "Road casualties",
        (
            "The report prints changes and percentages only. Twelve of them leave three possible "
            "tables; this is one of the three."
        ),
    ),
)

REMARKS: dict[tuple[str, str], str] = {
    ("stocks", "officers_target_fte"): "The number that recruitment aims at.",
    ("stocks", "specials"): "At the date of the report.",
    ("stocks", "volunteers"): "Includes people who are still applying.",
    ("stocks", "cadets"): "At the date of the report.",
    ("stocks", "junior_cadets"): "Aged 7 to 13.",
    ("stocks", "pcso_vacancies"): "West Division, to be filled from January 2018.",
    ("spend", "spend_frontline"): "Visible and non-visible together.",
    ("spend", "spend_other"): "Not part of the base of the shares.",
    ("satisfaction", "satisfaction_burglary"): "Survey changed on 1 April 2017.",
    ("satisfaction", "satisfaction_violent"): "Survey changed on 1 April 2017.",
    ("satisfaction", "satisfaction_hate"): "Survey changed on 1 April 2017.",
    ("satisfaction", "satisfaction_domestic_abuse"): "New survey; the report shows no figure.",
    ("positive_action", "pcso_positive_action"): "From under-represented groups.",
}
