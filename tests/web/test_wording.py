from __future__ import annotations

import pytest

from gawah.schema import prop
from gawah.web.texts import Words
from gawah.web.wording import Wording

ENGLISH, URDU = Wording(Words("en")), Wording(Words("ur"))


@pytest.mark.parametrize(
    ("names", "english", "urdu"),
    [
        (("Torva", None, "PK"), "Torva, Pakistan", "\u2068Torva\u2069، پاکستان"),
        (("چنیوٹ", "چنیوٹ", "پنجاب", "PK"), "چنیوٹ, پنجاب, Pakistan", "چنیوٹ، پنجاب، پاکستان"),
        (("Pakistan", "PK"), "Pakistan", "پاکستان"),
        (("پاکستان", "PK"), "Pakistan", "پاکستان"),
        (("PK",), "Pakistan", "پاکستان"),
        (("Torva", "ZZ"), "Torva, Unknown Region", "\u2068Torva\u2069، نامعلوم علاقہ"),
        (("Torva", "Mbeki"), "Torva, Mbeki", "\u2068Torva\u2069، \u2068Mbeki\u2069"),
        (("Torva", "001"), "Torva, 001", "\u2068Torva\u2069، 001"),
        # A district and a province by their Urdu names, the place itself as the reports have it.
        (
            ("Nakyal", "Kotli District", "Azad Kashmir", "PK"),
            "Nakyal, Kotli District, Azad Kashmir, Pakistan",
            "\u2068Nakyal\u2069، کوٹلی، آزاد جموں و کشمیر، پاکستان",
        ),
        (
            (None, "Kotli District", "Azad Kashmir", "PK"),
            "Kotli District, Azad Kashmir, Pakistan",
            "کوٹلی، آزاد جموں و کشمیر، پاکستان",
        ),
        (
            ("Lahore", "Lahore", "Punjab", "IN"),
            "Lahore, Punjab, India",
            "\u2068Lahore\u2069، \u2068Punjab\u2069، بھارت",
        ),
        ((None, ""), "no place", "مقام معلوم نہیں"),
        ((), "no place", "مقام معلوم نہیں"),
    ],
)
def test_a_place_is_told_with_the_name_of_its_country(
    names: tuple[str | None, ...], english: str, urdu: str
) -> None:
    assert (ENGLISH.where(*names), URDU.where(*names)) == (english, urdu)


def test_the_country_that_a_statement_names_is_told_by_its_name() -> None:
    about = prop("place", "country")
    assert URDU.value(about, "IN", str) == "بھارت"
    assert ENGLISH.value(about, "IN", str) == "India"
    assert ENGLISH.value(prop("place", "admin1"), "IN", str) == "IN"


@pytest.mark.parametrize("code", ["accepted", "rejected", "corrected", "added", "same", "withdrawn"])
def test_the_word_of_a_person_is_told_in_urdu(code: str) -> None:
    assert URDU.word(code).isascii() is False


def test_what_a_block_is() -> None:
    assert (ENGLISH.block("title"), URDU.block("title"), URDU.block("other")) == ("headline", "سرخی", "other")
