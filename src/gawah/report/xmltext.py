"""Texts as XML and HTML can hold them."""

from __future__ import annotations

import re

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the order of letters: left in, they could show a reader other words than stand there."""


def clean(text: str) -> str:
    """A text without what a file cannot hold, and without signs that turn its letters around."""
    return _TURNS.sub("", _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text))
