"""By what words those are told of whom nobody names."""

from __future__ import annotations

import pytest

from gawah.languages import codes
from gawah.resolve.described import telling


@pytest.mark.parametrize(
    ("wording", "language", "words"),
    [
        ("eleven coal miners", "en", ("coal", "miner")),
        ("a coal miner", "en", ("coal", "miner")),
        ("the two Hazara men", "en", ()),
        ("at least seven houses", "en", ("house",)),
        ("the minarets of an Ahmadi place of worship", "en", ()),  # the type of the act says so already
        ("چالیس نامعلوم افراد", "ur", ()),
        ("پولیو ورکرز", "ur", ("پولیو", "ورکرز")),
        ("une école de filles", "fr", ("ecole",)),
        ("zwei Lehrerinnen", "de", ("lehrer",)),
        ("tres mujeres", "es", ()),
        ("معلم مدرسة", "ar", ("معلم", "مدرسہ")),  # folded as Urdu writes it
    ],
)
def test_what_tells_nobody_from_others_is_left_out(
    wording: str, language: str, words: tuple[str, ...]
) -> None:
    assert telling(wording, language) == words


@pytest.mark.parametrize("language", codes())
def test_one_and_many_are_told_by_no_word_that_says_who(language: str) -> None:
    people = {
        "en": "a man",
        "ur": "ایک شخص",
        "fr": "un homme",
        "de": "ein Mann",
        "es": "un hombre",
        "ar": "رجل",
    }
    assert telling(people[language], language) == ()
