"""Packing: a selection of the record with its evidence, with what shows that it is in the signed log."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from gawah import __version__
from gawah.errors import DataError
from gawah.exchange.bundle import (
    ABOUT,
    FORM,
    REST,
    SIGNED,
    SUMS,
    VERSION,
    evidence_name,
    note_text,
    records_name,
    sums_line,
)
from gawah.guard.gate import leaving
from gawah.model.record import record
from gawah.project.checkpoints import covering, public_key, sign_note
from gawah.project.conflicts import undecided
from gawah.seal.archive import whole
from gawah.seal.merkle import inclusion_proof
from gawah.seal.whole import WholeTree
from gawah.store.carried import carried_of, judged_among, sizes_of, tombstones, words_across
from gawah.store.sealed import leaf_hashes
from gawah.store.tree import size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gawah.project import Project
    from gawah.project.parcels import Listed
    from gawah.seal.archive import Member
    from gawah.store.sealed import Sealed


@record
class Packing:
    """What is to be packed."""

    documents: tuple[str, ...]
    by: str
    """Who packs it."""
    selection: str
    """What was asked for, in words."""
    at: str
    """When."""
    with_forgotten: bool = False
    """Also what was destroyed here, so that others can destroy it too."""


def packed(project: Project, packing: Packing, output: str = "evidence pack") -> Iterator[Member]:
    """The files of a bundle, in order; they go through the gate.

    Args:
        project: the project. Its state is signed now, where it was not yet.
        packing: what is packed.
        output: by which way it leaves, a name of ``OUTPUTS``.

    Raises:
        DataError: the bytes of a document are not what was received.
        NotFoundError: they are gone.
        ProjectError: nothing can be signed.
    """
    gate = leaving(output)
    sums: list[str] = []
    for member in _members(project, packing):
        if member.name.endswith("/evidence"):
            data = gate.file(member.name, b"".join(member.pieces))
        else:
            told = b"".join(member.pieces).decode("utf-8", "surrogatepass")
            data = "".join(gate.text(member.name, [told])).encode("utf-8", "surrogatepass")
        sums.append(sums_line(member.name, sha256(data).hexdigest()))
        yield whole(member.name, data)
    told = "".join(sums)
    yield whole(SUMS, told.encode("ascii"))
    yield whole(SIGNED, sign_note(project, note_text(sha256(told.encode("ascii")).hexdigest())))


def _members(project: Project, packing: Packing) -> Iterator[Member]:
    prover = _Prover(project)
    open_here = undecided(project)
    documents = sorted(set(packing.documents))
    yield _json(ABOUT, _about(project, packing, prover))
    for number, document in enumerate(documents, 1):
        data = project.bytes_of(document)
        if sha256(data).hexdigest() != document:
            raise DataError(
                "The bytes of document %(document)s are not what was received, so nothing was packed. Find "
                "out what is wrong with: gawah evidence verify",
                document=document[:12],
            )
        yield whole(evidence_name(number), data)
        with project.engine.connect() as connection:
            found = list(carried_of(connection, document))
        yield _json(records_name(number), {"document": document, **prover.told(found, open_here)})
    with project.engine.connect() as connection:
        judged = [*judged_among(connection, documents), *words_across(connection, documents)]
        gone = list(tombstones(connection)) if packing.with_forgotten else []
    rest = prover.told([*judged, *gone], open_here)
    pairs = sorted([left, right] for left, right in open_here.pairs)
    yield _json(REST, {**rest, "undecided": pairs})


def _about(project: Project, packing: Packing, prover: _Prover) -> dict[str, Any]:
    with project.engine.connect() as connection:
        sizes = sizes_of(connection, packing.documents)
    return {
        "form": FORM,
        "version": VERSION,
        "made_with": f"gawah {__version__}",
        "by": packing.by,
        "at": packing.at,
        "selection": packing.selection,
        "key": prover.key,
        "checkpoint": prover.note,
        "documents": [[one, sizes[one]] for one in sorted(sizes)],
    }


class _Prover:
    """Records with what shows that they are in the log, under one checkpoint."""

    def __init__(self, project: Project) -> None:
        with project.engine.connect() as connection:
            size = size_of(connection)
        kept = covering(project, size - 1)
        with project.engine.connect() as connection:
            self._tree = WholeTree(leaf_hashes(connection, kept.checkpoint.size))
        key = public_key(project.root)
        self.key = "" if key is None else key.line
        self.note = kept.note.decode("utf-8")

    def told(self, found: Iterable[Sealed], open_here: Listed) -> dict[str, Any]:
        """Records ready for JSON; a hash that stands in several proofs is told once."""
        hashes: dict[bytes, int] = {}
        told: list[object] = []
        claims: list[str] = []
        for one in found:
            if one.leaf >= self._tree.size:
                continue  # it came in since the checkpoint was signed
            path = inclusion_proof(one.leaf, self._tree.size, self._tree.hash_of)
            numbers = [hashes.setdefault(step, len(hashes)) for step in path]
            text = one.canonical.decode("utf-8", "surrogatepass")
            told.append([text, one.salt.hex(), one.leaf, numbers])
            claims += _claim(one, open_here)
        return {"records": told, "hashes": [one.hex() for one in hashes], "undecided": sorted(claims)}


def _claim(one: Sealed, open_here: Listed) -> Sequence[str]:
    """The claim of a statement, where people differ on it."""
    if not open_here.claims or not one.canonical.startswith(b'["statements",'):
        return ()
    claim = json.loads(one.canonical.decode("utf-8", "surrogatepass"))[1]["claim_id"]
    return (claim,) if claim in open_here.claims else ()


def _json(name: str, told: dict[str, Any]) -> Member:
    return whole(name, json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))
