"""How alike two names of people are, and which of their words say so.

A name is taken apart first: titles, whose child or spouse somebody is, and other names ("alias"). Its words are then
matched by their sounds, whatever their order and script, joined or parted ("Noor Ullah", "Noorullah"). Words that many
names hold (Muhammad, Khan) tell little. What one name leaves out is no evidence; what each has and the other has not
speaks against, and so does another father.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gawah import yamldata
from gawah.languages import codes, table
from gawah.model.record import record
from gawah.resolve.known import known_as
from gawah.resolve.spellings import similarity, sounding
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

THRESHOLD = 0.65
"""From which score on two names are taken for one person's; chosen on the development rows of ``eval/names``."""
_COMMON = 0.3
"""What a word weighs that many names hold; another weighs 1."""
_LEFT_OUT = 0.25
"""What a word costs that one name leaves out, as a share of its weight."""
_ALIKE = 0.8
"""Words below it are others: they are not matched at all."""
_OTHER = 0.6
"""How alike two words are at most that are known to be two names."""
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
    found = tuple(_person(part) for part in _words()["alias"].split(text) if key(part))
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


def _person(text: str) -> Person:
    parts = _words()["relation"].split(text, maxsplit=1)
    words = _split(parts[0])
    return Person(words, _split(parts[1]) if len(parts) > 1 else ())


def _split(text: str) -> tuple[str, ...]:
    """The words of a name, folded; titles are left out, what joins two goes with the first."""
    told = _words()
    raw = [told["letters"].get(word, word) for word in key(text.replace("-", " ").replace(".", ". ")).split()]
    words: list[str] = []
    for word in raw:
        if word in told["joints"] and words:
            words[-1] += word
        else:
            words.append(told["short"].get(word, word))
    named = [word for word in words if word not in told["titles"]]
    return tuple(named or words)


def _compare(left: Person, right: Person) -> Likeness:
    matched = list(_matches(left.words, right.words))
    taken = [{at for one in matched for at in one[side]} for side in (1, 2)]
    rest = [
        [word for at, word in enumerate(words) if at not in taken[side]]
        for side, words in enumerate((left.words, right.words))
    ]
    weighed = [(one[0], min(_weight(left.words, one[1]), _weight(right.words, one[2]))) for one in matched]
    told = sum(alike * weight for alike, weight in weighed)
    short = sum((1 - alike) * weight for alike, weight in weighed)
    weights = [sum(max(_weigh(word), _COMMON) for word in words) for words in rest]
    against = 2.5 * min(weights) + _LEFT_OUT * (max(weights) - min(weights)) + short
    score = told / (told + against) if told else 0.0
    if told < 0.8 * max(_weigh(word) for word in (*left.words, *right.words)):
        score *= 0.6  # nothing is shared but what many are called
    score *= _of_relatives(left.relative, right.relative)
    return Likeness(
        round(min(score, 1.0), 6),
        tuple(
            (" ".join(left.words[at] for at in one[1]), " ".join(right.words[at] for at in one[2]))
            for one in matched
        ),
        (*rest[0], *rest[1]),
    )


def _of_relatives(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """What the names of two parents or spouses say: nothing where one is not told, much where they are others."""
    if not left or not right:
        return 1.0
    score = _compare(Person(left), Person(right)).score
    return 1.0 if score >= 0.75 else 0.5 + score / 2 if score >= 0.6 else 0.5


Match = tuple[float, tuple[int, ...], tuple[int, ...]]


def _matches(left: tuple[str, ...], right: tuple[str, ...]) -> Iterator[Match]:
    """The words that stand for each other, the likest first; each word once. Two or three may stand for one."""
    found: list[Match] = []
    for one in _runs(left):
        for other in _runs(right):
            if len(one) == 1 or len(other) == 1:
                alike = word_similarity("".join(left[at] for at in one), "".join(right[at] for at in other))
                if alike >= _ALIKE:
                    found.append((alike, one, other))
    found.sort(key=lambda match: (-match[0] - 0.02 * (len(match[1]) + len(match[2])), match[1], match[2]))
    taken: tuple[set[int], set[int]] = (set(), set())
    for alike, one, other in found:
        if taken[0].isdisjoint(one) and taken[1].isdisjoint(other):
            taken[0].update(one)
            taken[1].update(other)
            yield alike, one, other


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
        return _of_initial(*sorted((left, right), key=len))
    alike = similarity(left, right)
    if alike < _ALIKE - 0.1:
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
    return 0.5 if len(word) == 1 else _COMMON if word in _words()["common"] else 1.0


@cache
def _words() -> dict[str, Any]:
    told = yamldata.load(files(__package__) / "names.yaml")
    titles = {
        word for code in codes() for word in _phrases(str(table(code, "names").get("honorifics") or ""))
    }
    titles |= {word for one in str(told["titles"]).split() for word in key(one).split()}
    relations = {
        one.strip() for code in codes() for one in str(table(code, "names").get("relations") or "").split(",")
    }
    common = {word for one in str(told["common"]).split() for word in key(one).split()}
    return {
        "common": frozenset(common),
        "titles": frozenset(word for word in titles - common if len(word) > 1),
        "short": {key(one): key(str(other)) for one, other in told["short"].items()},
        "letters": {key(one): key(str(other)) for one, other in told["letters"].items()},
        "joints": frozenset(str(told["joints"]).split()),
        "alias": _between(told["alias"]),
        "relation": _between({*relations, *told["relations"]} - {""}),
    }


def _phrases(listed: str) -> Iterator[str]:
    yield from (word for word in (key(one) for one in listed.split(",")) if word and " " not in word)


def _between(phrases: Iterable[str]) -> re.Pattern[str]:
    """What parts a text at some phrases, as whole words."""
    either = "|".join(sorted((re.escape(one) for one in phrases), key=len, reverse=True))
    return re.compile(rf"(?:^|[\s,،(]+)(?:{either})(?=[\s.])[\s.]*", re.IGNORECASE)
