import pytest

from gawah.errors import DataError
from gawah.values.phrases import Chart, Edge, Phrases
from gawah.values.tokens import tokenize


def match(pattern: str, text: str) -> list[str]:
    tokens = tokenize(text)

    def read(chart: Chart, at: int) -> list[Edge]:
        word = chart.tokens.words[at]
        return [(word, None, 1), *([("{n}", int(word), 1)] if word.isdigit() else [])]

    chart = Chart(tokens, len(tokens.words), read)
    phrases = Phrases({"rule": [pattern]})
    found = phrases.match(chart, range(len(tokens.words)))
    return [text[slice(*tokens.span(f.first, f.end))] for f in found]


def test_words_stand_for_themselves_and_classes_for_many() -> None:
    assert match("day {n}", "On Day 7 and day 12") == ["Day 7", "day 12"]


def test_brackets_may_be_left_out() -> None:
    assert match("{n} [more] days", "3 days, 4 more days") == ["3 days", "4 more days"]


def test_context_must_be_there_and_is_not_part_of_it() -> None:
    assert match("<in> {n}", "in 2015 or 2016") == ["2015"]
    assert match("{n} <years [ago]>", "2 years, 3 days") == ["2"]


def test_glue_forbids_a_blank() -> None:
    assert match("{n} ~ - ~ {n}", "3-4 and 5 - 6") == ["3-4"]


@pytest.mark.parametrize("pattern", ["a [b", "a ]", "<a", "<a>", "a > b"])
def test_a_pattern_that_is_not_well_formed_is_a_fault_of_the_data(pattern: str) -> None:
    with pytest.raises(DataError):
        Phrases({"rule": [pattern]})
