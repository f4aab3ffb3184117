"""A bundle becomes part of a project: all of it is read and checked first, then it is taken in.

It is read twice. What is taken in the second time is what was checked the first time, by its hash.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.exchange.bundle_in import About, read_bundle
from gawah.model import CustodyEvent, Judgement, Statement, Verdict
from gawah.model.record import record
from gawah.project.checkpoints import sign_state
from gawah.project.conflicts import undecided
from gawah.project.files import writer_lock
from gawah.project.merging import (
    NONE_LISTED,
    is_to_be_read_again,
    of_document,
    of_rest,
    take_in,
    take_in_rest,
)
from gawah.project.parcels import Listed, Parcel, Rest, in_order_of_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gawah.project import Project
    from gawah.project.merging import Arrival
    from gawah.project.packed import Bundled
    from gawah.seal.keys import PublicKey
    from gawah.store.records import Record


@record
class Merging:
    """How a bundle is taken in."""

    actor: str
    """Who takes it in."""
    trusted: PublicKey | None = None
    """The key of the log that it must come from."""
    although_forgotten: str = ""
    """Why documents are taken in that were destroyed here; empty leaves them out."""
    is_trial: bool = False
    """Only tell what would come."""


@dataclass
class Merged:
    """What came of a bundle."""

    about: About
    new: list[str] = field(default_factory=list)
    """Documents that were not here."""
    changed: list[str] = field(default_factory=list)
    """Documents of which something is new."""
    records: int = 0
    """Without what tells of custody."""
    decided: int = 0
    """How many of these are words of people."""
    left_out: list[str] = field(default_factory=list)
    """Documents that were destroyed here."""
    conflicts: Listed = NONE_LISTED
    heard: list[Record] = field(default_factory=list)
    """What came on that on which people decided otherwise."""
    to_read_again: list[str] = field(default_factory=list)
    """Documents of whose pages people said something that the newest reading does not know of."""

    def add(self, came: Arrival) -> None:
        """Count what came."""
        if came.is_forgotten:
            self.left_out.append(came.document)
        elif came.is_new:
            self.new.append(came.document)
        elif came.says_something and came.document:
            self.changed.append(came.document)
        self.records += sum(not isinstance(one, CustodyEvent) for one in came.records)
        self.decided += came.decided
        self.heard += _heard(came)
        known = self.conflicts
        self.conflicts = Listed(
            known.claims | came.claims,
            known.pairs | came.pairs,
            known.readings | ({came.document} if came.is_read_otherwise else set()),
            known.forgotten.union(came.forgotten),
        )


def _heard(came: Arrival) -> Iterator[Record]:
    """Of what came, that which is said on what people decided otherwise on."""
    words = [one for one in came.records if isinstance(one, Verdict) and one.claim_id in came.claims]
    values = came.claims | {one.instead for one in words}
    yield from words
    for one in came.records:
        is_value = isinstance(one, Statement) and one.claim_id in values
        if is_value or (isinstance(one, Judgement) and in_order_of_id(one) in came.pairs):
            yield one


def merge(
    project: Project,
    bundle: Bundled,
    how: Merging,
    on_progress: Callable[[int, int], None] | None = None,
) -> Merged:
    """Take a bundle in, one document after the other, each whole. What was cut off goes on when repeated.

    Args:
        project: where to.
        bundle: it is read twice.
        how: who takes it in, and what of it.
        on_progress: called with how many documents were read, and how many there are to read in all.

    Returns:
        what is new, and on what people decided otherwise; of a trial, what would be.

    Raises:
        DataError: something in it is not as it was packed: then nothing was taken in.
        ReadOnlyError: the project cannot be written to.
        ProjectError: another process is writing, or it cannot be written.
    """
    if not how.is_trial:
        project.must_write()
        sign_state(project)  # from here on the log has a name
    listed = undecided(project)

    waiting: set[str] = set()

    def would(parcel: Parcel) -> Arrival:
        came = of_document(project, parcel, listed, although_forgotten=bool(how.although_forgotten))
        waiting.update(came.waiting)
        return came

    def would_beside(rest: Rest, about: About) -> Arrival:
        return of_rest(project, replace(rest, apart=frozenset(waiting)), about.documents.keys(), listed)

    checked = _through(bundle, how, (would, would_beside), on_progress)
    if how.is_trial:
        return checked

    def do(parcel: Parcel) -> Arrival:
        origin = checked.about.origin(bundle.id)
        return take_in(project, parcel, origin, how.actor, listed, how.although_forgotten)

    def do_beside(rest: Rest, about: About) -> Arrival:
        documents, origin = about.documents.keys(), about.origin(bundle.id)
        whole = replace(rest, apart=frozenset(waiting))
        return take_in_rest(project, whole, documents, origin, how.actor, listed)

    with writer_lock(project.root):
        done = _through(bundle, how, (do, do_beside), on_progress, checked.about)
    done.to_read_again = [one for one in done.changed if is_to_be_read_again(project, one)]
    return done


def _through(
    bundle: Bundled,
    how: Merging,
    what: tuple[Callable[[Parcel], Arrival], Callable[[Rest, About], Arrival]],
    on_progress: Callable[[int, int], None] | None,
    expected: About | None = None,
) -> Merged:
    """Read a bundle from its beginning to its end, and do something with each of its parts."""
    found: Merged | None = None
    seen = 0
    with bundle.members() as arrived:
        for part in read_bundle(arrived, how.trusted):
            if isinstance(part, About):
                found = Merged(part)
                if expected not in (None, part):
                    raise DataError("The bundle changed while it was read. Merge it once more.")
            elif found is None:
                raise DataError("This bundle does not say what it is.")
            elif isinstance(part, Rest):
                found.add(what[1](part, found.about))
            else:
                found.add(what[0](part))
                seen += 1
            if on_progress is not None and found is not None:
                on_progress(seen, len(found.about.documents))
    if found is None:
        raise DataError("This bundle does not say what it is.")
    return found
