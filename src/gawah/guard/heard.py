"""Whether words of a text sound like a name: by consonants first, then by all that tells names apart."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah import yamldata
from gawah.resolve.names import THRESHOLD, compare_names, read_name, word_similarity
from gawah.resolve.spellings import frames
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gawah.guard.words import Word

_ALIKE = 0.9
"""How alike each word must be to its own where a name is written in small letters."""
_LONG = 40
"""Letters of a word that may be a name by its sound; a longer one is no word."""
_REMEMBERED = 65_536


def may_be_of(word: str, name: str) -> bool:
    """Whether a word may be one of a name by its consonants; most are not, which is seen at once."""
    return len(word) == 1 or not consonants(word).isdisjoint(_consonants_in(name))


@lru_cache(maxsize=_REMEMBERED)
def consonants(word: str) -> frozenset[str]:
    """The families of a word's consonants; none of what is too long to be a word."""
    return frames(word) if len(word) <= _LONG else frozenset()


@lru_cache(maxsize=_REMEMBERED)
def _consonants_in(name: str) -> frozenset[str]:
    return frozenset(frame for word in words_in(name) for frame in frames(word))


def words_in(name: str) -> tuple[str, ...]:
    """The words of a name, and any two in a row as one: Abdul Qadir is written Abdulqadir, too."""
    people = [person.words for person in read_name(name)]
    pairs = ("".join(pair) for words in people for pair in pairwise(words) if min(map(len, pair)) > 1)
    return (*(word for words in people for word in words), *pairs)


def is_name(some: Sequence[Word], name: str) -> bool:
    """Whether words are a name: in small letters only where each is very like its own."""
    likeness = compare_names(" ".join(word.key for word in some), name)
    if likeness.score < THRESHOLD or sum(len(part.split()) for _, part in likeness.matched) < 2:
        return False
    if all(word.is_like_a_name for word in some):
        return True
    return all(
        word_similarity(one.replace(" ", ""), part.replace(" ", "")) >= _ALIKE
        for one, part in likeness.matched
    )


@cache
def common() -> frozenset[str]:
    """Words of names that so many people bear that they tell nobody from others."""
    told: Mapping[str, object] = yamldata.load(files("gawah.resolve") / "names.yaml")
    return frozenset(word for one in str(told["common"]).split() for word in key(one).split())


def wholes(what: str, words: str) -> frozenset[str]:
    """A whole name as one word: with its titles, without them, and with its last word first."""
    if what == "point":
        return frozenset()
    found = {key(words).replace(" ", "")}
    for person in read_name(words) if what != "place" else ():
        found |= {"".join(person.words), "".join((*person.words[-1:], *person.words[:-1]))}
    return frozenset(found - {""})
