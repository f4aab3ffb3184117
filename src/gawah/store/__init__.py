"""Tables, the one door by which records enter, look-up, search and migrations.

Invariant of this floor: records are inserted, never updated and never deleted; the database itself refuses.
Only ``destroy`` lets what a document told go, for somebody's sake, and leaves a tombstone.
"""

from gawah.store.append import MACHINE, Document, Sighting, append, append_decided
from gawah.store.engine import open_store
from gawah.store.look_up import Stored, load, load_text
from gawah.store.replay import verify_log
from gawah.store.search import Hit, search

__all__ = [
    "MACHINE",
    "Document",
    "Hit",
    "Sighting",
    "Stored",
    "append",
    "append_decided",
    "load",
    "load_text",
    "open_store",
    "search",
    "verify_log",
]
