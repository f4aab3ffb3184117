"""The tree of a document: what is written, before any form. Three writers draw it: HTML, DOCX, PDF.

Invariant: a text says its language where it is not that of the document, and never how it is to look.
"""

from __future__ import annotations

from typing import TypeAlias

from gawah.model.record import record

RTL = frozenset({"ar", "fa", "ps", "sd", "ur", "pnb", "ckb", "he", "ug"})
"""Languages that are written from the right."""


def is_rtl(lang: str) -> bool:
    """Whether a language is written from the right."""
    return lang.partition("-")[0] in RTL


@record
class Note:
    """A footnote. The same words at two places are two notes: each stands on the page where it is needed."""

    runs: tuple[Run, ...]


@record
class Run:
    """Some words in one language and one manner."""

    text: str
    lang: str = ""
    """BCP 47; empty: that of the document."""
    mark: str = ""
    """``strong``, ``emph`` or ``code``; empty for plain words."""
    notes: tuple[Note, ...] = ()
    """What they rest on; the signs stand behind the words."""


Runs: TypeAlias = tuple[Run, ...]


@record
class Heading:
    """A heading of level 1 to 3."""

    level: int
    runs: Runs


@record
class Para:
    """A paragraph."""

    runs: Runs
    style: str = "body"
    """``body``, ``quote``, ``small``, ``lead`` (stays with what follows) or ``notice`` (not to be missed)."""
    lang: str = ""
    """Of the paragraph as a whole, which gives its side; empty: that of the document."""


@record
class Items:
    """A list without numbers, or with them."""

    items: tuple[Runs, ...]
    is_numbered: bool = False
    lang: str = ""
    """Of the list as a whole, which gives its side; empty: that of the document."""


@record
class Table:
    """A table. Of a table without a head the first cell of each row is what the row is about."""

    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]
    """The parts of the width that the columns have."""
    head: tuple[Runs, ...] = ()
    caption: str = ""
    is_small: bool = False


@record
class Bars:
    """Counts as bars that lie, each beside its label: drawn with what each form has, to be edited there."""

    caption: str
    rows: tuple[tuple[str, int, str], ...]
    """The label, the length of the bar (nothing or more), and the count in words."""
    notes: tuple[str, ...] = ()
    """What is counted and what is not in it."""


@record
class Code:
    """Lines that are to be copied as they stand, from the left."""

    text: str


Block: TypeAlias = Heading | Para | Items | Table | Bars | Code


@record
class Document:
    """A whole document."""

    title: str
    lang: str
    """BCP 47."""
    day: str
    """The day as of which it holds (ISO 8601): the newest moment of the record, never that of a clock."""
    footer: str
    """Stands on each page: for whom it is."""
    notes_title: str
    """The heading of the notes where they stand at the end."""
    contents_title: str
    """The heading of the table of contents; empty where there is none."""
    blocks: tuple[Block, ...]


def plain(text: str) -> Runs:
    """Words in the language of the document."""
    return (Run(text),)


def text_of(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)
