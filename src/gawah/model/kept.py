"""Properties that are worked out once for each object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import cached_property as kept
else:

    class kept:  # noqa: N801 (a decorator, named as ``property`` is)
        """``functools.cached_property`` without its lock.

        Python 3.11 takes a lock each time, which costs more than most of what is kept; 3.12 has none either.
        """

        def __init__(self, work_out: Callable[[Any], Any]) -> None:
            self._work_out = work_out
            self.__doc__ = work_out.__doc__

        def __set_name__(self, owner: type, name: str) -> None:
            self._name = name

        def __get__(self, instance: object, owner: type | None = None) -> object:
            if instance is None:
                return self
            value = self._work_out(instance)
            # Into ``instance.__dict__`` would make a dictionary of what an object keeps without one.
            object.__setattr__(instance, self._name, value)
            return value


__all__ = ["kept"]
