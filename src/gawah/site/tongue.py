"""The words of the site in one language: messages, numbers, dates, names of codes, places and people."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from gawah import yamldata
from gawah.render import dates
from gawah.schema import kinds, vocabulary
from gawah.values import edtf
from gawah.values.places.units import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gawah.guard.coarse import Where
    from gawah.guard.told import ToldParty
    from gawah.register.compare import Bounds

LANGUAGES = ("en", "ur")
"""The languages of the site, the first that of what has none."""
_PERSON = "Person "
_OPEN, _CLOSE = "\u2068", "\u2069"
"""Around a value in a sentence that is written from right to left: its own order is kept."""


@cache
def table() -> Mapping[str, Any]:
    """All messages, by key."""
    return yamldata.load(files(__package__) / "words.yaml")


def all_messages() -> Iterator[str]:
    """Every message in every language and form: what stands in the pages whatever the register holds."""
    for told in table().values():
        for form in (told["one"], told["many"]) if "one" in told else (told,):
            yield from (form[language] for language in LANGUAGES)


class Tongue:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        """Take a language of ``LANGUAGES``."""
        self.language = language
        self.locale = Locale.parse(language)
        self.direction = self.locale.text_direction
        self.is_rtl = self.direction == "rtl"

    def say(self, key: str, **values: object) -> str:
        """A message, with values for its ``%(names)s``."""
        return self._filled(table()[key][self.language], values)

    def many(self, key: str, num: int) -> str:
        """A message that depends on a number."""
        form = table()[key]["one" if num == 1 else "many"]
        return self._filled(form[self.language], {"num": self.number(num)})

    def _filled(self, template: str, values: Mapping[str, object]) -> str:
        if not values:
            return template
        placed = (
            {name: self._isolated(str(value)) for name, value in values.items()} if self.is_rtl else values
        )
        return template % placed

    @staticmethod
    def _isolated(value: str) -> str:
        return f"{_OPEN}{value}{_CLOSE}" if value.isascii() and not value.isdigit() else value

    def number(self, number: int) -> str:
        """A number as it is written."""
        return format_decimal(number, locale=self.locale)

    def bounds(self, bounds: Bounds | None) -> str:
        """A number between bounds; that none is told, where it is None."""
        if bounds is None:
            return self.say("nobody_says")
        low, high = bounds
        if high is None:
            return self.say("at_least", low=self.number(low))
        return (
            self.number(low) if low == high else self.say("to", low=self.number(low), high=self.number(high))
        )

    def code(self, of: str, code: str | None) -> str:
        """The label of a code of a vocabulary; an unknown code as it is."""
        found = vocabulary(of).get(code or "")
        return (found.labels.get(self.language) or found.labels["en"]) if found is not None else code or ""

    def country(self, code: str | None) -> str:
        """The name of a country; empty where none is told."""
        return str(self.locale.territories.get(code or "", code or ""))

    def unit(self, name: str, country: str | None) -> str:
        """A province or district by its name in this language; as it is where no source has one."""
        return unit_name(name, country or "", self.language) or name

    def place(self, where: Where | None) -> str:
        """A place with what it lies in, the smallest first."""
        if where is None:
            return self.say("no_place")
        named = [*(self.unit(name, where.country) for name in where.names), self.country(where.country)]
        return self.say("between").join(dict.fromkeys(filter(None, named))) or self.say("no_place")

    def who(self, party: ToldParty) -> str:
        """Somebody who took part, by name, by label, or by what they are; with what is told of them."""
        about = [party.age, party.sex and self.code("sex", party.sex), party.role]
        about += [self.bounds(party.count)] if party.count is not None else []
        told = self.say("between").join(filter(None, about))
        name = self.label(party.who) or self.kind(party.kind)
        return f"{name} ({told})" if told else name

    def label(self, who: str) -> str:
        """A name, or a label in this language."""
        code = who.removeprefix(_PERSON)
        return self.say("person_label", label=code) if code != who else who

    def kind(self, name: str) -> str:
        """What a kind of subject is called."""
        found = kinds().get(name)
        return (found.labels.get(self.language) or found.labels["en"]) if found is not None else name

    def day(self, told: str | None) -> str:
        """A date (EDTF) as exactly as it is told; what is no date as it is."""
        return _date(self, told) if told else self.say("no_date")

    def short(self, told: str) -> str:
        """A date as it stands beneath an axis."""
        if len(told) == len("2024-05") and edtf.is_valid(told) and "X" not in told and told[:4].isdigit():
            return format_date(date(int(told[:4]), int(told[5:]), 1), "LLL y", locale=self.locale)
        return self.day(told)


_PHRASES = {
    "or": ("or",),
    "between": ("to", "low", "high"),
    "from": ("from", "date"),
    "until": ("until", "date"),
    "not_certain": ("no_date",),
    "about": ("about", "date"),
    "uncertain": ("uncertain", "date"),
    "no_year": ("no_year", "date"),
    "decade": ("decade", "year"),
    "century": ("century", "year"),
}
"""What the words of a date are called among the messages, and what stands in them."""


@lru_cache(maxsize=8192)  # lists tell the same few dates again and again
def _date(tongue: Tongue, told: str) -> str:
    def say(what: str, /, **values: str) -> str:
        message, *names = _PHRASES[what]
        return tongue.say(message, **dict(zip(names, values.values(), strict=True)))

    return dates.date_words(told, say, tongue.locale)
