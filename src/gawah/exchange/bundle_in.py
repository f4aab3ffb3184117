"""Unpacking: a bundle is read and checked from its first byte to its last before anything of it is used.

What is checked: that it is a bundle this gawah knows; that its checkpoint is signed with the key it names;
that the bytes of each document have its hash; that each record is in the log that was signed; that it is of
the document it stands with; and that the list of all files is signed too, so that nothing was left out.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

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
from gawah.model import CustodyEvent, Handling, Judgement, Verdict
from gawah.model.record import record
from gawah.project.parcels import Origin, Parcel, Rest, in_order_of_id
from gawah.seal.checkpoint import opened, opened_text
from gawah.seal.commitment import committed
from gawah.seal.keys import PublicKey
from gawah.seal.merkle import HASH_BYTES, is_included
from gawah.store.carried import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gawah.seal.archive import Arrived
    from gawah.seal.checkpoint import Checkpoint
    from gawah.store.records import Record


@record
class About:
    """What a bundle says of itself."""

    by: str
    at: str
    selection: str
    key: PublicKey
    checkpoint: Checkpoint
    note: str
    documents: Mapping[str, int]
    """Their sizes."""

    def origin(self, bundle: str) -> Origin:
        """Where it comes from.

        Args:
            bundle: the SHA-256 of the file that it came in.
        """
        return Origin(self.by, self.at, self.key.name, bundle, self.note)


def read_bundle(
    arrived: Iterable[Arrived], trusted: PublicKey | None = None
) -> Iterator[About | Parcel | Rest]:
    """What a bundle holds: what it says of itself, each document, and what stands beside them.

    That all of it is there, and signed, is known only once the last was given out.

    Args:
        arrived: its files.
        trusted: the key of the log that it must come from; None takes the key that it names.

    Raises:
        DataError: something in it is not as it was packed.
    """
    files = _Files(iter(arrived))
    about = _about(files.data(ABOUT), trusted)
    yield about
    for number, document in enumerate(sorted(about.documents), 1):
        data = files.data(evidence_name(number), about.documents[document])
        if sha256(data).hexdigest() != document:
            raise _broken(f"the bytes of document {document[:12]} are others")
        packed = _object(files.data(records_name(number)))
        parcel = Parcel(
            document,
            data,
            tuple(_records(packed, about.checkpoint)),
            frozenset(str(one) for one in packed.get("undecided", ())),
        )
        if why := parcel.misfit():
            raise _broken(f"document {document[:12]}: {why}")
        yield parcel
    yield _rest(_object(files.data(REST)), about.checkpoint)
    sums = files.sums
    if files.data(SUMS) != sums.encode("ascii"):
        raise _broken("the list of its files is another")
    _check_signed(files.data(SIGNED), sums, about.key)
    files.end()


class _Files:
    """The files of a bundle, each in its place."""

    def __init__(self, arrived: Iterator[Arrived]) -> None:
        self._arrived = arrived
        self.sums = ""

    def data(self, name: str, size: int | None = None) -> bytes:
        """The bytes of the next file.

        Args:
            name: which it must be.
            size: what it must have, where that is known.
        """
        file = next(self._arrived, None)
        if file is None or file.name != name or (size is not None and file.size != size):
            there = "nothing more" if file is None else f"{file.name} with {file.size} bytes"
            raise _broken(f"{name} was expected, and there is {there}")
        data = file.data()
        self.sums += sums_line(name, sha256(data).hexdigest())
        return data

    def end(self) -> None:
        """See that nothing follows, and that what was read is whole."""
        for file in self._arrived:
            raise _broken(f"there is {file.name} behind its end")


def _about(data: bytes, trusted: PublicKey | None) -> About:
    about = _object(data)
    if about.get("form") != FORM:
        raise _broken("it is no bundle")
    if about.get("version") != VERSION:
        raise DataError(
            "This bundle was packed by another version of gawah (%(made_with)s). Update gawah on the older "
            "of the two laptops, then try again.",
            made_with=str(about.get("made_with", "?"))[:40],
        )
    try:
        key, note = PublicKey.read(str(about["key"])), str(about["checkpoint"])
        documents = {str(one): int(size) for one, size in about["documents"]}
        by, at, selection = (str(about[name]) for name in ("by", "at", "selection"))
    except (KeyError, TypeError, ValueError) as error:
        raise _broken("what it says of itself is not whole") from error
    if trusted is not None and key != trusted:
        raise DataError(
            "This bundle comes from the log %(log)s, not from %(trusted)s: ask who packed it.",
            log=key.name,
            trusted=trusted.name,
        )
    checkpoint = opened(note.encode("utf-8"), [key])
    if checkpoint.origin != key.name:
        raise _broken("its checkpoint is of another log")
    return About(by, at, selection, key, checkpoint, note, documents)


def _records(packed: Mapping[str, Any], checkpoint: Checkpoint) -> Iterator[Record]:
    """The records of a part, each seen to be in the log.

    Raises:
        DataError: one is not, or is none.
    """
    try:
        hashes = [_hash(one) for one in packed["hashes"]]
        for canonical, salt, leaf, path in packed["records"]:
            data = canonical.encode("utf-8", "surrogatepass")
            hashed = committed(bytes.fromhex(salt), data)
            steps = [hashes[number] for number in path]
            if not is_included(hashed, leaf, checkpoint.size, steps, checkpoint.root):
                raise _broken(f"record {leaf} is not in the log that was signed")
            yield told(data).record
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as error:
        raise _broken(f"a record cannot be read ({error})") from error


def _hash(told: str) -> bytes:
    found = bytes.fromhex(told)
    if len(found) != HASH_BYTES:
        raise ValueError("a hash is too short")
    return found


def _rest(packed: Mapping[str, Any], checkpoint: Checkpoint) -> Rest:
    records = tuple(_records(packed, checkpoint))
    judgements = tuple(one for one in records if isinstance(one, Judgement))
    forgotten = tuple(
        one for one in records if isinstance(one, CustodyEvent) and one.handling is Handling.DESTROYED
    )
    words = tuple(one for one in records if isinstance(one, Verdict) and one.instead is not None)
    if len(judgements) + len(forgotten) + len(words) != len(records):
        raise _broken("something stands beside the documents that belongs to one")
    known = {in_order_of_id(one) for one in judgements}
    try:
        pairs = {(str(left), str(right)) for left, right in packed["undecided"]}
    except (KeyError, TypeError, ValueError) as error:
        raise _broken("what is undecided cannot be read") from error
    return Rest(judgements, frozenset(pairs & known), forgotten, words)


def _check_signed(note: bytes, sums: str, key: PublicKey) -> None:
    if opened_text(note, [key]) != note_text(sha256(sums.encode("ascii")).hexdigest()):
        raise _broken("what was signed is another bundle")


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise _broken("a part of it is damaged") from error
    if not isinstance(found, dict):
        raise _broken("a part of it is damaged")
    return found


def _broken(why: str) -> DataError:
    return DataError(
        "This bundle is not what was packed, so nothing of it was used: %(why)s. Have it packed again.",
        why=why,
    )
