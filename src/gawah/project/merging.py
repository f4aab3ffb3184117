"""What was packed elsewhere becomes part of a project: nothing twice, nothing over what is there.

Each document enters in one transaction, with an event of custody that says from whom it came, with which rows
of the log, and on what people decided otherwise there. Words of people keep their name and time; the row of
the log is the program's own, and has what was said in one go. Which word holds follows from the record, as
always, so it is the same on both sides once each has what the other has.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gawah.model import CustodyEvent, Handling, Run, Verdict
from gawah.model.record import record
from gawah.project.access import writing
from gawah.project.blocks import block_words, method_of
from gawah.project.clock import now
from gawah.project.custody import TOOL, Hands
from gawah.project.differing import Side, claims_apart, is_read_otherwise, pairs_apart, twins
from gawah.project.parcels import (
    BUNDLE,
    CLAIMS,
    FORGOTTEN,
    INTO,
    PAIRS,
    READING,
    ROWS,
    Listed,
    decisions,
    in_order_of_id,
    log_name,
)
from gawah.store import MACHINE
from gawah.store.append import new_among, together
from gawah.store.carried import judged_of_pairs, side_of, subjects_in
from gawah.store.custody import custody_of, is_destroyed
from gawah.store.deeds import statements_with, words_about
from gawah.store.destroy import stretches
from gawah.store.look_up import newest_run

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from gawah.project.parcels import Origin, Pair, Parcel, Rest
    from gawah.project.project import Project
    from gawah.store.append import Add
    from gawah.store.records import Record


NONE_LISTED = Listed()


@record
class Arrival:
    """What of something that came is new here, or decided otherwise."""

    document: str = ""
    """Empty for what stands beside the documents."""
    is_new: bool = False
    """The document was not here."""
    is_forgotten: bool = False
    """It was destroyed here, so nothing of it is taken in."""
    records: tuple[Record, ...] = ()
    """Those that are not here yet."""
    claims: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()
    """Claims on which people decided otherwise, with a word that comes in at the end."""
    pairs: frozenset[Pair] = frozenset()
    is_read_otherwise: bool = False
    forgotten: tuple[str, ...] = ()
    """Documents that were destroyed there, and are here."""

    @property
    def says_something(self) -> bool:
        """Whether anything but custody is new."""
        return not all(isinstance(one, CustodyEvent) for one in self.records)

    @property
    def decided(self) -> int:
        """How many words of people are new."""
        return sum(len(go) for go in decisions(self.records)[1])


def of_document(
    project: Project, parcel: Parcel, listed: Listed = NONE_LISTED, *, although_forgotten: bool = False
) -> Arrival:
    """What of a document would come in.

    Args:
        project: where to.
        parcel: the document, which was checked.
        listed: on what people have to decide here already: it is not told again.
        although_forgotten: also where it was destroyed here.
    """
    with project.engine.connect() as connection:
        if not although_forgotten and is_destroyed(connection, parcel.document):
            return Arrival(parcel.document, is_forgotten=True)
        is_there, statements, verdicts, runs = side_of(connection, parcel.document)
    newest = newest_run(project.engine, parcel.document)
    here, there = Side(statements, verdicts, newest, runs), Side(parcel.statements, parcel.verdicts)
    if both := twins(here, there):
        here = Side(here.statements, here.verdicts | both, newest, runs)
        there = Side(there.statements, there.verdicts | both)
    others = new_among(project.engine, (one for one in parcel.records if not isinstance(one, Verdict)))
    new = (there.verdicts | both) - verdicts
    across = parcel.across & new  # they come in when both documents are there
    words = sorted(new - across, key=lambda word: (word.at, word.reviewer))
    came = frozenset(one.id for one in parcel.records if isinstance(one, Run))
    # What is listed already is listed anew where something new is said of it: later words settle it else.
    claims = claims_apart(here, there, parcel.undecided) - (listed.claims - {word.claim_id for word in new})
    waiting = claims & {word.claim_id for word in across}
    is_listed = parcel.document in listed.readings and not any(isinstance(one, Run) for one in others)
    return Arrival(
        parcel.document,
        is_new=not is_there,
        records=(*others, *words),
        claims=claims - waiting,
        waiting=waiting,
        is_read_otherwise=is_read_otherwise(here, parcel, came) and not is_listed,
    )


def of_rest(
    project: Project, rest: Rest, documents: AbstractSet[str], listed: Listed = NONE_LISTED
) -> Arrival:
    """What of that which stands beside the documents would come in.

    Args:
        project: where to.
        rest: which was checked.
        documents: those that it came with: only what is among them is taken.
        listed: on what people have to decide here already: it is not told again.
    """
    with project.engine.connect() as connection:
        ends = {end for one in rest.judgements for end in (one.left, one.right)}
        mine = subjects_in(connection, ends, documents)
        told = [one for one in rest.judgements if one.left in mine and one.right in mine]
        pairs = {in_order_of_id(one) for one in told}
        known = judged_of_pairs(connection, pairs)
        there = {str(one.file) for one in rest.forgotten}
        forgotten = sorted(one for one in there if side_of(connection, one)[0])
    new = sorted(set(told) - set(known), key=lambda one: (one.at, one.reviewer or "", one.left, one.right))
    words = _words_across(project, rest, documents)
    undecided = {pair for pair in rest.undecided if pair in pairs}
    return Arrival(
        records=(*new, *words),
        claims=rest.apart & {word.claim_id for word in words},
        pairs=pairs_apart(known, told, undecided) - (listed.pairs - {in_order_of_id(one) for one in new}),
        forgotten=tuple(one for one in forgotten if one not in listed.forgotten),
    )


def _words_across(project: Project, rest: Rest, documents: AbstractSet[str]) -> list[Verdict]:
    """Of the words that touch two documents those that are not here yet, where both claims are."""
    ends = {end for one in rest.words for end in (one.claim_id, one.instead) if end is not None}
    found = statements_with(project.engine, ends)
    there = {claim for claim, statement in found.items() if statement.document in documents}
    known = {word for _, word in words_about(project.engine, ends)}
    new = {one for one in rest.words if {one.claim_id, one.instead} <= there} - known
    return sorted(new, key=lambda word: (word.at, word.reviewer, word.claim_id))


def take_in(
    project: Project,
    parcel: Parcel,
    origin: Origin,
    actor: str,
    listed: Listed = NONE_LISTED,
    although_forgotten: str = "",
) -> Arrival:
    """Add a document with its records, or what of them is not here yet; what came of it.

    Args:
        project: where to.
        parcel: the document, which was checked.
        origin: where it comes from.
        actor: who takes it in.
        listed: on what people have to decide here already.
        although_forgotten: why it is taken in also where it was destroyed here; empty leaves it out.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written.
    """
    before = of_document(project, parcel, listed, although_forgotten=bool(although_forgotten))
    if before.is_forgotten:
        return before
    if before.is_new or parcel.is_returning:
        _keep(project, parcel, Hands(actor, origin.by, although_forgotten))
    with writing(project.root), together(project.engine) as add:
        came = of_document(project, parcel, listed)
        rows = _add_all(add, came.records)
        # Where nothing but custody came, that it came is no event of its own: two laptops that tell each
        # other of each telling would never come to an end.
        if came.says_something or came.claims or came.is_read_otherwise:
            told = {CLAIMS: " ".join(sorted(came.claims)), READING: "1" if came.is_read_otherwise else ""}
            event = _received(project, parcel.document, origin, (actor, although_forgotten), rows, told)
            add((MACHINE, event.at), [event])
    return replace(came, is_new=before.is_new)


def _keep(project: Project, parcel: Parcel, hands: Hands) -> None:
    """Keep the bytes of a document that was not here, or of which only what was said was."""
    if parcel.data is None:
        return
    if not parcel.is_returning:
        project.add(parcel.data, name=parcel.name, hands=hands)
        return
    with writing(project.root):
        project.evidence.keep(parcel.document, parcel.data)


def take_in_rest(
    project: Project,
    rest: Rest,
    documents: AbstractSet[str],
    origin: Origin,
    actor: str,
    listed: Listed = NONE_LISTED,
) -> Arrival:
    """Add what stands beside the documents, and that all of it was received; what came of it.

    Args:
        project: where to.
        rest: which was checked.
        documents: those that it came with.
        origin: where it comes from.
        actor: who takes it in.
        listed: on what people have to decide here already.

    Raises:
        ReadOnlyError: the project cannot be written to.
        ProjectError: it cannot be written.
    """
    is_known = bool(custody_of(project.engine, origin.bundle))
    with writing(project.root), together(project.engine) as add:
        came = of_rest(project, rest, documents, listed)
        rows = _add_all(add, came.records)
        if rows or came.claims or came.pairs or came.forgotten or not is_known:
            told = {
                CLAIMS: " ".join(sorted(came.claims)),
                PAIRS: " ".join(f"{left}|{right}" for left, right in sorted(came.pairs)),
                FORGOTTEN: " ".join(came.forgotten),
                "documents": str(len(documents)),
                "checkpoint": origin.checkpoint,
            }
            event = _received(project, origin.bundle, origin, (actor, ""), rows, told)
            add((MACHINE, event.at), [event])
    return came


def is_to_be_read_again(project: Project, document: str) -> bool:
    """Whether people said something of the blocks of a page that its newest reading does not know of."""
    newest = newest_run(project.engine, document)
    said = method_of(block_words(project.engine, document))
    return newest is not None and bool({*said} ^ {one for one in newest.methods if one.startswith("blocks@")})


def _add_all(add: Add, records: Iterable[Record]) -> list[int]:
    """Add records, what the program made first; the rows of the log, one for each go of a person."""
    plain, goes = decisions(records)
    added = [add((MACHINE, now()), some) for some in (plain, *goes) if some]
    return [seq for seq, _ in added if seq]


def _received(
    project: Project,
    file: str,
    origin: Origin,
    who: tuple[str, str],
    rows: Iterable[int],
    told: dict[str, str],
) -> CustodyEvent:
    """That something was handed over."""
    (actor, reason), into = who, log_name(project)
    came = {"from": origin.by, "packed": origin.at, "log": origin.log, BUNDLE: origin.bundle, INTO: into}
    more = {name: value for name, value in ({ROWS: stretches(rows)} | told).items() if value}
    return CustodyEvent(Handling.RECEIVED, file, actor, now(), reason, tool=TOOL, parameters=came | more)
