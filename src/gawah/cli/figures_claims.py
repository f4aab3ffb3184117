"""Aggregate claims on the screen: what is claimed, by whom, what the register holds, why they may differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gawah.cli.cards import code, quantity_words, quoted, short
from gawah.cli.figures_table import UNITS
from gawah.cli.page import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gawah.analyse import Beside, Conflict, Reconciled
    from gawah.analyse.arithmetic import Claim
    from gawah.analyse.scope import Scope
    from gawah.catalogue import Aggregate
    from gawah.cli.page import Paper
    from gawah.register.compare import Bounds

_CONFLICTS = {
    "same": "Two numbers for the same what, where and when",
    "within": "A number greater than that of what holds it",
    "part": "A part greater than its whole",
    "sum": "Parts that are more than their whole",
    "total": "Killed and injured that do not add up to the casualties",
    "years": "A number of years that the period has not",
}
"""What is wrong with claims, by the code of the conflict."""
_ID = re.compile(r"(\b(?:incident|claim):[0-9a-f]{8})[0-9a-f]*")
"""An id, and its beginning that is shown."""
_SHOWN = 10
"""Claims that are shown under a count; reconcile shows all."""


def claimed(claims: Sequence[Claim], paper: Paper) -> Iterator[str]:
    """The lines under a count: what is claimed of the same, which is not in the numbers."""
    if not claims:
        return
    yield ""
    yield paper.bold("Claimed, and not added to what is documented")
    for one in claims[:_SHOWN]:
        yield paper.wrapped(f"{headline(one.told, one.scope, paper)} — {_who(one.told, paper)}", "  ", "- ")
    if len(claims) > _SHOWN:
        yield f"- {len(claims) - _SHOWN:,} more: gawah figures reconcile"


def headline(claim: Aggregate, scope: Scope, paper: Paper) -> str:
    """What is claimed, in one line."""
    number = quantity_words(claim.quantity)
    number = f"number {number}" if scope.is_ordinal else number
    what = UNITS.get(scope.unit or "", "").lower() or paper.value(claim.unit or "of what is not told")
    parts = [f"{number} {what}"]
    parts += [code("act_type", type_) for type_ in sorted(scope.types)]
    parts += [paper.value(words) for words in claim.groups]
    parts += [paper.value(claim.place_name)] if claim.place_name else []
    if claim.period is not None:
        parts.append(claim.period_words if claim.period.startswith("XXXX") else claim.period)
    return " · ".join(parts)


def _who(claim: Aggregate, paper: Paper) -> str:
    """Who says so, in which document."""
    said = " / ".join(map(paper.value, claim.speakers))
    where = paper.value(claim.publisher or claim.title or "a document without a title")
    told = f"{where}, {claim.published or 'no date'}, {short(claim.document)}"
    return f"{said} ({claim.stance}), in {told}" if said else told


def reconciled(found: Reconciled, paper: Paper) -> Iterator[str]:
    """A card for each claim, then what contradicts what."""
    for one in found.claims:
        yield from _card(one, paper)
        yield ""
    if found.conflicts:
        yield paper.bold("Claims that cannot all be true")
        every = {(one.claim.document, one.claim.id): one.claim for one in found.claims}
        for conflict in found.conflicts:
            yield from _conflict(conflict, every, paper)
        yield ""
    last = counted(len(found.claims), "claim")
    if found.passed_over:
        last += f"; {counted(found.passed_over, 'place')} in an order without a period passed over"
    yield paper.faint(last)


def _card(one: Beside, paper: Paper) -> Iterator[str]:
    mark = f"[{short(one.claim.id)}]"
    yield paper.bold(paper.wrapped(f"{headline(one.claim, one.scope, paper)}  {mark}", "  ", ""))
    yield paper.line("said by", _who(one.claim, paper))
    yield paper.line("sentence", paper.value(quoted(one.claim.what)))
    if one.held is not None:
        held = f"{_bounds(one.held.bounds)} in {counted(len(one.held.sure), 'incident')}"
        held += f", {len(one.held.possible):,} more perhaps" if one.held.possible else ""
        yield paper.line("held", held)
        yield from _differences(one, paper)
    if one.remarks:
        yield paper.lines("mind", [_ID.sub(r"\1", str(remark)) for remark in one.remarks])


def _differences(one: Beside, paper: Paper) -> Iterator[str]:
    for label, found in (("missing", one.missing), ("excess", one.excess)):
        if found is not None and found != (0, 0):
            yield paper.line(label, _bounds(found))


def _bounds(found: Bounds) -> str:
    low, high = found
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _conflict(conflict: Conflict, every: Mapping[tuple[str, str], Aggregate], paper: Paper) -> Iterator[str]:
    yield f"{paper.warning('!')} {_CONFLICTS[conflict.code]}:"
    for document, claim in conflict.claims:
        told = every.get((document, claim))
        words = "not among the claims asked for"
        if told is not None:
            words = f"{paper.value(quoted(told.what))} — {_who(told, paper)}"
        yield paper.wrapped(f"[{short(claim)}] {words}", "    ", "  ")
