"""What the sources themselves say of the law: their claims, kept apart from what is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Stance
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.model import Span
    from gawah.register import Claim, Incident, Register, Subject


@record
class Cited:
    """A law that a document of the incident names."""

    instrument: str
    """As it is shown; empty where a provision stands alone."""
    provision: str
    """Empty where the instrument is named as a whole."""
    norms: tuple[str, ...]
    """What it resolves to; none where the table has no such norm."""
    claims: tuple[Claim, ...]
    """One for each place that names it, in order."""
    norm_claims: tuple[Claim, ...]
    is_told_with: bool
    """Whether a sentence that tells of the incident names it; else another of the same documents does."""


def cited_in(incident: Incident, register: Register) -> tuple[Cited, ...]:
    """The laws that the documents of an incident name, those beside the incident first."""
    told = [claim.statement.span for claim in _telling(incident) if claim.statement.span is not None]
    documents = frozenset(incident.documents)
    found: dict[tuple[bool, str, str, tuple[str, ...]], list[Subject]] = {}
    for citation in register.of_kind("citation"):
        first = next((c for c in citation.claims if c.counts), None)
        if first is None or first.statement.document not in documents:
            continue
        is_with = first.statement.span is not None and meets(first.statement.span, told)
        parts = (citation.value("instrument") or "", citation.value("provision") or "")
        found.setdefault((is_with, *parts, tuple(sorted(citation.values("norm")))), []).append(citation)
    made = [_cited(named, citations) for named, citations in found.items()]
    return tuple(sorted(made, key=lambda c: (not c.is_told_with, c.instrument, c.provision, c.norms)))


def _cited(named: tuple[bool, str, str, tuple[str, ...]], some: list[Subject]) -> Cited:
    is_with, instrument, provision, norms = named
    standing = [_of(one, ("provision", "instrument", "norm")) for one in some]
    return Cited(
        instrument,
        provision,
        norms,
        tuple(sorted(filter(None, standing), key=_place)),
        tuple(sorted((c for one in some for c in _asserted(one, "norm")), key=_place)),
        is_with,
    )


def _of(citation: Subject, props: Iterable[str]) -> Claim | None:
    """The claim that stands for a citation: that of what it names most exactly."""
    return next((claim for prop in props for claim in _asserted(citation, prop)), None)


def _asserted(subject: Subject, prop: str) -> tuple[Claim, ...]:
    field = subject.fields.get(prop)
    claims = field.claims if field is not None else ()
    return tuple(claim for claim in claims if claim.statement.stance is not Stance.DENIED)


def _place(claim: Claim) -> tuple[str, int, str]:
    span = claim.statement.span
    return claim.statement.document, span.start if span is not None else -1, claim.id


def _telling(incident: Incident) -> Iterable[Claim]:
    """The claims whose words are whole sentences that tell of the incident or of the answer to it."""
    title = incident.subject.fields.get("title")
    yield from title.claims if title is not None else ()
    for measure in incident.measures:
        yield from (claim for claim in measure.claims if claim.statement.prop == "words" and claim.counts)


def meets(span: Span, others: Iterable[Span]) -> bool:
    """Whether a stretch of a text shares a character with one of some others."""
    return any(one.text == span.text and one.start < span.end and span.start < one.end for one in others)
