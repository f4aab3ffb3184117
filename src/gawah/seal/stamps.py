"""Time-stamps of RFC 3161: what is asked of an authority, and whether its answer holds. Sends nothing."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from cryptography.x509 import DirectoryName, load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from gawah.errors import DataError
from gawah.model.record import record

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


@record
class Stamp:
    """What an authority has signed: that some bytes were there at a time."""

    at: str
    """UTC, ISO 8601."""
    authority: str
    """As its certificate names it; empty where the answer holds none."""


def question(data: bytes) -> tuple[bytes, int]:
    """What is sent to an authority so that it stamps some bytes: their SHA-256 and a random number.

    Returns:
        the request, and the number that the answer must have.
    """
    asked = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    if asked.nonce is None:  # it is asked for one
        raise DataError("No time-stamp can be asked for: the request has no random number.")
    return asked.as_bytes(), asked.nonce


def certificates(pem: bytes) -> list[Certificate]:
    """The certificates of a file.

    Raises:
        DataError: there are none.
    """
    try:
        return load_pem_x509_certificates(pem)
    except ValueError as error:
        raise DataError("This file holds no certificates (PEM).") from error


def stamp_of(answer: bytes, nonce: int, data: bytes, roots: bytes) -> Stamp:
    """What an authority has answered, once it is seen to hold.

    Args:
        answer: as it came.
        nonce: the random number that was sent.
        data: the bytes that were to be stamped.
        roots: the certificates that are trusted (PEM), and those between them and the one that signs.

    Raises:
        DataError: it is no answer, a refusal, to something else, or not signed by one of the trusted.
    """
    trusted = certificates(roots)
    try:
        response = decode_timestamp_response(answer)
        builder = VerifierBuilder(nonce=nonce)
        for one in trusted:
            is_root = one.issuer == one.subject
            builder = (
                builder.add_root_certificate(one) if is_root else builder.add_intermediate_certificate(one)
            )
        builder.build().verify_message(response, data)
        at = response.tst_info.gen_time.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (VerificationError, ValueError) as error:
        why = str(error).partition(": ErrorStack")[0] or type(error).__name__
        raise DataError("The time-stamp does not hold (%(why)s).", why=why) from error
    name = response.tst_info.name
    return Stamp(at, name.value.rfc4514_string() if isinstance(name, DirectoryName) else "")
