"""What is said where what is around gawah has failed a command: a disk that is full, a file that is torn."""

from __future__ import annotations

from sqlalchemy.exc import DatabaseError, OperationalError

_GOES_ON = "What was done before is kept; when that is put right, the same command goes on from here."
_TORN = (
    "To see what, say: gawah evidence verify. If that names nothing, delete catalogue.sqlite in the folder "
    "of the project: it is made of the record again."
)


def sentence_on(error: BaseException) -> str | None:
    """What is said of an error that is no fault of gawah; None of any other.

    Args:
        error: which nobody on the way could say more about.
    """
    if isinstance(error, OSError):
        what = str(error.filename) if error.filename else "Something"
        return f"{what} cannot be read or written ({error.strerror or error}). {_GOES_ON}"
    if isinstance(error, OperationalError):
        return f"A file of the project cannot be read or written ({error.orig}). {_GOES_ON}"
    if isinstance(error, DatabaseError):
        return f"A file of the project is damaged ({error.orig}). {_TORN}"
    return None
