"""The keys of an encrypted project: what they are made of, how a passphrase or two of three shares open them.

Nothing here is of our own invention: Argon2id (RFC 9106) stretches a passphrase, AES key wrap (RFC 3394)
wraps keys, HKDF (RFC 5869) derives them, AES-256-GCM (NIST SP 800-38D) encrypts, SLIP-39 shares.
"""

from gawah.vault.passphrases import SHORTEST, Cost, argon2id, lock_with, open_with
from gawah.vault.sealed import is_sealed, item_key_at
from gawah.vault.vault import Vault, kept_form, plain_form

__all__ = [
    "SHORTEST",
    "Cost",
    "Vault",
    "argon2id",
    "is_sealed",
    "item_key_at",
    "kept_form",
    "lock_with",
    "open_with",
    "plain_form",
]
