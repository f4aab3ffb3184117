"""The looks at a whole page: what they are, in which order, and which pages they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gawah.read.context import (
    captions,
    heads,
    link_lists,
    mastheads,
    menus,
    outsiders,
    policies,
    policy_voice,
    self_descriptions,
    tag_lists,
)
from gawah.read.edges import edges
from gawah.read.stories import stories

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gawah.read.judged import Judged


class Pass(NamedTuple):
    """A look at all blocks of a page."""

    look: Callable[[Sequence[Judged]], None]
    lists: frozenset[str] = frozenset()
    """The page has to hold a phrase of one of these lists, if any are named."""


PASSES = (
    Pass(policies, frozenset({"policy_heads"})),
    Pass(policy_voice, frozenset({"consent"})),
    Pass(stories, frozenset({"teaser_heads", "teaser_starts", "teaser_open"})),
    Pass(menus),
    Pass(link_lists),
    Pass(outsiders),
    Pass(tag_lists),
    Pass(captions),
    Pass(heads),
    Pass(mastheads, frozenset({"mastheads"})),
    Pass(edges),
    Pass(self_descriptions, frozenset({"about_heads", "self_description"})),
)
"""In order; the title comes after them."""


def look_around(blocks: Sequence[Judged]) -> None:
    """Class the blocks by what they tell about each other."""
    known = frozenset().union(*(block.hits for block in blocks))
    for look, lists in PASSES:
        if not lists or not lists.isdisjoint(known):
            look(blocks)
