"""Recovery shares: any two of three open a project whose passphrase is lost; one alone tells nothing.

They are SLIP-0039 shares of a secret drawn by chance, 33 English words each, with a checksum that finds slips
of the pen. The secret wraps the main key; new shares make those before worthless.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap
from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

from gawah.errors import DataError, UsageError

SHARES: Final = 3
NEEDED: Final = 2
_SECRET_BYTES: Final = 32
_WRAPPED_BYTES: Final = 40
_PURPOSE: Final = b"gawah/1/recovery"


def shared(key: bytes) -> tuple[tuple[str, ...], bytes]:
    """Three shares, and the key as it is kept for them.

    Args:
        key: the main key of the project.
    """
    secret = os.urandom(_SECRET_BYTES)
    (shares,) = generate_mnemonics(1, [(NEEDED, SHARES)], secret)
    return tuple(shares), aes_key_wrap(_wrapping(secret), key)


def read_share(typed: str) -> str:
    """A share as a person typed it, in its one form.

    Raises:
        UsageError: a word of it is wrong or missing.
    """
    words = " ".join(typed.lower().split())
    try:
        Share.from_mnemonic(words)
    except (MnemonicError, ValueError) as error:
        raise UsageError(
            "This is no recovery share, or a word of it is wrong (%(why)s). It has 33 words, in order.",
            why=str(error).rstrip("."),
        ) from error
    return words


def key_of(typed: tuple[str, ...], kept: bytes) -> bytes:
    """The main key that shares open.

    Args:
        typed: two shares.
        kept: what ``shared`` gave to be kept.

    Raises:
        UsageError: they are no shares of one secret, or of another project or an earlier time.
        DataError: what was kept is damaged.
    """
    words = [read_share(one) for one in typed]
    try:
        secret = combine_mnemonics(words)
    except (MnemonicError, ValueError):  # what it says names words of the shares
        raise UsageError(
            "These shares do not belong together: two different ones of the same three are needed."
        ) from None
    if len(kept) != _WRAPPED_BYTES:
        raise DataError("What is kept for the recovery shares (keys/recovery) is damaged.")
    try:
        return aes_key_unwrap(_wrapping(secret), kept)
    except InvalidUnwrap:
        raise UsageError(
            "These shares are of another project, or new ones were made since, or keys/recovery is damaged."
        ) from None


def _wrapping(secret: bytes) -> bytes:
    return HKDF(SHA256(), _SECRET_BYTES, None, _PURPOSE).derive(secret)
