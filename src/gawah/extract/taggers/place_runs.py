"""Stretches that the text calls places by the words beside them, whether or not the gazetteer knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.place_lines import numbered_end
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.taggers.lexicon import Word
    from gawah.extract.taggers.place_lines import Line

CALLED = 0.7
CALLED_AFTER = 0.6
IN_PLACE = 0.6
SITE = 0.55
SITE_ALONE = 0.4
LEVELS = frozenset({"admin1", "admin2", "admin3", "settlement"})
SITES = frozenset({"site", "road"})
_LONGEST = 4
_SHORTEST = 3


@record
class Run:
    """A run of words that may be an unknown name, and what it is called."""

    line: Line
    first: int
    last: int
    level: str | None
    score: float


def runs_of(line: Line) -> Iterator[Run]:
    """The stretches of a line that are called places."""
    for at in line.words.among(line.lex.numbered_words):
        last = numbered_end(line, at)
        if last is not None:
            yield Run(line, at, last, "settlement", CALLED)
    if line.lex.cased:
        if not line.heading:
            yield from _cased_runs(line)
    else:
        yield from _unicase_runs(line)


def _cased_runs(line: Line) -> Iterator[Run]:
    """Capitalised runs beside a word for a kind of place, or behind a word of place."""
    words, lex, keys = line.words, line.lex, line.words.keys
    if lex.leading.isdisjoint(words.known) and lex.following.isdisjoint(words.known):
        return  # nothing here calls anything a place
    passed = 0
    for at in line.capitals:
        if at < passed or not words[at].is_word:
            continue
        passed = max(at + 1, _run_end(line, at))
        after = passed < len(words) and keys[passed] in lex.types_after.first
        if after or keys[at - 1 if at else 0] in lex.leading:
            run = _judge_run(line, at, passed)
            if run is not None:
                yield run


def _run_end(line: Line, first: int) -> int:
    """The end of a run of capitalised words, with small words inside and no kind of place at its end."""
    words, lex = line.words, line.lex
    kinds, last = lex.types_after.first, first + 1
    if words[first].possessive:
        return last
    for at in range(last, min(len(words), first + _LONGEST + 2)):
        word = words[at]
        if word.is_capital and (word.key not in kinds or lex.types_after.at(words, at) is None):
            last = at + 1
            if word.possessive:
                break
        elif word.shape != "0" and (word.shape != "l" or word.key not in lex.within):
            break
    return last


def _judge_run(line: Line, first: int, last: int) -> Run | None:
    """A capitalised run as an unknown place, where something beside it says so."""
    words, lex = line.words, line.lex
    if first == 0 and last - first > 1 and words[0].key in lex.ordinary:
        first = 1  # "The", "An" at the beginning of a sentence
    if last <= first or last - first > _LONGEST:
        return None
    found = _called_run(line, first, last)
    return found if found is not None and _may_be_name(line, first, last) else None


def _called_run(line: Line, first: int, last: int) -> Run | None:
    """What the words before and after a run make of it."""
    words, lex = line.words, line.lex
    after = lex.types_after.at(words, last) if last < len(words) and not words[last - 1].possessive else None
    at = first - 1 if first and words[first - 1].key in lex.of else first
    before = lex.types.ending(words, at) if at < first or (first and words[first - 1].shape == "l") else None
    located = _is_located(line, first)
    if before is not None and before[1] in LEVELS and (at < first or before[1] == "settlement"):
        return Run(line, first, last, before[1], CALLED)
    if after is not None and after[1] in SITES:
        beside = located or (after[1] == "road" and lex.towards.ending(words, first) is not None)
        return Run(line, first, last + after[0], after[1], SITE if beside else SITE_ALONE)
    if after is not None and after[1] == "region" and words[last].is_capital:
        return Run(line, first, last + after[0], "region", CALLED_AFTER)
    if after is not None and after[1] in LEVELS:
        return Run(line, first, last, after[1], CALLED if located else CALLED_AFTER)
    if located and not lex.noun_capitals:
        return Run(line, first, last, None, IN_PLACE)
    return None


def _is_located(line: Line, first: int) -> bool:
    words, lex = line.words, line.lex
    at = first
    while at and words[at - 1].key in lex.skipped:
        at -= 1
    return lex.locative.ending(words, at) is not None


def _may_be_name(line: Line, first: int, last: int) -> bool:
    """Whether a run is no person, no people, no month and no ordinary word."""
    words, lex = line.words, line.lex
    inside = words[first:last]
    if any(lex.demonyms.at(words, i) for i in range(first, last) if words[i].key in lex.demonym_words):
        return False
    if words[first].key in lex.titles or (len(inside) > 1 and words[first].key in lex.given):
        return False
    if first and words[first - 1].key in lex.titles:
        return False
    if inside[-1].key in lex.bodies:
        return False
    if first == 0 and (lex.locative.at(words, 0) or lex.towards.at(words, 0)):
        return False
    return any(
        w.is_capital
        and w.key not in lex.never
        and w.key not in lex.ordinary
        and w.key not in lex.common
        and w.key not in lex.titles
        and len(w.key) >= _SHORTEST
        for w in inside
    )


def _unicase_runs(line: Line) -> Iterator[Run]:
    """The words behind a word for a kind of settlement up to a particle, or one before "in the area"."""
    words, lex = line.words, line.lex
    for at in words.among(lex.calling):
        hit = lex.types.at(words, at)
        if hit is not None and hit[1] in {"settlement", "admin2", "admin3"}:
            last = _unicase_end(line, at + hit[0])
            if last is not None:
                yield Run(line, at + hit[0], last, hit[1], CALLED_AFTER)
        if at and lex.called_after.at(words, at) and _may_follow(line, words[at - 1]):
            before = words[at - 2] if at > 1 else None
            if before is None or before.shape == "." or before.key in lex.ends:
                yield Run(line, at - 1, at, "settlement", CALLED_AFTER)


def _unicase_end(line: Line, first: int) -> int | None:
    """Where a name that begins behind a word for a kind of place ends: before a particle or inner sign."""
    words, lex = line.words, line.lex
    last = first
    while last < len(words) and last - first < _LONGEST - 1 and _may_follow(line, words[last]):
        last += 1
    if last > first and last < len(words) and words[last].key in lex.suffixes:
        last += 1
    stopped = last < len(words) and (words[last].key in lex.ends or words[last].key in lex.link)
    return last if last > first and stopped else None


def _may_follow(line: Line, word: Word) -> bool:
    lex = line.lex
    if word.shape != "x" or len(word.key) < _SHORTEST:
        return False
    return not (word.key in lex.ends or word.key in lex.never or word.key in lex.suffixes)
