"""Which claims count today: what the newest run of each method found, and what people said of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field, replace
from functools import cache
from typing import TYPE_CHECKING

from gawah.model import Word
from gawah.model.came import NEVER, came, sortable
from gawah.model.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.model import Run, Statement, Verdict
    from gawah.model.came import Came

METHOD = "review"
"""The method of what a person said of a document."""
ASSERTED = frozenset({"given", METHOD})
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
    person_after: str | None = field(default=None, compare=False)
    """The time that this counts as said at, where the clock was behind (``came``)."""
    replaces: tuple[str, ...] = ()
    """The claims that it stands in place of."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.statement.claim_id

    @property
    def person_came(self) -> Came:
        """What sorts claims by when a person last asserted them: those first that no person has."""
        return self.person_after or sortable(self.person_at)


@cache
def base(method: str) -> str:
    """The name of a method without its version: ``places`` of ``places@4``."""
    return method.partition("@")[0]


def until(at: str, as_of: str | None) -> bool:
    """Whether something recorded then was there on a day or at a time (a day counts as a whole)."""
    return as_of is None or at[: len(as_of)] <= as_of


@record
class Said:
    """What people said of one claim, as far as it holds."""

    words: tuple[Verdict, ...]
    """The words that nobody has taken back, oldest first: the last one counts."""
    is_asserted: bool
    """Whether a person made the claim of their own accord and has not taken that back."""

    @property
    def verdict(self) -> Verdict | None:
        """The word that counts, if any."""
        return self.words[-1] if self.words else None


def claims(
    statements: Iterable[Statement], verdicts: Iterable[Verdict], runs: Iterable[Run]
) -> dict[str, Claim]:
    """All claims that stand or that a person has spoken about, by claim id, in order of id."""
    found, looked = _found(runs)
    about = _by_claim(verdicts)
    corrections = _corrections(verdicts)
    first = _first(statements)
    last = {claim_id: _said(None, words, ()).verdict for claim_id, words in about.items()}
    result = {}
    for claim_id in sorted(first):
        statement = first[claim_id]
        made = corrections.get(claim_id, ())
        if statement.method == METHOD:
            is_asserted = _said(statement, about.get(claim_id, ()), made).is_asserted
        else:
            is_asserted = base(statement.method) == "given"
        claim = _claim(statement, found.get(claim_id), looked, (last.get(claim_id), is_asserted))
        if made:
            claim = _as_correction(claim, made, last)
        if claim.counts or claim.verdict is not None:
            result[claim_id] = claim
    return result


def said(statement: Statement, verdicts: Iterable[Verdict]) -> Said:
    """What holds of what people said about one claim.

    Args:
        statement: the claim.
        verdicts: all words about the claims of its document; their order changes nothing.
    """
    mine = list(verdicts)
    about = [word for word in mine if word.claim_id == statement.claim_id]
    return _said(statement, about, [word for word in mine if word.instead == statement.claim_id])


def _said(statement: Statement | None, about: Iterable[Verdict], made: Iterable[Verdict]) -> Said:
    """The words that hold: each take-back undoes the last one before it that held until then.

    What a person added is a word too, the first about it; it is told once more where it came with a reason.
    """
    words: list[Verdict] = []
    idle = 0
    ordered = in_order(about)
    for word in ordered:
        if word.word is not Word.WITHDRAWN:
            words.append(word)
        elif words:
            words.pop()
        else:
            idle += 1
    if statement is None or statement.method != METHOD or idle:
        return Said(tuple(words), is_asserted=False)
    # What was put in place of another stands by that word, and what was said with a reason by that one.
    accepted = [word for word in ordered if word.word is Word.ACCEPTED]
    return Said(tuple(words), is_asserted=not said_with(statement, [*made, *accepted]))


def said_with(statement: Statement, words: Iterable[Verdict]) -> bool:
    """Whether a statement came in with one of some words."""
    return any((word.at, word.reviewer) == (statement.at, statement.reviewer) for word in words)


def _by_claim(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        found[verdict.claim_id].append(verdict)
    return found


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
    newest: dict[tuple[str, str], tuple[Came, str]] = {}
    for run in by_id.values():
        for name in {base(m) for m in run.methods} | {base(f.method) for f in run.found}:
            place = (run.document, name)
            newest[place] = max(newest.get(place, (NEVER, "")), (came(run), run.id))
    found: dict[str, dict[str, float]] = {}
    for run in by_id.values():
        looked_last = {f.method: newest[run.document, base(f.method)][1] == run.id for f in run.found}
        for finding in run.found:
            if looked_last[finding.method]:
                known = found.setdefault(finding.claim_id, {})
                known[finding.method] = max(known.get(finding.method, 0.0), finding.confidence)
    return found, set(newest)


def in_order(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Words in the order in which they were said, each once."""
    return sorted({_order(one): one for one in verdicts}.values(), key=_order)


def _order(verdict: Verdict) -> tuple[Came, str, str, str, str]:
    return (came(verdict), verdict.word, verdict.reviewer, verdict.instead or "", verdict.why)


def _corrections(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """For each claim that was ever put in place of another: the words that did."""
    replaced: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.instead is not None:
            replaced[verdict.instead].append(verdict)
    return replaced


def _claim(
    statement: Statement,
    found: Mapping[str, float] | None,
    looked: set[tuple[str, str]],
    said: tuple[Verdict | None, bool],
) -> Claim:
    verdict, is_asserted = said
    if found and verdict is None and not (is_asserted and statement.method == METHOD):
        return _found_only(statement, found)
    method = base(statement.method)
    is_own = method in ASSERTED
    # A method that no known run names has not looked again, so its word stands.
    is_live = bool(found) or is_asserted or not (is_own or (statement.document, method) in looked)
    is_refused = verdict is not None and verdict.word is not Word.ACCEPTED
    person = _NOBODY
    if verdict is not None and verdict.word is Word.ACCEPTED:
        person = (verdict.after, verdict.at, verdict.reviewer)
    elif is_asserted and statement.method == METHOD:
        person = (statement.after, statement.at, statement.reviewer or "")
    return Claim(
        statement,
        max(found.values()) if found else statement.confidence,
        tuple(sorted(found)) if found else ((statement.method,) if is_live or is_own else ()),
        verdict,
        counts=(is_live or verdict is not None) and not is_refused,
        is_no_longer_found=not (is_live or is_own) and verdict is not None,
        person=person[2],
        person_at=person[1],
        person_after=person[0],
    )


_NOBODY: tuple[str | None, str, str] = (None, "", "")


def _found_only(statement: Statement, found: Mapping[str, float]) -> Claim:
    """What the newest run found and nobody spoke about: nearly every claim, so it is made the short way."""
    methods = tuple(found) if len(found) == 1 else tuple(sorted(found))
    return Claim(statement, max(found.values()), methods, None, counts=True, is_no_longer_found=False)


def _as_correction(claim: Claim, made: Iterable[Verdict], last: Mapping[str, Verdict | None]) -> Claim:
    """A correction counts while a last word points to it, or where it stands by itself."""
    holding = {other.claim_id: last.get(other.claim_id) for other in made}
    words = [word for word in holding.values() if word is not None and word.instead == claim.id]
    if not words:
        return claim
    newest = max(words, key=_order)
    is_newer = (came(newest), newest.reviewer) > (claim.person_came, claim.person)
    asserted = (newest.after, newest.at, newest.reviewer)
    return replace(
        claim,
        counts=claim.counts or claim.verdict is None,  # a person chose it, so it never vanishes
        person=asserted[2] if is_newer else claim.person,
        person_at=asserted[1] if is_newer else claim.person_at,
        person_after=asserted[0] if is_newer else claim.person_after,
        replaces=tuple(sorted({word.claim_id for word in words})),
    )
