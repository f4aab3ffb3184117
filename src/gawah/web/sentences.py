"""Sentences of the floors below in the language of a person.

An error brings its sentence with it (``gawah.errors.Sentence``). What could not be read stands in the record
as English words, for good and sealed by the log: it is recognised by the templates that such sentences are
made of, which the catalogues mark. English is said as it comes, but for the times that it names.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, filled
from gawah.web.texts import KEPT, all_words, catalogue, isolated, mark
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.errors import One
    from gawah.web.texts import Words

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_LONGEST = 2_000
"""Characters of a sentence of the record that are compared with the templates."""
_SEMICOLON = mark("; ")


class UnknownError(LookupError):
    """A language has no words for a sentence."""


def in_words(told: Sentence | str, words: Words) -> str | None:
    """A sentence from below in a language; None where the language has no words for it.

    Args:
        told: a sentence, or what stands in the record.
        words: of the language.
    """
    if words.language == "en":
        return told if isinstance(told, str) else _in_english(told, words)
    if isinstance(told, str):
        return _recalled(told[:_LONGEST], words.language)
    try:
        return _Teller(words).say(told)
    except UnknownError:
        return None


def _in_english(sentence: Sentence, words: Words) -> str:
    def one(value: One) -> str:
        match value:
            case Sentence():
                return _in_english(value, words)
            case Term(of="at"):
                return words.moment(value.code)
        return str(value)

    return sentence.in_english(one)


@lru_cache(maxsize=500)
def _recalled(what: str, language: str) -> str | None:
    sentence = _recognised(what, language)
    return in_words(sentence, all_words()[language]) if sentence is not None else None


def _recognised(what: str, language: str) -> Sentence | None:
    """The sentence that some words are; of several templates the one with most words of its own."""
    for template, pattern in _templates(language):
        found = pattern.fullmatch(what)
        if found is not None:
            values = {
                name: _recognised(value, language) or value for name, value in found.groupdict().items()
            }
            return Sentence(template, **values)
    return None


@cache
def _templates(language: str) -> list[tuple[str, re.Pattern[str]]]:
    kept = [
        message.id
        for message in catalogue(language)
        if isinstance(message.id, str) and KEPT in message.auto_comments
    ]
    kept.sort(key=lambda template: (-len(_PLACEHOLDER.sub("", template)), template))
    return [(template, re.compile(_pattern(template), re.DOTALL)) for template in kept]


def _pattern(template: str) -> str:
    return "".join(_parts(template))


def _parts(template: str) -> Iterator[str]:
    named: set[str] = set()
    for number, part in enumerate(_PLACEHOLDER.split(template)):
        if not number % 2:
            yield re.escape(part)
        elif part in named:
            yield f"(?P={part})"
        else:
            named.add(part)
            yield f"(?P<{part}>.+?)"


class _Teller:
    """Says sentences and what they name in one language other than English."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._wording = Wording(words)
        self._between = (words.gettext(", "), words.gettext(_SEMICOLON))

    def say(self, sentence: Sentence) -> str:
        """A sentence.

        Raises:
            UnknownError: the language has no words for it.
        """
        template = self._template(sentence)
        return filled(template, sentence.values, self._one, self._between)

    def _template(self, sentence: Sentence) -> str:
        if not _PLACEHOLDER.sub("", sentence.template).strip(" .:()="):
            return sentence.template  # nothing but values
        messages = self._words.translations
        if sentence.many:
            number = sentence.values["num"]
            found = messages.ungettext(sentence.template, sentence.many, int(str(number)))
        else:
            found = messages.ugettext(sentence.template)
        if found in (sentence.template, sentence.many):
            raise UnknownError(sentence.template)
        return found

    def _one(self, value: One) -> str:
        match value:
            case Sentence():
                return self.say(value)
            case Term():
                return self._term(value)
            case int():
                return self._words.number(value)
        return isolated(value)

    def _term(self, term: Term) -> str:
        kind = term.of.removeprefix("prop:")
        if term.of == "at":
            return self._words.moment(term.code)
        if term.of == "word":
            return self._wording.word(term.code)
        if kind != term.of:
            return self._wording.prop(kind, term.code)
        if term.of == "kind":
            return self._wording.kind(term.code)
        if term.of == "block":
            return self._wording.block(term.code)
        return self._wording.code(term.of, term.code)
