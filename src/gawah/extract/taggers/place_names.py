"""Names in a page that the gazetteer holds."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import Phrases
from gawah.extract.taggers.place_lines import Name, Span, numbered_end
from gawah.extract.taggers.place_unicase import unicase_spans
from gawah.values.places import BEGINS, quick_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page
    from gawah.extract.taggers.lexicon import Word
    from gawah.extract.taggers.place_lines import Line
    from gawah.values.places import Found, Gazetteer

LONGEST = 5
_SHORTEST = 3
_INITIAL = 3
_PART = 0.6
_ABBREVIATION = 5


def find_names(page: Page, lines: Sequence[Line], gazetteer: Gazetteer) -> list[Name]:
    """The names of a page that the gazetteer holds, longest first at each place, without overlap."""
    names: list[Name] = []
    for line in lines:
        taken = -1
        for span in _spans(page.content, line, gazetteer):
            if span.start < taken:
                continue
            text = page.content[span.start : span.end]
            if line.lex.joined and text.endswith(line.lex.joined):
                continue
            fitting = _fitting(span.found, text, line)
            if fitting and not _is_never(line, span, is_country=fitting[0].place.code == "PCL"):
                names.append(Name(line, span.first, span.last, span.start, span.end, span.key, text, fitting))
                taken = span.end
    return names


def _fitting(found: tuple[Found, ...], text: str, line: Line) -> tuple[Found, ...]:
    """The places whose name is written in this case."""
    bare = text.replace(".", "").replace("&", "").replace(" ", "")
    if not line.shouted and len(bare) <= _ABBREVIATION and bare.isupper():
        # An abbreviation, or a short name in capitals at the head of a report.
        return tuple(f for f in found if f.capitals or (f.main and len(bare) > _SHORTEST))
    if not any(f.capitals for f in found):
        return found
    return tuple(f for f in found if not f.capitals)


def _is_never(line: Line, span: Span, *, is_country: bool) -> bool:
    word = line.words[span.first]
    if word.key in line.lex.numbered.first and (numbered_end(line, span.first) or 0) > span.last:
        return True
    if span.last - span.first > 1:  # "October 6"
        return word.key in line.lex.never and all(
            w.shape == "0" for w in line.words[span.first + 1 : span.last]
        )
    if len(span.key) < _SHORTEST and word.shape != "U" and line.lex.cased:
        return True
    if span.key in line.lex.never:
        return True
    if is_country and line.lex.small_demonyms:  # with a capital it is the country (Spanish: "India", "india")
        return False
    return span.key == word.key and line.lex.demonyms.at(line.words, span.first) is not None


def _spans(content: str, line: Line, gazetteer: Gazetteer) -> Iterator[Span]:
    if line.lex.cased:
        return _cased_spans(content, line, gazetteer)
    return unicase_spans(line, gazetteer)


@lru_cache(maxsize=4)
def _phrases(gazetteer: Gazetteer) -> Phrases[str]:
    return Phrases([(name, name) for name in gazetteer.phrases])


def _cased_spans(content: str, line: Line, gazetteer: Gazetteer) -> Iterator[Span]:
    """The names in each run of capitalised words with the small words inside it, longest first."""
    words = line.words
    phrases = _phrases(gazetteer)
    outlook = gazetteer.outlook
    for first in line.capitals:
        word = words[first]
        hyphen = " " in word.key
        begins = outlook(_head(word.key) if hyphen else word.key)
        if not (begins or hyphen or word.possessive):  # most words are no place and begin none
            continue
        ends = [first + 1]
        if begins & BEGINS or word.possessive:
            ends = _run_ends(content, line, first)
            hit = phrases.at(words, first) if word.key in phrases.first else None
            if hit is not None and first + hit[0] not in ends:
                ends.append(first + hit[0])
                ends.sort()
        for last in reversed(ends):
            end = _end(content, words, first, last)
            name = word.key if last == first + 1 and end == word.end else quick_key(content[word.start : end])
            found = gazetteer.find_key(name)
            if found:
                yield Span(first, last, word.start, end, name, found)
        if hyphen:
            yield from _hyphen_parts(content, line, first, gazetteer)


def _head(key: str) -> str:
    """The first word of a name written with a hyphen."""
    return key[: key.index(" ")]


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
        elif not (word.key in inner and word.shape == "l") and not _joins(content, words, at):
            break
        size += word.shape != "."
        at += 1
    return ends


def _end(content: str, words: Sequence[Word], first: int, last: int) -> int:
    """Where a run ends: with its last full stop where it is a dotted abbreviation ("U.S.")."""
    word = words[last - 1]
    dotted = word.end - word.start == 1 and last - first > 1 and content[word.end : word.end + 1] == "."
    return word.end + 1 if dotted else word.end


def _hyphen_parts(content: str, line: Line, at: int, gazetteer: Gazetteer) -> Iterator[Span]:
    """The parts of "Xtown-based" and "Xland-Yland", where they are well known."""
    word, lex = line.words[at], line.lex
    start = word.start
    for part in content[word.start : word.end].split("-"):
        if len(part) > _SHORTEST and part[0].isupper():
            name = quick_key(part)
            if not (name in lex.skipped or name in lex.ordinary or name in lex.demonyms.first):
                found = gazetteer.find_key(name)
                if found and found[0].place.weight >= _PART:
                    yield Span(at, at + 1, start, start + len(part), name, found)
        start += len(part) + 1


def _joins(content: str, words: Sequence[Word], at: int) -> bool:
    """Whether a sign may stand inside a name: a full stop after initials, a stroke, an ampersand."""
    sign, before = words[at], words[at - 1]
    if sign.key == "&":
        return True
    if sign.start != before.end:
        return False
    if sign.key == "," and at + 1 < len(words):  # "X, D.C."
        return words[at + 1].shape in "AU" and words[at + 1].end - words[at + 1].start <= len("DC")
    if sign.key == ".":
        following = content[sign.end : sign.end + 1]
        return before.end - before.start <= _INITIAL and before.shape in "AU" and following != "\n"
    return sign.key == "/" and at + 1 < len(words) and words[at + 1].start == sign.end
