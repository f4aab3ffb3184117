"""What people decided, told for a page: who, when, which word, the value before and after."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gawah.model.record import record
from gawah.register.fields import described
from gawah.schema import kinds
from gawah.web.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gawah.register import Register
    from gawah.review import Deed
    from gawah.web.texts import Words


@record
class DeedLine:
    """One thing that a person did."""

    word: str
    what: str
    """The property, or the two that were compared."""
    before: str
    after: str
    why: str


@record
class Go:
    """All that a person did in one go."""

    batch: int
    at: str
    reviewer: str
    words: tuple[str, ...]
    """What was done, each once."""
    lines: tuple[DeedLine, ...]


def goes_of(deeds: Iterable[Deed], register: Register, words: Words) -> tuple[Go, ...]:
    """Deeds, newest first, put together by the go in which they were done."""
    teller = _Teller(register, words)
    found = []
    for batch, some in groupby(deeds, key=lambda deed: deed.batch):
        done = list(some)
        lines = tuple(teller.line(deed) for deed in done)
        said = tuple(dict.fromkeys(line.word for line in lines))
        found.append(Go(batch, done[0].at, done[0].reviewer, said, lines))
    return tuple(found)


def deed_words(deed: Deed, register: Register, words: Words) -> str:
    """A deed in a few words: what it was about, which value, and what was said of it."""
    line = _Teller(register, words).line(deed)
    value = line.after or line.before if deed.prop else ""
    if not value:
        return words.gettext("%(what)s: %(word)s", what=line.what, word=line.word)
    return words.gettext("%(what)s, “%(value)s”: %(word)s", what=line.what, value=value, word=line.word)


class _Teller:
    def __init__(self, register: Register, words: Words) -> None:
        self._register = register
        self._words = words
        self._say = Wording(words)

    def line(self, deed: Deed) -> DeedLine:
        if not deed.prop:
            before, after = (self._say.word(one) if one else "" for one in (deed.before, deed.after))
            one, other = map(self._one_of_two, deed.about)
            both = self._words.gettext("%(one)s and %(other)s", one=one, other=other)
            return DeedLine(self._say.word(deed.word), both, before, after, deed.why)
        kind = deed.subject.partition(":")[0]
        told = [self._value(kind, deed.prop, one) for one in (deed.before, deed.after)]
        what = self._words.gettext(
            "%(kind)s: %(prop)s", kind=self._say.kind(kind), prop=self._say.prop(kind, deed.prop)
        )
        return DeedLine(self._say.word(deed.word), what, told[0], told[1], deed.why)

    def _value(self, kind: str, prop: str, value: str | None) -> str:
        return "" if value is None else self._say.value(described(kind, prop), value, self._label)

    def _one_of_two(self, subject: str) -> str:
        """What to call one of two that were compared: joined, both have one name."""
        return f"{self._label(subject)} ({self._say.short(subject)})"

    def _label(self, value: str) -> str:
        """What to call a subject: it may stand no more, and then has no name."""
        if self._register.subject(value) is not None:
            return self._register.label(value)
        kind, colon, digits = value.partition(":")
        return f"{self._say.kind(kind)} {digits[:8]}" if colon and kind in kinds() else value
