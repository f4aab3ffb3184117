"""All that is counted from: every incident in few words, which may be one, and which are asked for by a name.

It is read from the catalogue, which holds a hundred thousand incidents in rows; as of a day, which no
catalogue knows, it is worked out from the record, a part at a time.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gawah.analyse import where
from gawah.catalogue import Wanted
from gawah.catalogue.aggregates import aggregates_of
from gawah.catalogue.counted import counted_of
from gawah.resolve.accounts import account_of
from gawah.resolve.alike import may_be_one_event
from gawah.store.in_order import documents_in_parts
from gawah.store.parts import closed
from gawah.values.communities import communities_in, community_called
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.catalogue import Aggregate, Catalogue, Counted
    from gawah.project import Project
    from gawah.resolve.accounts import Account

_TOGETHER = 200
"""Documents that are worked out in one go."""


@dataclass
class Telling:
    """All that can be counted."""

    incidents: tuple[Counted, ...]
    near: Mapping[str, frozenset[str]]
    """For each incident that may be one event with others, as nobody has decided yet: their ids."""
    waiting: int = 0
    """Documents that nobody has read yet."""
    claims: tuple[Aggregate, ...] = ()
    """What somebody says there are, in order of document and id."""
    catalogue: Catalogue | None = None
    """What knows all names of places and bodies; None as of a day, when only those told there are known."""
    _groups: dict[str, frozenset[str]] = field(default_factory=dict)

    def in_place(self, name: str) -> tuple[Counted, ...]:
        """The incidents that surely lie in a place."""
        known = self._ids({"place": name})
        return tuple(i for i in self.incidents if i.id in known or where.is_called(i, name))

    def of_group(self, name: str) -> frozenset[str]:
        """The ids of incidents with a ground or a victim that is called so, or of the community called so."""
        wanted, code = key(name), community_called(name)
        return self._ids({"group": name}) | {
            told.id
            for told in self.incidents
            if any(wanted in group or code in self.communities(group) for group in told.groups)
        }

    def done_by(self, name: str) -> frozenset[str]:
        """The ids of incidents that somebody did who is called so."""
        wanted = key(name)
        known = self.catalogue.done_by(name) if self.catalogue is not None else frozenset()
        return known | {i.id for i in self.incidents if any(wanted in key(one) for one in i.perpetrators)}

    def communities(self, group: str) -> frozenset[str]:
        """The codes of the communities that the words for a group name."""
        known = self._groups.get(group)
        if known is None:
            known = self._groups[group] = communities_in(group)
        return known

    def _ids(self, asked: Mapping[str, str]) -> frozenset[str]:
        return frozenset(self.catalogue.ids(Wanted.of(asked))) if self.catalogue is not None else frozenset()


def telling(catalogue: Catalogue) -> Telling:
    """All that a catalogue tells."""
    near: dict[str, set[str]] = {}
    for left, right in catalogue.suggested():
        near.setdefault(left, set()).add(right)
        near.setdefault(right, set()).add(left)
    return Telling(
        tuple(catalogue.counted()),
        {one: frozenset(others) for one, others in near.items()},
        catalogue.waiting_documents(),
        tuple(sorted(catalogue.aggregates(), key=_by_document)),
        catalogue,
    )


def telling_then(project: Project, as_of: str) -> Telling:
    """All that the record told on a day.

    Args:
        project: whose record.
        as_of: a day or time (ISO 8601, UTC); what was recorded later is left out.
    """
    incidents: list[Counted] = []
    claims: list[Aggregate] = []
    accounts: list[Account] = []
    apart: set[tuple[str, str]] = set()
    seen: set[str] = set()
    for some in documents_in_parts(project.engine, _TOGETHER):
        part = closed(project.engine, (document for document in some if document not in seen))
        register = project.part(part, as_of)
        for incident in register.incidents():
            incidents.append(counted_of(incident, register))
            account = account_of(incident, register)
            accounts += [account] if account is not None else []
        claims += aggregates_of(register)
        apart |= register.apart
        seen |= part - frozenset(some)  # they come later, and are done
    near = _near(may_be_one_event(accounts, apart))
    return Telling(tuple(incidents), near, claims=tuple(sorted(claims, key=_by_document)))


def _by_document(claim: Aggregate) -> tuple[str, str]:
    return claim.document, claim.id


def _near(pairs: Iterable[tuple[Account, Account]]) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        near.setdefault(one.incident, set()).add(other.incident)
        near.setdefault(other.incident, set()).add(one.incident)
    return {one: frozenset(others) for one, others in near.items()}


@contextmanager
def reading(project: Project, as_of: str | None) -> Iterator[Telling]:
    """All that is counted from, as it stands or stood on a day; its catalogue stays open meanwhile.

    Args:
        project: whose catalogue is brought up to date for it.
        as_of: a day or time (ISO 8601, UTC), or None.
    """
    if as_of is not None:
        yield telling_then(project, as_of)
        return
    with closing(project.catalogue()) as catalogue:
        catalogue.update()
        yield telling(catalogue)
