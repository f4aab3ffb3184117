"""What the Berkeley Protocol asks of one item of evidence, and whether the project can show it.

*Berkeley Protocol on Digital Open Source Investigations* (OHCHR and UC Berkeley, HR/PUB/20/2, 2022). Only
what the record shows counts as met; what people did and never wrote down is not. Paragraphs are in brackets.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from gawah.errors import GawahError, NotFoundError
from gawah.model import Handling
from gawah.model.record import record
from gawah.store import load_text, tables
from gawah.store.arrivals import arrival
from gawah.store.custody import custody_of
from gawah.store.look_up import sightings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gawah.model import CustodyEvent, Text
    from gawah.project.project import Project
    from gawah.store import Document

_PICTURES = ("application/pdf", "image/png", "image/jpeg", "image/webp")
"""What a capture of a whole page is kept as."""


@record
class Asked:
    """One thing that is asked of an item."""

    code: str
    """The number in the list of requirements in ``docs/evidence.md``."""
    what: str
    is_met: bool
    because: str
    is_minimum: bool = False
    """Whether it belongs to the least that a court is given (paragraph 155, a to c)."""


@record
class Item:
    """A document with what the record has of it."""

    document: Document
    text: Text | None
    told: dict[str, str]
    """What people said of it as they added it."""
    custody: tuple[CustodyEvent, ...]


def checklist(project: Project, document: str) -> tuple[Asked, ...]:
    """All that is asked of a document, the least for a court first.

    Raises:
        NotFoundError: there is no such document.
    """
    came = arrival(project.engine, document)
    if came is None:
        raise NotFoundError("There is no such document.")
    seen = sightings_of(project.engine, document)
    told = {name: value for one in seen for name, value in one.given.items()}
    item = Item(
        came.document, load_text(project.engine, document), told, custody_of(project.engine, document)
    )
    address = _address(item)
    return (
        _web_address(item, address),
        _source(item),
        _capture(project, item, address),
        *_preserved(project, item),
        *_known(item, address),
    )


def court_minimum(asked: Sequence[Asked]) -> tuple[bool, str]:
    """Whether the least that a court is given is there, and why not where it is not."""
    missing = [one for one in asked if one.is_minimum and not one.is_met]
    return not missing, "; ".join(f"{one.what}: {one.because}" for one in missing)


def _address(item: Item) -> str:
    own = item.text.meta("url") if item.text is not None else None
    return item.told.get("url") or (own.value if own is not None else "")


def _web_address(item: Item, address: str) -> Asked:
    what = "the web address is recorded (155a)"
    if not address:
        because = "nobody said it (--url) and the page does not"
        return Asked("A4", what, is_met=False, because=because, is_minimum=True)
    whose = "as told when it was added" if item.told.get("url") else "as the page says of itself"
    return Asked("A4", what, is_met=True, because=f"{address}, {whose}", is_minimum=True)


def _source(item: Item) -> Asked:
    what = "the source of the page is kept as received (155b)"
    reader = item.text.reader if item.text is not None else ""
    if reader.startswith("html"):
        because = f"its bytes, SHA-256 {item.document.id}"
        return Asked("A5", what, is_met=True, because=because, is_minimum=True)
    because = f"what is kept is no web page ({reader or item.document.media_type})"
    return Asked("A5", what, is_met=False, because=because, is_minimum=True)


def _capture(project: Project, item: Item, address: str) -> Asked:
    what = "the whole page is captured as it looked, with date and time (155c)"
    found = _captures(project, address) - {item.document.id} if address else set()
    if not found:
        because = "no picture or PDF with the same web address was added"
        return Asked("A6", what, is_met=False, because=because, is_minimum=True)
    because = f"document {min(found)[:12]} has the same web address"
    return Asked("A6", what, is_met=True, because=because, is_minimum=True)


def _captures(project: Project, address: str) -> set[str]:
    s, d = tables.sightings, tables.documents
    query = (
        select(s.c.document)
        .join(d, d.c.id == s.c.document)
        .where(func.json_extract(s.c.given, "$.url") == address, d.c.media_type.in_(_PICTURES))
    )
    with project.engine.connect() as connection:
        return set(connection.execute(query).scalars())


def _preserved(project: Project, item: Item) -> Iterator[Asked]:
    document = item.document.id
    what = "hashed when it was collected, before anything was done with it (153)"
    yield Asked("A9", what, is_met=True, because=f"SHA-256, {item.document.added_at}")
    what = "authentic: unchanged since it was collected (154)"
    try:
        is_same = hashlib.sha256(project.bytes_of(document)).hexdigest() == document
    except GawahError as error:
        yield Asked("A10", what, is_met=False, because=str(error))
    else:
        because = "its SHA-256 was worked out again just now" if is_same else "its bytes are others now"
        yield Asked("A10", what, is_met=is_same, because=because)
    derived = [one for one in item.custody if one.parent == document]
    what = "what was made from it names its parent and the tool (154)"
    if item.text is None:
        yield Asked("A10", what, is_met=True, because="nothing was made from it")
    else:
        is_told = any(one.file == item.text.id and one.tool == item.text.reader for one in derived)
        because = f"its text, by {item.text.reader}" if is_told else "its text was made before that was kept"
        yield Asked("A10", what, is_met=is_told, because=because)
    yield _chain(item)


def _chain(item: Item) -> Asked:
    what = "its custody is documented from the first hand (167)"
    first = item.custody[0] if item.custody else None
    if first is None or first.handling not in (Handling.COLLECTED, Handling.RECEIVED):
        return Asked("A13", what, is_met=False, because="nothing tells who brought it")
    whom = f" from {first.parameters['from']}" if first.parameters.get("from") else ""
    return Asked(
        "A13", what, is_met=True, because=f"{first.handling.value} by {first.actor}{whom}, {first.at}"
    )


def _known(item: Item, address: str) -> Iterator[Asked]:
    what = "the source is named: who published it, and when"
    metadata = {one.prop for one in item.text.metadata} if item.text is not None else set()
    missing = [name for name in ("publisher", "published") if name not in metadata | item.told.keys()]
    because = f"{' and '.join(missing)} not known" if missing else "publisher and date are known"
    yield Asked("A16", what, is_met=not missing, because=because)
    what = "what was embedded in the page is saved too (155d)"
    because = "gawah collects nothing from the web" if address else "there is no web address to collect from"
    yield Asked("A7", what, is_met=False, because=because)
