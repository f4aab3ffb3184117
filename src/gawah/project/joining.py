"""The method's own word on which accounts are of one event, said where it is sure, and taken back.

Only documents are looked at whose accounts changed since the last time, each beside those near it. A person's
word stands above all of it, and what the method said stays in the record with what spoke for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Judgement, Same
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.clock import now
from gawah.resolve.joining import METHOD, compared, near, sure
from gawah.store import MACHINE, append
from gawah.store.deeds import judgements_of
from gawah.store.parts import subjects_of_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from gawah.catalogue import Catalogue
    from gawah.project.project import Project
    from gawah.resolve.accounts import Account
    from gawah.resolve.joining import Match

    Pair = tuple[str, str]

_FEW = 500
"""Documents, so few that what lies near each is looked up; for more, all accounts pass by once in order."""
_FAMILY = METHOD.partition("@")[0]


@record
class Joined:
    """What a look through the accounts brought."""

    documents: int
    """How many were looked at."""
    joined: int
    """Pairs that the method says are one, and did not before."""
    parted: int
    """Pairs of which it said so, and is not sure any more."""


def join(
    project: Project, catalogue: Catalogue, on_progress: Callable[[int, int], None] | None = None
) -> Joined:
    """Say which accounts of documents that are new, or were changed, are of one event with others.

    Args:
        project: the project.
        catalogue: its catalogue, which is brought up to date before and after.
        on_progress: called with how many documents are laid out and how many there are.

    Raises:
        ReadOnlyError: the project cannot be written to.
    """
    project.must_write()
    catalogue.update(on_progress)
    documents = catalogue.to_join()
    if not documents:
        return Joined(0, 0, 0)
    expected = {(match.left, match.right): match for match in sure(_matches(catalogue, documents))}
    words = list(_new_words(expected, _said(project, documents)))
    if words:
        with writing(project.root):
            append(project.engine, MACHINE, words[0].at, words)
    catalogue.joined(documents)
    if words:
        catalogue.update()
    same = sum(word.same is Same.SAME for word in words)
    return Joined(len(documents), same, len(words) - same)


def _matches(catalogue: Catalogue, documents: Collection[str]) -> Iterator[Match]:
    """What the accounts of some documents are to all others, each pair once."""
    found: set[Pair] = set()
    for one, other in _pairs(catalogue, documents):
        match = compared(one, other)
        if match is not None and (match.left, match.right) not in found:
            found.add((match.left, match.right))
            yield match


def _pairs(catalogue: Catalogue, documents: Collection[str]) -> Iterator[tuple[Account, Account]]:
    if len(documents) > _FEW:
        wanted = frozenset(documents)
        yield from (
            pair
            for pair in near(catalogue.accounts_in_order())
            if not wanted.isdisjoint((*pair[0].documents, *pair[1].documents))
        )
        return
    for account in catalogue.accounts_of(tuple(documents)):
        for other in catalogue.accounts_near(account):
            yield account, other


def _said(project: Project, documents: Iterable[str]) -> dict[Pair, Judgement]:
    """What the method said last of the incidents that some documents tell of, with any other."""
    incidents = subjects_of_documents(project.engine, documents, "incident")
    said: dict[Pair, Judgement] = {}
    for _, word in judgements_of(project.engine, incidents):
        if word.reviewer is None and word.method.partition("@")[0] == _FAMILY:
            said[min(word.left, word.right), max(word.left, word.right)] = word
    return said


def _new_words(expected: Mapping[Pair, Match], said: Mapping[Pair, Judgement]) -> Iterator[Judgement]:
    """What is to be said, where it was not said so already."""
    at = now()
    for (left, right), match in sorted(expected.items()):
        score = round(match.weight, 2)
        last = said.get((left, right))
        if last is None or (last.same, last.score, last.words) != (Same.SAME, score, match.words):
            yield Judgement(left, right, Same.SAME, METHOD, at, None, score, match.words)
    for (left, right), last in sorted(said.items()):
        if (left, right) not in expected and last.same is Same.SAME:
            yield Judgement(left, right, Same.SUGGESTED, METHOD, at, None, None, last.words)


__all__ = ["Joined", "join"]
