"""Web pages spelt so that every parser reads them alike.

What a page that breaks the rules of HTML means, its standard says to the letter (WHATWG HTML, 13.2.5).
libxml2 goes by that since 2.14. Older ones, which the wheels of lxml for Windows still bring, do not: a stray
``<`` with all up to the next ``>`` is nothing to them, ``&#150;`` a control character, ``&nbsp`` letters.
The same bytes must give the same characters everywhere, so these are spelt out before any parser sees them.
"""

from __future__ import annotations

import html
import re

_TOKEN = re.compile(
    r"""
      <!--.*?(?:-->|\Z)                                     # a comment
    | <(?P<raw>script|style|xmp|iframe|noembed|noframes|plaintext)\b[^>]*>.*?(?:</(?P=raw)(?=[\s/>])|\Z)
    | (?P<open><(?P<rcdata>title|textarea)\b[^>]*>)(?P<plain>.*?)(?=</(?P=rcdata)[\s/>]|\Z)
    | <!doctype\b[^>]*>
    | (?P<tag></?[a-z][^>]*>?)
    | (?P<bogus></>|<(?:[!?]|/(?!\Z))[^>]*>?)               # what the standard calls a bogus comment
    | (?P<stray><)
    | (?P<words>[^<]+)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_REFERENCE = re.compile(
    r"&(?:\#[0-9]{1,9}(?![0-9]);?|\#[xX][0-9a-fA-F]{1,9}(?![0-9a-fA-F]);?|[A-Za-z][A-Za-z0-9]*;?)"
)
_NUMBERED = re.compile(r"&\#(?:[0-9]{1,9}(?![0-9])|[xX][0-9a-fA-F]{1,9}(?![0-9a-fA-F]));?")

_SPACES = " \t\n\r\f"
"""White space that is written as a number is read otherwise than white space."""


def spelt_out(page: str) -> str:
    """A page that means the same, whichever parser reads it.

    Args:
        page: its characters, without NUL.
    """
    return _TOKEN.sub(_token, page)


def _token(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "words":
            return _REFERENCE.sub(_reference, found[0])
        case "plain":
            return found["open"] + _REFERENCE.sub(_reference, found["plain"]).replace("<", "&lt;")
        case "tag":
            return _NUMBERED.sub(_reference, found[0])
        case "bogus":
            return ""
        case "stray":
            return "&lt;"
        case _:
            return found[0]


def _reference(found: re.Match[str]) -> str:
    """What a reference stands for, written as itself; one that stands for nothing is left to the parser."""
    meant = html.unescape(found[0])
    return found[0] if meant in ("", found[0], *_SPACES) else html.escape(meant)
