"""How alike two names of people are, and which of their words say so.

A name is taken apart first: titles, whose child or spouse somebody is, and other names ("alias"). Its
words are then matched by their sounds, whatever their order and script, joined or parted ("Noor Ullah",
"Noorullah"). Words that many names hold (Muhammad, Khan) tell little. What one name leaves out is no
evidence; what each has and the other has not speaks against, and so does another father.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

from gawah import yamldata
from gawah.languages import codes, table
from gawah.model.record import record
from gawah.resolve.known import known_as
from gawah.resolve.spellings import frames, similarity, sounding
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

THRESHOLD = 0.65
"""From which score on two names are one person's; chosen on the development rows of ``eval/names``."""
_COMMON = 0.3
"""What a word weighs that many names hold; another weighs 1."""
_LEFT_OUT = 0.25
"""What a word costs that one name leaves out, as a share of its weight."""
_AGAINST = 2.5
"""What it costs that each name has a word that the other has not, as a share of the lighter one's weight."""
_TELLING = 0.8
"""The share of a telling word's weight that two names must have in common."""
_ALIKE = 0.8
"""Words below it are others: they are not matched at all."""
_OTHER = 0.6
"""How alike two words are at most that are known to be two names, or share nothing telling."""
_NAMES = 65_536


@record
class Person:
    """A name, taken apart."""

    words: tuple[str, ...]
    """Folded, without titles; initials are single letters."""
    relative: tuple[str, ...] = ()
    """The words of the name of the parent or spouse, where one is told."""


@record
class Likeness:
    """What comes of comparing two names."""

    score: float
    """From 0 to 1: the model's, no probability."""
    matched: tuple[tuple[str, str], ...]
    """The words that speak for one person, of the one name and of the other."""
    unmatched: tuple[str, ...]
    """The words that are in one alone."""


@lru_cache(maxsize=_NAMES)
def read_name(text: str) -> tuple[Person, ...]:
    """A name taken apart: one for each name that the person is given (``Amin alias Mino``)."""
    found = tuple(_person(part) for part in _words().alias.split(text) if key(part))
    kept = tuple(one for one in found if one.words)
    relative = next((one.relative for one in kept if one.relative), ())
    return tuple(Person(one.words, one.relative or relative) for one in kept)


@lru_cache(maxsize=_NAMES)
def compare_names(left: str, right: str) -> Likeness:
    """How alike two names are: the best that any name of the one and any of the other come to.

    The order of the two changes nothing but the order of the words that are told.
    """
    found = [_compare(one, other) for one in read_name(left) for other in read_name(right)]
    return max(found, key=lambda one: one.score, default=Likeness(0.0, (), ()))


def sound_keys(name: str) -> frozenset[str]:
    """What two names of one person nearly always share at least one of: the frames of their telling words.

    A name that has none but those that many are called gives the frames of all its words.
    """
    words = [word for one in read_name(name) for word in one.words if len(word) > 1]
    telling = [word for word in words if word not in _words().common] or words
    return frozenset(frame for word in telling for frame in frames(word) if len(frame) > 1)


@lru_cache(maxsize=_NAMES)
def sounds_in_pairs(name: str) -> frozenset[str]:
    """What two full names of one person nearly always share at least one of, and other people's seldom do.

    The frames of any two of its words, in order of the alphabet; a name of one word has none.
    """
    framed = [[frames(word) for word in one.words if len(word) > 1] for one in read_name(name)]
    return frozenset(
        " ".join(sorted((left, right)))
        for words in framed
        for one, other in combinations(words, 2)
        for left in one
        for right in other
    )


def _person(text: str) -> Person:
    parts = _words().relation.split(text, maxsplit=1)
    words = _split(parts[0])
    return Person(words, _split(parts[1]) if len(parts) > 1 else ())


def _split(text: str) -> tuple[str, ...]:
    """The words of a name, folded; titles are left out, what joins two goes with the first."""
    told = _words()
    raw = [told.letters.get(word, word) for word in key(text.replace("-", " ").replace(".", ". ")).split()]
    words: list[str] = []
    for word in raw:
        if word in told.joints and words:
            words[-1] += word
        else:
            words.append(told.short.get(word, word))
    named = [word for word in words if word not in told.titles]
    return tuple(named or words)


def _compare(left: Person, right: Person) -> Likeness:
    matched = tuple(_matches(left.words, right.words))
    rest = (
        _rest(left.words, (at for one in matched for at in one.left)),
        _rest(right.words, (at for one in matched for at in one.right)),
    )
    weighed = [
        (one.alike, min(_weight(left.words, one.left), _weight(right.words, one.right))) for one in matched
    ]
    told = sum(alike * weight for alike, weight in weighed)
    few, many = sorted(sum(map(_weigh, words)) for words in rest)
    against = (
        _AGAINST * few + _LEFT_OUT * (many - few) + sum((1 - alike) * weight for alike, weight in weighed)
    )
    score = told / (told + against) if told else 0.0
    if told < _TELLING * max(map(_weigh, (*left.words, *right.words))):
        score *= _OTHER  # nothing is shared but what many are called
    score *= _of_relatives(left.relative, right.relative)
    words = tuple((_join(left.words, one.left), _join(right.words, one.right)) for one in matched)
    return Likeness(round(score, 6), words, (*rest[0], *rest[1]))


def _rest(words: tuple[str, ...], taken: Iterable[int]) -> tuple[str, ...]:
    gone = frozenset(taken)
    return tuple(word for at, word in enumerate(words) if at not in gone)


def _join(words: tuple[str, ...], places: tuple[int, ...]) -> str:
    return " ".join(words[at] for at in places)


def _of_relatives(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """What the names of two parents or spouses say: nothing where one is not told, much where they differ."""
    if not left or not right:
        return 1.0
    score = _compare(Person(left), Person(right)).score
    return 1.0 if score >= 0.75 else 0.5 + score / 2 if score >= 0.6 else 0.5


@record
class _Match:
    """Words of two names that stand for each other, by their places."""

    alike: float
    left: tuple[int, ...]
    right: tuple[int, ...]


def _matches(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[_Match]:
    """The words that stand for each other, the likest first, each once. Two or three may stand for one."""
    found = [
        _Match(alike, one, other)
        for one in _runs(left)
        for other in _runs(right)
        if len(one) == 1 or len(other) == 1
        if (alike := word_similarity(_together(left, one), _together(right, other))) >= _ALIKE
    ]
    # Of what is nearly as alike, that which takes more words: "Noor Ullah" is more than "Noor".
    found.sort(
        key=lambda match: (-match.alike - 0.02 * len(match.left + match.right), match.left, match.right)
    )
    gone: tuple[set[int], set[int]] = (set(), set())
    for match in found:
        if gone[0].isdisjoint(match.left) and gone[1].isdisjoint(match.right):
            gone[0].update(match.left)
            gone[1].update(match.right)
            yield match


def _together(words: tuple[str, ...], places: tuple[int, ...]) -> str:
    return "".join(words[at] for at in places)


def _runs(words: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
    """The places of one word, or of two or three in a row; an initial is joined to nothing."""
    for many in (1, 2, 3):
        for at in range(len(words) - many + 1):
            if many == 1 or all(len(word) > 1 for word in words[at : at + many]):
                yield tuple(range(at, at + many))


@lru_cache(maxsize=_NAMES)
def word_similarity(left: str, right: str) -> float:
    """How alike two words of names are; an initial is like any word that it may stand for."""
    if left == right:
        return 1.0
    if len(left) == 1 or len(right) == 1:
        return _of_initial(left, right) if len(left) == 1 else _of_initial(right, left)
    alike = similarity(left, right, _ALIKE - 0.1)
    if not alike:
        return alike
    if _is_of_another_sex(left, right):
        return min(alike, _OTHER)
    one, other = known_as(left), known_as(right)
    if one and other:
        return max(alike, 0.97) if one & other else min(alike, _OTHER)
    return alike


def _is_of_another_sex(left: str, right: str) -> bool:
    """Whether one is the other with a woman's ending: Tahir, Tahira; جمیل, جمیلہ."""
    few, many = sorted((sounding(left).signs, sounding(right).signs), key=len)
    if len(few) == len(many):
        few, many = sorted((few, many), key=lambda signs: signs.endswith("a"))
    is_ending = many.endswith("a") and bool(few) and few[-1] not in "aeiouEOyYV"
    return is_ending and len(many) > 2 and few[-1] == many[:-1].rstrip("aeiouEO")[-1:]


def _of_initial(initial: str, word: str) -> float:
    begins = {word[:1], sounding(word).signs[:1]}
    return 0.9 if len(word) > 1 and begins & {initial, sounding(initial).signs[:1]} else 0.0


def _weight(words: tuple[str, ...], places: tuple[int, ...]) -> float:
    return sum(_weigh(words[at]) for at in places)


def _weigh(word: str) -> float:
    return 0.5 if len(word) == 1 else _COMMON if word in _words().common else 1.0


@record
class _Words:
    """The tables, made ready."""

    common: frozenset[str]
    titles: frozenset[str]
    short: Mapping[str, str]
    letters: Mapping[str, str]
    joints: frozenset[str]
    alias: re.Pattern[str]
    relation: re.Pattern[str]


@cache
def _words() -> _Words:
    told = yamldata.load(files(__package__) / "names.yaml")
    common = _folded(str(told["common"]))
    titles = _folded(str(told["titles"]))
    relations = set(told["relations"])
    for code in codes():
        names = table(code, "names")
        titles |= {
            word for one in str(names.get("honorifics") or "").split(",") if " " not in (word := key(one))
        }
        relations |= {one.strip() for one in str(names.get("relations") or "").split(",")}
    return _Words(
        common,
        frozenset(word for word in titles - common if len(word) > 1),  # a letter alone is an initial
        {key(one): key(str(other)) for one, other in told["short"].items()},
        {key(one): key(str(other)) for one, other in told["letters"].items()},
        frozenset(str(told["joints"]).split()),
        _between(told["alias"]),
        _between(relations - {""}),
    )


def _folded(listed: str) -> frozenset[str]:
    return frozenset(word for one in listed.split() for word in key(one).split())


def _between(phrases: Iterable[str]) -> re.Pattern[str]:
    """What parts a text at some phrases, as whole words."""
    either = "|".join(sorted((re.escape(one) for one in phrases), key=len, reverse=True))
    return re.compile(rf"(?:^|[\s,،(]+)(?:{either})(?=[\s.])[\s.]*", re.IGNORECASE)
