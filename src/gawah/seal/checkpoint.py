"""Signed checkpoints of a log: C2SP ``tlog-checkpoint`` in a C2SP ``signed-note``, to the byte.

::

    gawah/0123456789abcdef
    4711
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — gawah/0123456789abcdef Az3grlgtzPICa5OS8npVmf1M…
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from gawah.errors import DataError
from gawah.model.record import record
from gawah.seal.keys import decoded_base64, is_name
from gawah.seal.merkle import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.seal.keys import LogKey, PublicKey

_MOST = 1 << 16
"""Bytes of a note: several hundred signatures."""
_ID_BYTES = 4
_LINES = 3
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_SIGNATURE = re.compile("— (?P<name>[^ ]+) (?P<encoded>[^ ]+)")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


@record
class Checkpoint:
    """The state of a log: how many leaves it has, and the root of the tree over them."""

    origin: str
    """Which log it is."""
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def signed(checkpoint: Checkpoint, key: LogKey) -> str:
    """The note that says a checkpoint, signed with a key."""
    return signed_text(checkpoint.text, key)


def signed_text(text: str, key: LogKey) -> str:
    """The note that says some lines, signed with a key.

    Args:
        text: it ends with a line end, and what is no checkpoint must not read as one.
        key: who signs.
    """
    signature = key.public.id + key.sign(text.encode("utf-8"))
    return f"{text}\n— {key.public.name} {base64.b64encode(signature).decode()}\n"


def opened(note: bytes, keys: Iterable[PublicKey]) -> Checkpoint:
    """The checkpoint that a note says, once a known key is seen to have signed it.

    Args:
        note: as it was received.
        keys: those that are trusted.

    Raises:
        DataError: it is no checkpoint, none of the keys has signed it, or one of them did not sign this.
    """
    return _checkpoint(opened_text(note, keys))


def opened_text(note: bytes, keys: Iterable[PublicKey]) -> str:
    """What a note says, once a known key is seen to have signed it.

    Raises:
        DataError: it is no note, none of the keys has signed it, or one of them did not sign this.
    """
    text, signatures = _parted(note)
    known = {(key.name, key.id): key for key in keys}
    is_signed = False
    for name, id_and_signature in signatures:
        key = known.get((name, id_and_signature[:_ID_BYTES]))
        if key is None:
            continue  # of somebody else, a witness perhaps: it says nothing here
        if not key.has_signed(text.encode("utf-8"), id_and_signature[_ID_BYTES:]):
            raise DataError("The signature of this checkpoint is wrong: it was changed after it was signed.")
        is_signed = True
    if not is_signed:
        raise DataError("This checkpoint is not signed with the key of this log.")
    return text


def _parted(note: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """The text of a note and its signatures by name.

    Raises:
        DataError: it is no signed note.
    """
    try:
        whole = note[: _MOST + 1].decode("utf-8")
        text, between, lines = whole.rpartition("\n\n")
        if len(note) > _MOST or not between or not lines.endswith("\n") or _CONTROL.search(whole):
            raise _no_note()
        return text + "\n", list(_signatures(lines))
    except UnicodeDecodeError as error:
        raise _no_note() from error


def _signatures(lines: str) -> Iterator[tuple[str, bytes]]:
    for line in lines[:-1].split("\n"):
        found = _SIGNATURE.fullmatch(line)
        if found is None or not is_name(found["name"]):
            raise _no_note()
        decoded = decoded_base64(found["encoded"])
        if len(decoded) <= _ID_BYTES:
            raise _no_note()
        yield found["name"], decoded


def _checkpoint(text: str) -> Checkpoint:
    lines = text[:-1].split("\n")
    if len(lines) < _LINES or not all(lines) or not _SIZE.fullmatch(lines[1]):
        raise _no_checkpoint()
    root = decoded_base64(lines[2])
    if len(root) != HASH_BYTES:
        raise _no_checkpoint()
    # Further lines may be added by others; of them we know no meaning.
    return Checkpoint(lines[0], int(lines[1]), root)


def _no_checkpoint() -> DataError:
    return DataError("This is signed, but it is no checkpoint of a log.")


def _no_note() -> DataError:
    return DataError("This is no signed checkpoint, or a part of it is missing.")
