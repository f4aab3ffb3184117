import pytest

from gawah.values.numbers import number_words, read_number
from gawah.values.tokens import tokenize


def read(text: str, lang: str) -> int | None:
    tokens = tokenize(text)
    number = read_number(tokens, 0, len(tokens.words), number_words(lang))
    return None if number is None or number.end != len(tokens.words) else number.value


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("7", "en", 7),
        ("1,200", "en", 1200),
        ("1,00,000", "en", 100_000),
        ("2.5 million", "en", 2_500_000),
        ("3 lakh", "en", 300_000),
        ("5m", "en", 5_000_000),
        ("forty-two", "en", 42),
        ("one hundred and twenty-three", "en", 123),
        ("a hundred and seventy-two", "en", 172),
        ("a thousand five hundred", "en", 1500),
        ("a hundred thousand", "en", 100_000),
        ("half a million", "en", 500_000),
        ("two thousand five hundred", "en", 2500),
        ("three hundred thousand", "en", 300_000),
        ("Two dozen", "en", 24),
        ("۱۲", "ur", 12),
        ("چوبیس", "ur", 24),
        ("ایک لاکھ", "ur", 100_000),
        ("دو ہزار پانچ سو", "ur", 2500),
        ("1.200", "de", 1200),
        ("einundzwanzig", "de", 21),
        ("dreihundert", "de", 300),
        ("zwei Millionen", "de", 2_000_000),
        ("1 200", "fr", 1200),
        ("quatre-vingt-dix-sept", "fr", 97),
        ("deux cents", "fr", 200),
        ("treinta y dos", "es", 32),
        ("dos mil quinientos", "es", 2500),
        ("خمسة وعشرون", "ar", 25),
        ("مئة وعشرون", "ar", 120),
        ("ثلاثة آلاف", "ar", 3000),
    ],
)
def test_numbers_in_figures_and_words(text: str, lang: str, value: int) -> None:
    assert read(text, lang) == value


@pytest.mark.parametrize("text", ["six seven", "forty and two", "one two", "12 13", "twenty thirty", "1,20"])
def test_two_numbers_are_not_one(text: str) -> None:
    assert read(text, "en") is None


def test_a_fraction_is_measured_not_counted() -> None:
    assert read("2.5", "en") is None


def test_endless_figures_are_no_number() -> None:
    assert read("9" * 5000, "en") is None
    assert read(" ".join(["million"] * 50), "en") is None
