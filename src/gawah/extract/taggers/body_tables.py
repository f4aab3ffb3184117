"""The tables of :mod:`gawah.extract.taggers.bodies`, made ready once for each language."""

from __future__ import annotations

from functools import cache
from typing import Any

from gawah.extract.taggers.lexicon import Phrases, items, keys_in, phrases_in, split_keys, typed_phrases
from gawah.languages import codes, table
from gawah.model.record import record


@record
class Known:
    """One name of a well-known body."""

    full: str
    type: str
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
    prefix_heads: tuple[tuple[str, str], ...]
    suffix_heads: tuple[tuple[str, str], ...]
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
    telling: frozenset[str]
    """First words of all by which the neighbourhood of a name tells a body."""
    opening: frozenset[str]
    """First words of all names in a script without capitals."""
    after: frozenset[str]
    """Postpositions: what stands before one is a noun."""


def _typed(data: dict[str, Any], name: str) -> list[tuple[str, str]]:
    groups = data.get(name) or {}
    return [(phrase, str(kind)) for kind in groups for phrase in items(groups, kind)]


def _prefixes(data: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    groups = data.get(name) or {}
    pairs = [(" ".join(split_keys(p)), str(kind)) for kind in groups for p in items(groups, kind)]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


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
    return Tables(
        heads=heads,
        first_heads=first_heads,
        weak_heads=_single_keys(data, "weak_heads") | _single_keys(also, "weak_heads"),
        weak_phrases=frozenset(k for k in map(split_keys, items(data, "weak_heads")) if len(k) > 1),
        prefix_heads=_prefixes(data, "prefix_heads"),
        suffix_heads=_prefixes(data, "suffix_heads"),
        generic=typed_phrases(data, "generic"),
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
        definite=items(data, "definite"),
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
        loose_heads=typed_phrases(data, "loose_heads"),
        plain=keys_in(data, "plain"),
        common=keys_in(data, "common"),
        telling=frozenset({"(", *describers.first, *followers.first, *indefinite, *speaking}),
        opening=frozenset(
            key
            for phrases in (describers, first_heads, loose_first, heads, modifiers)
            for key in phrases.first
        ),
        after=keys_in(people, "after"),
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
    entries: list[tuple[str, Known]] = []
    for code in codes():
        groups = table(code, "bodies").get("known") or {}
        for kind, lines in groups.items():
            for line in str(lines).splitlines():
                names = [n.strip() for n in line.split("=") if n.strip()]
                full = names[0].rstrip("?") if names else ""
                for name in names:
                    alias = name.rstrip("?")
                    entries.append((alias, Known(full, str(kind), _capitals(alias), name.endswith("?"))))
    return Phrases(entries)
