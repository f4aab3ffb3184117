"""What became of files that were handed in."""

from __future__ import annotations

from dataclasses import dataclass, field

from gawah.errors import GawahError, Sentence
from gawah.model import Fault
from gawah.model.record import record
from gawah.project.clock import now


@record
class Added:
    """What became of bytes that were handed in."""

    document: str
    is_new: bool


@record
class Outcome:
    """What became of the files of one run."""

    added: tuple[str, ...] = ()
    """Documents that were not there before."""
    read_again: tuple[str, ...] = ()
    """Documents that were there, read by newer methods or with something newly given."""
    already: tuple[str, ...] = ()
    """Documents for which there was nothing to do."""
    failed: tuple[Fault, ...] = ()
    """One for each file that could not be read; its ``document`` is the path."""

    @property
    def documents(self) -> tuple[str, ...]:
        """All documents that the files hold, each once."""
        return tuple(dict.fromkeys((*self.added, *self.read_again, *self.already)))


@dataclass
class Tally:
    """What becomes of the files of a run while it goes on."""

    added: list[str] = field(default_factory=list)
    read_again: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    failed: list[Fault] = field(default_factory=list)

    def outcome(self) -> Outcome:
        """What has become of them."""
        return Outcome(tuple(self.added), tuple(self.read_again), tuple(self.already), tuple(self.failed))


def fault_of(document: str, error: Exception) -> Fault:
    """What the record keeps of an error on one document."""
    if isinstance(error, GawahError):
        return Fault(document, "unreadable", str(error), now())
    what = Sentence("gawah stumbled over this file (%(what)s)", what=f"{type(error).__name__}: {error}")
    return Fault(document, "crash", str(what), now())
