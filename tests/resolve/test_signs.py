"""What speaks for two accounts being of one event, and what against it."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.catalogue.accounts import from_kept
from gawah.resolve.accounts import ANY_DAY, SAME_FROM, SUGGEST_FROM, Account, is_safe, may_be_one, signs
from gawah.resolve.comparisons import COMPARISONS
from gawah.resolve.grouping import grouped
from gawah.resolve.weights import BITS

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

TORVA = Account(
    incident="incident:a",
    members=("incident:a",),
    documents=("a",),
    date="2021-03-11",
    first=737860,
    last=737860,
    types=("killing",),
    place="place:torva",
    place_name="Torva",
    names=("torva",),
    levels={"country": "xx", "admin1": "north", "admin2": "torva district"},
    is_wide=True,
    victims=("Amin Soyle",),
    victims_known_by=("amin soyle",),
    killed="1",
    injured="12",
    attackers=">=3",
    precision="settlement",
    ages=(34,),
    suspects=("Oren Pask",),
    suspects_known_by=("oren pask",),
    bodies=("Torva Guard",),
    bodies_known_by=("torva guard",),
    body_roles=("perpetrator",),
    speakers=("Ilse Brandt",),
    speakers_known_by=("ilse brandt",),
    described=("en:nurse", "en:worker"),
    described_as=("three mine workers", "a nurse"),
    told=("en:Ombre", "en:Pask", "en:ladder", "en:lamp", "en:worker"),
    told_beside=("en:Harbour", "en:tram"),
)
SILL = {
    "place": "place:sill",
    "place_name": "Lower Sill",
    "names": ("lower sill",),
    "levels": {"country": "xx", "admin1": "north", "admin2": "torva district"},
    "is_wide": False,
}
NORTH = {
    "place": "place:north",
    "names": ("north",),
    "levels": {"country": "xx", "admin1": "north"},
    "is_wide": True,
    "precision": "admin1",
}
DISTRICT = {"place": "place:d", "names": ("torva district",), "precision": "admin2"}
UNNAMED = {"victims": (), "victims_known_by": ()}
MBEKI = {
    "place": "place:mbeki",
    "names": ("mbeki",),
    "levels": {"country": "xx", "admin1": "south", "admin2": "mbeki district"},
}


def told_otherwise(changed: dict[str, object], document: str = "b") -> Account:
    """The same event as another document tells it."""
    return replace(TORVA, incident=f"incident:{document}", documents=(document,), **changed)  # type: ignore[arg-type]  # fields of each case


def days(date: str, first: int, last: int | None = None) -> dict[str, object]:
    return {"date": date, "first": 737860 + first, "last": 737860 + (first if last is None else last)}


@pytest.mark.parametrize(
    ("what", "other", "level"),
    [
        ("date", {}, "same_day"),
        ("date", days("2021-03-12", 1), "next_day"),
        ("date", days("2021-03-15", 4), "days_apart"),
        ("date", days("2021-05-11", 61), "apart"),
        ("date", days("2021-03-08/2021-03-14", -3, 3), "within_week"),
        ("date", days("2021-03-15/2021-03-21", 4, 10), "off_week"),
        ("date", days("2021-03", -10, 20), "within_month"),
        ("date", days("2021-04", 21, 50), "off_month"),
        ("place", {}, "same_city"),
        ("place", SILL, "in_city"),
        ("place", NORTH, "in_land"),
        ("place", DISTRICT, "in_district"),
        ("place", MBEKI, "other_city"),
        ("place", {**MBEKI, "levels": {}}, None),
        ("type", {}, "same"),
        ("type", {"types": ("injury", "killing")}, "shared"),
        ("type", {"types": ("injury",)}, "one_family"),
        ("type", {"types": ("censorship_blocking",)}, "other_family"),
        ("victims", {}, "same_name"),
        ("victims", {"victims_known_by": ("ameen soile",)}, "like_name"),
        ("victims", {"victims_known_by": ("امین سوئل",)}, "like_across"),
        ("victims", {"victims_known_by": ("lena okoro",)}, "other_names"),
        ("victims", {"victims_known_by": ("نادیہ ورگا",)}, "other_across"),
        ("victims", {"victims_known_by": ("amin soyle", "امین سوئل")}, "same_name"),
        ("victims", {"victims_known_by": ()}, None),
        ("ages", {}, "shared"),
        ("ages", {"ages": (7, 34)}, "shared"),
        ("ages", {"ages": (35,)}, "none_shared"),
        ("ages", {"ages": ()}, None),
        ("victims", {"victims_known_by": ("amin",)}, "like_name"),  # a given name many bear
        ("suspects", {"suspects_known_by": ("orin pask",)}, "like_name"),
        ("bodies", {"bodies_known_by": ("north league",)}, "none_shared"),
        ("bodies", {"bodies_known_by": ("north league",), "body_roles": ("victim",)}, None),
        ("speakers", {"speakers_known_by": ("sofia marquez",)}, "other_names"),
        ("mentioned", {}, "share_one"),  # Pask is a suspect of both, and compared as one
        ("mentioned", {"told": ("en:Pask", "en:lamp")}, None),
        ("mentioned", {"told": ("en:Marne", "en:lamp")}, "none_shared"),
        ("mentioned", {"suspects_known_by": ()}, "share_more"),
        ("mentioned", {"told": ("en:ombre", "en:lamp")}, None),
        ("mentioned", {"told": ("fr:Ombre", "fr:lampe")}, None),
        ("wording", {}, "share_more"),  # the workers are told of as victims of both
        ("wording", {"described": ()}, "share_many"),
        ("wording", {"told": ("en:ladders", "en:rope")}, "share_one"),
        ("wording", {"told": ("en:Ombre", "en:rope")}, "none_shared"),
        ("wording", {"told": ()}, None),
        ("context", {}, "share_more"),
        ("context", {"told": ("en:Marne", "en:trams"), "told_beside": ()}, "share_one"),
        ("context", {"told_beside": ("en:boat",)}, "none_shared"),
        ("date", {"date": "XXXX", "first": ANY_DAY[0], "last": ANY_DAY[1]}, None),
        ("date", {"date": "XXXX-03-11", "first": ANY_DAY[0], "last": ANY_DAY[1]}, "same_day_of_year"),
        ("date", {"date": "XXXX-04-11", "first": ANY_DAY[0], "last": ANY_DAY[1]}, "other_day_of_year"),
        ("date", {"date": "XXXX-03", "first": ANY_DAY[0], "last": ANY_DAY[1]}, "same_month_of_year"),
        ("date", {"date": "XXXX-04", "first": ANY_DAY[0], "last": ANY_DAY[1]}, "other_month_of_year"),
        ("place", {"place": "", "names": (), "levels": {}}, None),
        ("described", {}, None),  # of one name, what they are is no news
        ("described", UNNAMED, "share_more"),
        ("described", {**UNNAMED, "described": ("en:miner", "en:worker")}, "share_one"),
        ("described", {**UNNAMED, "described": ("en:pupil",)}, "none_shared"),
        ("described", {**UNNAMED, "described": ("fr:nurse",)}, None),
        ("described", {**UNNAMED, "described": ()}, None),
        ("killed", {}, "same_few"),
        ("killed", {"killed": "2"}, "differ_few"),
        ("killed", {"killed": "3"}, "differ_some"),
        ("killed", {"killed": ">=1"}, "can_agree"),
        ("killed", {"killed": ">=2"}, "cannot_agree"),
        ("killed", {"killed": None}, None),
        ("injured", {}, "same_many"),
        ("injured", {"injured": "14"}, "close_many"),
        ("injured", {"injured": "60"}, "differ_many"),
        ("attackers", {"attackers": "40"}, "can_agree"),
    ],
)
def test_how_two_accounts_agree(what: str, other: dict[str, object], level: str | None) -> None:
    found = {sign.what: sign.level for sign in signs(TORVA, told_otherwise(other))}
    assert found.get(what) == level


def test_two_villages_of_one_district_are_near_and_of_two_are_not() -> None:
    sill = told_otherwise(SILL)
    ebb = {**SILL, "place": "place:ebb", "names": ("ebb",)}
    far = {**ebb, "levels": {**TORVA.levels, "admin2": "mbeki district"}}
    levels = [signs(sill, told_otherwise(other, "c")) for other in (SILL, ebb, far)]
    found = [next(sign.level for sign in told if sign.what == "place") for told in levels]
    assert found == ["same_town", "near_town", "other_town"]


def test_of_two_towns_of_which_nothing_but_the_name_is_known_one_is_not_the_other() -> None:
    sill = told_otherwise({**SILL, "levels": {}})
    ebb = told_otherwise({**SILL, "place": "place:ebb", "names": ("ebb",), "levels": {}}, "c")
    assert next(sign.level for sign in signs(sill, ebb) if sign.what == "place") == "other_town"


def test_acts_that_are_no_violence_are_weighed_among_themselves() -> None:
    blocked = told_otherwise({"types": ("censorship_blocking",)})
    burnt = told_otherwise({"types": ("attack_on_place_of_worship", "property_destruction")}, "c")
    fire = told_otherwise({"types": ("property_destruction",)}, "d")
    found = [
        next(sign.level for sign in signs(a, b) if sign.what == "type")
        for a, b in ((blocked, blocked), (burnt, fire), (blocked, fire))
    ]
    assert found == ["same_rare", "shared_rare", "other_family_rare"]


def test_every_level_has_a_weight_and_none_has_another() -> None:
    levels = {one.what: {level for group in one.levels for level in group} for one in COMPARISONS}
    assert {what: set(bits) for what, bits in BITS.items()} == levels


@pytest.mark.parametrize(
    ("what", "more", "less"),
    [
        ("date", "same_day", "next_day"),
        ("date", "next_day", "days_apart"),
        ("date", "within_week", "within_month"),
        ("date", "same_day_of_year", "same_month_of_year"),
        ("place", "same_town", "same_city"),
        ("place", "same_city", "same_land"),
        ("place", "in_district", "in_land"),
        ("victims", "same_name", "like_name"),
        ("victims", "like_name", "other_names"),
        ("killed", "same_many", "same_some"),
        ("killed", "same_some", "same_few"),
        ("killed", "close_many", "differ_many"),
        ("wording", "share_most", "share_many"),
        ("mentioned", "share_most", "share_many"),
    ],
)
def test_what_is_rarer_by_chance_weighs_more(what: str, more: str, less: str) -> None:
    assert BITS[what][more] > BITS[what][less]


def test_a_thing_that_agrees_speaks_for_one_event_and_one_that_does_not_against() -> None:
    for one in COMPARISONS:
        for group in one.levels:
            weights = [BITS[one.what][level] for level in group]
            assert weights[0] > 0 > weights[-1], (one.what, group)


def test_the_day_the_town_and_the_act_are_not_enough_and_a_name_with_them_is() -> None:
    bare: dict[str, object] = {
        "victims_known_by": (),
        "ages": (),
        "suspects_known_by": (),
        "bodies_known_by": (),
    }
    bare |= {"speakers_known_by": (), "injured": None, "attackers": None, "described": (), "told": ()}
    few = told_otherwise(bare)
    named = told_otherwise({**bare, "victims_known_by": ("amin soyle",)})
    assert SUGGEST_FROM < weight(TORVA, few) < SAME_FROM < weight(TORVA, named)


def test_a_pair_is_safe_with_a_name_in_common_and_nothing_against_it() -> None:
    assert is_safe(signs(TORVA, TORVA))
    assert not is_safe(signs(TORVA, told_otherwise({"victims": (), "victims_known_by": ()})))
    assert not is_safe(signs(TORVA, told_otherwise({"victims_known_by": ("ameen soile",)})))
    assert not is_safe(signs(TORVA, told_otherwise({"killed": "2"})))
    undated = told_otherwise({"date": "", "first": ANY_DAY[0], "last": ANY_DAY[1]})
    assert not is_safe(signs(TORVA, undated))


def weight(a: Account, b: Account) -> float:
    return sum(sign.weight for sign in signs(a, b))


NAMES = st.lists(
    st.sampled_from(["amin soyle", "ameen soile", "lena okoro", "امین سوئل", "нина варга"]), max_size=2
).map(tuple)
WORDS = st.lists(
    st.sampled_from(["en:Amin", "en:amin", "en:lamps", "en:lamp", "fr:lampe", "en:Ombre"]),
    max_size=4,
    unique=True,
).map(lambda told: tuple(sorted(told)))
COUNTS = st.sampled_from([None, "1", "2", "3", "4", "11", "12", ">=1", ">=7", "5..7", "~40"])
PLACES: st.SearchStrategy[dict[str, object]] = st.sampled_from(
    [{}, SILL, NORTH, DISTRICT, MBEKI, {**SILL, "levels": {}}]
)
DATES = st.tuples(st.integers(-70, 70), st.integers(0, 31)).map(lambda told: days("d", told[0], sum(told)))
TYPES = st.lists(
    st.sampled_from(["killing", "injury", "threat", "censorship_blocking", "property_destruction"]),
    min_size=1,
    max_size=3,
    unique=True,
).map(lambda told: {"types": tuple(sorted(told))})


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    name = draw(st.sampled_from("abcdefgh"))
    told = {
        **draw(PLACES),
        **draw(DATES),
        **draw(TYPES),
        "ages": draw(st.lists(st.integers(1, 90), max_size=2).map(tuple)),
        "described": draw(
            st.lists(st.sampled_from(["en:nurse", "en:pupil", "fr:nurse"]), max_size=2).map(tuple)
        ),
        **{f"{who}_known_by": draw(NAMES) for who in ("victims", "suspects", "bodies", "speakers")},
        **{where: draw(WORDS) for where in ("told", "told_beside")},
        **{what: draw(COUNTS) for what in ("killed", "injured", "attackers")},
    }
    return told_otherwise(told, name)


often = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first reads the tables


@often
@given(accounts(), accounts())
def test_which_account_comes_first_changes_nothing(a: Account, b: Account) -> None:
    one = sorted((sign.what, sign.level, sign.weight) for sign in signs(a, b))
    other = sorted((sign.what, sign.level, sign.weight) for sign in signs(b, a))
    assert one == other
    assert may_be_one(a, b) == may_be_one(b, a)


SILENT = {
    "victims": {"victims_known_by": ()},
    "described": {"described": ()},
    "ages": {"ages": ()},
    "suspects": {"suspects_known_by": ()},
    "bodies": {"bodies_known_by": ()},
    "speakers": {"speakers_known_by": ()},
    "killed": {"killed": None},
    "injured": {"injured": None},
    "attackers": {"attackers": None},
}


@often
@given(accounts(), accounts(), st.sampled_from(sorted(SILENT)))
def test_what_is_not_told_says_nothing_and_changes_nothing_else(a: Account, b: Account, what: str) -> None:
    silent = replace(a, **SILENT[what])  # type: ignore[arg-type]  # fields of each case
    # Where the victims have names in common, what else they are called is not looked at.
    # What two name is not looked at once more among the words that both use.
    gone = {what, "mentioned", "wording", "context"} | ({"described"} if what == "victims" else set())
    rest = [sign for sign in signs(a, b) if sign.what not in gone]
    assert [sign for sign in signs(silent, b) if sign.what not in gone] == rest


@often
@given(accounts())
def test_an_account_is_kept_as_plain_values(a: Account) -> None:
    assert from_kept(json.loads(json.dumps(asdict(a)))) == a
    assert all(isinstance(getattr(a, field.name), str | int | tuple | dict | None) for field in fields(a))


@often
@given(st.lists(accounts(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_in_which_accounts_come_changes_no_group(some: list[Account], order: random.Random) -> None:
    mixed = list(enumerate(some))
    order.shuffle(mixed)
    assert groups_of(enumerate(some)) == groups_of(mixed)


def groups_of(some: Iterable[tuple[int, Account]]) -> list[tuple[int, ...]]:
    told = list(some)
    pairs = [
        (weight(a, b), one, other)
        for at, (one, a) in enumerate(told)
        for other, b in told[at + 1 :]
        if may_be_one(a, b)
    ]
    return grouped(pairs, SUGGEST_FROM)
