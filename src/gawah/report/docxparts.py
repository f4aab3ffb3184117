"""The parts of a DOCX file beside its text: styles, fonts, settings, and what binds them together.

The text is set in Naskh where it is Urdu: Nastaliq looks better and cannot be searched or quoted once it is
printed to PDF. Whoever has not the font sees the one named beside it, which Windows and macOS have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from gawah.report.xmltext import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = "http://schemas.openxmlformats.org/package/2006"
_NS = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LATIN, _NASKH = "Times New Roman", "Noto Naskh Arabic"
_TAGS = {"ur": "ur-PK", "ar": "ar-SA", "en": "en-GB"}

_PARTS = {
    "styles": "styles+xml",
    "settings": "settings+xml",
    "footnotes": "footnotes+xml",
    "numbering": "numbering+xml",
    "fontTable": "fontTable+xml",
    "footer1": "footer+xml",
}
_KINDS = {"footer1": "footer"}

TYPES = (
    f'{_HEAD}<Types xmlns="{_P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_FORM}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_FORM}.{kind}"/>'
        for name, kind in _PARTS.items()
    )
    + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELS = (
    f'{_HEAD}<Relationships xmlns="{_P}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_P}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELS = (
    f'{_HEAD}<Relationships xmlns="{_P}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{_KINDS.get(name, name)}" Target="{name}.xml"/>'
        for number, name in enumerate(_PARTS, 1)
    )
    + "</Relationships>"
)
_FOOTER_ID = f"rId{[*_PARTS].index('footer1') + 1}"
FONTS = (
    f"{_HEAD}<w:fonts {_NS}>"
    f'<w:font w:name="{_NASKH}"><w:altName w:val="Times New Roman"/><w:charset w:val="B2"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    f'<w:font w:name="{_LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    "</w:fonts>"
)


def _level(form: str, sign: str) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="400" w:hanging="300"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    f"{_HEAD}<w:numbering {_NS}>"
    f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/>{_level("bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/>{_level("decimal", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_CODE = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'
FIELD_BEGIN = _FIELD.format("begin") + _CODE.format('TOC \\o "1-2" \\h \\z \\u') + _FIELD.format("separate")
FIELD_END = _FIELD.format("end")
BETWEEN = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>,</w:t></w:r>'
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def reference(number: int) -> str:
    """The sign of a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def language(lang: str) -> str:
    """What says in which language a run is."""
    tag = _TAGS.get(lang, lang)
    return f'<w:lang w:val="{tag}" w:bidi="{tag}"/>'


def core(title: str, lang: str, day: str) -> str:
    """What the file says of itself: its title, its language and the day as of which it holds. Nobody's name."""
    at = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{day[:10]}T00:00:00Z</dcterms:{{0}}>'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_P}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title))}</dc:title><dc:language>{lang}</dc:language>"
        f"{at.format('created')}{at.format('modified')}</cp:coreProperties>"
    )


def main(body: str, *, rtl: bool) -> str:
    """The document itself: A4 with margins of two centimetres."""
    side = "<w:bidi/>" if rtl else ""
    return (
        f"{_HEAD}<w:document {_NS}><w:body>{body}<w:sectPr>"
        f'<w:footerReference w:type="default" r:id="{_FOOTER_ID}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
        f"{side}</w:sectPr></w:body></w:document>"
    )


def footer(inner: str) -> str:
    """The foot of each page, with its number."""
    number = _FIELD.format("begin") + _CODE.format("PAGE") + _FIELD.format("separate")
    number += "<w:r><w:t>1</w:t></w:r>" + _FIELD.format("end")
    between = '<w:r><w:t xml:space="preserve"> · </w:t></w:r>'
    return f"{_HEAD}<w:ftr {_NS}><w:p>{inner}{between}{number}</w:p></w:ftr>"


def footnotes(notes: Iterable[str]) -> str:
    """All footnotes."""
    return f"{_HEAD}<w:footnotes {_NS}>{_SEPARATORS}{''.join(notes)}</w:footnotes>"


def settings(lang: str) -> str:
    """The settings: that of Word 2013 and later, and which language stands where none is said."""
    return (
        f'{_HEAD}<w:settings {_NS}><w:defaultTabStop w:val="720"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="en-GB" w:bidi="{_TAGS.get(lang, "ur-PK")}"/></w:settings>'
    )


def _style(name: str, about: str, runs: str = "", *, based: str = "Normal", next_: str = "") -> str:
    follows = f'<w:next w:val="{next_}"/>' if next_ else ""
    calls = {"Quote": "Quote", "Title": "Title", "FootnoteText": "footnote text", "Footer": "footer"}
    called = calls.get(name, name)
    for known in ("Heading", "TOC"):
        if name.startswith(known):
            called = f"{known.lower()} {name[-1]}"
    ranked = {"ListBullet": "List Bullet", "ListNumber": "List Number", "Caption": "caption"}
    called = ranked.get(name, called)
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{called}"/><w:basedOn w:val="{based}"/>'
        f"{follows}<w:qFormat/><w:pPr>{about}</w:pPr><w:rPr>{runs}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _edge(side: str, size: int, colour: str, space: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def styles(lang: str, *, rtl: bool) -> str:
    """The styles; where a line or an indent stands on the side of reading, it follows the language."""
    start = "right" if rtl else "left"
    bar = f"<w:pBdr>{_edge(start, 24, '8A1C1C', 8)}</w:pBdr>"
    box = f"<w:pBdr>{_edge('top', 6, '444444')}{_edge('bottom', 6, '444444')}</w:pBdr>"
    heads = "".join(
        _style(
            f"Heading{level}",
            f'{_KEEP}{_spacing(before, 80)}<w:outlineLvl w:val="{level - 1}"/>',
            _BOLD + _size(size),
            next_="Normal",
        )
        for level, size, before in ((1, 32, 400), (2, 26, 320), (3, 23, 200))
    )
    own = [
        _style("Title", _spacing(0, 160), _BOLD + _size(40), next_="Normal"),
        heads,
        _style("For", f'{box}{_spacing(0, 200)}<w:jc w:val="center"/>', _BOLD),
        _style("Quote", f'{_spacing(60, 100)}<w:ind w:left="340" w:right="340"/>'),
        _style("Notice", f'{bar}<w:shd w:val="clear" w:color="auto" w:fill="FAF3F3"/>{_spacing(100, 140)}'),
        _style("Lead", f"<w:keepNext/>{_spacing(120, 40)}"),
        _style("Small", _spacing(20, 40), _size(18)),
        _style("Cell", _spacing(20, 20), _size(21)),
        _style("Caption", f"<w:keepNext/>{_spacing(200, 60)}", _BOLD),
        _style("ListBullet", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{_spacing(20, 40)}'),
        _style("ListNumber", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>{_spacing(20, 40)}'),
        _style(
            "Code", f'<w:shd w:val="clear" w:color="auto" w:fill="F4F4F2"/>{_spacing(40, 120)}', _mono(14)
        ),
        _style("FootnoteText", _spacing(0, 20), _size(17)),
        _style("Footer", f'{_spacing(60, 0)}<w:jc w:val="center"/>', _size(17)),
        _style("TOC1", _spacing(60, 20)),
        _style("TOC2", f'{_spacing(0, 0)}<w:ind w:left="340"/>', _size(20)),
    ]
    return f"{_HEAD}<w:styles {_NS}>{_defaults(lang)}{''.join(own)}{_CHARACTERS}{_TABLES}</w:styles>"


def _mono(half_points: int) -> str:
    return '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>' + _size(half_points)


def _defaults(lang: str) -> str:
    tag = _TAGS.get(lang, lang)
    fonts = f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{_LATIN}" w:cs="{_NASKH}"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(22)}"
        f'<w:lang w:val="{"en-GB" if lang == "en" else tag}" w:eastAsia="en-US" w:bidi="{tag}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
    )


_CHARACTERS = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CodeWords"><w:name w:val="Code Words"/>'
    f"<w:rPr>{_mono(18)}</w:rPr></w:style>"
)


def _table_style(name: str, borders: str) -> str:
    margins = "".join(f'<w:{side} w:w="70" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:style w:type="table" w:styleId="{name}"><w:name w:val="{name}"/><w:tblPr>'
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )


_LINES = _edge("top", 4, "999999", 0) + _edge("bottom", 4, "999999", 0) + _edge("insideH", 4, "CCCCCC", 0)
_TABLES = _table_style("Rows", _LINES) + _table_style("Facts", _LINES) + _table_style("Bars", "")
