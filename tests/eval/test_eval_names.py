"""Names, passages and numbers compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.score.names import is_place, same_name, same_perpetrator, same_person
from eval.score.words import numbers, overlap, same_passage, words, years


@pytest.mark.parametrize(
    ("left", "right", "likeness"),
    [
        ("Lena Okoro", "lena  OKORO", 1.0),
        ("Zoé Réault", "Zoe Reault", 1.0),
        ("مجلسِ انصاف", "مجلس انصاف", 1.0),
        ("كوٹلي", "کوٹلی", 1.0),
        ("Harbour Rights Watch", "HRW", 0.9),
        ("Harbour Rights Watch (HaRiWa)", "HaRiWa", 1.0),
        ("Torva District", "Torva", 0.9),
        ("Upper Torva", "Torva", 0.8),
        ("The Torva Evening Gazette and Star", "Torva", 0.0),
        ("Torva", "Mbeki", 0.0),
        ("the", "of", 0.0),
        (None, "Torva", 0.0),
    ],
)
def test_how_alike_names_are(left: str | None, right: str, likeness: float) -> None:
    assert same_name(left, right) == likeness
    assert same_name(right, left) == likeness


def test_a_surname_names_a_person_but_no_body() -> None:
    assert same_person("Maria del Pilar Ortega Ruiz", "Ruiz") == 0.8
    assert same_name("Maria del Pilar Ortega Ruiz", "Ruiz") == 0.0


@given(st.text(max_size=30))
def test_a_name_is_itself_if_it_has_a_word(name: str) -> None:
    assert same_name(name, name) == (1.0 if words(name) else 0.0)


def test_a_country_is_no_place_below_it() -> None:
    gold = {"place": None, "admin": "Torva", "country": "PK"}
    assert is_place(gold, "Pakistan")
    assert is_place(gold, "Torva")
    assert is_place(gold, None)
    assert not is_place({"place": "Mbeki", "country": "PK"}, "Pakistan")
    assert is_place({"place": "Mbeki", "place_alt": ["Umbeki"], "country": "PK"}, "Umbeki")


def test_unnamed_perpetrators_are_told_by_their_description() -> None:
    gold = {"name": None, "group": "masked men on motorcycles", "count": 4, "is_state_agent": False}
    assert same_perpetrator(gold, {"group": "men on motorcycles", "is_state_agent": False}) > 0
    assert same_perpetrator(gold, {"group": "riders", "count": 4, "is_state_agent": False}) > 0
    assert same_perpetrator(gold, {"group": "police", "count": 4, "is_state_agent": True}) == 0


def test_passages_with_mostly_the_same_words() -> None:
    told = "The men broke the gate of the hall and burned its books"
    assert same_passage(told, "men broke the gate of the hall")
    assert not same_passage(told, "men broke")
    assert overlap("", told).f1 == 0.0


def test_numbers_and_years_in_words() -> None:
    assert numbers("between 1,200 and 3.5") == [1200.0, 3.5]
    assert numbers(7) == [7.0]
    assert numbers(None) == []
    assert years("2003-2017, 12345") == {"2003", "2017"}
