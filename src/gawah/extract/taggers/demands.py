"""Demands: actions that are asked of somebody, in sentences, lists and letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.asks import Ask, AskWords, Lead, Line, ask_words
from gawah.extract.asks_sov import SovReader
from gawah.extract.asks_svo import SvoReader
from gawah.extract.marks import DemandMark, Mention
from gawah.extract.page import trimmed
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.page import Page, Sentence
    from gawah.model import Block

_MARKER = re.compile(r"\s*(?:[-*•·●▪◦‣○■□➤►✓–—]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[ابجدہو])[.)])\s+")
_LINE = re.compile(r"[^\n]+")
_LONGEST = 900
"""A list item longer than this is a section of a report, not one demand."""
_LEAST = 0.5
_HEADING = 90
"""The most letters of a line that may be a heading over demands."""
_FIRST = 24
"""How many words of a block are looked at for what it begins with."""


class Demands:
    """Marks what is asked of somebody: "X calls on Y to …", "Y must …", the items of a list of demands.

    Whole list items keep their final sign, other actions end before it. Calls to readers and supporters are
    left out; demands of nobody in particular have a score of 0.55.
    """

    name = "demands@1"
    needs: tuple[str, ...] = ("body", "person")
    gives: tuple[str, ...] = ("demand",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The demands of a page, in order."""
        reader = _Reader(page)
        for number, sentences in groupby(page.sentences, key=attrgetter("block")):
            for ask in reader.block(page.text.blocks[number], list(sentences)):
                mention = reader.mention(ask, self.name)
                if mention.score >= _LEAST:
                    yield mention


@dataclass
class _Reader:
    """Reads the blocks of a page in order, and knows what the last one announced."""

    page: Page
    lead: Lead | None = None
    reader: tuple[int, int] | None = None
    """Whom the page addresses as "you", if it says so."""
    is_letter: bool = False
    """The page greets somebody who can be asked for something."""
    in_section: bool = field(default=False)
    """Below a heading such as "Recommendations"."""

    def mention(self, ask: Ask, tagger: str) -> Mention:
        """An action as a mention."""
        place = ask.addressee
        if ask.to_reader and self.reader is not None:
            place = self.reader
        content = self.page.content
        words = " ".join(content[place[0] : place[1]].split()) if place else None
        start, end = place or (None, None)
        known = not ask.to_reader or self.is_letter or self.reader is not None
        score = ask.score if known else min(ask.score, 0.4)
        return Mention(ask.start, ask.end, "demand", DemandMark(words, start, end), score, tagger)

    def block(self, block: Block, sentences: Sequence[Sentence]) -> list[Ask]:
        """The actions that a block asks for."""
        tables = ask_words(block.lang) or ask_words("en")
        if tables is None:
            return []
        items = _items(self.page.content, block)
        if items and items[0][0] - block.start <= _first_marker(self.page.content, block):
            return self._list(items, sentences, tables)
        head = _head_end(self.page.content, block, items)
        opens = self._first_word(sentences) in tables.openers
        if opens and self._is_salutation(block, sentences, tables):
            return []
        is_title = block.kind is BlockKind.TITLE or block.level > 0
        if (opens or is_title) and self._is_heading(block, head, sentences, tables):
            return self._list(items, sentences, tables) if items else []
        if self.lead is not None and self._is_loose_item(block, tables, sentences):
            return [
                Ask(
                    *trimmed(self.page.content, block.start, block.end),
                    self.lead.addressee,
                    0.75,
                    self.lead.to_reader,
                )
            ]
        self.lead = None
        prose = sentences if head == block.end else [s for s in sentences if s.start < head]
        found = self._sentences(prose, tables, head)
        return found + (self._list(items, sentences, tables) if items else [])

    def _list(
        self, items: list[tuple[int, int]], sentences: Sequence[Sentence], tables: AskWords
    ) -> list[Ask]:
        lead = self.lead
        if lead is None:
            return self._sentences([s for s in sentences if s.end > items[0][0]], tables)
        found = []
        for start, end in items:
            stop = end
            if end - start > _LONGEST:
                stop = next((s.end for s in sentences if s.start <= start < s.end), end)
            found.append(Ask(start, stop, lead.addressee, 0.9, lead.to_reader))
        return found

    def _sentences(
        self, sentences: Sequence[Sentence], tables: AskWords, stop: int | None = None
    ) -> list[Ask]:
        found: list[Ask] = []
        for sentence in sentences:
            words = self.page.words(sentence)
            if stop is not None and sentence.end > stop:
                words = tuple(word for word in words if word.start < stop)
            if not words:
                continue
            keys = self.page.keys(sentence)
            if tables.triggers.isdisjoint(keys):
                self.lead = None
                continue
            line = Line(self.page, words, keys[: len(words)], tables)
            reader = SovReader(line) if tables.order == "sov" else SvoReader(line, self.is_letter)
            found.extend(reader.asks())
            self.lead = reader.lead
        return found

    def _first_word(self, sentences: Sequence[Sentence]) -> str:
        """The first word of a block; empty where it has none."""
        return next((keys[0] for sentence in sentences[:2] if (keys := self.page.keys(sentence))), "")

    def _keys(self, sentences: Sequence[Sentence], stop: int | None = None) -> list[str]:
        """The first words of a block, before a place."""
        keys = [key for sentence in sentences[:2] for key in self.page.keys(sentence)[:_FIRST]]
        if stop is None or not sentences or sentences[-1].end <= stop:
            return keys[:_FIRST]
        starts = (word.start for sentence in sentences[:2] for word in self.page.words(sentence)[:_FIRST])
        return [key for key, start in zip(keys, starts, strict=True) if start < stop][:_FIRST]

    def _is_salutation(self, block: Block, sentences: Sequence[Sentence], tables: AskWords) -> bool:
        """Whether a block greets whom a letter is written to ("Dear Minister,"); remembers them."""
        keys = self._keys(sentences)
        hit = (
            tables.phrases["salutations"].at(keys, 0) if keys and block.end - block.start < _HEADING else None
        )
        if hit is None:
            return False
        words = self.page.words(sentences[0])[hit.last :]
        while words and not words[-1].text[-1].isalnum():
            words = words[:-1]
        to_supporters = any(key in tables.sets["readers"] for key in keys[hit.last :])
        self.is_letter = self.is_letter or not to_supporters
        anonymous = tables.phrases["anonymous"].at(keys, hit.last) if words else None
        if words and not to_supporters and (anonymous is None or anonymous.last < hit.last + len(words)):
            self.reader = self.reader or (words[0].start, words[-1].end)
        return True

    def _is_heading(self, block: Block, end: int, sentences: Sequence[Sentence], tables: AskWords) -> bool:
        """Whether a block is a heading over demands, or names whom the next ones are made of."""
        is_title = block.kind is BlockKind.TITLE or block.level > 0
        text = self.page.content[block.start : end].rstrip("*_ \n")
        if len(text) > _HEADING or not (is_title or text.endswith((":", "：")) or len(text) < _HEADING // 2):
            return False
        keys = self._keys(sentences, end)
        hit = tables.phrases["headings"].at(keys, 0) if keys else None
        if hit is not None and hit.last >= len([k for k in keys if k[:1].isalnum()]) - 3:
            self.in_section, self.lead = True, Lead(None)
            return True
        if keys and keys[0] in tables.sets["heading_to"] and (self.in_section or text.endswith(":")):
            words = [w for w in self.page.words(sentences[0])[1:] if w.text not in ":*_" and w.start < end]
            if words:
                self.lead = Lead((words[0].start, words[-1].end))
                return True
        if is_title:
            self.in_section = False
        return False

    def _is_loose_item(self, block: Block, tables: AskWords, sentences: Sequence[Sentence]) -> bool:
        """Whether a paragraph without a bullet goes on with a list: with a verb or in small letters."""
        keys = self._keys(sentences)
        if not keys or block.end - block.start > _LONGEST or block.kind is not BlockKind.BODY:
            return False
        return self.page.content[block.start].islower() or keys[0] in tables.sets["verbs"]


def _first_marker(content: str, block: Block) -> int:
    """How long the sign before the first item of a list is; -1 where the block begins with prose."""
    if block.level < 0:
        match = _MARKER.match(content, block.start, block.end)
        return match.end() - block.start if match else 0
    match = _MARKER.match(content, block.start, block.end)
    return match.end() - block.start if match else -1


def _head_end(content: str, block: Block, items: list[tuple[int, int]]) -> int:
    """Where the prose of a block ends: before the line of its first item."""
    if not items:
        return block.end
    line = content.rfind("\n", block.start, items[0][0])
    return line if line >= 0 else items[0][0]


def _items(content: str, block: Block) -> list[tuple[int, int]]:
    """The items of a list in a block: the block itself, or its lines that begin with a sign or a number."""
    found: list[tuple[int, int]] = []
    if block.level >= 0 and content.find("\n", block.start, block.end) < 0:
        match = _MARKER.match(content, block.start, block.end)
        return [trimmed(content, match.end(), block.end)] if match else []
    for line in _LINE.finditer(content, block.start, block.end):
        match = _MARKER.match(content, line.start(), line.end())
        if match is not None:
            found.append(trimmed(content, match.end(), line.end()))
        elif found:
            found[-1] = trimmed(content, found[-1][0], line.end())
        elif block.level < 0:
            found.append(trimmed(content, line.start(), line.end()))
    return [(start, end) for start, end in found if start < end]
