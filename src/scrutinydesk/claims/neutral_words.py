"""Words of reports that narrow nothing: beside any other, a figure may be of a part only."""

from __future__ import annotations

# Words that narrow nothing: with any other word beside it a claim may be of a part of what is counted.
NEUTRAL = """
    a an the this that these those it its there their which who and or but also while whereas with of in on at
    for to from by as per than then between over during up down under within across into against was were is
    are be been being has have had having do did does shows show showed shown showing saw see seen stood stand
    stands remained remains remain recorded recording record records reported reports report rose risen rise
    rises rising fell fallen fall falls falling increased increase increases increasing decreased decrease
    decreases decreasing reduced reduction reductions reducing dropped drop drops dropping grew grown grow
    growth went gone going gained lost change changed changes higher lower more fewer less compared comparing
    comparison versus vs v when same previous prior preceding last current latest earlier before year years
    month months quarter quarters period periods week rolling financial ended ending end january february
    march april may june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec q fy ytd date twelve three m st nd rd th number numbers total totals totalling level levels
    figure figures count counts volume volumes overall all constabulary force police performance in-year
    inyear data table below above following percent cent percentage point points pp approximately
    significantly significant slightly slight sharply again now currently continued continues peak peaks
    peaked peaking highest lowest high low make makes made account accounts accounted rank ranks ranked place
    placed position country climb climbs climbed climbing jump jumps jumped surge surged soar soared swelled
    slipped dipped dip declined decline declines declining edged came comes come reached reaches hit
    stabilised stable steady unchanged static flat similar broadly roughly around about almost nearly just
    only still since until through throughout alone busiest quietest corresponding equal equals equivalent
    amount amounts amounted amounting totalled totaled totaling double doubled doubling treble trebled tripled
    halved twice half third fourth fifth sixth tenth second first occurred occur occurs happened logged noted
    registered took committed we our us year-on-year ago later next today to-date so far both respectively
    namely ie eg i.e according post nationally national region regional group based head headcount strength
    fte full time equivalents wte background category one two four five six seven eight nine ten numbered
    numbering tallied matched monthly weekly quarterly annual annually yearly calendar fiscal after compares
    compare
    """
# What a measure counts, by its unit: of another thing a figure is not.
COUNTED = {
    "crimes": "crime crimes offence offences",
    "incidents": "incident incidents",
    "casualties": "casualty casualties ksi ksis person persons people",
    "people": "officer officers staff person persons people",
    "fte": "officer officers staff person persons people",
    "detentions": "detention detentions",
    "percent": "respondent respondents person persons people",
    "reports": "report reports",
}
# Kinds of crime, which are no names however they are written.
CRIMES = """
    burglary robbery theft arson violence assault assaults murder murders homicide homicides rape rapes fraud
    damage harm abuse harassment stalking shoplifting drug drugs knife gun firearm firearms vehicle weapon
    weapons hate sexual sex domestic racial cyber terrorism offending killing killings
    """
HEADING = """
    summary overview update section tackling reducing offending re reoffending introduction performance trends
    trend headline headlines key appendix annex main contribution police plan priority priorities local
    policing finance spend workforce people resources citizens public order lower major supporting protecting
    vulnerable communities community confident developing building re-offending serious organised threats
    threat crime offence incident officer staff challenge harm safety safer road victim justice budget spent
    proportion front line covered cover covering vulnerability violence violent acquisitive roads traffic
    transport contents executive delivery delivering outcome outcomes strategic strategy scrutiny board panel
    meeting agenda item report reporting context background foreword purpose measure measures indicator
    indicators dashboard confidence satisfaction demand control room visibility neighbourhood commissioner pcc
    chief constable detail detailed narrative commentary analysis results findings
    selected type table figure twelve-month division divisions breakdown
    """
