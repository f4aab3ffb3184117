"""What a document is made of, gathered from a project: for the keeper, or for others as ``guard`` lets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from babel import Locale

from gawah.errors import NotFoundError, ProjectError
from gawah.guard.guarded import guarded
from gawah.guard.redact import LEFT_OUT, told_of
from gawah.law import propose
from gawah.model.record import record
from gawah.project.proofs import proofs_of_documents
from gawah.register.incident import by_date
from gawah.report.annex import annex_of, annex_told
from gawah.report.consents import consents_in, consents_told, each_once
from gawah.report.dossier import OWN, Case
from gawah.report.law import law_chapter, law_of, mandates_of
from gawah.report.ledger import entry_of
from gawah.report.own import Telling
from gawah.report.quoting import Library
from gawah.report.told import Retelling
from gawah.report.tree import Heading, Items, Para, text_of
from gawah.report.words import LANGUAGES, all_words, letters_of
from gawah.review.submit import submissions_of
from gawah.schema import kinds, vocabulary
from gawah.store.parts import load_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gawah.guard.guarded import Guarded
    from gawah.guard.told import Told, ToldEvidence
    from gawah.law import Law, Proposal
    from gawah.law.proposal import Masked
    from gawah.project import Project
    from gawah.register import Claim, Incident, Register, Subject
    from gawah.report.account import Account
    from gawah.report.tree import Block
    from gawah.report.words import Words

    Chosen = Sequence[tuple[Incident, Register]]
    """Incidents, each with the part of the register that tells of it."""

_CODES = ("act_type", "outcome", "measure_type", "standard", "sex", "audience", "body_type")
LAW_NEEDS = ("act", "ground")
"""An audience that may not know the reported ground may not know the norms either: they tell it."""


@record
class Asked:
    """What is to be made of which incidents."""

    audience: str
    selection: str
    """In words; empty where it is all."""
    words: Words
    law: Law


def case_of(project: Project, chosen: Chosen, asked: Asked) -> tuple[Case, Guarded | None]:
    """What a document is made of.

    Args:
        project: the project.
        chosen: the incidents, in any order.
        asked: for whom, and in which language.

    Returns:
        the case; and for anybody but the keeper, what is protected towards them.

    Raises:
        UsageError: there is no such audience.
    """
    ordered = sorted(chosen, key=lambda one: by_date(one[0]))
    return _own(project, ordered, asked) if asked.audience == OWN else _for(project, ordered, asked)


def _own(project: Project, chosen: Chosen, asked: Asked) -> tuple[Case, None]:
    words = asked.words
    masks: list[Masked] = []
    documents = {one for incident, _ in chosen for one in incident.documents}
    stored = {one.id: one for one in load_part(project.engine, documents).documents}
    library = Library(words, stored, project.text, lambda claim: any(mask.hides(claim) for mask in masks))
    proposals = [propose(incident, register, asked.law) for incident, register in chosen]
    masks += [one.masked for one in proposals if one.masked.acts]
    accounts = tuple(
        Telling(register, library, words).account(
            incident,
            law_of(proposal, asked.law, words, shows_facts=True),
            mandates_of(proposal),
        )
        for (incident, register), proposal in zip(chosen, proposals, strict=True)
    )
    pages = _pages(chosen)
    return (
        Case(
            audience=OWN,
            selection=asked.selection,
            day=newest(chosen),
            accounts=accounts,
            documents=len(documents),
            undecided=sum(one.undecided for one in accounts),
            hidden=0,
            law=law_chapter(proposals, words),
            annex=tuple(_annex(project, library, pages)),
            consents=tuple(each_once(consents_in(*part, words) for part in chosen)),
            submissions=tuple(
                entry_of(one, account.label)
                for (incident, register), account in zip(chosen, accounts, strict=True)
                for one in submissions_of(register, incident)
            ),
        ),
        None,
    )


def _pages(chosen: Chosen) -> dict[str, Subject]:
    found = {}
    for incident, register in chosen:
        for one in incident.documents:
            page = register.subject(f"document:{one}")
            if page is not None:
                found[one] = page
    return found


def _annex(project: Project, library: Library, pages: Mapping[str, Subject]) -> Iterator[Block]:
    try:
        proofs, signed = proofs_of_documents(project, library.numbers)
    except (ProjectError, NotFoundError):  # a copy that cannot be written to, or nothing that could be proven
        yield from annex_of(library, pages, {}, None)
        return
    yield from annex_of(library, pages, proofs, signed)


def newest(chosen: Chosen) -> str:
    """The newest moment of what is told of some incidents (UTC, ISO 8601)."""
    return max((_at(claim) for incident, _ in chosen for claim in incident.claims), default="1970-01-01")


def _at(claim: Claim) -> str:
    verdict = claim.verdict.at if claim.verdict is not None else ""
    return max(claim.statement.at, claim.person_at, verdict)


def _for(project: Project, chosen: Chosen, asked: Asked) -> tuple[Case, Guarded]:
    words, law = asked.words, asked.law
    guard = guarded(project, asked.audience, fixed_words())
    told, cut = told_of(project, guard, frozenset(incident.id for incident, _ in chosen))
    proposals = _proposals(chosen, law) if guard.audience.lets(*LAW_NEEDS) else {}
    # Which procedures have a case is told to nobody else: an entry may name what must stay confidential.
    labelled = {_label(guard, incident): proposals.get(incident.id) for incident, _ in chosen}
    evidence: list[ToldEvidence] = []
    maker = Retelling(words, evidence)
    accounts = tuple(_told_account(maker, one, labelled.get(one.id), law) for one in told)
    chapter = law_chapter(proposals.values(), words)
    guard.leaks.allow(*_texts([*chapter, *(block for one in accounts for block in one.law)]))
    case = Case(
        audience=asked.audience,
        selection="",  # ids and names of places that somebody typed
        day=newest(chosen),
        accounts=accounts,
        documents=len({one for incident, _ in chosen for one in incident.documents}),
        undecided=0,
        hidden=cut.sentences,
        law=chapter,
        annex=tuple(_annex_told(project, (evidence, guard), words)),
        consents=tuple(each_once(consents_told(one, words) for one in told)),
    )
    return case, guard


def _proposals(chosen: Chosen, law: Law) -> dict[str, Proposal]:
    return {incident.id: propose(incident, register, law) for incident, register in chosen}


def _label(guard: Guarded, incident: Incident) -> str:
    """What guard calls an incident towards its audience."""
    ids = {incident.id, incident.subject.id, *incident.subject.members}
    return f"Incident {guard.kept.label(guard.audience.code, ids)}"


def _told_account(maker: Retelling, one: Told, proposal: Proposal | None, law: Law) -> Account:
    if proposal is None:
        return maker.account(one, (), ())
    blocks = law_of(proposal, law, maker.words, shows_facts=False)
    return replace(maker, masked=proposal.masked.spans).account(one, blocks, mandates_of(proposal))


def _annex_told(
    project: Project, known: tuple[Sequence[ToldEvidence], Guarded], words: Words
) -> Iterator[Block]:
    evidence, guard = known
    hashes = [one.sha256 for one in evidence if one.sha256 is not None]
    signed = None
    if hashes:
        try:
            signed = proofs_of_documents(project, hashes)[1]
        except (ProjectError, NotFoundError):
            signed = None
    guard.leaks.allow(*(letters_of(one) for one in (*hashes, *(signed or {}).values())))
    yield from annex_told(evidence, words, signed)


def _labels() -> Iterator[str]:
    """What the schema calls things, in every language that documents can be in."""
    for kind in kinds().values():
        yield from kind.labels.values()
        for about in kind.props.values():
            yield from about.labels.values()
    for name in _CODES:
        for code in vocabulary(name).values():
            yield from code.labels.values()


def _calendar() -> Iterator[str]:
    """The names of months and countries."""
    for lang in LANGUAGES:
        locale = Locale(lang)
        yield from locale.months["format"]["wide"].values()
        yield from locale.months["stand-alone"]["wide"].values()
        yield from locale.territories.values()


def fixed_words() -> list[str]:
    """What may stand in a document whatever the register holds."""
    return [*all_words(), LEFT_OUT, *_labels(), *_calendar()]


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of what is said of the law: they come from the tables of ``law/`` alone, and name nobody."""
    for block in blocks:
        if isinstance(block, Items):
            yield from (text_of(item) for item in block.items)
        elif isinstance(block, Heading | Para):
            yield text_of(block.runs)
