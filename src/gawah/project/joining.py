"""The method's own word on which accounts are of one event, and which of their people are one person.

It is said where it is sure, and taken back where it no longer is. Only documents are looked at whose accounts
changed since the last time, each beside those near it. A person's word stands above all of it, and what the
method said stays in the record with what spoke for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

from gawah.model import Judgement, Same
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.blocks import applied, block_words
from gawah.project.clock import now
from gawah.project.project import register_of
from gawah.register.sources import DOCUMENT
from gawah.resolve import joining, translations
from gawah.resolve.joining import compared, near, sure
from gawah.resolve.matter import matters, of_matters
from gawah.resolve.participants import same_people
from gawah.resolve.translations import Telling, language_of, telling, translated
from gawah.store import MACHINE, append_decided
from gawah.store.deeds import judgements_between, judgements_of
from gawah.store.look_up import load_text
from gawah.store.parts import closed, documents_of_subjects, load_part, subjects_of_documents

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from gawah.catalogue import Catalogue
    from gawah.model import Statement
    from gawah.project.project import Project
    from gawah.register import Register
    from gawah.resolve.accounts import Account
    from gawah.resolve.joining import Match
    from gawah.store import Stored

    Pair = tuple[str, str]

PEOPLE = "people@1"
"""The name of the method that says which people are one; another version where it says otherwise."""
_FEW = 500
"""Documents, so few that what lies near each is looked up; for more, all accounts pass by once in order."""
_TOGETHER = 40
"""Documents whose people are looked at in one go, and pairs of documents whose accounts are."""


class _Reason(NamedTuple):
    score: float
    words: str


@record
class Joined:
    """What a look through the accounts brought."""

    documents: int
    """How many were looked at."""
    joined: int = 0
    """Pairs of accounts that the method says are of one event, and did not before."""
    parted: int = 0
    """Pairs of which it said so, and is not sure any more."""
    people: int = 0
    """Pairs of people that it says are one person, and did not before."""


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
        return Joined(0)
    incidents = _say_of_incidents(project, catalogue, documents)
    looked_at = {*documents, *_documents_of(project, incidents)}
    catalogue.update()
    people = _say_of_people(project, sorted(_with_people(project, catalogue, looked_at)))
    catalogue.update()
    # What was joined, or parted, changed by that alone: it was looked at just now.
    changed = [word for word in people if not word.left.startswith(DOCUMENT)]
    catalogue.joined(sorted({*looked_at, *_documents_of(project, changed)}))
    return Joined(
        len(documents),
        sum(word.same is Same.SAME for word in incidents),
        sum(word.same is not Same.SAME for word in incidents),
        sum(word.same is Same.SAME for word in changed),
    )


def _documents_of(project: Project, words: Iterable[Judgement]) -> frozenset[str]:
    return documents_of_subjects(project.engine, {end for word in words for end in (word.left, word.right)})


def _say_of_incidents(
    project: Project, catalogue: Catalogue, documents: Sequence[str]
) -> tuple[Judgement, ...]:
    found = sure(_matches(catalogue, documents))
    expected = {
        (match.left, match.right): _Reason(round(match.weight, 2), match.words)
        for match in chain(found, _of_one_matter(catalogue, found))
    }
    incidents = subjects_of_documents(project.engine, documents, "incident")
    words = (word for _, word in judgements_of(project.engine, incidents))
    return _say(project, joining.METHOD, expected, words)


def _matches(catalogue: Catalogue, documents: Collection[str]) -> Iterator[Match]:
    """What the accounts of some documents are to all others, each pair once."""
    found: set[Pair] = set()
    for one, other in _pairs(catalogue, documents):
        match = compared(one, other)
        if match is not None and (match.left, match.right) not in found:
            found.add((match.left, match.right))
            yield match


def _of_one_matter(catalogue: Catalogue, found: Sequence[Match]) -> Iterator[Match]:
    """What else documents both tell of which an account of each is surely of one event."""
    joined = tuple(matters(found).items())
    for at in range(0, len(joined), _TOGETHER):
        some = dict(joined[at : at + _TOGETHER])
        yield from of_matters(some, catalogue.accounts_of(sorted({one for pair in some for one in pair})))


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


def _with_people(project: Project, catalogue: Catalogue, documents: set[str]) -> set[str]:
    """Those of some documents that may tell of people whom others tell of; of a few, all."""
    if len(documents) <= _FEW:
        return documents
    words = judgements_between(project.engine, "person", by_people=False)
    return documents & (catalogue.documents_joined() | _documents_of(project, words))


def _say_of_people(project: Project, documents: Sequence[str]) -> tuple[Judgement, ...]:
    """Which people of accounts of one event are one, and which of their texts are translations.

    For some documents and those they are joined with.
    """
    said: list[Judgement] = []
    done: set[str] = set()
    for first in range(0, len(documents), _TOGETHER):
        new = [one for one in documents[first : first + _TOGETHER] if one not in done]
        chosen = closed(project.engine, new)
        said.extend(_say_of_people_in(project, chosen))
        done |= chosen
    return tuple(said)


def _say_of_people_in(project: Project, documents: Iterable[str]) -> tuple[Judgement, ...]:
    stored = load_part(project.engine, documents)
    # As it is without the method's own word on people: whom it joined is then proposed again, or not.
    judged = tuple(word for word in stored.judgements if not _is_by(word, PEOPLE))
    register = register_of(replace(stored, judgements=judged))
    expected = {
        (one.left, one.right): _Reason(round(one.score, 3), one.words)
        for incident in register.incidents()
        if len(incident.documents) > 1
        for one in same_people(register, [incident])
    }
    said = _say(project, PEOPLE, expected, stored.judgements)
    return said + _say_of_translations(project, stored, register)


def _say_of_translations(project: Project, stored: Stored, register: Register) -> tuple[Judgement, ...]:
    """Which documents that tell of one event are translations of each other."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for one in stored.statements:
        by_document[one.document].append(one)
    language = {document: language_of(said) for document, said in by_document.items()}
    pairs = {
        (DOCUMENT + left, DOCUMENT + right): (left, right)
        for incident in register.incidents()
        for left, right in combinations(sorted(incident.documents), 2)
        if language[left] != language[right]
    }
    told = {
        one: _told_in(project, one, by_document[one])
        for one in sorted({end for pair in pairs.values() for end in pair})
    }
    found = {ends: translated(told[left], told[right]) for ends, (left, right) in pairs.items()}
    expected = {
        ends: _Reason(one.share, one.words)
        for ends, one in found.items()
        if one is not None and one.is_translation
    }
    known = (word for word in stored.judgements if (word.left, word.right) in pairs)
    return _say(project, translations.METHOD, expected, known)


def _told_in(project: Project, document: str, said: Sequence[Statement]) -> Telling:
    text = load_text(project.engine, document)
    if text is None:
        return Telling("", ())
    return telling(applied(text, block_words(project.engine, document)), said)


def _say(
    project: Project, method: str, expected: Mapping[Pair, _Reason], known: Iterable[Judgement]
) -> tuple[Judgement, ...]:
    """Add what a method says of pairs, where it was not said so already; what is new.

    Args:
        project: the project.
        method: its name.
        expected: the pairs that are one, each in order of id, and why.
        known: what was said of all that was looked at: a pair of which the method said before that it is
            one, and which is not expected any more, is taken back.
    """
    last = {
        (min(word.left, word.right), max(word.left, word.right)): word
        for word in known
        if _is_by(word, method)
    }
    at, words = now(), []
    for (left, right), why in sorted(expected.items()):
        before = last.get((left, right))
        if before is None or (before.same, before.score, before.words) != (Same.SAME, *why):
            words.append(Judgement(left, right, Same.SAME, method, at, None, why.score, why.words))
    for (left, right), before in sorted(last.items()):
        if (left, right) not in expected and before.same is Same.SAME:
            words.append(Judgement(left, right, Same.SUGGESTED, method, at, None, None, before.words))
    return _said_once(project, method, at, words) if words else ()


def _said_once(project: Project, method: str, at: str, words: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Add what is not said by now: another process may join the same at the same moment."""
    new: list[Judgement] = []

    def look() -> tuple[str, Sequence[Judgement]]:
        ends = {end for word in words for end in (word.left, word.right)}
        told = (word for _, word in judgements_of(project.engine, ends) if _is_by(word, method))
        last = {(word.left, word.right): _what(word) for word in told}
        new.extend(word for word in words if last.get((word.left, word.right)) != _what(word))
        return at, new

    with writing(project.root):
        append_decided(project.engine, MACHINE, look)
    return tuple(new)


def _what(word: Judgement) -> tuple[Same, float | None, str]:
    return word.same, word.score, word.words


def _is_by(word: Judgement, method: str) -> bool:
    """Whether a method said it, in any version."""
    return word.reviewer is None and word.method.partition("@")[0] == method.partition("@")[0]


__all__ = ["PEOPLE", "Joined", "join"]
