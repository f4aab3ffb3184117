"""Stretches that may be the name of a person in scripts without capitals: Urdu, Arabic, Persian."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from gawah.extract.taggers.person_chains import Chain
from gawah.extract.taggers.person_cover import BLOCKED, PLACED
from gawah.extract.taggers.person_tables import Tables, names
from gawah.values.learnt import Learnt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page
    from gawah.extract.taggers.words import Word, Words

_LONGEST = 5
_UNKNOWN = 2
"""Words outside the lexicon that a title can vouch for."""
_COMMAS = frozenset({",", "،"})
_OPENS, _LEADS, _CLOSES = 1, 2, 4


def unicase_chains(words: Words, lex: Tables, state: list[int], page: Page) -> Iterator[Chain]:
    """All chains of a sentence, in order, without overlap."""
    known = names()
    titles = lex.titles.first
    passed = 0
    for index in _firsts(words, lex):
        word = words[index]
        role_alone = word.key in lex.roles and word.key not in known.given
        if index < passed or word.shape != "x" or state[index] == BLOCKED or role_alone:
            continue
        start, title = index, None
        if word.key in titles:
            start, title = _past_titles(page, words, lex, state, index)
        led = title is not None or _is_led(words, lex, start)
        if not led and not _may_begin(words, lex, start):
            continue
        chain = _read(words, lex, state, (index, start), title, led=led)
        if chain is None:
            passed = start
            continue
        yield chain
        passed = chain.end


def _firsts(words: Words, lex: Tables) -> list[int]:
    """Where a chain may begin: at names and titles, and at what stands beside a word that shows a name."""
    signs = _signs(lex.opening, lex.given_prefix, lex.leading, lex.closing)
    seen = list(map(signs.__getitem__, words.keys))
    found = set()
    for at in compress(range(len(seen)), seen):
        sign = seen[at]
        if sign & _OPENS:
            found.add(at)
        if sign & _LEADS and at + 1 < len(seen):
            found.add(at + 1)
        if sign & _CLOSES and at:
            found.add(at - 1)
    return sorted(found)


@lru_cache(maxsize=64)
def _signs(
    opening: frozenset[str], prefixes: tuple[str, ...], leading: frozenset[str], closing: frozenset[str]
) -> Learnt[str, int]:
    """What each word shows of a name: that one may begin with it, behind it, or before it."""

    def sign(word: str) -> int:
        opens = _OPENS if word in opening or word.startswith(prefixes) else 0
        return opens | (_LEADS if word in leading else 0) | (_CLOSES if word in closing else 0)

    return Learnt(sign)


def _may_begin(words: Words, lex: Tables, start: int) -> bool:
    """Whether a name may begin at a word to which nothing leads."""
    key = words[start].key
    if key in names().every or key.startswith(lex.given_prefix):
        return True
    if start + 1 < len(words) and words[start + 1].key in lex.closing:
        return True
    return _is_called(words, lex, start)


def _is_called(words: Words, lex: Tables, start: int) -> bool:
    """Whether the words before a place say that a name follows."""
    called = start > 0 and words[start - 1].key in lex.bringing
    return called and lex.named.ending(words, start) is not None


def _read(
    words: Words,
    lex: Tables,
    state: list[int],
    place: tuple[int, int],
    title: str | None,
    *,
    led: bool,
) -> Chain | None:
    """The chain that begins at a place, if it looks at all like a name."""
    index, start = place
    vouched = title is not None or _is_called(words, lex, start)
    vouched = vouched or (led and _before_name(words, lex, start))
    end, known, weak = _name_end(words, lex, state, start, vouched=vouched)
    if end == start or (known == 0 and not vouched):
        return None
    end = _second_name(words, lex, state, (start, end), led=led)
    if end < len(words) and _is_no_person(words, lex, (start, end), weak):
        return None
    weight = _weigh(end - start, known, weak)
    return Chain(index, start, end, title, weight + (0.45 if title else 0.0), end - start)


def _is_no_person(words: Words, lex: Tables, span: tuple[int, int], weak: int) -> bool:
    """Whether what follows makes a place or a number of it: "Fida Square", the word for an age."""
    start, end = span
    after = words[end]
    return after.key in lex.place_after or (end - start == 1 and weak > 0 and after.shape == "0")


def _is_led(words: Words, lex: Tables, start: int) -> bool:
    """Whether a role or an age stands just before, perhaps with a comma between."""
    if start == 0:
        return False
    before = start - 1 if words[start - 1].key in _COMMAS else start
    if words[start - 1].key not in lex.leading:
        return False
    return words[start - 1].key in lex.before or lex.roles.ending(words, before) is not None


def _before_name(words: Words, lex: Tables, start: int) -> bool:
    """Whether an unknown word is followed by a name: its first half."""
    if start + 1 >= len(words) or not _is_free(words, lex, start):
        return False
    known, after = names(), words[start + 1].key
    return (after in known.given or after in known.surnames) and after not in lex.ordinary


def _is_free(words: Words, lex: Tables, index: int) -> bool:
    """Whether a word outside the lexicon may be a name: no word of grammar, role or title."""
    word = words[index]
    return (
        word.shape == "x"
        and len(word.key) > 1
        and word.key not in lex.ordinary
        and word.key not in lex.after
        and word.key not in lex.place_after
        and lex.roles.at(words, index) is None
        and lex.titles.at(words, index) is None
    )


def _past_titles(
    page: Page, words: Words, lex: Tables, state: list[int], index: int
) -> tuple[int, str | None]:
    """After the titles at a place, and the titles."""
    at = index
    while at < len(words) and state[at] != BLOCKED:
        found = lex.titles.at(words, at)
        if found is None or at + found[0] >= len(words) or words[at + found[0]].shape != "x":
            break
        kept = found[0] == 1 and words[at].key in lex.kept_titles
        following = words[at + found[0]].key
        plain = following in lex.ordinary and lex.titles.at(words, at + found[0]) is None
        if kept or plain or following in lex.after:
            break
        at += found[0]
        while at < len(words) and state[at] == PLACED and _is_name(words[at]) is None:
            at += 1  # "Deputy Commissioner of X": the place belongs to the title
    return at, (page.content[words.starts[index] : words.ends[at - 1]] if at > index else None)


def _is_name(word: Word) -> str | None:
    """The key of a word that the lexicon of names has."""
    known = names()
    if word.key in known.given or word.key in known.surnames or word.key in known.particles:
        return word.key
    return None


def _is_given(words: Words, lex: Tables, index: int) -> str | None:
    """The key of a word that its form or the next word shows to be a given name."""
    word = words[index]
    if word.key.startswith(lex.given_prefix) and len(word.key) > 7:
        return word.key
    closed = index + 1 < len(words) and words[index + 1].key in lex.closing
    free = word.key not in lex.closed_never and _is_free(words, lex, index)
    return word.key if closed and free else None


def _name_end(
    words: Words, lex: Tables, state: list[int], start: int, *, vouched: bool
) -> tuple[int, int, int]:
    """Where a name ends, how many of its words the lexicon knows, and how many of these are weak."""
    known_names = names()
    end, known, weak, unknown = start, 0, 0, 0
    while end < len(words) and end - start < _LONGEST:
        word = words[end]
        if word.shape != "x" or state[end] == BLOCKED or word.key in lex.after:
            break
        key = _is_name(word) or _is_given(words, lex, end)
        if key is not None and (word.key not in lex.ordinary or end > start):
            known += key not in known_names.particles or key in known_names.given
            known += key.startswith(lex.given_prefix)  # "Abdul-…" is two words written as one
            weak += key in known_names.weak
        elif vouched and end - start < _UNKNOWN and state[end] == 0 and _is_free(words, lex, end):
            pass
        elif not (known and not unknown and _is_second(words, lex, end)):
            break
        else:
            unknown = 1
        end += 1
    while (
        end > start
        and words[end - 1].key in known_names.particles
        and words[end - 1].key not in known_names.given
    ):
        end -= 1
    return end, known, weak


def _is_second(words: Words, lex: Tables, index: int) -> bool:
    """Whether an unknown word looks like the name of a family or place of origin ("al-…")."""
    word = words[index]
    begins = any(word.key.startswith(prefix) and len(word.key) > len(prefix) + 2 for prefix in lex.definite)
    return begins and _is_free(words, lex, index)


def _second_name(words: Words, lex: Tables, state: list[int], span: tuple[int, int], *, led: bool) -> int:
    """One unknown word more, where a postposition after it shows that it still belongs to the name."""
    start, end = span
    if end - start > 3 or end + 1 >= len(words) or state[end] or not _is_free(words, lex, end):
        return end
    if words[end].key in lex.say_phrases.first:
        return end
    after = words[end + 1].key in lex.after
    shown = after and (led or lex.say_phrases.at(words, end + 1) is not None)
    return end + 1 if shown else end


def _weigh(size: int, known: int, weak: int) -> float:
    """How much the words themselves look like a name: none of them is written otherwise than any noun."""
    strong = known - weak
    weight = 0.28 * strong + 0.12 * weak
    if size == 1:
        weight -= 0.2
    elif strong == 0:
        weight -= 0.1
    return min(weight, 0.75)
