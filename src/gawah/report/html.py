"""A document as one web page: no script, nothing from elsewhere; notes at the end, linked both ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from gawah.report.tree import Bars, Code, Heading, Items, Para, Table, is_rtl
from gawah.report.xmltext import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.report.tree import Block, Document, Note, Run

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may load: nothing but its own style."""
_MARKS = {"strong": "strong", "emph": "em", "code": "code"}
_DEEPEST = 2
"""Levels of headings in the table of contents."""


def html_of(document: Document) -> bytes:
    """A document as a web page, in UTF-8."""
    return "".join(_Writer(document).pieces()).encode("utf-8")


@dataclass
class _Writer:
    document: Document
    _notes: list[Note] = field(default_factory=list)
    _headings: int = 0

    def pieces(self) -> Iterator[str]:
        told = self.document
        style = (files(__package__) / "templates" / "page.css").read_text("utf-8")
        yield f'<!DOCTYPE html>\n<html lang="{told.lang}" dir="{_side(told.lang)}">\n<head>\n'
        yield '<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="referrer" content="no-referrer">\n'
        yield f"<title>{_said(told.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        yield f'<p class="for">{_said(told.footer)}</p>\n<main>\n<h1>{_said(told.title)}</h1>\n'
        yield from self._contents()
        for block in told.blocks:
            yield from self._block(block)
        yield "</main>\n"
        yield from self._endnotes()
        yield f'<p class="for">{_said(told.footer)}</p>\n</body>\n</html>\n'

    def _contents(self) -> Iterator[str]:
        if not self.document.contents_title:
            return
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        yield f"<nav><h2>{_said(self.document.contents_title)}</h2>\n<ul>\n"
        for number, heading in enumerate(headings, 1):
            if heading.level <= _DEEPEST:
                words = "".join(self._run(run, with_notes=False) for run in heading.runs)
                yield f'<li class="l{heading.level}"><a href="#h{number}">{words}</a></li>\n'
        yield "</ul></nav>\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                self._headings += 1
                tag = f"h{block.level + 1}"
                yield f'<{tag} id="h{self._headings}">{self._runs(block.runs)}</{tag}>\n'
            case Para():
                tag = "blockquote" if block.style == "quote" else "p"
                yield f'<{tag} class="{block.style}"{_lang(block.lang)}>{self._runs(block.runs)}</{tag}>\n'
            case Items():
                tag = "ol" if block.is_numbered else "ul"
                items = "".join(f"<li>{self._runs(item)}</li>\n" for item in block.items)
                yield f"<{tag}{_lang(block.lang)}>\n{items}</{tag}>\n"
            case Table():
                yield from self._table(block)
            case Bars():
                yield from _bars(block)
            case Code():
                yield f'<pre dir="ltr" lang="zxx">{_said(block.text)}</pre>\n'

    def _table(self, table: Table) -> Iterator[str]:
        classes = f"{'facts' if not table.head else 'rows'}{' small' if table.is_small else ''}"
        yield f'<div class="wide"><table class="{classes}">\n'
        if table.caption:
            yield f"<caption>{_said(table.caption)}</caption>\n"
        whole = sum(table.widths)
        yield "<colgroup>" + "".join(f'<col style="width:{w / whole:.1%}">' for w in table.widths)
        yield "</colgroup>\n"
        if table.head:
            cells = "".join(f'<th scope="col">{self._runs(cell)}</th>' for cell in table.head)
            yield f"<thead><tr>{cells}</tr></thead>\n"
        yield "<tbody>\n"
        for first, *others in table.rows:
            head = f'<th scope="row">{self._runs(first)}</th>'
            cells = "".join(f"\n<td>{self._runs(cell)}</td>" for cell in others)
            yield f"<tr>{head}{cells}</tr>\n"
        yield "</tbody></table></div>\n"

    def _runs(self, runs: Iterable[Run]) -> str:
        return "".join(self._run(run) for run in runs)

    def _run(self, run: Run, *, with_notes: bool = True) -> str:
        words = _said(run.text)
        tag = _MARKS.get(run.mark, "span" if run.lang else "")
        told = f"<{tag}{_lang(run.lang)}>{words}</{tag}>" if tag else words
        return told + "".join(map(self._sign, run.notes)) if with_notes else told

    def _sign(self, note: Note) -> str:
        self._notes.append(note)
        number = len(self._notes)
        return f'<sup><a id="r{number}" href="#n{number}" role="doc-noteref" dir="ltr">{number}</a></sup>'

    def _endnotes(self) -> Iterator[str]:
        if not self._notes:
            return
        title = _said(self.document.notes_title)
        yield f'<section role="doc-endnotes"><h2>{title}</h2>\n<ol class="notes">\n'
        for number, note in enumerate(self._notes, 1):
            words = "".join(self._run(run, with_notes=False) for run in note.runs)
            back = f'<a href="#r{number}" role="doc-backlink" aria-label="{number}">↩</a>'
            yield f'<li id="n{number}">{words} {back}</li>\n'
        yield "</ol></section>\n"


def _bars(bars: Bars) -> Iterator[str]:
    most = max((length for _, length, _ in bars.rows), default=0) or 1
    yield f'<figure><figcaption>{_said(bars.caption)}</figcaption>\n<table class="bars"><tbody>\n'
    for label, length, words in bars.rows:
        bar = f'<span class="bar" style="width:{length / most:.1%}"></span>' if length else ""
        yield (
            f'<tr><th scope="row">{_said(label)}</th>\n<td class="n">{_said(words)}</td>'
            f'\n<td class="b">{bar}</td></tr>\n'
        )
    yield "</tbody></table>\n"
    yield from (f'<p class="small">{_said(note)}</p>\n' for note in bars.notes)
    yield "</figure>\n"


def _said(text: str) -> str:
    return escape(clean(text), quote=True)


def _side(lang: str) -> str:
    return "rtl" if is_rtl(lang) else "ltr"


def _lang(lang: str) -> str:
    return f' lang="{escape(lang)}" dir="{_side(lang)}"' if lang else ""
