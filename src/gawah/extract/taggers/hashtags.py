"""Hashtags of any script."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from gawah.extract.marks import Mention, NameMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.extract.page import Page

_SIGNS = "#\uff03"
_TAG = re.compile(
    "(?<![\\w&/#=.?%+-])(?<!\\]\\()[#\uff03]"
    "([\\w\u0300-\u036f\u064b-\u0670\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u200c]+)"
)
"""A sign and what is written with it: letters, digits, marks and joiners; not in an address or a link."""
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+")
_COLOUR = re.compile(r"(?=[0-9a-fA-F]*\d)(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")


class Hashtags:
    """Marks each hashtag where it stands; a number ("#1"), a heading's sign or a colour is none."""

    name = "hashtags@1"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("hashtag",)

    def tag(self, page: Page) -> Iterator[Mention]:
        """The hashtags of the blocks that are read, in order."""
        content = page.content
        if not any(sign in content for sign in _SIGNS):
            return
        for block in page.text.blocks:
            if not block.is_read or not any(content.find(s, block.start, block.end) >= 0 for s in _SIGNS):
                continue
            addresses = [m.span() for m in _ADDRESS.finditer(content, block.start, block.end)]
            for match in _TAG.finditer(content, block.start, block.end):
                tag = match.group(1)
                before = bisect_right(addresses, (match.start(), len(content))) - 1
                inside = before >= 0 and match.start() < addresses[before][1]
                if inside or not any(c.isalpha() for c in tag) or _COLOUR.match(tag):
                    continue
                yield Mention(match.start(), match.end(), "hashtag", NameMark(match.group()), 1.0, self.name)
