"""A proposal on the screen: what is shown, what is missing, which norms may be engaged, which routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.cli.cards import code, headline, short
from gawah.cli.law_norms import between, left, listed, name_of, reserved, waiting
from gawah.cli.law_said import Said
from gawah.cli.page import counted
from gawah.exchange.law_form import NOTICE
from gawah.law.proposal import Door, Limb
from gawah.register.standard import standard
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gawah.cli.page import Paper
    from gawah.cli.sources import Shelf
    from gawah.law import Law, Proposal
    from gawah.law.cited import Cited
    from gawah.law.proposal import Part, Way
    from gawah.register import Incident

_CITED = 5
"""Laws that sources name, shown unless all are asked for."""
_MORE = 5
"""Facts that would strengthen a proposal, named unless all are asked for."""
_LIMBS = {
    Limb.ACT: "an organ of the State is named: its own act may be at issue, beside protection and a remedy",
    Limb.DUTY: "nobody named is told to be of the State: at issue is protection, an inquiry and a remedy",
    Limb.UNKNOWN: "it is open whether an organ of the State did it: nobody is named who tells",
}
_DOORS = {Door.OPEN: "open", Door.CLOSED: "not there", Door.TOO_EARLY: "too early", Door.UNKNOWN: "not known"}


def law_page(
    incident: Incident, proposal: Proposal, law: Law, shelf: Shelf, paper: Paper, *, is_full: bool
) -> str:
    """The whole page.

    Args:
        incident: what it is about.
        proposal: what is proposed for it.
        law: the tables it was made of.
        shelf: the texts behind it.
        paper: where it is set.
        is_full: whether nothing is cut.
    """
    said = Said(shelf, paper, proposal.masked)
    lines = list(_head(incident, proposal, paper))
    for part in proposal.parts:
        lines += ["", *_part(part, law, said, is_full=is_full)]
    lines += _no_rule(proposal, paper)
    lines += ["", *_claimed(proposal, said, law, is_full=is_full)]
    lines += _reservations(proposal, paper)
    lines += ["", *_routes(proposal, paper)]
    if not is_full:
        lines += [
            "",
            paper.faint(f"All of it, with what each norm asks: gawah law {short(incident.id)} --all"),
        ]
    return "\n".join(lines)


def _head(incident: Incident, proposal: Proposal, paper: Paper) -> Iterator[str]:
    """What it is about, that it is no finding, and what to know first."""
    mark = f"[{short(incident.id)}]"
    first = paper.wrapped(f"{headline(incident, paper)}  {mark}", "  ", "").removesuffix(mark)
    yield paper.bold(first) + paper.faint(mark)
    draft = " The rules are a draft that no lawyer has confirmed yet."
    is_draft = any(not part.rule.verified for part in proposal.parts)
    yield paper.wrapped(NOTICE + draft * is_draft, "  ")
    yield from _proof(proposal, incident, paper)
    yield from (paper.warning(paper.wrapped(f"! {note}", "    ", "  ")) for note in proposal.notes)
    if proposal.is_own:
        yield paper.wrapped("The tables are those of gawah with your own law.yaml laid over them.", "  ")


def _no_rule(proposal: Proposal, paper: Paper) -> Iterator[str]:
    if proposal.no_rule:
        names = ", ".join(code("act_type", one) for one in proposal.no_rule)
        yield ""
        yield paper.bold("No rule yet")
        yield paper.wrapped(
            f"{names}: there is no rule yet for which norms may be engaged and what must be shown; "
            "nothing is proposed. A lawyer can add one (docs/law.md).",
            "  ",
        )


def _part(part: Part, law: Law, said: Said, *, is_full: bool) -> Iterator[str]:
    paper = said.paper
    yield paper.bold(part.rule.label)
    if not part.applies:
        yield paper.wrapped(f"{part.why_not[0].upper()}{part.why_not[1:]}.", "  ")
        return
    yield "  What shows it"
    for one in (*part.shown, *(found for found in part.more if found.is_shown)):
        yield from said.fact(one)
    yield from _missing(part, paper, is_full=is_full)
    limbs = dict.fromkeys(one.limb for one in (*part.proposed, *part.depends, *part.flagged) if one.limb)
    yield from (paper.wrapped(f"Who did it: {_LIMBS[limb]}.", "    ", "  ") for limb in limbs)
    yield from _norms(part, law, paper, is_full=is_full)
    yield "  Not inferred"
    yield from (paper.wrapped(f"- {caution.says}", "      ", "    ") for caution, _ in part.cautions)
    if is_full and part.never:
        names = ", ".join(name_of(norm, law) for norm, _ in part.never)
        yield paper.wrapped(f"- Never proposed: {names}", "      ", "    ")


def _norms(part: Part, law: Law, paper: Paper, *, is_full: bool) -> Iterator[str]:
    for title, some in (
        ("May be engaged", part.proposed),
        ("May be engaged, depending on the date", part.depends),
        ("For counsel to say whether it holds there", part.flagged),
    ):
        if some:
            yield f"  {paper.bold(title)}"
            yield from listed(some, law, paper, is_full=is_full)
    if not (part.proposed or part.depends or part.flagged):
        yield "  No norm is proposed as it stands"
    if part.waiting:
        yield "  Only if it is shown"
        yield from waiting(part.waiting, law, paper, is_full=is_full)
    if part.left:
        yield from left(part.left, law, paper, is_full=is_full)


def _missing(part: Part, paper: Paper, *, is_full: bool) -> Iterator[str]:
    if part.missing:
        yield paper.warning("  Still missing")
        for one in part.missing:
            ask = " (gawah has no field for it: ask)" if one.fact.is_asked else ""
            yield paper.wrapped(f"- {one.fact.says}{ask}", "      ", "    ")
    rest = [one.fact.says for one in part.more if not one.is_shown]
    if rest:
        cut = rest if is_full else rest[:_MORE]
        more = f" … and {len(rest) - len(cut)} more (--all)" if len(cut) < len(rest) else ""
        yield paper.wrapped(f"Stronger with: {'; '.join(cut)}{more}", "    ", "  ")


def _proof(proposal: Proposal, incident: Incident, paper: Paper) -> Iterator[str]:
    """Whether the account meets the standard of proof that should be met before a norm is named."""
    steps, met = list(vocabulary("standard")), standard(incident).level
    asked = [part.rule.standard for part in proposal.parts if part.applies]
    most = max(asked, key=steps.index, default=met)
    if steps.index(met) < steps.index(most):
        yield paper.wrapped(
            f"Standard of proof: {code('standard', met)}. Before a norm is named in a dossier it should be "
            f"{code('standard', most)}: gawah review standard.",
            "  ",
        )


def _claimed(proposal: Proposal, said: Said, law: Law, *, is_full: bool) -> Iterator[str]:
    """What the sources say of the law: their claims, each with what the tables have of what it names."""
    some, paper = proposal.cited, said.paper
    yield paper.bold("What the sources say of the law: their own claims, apart from the above")
    if not some:
        yield "  They name no law."
    near = [one for one in some if one.is_told_with]
    for title, group in (
        ("Beside the incident", near),
        ("Elsewhere in the same documents", some[len(near) :]),
    ):
        if group:
            yield f"  {title}"
            for one in group if is_full else group[:_CITED]:
                yield paper.wrapped(_cited(one, said, law), "      ", "    ")
                yield from _tables(one, proposal, law, paper)
            if not is_full and len(group) > _CITED:
                yield f"    … {len(group) - _CITED} more: --all"


def _tables(one: Cited, proposal: Proposal, law: Law, paper: Paper) -> Iterator[str]:
    """What the tables have of the norms that a source names: what is no claim of the source."""
    for found in (proposal.named[norm] for norm in one.norms if norm in proposal.named):
        name = f"{name_of(found.norm, law)}: " if len(one.norms) > 1 else ""
        notes = [str(found.force), *map(reserved, found.reservations)]
        yield paper.faint(paper.wrapped(f"the tables: {name}{'; '.join(notes)}", "      ", "      "))


def _cited(one: Cited, said: Said, law: Law) -> str:
    parts = [said.paper.value(part) for part in (one.provision, one.instrument) if part]
    norms = [name_of(law.norms[norm], law) if norm in law.norms else norm for norm in one.norms]
    to = f" = {', '.join(norms)}" if norms else ""
    claim = next(iter(one.claims), None)
    told = f" — {said.claim(claim)}" if claim is not None else ""
    more = f", and {counted(len(one.claims) - 1, 'time')} more" if len(one.claims) > 1 else ""
    return f"{', '.join(parts) or 'no instrument named'}{to}{told}{more}"


def _routes(proposal: Proposal, paper: Paper) -> Iterator[str]:
    """The complaint routes; one that is not there is told, so that nobody looks for it."""
    yield paper.bold(f"Complaint routes{f' for {proposal.state}' if proposal.state else ''}")
    for way in proposal.ways:
        if way.door is Door.OPEN:
            yield paper.wrapped(f"open: {way.title} — {way.why}{_unsure(way)}", "      ", "  ")
            yield from (paper.faint(paper.wrapped(note, "      ")) for note in (way.note,) if note)
        if way.name == "special_procedures":
            told = dict.fromkeys(one for part in proposal.parts for one in part.rule.mandates)
            yield from (
                paper.faint(paper.wrapped(f"Mandates: {'; '.join(told)}", "      ")) for _ in list(told)[:1]
            )
    shut: dict[tuple[Door, str], list[str]] = {}
    for way in proposal.ways:
        if way.door is not Door.OPEN:
            shut.setdefault((way.door, way.why + _unsure(way)), []).append(way.title)
    for (door, why), titles in shut.items():
        yield paper.wrapped(f"{_DOORS[door]}: {'; '.join(titles)} — {why}", "      ", "  ")
    for name, basis in proposal.bodies:
        yield paper.wrapped(f"national: {name} ({basis})", "      ", "  ")


def _unsure(way: Way) -> str:
    return "" if way.is_verified or way.door is Door.UNKNOWN else " (not verified)"


def _reservations(proposal: Proposal, paper: Paper) -> Iterator[str]:
    """What the state declared of the treaties above, each once."""
    some = {
        (one.norm.instrument, held): None
        for part in proposal.parts
        for one in (*part.proposed, *part.depends, *part.flagged)
        for held in one.reservations
    }
    some |= {
        (one.norm.instrument, held): None for one in proposal.named.values() for held in one.reservations
    }
    if some:
        yield ""
        yield paper.bold(f"Reservations of {proposal.state}")
    for treaty, held in some:
        unsure = "" if held.is_verified else " (not verified)"
        note = f" Note: {held.note}." if held.note else ""
        days = between(held.made or None, held.until or None)
        yield paper.wrapped(
            f"{treaty}{f', {days}' if days else ''}: {held.gist}{unsure}{note}", "      ", "  "
        )
