"""The noun that a number counts, found by where it stands and by short lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.languages import table
from gawah.values.phrases import words_of

if TYPE_CHECKING:
    from gawah.values.tokens import Tokens

_LONGEST = 7
"""How many words a counted phrase may have: "four young Ahmadi day labourers"."""


@dataclass(frozen=True)
class NounWords:
    """What a language says of nouns after numbers."""

    stops: frozenset[str]
    """Words before which the phrase ends."""
    known: dict[str, tuple[tuple[str, ...], ...]]
    """Nouns by their last word; one may have several ("police officers")."""
    partitive: dict[str, tuple[tuple[str, ...], ...]]
    """Words between a number and its noun, by the first of them: "two *of the* men"."""
    plural: str
    """The ending of a plural, or nothing."""
    irregular: frozenset[str]
    """Plurals without that ending."""
    not_plural: frozenset[str]
    """Endings, and words, that only look like one."""
    verb_endings: tuple[str, ...]
    """Endings of a word that is no noun, unless it is a known one."""
    head: str
    """``last``, ``first`` or ``first_capital``: which word of the phrase is the noun where none is known."""


@cache
def noun_words(code: str) -> NounWords:
    """The nouns of a language's table of numbers."""
    data = table(code, "numbers")
    return NounWords(
        stops=frozenset(w for phrase in data.get("noun_stops", ()) for w in words_of(str(phrase))),
        known=_longest_first(data, "nouns", -1),
        partitive=_longest_first(data, "partitive", 0),
        plural=str(data.get("plural", "")),
        irregular=frozenset(w for phrase in data.get("irregular_plurals", ()) for w in words_of(str(phrase))),
        not_plural=frozenset(w for phrase in data.get("not_plural", ()) for w in words_of(str(phrase))),
        verb_endings=tuple(str(ending) for ending in data.get("verb_endings", ())),
        head=str(data.get("head", "last")),
    )


def _longest_first(data: dict[str, Any], name: str, place: int) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by one of their words, the first or the last; of several the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    phrases = [words_of(str(phrase)) for phrase in data.get(name, ())]
    for phrase in sorted(phrases, key=len, reverse=True):
        found[phrase[place]] = (*found.get(phrase[place], ()), phrase)
    return found


def counted_noun(
    tokens: Tokens, at: int, stop: int, nouns: NounWords, *, many: bool
) -> tuple[int, int] | None:
    """The head of the noun phrase that begins at a token, as first token and end; None where there is none.

    Args:
        tokens: the text.
        at: the token after the number.
        stop: the token after the last of the sentence.
        nouns: the language's lists.
        many: whether the number is more than one, so that the noun should be a plural.
    """
    first_word = tokens.words[at] if at < len(tokens.words) else ""
    for phrase in nouns.partitive.get(first_word, ()):
        if tokens.words[at : at + len(phrase)] == phrase:
            at += len(phrase)
            break
    words = _phrase(tokens, at, stop, nouns)
    if not words:
        return None
    head = _head(tokens, words, nouns, many=many)
    if head is None:
        return None
    first, end = words[head]
    for phrase in nouns.known.get(tokens.words[end - 1], ()):
        if end - len(phrase) >= at and tokens.words[end - len(phrase) : end] == phrase:
            return min(first, end - len(phrase)), end
    return first, end


def is_noun(word: str, nouns: NounWords) -> bool:
    """Whether a word is a known noun or looks like a plural."""
    return word in nouns.known or _is_plural(word, nouns)


def is_singular(word: str, nouns: NounWords) -> bool:
    """Whether a language that marks plurals does not mark this word as one."""
    return bool(nouns.plural) and word not in nouns.irregular and not _is_plural(word, nouns)


def _phrase(tokens: Tokens, at: int, stop: int, nouns: NounWords) -> list[tuple[int, int]]:
    """The words up to the first that ends a noun phrase; words joined by a hyphen are one."""
    found: list[tuple[int, int]] = []
    while at < stop and len(found) < _LONGEST:
        word = tokens.words[at]
        if not word.isalpha() or (word in nouns.stops and (found or word not in nouns.known)):
            break
        end = at + 1
        while end + 1 < stop and tokens.words[end] in "-'" and tokens.glued(end) and tokens.glued(end + 1):
            if not tokens.words[end + 1].isalpha():
                break
            end += 2
        found.append((at, end))
        at = end
    return found


def _head(tokens: Tokens, words: list[tuple[int, int]], nouns: NounWords, *, many: bool) -> int | None:
    last = [tokens.words[end - 1] for _, end in words]
    likely = [word in nouns.known or (many and _is_plural(word, nouns)) for word in last]
    if True in likely:
        at = likely.index(True)
        while at + 1 < len(words) and likely[at + 1] and nouns.head == "last":
            at += 1
        return at
    if nouns.head == "first_capital":
        return next((i for i, (first, _) in enumerate(words) if tokens.is_capital(first)), None)
    at = 0 if nouns.head == "first" or many or len(words) > 3 else len(words) - 1
    return None if nouns.verb_endings and last[at].endswith(nouns.verb_endings) else at


def _is_plural(word: str, nouns: NounWords) -> bool:
    if not nouns.plural or not word.endswith(nouns.plural) or len(word) < 4 or word in nouns.not_plural:
        return False
    return not any(word.endswith(ending) for ending in nouns.not_plural if len(ending) <= 3)
