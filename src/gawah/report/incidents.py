"""The chapter of the incidents: facts, sentences, what accounts differ on, the response, the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.report.dates import date_words
from gawah.report.tree import Heading, Items, Para, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.report.account import Account, Dispute
    from gawah.report.tree import Block, Runs
    from gawah.report.words import Words

_FACTS = (1, 3)


def incidents_of(accounts: Iterable[Account], words: Words, *, is_own: bool) -> Iterator[Block]:
    """The blocks of all incidents, numbered.

    Args:
        accounts: in the order in which they are told.
        words: of the document.
        is_own: whether what the register has is told whole; else it is what may be told of it.
    """
    for number, account in enumerate(accounts, 1):
        yield from incident_of(account, number, words, is_own=is_own)


def headline(account: Account, words: Words) -> str:
    """Date, type and place in one line."""
    return words("headline").join(
        part
        for part in (
            date_words(account.day, words) if account.day else words("no_date"),
            words.code("act_type", account.type) if account.type else "",
            account.place or words("no_place"),
        )
        if part
    )


def incident_of(account: Account, number: int, words: Words, *, is_own: bool) -> Iterator[Block]:
    """The blocks of one incident."""
    yield Heading(2, (Run(words("incident_head", number=number, headline=headline(account, words))),))
    yield Para((Run(words("incident_id", label=account.label)),), "small")
    if account.quotes:
        yield Para((Run(words("head_told"), mark="strong"),), "lead")
        for quote in account.quotes:
            yield Para(quote, "quote", quote[0].lang)
    yield Table(tuple(_facts(account, words)), _FACTS)
    yield from _disputes("head_disputes", account.disputes, words)
    yield from _disputes("head_courses", account.courses, words)
    yield Heading(3, (Run(words("head_response")),))
    if account.measures:
        yield Items(account.measures)
    else:
        yield Para((Run(words("no_response" if is_own else "no_response_told")),))
    if account.law:
        yield Heading(3, (Run(words("head_law")),))
        yield from account.law


def _facts(account: Account, words: Words) -> Iterator[tuple[Runs, ...]]:
    rows: list[tuple[str, tuple[Runs, ...]]] = [
        ("fact_date", (account.dated,)),
        ("fact_place", (account.where,)),
        ("fact_acts", account.acts),
        ("fact_victims", account.victims),
        ("fact_perpetrators", account.perpetrators),
        ("fact_toll", (account.toll,) if account.toll else ()),
        ("fact_means", account.means),
        ("fact_grounds", account.grounds),
        ("fact_sources", ((Run(words("sources", number=account.sources)),),)),
        ("fact_standard", ((Run(account.standard_words),),) if account.standard_words else ()),
    ]
    for name, values in rows:
        if values:
            yield (Run(words(name)),), joined(values, words)
    if account.undecided:
        yield (Run(words("fact_undecided")),), (Run(words("undecided", number=account.undecided)),)


def joined(values: Iterable[Runs], words: Words) -> Runs:
    """Several values in one cell."""
    told: list[Run] = []
    for runs in values:
        told += [Run(words("between_values"))] if told else []
        told += [run for run in runs if run.text or run.notes]
    return tuple(told)


def _disputes(title: str, some: Iterable[Dispute], words: Words) -> Iterator[Block]:
    found = tuple(some)
    if found:
        yield Heading(3, (Run(words(title)),))
    for one in found:
        yield Para((Run(one.about, mark="strong"), Run(words("between_about")), *joined(one.sides, words)))
        yield Para((Run(one.remark),), "small")
