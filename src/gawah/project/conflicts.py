"""On what people decided otherwise in two projects, and nobody has decided since they were merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model import Judgement, Statement, Verdict
from gawah.model.record import record
from gawah.project.parcels import CLAIMS, FORGOTTEN, INTO, PAIRS, READING, Listed, in_order_of_id, log_name
from gawah.register.clusters import in_order as judged_in_order
from gawah.register.live import METHOD, in_order
from gawah.store.carried import decided_after, read_after, received, side_of
from gawah.store.deeds import judgements_on, statements_with, words_about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from gawah.model import CustodyEvent
    from gawah.project.project import Project
    from gawah.store.records import Record


def undecided(project: Project) -> Listed:
    """What is open: that came with any bundle, and on which nobody has said anything since.

    A document that was destroyed elsewhere stays listed until it is destroyed here; one that was read
    otherwise until it is read again.
    """
    mine = log_name(project)
    found = Listed()
    with project.engine.connect() as connection:
        for seq, event in received(connection):
            if mine and event.parameters.get(INTO) == mine:
                found = _both(found, _left(project, connection, seq, event))
    return found


def _left(project: Project, connection: Connection, seq: int, event: CustodyEvent) -> Listed:
    """Of what had to be decided when something came, what still has."""
    told = event.parameters
    claims = told.get(CLAIMS, "").split()
    pairs = [(left, right) for left, _, right in (one.partition("|") for one in told.get(PAIRS, "").split())]
    if not (claims or pairs or READING in told or FORGOTTEN in told):
        return Listed()
    in_place = _in_place_of(project, claims)
    spoken, judged = decided_after(
        connection, seq, {one for some in in_place.values() for one in some}, pairs
    )
    reading = str(event.file) if READING in told else ""
    return Listed(
        frozenset(claim for claim, some in in_place.items() if spoken.isdisjoint(some)),
        frozenset(pairs) - judged,
        frozenset([reading] if reading and not read_after(connection, seq, reading) else ()),
        frozenset(one for one in told.get(FORGOTTEN, "").split() if side_of(connection, one)[0]),
    )


def _in_place_of(project: Project, claims: Iterable[str]) -> dict[str, set[str]]:
    """Claims, each with those that anybody put in its place: a word on one of these decides on it, too."""
    found = {claim: {claim} for claim in claims}
    for _, word in words_about(project.engine, found):
        if word.claim_id in found and word.instead is not None:
            found[word.claim_id].add(word.instead)
    return found


def _both(one: Listed, other: Listed) -> Listed:
    return Listed(
        one.claims | other.claims,
        one.pairs | other.pairs,
        one.readings | other.readings,
        one.forgotten | other.forgotten,
    )


@record
class Explained:
    """Something that people have to decide anew."""

    what: str
    said: tuple[str, ...]
    """Who said what, oldest first."""
    to_do: str
    """The command by which it is decided."""


def explained(project: Project, found: Listed, heard: Iterable[Record] = ()) -> Iterator[Explained]:
    """What is to be decided, with what everybody said; in English, for whoever reads it at the command line.

    Args:
        project: the project.
        found: what is to be decided.
        heard: records that are not in the project yet.
    """
    came = list(heard)
    yield from _claims_explained(project, found, came)
    yield from _pairs_explained(project, found, [one for one in came if isinstance(one, Judgement)])
    for one in sorted(found.readings):
        what = f"{one[:12]} was read otherwise elsewhere: the newest reading counts"
        yield Explained(what, (), "update gawah on both laptops, then gawah run on the file")
    for one in sorted(found.forgotten):
        what = f"{one[:12]} was destroyed elsewhere, and is still here"
        to_do = f"gawah evidence forget {one[:12]} --why REASON, if it is to go here, too"
        yield Explained(what, (), to_do)


def _claims_explained(project: Project, found: Listed, came: Sequence[Record]) -> Iterator[Explained]:
    told = {one.claim_id: one for one in came if isinstance(one, Statement)}
    statements = told | statements_with(project.engine, found.claims)
    words = [word for _, word in words_about(project.engine, found.claims)]
    words += [one for one in came if isinstance(one, Verdict)]
    values = told | statements_with(project.engine, {one.instead for one in words if one.instead is not None})
    for claim in sorted(found.claims):
        one = statements.get(claim)
        said = tuple(_said(word, values) for word in in_order(words) if word.claim_id == claim)
        if one is not None and one.method == METHOD:
            said = (f"{one.at[:16]}  {one.reviewer} said {one.value}", *said)
        what = f"{one.kind} {one.prop}: {one.value}" if one is not None else "not taken in yet"
        to_do = f"gawah review accept {claim[:8]}, or reject, or correct"
        yield Explained(f"{claim[:8]}  {what}", said, to_do)


def _pairs_explained(project: Project, found: Listed, came: Sequence[Judgement]) -> Iterator[Explained]:
    for pair in sorted(found.pairs):
        left, right = (f"{kind}:{digits[:8]}" for kind, _, digits in (one.partition(":") for one in pair))
        said = tuple(
            f"{word.at[:16]}  {word.reviewer} said {word.same.value}"
            for word in judged_in_order([*judgements_on(project.engine, pair), *came])
            if word.reviewer is not None and in_order_of_id(word) == pair
        )
        yield Explained(f"{left} and {right}", said, f"gawah review same {left} {right}, or different")


def _said(word: Verdict, values: Mapping[str, Statement]) -> str:
    instead = values.get(word.instead or "")
    put = f" to {instead.value}" if instead is not None else ""
    why = f": {word.why}" if word.why else ""
    return f"{word.at[:16]}  {word.reviewer} said {word.word.value}{put}{why}"
