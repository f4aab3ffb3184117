"""The readers, and the one door: bytes in, a :class:`gawah.model.Text` out."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from gawah.errors import Sentence, UnreadableError
from gawah.model import Metadatum, Text
from gawah.model.record import record
from gawah.read.blocks import classify
from gawah.read.decode import foreign_type
from gawah.read.html import HtmlReader
from gawah.read.markdown import MarkdownReader
from gawah.read.metadata import collect
from gawah.read.plain import PlainReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.read.pieces import Draft

_HEAD = 4096
_DATA = {
    ".csv": Sentence("a table (CSV)"),
    ".tsv": Sentence("a table (TSV)"),
    ".json": Sentence("data (JSON)"),
    ".jsonl": Sentence("data (JSON lines)"),
    ".ndjson": Sentence("data (JSON lines)"),
}
"""Endings of text files that tell nothing in sentences, such as gawah's own exports; what they are."""


@record
class Given:
    """What the person who adds a document says of it; it wins over what the page says."""

    published: str | None = None
    """An EDTF date."""
    publisher: str | None = None
    url: str | None = None
    source_group: str | None = None
    """Those with the same one are one source, whatever they are called."""

    def metadata(self) -> Iterator[Metadatum]:
        """As metadata, with the source ``given``."""
        for prop in ("published", "publisher", "url", "source_group"):
            value = getattr(self, prop)
            if value:
                yield Metadatum(prop, value, "given")


NOTHING_GIVEN = Given()


class Reader(Protocol):
    """One format of file.

    Example: a reader of e-mail sniffs ``From:`` and ``Subject:`` in the head, decodes the parts, and gives a
    :class:`gawah.read.pieces.Draft` with one piece a paragraph and the date as metadata.
    """

    name: str
    """With its version: ``html@2``."""
    suffixes: tuple[str, ...]
    """The endings of file names it is usually found under, with the dot."""

    def sniff(self, head: bytes, name: str) -> bool:
        """Whether a file is of this format, by its first bytes and its name."""
        ...

    def read(self, data: bytes, name: str) -> Draft:
        """The file's characters, its stretches and its own metadata.

        Raises:
            UnreadableError: the file is damaged, or not of this format after all.
        """
        ...


READERS: tuple[Reader, ...] = (HtmlReader(), MarkdownReader(), PlainReader())
"""In order: the first that knows a file reads it; the last takes any text."""


def read_bytes(data: bytes, name: str, given: Given = NOTHING_GIVEN) -> Text:
    """A document as a text with classed blocks and metadata.

    Args:
        data: the bytes as received.
        name: the file's name, for its ending and for messages.
        given: what is known of the document from outside.

    Raises:
        UnreadableError: the file is empty, holds no words, or is of a format that no reader knows.
    """
    if not data.strip():
        raise UnreadableError("%(name)s is empty.", name=name)
    what = foreign_type(data) or _DATA.get(PurePath(name).suffix.lower())
    if what is not None:
        raise UnreadableError(
            "%(name)s is %(what)s; %(advice)s", name=name, what=what, advice=_advice(str(what))
        )
    head = data[:_HEAD]
    reader = next(reader for reader in READERS if reader.sniff(head, name))
    draft = reader.read(data, name)
    told = next((datum.value for datum in draft.metadata if datum.prop == "title"), None)
    blocks = classify(draft.content, draft.pieces, told)
    if not any(char.isalnum() for char in draft.content):
        raise UnreadableError("%(name)s holds no words.", name=name)
    metadata = collect(draft.content, blocks, given.metadata(), draft.metadata)
    return Text(hashlib.sha256(data).hexdigest(), draft.content, blocks, metadata, reader.name)


def _advice(what: str) -> Sentence:
    if "encrypted" in what:
        return Sentence("remove its password, and save its text as .txt or .html.")
    if "archive" in what:
        return Sentence("unpack it and add the files that are in it.")
    if "picture" in what:
        return Sentence("type its words, or run text recognition over it, and add them as .txt.")
    if "video" in what or "recording" in what or "RIFF" in what:
        return Sentence("write down what is said in it, and add that as .txt.")
    if "program" in what or "database" in what:
        return Sentence("it is no document that can be read.")
    return Sentence("this version reads plain text, Markdown and HTML: save it as one of these.")
