"""Which names sound like the words of a text: what is left out is never a name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gawah.guard.heard import is_name
from gawah.guard.leaks import Leaks, Secret
from gawah.guard.sounding import Sounding
from gawah.guard.words import words_of

PAIRS = Path(__file__).parents[2] / "eval" / "names" / "pairs.csv"
TEXT = "Police said that a teacher, {}, was wounded by armed men on Friday."


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """Two spellings of one name each, in both scripts."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [(row["left"], row["right"]) for row in csv.DictReader(file) if row["same"] == "1"]


def test_a_name_in_another_spelling_is_found_among_many(
    pairs: list[tuple[str, str]],
) -> None:
    leaks = Leaks([Secret("signer", name, "p") for name, _ in pairs])  # who signed is found as a whole only
    alike = [(name, other) for name, other in pairs if is_name(words_of(other), name)]
    missed = [
        other
        for name, other in alike
        if name not in {leak.secret.words for leak in leaks.in_text(TEXT.format(other))}
    ]
    # Initials alone, and a name that is parted in one script and not in the other.
    assert len(missed) <= 0.03 * len(alike)
    assert len(alike) > 250


def test_a_word_that_hundreds_bear_brings_only_those_whose_other_words_stand_near() -> None:
    sounding = Sounding()
    others = [
        f"{first}{last}" for first in ("bar", "dol", "fen", "gul", "han") for last in ("ovik", "amet", "urin")
    ]
    for other in others:
        sounding.add(f"Zelkova {other.capitalize()}")
    words = words_of("Zelkova Dolamet was seen, and Zelkova trees")
    (part, names), *_ = sounding.of("zelkova")
    assert len(names) == len(others)
    assert sounding.backed(names, part, words, 0) == ["Zelkova Dolamet"]
    assert sounding.backed(names, part, words, 5) == []


def test_an_initial_counts_where_it_is_written_as_one() -> None:
    leaks = Leaks([Secret("signer", "Ana Zelkovin Torr", "p")])
    assert leaks.tells("seen by A. Zelkovin Torr")
    assert leaks.tells("/reports/a_zelkovin_torr.pdf")
    assert not leaks.tells("they sold a torr of grain")


def test_what_is_listened_for_later_is_heard_too() -> None:
    leaks = Leaks([Secret("name", "Ana Zelkovin", "p")])
    assert not leaks.tells("Bero Tamsil was there")
    leaks.protect([Secret("name", "Bero Tamsil", "q")])
    assert leaks.tells("Biro Tamsel was there")
