"""The forms of a verb from its base, by a language's table of endings and irregular verbs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gawah.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = ("base", "s", "past", "part", "ing")
"""The forms that a base stands for, in the order in which tables write them."""


def conjugated(phrase: str, lang: str) -> Iterator[tuple[str, str]]:
    """The forms of a phrase, each with what it is (one of ``FORMS``): "gun down" -> ("past", "gunned down").

    The first word that is no adverb is the verb ("fatally shoot"), unless others are marked: in
    "~beat and ~kick" both are. The other words stay as they are.

    Args:
        phrase: the verb in its base form, with the words that belong to it.
        lang: ISO 639-1 code; a language without ``inflection.yaml`` has no forms but the base.
    """
    words = phrase.split()
    marked = [at for at, word in enumerate(words) if word.startswith(_MARK)]
    verbs = marked or [next((at for at, word in enumerate(words) if not _is_adverb(word, lang)), 0)]
    words = [word.removeprefix(_MARK) for word in words]
    for number, form in enumerate(FORMS):
        told = (_forms(word, lang)[number] if at in verbs else word for at, word in enumerate(words))
        yield form, " ".join(told)


_MARK = "~"


def _is_adverb(word: str, lang: str) -> bool:
    """Whether a word may stand before a verb to say how."""
    data = table(lang, "inflection")
    return bool(data) and word.endswith(data["adverb"]) and word not in data["not_adverbs"]


@cache
def _forms(verb: str, lang: str) -> tuple[str, ...]:
    """The five forms of one verb; where a form has two, they are parted by a stroke."""
    data = table(lang, "inflection")
    if not data:
        return (verb,) * len(FORMS)
    irregular = data["irregular"].get(verb)
    if irregular is not None:
        return (verb, *irregular)
    regular = _ended(verb, data["endings"])
    if verb in data["doubling"]:
        return (verb, regular[0], *(verb + verb[-1] + end for end in data["doubled"]))
    return (verb, *regular)


def _ended(verb: str, endings: list[list[str]]) -> tuple[str, ...]:
    """The regular forms: by the first of the endings that the verb has."""
    for ending, *forms in endings:
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            return tuple(stem + form for form in forms)
    raise ValueError(f'no ending of inflection.yaml fits the verb {verb!r}: add ["", …] as the last')
