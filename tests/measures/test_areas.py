"""Areas as shipped, held against a national table; and their faults in plain words."""

from __future__ import annotations

import pytest

from scrutinydesk.errors import ResourceError, UnknownMeasureError
from scrutinydesk.measures.areas import AreaKind, areas
from scrutinydesk.periods import Month

SEP = Month.of(2017, 9)
RELEASES = ("policeforceareatablesyearendingmarch2018v2.xlsx", "pfatablesdec19.xlsx")


@pytest.fixture(scope="module")
def shipped(resources):
    return resources.areas


def data(**tables):
    base = {
        "country": {"c": {"title": "C"}},
        "region": {"r": {"title": "R", "parent": "c"}},
        "force": {"f": {"title": "F", "region": "r"}, "g": {"title": "G", "region": "r"}},
    }
    return base | tables


def test_all_forces(shipped):
    assert len(shipped.forces()) == 43
    assert len(shipped.regions()) == 10
    assert "btp" not in shipped.forces()
    assert shipped["btp"].kind is AreaKind.FORCE
    assert len({shipped[force].code for force in shipped.forces()}) == 43


@pytest.mark.parametrize("release", RELEASES)
def test_codes_names_and_regions_are_those_of_the_national_tables(shipped, shared, release):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(shared / "data" / "public-releases" / release)
    sheet = next(name for name in book.sheet_names if name.startswith("Table P1"))
    region, seen = "", set()
    for code, name, *_ in book.get_sheet_by_name(sheet).to_python():
        if not str(code).startswith(("E", "W", "K")) or str(code)[1:].isdecimal() is False:
            continue
        area = shipped.find(str(code))
        assert area is not None, code
        kind = shipped[area].kind
        assert shipped.find(str(name), (kind,)) == area, name
        if kind is AreaKind.REGION:
            region = area
        elif kind is AreaKind.FORCE:
            assert shipped.region_of(area) == region
            assert shipped.find(str(name)) == area
        seen.add(area)
    assert seen == set(shipped.forces()) | set(shipped.regions()) | {"england", "england-and-wales"}


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("Lancashire8", "lancashire"),
        ("Lancashire 8", "lancashire"),
        ("LANCASHIRE CONSTABULARY", "lancashire"),
        ("Lancashire Police", "lancashire"),
        ("Greater Manchester [note 3]", "greater-manchester"),
        ("Greater Manchester Police", "greater-manchester"),
        ("Met", "metropolitan"),
        ("Metropolitan Police", "metropolitan"),
        ("Metropolitan Police Service", "metropolitan"),
        ("City of London Police", "london-city"),
        ("London, City of", "london-city"),
        ("Devon & Cornwall", "devon-and-cornwall"),
        ("Devon and Cornwall", "devon-and-cornwall"),
        ("Avon & Somerset Constabulary", "avon-and-somerset"),
        ("Dyfed Powys", "dyfed-powys"),
        ("British Transport Police", "btp"),
        ("ENGLAND AND WALES8", "england-and-wales"),
        ("England & Wales", "england-and-wales"),
        ("E&W", "england-and-wales"),
        ("NW Region", "north-west"),
        ("North West 7,8", "north-west"),
        ("Yorkshire and The Humber", "yorkshire-and-the-humber"),
        ("East ", "east-of-england"),
        ("London10", "london"),
        ("WALES", "wales"),
        ("North Wales", "north-wales"),
        ("West Midlands", "west-midlands"),
        ("West Midlands Region", "west-midlands-region"),
        ("E12000005", "west-midlands-region"),
        ("E23000014", "west-midlands"),
        ("East Division", "lancashire-east"),
        ("Lancashire MSG", "lancashire-msg"),
        ("MSG", "lancashire-msg"),
        ("lancashire-south", "lancashire-south"),
    ],
)
def test_found_as_others_write_it(shipped, written, area):
    assert shipped.find(written) == area


@pytest.mark.parametrize("written", ["", "8", "Police", "All crime", "Atlantis", "E23"])
def test_not_guessed(shipped, written):
    assert shipped.find(written) is None


def test_the_kind_asked_for_decides_between_equal_names(shipped):
    assert shipped.find("West Midlands", (AreaKind.REGION,)) == "west-midlands-region"
    assert shipped.find("Lancashire", (AreaKind.REGION,)) is None


def test_regions_hold_their_forces(shipped):
    assert set(shipped.members("north-west")) == {
        "cheshire", "cumbria", "greater-manchester", "lancashire", "merseyside",
    }  # fmt: skip
    assert sum(len(shipped.members(region)) for region in shipped.regions()) == 43
    assert len(shipped.members("england")) == 39
    assert len(shipped.members("england-and-wales")) == 43


def test_divisions(shipped):
    east, south, west = shipped.divisions("lancashire")
    assert (east, south, west) == ("lancashire-east", "lancashire-south", "lancashire-west")
    assert shipped.region_of(east) == "north-west"
    assert shipped.divisions("kent") == ()


def test_most_similar_group_of_2017_is_marked_as_inferred(shipped):
    group = shipped.msg("lancashire", SEP)
    assert group is not None
    assert set(group.members) == {
        "humberside", "kent", "northumbria", "nottinghamshire", "south-wales",
        "south-yorkshire", "west-yorkshire",
    }  # fmt: skip
    assert group.inferred
    assert "nferred" in group.note
    assert shipped["lancashire-msg"].parent == "lancashire"


def test_a_group_holds_only_for_its_months(shipped):
    assert shipped.msg("lancashire", Month.of(2018, 12)) is not None
    assert shipped.msg("lancashire", Month.of(2019, 1)) is None
    assert shipped.msg("lancashire", Month.of(2015, 12)) is None
    assert shipped.msg("kent", SEP) is None


def test_unknown_area(shipped):
    with pytest.raises(UnknownMeasureError, match="atlantis"):
        shipped["atlantis"]
    assert shipped.get("atlantis") is None


MEMBERS = {"first": "2017-01", "last": "2017-12", "members": ["g"]}


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"force": {"f": {"title": "F"}}}, ["force.f", "“region” is missing"]),
        ({"force": {"f": {"title": "F", "region": "x"}}}, ["force.f", "“region”", "“x”"]),
        ({"force": {"c": {"title": "F", "region": "r"}}}, ["force.c", "used twice"]),
        ({"division": {"d": {"title": "D", "parent": "x"}}}, ["division.d", "“parent”", "“x”"]),
        (
            {"region": {"r": {"title": "R"}, "s": {"title": "S", "aliases": ["r"]}}},
            ["region.s", "“r”"],
        ),
        ({"msg": {"x": []}}, ["msg.x", "not the id of a force"]),
        ({"msg": {"f": 3}}, ["“f”", "list of tables"]),
        ({"msg": {"f": [MEMBERS | {"members": ["f"]}]}}, ["msg.f number 1", "“f”"]),
        ({"msg": {"f": [MEMBERS | {"members": ["g", "g"]}]}}, ["msg.f number 1", "twice"]),
        ({"msg": {"f": [MEMBERS | {"last": "2017"}]}}, ["msg.f number 1", "“last”", "2017-04"]),
        ({"msg": {"f": [MEMBERS | {"last": "2016-12"}]}}, ["msg.f number 1", "before"]),
        (
            {"msg": {"f": [MEMBERS, MEMBERS | {"first": "2017-12", "last": "2018-12"}]}},
            ["msg.f", "share a month"],
        ),
        ({"forces": {}}, ["forces", "not known"]),
    ],
)  # fmt: skip
def test_faults_name_file_table_and_key(tables, words):
    with pytest.raises(ResourceError) as error:
        areas(data(**tables))
    for word in ("areas.toml", *words):
        assert word in str(error.value)


def test_memberships_may_follow_each_other():
    later = MEMBERS | {"first": "2018-01", "last": "2018-12", "members": []}
    found = areas(data(msg={"f": [MEMBERS, later]}))
    before, after = found.msg("f", Month.of(2017, 12)), found.msg("f", Month.of(2018, 1))
    assert (before and before.members, after and after.members) == (("g",), ())
