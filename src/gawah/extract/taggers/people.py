"""People that a text names.

Each chain of words that may be a name is weighed: titles, roles, ages and verbs beside it, the names of
the lexicon in it, what speaks against it. What one sentence proves holds for the whole page.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gawah.extract.marks import Mention, PersonMark
from gawah.extract.taggers.lexicon import Phrases, language_of, word_list
from gawah.extract.taggers.lines import credit_lines, line_starts
from gawah.extract.taggers.person_chains import Chain, chains, firsts
from gawah.extract.taggers.person_context import NO_CONTEXT, Context, Place, context
from gawah.extract.taggers.person_cover import BLOCKED, cover
from gawah.extract.taggers.person_tables import Tables, names, tables
from gawah.extract.taggers.person_unicase import unicase_chains
from gawah.model.record import record
from gawah.values.names import fullest, tokens
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.extract.page import Page, Sentence
    from gawah.extract.taggers.words import Words

ACCEPTED = 0.44
"""The weight from which a chain is taken for a person."""

_SURE = 0.6
_PAIR = 2
_NAME = 8
"""Words of a name with its titles."""
_SIGNATURE = 12
"""Words of a line that says who signs."""
_SINGLE = 0.5
"""The same for a single word."""
_LINKED = 0.75
_LISTED = 0.25
_GAP = 8
"""Fewer characters than this stand between two of one list."""
_TAKEN_UP = 0.3
"""For a name whose last part stands alone elsewhere on the page."""


@record
class _Line:
    """A sentence made ready."""

    words: Words
    lex: Tables
    heading: bool
    block: int
    places: list[int]
    """Where a chain may begin, in a script with capitals."""


@dataclass(slots=True)
class _Candidate:
    """A chain in its neighbourhood."""

    start: int
    end: int
    name: str
    parts: tuple[str, ...]
    """The words of the name as they are compared."""
    weight: float
    size: int
    title: str | None = None
    context: Context = NO_CONTEXT
    block: int = 0


class People:
    """Marks each mention of a person; bodies and places should be on the page before."""

    name = "people@1"
    needs: tuple[str, ...] = ()
    gives = ("person",)

    def tag(self, page: Page) -> Iterable[Mention]:
        """All mentions of people, each with the fullest form of the name on the page."""
        lines = [_line(page, sentence) for sentence in page.sentences]
        lines += [_credit(words, code) for words, code in credit_lines(page)]
        told = [line for line in lines if line.places or line.words.is_uncased]
        found = [candidate for line in told for candidate in _candidates(page, line)]
        _weigh_lists(found)
        accepted = _agreed(found)
        marks = sorted([*accepted, *_again(page, lines, accepted)], key=lambda c: c.start)
        full = fullest(c.name for c in marks)
        near: dict[str, str] = {}
        for one in marks:
            about = one.context
            parts = one.parts
            same = full.get(one.name)
            if same == one.name and one.size == 1 and parts:
                # Two people have this name: the one with this title is meant, or the one named last.
                same = near.get(f"{one.title} {parts[-1]}") if one.title else None
                same = same or near.get(parts[-1], one.name)
            for part in tokens(same or "")[1:]:
                near[part] = near[f"{one.title} {part}"] = same or one.name
            value = PersonMark(
                name=one.name,
                role=about.role,
                affiliation=about.affiliation,
                age=about.age,
                title=one.title,
                same_as=same if same != one.name else None,
            )
            score = round(max(0.0, min(one.weight, 0.98)), 2)
            yield Mention(one.start, one.end, "person", value, score, self.name)


def _line(page: Page, sentence: Sentence) -> _Line:
    words = word_list(page, sentence)
    lex = tables(language_of(page, sentence))
    heading = words.is_heading and not _is_signed(page, words, lex)
    return _Line(words, lex, heading, sentence.block, firsts(words, lex))


def _is_signed(page: Page, words: Words, lex: Tables) -> bool:
    """Whether what is written like a heading says who wrote or signs the page."""
    return lex.byline.at(words, 0) is not None or bool(line_starts(page, words)) or _is_signature(words, lex)


def _is_signature(words: Words, lex: Tables) -> bool:
    """Whether a line holds a name and, behind a comma, what somebody is: "X Y, Executive Director"."""
    comma = next((i for i, w in enumerate(words[:_NAME]) if w.key == ","), None)
    if comma is None or comma < _PAIR or len(words) > _SIGNATURE:
        return False
    named = all(w.is_capital or w.key == "." for w in words[:comma])
    return named and any(lex.roles.at(words, i) is not None for i in range(comma + 1, len(words)))


def _credit(words: Words, code: str) -> _Line:
    """A line that says who wrote or issued the page."""
    lex = tables(code)
    return _Line(words, lex, heading=False, block=-1, places=firsts(words, lex))


def _candidates(page: Page, line: _Line) -> Iterator[_Candidate]:
    words, lex = line.words, line.lex
    state = cover(page, words)
    found: list[Chain] = list(chains(page, words, lex, state, line.places, heading=line.heading))
    if words.is_uncased:
        found += unicase_chains(words, lex, state, page)
    for chain in found:
        title = chain.title
        about = context(Place(page, words, lex, chain.first, chain.end))
        if about.role is None and title is not None and not lex.honorifics.issuperset(key(title).split()):
            about = Context(about.weight, title, about.affiliation, about.age)
        start, end = words.starts[chain.start], words.ends[chain.end - 1]
        name, weight = page.content[start:end], chain.weight + about.weight
        yield _Candidate(start, end, name, tokens(name), weight, chain.size, title, about, line.block)


def _weigh_lists(found: list[_Candidate]) -> None:
    """Let what stands in one list with a sure person gain weight."""
    for left, right in pairwise(found):
        _weigh_beside(right, left, right.start - left.end)
    for right, left in pairwise(reversed(found)):
        _weigh_beside(left, right, right.start - left.end)


def _weigh_beside(one: _Candidate, near: _Candidate, gap: int) -> None:
    if near.weight >= _SURE > one.weight and near.size > 1 and one.size > 1 and gap < _GAP:
        one.weight += _LISTED


def _agreed(found: list[_Candidate]) -> list[_Candidate]:
    """The candidates that some mention on the page proves, each at the best weight of its name."""
    alone = Counter(c.name.casefold() for c in found if c.size == 1)
    best: dict[tuple[str, ...], float] = {}
    for one in found:
        weight, parts = one.weight, one.parts
        if one.size > 1 and parts and alone[parts[-1]] and weight > 0.1:
            weight += _TAKEN_UP
        best[parts] = max(best.get(parts, 0.0), weight)
    result = []
    lexicon = names()
    for one in found:
        parts = one.parts
        weight = best[parts]
        # "Jane Doe Arrested" in a caption, where the text has Jane Doe: the shorter name is found again.
        shorter = best.get(parts[:-1], 0.0) if len(parts) > 2 else 0.0
        if shorter >= max(ACCEPTED, weight - 0.3) and parts[-1] not in lexicon.known:
            continue
        # A single word is a person where this very place says so, or where a fuller name does (see _again).
        if (one.weight if one.size == 1 else weight) >= (_SINGLE if one.size == 1 else ACCEPTED):
            one.weight = weight
            result.append(one)
    return result


def _again(page: Page, lines: list[_Line], accepted: list[_Candidate]) -> Iterator[_Candidate]:
    """Other mentions of accepted people: their names in headings, and parts of them in the text."""
    whole: Phrases[str] = Phrases([(c.name, c.name) for c in accepted if c.size > 1])
    parts = _parts(accepted)
    if not parts and not whole:
        return
    spans = sorted((c.start, c.end) for c in accepted)
    first = parts | whole.first.keys()
    for line in lines:
        state: list[int] | None = None
        words, done = line.words, 0
        for index in words.among(first):
            word, start = words[index], words.starts[index]
            if index < done or _is_taken(spans, start):
                continue
            hit = whole.at(words, index) if word.shape in "AUx" else None
            if hit is None and word.key not in parts:
                continue
            state = cover(page, words) if state is None else state
            size = hit[0] if hit is not None else 1
            if state[index] != BLOCKED and (hit is not None or _stands_alone(line, index, state)):
                end = words.ends[index + size - 1]
                text = page.content[start:end]
                about = context(Place(page, words, line.lex, index, index + size))
                yield _Candidate(start, end, text, tokens(text), _LINKED, size, None, about, line.block)
            done = index + size


def _is_taken(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether a place belongs to a person already."""
    at = bisect_left(spans, (offset + 1,)) - 1
    return at >= 0 and offset < spans[at][1]


def _parts(accepted: list[_Candidate]) -> frozenset[str]:
    """The single words that may stand for an accepted person: a later part, or a given name."""
    lexicon = names()
    weak = lexicon.weak
    found: set[str] = set()
    for one in accepted:
        parts = one.parts
        if one.size > 1:
            cased = one.name.lower() != one.name.upper()  # a script with capitals
            found.update(p for p in parts[1:] if len(p) > 2 and (cased or p in lexicon.known))
            if parts[0] not in weak and len(parts[0]) > 2 and (cased or parts[0] in lexicon.given):
                found.add(parts[0])
    return frozenset(found - names().particles)


def _stands_alone(line: _Line, index: int, state: list[int]) -> bool:
    """Whether one word is a name by itself here, not a part of something else."""
    words, lex = line.words, line.lex
    word = words[index]
    if word.shape == "x":
        after = words[index + 1].key if index + 1 < len(words) else ""
        return word.key not in names().weak and word.key not in lex.ordinary and after in lex.after
    if not word.is_capital or word.key in lex.ordinary:
        return False
    if line.heading:
        return state[index] == 0
    before = words[index - 1] if index else None
    after_word = words[index + 1] if index + 1 < len(words) else None
    if before is not None and before.is_capital and _follows(words, index) and not before.possessive:
        vouched = (
            lex.titles.ending(words, index) or lex.roles.ending(words, index) or before.key in lex.function
        )
        return bool(vouched) and not (after_word is not None and after_word.is_capital)
    if (
        after_word is not None
        and after_word.is_capital
        and _follows(words, index + 1)
        and not word.possessive
    ):
        return False
    return state[index] == 0


def _follows(words: Words, index: int) -> bool:
    """Whether one character parts a word from the one before it."""
    return words.ends[index - 1] + 1 == words.starts[index]
