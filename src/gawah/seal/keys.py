"""The key that signs the checkpoints of a log: Ed25519 (RFC 8032), named as C2SP ``signed-note`` names keys.

The private half is a file in the form that OpenSSL reads (PKCS #8), for its owner alone; the public half is
one line, ``name+id+key``.
"""

from __future__ import annotations

import base64
import os
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from gawah.errors import DataError
from gawah.model.record import record

ED25519 = b"\1"
"""The type of signature, as ``signed-note`` numbers them."""
_KEY_BYTES = 32
_NAME_DIGITS = 16


@record
class PublicKey:
    """The key by which signatures are checked."""

    name: str
    raw: bytes
    """Its 32 bytes, as RFC 8032 writes them."""

    @property
    def id(self) -> bytes:
        """The four bytes that say in a signature which key made it."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.raw).digest()[:4]

    @property
    def line(self) -> str:
        """The key in one line: name, id (hex), type and bytes (base64), with a plus between them."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(ED25519 + self.raw).decode()}"

    @classmethod
    def read(cls, line: str) -> Self:
        """The key of a line.

        Raises:
            DataError: the line holds none, or its id is not that of its bytes.
        """
        name, _, rest = line.strip().partition("+")
        told, _, encoded = rest.partition("+")
        raw = decoded_base64(encoded)
        key = cls(name, raw[1:])
        if raw[:1] != ED25519 or len(key.raw) != _KEY_BYTES or not is_name(name) or key.id.hex() != told:
            raise DataError("This is no public key for Ed25519 signatures, or a letter of it was changed.")
        return key

    def has_signed(self, what: bytes, signature: bytes) -> bool:
        """Whether a signature over some bytes was made with its private half."""
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature, what)
        except (InvalidSignature, ValueError):
            return False
        return True


class LogKey:
    """The key that signs, with both halves."""

    def __init__(self, private: Ed25519PrivateKey, name: str = "") -> None:
        """A key.

        Args:
            private: its private half.
            name: what it is called; by default ``gawah/`` and the beginning of its public half's SHA-256.
        """
        raw = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self._private = private
        self.public = PublicKey(name or f"gawah/{sha256(raw).hexdigest()[:_NAME_DIGITS]}", raw)

    @classmethod
    def new(cls) -> Self:
        """A new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def of_pem(cls, pem: bytes) -> Self:
        """The key of a private half as PEM.

        Raises:
            DataError: it is none.
        """
        try:
            private = load_pem_private_key(pem, None)
        except (ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise DataError("The private key of the log cannot be read: its file is damaged.") from error
        if not isinstance(private, Ed25519PrivateKey):
            raise DataError("The private key of the log is of another kind: only Ed25519 is used.")
        return cls(private)

    @property
    def pem(self) -> bytes:
        """The private half as PEM (PKCS #8), not encrypted."""
        return self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, what: bytes) -> bytes:
        """The signature over some bytes; the same for the same bytes."""
        return self._private.sign(what)


def decoded_base64(encoded: str) -> bytes:
    """The bytes that stand in base64; none where they stand there in any but the one right way."""
    try:
        decoded = base64.b64decode(encoded, validate=True)
    except ValueError:
        return b""
    # The last letter may hold bits that no byte has: they are zero, or the same bytes could be written twice.
    return decoded if base64.b64encode(decoded).decode() == encoded else b""


def is_name(name: str) -> bool:
    """Whether a key may be called so: not empty, without white space and without a plus."""
    return bool(name) and "+" not in name and not any(sign.isspace() for sign in name)


def write_private(path: Path, pem: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Raises:
        FileExistsError: there is one, perhaps since a moment ago: a key is never written over.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")  # for its owner alone
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(pem)
            part.flush()
            os.fsync(part.fileno())
        _name_once(Path(name), path)
    finally:
        Path(name).unlink(missing_ok=True)


def _name_once(part: Path, path: Path) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # not every file system can, as that of a memory stick
        if path.exists():
            raise FileExistsError(str(path)) from None
        part.replace(path)
