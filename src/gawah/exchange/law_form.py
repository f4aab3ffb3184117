"""Which norms an incident may engage, as plain data: what ``gawah law --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.law.cited import Cited
    from gawah.law.facts import Shown
    from gawah.law.proposal import Engaged, Masked, Named, Part, Proposal, Reservation, Way
    from gawah.law.records import Version
    from gawah.register import Claim, Register

NOTICE = "Each norm MAY be engaged; nothing here is a finding. A person confirms a norm before it is used."
"""What stands first on every proposal."""


def law_form(proposal: Proposal, register: Register) -> dict[str, Any]:
    """A proposal with every claim behind it.

    Args:
        proposal: what is proposed.
        register: what it was made of, for the names of speakers.
    """
    where = proposal.where
    return {
        "notice": NOTICE,
        "incident": proposal.incident,
        "state": where.country,
        "state_name": proposal.state or None,
        "province": where.unit or None,
        "territory": where.territory.code if where.territory is not None else None,
        "notes": list(proposal.notes),
        "types": [_part_form(part, register, proposal.masked) for part in proposal.parts],
        "no_rule_yet": list(proposal.no_rule),
        "said_by_sources": [_cited_form(one, register, proposal.masked) for one in proposal.cited],
        "norms_they_name": [_named_form(one) for one in proposal.named.values()],
        "routes": [_way_form(way) for way in proposal.ways],
        "national_bodies": [{"name": name, "basis": basis} for name, basis in proposal.bodies],
        "own_tables": proposal.is_own,
    }


def _part_form(part: Part, register: Register, masked: Masked) -> dict[str, Any]:
    rule = part.rule
    return {
        "type": rule.type,
        "label": rule.label,
        "for": list(part.acts),
        "applies": part.applies,
        "why_not": part.why_not or None,
        "all_shown": part.is_ready,
        "standard_asked": rule.standard,
        "shown": [_shown_form(one, register, masked) for one in part.shown],
        "missing": [_shown_form(one, register, masked) for one in part.missing],
        "strengthens": [_shown_form(one, register, masked) for one in part.more],
        "may_be_engaged": [_engaged_form(one) for one in part.proposed],
        "depends_on_the_date": [_engaged_form(one) for one in part.depends],
        "flagged": [_engaged_form(one) for one in part.flagged],
        "only_if_shown": [_engaged_form(one) for one in part.waiting],
        "not_proposed": [_engaged_form(one) for one in part.left],
        "never_proposed": [{"norm": norm.id, "says": says} for norm, says in part.never],
        "not_inferred": [
            {"says": caution.says, "claims": [claim.id for claim in claims]}
            for caution, claims in part.cautions
        ],
        "mandates": list(rule.mandates),
        "rule_verified": rule.verified,
        "rule_sources": list(rule.sources),
    }


def _shown_form(shown: Shown, register: Register, masked: Masked) -> dict[str, Any]:
    return {
        "fact": shown.fact.name,
        "says": shown.fact.says,
        "must_be_asked": shown.fact.is_asked,
        "claims": [_claim_form(one, register, masked) for one in shown.claims],
        "denials": [_claim_form(one, register, masked) for one in shown.denials],
    }


def _claim_form(claim: Claim, register: Register, masked: Masked) -> dict[str, Any]:
    s = claim.statement
    return {
        "claim": claim.id,
        "prop": s.prop,
        "words": None if masked.hides(claim) else s.original,
        "speaker": [register.label(one) for one in s.speaker],
        "stance": s.stance.value,
        "document": s.document,
        "start": s.span.start if s.span else None,
        "end": s.span.end if s.span else None,
    }


def _engaged_form(one: Engaged) -> dict[str, Any]:
    norm = one.norm
    return {
        "norm": norm.id,
        "instrument": norm.instrument,
        "provision": norm.provision,
        "role": norm.role,
        "gist": norm.gist,
        "why": one.why,
        "engaged_through": one.limb.value if one.limb is not None else None,
        "standing": one.force.standing.value,
        "because": str(one.force),
        "since": one.force.since or None,
        "day_verified": one.force.is_verified,
        "shown_by": [found.fact.name for found in one.shown_by],
        "lacking": [list(names) for names in one.lacking],
        "named_by_sources": [claim.id for claim in one.names_it],
        "derogability": dict(norm.data.get("derogability") or {}),
        "reservations": [_reservation_form(held) for held in one.reservations],
        "versions": [_version_form(held) for held in one.versions],
        "verified": norm.verified,
        "level": norm.level,
        "sources": list(norm.data.get("sources") or ()),
        "note": norm.data.get("note"),
    }


def _reservation_form(held: Reservation) -> dict[str, Any]:
    return {
        "says": held.gist,
        "made": held.made or None,
        "until": held.until or None,
        "verified": held.is_verified,
        "note": held.note or None,
        "sources": list(held.sources),
    }


def _version_form(held: Version) -> dict[str, Any]:
    return {
        "says": held.says,
        "since": held.since,
        "until": held.until,
        "verified": held.verified,
        "sources": list(held.sources),
    }


def _cited_form(one: Cited, register: Register, masked: Masked) -> dict[str, Any]:
    return {
        "instrument": one.instrument,
        "provision": one.provision or None,
        "norms": list(one.norms),
        "told_with_the_incident": one.is_told_with,
        "claims": [_claim_form(claim, register, masked) for claim in _each(one.claims)],
    }


def _named_form(one: Named) -> dict[str, Any]:
    return {
        "norm": one.norm.id,
        "standing": one.force.standing.value,
        "because": str(one.force),
        "since": one.force.since or None,
        "reservations": [_reservation_form(held) for held in one.reservations],
    }


def _each(claims: Iterable[Claim]) -> Iterable[Claim]:
    return {claim.id: claim for claim in claims}.values()


def _way_form(way: Way) -> dict[str, Any]:
    return {
        "route": way.name,
        "name": way.title,
        "there": way.door.value,
        "why": way.why,
        "note": way.note or None,
        "verified": way.is_verified,
    }
