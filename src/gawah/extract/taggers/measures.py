"""Tagger ``measures``: what an authority is said to have done or left undone about what happened."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.marks import MeasureMark, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.grammar import Grammar
    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page

_SCORE = 0.7
_NEGATION_REACH = 3
_WISH_REACH = 7
"""How many words behind a measure the verb that asks for it may stand, where the verb stands last."""
_STAKE_REACH = 8
"""How many words before a punishment the words may stand that say that it only threatens."""
_WITHHELD_REACH = 5
"""How many words behind "denied" the thing may stand that somebody did not get."""
_MAY_BE_PROMISED = frozenset({"custody", "charge", "trial", "inquiry", "compensation"})
"""What an authority that says that it will be done has promised."""
_VERDICTS = frozenset({"conviction", "acquittal"})


class Measures:
    """Phrases of ``measures.yaml``, each read with the words around it: see :func:`_meant`."""

    name = "measures@2"
    needs = ("body",)
    gives = ("measure",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The measures of every sentence in a language that has a table of them."""
        for sentence in page.sentences:
            tables = grammar(sentence.lang)
            if tables is None:
                continue
            keys = tables.keys(page, sentence)
            if tables.measures.telling_words.isdisjoint(keys):
                continue
            for hit in tables.measures.find(keys):
                kind = _meant(hit, keys, tables)
                if kind is not None:
                    words, _ = tables.read(page, sentence)
                    start, end = words[hit.first].start, words[hit.last - 1].end
                    if _is_in_a_name(page, start, end):
                        continue
                    yield Mention(start, end, "measure", MeasureMark(kind), _SCORE, self.name)


def _is_in_a_name(page: Page, start: int, end: int) -> bool:
    """Whether the words only stand in the name of a body: the "Federal **Investigation** Agency"."""
    bodies = page.marks_in("body", max(0, start - _LONGEST_NAME), end)
    return any(body.start <= start and end < body.end for body in bodies)


_LONGEST_NAME = 120


def _meant(hit: Hit[str], keys: tuple[str, ...], tables: Grammar) -> str | None:
    """What a phrase says that was done: a measure, a promise of one, or nothing.

    Nothing where it is negated, only wished for, or only may be ("could be sentenced"); where a punishment
    threatens ("faces a fine"); and where who "denied" did not give somebody a thing ("denied bail").
    """
    kind = hit.value
    if kind != "failure_to_protect" and _is_negated(hit, keys, tables):
        return None
    if kind == "conviction" and _is_at_stake(hit, keys, tables):
        return None
    if kind == "denial" and _withholds(hit, keys, tables):
        return None
    time = _time_behind(keys, hit.last, tables) if tables.order == "sov" else _time_before(hit, keys, tables)
    if time == "told" or not (kind in _MAY_BE_PROMISED or kind in _VERDICTS):
        return None if time == "wished" else kind
    return "promise" if time == "future" and kind in _MAY_BE_PROMISED else None


def _is_negated(hit: Hit[str], keys: tuple[str, ...], tables: Grammar) -> bool:
    near = keys[max(0, hit.first - _NEGATION_REACH) : hit.first]
    if tables.order == "svo":
        clause = tables.words.set("boundaries") | {",", ";", ":"}
        before = keys[max(0, hit.first - 2 * _NEGATION_REACH) : hit.first]
        near = (*near, *takewhile(lambda key: key not in clause, reversed(before)))
    if tables.order == "sov":
        near = (*near, *keys[hit.last : hit.last + _NEGATION_REACH])
    return not tables.words.set("negations").isdisjoint(near)


def _time_before(hit: Hit[str], keys: Sequence[str], tables: Grammar) -> str:
    """What the auxiliaries before a measure say: that it lies ahead, that it only may be, or neither."""
    small = tables.words.union("be", "have", "adverbs")
    at = hit.first
    while at > 0 and keys[at - 1] in small:
        at -= 1
    before = keys[at - 1] if at > 0 else ""
    if before in tables.words.set("future"):
        return "future"
    return "possible" if before in tables.words.set("modals") else "told"


def _time_behind(keys: Sequence[str], at: int, tables: Grammar) -> str:
    """The same where the verb stands last, which also tells what is only wished: "let an inquiry be held"."""
    wishes, stop = tables.words.set("wishes"), tables.words.set("boundaries")
    for begin in range(at, min(at + _WISH_REACH, len(keys))):
        if keys[begin] in stop:
            return "told"
        if keys[begin] in wishes:
            after = keys[begin + 1] if begin + 1 < len(keys) else ""
            return "future" if after in tables.words.set("future") else "wished"
    return "told"


def _is_at_stake(hit: Hit[str], keys: Sequence[str], tables: Grammar) -> bool:
    """Whether words of its clause say that a punishment threatens, or is what a law provides for."""
    stakes = tables.words.phrases("at_stake")
    if stakes.telling_words.isdisjoint(keys):
        return False
    stop = tables.words.set("boundaries") | {",", ";", ":"}
    if tables.order == "sov":
        low, high = hit.first, hit.last + _STAKE_REACH // 2
    else:
        low, high = max(0, hit.first - _STAKE_REACH), hit.first
    said = (at for at in range(low, min(high, len(keys))) if stakes.at(keys, at) is not None)
    return any(stop.isdisjoint(keys[min(at, hit.first) : max(at, hit.first)]) for at in said)


def _withholds(hit: Hit[str], keys: Sequence[str], tables: Grammar) -> bool:
    """Whether who "denied" kept something from somebody, rather than saying that it did not happen."""
    things = tables.words.set("withheld")
    if not things:
        return False
    ends = tables.words.union("boundaries", "be", "have", "withheld_ends") | {",", ";", ":", "."}
    behind = takewhile(lambda key: key not in ends, keys[hit.last : hit.last + _WITHHELD_REACH])
    return not things.isdisjoint((keys[hit.last - 1], *behind))
