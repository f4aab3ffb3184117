"""Names of bodies in scripts without capitals: a head noun and the words known to stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.body_links import Found
from gawah.extract.taggers.body_tables import LOOSE, OPENING
from gawah.extract.taggers.body_told import quoted_name

if TYPE_CHECKING:
    from gawah.extract.page import Page
    from gawah.extract.taggers.body_signs import Signs
    from gawah.extract.taggers.body_tables import Tables
    from gawah.extract.taggers.words import Words

_LEFT = 6
_RIGHT = 6
_SURE = 0.7
_LOOSE = 0.55
_TOLD = 0.6
_PLAIN = 0.35
"""Of a head with words that name nothing: "a local organisation"."""
_UNKNOWN = 3
"""Words outside the tables that may belong to a name."""
_LINKS = ("\u0650", "\u0654", "ئے", "ۂ", "ۓ")
"""How a word ends that is bound to the next ("Voice-of Makran")."""
_GAPS = frozenset(":،,")

_Hit = tuple[int, int, str, float]


def unicase_bodies(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    """The bodies that a head noun or the words around a name tell; what they cover is taken."""
    found: list[Found] = []
    done = 0
    for index in signs.of(OPENING):
        if index < done or taken[index]:
            continue
        hit = _described(page, words, taken, lex, index)
        hit = hit or _first_head(page, words, taken, lex, index)
        hit = hit or _last_head(words, taken, lex, index)
        if hit is not None:
            found.append(_take(page, words, taken, hit))
            done = hit[1]
    for index in signs.of(LOOSE):
        hit = None if taken[index] else _loose_head(words, taken, lex, index)
        if hit is not None:
            found.append(_take(page, words, taken, hit))
    return found


def _take(page: Page, words: Words, taken: list[bool], hit: _Hit) -> Found:
    start, stop, kind, score = hit
    for i in range(start, stop):
        taken[i] = True
    text = page.content[words.starts[start] : words.ends[stop - 1]]
    return Found(words.starts[start], words.ends[stop - 1], text, kind, score, size=stop - start)


def _fits(words: Words, lex: Tables, index: int) -> int:
    """How many words at a place may be part of a body's name; 0 for none."""
    word = words[index]
    if word.shape != "x" or word.key in lex.stops:
        return 0
    hit = lex.modifiers.at(words, index)
    if hit is not None:
        return hit[0]
    return int(any(len(word.key) > len(mark) + 2 and word.key.startswith(mark) for mark in lex.definite))


def _may_join(words: Words, taken: list[bool], lex: Tables, index: int) -> bool:
    """Whether a word that the tables do not know for it may stand in a name: no word of grammar, no role."""
    if not 0 <= index < len(words) or taken[index]:
        return False
    word = words[index]
    if word.shape != "x" or word.key in lex.stops or word.key in lex.connectors or word.key in lex.joiners:
        return False
    if word.key in lex.ordinary and word.key not in lex.modifiers:
        return False
    return lex.titles.at(words, index) is None


def _is_linked(page: Page, words: Words, index: int) -> bool:
    """Whether a word is bound to the next one."""
    return page.content.endswith(_LINKS, words.starts[index], words.ends[index])


def _described(page: Page, words: Words, taken: list[bool], lex: Tables, index: int) -> _Hit | None:
    """The name after a word that says what it is: in quotation marks, or bound together."""
    told = lex.describers.at(words, index) if words[index].key in lex.describers.first else None
    if told is None:
        return None
    at = index + told[0]
    while at < len(words) and words[at].key in _GAPS and at < index + told[0] + 1:
        at += 1
    quoted = quoted_name(words, taken, at)
    if quoted is not None:
        plain = any(words[i].key in lex.after for i in range(*quoted))
        return None if plain else (*quoted, told[1], _SURE)
    stop, linked = at, False
    while (
        stop - at <= _UNKNOWN and stop < len(words) and not taken[stop] and not _is_head(lex, words, stop, at)
    ):
        if not (_is_noun(words, lex, stop) if linked else _may_join(words, taken, lex, stop)):
            break
        bound = _is_linked(page, words, stop)
        if not (bound or linked or stop == at or words[stop - 1].key in lex.modifiers):
            break
        stop, linked = stop + 1, bound
    any_link = any(_is_linked(page, words, i) for i in range(at, max(at, stop - 1)))
    return (at, stop, told[1], _TOLD) if any_link and stop - at > 1 else None


def _is_noun(words: Words, lex: Tables, index: int) -> bool:
    """Whether a word to which the one before it is bound can be a noun."""
    word = words[index]
    return word.shape == "x" and word.key not in lex.after and word.key not in lex.joiners


def _is_head(lex: Tables, words: Words, index: int, first: int) -> bool:
    """Whether a head that stands last follows the first word of a name: that name is read as a whole."""
    return index > first and (lex.heads.at(words, index) is not None)


def _first_head(page: Page, words: Words, taken: list[bool], lex: Tables, index: int) -> _Hit | None:
    """A head that stands first ("ministry-of interior"): what follows, as far as it fits."""
    loose = lex.loose_first.at(words, index)
    hit = lex.first_heads.at(words, index) or loose
    if hit is None:
        return None
    begin = index + hit[0]
    stop, unknown = begin, 0
    while stop < len(words) and not taken[stop] and stop - begin < _RIGHT:
        step = _fits(words, lex, stop)
        if not step and _is_linked(page, words, stop - 1) and _is_noun(words, lex, stop):
            step = 1
        if not step and loose is not None and unknown < _UNKNOWN and _may_join(words, taken, lex, stop):
            step, unknown = 1, unknown + 1
        if not step:
            link = words[stop].key in lex.connectors and stop + 1 < len(words)
            step = 1 if link and stop > begin and _fits(words, lex, stop + 1) else 0
        if not step:
            break
        stop += step
    if stop == begin:
        return None
    # "X Commission of Y" may go on with a head that stands last.
    last = lex.heads.at(words, stop) if stop < len(words) else None
    if last is not None and not taken[stop]:
        stop += last[0]
    return _judged(words, lex, (index, stop, hit[1], _SURE))


def _judged(words: Words, lex: Tables, hit: _Hit) -> _Hit:
    """The body with a low score where its words name nothing: "a religious organisation"."""
    start, stop, kind, score = hit
    keys = [words[i].key for i in range(start, stop)]
    if all(k in lex.plain or k in lex.common or k in lex.joiners for k in keys) and (
        keys[-1] in lex.common or keys[0] in lex.common
    ):
        score = _PLAIN
    return start, stop, kind, score


def _last_head(words: Words, taken: list[bool], lex: Tables, index: int) -> _Hit | None:
    """A head that stands last ("Lahore high-court"): what goes before it, as far as it fits."""
    start, stop, size = index, index, 0
    while stop < len(words) and not taken[stop] and size < _LEFT:
        head = lex.heads.at(words, stop)
        if head is not None and stop > start:
            end = max(stop + head[0], _further(words, taken, lex, stop + head[0]))
            score = _SURE if end - start > 2 else _LOOSE
            return _judged(words, lex, (start, end, head[1], score))
        if head is not None:
            end = _further(words, taken, lex, stop + head[0])
            grown = end > stop + head[0]
            return _judged(words, lex, (start, end, head[1], _LOOSE)) if grown else None
        step = _fits(words, lex, stop)
        if not step and words[stop].key in lex.connectors and stop > start:
            step = 1
        if not step:
            return None
        stop, size = stop + step, size + step
    return None


def _further(words: Words, taken: list[bool], lex: Tables, end: int) -> int:
    """Past a second head, a connector and its words, or a country after a head."""
    while end < len(words) and not taken[end]:
        head = lex.heads.at(words, end)
        if head is not None:
            end += head[0]
            continue
        if words[end].key not in lex.connectors or end + 1 >= len(words) or taken[end + 1]:
            break
        step = _fits(words, lex, end + 1)
        if not step:
            break
        end += 1 + step
        while end < len(words) and not taken[end] and (step := _fits(words, lex, end)):
            end += step
    return end


def _loose_head(words: Words, taken: list[bool], lex: Tables, index: int) -> _Hit | None:
    """A head that makes a name of the unknown words before it, back to a word of grammar."""
    head = lex.loose_heads.at(words, index)
    if head is None or any(taken[index : index + head[0]]):
        return None
    start = index
    while index - start < _UNKNOWN and _may_join(words, taken, lex, start - 1):
        if lex.describers.ending(words, start) is not None:
            break
        start -= 1
    stop = index + head[0]
    if start == index or all(words[i].key in lex.plain for i in range(start, index)):
        return None
    placed = _may_join(words, taken, lex, stop) and words[stop].key not in lex.plain
    if placed and (stop + 1 == len(words) == stop + 1 - start or _before_case(words, lex, stop)):
        stop += 1  # "… Circle Sialkot"
    return _judged(words, lex, (start, stop, head[1], _LOOSE))


def _before_case(words: Words, lex: Tables, index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].key in lex.after
