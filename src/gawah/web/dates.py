"""A date (EDTF) in the words of a reader."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.render import dates
from gawah.web.texts import mark

if TYPE_CHECKING:
    from gawah.web.texts import Words

_PHRASES = {
    "or": mark(" or "),
    "between": mark("%(first)s to %(last)s"),
    "from": mark("from %(first)s"),
    "until": mark("until %(last)s"),
    "not_certain": mark("date not certain"),
    "about": mark("about %(date)s"),
    "uncertain": mark("%(date)s, uncertain"),
    "no_year": mark("%(date)s, year not told"),
    "decade": mark("the %(year)ss"),
    "century": mark("the century from %(year)s"),
}


@lru_cache(maxsize=8192)  # lists tell the same few days again and again
def date_words(value: str, words: Words) -> str:
    """A date in a language; what is no EDTF as it is."""

    def say(what: str, /, **values: str) -> str:
        return words.gettext(_PHRASES[what], **values)

    return dates.date_words(value, say, words.locale)
