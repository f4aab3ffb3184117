"""What a document says of the law: which norms may be engaged, what is missing, which routes there are.

The gists and reasons are those of ``law/``, in English; a document in another language says so and sets them
in English, for a lawyer reads them beside the texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.law.proposal import Door
from gawah.report.tree import Heading, Items, Para, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.law import Law, Proposal
    from gawah.law.proposal import Engaged, Part, Reservation, Way
    from gawah.norms import Norm
    from gawah.report.tree import Block, Runs
    from gawah.report.words import Words

_ALONE = frozenset({"judgment", "soft_law", "treaty_body"})
"""Kinds of norms that are called by their own name, not by that of an instrument."""
_NUMBERED = ("Art", "s. ", "ss. ")


def name_of(norm: Norm, law: Law) -> str:
    """What to call a norm: its instrument in short, with the provision."""
    instrument = law.instruments[norm.instrument]
    short = instrument.abbreviation or instrument.name
    if norm.kind in _ALONE:
        return norm.provision
    if norm.provision == "whole" or norm.provision in instrument.name:
        return instrument.name
    if norm.provision.startswith(_NUMBERED):
        return f"{short} {norm.provision}"
    return f"{norm.provision} ({short})"


def law_of(proposal: Proposal, law: Law, words: Words, *, shows_facts: bool) -> tuple[Block, ...]:
    """What an incident's section says of the law.

    Args:
        proposal: what is proposed for the incident.
        law: the tables it was made of.
        words: of the document.
        shows_facts: whether the facts that are shown or missing are told: they tell what the register holds.
    """
    blocks: list[Block] = []
    for part in proposal.parts:
        if part.applies:
            blocks += _part(part, law, words, shows_facts=shows_facts)
    if shows_facts and proposal.no_rule:
        names = words.joined(words.code("act_type", one) for one in proposal.no_rule)
        blocks.append(Para((Run(words("law_no_rule", types=names)),), "small"))
    return tuple(blocks)


def _part(part: Part, law: Law, words: Words, *, shows_facts: bool) -> Iterable[Block]:
    yield Para((Run(part.rule.label, "en", "strong"),), "lead")
    sections = (
        ("law_may", part.proposed),
        ("law_depends", part.depends),
        ("law_counsel", part.flagged),
    )
    for title, some in sections:
        if some:
            yield Para((Run(words(title)),), "lead")
            yield Items(tuple(_engaged(one, law, words) for one in some), lang="en")
    if not any(some for _, some in sections):
        yield Para((Run(words("law_none")),))
    if shows_facts and part.missing:
        yield Para((Run(words("law_missing")),), "lead")
        yield Items(tuple((Run(one.fact.says, "en"),) for one in part.missing), lang="en")
    if shows_facts and part.cautions:
        yield Para((Run(words("law_not_inferred")),), "lead")
        yield Items(tuple((Run(caution.says, "en"),) for caution, _ in part.cautions), lang="en")


def _engaged(one: Engaged, law: Law, words: Words) -> Runs:
    told = f": {one.why}; {one.force}" if one.why else f": {one.force}"
    checked = "" if one.force.is_verified and one.norm.verified else f" ({words('law_unverified')})"
    return (Run(name_of(one.norm, law), "en", "strong"), Run(told, "en"), Run(checked))


def law_chapter(proposals: Iterable[Proposal], words: Words) -> tuple[Block, ...]:
    """The law for all incidents: reservations of the states, and the routes that are there.

    Args:
        proposals: those of all incidents.
        words: of the document.
    """
    by_state: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_state.setdefault(proposal.where.country or "", []).append(proposal)
    blocks: list[Block] = []
    for state, some in sorted(by_state.items()):
        blocks.append(Heading(2, (Run(words.country(state) if state else words("law_no_state")),)))
        blocks += _reservations(some, words)
        blocks += _routes(some, words)
    return tuple(blocks)


def _reservations(some: Iterable[Proposal], words: Words) -> Iterable[Block]:
    found: dict[tuple[str, Reservation], None] = {}
    for proposal in some:
        for part in proposal.parts:
            for one in (*part.proposed, *part.depends, *part.flagged):
                found.update(dict.fromkeys((one.norm.instrument, held) for held in one.reservations))
    if found:
        yield Para((Run(words("law_reservations"), mark="strong"),), "lead")
        yield Items(tuple((Run(f"{treaty}: {held.gist}", "en"),) for treaty, held in found), lang="en")


def _routes(some: Iterable[Proposal], words: Words) -> Iterable[Block]:
    """The routes that are open for at least one of the incidents; one that does not exist is not named."""
    ways: dict[str, tuple[str, str, str]] = {}
    bodies: dict[tuple[str, str], None] = {}
    mandates: dict[str, None] = {}
    for proposal in some:
        ways.update({way.name: (way.title, way.why, way.note) for way in _open(proposal)})
        bodies.update(dict.fromkeys(proposal.bodies))
        mandates.update(dict.fromkeys(mandates_of(proposal)))
    if ways or bodies:
        yield Para((Run(words("law_routes"), mark="strong"),), "lead")
        told = [
            (Run(f"{title}: {why}{f'. {note}' if note else ''}", "en"),) for title, why, note in ways.values()
        ]
        yield Items((*told, *((Run(f"{name} ({basis})", "en"),) for name, basis in bodies)), lang="en")
    if mandates:
        yield Para((Run(words("law_mandates"), mark="strong"),), "lead")
        yield Items(tuple((Run(one, "en"),) for one in mandates), lang="en")


def _open(proposal: Proposal) -> Iterable[Way]:
    return (way for way in proposal.ways if way.door is Door.OPEN)


def mandates_of(proposal: Proposal) -> tuple[str, ...]:
    """The mandates of the Special Procedures that the tables propose for an incident, each once."""
    return tuple(dict.fromkeys(one for part in proposal.parts if part.applies for one in part.rule.mandates))
