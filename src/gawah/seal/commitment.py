"""What a leaf of the log is: a salted commitment to a record.

``leaf data = SHA-256(salt || canonical bytes)`` and ``leaf hash = SHA-256(0x00 || leaf data)``. The salt is
random, so that nobody can try out what a record says from its hash; who gets record and salt can check it.
"""

from __future__ import annotations

import json
import secrets
from hashlib import sha256
from typing import TYPE_CHECKING

from gawah.seal.merkle import leaf_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SALT_BYTES = 16

_ENCODED = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
"""Made once: to make the encoder takes as long as to write a record with it."""


def canonical(kind: str, told: Mapping[str, object], more: Sequence[object] = ()) -> bytes:
    """The bytes of a record that are hashed: ``[kind, {its fields}, [more]]`` as JSON in UTF-8.

    Keys are in order, there is no white space, letters stand as they are, and numbers are written as Python
    writes them (the shortest that reads back the same). ``docs/evidence.md`` says it for others to make.

    Args:
        kind: the table of the record.
        told: its fields by name.
        more: what belongs to it and stands in no field: of a run, what it found.
    """
    # A text may hold half a surrogate pair, as a page may: it is written as it came.
    return _ENCODED([kind, told, more]).encode("utf-8", "surrogatepass")


def committed(salt: bytes, of: bytes) -> bytes:
    """The hash of the leaf of a record.

    Args:
        salt: at least ``SALT_BYTES`` random bytes, of this record alone.
        of: its canonical bytes.
    """
    return leaf_hash(sha256(salt + of).digest())


def salts(number: int) -> list[bytes]:
    """So many new salts."""
    drawn = secrets.token_bytes(SALT_BYTES * number)
    return [drawn[at : at + SALT_BYTES] for at in range(0, len(drawn), SALT_BYTES)]
