"""Protected places and points are found in other spellings and scripts. All of them are invented."""

from __future__ import annotations

import pytest

from gawah.guard.leaks import Leaks, Secret

PLACES = ("Dolvan Khattar", "Solebarakot", "سندور پتن", "Mirwan Khas")
LEAKS = Leaks(
    [
        *(Secret("place", name, name) for name in PLACES),
        Secret("point", "33.51667,-73.90000", "point"),
        Secret("name", "Masuma Haidari", "person:1"),
        Secret("name", "Нилоба Каримзод", "person:2"),
    ],
    ["Torva", "Mirwan", "Khas", "Solebara"],
)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("the village of Dolwan Khatar", "Dolvan Khattar"),
        ("the Dolvan Khattar mosque", "Dolvan Khattar"),
        ("ڈولوان کھٹر کی مسجد", "Dolvan Khattar"),
        ("Khattar, Dolvan", "Dolvan Khattar"),
        ("سولیبارکوٹ میں", "Solebarakot"),
        ("Sandur Pattan", "سندور پتن"),
        ("<dt>مقام</dt><dd>Dolwan Khatar</dd>", "Dolvan Khattar"),
    ],
)
def test_a_place_is_found_by_its_sound(text: str, secret: str) -> None:
    assert {leak.secret.words for leak in LEAKS.in_text(text)} == {secret}


@pytest.mark.parametrize(
    "text",
    [
        "Dolvan is far",
        "Khattar Soyle spoke; Dolvan",
        "a dolvan of khattar",
        "Solebarakat",
        "Meerwan Torva",
        "Mirwan Khas",
        "سولہ بارہ",
        "کھٹر ڈولوان",
        "the mosque of the village",
        "ضلع تورا کی مسجد",
    ],
)
def test_what_only_sounds_a_little_like_a_place_tells_nothing(text: str) -> None:
    assert LEAKS.in_text(text) == ()


def test_another_spelling_of_what_may_be_told_tells_no_more() -> None:
    city = [Secret("place", name, "place:1") for name in ("Solebara Sadar", "Solebara")]
    assert not Leaks(city, ["Solebara"]).tells("سولیبارا صدر")
    assert Leaks(city, ["Torva"]).tells("سولیبارا صدر")


@pytest.mark.parametrize(
    "text",
    [
        "33°31'N 73°54'W",
        "33°31′00″ N, 73°54′00″ W",
        "N 33° 31.0' W 73° 54.0'",
        "33º31’N, 73º54’W",
        "33&deg;31&#39;N 73&deg;54&#39;W",
        "33 degrees 31 minutes north and 73 degrees 54 minutes west",
        "73°54'W 33°31'N",
        "۳۳°۳۱' ۷۳°۵۴'",
        "33°30'59.8\"N 73°54'0.3\"W",
    ],
)
def test_a_point_in_degrees_and_minutes_is_found(text: str) -> None:
    assert {leak.secret.about for leak in LEAKS.in_text(text)} == {"point"}


@pytest.mark.parametrize(
    "text", ["33°41'N 73°54'W", "33°31'N and much, much later" + " x" * 60 + " 73°54'W", "33° 73°"]
)
def test_another_point_is_not(text: str) -> None:
    assert LEAKS.in_text(text) == ()


def test_the_point_of_a_unit_may_leave_in_degrees_too() -> None:
    leaks = Leaks([Secret("point", "33.51667,73.90000", "p")])
    leaks.allow_point(33.51667, 73.9)
    assert not leaks.tells("33°31'N 73°54'E")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Масума Хайдари", "person:1"),
        ("МАСУМА ХАЙДАРИ", "person:1"),
        ("मासूमा हैदरी", "person:1"),
        ("ਮਾਸੂਮਾ ਹੈਦਰੀ", "person:1"),
        ("মাসুমা হায়দরী", "person:1"),
        ("Niloba Karimzod", "person:2"),
        ("Нилоба Каримзод", "person:2"),
    ],
)
def test_a_name_in_cyrillic_and_indian_letters_is_found(text: str, about: str) -> None:
    assert about in {leak.secret.about for leak in LEAKS.in_text(text)}
