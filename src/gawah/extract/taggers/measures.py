"""Tagger ``measures``: what an authority is said to have done or left undone about what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.grammar import grammar
from gawah.extract.marks import MeasureMark, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.grammar import Grammar
    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page

_SCORE = 0.7
_NEGATION_REACH = 3
_WISH_REACH = 7
"""How many words behind a measure the verb that asks for it may stand, where the verb stands last."""


class Measures:
    """Phrases of ``measures.yaml``; one that is negated just before is none."""

    name = "measures@1"
    needs: tuple[str, ...] = ()
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
                if _counts(hit, keys, tables):
                    words, _ = tables.read(page, sentence)
                    start, end = words[hit.first].start, words[hit.last - 1].end
                    yield Mention(start, end, "measure", MeasureMark(hit.value), _SCORE, self.name)


def _counts(hit: Hit[str], keys: tuple[str, ...], tables: Grammar) -> bool:
    """Whether a measure was taken: it is neither negated nor only wished for."""
    near = keys[max(0, hit.first - _NEGATION_REACH) : hit.first]
    if tables.order == "sov":
        near = (*near, *keys[hit.last : hit.last + _NEGATION_REACH])
    if hit.value != "failure_to_protect" and not tables.words.set("negations").isdisjoint(near):
        return False
    return tables.order != "sov" or not _is_wished(keys, hit.last, tables)


def _is_wished(keys: tuple[str, ...], at: int, tables: Grammar) -> bool:
    """Whether the verb behind a measure says that it should be taken: "let an inquiry be held"."""
    wishes, stop = tables.words.set("wishes"), tables.words.set("boundaries")
    for begin in range(at, min(at + _WISH_REACH, len(keys))):
        if keys[begin] in stop:
            return False
        if keys[begin] in wishes:
            after = keys[begin + 1] if begin + 1 < len(keys) else ""
            return after not in tables.words.set("future")
    return False
