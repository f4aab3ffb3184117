"""Data that could not be used: a value, kept and shown, never swallowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record

if TYPE_CHECKING:
    from gawah.model.statement import Span


@record
class Fault:
    """Something in a document (or a whole file) that could not be used, and why."""

    document: str
    """SHA-256 of the bytes, or the path where there are no bytes."""
    code: str
    """A stable short name: ``unreadable``, ``empty``, ``encoding``, ``unresolved_date`` …"""
    what: str
    """The sentence for the person at the screen."""
    at: str
    span: Span | None = None
