"""Organisations, authorities, armed groups, media and courts.

A body is told by a well-known name, by a head noun in a chain of capitalised words ("Commission",
"Court of X"), by an abbreviation that the text explains, or by a word for an unnamed one ("police").
Scores: 0.5 and more is a name; 0.42 is one told by its place only ("Punjab police"); at most 0.4 is unnamed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.extract.marks import BodyMark, Mention
from gawah.extract.taggers.body_chains import chain_bodies
from gawah.extract.taggers.body_links import Found, linked
from gawah.extract.taggers.body_signs import Signs
from gawah.extract.taggers.body_tables import GENERIC, HEAD, KNOWN, LEAD, Tables, known_bodies, tables
from gawah.extract.taggers.body_told import issuer, led_bodies, told_bodies
from gawah.extract.taggers.body_unicase import unicase_bodies
from gawah.extract.taggers.lexicon import language_of, word_list
from gawah.extract.taggers.lines import credit_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.extract.page import Page
    from gawah.extract.taggers.words import Words

_KNOWN = 0.9
_OF_PLACE = 0.42
_OF_KIND = 0.55
_GENERIC = 0.35
_IN_HEADING = 0.4
_HEADING_SIZE = 8
_WITH_ARTICLE = 2
"""Words of a known name that is one word with its article."""
_DATE = 24
"""Characters of a date."""


class Bodies:
    """Marks bodies; runs before people, so that no person is read out of an organisation's name."""

    name = "bodies@2"
    needs: tuple[str, ...] = ()
    gives = ("body",)

    def tag(self, page: Page) -> Iterable[Mention]:
        """All bodies, named and unnamed, each linked to the fullest name that the page has for it."""
        lines = [(word_list(page, s), tables(language_of(page, s))) for s in page.sentences]
        lines.extend((words, tables(code)) for words, code in credit_lines(page))
        found: list[Found] = []
        for words, lex in lines:
            signs = Signs(words, lex.signs)
            if signs:
                found.extend(_in_sentence(page, words, signs, lex))
        if (one := issuer(page)) is not None:
            found.append(one)
        for mark in linked(page, found, lines):
            value = BodyMark(mark.name, mark.abbreviation, mark.type, mark.same_as, mark.entry)
            yield Mention(mark.start, mark.end, "body", value, mark.score, self.name)


def _in_sentence(page: Page, words: Words, signs: Signs, lex: Tables) -> list[Found]:
    """The bodies of one sentence, without overlap, the surer first served."""
    taken = [False] * len(words)
    found = _known(page, words, signs, taken, lex)
    if words.is_uncased:
        found += unicase_bodies(page, words, signs, taken, lex)
    named = led_bodies(page, words, signs, taken, lex) if signs.kinds & LEAD else []
    if signs.kinds & HEAD:
        named += chain_bodies(page, words, signs, taken, lex)
    if words.is_heading:
        # In Title Case a verb looks like a name: only what stands apart, as in a letterhead or a list of
        # those who sign, or what the text repeats is named (see body_links).
        apart = [f if _stands_apart(page, words, f, lex) else replace(f, score=_lowered(f)) for f in named]
        return found + [f for f in apart if f.size <= _HEADING_SIZE]
    named += told_bodies(page, words, signs, taken, lex)
    return found + named + _generic(page, words, signs, taken, lex)


def _lowered(one: Found) -> float:
    return min(one.score, _IN_HEADING)


def _stands_apart(page: Page, words: Words, one: Found, lex: Tables) -> bool:
    """Whether signs or the ends of a line bound a name on both sides; an article may lead it."""
    if one.size < 2:
        return False
    first = words.starts.index(one.start)
    last = words.ends.index(one.end, first)
    led = first > 0 and words[first - 1].key in lex.articles
    return (led or _parted(page, words, first)) and _parted(page, words, last + 1)


def _parted(page: Page, words: Words, index: int) -> bool:
    """Whether a sign or the end of a line stands between a word and the one before it."""
    if index in {0, len(words)}:
        return True
    between = page.content[words.ends[index - 1] : words.starts[index]]
    return "." in words.shapes[index - 1 : index + 1] or "\n" in between


def _known(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    found: list[Found] = []
    phrases = known_bodies()
    done = 0
    for index in signs.of(KNOWN):
        word = words[index]
        hit = phrases.at(words, index) if index >= done and word.shape in "AUx" else None
        if hit is None or not _written_so(words, index, hit[0]):
            continue
        size, known = hit
        last = words[index + size - 1]
        start, end = words.starts[index], words.ends[index + size - 1]
        text = page.content[start:end]
        wrong = known.capitals is not None and (text != known.capitals or (known.weak and _shouts(words)))
        if last.shape == "0" and text != text.upper() and not _names_itself(words, index, size, lex):
            continue  # "Article 9": a provision, unless it speaks
        weak = known.weak and (index == 0 or words[index - 1].key in {".", ":"})
        ordinary = known.weak or (size == _WITH_ARTICLE and word.key in lex.articles)
        part = (size == 1 or ordinary) and _inside_longer(words, index + size, lex, far=ordinary)
        if not (wrong or weak or part):
            mark = Found(start, end, text, known.type, _KNOWN, size=size)
            found.append(replace(mark, full=known.full, entry=known.entry))
            for i in range(index, index + size):
                taken[i] = True
            done = index + size
    return found


def _shouts(words: Words) -> bool:
    """Whether most words of a sentence are in capitals, which then tell no abbreviation."""
    return words.shapes.count("U") * 2 > len(words) > 3


def _names_itself(words: Words, index: int, size: int, lex: Tables) -> bool:
    """Whether a name with a number speaks, or is said to be a body's."""
    after = words[index + size].key if index + size < len(words) else ""
    return after in lex.say or lex.describers.ending(words, index) is not None


def _written_so(words: Words, index: int, size: int) -> bool:
    """Whether the longer words of a known name have their capitals here ("the economist" is no newspaper)."""
    part = words[index : index + size]
    return all(w.shape != "l" or w.size <= 4 for w in part)


def _inside_longer(words: Words, end: int, lex: Tables, *, far: bool) -> bool:
    """Whether a known word is part of a longer name: "Google Transparency Council", "Congress Avenue".

    One that is an ordinary word too may have its head further on ("The Independent Media Authority").
    """
    if end >= len(words) or words[end - 1].possessive or words[end].shape != "A":
        return False
    stop = end + 1
    while far and stop < len(words) and words[stop].shape == "A":
        stop += 1
    heads = (i for i in range(end, stop) if words[i].key not in lex.say)
    return words[end].key in lex.never or any(lex.heads.at(words, i) is not None for i in heads)


def _generic(page: Page, words: Words, signs: Signs, taken: list[bool], lex: Tables) -> list[Found]:
    """Unnamed bodies, with the place or people that tells them ("Punjab police", "government of X")."""
    found: list[Found] = []
    done = 0
    for index in signs.of(GENERIC):
        hit = lex.generic.at(words, index) if index >= done else None
        if hit is None or True in taken[index : index + hit[0]]:
            continue
        size, kind = hit
        end = index + size
        if words[index].is_capital and end < len(words) and words[end].is_capital:
            continue  # "Police Station": part of another name
        start, end, told = _with_place(page, words, taken, lex, (index, end))
        text = page.content[words.starts[start] : words.ends[end - 1]]
        found.append(
            Found(
                words.starts[start],
                words.ends[end - 1],
                text,
                kind,
                _score(words, lex, start, end) if told else _GENERIC,
                size=end - start,
            )
        )
        for i in range(start, end):
            taken[i] = True
        done = end
    return found


def _score(words: Words, lex: Tables, start: int, end: int) -> float:
    """How surely a place and a head name a body: more so with the word that says of what kind it is."""
    kind = any(words[i].key in lex.of_place_between and not words[i].is_capital for i in range(start, end))
    return _OF_KIND if kind else _OF_PLACE


def _is_date(page: Page, start: int, end: int) -> bool:
    """Whether a date ends in a word ("on Monday police …")."""
    return any(m.end >= end for m in page.marks_in("date", start - _DATE, end))


def _past_kind(words: Words, lex: Tables, start: int) -> int:
    """Where the place is looked for: before the small words that say of what kind a body is."""
    first = start
    while first > 0 and words[first - 1].key in lex.of_place_between and not words[first - 1].is_capital:
        first -= 1
    return first


def _with_place(
    page: Page, words: Words, taken: list[bool], lex: Tables, span: tuple[int, int]
) -> tuple[int, int, bool]:
    """The stretch of an unnamed body together with the place or people before or after it."""
    start, end = span
    if lex.of_place.at(words, start) is None:
        return start, end, False
    first = begin = _past_kind(words, lex, start)
    while (
        first > 0
        and not _is_date(page, words.starts[first - 1], words.ends[first - 1])
        and begin - first < 3
        and not taken[first - 1]
        and words[first - 1].shape in "AU"
        and words[first - 1].key not in lex.function
        and not words[first - 1].possessive
        and words.ends[first - 1] + 1 == words.starts[first]
    ):
        first -= 1
    if first < begin:
        return first, end, True
    if end + 1 < len(words) and words[end].key in lex.connectors:
        last = end + 1
        if words[last].key in lex.inner and last + 1 < len(words):
            last += 1
        stop = last
        while stop < len(words) and stop - last < 3 and words[stop].shape == "A" and not taken[stop]:
            stop += 1
            if words[stop - 1].possessive:
                break
        if stop > last and words.ends[end] - words.starts[end] <= 3:
            return start, stop, True
    return start, end, False
