"""Names of people: what is taken off, and which form is short for which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.values.names import clean, fullest, is_short_for


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Dr. Karim Bello", "Karim Bello", "Dr"),
        ("Justice (R) Farah Nadeem Qazi", "Farah Nadeem Qazi", "Justice (R"),
        ("Prime Minister Amina Ould Sidi", "Amina Ould Sidi", "Prime Minister"),
        ("Lena Marsh’s", "Lena Marsh", None),
        ("مولانا فضل کریم", "فضل کریم", "مولانا"),
        ("(Omar Tal)", "Omar Tal", None),
    ],
)
def test_titles_and_possessives_are_no_part_of_a_name(text: str, name: str, title: str | None) -> None:
    found = clean(text)
    assert (found.name, found.title) == (name, title)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Salim Rind s/o Dost Rind", "Salim Rind"), ("کامران ولد اسلم", "کامران")],
)
def test_whose_child_somebody_is_stands_apart(text: str, name: str) -> None:
    found = clean(text)
    assert found.name == name
    assert found.relation


def test_a_father_inside_the_name_stays() -> None:
    assert clean("Yusuf bin Talal").name == "Yusuf bin Talal"


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Bello", "Karim Musa Bello", True),
        ("Karim Bello", "Karim Musa Bello", True),
        ("K. Bello", "Karim Musa Bello", True),
        ("Bello Karim", "Karim Musa Bello", False),
        ("K", "Karim Bello", False),
        ("Karim Bello", "Karim Bello", False),
    ],
)
def test_short_forms(short: str, full: str, *, fits: bool) -> None:
    assert is_short_for(short, full) is fits


def test_the_fullest_form_is_found_unless_two_people_share_the_short_one() -> None:
    found = fullest(["Bello", "Karim Bello", "Musa Karim Bello", "Khan", "Ali Khan", "Sara Khan"])
    assert found["Bello"] == found["Karim Bello"] == "Musa Karim Bello"
    assert found["Khan"] == "Khan"


@given(st.text(max_size=60))
def test_a_cleaned_name_is_a_stretch_of_its_text(text: str) -> None:
    assert clean(text).name in text


@given(st.lists(st.text(max_size=20), max_size=6))
def test_every_name_has_a_fullest_form_among_them(names: list[str]) -> None:
    found = fullest(names)
    assert set(found) == set(names)
    assert set(found.values()) <= set(names)
