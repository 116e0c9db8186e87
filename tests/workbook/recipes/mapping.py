"""Recipes for the monthly files of the reference material, made as an officer would make them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from scrutinydesk.measures.resources import load_resources
from scrutinydesk.workbook import reading
from scrutinydesk.workbook.recipes import editing, suggest
from scrutinydesk.workbook.recipes.recipe import Fixed, Gaps, Role, Use
from scrutinydesk.workbook.tables import find_tables

RESOURCES = load_resources()
DIVISIONS = {
    "lancashire-east": [
        "Blackburn with Darwen", "Burnley", "Hyndburn", "Pendle", "Ribble Valley", "Rossendale",
    ],
    "lancashire-south": ["Chorley", "Preston", "South Ribble", "West Lancashire"],
    "lancashire-west": ["Blackpool", "Fylde", "Lancaster", "Wyre"],
}  # fmt: skip
MONTHLY = "data/monthly"
WIDE, LONG = "lancashire_month_type_wide.csv", "lancashire_month_type_district_long.csv"
RECENT, HISTORICAL = (
    f"MPS_Borough_Level_Crime_({name}).csv" for name in ("most_recent_24_months", "Historical")
)
OTHER, SURVEY = "Monthly_Crime_Other_Crime_Borough_Level_Off_Type.csv", "PAS_Total.csv"


def known(label):
    return RESOURCES.areas.find(label) is not None or RESOURCES.catalogue.find(label) is not None


@cache
def found(path):
    return find_tables(reading.read(path).book, known)


def open_links(suggestion, role):
    return [link.label for link in suggestion.links if link.role is role and link.use is Use.OPEN]


def with_own_measures(recipe, suggestion, **about):
    """Create a measure for every label that is not linked."""
    table = recipe.tables[0].name
    for label in open_links(suggestion, Role.MEASURE):
        taken = [*RESOURCES.catalogue, *(each.id for each in recipe.own.measures)]
        measure = editing.own_measure(f"{label.split(' | ')[-1]} (own)", taken, **about)
        recipe = editing.with_measure(recipe, measure)
        recipe = editing.linked(recipe, table, Role.MEASURE, label, measure.id)
    return recipe


def with_own_areas(recipe, suggestion):
    """Create a division for every label that is not linked."""
    table = recipe.tables[0].name
    for label in open_links(suggestion, Role.AREA):
        taken = [*RESOURCES.areas, *(each.id for each in recipe.own.areas)]
        area = editing.own_division(label, recipe.force, taken)
        recipe = editing.with_area(recipe, area)
        recipe = editing.linked(recipe, table, Role.AREA, label, area.id)
    return recipe


def wide(shared):
    suggestion = suggest(found(shared / MONTHLY / WIDE), RESOURCES)
    return with_own_measures(suggestion.recipe, suggestion)


def long(shared, gaps=Gaps.NONE):
    """Districts into divisions; what lies outside the force is left out."""
    suggestion = suggest(found(shared / MONTHLY / LONG), RESOURCES)
    recipe = with_own_measures(suggestion.recipe, suggestion)
    table = recipe.tables[0].name
    for label in open_links(suggestion, Role.AREA):
        target = next((key for key, names in DIVISIONS.items() if label in names), "")
        if target:
            recipe = editing.linked(recipe, table, Role.AREA, label, target)
        else:
            recipe = editing.left_out(recipe, table, Role.AREA, label)
    return editing.with_table(recipe, replace(recipe.tables[0], gaps=gaps))


def boroughs(shared, name):
    suggestion = suggest(found(shared / MONTHLY / name), RESOURCES)
    recipe = replace(suggestion.recipe, force="metropolitan")
    return with_own_areas(with_own_measures(recipe, suggestion), suggestion)


def survey(shared):
    suggestion = suggest(found(shared / MONTHLY / SURVEY), RESOURCES)
    recipe = with_own_measures(suggestion.recipe, suggestion, unit="percent", kind="survey", decimals=1)
    fixed = Fixed(span="rolling_12", scale=100)
    return editing.with_table(recipe, replace(recipe.tables[0], fixed=fixed))
