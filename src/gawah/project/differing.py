"""Where two records of one document were decided on apart: which words each does not know of the other.

A word that was said with the other side's words at hand is no conflict, whenever it was said: whoever packs
hands over all words that they know. Both sides must each know a word that the other does not, and these must
come to different ends. No clock is asked.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model import Verdict, Word
from gawah.model.record import record
from gawah.project.parcels import in_order_of_id
from gawah.register.clusters import last_words
from gawah.register.live import METHOD, said, said_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from gawah.model import Judgement, Run, Statement
    from gawah.project.parcels import Pair, Parcel

    Statements = Mapping[str, Statement]
    Words = AbstractSet[Verdict]


@record
class Side:
    """What one record has of a document."""

    statements: Statements
    verdicts: frozenset[Verdict]
    newest_run: Run | None = None
    runs: frozenset[str] = frozenset()
    """The ids of all its readings."""


def twins(here: Side, there: Side) -> frozenset[Verdict]:
    """Words for what two people added apart and alike, so that both stand on both sides.

    A record has each claim once, with who made it first. Who made it too accepted it at that moment.
    """
    found: set[Verdict] = set()
    for claim, mine in here.statements.items():
        other = there.statements.get(claim)
        if other is None or METHOD not in (mine.method, other.method):
            continue
        if (mine.at, mine.reviewer) != (other.at, other.reviewer):
            for statement, words in ((mine, here.verdicts), (other, there.verdicts)):
                if statement.method == METHOD and not _is_by_word(statement, words):
                    reviewer = statement.reviewer or ""
                    found.add(Verdict(claim, Word.ACCEPTED, reviewer, statement.at))
    return frozenset(found)


def _is_by_word(statement: Statement, words: Words) -> bool:
    """Whether it came in with a word of its own: a correction, or an acceptance with a reason."""
    of_it = [w for w in words if w.instead == statement.claim_id]
    of_it += [w for w in words if w.claim_id == statement.claim_id and w.word is Word.ACCEPTED]
    return said_with(statement, of_it)


def claims_apart(here: Side, there: Side, undecided: AbstractSet[str]) -> frozenset[str]:
    """Claims on which people decided otherwise without knowing of each other.

    Args:
        here: what this record has.
        there: what the other has.
        undecided: those of which the other says that they are not settled.
    """
    mine, others = _by_claim(here.verdicts), _by_claim(there.verdicts)
    found = _values_apart(here, there)
    for claim in mine.keys() | others.keys() | undecided:
        known, came = mine.get(claim, frozenset()), others.get(claim, frozenset())
        statement = here.statements.get(claim) or there.statements.get(claim)
        if statement is None:
            continue
        if known - came and came - known:
            ends = {_end(statement, some) for some in (known, came, known | came)}
            found |= {claim} if len(ends) > 1 else set()
        elif claim in undecided and known <= came:
            found.add(claim)
    return frozenset(found)


def _by_claim(verdicts: Words) -> dict[str, frozenset[Verdict]]:
    found: dict[str, set[Verdict]] = defaultdict(set)
    for one in verdicts:
        found[one.claim_id].add(one)
    return {claim: frozenset(words) for claim, words in found.items()}


def _end(statement: Statement, words: Words) -> tuple[object, ...]:
    told = said(statement, words)
    last = told.verdict
    return (last.word, last.instead) if last is not None else (told.is_asserted,)


def _values_apart(here: Side, there: Side) -> set[str]:
    """Of values that people gave of their own accord without words of a text, those that differ."""
    mine = _asserted(here, there)
    return {
        one.claim_id
        for one in _asserted(there, here)
        if any((two.subject, two.prop) == (one.subject, one.prop) and two.value != one.value for two in mine)
    }


def _asserted(side: Side, other: Side) -> list[Statement]:
    """What people said on one side alone and stands there."""
    return [
        one
        for one in side.statements.values()
        if one.method == METHOD
        and one.span is None
        and one.claim_id not in other.statements
        and said(one, side.verdicts).is_asserted
    ]


def is_read_otherwise(here: Side, parcel: Parcel, runs: AbstractSet[str]) -> bool:
    """Whether the newest readings, each unknown to the other side, are by other methods or of another text.

    Args:
        here: what this record has.
        parcel: what came.
        runs: the ids of all readings that came.
    """
    mine, other = here.newest_run, parcel.newest_run
    if mine is None or other is None or mine.id in runs or other.id in here.runs:
        return False
    return (mine.text, _by_program(mine)) != (other.text, _by_program(other))


def _by_program(run: Run) -> list[str]:
    """The methods, without that which only names the words of people on the blocks of the page."""
    return sorted(one for one in run.methods if not one.startswith("blocks@"))


def pairs_apart(
    here: Iterable[Judgement], there: Iterable[Judgement], undecided: AbstractSet[Pair]
) -> frozenset[Pair]:
    """Pairs of which people judged otherwise without knowing of each other."""
    mine, others = _by_pair(here), _by_pair(there)
    found = set()
    for pair in mine.keys() | others.keys() | undecided:
        known, came = mine.get(pair, frozenset()), others.get(pair, frozenset())
        if known - came and came - known:
            ends = {_same(some) for some in (known, came, known | came)}
            found |= {pair} if len(ends) > 1 else set()
        elif pair in undecided and known <= came:
            found.add(pair)
    return frozenset(found)


def _by_pair(judgements: Iterable[Judgement]) -> dict[Pair, frozenset[Judgement]]:
    found: dict[Pair, set[Judgement]] = defaultdict(set)
    for one in judgements:
        if one.reviewer is not None:
            found[in_order_of_id(one)].add(one)
    return {pair: frozenset(words) for pair, words in found.items()}


def _same(words: Iterable[Judgement]) -> str:
    return next((word.same.value for word in last_words(words).values()), "")
