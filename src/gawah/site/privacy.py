"""What the pages of a site keep in a browser and load from elsewhere: an empty list, meant to stay so.

The privacy page is made of it, and a test that opens every page in a browser fails on any cookie, any write
to a storage and any request to another address that does not stand here.
"""

from __future__ import annotations

from gawah.model.record import record


@record
class Stored:
    """Something that a page keeps on a device, or loads from another address."""

    name: str
    """As the browser has it: the name of a cookie, a key of a storage, the host of an address."""
    kind: str
    """``cookie``, ``storage`` or ``request``."""
    purpose: str
    lasts: str


REGISTRY: tuple[Stored, ...] = ()
"""All of it."""
