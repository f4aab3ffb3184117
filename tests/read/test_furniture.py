from __future__ import annotations

import re

import pytest

from gawah.read.anyof import any_of
from gawah.read.furniture import find, fold_words, lists_of, starts, starts_with


def test_any_of_many_words_is_the_longest_that_fits() -> None:
    pattern = re.compile(any_of(["mar", "march", "may", "juin", "st. x"]))
    found = [match.group() for match in pattern.finditer("march, marx, may: juin st. x")]
    assert found == ["march", "mar", "may", "juin", "st. x"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Amina YusufMay 3", ("amina", "yusuf", "may", "3")),
        ("don’t – “stop”…", ("don", "t", "stop")),
        ("file_name, 24th", ("file", "name", "24th")),
        ("Größe: پولیس۔", ("große", "پولیس")),
    ],
)
def test_words_are_folded_alike_in_ascii_and_other_letters(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words
    assert fold_words(text + " é") == (*words, "e")


def test_phrases_at_the_beginning_are_those_that_are_found_there() -> None:
    words = fold_words("Read more: the privacy policy of the site, published by Ana")
    at_start: dict[str, int] = {}
    for name, hits in find(words).items():
        sizes = [size for at, size in hits if at == 0]
        if sizes:
            at_start[name] = max(sizes)
    assert starts(words) == at_start
    assert starts_with(words, *at_start)
    assert not starts_with(words, "letter_labels")
    assert lists_of(words[:2]) == [name for name, size in at_start.items() if size == 2]
