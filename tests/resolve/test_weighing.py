"""The model of agreement learns what data say, and nothing from what is missing."""

from __future__ import annotations

import random

import pytest

from gawah.resolve.weighing import Model, learn, rarity, shares, together

M = ((0.1, 0.9), (0.2, 0.8), (0.05, 0.95))
U = ((0.98, 0.02), (0.9, 0.1), (0.95, 0.05))


def drawn(share: float, many: int = 40_000) -> list[tuple[int | None, ...]]:
    """Pairs of which a share is the same, with levels as the model has them."""
    draw = random.Random(5)  # noqa: S311 (the same each time; nothing secret)
    return [
        tuple(int(draw.random() < one[1]) for one in (M if draw.random() < share else U)) for _ in range(many)
    ]


def test_what_pairs_were_made_by_is_learnt_from_them() -> None:
    found = learn(drawn(0.2), U)
    assert found.prior == pytest.approx(0.2, abs=0.02)
    for learnt, true in zip(found.same, M, strict=True):
        assert learnt[1] == pytest.approx(true[1], abs=0.03)


def test_both_are_learnt_where_all_pairs_are_there() -> None:
    found = learn(drawn(0.3), ((0.7, 0.3),) * 3, learns_u=True)
    for learnt, true in zip(found.any, U, strict=True):
        assert learnt[1] == pytest.approx(true[1], abs=0.03)


def test_agreement_speaks_for_and_disagreement_against_and_silence_for_nothing() -> None:
    model = Model(M, U)
    for_it, against, silent = (model.weights((level, None, None))[0] for level in (1, 0, None))
    assert for_it == pytest.approx(5.492, abs=1e-3)  # log2(0.9 / 0.02)
    assert against == pytest.approx(-3.293, abs=1e-3)
    assert silent == 0.0
    assert model.weight((1, 0, None)) == pytest.approx(for_it + model.weights((None, 0, None))[1])


def test_missing_changes_nothing_of_what_is_learnt() -> None:
    pairs = drawn(0.2)
    draw = random.Random(6)  # noqa: S311 (the same each time; nothing secret)
    holes = [tuple(None if draw.random() < 0.2 else level for level in pair) for pair in pairs]
    for learnt, true in zip(learn(holes, U).same, M, strict=True):
        assert learnt[1] == pytest.approx(true[1], abs=0.04)


def test_a_field_that_the_rule_asks_for_is_learnt_on_the_pairs_of_another() -> None:
    by_first = learn([(1, *pair[1:]) for pair in drawn(0.2)], U, silent={0})
    by_second = learn([(pair[0], 1, pair[2]) for pair in drawn(0.2)], U, silent={1})
    found = together([(by_first, {0}), (by_second, {1})], U)
    assert found.same[0] == by_second.same[0]
    assert found.same[1] == by_first.same[1]


def test_shares_are_of_the_pairs_that_tell_the_field() -> None:
    ((no, yes),) = shares([(1,), (1,), (0,), (None,)], [2])
    assert no == pytest.approx(1 / 3)
    assert yes == pytest.approx(2 / 3)


def test_a_rare_value_says_more_than_a_frequent_one() -> None:
    found = rarity(["Khan"] * 90 + ["Invented"] * 2 + [""])
    assert found["Invented"] > 5 > 1 > found["Khan"]
    assert "" not in found


def test_what_is_believed_counts_beside_what_is_met() -> None:
    u = ((0.9, 0.1), (0.5, 0.5))
    first = ((0.1, 0.9), (0.2, 0.8))
    met = [(1, None)] * 20
    (_, free), (_, held) = (learn(met, u, first=first, belief=belief).same for belief in (0.0, 50.0))
    assert held == pytest.approx((0.2, 0.8))  # nothing was met of it
    assert held != pytest.approx(free)
