"""A sentence that goes on from what was reported before says so, in the words of each language."""

from __future__ import annotations

import pytest

from gawah.extract import extract
from gawah.model import Block, BlockKind, Statement, Text


def follow_ups(words: str, lang: str = "en") -> list[Statement]:
    text = Text("d", words, (Block(0, len(words), BlockKind.BODY, lang),))
    found = extract(text, run_id="try", at="1970-01-01T00:00:00Z").statements
    assert any(one.prop == "outcome" for one in found)
    return [one for one in found if one.prop == "follow_up"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Two men who were shot in Multan on 3 May 2021 died of their wounds on Tuesday."),
        ("en", "The number of people killed by gunmen in Multan on 3 May 2021 rose to seven."),
        ("ur", "ملتان میں فائرنگ سے زخمی ہونے والا ایک شخص زخموں کی تاب نہ لاتے ہوئے دم توڑ گیا۔"),
        ("es", "Una mujer herida a tiros murió en el hospital el 3 de mayo de 2021 en Bogotá."),
        ("ar", "قتل مسلحون رجلا في حلب وارتفع عدد القتلى إلى سبعة في 3 مايو 2021."),
    ],
)
def test_the_words_that_go_on_are_kept_with_their_sentence(lang: str, words: str) -> None:
    (one,) = follow_ups(words, lang)
    assert one.subject == "document:d"
    assert one.original is not None
    assert one.original in words


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen killed seven people in Multan on 3 May 2021.",
        "Prices rose to a record. Gunmen killed seven people in Multan on 3 May 2021.",
    ],
)
def test_a_report_of_the_event_itself_goes_on_from_nothing(words: str) -> None:
    assert follow_ups(words) == []
