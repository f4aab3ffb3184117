"""Victims, targets and perpetrators as a reader meets them: what to call them, and how many they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register import compare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gawah.register.compare import Bounds
    from gawah.register.view import Subject

_SHOWN = frozenset({"age", "sex", "role", "type"})


@record
class Party:
    """A victim, a target or a perpetrator."""

    id: str
    kind: str
    label: str
    """Its name, or what the text calls it; empty where nothing names it."""
    count: Bounds | None
    """How many people or things it is; None where nobody says."""
    details: Mapping[str, str]
    """Preferred values of its other properties: age, sex, role …"""
    label_tells_count: bool = False
    """Whether the words of its label hold the number: "two men"."""


def party_of(subject: Subject) -> Party:
    """The party that a subject is."""
    details = {p: v for p in subject.fields if p in _SHOWN and (v := subject.value(p)) is not None}
    if (body := subject.value("affiliation")) is not None:
        details["affiliation"] = body
    count = (1, 1) if subject.kind == "person" else compare.bounds(subject.value("count") or "")
    return Party(subject.id, subject.kind, subject.label, count, details, _label_tells_count(subject))


def _label_tells_count(subject: Subject) -> bool:
    """Whether the words that gave the count lie in those that gave the label."""
    label, count = subject.fields.get("label"), subject.fields.get("count")
    if label is None or count is None or label.preferred is None:
        return False
    named = [c.statement.span for c in label.readings[0].claims if c.statement.span is not None]
    return any(
        told.text == span.text and told.start <= span.start and span.end <= told.end
        for claim in count.readings[0].claims
        if (span := claim.statement.span) is not None
        for told in named
    )


def is_counted(victim: Subject) -> bool:
    """Whether the text says how many a victim is: a person, a number, or the names of a group's members."""
    counted = compare.bounds(victim.value("count") or "") is not None
    return victim.kind == "person" or counted or bool(victim.values("member"))


def heads(victim: Subject) -> Bounds:
    """How many people a victim is: a group that nobody counts is at least its named members, or one."""
    if victim.kind == "person":
        return 1, 1
    found = compare.bounds(victim.value("count") or "")
    return found or (max(1, len(victim.values("member"))), None)
