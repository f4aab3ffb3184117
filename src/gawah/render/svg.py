"""Elements of SVG: what a figure is made of before it is text.

Invariant: every text and every attribute is escaped when it is written, so whatever a label holds, what comes
out is well-formed XML without markup of its own, and without inline style or script.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMESPACE = "http://www.w3.org/2000/svg"
# What XML 1.0 cannot hold, not even escaped.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value = str | float | int


@record
class Element:
    """One element with what is in it."""

    name: str
    attributes: tuple[tuple[str, Value], ...] = ()
    children: tuple[Element | str, ...] = ()

    def __str__(self) -> str:
        """Its text."""
        return "".join(_written(self))


def element(name: str, *children: Element | str, **attributes: Value) -> Element:
    """An element; ``_`` in the name of an attribute stands for ``-``, and one at its end for nothing."""
    named = tuple((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Element(name, named, children)


def group(children: Iterable[Element | str], **attributes: Value) -> Element:
    """A ``g`` element."""
    return element("g", *children, **attributes)


def length(value: float) -> str:
    """A number as short as it can be, with one decimal."""
    short = f"{value:.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _value(value: Value) -> str:
    return quoteattr(clean(value)) if isinstance(value, str) else f'"{length(value)}"'


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(clean(node))
        return
    attributes = "".join(f" {key}={_value(value)}" for key, value in node.attributes)
    if not node.children:
        yield f"<{node.name}{attributes}/>"
        return
    yield f"<{node.name}{attributes}>"
    for child in node.children:
        yield from _written(child)
    yield f"</{node.name}>"
