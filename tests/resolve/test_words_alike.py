"""How alike the wording of texts is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gawah.resolve.wording import alike

TEXTS = (
    "Two men fired on a bakery in Torva on Monday night, killing the baker.",
    "The baker of Torva died when two men fired on his bakery on Monday.",
    "A bridge over the Sill was closed for repairs on Tuesday.",
    "تورا میں پیر کی رات دو افراد نے بیکری پر فائرنگ کی جس سے نانبائی ہلاک ہو گیا۔",
    "تورا کی بیکری پر فائرنگ، نانبائی ہلاک۔",
)


def found(texts: tuple[str, ...], least: float = 1e-9) -> dict[tuple[int, int], float]:
    return {(a, b): score for score, a, b in alike(texts, least)}


def test_texts_that_share_rare_words_are_the_likest() -> None:
    scores = found(TEXTS)
    assert max(scores, key=scores.__getitem__) in {(0, 1), (3, 4)}
    assert scores[0, 1] > scores[0, 2]
    assert scores[3, 4] > 0.1
    assert (0, 3) not in scores  # no word in common


def test_the_same_text_again_is_wholly_alike() -> None:
    assert found((TEXTS[0], TEXTS[2], TEXTS[0]))[0, 2] == pytest.approx(1.0)


def test_case_and_vowel_signs_make_no_other_word() -> None:
    scores = found(("TORVA bakery", "torva Bakery", "a bridge"))
    assert scores[0, 1] == pytest.approx(1.0)


def test_what_all_texts_say_says_nothing() -> None:
    assert found(tuple(f"all rights reserved {word}" for word in ("one", "two", "three"))) == {}


def test_fewer_pairs_are_told_the_more_alike_they_must_be() -> None:
    every = found(TEXTS)
    assert found(TEXTS, 0.1) == {pair: score for pair, score in every.items() if score >= 0.1}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(max_size=40), max_size=6), st.randoms(use_true_random=False))
def test_any_texts_in_any_order_are_as_alike(texts: list[str], order: object) -> None:
    places = list(range(len(texts)))
    order.shuffle(places)  # type: ignore[attr-defined]
    mixed = {
        (min(places[a], places[b]), max(places[a], places[b])): score
        for score, a, b in alike([texts[at] for at in places], 1e-9)
    }
    scores = found(tuple(texts))
    assert mixed.keys() == scores.keys()
    assert all(0 < score <= 1 and mixed[pair] == pytest.approx(score) for pair, score in scores.items())
