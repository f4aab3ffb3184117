"""Demands: actions that are asked of somebody, in sentences, lists and letters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from gawah.extract.asking.headings import LONGEST as LONGEST_HEADING
from gawah.extract.asking.headings import announces, greeting, heading, is_short
from gawah.extract.asking.items import LONGEST, begins_with_item, items_of, prose_end
from gawah.extract.asking.line import Ask, Lead, Line
from gawah.extract.asking.listed import Beginning, beginning
from gawah.extract.asking.paragraph import Paragraph, words_within
from gawah.extract.asking.sov import read_sov, who_should
from gawah.extract.asking.svo import read_svo
from gawah.extract.asking.words import ask_words
from gawah.extract.marks import DemandMark, Mention
from gawah.extract.page import trimmed
from gawah.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.asking.line import Span
    from gawah.extract.page import Page, Sentence
    from gawah.model import Block

_LEAST = 0.5
_CLOSE = 8
"""How many letters behind its beginning an item may begin to ask ("that the …")."""


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
    """The list that is open."""
    begun: Beginning | None = None
    """The sentence that the next items may end."""
    greeted: Span | None = None
    """Whom the page addresses as "you", if it says so."""
    is_letter: bool = False
    """The page greets somebody who can be asked for something."""
    in_section: bool = False
    """Below a heading such as "Recommendations"."""

    def mention(self, ask: Ask, tagger: str) -> Mention:
        """An action as a mention."""
        place = self.greeted if ask.to_reader and self.greeted is not None else ask.addressee
        words = " ".join(self.page.content[place[0] : place[1]].split()) if place else None
        start, end = place or (None, None)
        known = not ask.to_reader or self.is_letter or self.greeted is not None
        score = ask.score if known else min(ask.score, 0.4)
        return Mention(ask.start, ask.end, "demand", DemandMark(words, start, end), score, tagger)

    def block(self, block: Block, sentences: Sequence[Sentence]) -> list[Ask]:
        """The actions that a block asks for."""
        tables = ask_words(block.lang) or ask_words("en")
        if tables is None:
            return []
        paragraph = Paragraph(self.page, block, sentences, tables)
        items = items_of(self.page.content, block)
        if begins_with_item(self.page.content, block, items):
            return self._list(paragraph, items)
        stop = prose_end(self.page.content, block, items)
        opens = paragraph.opening_word() in tables.openers
        if opens and self._greets(paragraph):
            return []
        may_head = opens or paragraph.is_title or self.in_section
        if (may_head and self._heads(paragraph, stop)) or self._names_addressee(paragraph, stop):
            return self._list(paragraph, items) if items else []
        found = self._loose_item(paragraph, is_list=bool(items))
        if found:
            return found
        self.lead = self.begun = None
        prose = sentences if stop == block.end else [s for s in sentences if s.start < stop]
        found = self._sentences(paragraph, prose, stop)
        return found + (self._list(paragraph, items) if items else [])

    # ------------------------------------------------------------------ lines above demands

    def _greets(self, paragraph: Paragraph) -> bool:
        """Whether a block only greets whom a letter is written to ("Dear Minister,"); remembers them."""
        found = greeting(paragraph)
        if found is None:
            return False
        self.is_letter = self.is_letter or not found.is_to_supporters
        self.greeted = self.greeted or found.reader
        return found.is_whole

    def _heads(self, paragraph: Paragraph, stop: int) -> bool:
        """Whether a block is a heading over demands, or names whom the next ones are made of."""
        if not is_short(paragraph, stop):
            return False
        found = heading(paragraph, stop, in_section=self.in_section)
        if found is not None:
            self.lead = found.lead
            self.in_section = self.in_section or found.opens_section
        elif paragraph.is_title:
            self.in_section = False
        return found is not None

    def _names_addressee(self, paragraph: Paragraph, stop: int) -> bool:
        """Whether a short line goes on with a sentence and names whom the items below it are asked of."""
        sentences = paragraph.sentences
        if self.begun is None or not sentences or stop - sentences[0].start > LONGEST_HEADING:
            return False
        words, keys = paragraph.within(sentences[0].start, stop)
        if not words or beginning(Line(self.page, words, keys, self.begun.tables)) is None:
            return False
        lead = self.begun.with_addressee(words, keys)
        self.lead = lead or self.lead
        return lead is not None

    # ------------------------------------------------------------------ items

    def _list(self, paragraph: Paragraph, items: list[Span]) -> list[Ask]:
        """What the items of a list ask for: below a lead each is a demand, else what their sentences ask."""
        lead = self.lead
        if lead is None or lead.addressee is None:
            found = self._ended_by(paragraph, items)
            if found:
                return found
        if lead is not None:
            asked = [item for item in items if not _recalls(paragraph, item)]
            return [self._item(paragraph, item, lead) for item in asked]
        begun = self.begun
        found = self._sentences(paragraph, [s for s in paragraph.sentences if s.end > items[0][0]])
        self.begun = begun
        return found

    @staticmethod
    def _item(paragraph: Paragraph, item: Span, lead: Lead) -> Ask:
        """An item as a demand, of a long one its first sentence."""
        start, end = item
        if end - start > LONGEST:
            end = next((s.end for s in paragraph.sentences if s.start <= start < s.end), end)
        words, keys = paragraph.within(start, end)
        to = paragraph.tables.phrases["to"].at(keys, 0) if words else None
        if to is not None and to.last < len(words):  # the lead has left the "to" to each item
            start = words[to.last].start
        asked = lead.addressee
        if asked is None and words and paragraph.tables.order == "sov":
            asked = who_should(Line(paragraph.page, words, keys, paragraph.tables))
        return Ask(start, end, asked, 0.9, lead.to_reader)

    def _loose_item(self, paragraph: Paragraph, *, is_list: bool) -> list[Ask]:
        """What a paragraph asks for that goes on with a list without a sign before it."""
        block = paragraph.block
        item = trimmed(self.page.content, block.start, block.end)
        if self.lead is not None and self._goes_on(paragraph):
            return [Ask(*item, self.lead.addressee, 0.75, self.lead.to_reader)]
        if self.begun is not None and not is_list and len(paragraph.sentences) == 1:
            return self._ended_by(paragraph, [item], loose=True)
        return []

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with a list: with a verb or in small letters."""
        block, keys = paragraph.block, paragraph.keys()
        if not keys or block.end - block.start > LONGEST or block.kind is not BlockKind.BODY:
            return False
        return self.page.content[block.start].islower() or keys[0] in paragraph.tables.sets["verbs"]

    def _ended_by(self, paragraph: Paragraph, items: list[Span], *, loose: bool = False) -> list[Ask]:
        """What is asked by the sentence before a list, which each item ends on its own.

        Items without a sign before them are such only where they name an authority or begin with "that".
        """
        if self.begun is None:
            return []
        found = []
        for start, end in items:
            words, keys = paragraph.within(start, end)
            is_clause = bool(keys) and keys[0] in paragraph.tables.sets["that_words"]  # "THAT the order …"
            asks = self.begun.with_item(words, keys)
            if not asks or end - start > LONGEST:
                continue
            first = asks[0]
            is_item = first.addressee is not None or (self.lead is None and first.start <= start + _CLOSE)
            if (is_clause or self._names_authority(first, self.begun)) if loose else is_item:
                last = max(ask.end for ask in asks if ask.addressee == first.addressee)
                stop = end if last >= end - 2 else last  # the final sign of an item belongs to it
                found.append(Ask(first.start, stop, first.addressee, 0.85, first.to_reader))
        return found

    def _names_authority(self, ask: Ask, begun: Beginning) -> bool:
        """Whether the addressee of an action is an authority."""
        sentence = self.page.sentence_at(ask.addressee[0]) if ask.addressee is not None else None
        if ask.addressee is None or sentence is None:
            return False
        words, keys = words_within(self.page, [sentence], *ask.addressee)
        return bool(words) and Line(self.page, words, keys, begun.tables).is_authority(0, len(words))

    # ------------------------------------------------------------------ prose

    def _sentences(
        self, paragraph: Paragraph, sentences: Sequence[Sentence], stop: int | None = None
    ) -> list[Ask]:
        """What sentences ask for, up to a place; remembers what the last of them opens."""
        tables = paragraph.tables
        found: list[Ask] = []
        for sentence in sentences:
            keys = self.page.keys(sentence)
            size = len(keys)
            if stop is not None and sentence.end > stop:
                size = bisect_left(self.page.columns(sentence)[0], stop)
            if not size:
                continue
            may_tell = keys[0] in tables.sets["cries"] or (
                self.is_letter and keys[0] in tables.sets["verbs"]  # "Reopen the school."
            )
            if not may_tell and tables.triggers.isdisjoint(keys):
                self.lead = self.begun = None
                continue
            before = found[-1].addressee if found else None
            line = Line(self.page, self.page.words(sentence)[:size], keys[:size], tables, before)
            is_sov = tables.order == "sov"
            asks, self.lead = read_sov(line) if is_sov else read_svo(line, is_letter=self.is_letter)
            found.extend(asks)
            if self.lead is None and not asks and line.ends_open() and (self.in_section or announces(line)):
                self.lead = Lead(None)
            self.begun = None if asks else beginning(line)
        return found


def _recalls(paragraph: Paragraph, item: Span) -> bool:
    """Whether an item reminds somebody of something, and asks for nothing ("reminding them that …")."""
    _, keys = paragraph.within(*item)
    return bool(keys) and keys[0] in paragraph.tables.sets["recalling"]
