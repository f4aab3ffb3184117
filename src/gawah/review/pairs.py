"""Whether two subjects are one: saying so, and parting one from those it was joined with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import Sentence, Term, UsageError
from gawah.model import Judgement, Same
from gawah.model.came import came
from gawah.register.clusters import cluster, last_words
from gawah.register.live import METHOD
from gawah.review.decision import check, decided, state_of_pair
from gawah.review.look_up import find_subject, part_with, subject_in
from gawah.review.prefix import resolve
from gawah.review.shown import apart, shown_of
from gawah.store.deeds import judgements_of, judgements_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gawah.project import Project
    from gawah.register import Subject
    from gawah.review.decision import Decision

    Pair = tuple[str, str]


def judge(project: Project, pair: Pair, same: Same, decision: Decision) -> Judgement:
    """A person says whether two subjects are one.

    Args:
        project: the project.
        pair: the beginnings of two ids.
        same: the word.
        decision: who says so and why; ``expect`` is a ``state_of_pair``.

    Raises:
        NotFoundError: no subject begins so.
        UsageError: several do, or both are one record, or of different kinds.
        ConflictError: somebody decided about them since the person looked.
    """

    def make(at: str) -> tuple[Judgement, list[Judgement]]:
        left, right = find_pair(project, pair)
        seen_pair(project, (left, right), decision)
        others = _kept_with(project, (left, right)) if same is Same.SAME else []
        register = apart(project, {end for ends in ((left, right), *others) for end in ends})

        def say(ends: Pair) -> Judgement:
            shown = shown_of(register, ends)
            return Judgement(*ends, same, METHOD, at, decision.reviewer, None, decision.why, shown)

        words = [say(ends) for ends in ((left, right), *others)]
        return words[0], words

    return decided(project, decision, make)


def _kept_with(project: Project, pair: Pair) -> list[Pair]:
    """What must be said with it that two incidents are one, so that neither loses what it was joined with.

    A document may tell of the one, and of an account that the method had joined with the other. What one
    document tells apart no method makes one: that account would stand by itself again, although the person
    saw it as a part of what they joined.
    """
    found = [subject_in(part_with(project, one), one) for one in pair]
    homes = [_homes(subject) for subject in found]
    both = set(homes[0].values()) & set(homes[1].values())
    return [
        (end, member)
        for end, subject, home in zip(pair, found, homes, strict=True)
        for member in subject.members
        if member != end and home.get(member) in both
    ]


def _homes(subject: Subject) -> Mapping[str, str]:
    """The document that tells of each member of an incident; of other kinds it does not matter: none."""
    if subject.kind != "incident":
        return {}
    return {claim.statement.subject: claim.statement.document for claim in subject.claims}


def find_pair(project: Project, pair: Pair, of: Iterable[str] = ()) -> Pair:
    """Two subjects by the beginnings of their ids; of some kinds, where any is named.

    Raises:
        NotFoundError: no subject begins so.
        UsageError: several do, or both are one record, or of different kinds.
    """
    left, right = (find_subject(project, prefix, of) for prefix in pair)
    if left == right:
        raise UsageError("Both are the same record. Type two ids.")
    if left.partition(":")[0] != right.partition(":")[0]:
        raise UsageError(
            "A %(one)s and a %(other)s cannot be the same.",
            one=Term(left.partition(":")[0], "kind"),
            other=Term(right.partition(":")[0], "kind"),
        )
    return left, right


def word_on(project: Project, pair: Pair) -> Judgement | None:
    """The word that counts about two subjects, by their whole ids; for ``state_of_pair``."""
    return next(iter(last_words(judgements_on(project.engine, pair)).values()), None)


def seen_pair(project: Project, pair: Pair, decision: Decision) -> None:
    """See that a pair stands as the person saw it.

    Raises:
        ConflictError: it does not.
    """
    word = word_on(project, pair)
    last = (word.reviewer or word.method, word.same.value, word.at) if word is not None else None
    check(decision.expect, state_of_pair(word), Sentence("What is said of the two"), last)


def split(project: Project, prefix: str, member: str, decision: Decision) -> tuple[Judgement, ...]:
    """A person parts one record from all that it was joined with; the others stay joined.

    Args:
        project: the project.
        prefix: the beginning of the id of the joined subject, or of any of its members.
        member: the beginning of the id of the member that does not belong.
        decision: who says so and why; ``expect`` is the members as the person saw them, sorted, with a
            blank between.

    Raises:
        NotFoundError: no subject begins so.
        UsageError: it is joined with nothing, or the member is none of it.
        ConflictError: other members joined or left since the person looked.
    """

    def make(at: str) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
        subject = subject_in(part_with(project, found := find_subject(project, prefix)), found)
        members = subject.members
        if len(members) == 1:
            raise UsageError("That stands by itself: there is nothing to part it from.")
        known = [word for _, word in judgements_of(project.engine, members)]
        newest = max(known, key=came, default=None)
        last = (newest.reviewer or newest.method, newest.same.value, newest.at) if newest else None
        check(decision.expect, " ".join(members), Sentence("What it is joined with"), last)
        left = resolve(member, members, Sentence("member"))

        register = apart(project, members)

        def say(right: str, other: str, same: Same) -> Judgement:
            shown = shown_of(register, (right, other))
            return Judgement(right, other, same, METHOD, at, decision.reviewer, None, decision.why, shown)

        words = [say(left, other, Same.DIFFERENT) for other in members if other != left]
        words += [say(a, b, Same.SAME) for a, b in _links(known, words, left)]
        return tuple(words), tuple(words)

    return decided(project, decision, make)


def _links(known: list[Judgement], words: list[Judgement], left: str) -> list[Pair]:
    """Pairs to be joined anew: those that were one only through what is taken out."""
    before, after = cluster(known), cluster([*known, *words])
    heads: dict[str, list[str]] = {}
    for member, group in sorted(before.items()):
        head = after.get(member, member)
        if member != left and group == before.get(left) and head not in heads.setdefault(group, []):
            heads[group].append(head)
    return [(first, other) for first, *others in heads.values() for other in others]
