"""Pages that break the rules of HTML: what they mean by its standard is spelt out before they are parsed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gawah.read import Given, html, read_bytes
from gawah.read.spelling import spelt_out


@pytest.mark.parametrize(
    ("page", "meant"),
    [
        ("1999&#150;2001 it&#x92;s", "1999–2001 it’s"),
        ("5 < 7 and <3", "5 &lt; 7 and &lt;3"),
        ("a&nbspb &ltp> &notit; &amp;lt; &AMP", "a\xa0b &lt;p> ¬it; &amp;lt; &amp;"),
        ("&unknown; & &#0; R&D", "&unknown; & \ufffd R&D"),
        ("a</>b</ c>d<!e>f<?g?>h", "abdfh"),
        ("<p title='a &#150; &lt b'>x", "<p title='a – &lt b'>x"),
        ("<title>a <b &#151; c</title>", "<title>a &lt;b — c</title>"),
        (
            "<script>if (a </ b && c &lt d) '</'</script>&lt",
            "<script>if (a </ b && c &lt d) '</'</script>&lt;",
        ),
        ("<!-- &#150; <3 --><!DOCTYPE html>", "<!-- &#150; <3 --><!DOCTYPE html>"),
        ("<script>a < b", "<script>a < b"),
        ("a</", "a&lt;/"),
        ("&#" + "1" * 5_000 + ";", "&#" + "1" * 5_000 + ";"),
    ],
)
def test_it_is_spelt_as_the_standard_says(page: str, meant: str) -> None:
    assert spelt_out(page) == meant


_BITS = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<td>",
    "text ",
    "متن",
    "&#150;",
    "&nbsp",
    "&amp;",
    "< ",
    "<3",
    "</>",
    "<!x>",
]


@given(st.lists(st.sampled_from([*_BITS, "<!-- c -->", "<script>a<b</script>", "'", '"', ">", "&", "&copy"])))
def test_what_is_spelt_out_stays_so_and_the_rest_is_as_it_was(bits: list[str]) -> None:
    once = spelt_out("".join(bits))
    assert spelt_out(once) == once
    assert once.count("متن") == bits.count("متن")


@given(st.text(alphabet="<>/!?&#;-'\" aplt39xم\n"))
def test_any_characters_are_spelt_in_one_way(page: str) -> None:
    assert spelt_out(spelt_out(page)) == spelt_out(page)


def test_a_page_is_read_so() -> None:
    page = b"<html><body><p>1999&#150;2001: 5 < 7 </> died</p></body></html>"
    assert read_bytes(page, "a.html", Given()).content == "1999–2001: 5 < 7 died"


def test_elements_may_be_nested_as_deeply_as_the_newer_parser_reads() -> None:
    root = inner = etree.Element("html")
    for _ in range(2_047):
        inner = etree.SubElement(inner, "div")
    assert not html.is_too_deep(root)
    etree.SubElement(inner, "div")
    assert html.is_too_deep(root)
