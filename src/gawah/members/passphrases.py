"""Passphrases: what one must be like, and the hash that is kept of it.

Argon2id (RFC 9106) needs much memory for each guess. Rules are those of NIST SP 800-63B: long, and whatever
else its owner likes; no signs that it must have, no date by which it ends.
"""

from __future__ import annotations

import os
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from gawah.errors import UsageError
from gawah.vault import SHORTEST, Cost, argon2id

LEAST = SHORTEST
"""Characters of a passphrase, at least."""
MOST = 1000
"""Characters, at most: more only keeps the computer busy."""
_SALT_BYTES = 16


SECOND_RECOMMENDED = Cost(memory=64 * 1024, passes=3, lanes=4)
"""RFC 9106, section 4, for computers with little memory: 64 MiB; a tenth of a second or two on a laptop."""
cost = SECOND_RECOMMENDED
"""What a new hash costs; each hash says what it cost itself."""


def check_new(passphrase: str, name: str) -> None:
    """See that a passphrase may be chosen.

    Args:
        passphrase: what was typed.
        name: whose it is to be.

    Raises:
        UsageError: it is too short or too long, the name, or one sign again and again.
    """
    said = _canonical(passphrase)
    if not LEAST <= len(said) <= MOST:
        raise UsageError(
            "A passphrase needs at least %(least)s characters. Take several words that belong together for"
            " you alone; no digits or signs are asked for.",
            least=LEAST,
        )
    if said.casefold() == name.casefold() or len(set(said)) < LEAST // 3:
        raise UsageError("This passphrase is among the first that somebody would try. Choose another.")


def hashed(passphrase: str) -> str:
    """The hash of a passphrase with a salt of its own, as a PHC string."""
    made = argon2id(os.urandom(_SALT_BYTES), cost)
    return made.derive_phc_encoded(_canonical(passphrase).encode("utf-8", "replace"))


def fits(passphrase: str, kept: str) -> bool:
    """Whether a hash is that of a passphrase; costs what the hash cost."""
    try:
        Argon2id.verify_phc_encoded(_canonical(passphrase).encode("utf-8", "replace"), kept)
    except (InvalidKey, ValueError):  # a hash that is none fits nothing
        return False
    return True


def fits_nobody(passphrase: str) -> None:
    """Take as long as a passphrase that is looked at, where there is nobody whose it could be."""
    hashed(passphrase)


def _canonical(passphrase: str) -> str:
    """One form of what looks the same: keyboards write Urdu and accents in several ways."""
    return unicodedata.normalize("NFKC", passphrase)[: MOST + 1]
