"""Sentences are only passed over where no word for what a deed needs stands in them."""

import pytest

from gawah.extract.grammar import grammar
from gawah.extract.orders import may_tell
from gawah.extract.page import Page
from gawah.extract.triggers import Deed, Trigger
from gawah.model import Block, BlockKind, Text


@pytest.mark.parametrize(
    ("sentence", "deed", "told"),
    [
        ("The sky was daubed.", Deed("property", None), False),
        ("The mosque was daubed.", Deed("property", None), True),
        ("They dispersed the rally.", Deed("protest", None, is_weak=True), True),
        ("They dispersed the smoke.", Deed("protest", None, is_weak=True), False),
        ("They blocked the road.", Deed("censorship", None, is_weak=True), False),
        ("They blocked the road.", Deed("censorship", None), True),
        ("Nobody suffered anything.", Deed("killing", None), True),
    ],
)
def test_a_deed_is_told_where_something_may_suffer_it(sentence: str, deed: Deed, *, told: bool) -> None:
    page = Page(Text("d", sentence, (Block(0, len(sentence), BlockKind.BODY, "en"),)))
    tables = grammar("en")
    assert tables is not None
    trigger = Trigger(0, 1, (deed,), "active", "told", 0)
    assert may_tell(page, page.sentences[0], tables, [trigger]) is told
