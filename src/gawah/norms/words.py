"""How laws are cited in a language: ``languages/<code>/law.yaml`` and the names of the known instruments."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.languages import codes, table
from gawah.model.record import record
from gawah.norms.knowledge import alias_key, knowledge
from gawah.values.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Entry = tuple[tuple[str, ...], Any]


class Table:
    """Phrases of folded tokens with a value each, found by their first token; the longest wins."""

    def __init__(self, entries: Iterable[tuple[str, Any]]) -> None:
        self._by_first: dict[str, list[Entry]] = {}
        for phrase, value in entries:
            words = words_of(str(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def add(self, words: tuple[str, ...], value: Any) -> None:  # noqa: ANN401 (each table has its own)
        """Enter one more phrase, before those that are there."""
        entries = self._by_first.setdefault(words[0], [])
        entries.insert(0, (words, value))
        entries.sort(key=lambda entry: -len(entry[0]))

    def copy(self) -> Table:
        """The same phrases in a table that may grow."""
        twin = Table(())
        twin._by_first = {first: list(entries) for first, entries in self._by_first.items()}
        return twin

    def first_words(self) -> frozenset[str]:
        """The tokens with which a phrase begins."""
        return frozenset(self._by_first)

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with a token."""
        return word in self._by_first

    def begins_in(self, words: Sequence[str]) -> bool:
        """Whether a phrase begins with one of some tokens."""
        return not self._by_first.keys().isdisjoint(words)

    def at(self, words: Sequence[str], first: int, end: int) -> tuple[int, Any] | None:
        """The longest phrase that begins at a token and ends before another: where it ends, its value."""
        for phrase, value in self._by_first.get(words[first], ()):
            last = first + len(phrase)
            if last > end:
                continue
            if len(phrase) == 1 or (words[first + 1] == phrase[1] and tuple(words[first:last]) == phrase):
                return last, value
        return None


@record
class Alias:
    """A name of a known instrument."""

    instrument: str
    cased: bool
    """It must stand in capitals: an abbreviation that would be a word otherwise."""
    shared: bool
    """Instruments of several states have this name."""
    weak: bool
    """It counts only beside a provision or once explained."""


@record
class ProvisionWord:
    """A word before the number of a provision."""

    form: str
    """Its singular."""
    kind: str
    """``articles``, ``sections`` or ``parts``."""


@dataclass(frozen=True)
class Forms:
    """How the names of laws are built in one language."""

    cased: bool
    head_first: bool
    heads: frozenset[str]
    first_heads: frozenset[str]
    head_endings: tuple[str, ...]
    needs_name: frozenset[str]
    inside: frozenset[str]
    opens: frozenset[str]
    articles: frozenset[str]
    barriers: frozenset[str]
    lower_heads: frozenset[str]
    lower_inside: bool
    """Whether small words other than those of ``inside`` may stand in a name."""
    name_prefixes: tuple[str, ...]
    modifiers: Table
    ends: Table
    """The modifiers, by their tokens in reverse: what may stand before a head."""


@dataclass(frozen=True)
class LawWords:
    """What one language (with English behind it) says of citations."""

    lang: str
    forms: tuple[Forms, ...]
    provisions: Table
    numbering: Table
    letters: Mapping[str, str]
    seps: frozenset[str]
    ranges: frozenset[str]
    links: frozenset[str]
    back_links: frozenset[str]
    belongs: frozenset[str]
    """Words after a provision that announce what it is a provision of."""
    again: frozenset[str]
    numbered: Table
    lower_names: Table
    """Names that stand in small letters too; the value says whether they only describe."""
    strong: Table
    not_names: Table
    not_provisions: Table
    judgments: frozenset[str]
    courts: Table
    judgment_of: str
    of_country: str
    countries: Table
    possessive: tuple[str, ...]
    """The tokens after a country that owns a law, as an apostrophe and an s."""
    opens: frozenset[str]
    """The tokens with which a provision begins."""
    prefixes: tuple[str, ...]
    """Words of one letter that are written together with the head after them."""
    endings: tuple[str, ...]
    """Endings of compounds that are heads."""


@cache
def aliases() -> Table:
    """The names of all known instruments in all languages."""
    known = knowledge()
    entries: dict[str, Alias] = {}
    for instrument in known.instruments.values():
        names = [instrument.title.partition(" (")[0], instrument.name, *instrument.aliases]
        for code in codes():
            names.extend(table(code, "law").get("instruments", {}).get(instrument.id, ()))
        for name in map(str, names):
            key = alias_key(name)
            if key and key not in entries:
                cased = " " not in name and name[:1].isupper() and any(c.isupper() for c in name[1:])
                entries[key] = Alias(instrument.id, cased, key in known.shared, key in known.weak)
    return Table(entries.items())


def _folded(words: Iterable[object]) -> frozenset[str]:
    return frozenset(token for word in words for token in words_of(str(word)))


def _heads(words: Iterable[object]) -> frozenset[str]:
    return frozenset(found[0] for word in words if len(found := words_of(str(word))) == 1)


@cache
def _forms(lang: str) -> Forms:
    law = table(lang, "law")
    modifiers = [words_of(str(m)) for m in law.get("modifiers", ())]
    return Forms(
        cased=bool(law.get("cased", True)),
        head_first=law.get("head") == "first",
        heads=_heads(law.get("heads", ())),
        first_heads=_heads(law.get("first_heads", ())),
        head_endings=tuple(w for e in law.get("head_endings", ()) for w in words_of(str(e))),
        needs_name=_heads(law.get("needs_name", ())),
        inside=_folded(law.get("inside", ())),
        opens=_folded(law.get("opens", ())),
        articles=_folded(law.get("articles_words", ())),
        barriers=_folded(law.get("barriers", ())),
        lower_heads=_heads(law.get("lower_heads", ())),
        lower_inside=bool(law.get("lower_inside", False)),
        name_prefixes=tuple(w for e in law.get("name_prefixes", ()) for w in words_of(str(e))),
        modifiers=Table((" ".join(words), None) for words in modifiers),
        ends=Table((" ".join(reversed(words)), None) for words in modifiers),
    )


def _provisions(law: Mapping[str, Any]) -> Iterable[tuple[str, ProvisionWord]]:
    for kind in ("articles", "sections", "parts"):
        for word, form in law.get(kind, {}).items():
            yield str(word), ProvisionWord(str(form), kind)


def _countries(laws: Sequence[Mapping[str, Any]]) -> Iterable[tuple[str, str]]:
    for law in laws:
        for code, words in law.get("countries", {}).items():
            yield from ((str(word), str(code)) for word in words)


@cache
def law_words(lang: str) -> LawWords:
    """The tables of a language; one that has none is read as English."""
    langs = [code for code in dict.fromkeys((lang, "en")) if table(code, "law")]
    laws = [table(code, "law") for code in langs]

    def joined(name: str) -> list[str]:
        return [str(word) for law in laws for word in law.get(name, ())]

    provisions = [pair for law in laws for pair in _provisions(law)]
    own = laws[0] if laws else {}

    def phrases(name: str) -> Table:
        return Table((word, word) for word in joined(name))

    return LawWords(
        lang=lang,
        forms=tuple(_forms(code) for code in langs),
        provisions=Table(provisions),
        numbering=phrases("numbering"),
        letters={
            key: str(v) for law in laws for w, v in law.get("letters", {}).items() for key in words_of(str(w))
        },
        seps=_folded(joined("and")),
        ranges=_folded(joined("to")),
        links=_folded(joined("links")),
        back_links=_folded(joined("back_links")),
        belongs=_folded(joined("belongs")),
        again=_folded(joined("again")),
        numbered=phrases("numbered"),
        lower_names=Table(
            [*((w, False) for w in joined("lower_names")), *((w, True) for w in joined("lower_generic"))]
        ),
        strong=phrases("strong"),
        not_names=phrases("not_names"),
        not_provisions=phrases("not_provisions"),
        judgments=_folded(joined("judgment")),
        courts=phrases("court"),
        judgment_of=str(own.get("judgment_of", "{court}")),
        of_country=str(own.get("of_country", "{name} ({country})")),
        countries=Table(_countries(laws)),
        possessive=tuple(str(sign) for sign in own.get("possessive", ())),
        opens=Table(provisions).first_words(),
        prefixes=tuple(str(prefix) for prefix in own.get("prefixes", ())),
        endings=tuple(ending for code in langs for ending in _forms(code).head_endings),
    )
