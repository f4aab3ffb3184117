"""The table for the press: what happened, when and where, on one page, with what the figures do not say."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from gawah.report.dates import date_words
from gawah.report.dossier import document_of
from gawah.report.figures import toll_of
from gawah.report.tree import Para, Run, Table, is_rtl, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.report.account import Account
    from gawah.report.dossier import Case
    from gawah.report.tree import Block, Document, Runs
    from gawah.report.words import Words

PAGE = 50
"""Lines that the table may fill on a page, in each form of the document, with what stands below it."""
_EDGE = 0.6
"""How much of a line the edges of a row take."""
_TALL = 1.75
"""How many lines of Latin letters a line of Arabic script takes."""
_LETTERS = 4.3
"""How many letters surely fit into a part of the width."""
_WIDTHS = (4, 6, 6, 4, 2)
_HEADS = ("fact_date", "fact_place", "fact_acts", "fact_toll", "fact_sources")


def press(case: Case, words: Words) -> Document:
    """The table of some incidents; of more than fit, the latest, and the number of the others."""
    title = words("press_title", number=len(case.accounts))
    return document_of(case, title, tuple(_blocks(case, words)), words, is_long=False)


def _blocks(case: Case, words: Words) -> Iterator[Block]:
    shown = _that_fit(tuple(_row(one, words) for one in case.accounts), words)
    yield Para((Run(words("press_first", day=date_words(case.day[:10], words))),))
    head = tuple((Run(words(name)),) for name in _HEADS)
    yield Table(shown, _WIDTHS, head, is_small=True)
    rest = len(case.accounts) - len(shown)
    if rest:
        yield Para((Run(words("press_more", number=rest)),), "small")
    killed, injured = (words.bounds(toll_of(case.accounts, one)) for one in ("killed", "injured"))
    yield Para((Run(words("press_toll", killed=killed, injured=injured)),), "small")
    yield Para((Run(words("press_limits")),), "small")


def _that_fit(rows: Sequence[tuple[Runs, ...]], words: Words) -> tuple[tuple[Runs, ...], ...]:
    """As many of the last rows as a page holds, by the lines that their longest cells need."""
    line = _TALL if is_rtl(words.lang) else 1.0
    first, left = len(rows), float(PAGE)
    while first and (left := left - _EDGE - line * _lines(rows[first - 1])) >= 0:
        first -= 1
    return tuple(rows[first:])


def _lines(row: tuple[Runs, ...]) -> int:
    cells = zip(row, _WIDTHS, strict=True)
    return max(1, *(len(wrap(text_of(cell), int(width * _LETTERS))) for cell, width in cells))


def _row(account: Account, words: Words) -> tuple[Runs, ...]:
    """One incident, without footnotes: who needs them reads the dossier."""
    day = date_words(account.day, words) if account.day else words("no_date")
    acts = words.code("act_type", account.type) if account.type else words("not_told")
    toll = "".join(run.text for run in account.toll)
    cells = (day, account.place or words("no_place"), acts, toll or "–", words.number(account.sources))
    return tuple((Run(cell),) for cell in cells)
