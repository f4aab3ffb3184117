"""The faults a person at the screen may meet, each with a sentence that says what to do.

    GawahError
    ├── UsageError        the command was not understood (exit status 2)
    ├── NotFoundError     something asked for is not there (exit status 1)
    ├── UnreadableError   a file cannot be read as a document (exit status 3 for the batch)
    ├── ProjectError      the project directory cannot be used as asked
    │   ├── ReadOnlyError it can be read and not written to
    │   └── LockedError   it is encrypted, and nobody has opened it
    ├── ForgottenError    what is to be added was destroyed for somebody's sake
    ├── ConflictError     what the person saw has changed since
    ├── NotAllowedError   who asks may not do that
    │   └── NotEnteredError they have not shown who they are
    ├── ProposedError     it waits for another member, and nothing went wrong (exit status 0)
    └── DataError         data shipped with gawah, or a record, breaks a rule (a bug or a damaged file)

Bad data inside a document is no exception: it is a :class:`gawah.model.Fault`, kept and shown.

A sentence is written once, where it is raised, with the names of its values in it: that is its English and
the message by which the web interface finds its translation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    One: TypeAlias = "str | int | Term | Sentence"
    Value: TypeAlias = "One | tuple[str, ...] | tuple[Term, ...] | tuple[Sentence, ...]"


class Term:
    """A name of the schema in a sentence: English has it as it is typed, another language by its label."""

    __slots__ = ("code", "of")

    def __init__(self, code: str, of: str) -> None:
        """A name.

        Args:
            code: as it is typed.
            of: the vocabulary that has it; ``kind`` for a kind of subject; ``prop:`` with a kind for one of
                its properties; ``at`` for a time of the record (UTC).
        """
        self.code = code
        self.of = of

    def __str__(self) -> str:
        """The name as it is typed; a time to the minute."""
        if self.of == "at":
            return f"{self.code[:16].replace('T', ' ')} UTC"
        return self.code


class Sentence:
    """A sentence, or a part of one, that can be said in other languages."""

    __slots__ = ("many", "template", "values")

    def __init__(self, template: str, many: str = "", /, **values: Value) -> None:
        """A sentence.

        Args:
            template: what it says in English, with ``%(names)s`` for its values.
            many: the same for several of what the value ``num`` counts.
            **values: what it names. Of several, names have a comma between them and sentences a semicolon.
        """
        self.template = template
        self.many = many
        self.values = values

    def __str__(self) -> str:
        """The sentence in English."""
        return self.in_english(str)

    def in_english(self, say: Callable[[One], str]) -> str:
        """The sentence in English, with what it names said in one's own way."""
        template = self.many if self.many and self.values["num"] != 1 else self.template
        return filled(template, self.values, say, (", ", "; "))


def filled(
    template: str,
    values: Mapping[str, Value],
    say: Callable[[One], str],
    between: tuple[str, str],
) -> str:
    """A template with its values.

    Args:
        template: without values it is taken as it stands, whatever signs are in it.
        values: by name.
        say: says one value.
        between: what stands between several names, and between several sentences.
    """

    def told(value: Value) -> str:
        if not isinstance(value, tuple):
            return say(value)
        has_sentences = any(isinstance(one, Sentence) for one in value)
        return between[has_sentences].join(map(say, value))

    return template % {name: told(value) for name, value in values.items()} if values else template


class GawahError(Exception):
    """The base of all faults that gawah explains instead of crashing."""

    exit_status = 1

    def __init__(self, template: str | Sentence = "", /, **values: Value) -> None:
        """A fault.

        Args:
            template: what is wrong and what to do: a sentence, or its template in English.
            **values: what the template names.
        """
        self.sentence = template if isinstance(template, Sentence) else Sentence(template, **values)
        super().__init__(*((str(self.sentence),) if self.sentence.template else ()))

    def __reduce__(self) -> tuple[type[GawahError], tuple[Sentence]]:
        """How it goes from one process to another: with its sentence, which can still be translated."""
        return type(self), (self.sentence,)

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


class ReadOnlyError(ProjectError):
    """The project can be read and not written to."""


class LockedError(ProjectError):
    """The project is encrypted, and nobody has opened it."""


class ForgottenError(GawahError):
    """What is to be added was destroyed for somebody's sake."""

    exit_status = 3


class ConflictError(GawahError):
    """What the person saw has changed since."""


class NotAllowedError(GawahError):
    """Who asks may not do that."""


class NotEnteredError(NotAllowedError):
    """Who asks has not shown who they are."""


class ProposedError(GawahError):
    """It waits for another member: it is kept as a proposal, and nothing went wrong."""

    exit_status = 0


class DataError(GawahError):
    """Data shipped with gawah, or a record, breaks a rule."""
