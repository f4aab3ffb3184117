"""The speaker beside a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.taggers.antecedents import meant
from gawah.extract.taggers.cues import is_between, joined, verb_at
from gawah.extract.taggers.described import begins, carrier, is_named, phrase_start, unnamed
from gawah.extract.taggers.lexicon import split_keys
from gawah.extract.taggers.scene import Scene, Speaker

if TYPE_CHECKING:
    from gawah.extract.marks import Mention
    from gawah.extract.taggers.memory import Memory

_SUBJECT = 14
"""Words that a subject is looked for in."""
_BREAKS = frozenset(':;"“”«»„()[]—–…!?.۔؟') | {"''", "’’"}
_COMMAS = frozenset({",", "،"})
_PARTS = _BREAKS | _COMMAS
_AFTER_NAME = _COMMAS | {"("}
_TITLES = 5
"""Words between the comma of an apposition and the name in it."""


def before_cue(scene: Scene, memory: Memory, cue: int, low: int) -> Speaker | None:
    """The speaker that stands before a verb of saying, not before a given word."""
    words, lex = scene.words, scene.lex
    end = cue
    if lex.subject_marks and words[min(cue, len(words) - 1)].key not in lex.subject_marks:
        back = range(cue - 1, max(low, cue - _SUBJECT), -1)
        end = next((i for i in back if words[i].key in lex.subject_marks), cue)
    shared = _shared_subject(scene, memory, cue, low)
    if shared is not None:
        return shared
    while end > low and scene.who[end - 1] is None and is_between(scene, end - 1):
        end -= 1
    if end <= low:
        return None
    if words[end - 1].key in _COMMAS:
        return _before_apposition(scene, memory, end, low)
    first = _clause_start(scene, end, low)
    mark = scene.who[first - 2] if first - 2 >= low else None
    apposed = words[first - 1].key in _COMMAS and any(
        lex.roles.at(words, i) is not None for i in range(first, min(first + 4, end))
    )
    if mark is not None and mark.label == "person" and apposed:
        other = any(begins(scene.who, i, "person") for i in range(first, end))
        if not other:
            return memory.of_mark(mark)  # "X, chair of Y said", with no comma after the apposition
    return _subject(scene, memory, first, end)


def _shared_subject(scene: Scene, memory: Memory, cue: int, low: int) -> Speaker | None:
    """The subject of the verb before "and", which a second verb has too: "X came to the gate and said"."""
    place = joined(scene, cue, low)
    if place is None:
        return None
    for i in range(place - 1, low, -1):
        if verb_at(scene, i) is not None and (said := before_cue(scene, memory, i, low)) is not None:
            return said
    first = place
    words, that = scene.words, scene.lex.that
    while first > low and words[first - 1].key not in _PARTS and words[first - 1].key not in that:
        first -= 1
    found = _first_in(scene, memory, first, place)
    if found is None and first > low and words[first - 1].key in _COMMAS:
        return _before_apposition(scene, memory, first, low)
    return found


def _first_in(scene: Scene, memory: Memory, first: int, end: int) -> Speaker | None:
    """Who stands first in a clause, where its verb is not known."""
    words, lex, who = scene.words, scene.lex, scene.who
    kind = lex.pronouns.get(words[first].key) if first < end and who[first] is None else None
    if kind is not None and kind != "relative":
        return _pronoun(scene, memory, first, kind)
    for i in range(first, end):
        mark = who[i]
        if begins(who, i, "person"):
            return _subject(scene, memory, first, min(i + 1 + _TITLES, end), forward=True)
        if words[i].key in lex.describers and not is_named(mark) and not words[i].possessive:
            begin = phrase_start(scene, i, first)
            return Speaker((scene.text(begin, i + 1),), words.starts[begin], words.ends[i], None, None, 0.55)
        if mark is not None and is_named(mark):
            return memory.of_mark(mark)
    return None


def _clause_start(scene: Scene, end: int, low: int) -> int:
    """Where the subject that ends at a word may begin."""
    words, lex = scene.words, scene.lex
    first = end
    while first > low and end - first < _SUBJECT:
        word = words[first - 1]
        if word.key in _BREAKS and scene.who[first - 1] is None:
            break
        if word.key in _COMMAS and not _list_comma(scene, first - 1):
            break
        if word.key in lex.that or (first < end and _opens_clause(scene, first - 1)):
            break
        first -= 1
    return first


def _opens_clause(scene: Scene, index: int) -> bool:
    """Whether a clause follows a verb of saying without "that": "residents said a caller had …"."""
    hit = verb_at(scene, index)
    if hit is None or hit[0] > 1 or scene.lex.verb_after:
        return False
    keys = split_keys(hit[1])
    return keys in scene.lex.indirect and keys not in scene.lex.needs_that


def _list_comma(scene: Scene, comma: int) -> bool:
    """Whether a comma stands between two named speakers ("A, B and C said")."""
    if not 0 < comma < len(scene.who) - 1:
        return False
    left, right = scene.who[comma - 1], scene.who[comma + 1]
    return left is not None and right is not None and left.label == right.label and is_named(right)


def _before_apposition(scene: Scene, memory: Memory, end: int, low: int) -> Speaker | None:
    """The subject before an apposition that ends in a comma: "X, head of Y, said"."""
    words, who = scene.words, scene.who
    named = _named_by_comma(scene, end, low)
    if named is not None:
        return memory.of_mark(named)
    for i in range(end - 2, low - 1, -1):
        if words[i].key in _COMMAS:
            if any(begins(who, j, "person") for j in range(i + 1, end - 1)) or _is_name(
                scene, i + 1, end - 1
            ):
                return _subject(scene, memory, i + 1, end - 1)
            first = _clause_start(scene, i, low)
            return _subject(scene, memory, first, i) if first < i else None
    return _subject(scene, memory, _clause_start(scene, end - 1, low), end - 1)


def _is_name(scene: Scene, first: int, end: int) -> bool:
    """Whether words that no tagger knew are written as a name of two or more."""
    words = scene.words[first:end]
    return len(words) > 1 and all(
        w.is_capital and w.key not in scene.lex.function and scene.who[first + n] is None
        for n, w in enumerate(words)
    )


def _named_by_comma(scene: Scene, end: int, low: int) -> Mention | None:
    """Who is named right before a comma, not as part of somebody's description ("the mother of X, said")."""
    words, who, lex = scene.words, scene.who, scene.lex
    for i in range(end - 2, low - 1, -1):
        if words[i].key in _BREAKS and words[i].key not in {"(", ")", "."}:
            return None
        mark = who[i]
        if mark is None or words[i + 1].key not in _AFTER_NAME:
            continue
        begin = i
        while begin > low and (who[begin - 1] is mark or words[begin - 1].is_capital):
            begin -= 1
        before = words[begin - 1].key if begin > low else ""
        if mark.label == "person" and before not in lex.links:
            return mark
        if mark.label == "body" and is_named(mark) and before in _COMMAS and i == end - 2:
            return mark  # "the company on the hill, X, said"
    return None


def after_cue(scene: Scene, memory: Memory, index: int, high: int) -> Speaker | None:
    """The speaker that stands after a verb of saying or "according to", not beyond a given word."""
    words, lex = scene.words, scene.lex
    if index >= high:
        return None
    kind = lex.pronouns.get(words[index].key)
    if kind is not None and scene.who[index] is None and kind != "relative":
        return _pronoun(scene, memory, index, kind)
    stop = index
    while stop < high and stop - index < _SUBJECT:
        word = words[stop]
        if scene.who[stop] is None and not _abbreviates(scene, stop):
            if word.key in _BREAKS or (word.key in _COMMAS and not _list_comma(scene, stop)):
                break
            if stop > index and word.key in lex.that:
                break
        stop += 1
    if stop == index:
        return None
    named = _apposed(scene, stop, high)
    if named is not None and named.label == "person" and _is_described(scene, index, stop):
        return memory.of_mark(named)  # "said his brother, X"
    return _subject(scene, memory, index, stop, forward=True)


def _is_described(scene: Scene, first: int, end: int) -> bool:
    """Whether nobody is named in a phrase but as the owner of a relation: "his brother", "X's brother"."""
    words, who = scene.words, scene.who
    people = [i for i in range(first, end) if who[i] is not None]
    if not people:
        return True
    owner = words[people[-1]].possessive and people[-1] == people[0] + len(people) - 1
    return owner and end - 1 > people[-1] and words[end - 1].key in scene.lex.describers


def _abbreviates(scene: Scene, index: int) -> bool:
    """Whether a full stop belongs to a short title before a name ("Dr. X"), so that it ends nothing."""
    words = scene.words
    if words[index].key != "." or index == 0 or index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    short = before.is_capital and words.ends[index - 1] == words.starts[index] and before.size <= 4
    return short and after.is_capital


def _apposed(scene: Scene, comma: int, high: int) -> Mention | None:
    """Who is named after a comma, a title and an article passed over: "the pastor, the Reverend X"."""
    words, who = scene.words, scene.who
    if comma + 1 >= high or words[comma].key not in _COMMAS:
        return None
    at = comma + 1
    while at + 1 < high and at - comma < _TITLES and who[at] is None:
        if words[at].key in _PARTS and not _abbreviates(scene, at):
            return None
        if not (words[at].is_capital or words[at].key in scene.lex.possessives or words[at].key == "."):
            return None
        at += 1
    return who[at]


def _pronoun(scene: Scene, memory: Memory, index: int, kind: str) -> Speaker | None:
    found = meant(scene, memory, index, kind)
    if found is None or not found.names:
        return None
    return found._replace(start=scene.words.starts[index], end=scene.words.ends[index], score=0.65)


def _subject(scene: Scene, memory: Memory, first: int, end: int, *, forward: bool = False) -> Speaker | None:
    """The speaker in a stretch of words that holds a subject and little else."""
    words, lex, who = scene.words, scene.lex, scene.who
    if first >= end:
        return None
    last = words[end - 1]
    if not forward and last.key in lex.pronouns and who[end - 1] is None:
        kind = lex.pronouns[last.key]
        if kind == "relative":
            return _subject(scene, memory, first, end - 1)
        return _pronoun(scene, memory, end - 1, kind)
    people = [i for i in range(first, end) if begins(who, i, "person")]
    if people:
        at = people[0] if forward else people[-1]
        described = _relative_of(scene, at, first, end, forward=forward)
        mark = who[at]
        if described is None and mark is not None:
            return memory.of_mark(mark)
        return described
    carried = carrier(scene, memory, first, end)
    if carried is not None:
        return carried
    return unnamed(scene, memory, first, end, forward=forward)


def _relative_of(scene: Scene, at: int, first: int, end: int, *, forward: bool) -> Speaker | None:
    """Somebody described by a person's name: "X's father", "the lawyer of X"."""
    words, lex, who = scene.words, scene.lex, scene.who
    stop = at
    while stop < end and who[stop] is who[at]:
        stop += 1
    if stop < end and words[stop - 1].possessive and words[stop].key in lex.describers | lex.carriers:
        if words[stop].key in lex.carriers:
            return None
        tail = stop + 1
        while tail < end and words[tail].key in lex.describers:
            tail += 1
        return Speaker((scene.text(at, tail),), words.starts[at], words.ends[tail - 1], words[tail - 1].key)
    if at - 2 >= first and words[at - 1].key in lex.links and words[at - 2].key in lex.describers:
        begin = phrase_start(scene, at - 2, first)
        if words[at - 2].key in lex.carriers:
            return None
        text = scene.text(begin, stop)
        return Speaker((text,), words.starts[begin], words.ends[stop - 1], words[at - 2].key)
    if not forward and stop < end and lex.verb_after:
        return _described_after(scene, at, stop, end)
    return None


def _described_after(scene: Scene, at: int, stop: int, end: int) -> Speaker | None:
    """The same in a language that puts the relation last: "X of father"."""
    words, lex = scene.words, scene.lex
    if stop + 1 < end and words[stop].key in lex.links and words[end - 1].key in lex.describers:
        return Speaker((scene.text(at, end),), words.starts[at], words.ends[end - 1], words[end - 1].key)
    return None
