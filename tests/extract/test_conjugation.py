"""Verbs by the table of endings: what the English tables of acts are conjugated with."""

import pytest

from gawah.extract.conjugation import conjugated
from gawah.languages import table


def forms(phrase: str, lang: str = "en") -> list[str]:
    return [text for _, text in conjugated(phrase, lang)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("kill", ["kill", "kills", "killed", "killed", "killing"]),
        ("torch", ["torch", "torches", "torched", "torched", "torching"]),
        ("carry off", ["carry off", "carries off", "carried off", "carried off", "carrying off"]),
        ("gut", ["gut", "guts", "gutted", "gutted", "gutting"]),
        ("die", ["die", "dies", "died", "died", "dying"]),
        ("uphold * sentence", ["uphold * sentence", "upholds * sentence", *["upheld * sentence"] * 2,
                               "upholding * sentence"]),
        ("fatally shoot", ["fatally shoot", "fatally shoots", *["fatally shot"] * 2, "fatally shooting"]),
        ("apply force", ["apply force", "applies force", "applied force", "applied force", "applying force"]),
        ("~beat and ~kick", ["beat and kick", "beats and kicks", "beat and kicked", "beaten and kicked",
                             "beating and kicking"]),
    ],
)  # fmt: skip
def test_english(phrase: str, expected: list[str]) -> None:
    assert forms(phrase) == expected


def test_a_language_without_the_table_has_the_base_alone() -> None:
    assert forms("مارنا", "ur") == ["مارنا"] * 5


def test_every_verb_of_the_tables_can_be_conjugated() -> None:
    groups = [group for group in table("en", "acts")["verbs"] if "verbs" in group]
    assert all(len(forms(verb)) == 5 for group in groups for verb in group["verbs"])


def test_irregular_verbs_have_four_more_forms_and_no_doubling() -> None:
    data = table("en", "inflection")
    assert all(len(rest) == 4 for rest in data["irregular"].values())
    assert not set(data["irregular"]) & set(data["doubling"])
