"""The form of a bundle: a part of a record that goes to another project, in one archive.

::

    about.json              who packed it, when, which documents; the key and the signed checkpoint of the log
    000001/evidence         the bytes of a document
    000001/records.json     its records, each with its salt, its leaf and the way from there to the checkpoint
    …
    rest.json               what was judged among them; what was destroyed
    sums.txt                the SHA-256 of each of these files, as ``sha256sum`` writes them
    signed.txt              that of sums.txt, signed with the key of the log (C2SP signed note)

Nothing in it is encrypted or compressed: whoever writes it to a file encrypts it.
"""

from __future__ import annotations

FORM = "gawah-bundle"
VERSION = 1
ABOUT, REST, SUMS, SIGNED = "about.json", "rest.json", "sums.txt", "signed.txt"


def evidence_name(number: int) -> str:
    """The name of the bytes of a document."""
    return f"{number:06d}/evidence"


def records_name(number: int) -> str:
    """The name of its records."""
    return f"{number:06d}/records.json"


def sums_line(name: str, digest: str) -> str:
    """A line of ``sums.txt``."""
    return f"{digest}  {name}\n"


def note_text(digest: str) -> str:
    """What is signed: that a bundle has these sums. It does not read as a checkpoint."""
    return f"{FORM}@{VERSION}\n{digest}\n"
