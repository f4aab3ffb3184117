from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gawah.extract.lexicon import Lexicon, word_key


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon([("set", "short"), ("set on fire", "long")])
    assert [hit.value for hit in lexicon.find(["they", "set", "on", "fire"])] == ["long"]


def test_a_star_stands_for_some_other_words() -> None:
    lexicon = Lexicon([("set * on fire", "arson")])
    (hit,) = lexicon.find(["they", "set", "the", "old", "house", "on", "fire", "today"])
    assert (hit.first, hit.last) == (1, 7)


def test_a_star_does_not_reach_across_a_long_stretch() -> None:
    lexicon = Lexicon([("set * on fire", "arson")])
    assert lexicon.find(["set", "one", "two", "three", "four", "five", "six", "seven", "on", "fire"]) == []


def test_words_are_looked_up_without_case_marks_and_possessives() -> None:
    assert word_key("Teacher’s") == "teacher"
    assert word_key("كتاب") == word_key("کتاب")


@given(st.lists(st.sampled_from(["a", "b", "c", "d"])))
def test_hits_are_in_order_and_do_not_overlap(words: list[str]) -> None:
    lexicon = Lexicon([("a b", 1), ("b", 2), ("a * c", 3), ("d d", 4)])
    hits = lexicon.find(words)
    assert all(left.last <= right.first for left, right in pairwise(hits))
    assert all(0 <= hit.first < hit.last <= len(words) for hit in hits)


def test_of_two_phrases_as_long_the_one_without_a_gap_wins() -> None:
    found = Lexicon([("set * ablaze", "gap"), ("set them ablaze", "plain")]).find(["set", "them", "ablaze"])
    assert [hit.value for hit in found] == ["plain"]


def test_each_phrase_holds_a_telling_word() -> None:
    lexicon = Lexicon(
        [("set on fire", 1), ("set/put * alight", 2), ("arson", 3), ("at", 4), ("at gunpoint", 5)]
    )
    assert lexicon.telling_words == {"fire", "alight", "arson", "at", "gunpoint"}
