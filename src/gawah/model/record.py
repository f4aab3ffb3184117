"""The one way to declare a record: a dataclass that nothing changes once it is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...
@overload
def record(*, order: bool = False, slots: bool = True) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    cls: type[T] | None = None, /, *, order: bool = False, slots: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a frozen dataclass.

    That no field is set later is for the type checker to see, not for each record: a dataclass that is
    frozen at run time takes five times as long to make, and a page makes thousands.

    Args:
        cls: the class.
        order: whether records can be sorted, by their fields in order.
        slots: False where the class keeps a ``kept`` property.
    """
    make = dataclass(slots=slots, order=order, unsafe_hash=True)
    return make if cls is None else make(cls)
