"""Quotations and reported speech, with who is said to have said it.

Words between marks are a quotation where somebody says them or where they are long enough to be nothing
else; titles, terms and words held at a distance are left out. Clauses after "said that" are indirect.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gawah.extract.marks import Mention, QuoteMark
from gawah.extract.taggers.around import COMMAS, ENDS, Around, Beside, Said
from gawah.extract.taggers.attribution import said_by
from gawah.extract.taggers.indirect import Reported, reported
from gawah.extract.taggers.lexicon import split_keys
from gawah.extract.taggers.memory import Memory
from gawah.extract.taggers.quoted import Stretch, stretches
from gawah.extract.taggers.scene import Scene, Scenes
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.extract.page import Page
    from gawah.extract.taggers.lexicon import Word

_LAST = ENDS | COMMAS
_FRAGMENT = 3
"""Up to so many words, quoted words are a quotation only in somebody's sentence."""
_NAMING = 5
"""Words of a phrase before somebody's name: "gave his name as"."""
_PHRASE = 7
"""From so many words on they are a quotation by themselves."""


@dataclass
class _Reading:
    """One block being read for what is quoted in it."""

    scene: Scene
    inside: list[Stretch]
    beside: Beside
    memory: Memory
    spoken: list[str]
    """Words quoted so far on the page: a pull quote says them again."""
    at: int = 0
    previous: tuple[Stretch, Said] | None = None

    def direct(self, span: tuple[int, int]) -> Iterator[tuple[Stretch, Said]]:
        """The quotations that open in a sentence."""
        words = self.scene.words
        limit = words.starts[span[1]] if span[1] < len(words) else None
        while self.at < len(self.inside) and (limit is None or self.inside[self.at].open < limit):
            one = self.inside[self.at]
            self.at += 1
            following = self.inside[self.at].open if self.at < len(self.inside) else None
            earlier = self.previous[0] if self.previous else None
            around = Around(self.scene, one, earlier, following)
            said = said_by(around, self.memory, self.beside, self.previous)
            if _is_speech(around, said, self._size(one)) and not self._is_repeated(one):
                self.previous = (one, said)
                if said.speaker is not None:
                    self.memory.spoke(said.speaker, self.scene.block)
                yield one, said

    def _size(self, one: Stretch) -> int:
        """Words and numbers of a stretch."""
        words = self.scene.words
        first, last = bisect_left(words.starts, one.start), bisect_left(words.starts, one.end)
        return len([w for w in words[first:last] if w.shape != "."])

    def _is_repeated(self, one: Stretch) -> bool:
        """Whether the page has said these words before, in a block that only shows them again."""
        block = self.scene.page.text.blocks[self.scene.block]
        text = self.scene.page.content[one.start : one.end]
        pulled = block.kind == BlockKind.PULL_QUOTE and any(text[:60] in said for said in self.spoken)
        self.spoken.append(text)
        return block.repeats is not None or pulled


class Quotes:
    """Marks direct and indirect speech; needs people and bodies on the page."""

    name = "quotes@1"
    needs = ("person", "body")
    gives = ("quote",)

    def tag(self, page: Page) -> Iterable[Mention]:
        """All quotations and reported clauses, sentence by sentence: "he added" means who spoke before."""
        found = stretches(page)
        memory = Memory(page, quoted=[(one.open, one.close) for one in found if not one.whole])
        by_block: dict[int, list[Stretch]] = {}
        for one in found:
            by_block.setdefault(one.block, []).append(one)
        spoken: list[str] = []
        scenes = Scenes(page)
        for number, block in enumerate(scenes.blocks):
            inside = by_block.get(block, [])
            openings = scenes.openings(number)
            scene = scenes.at(number) if inside or any(openings) else None
            if scene is None:
                continue
            reading = _Reading(scene, inside, Beside(scenes, number), memory, spoken)
            for span, places in zip(scene.spans, openings, strict=True):
                for one, said in reading.direct(span):
                    yield self._mark(one, said)
                clause = reported(scene, memory, inside, span, places) if places else None
                if clause is not None:
                    yield self._indirect(clause)

    def _mark(self, one: Stretch, said: Said) -> Mention:
        who = said.speaker
        value = QuoteMark(
            speakers=who.names if who else (),
            speaker_start=who.start if who else None,
            speaker_end=who.end if who else None,
            role=who.role if who else None,
            affiliation=who.affiliation if who else None,
            cue=said.cue,
            denial=said.denial,
        )
        return Mention(one.start, one.end, "quote", value, who.score if who else 0.5, self.name)

    def _indirect(self, clause: Reported) -> Mention:
        who = clause.speaker
        value = QuoteMark(
            who.names,
            who.start,
            who.end,
            who.role,
            who.affiliation,
            direct=False,
            cue=clause.cue,
            denial=clause.denial,
        )
        return Mention(clause.start, clause.end, "quote", value, round(who.score * 0.6, 2), self.name)


def _is_speech(around: Around, said: Said, count: int) -> bool:
    """Whether quoted words are somebody's, not a title, a term or words held at a distance."""
    scene, one = around.scene, around.one
    words, lex = scene.words, scene.lex
    if one.whole:
        return said.speaker is not None or count >= _PHRASE
    before = words[around.opening - 1] if around.opening else None
    if before is not None and before.key in lex.works and not said.near and count < 3 * _PHRASE:
        return False
    if lex.naming.ending(words, around.opening, _NAMING) is not None:
        return False
    if count >= _PHRASE and not _is_title(words, around):
        return True
    after = words[around.closing] if around.closing < len(words) else None
    spoken = (said.speaker is not None and (said.cue is not None or said.near)) or (
        said.near and said.cue is not None
    )
    if _is_title(words, around) and not (before is not None and before.key == ":"):
        return False
    sentence = scene.page.content[one.end - 1] in ENDS and scene.page.content[one.start].isupper()
    if sentence and said.speaker is not None and count > 1:
        return True
    if count <= _FRAGMENT:
        noun = (
            after is not None
            and after.shape in "lx"
            and words.starts[around.closing] - one.close <= 1
            and after.key not in lex.function
        )
        if (
            noun
            and after is not None
            and lex.say.at(words, around.closing) is None
            and after.key not in lex.between
        ):
            return False
        return (
            spoken
            and (said.near or _within_clause(around))
            and not (before is not None and before.key in lex.works)
        )
    return spoken and not (_is_title(words, around) and not said.near)


def _within_clause(around: Around) -> bool:
    """Whether a fragment stands in a reported clause: after "that", or after "said" without it."""
    words, lex = around.scene.words, around.scene.lex
    span = range(around.first, around.opening)
    if any(words[i].key in lex.that for i in span):
        return True
    verbs = (hit for i in span if (hit := lex.say.at(words, i)) is not None)
    return any((keys := split_keys(verb)) in lex.indirect and keys not in lex.needs_that for _, verb in verbs)


def _is_title(words: list[Word], around: Around) -> bool:
    """Whether the longer words all have capitals and no sentence ends in it."""
    inside = words[around.opening + 1 : bisect_left(around.scene.words.starts, around.one.end)]
    long = [w for w in inside if w.is_word and w.size > 3]
    if len(long) < 2 or (inside and inside[-1].key in _LAST):
        return False
    return all(w.is_capital for w in long)
