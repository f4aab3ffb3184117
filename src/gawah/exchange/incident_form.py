"""One incident as plain data: what ``--json`` prints and what a row of the CSV is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.register.standard import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gawah.register import Claim, Contradiction, Incident, Party, Register, Update
    from gawah.register.compare import Bounds
    from gawah.register.sources import Tie
    from gawah.register.standard import Standard

    Sentence = Callable[[Claim], str] | None
    """What gives the sentence that makes a claim, where the texts are at hand."""


def bounds_words(bounds: Bounds | None) -> str:
    """A quantity as people write it: ``3``, ``at least 3``, ``3 to 7``; empty where nobody says."""
    if bounds is None:
        return ""
    low, high = bounds
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def claim_form(claim: Claim) -> dict[str, Any]:
    """A claim with its words and where they stand."""
    s = claim.statement
    return {
        "claim": claim.id,
        "subject": s.subject,
        "prop": s.prop,
        "value": s.value,
        "stance": s.stance.value,
        "speaker": list(s.speaker),
        "document": s.document,
        "text": s.span.text if s.span else None,
        "start": s.span.start if s.span else None,
        "end": s.span.end if s.span else None,
        "original": s.original,
        "methods": list(claim.methods),
        "confidence": round(claim.confidence, 4),
        "verdict": claim.verdict.word.value if claim.verdict else None,
        "counts": claim.counts,
        "no_longer_found": claim.is_no_longer_found,
    }


def contradiction_form(found: Contradiction, register: Register, sentence: Sentence) -> dict[str, Any]:
    """A contradiction with each side's claims: their words, speakers, dates and sources."""
    return {
        "subject": found.subject,
        "prop": found.field.prop.name,
        "preferred": found.field.preferred,
        "why": str(found.field.why) if found.field.why else None,
        "sides": [
            {
                "value": reading.value,
                "sources": list(reading.sources),
                "claims": [c.id for c in reading.claims],
                "denials": [c.id for c in reading.denials],
                "said": _said((*reading.claims, *reading.denials), register, sentence),
            }
            for reading in found.field.readings
        ],
    }


def update_form(found: Update, register: Register, sentence: Sentence) -> dict[str, Any]:
    """How a fact went on from report to report, the earliest step first."""
    return {
        "subject": found.subject,
        "prop": found.field.prop.name,
        "preferred": found.field.preferred,
        "steps": [
            {
                "value": step.value,
                "published": list(step.dates),
                "sources": list(step.sources),
                "claims": [c.id for c in step.claims],
                "said": _said(step.claims, register, sentence),
            }
            for step in found.field.steps
        ],
    }


def _said(claims: Iterable[Claim], register: Register, sentence: Sentence) -> list[dict[str, Any]]:
    """Who says something, in which words, when, and of which independent source they are."""
    return [
        {
            "claim": claim.id,
            "words": claim.statement.original,
            "sentence": sentence(claim) if sentence is not None else None,
            "speaker": [register.label(one) for one in claim.statement.speaker],
            "stance": claim.statement.stance.value,
            "document": claim.statement.document,
            "published": register.course.published(claim.statement.document),
            "source": register.sources.of(claim.statement.document),
        }
        for claim in claims
    ]


def incident_form(incident: Incident, register: Register, sentence: Sentence = None) -> dict[str, Any]:
    """An incident with everything that is derived for it, and every claim behind it.

    Args:
        incident: the incident.
        register: what it was derived from.
        sentence: gives the sentence that makes a claim; without it, contradictions have their words alone.
    """
    return {
        "id": incident.id,
        "members": list(incident.subject.members),
        "type": incident.type,
        "title": incident.title,
        "date": incident.date,
        "date_words": incident.date_words,
        "place": incident.place,
        "places": list(incident.places),
        "country": incident.country,
        "victims": [_party_form(party, register) for party in incident.victims],
        "perpetrators": [_party_form(party, register) for party in incident.perpetrators],
        "killed": _bounds_form(incident.killed),
        "injured": _bounds_form(incident.injured),
        "means": list(incident.means),
        "grounds": list(incident.grounds),
        "measures": [
            {"id": m.id, "type": m.type, "by": list(m.by), "date": m.date, "words": m.words}
            for m in incident.measures
        ],
        "status": list(incident.status),
        "documents": list(incident.documents),
        "sources": list(incident.sources),
        "one_source": [_tie_form(tie) for tie in register.sources.ties(incident.documents)],
        "standard": _standard_form(standard(incident)),
        "acts": [{"id": a.id, "type": a.value("type"), "outcome": a.value("outcome")} for a in incident.acts],
        "claims": [claim_form(c) for c in sorted(incident.claims, key=lambda c: c.id)],
        "contradictions": [contradiction_form(c, register, sentence) for c in incident.contradictions],
        "updates": [update_form(one, register, sentence) for one in incident.updates],
    }


def _tie_form(tie: Tie) -> dict[str, Any]:
    """Why two of its documents are one source."""
    return {
        "documents": [tie.left, tie.right],
        "why": tie.code,
        "name": tie.name,
        "claim": tie.claim.id if tie.claim else None,
        "words": tie.words,
        "share": tie.word.score if tie.word else None,
        "by": (tie.word.reviewer or tie.word.method) if tie.word else None,
    }


def _standard_form(met: Standard) -> dict[str, Any]:
    suggested = met.suggested
    return {
        "level": met.level,
        "by": met.by or None,
        "at": met.at or None,
        "why": met.why or None,
        "claim": met.claim.id if met.claim else None,
        "suggested": {
            "level": suggested.level,
            "sources": suggested.sources,
            "contradicted": list(suggested.contradicted),
            "denials": suggested.denials,
        },
    }


def _party_form(party: Party, register: Register) -> dict[str, Any]:
    return {
        "id": party.id,
        "kind": party.kind,
        "label": party.label,
        "count": _bounds_form(party.count),
        **{prop: register.label(value) for prop, value in sorted(party.details.items())},
    }


def _bounds_form(bounds: Bounds | None) -> dict[str, int | None] | None:
    return None if bounds is None else {"low": bounds[0], "high": bounds[1]}
