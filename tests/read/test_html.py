from __future__ import annotations

import json

import pytest

from gawah.errors import UnreadableError
from gawah.model import BlockKind, Text
from gawah.read import read_bytes


def page(body: str, head: str = "") -> Text:
    return read_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def texts(text: Text) -> list[str]:
    return [text.content[b.start : b.end] for b in text.blocks]


def test_blocks_are_joined_by_a_blank_line() -> None:
    text = page("<h2>A heading</h2><p>One  <b>bold</b>\n word.<ul><li>item one</li><li>item two</li></ul>")
    assert text.content == "A heading\n\nOne bold word.\n\nitem one\n\nitem two"
    assert [b.level for b in text.blocks] == [2, 0, -1, -1]


def test_entities_breaks_and_no_break_spaces() -> None:
    assert (
        page("<p>5&nbsp;men &amp; 2 women<br>were&shy; shot</p>").content
        == "5\u00a0men & 2 women\nwere\u00ad shot"
    )


def test_two_breaks_end_a_paragraph() -> None:
    assert texts(page("<div>They came.<br><br>They left.</div>")) == ["They came.", "They left."]


def test_scripts_styles_and_comments_are_left_out() -> None:
    text = page(
        "<script>var a='x'</script><style>p{}</style><!-- no --><p>Yes it was.</p><svg><text>no</text></svg>"
    )
    assert text.content == "Yes it was."


def test_cells_and_preformatted_lines() -> None:
    text = page("<table><tr><td>Kofi</td><td>31</td></tr></table><pre>line one\nline two</pre>")
    assert texts(text) == ["Kofi, 31", "line one\nline two"]


def test_names_of_classes_do_not_set_the_whole_page_aside() -> None:
    report = (
        "<p>Soldiers burnt the school of Tarin and shot the watchman, his brother said on Monday.</p>" * 2
    )
    text = page(f'<div class="newsletter cookie sidebar">{report}</div>')
    assert all(b.is_read for b in text.blocks)


def test_markup_that_sets_nearly_all_aside_is_not_believed() -> None:
    report = " ".join(f"Soldier {n} burnt house {n} in the village of Tarin on that day." for n in range(30))
    text = page("".join(f'<div class="widget">{report} {n}</div>' for n in range(3)))
    assert any(b.is_read for b in text.blocks)


def test_json_ld_in_a_graph_and_broken_json() -> None:
    data = {
        "@graph": [{"@type": ["WebPage"], "datePublished": "2020-02-30"}, {"@type": "Person", "name": "No"}]
    }
    article = {
        "@type": "NewsArticle",
        "author": [{"name": "Ann Bo"}, "Cid"],
        "publisher": {"name": "Mill Post"},
    }
    scripts = [json.dumps(data), json.dumps([article]), "{not json", '{"@type": 5}', "[" * 50_000]
    head = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    told = {m.prop: m.value for m in page("<p>Yes it was.</p>", head).metadata}
    assert told["byline"] == "Ann Bo, Cid"
    assert told["publisher"] == "Mill Post"
    assert "published" not in told


def test_a_time_element_dates_the_page_only_if_it_is_its_own() -> None:
    one = '<p>It was so.</p><time datetime="2019-01-02">yesterday</time>'
    assert (datum := page(one).meta("published")) is not None
    assert (datum.value, datum.source) == ("2019-01-02", "time datetime")
    two = one + '<time datetime="2018-01-02">then</time>'
    assert page(two).meta("published") is None


def test_the_headline_in_the_header_of_the_page_is_a_title() -> None:
    text = page(
        '<header><a href="/">Mill Post</a><h1>Weavers on strike</h1></header><p>They stopped on Monday.</p>'
    )
    assert [b.kind for b in text.blocks] == [BlockKind.NAVIGATION, BlockKind.TITLE, BlockKind.BODY]


def test_deep_nesting_and_fragments() -> None:
    deep = "<div>" * 1_500 + "<p>deep down</p>" + "</div>" * 1_500
    assert "deep down" in page(deep).content
    with pytest.raises(UnreadableError, match="too deeply"):
        page(deep * 2 + "<div>" * 20_000)
    assert read_bytes(b"<p>Only a <br>fragment", "x").content == "Only a\nfragment"
    assert (
        read_bytes(b'<?xml version="1.0" encoding="utf-8"?><html><p>x y</p></html>', "a.xhtml").content
        == "x y"
    )
