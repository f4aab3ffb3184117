"""Names in a page that the gazetteer holds."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import Phrases
from gawah.extract.taggers.place_lines import Name, Span, numbered_end
from gawah.extract.taggers.place_unicase import unicase_firsts, unicase_spans
from gawah.values.learnt import Learnt
from gawah.values.places import BEGINS, quick_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.place_lines import Line
    from gawah.extract.taggers.words import Words
    from gawah.values.places import Found, Gazetteer

LONGEST = 5
_SHORTEST = 3
_INITIAL = 3
_PART = 0.6
_ABBREVIATION = 5
_PARTED, _PHRASED = 8, 16
"""Beside what :meth:`Gazetteer.outlook` gives: written with a hyphen, so that its parts may be names; and
the first word of a name with small words in it."""


def find_names(page: Page, lines: Sequence[Line], gazetteer: Gazetteer) -> list[Name]:
    """The names of a page that the gazetteer holds, longest first at each place, without overlap."""
    names: list[Name] = []
    content = page.content
    for line in lines:
        cased = line.lex.cased
        taken = -1
        for first in _cased_firsts(line, gazetteer) if cased else unicase_firsts(line, gazetteer):
            end = line.words.ends[first]
            if end <= taken:
                continue
            for span in (
                _cased_spans(content, line, gazetteer, first)
                if cased
                else unicase_spans(line, gazetteer, first)
            ):
                name = _name_of(content, line, span, gazetteer) if span.start >= taken else None
                if name is not None:
                    names.append(name)
                    taken = name.end
                    if taken >= end:
                        break
    return names


def _name_of(content: str, line: Line, span: Span, gazetteer: Gazetteer) -> Name | None:
    """The name that stands in a stretch, unless it is written or used otherwise than a place's here."""
    if _is_never(line, span):
        return None
    first, last, start, end, key, _ = span
    text = content[start:end]
    if _is_money(content, start, end):
        return None
    if line.lex.joined and text.endswith(line.lex.joined):
        return None
    fitting = _fitting(span, text, line, gazetteer)
    if not fitting or _is_demonym(line, span, is_country=fitting[0].place.code == "PCL"):
        return None
    return Name(line, first, last, start, end, key, text, fitting)


def _is_money(content: str, start: int, end: int) -> bool:
    """Whether letters stand beside the sign of a currency: "US$3 million" is told of no country."""
    beside = (content[start - 1 : start], content[end : end + 1])
    return any(sign and unicodedata.category(sign) == "Sc" for sign in beside)


def _fitting(span: Span, text: str, line: Line, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places whose name is written in this case."""
    if text.isupper() and not line.shouted:
        bare = text.replace(".", "").replace("&", "").replace(" ", "")
        if len(bare) <= _ABBREVIATION:  # an abbreviation, or a short name in capitals at the head of a report
            return tuple([f for f in span.found if f.capitals or (f.main and len(bare) > _SHORTEST)])
    return gazetteer.find_in_small(span.key)


def _is_never(line: Line, span: Span) -> bool:
    word, lex = line.words[span.first], line.lex
    if word.key in lex.numbered.first and (numbered_end(line, span.first) or 0) > span.last:
        return True
    if span.last - span.first > 1:  # "October 6"
        return word.key in lex.never and set(line.words.shapes[span.first + 1 : span.last]) == {"0"}
    return span.key in lex.never or (len(span.key) < _SHORTEST and word.shape != "U" and lex.cased)


def _is_demonym(line: Line, span: Span, *, is_country: bool) -> bool:
    """Whether a word is one for the people of a country."""
    word, lex = line.words[span.first], line.lex
    if span.last - span.first > 1 or span.key != word.key:
        return False
    if is_country and lex.small_demonyms:  # with a capital it is the country (Spanish: "India", "india")
        return False
    return word.key in lex.demonym_words and lex.demonyms.at(line.words, span.first) is not None


@lru_cache(maxsize=4)
def _phrases(gazetteer: Gazetteer) -> Phrases[str]:
    return Phrases([(name, name) for name in gazetteer.phrases])


@lru_cache(maxsize=4)
def _openings(gazetteer: Gazetteer) -> Learnt[str, int]:
    """What a word may be, as the gazetteer sees it; of one written with a hyphen, what its first part may."""
    phrases = _phrases(gazetteer).first

    def opening(word: str) -> int:
        first, blank, _ = word.partition(" ")
        return gazetteer.outlook(first) | (_PARTED if blank else 0) | (_PHRASED if word in phrases else 0)

    return Learnt(opening)


def _cased_firsts(line: Line, gazetteer: Gazetteer) -> list[int]:
    """Where a name may begin: most words are no place and begin none."""
    openings, words = _openings(gazetteer), line.words
    return [at for at in line.capitals if openings[words.keys[at]] or words[at].possessive]


def _cased_spans(content: str, line: Line, gazetteer: Gazetteer, first: int) -> Iterator[Span]:
    """The names in a run of capitalised words with the small words inside it, longest first."""
    words = line.words
    word, start = words[first], words.starts[first]
    opening = _openings(gazetteer)[word.key]
    if opening & BEGINS or word.possessive:
        ends = _run_ends(content, line, first)
        hit = _phrases(gazetteer).at(words, first) if opening & _PHRASED else None
        if hit is not None and first + hit[0] not in ends:
            ends.append(first + hit[0])
            ends.sort()
        for last in reversed(ends):
            end = _end(content, words, first, last)
            alone = last == first + 1 and end == words.ends[first]
            name = word.key if alone else quick_key(content[start:end])
            found = gazetteer.find_key(name)
            if found:
                yield Span(first, last, start, end, name, found)
    else:
        found = gazetteer.find_key(word.key)
        if found:
            yield Span(first, first + 1, start, words.ends[first], word.key, found)
    if opening & _PARTED:
        yield from _hyphen_parts(content, line, first, gazetteer)


def _run_ends(content: str, line: Line, first: int) -> list[int]:
    """Where a name that begins at a word may end."""
    words, inner = line.words, line.lex.inner
    ends = [first + 1]
    at = first + 1
    size = 1
    while at < len(words) and size < LONGEST:
        word = words[at]
        if word.shape in "AU0":
            ends.append(at + 1)
        elif not (
            _joins(content, words, at) if word.shape == "." else word.shape == "l" and word.key in inner
        ):
            break
        size += word.shape != "."
        at += 1
    return ends


def _end(content: str, words: Words, first: int, last: int) -> int:
    """Where a run ends: with its last full stop where it is a dotted abbreviation ("U.S.")."""
    end = words.ends[last - 1]
    dotted = words[last - 1].size == 1 and last - first > 1 and content[end : end + 1] == "."
    return end + 1 if dotted else end


def _hyphen_parts(content: str, line: Line, at: int, gazetteer: Gazetteer) -> Iterator[Span]:
    """The parts of "Xtown-based" and "Xland-Yland", where they are well known."""
    words, lex = line.words, line.lex
    start = words.starts[at]
    for part in content[start : words.ends[at]].split("-"):
        if len(part) > _SHORTEST and part[0].isupper():
            name = quick_key(part)
            if not (name in lex.skipped or name in lex.ordinary or name in lex.demonyms.first):
                found = gazetteer.find_key(name)
                if found and found[0].place.weight >= _PART:
                    yield Span(at, at + 1, start, start + len(part), name, found)
        start += len(part) + 1


def _joins(content: str, words: Words, at: int) -> bool:
    """Whether a sign may stand inside a name: a full stop after initials, a stroke, an ampersand."""
    sign, before = words[at], words[at - 1]
    if sign.key == "&":
        return True
    if words.starts[at] != words.ends[at - 1]:
        return False
    if sign.key == "," and at + 1 < len(words):  # "X, D.C."
        return words[at + 1].shape in "AU" and words[at + 1].size <= len("DC")
    if sign.key == ".":
        following = content[words.ends[at] : words.ends[at] + 1]
        return before.size <= _INITIAL and before.shape in "AU" and following != "\n"
    return sign.key == "/" and at + 1 < len(words) and words.starts[at + 1] == words.ends[at]
