"""What holds of any bytes whatever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gawah.errors import UnreadableError
from gawah.read import read_bytes

if TYPE_CHECKING:
    from gawah.model import Text

PARTS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "\t",
            "\u2028",
            "\x0c",
            "\ufeff",
            "- ",
            "1. ",
            "2) ",
            "# ",
            "> ",
            "---\n",
        ),
        *(
            "title: x\n",
            "![a](b)",
            "| a |",
            "Home",
            "Share",
            "Read more: ",
            "Related",
            "Cookie Policy",
            "Tags:",
        ),
        *(
            "We use cookies",
            "© 2021 ",
            "By Ana Reis",
            "Photo: AFP",
            "3 May 2021",
            "DORN (AFP) – ",
            "Privacy Policy",
        ),
        "The police said that two men were killed in the town on that day. ",
        *(
            "مزید پڑھیں",
            "۔",
            "پولیس نے کہا کہ دو افراد ہلاک ہوئے۔",
            "ﷺ",
            "İ",
            "ß",
            "\u200c",
            "“",
            "”",
            "«",
            "(",
            ")",
        ),
        *("<p>", "</p>", "<br>", "<div class=menu>", "<", "&#0;", "&nbsp;"),
    ]
)
TEXTS = st.lists(PARTS | st.text(max_size=12), max_size=24).map("".join)
NAMES = st.sampled_from(["a.txt", "a.html", "a.md", "a", ""])


def read(data: bytes, name: str) -> Text | None:
    try:
        return read_bytes(data, name)
    except UnreadableError:
        return None


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), NAMES)
@example(b"<html>", "a.html")
@example(b"\xff\xfe\x00", "a.txt")
def test_any_bytes_give_a_text_or_a_named_fault(data: bytes, name: str) -> None:
    read(data, name)


@settings(max_examples=250, deadline=None)
@given(TEXTS, NAMES)
def test_blocks_are_in_order_disjoint_and_inside(content: str, name: str) -> None:
    text = read(content.encode("utf-8", "ignore"), name)
    if text is None:
        return
    end = 0
    for block in text.blocks:
        assert end <= block.start < block.end <= len(text.content)
        words = text.content[block.start : block.end]
        assert words == words.strip()
        assert block.repeats is None or 0 <= block.repeats < len(text.content)
        end = block.end


@settings(max_examples=250, deadline=None)
@given(TEXTS, st.sampled_from(["a.txt", "a"]))
def test_a_plain_text_is_unchanged_and_every_word_is_in_a_block(content: str, name: str) -> None:
    data = content.replace("\0", "").encode("utf-8", "ignore")  # with zeros it may as well be UTF-16
    text = read(data, name)
    if text is None or text.reader != "text@1":
        return
    assert text.content.encode() == data
    rest = list(text.content)
    for block in text.blocks:
        rest[block.start : block.end] = " " * (block.end - block.start)
    left = "".join(rest).split()
    # What is left is marks of lists, and signs that are no words.
    assert all(len(words) <= 5 or not any(map(str.isalnum, words)) for words in left)


@settings(max_examples=60, deadline=None)
@given(TEXTS, NAMES)
def test_reading_twice_gives_the_same(content: str, name: str) -> None:
    data = content.encode("utf-8", "ignore")
    assert read(data, name) == read(data, name)
