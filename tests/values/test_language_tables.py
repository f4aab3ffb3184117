"""The tables of dates and numbers say nothing that no rule reads, and no rule reads what they do not say."""

import re

import pytest

from gawah.languages import table
from gawah.values.counting.grammar import count_grammar
from gawah.values.counting.meanings import MEANINGS as COUNTS
from gawah.values.dates.entries import CLASSES
from gawah.values.dates.grammar import date_grammar
from gawah.values.dates.meanings import MEANINGS as DATES

LANGUAGES = ["en", "ur", "de", "fr", "ar", "es"]
BUILT_IN = {
    "d",
    "dord",
    "mm",
    "y",
    "yy",
    "yn",
    "ys",
    "hy",
    "n",
    "t",
    "ty",
    "date",
    "w",
    "endash",
    "ord",
    "thing",
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["dates", "numbers"])
def test_each_class_of_a_pattern_is_known(lang: str, name: str) -> None:
    data = table(lang, name)
    known = BUILT_IN | {"q", "vague"} | {label for labels in CLASSES.values() for label in labels}
    words = set(data["words"])
    patterns = [p for section in ("rules", "composed") for ps in data.get(section, {}).values() for p in ps]
    used = {label for pattern in patterns for label in re.findall(r"\{(\w+)\}", pattern)}
    assert used <= known | words
    assert words <= used | {"at_least_after"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_rule_has_a_meaning(lang: str) -> None:
    date_grammar(lang)
    count_grammar(lang)
    dates = {rule for section in ("rules", "composed") for rule in table(lang, "dates")[section]}
    assert dates - set(DATES) <= {"skip"}
    assert set(table(lang, "numbers")["rules"]) - set(COUNTS) <= {"skip"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_months_weekdays_and_numbers_are_complete(lang: str) -> None:
    data = table(lang, "dates")
    months = {**data["months"], **data.get("months_weak", {})}
    assert set(months) == set(range(1, 13))
    assert set(data["weekdays"]) == set(range(1, 8))
    assert set(table(lang, "numbers")["values"]) >= set(range(21))
