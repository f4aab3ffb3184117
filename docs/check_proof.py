"""Checks proofs that gawah wrote, without gawah: python check_proof.py PROOF [--key LINE] [--file DOCUMENT].

PROOF is what `gawah evidence proof` printed, or `gawah out export --format jsonl --proofs` wrote. --key is
the public key as somebody you trust gave it to you; the one in PROOF only shows that it all fits together.
--file is the document itself. Needs the library cryptography. The exit status is 0 only where all holds.
"""

import argparse
import base64
import hashlib
import json
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class WrongError(Exception):
    """Something does not hold; what."""


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def opened(note: str, line: str) -> tuple[int, bytes]:
    """The size and root of a checkpoint that the key of a line has signed (c2sp.org/tlog-checkpoint)."""
    name, key_id, encoded = line.strip().split("+", 2)
    key = base64.b64decode(encoded)
    if key[:1] != b"\1" or sha256(name.encode() + b"\n" + key)[:4].hex() != key_id:
        raise WrongError("this is no public key")
    text, _, signatures = note.rpartition("\n\n")
    for one in signatures.splitlines():
        signer, signature = one.split(" ")[1], base64.b64decode(one.split(" ")[2])
        if signer == name and signature[:4].hex() == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], f"{text}\n".encode())
            except InvalidSignature:
                raise WrongError("the signature of the checkpoint is wrong") from None
            return int(text.split("\n")[1]), base64.b64decode(text.split("\n")[2])
    raise WrongError("the key has not signed the checkpoint")


def check(record: str, proof: dict, size: int, root: bytes) -> None:
    """See that a record is a leaf of the tree (RFC 9162, 2.1.3.2)."""
    found = sha256(b"\0" + sha256(bytes.fromhex(proof["salt"]) + record.encode("utf-8", "surrogatepass")))
    at, last = proof["leaf"], size - 1
    if not 0 <= at <= last:
        raise WrongError("the checkpoint does not have that leaf")
    for one in map(bytes.fromhex, proof["path"]):
        if last == 0:
            raise WrongError("the path is too long")
        if at % 2 or at == last:
            found = sha256(b"\1" + one + found)
            while at and not at % 2:
                at, last = at >> 1, last >> 1
        else:
            found = sha256(b"\1" + found + one)
        at, last = at >> 1, last >> 1
    if last or found != root:
        raise WrongError("the record is not in the tree that was signed")


def proofs(text: str) -> tuple[list[tuple[str, dict]], dict]:
    """Of each record its canonical form with its proof, if it has one; and the checkpoint with its key."""
    if text.startswith("{\n"):
        one = json.loads(text)
        return [(one["record"], one)], one
    *lines, signed = map(json.loads, text.rstrip("\n").split("\n"))
    told = []
    for line in lines:
        kind, proof, found = line.pop("record"), line.pop("proof", None), line.pop("found", [])
        row = json.dumps([f"{kind}s", line, found], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        told.append((row, proof))
    return told, signed


def checked(asked: argparse.Namespace) -> str:
    """What was found, in a sentence."""
    told, signed = proofs(Path(asked.proof).read_text("utf-8"))
    size, root = opened(signed["checkpoint"], asked.key or signed["key"])
    if bare := [json.loads(record)[0] for record, proof in told if not proof]:
        raise WrongError(f"{len(bare)} of {len(told)} records have no proof ({', '.join(sorted({*bare}))})")
    for record, proof in told:
        check(record, proof, size, root)
    known = {json.loads(record)[1].get("id") for record, _ in told}
    if not known or (asked.file and sha256(Path(asked.file).read_bytes()).hex() not in known):
        raise WrongError("the file is no document of it" if known else "there is no proof in it")
    return f"{len(told)} in the log, signed by {asked.key or signed['key']}"


if __name__ == "__main__":
    words = argparse.ArgumentParser()
    for name in ("proof", "--key", "--file"):
        words.add_argument(name)
    try:
        print(checked(words.parse_args()))
    except (WrongError, KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        sys.exit(f"WRONG: {error}")
