"""What else the sentences say in which an incident is told."""

from __future__ import annotations

import pytest

from gawah.project import built_in
from gawah.register import view
from gawah.resolve.accounts import Account, account_of

CROWD = (
    "On 4 March 2021 a baker was arrested in Okara after a quarrel over a Northlight kite. "
    "A crowd then burned his bakery in Okara on 4 March 2021.\n\n"
    "On 9 June 2021 police arrested a teacher in Multan, the Guardian Lamp Trust said.\n"
)
"""Invented."""


def told(text: str) -> dict[str, Account]:
    """The accounts of a text, by type and day."""
    line = built_in()
    read = line.read(text.encode(), "x.txt", {})
    register = view(line.extract(read, "r", "2021-01-01T00:00:00Z").statements, [], [], [])
    found = [account_of(one, register) for one in register.incidents()]
    return {f"{one.types[0]} {one.date}": one for one in found if one is not None}


@pytest.fixture(scope="module")
def crowd() -> dict[str, Account]:
    return told(CROWD)


def test_words_are_those_of_the_sentence_that_nothing_else_compares(crowd: dict[str, Account]) -> None:
    arrest = crowd["arrest_detention 2021-03-04"]
    assert {"en:quarrel", "en:kite", "en:Northlight"} <= set(arrest.told)
    folded = {word.casefold() for word in arrest.told}
    assert folded.isdisjoint({"en:okara", "en:march", "en:was", "en:after", "en:over"})


def test_a_name_is_written_large_and_a_word_that_opens_the_sentence_is_none(
    crowd: dict[str, Account],
) -> None:
    teacher = crowd["arrest_detention 2021-06-09"]
    assert {"en:Guardian", "en:Lamp", "en:Trust"} <= set(teacher.told)
    assert "en:Police" not in teacher.told


def test_what_is_told_in_one_go_stands_beside_and_what_another_paragraph_tells_does_not(
    crowd: dict[str, Account],
) -> None:
    arrest = crowd["arrest_detention 2021-03-04"]
    assert "en:bakery" in arrest.told_beside
    assert "en:bakery" not in arrest.told
    assert not any("lamp" in word.casefold() for word in arrest.told_beside)
    assert crowd["arrest_detention 2021-06-09"].told_beside == ()


def test_a_headline_in_capitals_names_nobody() -> None:
    (one,) = told("On 4 March 2021 Gunmen Killed Three Potters Near The Old Kiln In Okara.\n").values()
    assert not any(word != word.casefold() for word in one.told)
    assert "en:kiln" in one.told


def test_words_of_urdu_are_told_without_those_of_its_grammar() -> None:
    (one,) = told("ملتان میں ۴ مارچ ۲۰۲۱ کو پولیس نے ایک استاد کو پتنگ پر گرفتار کر لیا۔\n").values()
    assert "ur:پتنگ" in one.told
    assert {"ur:میں", "ur:کو", "ur:نے", "ur:پر"}.isdisjoint(one.told)
