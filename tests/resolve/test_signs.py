"""What speaks for two accounts being of one event, and what against it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gawah.resolve.accounts import Account, is_safe, signs

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
    levels={"country": "xx", "admin2": "torva district"},
    is_wide=False,
    victims=("Amin Soyle",),
    victims_known_by=("amin soyle",),
    killed="1",
    injured=None,
    attackers=None,
)


@pytest.mark.parametrize(
    ("what", "other", "weight"),
    [
        ("date", {}, 2),
        ("date", {"date": "2021-03", "first": 737850, "last": 737880}, 1),
        ("date", {"date": "2021-03-12", "first": 737861, "last": 737861}, -1),
        ("date", {"date": "2021-05-11", "first": 737921, "last": 737921}, -4),
        ("place", {}, 2),
        ("place", {"place": "x", "names": ("xx",), "levels": {"country": "xx"}, "is_wide": True}, 1),
        ("place", {"place": "x", "names": ("mbeki",), "levels": {"country": "xx"}}, -4),
        ("type", {"types": ("injury", "killing")}, 1),
        ("type", {"types": ("injury",)}, 0),
        ("type", {"types": ("censorship_blocking",)}, -2),
        ("victims", {}, 4),
        ("victims", {"victims": ("Lena Okoro",), "victims_known_by": ("lena okoro",)}, -2),
        ("victims", {"victims": ("امین سوئل",), "victims_known_by": ("امین سوئل",)}, 3),
        ("victims", {"victims": ("Ameen Soile",), "victims_known_by": ("ameen soile",)}, 3),
        ("victims", {"victims": ("نادیہ ورگا",), "victims_known_by": ("نادیہ ورگا",)}, -1),
        ("victims", {"victims": ("امین سوئل",), "victims_known_by": ("amin soyle", "امین سوئل")}, 4),
        ("killed", {"killed": ">=1"}, 1),
        ("killed", {"killed": "3"}, -1),
    ],
)
def test_a_sign_says_how_much_a_fact_speaks(what: str, other: dict[str, object], weight: int) -> None:
    changed = replace(TORVA, incident="incident:b", documents=("b",), **other)  # type: ignore[arg-type]  # fields of each case
    assert {sign.what: sign.weight for sign in signs(TORVA, changed)}[what] == weight


def test_a_pair_is_safe_with_a_name_in_common_and_nothing_against_it() -> None:
    assert is_safe(signs(TORVA, TORVA))
    assert not is_safe(signs(TORVA, replace(TORVA, victims=())))
    assert not is_safe(signs(TORVA, replace(TORVA, killed="2")))
