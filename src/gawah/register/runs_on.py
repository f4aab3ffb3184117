"""Which sentences of a document tell of incidents one right after the other: what it tells in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Span
    from gawah.register.live import Claim

_GAP = 1
"""Characters between two sentences of one paragraph: a blank."""


def told_in_one_go(claims: Iterable[Claim]) -> Mapping[str, tuple[Claim, ...]]:
    """By the id of each claim that stands in a text: those whose sentences run on with its own.

    Args:
        claims: of any documents, in any order; each quotes a sentence.
    """
    spans = {(span.text, span.start, span.end, one.id): one for one in claims if (span := one.statement.span)}
    runs: list[list[Claim]] = []
    last: Span | None = None
    for place in sorted(spans):
        claim = spans[place]
        span = claim.statement.span
        if last is None or span is None or span.text != last.text or span.start > last.end + _GAP:
            runs.append([])
        runs[-1].append(claim)
        last = span
    return {claim.id: tuple(run) for run in runs for claim in run}
