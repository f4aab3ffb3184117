"""The faults a person at the screen may meet, each with a sentence that says what to do.

    GawahError
    ├── UsageError        the command was not understood (exit status 2)
    ├── NotFoundError     something asked for is not there (exit status 1)
    ├── UnreadableError   a file cannot be read as a document (exit status 3 for the batch)
    ├── ProjectError      the project directory cannot be used as asked
    ├── ConflictError     what the person saw has changed since
    └── DataError         data shipped with gawah, or a record, breaks a rule (a bug or a damaged file)

Bad data inside a document is no exception: it is a :class:`gawah.model.Fault`, kept and shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class GawahError(Exception):
    """The base of all faults that gawah explains instead of crashing."""

    exit_status = 1

    def __init__(self, sentence: str = "", code: str = "", values: Mapping[str, str] | None = None) -> None:
        """A fault.

        Args:
            sentence: what is wrong and what to do, in English.
            code: a stable short name where the sentence may be said in another language.
            values: what the sentence names, by name.
        """
        super().__init__(*((sentence,) if sentence else ()))
        self.code = code
        self.values = values or {}

    def __str__(self) -> str:
        """The sentence for the person; a bare error falls back to its own description."""
        return super().__str__() or (self.__doc__ or "").strip()


class UsageError(GawahError):
    """The command was not understood."""

    exit_status = 2


class NotFoundError(GawahError):
    """Something that was asked for is not there."""


class UnreadableError(GawahError):
    """A file cannot be read as a document."""

    exit_status = 3


class ProjectError(GawahError):
    """The project directory cannot be used as asked."""


class ConflictError(GawahError):
    """What the person saw has changed since."""


class DataError(GawahError):
    """Data shipped with gawah, or a record, breaks a rule."""
