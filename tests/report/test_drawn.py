"""The three forms of a document: structure, both directions of writing, the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gawah.errors import UsageError
from gawah.report.docx import docx_of
from gawah.report.drawn import FORMS, form_of
from gawah.report.html import html_of
from gawah.report.pdf import pdf_of, words_in
from gawah.report.pdfwords import foreign
from gawah.report.sides import bounded
from gawah.report.tree import Bars, Code, Document, Heading, Items, Note, Para, Run, Table, is_rtl
from gawah.report.words import LANGUAGES, texts

if TYPE_CHECKING:
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = Note((Run("The Example Times, “Two men”", "en"), Run(", 3 May 2021")))


def document(lang: str = "en", *more: Para) -> Document:
    fact = (Run("3 May 2021", notes=(NOTE, NOTE)),)
    return Document(
        title="A title",
        lang=lang,
        day="2024-05-03",
        footer="For nobody",
        notes_title="Notes",
        contents_title="Contents",
        blocks=(
            Heading(1, (Run("Summary"),)),
            Para((Run("خلاصہ 12", "ur"), Run(" and "), Run("bold", mark="strong", notes=(NOTE,)))),
            Para((Run("“Quoted.”", "en"),), "quote", "en"),
            Para((Run("Beware <b>& 'all'"),), "notice"),
            Heading(2, (Run("Second"),)),
            Table(((((Run("Date"),)), fact), ((Run("Place"),), (Run("کوٹلی", "ur"),))), (1, 3)),
            Table((((Run("a"),), (Run("f" * 64, "zxx", "code"),)),), (1, 3), ((Run("No."),), (Run("Hash"),))),
            Bars("By year", (("2020", 3, "3"), ("2021", 0, "0")), ("Unit: incidents.",)),
            Items(((Run("one"),), (Run("two"),))),
            Items(((Run("first"),),), is_numbered=True),
            Code('{"a": 1}\nsecond'),
            *more,
        ),
    )


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8") for name in packed.namelist()}


def test_html_loads_nothing_and_links_each_note_both_ways() -> None:
    page = html_of(document()).decode("utf-8")
    assert not re.search(r"<script|<link|<img|src=|url\(|@import", page)
    assert "default-src 'none'" in page
    assert re.findall(r'href="#n(\d+)"', page) == re.findall(r'<li id="n(\d+)"', page) == ["1", "2", "3"]
    assert re.findall(r'href="#r(\d+)"', page) == re.findall(r'<a id="r(\d+)"', page)
    assert "Beware &lt;b&gt;&amp; &#x27;all&#x27;" in page
    heads = re.findall(r"<h(\d)", page)
    assert heads[0] == "1"
    assert all(int(two) - int(one) <= 1 for one, two in pairwise(heads))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_docx_has_real_footnotes_headings_and_directions(lang: str) -> None:
    found = parts(docx_of(document(lang)))
    for name, words in found.items():
        etree.fromstring(words.encode("utf-8")) if name.endswith((".xml", ".rels")) else None
    body = ElementTree.fromstring(found["word/document.xml"])  # noqa: S314 (made here)
    notes = ElementTree.fromstring(found["word/footnotes.xml"])  # noqa: S314
    asked = [one.get(f"{W}id") for one in body.iter(f"{W}footnoteReference")]
    there = [one.get(f"{W}id") for one in notes.iter(f"{W}footnote") if one.get(f"{W}type") is None]
    assert asked == there == ["1", "2", "3"]
    styles = [one.get(f"{W}val") for one in body.iter(f"{W}pStyle")]
    assert [one for one in styles if one and one.startswith("Heading")] == ["Heading1", "Heading2"]
    sides = {one.get(f"{W}val") for one in body.iter(f"{W}bidi") if one.get(f"{W}val")}
    assert sides == ({"0"} if lang == "en" else {"0", "1"})
    named = set(re.findall(r'w:styleId="(\w+)"', found["word/styles.xml"]))
    assert set(filter(None, styles)) <= named
    marked = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert any("خلاصہ" in "".join(run.itertext()) for run in marked)
    types = found["[Content_Types].xml"]
    assert all(f'"/{name}"' in types for name in found if name.startswith("word/") and "rels" not in name)


def test_the_bars_of_docx_fill_the_row() -> None:
    body = parts(docx_of(document()))["word/document.xml"]
    rows = re.findall(r"<w:tr>.*?</w:tr>", body, re.DOTALL)
    bars = [row for row in rows if ">2020<" in row or ">2021<" in row]
    for row in bars:
        spans = [int(one) for one in re.findall(r'gridSpan w:val="(\d+)"', row)]
        assert sum(spans) == 24
    assert "2F5D8A" in bars[0]
    assert "2F5D8A" not in bars[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pdf_is_tagged_and_shows_the_words_of_the_document(lang: str) -> None:
    made = document(lang)
    data = pdf_of(made)
    assert data.startswith(b"%PDF-1.7")
    assert b"/MarkInfo<</Marked true" in data
    assert b"pdfuaid" in data
    assert f"/Lang({lang})".encode() in data
    assert foreign(data, words_in(made)) == ()
    assert foreign(data, words_in(made).replace("Second", "")) != ()
    assert foreign(data, words_in(made).replace("خلاصہ", "")) != ()


@pytest.mark.parametrize("around", LANGUAGES)
@pytest.mark.parametrize("lang", ["en", "ur", "ar", "de", "es", "fr"])
def test_what_notes_are_called_in_the_language_of_a_quote_is_no_word_of_the_document(
    lang: str, around: str
) -> None:
    quote = Para((Run("“Quito.”", lang, notes=(NOTE, NOTE)),), "quote", lang)
    inside = Para((Run("bold"), Run("Quito", lang, notes=(NOTE,)), Run("bold", notes=(NOTE,))))
    made = document(around, Para((Run("Note"),)), quote, inside)
    data = pdf_of(made)
    assert foreign(data, words_in(made)) == ()
    assert foreign(data, words_in(made).replace("Quito", "")) != ()


@pytest.mark.parametrize("lang", ["en", "ur", "ar", "de", "es", "fr"])
def test_a_pdf_in_any_language_shows_no_more_than_the_document(lang: str) -> None:
    made = document(lang)
    assert foreign(pdf_of(made), words_in(made)) == ()


def test_a_letter_that_no_font_has_is_named_in_the_pdf() -> None:
    made = document("en", Para((Run("Name: ਪੰ中"),)))
    assert foreign(pdf_of(made), words_in(made)) == ()


def test_without_the_typesetter_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"gawah\[pdf\]"):
        pdf_of(document())


def test_the_ending_of_the_file_says_the_form() -> None:
    assert [form_of(f"x.y.{name.upper()}") for name in FORMS] == list(FORMS)
    with pytest.raises(UsageError, match=r"\.docx"):
        form_of("dossier.odt")


PROGRAM = """\
import hashlib, sys
from tests.report.test_drawn import document
from gawah.report.drawn import FORMS
for lang in ("en", "ur"):
    for form, draw in FORMS.items():
        print(form, lang, hashlib.sha256(draw(document(lang))).hexdigest())
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    told = []
    for seed in ("1", "2"):
        there = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=there, capture_output=True, text=True, check=True
        )
        told.append(done.stdout)
    assert told[0] == told[1]
    assert len(told[0].splitlines()) == 6


@given(st.text(), st.sampled_from(["en", "ur", "zxx"]))
@settings(max_examples=60)
def test_any_words_give_a_whole_file(words: str, lang: str) -> None:
    made = document("ur", Para((Run(words, lang),)))
    html_of(made).decode("utf-8")
    for name, part in parts(docx_of(made)).items():
        assert etree.fromstring(part.encode("utf-8")) is not None, name


def test_words_of_the_other_direction_are_held_apart() -> None:
    assert bounded("Times", "en", "en") == "Times"
    assert bounded("Times", "en", "ur") == "\u200f\u200eTimes\u200e\u200f"
    assert bounded("کوٹلی", "ur", "en") == "\u200e\u200fکوٹلی\u200f\u200e"
    assert is_rtl("ur-PK")
    assert not is_rtl("zxx")


def test_the_words_of_both_languages_are_the_same_texts_with_the_same_places() -> None:
    english, urdu = texts("en"), texts("ur")
    assert list(english) == list(urdu)
    for name, told in english.items():
        assert sorted(re.findall(r"%\((\w+)\)s", told)) == sorted(re.findall(r"%\((\w+)\)s", urdu[name])), (
            name
        )


def test_each_text_is_used_and_each_that_is_used_is_there(tmp_path: Path) -> None:
    del tmp_path
    from importlib.resources import files

    room = files("gawah.report")
    code = "\n".join(one.read_text("utf-8") for one in room.iterdir() if one.name.endswith(".py"))
    named = set(re.findall(r"""["']([a-z_]+)["']""", code))
    made = ("why_", "stance_", "toll_", "kind_", "summary_", "un_submitter_")
    unused = [name for name in texts("en") if name not in named and not name.startswith(made)]
    assert unused == []
