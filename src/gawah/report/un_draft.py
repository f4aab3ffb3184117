"""The draft of a communication to the Special Procedures: its fields, filled as far as the register goes.

Consent comes first, then what is still missing; nothing is sent. The fields are those of the general form,
with those that the mandates on freedom of religion and on arbitrary detention ask for beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.report.dates import date_words
from gawah.report.dossier import document_of
from gawah.report.incidents import headline, joined
from gawah.report.ledger import SPECIAL, clashes
from gawah.report.tree import Heading, Items, Para, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.report.account import Account
    from gawah.report.dossier import Case
    from gawah.report.tree import Block, Document, Runs
    from gawah.report.words import Words

_FACTS = (2, 5)
_URGENT = frozenset({"arrest_detention", "enforced_disappearance", "threat", "displacement"})
"""Types of acts after which harm may still go on or be near."""
_LAWS = frozenset({"discriminatory_law"})
_DETAINED = frozenset({"arrest_detention", "prosecution_charge"})
_SUBMITTER = (
    "un_submitter_name",
    "un_submitter_organisation",
    "un_submitter_contact",
    "un_submitter_relation",
)
_SUBMITTER_MORE = ("un_submitter_confidential", "un_submitter_language")
_VICTIM_ASKED = ("un_victim_birth", "un_victim_nationality", "un_victim_belief", "un_victim_residence")
_STEPS_ASKED = ("un_step_complaint", "un_step_court", "un_step_untried")
_RISK_ASKED = ("un_risk_reprisals", "un_risk_confidential")
_WGAD_ASKED = ("un_wgad_warrant", "un_wgad_authority", "un_wgad_place", "un_wgad_grounds")


def un_draft(case: Case, words: Words) -> Document:
    """The draft for some incidents."""
    return document_of(case, words("un_title"), tuple(_blocks(case, words)), words, is_long=False)


def _blocks(case: Case, words: Words) -> Iterator[Block]:
    yield Para(_said(words("un_notice")), "notice")
    yield Heading(1, _said(words("un_head_consent")))
    yield from _consent(case, words)
    yield Heading(1, _said(words("un_head_missing")))
    yield Items(tuple(_said(one) for one in _missing(case, words)))
    yield from _warnings(case, words)
    yield Heading(1, _said(words("un_head_submitter")))
    yield _asked((*_SUBMITTER, *_SUBMITTER_MORE), words)
    yield Heading(1, _said(words("un_head_type")))
    yield Items(tuple(_said(words(name)) for name in _types(case)))
    for number, account in enumerate(case.accounts, 1):
        yield Heading(1, _said(words("un_head_case", number=number, headline=headline(account, words))))
        yield from _case(account, words)
    yield from _end(case, words)


def _said(text: str) -> Runs:
    return (Run(text),)


def _gap(words: Words) -> Runs:
    """What stands where a field is to be filled."""
    return (Run(words("un_gap"), mark="emph"),)


def _asked(names: tuple[str, ...], words: Words) -> Table:
    return Table(tuple((_said(words(name)), _gap(words)) for name in names), _FACTS)


def _consent(case: Case, words: Words) -> Iterator[Block]:
    yield Para(_said(words("un_consent_first")))
    head = tuple(_said(words(name)) for name in ("un_consent_who", "un_consent_un", "un_consent_rest"))
    rows = tuple((one.who, one.told, _said(words("un_consent_ask"))) for one in case.consents)
    if rows:
        yield Table(rows, (2, 3, 4), head)
    else:
        yield Para(_said(words("un_consent_nobody")))


def _missing(case: Case, words: Words) -> Iterator[str]:
    """What the minimum of a communication still lacks, the gravest first."""
    yield words("un_missing_submitter")
    for name in ("un_missing_consent", "un_missing_steps", "un_missing_risk"):
        yield words(name)
    checks = (
        ("un_missing_victims", lambda one: not one.victims),
        ("un_missing_perpetrators", lambda one: not one.perpetrators),
        ("un_missing_date", lambda one: not one.day),
        ("un_missing_place", lambda one: not one.place),
        ("un_missing_sources", lambda one: one.sources < 2),
    )
    for name, lacks in checks:
        lacking = [str(number) for number, one in enumerate(case.accounts, 1) if lacks(one)]
        if lacking:
            yield words(name, cases=words("comma").join(lacking))
    yield words("un_missing_form")


def _warnings(case: Case, words: Words) -> Iterator[Block]:
    found = list(clashes(case.submissions, SPECIAL))
    if found:
        yield Heading(1, _said(words("un_head_clashes")))
        for text, entry in found:
            mechanism = words.code("mechanism", entry.mechanism)
            told = words(text, label=entry.label, mechanism=mechanism, date=date_words(entry.date, words))
            yield Para(_said(told), "notice")


def _types(case: Case) -> Iterator[str]:
    types = {one.type for one in case.accounts}
    if types & _URGENT:
        yield "un_type_urgent"
    if types - _LAWS:
        yield "un_type_allegation"
    if types & _LAWS:
        yield "un_type_law"
    if any(one.mechanism == SPECIAL for one in case.submissions):
        yield "un_type_follow_up"


def _case(account: Account, words: Words) -> Iterator[Block]:
    def row(name: str, values: tuple[Runs, ...]) -> tuple[Runs, ...]:
        return _said(words(name)), joined(values, words) if values else _gap(words)

    yield Para((Run(words("un_victims"), mark="strong"),), "lead")
    asked = tuple((_said(words(name)), _gap(words)) for name in _VICTIM_ASKED)
    yield Table((row("fact_victims", account.victims), *asked), _FACTS)
    yield Para((Run(words("un_event"), mark="strong"),), "lead")
    rows = [
        row("fact_date", (account.dated,) if account.day else ()),
        row("fact_place", (account.where,) if account.place else ()),
        row("fact_acts", account.acts),
        row("fact_means", account.means),
        row("fact_toll", (account.toll,) if account.toll else ()),
        row("fact_grounds", account.grounds),
        row("un_now", ()),
    ]
    if account.type in _DETAINED:
        rows += [row(name, ()) for name in _WGAD_ASKED]
    yield Table(tuple(rows), _FACTS)
    if account.quotes:
        yield Para((Run(words("un_account"), mark="strong"),), "lead")
        yield from (Para(quote, "quote", quote[0].lang) for quote in account.quotes)
    yield Para((Run(words("un_perpetrators"), mark="strong"),), "lead")
    yield Table((row("fact_perpetrators", account.perpetrators), row("un_knew", ())), _FACTS)
    yield Para((Run(words("un_steps"), mark="strong"),), "lead")
    steps = tuple((_said(words(name)), _gap(words)) for name in _STEPS_ASKED)
    yield Table((row("head_response", account.measures), *steps), _FACTS)
    if account.law:
        yield Para((Run(words("head_law"), mark="strong"),), "lead")
        yield from account.law
    yield Para((Run(words("un_risk"), mark="strong"),), "lead")
    yield _asked(_RISK_ASKED, words)


def _end(case: Case, words: Words) -> Iterator[Block]:
    mandates = tuple(dict.fromkeys(one for account in case.accounts for one in account.mandates))
    yield Heading(1, _said(words("un_head_mandates")))
    if mandates:
        yield Para(_said(words("un_mandates")))
        yield Items(tuple((Run(one, "en"),) for one in mandates), lang="en")
    else:
        yield Para(_said(words("un_mandates_none")))
    yield Heading(1, _said(words("un_head_ask")))
    yield Para(_gap(words))
    yield Heading(1, _said(words("un_head_ledger")))
    yield from _ledger(case, words)
    yield Heading(1, _said(words("head_annex")))
    yield from case.annex


def _ledger(case: Case, words: Words) -> Iterator[Block]:
    if not case.submissions:
        yield Para(_said(words("un_ledger_empty")))
        return
    names = ("un_ledger_case", "un_ledger_where", "fact_date", "un_ledger_status")
    rows = tuple(
        (
            _said(one.label),
            _said(words.code("mechanism", one.mechanism)),
            _said(date_words(one.date, words)),
            _said(words.joined([words.code("submission_status", one.status), one.reference])),
        )
        for one in case.submissions
    )
    yield Table(rows, (2, 5, 3, 3), tuple(_said(words(name)) for name in names))
