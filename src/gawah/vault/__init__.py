"""The keys of an encrypted project: what they are made of, how a passphrase or two of three shares open them.

Nothing here is of our own invention: Argon2id (RFC 9106) stretches a passphrase, AES key wrap (RFC 3394)
wraps keys, HKDF (RFC 5869) derives them, AES-256-GCM (NIST SP 800-38D) encrypts, SLIP-39 shares.
"""

from gawah.vault.passphrases import SHORTEST, Cost, lock_with, open_with
from gawah.vault.sealed import is_sealed, item_key_at
from gawah.vault.vault import Vault

__all__ = ["SHORTEST", "Cost", "Vault", "is_sealed", "item_key_at", "lock_with", "open_with"]
