"""A date (EDTF) in the language of a document."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.render import dates

if TYPE_CHECKING:
    from gawah.report.words import Words

_PHRASES = {
    "or": "or",
    "between": "days_between",
    "from": "days_from",
    "until": "days_until",
    "not_certain": "date_unknown",
    "about": "date_about",
    "uncertain": "date_unsure",
    "no_year": "date_no_year",
    "decade": "date_decade",
    "century": "date_century",
}


@lru_cache(maxsize=8192)  # footnotes tell the same few days again and again
def date_words(value: str, words: Words) -> str:
    """A date in words; what is no EDTF as it is."""

    def say(what: str, /, **values: str) -> str:
        return words(_PHRASES[what], **values)

    return dates.date_words(value, say, words.lang)
