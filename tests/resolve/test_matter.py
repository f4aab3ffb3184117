"""What two documents of one matter both tell, where one of them tells no day or no place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gawah.resolve.accounts import ANY_DAY, Account
from gawah.resolve.joining import MARGIN, compared
from gawah.resolve.matter import MOST, SURE, of_one_matter
from tests.resolve.test_signs import TORVA

DAYLESS = {"date": "", "first": ANY_DAY[0], "last": ANY_DAY[1]}
BARE = {
    "victims": (),
    "victims_known_by": (),
    "suspects": (),
    "suspects_known_by": (),
    "speakers": (),
    "speakers_known_by": (),
    "bodies": (),
    "bodies_known_by": (),
    "ages": (),
    "killed": None,
    "injured": None,
    "attackers": None,
    "described": (),
    "told": (),
    "told_beside": (),
}
FIRE = replace(
    TORVA,
    **BARE,  # type: ignore[arg-type]  # a value for each field
    types=("property_destruction",),
)


def of(account: Account, incident: str, **other: object) -> Account:
    """An account as the first letter of an incident's name says that a document tells it."""
    name = f"incident:{incident}"
    return replace(account, incident=name, members=(name,), documents=(incident[0],), **other)  # type: ignore[arg-type]


WORDS = ("en:barn", "en:hay", "en:ladder", "en:lantern", "en:pitchfork", "en:windmill")
LEFT = [
    of(TORVA, "a1"),
    of(FIRE, "a2", told=WORDS),
    of(FIRE, "a3", types=("threat",), place="place:mbeki", place_name="Mbeki", names=("mbeki",)),
]
DAYLESS_FIRE = of(FIRE, "b2", told=(*WORDS, "en:night"), **DAYLESS)
RIGHT = [of(TORVA, "b1"), DAYLESS_FIRE]
JOINED = {"incident:a1", "incident:b1"}


def pairs(left: list[Account], right: list[Account], joined: set[str] = JOINED) -> set[tuple[str, str]]:
    found = of_one_matter(left, right, joined)
    return {(one.left.partition(":")[2], one.right.partition(":")[2]) for one in found}


def test_what_is_told_without_a_day_is_found_beside_another_event_that_both_tell() -> None:
    assert compared(LEFT[1], DAYLESS_FIRE) is None  # among all accounts there may be many
    assert pairs(LEFT, RIGHT) == {("a2", "b2")}
    assert pairs(RIGHT, LEFT) == {("a2", "b2")}


def test_what_is_told_without_a_place_is_found_as_well() -> None:
    placeless = of(FIRE, "b2", told=WORDS, place="", place_name="", names=(), levels={}, is_wide=False)
    assert pairs(LEFT, [RIGHT[0], placeless]) == {("a2", "b2")}


@pytest.mark.parametrize(
    "other",
    [
        {"told": ()},  # nothing but what both documents share anyway
        {"types": ("arrest_detention",)},
        {"place": "place:sill", "names": ("sill",), "levels": {"country": "xx", "admin2": "sill"}},
        {"date": "XXXX-05"},  # of another month
    ],
)
def test_what_is_another_deed_or_told_by_nothing_is_not(other: dict[str, object]) -> None:
    assert pairs(LEFT, [RIGHT[0], replace(DAYLESS_FIRE, **other)]) == set()  # type: ignore[arg-type]


def test_a_month_of_no_year_speaks_for_it_where_the_rest_was_in_others() -> None:
    def weight(left: list[Account], date: str) -> float:
        (match,) = of_one_matter(left, [RIGHT[0], replace(DAYLESS_FIRE, date=date)], JOINED)
        return match.weight

    may = {"date": "2021-05-11", "first": TORVA.first + 61, "last": TORVA.last + 61}
    spread = [replace(LEFT[0], **may), LEFT[1], replace(LEFT[2], **may)]  # type: ignore[arg-type]
    assert weight(spread, "") < weight(spread, "XXXX-03")
    among_others = weight(spread, "XXXX-03") - weight(spread, "")
    assert weight(LEFT, "XXXX-03") - weight(LEFT, "") < among_others  # where half was in March


def test_where_two_fit_alike_a_person_decides() -> None:
    twin = replace(LEFT[1], incident="incident:a4", members=("incident:a4",))
    assert pairs([*LEFT, twin], RIGHT) == set()
    (best,) = of_one_matter(LEFT, RIGHT, JOINED)
    assert best.weight - MARGIN > SURE


def test_what_is_joined_already_or_told_in_full_is_left_alone() -> None:
    assert pairs(LEFT, RIGHT, {*JOINED, "incident:a2"}) == set()
    assert pairs(LEFT, [RIGHT[0], of(FIRE, "b2", told=WORDS)]) == set()


def test_two_lists_of_all_that_happened_are_no_matter() -> None:
    many = [of(TORVA, f"a{number}") for number in range(4, MOST)]
    assert pairs([*LEFT, *many], RIGHT) == set()
    assert of_one_matter([], RIGHT, ()) == ()
