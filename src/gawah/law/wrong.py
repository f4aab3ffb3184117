"""One thing that is wrong with the tables of the law."""

from __future__ import annotations

from gawah.model.record import record


@record
class Wrong:
    """Where it stands, and what is wrong with what to do."""

    where: tuple[str, ...]
    """The names of the sections and entries, from the outside in; empty for the file as a whole."""
    says: str
    is_of_form: bool = True
    """Whether an entry is not what it must be, so that what it names cannot be looked up."""

    def __str__(self) -> str:
        """One sentence for whoever wrote the file."""
        return f"{' › '.join(self.where)}: {self.says}." if self.where else f"{self.says}."
