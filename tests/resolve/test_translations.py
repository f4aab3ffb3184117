"""Which texts are translations: one invented report in six languages, and another on the same event."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from gawah.project import built_in
from gawah.resolve.translations import LEAST_SHARED, Telling, Thing, Translated, telling, translated

HERE = Path(__file__).parent / "translated"
LANGUAGES = ("ar", "de", "en", "es", "fr", "ur")


@cache
def told(name: str) -> Telling:
    line = built_in()
    text = line.read((HERE / f"{name}.txt").read_bytes(), f"{name}.txt", {})
    return telling(text, line.extract(text, "test", "2026-01-01T00:00:00Z").statements)


def between(left: str, right: str) -> Translated:
    found = translated(told(left), told(right))
    assert found is not None
    return found


@pytest.mark.parametrize(("left", "right"), tuple(combinations(LANGUAGES, 2)))
def test_a_translation_is_known_in_any_two_languages(left: str, right: str) -> None:
    assert (told(left).language, told(right).language) == (left, right)
    found = between(left, right)
    assert found.is_translation
    assert between(right, left).share == found.share
    assert found.words


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_another_report_of_the_same_event_is_none(language: str) -> None:
    found = between("other", language)
    assert found.things > 2
    assert not found.is_translation


def test_texts_of_one_language_are_not_compared() -> None:
    assert translated(told("en"), told("other")) is None
    assert translated(told("en"), Telling("", told("ur").things)) is None


def test_the_same_things_in_another_order_are_no_translation() -> None:
    things = tuple(Thing("number", str(n), str(n)) for n in range(3, 3 + 2 * LEAST_SHARED))
    mine, turned = Telling("en", things), Telling("fr", things[LEAST_SHARED:] + things[:LEAST_SHARED])
    forward, back = translated(mine, Telling("fr", things)), translated(mine, turned)
    assert forward is not None
    assert back is not None
    assert forward.is_translation
    assert (back.share, back.order, back.is_translation) == (1.0, 0.5, False)


def test_few_things_are_not_enough() -> None:
    few = tuple(Thing("number", str(n), str(n)) for n in range(LEAST_SHARED - 1))
    found = translated(Telling("en", few), Telling("fr", few))
    assert found is not None
    assert not found.is_translation
