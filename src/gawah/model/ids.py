"""Identity by contents: the same claim, the same subject, the same bytes always have the same id."""

from __future__ import annotations

import hashlib
import json
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def _canonical(parts: Sequence[object]) -> str:
    """A list as JSON without white space, letters as they are; several times quicker than ``json.dumps``."""
    return f"[{','.join(map(_value, parts))}]"


def _value(part: object) -> str:
    if isinstance(part, str):
        return encode_basestring(part)
    if type(part) is int:  # not a bool, which JSON writes as a word
        return int.__repr__(part)
    if part is None:
        return "null"
    if isinstance(part, list | tuple):
        return _canonical(part)
    return json.dumps(part, ensure_ascii=False)


def digest(parts: Sequence[object]) -> str:
    """The SHA-256 (hex) of a list of JSON values in one canonical form.

    Args:
        parts: strings, numbers, nulls and lists of them; no mappings, so that order is never in doubt.
    """
    return _hashed(_canonical(parts))


def _hashed(canonical: str) -> str:
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class SubjectIds:
    """The ids of the subjects read from one text: the same document read again gives the same ids.

    An id is ``digest`` of document, kind, start, end and ordinal; what all have in common is hashed once.
    """

    def __init__(self, document: str) -> None:
        """Begin with a document, by the SHA-256 of its bytes."""
        self._begun = hashlib.sha256(f"[{encode_basestring(document)},".encode("utf-8", "surrogatepass"))

    def of(self, kind: str, start: int, end: int, ordinal: int = 0) -> str:
        """The id of one subject.

        Args:
            kind: a kind of ``schema/kinds.yaml``.
            start: where the anchor sentence begins in the text, in code points.
            end: where it ends.
            ordinal: tells apart several subjects of one kind anchored in one sentence.
        """
        whole = self._begun.copy()
        whole.update(f"{encode_basestring(kind)},{start},{end},{ordinal}]".encode("utf-8", "surrogatepass"))
        return f"{kind}:{whole.hexdigest()}"


def subject_id(document: str, kind: str, start: int, end: int, ordinal: int = 0) -> str:
    """The id of one subject of a document: see ``SubjectIds``."""
    return SubjectIds(document).of(kind, start, end, ordinal)


def claim_digest(
    subject: str,
    prop: str,
    value: str,
    document: str,
    span: Sequence[object] | None,
    speaker: Sequence[str],
    stance: str,
) -> str:
    """The identity of a claim: what is said, where, by whom, in which stance; not who found it or when."""
    return digest([subject, prop, value, document, list(span) if span else None, list(speaker), stance])
