"""What keeps words of the other direction apart from those around them.

A date in Urdu that follows an English title would lose its day to the title, and a closing quotation mark
would jump to its beginning. Two marks that show nothing (U+200E, U+200F) on each side prevent both, in every
program that follows the bidirectional algorithm; isolates would be better and are shown as boxes by some.
"""

from __future__ import annotations

from gawah.report.tree import is_rtl

_LTR, _RTL = "\u200e", "\u200f"


def bounded(text: str, lang: str, around: str) -> str:
    """Words with the marks that they need.

    Args:
        text: the words.
        lang: their language.
        around: the language of the paragraph.
    """
    own, other = is_rtl(lang), is_rtl(around)
    if own == other or not text:
        return text
    inner, outer = (_RTL, _LTR) if own else (_LTR, _RTL)
    return f"{outer}{inner}{text}{inner}{outer}"
