import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.values.counting import find_counts
from gawah.values.tokens import tokenize

LANGUAGES = ["en", "ur", "de", "fr", "ar", "es", "und"]


def counts(text: str, lang: str = "en") -> list[tuple[str, str, str | None]]:
    tokens = tokenize(text)
    found = find_counts(tokens, 0, len(tokens.words), lang)
    return [(text[c.start : c.end], str(c.quantity), c.unit) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four young worshippers were killed", [("Four", "4", "worshippers")]),
        ("at least seven others fled", [("at least seven", ">=7", "others")]),
        ("seven people at least were hurt", [("seven", ">=7", "people")]),
        ("more than 2,000 villagers", [("more than 2,000", ">=2000", "villagers")]),
        ("up to 10 houses", [("up to 10", "<=10", "houses")]),
        ("between 5 and 7 men", [("between 5 and 7", "5..7", "men")]),
        ("five to seven children", [("five to seven", "5..7", "children")]),
        ("nearly 40 graves", [("nearly 40", "~40", "graves")]),
        ("dozens of homes", [("dozens of", ">=24~", "homes")]),
        ("several nuns", [("several", ">=2~", "nuns")]),
        ("a dozen students", [("a dozen", "~12", "students")]),
        ("two of the suspects", [("two", "2", "suspects")]),
        ("three women's rights activists", [("three", "3", "activists")]),
        ("killing two and injuring 12.", [("two", "2", None), ("12", "12", None)]),
        ("One Hindu man was shot", [("One", "1", "man")]),
        ("the 40th mosque", [("the 40th", "40", "mosque")]),
        ("a fine of Rs 50,000", [("Rs 50,000", "50000", "currency")]),
        ("more than 50 rupees", [("more than 50", ">=50", "currency")]),
    ],
)
def test_counts_with_bounds_and_nouns(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "the 31-year-old teacher",
        "Zubair Lone, aged 31, fled",
        "Section 295-B and Article 18",
        "at 10:30 pm",
        "call 0300-1234567 or +92 21 5551234",
        "12 percent of them",
        "at least ten years in prison",
        "a five-member bench",
        "340 Albert Street",
        "Resolution 1325 says",
        "see https://example.org/2/33/reports",
        "no one came, and one by one they left",
        "2.5 of it",
    ],
)
def test_what_only_looks_like_a_count(text: str) -> None:
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("کم از کم سات افراد زخمی ہوئے", "ur", [("کم از کم سات", ">=7", "افراد")]),
        ("دو حملہ آوروں نے", "ur", [("دو", "2", "حملہ آوروں")]),
        ("۳۱ سالہ استاد", "ur", []),
        ("تقریبا ۴۰ مکانات جلے", "ur", [("تقریبا ۴۰", "~40", "مکانات")]),
        ("vier junge Männer", "de", [("vier", "4", "Männer")]),
        ("au moins 1 200 détenus", "fr", [("au moins 1 200", ">=1200", "détenus")]),
        ("decenas de mujeres", "es", [("decenas de", ">=24~", "mujeres")]),
        ("سبعة أشخاص على الأقل", "ar", [("سبعة", ">=7", "أشخاص")]),
    ],
)
def test_counts_in_other_languages(text: str, lang: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert counts(text, lang) == expected


WORDS = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "7",
        "1,200",
        "2.5",
        "million",
        "dozens",
        "of",
        "men",
        "three",
        "-",
        ",",
        ".",
        "to",
        "between",
        "and",
        "Rs",
        "%",
        "0300",
        "year",
        "old",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_gives_counts_in_order_without_overlap(text: str, lang: str) -> None:
    tokens = tokenize(text)
    at = 0
    for count in find_counts(tokens, 0, len(tokens.words), lang):
        assert at <= count.start < count.end <= len(text)
        at = count.end
        if count.noun_start is not None and count.noun_end is not None:
            assert text[count.noun_start : count.noun_end] == count.unit
