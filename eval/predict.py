"""What gawah finds in a document, in the form of ``gawah extract --json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from eval.corpus import Document
    from eval.score.forms import Item

Predict: TypeAlias = "Callable[[Document], Item]"
"""A document to what was found in it: a seam, so that tests can put something smaller in its place."""

_NO_TIME = "1970-01-01T00:00:00Z"
"""When nothing depends on the moment: the form does not hold it."""


def extract(document: Document) -> Item:
    """Read a document as ``gawah extract`` does, in this process."""
    from gawah.exchange.extract_form import to_form
    from gawah.project import built_in

    line = built_in()
    text = line.read(document.data, document.path.name, {})
    found = line.extract(text, "eval", _NO_TIME)
    form: Item = to_form(text, tuple(found.statements), document.id)
    return form
