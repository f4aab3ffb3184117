"""Which norms an incident may engage: a pure function of the incident, the register and the tables.

"May" always. Only what holds for that state on that day and in that place is proposed; all else is told with
its reason. What a source itself says of the law stays a claim of that source, apart from the proposal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.law.cited import meets
from gawah.law.days import Held, days_of, held
from gawah.law.facts import Facts
from gawah.law.finders import somebody_else
from gawah.law.force import Standing, force, name_of, version
from gawah.law.matter import acts_of, matter_of
from gawah.law.notes import notes
from gawah.law.proposal import Engaged, Limb, Masked, Named, Part, Proposal, Reservation
from gawah.law.routes import bodies, ways
from gawah.schema import vocabulary

if TYPE_CHECKING:
    from gawah.law.facts import Shown
    from gawah.law.matter import Matter
    from gawah.law.records import Caution, Law, NormRule, TypeRule
    from gawah.norms import Norm
    from gawah.register import Claim, Incident, Register

_DUTIES = frozenset({"right"})
"""Roles of norms that the State owes to people."""


def propose(incident: Incident, register: Register, law: Law) -> Proposal:
    """The norms that may be engaged, with what shows it and what is missing.

    Args:
        incident: one of the register.
        register: what it is of; all that is claimed of those who took part must be in it.
        law: the tables, as ``reading`` gives them.
    """
    matter = matter_of(incident, register, law)
    parts = [_part(rule, matter, law) for rule in law.types.values() if acts_of(rule, matter)]
    state = matter.where.country
    return Proposal(
        incident=incident.id,
        where=matter.where,
        state=name_of(state, law) if state is not None else "",
        parts=tuple(parts),
        no_rule=_without_rule(incident, law),
        cited=matter.cited,
        named=_named(matter, law),
        ways=ways(matter, law),
        bodies=bodies(matter, law),
        notes=notes(matter, law, [part.rule for part in parts]),
        is_own=law.is_own,
        masked=_masked(incident, law),
    )


def _named(matter: Matter, law: Law) -> dict[str, Named]:
    """What the tables have of each norm that the sources name, in order of id; one they lack is left out."""
    ids = sorted({norm for cited in matter.cited for norm in cited.norms if norm in law.norms})
    some = (law.norms[one] for one in ids)
    return {norm.id: Named(norm, force(norm, matter, law), _reservations(norm, matter, law)) for norm in some}


def _without_rule(incident: Incident, law: Law) -> tuple[str, ...]:
    """The types of acts that no rule is about, in the order of the vocabulary."""
    ruled = {act for rule in law.types.values() for act in rule.acts}
    told = {act.value("type") for act in incident.acts}
    return tuple(code for code in vocabulary("act_type") if code in told and code not in ruled)


def _masked(incident: Incident, law: Law) -> Masked:
    """The acts whose words are not written out, with each sentence of the record that tells them."""
    types = {act for rule in law.types.values() if rule.masked for act in rule.acts}
    acts = [act for act in incident.acts if act.value("type") in types]
    own = [c.statement.span for act in acts for c in act.claims if c.statement.span is not None]
    told = incident.subject.fields.get("title")
    sentences = [c.statement.span for c in (told.claims if told is not None else ()) if c.statement.span]
    around = [span for span in sentences if meets(span, own)]
    return Masked(
        frozenset(one for act in acts for one in act.members), tuple(dict.fromkeys([*own, *around]))
    )


def _part(rule: TypeRule, whole: Matter, law: Law) -> Part:
    """The proposal for one type."""
    acts = acts_of(rule, whole)
    matter = replace(whole, acts=acts, is_whole_state=rule.whole_state)
    facts = Facts(matter, law.facts)
    why_not = _why_not(rule, facts)
    engaged = [_engaged(one, facts, law) for one in rule.norms if not one.never] if not why_not else []
    able = [one for one in engaged if one.force.standing in _ABLE]
    ready = [one for one in able if not one.lacking]

    def standing(wanted: Standing) -> tuple[Engaged, ...]:
        return tuple(one for one in ready if one.force.standing is wanted)

    return Part(
        rule=rule,
        acts=_causes(rule, matter),
        applies=not why_not,
        why_not=why_not,
        shown=tuple(found for name in rule.need if (found := facts.of(name)).is_shown),
        missing=tuple(found for name in rule.need if not (found := facts.of(name)).is_shown),
        more=tuple(facts.of(name) for name in rule.more),
        proposed=standing(Standing.IN_FORCE),
        depends=standing(Standing.DEPENDS),
        flagged=standing(Standing.FLAGGED),
        waiting=tuple(one for one in able if one.lacking),
        left=tuple(one for one in engaged if one.force.standing not in _ABLE),
        never=tuple((law.norms[one.norm], one.never) for one in rule.norms if one.never),
        cautions=_cautions(rule, facts),
    )


_ABLE = frozenset({Standing.IN_FORCE, Standing.DEPENDS, Standing.FLAGGED})
"""What holds there, or may hold."""


def _cautions(rule: TypeRule, facts: Facts) -> tuple[tuple[Caution, tuple[Claim, ...]], ...]:
    """What is not inferred, with the claims that make it worth saying."""
    return tuple(
        (one, tuple(claim for name in one.when for claim in facts.of(name).claims))
        for one in rule.cautions
        if (not one.when or any(map(facts.is_shown, one.when)))
        and (not one.states or facts.matter.where.country in one.states)
    )


def _causes(rule: TypeRule, matter: Matter) -> tuple[str, ...]:
    """The ids of what makes a type one of this incident."""
    if rule.measures:
        return tuple(m.id for m in matter.incident.measures if m.type in rule.measures)
    return tuple(act.id for act in matter.acts)


def _why_not(rule: TypeRule, facts: Facts) -> str:
    """Why a rule is not about an incident whose acts are of its type; empty where it is."""
    if rule.only_if and not any(map(facts.is_shown, rule.only_if)):
        wanted = facts.of(rule.only_if[0]).fact.says
        return f"this rule is only where it is told {wanted}; nothing here says so"
    if rule.unless and facts.is_shown(rule.unless):
        return f"nothing is proposed, as the sources tell {facts.of(rule.unless).fact.says}"
    return ""


def _engaged(rule: NormRule, facts: Facts, law: Law) -> Engaged:
    """One norm, whether or not it can be proposed."""
    norm, matter = law.norms[rule.norm], facts.matter
    naming = _naming(norm, matter)
    lacking = [tuple(facts.of(name).fact.short for name in names) for names in facts.lacking(rule.when)]
    if rule.cited and not naming:
        lacking.append(("that a source names it for this incident",))
    return Engaged(
        norm=norm,
        why=rule.why,
        force=force(norm, matter, law),
        limb=_limb(facts) if norm.role in _DUTIES else None,
        shown_by=_shown_by(rule, facts),
        lacking=tuple(lacking),
        names_it=naming,
        reservations=_reservations(norm, matter, law),
        versions=version(norm, matter, law),
    )


def _shown_by(rule: NormRule, facts: Facts) -> tuple[Shown, ...]:
    return tuple(facts.of(name) for names in rule.when for name in names if facts.is_shown(name))


def _naming(norm: Norm, matter: Matter) -> tuple[Claim, ...]:
    """The claims of sources that name a norm in a sentence that tells of the incident."""
    return tuple(
        claim
        for cited in matter.cited
        if cited.is_told_with
        for claim in cited.norm_claims
        if claim.statement.value == norm.id
    )


def _limb(facts: Facts) -> Limb:
    """Through what a duty may be engaged: an act of the State only where an organ of it is named.

    Where both are named, the act of the State is told; the claims show that others are named, too.
    """
    if facts.is_shown("state_actor"):
        return Limb.ACT
    return Limb.DUTY if somebody_else(facts.matter) else Limb.UNKNOWN


def _reservations(norm: Norm, matter: Matter, law: Law) -> tuple[Reservation, ...]:
    """The reservations of the state to a norm that held on the days of the incident."""
    state = matter.where.country or ""
    known = law.countries.get(state)
    listed = known.data.get("reservations", ()) if known is not None else ()
    touched = {(one.treaty, one.made) for one in law.reserved if one.state == state and norm.id in one.norms}
    found = []
    for entry in listed:
        made, until = str(entry.get("made") or ""), str(entry.get("until") or "")
        is_then = held(matter.days, days_of(made), days_of(until)) in {Held.ALL, Held.SOME}
        if (entry["treaty"], made) in touched and is_then:
            verified, note = bool(entry.get("verified")), str(entry.get("note") or "")
            found.append(
                Reservation(str(entry["gist"]), made, until, verified, note, tuple(entry["sources"]))
            )
    return tuple(found)
