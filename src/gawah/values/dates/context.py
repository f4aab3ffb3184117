"""What a date may be relative to, and what it is resolved to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.values import edtf

if TYPE_CHECKING:
    from gawah.values.edtf import Edtf, Point

UNKNOWN = edtf.parse(edtf.UNRESOLVED)


@record
class Context:
    """What a date may be relative to."""

    anchor: Edtf | None = None
    """When the page was published, or was said to be."""
    last: Edtf | None = None
    """The last exact day that the text told, with its year or without; or the week it lies in."""
    told: Edtf | None = None
    """The last date with a year that the text told, however exact: "the year before" counts from it."""
    near: Point | None = None
    """A date with a year, in this sentence or the one before."""
    future: bool | None = None
    """Whether the words near it speak of what is to come; None where they do not say."""


@record
class Resolved:
    """A date and how it came about."""

    edtf: Edtf
    relative: bool = False
    against: Edtf | None = None
    """The date it was resolved against."""
    is_period: bool = False
