"""Documents that go out: the dossier, the draft for the United Nations, the table for the press.

Invariant of this room: each document is one tree of frozen records, made of the register and drawn by three
writers; no clock is read, so the same register gives the same bytes. What it says of an incident it has from
the register for the keeper, and for anybody else from what ``guard`` tells of it alone.
"""

from gawah.report.tree import Document

__all__ = ["Document"]
