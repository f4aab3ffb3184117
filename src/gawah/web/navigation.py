"""Where one can go from every page, and by which keys."""

from __future__ import annotations

from types import MappingProxyType

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
    name: str = ""
    """What templates call it, where a button or a link has it."""


BAR = (
    Place("/", mark("Overview"), "o"),
    Place("/inbox", mark("Inbox"), "i"),
    Place("/register", mark("Register"), "r"),
    Place("/pairs", mark("Pairs"), "p"),
    Place("/subjects", mark("People & places"), "s"),
)
"""The top bar, in order."""

EVERYWHERE = (
    Key("?", mark("this list of keys"), "all_keys"),
    Key("/", mark("search")),
    Key("j", mark("the next in a list")),
    Key("k", mark("the one before")),
    Key("← →", mark("the other part of the page")),
    Key("Enter", mark("open it")),
    Key("Esc", mark("leave a field or close a menu")),
    Key("L", mark("lock an encrypted project at once"), "lock"),
)
"""Keys that work on every page."""

DECIDING = (
    Key("a", mark("accept the value that has the focus"), "accept"),
    Key("r", mark("reject it"), "reject"),
    Key("c", mark("correct it"), "correct"),
    Key("m", mark("move it to the other part: victim or perpetrator"), "move"),
    Key("z", mark("take back what was said of it"), "take_back"),
    Key("A", mark("accept all that is left of the incident"), "accept_all"),
    Key("x", mark("say that it is no incident"), "no_incident"),
    Key("+", mark("add what was missed, or another name"), "add"),
    Key("b", mark("set a part of the page aside, or put it back"), "block"),
    Key("B", mark("say what else a part of the page is"), "block_kind"),
    Key("u", mark("undo your last decision"), "undo"),
    Key("U", mark("do again what was undone"), "redo"),
    Key("n", mark("the next document, part or pair that waits"), "next"),
)
"""Keys by which a person decides about what was read."""

JUDGING = (
    Key("s", mark("the same"), "same"),
    Key("d", mark("different"), "different"),
    Key("q", mark("not sure"), "unsure"),
)
"""Keys by which a person says whether two are one."""

LOOKING = (
    Key("f", mark("the filters of the register"), "filters"),
    Key("o", mark("open the report that an incident was read from"), "open_report"),
    Key("v", mark("show the map"), "map"),
    Key("p", mark("call somebody by this name first"), "first_name"),
    Key("i", mark("to the inbox"), "inbox"),
)
"""Keys of single pages."""

KEYS = MappingProxyType(
    {key.name: key.press for key in (*EVERYWHERE, *DECIDING, *JUDGING, *LOOKING) if key.name}
)
"""The letter of each deed: it is the same on every page."""
