"""Stretches that may be the name of a person, in scripts with capitals, and how much they look like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gawah.extract.taggers.lines import line_starts
from gawah.extract.taggers.person_cover import BLOCKED
from gawah.extract.taggers.person_tables import Tables, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.words import Word, Words

_LONGEST = 6
_QUOTES = frozenset("“”\"‘’'")
_MANY = 4
"""More words than names mostly have."""
_COUNTED = 3


class Chain(NamedTuple):
    """A stretch of a sentence that may be a name, by positions in its list of words."""

    first: int
    """With the titles before it."""
    start: int
    end: int
    title: str | None
    weight: float
    """What the words themselves tell, without their neighbourhood."""
    size: int
    """Words of the name, particles and initials not counted."""


class _Read(NamedTuple):
    """A sentence being read for names."""

    page: Page
    words: Words
    lex: Tables
    state: list[int]
    """What :func:`gawah.extract.taggers.person_cover.cover` says of each word."""
    starts: frozenset[int]
    """The words that begin a line of their own."""
    descends: bool
    """Whether there is a particle of descent among its words."""


def firsts(words: Words, lex: Tables) -> list[int]:
    """The words that a chain may begin with: those with a capital, but for words that name nothing."""
    if not names().descent.isdisjoint(words.known):  # beside it any word may be a name
        return words.capitals
    keys, idle = words.keys, lex.idle
    return [place for place in words.capitals if keys[place] not in idle]


def chains(
    page: Page, words: Words, lex: Tables, state: list[int], places: Sequence[int], *, heading: bool
) -> Iterator[Chain]:
    """All chains of a sentence that begin at some of its words, in order, without overlap."""
    if not places:
        return
    descends = not names().descent.isdisjoint(words.known)
    read = _Read(page, words, lex, state, line_starts(page, words), descends)
    done = 0
    for place in places:
        if place < done or state[place] == BLOCKED:
            continue
        index = start = place
        if words.keys[place] in lex.posts:
            index = _past_roles(words, lex, state, place)
            start = _past_titles(words, lex, state, index)
        end = _name_end(read, start, heading=heading and start == index)
        done = max(end, start, index + 1)
        if end == start or (end - start == 1 and _is_post(words, lex, start)):
            continue
        title = page.content[words.starts[index] : words.ends[start - 1]] if start > index else None
        size, weight = _weigh(words, lex, state, (start, end), heading=heading)
        weight += 0.0 if not title else 0.75 if size == 1 else 0.55
        yield Chain(index, start, end, title, weight, size)


def _is_post(words: Words, lex: Tables, index: int) -> bool:
    """Whether a single word with a capital is a title or a role ("the Chief Minister's House")."""
    key = words[index].key  # most words begin neither
    return key in lex.posts and key not in names().given and (key in lex.titles or key in lex.roles)


def _past_roles(words: Words, lex: Tables, state: list[int], index: int) -> int:
    """After a capitalised role that begins a sentence or heading ("Bloggers X and Y")."""
    known = names()
    found = lex.roles.at(words, index)
    if found is None or words[index].key in known.given or lex.titles.at(words, index) is not None:
        return index
    after = index + found[0]
    goes_on = after < len(words) and words[after].is_capital and state[after] != BLOCKED
    return after if goes_on and not words[after - 1].possessive else index


def _past_titles(words: Words, lex: Tables, state: list[int], index: int) -> int:
    """After the titles and capitalised roles at a place; the place itself where there are none."""
    at = index
    while at < len(words) and words[at].is_capital and state[at] != BLOCKED:
        found = lex.titles.at(words, at)
        if found is None:
            break
        after = at + found[0]
        if after < len(words) and words[after].key == "." and words.starts[after] == words.ends[after - 1]:
            after += 1
        if after >= len(words) or not words[after].is_capital or words[after - 1].possessive:
            return at
        kept = found[0] == 1 and words[at].key in lex.kept_titles
        if kept and not (after + 1 < len(words) and words[after + 1].is_capital):
            return at
        at = after
    return at


def _joined(page: Page, words: Words, index: int, start: int) -> bool:
    """Whether a word goes on from the one before it: a blank between, or a line's end inside running text."""
    gap = page.content[words.ends[index - 1] : words.starts[index]]
    if len(gap) > 2 or gap.strip(" \t\n\r\u00a0'’"):
        return False
    if "\n" not in gap:
        return True
    before = words.starts[start] - 1
    return before >= 0 and page.content[before] != "\n" and start > 0


def _name_end(read: _Read, start: int, *, heading: bool) -> int:
    """Where the name that begins at a place ends; the place itself where none does."""
    page, words, _, state, starts, _ = read
    end = start
    while end < len(words) and end - start < _LONGEST:
        word = words[end]
        if end > start and (end in starts or (word.key != "." and not _joined(page, words, end, start))):
            break
        if word.key == ".":
            initial = words[end - 1].size == 1 and words.starts[end] == words.ends[end - 1]
            if not (end > start and initial):
                break
            end += 1
            continue
        if end > start and _nickname(words, state, end):
            end += 3
            continue
        if state[end] == BLOCKED or not _may_stand(read, end, start, heading=heading):
            break
        end += 1
        if words[end - 1].possessive:
            break
    while end > start and (words[end - 1].shape == "l" or words[end - 1].key == "."):
        end -= 1
    return end


def _nickname(words: Words, state: list[int], index: int) -> bool:
    """Whether a word in quotation marks stands between a name and a surname: 'Marco "Tito" Ferrand'."""
    if index + 3 >= len(words) or words[index].key not in _QUOTES or words[index + 2].key not in _QUOTES:
        return False
    inner, after = words[index + 1], words[index + 3]
    close = words.ends[index + 2] + 1 == words.starts[index + 3] and not words[index - 1].possessive
    return inner.is_capital and after.shape == "A" and close and state[index + 3] != BLOCKED


def _may_stand(read: _Read, index: int, start: int, *, heading: bool) -> bool:
    """Whether a word may be part of a name that began earlier (or begins here)."""
    words, lex = read.words, read.lex
    word = words[index]
    if word.shape == "l":
        return index > start and word.key in lex.particles_small and _joins(words, lex, index)
    if not word.is_capital:
        return False
    if read.descends and _descends(words, index):
        return True
    in_names = word.key in names().known
    if word.key in lex.ordinary or _lists_as_head(words, lex, index):
        return in_names and _is_name_all_the_same(words, lex, index, start)
    if word.shape == "U" and word.size > 1:
        return in_names
    if index > start and lex.titles.at(words, index) is not None:
        following = index + 1 < len(words) and words[index + 1].is_capital
        return word.key in lex.kept_titles or (in_names and not following)
    if index > start and not in_names and lex.roles.at(words, index) is not None:
        return False
    return not heading or in_names or index > start


def _joins(words: Words, lex: Tables, index: int) -> bool:
    """Whether a particle in small letters joins two parts of a name here."""
    if not _goes_on(words, lex, index):
        return False
    # Where "de" or "von" is also the preposition, it joins only what the lexicon knows for a name.
    return words[index].key not in lex.function or words[index - 1].key in names().known


def _is_name_all_the_same(words: Words, lex: Tables, index: int, start: int) -> bool:
    """Whether a name that is an ordinary word too is one here: between names, or by what stands before."""
    if words[index].key in lex.function:  # "the coach, May Bello"
        return index == start > 0 and _names_here(words, lex, index)
    known = names()
    for word in (*words[max(start, index - 1) : index], *words[index + 1 : index + 2]):
        key = word.key
        if word.is_capital and key in known.given and key not in known.weak and key not in lex.ordinary:
            return True
    return index == start and _names_here(words, lex, index)


def _descends(words: Words, index: int) -> bool:
    """Whether a particle of descent stands beside a word, which is a name then whatever else it means."""
    return _is_descent(words, index - 1) or _is_descent(words, index + 1)


def _is_descent(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words[index].shape == "l" and words[index].key in names().descent


def _names_here(words: Words, lex: Tables, index: int) -> bool:
    """Whether the word for a month or a people is a given name here: "said April Bello"."""
    if index + 1 >= len(words) or words[index].key not in names().given or words[index].possessive:
        return False
    after = words[index + 1]
    if after.shape != "A" or after.key in lex.ordinary or words.starts[index + 1] - words.ends[index] != 1:
        return False
    if lex.heads.at(words, index + 1) is not None or lex.titles.at(words, index + 1) is not None:
        return False
    if index == 0:
        return True
    before = words[index - 1]
    spoken = before.key in lex.say or before.key in {",", "،", "“", '"'}
    spoken = spoken or lex.byline.ending(words, index) is not None
    return spoken or lex.titles.ending(words, index) is not None or lex.roles.ending(words, index) is not None


def _lists_as_head(words: Words, lex: Tables, index: int) -> bool:
    key = words[index].key
    return key in lex.heads.first and key not in names().surnames and lex.heads.at(words, index) is not None


def _goes_on(words: Words, lex: Tables, index: int) -> bool:
    at = index + 1
    while at < len(words) and words[at].key in lex.particles_small:
        at += 1
    return at < len(words) and words[at].is_capital and at - index <= 2


def _weigh(
    words: Words, lex: Tables, state: list[int], span: tuple[int, int], *, heading: bool
) -> tuple[int, float]:
    """How many words a name has, and how much they look like one."""
    start, end = span
    parts = [w for w in words[start:end] if w.is_capital and w.size != 1]
    size = len(parts)
    found, weight = _known_parts(parts)
    if size > 1:
        weight += lex.base if start else lex.base - 0.1
    if size < end - start and size and (found or words[end - 2].key == "." or words[start + 1].key == "."):
        weight += 0.3  # an initial or a small particle inside
    if not found and end - start > 2 and any(w.key in names().descent for w in words[start + 1 : end - 1]):
        weight += 0.4
    if all(state[start:end]):
        weight -= 0.6 if found < size or size == 1 else 0.1
    elif state[start] and not found:
        weight -= 0.3
    if size > _MANY and found < 2:
        weight -= 0.3
    if heading and found < size:
        weight -= 0.2
    led = end < len(words) and words[end].is_capital and words.starts[end] - words.ends[end - 1] == 1
    if led and not found and lex.titles.at(words, end) is not None:
        weight -= 0.3  # "Additional Sessions Judge X"
    numbered = end < len(words) and words[end].shape == "0" and words.starts[end] - words.ends[end - 1] == 1
    return size, weight - (0.2 if numbered and found < 2 else 0.0)


def _known_parts(parts: list[Word]) -> tuple[int, float]:
    """How many words of a name the lexicon knows, and what that weighs."""
    known, found = names(), 0
    weight = -0.15 if len(parts) == 1 else 0.0
    for place, word in enumerate(parts):
        pieces = word.key.split()
        if not known.every.issuperset(pieces):
            continue
        found += 1
        weak = known.weak.issuperset(pieces)
        if place == 0:
            given = not known.given.isdisjoint(pieces)
            weight += (0.1 if len(parts) > 1 else 0.0) if weak else (0.45 if given else 0.25)
        elif place < _COUNTED:
            weight += 0.08 if weak else 0.2
    return found, weight
