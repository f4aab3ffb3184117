"""The tables of :mod:`gawah.extract.taggers.bodies`, made ready once for each language."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from gawah.extract.taggers.lexicon import Phrases, items, keys_in, phrases_in, split_keys, typed_phrases
from gawah.languages import codes, table
from gawah.model.record import record
from gawah.values.learnt import Learnt
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

KNOWN, LEAD, HEAD, GENERIC, TELLING, OPENING, LOOSE = (1 << bit for bit in range(7))
"""What a word may begin: a well-known body, a name that its first word makes one, a head, an unnamed body,
what tells a body beside it, a name in a script without capitals, a loose head."""


@record
class Known:
    """One name of a well-known body."""

    full: str
    """What stands for the body in all languages: its entry, else its full name."""
    type: str
    entry: str | None
    """A code of ``known_body``; None where it has no entry, or where others bear this name too."""
    capitals: str | None
    """How it must be written where it is an abbreviation."""
    weak: bool
    """Also an ordinary word: a name only in the middle of a sentence."""


@record
class Tables:
    """What one language says of bodies."""

    heads: Phrases[str]
    first_heads: Phrases[str]
    weak_heads: frozenset[str]
    weak_phrases: frozenset[tuple[str, ...]]
    """Heads of several words that name nothing by themselves: "High School"."""
    compounds: Learnt[str, str | None]
    """The type of the body that one word names, by how it begins or ends: "Jaish-e-X", a German compound."""
    generic: Phrases[str]
    of_place: Phrases[str]
    of_place_between: frozenset[str]
    """Small words between the place and such a head: "Lorin **district** court"."""
    posts: Phrases[str]
    connectors: frozenset[str]
    """With those of the language named by ``also``: English names stand in texts of most languages."""
    joiners: frozenset[str]
    inner: frozenset[str]
    articles: frozenset[str]
    never: frozenset[str]
    modifiers: Phrases[str]
    stops: frozenset[str]
    function: frozenset[str]
    possessive_parts: frozenset[str]
    acronym_stops: frozenset[str]
    definite: tuple[str, ...]
    small: frozenset[str]
    say: frozenset[str]
    describers: Phrases[str]
    """Words after which a name follows that says itself nothing of a body."""
    followers: Phrases[str]
    naming: Phrases[str]
    indefinite: frozenset[str]
    apposed_after: frozenset[str]
    leads: Phrases[str]
    """Words that open a name by themselves."""
    lead_connectors: frozenset[str]
    bare_connectors: frozenset[str]
    """Connectors with no small word after them: "Committee to Protect", not "Letter to the Council"."""
    saints: frozenset[str]
    titles: Phrases[str]
    ordinary: frozenset[str]
    loose_first: Phrases[str]
    """Heads that stand first and take any words after them, up to a word of grammar."""
    loose_heads: Phrases[str]
    """The same for heads that stand last."""
    plain: frozenset[str]
    common: frozenset[str]
    """Heads that with ``plain`` words alone name nothing."""
    after: frozenset[str]
    """Postpositions: what stands before one is a noun."""
    signs: Learnt[str, int]
    """What a word may begin: ``KNOWN``, ``LEAD`` and so on, added up; nothing for most words."""


def _typed(data: dict[str, Any], name: str) -> list[tuple[str, str]]:
    groups = data.get(name) or {}
    return [(phrase, str(kind)) for kind in groups for phrase in items(groups, kind)]


def _compounds(data: dict[str, Any]) -> Learnt[str, str | None]:
    prefixes, suffixes = _by_length(data, "prefix_heads"), _by_length(data, "suffix_heads")

    def kind_of(word: str) -> str | None:
        for prefix, kind in prefixes:
            if word.startswith(prefix + " "):
                return kind
        for suffix, kind in suffixes:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                return kind
        return None

    return Learnt(kind_of)


def _by_length(data: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """The keys of the phrases of each type, the longest first."""
    pairs = [(" ".join(split_keys(phrase)), kind) for phrase, kind in _typed(data, name)]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _signs(
    first_words: dict[int, Collection[str]], compounds: Learnt[str, str | None], definite: tuple[str, ...]
) -> Learnt[str, int]:
    """What words may begin, so that one look tells which of the ways to write a body need be tried at all."""

    def signs_of(word: str) -> int:
        found = {sign for sign, words in first_words.items() if word in words}
        if compounds[word] is not None:
            found.add(HEAD)
        if definite and word.startswith(definite):
            found.add(OPENING)
        return sum(found)

    return Learnt(signs_of)


def _single_keys(data: dict[str, Any], name: str) -> frozenset[str]:
    return frozenset(keys[0] for keys in map(split_keys, items(data, name)) if len(keys) == 1)


@cache
def tables(code: str) -> Tables:
    """The tables of one language."""
    data = table(code, "bodies")
    also = table(str(data["also"]), "bodies") if "also" in data else {}
    speech, people = table(code, "speech"), table(code, "names")
    heads = Phrases([*_typed(data, "heads"), *_typed(also, "heads")])
    first_heads, modifiers = typed_phrases(data, "first_heads"), phrases_in(data, "modifiers")
    describers = Phrases([*_typed(data, "describers"), *_typed(also, "describers")])
    followers = Phrases([*_typed(data, "followers"), *_typed(also, "followers")])
    leads = Phrases([*_typed(data, "leads"), *_typed(also, "leads")])
    speaking = _single_keys(data, "articles") & _single_keys(data, "inner")
    indefinite, loose_first = _single_keys(data, "indefinite"), typed_phrases(data, "loose_first")
    generic, loose_heads = typed_phrases(data, "generic"), typed_phrases(data, "loose_heads")
    compounds, definite = _compounds(data), items(data, "definite")
    first_words: dict[int, Collection[str]] = {
        KNOWN: known_bodies().first,
        LEAD: leads.first,
        HEAD: heads.first,
        GENERIC: generic.first,
        TELLING: {"(", *describers.first, *followers.first, *indefinite, *speaking},
        OPENING: set().union(*(p.first for p in (describers, first_heads, loose_first, heads, modifiers))),
        LOOSE: loose_heads.first,
    }
    return Tables(
        heads=heads,
        first_heads=first_heads,
        weak_heads=_single_keys(data, "weak_heads") | _single_keys(also, "weak_heads"),
        weak_phrases=frozenset(k for k in map(split_keys, items(data, "weak_heads")) if len(k) > 1),
        compounds=compounds,
        generic=generic,
        of_place=phrases_in(data, "of_place"),
        of_place_between=_single_keys(data, "of_place_between"),
        posts=phrases_in(data, "posts"),
        connectors=_single_keys(data, "connectors") | _single_keys(also, "connectors"),
        joiners=_single_keys(data, "joiners") | _single_keys(also, "joiners"),
        inner=_single_keys(data, "inner"),
        articles=_single_keys(data, "articles"),
        never=_single_keys(data, "never") | _single_keys(also, "never"),
        modifiers=modifiers,
        stops=keys_in(data, "stops"),
        function=keys_in(people, "function"),
        possessive_parts=keys_in(data, "possessive_parts"),
        acronym_stops=keys_in(data, "acronym_stops"),
        definite=definite,
        small=keys_in(data, "small"),
        say=_single_keys(speech, "say"),
        describers=describers,
        followers=followers,
        naming=phrases_in(data, "naming"),
        indefinite=indefinite,
        apposed_after=_single_keys(data, "apposed_after"),
        leads=leads,
        lead_connectors=_single_keys(data, "lead_connectors") | _single_keys(also, "lead_connectors"),
        bare_connectors=_single_keys(data, "bare_connectors"),
        saints=_single_keys(data, "saints") | _single_keys(also, "saints"),
        titles=phrases_in(people, "titles"),
        ordinary=keys_in(people, "ordinary") | keys_in(people, "function"),
        loose_first=loose_first,
        loose_heads=loose_heads,
        plain=keys_in(data, "plain"),
        common=keys_in(data, "common"),
        after=keys_in(people, "after"),
        signs=_signs(first_words, compounds, definite),
    )


def _capitals(alias: str) -> str | None:
    """The alias itself where it is an abbreviation, which counts only as it is written."""
    letters = [c for c in alias if c.isalpha()]
    small = sum(c.islower() for c in letters)
    return (
        alias if letters and len(letters) <= 6 and small < len(letters) - small and " " not in alias else None
    )


@cache
def known_bodies() -> Phrases[Known]:
    """The well-known bodies of all languages: a report may name any of them in its own script or another."""
    lines = [line for code in codes() for line in _known_in(code)]
    shared = {key(name) for code in codes() for name in items(table(code, "bodies"), "shared")}
    entries: list[tuple[str, Known]] = []
    for names, kind, entry in lines:
        full = names[0].rstrip("?")
        for name in names:
            alias = name.rstrip("?")
            told = None if key(alias) in shared else entry
            known = Known(entry or full, kind, told, _capitals(alias), name.endswith("?"))
            entries.append((alias, known))
    return Phrases(entries)


def _known_in(code: str) -> Iterator[tuple[list[str], str, str | None]]:
    """The well-known bodies of a language: their names, the full one first, their type and entry."""
    data = table(code, "bodies")
    told = (line.partition("=") for line in str(data.get("entries") or "").splitlines())
    entries = {full.strip(): entry.strip() for entry, _, full in told}
    for kind, lines in (data.get("known") or {}).items():
        for line in str(lines).splitlines():
            names = [name.strip() for name in line.split("=") if name.strip()]
            if names:
                yield names, str(kind), entries.get(names[0].rstrip("?"))
