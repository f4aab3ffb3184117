"""The words of the documents in each language that they can be in, and how numbers and dates are said in it.

The words lie in ``texts/``, one file a language, and not in the catalogue of the web interface: this room is
below it, and a document must read the same whatever language the interface is in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from babel import Locale
from babel.numbers import format_decimal

from gawah import yamldata
from gawah.errors import DataError
from gawah.schema import derived, kinds, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.register.compare import Bounds

_LETTERS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LANGUAGES = ("en", "ur")
"""The languages that documents can be in."""


@cache
def texts(lang: str) -> Mapping[str, str]:
    """All texts of a language, by name.

    Raises:
        DataError: there is none for it.
    """
    if lang not in LANGUAGES:
        raise DataError("there are no words for documents in %(lang)s", lang=lang)
    return {
        name: str(told) for name, told in yamldata.load(files(__package__) / "texts" / f"{lang}.yaml").items()
    }


@dataclass(frozen=True)
class Words:
    """How things are said in one language."""

    lang: str

    def __call__(self, name: str, /, **args: object) -> str:
        """A text with what belongs into it; numbers are said as the language says them."""
        told = texts(self.lang).get(name)
        if told is None:
            raise DataError("there is no text %(name)s for documents", name=name)
        said = {key: self.number(value) if isinstance(value, int) else value for key, value in args.items()}
        return told % said

    def number(self, number: int) -> str:
        """A whole number in the digits of the language."""
        return format_decimal(number, locale=self.lang)

    def bounds(self, told: Bounds | None) -> str:
        """A count as people say it: ``3``, ``at least 3``, ``3 to 7``; empty where nobody says."""
        if told is None:
            return ""
        low, high = told
        if high is None:
            return self("at_least", number=low)
        return self.number(low) if low == high else self("from_to", low=low, high=high)

    def code(self, name: str, code: str) -> str:
        """The label of a code; an unknown code as it is."""
        known = vocabulary(name).get(code)
        return known.labels.get(self.lang, code) if known is not None else code

    def prop(self, kind: str, name: str) -> str:
        """The label of a property."""
        about = kinds()[kind].props.get(name) if kind in kinds() else None
        about = about or derived(kind, name)
        return about.labels.get(self.lang, name) if about is not None else name

    def country(self, code: str) -> str:
        """The name of a country."""
        return str(Locale.parse(self.lang).territories.get(code, code))

    def place(self, names: Iterable[str], code: str | None) -> str:
        """A place and what it lies in, with the country once, in this language."""
        if not code:
            return self.joined(names)
        called = {code, self.country(code), str(Locale("en").territories.get(code, code))}
        return self.joined([*(name for name in names if name not in called), self.country(code)])

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of one line, those that are empty left out."""
        return self("comma").join(part for part in parts if part)


def all_words() -> list[str]:
    """Every text of every language: what stands in a document whatever the register holds."""
    return [told for lang in LANGUAGES for told in texts(lang).values()]


def letters_of(told: str) -> str:
    """The stretches of letters in a hash, a signature or markup, which may sound like a name by chance."""
    return " ".join(_LETTERS.findall(told) + _LETTERS.findall(_CAMEL.sub(" ", told)))
