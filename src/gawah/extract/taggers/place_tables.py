"""The tables of :mod:`gawah.extract.taggers.places`, made ready once for each language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.extract.taggers.lexicon import (
    Phrases,
    item_keys,
    items,
    keys_in,
    phrases_in,
    split_keys,
    typed_phrases,
)
from gawah.languages import codes, table
from gawah.model.record import record
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable


@record
class Tables:
    """What one language says around the names of places."""

    cased: bool
    """Whether its script has capitals."""
    small_demonyms: bool
    """Whether its words for a country's people begin with a small letter."""
    noun_capitals: bool
    """Whether all nouns begin with one, so that a capital beside a name says nothing."""
    locative: Phrases[str]
    locative_after: Phrases[str]
    towards: Phrases[str]
    skipped: frozenset[str]
    types: Phrases[str]
    types_after: Phrases[str]
    of: frozenset[str]
    link: frozenset[str]
    inner: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    sayings: frozenset[str]
    bodies: frozenset[str]
    owned: frozenset[str]
    never: frozenset[str]
    ordinary: frozenset[str]
    common: frozenset[str]
    """Words that begin with a capital at times and are no name."""
    movable: frozenset[str]
    """Words of place that people and things follow too, so that they alone make no place of a name."""
    plain: frozenset[str]
    """All words that are no name by themselves."""
    saints: frozenset[str]
    numbered: Phrases[str]
    """Words that a number makes the name of a village."""
    ends: frozenset[str]
    prefixes: tuple[tuple[str, str], ...]
    """Particles written onto a word, each with what stands in its place."""
    article: str
    """The article written onto a noun, which names are spelt with and without."""
    demonyms: Phrases[str]
    called_after: Phrases[str]
    """Phrases that an unknown place's name of one word stands before."""
    suffixes: frozenset[str]
    """Words for a kind of place that end its name."""
    joined: str
    """The sign on a word's end that binds the next one to it."""
    demonym_words: frozenset[str]
    """What :attr:`demonyms` begin with."""
    numbered_words: frozenset[str]
    """What :attr:`numbered` begin with."""
    calling: frozenset[str]
    """What :attr:`types` and :attr:`called_after` begin with."""
    within: frozenset[str]
    """The small words that may stand inside an unknown name: "el", "ul"; not "and", "of"."""
    following: frozenset[str]
    """What :attr:`types_after` and :attr:`locative_after` begin with."""
    leading: frozenset[str]
    """What may end the words before a name that say it is a place."""


def _demonyms(data: dict[str, Any]) -> Phrases[str]:
    """Each word for a country's people with each ending, to the country's code."""
    endings = ("", *items(data, "demonym_endings"))
    prefixes = ("", *items(data, "demonym_prefixes"))
    groups = data.get("demonyms") or {}
    return Phrases(
        [
            (prefix + word + ending, str(code))
            for code in groups
            for word in items(groups, code)
            for ending in endings
            for prefix in prefixes
        ]
    )


@cache
def _names(*lists: str) -> frozenset[str]:
    """The given names or surnames of all languages: a report names people of any."""
    return frozenset().union(*(keys_in(table(code, "names"), name) for code in codes() for name in lists))


def _signs_and_keys(data: dict[str, Any], name: str) -> frozenset[str]:
    """The words and signs of a list, as they are and folded."""
    words = str(data.get(name) or "").split()
    return frozenset(words) | keys_in(data, name)


def _first_keys(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(split_keys(phrase)[0] for phrase in phrases if split_keys(phrase))


def _last_keys(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(split_keys(phrase)[-1] for phrase in phrases if split_keys(phrase))


@cache
def tables(code: str) -> Tables:
    """The tables of one language."""
    data = table(code, "places")
    skipped = item_keys(data, "skipped")
    inner, ordinary, common = (keys_in(data, name) for name in ("inner", "ordinary", "common"))
    after = phrases_in(data, "locative_after")
    link = _signs_and_keys(data, "link")
    groups = data.get("types") or {}
    kinds = [phrase for group in groups for phrase in items(groups, group)]
    of = _first_keys(items(data, "of"))
    types = typed_phrases(data, "types")
    types_after = typed_phrases(data, "types_after") or types
    demonyms, numbered, called_after = (
        _demonyms(data),
        phrases_in(data, "numbered"),
        phrases_in(data, "called_after"),
    )
    return Tables(
        cased=table(code, "language").get("script") not in {"Arab", "Deva", "Beng", "Hebr"},
        small_demonyms=bool(data.get("small_demonyms")),
        noun_capitals=bool(data.get("noun_capitals")),
        locative=phrases_in(data, "locative"),
        locative_after=after,
        towards=phrases_in(data, "towards"),
        skipped=skipped,
        types=types,
        types_after=types_after,
        of=of,
        link=link,
        inner=inner,
        titles=keys_in(data, "titles"),
        given=_names("female", "male"),
        surnames=_names("surnames"),
        sayings=keys_in(data, "sayings"),
        bodies=keys_in(data, "bodies"),
        owned=keys_in(data, "owned"),
        never=keys_in(data, "never"),
        ordinary=ordinary,
        common=common,
        plain=ordinary | common | inner | skipped | keys_in(data, "titles"),
        movable=keys_in(data, "movable"),
        saints=keys_in(data, "saints"),
        numbered=numbered,
        ends=keys_in(data, "ends") | _first_keys(kinds),
        prefixes=tuple((key(p.partition("=")[0]), key(p.partition("=")[2])) for p in items(data, "prefixes")),
        article=key(str(data.get("article") or "")),
        demonyms=demonyms,
        called_after=called_after,
        suffixes=keys_in(data, "suffixes"),
        joined=str(data.get("joined") or "").strip(),
        demonym_words=frozenset(demonyms.first),
        numbered_words=frozenset(numbered.first),
        calling=frozenset({*types.first, *called_after.first}),
        within=inner - link,
        following=frozenset({*types_after.first, *after.first}),
        leading=of | skipped | _last_keys((*kinds, *items(data, "locative"))),
    )


@cache
def own_tables(lang: str) -> Tables | None:
    """The tables of a language itself, or None where there are none."""
    return tables(lang) if lang in codes() and table(lang, "places") else None


@cache
def language_for(lang: str, is_arabic: bool) -> str:  # noqa: FBT001 (part of a cache key)
    """The language whose tables serve a text: its own, or one of the same script."""
    if own_tables(lang) is not None:
        return lang
    script = "Arab" if is_arabic else "Latn"
    fitting = [c for c in codes() if table(c, "places") and table(c, "language").get("script") == script]
    if "en" in fitting or not fitting:
        return "en"
    return fitting[-1]
