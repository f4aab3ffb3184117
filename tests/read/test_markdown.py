from __future__ import annotations

from gawah.model import BlockKind
from gawah.read import read_bytes
from gawah.read.readers import READERS

PAGE = """---
title: 'Three weavers beaten'
date: "3 June 2014"
updated: next week
authors: [one, two]
Source URL: https://weavers.example/1
---
Three weavers beaten
====================

## What happened ##

On Sunday three weavers were **beaten**
by guards of the mill.

> They came at night.

* first demand
    * smaller demand

![The mill](mill.jpg)

| Name | Age |
|------|-----|
| Ana  | 30  |

[mill]: https://mill.example
"""


def test_blocks_leave_out_the_marks() -> None:
    text = read_bytes(PAGE.encode(), "a.txt")
    assert text.reader == "markdown@1"
    found = [(text.content[b.start : b.end], b.level) for b in text.blocks[1:]]
    assert ("What happened", 2) in found
    assert ("On Sunday three weavers were **beaten**\nby guards of the mill.", 0) in found
    assert ("They came at night.", 0) in found
    assert ("first demand", -1) in found
    assert ("smaller demand", -3) in found
    assert ("The mill", 0) in found


def test_front_matter_is_a_credit_with_metadata() -> None:
    text = read_bytes(PAGE.encode(), "a.txt")
    assert text.blocks[0].kind is BlockKind.CREDIT
    told = {m.prop: m for m in text.metadata}
    assert told["title"].value == "Three weavers beaten"
    assert told["published"].value == "2014-06-03"
    assert text.content[told["published"].start : told["published"].end] == "3 June 2014"
    assert told["url"].value == "https://weavers.example/1"
    assert "updated" not in told
    assert "byline" not in told


def test_a_rule_at_the_head_is_no_front_matter() -> None:
    text = read_bytes(b"---\nNothing here is a key.\n---\nThe end of it.", "a.txt")
    assert text.reader == "text@1"
    assert all(b.is_read for b in text.blocks)


def test_every_reader_has_a_versioned_name() -> None:
    assert [reader.name for reader in READERS] == ["html@2", "markdown@1", "text@1"]
    assert all(suffix == "" or suffix.startswith(".") for reader in READERS for suffix in reader.suffixes)


def test_lines_that_are_not_wrapped_stand_by_themselves() -> None:
    page = (
        "# Three weavers beaten\n\n**From:** the guild\n**To:** the mill\n\n> They came.\n\n"
        "Filed under: weavers, mills\nView history | Privacy policy\n"
    )
    found = [page[b.start : b.end] for b in read_bytes(page.encode(), "a.md").blocks]
    assert found[1:3] == ["**From:** the guild", "**To:** the mill"]
    assert found[-2:] == ["Filed under: weavers, mills", "View history | Privacy policy"]
