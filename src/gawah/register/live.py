"""Which claims count today: what the newest run of each method found, and what people said of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from gawah.model import Word
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Run, Statement, Verdict

ASSERTED = frozenset({"given", "review"})
"""Methods that are a person's own word: no run can take their claims back."""


@record
class Claim:
    """A statement as it stands today."""

    statement: Statement
    confidence: float
    """The highest with which a newest run found it."""
    methods: tuple[str, ...]
    """What found it in the newest runs; empty where nothing does any more."""
    verdict: Verdict | None
    counts: bool
    """Whether it is part of the record: rejected and corrected claims are kept, but do not count."""
    is_no_longer_found: bool
    """A person has spoken about it, but the newest run of its method does not find it any more."""
    person: str = ""
    """Who last asserted it; empty where no person has."""
    person_at: str = ""
    """When."""
    replaces: tuple[str, ...] = ()
    """The claims that it stands in place of."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.statement.claim_id


@cache
def base(method: str) -> str:
    """The name of a method without its version: ``places`` of ``places@4``."""
    return method.partition("@")[0]


def until(at: str, as_of: str | None) -> bool:
    """Whether something recorded then was there on a day or at a time (a day counts as a whole)."""
    return as_of is None or at[: len(as_of)] <= as_of


def claims(
    statements: Iterable[Statement], verdicts: Iterable[Verdict], runs: Iterable[Run]
) -> dict[str, Claim]:
    """All claims that stand or that a person has spoken about, by claim id, in order of id."""
    found, looked = _found(runs)
    last = _last_words(verdicts)
    corrections = _corrections(verdicts)
    first = _first(statements)
    result = {}
    for claim_id in sorted(first):
        claim = _claim(first[claim_id], found.get(claim_id), looked, last.get(claim_id))
        if claim_id in corrections:
            claim = _as_correction(claim, corrections[claim_id], last)
        if claim.counts or claim.verdict is not None:
            result[claim_id] = claim
    return result


def _first(statements: Iterable[Statement]) -> dict[str, Statement]:
    """One statement for each claim: the earliest, so that it does not matter in which order they come."""
    first: dict[str, Statement] = {}
    for statement in statements:
        known = first.get(statement.claim_id)
        if known is None or _seniority(statement) < _seniority(known):
            first[statement.claim_id] = statement
    return first


def _seniority(statement: Statement) -> tuple[object, ...]:
    return (
        statement.at,
        statement.method,
        statement.run,
        statement.confidence,
        statement.original or "",
        statement.lang or "",
        statement.reviewer or "",
        statement.visibility,
    )


def _found(runs: Iterable[Run]) -> tuple[dict[str, dict[str, float]], set[tuple[str, str]]]:
    """What the newest run of each method found (claim → method → confidence), and who looked where."""
    by_id = {run.id: run for run in runs}
    newest: dict[tuple[str, str], tuple[str, str]] = {}
    for run in by_id.values():
        for name in {base(m) for m in run.methods} | {base(f.method) for f in run.found}:
            place = (run.document, name)
            newest[place] = max(newest.get(place, ("", "")), (run.at, run.id))
    found: dict[str, dict[str, float]] = {}
    for run in by_id.values():
        looked_last = {f.method: newest[run.document, base(f.method)][1] == run.id for f in run.found}
        for finding in run.found:
            if looked_last[finding.method]:
                known = found.setdefault(finding.claim_id, {})
                known[finding.method] = max(known.get(finding.method, 0.0), finding.confidence)
    return found, set(newest)


def _last_words(verdicts: Iterable[Verdict]) -> dict[str, Verdict]:
    last: dict[str, Verdict] = {}
    for verdict in verdicts:
        known = last.get(verdict.claim_id)
        if known is None or _order(verdict) > _order(known):
            last[verdict.claim_id] = verdict
    return last


def _order(verdict: Verdict) -> tuple[str, ...]:
    return (verdict.at, verdict.word, verdict.reviewer, verdict.instead or "", verdict.why)


def _corrections(verdicts: Iterable[Verdict]) -> dict[str, list[str]]:
    """For each claim that was ever put in place of another: the others."""
    replaced: dict[str, list[str]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.instead is not None:
            replaced[verdict.instead].append(verdict.claim_id)
    return replaced


def _claim(
    statement: Statement,
    found: Mapping[str, float] | None,
    looked: set[tuple[str, str]],
    verdict: Verdict | None,
) -> Claim:
    if found and verdict is None and statement.method != "review":
        return _found_only(statement, found)
    method = base(statement.method)
    is_asserted = method in ASSERTED
    # A method that no known run names has not looked again, so its word stands.
    is_live = bool(found) or is_asserted or (statement.document, method) not in looked
    is_refused = verdict is not None and verdict.word is not Word.ACCEPTED
    person = ("", "")
    if verdict is not None and verdict.word is Word.ACCEPTED:
        person = (verdict.at, verdict.reviewer)
    elif statement.method == "review":
        person = (statement.at, statement.reviewer or "")
    return Claim(
        statement,
        max(found.values()) if found else statement.confidence,
        tuple(sorted(found)) if found else ((statement.method,) if is_live else ()),
        verdict,
        counts=(is_live or verdict is not None) and not is_refused,
        is_no_longer_found=not is_live and verdict is not None,
        person=person[1],
        person_at=person[0],
    )


def _found_only(statement: Statement, found: Mapping[str, float]) -> Claim:
    """What the newest run found and nobody spoke about: nearly every claim, so it is made the short way."""
    methods = tuple(found) if len(found) == 1 else tuple(sorted(found))
    return Claim(statement, max(found.values()), methods, None, counts=True, is_no_longer_found=False)


def _as_correction(claim: Claim, replaced: list[str], last: Mapping[str, Verdict]) -> Claim:
    """A correction counts while a last word points to it, or where it stands by itself."""
    words = [last[other] for other in replaced if last[other].instead == claim.id]
    if not words:
        stands_alone = claim.statement.method != "review" or claim.verdict is not None
        return replace(claim, counts=claim.counts and stands_alone)
    newest = max(words, key=_order)
    asserted = max((claim.person_at, claim.person), (newest.at, newest.reviewer))
    return replace(
        claim,
        counts=claim.counts or claim.verdict is None,  # a person chose it, so it never vanishes
        person=asserted[1],
        person_at=asserted[0],
        replaces=tuple(sorted({word.claim_id for word in words})),
    )
