"""A document as DOCX, written by hand: real footnotes, real headings and tables, each word to be edited.

The library for it knows no footnotes and no direction of writing, so a whole file is little more than what
would have to be added to it. The forms are those of ECMA-376 (WordprocessingML); the files in the archive
have no time, so the same document gives the same bytes wherever the same zlib packs them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from gawah.report import docxparts as parts
from gawah.report.sides import bounded
from gawah.report.tree import Bars, Code, Heading, Items, Para, Run, Table, is_rtl, plain
from gawah.report.xmltext import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.report.tree import Block, Document, Note, Runs

_TEXT_WIDTH = 9638
"""Twentieths of a point between the margins of A4."""
_BAR_CELLS = 24
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_DEEPEST = 2
_STYLES = {"body": "", "quote": "Quote", "lead": "Lead", "notice": "Notice", "small": "Small"}


def docx_of(document: Document) -> bytes:
    """A document as the bytes of a DOCX file."""
    writer = _Writer(document)
    body = "".join(writer.body())
    rtl = is_rtl(document.lang)
    packed = {
        "[Content_Types].xml": parts.TYPES,
        "_rels/.rels": parts.RELS,
        "docProps/core.xml": parts.core(document.title, document.lang, document.day),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELS,
        "word/document.xml": parts.main(body, rtl=rtl),
        "word/fontTable.xml": parts.FONTS,
        "word/footer1.xml": parts.footer(writer.footer()),
        "word/footnotes.xml": parts.footnotes(writer.footnotes()),
        "word/numbering.xml": parts.NUMBERING,
        "word/settings.xml": parts.settings(document.lang),
        "word/styles.xml": parts.styles(document.lang, rtl=rtl),
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, words in packed.items():
            entry = ZipInfo(name, _FIRST_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, words.encode("utf-8"))
    return file.getvalue()


@dataclass
class _Writer:
    document: Document
    _notes: list[Note] = field(default_factory=list)
    _headings: int = 0

    def body(self) -> Iterator[str]:
        """All of the text."""
        yield self._paragraph(plain(self.document.title), "Title")
        yield self._paragraph((Run(self.document.footer, mark="strong"),), "For")
        yield from self._contents()
        for block in self.document.blocks:
            yield from self._block(block)

    def footer(self) -> str:
        """What stands at the foot of each page, before its number."""
        return f"{self._properties('Footer', '')}{self._run(Run(self.document.footer))}"

    def footnotes(self) -> Iterator[str]:
        """The notes, in the order in which they were met; the body must have been written."""
        for number, note in enumerate(self._notes, 1):
            sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            runs = "".join(self._run(run) for run in (Run(" "), *note.runs))
            inner = f"<w:p>{self._properties('FootnoteText', '')}{sign}{runs}</w:p>"
            yield f'<w:footnote w:id="{number}">{inner}</w:footnote>'

    def _contents(self) -> Iterator[str]:
        """The table of contents: a field that Word can bring up to date, filled as it stands."""
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        listed = [(n, one) for n, one in enumerate(headings, 1) if one.level <= _DEEPEST]
        if not self.document.contents_title or not listed:
            return
        yield self._paragraph((Run(self.document.contents_title, mark="strong"),), "")
        for at, (number, one) in enumerate(listed):
            first = parts.FIELD_BEGIN if at == 0 else ""
            last = parts.FIELD_END if at == len(listed) - 1 else ""
            words = "".join(self._run(run, with_notes=False) for run in one.runs)
            link = f'<w:hyperlink w:anchor="h{number}" w:history="1">{words}</w:hyperlink>'
            yield f"<w:p>{self._properties(f'TOC{one.level}', '')}{first}{link}{last}</w:p>"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Para():
                yield self._paragraph(block.runs, _STYLES[block.style], block.lang)
            case Items():
                style = "ListNumber" if block.is_numbered else "ListBullet"
                yield from (self._paragraph(item, style, block.lang) for item in block.items)
            case Table():
                if block.caption:
                    yield self._paragraph((Run(block.caption, mark="strong"),), "Caption")
                yield self._table(block)
                yield self._paragraph((), "Small")
            case Bars():
                yield from self._bars(block)
            case Code():
                yield f"<w:p>{self._properties('Code', 'en')}{_lines(block.text)}</w:p>"

    def _heading(self, heading: Heading) -> str:
        self._headings += 1
        at, runs = self._headings, "".join(map(self._run, heading.runs))
        marked = f'<w:bookmarkStart w:id="{at}" w:name="h{at}"/>{runs}<w:bookmarkEnd w:id="{at}"/>'
        return f"<w:p>{self._properties(f'Heading{heading.level}', '')}{marked}</w:p>"

    def _paragraph(self, runs: Runs, style: str, lang: str = "") -> str:
        inner = "".join(self._run(run, around=lang) for run in runs)
        # The end of the line, which no program shows, keeps the words of two cells apart for a search.
        return f"<w:p>{self._properties(style, lang)}{inner}</w:p>\n"

    def _properties(self, style: str, lang: str) -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        side = '<w:bidi w:val="1"/>' if is_rtl(lang or self.document.lang) else '<w:bidi w:val="0"/>'
        return f"<w:pPr>{named}{side}</w:pPr>"

    def _run(self, run: Run, *, with_notes: bool = True, around: str = "") -> str:
        base = around or self.document.lang
        lang = run.lang or self.document.lang
        marks = {"strong": "<w:b/><w:bCs/>", "emph": "<w:i/><w:iCs/>"}.get(run.mark, "")
        style = '<w:rStyle w:val="CodeWords"/>' if run.mark == "code" else ""
        about = f"{style}{marks}{'<w:rtl/>' if is_rtl(lang) else ''}{parts.language(lang)}"
        words = _said(bounded(run.text, lang, base))
        told = f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
        return told + self._signs(run.notes) if with_notes else told

    def _signs(self, notes: Iterable[Note]) -> str:
        signs = []
        for note in notes:
            self._notes.append(note)
            signs.append(parts.reference(len(self._notes)))
        return parts.BETWEEN.join(signs)

    def _table(self, table: Table) -> str:
        whole = sum(table.widths)
        widths = [_TEXT_WIDTH * width // whole for width in table.widths]
        rows = [self._row(table.head, widths, table, is_head=True)] if table.head else []
        rows += [self._row(row, widths, table) for row in table.rows]
        return self._grid("Rows" if table.head else "Facts", widths, rows)

    def _grid(self, style: str, widths: list[int], rows: list[str]) -> str:
        side = "<w:bidiVisual/>" if is_rtl(self.document.lang) else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{side}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        )

    def _row(self, cells: Iterable[Runs], widths: list[int], table: Table, *, is_head: bool = False) -> str:
        style = "Small" if table.is_small else "Cell"
        made = []
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            is_strong = is_head or (at == 0 and not table.head)
            runs = tuple(
                Run(run.text, run.lang, "strong", run.notes) if is_strong and not run.mark else run
                for run in cell
            )
            made.append(_cell(self._paragraph(runs, style), width))
        about = (
            "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
        )
        return f"<w:tr>{about}{''.join(made)}</w:tr>"

    def _bars(self, bars: Bars) -> Iterator[str]:
        """Bars as shaded cells: nothing is a picture, so whoever edits the table edits the figure."""
        yield self._paragraph((Run(bars.caption, mark="strong"),), "Caption")
        widths = [_TEXT_WIDTH * 30 // 100, _TEXT_WIDTH * 16 // 100]
        one = (_TEXT_WIDTH - sum(widths)) // _BAR_CELLS
        most = max((length for _, length, _ in bars.rows), default=0) or 1
        rows = []
        for label, length, words in bars.rows:
            full = min(_BAR_CELLS, max(1, round(_BAR_CELLS * length / most))) if length else 0
            cells = [
                _cell(self._paragraph(plain(text), "Cell"), width)
                for text, width in zip((label, words), widths, strict=True)
            ]
            empty = self._paragraph((), "Cell")
            cells += [_cell(empty, one * full, full, "2F5D8A")] if full else []
            cells += [_cell(empty, one * (_BAR_CELLS - full), _BAR_CELLS - full)] if full < _BAR_CELLS else []
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
        yield self._grid("Bars", [*widths, *[one] * _BAR_CELLS], rows)
        yield from (self._paragraph(plain(note), "Small") for note in bars.notes or ("",))


def _cell(inner: str, width: int, span: int = 1, shade: str = "") -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{fill}</w:tcPr>{inner}</w:tc>'


def _lines(text: str) -> str:
    lines = (f'<w:t xml:space="preserve">{_said(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{parts.language('zxx')}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"


def _said(text: str) -> str:
    return escape(clean(text))
