"""The tables of :mod:`gawah.extract.taggers.people`, made ready once for each language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gawah.extract.taggers.lexicon import Phrases, item_keys, items, keys_in, phrases_in, split_keys
from gawah.languages import codes, table
from gawah.model.record import record
from gawah.values.scripts import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@record
class Names:
    """The names of people of all languages together: anyone may be named in any report."""

    given: frozenset[str]
    surnames: frozenset[str]
    weak: frozenset[str]
    """Names that are ordinary words too."""
    particles: frozenset[str]
    known: frozenset[str]
    """Given names and surnames."""
    every: frozenset[str]
    """Given names, surnames and particles together."""
    descent: frozenset[str]
    """Particles between a name and that of a parent, which make a person of any two words."""
    female: frozenset[str]
    male: frozenset[str]


@record
class Tables:
    """What one language puts around names."""

    titles: Phrases[str]
    honorifics: frozenset[str]
    """The words of titles that say nothing of what somebody does."""
    kept_titles: frozenset[str]
    roles: Phrases[str]
    modifiers: Phrases[str]
    links: frozenset[str]
    role_words: frozenset[str]
    """Words of grammar that may stand inside a role ("head of the union and editor")."""
    named: Phrases[str]
    named_only: Phrases[str]
    """Words after which one word is a whole name of a person."""
    named_after: Phrases[str]
    relations: Phrases[str]
    kin: frozenset[str]
    before: frozenset[str]
    verbs: frozenset[str]
    say: frozenset[str]
    say_phrases: Phrases[str]
    place_before: frozenset[str]
    byline: Phrases[str]
    function: frozenset[str]
    ordinary: frozenset[str]
    particles_small: frozenset[str]
    articles: frozenset[str]
    possessives: frozenset[str]
    owners: frozenset[str]
    """Possessive pronouns that may open an apposition: "X, our volunteer"."""
    after: frozenset[str]
    heads: Phrases[str]
    closing: frozenset[str]
    """Words that close a name of two in a script without capitals ("… Allah", "… Bakhsh")."""
    closed_never: frozenset[str]
    place_after: frozenset[str]
    given_prefix: tuple[str, ...]
    definite: tuple[str, ...]
    """How a second name may begin that the lexicon does not know."""
    base: float
    """What two unknown words with capitals weigh: less where all nouns have one."""
    female_titles: frozenset[str]
    male_titles: frozenset[str]
    age_after: re.Pattern[str]
    age_before: re.Pattern[str]
    posts: frozenset[str]
    """What titles and roles begin with."""
    opening: frozenset[str]
    """All names and particles of names, and :attr:`posts`."""
    idle: frozenset[str]
    """Words with which neither a name begins nor what may stand before one."""
    bringing: frozenset[str]
    """What :attr:`named_only`, :attr:`named`, :attr:`relations` and :attr:`byline` end with."""
    leading: frozenset[str]
    """What may stand right before a name in a script without capitals, and shows that it is one."""


_LISTS = ("female", "male", "surnames", "weak", "particles", "descent")


@cache
def names() -> Names:
    """The lexicon of names."""
    sets: dict[str, set[str]] = {f: set() for f in _LISTS}
    for code in codes():
        data = table(code, "names")
        for field, found in sets.items():
            found.update(keys_in(data, field))
    return Names(
        given=frozenset(sets["female"] | sets["male"]),
        surnames=frozenset(sets["surnames"]),
        weak=frozenset(sets["weak"]),
        particles=frozenset(sets["particles"]),
        known=frozenset(sets["female"] | sets["male"] | sets["surnames"]),
        every=frozenset(sets["female"] | sets["male"] | sets["surnames"] | sets["particles"]),
        descent=frozenset(sets["descent"]),
        female=frozenset(sets["female"] - sets["male"]),
        male=frozenset(sets["male"] - sets["female"]),
    )


def _pattern(data: Mapping[str, object], field: str) -> re.Pattern[str]:
    found = data.get(field)
    parts = [str(part) for part in found] if isinstance(found, list) else []
    return re.compile("|".join(f"(?:{part})" for part in parts) or r"(?!)")


def _last_keys(phrases: Iterable[str]) -> frozenset[str]:
    """The words that phrases end with."""
    return frozenset(keys[-1] for keys in map(split_keys, phrases) if keys)


def _heads(code: str) -> Phrases[str]:
    groups = table(code, "bodies").get("heads") or {}
    return Phrases([(phrase, kind) for kind in groups for phrase in items(groups, kind)])


@cache
def tables(code: str) -> Tables:
    """The tables of one language."""
    data, speech = table(code, "names"), table(code, "speech")
    roles = items(data, "roles")
    more = tuple(role + ending for ending in str(data.get("plural") or "").split() for role in roles)
    say = items(speech, "say")
    titles = phrases_in(data, "titles")
    heads = _heads(code)
    before = keys_in(data, "person_before")
    told = Phrases([(role, role) for role in roles + more])
    posts = frozenset(told.first) | titles.first.keys()
    ordinary = keys_in(data, "ordinary") | keys_in(data, "function")
    named = items(data, "named")
    bringing = _last_keys(
        (*named, *(p for f in ("named_only", "relations", "byline") for p in items(data, f)))
    )
    single_heads = {word for word in heads.first if word in heads}
    return Tables(
        titles=titles,
        honorifics=frozenset(" ".join(item_keys(data, "honorifics")).split()),
        kept_titles=item_keys(data, "kept_titles"),
        roles=told,
        modifiers=phrases_in(data, "role_modifiers"),
        links=item_keys(data, "role_links"),
        role_words=item_keys(data, "role_links")
        | item_keys(table(code, "bodies"), "joiners")
        | item_keys(table(code, "bodies"), "articles"),
        named=phrases_in(data, "named"),
        named_only=phrases_in(data, "named_only"),
        named_after=phrases_in(data, "named_after"),
        relations=phrases_in(data, "relations"),
        kin=keys_in(data, "kin"),
        before=before,
        verbs=keys_in(data, "person_verbs"),
        say=frozenset(k[0] for k in map(split_keys, say) if len(k) == 1),
        say_phrases=Phrases([(phrase, phrase) for phrase in say]),
        place_before=item_keys(data, "place_before"),
        byline=phrases_in(data, "byline"),
        function=keys_in(data, "function"),
        ordinary=ordinary,
        particles_small=keys_in(data, "particles_small"),
        articles=item_keys(table(code, "bodies"), "articles"),
        possessives=item_keys(speech, "possessives"),
        owners=keys_in(data, "owners"),
        after=keys_in(data, "after"),
        heads=heads,
        closing=keys_in(data, "closing"),
        closed_never=keys_in(data, "closed_never"),
        place_after=keys_in(data, "place_after"),
        given_prefix=tuple(key(part) for part in items(data, "given_prefix")),
        definite=items(data, "surname_prefix"),
        base=float(data.get("base", 0.3)),
        female_titles=item_keys(data, "female_titles"),
        male_titles=item_keys(data, "male_titles"),
        age_after=_pattern(data, "age_after"),
        age_before=_pattern(data, "age_before"),
        posts=posts,
        opening=names().every | posts,
        idle=(ordinary | single_heads) - names().known - posts,
        bringing=bringing,
        leading=before | _last_keys((*roles, *more, *named)) | {",", "،"},
    )


def gender(name: str, title: str | None, code: str) -> str | None:
    """``female`` or ``male`` where a title or the first known given name tells it, else None.

    It serves to tell whom "she" means, and is written nowhere.
    """
    lex, words = tables(code), names()
    if title is not None:
        folded = key(title)
        if folded in lex.female_titles:
            return "female"
        if folded in lex.male_titles:
            return "male"
    for word in key(name).split():
        if word in words.female or (word in words.descent and word in lex.female_titles):
            return "female"
        if word in words.male:
            return "male"
    return None
