"""Sentences that the items of a list end: "Therefore we ask / – the Mayor to open the road; / – …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.extract.asking.line import Line
from gawah.extract.asking.supporters import for_supporters
from gawah.extract.asking.svo import read_svo
from gawah.extract.asking.words import COLONS
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.extract.asking.line import Ask, Lead
    from gawah.extract.asking.words import AskWords
    from gawah.extract.page import Page, Token

_ENDS = frozenset('.?!…۔؟"”’»)')
"""Signs after which nothing goes on."""
_MOST = 40
"""The most words of a beginning; of a longer sentence its last."""


@record
class Beginning:
    """The words of a sentence that is not at its end where its line is."""

    page: Page
    words: tuple[Token, ...]
    keys: tuple[str, ...]
    tables: AskWords

    def with_item(self, words: Sequence[Token], keys: Sequence[str]) -> list[Ask]:
        """What the sentence asks for once an item of the list has ended it."""
        if not words:
            return []
        own = for_supporters(Line(self.page, words, keys, self.tables))
        if own:
            return own
        start = words[0].start
        asks = read_svo(self._line(words, keys)).asks
        return [ask for ask in asks if ask.start >= start and not _crosses(ask, start)]

    def with_addressee(self, words: Sequence[Token], keys: Sequence[str]) -> Lead | None:
        """Whom the items below a line ask for something, where the line names them ("of the Mayor")."""
        if not words:
            return None
        lead = read_svo(self._line(words, keys, goes_on=True)).lead
        return lead if lead is not None and lead.addressee is not None else None

    def _line(self, words: Sequence[Token], keys: Sequence[str], *, goes_on: bool = False) -> Line:
        return Line(self.page, (*self.words, *words), (*self.keys, *keys), self.tables, goes_on=goes_on)


def beginning(line: Line) -> Beginning | None:
    """The sentence as one that may go on in a list, or None where it is at its end."""
    if line.tables.order == "sov" or line.words[-1].text in _ENDS:
        return None
    words, keys = tuple(line.words[-_MOST:]), tuple(line.keys[-_MOST:])
    if words[-1].text in COLONS:
        words, keys = words[:-1], keys[:-1]
    return Beginning(line.page, words, keys, line.tables) if words else None


def _crosses(ask: Ask, start: int) -> bool:
    """Whether an addressee begins before a place and goes on behind it: no name does."""
    return ask.addressee is not None and ask.addressee[0] < start <= ask.addressee[1]
