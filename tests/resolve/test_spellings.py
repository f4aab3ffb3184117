"""Spellings of names are compared by their sounds: those of one name are near, another name is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.resolve.names import word_similarity
from gawah.resolve.spellings import frames, similarity, sounding

NEAR = 0.86
"""About what a spelling of the same name reaches; not the threshold of anything."""


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mohammed", "Muhammad"),
        ("Mehmood", "Mahmud"),
        ("Yousaf", "Yusuf"),
        ("Qureshi", "Koreshi"),
        ("Rehman", "Rahman"),
        ("Chaudhry", "Choudhary"),
        ("Hussain", "Hussein"),
        ("Zulfiqar", "Zulfikar"),
        ("Khalid", "خالد"),
        ("Bashir", "بشیر"),
        ("شریف", "Sharif"),
        ("محمود", "Mehmood"),
        ("عائشہ", "Ayesha"),
    ],
)
def test_spellings_of_one_name_are_near(left: str, right: str) -> None:
    assert similarity(left, right) >= NEAR


@pytest.mark.parametrize(
    ("left", "right"),
    [("Tahir", "Nasir"), ("Imran", "Kamran"), ("Sadiq", "Tariq"), ("Bashir", "Shabbir"), ("Khalid", "ماجد")],
)
def test_other_names_are_not(left: str, right: str) -> None:
    assert similarity(left, right) < NEAR


def test_a_letter_is_read_by_those_that_follow() -> None:
    assert sounding("Ghaffar").signs[0] == sounding("غفار").signs[0] == "G"
    assert sounding("Khan").signs == "Xan"
    assert sounding("Sheikh").signs[0] == sounding("شیخ").signs[0] == "S"


def test_doubled_letters_are_one_sound() -> None:
    assert sounding("Abbass") == sounding("Abas")


def test_a_last_he_behind_a_consonant_is_a_vowel() -> None:
    assert sounding("طاہرہ").signs.endswith("ra")
    assert sounding("شاہ").signs.endswith("h")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("naveed", "نوید"),
        ("parveen", "پروین"),
        ("javed", "جاوید"),
        ("pervez", "پرویز"),
        ("vikram", "وکرم"),
        ("navaz", "nawaz"),
        ("nawaz", "نواز"),
        ("ayesha", "عائشہ"),
        ("faiza", "فائزہ"),
    ],
)
def test_what_is_one_name_is_met_by_its_consonants_and_alike_in_its_sounds(left: str, right: str) -> None:
    assert frames(left) & frames(right)
    assert word_similarity(left, right) >= 0.8


@given(st.text(max_size=12), st.text(max_size=12))
def test_similarity_is_a_share_and_knows_no_order(left: str, right: str) -> None:
    found = similarity(left, right)
    assert 0.0 <= found <= 1.0
    assert found == pytest.approx(similarity(right, left))


@given(st.text(alphabet="abdghikmnrstuyz", min_size=1, max_size=12))
def test_a_word_is_like_itself(word: str) -> None:
    assert similarity(word, word.upper()) == 1.0
