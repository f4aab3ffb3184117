"""What is marked is what was searched for, letter by letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.store.marking import excerpt, first_hit, marked
from gawah.store.search import terms_of


def hits(words: str, query: str) -> list[str]:
    return [piece.words for piece in marked(words, terms_of(query)) if piece.is_hit]


@pytest.mark.parametrize(
    ("words", "query", "found"),
    [
        ("Torva, then TORVA again", "torva", ["Torva", "TORVA"]),
        ("the Café Niño", "nino cafe", ["Café", "Niño"]),
        ("decomposed: Cafe\u0301s", "cafe", ["Cafe\u0301"]),
        ("inside untorvable", "torva", ["torva"]),
        ("a ﬁne day", "fine", ["ﬁne"]),
        ("پولیس نے کراچی میں ۱۲ افراد", "كراچي 12", ["کراچی", "۱۲"]),
        ("عِبَادَت گاہ پر حملہ", "عبادت", ["عِبَادَت"]),
        ("two  words, words two", '"two words"', ["two  words"]),
        ("matlas", "mat atlas", ["matlas"]),
        ("100% of it", "0%", ["0%"]),
    ],
)
def test_every_place_is_marked_where_its_letters_came_from(words: str, query: str, found: list[str]) -> None:
    assert hits(words, query) == found


def test_nothing_is_lost_by_marking() -> None:
    words = "Mbeki İstanbul ﷺ Straße mbeki"
    assert "".join(piece.words for piece in marked(words, ["mbeki", "a"])) == words


@given(words=st.text(max_size=60), terms=st.lists(st.text(min_size=1, max_size=4), max_size=3))
def test_any_words_are_marked_whole(words: str, terms: list[str]) -> None:
    folded = [one for term in terms for one in terms_of(term)]
    assert "".join(piece.words for piece in marked(words, folded)) == words
    assert "".join(piece.words for piece in excerpt(words, folded[:1])) == words  # short enough for one term
    start, end = first_hit(words, folded)
    assert 0 <= start <= end <= len(words)


def test_an_excerpt_shows_what_stands_around_each_word() -> None:
    words = "beginning " + "filler " * 80 + "Torva stood " + "filler " * 80 + "Mbeki fell " + "filler " * 80
    pieces = excerpt(words, ["torva", "mbeki"])
    shown = "".join(piece.words for piece in pieces)
    assert [piece.words for piece in pieces if piece.is_hit] == ["Torva", "Mbeki"]
    assert shown.startswith("… filler")
    assert shown.count(" … ") == 1
    assert shown.endswith("filler …")
    assert len(shown) < 500


def test_an_excerpt_without_a_hit_is_the_beginning() -> None:
    pieces = excerpt("filler " * 200, ["torva"])
    assert pieces[0].words.startswith("filler filler")
    assert not any(piece.is_hit for piece in pieces)
    assert len("".join(piece.words for piece in pieces)) < 400
