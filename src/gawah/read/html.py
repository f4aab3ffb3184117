"""Web pages: the text is what is made of the page once and for all.

Block texts are joined by a blank line; ``<br>`` is a line end; a row of data is one line (``rows``); white
space is collapsed but for the no-break space; entities are decoded; scripts and styles are left out. Nothing
else is: what is set aside stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from gawah.errors import UnreadableError
from gawah.model import BlockKind
from gawah.read.decode import decode
from gawah.read.htmlmeta import page_metadata
from gawah.read.markup import BLOCKS, DROPPED, MAIN, told_by
from gawah.read.pieces import Draft, Piece
from gawah.read.rows import CELLS, is_data_row, joined
from gawah.read.spelling import spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterator

_SNIFF = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ELEMENT = re.compile(rb"<(?:p|div|article|br|h[1-6]|span|a|table|meta|title)[\s/>]", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAKS = re.compile(r" ?\x00 ?")
_PARTS = re.compile(r"\x00(?:\x00)+")
_BREAK = "\x00"
_NEXT_CELL = "\x00\x01\x00"
"""Between the cells of a row; no page holds it, since ``parse`` leaves no NUL."""
_LEAST_MAIN = 140
_DEEPEST = 2_048
"""Elements in one another, at which libxml2 gives up since 2.14: pages are to be read alike everywhere."""
_NEVER_GIVES_UP = etree.LIBXML_VERSION < (2, 14)


class Frame(NamedTuple):
    """Where in the page one stands."""

    kind: BlockKind | None = None
    reason: str = ""
    level: int = 0
    is_link: bool = False
    is_pre: bool = False
    in_main: bool = False
    lists: int = 0
    in_row: bool = False
    """In a row of data, which is one block."""


class HtmlReader:
    """Web pages, whole or in part."""

    name = "html@2"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def sniff(self, head: bytes, name: str) -> bool:
        """By the first elements, or by the ending where there is any element."""
        if name.lower().endswith(self.suffixes):
            return b"<" in head
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        return start.startswith(b"<") and bool(_SNIFF.search(head) or len(_ELEMENT.findall(head)) >= 2)

    def read(self, data: bytes, name: str) -> Draft:
        """The page's blocks as text, what its markup says of each, and its own metadata."""
        root = parse(decode(data, name, declared=True), name)
        if root is None:
            return Draft("", ())
        builder = _Builder(*_main_of(root))
        builder.walk(root)
        return Draft("".join(builder.out), tuple(builder.pieces), page_metadata(root))


def parse(text: str, name: str) -> etree._Element | None:
    """The tree of a page, or None where there is nothing in it.

    Raises:
        UnreadableError: its elements are nested so deeply that the parser gives up and would lose the rest.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    clean = spelt_out(text.replace("\x00", "\ufffd")).encode("utf-8", "replace")
    try:
        root = etree.fromstring(clean, parser)
    except etree.XMLSyntaxError:
        return None
    gave_up = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if gave_up or (_NEVER_GIVES_UP and is_too_deep(root)):
        raise UnreadableError(
            "%(name)s nests its elements too deeply to be read: save its text as .txt.", name=name
        )
    return root


def is_too_deep(root: etree._Element) -> bool:
    """Whether elements are nested more deeply than newer parsers read."""
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _events(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


def _main_of(root: etree._Element) -> tuple[etree._Element | None, dict[etree._Element, float]]:
    """The main article, and each element's share of the running text of the page.

    Running text is the text of paragraphs that is no link; one walk adds it up from the leaves.
    """
    sums: dict[etree._Element, int] = {}
    stack: list[int] = []
    in_paragraph = links = dropped = 0
    for event, element in _events(root):
        tag = element.tag
        if event == "start":
            dropped += tag in DROPPED
            in_paragraph += tag in {"p", "blockquote", "pre"}
            links += tag == "a"
            stack.append(
                len((element.text or "").strip()) if in_paragraph and not links and not dropped else 0
            )
        else:
            dropped -= tag in DROPPED
            in_paragraph -= tag in {"p", "blockquote", "pre"}
            links -= tag == "a"
            size = stack.pop()
            if size:
                sums[element] = size
            if stack:
                tail = (element.tail or "").strip() if in_paragraph and not links and not dropped else ""
                stack[-1] += size + len(tail)
    total = sums.get(root, 0) or 1
    main, best = None, _LEAST_MAIN - 1
    for element, size in sums.items():  # leaves first, so that the innermost of equals wins
        named = (
            element.tag in MAIN or element.get("role") == "main" or element.get("itemprop") == "articleBody"
        )
        if named and size > best * 1.2:
            main, best = element, size
    return main, {element: size / total for element, size in sums.items()}


@dataclass
class _Builder:
    """Collects blocks while walking through a page."""

    main: etree._Element | None
    shares: dict[etree._Element, float]
    out: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    held: list[str] = field(default_factory=list)
    linked: int = 0
    dropped: int = 0

    def walk(self, root: etree._Element) -> None:
        """All blocks of a page."""
        frames = [Frame()]
        for event, element in _events(root):
            tag = str(element.tag).lower()
            if event == "start":
                self._open(element, tag, frames)
            else:
                self._close(element, tag, frames)
        self._flush(frames[-1])

    def _open(self, element: etree._Element, tag: str, frames: list[Frame]) -> None:
        self.dropped += tag in DROPPED
        frame = self._frame(element, tag, frames[-1])
        if frames[-1].in_row:
            if tag in CELLS:
                self.held.append(_NEXT_CELL)
        elif tag in BLOCKS or frame.kind is not frames[-1].kind:
            self._flush(frames[-1])
        frames.append(frame)
        if tag == "br":
            self.held.append(" " if frame.in_row else _BREAK)
        elif not self.dropped and element.text:
            self._hold(element.text, frames[-1])

    def _close(self, element: etree._Element, tag: str, frames: list[Frame]) -> None:
        frame = frames.pop()
        if not frames[-1].in_row and (tag in BLOCKS or frame.kind is not frames[-1].kind):
            self._flush(frame)
        elif tag == "time":
            self.held.append(" ")
        self.dropped -= tag in DROPPED
        if not self.dropped and element.tail:
            self._hold(element.tail, frames[-1])

    def _frame(self, element: etree._Element, tag: str, above: Frame) -> Frame:
        in_main = above.in_main or element is self.main
        level, lists = above.level, above.lists
        if tag in {"ul", "ol", "menu"}:
            lists += 1
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            level = int(tag[1])
        elif tag == "li":
            level = -max(1, lists)
        kind, reason = above.kind, above.reason
        in_row = above.in_row or (tag == "tr" and is_data_row(element))
        if above.in_row:
            pass  # what a cell is called says nothing of the row
        elif kind is None or kind is BlockKind.CAPTION:
            names = {key: element.get(key) or "" for key in ("role", "class", "id")}
            told = told_by(tag, names, in_main=in_main, share=self.shares.get(element, 0.0))
            if told is not None and not (tag == "h1" or (kind and told.kind is not BlockKind.CREDIT)):
                kind, reason = told
        elif tag == "h1" and reason == "markup: header of the page":
            kind, reason = None, ""  # many sites put the headline into the page's header
        pre = above.is_pre or tag in {"pre", "textarea"}
        return Frame(kind, reason, level, above.is_link or tag == "a", pre, in_main, lists, in_row)

    def _hold(self, text: str, frame: Frame) -> None:
        if frame.is_pre:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK)
        if frame.is_link:
            self.linked += len(text.strip())
        self.held.append(text)

    def _flush(self, frame: Frame) -> None:
        """End a block: its text, with white space collapsed, joins the page's."""
        if not self.held:
            return
        text = "".join(self.held)
        if _NEXT_CELL in text:
            text = joined(_SPACES.sub(" ", text).split(_NEXT_CELL))
        words = _SPACES.sub(" ", text)
        links, self.linked = self.linked, 0
        self.held.clear()
        words = _BREAKS.sub(_BREAK, words)
        size = len(words.strip(" \x00")) or 1
        for part in _PARTS.split(words):
            self._add(part.replace(_BREAK, "\n").strip(), frame, min(1.0, links / size))

    def _add(self, words: str, frame: Frame, links: float) -> None:
        if not words.strip():
            return
        if self.length:
            self.out.append("\n\n")
            self.length += 2
        start = self.length
        self.out.append(words)
        self.length += len(words)
        outside = self.main is not None and not frame.in_main
        self.pieces.append(
            Piece(start, self.length, start, frame.level, 0, frame.kind, frame.reason, links, outside)
        )
