"""Several safe pairs joined in one go, and what people said of pairs.

Invariant: nothing is joined in a batch that is not safe at the moment of the decision: within each group that
comes of it, a name speaks for every two accounts, nothing speaks against any, and nobody doubted any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import UsageError
from gawah.model import Judgement, Same
from gawah.model.came import came
from gawah.model.record import record
from gawah.register.clusters import Clusters, last_words
from gawah.register.live import METHOD
from gawah.resolve.accounts import account_of, is_safe, may_be_one, signs
from gawah.review.decision import decided
from gawah.review.pairs import find_pair, seen_pair
from gawah.review.shown import apart, shown_of
from gawah.store.deeds import judgements_between, judgements_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gawah.project import Project
    from gawah.review.decision import Decision

    Pair = tuple[str, str]

KIND = "incident"
_DOUBTS = frozenset({Same.DIFFERENT, Same.UNSURE})


@record
class Joined:
    """What came of joining several pairs."""

    words: tuple[Judgement, ...]
    left_out: tuple[Pair, ...]
    """Pairs that would have brought two accounts together that are not safe to join unseen."""


def join(project: Project, pairs: Sequence[Pair], decision: Decision) -> Joined:
    """A person joins several pairs of incidents in one go, each of which they saw as open.

    Args:
        project: the project.
        pairs: whole ids or their beginnings, the likeliest first.
        decision: who says so and why; ``expect`` is a ``state_of_pair`` that all of them have.

    Raises:
        NotFoundError: no incident begins so.
        UsageError: several do, none is named, or none is safe.
        ConflictError: somebody decided about one of them since the person looked.
    """
    if not pairs:
        raise UsageError("No pair was chosen. Choose at least one.")

    def make(at: str) -> tuple[Joined, tuple[Judgement, ...]]:
        found = [find_pair(project, pair) for pair in pairs]
        for pair in found:
            seen_pair(project, pair, decision)
        chosen, left_out = _chosen(project, found)
        if not chosen:
            raise UsageError("None of these pairs is safe to join unseen. Look at them one by one.")
        register = apart(project, {one for pair in chosen for one in pair})
        words = tuple(
            Judgement(
                *pair, Same.SAME, METHOD, at, decision.reviewer, None, decision.why, shown_of(register, pair)
            )
            for pair in chosen
        )
        return Joined(words, tuple(left_out)), words

    return decided(project, decision, make)


def _chosen(project: Project, pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs to be joined and those to be left out, each group looked at as a whole."""
    safety = _Safety(project, {one for pair in pairs for one in pair})
    groups = Clusters(())
    chosen, left_out = [], []
    for pair in pairs:
        left, right = (groups.members(safety.standing(one)) for one in pair)
        if left == right:
            continue  # joined with each other already, through a third
        if all(safety.holds(a, b) for a in left for b in right):
            groups.merge(min(left), min(right))
            chosen.append(pair)
        else:
            left_out.append(pair)
    return chosen, left_out


class _Safety:
    """Whether two incidents may be joined unseen, as the record stands."""

    def __init__(self, project: Project, incidents: set[str]) -> None:
        self._register = project.told(incidents)
        found = (self._register.incident(one) for one in sorted(incidents))
        self._accounts = {one.id: account_of(one, self._register) for one in found if one is not None}
        members = {one for account in self._accounts.values() if account for one in account.members}
        words = last_words(word for _, word in judgements_of(project.engine, members))
        self._doubted = {pair for pair, word in words.items() if word.same in _DOUBTS}

    def standing(self, one: str) -> str:
        """The incident that one is part of now."""
        return self._register.names.get(one, one)

    def holds(self, one: str, other: str) -> bool:
        """Whether a name speaks for it, nothing against it, and nobody doubted it."""
        a, b = self._accounts.get(one), self._accounts.get(other)
        if a is None or b is None or not may_be_one(a, b) or not is_safe(signs(a, b)):
            return False
        return self._doubted.isdisjoint((min(x, y), max(x, y)) for x in a.members for y in b.members)


def told_of_incidents(project: Project) -> tuple[Judgement, ...]:
    """The words of people that hold about two incidents, the newest first."""
    words = last_words(judgements_between(project.engine, KIND, by_people=True)).values()
    return tuple(sorted(words, key=lambda word: (came(word), word.left, word.right), reverse=True))


def joined_by_method(project: Project) -> tuple[Judgement, ...]:
    """Where the method says that two incidents are one and no person has spoken, the least sure first."""
    said = last_words(judgements_between(project.engine, KIND, by_people=False))
    people = last_words(judgements_between(project.engine, KIND, by_people=True))
    words = [word for pair, word in said.items() if word.same is Same.SAME and pair not in people]
    return tuple(sorted(words, key=lambda word: (word.score or 0.0, word.left, word.right)))
