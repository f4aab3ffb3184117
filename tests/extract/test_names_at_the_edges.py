"""Signatories, hashtags and cited sources."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extract.marks import NameMark, Tagger
from gawah.extract.page import Page
from gawah.extract.taggers.cited_sources import CitedSources
from gawah.extract.taggers.hashtags import Hashtags
from gawah.extract.taggers.signatories import Signatories
from gawah.model import Block, BlockKind, Text


def page_of(content: str, lang: str = "en") -> Page:
    """A page whose paragraphs are its blocks."""
    blocks, at = [], 0
    for paragraph in content.split("\n\n"):
        if paragraph.strip():
            blocks.append(Block(at, at + len(paragraph), BlockKind.BODY, lang))
        at += len(paragraph) + 2
    return Page(Text("d", content, tuple(blocks)))


def names(tagger: Tagger, content: str, lang: str = "en") -> list[str]:
    page = page_of(content, lang)
    found = []
    for mention in tagger.tag(page):
        assert isinstance(mention.value, NameMark)
        assert page.content[mention.start : mention.end].split() == mention.value.name.split()
        found.append(mention.value.name)
    return found


@pytest.mark.parametrize(
    ("lang", "content", "expected"),
    [
        (
            "en",
            "Oh!\n\nSigned,\n\nLantern Trust (LT)\n\nAda Bello, lawyer, Abuja\n\nContact: press@example.org",
            ["Lantern Trust (LT)", "Ada Bello"],
        ),
        (
            "en",
            "Signatories:\n- Lantern Trust\n- [Harbour Forum](https://example.org)\n- Jon Lind\n\n[1] Also.",
            ["Lantern Trust", "Harbour Forum", "Jon Lind"],
        ),
        (
            "en",
            "Signed by: Ada Bello; Jon Lind; Mira Sen and others",
            ["Ada Bello", "Jon Lind", "Mira Sen and others"],
        ),
        ("en", "Yours sincerely,\n\nAda Bello\n\nFor more information: call us.", ["Ada Bello"]),
        ("en", "We, the undersigned, call on the Senate to:\n\n- act in May, June, July, August", []),
        ("en", "He signed the law on Monday. Ada Bello was there.", []),
        (
            "ur",
            "انصاف دیا جائے۔\n\nدستخط کنندگان:\n\nعادل خان\n\nمحنت کش اتحاد",
            ["عادل خان", "محنت کش اتحاد"],
        ),
    ],
)
def test_signatories(lang: str, content: str, expected: list[str]) -> None:
    assert names(Signatories(), content, lang) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Use #FreeAda and #آزادی_دو today, #FreeAda!", ["#FreeAda", "#آزادی_دو", "#FreeAda"]),
        ("# Title\n\nWe are #1 of https://example.org/#part and C#, see [x](#part)", []),
        ("Colour #a1b2c3; ＃正義 and #2030Agenda.", ["＃正義", "#2030Agenda"]),
        ("#न्याय", ["#न्याय"]),
    ],
)
def test_hashtags(content: str, expected: list[str]) -> None:
    assert names(Hashtags(), content) == expected


@pytest.mark.parametrize(
    ("lang", "content", "expected"),
    [
        ("en", "According to a report by the Lantern Trust, ten died.", ["report by the Lantern Trust"]),
        ("en", "“They fled,” she told Reuters. He told police nothing.", ["Reuters"]),
        ("en", "Papers seen by the Harbour Gazette say so.", ["Harbour Gazette"]),
        ("en", "According to police, nobody died.", []),
        ("en", "A press release from Harbour Watch said so.", ["press release from Harbour Watch"]),
        (
            "en",
            "[1] See Dark Waters, Lantern Trust, May 2016 (at https://example.org/x). [2] Low Tide, 2018.",
            ["Dark Waters, Lantern Trust, May 2016", "Low Tide, 2018"],
        ),
        ("ur", "بی بی سی اردو کے مطابق دس افراد ہلاک ہوئے۔", ["بی بی سی اردو"]),
        ("ur", "پولیس کے مطابق کوئی زخمی نہیں ہوا۔", []),
    ],
)
def test_cited_sources(lang: str, content: str, expected: list[str]) -> None:
    assert names(CitedSources(), content, lang) == expected


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "Signed:",
                    "\n\n",
                    "Ada Bello",
                    "#tag",
                    "according to",
                    "[1] See",
                    "told",
                    "،",
                    "کے مطابق",
                    ";",
                ]
            ),
        ),
        max_size=12,
    ),
    st.sampled_from(["en", "ur", "und"]),
)
def test_any_words_in_and_every_name_lies_in_the_text(words: list[str], lang: str) -> None:
    page = page_of(" ".join(words), lang)
    for tagger in (Signatories(), Hashtags(), CitedSources()):
        for mention in tagger.tag(page):
            assert 0 <= mention.start < mention.end <= len(page.content)
