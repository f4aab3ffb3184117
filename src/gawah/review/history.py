"""What people decided, told from the records alone: who, when, which word, the value before and after."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.model import Word
from gawah.model.record import record
from gawah.project import register_of
from gawah.register.clusters import standing
from gawah.register.live import METHOD, in_order, said_with
from gawah.review.look_up import find_subject, look_at
from gawah.review.withdraw import ADDED, words_of
from gawah.store.deeds import (
    added_with,
    batch_with,
    judgements_of,
    judgements_on,
    statements_of,
    words_about,
)
from gawah.store.ids import claims_from
from gawah.store.parts import documents_of_subjects
from gawah.store.told import load_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.model import Judgement, Statement, Verdict
    from gawah.project import Project

    Added = dict[str, tuple[int, Statement]]


@record
class Deed:
    """One thing that a person did."""

    batch: int
    """The row of the log: all that was done in one go has the same, and ``take_back_batch`` undoes it."""
    at: str
    reviewer: str
    word: str
    """A ``Word``, a ``Same``, or ``added``."""
    about: tuple[str, ...]
    """The claim, or the two subjects."""
    subject: str
    """What is spoken of; the first of two subjects."""
    prop: str
    """The property; empty for two subjects."""
    before: str | None
    """The value that stood before, or what was said of the two; None where there was none."""
    after: str | None
    """The value that stands after it."""
    instead: str | None
    """The claim that took the place of the one, where it was corrected."""
    why: str


def history(project: Project, prefix: str) -> list[Deed]:
    """All that people did about a claim, a subject, or an incident with its acts, parties and place.

    Args:
        project: the project.
        prefix: the id, or its beginning; of a claim, or of a subject (``kind:`` and its id is never a claim).

    Raises:
        NotFoundError: nothing has such an id.
        UsageError: several begin so.

    Returns:
        newest first.
    """
    typed = prefix.strip().lower()
    if typed and ":" not in typed and claims_from(project.engine, typed):
        claims = [look_at(project, [prefix]).wanted[0].claim_id]
        return _newest_first(_about_claims(project, added_with(project.engine, claims)))
    subjects = _with_parts(project, find_subject(project, prefix))
    found = {one.claim_id: (batch, one) for batch, one in statements_of(project.engine, subjects)}
    judged = [word for _, word in judgements_of(project.engine, subjects)]
    pairs = {(word.left, word.right) for word in judged}
    return _newest_first([*_about_claims(project, found), *_about_pairs(project, pairs)])


def last_batch(project: Project, deeds: Iterable[Deed]) -> int | None:
    """Of some deeds the newest go that may be taken back: nothing newer was said of what it decided.

    None where nothing of them holds any more.
    """
    for seq in sorted({deed.batch for deed in deeds if deed.word != Word.WITHDRAWN}, reverse=True):
        batch = batch_with(project.engine, seq)
        holding = [word for word in words_of(project, batch) if word.holds] if batch is not None else []
        if holding:
            return seq if all(word.newer is None for word in holding) else None
    return None


def deeds_of(project: Project, batch: int) -> list[Deed]:
    """All that was done in one go; what it did about claims that were there already comes first."""
    found = batch_with(project.engine, batch)
    if found is None:
        return []
    claims = {word.claim_id for word in found.verdicts} | {one.claim_id for one in found.statements}
    pairs = {(word.left, word.right) for word in found.judgements}
    oldest_first = sorted(added_with(project.engine, claims).items(), key=lambda one: one[1][0])
    deeds = [*_about_claims(project, dict(oldest_first)), *_about_pairs(project, pairs)]
    return [deed for deed in deeds if deed.batch == batch]


def _newest_first(deeds: Iterable[Deed]) -> list[Deed]:
    return sorted(deeds, key=lambda deed: (deed.batch, deed.at, deed.about, deed.word), reverse=True)


def _with_parts(project: Project, subject: str) -> list[str]:
    """A subject with those it is one with; of an incident also its parts, those that were rejected too."""
    stored = load_told(project.engine, [subject], documents_of_subjects(project.engine, [subject]))
    register = register_of(stored)

    def members(one: str) -> set[str]:
        found = register.subject(one)
        return set(found.members) if found is not None else {one}

    own = members(subject)
    if not subject.startswith("incident:"):
        return sorted(own)
    told = [s for s in stored.statements if s.prop == "incident" and s.value in own]
    own = own.union(*(members(s.subject) for s in told))
    named = {s.value for s in stored.statements if s.subject in own and _is_subject(s.value)}
    return sorted(own.union(*map(members, named)))


def _is_subject(value: str) -> bool:
    kind, colon, digits = value.partition(":")
    return bool(colon) and kind.isalpha() and len(digits) == _ID_LENGTH


_ID_LENGTH = 64


def _about_claims(project: Project, claims: Added) -> Iterator[Deed]:
    words: dict[str, dict[Verdict, int]] = defaultdict(dict)
    told = words_about(project.engine, claims)
    for batch, verdict in told:
        words[verdict.claim_id][verdict] = batch
    others = added_with(project.engine, {w.instead for _, w in told if w.instead is not None})
    values = {one: statement.value for one, (_, statement) in (claims | others).items()}
    for one, (batch, statement) in claims.items():
        made = [word for _, word in told if word.instead == one]
        is_own = statement.method == METHOD and not said_with(statement, made)
        yield from _Replay(statement, values).deeds(words[one], batch if is_own else None)


class _Replay:
    """What was said of one claim, one word after the other."""

    def __init__(self, statement: Statement, values: dict[str, str]) -> None:
        self._statement = statement
        self._values = values
        self._words: list[Verdict] = []
        self._first: str | None = statement.value if statement.method != METHOD else None
        """What stands where no word holds."""

    def deeds(self, words: dict[Verdict, int], added_in: int | None) -> Iterator[Deed]:
        """The deeds in order.

        Args:
            words: each word with its row of the log.
            added_in: the row in which a person made the claim of their own accord.
        """
        statement = self._statement
        ordered = in_order(words)
        if added_in is not None and not said_with(statement, ordered):
            self._first = statement.value
            yield self._deed(added_in, (statement.at, statement.reviewer or "", ADDED), None)
        for word in ordered:
            before = self._value
            self._apply(word)
            with_it = added_in is not None and said_with(statement, [word])
            said = ADDED if with_it else word.word.value
            yield self._deed(words[word], (word.at, word.reviewer, said), before, word)

    @property
    def _value(self) -> str | None:
        if not self._words:
            return self._first
        last = self._words[-1]
        if last.word is Word.REJECTED:
            return None
        return self._values.get(last.instead or "", self._statement.value)

    def _apply(self, word: Verdict) -> None:
        if word.word is not Word.WITHDRAWN:
            self._words.append(word)
        elif self._words:
            self._words.pop()
        elif self._statement.method == METHOD:
            self._first = None

    def _deed(
        self, batch: int, said: tuple[str, str, str], before: str | None, word: Verdict | None = None
    ) -> Deed:
        at, reviewer, what = said
        return Deed(
            batch,
            at,
            reviewer,
            what,
            (self._statement.claim_id,),
            self._statement.subject,
            self._statement.prop,
            before,
            self._value,
            word.instead if word is not None else None,
            word.why if word is not None else "",
        )


def _about_pairs(project: Project, pairs: Iterable[tuple[str, str]]) -> Iterator[Deed]:
    for pair in {(min(pair), max(pair)) for pair in pairs}:
        words = judgements_on(project.engine, pair)
        rows = {word: batch for batch, word in judgements_of(project.engine, [pair[0]])}
        for number, word in enumerate(words):
            if word.reviewer is not None:
                said = [_standing(words[:upto]) for upto in (number, number + 1)]
                yield _deed_on_pair(word, rows[word], said)


def _standing(words: Sequence[Judgement]) -> str | None:
    holding = next(iter(standing(words).values()), [])
    return holding[-1].same.value if holding else None


def _deed_on_pair(word: Judgement, batch: int, said: list[str | None]) -> Deed:
    reviewer = word.reviewer or ""
    about = (word.left, word.right)
    before, after = said
    return Deed(
        batch, word.at, reviewer, word.same.value, about, word.left, "", before, after, None, word.words
    )
