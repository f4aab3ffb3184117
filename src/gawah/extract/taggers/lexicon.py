"""Words as the name taggers see them, and the phrase tables they look things up in.

All look-ups go by :func:`gawah.values.scripts.key`; offsets stay those of the page.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from gawah.extract.page import EMPHASIS, columns
from gawah.extract.taggers.words import SEEN, Word, Words, split_keys
from gawah.languages import codes, table
from gawah.values.learnt import Learnt
from gawah.values.scripts import is_arabic, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gawah.extract.page import Page, Sentence

__all__ = [
    "Phrases",
    "Word",
    "Words",
    "item_keys",
    "items",
    "keys_in",
    "known_language",
    "language_of",
    "phrases_in",
    "split_keys",
    "typed_phrases",
    "word_list",
    "words_between",
]

V = TypeVar("V")

_GLUED = re.compile(r"[a-zà-ÿ]{3}(?=[A-Z][a-z]+$)")
_ELIDED = re.compile(r"([^\W\d_]{1,7})['’](?=\w)")


def word_list(page: Page, sentence: Sentence) -> Words:
    """The words and signs of a sentence."""
    known = page.seen.get(sentence.index)
    if known is None:
        known = page.seen[sentence.index] = _read_words(page, sentence)
    return known


def _read_words(page: Page, sentence: Sentence) -> Words:
    starts, _, texts = page.columns(sentence)
    if page.has_emphasis and not EMPHASIS.isdisjoint(texts):
        kept = [at for at, text in enumerate(texts) if text not in EMPHASIS]
        starts, texts = [starts[at] for at in kept], [texts[at] for at in kept]
    return _words(starts, texts, language_of(page, sentence))


def words_between(content: str, start: int, end: int, code: str) -> Words:
    """The words and signs of a stretch that is no sentence of a page."""
    starts, _, texts = columns(content, start, end)
    return _words(starts, texts, code)


def _words(starts: list[int], texts: list[str], code: str) -> Words:
    """Words that begin at some places, those of them in two that their language cuts in two."""
    cuts = _cuts(code)
    if any(map(cuts.__getitem__, texts)):
        pieces = [(start, text, cuts[text]) for start, text in zip(starts, texts, strict=True)]
        starts = [place for start, _, at in pieces for place in ((start, start + at) if at else (start,))]
        texts = [part for _, text, at in pieces for part in ((text[:at], text[at:]) if at else (text,))]
    return Words(list(map(SEEN.__getitem__, texts)), starts)


@cache
def _cuts(code: str) -> Learnt[str, int]:
    """Where a language cuts a word, or 0: behind an article or "and" run into it, a name before a date."""
    data = table(code, "names")
    ordinary, elided, bound = keys_in(data, "ordinary"), keys_in(data, "elisions"), keys_in(data, "bound")
    after_bound = _after_bound(code) if bound else frozenset()

    def cut(text: str) -> int:
        if len(text) <= 2:
            return 0
        if (glued := _GLUED.search(text)) is not None and key(text[glued.end() :]) in ordinary:
            return glued.end()  # "DoeDecember": a byline run into its date
        if elided and (found := _ELIDED.match(text)) is not None and key(found.group(1)) in elided:
            return found.end()
        is_bound = bool(bound) and text[0] in bound and key(text) not in after_bound
        return 1 if is_bound and key(text[1:]) in after_bound else 0

    return Learnt(cut)


def _after_bound(code: str) -> frozenset[str]:
    """Words before which a bound particle is cut off: names, and what a body's name begins with."""
    data, bodies = table(code, "names"), table(code, "bodies")
    found = set(keys_in(data, "female") | keys_in(data, "male") | keys_in(data, "surnames"))
    for groups in (bodies.get("first_heads") or {}, bodies.get("known") or {}):
        for value in groups.values():
            for phrase in re.split(r"[,=\n]", str(value)):
                found.update(k for k in split_keys(phrase)[:1] if len(k) > 3)
    return frozenset(found)


class _Node(Generic[V]):
    """What follows the words of a phrase so far, and the value of the phrase that ends here."""

    __slots__ = ("next", "value")

    def __init__(self) -> None:
        self.next: dict[str, _Node[V]] = {}
        self.value: V | None = None


class Phrases(Generic[V]):
    """Phrases with a value each, found at a place in a list of words; the longest wins.

    Unlike :class:`gawah.extract.lexicon.Lexicon` it reads :class:`Word`, has no gaps and no alternatives
    (a slash may stand in a name), and also finds the phrase that ends at a place.
    """

    __slots__ = ("_backward", "_entries", "first")

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self.first: dict[str, _Node[V]] = {}
        """By the first word: a quick test whether any phrase begins with it."""
        self._entries: list[tuple[tuple[str, ...], V]] = []
        self._backward: dict[str, _Node[V]] | None = None
        for phrase, value in entries:
            keys = split_keys(phrase)
            if keys:
                self._entries.append((keys, value))
                _enter(self.first, keys, value)

    def at(self, words: Sequence[Word], index: int) -> tuple[int, V] | None:
        """How many words the longest phrase at a place takes, and its value."""
        node = self.first.get(words[index].key)
        if node is None:
            return None
        best: tuple[int, V] | None = None
        at, end = index + 1, len(words)
        while node is not None:
            if node.value is not None:
                best = (at - index, node.value)
            if at >= end or not node.next:
                break
            node = node.next.get(words[at].key)
            at += 1
        return best

    def ending(self, words: Sequence[Word], end: int, longest: int = 4) -> tuple[int, V] | None:
        """The same for a phrase that ends before a place."""
        if self._backward is None:  # most tables are never asked so
            self._backward = {}
            for keys, value in self._entries:
                _enter(self._backward, keys[::-1], value)
        if end <= 0:
            return None
        node = self._backward.get(words[end - 1].key)
        best: tuple[int, V] | None = None
        size = 1
        while node is not None:
            if node.value is not None:
                best = (size, node.value)
            if size >= longest or size >= end:
                break
            size += 1
            node = node.next.get(words[end - size].key)
        return best

    def __contains__(self, key_: str) -> bool:
        node = self.first.get(key_)
        return node is not None and node.value is not None

    def __bool__(self) -> bool:
        return bool(self.first)


def _enter(root: dict[str, _Node[V]], keys: tuple[str, ...], value: V) -> None:
    """Put a phrase under its words; the first value given to it stays."""
    nodes = root
    node: _Node[V] | None = None
    for one in keys:
        node = nodes.get(one)
        if node is None:
            node = nodes[one] = _Node()
        nodes = node.next
    if node is not None and node.value is None:
        node.value = value


def items(data: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A comma-parted list of phrases in a table."""
    value = data.get(name) or ""
    return tuple(part for part in (p.strip() for p in str(value).split(",")) if part)


def keys_in(data: Mapping[str, object], name: str) -> frozenset[str]:
    """The keys of a blank-parted list of words in a table."""
    return frozenset(k for k in (key(word) for word in str(data.get(name) or "").split()) if k)


def item_keys(data: Mapping[str, object], name: str) -> frozenset[str]:
    """The keys of a comma-parted list of words or phrases in a table."""
    return frozenset(key(item) for item in items(data, name))


def phrases_in(data: Mapping[str, object], *names: str) -> Phrases[str]:
    """The phrases of comma-parted lists, each with itself as value."""
    return Phrases([(phrase, phrase) for name in names for phrase in items(data, name)])


def typed_phrases(data: Mapping[str, object], name: str) -> Phrases[str]:
    """The phrases of a mapping of type to comma-parted list, each with its type as value."""
    groups = data.get(name)
    if not isinstance(groups, dict):
        return Phrases([])
    return Phrases([(phrase, str(kind)) for kind in groups for phrase in items(groups, kind)])


@cache
def known_language(code: str, sample_is_arabic: bool) -> str:  # noqa: FBT001 (part of a cache key)
    """The language whose tables serve a text: its own, or one of the same script."""
    if _HAS_TABLES[code]:
        return code
    script = "Arab" if sample_is_arabic else "Latn"
    fitting = [c for c in codes() if table(c, "language").get("script") == script and table(c, "names")]
    preferred = table("en", "language").get("script")
    return "en" if script == preferred or not fitting else fitting[-1]


def language_of(page: Page, sentence: Sentence) -> str:
    """The language whose tables serve a sentence."""
    if _HAS_TABLES[sentence.lang]:
        return sentence.lang
    return known_language(sentence.lang, is_arabic(page.content[sentence.start : sentence.start + 60]))


def _has_tables(code: str) -> bool:
    return code in codes() and bool(table(code, "names"))


_HAS_TABLES = Learnt(_has_tables, most=256)
"""Whether a language has tables of names."""
