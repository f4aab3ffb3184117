"""Each message of the site is there in both languages, with the same values, and is used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gawah.site import tongue as module
from gawah.site.tongue import LANGUAGES, Tongue, all_messages, table

SITE = Path(module.__file__).parent
USED_BY_NAME = ("unit_", "method_", "data_")
"""Beginnings of keys that templates put together."""


@pytest.mark.parametrize("key", sorted(table()))
def test_each_message_is_whole_in_both_languages(key: str) -> None:
    told = table()[key]
    for form in (told["one"], told["many"]) if "one" in told else (told,):
        assert set(form) == set(LANGUAGES), "a comma without quotes cuts a value off"
        assert all(isinstance(words, str) and words.strip() for words in form.values())
        assert len({tuple(sorted(re.findall(r"%\((\w+)\)s", words))) for words in form.values()}) == 1


def test_each_message_is_used() -> None:
    sources = [*SITE.glob("*.py"), *(SITE / "templates").iterdir()]
    said = "\n".join(path.read_text("utf-8") for path in sources)
    unused = [
        key
        for key in table()
        if not key.startswith(USED_BY_NAME) and not re.search(rf"[\"']{key}[\"']", said)
    ]
    assert unused == []


def test_no_message_of_english_is_that_of_urdu() -> None:
    same = [key for key, told in table().items() if "one" not in told and told["en"] == told["ur"]]
    assert same == []
    assert len(list(all_messages())) > len(table())


def test_values_keep_their_order_in_a_sentence_from_right_to_left() -> None:
    told = Tongue("ur").say("contact", contact="corrections@example.org")
    assert "\u2068corrections@example.org\u2069" in told
    assert "\u2068" not in Tongue("en").say("contact", contact="corrections@example.org")


@pytest.mark.parametrize(
    ("told", "english"),
    [
        ("2021-05", "May 2021"),
        ("2021", "2021"),
        ("2021-05/2021-07", "May 2021 to July 2021"),
        ("2021/..", "from 2021"),
        ("../2021", "until 2021"),
        ("2021~", "about 2021"),
        ("2021-05?", "May 2021, uncertain"),
        ("199X", "the 1990s"),
        ("XXXX-05", "May, year not told"),
        ("[2020,2021]", "2020 or 2021"),
        ("no date", "no date"),
        (None, "date not told"),
    ],
)
def test_a_date_is_told_as_exactly_as_it_is_known(told: str | None, english: str) -> None:
    assert Tongue("en").day(told) == english
    assert Tongue("ur").day(told)


@pytest.mark.parametrize(
    ("bounds", "english"),
    [((3, 3), "3"), ((3, None), "at least 3"), ((3, 5), "3 to 5"), (None, "no number told")],
)
def test_a_number_is_told_with_its_bounds(bounds: tuple[int, int | None] | None, english: str) -> None:
    assert Tongue("en").bounds(bounds) == english
