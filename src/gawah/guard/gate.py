"""The gate: what leaves goes through it, and nothing goes through that gives a protected value away.

For the keeper's own use everything goes through as it stands; that this is meant is said where it is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gawah.errors import DataError, GawahError, Sentence, UsageError
from gawah.guard.outputs import OUTPUTS, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gawah.guard.innards import Closed
    from gawah.guard.leaks import Leak, Leaks

_TOGETHER = 1 << 16
"""Characters that are looked through in one go."""
_OVERLAP = 600
"""Characters before them that are looked through again: a name may lie on both sides."""
_NAMED = 5


class LeakError(GawahError):
    """What was to leave gives away what is protected."""

    def __init__(self, found: Iterable[Leak | Closed]) -> None:
        """Say what, and where.

        Args:
            found: what the leak check found.
        """
        self.found = tuple(dict.fromkeys(found))
        these = tuple(leak_told(one) for one in self.found[:_NAMED])
        named = Sentence("%(these)s", these=these)
        if len(self.found) > _NAMED:
            named = Sentence("%(these)s; and %(more)s more", these=these, more=len(self.found) - _NAMED)
        super().__init__(
            Sentence("Nothing has left, as it would give away what is protected: %(what)s.", what=named)
        )

    def __reduce__(self) -> tuple[type[LeakError], tuple[tuple[Leak | Closed, ...]]]:  # type: ignore[override]
        """How it goes from one process to another."""
        return type(self), (self.found,)


def leak_told(one: Leak | Closed) -> Sentence:
    """One finding of the leak check as a part of a sentence."""
    from gawah.guard.innards import Closed

    if isinstance(one, Closed):
        return Sentence("%(where)s cannot be looked into (%(why)s)", where=one.where, why=one.why)
    return Sentence(
        "“%(found)s” in %(where)s tells of %(secret)s",
        found=one.found,
        where=one.where,
        secret=one.secret.words,
    )


class Gate:
    """The way out of one output for one audience."""

    def __init__(self, output: str, audience: str, leaks: Leaks | None) -> None:
        self.output, self.audience = output, audience
        self._leaks = leaks

    def text(self, name: str, pieces: Iterable[str]) -> Iterator[str]:
        """A text, some of it at a time: nothing is given on before it was looked through.

        Args:
            name: of the file, or of the output where it is none.
            pieces: the text; no piece needs to be whole in itself.

        Raises:
            LeakError: it gives away what is protected.
        """
        if self._leaks is None:
            yield from pieces
            return
        before, waiting, size = "", list[str](), 0
        for piece in pieces:
            waiting.append(piece)
            size += len(piece)
            if size >= _TOGETHER:
                yield (whole := "".join(self._looked_through(name, before, waiting)))
                before, waiting, size = whole[-_OVERLAP:], [], 0
        yield "".join(self._looked_through(name, before, waiting))

    def _looked_through(self, name: str, before: str, pieces: list[str]) -> list[str]:
        if self._leaks is not None and (found := self._leaks.in_text("".join([before, *pieces]), name)):
            raise LeakError(found)
        return pieces

    def file(self, name: str, data: bytes) -> bytes:
        """A whole file with its name.

        Raises:
            LeakError: it gives away what is protected, or cannot be looked into.
        """
        if self._leaks is not None and (found := self.leaks_of(name, data)):
            raise LeakError(found)
        return data

    def leaks_of(self, name: str, data: bytes, fixed: str = "") -> tuple[Leak | Closed, ...]:
        """What a file would give away.

        Args:
            name: under which it leaves.
            data: its bytes.
            fixed: words that stand in it whatever the register holds.
        """
        return self._leaks.in_file(name, data, fixed) if self._leaks is not None else ()


def for_oneself(output: str, told: str) -> str:
    """A text for the keeper of the project, through the gate: it goes through as it stands.

    Args:
        output: a name of ``OUTPUTS``.
        told: the text.
    """
    return "".join(leaving(output).text(output, [told]))


def leaving(output: str, audience: str = OWN, leaks: Leaks | None = None) -> Gate:
    """The gate of one output.

    Args:
        output: a name of ``OUTPUTS``.
        audience: who is to have it; the keeper, unless somebody else is named.
        leaks: what is protected towards them; for anybody but the keeper it must be there.

    Raises:
        UsageError: this output is not for them.
        DataError: the output is in no table, or nobody said what is protected.
    """
    if output not in OUTPUTS:
        raise DataError("%(output)s is in no table of outputs", output=output)
    if audience not in OUTPUTS[output].audiences:
        raise UsageError(
            "%(output)s is not for %(audience)s. It is for: %(known)s.",
            output=output,
            audience=audience,
            known=OUTPUTS[output].audiences,
        )
    if audience != OWN and leaks is None:
        raise DataError("nobody said what is protected towards %(audience)s", audience=audience)
    return Gate(output, audience, leaks if audience != OWN else None)
