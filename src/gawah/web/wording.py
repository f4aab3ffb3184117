"""What the register holds, as a person reads it in their language: codes, numbers, who says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from gawah.model import BlockKind
from gawah.register.fields import described
from gawah.register.live import METHOD, base
from gawah.schema import kinds, vocabulary
from gawah.values.places.units import unit_name
from gawah.values.quantities import parse as parse_quantity
from gawah.web.dates import date_words
from gawah.web.reasons import reasons
from gawah.web.texts import LANGUAGES, mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from gawah.catalogue import SubjectRow
    from gawah.model import Statement
    from gawah.register import Claim, Party, Why
    from gawah.register.compare import Bounds
    from gawah.register.sources import Tie
    from gawah.schema import Prop
    from gawah.web.texts import Words

_STANCES = {
    "stated": mark("stated as fact"),
    "attributed": mark("put as somebody's account"),
    "alleged": mark("alleged"),
    "denied": mark("denied"),
}
_WORDS = {
    "accepted": mark("accepted"),
    "rejected": mark("rejected"),
    "corrected": mark("corrected"),
    "added": mark("added"),
}
_SAME = {
    "same": mark("the same"),
    "different": mark("different"),
    "unsure": mark("unsure"),
    "suggested": mark("suggested as the same"),
    "withdrawn": mark("taken back"),
}
_ONE_EVENT = {
    "same": mark("the same event"),
    "different": mark("different events"),
    "unsure": mark("not sure"),
    "withdrawn": mark("taken back"),
}
_WHY = {
    "only": mark("nobody says otherwise"),
    "person": mark("%(reviewer)s decided so"),
    "latest": mark("it was told last, and goes on from what was told before"),
    "sources": mark("%(sources)s independent sources say so, more than for any other value"),
    "confidence": mark("it was read with the highest confidence (%(confidence)s)"),
    "precision": mark("it is the most precise of what is equally well supported"),
    "earliest": mark("it comes first in the text; nothing else tells the values apart"),
}
_TIES = {
    "person": mark("%(name)s says so"),
    "source_group": mark("both are of the group “%(name)s”"),
    "agency": mark("both print the agency %(name)s"),
    "publisher": mark("both are published by %(name)s"),
    "copies": mark("the text of one stands in the other"),
    "translates": mark("one is a translation of the other"),
    "cites": mark("one cites %(name)s"),
}
"""Why two reports are one source."""
_SURENESS = ((0.85, mark("sure")), (0.6, mark("likely")), (0.0, mark("uncertain")))
"""Words for a confidence, from what it takes."""
_SHORT = 8
_LOCALES = tuple(map(Locale, LANGUAGES))
_LETTERS = 2
"""Of the code of a country (ISO 3166)."""
_COUNTRY = ("place", "country")
"""The property that holds the code of a country."""
BLOCKS = {
    BlockKind.BODY: mark("text of the report"),
    BlockKind.TITLE: mark("headline"),
    BlockKind.CAPTION: mark("caption of a picture"),
    BlockKind.PULL_QUOTE: mark("pull quote"),
    BlockKind.NAVIGATION: mark("navigation"),
    BlockKind.NOTICE: mark("cookie or legal notice"),
    BlockKind.TEASER: mark("teaser of another page"),
    BlockKind.CREDIT: mark("credit"),
}
"""What the blocks of a page are called."""


@cache
def _called(code: str) -> frozenset[str]:
    """What a country is called in the languages of the interface."""
    return frozenset(one.territories.get(code, code) for one in _LOCALES)


class Wording:
    """Says what the register holds in one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._: Callable[..., str] = words.gettext

    def code(self, name: str, code: str) -> str:
        """The label of a code of a vocabulary; an unknown code as it is."""
        found = vocabulary(name).get(code)
        return self._words.label(found.labels) if found is not None else code

    def kind(self, name: str) -> str:
        """What a kind of subject is called."""
        found = kinds().get(name)
        return self._words.label(found.labels) if found is not None else name

    def prop(self, kind: str, name: str) -> str:
        """What a property of a kind is called."""
        labels = described(kind, name).labels
        return self._words.label(labels) if labels else name

    def date(self, value: str | None) -> str:
        """A date; a sentence where there is none."""
        return date_words(value, self._words) if value else self._("no date")

    def quantity(self, value: str) -> str:
        """A quantity as people write it; what is none as it is."""
        try:
            told = parse_quantity(value)
        except ValueError:
            return value
        if told.low is None:
            text = self._("at most %(number)s", number=self._words.number(told.high or 0))
        elif told.high is None:
            text = self._("at least %(number)s", number=self._words.number(told.low))
        else:
            text = self.bounds((told.low, told.high))
        return self._("about %(number)s", number=text) if told.approximate else text

    def bounds(self, bounds: Bounds) -> str:
        """A number known to lie between two."""
        low, high = bounds
        if high is None:
            return self._("at least %(number)s", number=self._words.number(low))
        if low == high:
            return self._words.number(low)
        first, last = self._words.number(low), self._words.number(high)
        return self._("%(first)s to %(last)s", first=first, last=last)

    def toll(self, killed: Bounds, injured: Bounds) -> str:
        """How many were killed and injured; empty where nobody was."""
        parts = []
        if killed != (0, 0):
            parts.append(self._("%(number)s killed", number=self.bounds(killed)))
        if injured != (0, 0):
            parts.append(self._("%(number)s injured", number=self.bounds(injured)))
        return self._(", ").join(parts)

    def value(self, about: Prop, value: str, label: Callable[[str], str]) -> str:
        """A value of a property.

        Args:
            about: the property.
            value: canonical.
            label: what to call a subject by its id.
        """
        family, _, rest = about.type.partition(":")
        match family:
            case "date":
                return self.date(value)
            case "quantity":
                return self.quantity(value)
            case "code":
                return self.code(rest, value)
            case "ref":
                named = label(value)
                return self.kind(named) if named in kinds() else named
            case "text" if (about.kind, about.name) == _COUNTRY:
                return self.country(value)
        return value

    def party(self, one: Party) -> str:
        """A victim or perpetrator with how many they are and how old."""
        name = one.label or self._("unnamed: %(kind)s", kind=self.kind(one.kind))
        details = []
        if one.kind != "person" and one.count not in (None, (1, 1)) and not one.label_tells_count:
            details.append(self.bounds(one.count or (1, 1)))
        if "age" in one.details:
            details.append(self._("aged %(age)s", age=self.quantity(one.details["age"])))
        if "role" in one.details:
            details.append(one.details["role"])
        return f"{name} ({self._(', ').join(details)})" if details else name

    def where(self, *names: str | None) -> str:
        """A place with what it lies in, as ``places`` takes it."""
        return self._(", ").join(map(self._words.beside, self.places(*(names or (None,)))))

    def country(self, code: str) -> str:
        """A country by its name; what is no code of a country as it is."""
        is_code = len(code) == _LETTERS and code.isascii() and code.isupper()
        return str(self._words.locale.territories.get(code, code)) if is_code else code

    def unit(self, name: str | None, country: str) -> str | None:
        """A province or district by its name in this language; as it is where no source has one."""
        return (unit_name(name, country, self._words.language) if name else None) or name

    def places(self, *names: str | None) -> list[str]:
        """A place with what it lies in, the code of a country last; a word where none is known."""
        place, *units = names if len(names) > 1 else (None, *names)
        code = units.pop() or ""
        country = self.country(code)
        # The place itself stands as the reports have it; what names the country is not told in two languages.
        same = _called(code) if country != code else frozenset()
        told = (place, *(self.unit(unit, code) for unit in units))
        named = [*(one for one in told if one not in same), country]
        return list(dict.fromkeys(filter(None, named))) or [self._("no place")]

    def stance(self, code: str) -> str:
        """How a claim is put."""
        return self._(_STANCES.get(code, code))

    def verdict(self, code: str) -> str:
        """What a person said of a claim."""
        return self._(_WORDS.get(code, code))

    def speaker(self, claim: Claim, label: Callable[[str], str]) -> str:
        """Who says so: the speakers, nearest first, or the report itself."""
        told = [label(one) for one in claim.statement.speaker]
        return self._(", quoted by ").join(told) if told else self._("the report itself")

    def why(self, why: Why) -> str:
        """Why a value is preferred."""
        return self._(_WHY[why.code], **why.args)

    def tie(self, tie: Tie) -> str:
        """Why two reports are one source."""
        name = (tie.word.reviewer or "") if tie.word is not None else tie.called
        return self._(_TIES[tie.code], name=name)

    def about(self, statement: Statement) -> Prop:
        """The property that a statement is about."""
        return described(statement.kind, statement.prop)

    def method(self, claim: Claim) -> str:
        """What found a claim: a person, the page's own data, or gawah by its rules."""
        named = {base(method) for method in (*claim.methods, claim.statement.method)}
        if claim.statement.method == METHOD:
            return self._("added by a person")
        return self._("given with the document") if "given" in named else self._("read by gawah")

    def word(self, code: str) -> str:
        """What a person said, of a claim or of two that may be one."""
        return self._(_WORDS.get(code) or _SAME.get(code, code))

    def block(self, code: str) -> str:
        """What a block of a page is; an unknown code as it is."""
        return self._(BLOCKS[BlockKind(code)]) if code in set(BlockKind) else code

    def one_event(self, code: str) -> str:
        """What was said of whether two incidents are one event."""
        return self._(_ONE_EVENT.get(code, code))

    def reasons(self, line: str) -> str:
        """What speaks for and against one event, as a judgement keeps it."""
        return reasons(line, self, self._words)

    def same(self, code: str) -> str:
        """What was said of whether two are one."""
        return self._(_SAME.get(code, code))

    def details(self, row: SubjectRow) -> tuple[str, ...]:
        """What a list shows of a subject beside its label; its label is not told again."""
        return tuple(
            self._detail(described(row.kind, name), str(value))
            for name, value in row.detail.items()
            if name != "point" and value != row.label
        )

    def _detail(self, about: Prop, value: str) -> str:
        said = self.value(about, value, str)
        return self._("aged %(age)s", age=said) if about.name == "age" else said

    def percent(self, share: float) -> str:
        """A share of one in percent."""
        return self._("%(number)s%%", number=self._words.number(round(share * 100)))

    def sureness(self, confidence: float) -> str:
        """A confidence in a word; the number belongs beside it."""
        return self._(next(word for least, word in _SURENESS if confidence >= least))

    @staticmethod
    def short(one: str) -> str:
        """The beginning of an id, without its kind."""
        return one.rpartition(":")[2][:_SHORT]
