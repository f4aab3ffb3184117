"""Whether a fact is shown: the claims for it and against it, or that it is still missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.law.finders import FINDERS, READING
from gawah.model import Stance
from gawah.model.record import record
from gawah.values.communities import communities_in
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.law.matter import Matter
    from gawah.law.records import Fact
    from gawah.register import Claim


@record
class Shown:
    """A fact with what the record has of it."""

    fact: Fact
    claims: tuple[Claim, ...]
    """Those that assert it; none where it is missing."""
    denials: tuple[Claim, ...]
    """Those that deny it: it is disputed, not taken away."""

    @property
    def is_shown(self) -> bool:
        """Whether anybody asserts it."""
        return bool(self.claims)


@dataclass
class Facts:
    """The facts of one matter, each looked for when it is first asked for."""

    matter: Matter
    known: Mapping[str, Fact]
    _found: dict[str, Shown] = field(default_factory=dict)

    def of(self, name: str) -> Shown:
        """A fact by its name."""
        if name not in self._found:
            self._found[name] = shown(self.known[name], self.matter)
        return self._found[name]

    def is_shown(self, name: str) -> bool:
        """Whether anybody asserts a fact."""
        return self.of(name).is_shown

    def lacking(self, when: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Which of some conditions nothing shows: of each, one of its facts would do."""
        return tuple(names for names in when if not any(map(self.is_shown, names)))


def shown(fact: Fact, matter: Matter) -> Shown:
    """What the record has of a fact, in order of its documents."""
    claims = list({claim.id: claim for claim in _found(fact, matter)}.values())
    claims.sort(key=_place)
    denied = [claim for claim in claims if claim.statement.stance is Stance.DENIED]
    asserted = [claim for claim in claims if claim.statement.stance is not Stance.DENIED]
    return Shown(fact, tuple(asserted), tuple(denied))


def _found(fact: Fact, matter: Matter) -> Iterator[Claim]:
    is_choosy = bool(fact.words or fact.communities)
    for name in fact.find:
        claims = FINDERS[name](matter, fact)
        if is_choosy and name in READING:
            yield from (claim for claim in claims if _speaks_of(claim, fact, matter))
        else:
            yield from claims


def _speaks_of(claim: Claim, fact: Fact, matter: Matter) -> bool:
    """Whether the words of a claim, or the name it gives, hold a phrase or a community of the fact."""
    told = f"{claim.statement.original or ''} | {matter.register.label(claim.statement.value)}"
    words = key(told).split()
    longest = max((phrase.count(" ") + 1 for phrase in fact.words), default=0)
    runs = (" ".join(words[at : at + n]) for at in range(len(words)) for n in range(1, longest + 1))
    if any(run in fact.words for run in runs):
        return True
    return bool(fact.communities and fact.communities & communities_in(told))


def _place(claim: Claim) -> tuple[str, int, str]:
    span = claim.statement.span
    return claim.statement.document, span.start if span is not None else -1, claim.id
