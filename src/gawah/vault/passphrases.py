"""A project's main key, wrapped under a passphrase that is made slow to guess."""

from __future__ import annotations

import base64
import json
import os
import unicodedata
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from gawah.errors import DataError, ProjectError, UsageError
from gawah.model.record import record

SHORTEST: Final = 12
"""Letters of a passphrase: fewer are tried out in days, however slow each try is."""
_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 32
_MOST_MEMORY: Final = 4 << 20
"""KiB: a file that asks for more was made to stop this computer."""
_MOST_PASSES: Final = 64
_MOST_LANES: Final = 64


@record
class Cost:
    """What one try costs (RFC 9106)."""

    memory: int = 256 * 1024
    """KiB."""
    passes: int = 4
    lanes: int = 4


def lock_with(passphrase: str, key: bytes, cost: Cost = Cost()) -> bytes:  # noqa: B008 (nothing changes it)
    """A key wrapped under a passphrase, as JSON: Argon2id makes the key that wraps, RFC 3394 wraps.

    Raises:
        UsageError: the passphrase is too short.
    """
    if len(passphrase) < SHORTEST:
        raise UsageError(
            "A passphrase of %(number)s letters is guessed too easily. Take at least %(least)s: five or six "
            "words that do not belong together are good, and can be remembered.",
            number=len(passphrase),
            least=SHORTEST,
        )
    salt = os.urandom(_SALT_BYTES)
    told = {
        "kdf": "argon2id",
        "memory": cost.memory,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode(),
        "wrapped": base64.b64encode(aes_key_wrap(_stretched(passphrase, salt, cost), key)).decode(),
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def open_with(passphrase: str, slot: bytes) -> bytes | None:
    """The key that a passphrase opens; None where it is the wrong one.

    Raises:
        DataError: what was kept is damaged.
        ProjectError: this computer cannot do it.
    """
    try:
        told = json.loads(slot)
        cost = Cost(*(int(told[name]) for name in ("memory", "passes", "lanes")))
        salt, wrapped = (base64.b64decode(told[name], validate=True) for name in ("salt", "wrapped"))
        fits = told["kdf"] == "argon2id" and len(salt) >= _SALT_BYTES and len(wrapped) == _KEY_BYTES + 8
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged() from error
    is_sane = (
        cost.memory <= _MOST_MEMORY and 0 < cost.passes <= _MOST_PASSES and 0 < cost.lanes <= _MOST_LANES
    )
    if not (fits and is_sane):
        raise _damaged()
    try:
        return aes_key_unwrap(_stretched(passphrase, salt, cost), wrapped)
    except InvalidUnwrap:
        return None
    except ValueError as error:
        raise _damaged() from error


def _damaged() -> DataError:
    return DataError(
        "The file that the passphrase opens (keys/passphrase.json) is damaged. Put it back from a copy of "
        "the project, or open the project with two of its recovery shares: gawah keys recover"
    )


def argon2id(salt: bytes, cost: Cost) -> Argon2id:
    """What stretches a passphrase at a cost (RFC 9106).

    Raises:
        UnsupportedAlgorithm: this computer cannot do it.
    """
    return Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    )


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # Keyboards write one letter in several ways; NIST SP 800-63B asks for one form.
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    try:
        return argon2id(salt, cost).derive(plain)
    except (UnsupportedAlgorithm, MemoryError) as error:
        raise ProjectError(
            "This computer cannot work out the key of the project (%(why)s): that takes %(memory)s MB of "
            "memory.",
            why=str(error),
            memory=cost.memory // 1024,
        ) from error
