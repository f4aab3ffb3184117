"""What else the sentences say in which an incident is told, beside what is compared by itself.

Two reports of an arrest in one town share the day, the place and the deed; that both speak of a burned page
and of one factory tells that it is one arrest. Only words of one language can agree. A name that both have
says more than any other word, whatever it names: a court, a company, a village.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from gawah.languages import phrases, table
from gawah.resolve.described import distinct, short
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.register.incident import Incident
    from gawah.register.live import Claim
    from gawah.register.view import Register
    from gawah.resolve.accounts import Account

_WORD = re.compile(r"[^\W\d_]+")
_SMALL = 3
"""Letters of the words that a headline writes small."""
_COMPARED = {
    "incident": frozenset({"date", "place"}),
    "group": frozenset({"count"}),
    "person": frozenset({"age"}),
    "place": frozenset({"name", "admin1", "admin2"}),
}
"""What is compared by itself, by kind of subject: its words would count twice. Those of the deed stay, as its
type is no word: how many words two deeds of one type share by chance is in the weights."""


def told_words(incident: Incident, register: Register) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of the sentences in which an incident is told, and of those that run on with them.

    The latter are of what is told in one go with it: the crowd that came after the arrest.

    Returns:
        for both, sorted, each word with its language: ``en:factory``; written large where it stands there as
        a name: ``en:Wikipedia``.
    """
    title = incident.subject.fields.get("title")
    own = {claim.id: claim for claim in (title.claims if title is not None else ())}
    beside = {one.id: one for claim in own for one in register.in_one_go.get(claim, ()) if one.id not in own}
    said = set(_cut(chain.from_iterable(map(_original, filter(_is_compared, incident.claims)))))
    told = _telling(own.values(), said)
    return told, _telling(beside.values(), said.union(_cut(told)))


def _telling(claims: Iterable[Claim], without: set[str]) -> tuple[str, ...]:
    words = (word for one in claims for word in _words(one.statement.value, one.statement.lang))
    return tuple(sorted(word for cut, word in _cut(words).items() if cut not in without))


def _is_compared(claim: Claim) -> bool:
    return claim.statement.prop in _COMPARED.get(claim.statement.kind, ())


def _original(claim: Claim) -> Iterator[str]:
    return _words(claim.statement.original or "", claim.statement.lang)


def _words(words: str, code: str | None) -> Iterator[str]:
    if not code:
        return
    names = {part for word in _names(words) for part in key(word).split()}
    small = _small(code)
    for word in distinct(words, code):
        if word not in small:
            yield f"{code}:{word.capitalize() if word in names else word}"


@cache
def _small(code: str) -> frozenset[str]:
    """The words of a language's grammar and calendar, cut short: they stand in sentences about anything."""
    told = chain.from_iterable(phrases(table(code, name)) for name in ("grammar", "dates"))
    return frozenset(
        short(word) for phrase in told for part in phrase.split("/") for word in key(part).split()
    )


def _names(words: str) -> Iterator[str]:
    """The words that are written as names are: large inside a sentence, or all in capitals."""
    found = _WORD.findall(words)
    long = [word for word in found if len(word) > _SMALL]
    is_headline = 10 * sum(word[0].islower() for word in long) < len(long)
    for at, word in enumerate(found):
        if not is_headline and (word[1:2].isupper() or (at and word[0].isupper())):
            yield word


def in_common(a: Account, b: Account, *, names: bool) -> tuple[str, ...] | None:
    """What the sentences of two accounts share, without what another row compares in both.

    Args:
        a: an account.
        b: another.
        names: whether words that both write as names are asked for, or all others.

    Returns:
        words; None where one of the two has none that the other could share.
    """
    if not _in_one_language(a, b):
        return None
    compared = set(_compared_in_both(a, b))
    ours, theirs = (
        {cut: word for cut, word in _cut(one.told).items() if cut not in compared} for one in (a, b)
    )
    if not all(any(_is_name(word) is names for word in some.values()) for some in (ours, theirs)):
        return None
    shared = ours.keys() & theirs.keys()
    # Large in one and small in the other it is no name: "the police" and "Police said".
    named = {cut for cut in shared if _is_name(ours[cut]) and _is_name(theirs[cut])}
    return _shown(ours, theirs, named if names else shared - named)


def in_common_beside(a: Account, b: Account) -> tuple[str, ...] | None:
    """What the sentences share that run on with those of two accounts, beside what their own do.

    Returns:
        words; None where nothing runs on, or both are told in no one language.
    """
    if not (a.told_beside or b.told_beside) or not _in_one_language(a, b):
        return None
    ours, theirs = _cut((*a.told, *a.told_beside)), _cut((*b.told, *b.told_beside))
    shared = ours.keys() & theirs.keys() - (_cut(a.told).keys() & _cut(b.told).keys())
    return _shown(ours, theirs, shared.difference(_compared_in_both(a, b)) if shared else shared)


def _in_one_language(a: Account, b: Account) -> bool:
    return not {_code(word) for word in a.told}.isdisjoint(map(_code, b.told))


def _cut(words: Iterable[str]) -> dict[str, str]:
    """Words by what makes their forms one: ``en:factor`` of ``en:factories``."""
    return {
        f"{code}:{short(word.casefold())}": whole
        for whole in words
        for code, _, word in [whole.partition(":")]
    }


def _shown(words: Mapping[str, str], others: Mapping[str, str], some: Iterable[str]) -> tuple[str, ...]:
    """Some words in one of the two forms that two accounts have: the same whichever comes first."""
    return tuple(sorted(min(words[cut], others[cut]).partition(":")[2] for cut in some))


def _is_name(word: str) -> bool:
    return word != word.casefold()


def _code(word: str) -> str:
    return word.partition(":")[0]


def _compared_in_both(a: Account, b: Account) -> Iterator[str]:
    """The words of the rows of names and descriptions that both accounts have."""
    rows = (
        (a.victims_known_by, b.victims_known_by),
        (a.suspects_known_by, b.suspects_known_by),
        (a.bodies_known_by, b.bodies_known_by),
        (a.speakers_known_by, b.speakers_known_by),
    )
    codes = {_code(word) for word in (*a.told, *a.told_beside, *b.told, *b.told_beside)}
    for one, other in rows:
        if one and other:
            yield from (f"{code}:{word}" for word in _parts((*one, *other)) for code in codes)
    if a.described and b.described:
        yield from (*a.described, *b.described)


def _parts(names: Iterable[str]) -> set[str]:
    return {short(word) for name in names for word in name.split()}
