"""The table for the press: what happened, when and where, on one page, with what the figures do not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.report.dates import date_words
from gawah.report.dossier import document_of
from gawah.report.figures import toll_of
from gawah.report.tree import Para, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.report.account import Account
    from gawah.report.dossier import Case
    from gawah.report.tree import Block, Document, Runs
    from gawah.report.words import Words

MOST = 14
"""Rows that fit on one page also where places have long names."""
_WIDTHS = (4, 6, 6, 4, 2)
_HEADS = ("fact_date", "fact_place", "fact_acts", "fact_toll", "fact_sources")


def press(case: Case, words: Words) -> Document:
    """The table of some incidents; of more than fit, the latest, and the number of the others."""
    title = words("press_title", number=len(case.accounts))
    return document_of(case, title, tuple(_blocks(case, words)), words, is_long=False)


def _blocks(case: Case, words: Words) -> Iterator[Block]:
    shown = case.accounts[-MOST:]
    yield Para((Run(words("press_first", day=date_words(case.day[:10], words))),))
    head = tuple((Run(words(name)),) for name in _HEADS)
    yield Table(tuple(_row(one, words) for one in shown), _WIDTHS, head, is_small=True)
    rest = len(case.accounts) - len(shown)
    if rest:
        yield Para((Run(words("press_more", number=rest)),), "small")
    killed, injured = (words.bounds(toll_of(case.accounts, one)) for one in ("killed", "injured"))
    yield Para((Run(words("press_toll", killed=killed, injured=injured)),), "small")
    yield Para((Run(words("press_limits")),), "small")


def _row(account: Account, words: Words) -> tuple[Runs, ...]:
    """One incident, without footnotes: who needs them reads the dossier."""
    day = date_words(account.day, words) if account.day else words("no_date")
    acts = words.code("act_type", account.type) if account.type else words("not_told")
    toll = "".join(run.text for run in account.toll)
    cells = (day, account.place or words("no_place"), acts, toll or "–", words.number(account.sources))
    return tuple((Run(cell),) for cell in cells)
