"""Cited sources: the media, reports and documents that a text names as where it has something from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.lexicon import Lexicon, word_key
from gawah.extract.marks import Mention, NameMark
from gawah.languages import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.extract.lexicon import Hit
    from gawah.extract.page import Page, Token

_NOTE = re.compile(r"\[\d{1,3}\]\s*")
_NOTE_END = re.compile(r"\s*(?:\((?=[^)]*https?:)|\((?=[^)]*\bwww\.)|https?://|\[\d{1,3}\]|\n|$)")
_NOTE_LENGTH = 300
_RUN = 14
_BEFORE = 8


@dataclass(frozen=True)
class _Words:
    known: Lexicon[bool]
    cues: Lexicon[str]
    """What stands before a source: ``according`` or ``told``."""
    after: Lexicon[str]
    """What stands after one, in languages that put it there."""
    documents: Lexicon[bool]
    by: frozenset[str]
    media: frozenset[str]
    not_sources: frozenset[str]
    barriers: frozenset[str]
    footnote: Lexicon[bool]
    telling: frozenset[str]
    """Words of which each sentence that names a source holds one."""

    __hash__ = object.__hash__


@cache
def _words(lang: str) -> _Words:
    tables = [t for code in dict.fromkeys((lang, "en")) if (t := table(code, "petitions"))]

    def phrases(*names: str) -> list[tuple[str, str]]:
        return [
            (" ".join(word_key(w) for w in str(p).split()), name.partition("_")[0])
            for t in tables
            for name in names
            for p in t.get(name, ())
        ]

    def singles(name: str) -> frozenset[str]:
        return frozenset(word_key(str(w)) for t in tables for w in t.get(name, ()))

    cues = Lexicon(phrases("according", "told"))
    after = Lexicon(phrases("according_after", "told_after"))
    documents = Lexicon((phrase, True) for phrase, _ in phrases("documents"))
    return _Words(
        known=Lexicon((phrase, True) for phrase, _ in phrases("known")),
        cues=cues,
        after=after,
        documents=documents,
        by=singles("by"),
        media=singles("media"),
        not_sources=singles("not_sources"),
        barriers=singles("barriers"),
        footnote=Lexicon((phrase, True) for phrase, _ in phrases("footnote")),
        telling=cues.telling_words | after.telling_words | documents.telling_words,
    )


class CitedSources:
    """Marks sources: "according to a report by X", "told Reuters", «… کی رپورٹ کے مطابق», footnotes."""

    name = "cited_sources@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("cited_source",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The sources of a page; one mention a place."""
        found = {**dict(self._sentences(page)), **dict(self._notes(page))}
        last = 0
        for (start, end), score in sorted(found.items()):
            if start >= last:
                words = " ".join(page.content[start:end].split())
                yield Mention(start, end, "cited_source", NameMark(words), score, self.name)
                last = end

    def _sentences(self, page: Page) -> Iterator[tuple[tuple[int, int], float]]:
        for sentence in page.sentences:
            tables = _words(sentence.lang)
            keys = page.keys(sentence)
            if tables.telling.isdisjoint(keys):
                continue
            cues, after = tables.cues.find(keys), tables.after.find(keys)
            documents = tables.documents.find(keys)
            if not (cues or after or documents):
                continue
            words = page.words(sentence)
            for hit in cues:
                span = _named(words, keys, hit.last, tables, told=hit.value == "told")
                if span is not None:
                    yield span, 0.8
            for hit in after:
                span = _named_before(words, keys, hit.first, tables)
                if span is not None:
                    yield span, 0.75
            yield from _documents(documents, words, keys, tables)

    def _notes(self, page: Page) -> Iterator[tuple[tuple[int, int], float]]:
        """The works that footnotes name: up to their address or the next note."""
        content = page.content
        for block in page.text.blocks:
            if not block.is_read or not _NOTE.match(content, block.start, block.end):
                continue
            for note in _NOTE.finditer(content, block.start, block.end):
                end = _NOTE_END.search(content, note.end(), min(block.end, note.end() + _NOTE_LENGTH))
                stop = min(end.start() if end else block.end, block.end)
                start = _after_see(content, note.end(), stop, block.lang)
                while stop > start and content[stop - 1] in " .,;(":
                    stop -= 1
                if stop - start > 8:
                    yield (start, stop), 0.9


def _after_see(content: str, start: int, end: int, lang: str) -> int:
    """After "see", "source:" and the like."""
    words = re.findall(r"\S+\s*", content[start : min(end, start + 24)])
    if words and _words(lang).footnote.at([word_key(words[0].strip(" :,."))], 0) is not None:
        return start + len(words[0])
    return start


def _is_name(word: Token) -> bool:
    return word.text[0].isupper() or (
        word.text[0].isalpha() and not word.text[0].islower() and not word.text.isascii()
    )


def _run(words: Sequence[Token], first: int) -> int:
    """Where a run of capitalised words that begins at a word ends."""
    at = end = first
    while at < min(len(words), first + _RUN):
        if words[at].text[0].isupper():
            end = at + 1
        elif len(words[at].text) > 3 or not words[at].text.isalpha():
            break
        at += 1
    return end


def _past(words: Sequence[Token], keys: Sequence[str], at: int, tables: _Words) -> int:
    """Past an article and a few small words, up to a name or a document."""
    low = at
    while (
        at < len(words)
        and at - low < 3
        and words[at].text.islower()
        and tables.documents.at(keys, at) is None
    ):
        at += 1
    return at


def _named(
    words: Sequence[Token], keys: Sequence[str], at: int, tables: _Words, *, told: bool
) -> tuple[int, int] | None:
    """The source after a cue: a medium or, after "according to", a document or any name."""
    at = _past(words, keys, at, tables)
    if at >= len(words) or keys[at] in tables.not_sources:
        return None
    known = tables.known.at(keys, at)
    if known is not None and words[at].text[0].isupper():
        return words[at].start, words[known.last - 1].end
    if not words[at].text[0].isupper():
        return None
    end = _run(words, at)
    if any(key in tables.not_sources for key in keys[at:end]):
        return None
    if told and not any(key in tables.media for key in keys[at:end]):
        return None
    return words[at].start, words[end - 1].end


def _named_before(
    words: Sequence[Token], keys: Sequence[str], end: int, tables: _Words
) -> tuple[int, int] | None:
    """The source before a cue, in languages whose cue follows it."""
    first = end
    while (
        first > 0
        and end - first < _BEFORE
        and keys[first - 1] not in tables.barriers
        and keys[first - 1][:1].isalnum()
    ):
        first -= 1
    for at in range(first, end):
        known = tables.known.at(keys[:end], at)
        if known is not None:
            return words[at].start, words[known.last - 1].end
    stretch = keys[first:end]
    if first == end or any(key in tables.not_sources for key in stretch):
        return None
    if not any(key in tables.media or key in tables.documents for key in stretch):
        return None
    return words[first].start, words[end - 1].end


def _documents(
    hits: Sequence[Hit[bool]], words: Sequence[Token], keys: Sequence[str], tables: _Words
) -> Iterator[tuple[tuple[int, int], float]]:
    """Documents with their author: "a press release from the Civic Forum"."""
    for hit in hits:
        if hit.last >= len(keys) or keys[hit.last] not in tables.by:
            continue
        first = _past(words, keys, hit.last + 1, tables)
        if first < len(words) and words[first].text[0].isupper() and keys[first] not in tables.not_sources:
            yield (words[hit.first].start, words[_run(words, first) - 1].end), 0.6
