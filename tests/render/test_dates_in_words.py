"""A date is told as exactly as it is known, in each place that tells dates, and in Urdu."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gawah.report.dates import date_words as in_a_document
from gawah.report.words import Words as DocumentWords
from gawah.site.tongue import Tongue
from gawah.web.dates import date_words as in_the_browser
from gawah.web.texts import Words

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = {
    "2021-05-03": "3 May 2021",
    "2021-05": "May 2021",
    "2021": "2021",
    "198X": "the 1980s",
    "19XX": "the century from 1900",
    "XXXX-07": "July, year not told",
    "XXXX-07-29": "29 July, year not told",
    "2021-05-03~": "about 3 May 2021",
    "2021-05?": "May 2021, uncertain",
    "2021-05-03/2021-05-06": "3 May 2021 to 6 May 2021",
    "2021-05/..": "from May 2021",
    "../2023": "until 2023",
    "[2021-05-03, 2021-05-04]": "3 May 2021 or 4 May 2021",
    "last week": "last week",
}
UNKNOWN = ("XXXX-XX", "XXXX")


def by_room(language: str) -> dict[str, Callable[[str], str]]:
    return {
        "web": lambda told: in_the_browser(told, Words(language)),
        "report": lambda told: in_a_document(told, DocumentWords(language)),
        "site": Tongue(language).day,
    }


@pytest.mark.parametrize("room", ["web", "report", "site"])
def test_a_date_is_told_as_exactly_as_it_is_known(room: str) -> None:
    say = by_room("en")[room]
    found = {told: say(told) for told in TOLD}
    assert found == TOLD
    assert not any(sign.isdigit() for told in UNKNOWN for sign in say(told))


@pytest.mark.parametrize("told", [told for told in TOLD if told != "last week"])
def test_every_form_has_words_in_urdu(told: str) -> None:
    for say in by_room("ur").values():
        assert not any(sign.isascii() and sign.isalpha() for sign in say(told))
