"""Proofs that a record is in the log: what somebody needs to check it without gawah.

A proof has the record as it was hashed, its salt, the hashes from its leaf up to the root, and the signed
checkpoint that has that root. ``docs/check_proof.py`` checks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gawah.errors import NotFoundError
from gawah.project.checkpoints import covering, first_covering, public_key
from gawah.seal.merkle import inclusion_proof
from gawah.seal.whole import WholeTree
from gawah.store.sealed import leaf_hashes, sealed_of, sealed_record
from gawah.store.tree import size_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.project.checkpoints import Kept
    from gawah.project.project import Project
    from gawah.store.records import Record

FORM = "gawah-proof@1"


def proof(project: Project, kind: str, known_by: str) -> dict[str, Any]:
    """The proof that one record is in the log, ready for JSON.

    Args:
        project: the project; where no checkpoint holds the record yet, one is signed.
        kind: ``statements``, ``documents``, ``runs`` or ``custody``.
        known_by: the id of the record.

    Raises:
        NotFoundError: there is no such record.
        ProjectError: no checkpoint holds it, and none can be signed.
    """
    with project.engine.connect() as connection:
        sealed = sealed_record(connection, kind, known_by)
    if sealed is None:
        raise NotFoundError("There is no record of that id, or its content was destroyed.")
    kept = covering(project, sealed.leaf)
    with project.engine.connect() as connection:
        path = inclusion_proof(sealed.leaf, kept.checkpoint.size, tree_of(connection).hash_of)
    return {
        "form": FORM,
        "record": sealed.canonical.decode("utf-8", "surrogatepass"),
        "salt": sealed.salt.hex(),
        "leaf": sealed.leaf,
        "path": [one.hex() for one in path],
        **_signed(project, kept),
    }


def proofs_of_documents(
    project: Project, documents: Iterable[str]
) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    """Proofs of documents under the earliest checkpoint that they are all in: the same whenever made.

    Args:
        project: the project; where no checkpoint holds them yet, one is signed.
        documents: their ids; what was destroyed has no proof.

    Returns:
        by id what ``proof`` gives but the checkpoint and the key; and these two.

    Raises:
        NotFoundError: none of them is in the record.
        ProjectError: no checkpoint holds them, and none can be signed.
    """
    with project.engine.connect() as connection:
        found = {one: sealed_record(connection, "documents", one) for one in documents}
    sealed = {one: record for one, record in found.items() if record is not None}
    if not sealed:
        raise NotFoundError("There is no record of that id, or its content was destroyed.")
    kept = first_covering(project, max(record.leaf for record in sealed.values()))
    with project.engine.connect() as connection:
        tree = WholeTree(leaf_hashes(connection, kept.checkpoint.size))
    proofs = {
        one: {
            "form": FORM,
            "record": record.canonical.decode("utf-8", "surrogatepass"),
            "salt": record.salt.hex(),
            "leaf": record.leaf,
            "path": [step.hex() for step in inclusion_proof(record.leaf, tree.size, tree.hash_of)],
        }
        for one, record in sealed.items()
    }
    return proofs, _signed(project, kept)


class Prover:
    """Proofs of many records under one checkpoint, for an export."""

    def __init__(self, project: Project) -> None:
        """Sign the state as it is, and build its tree in memory.

        Raises:
            ProjectError: nothing can be signed, and no checkpoint holds all that is there.
        """
        self._project = project
        with project.engine.connect() as connection:
            self._kept = covering(project, size_of(connection) - 1)
            self._tree = WholeTree(leaf_hashes(connection, self._kept.checkpoint.size))

    def proof_of(self, one: Record) -> dict[str, Any] | None:
        """The salt, leaf and path of a record; None where the tree does not have it."""
        with self._project.engine.connect() as connection:
            sealed = sealed_of(connection, one)
        if sealed is None or sealed.leaf >= self._tree.size:
            return None
        path = inclusion_proof(sealed.leaf, self._tree.size, self._tree.hash_of)
        return {"salt": sealed.salt.hex(), "leaf": sealed.leaf, "path": [one.hex() for one in path]}

    @property
    def signed(self) -> dict[str, str]:
        """The checkpoint that all proofs lead to, with the key that signed it."""
        return _signed(self._project, self._kept)


def _signed(project: Project, kept: Kept) -> dict[str, str]:
    key = public_key(project.root)
    return {"checkpoint": kept.note.decode("utf-8"), "key": "" if key is None else key.line}
