"""What speaks for and against two accounts being of one event, as a judgement keeps it, in the page's words.

A judgement keeps it in one line that any reader of the record understands (``resolve.joining.words_of``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.values import edtf
from gawah.web.texts import mark

if TYPE_CHECKING:
    from gawah.web.texts import Words
    from gawah.web.wording import Wording

_LABELS = {
    "date": mark("When"),
    "place": mark("Where"),
    "type": mark("What"),
    "victims": mark("Victims"),
    "ages": mark("Their ages"),
    "described": mark("Told of as"),
    "suspects": mark("By whom"),
    "bodies": mark("Bodies"),
    "speakers": mark("Who tells of it"),
    "killed": mark("Killed"),
    "injured": mark("Injured"),
    "attackers": mark("Attackers"),
    "mentioned": mark("Names in both"),
    "wording": mark("Words in both"),
    "context": mark("Told with it"),
}
_PARTS = re.compile(rf"(?:^|; )({'|'.join(_LABELS)}): ")
_SIDES = re.compile(r"( [≈≠] )")


def reasons(line: str, say: Wording, words: Words) -> str:
    """The line in the page's language; as it is where it is none, as another method's words are."""
    found = _PARTS.split(line)
    if found[0] or len(found) < 3:
        return line
    told = zip(found[1::2], found[2::2], strict=True)
    parts = (
        words.gettext("%(what)s: %(value)s", what=words.gettext(_LABELS[what]), value=_told(what, value, say))
        for what, value in told
    )
    return words.gettext("; ").join(map(words.beside, parts))


def _told(what: str, value: str, say: Wording) -> str:
    """Both sides, each in the page's words."""
    sides = _SIDES.split(value)
    return "".join(side if at % 2 else _side(what, side, say) for at, side in enumerate(sides))


def _side(what: str, side: str, say: Wording) -> str:
    if what == "date" and edtf.is_valid(side):
        return say.date(side)
    if what == "type":
        return ", ".join(say.code("act_type", one) for one in side.split(", "))
    if what in {"killed", "injured", "attackers"}:
        return say.quantity(side)
    return side
