"""Markdown: the file unchanged; blocks leave out the marks at their borders.

Front matter between ``---`` lines is one credit block, and its values are metadata.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gawah.model import BlockKind, Metadatum
from gawah.read.dates import date_in
from gawah.read.decode import decode
from gawah.read.marks import list_marks
from gawah.read.pieces import Draft, Line, Piece, split_lines
from gawah.read.plain import is_full, wrap_width

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<inside>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = re.compile(r"^(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*:[ \t]*(?P<value>\S.*?)?[ \t]*\r?$", re.MULTILINE)
_ANY_KEY = re.compile(r"^[A-Za-z][\w .-]{0,40}?[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
_MARKED_LINE = re.compile(r"\n(?:#{1,6} \S|> |\[[^\]\n]+\]:(?=\s)|!\[)")
_MARKED_LINK = re.compile(r"\]\((?:https?:|/|\.|mailto:)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*$")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}$|```.*$|~~~.*$|<!--.*-->$|\|?[ \t:|-]*-{2,}[ \t:|-]*$")
_LINK = re.compile(r"\[[^\]\n]+\]:\s+\S")
_PICTURE = re.compile(r"!\[(?P<words>[^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])$")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_EDGE = re.compile(r"[*_]{1,3}(?=\S)")
_ENDED = re.compile(r"[.!?:۔؟][\"'”’»)\]*_]*$|\)$")
_SHORT = 60
_TAIL = re.compile(r"(?<=\S)[*_]{1,3}$")
_PROPS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publish_date": "published",
    "published_at": "published",
    "pubdate": "published",
    "publishdate": "published",
    "date_published": "published",
    "datepublished": "published",
    "updated": "updated",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified": "updated",
    "updated_at": "updated",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "publisher": "publisher",
    "site_name": "publisher",
    "site": "publisher",
    "organisation": "publisher",
    "organization": "publisher",
    "outlet": "publisher",
    "newspaper": "publisher",
    "url": "url",
    "source_url": "url",
    "canonical_url": "url",
    "canonical": "url",
    "original_url": "url",
    "link": "url",
    "permalink": "url",
    "dateline": "dateline",
}
"""The keys of front matter, as site generators and archives write them."""


class MarkdownReader:
    """Markdown, and any text with front matter."""

    name = "markdown@1"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def sniff(self, head: bytes, name: str) -> bool:
        """By the ending, front matter, or at least two unmistakable marks."""
        if name.lower().endswith(self.suffixes):
            return True
        text = head.decode("utf-8", "replace").replace("\r\n", "\n")
        if _front_matter(text) is not None:
            return True
        lines = _MARKED_LINE.findall("\n" + text)
        return len(lines) + len(_MARKED_LINK.findall(text)) >= 2

    def read(self, data: bytes, name: str) -> Draft:
        """The file's characters, its blocks and the values of its front matter."""
        content = decode(data, name)
        front = _front_matter(content)
        pieces: list[Piece] = []
        body = 0
        metadata: tuple[Metadatum, ...] = ()
        if front is not None:
            start = content.index("---")
            end = front.start("inside") + len(content[: front.end()].rstrip()) - front.start("inside")
            pieces.append(
                Piece(start, end, start, 0, 0, BlockKind.CREDIT, "front matter: facts about the document")
            )
            metadata, body = front_metadata(content, front.start("inside"), front.end("inside")), front.end()
        pieces.extend(_Blocks(content, split_lines(content, body)).pieces())
        return Draft(content, tuple(pieces), metadata)


def _front_matter(content: str) -> re.Match[str] | None:
    found = _FRONT.match(content)
    return found if found and _ANY_KEY.search(found["inside"]) else None


def front_metadata(content: str, start: int, end: int) -> tuple[Metadatum, ...]:
    """What front matter says of the document, with the place of each value."""
    found: list[Metadatum] = []
    for match in _KEY.finditer(content, start, end):
        prop = _PROPS.get(match["key"].strip().lower().replace(" ", "_").replace("-", "_"))
        if prop is None or match["value"] is None:
            continue
        low, high = match.span("value")
        if content[low] in "\"'" and high - low >= 2 and content[high - 1] == content[low]:
            low, high = low + 1, high - 1
        value = content[low:high].strip()
        if prop in {"published", "updated"}:
            told = date_in(value)
            if told is None:
                continue
            value = told.edtf
        if value and value[0] not in "[{|>":
            found.append(Metadatum(prop, value, f"front matter {match['key'].strip()}", low, high))
    return tuple(found)


@dataclass
class _Blocks:
    """The blocks of a Markdown text, line by line."""

    content: str
    lines: list[Line]

    def pieces(self) -> list[Piece]:
        """Headings, list items, quotes, captions of pictures, and paragraphs."""
        self.marks = list_marks(self.content, self.lines)
        self.width = wrap_width(self.content, self.lines)
        found: list[Piece] = []
        at = 0
        while at < len(self.lines):
            last = self._last_of(at)
            piece = self._piece(self.lines[at], self.lines[last])
            if piece is not None:
                found.append(piece)
            at = last + 1
        return found

    def _words(self, line: Line) -> str:
        return self.content[line.start : line.end]

    def _stands_alone(self, line: Line) -> bool:
        words = self._words(line)
        return bool(
            _HEADING.match(words)
            or _RULE.match(words)
            or _PICTURE.match(words)
            or _LINK.match(words)
            or words[0] == "|"
        )

    def _last_of(self, at: int) -> int:
        """The last line of the block that begins at a line."""
        line = self.lines[at]
        if self._stands_alone(line):
            return at
        quoted = self.content[line.start] == ">"
        while at + 1 < len(self.lines):
            following = self.lines[at + 1]
            if (
                following.group != line.group
                or following.start in self.marks
                or self._stands_alone(following)
                or (self.content[following.start] == ">") != quoted
                or not self._words(following).strip("> \t")
                or not self._words(self.lines[at]).strip("> \t")
                or not self._goes_on(self.lines[at], following)
            ):
                break
            at += 1
        return at

    def _goes_on(self, line: Line, following: Line) -> bool:
        """Whether a line is one that was wrapped; a line that stands by itself is a paragraph."""
        if self._words(following).lstrip("> *_")[:1].islower():
            return True
        if self.width is not None:
            return is_full(self.content, line, following, self.width)
        words = self._words(line)
        return len(words) >= _SHORT and not _ENDED.search(words)

    def _piece(self, first: Line, last: Line) -> Piece | None:
        start, end, level = first.start, last.end, 0
        words = self._words(first)
        hint, reason = None, ""
        heading, picture = _HEADING.match(words), _PICTURE.match(words)
        if heading:
            level = len(heading[1])
            start, end = first.start + heading.start("words"), first.start + heading.end("words")
        elif picture:
            start, end = first.start + picture.start("words"), first.start + picture.end("words")
            hint, reason = BlockKind.CAPTION, "the words of a picture"
        elif _RULE.match(words) and first is last:
            return None
        elif _LINK.match(words):
            hint, reason = BlockKind.NAVIGATION, "the address of a link"
        elif first.start in self.marks:
            start, level = self.marks[first.start], -1 - first.indent // 2
        else:
            quote = _QUOTE.match(words)
            start += quote.end() if quote else 0
        start, end = self._inside(start, end)
        if start >= end:
            return None
        return Piece(start, end, first.start, level, first.group, hint, reason)

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        """Without emphasis marks that run from border to border, and white space."""
        words = self.content[start:end]
        opening, closing = _EDGE.match(words), _TAIL.search(words)
        if opening and closing and opening.group() == closing.group() and words.count(opening.group()) == 2:
            start, end = start + opening.end(), start + closing.start()
        while start < end and self.content[start].isspace():
            start += 1
        while end > start and self.content[end - 1].isspace():
            end -= 1
        return start, end
