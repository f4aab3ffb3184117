"""Where one can go from every page, and by which keys."""

from __future__ import annotations

from gawah.model.record import record
from gawah.web.texts import mark


@record
class Place:
    """An entry of the top bar."""

    path: str
    label: str
    key: str
    """The letter that goes there after ``g``."""


@record
class Key:
    """A key and what it does."""

    press: str
    what: str


BAR = (
    Place("/", mark("Overview"), "o"),
    Place("/inbox", mark("Inbox"), "i"),
    Place("/register", mark("Register"), "r"),
    Place("/pairs", mark("Pairs"), "p"),
    Place("/subjects", mark("People & places"), "s"),
)
"""The top bar, in order."""

EVERYWHERE = (
    Key("?", mark("this list of keys")),
    Key("/", mark("search")),
    Key("j", mark("the next in a list")),
    Key("k", mark("the one before")),
    Key("← →", mark("the other part of the page")),
    Key("Enter", mark("open it")),
    Key("Esc", mark("leave a field or close a menu")),
)
"""Keys that work on every page; what a page has of its own is told beside its buttons."""

DECIDING = (
    Key("a", mark("accept the value that has the focus")),
    Key("r", mark("reject it")),
    Key("c", mark("correct it")),
    Key("m", mark("move it to the other part: victim or perpetrator")),
    Key("z", mark("take back what was said of it")),
    Key("A", mark("accept all that is left of the incident")),
    Key("+", mark("add what was missed")),
    Key("b", mark("say what a part of the page is")),
    Key("u", mark("undo your last decision")),
    Key("U", mark("do again what was undone")),
    Key("n", mark("the next document")),
)
"""Keys of the page where a document is read and decided about."""
