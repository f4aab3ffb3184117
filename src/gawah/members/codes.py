"""Codes of an authenticator (TOTP, RFC 6238), and recovery codes for whoever has lost theirs."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

if TYPE_CHECKING:
    from collections.abc import Sequence

STEP = 30
"""Seconds for which a code holds."""
DIGITS = 6
_DRIFT = (-1, 0, 1)
"""The steps in which a code is taken: clocks differ, and people type slowly."""
_SECRET_BYTES = 20
"""As long as the hash, as RFC 4226 recommends."""
RECOVERY_CODES = 10
_RECOVERY_BYTES = 10


def new_secret() -> bytes:
    """A secret for an authenticator."""
    return secrets.token_bytes(_SECRET_BYTES)


def in_letters(secret: bytes) -> str:
    """A secret as it is typed into an authenticator: base32, in groups of four."""
    said = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(said[i : i + 4] for i in range(0, len(said), 4))


def address_of(secret: bytes, member: str) -> str:
    """The ``otpauth://`` address by which an authenticator takes a secret over."""
    return _totp(secret).get_provisioning_uri(member, "gawah")


def code_at(secret: bytes, step: int) -> str:
    """The code of a step of time."""
    return _totp(secret).generate(step * STEP).decode()


def step_of(secret: bytes, code: str, at: float, last: int) -> int | None:
    """The step of time whose code somebody typed.

    Args:
        secret: of their authenticator.
        code: what they typed.
        at: when, in seconds since 1970.
        last: the step of the last code that was taken: it, and those before, are not taken again.

    Returns:
        the step, to be remembered; None where the code is none.
    """
    said = "".join(code.split()).encode("utf-8", "replace")
    now, found = int(at // STEP), None
    for step in (now + drift for drift in _DRIFT):
        if hmac.compare_digest(code_at(secret, step).encode(), said) and step > last:
            found = step
    return found


def new_recovery_codes() -> tuple[str, ...]:
    """Codes of which each lets its owner in once without their authenticator."""
    return tuple(
        "-".join(said[i : i + 4] for i in range(0, len(said), 4))
        for said in (
            base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode().lower()
            for _ in range(RECOVERY_CODES)
        )
    )


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code. It is long and drawn by chance, so a plain hash cannot be guessed."""
    plain = "".join(sign for sign in code.casefold() if sign.isalnum())
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def left_without(kept: Sequence[str], code: str) -> tuple[str, ...] | None:
    """The recovery codes that are left once one is used; None where it is none of them."""
    wanted = recovery_hash(code)
    if not any(hmac.compare_digest(one, wanted) for one in kept):
        return None
    return tuple(one for one in kept if one != wanted)


def _totp(secret: bytes) -> TOTP:
    # SHA-1 is what authenticators know; HMAC does not rest on what is broken in it.
    return TOTP(secret, DIGITS, SHA1(), STEP)  # noqa: S303
