"""Bytes to a text: decoding, the blocks of the page and their classes, metadata, languages.

Invariant of this room: a text's characters never change after this, and nothing of a document is dropped;
what is no part of the report is set aside with a reason, and a person may put it back.
"""

from gawah.read.readers import NOTHING_GIVEN, READERS, Given, Reader, read_bytes

__all__ = ["NOTHING_GIVEN", "READERS", "Given", "Reader", "read_bytes"]
