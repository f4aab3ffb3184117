"""What is measured with, and how a figure stands beside its limit; never the clock itself."""

from __future__ import annotations

import pytest

from bench.documents import SIZE, documents
from bench.run import Figure
from bench.speed import Speed


def test_documents_are_of_one_size_and_differ() -> None:
    made = list(documents(["Torva mourned. " * 40, "گواہ نے کہا۔ " * 400, "Short."], 60))
    assert {len(data.decode()) for data in made} == {SIZE}
    assert len(set(made)) > 30


def test_a_ratio_above_one_is_better_than_asked() -> None:
    assert Figure("speed", 100, 50, "/s", more_is_better=True).ratio == 2
    assert Figure("memory", 250, 500, "MB").ratio == 2
    assert "NOT MET" in str(Figure("memory", 600, 500, "MB"))


def test_speed_is_over_all_documents() -> None:
    speed = Speed((0.01, 0.03))
    assert speed.per_second == pytest.approx(50)
    assert speed.milliseconds(50) == pytest.approx(20)
