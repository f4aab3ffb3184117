"""Ids by their beginnings, looked up in the record itself however large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from gawah.store import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Column, Engine

_LAST = "\U0010ffff"
"""A character after all that an id can hold."""


def claims_from(engine: Engine, beginning: str) -> list[str]:
    """The ids of claims that begin so, in order."""
    return _from(engine, tables.statements.c.claim_id, [beginning])


def documents_from(engine: Engine, beginning: str) -> list[str]:
    """The ids of documents that begin so, in order."""
    return _from(engine, tables.documents.c.id, [beginning])


def subjects_from(engine: Engine, beginning: str, kinds: Iterable[str]) -> list[str]:
    """The subjects of some kinds of which the part after the kind, or the whole, begins so, in order."""
    kind, colon, digits = beginning.rpartition(":")
    wanted = [f"{one}:{digits}" for one in kinds if not colon or one == kind]
    return _from(engine, tables.statements.c.subject, wanted)


def _from(engine: Engine, column: Column[str], beginnings: Iterable[str]) -> list[str]:
    found: set[str] = set()
    with engine.connect() as connection:
        for beginning in beginnings:
            stretch = column.between(beginning, beginning + _LAST)
            found.update(connection.execute(select(column).where(stretch).distinct()).scalars())
    return sorted(found)
