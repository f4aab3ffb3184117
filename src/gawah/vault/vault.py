"""The keys of an encrypted project, as long as it is open."""

from __future__ import annotations

import base64
import hmac
import os
from functools import cached_property
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from gawah.errors import DataError
from gawah.vault.sealed import open_sealed, seal

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12


class Vault:
    """All keys of a project, derived from one: each is for one purpose and tells nothing of the others.

    Whoever holds it reads everything. It lives in the memory of a process and is never written; Python cannot
    promise to wipe memory, so only the end of the process takes it away for certain.
    """

    def __init__(self, main: bytes) -> None:
        """The keys that follow from the main key of a project.

        Args:
            main: 32 bytes drawn by chance when the project was made.
        """
        self.main = main

    @classmethod
    def new(cls) -> Vault:
        """The keys of a new project."""
        return cls(os.urandom(KEY_BYTES))

    def __repr__(self) -> str:
        """Without the keys: what is printed may be kept."""
        return "Vault(…)"

    @cached_property
    def store_key(self) -> bytes:
        """For the database of the record."""
        return self._derived("store")

    @cached_property
    def catalogue_key(self) -> bytes:
        """For the database of the catalogue."""
        return self._derived("catalogue")

    def name_of(self, document: str) -> str:
        """Under which name a document is kept (hex): its id would tell whoever has the same document.

        Args:
            document: its id.
        """
        return hmac.digest(self._names, document.encode(), "sha256").hex()

    def seal_file(self, data: bytes, what: str) -> bytes:
        """A file encrypted under a key of its own.

        Args:
            data: its bytes.
            what: which file it is, so that it cannot be put in another's place.
        """
        return seal(self._files, data, what)

    def open_file(self, kept: bytes, what: str) -> bytes:
        """The bytes of an encrypted file.

        Raises:
            DataError: it was changed, is another file, or its key is destroyed.
        """
        return open_sealed(self._files, kept, what)

    def seal_line(self, line: str) -> str:
        """One line of a file to which lines are added, encrypted (base64, without line breaks)."""
        nonce = os.urandom(_NONCE_BYTES)
        return base64.b64encode(nonce + AESGCM(self._lines).encrypt(nonce, line.encode(), None)).decode()

    def open_line(self, kept: str) -> str:
        """A line as it was.

        Raises:
            DataError: it was changed or torn.
        """
        try:
            raw = base64.b64decode(kept, validate=True)
            return AESGCM(self._lines).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], None).decode()
        except (ValueError, InvalidTag) as error:
            raise DataError("An encrypted line was changed.") from error

    def _derived(self, purpose: str) -> bytes:
        return HKDF(SHA256(), KEY_BYTES, None, f"gawah/1/{purpose}".encode()).derive(self.main)

    @cached_property
    def _names(self) -> bytes:
        return self._derived("names")

    @cached_property
    def _files(self) -> bytes:
        return self._derived("files")

    @cached_property
    def _lines(self) -> bytes:
        return self._derived("lines")


def kept_form(vault: Vault | None, data: bytes, what: str) -> bytes:
    """A file as it is kept: encrypted under a key of its own where the project is (``seal_file``)."""
    return data if vault is None else vault.seal_file(data, what)


def plain_form(vault: Vault | None, kept: bytes, what: str) -> bytes:
    """The bytes of a file that is kept so.

    Raises:
        DataError: it is encrypted, and was changed, is another file, or its key is destroyed.
    """
    return kept if vault is None else vault.open_file(kept, what)
