"""What was missed and what was invented in the open documents, for those who write rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eval.measure import Scored
    from eval.score.matching import Matched

_WIDE, _SHORT = 150, 60
_LABELS = ("speaker", "addressee", "instrument", "provision", "value", "what", "period", "text", "evidence")
"""The fields that tell one item from another, in the order in which they are shown."""


def listed(scored: Sequence[Scored], row: str | None = None) -> Iterator[str]:
    """The missed and the extra items of each row, by kind of document; of one row only, if it is named."""
    kinds = sorted({one.document.kind for one in scored})
    for kind in kinds:
        for one in scored:
            if one.document.kind == kind:
                yield from _of_document(one, row)


def _of_document(one: Scored, row: str | None) -> Iterator[str]:
    lines: list[str] = []
    for name, matched in one.score.matched.items():
        if row is not None and name != row:
            continue
        told = list(_incidents(matched) if name == "incidents" else _items(matched))
        lines += [f" {name}", *told] if told else []
    if lines:
        yield f"== {one.document.kind} · {one.document.language} · {one.document.id}"
        yield from lines


def _items(matched: Matched) -> Iterator[str]:
    yield from (f"  missed  {_label(item)}" for item in matched.missed)
    yield from (f"  extra   {_label(item)}" for item in matched.extra)


def _incidents(matched: Matched) -> Iterator[str]:
    """Each incident of gold above what was found for it, where anything differs."""
    for gold, found in matched.pairs:
        asked, answer = _facts(gold), _facts(found)
        if asked != answer:
            yield f"  gold    {asked}"
            yield f"  found   {answer}"
            yield f"          {_evidence(found)}"
    for name, items in (("missed", matched.missed), ("extra", matched.extra)):
        for item in items:
            yield f"  {name:7} {_facts(item)}"
            yield f"          {_evidence(item)}"


def _facts(incident: Mapping[str, Any]) -> str:
    """The fields of an incident that are scored, on one line."""
    response = incident.get("state_response")
    status = response.get("status") if isinstance(response, Mapping) else response
    toll = f"killed {incident.get('killed')} injured {incident.get('injured')}"
    parts = (
        str(incident.get("type")),
        str(incident.get("date")),
        f"{incident.get('place')} ({incident.get('country')})",
        toll,
        f"of {_parties(incident.get('victims'))}",
        f"by {_parties(incident.get('perpetrators'))}",
        f"{incident.get('reported_status')}, {status}",
    )
    return " · ".join(parts)


def _parties(parties: object) -> str:
    named = [p for p in parties if isinstance(p, Mapping)] if isinstance(parties, list) else []
    names = [str(p.get("name") or p.get("group") or p.get("count"))[:_SHORT] for p in named]
    marks = ["*" if p.get("is_state_agent") else "" for p in named]
    return ", ".join(name + mark for name, mark in zip(names, marks, strict=True)) or "-"


def _evidence(incident: Mapping[str, Any]) -> str:
    return repr(incident.get("evidence"))[:_WIDE]


def _label(item: object) -> str:
    if not isinstance(item, Mapping):
        return str(item)[:_WIDE]
    parts = [str(item[key]) for key in _LABELS if item.get(key) is not None]
    return " | ".join(parts)[:_WIDE]
