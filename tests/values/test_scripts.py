from hypothesis import given
from hypothesis import strategies as st

from gawah.values.scripts import fold, fold_digits, is_arabic, key


def test_digits_of_every_script_become_ascii_and_nothing_moves() -> None:
    assert fold_digits("۳ مئی ۲۰۲۴, ٤٥ ৭ १२") == "3 مئی 2024, 45 7 12"


def test_arabic_and_urdu_spellings_of_a_name_have_one_key() -> None:
    assert key("خان شيخون") == key("خان شیخون")
    assert key("كوٹلي") == key("کوٹلی")
    assert key("مُحَمَّد") == key("محمد")


def test_latin_names_are_compared_without_case_marks_and_apostrophes() -> None:
    assert key("Łódź") == key("lodz")
    assert key("Ka‘aba") == key("Ka'aba") == "kaaba"
    assert key("Dera  Ismail-Khan") == "dera ismail khan"
    assert key("Straße") == key("STRASSE")


def test_marks_of_indic_scripts_stay_in_their_word() -> None:
    assert " " not in key("मुंबई")


def test_a_dropped_mark_is_part_of_the_stretch_it_stands_in() -> None:
    text = "سنہ ١٤٤٥هـ میں"
    folded = fold(text)
    at = folded.text.index("1445")
    start, end = folded.span(at, at + 5)
    assert text[start:end] == "١٤٤٥هـ"


def test_a_ligature_is_two_letters_of_one_place() -> None:
    folded = fold("ﬁre")
    assert folded.text == "fire"
    assert folded.span(0, 2) == (0, 1)


def test_white_space_becomes_blanks() -> None:
    assert fold("3\xa0May\n2024").text == "3 may 2024"


def test_the_script_of_a_text() -> None:
    assert is_arabic("پشاور 2024")
    assert not is_arabic("Peshawar پشاور district")
    assert not is_arabic("")


@given(st.text())
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    places = [folded.place(at) for at in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert folded.place(len(folded.text)) == len(text)
    for at in range(len(folded.text)):
        start, end = folded.span(at, at + 1)
        assert start < end <= len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text
    assert key(key(text)) == key(text)


@given(st.text())
def test_folding_digits_keeps_the_length(text: str) -> None:
    assert len(fold_digits(text)) == len(text)
