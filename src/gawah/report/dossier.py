"""The dossier: a report with footnotes that a lawyer can file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.report.dates import date_words
from gawah.report.figures import figures_of, toll_of, year_of
from gawah.report.incidents import incidents_of
from gawah.report.tree import Document, Heading, Items, Para, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.report.account import Account
    from gawah.report.consents import Consented
    from gawah.report.ledger import Entry
    from gawah.report.tree import Block, Runs
    from gawah.report.words import Words

OWN = "own"


@record
class Case:
    """What a document is made of, whatever it is and whoever it is for."""

    audience: str
    """``own``, or a code of ``audience``."""
    selection: str
    """What was asked for, in words; empty where it is all."""
    day: str
    """The newest moment of the record that it is made of."""
    accounts: tuple[Account, ...]
    documents: int
    """How many documents it rests on."""
    undecided: int
    """How many values no person has spoken about."""
    hidden: int
    """Sentences that are left out, as they would give somebody away."""
    law: tuple[Block, ...]
    annex: tuple[Block, ...]
    consents: tuple[Consented, ...] = ()
    """What is recorded of the consent of the victims."""
    submissions: tuple[Entry, ...] = ()
    """Which procedures have the incidents already."""

    @property
    def is_own(self) -> bool:
        """Whether everything is told."""
        return self.audience == OWN


def for_whom(case: Case, words: Words) -> str:
    """What stands on each page: for whom it is."""
    return words("for_own") if case.is_own else words("for", audience=words.code("audience", case.audience))


def document_of(
    case: Case, title: str, blocks: tuple[Block, ...], words: Words, *, is_long: bool
) -> Document:
    """A document with what all of them have: for whom it is, the day, and the names of its parts."""
    contents = words("contents") if is_long else ""
    footer = for_whom(case, words)
    return Document(title, words.lang, case.day[:10], footer, words("notes"), contents, blocks)


def dossier(case: Case, words: Words) -> Document:
    """The dossier of some incidents."""
    title = words("dossier_title", number=len(case.accounts))
    return document_of(case, title, tuple(_blocks(case, words)), words, is_long=True)


def _blocks(case: Case, words: Words) -> Iterator[Block]:
    yield Heading(1, _said(words("head_summary")))
    yield from summary(case, words)
    yield Heading(1, _said(words("head_method")))
    yield from method(case, words)
    yield Heading(1, _said(words("head_incidents")))
    yield from incidents_of(case.accounts, words, is_own=case.is_own)
    yield Heading(1, _said(words("head_figures")))
    yield from figures_of(case.accounts, words)
    if case.law:
        yield Heading(1, _said(words("head_law")))
        yield Para(_said(words("law_notice")), "notice")
        yield from case.law
    yield Heading(1, _said(words("head_annex")))
    yield from case.annex


def _said(text: str) -> Runs:
    return (Run(text),)


def summary(case: Case, words: Words) -> Iterator[Block]:
    """What there is, in few sentences; each figure is counted from the incidents that follow."""
    accounts = case.accounts
    yield Para(_said(words("summary_first", number=len(accounts), day=date_words(case.day[:10], words))))
    yield Items(tuple(_said(line) for line in _lines(case, words)))


def _lines(case: Case, words: Words) -> Iterator[str]:
    accounts = case.accounts
    years = sorted(year for one in accounts if (year := year_of(one.day)) is not None)
    if years:
        yield words("summary_years", first=str(years[0]), last=str(years[-1]))
    countries = words.joined(sorted({words.country(one.country) for one in accounts if one.country}))
    if countries:
        yield words("summary_countries", names=countries)
    for outcome in ("killed", "injured"):
        bounds = toll_of(accounts, outcome)
        if bounds != (0, 0):
            yield words(f"summary_{outcome}", number=words.bounds(bounds))
    yield words("summary_sources", number=sum(one.sources > 1 for one in accounts))
    if case.is_own:
        yield words("summary_disputes", number=sum(bool(one.disputes) for one in accounts))
    yield words("summary_response", number=sum(not one.measures for one in accounts))


def method(case: Case, words: Words) -> Iterator[Block]:
    """How it was made, and what it cannot show."""
    if case.selection:
        yield Para(_said(words("method_selection", selection=case.selection)))
    yield Para(_said(words("method_read", documents=case.documents)))
    yield Para(_said(words("method_notes" if case.is_own else "method_notes_told")))
    yield Para(_said(words("method_standard")))
    yield Para(_said(words("limits")), "body")
    limits = ["limit_total", "limit_machine", "limit_sources", "limit_dates", "limit_response"]
    items = [_said(words(name)) for name in limits]
    if case.is_own:
        items.append(_said(words("limit_undecided", number=case.undecided)))
    else:
        items.append(_said(words("limit_guarded", number=case.hidden)))
    if words.lang != "en":
        items.append(_said(words("limit_english")))
    yield Items(tuple(items))
