"""The form of an encrypted file: a line that says what it is, its own key wrapped, a nonce, the ciphertext.

    "gawah sealed 1" and a line break | 40 bytes: AES key wrap (RFC 3394) | 12 bytes: nonce
    | AES-256-GCM with its 16 bytes of tag

Each file has a key drawn by chance, so that one file can be made unreadable for ever by destroying 40 bytes,
whatever becomes of its ciphertext.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from gawah.errors import DataError

_HEAD: Final = b"gawah sealed 1\n"
_WRAPPED: Final = 40
_NONCE: Final = 12
_BITS: Final = 256


def is_sealed(kept: bytes) -> bool:
    """Whether bytes are an encrypted file, by what they begin with."""
    return kept.startswith(_HEAD)


def item_key_at() -> slice:
    """Where in the file its key stands."""
    return slice(len(_HEAD), len(_HEAD) + _WRAPPED)


def seal(wrapping: bytes, data: bytes, what: str) -> bytes:
    """A file encrypted under a new key of its own.

    Args:
        wrapping: the key that wraps it.
        data: the bytes of the file.
        what: which file it is; it opens only under the same name.
    """
    key, nonce = AESGCM.generate_key(_BITS), os.urandom(_NONCE)
    # In one piece: a big file would otherwise be copied once more.
    return b"".join(
        (_HEAD, aes_key_wrap(wrapping, key), nonce, AESGCM(key).encrypt(nonce, data, what.encode()))
    )


def open_sealed(wrapping: bytes, kept: bytes, what: str) -> bytes:
    """The bytes of an encrypted file.

    Raises:
        DataError: it was changed, is another file, or its key is destroyed.
    """
    if not is_sealed(kept):
        raise DataError("This is no encrypted file, or its first bytes were changed.")
    body = item_key_at().stop + _NONCE
    try:
        key = aes_key_unwrap(wrapping, kept[item_key_at()])
        return AESGCM(key).decrypt(kept[item_key_at().stop : body], memoryview(kept)[body:], what.encode())
    except (InvalidUnwrap, InvalidTag, ValueError) as error:
        raise DataError("An encrypted file was changed, or its key is destroyed.") from error
