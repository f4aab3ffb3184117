"""The words of the interface in the language that a person chose: messages, dates, numbers, labels.

English is the message itself; every other language has a catalogue here, read when the program starts.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from importlib.resources import files
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel.messages.catalog import Catalog

LANGUAGES = {"en": "English", "ur": "اردو"}
"""The languages of the interface, each with its own name."""


KEPT = "A sentence of the record, which keeps it in English: it is recognised there by these words."
"""What a catalogue notes of a message that stands in the record."""
_FOREIGN = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u04ff]|\d\s*[-/:<>=~–]|[<>=~]\s*\d|\d\.\.")
"""Letters that are written from left to right, and figures whose order depends on what stands before them."""


def isolated(value: str) -> str:
    """A value as it stands in a sentence that is written from right to left, without turning its order."""
    if not _FOREIGN.search(value):
        return value
    # What is markup stays so, and what is not is not taken for it.
    return Markup("\u2068{}\u2069").format(value) if isinstance(value, Markup) else f"\u2068{value}\u2069"


def mark(message: str) -> str:
    """The message itself: tells whoever gathers messages that it will be translated where it is shown."""
    return message


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self.direction = self.locale.text_direction
        self.translations = _translations(language)
        # What lists tell again and again: small numbers, and the minute in which many things came.
        self._number = lru_cache(maxsize=4096)(partial(format_decimal, locale=self.locale))
        self._minute = lru_cache(maxsize=4096)(self._on_the_clock)

    def gettext(self, message: str, **values: object) -> str:
        """A message, with values for its ``%(names)s``."""
        return self.translations.ugettext(message) % self.placed(values)

    def placed(self, values: dict[str, object]) -> dict[str, object]:
        """Values made ready to stand in a sentence of this language."""
        if self.direction == "ltr":
            return values
        return {name: isolated(one) if isinstance(one, str) else one for name, one in values.items()}

    def beside(self, value: str) -> str:
        """A value made ready to stand beside others."""
        return isolated(value) if self.direction == "rtl" else value

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """A message that depends on a number, which it may name ``%(num)s``."""
        shown: dict[str, object] = {"num": self.number(num)} | values
        return self.translations.ungettext(one, many, num) % self.placed(shown)

    def number(self, number: float) -> str:
        """A number as it is written."""
        return self._number(number)

    def size(self, size: int) -> str:
        """How big a file is, roughly."""
        if not size:
            return self.gettext("empty")
        if size < 2**10:
            return self.ngettext("%(num)s byte", "%(num)s bytes", size)
        if size < 2**20:
            return self.gettext("%(size)s kB", size=self.number(round(size / 2**10)))
        return self.gettext("%(size)s MB", size=self.number(round(size / 2**20, 1)))

    def day(self, edtf: str) -> str:
        """A date as people write it, as exactly as it is known; what is no EDTF as it is."""
        from gawah.web.dates import date_words  # which needs the words

        return date_words(edtf, self)

    def moment(self, at: str) -> str:
        """A time of the record (UTC) on the clock of this computer."""
        return self._minute(at[:16])

    def _on_the_clock(self, minute: str) -> str:
        local = datetime.fromisoformat(minute).replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
        return format_datetime(local, self.gettext("d MMM y, HH:mm"), locale=self.locale)

    def label(self, labels: Mapping[str, str]) -> str:
        """A label of the schema."""
        return labels.get(self.language) or labels["en"]


@cache
def all_words() -> Mapping[str, Words]:
    """The words of every language."""
    return {language: Words(language) for language in LANGUAGES}


def catalogue(language: str) -> Catalog:
    """The catalogue of a language other than English."""
    path = files("gawah.web.texts") / language / "LC_MESSAGES" / "gawah.po"
    return read_po(StringIO(path.read_text("utf-8")), locale=language)


def _translations(language: str) -> NullTranslations:
    if language == "en":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled)


def preferred(accepted: str) -> str:
    """The language that a browser asks for (``Accept-Language``), where there is one; else English."""
    wishes = []
    for place, part in enumerate(accepted.split(",")[:20]):
        name, _, weight = part.partition(";")
        try:
            wishes.append((-float(weight.strip().removeprefix("q=") or 1), place, name.strip()[:2].lower()))
        except ValueError:
            continue
    return next((name for weight, _, name in sorted(wishes) if name in LANGUAGES and weight < 0), "en")
