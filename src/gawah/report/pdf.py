"""A document as PDF: tagged after PDF/UA-1, Urdu in Naskh with a text layer that can be searched and quoted.

Typst sets it (``pip install "gawah[pdf]"``: one wheel, no libraries of the system, the same bytes for one
document). Its own fonts and the Naskh beside this file are used and none of the system's, so that a document
looks the same everywhere. Nastaliq is not used: what is printed in it cannot be copied out again.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from gawah.errors import UsageError
from gawah.report.html import html_of
from gawah.report.sides import bounded
from gawah.report.tree import RTL, Bars, Code, Heading, Items, Para, Table
from gawah.report.xmltext import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.report.tree import Block, Document, Run

STANDARD = "ua-1"
_UNKNOWN = re.compile(r'the text `"((?:\\u\{[0-9a-f]+\}|[^"`])+)"` could not be displayed')
_TAG = re.compile(r"<[^>]*>")
_ADDED = ("Note", "Typst", "zxx", "U")
"""What names the file itself, and the sign of a letter that no font has."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_FAULT = "internal error"
_NUDGES = ("0", "1.5", "3.1", "4.7", "0.7", "2.3", "3.9", "5.5", "6.4", "7.3")
"""Millimetres by which the foot of the page grows where the typesetter stops: its tagging fails at some
breaks of pages (typst/typst#8776 and #8487, open with Typst 0.15); the same words broken elsewhere pass."""
_LONG = re.compile(r"[^\s\u200b]{40,}")
_PIECE = 16
"""Letters after which a long hash may be broken."""


def pdf_of(document: Document) -> bytes:
    """A document as the bytes of a PDF file.

    Raises:
        UsageError: what sets PDF is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise UsageError(
            'PDF needs one more package: pip install "gawah[pdf]". HTML and DOCX need none; a browser '
            "prints HTML to PDF."
        ) from error
    set_: Any = typst.compile  # its types know no call that gives the bytes back
    template = (files(__package__) / "templates" / "document.typ").read_bytes()
    unknown: set[str] = set()
    nudges = iter(_NUDGES)
    nudge = next(nudges)
    with as_file(files(__package__) / "fonts") as fonts:
        while True:
            data = json.dumps(_told(document, unknown), ensure_ascii=False, sort_keys=True)
            try:
                made = set_(
                    template,
                    font_paths=[str(fonts)],
                    ignore_system_fonts=True,
                    sys_inputs={"document": data, "nudge": nudge},
                    pdf_standards=[STANDARD],
                )
            except typst.TypstError as error:
                found = _letters(error.diagnostic) - unknown
                unknown |= found
                following = nudge if found else next(nudges, None)
                if following is None or (not found and _FAULT not in str(error)):
                    raise _not_set() from error
                nudge = following
            else:
                return bytes(made)


def _not_set() -> UsageError:
    return UsageError(
        "This document could not be set as PDF: a fault of the typesetter. Make it as HTML, which a browser "
        "prints to PDF, or as DOCX."
    )


def words_in(document: Document) -> str:
    """All words that the PDF of a document may show: its own, and those that the typesetter adds."""
    told = html_of(document).decode("utf-8")
    return unescape(_TAG.sub("", told[told.index("<body>") :])) + "".join(_ADDED) + document.lang


def _letters(diagnostic: str) -> set[str]:
    """The letters that no font has, out of what the typesetter complains of."""
    found = (_ESCAPED.sub(lambda code: chr(int(code[1], 16)), told) for told in _UNKNOWN.findall(diagnostic))
    return {letter for told in found for letter in told}


def _told(document: Document, unknown: set[str]) -> dict[str, Any]:
    """The document as data."""
    form = _Form(document.lang, {ord(letter): f"[U+{ord(letter):04X}]" for letter in unknown})
    return {
        "title": form.spell(document.title),
        "lang": document.lang,
        "rtl": sorted(RTL),
        "day": document.day,
        "footer": form.spell(document.footer),
        "contents": form.spell(document.contents_title),
        "blocks": [form.block(block) for block in document.blocks],
    }


@dataclass
class _Form:
    """Makes data of a document."""

    lang: str
    names: dict[int, str]
    """A letter that no font has is named by its number, so that nothing vanishes."""

    def spell(self, text: str) -> str:
        """A text as it can be set."""
        return _LONG.sub(_broken, clean(text).translate(self.names))

    def block(self, block: Block) -> dict[str, Any]:
        """One block."""
        match block:
            case Heading():
                return {"k": "heading", "level": block.level, "runs": self.runs(block.runs)}
            case Para():
                runs = self.runs(block.runs, block.lang)
                return {"k": "para", "runs": runs, "style": block.style, "lang": block.lang}
            case Items():
                items = [self.runs(item, block.lang) for item in block.items]
                return {"k": "items", "items": items, "numbered": block.is_numbered, "lang": block.lang}
            case Table():
                return self._table(block)
            case Bars():
                rows = [[self.spell(label), length, self.spell(words)] for label, length, words in block.rows]
                notes = [self.spell(note) for note in block.notes]
                return {"k": "bars", "caption": self.spell(block.caption), "rows": rows, "notes": notes}
            case Code():
                return {"k": "code", "lines": [self.spell(line) for line in block.text.split("\n")]}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "k": "table",
            "caption": self.spell(table.caption),
            "head": [self.runs(cell) for cell in table.head],
            "rows": [[self.runs(cell) for cell in row] for row in table.rows],
            "widths": list(table.widths),
            "small": table.is_small,
        }

    def runs(self, runs: Iterable[Run], around: str = "") -> list[dict[str, Any]]:
        """Words of a paragraph, whose language is that of the document where none is said."""
        return [
            {
                "t": bounded(self.spell(run.text), run.lang or self.lang, around or self.lang),
                "l": run.lang,
                "m": run.mark,
                "n": [self.runs(note.runs) for note in run.notes],
            }
            for run in runs
        ]


def _broken(word: re.Match[str]) -> str:
    """A long word with places to break it, which show nothing where it is not broken."""
    return "\u200b".join(word[0][at : at + _PIECE] for at in range(0, len(word[0]), _PIECE))
