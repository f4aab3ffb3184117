"""What a document prints that another printed too, found as it is read: a person's word outweighs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Judgement, Same
from gawah.project.blocks import applied, block_words
from gawah.register.clusters import in_order
from gawah.register.sources import DOCUMENT
from gawah.resolve.reprints import METHOD, printed, prints, shared
from gawah.store.deeds import judgements_of
from gawah.store.look_up import load_text
from gawah.store.printed import sharing

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from gawah.model import Text
    from gawah.resolve.reprints import Printed, Shared


def reprints(engine: Engine, text: Text, at: str) -> list[Judgement]:
    """What is to be said of a document that is read, and of all that print the same.

    Two documents are compared in order of id, so that it is the same word whichever came first. What was
    said before is not said again; where a newer reading has too little in common, that is said.

    Args:
        engine: the store, which may know an older text of the document.
        text: as it is read, its blocks as people class them.
        at: the time.
    """
    mine = printed(text)
    likely = sharing(engine, prints(mine), text.document)
    before = _said(engine, text.document)
    found = []
    for document in sorted({*likely, *before}):
        told = _compared(engine, (text.document, mine), document)
        same = Same.SAME if told is not None and told.is_reprint else Same.UNSURE
        last = before.get(document)
        score, words = (told.share, told.words) if told is not None and same is Same.SAME else (0.0, "")
        if (last is None and same is Same.UNSURE) or (
            last is not None and (last.same, last.score, last.words) == (same, score, words)
        ):
            continue
        left, right = sorted((DOCUMENT + text.document, DOCUMENT + document))
        found.append(Judgement(left, right, same, METHOD, at, None, score, words))
    return found


def _said(engine: Engine, document: str) -> dict[str, Judgement]:
    """The last word of this method on a document and each other."""
    mine = DOCUMENT + document
    said = (word for _, word in judgements_of(engine, [mine]) if word.method == METHOD)
    return {
        (word.right if word.left == mine else word.left).removeprefix(DOCUMENT): word
        for word in in_order(said)
    }


def _compared(engine: Engine, mine: tuple[str, Printed], other: str) -> Shared | None:
    """What two documents have in common; None where the other has no text any more."""
    text = load_text(engine, other)
    if text is None:
        return None
    read = printed(applied(text, block_words(engine, other)))
    first, second = (mine[1], read) if mine[0] < other else (read, mine[1])
    return shared(first, second)
