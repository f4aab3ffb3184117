"""What a site, an office or a mail program says in its own voice, beside the report.

Every rule here gives way to words of reporting: a report about cookies, newsletters or copyright is a report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.model import BlockKind

if TYPE_CHECKING:
    from gawah.read.judged import Judged

_COPYRIGHT = re.compile(r"\W*(?:©|\(c\)\s*(?=(?:19|20)\d\d)|&copy;)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

Verdict = tuple[BlockKind, str]
SITE = "what the site or the paper says of itself"
CONTACT = "whom the press may ask"


def owner(block: Judged) -> Verdict | None:
    """Who owns the page, and what may not be done with it."""
    signed = _COPYRIGHT.match(block.raw) is not None
    if not signed and block.hits.keys().isdisjoint(("copyright", "copyright_words")):
        return None
    many = block.count("copyright")
    if block.count("reporting") >= max(1, many):
        return None
    why = "copyright and terms of the site"
    if signed or (block.opens("copyright_words") and block.size <= 40):
        short = signed and block.size <= 12
        told = short or _YEAR.search(block.raw) or block.count("copyright")
        return (BlockKind.NOTICE, why) if told else None
    named = many >= 2 and block.size <= 25  # though "Court" be part of a name
    return (BlockKind.NOTICE, why) if named or speaks(block, "copyright", 11, 60) else None


def speaks(block: Judged, name: str, within: int, longest: int) -> bool:
    """Whether the site itself speaks: a phrase near the beginning, or several, and no words of reporting."""
    many = block.count(name)
    if not many:
        return False
    reporting = block.count("reporting")
    if block.size <= longest:
        first = block.first(name)
        near = first is not None and first <= within
        return reporting == 0 and (near or many >= 2)
    return many >= 2 and many * 50 >= block.size and reporting < many


def consent(block: Judged) -> Verdict | None:
    """The site on its cookies and your consent."""
    return (
        (BlockKind.NOTICE, "the site on its cookies or your data")
        if speaks(block, "consent", 12, 60)
        else None
    )


def newsletter(block: Judged) -> Verdict | None:
    """The site asks you to subscribe or follow."""
    asks = block.opens("newsletter_starts") and block.count("newsletter_words") and block.size <= 25
    asks = asks and not block.count("reporting") and not (block.piece.level < 0 and block.ends)
    if asks or speaks(block, "newsletter", 8, 45):
        return BlockKind.NOTICE, "the site asks you to subscribe"
    return None


def comments(block: Judged) -> Verdict | None:
    """The rules or the form for comments."""
    rules = block.opens("comment_starts") and block.count("comment_words") and block.size <= 30
    if (rules and not block.count("reporting")) or speaks(block, "comments", 8, 60):
        return BlockKind.NOTICE, "the form or the rules for comments"
    return None


def donate(block: Judged) -> Verdict | None:
    """The site asks for money."""
    return (BlockKind.NOTICE, "the site asks for support") if speaks(block, "donate", 10, 60) else None


def sign_on(block: Judged) -> Verdict | None:
    """The page asks its reader to sign."""
    at = block.first("sign_on")
    if at is None or at > 2 or block.count("reporting") or block.piece.level < 0:
        return None
    return BlockKind.NOTICE, "the page asks its reader to sign"


def contact(block: Judged) -> Verdict | None:
    """Whom the press may ask."""
    if block.count("reporting"):
        return None
    at = block.first("contact")
    if block.has_label("contact_labels") or (at is not None and at <= 2):
        return BlockKind.CREDIT, CONTACT
    return None


def document_note(block: Judged) -> Verdict | None:
    """What mail programs and offices print under everything: confidential, made by computer, do not print."""
    many = block.count("document_notes")
    if not many or block.count("reporting") >= many:
        return None
    if many >= 2 or block.size <= 8:
        return BlockKind.NOTICE, "a note of the mail program or the office"
    return None
