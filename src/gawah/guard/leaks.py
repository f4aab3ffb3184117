"""The leak check: whether something that is to leave gives away what is protected, in any spelling or script.

A name is found whole or by a word of it that tells who is meant, in other letters (طاہرہ, Tahira), in another
spelling (Tahera), parted, joined, turned round, and in every form that ``decoding`` takes off. What it cannot
see is said in ``docs/protect.md``.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.guard.decoding import readings
from gawah.guard.dull import Around, Dull
from gawah.guard.heard import common, is_name, may_be_of, wholes
from gawah.guard.innards import Closed, inside
from gawah.guard.points import Points
from gawah.guard.romanised import may_be_romanised, romanised
from gawah.guard.sounding import Sounding, longest, telling_words
from gawah.guard.spots import Spots
from gawah.guard.words import parts_of, tokens_of, words_of
from gawah.model.record import record
from gawah.resolve.names import read_name, word_similarity
from gawah.values.scripts import is_arabic, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.guard.words import Word

_SHORT = 5
"""Letters of a name that is found across the words of a text; a shorter one must stand word by word."""
_INSIDE = 8
"""Letters of a name that is found inside a longer word."""
_TELLING = 3
"""Letters of a word that tells by itself who is meant."""
_ALIKE = {"script": 0.9, "spelling": 0.93}
"""How alike two words must be: in two scripts, and in two spellings."""
_RUN = 12
"""Words of a text that a name may be parted into."""


@lru_cache(maxsize=64)
def fixed_in(text: str) -> frozenset[str]:
    """The words of what always stands in a file, as they are met in it: as they stand, and read otherwise."""
    tokens = {token for one in readings(text) for token in tokens_of(one)}
    return frozenset(folded for token in tokens for folded, _ in parts_of(token))


@record
class Secret:
    """What must not leave."""

    what: str
    """``name``, ``signer`` (found whole only), ``place`` or ``point`` (latitude and longitude)."""
    words: str
    about: str
    """The subject, or the document."""


@record
class Leak:
    """A protected value in what is to leave."""

    secret: Secret
    found: str
    """The words that give it away."""
    where: str
    """The file, and the part of it behind ``!``."""


def _in_scripts(secret: Secret) -> Iterator[Secret]:
    """A secret, and the same in Latin letters where it is of those that are put into such."""
    yield secret
    if may_be_romanised(secret.words):
        yield Secret(secret.what, romanised(secret.words), secret.about)


class Leaks:
    """What is protected, ready to be looked for."""

    def __init__(self, secrets: Iterable[Secret], harmless: Iterable[str] = ()) -> None:
        """Make an index.

        Args:
            secrets: what must not leave.
            harmless: words that leave by themselves: codes, names of districts, of bodies, and of those who
                are not protected. Alone they give nobody away; a whole name of somebody protected does.
        """
        self._whole: dict[str, list[Secret]] = defaultdict(list)
        self._alone: dict[str, list[Secret]] = defaultdict(list)
        self._sounding = Sounding()
        self._bearers: dict[str, list[Secret]] = defaultdict(list)
        """By the whole name."""
        self._points = Points[Secret]()
        self._spots = Spots[Secret]()
        self._called: dict[str, set[str]] = defaultdict(set)
        """What each place is called, by its id."""
        self._begun: set[str] = set()
        self._dull = Dull(self._tells, self._goes_on)
        self._around_words = Around(self._heard_at)
        self._reach = 1
        self.protect(secrets)
        self.harmless = {word for one in harmless for word in key(one).split()}

    def protect(self, secrets: Iterable[Secret]) -> None:
        """Look for more."""
        for secret in dict.fromkeys(one for given in secrets for one in _in_scripts(given)):
            self._add(secret)
            for name in wholes(secret.what, secret.words):
                self._begun |= {name[:end] for end in range(1, len(name))}
        self._dull.clear()
        self._around_words.clear()

    def allow(self, *more: str) -> None:
        """Let more words leave by themselves."""
        self.harmless |= {word for one in more for word in key(one).split()}
        self._around_words.clear()

    def allow_point(self, lat: float, lon: float) -> None:
        """Let the point of a unit leave, also where it is that of a place in it."""
        self._points.allow(lat, lon)

    def _add(self, secret: Secret) -> None:
        if secret.what == "point":
            self._points.protect(secret.words, secret)
            return
        for name in wholes(secret.what, secret.words):
            self._whole[name].append(secret)
        if secret.what == "place":
            self._spots.protect(secret.words, secret)
            self._called[secret.about].add(secret.words)
            self._reach = max(self._reach, self._spots.longest + 1)
            return
        if not self._bearers[secret.words]:
            self._sounding.add(secret.words)
            self._reach = max(self._reach, longest(secret.words) + 1)
        self._bearers[secret.words].append(secret)
        if secret.what == "name":
            for person in read_name(secret.words):
                for word in telling_words(person.words):
                    if len(word) >= _TELLING:
                        self._alone[word].append(secret)

    def is_bearer(self, name: str) -> bool:
        """Whether somebody protected is called so as a whole, in any spelling or script."""
        words = words_of(name)
        for at, word in enumerate(words):
            if any(found for _, found in self._whole_at(words, at, is_alone=False)):
                return True
            for part, names in self._sounding.of(word.key):
                if any(self._around(one, words, at) for one in self._sounding.backed(names, part, words, at)):
                    return True
        return False

    def tells(self, text: str) -> bool:
        """Whether a text gives anything away."""
        return next(self._in_text(text, ""), None) is not None

    def in_text(self, text: str, where: str = "") -> tuple[Leak, ...]:
        """What a text gives away, each thing once."""
        return tuple(dict.fromkeys(self._in_text(text, where)))

    def in_file(self, name: str, data: bytes, fixed: str = "") -> tuple[Leak | Closed, ...]:
        """What a file gives away, wherever in it; and what of it cannot be looked into.

        Args:
            name: under which it leaves.
            data: its bytes.
            fixed: words that stand in it whatever the register holds: alone they give nobody away here.
        """
        if not fixed:
            return tuple(dict.fromkeys(self._in_file(name, data)))
        known, self.harmless = self.harmless, self.harmless | fixed_in(fixed)
        self._around_words.clear()
        try:
            return tuple(dict.fromkeys(self._in_file(name, data)))
        finally:
            self.harmless = known
            self._around_words.clear()

    def _in_file(self, name: str, data: bytes) -> Iterator[Leak | Closed]:
        for one in inside(name, data):
            if isinstance(one, Closed):
                yield one
            else:
                yield from self._in_text(one.words, one.where, is_name=one.is_name)

    def _in_text(self, text: str, where: str, *, is_name: bool = False) -> Iterator[Leak]:
        reach = max(self._reach, _RUN)
        for one in readings(text):
            for words, live in self._dull.rest(one, reach, is_name=is_name):
                for at in live:
                    heard = self._around_words.at(words, at, self._reach)
                    for secret, found in (*self._whole_at(words, at), *heard):
                        yield Leak(secret, found, where)
            yield from (Leak(secret, found, where) for secret, found in self._points.in_text(one))

    def _tells(self, word: str) -> bool:
        """Whether anything may be found at a word whatever stands beside it."""
        is_part = len(word) > _INSIDE and next(self._inside(word), None) is not None
        is_heard = bool(self._sounding.of(word)) or self._spots.may_begin(word)
        return is_part or is_heard or word in self._whole or word in self._alone

    def _goes_on(self, letters: str) -> bool:
        """Whether letters are a whole name, or the beginning of one."""
        return letters in self._begun or letters in self._whole

    def _whole_at(
        self, words: Sequence[Word], at: int, *, is_alone: bool = True
    ) -> Iterator[tuple[Secret, str]]:
        """Whole names that begin at a word, letter for letter, and a word that tells alone."""
        first = words[at]
        if len(first.key) > _INSIDE:
            yield from self._inside(first.key)
        joined = ""
        for end in range(at, min(at + _RUN, len(words))):
            if words[end].stretch != first.stretch:
                break
            joined += words[end].key
            many = end - at + 1
            for secret in self._whole.get(joined, ()):
                if self._counts(secret, words[at : end + 1], many):
                    yield secret, " ".join(word.key for word in words[at : end + 1])
            if joined not in self._begun:
                break
        if is_alone and first.key not in self.harmless:
            for secret in self._alone.get(first.key, ()):
                yield secret, first.key

    def _counts(self, secret: Secret, words: Sequence[Word], many: int) -> bool:
        """Whether words that are a whole name, letter for letter, give it away."""
        if secret.what == "place" and not words[0].is_like_a_name:
            return False
        if all(word.key in self.harmless for word in words) and (many == 1 or secret.what == "place"):
            return False
        length = sum(len(word.key) for word in words)
        return length >= _SHORT or many == len(key(secret.words).split())

    def _inside(self, word: str) -> Iterator[tuple[Secret, str]]:
        """Whole names inside a longer word, as in the name of a file."""
        for start in range(len(word) - _INSIDE + 1):
            for end in range(start + 1, len(word) + 1):
                part = word[start:end]
                if end - start >= _INSIDE and part != word:
                    found = (one for one in self._whole.get(part, ()) if not self._is_open(one, part, word))
                    yield from ((secret, word) for secret in found)
                if part not in self._begun:
                    break

    def _is_open(self, secret: Secret, part: str, word: str) -> bool:
        """Whether a whole name inside a longer word may leave as it may by itself.

        Between tags a label and a value are one word: "PlaceTorva" tells no more than "Torva".
        """
        if part in self.harmless:
            return True
        if secret.what != "place":
            return False
        # A village may be called as its district begins, and the district may be told.
        return self.harmless.issuperset(key(secret.words).split()) or self._is_joined(word)

    def _is_joined(self, word: str) -> bool:
        """Whether a word is nothing but words, one after the other, that leave by themselves."""
        ends = {0}
        for end in range(1, len(word) + 1):
            if any(end - start >= _TELLING and word[start:end] in self.harmless for start in ends):
                ends.add(end)
        return len(word) in ends

    def _heard_at(self, words: Sequence[Word], at: int) -> Iterator[tuple[Secret, str]]:
        """Names that sound like the words around one."""
        word = words[at]
        for part, names in self._sounding.of(word.key):
            is_alone = word.key not in self.harmless and self._is_alone(word, part)
            for name in sorted(names) if is_alone else ():
                yield from ((one, word.key) for one in self._bearers[name] if one.what == "name")
            for name in self._sounding.backed(names, part, words, at):
                if (found := self._around(name, words, at)) is not None:
                    bearers = self._bearers[name]
                    yield from ((one, found) for one in bearers if not (is_alone and one.what == "name"))

        for secret, found in self._spots.at(words, at, self.harmless.__contains__):
            if not self._is_told(secret.about):
                yield secret, found

    def _is_told(self, place: str) -> bool:
        """Whether a place may be told by one of its names, as a city by that of its district.

        In another spelling it tells no more.
        """
        return any(self.harmless.issuperset(key(name).split()) for name in self._called[place])

    def _is_alone(self, word: Word, part: str) -> bool:
        """Whether a word by itself is a telling word of a name in another spelling or script."""
        if part not in self._alone or len(word.key) < _TELLING or word.key in common():
            return False
        alike = word_similarity(word.key, part)
        if is_arabic(word.key) != is_arabic(part):
            return alike >= _ALIKE["script"]
        return word.is_like_a_name and alike >= _ALIKE["spelling"]

    def _around(self, name: str, words: Sequence[Word], at: int) -> str | None:
        """The words around one that are a name in another spelling or order; None where they are not.

        Words that leave by themselves, as "killed" and "low" of the head of a column, are a name only letter
        for letter.
        """
        many = longest(name)
        first, last = max(0, at - many), min(len(words), at + many + 1)
        like = {n for n in range(first, last) if n == at or may_be_of(words[n].key, name)}
        for length in range(1, many + 2 if len(like) > 1 else 2):
            for start in range(max(0, at - length + 1), min(at, len(words) - length) + 1):
                some = words[start : start + length]
                if length > 1 and len(like.intersection(range(start, start + length))) < 2:
                    continue
                if some[0].stretch != some[-1].stretch or all(word.key in self.harmless for word in some):
                    continue
                if is_name(some, name):
                    return " ".join(word.key for word in some)
        return None
