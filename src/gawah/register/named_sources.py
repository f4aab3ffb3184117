"""What claims say of the sources of their documents: to whom each belongs, and whom it may cite."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gawah.register.fields import place_in_text
from gawah.schema import KNOWN_BY
from gawah.values.press import is_known, press_key, press_key_of
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.register.live import Claim

OWN = ("source_group", "agency", "publisher")
"""The properties by which a document belongs to a source, the one it is called by first."""
_PROPS = frozenset({*OWN, "cited_source"})
_LONGEST = 5
"""Words of a cited source that may be a name within it ("a report by Agence France-Presse")."""


class Gathered:
    """What claims say of the sources of their documents."""

    def __init__(self, counting: Iterable[Claim]) -> None:
        self.own: dict[str, dict[str, Claim]] = {}
        self._citing: list[Claim] = []
        self._spoken: dict[tuple[str, str], Claim] = {}
        self._called: dict[str, set[str]] = defaultdict(set)
        for claim in counting:
            statement = claim.statement
            for one in statement.speaker:
                if one.startswith("body:"):
                    said = (statement.document, one)
                    self._spoken[said] = min(self._spoken.get(said, claim), claim, key=place_in_text)
            if statement.prop in _PROPS and statement.kind == "document":
                self._of_document(claim)
            elif statement.prop in KNOWN_BY and statement.kind == "body":
                self._called[statement.subject].add(statement.value)

    def _of_document(self, claim: Claim) -> None:
        statement = claim.statement
        if statement.prop == "cited_source":
            self._citing.append(claim)
        elif press_key(statement.value):
            mine = self.own.setdefault(statement.document, {})
            before = mine.get(statement.prop)
            if before is None or _rank(claim) < _rank(before):
                mine[statement.prop] = claim

    def cited(self) -> dict[str, dict[str, Claim]]:
        """For each document whom it may cite: the owners of other documents, agencies and papers."""
        owners = {press_key(claim.statement.value) for told in self.own.values() for claim in told.values()}
        found: dict[str, dict[str, Claim]] = {}

        def note(claim: Claim, names: Iterable[str]) -> None:
            mine = found.setdefault(claim.statement.document, {})
            for name in names:
                if name in owners or is_known(name):
                    mine[name] = min(mine.get(name, claim), claim, key=place_in_text)

        for claim in self._citing:
            note(claim, _names_in(claim.statement.value))
        for (_, body), claim in self._spoken.items():
            note(claim, map(press_key, self._called.get(body, ())))
        return {document: told for document, told in found.items() if told}


def _rank(claim: Claim) -> tuple[object, ...]:
    """The best of several publishers: a person's word, then the surest, then the first by name."""
    return (claim.person_at == "", -claim.confidence, press_key(claim.statement.value), claim.id)


def _names_in(phrase: str) -> Iterator[str]:
    """The keys of all names that may stand in the words for a source."""
    yield press_key(phrase)
    words = key(phrase).split()  # once for all: to fold each part by itself takes most of the time
    for length in range(1, min(_LONGEST, len(words)) + 1):
        for first in range(len(words) - length + 1):
            yield press_key_of(" ".join(words[first : first + length]))
